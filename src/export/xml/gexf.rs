//! GEXF 1.3: read by Gephi, with the times at which an edge exists, and by networkx.

use std::io::{self, Write};

use super::Elements;
use crate::document::dates::days;
use crate::entity::Kind;
use crate::export::attributes::{self, EDGE, NODE, Sentences, Type, Value};
use crate::export::json::GENERATOR;
use crate::graph::{Bundle, Graph, Grouping};
use crate::record::Extraction;

const NAMESPACE: &str = "http://gexf.net/1.3";
const VIZ: &str = "http://gexf.net/1.3/viz";

/// Writes the graph as GEXF: attributes declared, an edge's weight its count, nodes coloured by kind, edges by
/// polarity. An edge exists at the dates of its statements' documents (a date that is only a month or a year is the
/// whole of it); one of documents without dates exists always. Parallel edges differ in `kind`, which keeps Gephi from
/// adding them up.
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
/// xml::write_gexf(&Graph::build(&extraction), &extraction, Grouping::Sign, &mut bytes)?;
/// let text = String::from_utf8(bytes)?;
/// assert!(text.contains(r#"<attribute id="3" title="count" type="integer"/>"#));
/// assert!(text.contains(r#"<spell start="1966-02-03" end="1966-02-03"/>"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(graph: &Graph, extraction: &Extraction, by: Grouping, to: &mut dyn Write) -> io::Result<()> {
    let sentences = Sentences::of(extraction);
    let bundles = graph.bundles(by);
    let timed = bundles.iter().any(|b| !b.dates.is_empty());
    let mut xml = Elements::new(to)?;
    xml.open("gexf", &[("xmlns", NAMESPACE), ("xmlns:viz", VIZ), ("version", "1.3")])?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], GENERATOR)?;
    xml.close("meta")?;
    let mut about = vec![("defaultedgetype", "directed")];
    if timed {
        about.extend([("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")]);
    }
    xml.open("graph", &about)?;
    declare(&mut xml, "node", &NODE)?;
    declare(&mut xml, "edge", &EDGE)?;
    xml.open("nodes", &[])?;
    for node in graph.nodes() {
        xml.open("node", &[("id", node.id.as_str()), ("label", &node.label)])?;
        values(&mut xml, &attributes::node(node))?;
        colour(&mut xml, kind_colour(node.kind))?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for (at, bundle) in bundles.iter().enumerate() {
        let kind = match by {
            Grouping::Pair => "statements",
            Grouping::Sign => match bundle.polarity() {
                1.. => "for",
                0 => "neutral",
                _ => "against",
            },
            Grouping::Stance => bundle.stance().map_or("", |stance| stance.as_str()),
        };
        let ends = [
            ("id", &*at.to_string()),
            ("source", bundle.source.as_str()),
            ("target", bundle.target.as_str()),
            ("kind", kind),
            ("label", &bundle.summary()),
            ("weight", &bundle.count().to_string()),
        ];
        xml.open("edge", &ends)?;
        values(&mut xml, &attributes::edge(bundle, &sentences))?;
        spells(&mut xml, bundle)?;
        colour(&mut xml, edge_colour(bundle))?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn declare(xml: &mut Elements<'_>, class: &str, all: &[(&str, Type)]) -> io::Result<()> {
    xml.open("attributes", &[("class", class)])?;
    for (n, (title, kind)) in all.iter().enumerate() {
        let kind = match kind {
            Type::Text => "string",
            Type::Whole => "integer",
            Type::Truth => "boolean",
        };
        xml.empty("attribute", &[("id", &n.to_string()), ("title", title), ("type", kind)])?;
    }
    xml.close("attributes")
}

fn values(xml: &mut Elements<'_>, values: &[Option<Value>]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (n, value) in values.iter().enumerate() {
        if let Some(value) = value {
            xml.empty("attvalue", &[("for", &n.to_string()), ("value", &value.to_string())])?;
        }
    }
    xml.close("attvalues")
}

fn spells(xml: &mut Elements<'_>, bundle: &Bundle<'_>) -> io::Result<()> {
    let spells: Vec<_> = bundle.dates.keys().filter_map(|date| days(date)).collect();
    // An edge with some statements of no date exists always, as far as is known.
    if spells.is_empty() || bundle.dates.values().sum::<usize>() < bundle.count() {
        return Ok(());
    }
    xml.open("spells", &[])?;
    for (start, end) in spells {
        xml.empty("spell", &[("start", &start), ("end", &end)])?;
    }
    xml.close("spells")
}

fn colour(xml: &mut Elements<'_>, [r, g, b]: [u8; 3]) -> io::Result<()> {
    xml.empty("viz:color", &[("r", &r.to_string()), ("g", &g.to_string()), ("b", &b.to_string())])
}

fn kind_colour(kind: Kind) -> [u8; 3] {
    match kind {
        Kind::Leader => [222, 165, 32],
        Kind::Party => [196, 78, 82],
        Kind::Country => [76, 114, 176],
        Kind::Organization => [129, 114, 178],
    }
}

fn edge_colour(bundle: &Bundle<'_>) -> [u8; 3] {
    match bundle.polarity() {
        1.. => [0, 110, 40],
        0 => [150, 150, 150],
        _ => [200, 30, 30],
    }
}
