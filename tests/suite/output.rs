//! The JSON of the samples: it follows its schema, and nothing in it contradicts anything else in it.

use std::collections::{BTreeMap, BTreeSet};

use demarche::export::{json, schema};
use serde_json::Value;

use crate::support::extraction;

fn output() -> Value {
    serde_json::from_str(&json::to_string(extraction())).unwrap()
}

fn list<'a>(output: &'a Value, key: &str) -> &'a [Value] {
    output[key].as_array().unwrap()
}

fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_else(|| panic!("no text {key:?} in {row}"))
}

fn number(row: &Value, key: &str) -> usize {
    row[key].as_u64().unwrap_or_else(|| panic!("no number {key:?} in {row}")) as usize
}

/// Each document's code points, by its id.
fn texts(output: &Value) -> BTreeMap<&str, Vec<char>> {
    list(output, "documents").iter().map(|d| (text(d, "id"), text(d, "text").chars().collect())).collect()
}

fn slice(texts: &BTreeMap<&str, Vec<char>>, document: &str, row: &Value) -> String {
    let (start, end) = (number(row, "start"), number(row, "end"));
    let whole = &texts[document];
    assert!(start < end && end <= whole.len(), "an empty or outlying span: {row}");
    whole[start..end].iter().collect()
}

#[test]
fn it_follows_the_schema() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("demarche.json", schema::json_schema()).unwrap();
    let index = compiler.compile("demarche.json", &mut schemas).unwrap();
    if let Err(fault) = schemas.validate(&output(), index) {
        panic!("{fault}");
    }
}

#[test]
fn every_span_is_the_text_it_claims() {
    let output = output();
    let texts = texts(&output);
    for key in ["mentions", "statements"] {
        assert!(!list(&output, key).is_empty());
        for row in list(&output, key) {
            assert_eq!(slice(&texts, text(row, "document"), row), text(row, "text"), "{row}");
        }
    }
    for row in list(&output, "unresolved") {
        assert!(slice(&texts, text(row, "document"), row).starts_with(text(row, "text")), "{row}");
    }
    for row in list(&output, "speakers") {
        let document = text(row, "document");
        slice(&texts, document, row);
        for part in ["source", "cue"].map(|key| &row[key]).into_iter().filter(|p| !p.is_null()) {
            slice(&texts, document, part);
        }
    }
    for row in list(&output, "statements") {
        assert_eq!(row["cue"].is_null(), text(row, "stance") == "mention", "{row}");
        assert_ne!(row["holder"], row["target"], "an attitude to oneself: {row}");
        if row["cue"].is_null() {
            continue;
        }
        let cue = slice(&texts, text(row, "document"), &row["cue"]);
        let words: Vec<&str> = cue.split_whitespace().collect();
        assert_eq!(words.join(" "), text(&row["cue"], "text"));
        assert!(number(&row["cue"], "start") >= number(row, "start"), "a cue outside its sentence: {row}");
        assert!(number(&row["cue"], "end") <= number(row, "end"), "a cue outside its sentence: {row}");
    }
}

#[test]
fn mentions_do_not_overlap() {
    let output = output();
    for pair in list(&output, "mentions").windows(2) {
        if pair[0]["document"] == pair[1]["document"] {
            assert!(number(&pair[0], "end") <= number(&pair[1], "start"), "{} and {}", pair[0], pair[1]);
        }
    }
}

#[test]
fn ids_stand_once_and_lead_somewhere() {
    let output = output();
    let ids = |key: &str, of: &str| -> BTreeSet<String> {
        let all: Vec<String> = list(&output, key).iter().map(|r| text(r, of).to_owned()).collect();
        let set: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(set.len(), all.len(), "an id of {key} stands twice");
        set
    };
    let (nodes, documents, statements) =
        (ids("nodes", "id"), ids("documents", "id"), ids("statements", "id"));
    for key in ["mentions", "speakers", "statements", "unresolved"] {
        assert!(list(&output, key).iter().all(|r| documents.contains(text(r, "document"))), "{key}");
    }
    for row in list(&output, "statements") {
        let via = row["via"].as_array().unwrap().iter().map(|v| v.as_str().unwrap());
        for id in via.chain([text(row, "holder"), text(row, "target")]) {
            assert!(nodes.contains(id), "{id} is no node: {row}");
        }
        let speaker = text(row, "speaker");
        assert!(nodes.contains(speaker) || ["editor", "unknown"].contains(&speaker), "{speaker} is no node");
    }
    for edge in list(&output, "edges") {
        let listed = edge["statements"].as_array().unwrap();
        assert!(listed.iter().all(|s| statements.contains(s.as_str().unwrap())), "{edge}");
    }
}

#[test]
fn edges_are_the_sums_of_their_statements() {
    let output = output();
    let mut sums: BTreeMap<(&str, &str, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in list(&output, "statements") {
        let key = (text(row, "holder"), text(row, "target"), text(row, "stance"));
        sums.entry(key).or_default().insert(text(row, "id"));
    }
    assert_eq!(list(&output, "edges").len(), sums.len());
    for edge in list(&output, "edges") {
        let key = (text(edge, "source"), text(edge, "target"), text(edge, "stance"));
        let listed: BTreeSet<&str> =
            edge["statements"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        assert_eq!(number(edge, "count"), listed.len(), "{edge}");
        assert_eq!(sums.get(&key), Some(&listed), "{edge}");
    }
    let named = |id: &str| list(&output, "mentions").iter().filter(|m| m["entity"] == id).count();
    for node in list(&output, "nodes") {
        assert_eq!(number(node, "mentions"), named(text(node, "id")), "{node}");
    }
}

#[test]
fn it_reads_back_to_the_same_records() {
    let written = json::to_string(extraction());
    let read = json::read("samples.json", &written).unwrap();
    assert!(json::to_string(&read) == written, "what is read is written otherwise");
}

#[test]
fn lists_are_sorted() {
    let output = output();
    let documents: Vec<&str> = list(&output, "documents").iter().map(|d| text(d, "id")).collect();
    assert!(documents.is_sorted(), "{documents:?}");
    for key in ["mentions", "speakers", "statements", "unresolved"] {
        let places: Vec<_> =
            list(&output, key).iter().map(|r| (text(r, "document"), number(r, "start"))).collect();
        assert!(places.is_sorted(), "{key}");
    }
}
