//! The sum of an extraction's statements. **Takes** an [`Extraction`]. **Gives** a [`Graph`]: entities
//! joined by edges, one for each holder, target and stance. **Never** loses the evidence: every edge lists
//! its statements.

mod blocs;
mod bundle;
mod criteria;
mod filter;
mod measure;
mod sums;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use petgraph::graph::{DiGraph, NodeIndex};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::entity::{EntityId, Kind};
use crate::record::{EntityRecord, Extraction, Stance};

pub use blocs::Bloc;
pub use bundle::{Bundle, Grouping};
pub use criteria::Criteria;
pub use measure::Degree;
use sums::Sums;
pub use tally::Tally;

/// Who speaks where an editor or translator does. Never a node.
pub const EDITOR: &str = "editor";
/// Who speaks where the text names somebody whom no gazetteer has. Never a node.
pub const UNKNOWN: &str = "unknown";

/// An entity of the graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Its id.
    pub id: EntityId,
    /// Its kind.
    pub kind: Kind,
    /// Its usual name.
    pub label: String,
    /// How often the texts name it.
    pub mentions: usize,
    /// False for an entity found in the text and in no gazetteer.
    pub listed: bool,
    /// The country it belongs to, where the gazetteer knows; left out where it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<EntityId>,
}

impl Node {
    /// The node of an entity that nothing has named yet; one of which nothing is known is told by its id, and by
    /// `kind` where that fails.
    fn of(id: &EntityId, kind: Kind, entity: Option<&EntityRecord>) -> Node {
        match entity {
            Some(e) => Node {
                id: id.clone(),
                kind: e.kind,
                label: e.label.clone(),
                mentions: 0,
                listed: e.listed,
                country: e.country.clone(),
            },
            None => Node {
                id: id.clone(),
                kind: id.kind().unwrap_or(kind),
                label: id.name().to_owned(),
                mentions: 0,
                listed: false,
                country: None,
            },
        }
    }
}

/// All statements of one stance from one holder to one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Who has the attitude.
    pub source: EntityId,
    /// Who receives it.
    pub target: EntityId,
    /// Which attitude.
    pub stance: Stance,
    /// +1, 0 or −1, from the stance.
    pub polarity: i8,
    /// How many statements.
    pub count: usize,
    /// Their ids, in the order of the extraction; of a [`Tally`] those that it kept.
    pub statements: Vec<String>,
    /// How many of them on each date, as their documents bear it: ISO 8601 at the precision known. Statements of
    /// documents without a date are in none.
    pub dates: BTreeMap<String, usize>,
}

impl Edge {
    fn new(source: EntityId, target: EntityId, stance: Stance) -> Edge {
        let polarity = stance.polarity();
        Edge { source, target, stance, polarity, count: 0, statements: Vec::new(), dates: BTreeMap::new() }
    }

    /// What tells it from the other edges, and orders it among them.
    pub(crate) fn key(&self) -> (&EntityId, &EntityId, &'static str) {
        (&self.source, &self.target, self.stance.as_str())
    }
}

/// Entities and the stances between them: a directed graph with parallel edges.
///
/// Nodes are sorted by id, edges by source, target and the stance's name. Every entity that is named,
/// speaks, writes, is addressed, holds an attitude, receives one or passes one on is a node.
///
/// # Example
/// ```
/// use demarche::graph::Graph;
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let graph = Graph::build(&extraction);
/// let strongest = graph.strongest(1)[0];
/// assert_eq!(strongest.source.as_str(), "leader/kim-il-sung");
/// assert_eq!(strongest.target.as_str(), "country/united-states");
/// assert_eq!((strongest.stance.as_str(), strongest.count), ("criticize", 2));
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Graph {
    inner: DiGraph<Node, Edge>,
}

impl Graph {
    /// The graph of everything extracted. Statements that an editor holds have no edge.
    ///
    /// # Cost
    /// Linear in the records but for sorting; an edge holds the ids of its statements, not their texts.
    ///
    /// # Example
    /// ```
    /// use demarche::{graph::Graph, record::Extraction};
    /// assert_eq!(Graph::build(&Extraction::default()).node_count(), 0);
    /// ```
    pub fn build(extraction: &Extraction) -> Graph {
        let mut sums = Sums::<()>::default();
        sums.name(extraction);
        let dates: HashMap<&str, &str> =
            extraction.documents.iter().filter_map(|d| Some((d.id.as_str(), d.date.as_deref()?))).collect();
        for statement in &extraction.statements {
            let date = dates.get(statement.document.as_str()).copied();
            if let Some((edge, ())) = sums.statement(statement, date, |id| extraction.entities.get(id)) {
                edge.statements.push(statement.id.clone());
            }
        }
        sums.finish().0
    }

    /// The entities, sorted by id.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = &Node> {
        self.inner.raw_nodes().iter().map(|n| &n.weight)
    }

    /// The edges, sorted by source, target and the stance's name.
    pub fn edges(&self) -> impl ExactSizeIterator<Item = &Edge> {
        self.inner.raw_edges().iter().map(|e| &e.weight)
    }

    /// The entity with this id.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// assert_eq!(graph.node("country/united-states").map(|n| n.mentions), Some(2));
    /// assert!(graph.node("country/atlantis").is_none());
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn node(&self, id: &str) -> Option<&Node> {
        self.index(id).map(|i| &self.inner[i])
    }

    /// How many entities.
    pub fn node_count(&self) -> usize {
        self.inner.node_count()
    }

    /// How many edges.
    pub fn edge_count(&self) -> usize {
        self.inner.edge_count()
    }

    /// The graph as petgraph's, for its algorithms.
    ///
    /// ```
    /// # use demarche::graph::Graph;
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// assert!(!petgraph::algo::is_cyclic_directed(graph.petgraph()));
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.inner
    }

    /// The graph as petgraph's, to keep.
    pub fn into_petgraph(self) -> DiGraph<Node, Edge> {
        self.inner
    }

    fn index(&self, id: &str) -> Option<NodeIndex> {
        let nodes = self.inner.raw_nodes();
        nodes.binary_search_by(|n| n.weight.id.as_str().cmp(id)).ok().map(NodeIndex::new)
    }
}

/// Equal graphs have equal nodes and edges, in the same order.
impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        self.nodes().eq(other.nodes()) && self.edges().eq(other.edges())
    }
}
