//! Smaller graphs out of a graph. The order of nodes and edges stays.

use super::{Edge, Graph, Node};
use crate::entity::Kind;
use crate::record::Stance;

impl Graph {
    /// The graph with the edges for which `keep` holds; every node stays.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let against = graph.filter_edges(|edge| edge.polarity < 0);
    /// assert_eq!((graph.edge_count(), against.edge_count()), (5, 2));
    /// assert_eq!(against.node_count(), graph.node_count());
    /// # Ok::<(), demarche::Error>(())
    /// ```
    #[must_use]
    pub fn filter_edges(&self, keep: impl Fn(&Edge) -> bool) -> Graph {
        let edge = |e: &Edge| keep(e).then(|| e.clone());
        Graph { inner: self.inner.filter_map(|_, n| Some(n.clone()), |_, e| edge(e)) }
    }

    /// The graph with the entities for which `keep` holds, and the edges between those.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let without_kim = graph.filter_nodes(|node| node.id.as_str() != "leader/kim-il-sung");
    /// assert_eq!(without_kim.edge_count(), 1);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    #[must_use]
    pub fn filter_nodes(&self, keep: impl Fn(&Node) -> bool) -> Graph {
        let node = |n: &Node| keep(n).then(|| n.clone());
        Graph { inner: self.inner.filter_map(|_, n| node(n), |_, e| Some(e.clone())) }
    }

    /// The graph with the edges that at least `count` statements support.
    #[must_use]
    pub fn with_min_count(&self, count: usize) -> Graph {
        self.filter_edges(|e| e.count >= count)
    }

    /// The graph with the edges of these stances.
    #[must_use]
    pub fn with_stances(&self, stances: &[Stance]) -> Graph {
        self.filter_edges(|e| stances.contains(&e.stance))
    }

    /// The graph without bare mentions.
    #[must_use]
    pub fn without_mentions(&self) -> Graph {
        self.filter_edges(|e| e.stance != Stance::Mention)
    }

    /// The graph of the entities of these kinds, and the edges between those.
    #[must_use]
    pub fn with_kinds(&self, kinds: &[Kind]) -> Graph {
        self.filter_nodes(|n| kinds.contains(&n.kind))
    }

    /// The graph without the entities that no edge touches.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let sure = graph.with_min_count(2).without_isolated();
    /// let ids: Vec<_> = sure.nodes().map(|node| node.id.as_str()).collect();
    /// assert_eq!(ids, ["country/united-states", "leader/kim-il-sung"]);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    #[must_use]
    pub fn without_isolated(&self) -> Graph {
        let touched = |i| self.inner.neighbors_undirected(i).next().is_some();
        Graph { inner: self.inner.filter_map(|i, n| touched(i).then(|| n.clone()), |_, e| Some(e.clone())) }
    }
}
