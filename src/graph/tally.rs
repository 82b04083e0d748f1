//! The sum of statements, document after document: what is kept does not grow with the corpus but with the
//! number of entities and edges.

use std::collections::BTreeMap;

use super::{Graph, Sums};
use crate::entity::EntityId;
use crate::record::{DocumentRecord, EntityRecord, Extraction, MentionRecord, StatementRecord};

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
    sums: Sums<Surest>,
}

/// Statements of one edge with their documents: the surest first, and of equal ones those that came first.
type Surest = Vec<(StatementRecord, Option<DocumentRecord>)>;

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
        self.sums.name(extraction);
        for statement in &extraction.statements {
            let document = extraction.documents.iter().find(|d| d.id == statement.document);
            let date = document.and_then(|d| d.date.as_deref());
            self.add_statement(statement, date, |id| extraction.entities.get(id), || document.cloned());
        }
    }

    /// Counts a mention.
    pub fn add_mention(&mut self, mention: &MentionRecord, entity: Option<&EntityRecord>) {
        self.sums.mention(mention, entity);
    }

    /// Adds a statement of a document of this date. `entity` tells what is known of those that it names; `document`
    /// is asked for if the statement is kept.
    pub fn add_statement<'e>(
        &mut self,
        statement: &StatementRecord,
        date: Option<&str>,
        entity: impl Fn(&EntityId) -> Option<&'e EntityRecord>,
        document: impl Fn() -> Option<DocumentRecord>,
    ) {
        let Some((_, surest)) = self.sums.statement(statement, date, entity) else { return };
        let place = surest.partition_point(|(kept, _)| kept.confidence >= statement.confidence);
        if place < self.evidence {
            surest.truncate(self.evidence - 1);
            surest.insert(place, (statement.clone(), document()));
        }
    }

    /// Leaves out the edges with fewer statements.
    pub fn retain_min_count(&mut self, count: usize) {
        self.sums.retain(|edge| edge.count >= count);
    }

    /// The graph, and the statements kept with the documents that they stand in. An edge lists the ids of its
    /// own, the surest first.
    pub fn finish(self) -> (Graph, Extraction) {
        let mut samples = Extraction { gazetteer: self.gazetteer, ..Extraction::default() };
        let mut documents: BTreeMap<String, DocumentRecord> = BTreeMap::new();
        let (mut graph, kept) = self.sums.finish();
        for (edge, surest) in graph.inner.edge_weights_mut().zip(kept) {
            edge.statements = surest.iter().map(|(s, _)| s.id.clone()).collect();
            for (statement, document) in surest {
                documents.extend(document.map(|d| (d.id.clone(), d)));
                samples.statements.push(statement);
            }
        }
        samples.documents.extend(documents.into_values());
        samples.sort();
        (graph, samples)
    }
}
