//! Cytoscape's JSON: opened by Cytoscape as `.cyjs`, taken by cytoscape.js as it stands.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::attributes::{self, EDGE, NODE, Sentences};
use super::json::GENERATOR;
use crate::graph::{Graph, Grouping};
use crate::record::Extraction;

/// Writes the graph in Cytoscape's form. Edges carry the attributes that GraphML has.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::cytoscape, graph::{Graph, Grouping}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let mut bytes = Vec::new();
/// cytoscape::write(&Graph::build(&extraction), &extraction, Grouping::Stance, &mut bytes)?;
/// let data: serde_json::Value = serde_json::from_slice(&bytes)?;
/// assert_eq!(data["elements"]["nodes"].as_array().map(Vec::len), Some(5));
/// assert_eq!(data["elements"]["edges"][2]["data"]["count"], 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(graph: &Graph, extraction: &Extraction, by: Grouping, to: &mut dyn Write) -> io::Result<()> {
    let sentences = Sentences::of(extraction);
    let nodes = graph.nodes().map(|node| {
        let own = [("id", json!(node.id)), ("name", json!(node.label))];
        element(own, NODE.iter().map(|(name, _)| *name).zip(attributes::node(node)))
    });
    let bundles = graph.bundles(by);
    let edges = bundles.iter().enumerate().map(|(at, bundle)| {
        let own = [
            ("id", json!(format!("edge{at}"))),
            ("source", json!(bundle.source)),
            ("target", json!(bundle.target)),
            ("interaction", json!(bundle.stance())),
            ("weight", json!(bundle.count())),
        ];
        element(own, EDGE.iter().map(|(name, _)| *name).zip(attributes::edge(bundle, &sentences)))
    });
    let elements = json!({ "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>() });
    let whole = json!({
        "format_version": "1.0",
        "generated_by": GENERATOR,
        "data": { "name": "demarche" },
        "elements": elements,
    });
    serde_json::to_writer(&mut *to, &whole)?;
    to.write_all(b"\n")
}

/// An element: what is its own, and those attributes that it has.
fn element<'n>(
    own: impl IntoIterator<Item = (&'n str, Value)>,
    rest: impl Iterator<Item = (&'n str, Option<impl Serialize>)>,
) -> Value {
    let rest = rest.filter_map(|(name, value)| Some((name, json!(value?))));
    let data: Map<String, Value> =
        own.into_iter().chain(rest).map(|(name, value)| (name.to_owned(), value)).collect();
    json!({ "data": data })
}
