//! The JSON: against its schema, and against itself.

use std::collections::{BTreeMap, BTreeSet};

use demarche::export::{json, schema};
use demarche::graph::Graph;

#[test]
fn the_json_of_the_seeds_follows_the_schema() {
    let value: serde_json::Value =
        serde_json::from_str(&json::to_string(&super::seeds(1))).expect("valid JSON");
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("demarche.json", schema::json_schema()).expect("a schema");
    let index = compiler.compile("demarche.json", &mut schemas).expect("a schema that compiles");
    if let Err(error) = schemas.validate(&value, index) {
        panic!("{error}");
    }
}

#[test]
fn every_record_opens_to_its_text() {
    let all = super::seeds(2);
    let texts: BTreeMap<&str, Vec<char>> = all
        .documents
        .iter()
        .map(|d| (d.id.as_str(), d.text.as_deref().unwrap_or("").chars().collect()))
        .collect();
    let slice =
        |document: &str, start: usize, end: usize| texts[document][start..end].iter().collect::<String>();
    assert!(all.mentions.len() > 100 && all.statements.len() > 100);
    for m in &all.mentions {
        assert_eq!(slice(&m.document, m.start, m.end), m.text);
    }
    for s in &all.statements {
        assert_eq!(slice(&s.document, s.start, s.end), s.text);
        assert_ne!(s.holder, s.target, "{}: no attitude to oneself", s.id);
        assert_eq!(s.cue.is_none(), s.stance.as_str() == "mention", "{}", s.id);
        if let Some(cue) = &s.cue {
            let words = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(words(&slice(&s.document, cue.start, cue.end)), cue.text);
            assert!(s.start <= cue.start && cue.end <= s.end, "{}", s.id);
        }
    }
    let ids: BTreeSet<&str> = all.statements.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids.len(), all.statements.len(), "every statement has an id of its own");
}

#[test]
fn edges_are_the_sums_of_their_statements() {
    let all = super::seeds(1);
    let graph = Graph::build(&all);
    let mut listed = 0;
    for edge in graph.edges() {
        assert_eq!(edge.count, edge.statements.len());
        listed += edge.count;
        for id in &edge.statements {
            let s = all.statements.iter().find(|s| s.id == *id).expect("a statement behind the edge");
            assert_eq!((&s.holder, &s.target, s.stance), (&edge.source, &edge.target, edge.stance));
        }
    }
    assert_eq!(listed, all.statements.len());
}

#[test]
fn the_json_reads_back_to_the_same_records() {
    let all = super::seeds(1);
    let text = json::to_string(&all);
    let back = json::read("seeds.json", &text).expect("our own output");
    assert_eq!(json::to_string(&back), text);
}
