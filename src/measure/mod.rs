//! Measures of the signed directed graph. **Takes** a [`Graph`](crate::graph::Graph), or statements with their dates.
//! **Gives** [`Measures`], for everything together and slice by slice. **Never** lets chance in: every draw has a fixed
//! seed, and sums are made in one order.
//!
//! Definitions, sources and what each measure is good for stand in `docs/measures.md`.

pub mod balance;
pub mod between;
pub mod blocs;
pub mod communities;
pub mod frustration;
pub mod likeness;
mod network;
mod random;
pub mod rank;
pub mod shifts;
mod slices;
pub mod strength;
#[cfg(test)]
pub(crate) mod tests;

use serde::Serialize;

use crate::entity::EntityId;
use balance::Balance;
use blocs::Blocs;
use frustration::{Camp, Frustration};
use likeness::Likeness;
pub use network::{Actor, BySign, Network, Pair, Tie};
pub use slices::{Options, Report, Slice, Timeline, Unit};
use strength::Strength;

/// Everything that is measured of one network.
///
/// ```
/// use demarche::{graph::Graph, measure::{Measures, Network}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
/// let measures = Measures::of(&Network::of(&graph));
/// let kim = measures.nodes.iter().find(|node| node.actor.id.name() == "kim-il-sung").unwrap();
/// assert_eq!((kim.given.statements.negative, kim.given.counterparts.negative), (2, 1));
/// assert_eq!(measures.balance.balanced, Some(1.0));
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measures {
    /// All statements, but for those of somebody about himself.
    pub statements: BySign,
    /// The statements of somebody about himself.
    pub to_self: usize,
    /// Everybody, sorted by id.
    pub nodes: Vec<NodeMeasures>,
    /// The sums of statements by holder and target, sorted.
    pub ties: Vec<TieMeasures>,
    /// The groups found.
    pub communities: Grouping,
    /// The blocs found.
    pub blocs: BlocsOf,
    /// The triads.
    pub balance: Balance,
    /// The best split into two camps.
    pub frustration: Frustration,
    /// The pairs that contradict this split, the most first.
    pub contradictions: Vec<Contradiction>,
    /// Who takes the same sides, sorted by ids.
    pub likeness: Vec<LikenessOf>,
}

/// What is measured of one entity. What concerns the signed graph is null for who neither takes nor receives a side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NodeMeasures {
    /// Who it is.
    #[serde(flatten)]
    pub actor: Actor,
    /// What he says of others.
    pub given: Strength,
    /// What others say of him.
    pub received: Strength,
    /// See [`between::of`].
    pub betweenness: Option<f64>,
    /// See [`rank::of`].
    pub pagerank: Option<f64>,
    /// The number of his group, 1 being the largest.
    pub community: Option<usize>,
    /// The number of his bloc, 1 being the largest.
    pub bloc: Option<usize>,
    /// The number of his part of the network, 1 being the largest; null without a pair that has a sign.
    pub part: Option<usize>,
    /// His camp in this part.
    pub camp: Option<Camp>,
}

/// All statements of one holder toward one target.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TieMeasures {
    /// Who has the attitude.
    pub holder: EntityId,
    /// Who receives it.
    pub target: EntityId,
    /// How many statements, by sign.
    #[serde(flatten)]
    pub statements: BySign,
}

/// The groups, and how well they divide the network.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grouping {
    /// Which method it is.
    pub method: &'static str,
    /// The signed modularity; null where nobody takes a side.
    pub modularity: Option<f64>,
    /// The members' ids, sorted: larger groups first.
    pub members: Vec<Vec<EntityId>>,
}

/// The blocs, and what contradicts them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlocsOf {
    /// What contradicts them.
    #[serde(flatten)]
    pub blocs: Blocs,
    /// The members' ids, sorted: larger blocs first.
    pub members: Vec<Vec<EntityId>>,
}

/// Friends in different camps, or enemies in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The first by id.
    pub a: EntityId,
    /// The second.
    pub b: EntityId,
    /// Their statements in favour less those against, both directions together.
    pub net: i64,
}

/// How alike two are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LikenessOf {
    /// The first by id.
    pub a: EntityId,
    /// The second.
    pub b: EntityId,
    /// How alike.
    #[serde(flatten)]
    pub likeness: Likeness,
}

impl Measures {
    /// Measures a network.
    ///
    /// # Cost
    /// That of each measure; seconds at 2,000 nodes and 20,000 ties.
    ///
    /// # Example
    /// ```
    /// use demarche::measure::{Measures, Network};
    /// let nothing = Measures::of(&Network::default());
    /// assert!(nothing.nodes.is_empty() && nothing.balance.balanced.is_none());
    /// ```
    pub fn of(network: &Network) -> Measures {
        let id = |at: usize| network.actors()[at].id.clone();
        let communities = communities::of(network);
        let frustration = frustration::of(network);
        let blocs = blocs::of(network, &frustration);
        let ids =
            |groups: &[Vec<usize>]| groups.iter().map(|of| of.iter().map(|&at| id(at)).collect()).collect();
        let number = |groups: &[Vec<usize>]| {
            let mut number = vec![None; network.actors().len()];
            for (n, members) in groups.iter().enumerate() {
                members.iter().for_each(|&at| number[at] = Some(n + 1));
            }
            number
        };
        let (community, bloc) = (number(&communities.members), number(&blocs.members));
        let strengths = strength::of(network);
        let (between, rank) = (between::of(network), rank::of(network));
        let node = |(at, actor): (usize, &Actor)| NodeMeasures {
            actor: actor.clone(),
            given: strengths[at].0,
            received: strengths[at].1,
            betweenness: between[at],
            pagerank: rank[at],
            community: community[at],
            bloc: bloc[at],
            part: frustration.camps[at].map(|member| member.part),
            camp: frustration.camps[at].map(|member| member.camp),
        };
        Measures {
            statements: network.statements(),
            to_self: network.to_self(),
            nodes: network.actors().iter().enumerate().map(node).collect(),
            ties: network
                .ties()
                .iter()
                .map(|tie| TieMeasures {
                    holder: id(tie.holder),
                    target: id(tie.target),
                    statements: tie.statements,
                })
                .collect(),
            communities: Grouping {
                method: communities::METHOD,
                modularity: communities.modularity,
                members: ids(&communities.members),
            },
            blocs: BlocsOf { members: ids(&blocs.members), blocs },
            balance: balance::of(network),
            likeness: likeness::of(network)
                .into_iter()
                .map(|likeness| LikenessOf { a: id(likeness.a), b: id(likeness.b), likeness })
                .collect(),
            contradictions: frustration
                .contradictions
                .iter()
                .map(|&(a, b, net)| Contradiction { a: id(a), b: id(b), net })
                .collect(),
            frustration,
        }
    }
}
