//! Nodes and edges as they come together out of records.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use super::{EDITOR, Edge, Graph, Node, UNKNOWN};
use crate::entity::{EntityId, Kind};
use crate::record::{EntityRecord, Extraction, MentionRecord, StatementRecord};

/// A graph in the making; with every edge something else is kept.
#[derive(Debug, Clone)]
pub(super) struct Sums<K> {
    nodes: BTreeMap<EntityId, Node>,
    edges: BTreeMap<(EntityId, EntityId, &'static str), (Edge, K)>,
}

impl<K> Default for Sums<K> {
    fn default() -> Self {
        Sums { nodes: BTreeMap::new(), edges: BTreeMap::new() }
    }
}

impl<K: Default> Sums<K> {
    /// Counts what an extraction names: a node for every entity that is named, writes, is addressed or speaks.
    pub fn name(&mut self, extraction: &Extraction) {
        for mention in &extraction.mentions {
            self.mention(mention, extraction.entities.get(&mention.entity));
        }
        for id in extraction.documents.iter().flat_map(|d| [&d.author, &d.addressee]).flatten() {
            self.node(id, Kind::Organization, extraction.entities.get(id));
        }
        for speaker in extraction.speakers.iter().map(|s| s.speaker.as_str()) {
            if speaker != UNKNOWN && !self.nodes.contains_key(speaker) {
                let id = EntityId::new(speaker);
                self.node(&id, Kind::Organization, extraction.entities.get(&id));
            }
        }
    }

    /// Counts a mention.
    pub fn mention(&mut self, mention: &MentionRecord, entity: Option<&EntityRecord>) {
        if let Some(node) = self.node(&mention.entity, mention.kind, entity) {
            node.mentions += 1;
        }
    }

    /// Counts a statement of a document of this date; gives its edge and what is kept with it. One that an editor
    /// holds has no edge.
    pub fn statement<'e>(
        &mut self,
        statement: &StatementRecord,
        date: Option<&str>,
        entity: impl Fn(&EntityId) -> Option<&'e EntityRecord>,
    ) -> Option<&mut (Edge, K)> {
        for id in statement.via.iter().chain([&statement.holder, &statement.target]) {
            self.node(id, Kind::Organization, entity(id));
        }
        if statement.holder.as_str() == EDITOR {
            return None;
        }
        let StatementRecord { holder, target, stance, .. } = statement;
        let key = (holder.clone(), target.clone(), stance.as_str());
        let new = || (Edge::new(holder.clone(), target.clone(), *stance), K::default());
        let edge = self.edges.entry(key).or_insert_with(new);
        edge.0.count += 1;
        if let Some(date) = date {
            match edge.0.dates.get_mut(date) {
                Some(count) => *count += 1,
                None => drop(edge.0.dates.insert(date.to_owned(), 1)),
            }
        }
        Some(edge)
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

    /// Leaves out the edges for which `keep` does not hold.
    pub fn retain(&mut self, keep: impl Fn(&Edge) -> bool) {
        self.edges.retain(|_, (edge, _)| keep(edge));
    }

    /// The graph, and what was kept with its edges, in their order.
    pub fn finish(self) -> (Graph, Vec<K>) {
        let mut inner = DiGraph::with_capacity(self.nodes.len(), self.edges.len());
        let at: BTreeMap<EntityId, NodeIndex> =
            self.nodes.into_iter().map(|(id, node)| (id, inner.add_node(node))).collect();
        let mut kept = Vec::with_capacity(self.edges.len());
        for (edge, with) in self.edges.into_values() {
            if let (Some(&a), Some(&b)) = (at.get(&edge.source), at.get(&edge.target)) {
                inner.add_edge(a, b, edge);
                kept.push(with);
            }
        }
        (Graph { inner }, kept)
    }
}
