//! The sum of statements, document after document: what is kept does not grow with the corpus but with the
//! number of entities and edges.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use super::{EDITOR, Edge, Graph, Node, UNKNOWN};
use crate::entity::{EntityId, Kind};
use crate::record::{DocumentRecord, EntityRecord, Extraction, MentionRecord, Stance, StatementRecord};

/// Adds up statements and keeps, for each edge, the surest of them as evidence.
///
/// ```
/// use demarche::graph::{Graph, Tally};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let mut tally = Tally::new(1);
/// tally.add(&extraction);
/// let (graph, samples) = tally.finish();
/// assert_eq!(graph.node_count(), Graph::build(&extraction).node_count());
/// assert_eq!(graph.strongest(1)[0].count, 2);
/// assert_eq!(graph.strongest(1)[0].statements.len(), 1);
/// assert_eq!(samples.statements.len(), graph.edge_count());
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tally {
    evidence: usize,
    gazetteer: String,
    nodes: BTreeMap<EntityId, Node>,
    edges: BTreeMap<(EntityId, EntityId, &'static str), Sum>,
}

/// The statements of one edge.
#[derive(Debug, Clone)]
struct Sum {
    stance: Stance,
    count: usize,
    /// The surest first, and of equal ones those that came first.
    surest: Vec<(StatementRecord, Option<DocumentRecord>)>,
}

impl Tally {
    /// Keeps up to `evidence` statements of each edge.
    pub fn new(evidence: usize) -> Tally {
        Tally { evidence, ..Tally::default() }
    }

    /// Adds everything that was found in some documents.
    pub fn add(&mut self, extraction: &Extraction) {
        if self.gazetteer.is_empty() {
            self.gazetteer.clone_from(&extraction.gazetteer);
        }
        let entity = |id: &EntityId| extraction.entities.get(id);
        for mention in &extraction.mentions {
            self.add_mention(mention, entity(&mention.entity));
        }
        for id in extraction.documents.iter().flat_map(|d| [&d.author, &d.addressee]).flatten() {
            self.node(id, Kind::Organization, entity(id));
        }
        for speaker in extraction.speakers.iter().map(|s| s.speaker.as_str()) {
            if speaker != UNKNOWN {
                let id = EntityId::new(speaker);
                self.node(&id, Kind::Organization, entity(&id));
            }
        }
        for statement in &extraction.statements {
            let document = || extraction.documents.iter().find(|d| d.id == statement.document).cloned();
            self.add_statement(statement, entity, document);
        }
    }

    /// Counts a mention.
    pub fn add_mention(&mut self, mention: &MentionRecord, entity: Option<&EntityRecord>) {
        if let Some(node) = self.node(&mention.entity, mention.kind, entity) {
            node.mentions += 1;
        }
    }

    /// Adds a statement. `entity` tells what is known of those that it names; `document` is asked for if the
    /// statement is kept.
    pub fn add_statement<'e>(
        &mut self,
        statement: &StatementRecord,
        entity: impl Fn(&EntityId) -> Option<&'e EntityRecord>,
        document: impl Fn() -> Option<DocumentRecord>,
    ) {
        for id in statement.via.iter().chain([&statement.holder, &statement.target]) {
            self.node(id, Kind::Organization, entity(id));
        }
        if statement.holder.as_str() == EDITOR {
            return;
        }
        let key = (statement.holder.clone(), statement.target.clone(), statement.stance.as_str());
        let sum = self.edges.entry(key).or_insert_with(|| Sum {
            stance: statement.stance,
            count: 0,
            surest: Vec::new(),
        });
        sum.count += 1;
        let place = sum.surest.partition_point(|(kept, _)| kept.confidence >= statement.confidence);
        if place < self.evidence {
            sum.surest.truncate(self.evidence - 1);
            sum.surest.insert(place, (statement.clone(), document()));
        }
    }

    /// The node of an entity; nothing for the editor.
    fn node(&mut self, id: &EntityId, kind: Kind, entity: Option<&EntityRecord>) -> Option<&mut Node> {
        if id.as_str() == EDITOR {
            return None;
        }
        if !self.nodes.contains_key(id) {
            self.nodes.insert(id.clone(), Node::of(id, kind, entity));
        }
        let node = self.nodes.get_mut(id)?;
        // Documents may bring entities of their own, and the last that says something is believed.
        if let Some(entity) = entity.filter(|e| e.label != node.label || e.listed != node.listed) {
            *node = Node { mentions: node.mentions, ..Node::of(id, kind, Some(entity)) };
        }
        Some(node)
    }

    /// Leaves out the edges with fewer statements.
    pub fn retain_min_count(&mut self, count: usize) {
        self.edges.retain(|_, sum| sum.count >= count);
    }

    /// The graph, and the statements kept with the documents that they stand in. An edge lists the ids of its
    /// own, the surest first.
    pub fn finish(self) -> (Graph, Extraction) {
        let mut samples = Extraction { gazetteer: self.gazetteer, ..Extraction::default() };
        let mut documents: BTreeMap<String, DocumentRecord> = BTreeMap::new();
        let mut inner = DiGraph::with_capacity(self.nodes.len(), self.edges.len());
        let at: BTreeMap<EntityId, NodeIndex> =
            self.nodes.into_iter().map(|(id, node)| (id, inner.add_node(node))).collect();
        for ((source, target, _), sum) in self.edges {
            if let (Some(&a), Some(&b)) = (at.get(&source), at.get(&target)) {
                let mut edge = Edge::new(source, target, sum.stance);
                edge.count = sum.count;
                edge.statements = sum.surest.iter().map(|(s, _)| s.id.clone()).collect();
                inner.add_edge(a, b, edge);
            }
            for (statement, document) in sum.surest {
                documents.extend(document.map(|d| (d.id.clone(), d)));
                samples.statements.push(statement);
            }
        }
        samples.documents.extend(documents.into_values());
        samples.sort();
        (Graph { inner }, samples)
    }
}
