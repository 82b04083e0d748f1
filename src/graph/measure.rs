//! Plain figures of a graph. For more there is [`Graph::petgraph`] and, outside, networkx or Gephi.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};

use super::{Edge, Graph};
use crate::entity::EntityId;
use crate::record::Stance;

/// How many statements an entity makes or receives, by polarity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Degree {
    /// Statements in favour.
    pub positive: usize,
    /// Statements that take no side: mentions, and urging.
    pub neutral: usize,
    /// Statements against.
    pub negative: usize,
}

impl Degree {
    /// All of them.
    pub fn total(self) -> usize {
        self.positive + self.neutral + self.negative
    }

    /// Counts an edge's statements.
    pub(crate) fn add(&mut self, edge: &Edge) {
        self.add_count(edge.polarity, edge.count);
    }

    /// Counts statements of a polarity.
    pub(crate) fn add_count(&mut self, polarity: i8, count: usize) {
        match polarity {
            1.. => self.positive += count,
            0 => self.neutral += count,
            _ => self.negative += count,
        }
    }

    /// Adds the statements of another.
    pub(crate) fn merge(&mut self, other: Degree) {
        self.positive += other.positive;
        self.neutral += other.neutral;
        self.negative += other.negative;
    }
}

impl Graph {
    /// The statements that an entity makes. All zero for an unknown id.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let kim = graph.out_degree("leader/kim-il-sung");
    /// assert_eq!((kim.positive, kim.neutral, kim.negative), (1, 2, 2));
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn out_degree(&self, id: &str) -> Degree {
        self.degree(id, Direction::Outgoing)
    }

    /// The statements made about an entity. All zero for an unknown id.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// assert_eq!(graph.in_degree("country/united-states").negative, 3);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn in_degree(&self, id: &str) -> Degree {
        self.degree(id, Direction::Incoming)
    }

    fn degree(&self, id: &str, direction: Direction) -> Degree {
        let mut degree = Degree::default();
        let Some(index) = self.index(id) else { return degree };
        self.inner.edges_directed(index, direction).for_each(|e| degree.add(e.weight()));
        degree
    }

    /// The parts of the graph that no edge joins: larger parts first, ids sorted within each.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// assert_eq!(graph.components().len(), 1);
    /// assert_eq!(graph.without_mentions().components().len(), 3);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn components(&self) -> Vec<Vec<EntityId>> {
        let mut sets = UnionFind::new(self.inner.node_bound());
        for edge in self.inner.edge_references() {
            sets.union(edge.source().index(), edge.target().index());
        }
        let mut parts: BTreeMap<usize, Vec<EntityId>> = BTreeMap::new();
        for index in self.inner.node_indices() {
            parts.entry(sets.find(index.index())).or_default().push(self.inner[index].id.clone());
        }
        let mut parts: Vec<_> = parts.into_values().collect();
        parts.sort_by(|a, b| (Reverse(a.len()), a).cmp(&(Reverse(b.len()), b)));
        parts
    }

    /// The `n` weightiest edges: those that take a side first, then urging, then mentions; within each the
    /// larger count first, then by source, target and stance.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let stances: Vec<_> = graph.strongest(9).iter().map(|edge| edge.stance.as_str()).collect();
    /// assert_eq!(stances, ["criticize", "oppose", "support", "mention", "mention"]);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn strongest(&self, n: usize) -> Vec<&Edge> {
        let mut edges: Vec<&Edge> = self.edges().collect();
        edges.sort_by_key(|e| (e.stance.weight_class(), Reverse(e.count), e.key()));
        edges.truncate(n);
        edges
    }
}

impl Stance {
    /// 0 for a side taken, 1 for urging, 2 for a mention.
    pub(crate) fn weight_class(self) -> u8 {
        match self {
            Stance::Mention => 2,
            _ if self.polarity() == 0 => 1,
            _ => 0,
        }
    }
}
