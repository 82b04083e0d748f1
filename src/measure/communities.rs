//! Communities: groups whose members favour each other more, and take sides against each other less, than their
//! statements in all would let expect.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::random::Random;
use super::{Network, Pair};

/// Which method it is, as outputs name it.
pub const METHOD: &str =
    "signed modularity (Gómez, Jensen and Arenas 2009), maximised as by Blondel et al. 2008";

/// What a move must gain to be made.
const GAIN: f64 = 1e-10;
/// The seed of the orders in which nodes are gone through.
const SEED: u64 = 2009;

/// Groups of those who take or receive a side.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Communities {
    /// The signed modularity of these groups; nothing where nobody takes a side.
    pub modularity: Option<f64>,
    /// Their members' places in [`Network::actors`]: larger groups first.
    #[serde(skip)]
    pub members: Vec<Vec<usize>>,
}

/// Finds groups of high signed modularity (Gómez, Jensen and Arenas 2009),
///
/// Q = Σ [(w⁺ab − w⁻ab) − (s⁺a s⁺b / 2w⁺ − s⁻a s⁻b / 2w⁻)] / (2w⁺ + 2w⁻)
///
/// over all ordered a, b of one group: w⁺ab are the statements in favour between a and b, both directions together, s⁺a
/// all those of a, w⁺ all there are; w⁻ and s⁻ those against. As Blondel, Guillaume, Lambiotte and Lefebvre (2008)
/// do, nodes move to the group that gains most as long as any gains, then groups move as nodes did. Nodes are gone
/// through by id, then in up to twenty other orders of a fixed seed; the best result counts. It is a good division, not
/// surely the best.
///
/// # Cost
/// Nodes × groups for each round, since two may belong together who have the same enemies and no tie; a second at 2,000
/// nodes.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, communities}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let found = communities::of(&network);
/// let names = |group: &Vec<usize>| group.iter().map(|&at| network.actors()[at].label.clone()).collect::<Vec<_>>();
/// assert_eq!(names(&found.members[0]), ["North Vietnam", "Kim Il Sung"]);
/// assert_eq!(names(&found.members[1]), ["United States"]);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Communities {
    let pairs = network.pairs();
    if pairs.is_empty() {
        return Communities::default();
    }
    let level = Level::of(network.actors().len(), &pairs, Against::Chance);
    let (groups, value) = level.best(None, |groups| modularity(&pairs, groups));
    Communities { modularity: Some(value), members: members(network, &groups) }
}

/// The members of each group who take part, larger groups first.
pub(super) fn members(network: &Network, groups: &[usize]) -> Vec<Vec<usize>> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, part) in network.takes_part().into_iter().enumerate() {
        if part {
            members.entry(groups[at]).or_default().push(at);
        }
    }
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    members.sort_by(|a, b| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
    members
}

/// The signed modularity of a division: to each node its group.
fn modularity(pairs: &[Pair], groups: &[usize]) -> f64 {
    let (mut inside, mut all) = ([0.0; 2], [0.0; 2]);
    let mut strengths: BTreeMap<usize, [f64; 2]> = BTreeMap::new();
    for pair in pairs {
        let (a, b) = (groups[pair.a], groups[pair.b]);
        for (sign, count) in [pair.statements.positive, pair.statements.negative].into_iter().enumerate() {
            let count = count as f64;
            all[sign] += 2.0 * count;
            inside[sign] += if a == b { 2.0 * count } else { 0.0 };
            strengths.entry(a).or_default()[sign] += count;
            strengths.entry(b).or_default()[sign] += count;
        }
    }
    let expected = |sign: usize| match all[sign] {
        0.0 => 0.0,
        all => strengths.values().map(|s| s[sign] * s[sign]).sum::<f64>() / all,
    };
    (inside[0] - inside[1] - expected(0) + expected(1)) / (all[0] + all[1])
}

/// What the statements within groups are compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Against {
    /// What chance lets expect of those who make and receive as many.
    Chance,
    /// Nothing: they count as they are.
    Nothing,
}

/// A graph whose nodes are single entities, or groups of the level before.
#[derive(Clone)]
pub(super) struct Level {
    nodes: Vec<Item>,
    against: Against,
    /// All strengths by sign.
    all: [f64; 2],
}

#[derive(Clone, Default)]
struct Item {
    /// Others, with statements in favour less against.
    others: Vec<(usize, f64)>,
    /// All statements by sign, those within counted twice.
    strength: [f64; 2],
}

impl Level {
    pub fn of(nodes: usize, pairs: &[Pair], against: Against) -> Level {
        let mut level = Level { nodes: vec![Item::default(); nodes], against, all: [0.0; 2] };
        for Pair { a, b, statements } in pairs {
            for (one, other) in [(*a, *b), (*b, *a)] {
                let item = &mut level.nodes[one];
                item.others.push((other, statements.net() as f64));
                for (sign, count) in [statements.positive, statements.negative].into_iter().enumerate() {
                    item.strength[sign] += count as f64;
                    level.all[sign] += count as f64;
                }
            }
        }
        level
    }

    /// The best division of several, with its value: nodes in the order of their places, then in others.
    /// `first` is where the search begins once, beside groups of one member.
    pub fn best(&self, first: Option<Vec<usize>>, value: impl Fn(&[usize]) -> f64) -> (Vec<usize>, f64) {
        let mut random = Random::new(SEED);
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        let starts = (10_000 / order.len().max(1)).clamp(2, 21);
        let mut best: Option<(Vec<usize>, f64)> = None;
        let alone = std::iter::repeat_n(order.clone(), starts);
        for start in first.into_iter().chain(alone) {
            let groups = self.clone().communities(&order, start, &mut random);
            let value = value(&groups);
            if best.as_ref().is_none_or(|(_, highest)| value > highest + GAIN) {
                best = Some((groups, value));
            }
            random.shuffle(&mut order);
        }
        best.unwrap_or_default()
    }

    /// To each node of this level its group at the end.
    fn communities(mut self, order: &[usize], mut start: Vec<usize>, random: &mut Random) -> Vec<usize> {
        let mut groups: Vec<usize> = (0..self.nodes.len()).collect();
        let mut order = order.to_vec();
        loop {
            let (moved, count) = self.settle(&order, start);
            groups.iter_mut().for_each(|group| *group = moved[*group]);
            if count == self.nodes.len() {
                return groups;
            }
            self = self.joined(&moved, count);
            start = (0..count).collect();
            order.clone_from(&start);
            random.shuffle(&mut order);
        }
    }

    /// Moves nodes between groups until none gains. Gives to each its group, numbered without gaps, and how many there
    /// are.
    fn settle(&self, order: &[usize], mut group: Vec<usize>) -> (Vec<usize>, usize) {
        let n = self.nodes.len();
        let (mut strength, mut size) = (vec![[0.0; 2]; n], vec![0_usize; n]);
        for (item, &group) in self.nodes.iter().zip(&group) {
            strength[group].iter_mut().zip(item.strength).for_each(|(sum, own)| *sum += own);
            size[group] += 1;
        }
        let mut linked = vec![0.0; n];
        let mut near = Vec::new();
        let mut moved = true;
        while std::mem::take(&mut moved) {
            // Groups that somebody is in, and one that is empty, if any is.
            let mut open: Vec<usize> = (0..n).filter(|&g| size[g] > 0).collect();
            let mut empty = (0..n).find(|&g| size[g] == 0);
            open.extend(empty);
            for &at in order {
                let item = &self.nodes[at];
                if item.strength == [0.0; 2] {
                    continue;
                }
                let from = group[at];
                item.others.iter().for_each(|(other, net)| linked[group[*other]] += net);
                strength[from].iter_mut().zip(item.strength).for_each(|(sum, own)| *sum -= own);
                let gain = |to: usize| linked[to] - self.expected(item.strength, strength[to]);
                let (mut best, mut most) = (from, gain(from) + GAIN);
                // Chance may join those without a tie; else only friends and an empty group are worth a look.
                let near: &[usize] = match self.against {
                    Against::Chance => &open,
                    Against::Nothing => {
                        near.clear();
                        near.extend(
                            item.others.iter().filter(|(_, net)| *net > 0.0).map(|(other, _)| group[*other]),
                        );
                        near.extend(empty);
                        &near
                    }
                };
                for &to in near {
                    let gain = gain(to);
                    if gain > most {
                        (best, most) = (to, gain + GAIN);
                    }
                }
                strength[best].iter_mut().zip(item.strength).for_each(|(sum, own)| *sum += own);
                item.others.iter().for_each(|(other, _)| linked[group[*other]] = 0.0);
                if best != from {
                    size[from] -= 1;
                    size[best] += 1;
                    group[at] = best;
                    moved = true;
                    if size[from] == 0 {
                        empty = Some(from);
                    } else if size[best] == 1 {
                        empty = (0..n).find(|&g| size[g] == 0);
                        open.extend(empty);
                    }
                }
            }
        }
        let mut numbers = vec![usize::MAX; n];
        let mut count = 0;
        for group in &mut group {
            let number = &mut numbers[*group];
            if *number == usize::MAX {
                *number = count;
                count += 1;
            }
            *group = *number;
        }
        (group, count)
    }

    /// What chance lets expect between two, in favour less against.
    fn expected(&self, a: [f64; 2], b: [f64; 2]) -> f64 {
        if self.against == Against::Nothing {
            return 0.0;
        }
        let of = |sign: usize| if self.all[sign] > 0.0 { a[sign] * b[sign] / self.all[sign] } else { 0.0 };
        of(0) - of(1)
    }

    /// The level whose nodes are these groups.
    fn joined(&self, group: &[usize], count: usize) -> Level {
        let mut nodes = vec![Item::default(); count];
        let mut sums: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (at, item) in self.nodes.iter().enumerate() {
            nodes[group[at]].strength.iter_mut().zip(item.strength).for_each(|(sum, own)| *sum += own);
            for (other, net) in item.others.iter().filter(|(other, _)| group[*other] != group[at]) {
                *sums.entry((group[at], group[*other])).or_default() += net;
            }
        }
        for ((a, b), net) in sums {
            nodes[a].others.push((b, net));
        }
        Level { nodes, ..*self }
    }
}
