//! The signed directed graph that everything is measured on.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::entity::{EntityId, Kind};
use crate::graph::{Graph, UNKNOWN};

/// Numbers by sign: of statements, or of counterparts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct BySign {
    /// In favour.
    pub positive: usize,
    /// Without a side: bare mentions, and urging.
    pub neutral: usize,
    /// Against.
    pub negative: usize,
}

impl BySign {
    /// Those that take a side.
    pub fn sided(self) -> usize {
        self.positive + self.negative
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.sided() + self.neutral
    }

    /// In favour less against.
    ///
    /// ```
    /// use demarche::measure::BySign;
    /// assert_eq!(BySign { positive: 2, neutral: 9, negative: 5 }.net(), -3);
    /// ```
    pub fn net(self) -> i64 {
        self.positive as i64 - self.negative as i64
    }

    /// From −1, all against, to +1, all in favour; nothing where no side is taken.
    ///
    /// ```
    /// use demarche::measure::BySign;
    /// assert_eq!(BySign { positive: 3, neutral: 9, negative: 1 }.mean(), Some(0.5));
    /// assert_eq!(BySign::default().mean(), None);
    /// ```
    pub fn mean(self) -> Option<f64> {
        (self.sided() > 0).then(|| self.net() as f64 / self.sided() as f64)
    }

    pub(super) fn add(&mut self, other: BySign) {
        self.positive += other.positive;
        self.neutral += other.neutral;
        self.negative += other.negative;
    }
}

/// Somebody who takes a stance or receives one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// The entity's id.
    pub id: EntityId,
    /// Its kind.
    pub kind: Kind,
    /// Its usual name.
    pub label: String,
}

/// All statements of one holder toward one target. Holder and target are places in [`Network::actors`], always within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Who has the attitude.
    pub holder: usize,
    /// Who receives it.
    pub target: usize,
    /// How many statements.
    pub statements: BySign,
}

/// Two that take a side toward each other, or one toward the other: both directions together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The first by id.
    pub a: usize,
    /// The second.
    pub b: usize,
    /// How many statements.
    pub statements: BySign,
}

/// Entities and the sums of statements between them, by holder, target and polarity.
///
/// Left out are entities toward which nobody says anything and that say nothing, what somebody says of himself
/// (counted), and `unknown`, which is many.
///
/// ```
/// use demarche::{graph::Graph, measure::Network};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
/// let network = Network::of(&graph);
/// assert_eq!((network.actors().len(), network.ties().len()), (5, 5));
/// assert_eq!(network.statements().sided(), 4);
/// assert_eq!(network.pairs().len(), 3);
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    actors: Vec<Actor>,
    ties: Vec<Tie>,
    to_self: usize,
}

impl Network {
    /// The network of a graph.
    pub fn of(graph: &Graph) -> Network {
        Network::sum(std::slice::from_ref(graph))
    }

    /// The network of several graphs together, such as those of several months.
    ///
    /// ```
    /// # use demarche::{graph::Graph, measure::Network};
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// assert_eq!(Network::sum([&graph, &graph]).statements().sided(), 8);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn sum<'g>(graphs: impl IntoIterator<Item = &'g Graph> + Clone) -> Network {
        let mut sums: BTreeMap<(&EntityId, &EntityId), BySign> = BTreeMap::new();
        let mut to_self = 0;
        for edge in graphs.clone().into_iter().flat_map(Graph::edges) {
            if edge.source == edge.target {
                to_self += edge.count;
            } else if edge.source.as_str() != UNKNOWN && edge.target.as_str() != UNKNOWN {
                let sum = sums.entry((&edge.source, &edge.target)).or_default();
                match edge.polarity {
                    1.. => sum.positive += edge.count,
                    0 => sum.neutral += edge.count,
                    _ => sum.negative += edge.count,
                }
            }
        }
        let ids: BTreeSet<&EntityId> = sums.keys().flat_map(|(a, b)| [*a, *b]).collect();
        let at: BTreeMap<&EntityId, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let node = |id: &EntityId| graphs.clone().into_iter().find_map(|graph| graph.node(id.as_str()));
        let actor = |id: &EntityId| match node(id) {
            Some(node) => Actor { id: id.clone(), kind: node.kind, label: node.label.clone() },
            None => {
                let kind = id.kind().unwrap_or(Kind::Organization);
                Actor { id: id.clone(), kind, label: id.name().to_owned() }
            }
        };
        let place = |id: &EntityId| at.get(id).copied().unwrap_or_default();
        let tie = |((holder, target), statements): (&(&EntityId, &EntityId), &BySign)| Tie {
            holder: place(holder),
            target: place(target),
            statements: *statements,
        };
        Network {
            actors: ids.iter().map(|id| actor(id)).collect(),
            ties: sums.iter().map(tie).collect(),
            to_self,
        }
    }

    /// The network with the ties on which at least so many statements take a side, and with its neutral ties.
    #[must_use]
    pub fn with_min_count(mut self, count: usize) -> Network {
        self.ties.retain(|tie| tie.statements.sided() >= count || tie.statements.sided() == 0);
        let mut touched = vec![false; self.actors.len()];
        for tie in &self.ties {
            touched[tie.holder] = true;
            touched[tie.target] = true;
        }
        // Where those stand now who stay.
        let mut place = Vec::with_capacity(touched.len());
        let mut next = 0;
        for stays in &touched {
            place.push(next);
            next += usize::from(*stays);
        }
        for tie in &mut self.ties {
            (tie.holder, tie.target) = (place[tie.holder], place[tie.target]);
        }
        let mut stays = touched.into_iter();
        self.actors.retain(|_| stays.next().unwrap_or_default());
        self
    }

    /// Who is in it, sorted by id.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// The ties, sorted by holder and target.
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// How many statements somebody makes of himself; they are in no tie.
    pub fn to_self(&self) -> usize {
        self.to_self
    }

    /// All statements of all ties.
    pub fn statements(&self) -> BySign {
        let mut all = BySign::default();
        self.ties.iter().for_each(|tie| all.add(tie.statements));
        all
    }

    /// The ties on which a side is taken.
    pub fn sided(&self) -> impl Iterator<Item = &Tie> {
        self.ties.iter().filter(|tie| tie.statements.sided() > 0)
    }

    /// Who takes a side or receives one: the nodes of the signed graph.
    pub fn takes_part(&self) -> Vec<bool> {
        let mut part = vec![false; self.actors.len()];
        for tie in self.sided() {
            part[tie.holder] = true;
            part[tie.target] = true;
        }
        part
    }

    /// Everybody between whom a side is taken, both directions together, sorted.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs: BTreeMap<(usize, usize), BySign> = BTreeMap::new();
        for tie in self.sided() {
            let key = (tie.holder.min(tie.target), tie.holder.max(tie.target));
            pairs.entry(key).or_default().add(tie.statements);
        }
        pairs.into_iter().map(|((a, b), statements)| Pair { a, b, statements }).collect()
    }

    /// Whom each takes a side toward, by place.
    pub(super) fn targets(&self) -> Vec<Vec<(usize, BySign)>> {
        let mut targets = vec![Vec::new(); self.actors.len()];
        for tie in self.sided() {
            targets[tie.holder].push((tie.target, tie.statements));
        }
        targets
    }
}
