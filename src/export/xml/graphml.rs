//! GraphML: read by networkx, igraph, Gephi, Cytoscape, yEd.

use std::io::{self, Write};

use super::Elements;
use crate::export::attributes::{self, EDGE, NODE, Sentences, Type};
use crate::graph::{Graph, Grouping};
use crate::record::Extraction;

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";

/// Writes the graph as GraphML, every attribute declared with its type. Edges carry their count as `weight`, the first
/// of their sentences, and their statements' ids as a JSON list.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::xml, graph::{Graph, Grouping}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let mut bytes = Vec::new();
/// xml::write_graphml(&Graph::build(&extraction), &extraction, Grouping::Sign, &mut bytes)?;
/// let text = String::from_utf8(bytes)?;
/// assert!(text.contains(r#"<key id="e3" for="edge" attr.name="count" attr.type="int"/>"#));
/// assert!(text.contains(r#"source="leader/kim-il-sung" target="country/united-states""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(graph: &Graph, extraction: &Extraction, by: Grouping, to: &mut dyn Write) -> io::Result<()> {
    let sentences = Sentences::of(extraction);
    let mut xml = Elements::new(to)?;
    xml.open("graphml", &[("xmlns", NAMESPACE)])?;
    for (n, (name, kind)) in NODE.iter().enumerate() {
        key(&mut xml, &format!("n{n}"), "node", name, type_of(*kind))?;
    }
    for (n, (name, kind)) in EDGE.iter().enumerate() {
        key(&mut xml, &format!("e{n}"), "edge", name, type_of(*kind))?;
    }
    key(&mut xml, "weight", "edge", "weight", "double")?;
    xml.open("graph", &[("id", "demarche"), ("edgedefault", "directed")])?;
    for node in graph.nodes() {
        xml.open("node", &[("id", node.id.as_str())])?;
        for (n, value) in attributes::node(node).iter().enumerate() {
            if let Some(value) = value {
                xml.text("data", &[("key", &format!("n{n}"))], &value.to_string())?;
            }
        }
        xml.close("node")?;
    }
    for (at, bundle) in graph.bundles(by).iter().enumerate() {
        let ends = [
            ("id", &*format!("edge{at}")),
            ("source", bundle.source.as_str()),
            ("target", bundle.target.as_str()),
        ];
        xml.open("edge", &ends)?;
        for (n, value) in attributes::edge(bundle, &sentences).iter().enumerate() {
            if let Some(value) = value {
                xml.text("data", &[("key", &format!("e{n}"))], &value.to_string())?;
            }
        }
        xml.text("data", &[("key", "weight")], &bundle.count().to_string())?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

fn key(xml: &mut Elements<'_>, id: &str, whose: &str, name: &str, kind: &str) -> io::Result<()> {
    xml.empty("key", &[("id", id), ("for", whose), ("attr.name", name), ("attr.type", kind)])
}

fn type_of(kind: Type) -> &'static str {
    match kind {
        Type::Text => "string",
        Type::Whole => "int",
        Type::Truth => "boolean",
    }
}
