//! The two searches for the best split of one part of the network.

use std::collections::BTreeMap;

use super::Random;

/// A part that hangs together, its members numbered anew.
pub(super) struct Part {
    /// To each its neighbours, with statements in favour less against.
    neighbors: Vec<Vec<(usize, i64)>>,
}

impl Part {
    pub fn of(members: &[usize], neighbors: &[Vec<(usize, i64)>]) -> Part {
        let at: BTreeMap<usize, usize> = members.iter().enumerate().map(|(n, &at)| (at, n)).collect();
        let row = |old: &usize| {
            neighbors[*old].iter().filter_map(|(other, net)| Some((*at.get(other)?, *net))).collect()
        };
        Part { neighbors: members.iter().map(row).collect() }
    }

    /// The statements that contradict a split.
    pub fn cost(&self, side: &[bool]) -> i64 {
        let against = |at: usize| self.frustrated(side, at);
        (0..side.len()).map(against).sum::<i64>() / 2
    }

    /// The statements at one member that contradict a split.
    fn frustrated(&self, side: &[bool], at: usize) -> i64 {
        let wrong = |(other, net): &&(usize, i64)| (side[at] == side[*other]) == (*net < 0);
        self.neighbors[at].iter().filter(wrong).map(|(_, net)| net.abs()).sum()
    }

    /// A good split: from the strongest ties first and then from chance beginnings, members change sides as long as that
    /// helps; then some are moved at random and the search goes on from there, if that is no worse.
    pub fn local(&self, starts: usize, shakes: usize, random: &mut Random) -> Vec<bool> {
        let n = self.neighbors.len();
        let mut best = self.along_strongest();
        self.improve(&mut best, (0..n).collect());
        let mut lowest = self.cost(&best);
        for start in 0..starts {
            let mut side =
                if start == 0 { best.clone() } else { (0..n).map(|_| random.below(2) == 1).collect() };
            self.improve(&mut side, (0..n).collect());
            let mut cost = self.cost(&side);
            for _ in 0..shakes {
                if cost == 0 {
                    break;
                }
                let mut shaken = side.clone();
                let moved: Vec<usize> = (0..2 + random.below(2 + n / 20)).map(|_| random.below(n)).collect();
                moved.iter().for_each(|&at| shaken[at] = !shaken[at]);
                self.improve(&mut shaken, moved);
                let new = self.cost(&shaken);
                if new <= cost {
                    (side, cost) = (shaken, new);
                }
            }
            if cost < lowest {
                (best, lowest) = (side, cost);
            }
        }
        best
    }

    /// The split that the strongest ties ask for, as far as they do not contradict each other: those of a heaviest
    /// spanning tree.
    fn along_strongest(&self) -> Vec<bool> {
        let n = self.neighbors.len();
        let mut side = vec![false; n];
        let mut reached = vec![false; n];
        // How firmly each hangs on those reached, and the side that this asks for.
        let mut pull: Vec<(i64, bool)> = vec![(0, false); n];
        for _ in 0..n {
            let open = (0..n).filter(|&at| !reached[at]);
            let Some(at) = open.max_by_key(|&at| (pull[at].0, std::cmp::Reverse(at))) else { break };
            reached[at] = true;
            side[at] = pull[at].1;
            for &(other, net) in &self.neighbors[at] {
                if !reached[other] && net.abs() > pull[other].0 {
                    pull[other] = (net.abs(), side[at] != (net < 0));
                }
            }
        }
        side
    }

    /// Lets members change sides one by one until it helps no more.
    fn improve(&self, side: &mut [bool], mut open: Vec<usize>) {
        let mut waits = vec![false; side.len()];
        open.iter().for_each(|&at| waits[at] = true);
        while let Some(at) = open.pop() {
            waits[at] = false;
            let all: i64 = self.neighbors[at].iter().map(|(_, net)| net.abs()).sum();
            if 2 * self.frustrated(side, at) > all {
                side[at] = !side[at];
                for &(other, _) in &self.neighbors[at] {
                    if !std::mem::replace(&mut waits[other], true) {
                        open.push(other);
                    }
                }
            }
        }
    }
}

/// The best split by branch and bound, `found` being one that is known; nothing if `steps` do not suffice.
///
/// Members are placed one after the other. What is still to come costs at least what each of them must pay towards those
/// placed, and what the best split of them alone costs, which was found before by the same search: "Russian dolls"
/// (Verfaillie, Lemaître and Schiex 1996).
pub(super) fn exact(part: &Part, found: &[bool], steps: usize) -> Option<Vec<bool>> {
    let order = part.order();
    let n = order.len();
    let mut place = vec![0; n];
    order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
    let behind = |(new, &old): (usize, &usize)| {
        let later = part.neighbors[old].iter().map(|(other, net)| (place[*other], *net));
        later.filter(|(other, _)| *other > new).collect::<Vec<_>>()
    };
    let behind: Vec<Vec<(usize, i64)>> = order.iter().enumerate().map(behind).collect();
    let known: Vec<bool> = order.iter().map(|&old| found[old]).collect();
    let mut of_known = 0;
    let mut search = Search {
        behind: &behind,
        alone: vec![0; n + 1],
        due: vec![[0; 2]; n],
        side: known.clone(),
        best: known.clone(),
        limit: 0,
        left: steps,
    };
    for first in (0..n).rev() {
        // Two splits are known to be possible: that of those behind with this one on the better side, and `found`.
        let pull = |side: &[bool]| {
            behind[first].iter().map(|(other, net)| if side[*other] { -net } else { *net }).sum::<i64>()
        };
        let all: i64 = behind[first].iter().map(|(_, net)| net.abs()).sum();
        let toward = pull(&search.side);
        search.side[first] = toward < 0;
        search.limit = search.alone[first + 1] + (all - toward.abs()) / 2;
        of_known += (all - if known[first] { -pull(&known) } else { pull(&known) }) / 2;
        if of_known < search.limit {
            search.limit = of_known;
            search.side.clone_from(&known);
        }
        search.best.clone_from(&search.side);
        search.from(first, first, 0, 0)?;
        search.side.clone_from(&search.best);
        search.alone[first] = search.limit;
    }
    Some(place.into_iter().map(|new| search.best[new]).collect())
}

impl Part {
    /// The order in which members are placed: always the one that hangs most on those before.
    fn order(&self) -> Vec<usize> {
        let n = self.neighbors.len();
        let mut pull: Vec<i64> = vec![0; n];
        let weight: Vec<i64> =
            self.neighbors.iter().map(|of| of.iter().map(|(_, net)| net.abs()).sum()).collect();
        let mut placed = vec![false; n];
        let mut order = Vec::with_capacity(n);
        for _ in 0..n {
            let open = (0..n).filter(|&at| !placed[at]);
            let Some(at) = open.max_by_key(|&at| (pull[at], weight[at], std::cmp::Reverse(at))) else {
                break;
            };
            placed[at] = true;
            order.push(at);
            self.neighbors[at].iter().for_each(|(other, net)| pull[*other] += net.abs());
        }
        order
    }
}

struct Search<'p> {
    /// To each its neighbours that are placed later.
    behind: &'p [Vec<(usize, i64)>],
    /// What the best split of these and all later members costs.
    alone: Vec<i64>,
    /// What each must pay towards those placed, on either side.
    due: Vec<[i64; 2]>,
    side: Vec<bool>,
    /// The best split so far, and what it costs.
    best: Vec<bool>,
    limit: i64,
    /// How many steps are left.
    left: usize,
}

impl Search<'_> {
    /// Places the member `at` and all later ones; those since `first` have cost `spent`, and the later ones owe them
    /// `owed` at least. Nothing if the steps are used up.
    fn from(&mut self, first: usize, at: usize, spent: i64, owed: i64) -> Option<()> {
        let Some(due) = self.due.get(at).copied() else {
            self.limit = spent;
            self.best.clone_from(&self.side);
            return Some(());
        };
        self.left = self.left.checked_sub(1)?;
        let owed = owed - due[0].min(due[1]);
        let cheaper = due[1] < due[0];
        for side in [cheaper, !cheaper] {
            // The first can be on either side, which is the same split.
            if at == first && side != cheaper {
                break;
            }
            let spent = spent + due[usize::from(side)];
            if spent + owed + self.alone[at + 1] >= self.limit {
                continue;
            }
            self.side[at] = side;
            let more = self.pay(at, side, 1);
            if spent + owed + more + self.alone[at + 1] < self.limit {
                self.from(first, at + 1, spent, owed + more)?;
            }
            self.pay(at, side, -1);
        }
        Some(())
    }

    /// Adds what those behind owe to `at` on this side, or takes it away. Gives how much more they owe at least.
    fn pay(&mut self, at: usize, side: bool, times: i64) -> i64 {
        let behind = self.behind;
        let mut more = 0;
        for &(other, net) in &behind[at] {
            let due = &mut self.due[other];
            let before = due[0].min(due[1]);
            // Friends pay on the other side, enemies on the same.
            due[usize::from(side == (net < 0))] += times * net.abs();
            more += due[0].min(due[1]) - before;
        }
        more
    }
}
