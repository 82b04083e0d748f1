//! Frustration: how far everybody is from being two camps.

mod search;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::Network;
use super::random::Random;
use search::{Part, exact};

/// How many places branch and bound looks at, for each part of the network, before it gives up.
const STEPS: usize = 3_000_000;
/// The largest part on which it is tried.
const LARGEST: usize = 400;
/// How many times a split is improved from another beginning, and how often each is shaken.
const STARTS: usize = 10;
const SHAKES: usize = 100;
/// The seed of both.
const SEED: u64 = 1959;

/// One of two camps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Camp {
    /// The camp of the one with most statements of his part of the network.
    A,
    /// The other.
    B,
}

impl Camp {
    /// The letter used in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Camp::A => "A",
            Camp::B => "B",
        }
    }
}

/// How a split was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By branch and bound: there is none better.
    Exact,
    /// By local search from several beginnings: there may be a better one.
    Heuristic,
}

impl Method {
    /// The word used in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Exact => "exact",
            Method::Heuristic => "heuristic",
        }
    }
}

/// The split into two camps that the fewest statements contradict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frustration {
    /// Whether the split is surely the best.
    pub method: Method,
    /// Net statements in favour between the camps, and against within them.
    pub statements: u64,
    /// All net statements: of each pair the difference of those in favour and those against.
    pub of_statements: u64,
    /// How many pairs these statements are of.
    pub pairs: usize,
    /// How many pairs have a sign.
    pub of_pairs: usize,
    /// These pairs, as places in [`Network::actors`], with their statements in favour less those against: the most first.
    #[serde(skip)]
    pub contradictions: Vec<(usize, usize, i64)>,
    /// Who is in which camp, and in which part of the network; nothing for who has no pair with a sign. Camps of
    /// different parts have nothing to do with each other.
    #[serde(skip)]
    pub camps: Vec<Option<Member>>,
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The part of the network, 1 being the one with most members.
    pub part: usize,
    /// The camp.
    pub camp: Camp,
}

impl Frustration {
    /// The share of net statements that contradict the split; nothing where there are none.
    pub fn share(&self) -> Option<f64> {
        (self.of_statements > 0).then(|| self.statements as f64 / self.of_statements as f64)
    }
}

/// Finds the split into two camps with the least frustration (Harary 1959; Aref and Wilson 2019), pairs weighing as
/// much as their statements in favour and against differ, both directions together.
///
/// Who has one pair only is never frustrated, and is left out until the end. What remains is split part by part: by branch
/// and bound, which ends with the best split or gives up after a fixed number of steps; then local search from several
/// beginnings, shaken again and again, has found the split, and the method says so.
///
/// # Cost
/// Bounded by these numbers: seconds at 2,000 nodes and 20,000 ties. Small networks, and large ones that are nearly
/// balanced, are exact.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, frustration::{self, Camp, Method}}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let split = frustration::of(&network);
/// assert_eq!((split.method, split.statements, split.of_statements), (Method::Exact, 0, 4));
/// let camps: Vec<_> = split.camps.iter().map(|member| member.map(|m| m.camp)).collect();
/// assert_eq!(camps, [Some(Camp::B), Some(Camp::A), Some(Camp::B), None, None]);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Frustration {
    let nodes = network.actors().len();
    let mut neighbors: Vec<Vec<(usize, i64)>> = vec![Vec::new(); nodes];
    let pairs: Vec<(usize, usize, i64)> = network
        .pairs()
        .into_iter()
        .map(|pair| (pair.a, pair.b, pair.statements.net()))
        .filter(|(_, _, net)| *net != 0)
        .collect();
    for &(a, b, net) in &pairs {
        neighbors[a].push((b, net));
        neighbors[b].push((a, net));
    }
    let (core, pendants) = prune(&neighbors);
    let mut side = vec![false; nodes];
    let mut method = Method::Exact;
    let mut random = Random::new(SEED);
    for members in components(&neighbors, |at| core[at]) {
        let part = Part::of(&members, &neighbors);
        let found = part.local(STARTS, SHAKES, &mut random);
        let found = if part.cost(&found) == 0 {
            found
        } else if let Some(best) = (members.len() <= LARGEST).then(|| exact(&part, &found, STEPS)).flatten() {
            best
        } else {
            method = Method::Heuristic;
            found
        };
        members.iter().zip(found).for_each(|(&at, found)| side[at] = found);
    }
    for Pendant { at, only, net } in pendants.into_iter().rev() {
        side[at] = side[only] != (net < 0);
    }
    let weight = |pair: &(usize, usize, i64)| pair.2.unsigned_abs();
    let mut contradictions = pairs.clone();
    contradictions.retain(|(a, b, net)| (side[*a] == side[*b]) == (*net < 0));
    contradictions.sort_by_key(|pair| Reverse(weight(pair)));
    Frustration {
        method,
        statements: contradictions.iter().map(weight).sum(),
        of_statements: pairs.iter().map(weight).sum(),
        pairs: contradictions.len(),
        of_pairs: pairs.len(),
        contradictions,
        camps: named(&neighbors, &side),
    }
}

/// Somebody with one neighbour left, and their net statements.
struct Pendant {
    at: usize,
    only: usize,
    net: i64,
}

/// Who is left when everybody with one neighbour goes, again and again; and those who go, in this order, with that
/// neighbour, if any was left.
fn prune(neighbors: &[Vec<(usize, i64)>]) -> (Vec<bool>, Vec<Pendant>) {
    let mut left: Vec<usize> = neighbors.iter().map(Vec::len).collect();
    let mut core: Vec<bool> = left.iter().map(|&left| left > 0).collect();
    let mut gone = Vec::new();
    let mut next: Vec<usize> = (0..left.len()).rev().filter(|&at| left[at] == 1).collect();
    while let Some(at) = next.pop() {
        // The last two of a tree go together: the one that is asked second has nobody left.
        core[at] = false;
        if let Some(&(only, net)) = neighbors[at].iter().find(|(other, _)| core[*other]) {
            gone.push(Pendant { at, only, net });
            left[only] -= 1;
            if left[only] == 1 {
                next.push(only);
            }
        }
    }
    (core, gone)
}

/// Those of the network that hang together, each sorted.
fn components(neighbors: &[Vec<(usize, i64)>], within: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut seen = vec![false; neighbors.len()];
    let mut parts = Vec::new();
    for first in 0..neighbors.len() {
        if seen[first] || !within(first) {
            continue;
        }
        seen[first] = true;
        let mut part = vec![first];
        let mut next = 0;
        while let Some(&at) = part.get(next) {
            next += 1;
            for &(other, _) in &neighbors[at] {
                if within(other) && !std::mem::replace(&mut seen[other], true) {
                    part.push(other);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Sides as camps.
fn named(neighbors: &[Vec<(usize, i64)>], side: &[bool]) -> Vec<Option<Member>> {
    let weight = |at: usize| neighbors[at].iter().map(|(_, net)| net.abs()).sum::<i64>();
    let mut parts = components(neighbors, |at| !neighbors[at].is_empty());
    parts.sort_by_key(|part| Reverse(part.len()));
    let mut camps: BTreeMap<usize, Member> = BTreeMap::new();
    for (n, part) in parts.iter().enumerate() {
        let heaviest = part.iter().copied().max_by_key(|&at| (weight(at), Reverse(at)));
        for &at in part {
            let camp = if heaviest.is_some_and(|first| side[first] == side[at]) { Camp::A } else { Camp::B };
            camps.insert(at, Member { part: n + 1, camp });
        }
    }
    (0..neighbors.len()).map(|at| camps.get(&at).copied()).collect()
}
