//! The one JSON object: a node-link graph for networkx, and beside it every record that it rests on.
//!
//! One record a line, so that files can be compared line by line and a fault named by its line.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::entity::EntityId;
use crate::error::Error;
use crate::graph::{Edge, Graph, Node};
use crate::record::{
    DocumentRecord, EntityRecord, Extraction, MentionRecord, SpeakerRecord, Stance, StatementRecord,
    UnresolvedRecord,
};

/// The name and version of the object's form, as it stands under `schema`.
pub const SCHEMA: &str = "demarche/1";

/// What wrote the object, as it stands under `graph.generator`.
pub const GENERATOR: &str = concat!("demarche ", env!("CARGO_PKG_VERSION"));

/// The object, as it is read and as its schema describes it.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(title = "The output of demarche")]
#[serde(deny_unknown_fields)]
pub(super) struct Object {
    /// The form and its version.
    #[schemars(extend("const" = SCHEMA))]
    schema: String,
    /// Always true: edges have a direction.
    #[schemars(extend("const" = true))]
    directed: bool,
    /// Always true: two nodes may have several edges.
    #[schemars(extend("const" = true))]
    multigraph: bool,
    /// What the graph as a whole says of itself.
    graph: Origin,
    /// The entities, sorted by id.
    nodes: Vec<Node>,
    /// The sums of statements, sorted by source, target and key.
    edges: Vec<EdgeRecord>,
    /// The documents, sorted by id.
    documents: Vec<DocumentRecord>,
    /// The spans that name entities.
    mentions: Vec<MentionRecord>,
    /// The passages and who speaks in them. The shortest around a place wins.
    speakers: Vec<SpeakerRecord>,
    /// The attitudes, with their evidence.
    statements: Vec<StatementRecord>,
    /// What could not be told.
    unresolved: Vec<UnresolvedRecord>,
}

/// Where a graph comes from.
#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "GraphRecord")]
struct Origin {
    /// The program and its version.
    generator: String,
    /// SHA-256 of all gazetteers in use.
    gazetteer: String,
    /// Where it stands: of each edge, the JSON holds so many statements at most, the surest, and their
    /// documents, and no other record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    evidence: Option<usize>,
}

/// All statements of one stance from one holder to one target.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EdgeRecord {
    /// The holder.
    source: EntityId,
    /// The target.
    target: EntityId,
    /// Tells parallel edges apart: the stance.
    key: Stance,
    /// The stance.
    stance: Stance,
    /// +1, 0 or −1, from the stance.
    polarity: i8,
    /// How many statements.
    count: usize,
    /// Their ids.
    statements: Vec<String>,
}

impl From<&Edge> for EdgeRecord {
    fn from(edge: &Edge) -> Self {
        EdgeRecord {
            source: edge.source.clone(),
            target: edge.target.clone(),
            key: edge.stance,
            stance: edge.stance,
            polarity: edge.polarity,
            count: edge.count,
            statements: edge.statements.clone(),
        }
    }
}

/// Writes an extraction and its graph. The lists are written in the order in which they stand: call
/// [`Extraction::sort`] first.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::json, record::Extraction};
/// let mut bytes = Vec::new();
/// json::write(&Extraction::default(), &mut bytes)?;
/// assert!(bytes.starts_with(b"{\"schema\":\"demarche/1\",\n\"directed\":true,"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(extraction: &Extraction, to: &mut dyn Write) -> io::Result<()> {
    object(&Graph::build(extraction), extraction, None, to)
}

/// Writes a graph with samples of its statements, up to `evidence` of each edge: what
/// [`Tally::finish`](crate::graph::Tally::finish) gives.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::json, graph::Tally};
/// let letter = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let mut tally = Tally::new(1);
/// tally.add(&json::read("letter.json", letter)?);
/// let (graph, samples) = tally.finish();
/// let mut bytes = Vec::new();
/// json::write_sampled(&graph, &samples, 1, &mut bytes)?;
/// let error = json::read("sample.json", &String::from_utf8(bytes)?).unwrap_err();
/// assert!(error.to_string().contains("1 statement of each edge"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_sampled(
    graph: &Graph,
    samples: &Extraction,
    evidence: usize,
    to: &mut dyn Write,
) -> io::Result<()> {
    object(graph, samples, Some(evidence), to)
}

fn object(
    graph: &Graph,
    extraction: &Extraction,
    evidence: Option<usize>,
    to: &mut dyn Write,
) -> io::Result<()> {
    let origin =
        Origin { generator: GENERATOR.to_owned(), gazetteer: extraction.gazetteer.clone(), evidence };
    write!(to, "{{\"schema\":\"{SCHEMA}\",\n\"directed\":true,\n\"multigraph\":true,\n\"graph\":")?;
    serde_json::to_writer(&mut *to, &origin)?;
    list(to, "nodes", graph.nodes())?;
    list(to, "edges", graph.edges().map(EdgeRecord::from))?;
    list(to, "documents", &extraction.documents)?;
    list(to, "mentions", &extraction.mentions)?;
    list(to, "speakers", &extraction.speakers)?;
    list(to, "statements", &extraction.statements)?;
    list(to, "unresolved", &extraction.unresolved)?;
    to.write_all(b"}\n")
}

/// One key with its list, a record a line.
fn list<T: Serialize>(to: &mut dyn Write, key: &str, rows: impl IntoIterator<Item = T>) -> io::Result<()> {
    write!(to, ",\n\"{key}\":[")?;
    let mut rows = rows.into_iter().peekable();
    let some = rows.peek().is_some();
    while let Some(row) = rows.next() {
        to.write_all(b"\n")?;
        serde_json::to_writer(&mut *to, &row)?;
        if rows.peek().is_some() {
            to.write_all(b",")?;
        }
    }
    to.write_all(if some { b"\n]" } else { b"]" })
}

/// What [`write()`] writes, as text.
///
/// # Example
/// ```
/// use demarche::export::json;
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = json::read("letter.json", json)?;
/// assert_eq!(json::read("again.json", &json::to_string(&extraction))?, extraction);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn to_string(extraction: &Extraction) -> String {
    let mut bytes = Vec::new();
    // A vector takes all bytes, and records have no keys but strings: neither can fail.
    let _ = write(extraction, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Reads what [`write()`] wrote. `name` stands for the text in errors. The graph is built anew from the
/// statements by [`Graph::build`], and comes out the same.
///
/// # Errors
/// The text is no JSON, its `schema` is another, or a record has a fault: the message names the line.
///
/// # Example
/// ```
/// use demarche::export::json;
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = json::read("letter.json", text)?;
/// assert_eq!(extraction.statements[2].rule, "criticize/condemn");
/// assert_eq!(extraction.entities["leader/wladyslaw-gomulka"].label, "Władysław Gomułka");
///
/// let error = json::read("graph.json", "{\"schema\": \"demarche/9\"}").unwrap_err();
/// assert_eq!(error.to_string(), "graph.json: the schema is \"demarche/9\"; expected \"demarche/1\"");
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn read(name: impl AsRef<Path>, text: &str) -> Result<Extraction, Error> {
    #[derive(Deserialize)]
    struct Version {
        schema: Option<serde_json::Value>,
    }
    let fault = |e: serde_json::Error| Error::data(&name, e.line(), e.to_string());
    match serde_json::from_str::<Version>(text).map_err(fault)?.schema {
        Some(serde_json::Value::String(schema)) if schema == SCHEMA => {}
        Some(other) => {
            return Err(Error::data(&name, 0, format!("the schema is {other}; expected \"{SCHEMA}\"")));
        }
        None => {
            return Err(Error::data(
                &name,
                0,
                format!("no \"schema\" in this object; expected \"{SCHEMA}\""),
            ));
        }
    }
    let object: Object = serde_json::from_str(text).map_err(fault)?;
    if let Some(evidence) = object.graph.evidence {
        let many = if evidence == 1 { "statement" } else { "statements" };
        let message =
            format!("holds only {evidence} {many} of each edge; expected an output without --evidence");
        return Err(Error::data(&name, 0, message));
    }
    let entities: BTreeMap<EntityId, EntityRecord> = object
        .nodes
        .into_iter()
        .map(|n| (n.id, EntityRecord { kind: n.kind, label: n.label, listed: n.listed, country: n.country }))
        .collect();
    Ok(Extraction {
        gazetteer: object.graph.gazetteer,
        documents: object.documents,
        entities,
        mentions: object.mentions,
        speakers: object.speakers,
        statements: object.statements,
        unresolved: object.unresolved,
    })
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
