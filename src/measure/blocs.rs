//! Blocs: camps, as many as there are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Network;
use super::communities::{Against, Level, members};
use super::frustration::Frustration;

/// Groups of those who take or receive a side, friends within and enemies between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Blocs {
    /// Net statements in favour between blocs, and against within them.
    pub statements: u64,
    /// All net statements: of each pair the difference of those in favour and those against.
    pub of_statements: u64,
    /// Their members' places in [`Network::actors`]: larger blocs first.
    #[serde(skip)]
    pub members: Vec<Vec<usize>>,
}

/// Finds the division into blocs, however many, that few net statements contradict: balance in the sense of Davis (1967),
/// who lets the enemy of an enemy be an enemy, too; Doreian and Mrvar (1996) divide so. The search is that of
/// [`communities::of`](super::communities::of), without what chance lets expect; it begins with the best split into two
/// camps, too, than which the blocs are never worse. Whoever has no friend is a bloc alone.
///
/// # Cost
/// As there.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, blocs, frustration}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let found = blocs::of(&network, &frustration::of(&network));
/// let sizes: Vec<_> = found.members.iter().map(Vec::len).collect();
/// assert_eq!((sizes, found.statements), (vec![2, 1], 0));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network, split: &Frustration) -> Blocs {
    let pairs = network.pairs();
    let contradict = |groups: &[usize]| {
        let wrong =
            pairs.iter().filter(|pair| (groups[pair.a] == groups[pair.b]) == (pair.statements.net() < 0));
        wrong.map(|pair| pair.statements.net().unsigned_abs()).sum::<u64>()
    };
    let level = Level::of(network.actors().len(), &pairs, Against::Nothing);
    // A camp goes by the place of its first member.
    let mut firsts = BTreeMap::new();
    let camps = split.camps.iter().enumerate().map(|(at, member)| match member {
        Some(member) => *firsts.entry((member.part, member.camp)).or_insert(at),
        None => at,
    });
    let (groups, _) = level.best(Some(camps.collect()), |groups| -(contradict(groups) as f64));
    Blocs {
        statements: contradict(&groups),
        of_statements: pairs.iter().map(|pair| pair.statements.net().unsigned_abs()).sum(),
        members: members(network, &groups),
    }
}
