use super::*;
use crate::export::json;
use crate::graph::{Graph, Grouping};
use crate::record::Extraction;

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

type Write = fn(&Graph, &Extraction, Grouping, &mut dyn std::io::Write) -> io::Result<()>;

fn text(write: Write, extraction: &Extraction, by: Grouping) -> String {
    let mut bytes = Vec::new();
    write(&Graph::build(extraction), extraction, by, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Attributes of all elements of a name.
fn all(document: &roxmltree::Document<'_>, element: &str, attribute: &str) -> Vec<String> {
    let named = document.descendants().filter(|n| n.has_tag_name(element) || n.tag_name().name() == element);
    named.filter_map(|n| n.attribute(attribute)).map(String::from).collect()
}

#[test]
fn every_value_belongs_to_a_declared_attribute() {
    for (write, declared, value) in [
        (write_graphml as Write, ("key", "id"), ("data", "key")),
        (write_gexf as Write, ("attribute", "id"), ("attvalue", "for")),
    ] {
        for by in Grouping::ALL {
            let text = text(write, &letter(), by);
            let document = roxmltree::Document::parse(&text).unwrap();
            let declared = all(&document, declared.0, declared.1);
            let values = all(&document, value.0, value.1);
            assert!(!values.is_empty() && values.iter().all(|v| declared.contains(v)), "{text}");
            assert_eq!(all(&document, "edge", "source").len(), Graph::build(&letter()).bundles(by).len());
        }
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced_and_the_rest_escaped() {
    let mut extraction = letter();
    for entity in extraction.entities.values_mut() {
        entity.label = "<b>&\u{1}\"'\u{ffff} \u{1f600}".into();
    }
    for write in [write_graphml as Write, write_gexf as Write] {
        let text = text(write, &extraction, Grouping::Sign);
        let document = roxmltree::Document::parse(&text).unwrap();
        let shown = "<b>&\u{fffd}\"'\u{fffd} \u{1f600}";
        let labels = all(&document, "node", "label").into_iter().chain(
            document
                .descendants()
                .filter(|n| n.attribute("key") == Some("n0"))
                .filter_map(|n| n.text().map(String::from)),
        );
        let labels: Vec<_> = labels.collect();
        assert_eq!(labels.len(), 5);
        assert!(labels.iter().all(|label| label == shown), "{labels:?}");
    }
}

#[test]
fn times_are_there_only_where_every_statement_has_one() {
    let mut extraction = letter();
    let timed = text(write_gexf, &extraction, Grouping::Sign);
    assert!(timed.contains("timeformat=\"date\"") && timed.contains("<spell start=\"1966-02-03\""));
    extraction.documents[0].date = Some("1966".into());
    assert!(
        text(write_gexf, &extraction, Grouping::Sign)
            .contains("<spell start=\"1966-01-01\" end=\"1966-12-31\"/>")
    );
    extraction.documents[0].date = None;
    let timeless = text(write_gexf, &extraction, Grouping::Sign);
    assert!(!timeless.contains("spell") && !timeless.contains("timeformat"), "{timeless}");
}
