//! What every format says of a node and of an edge, by name and type: one list, so that GraphML, GEXF, CSV and
//! Cytoscape agree.

use std::collections::HashMap;

use crate::graph::{Bundle, Node};
use crate::record::{Extraction, StatementRecord};

/// The type of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Whole,
    Truth,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(untagged)]
pub(super) enum Value {
    Text(String),
    Whole(i64),
    Truth(bool),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Whole(number) => number.fmt(f),
            Value::Truth(truth) => truth.fmt(f),
        }
    }
}

/// Names and types of a node's attributes, in the order of [`node`].
pub(super) const NODE: [(&str, Type); 5] = [
    ("label", Type::Text),
    ("kind", Type::Text),
    ("mentions", Type::Whole),
    ("listed", Type::Truth),
    ("country", Type::Text),
];

/// Names and types of an edge's attributes, in the order of [`edge`].
pub(super) const EDGE: [(&str, Type); 11] = [
    ("stance", Type::Text),
    ("stances", Type::Text),
    ("polarity", Type::Whole),
    ("count", Type::Whole),
    ("positive", Type::Whole),
    ("neutral", Type::Whole),
    ("negative", Type::Whole),
    ("first", Type::Text),
    ("last", Type::Text),
    ("sentence", Type::Text),
    ("statements", Type::Text),
];

/// A node's attributes; nothing for one that is not known.
pub(super) fn node(node: &Node) -> [Option<Value>; NODE.len()] {
    [
        Some(Value::Text(node.label.clone())),
        Some(Value::Text(node.kind.to_string())),
        Some(whole(node.mentions)),
        Some(Value::Truth(node.listed)),
        node.country.as_ref().map(|country| Value::Text(country.to_string())),
    ]
}

/// An edge's attributes; nothing for one that is not known. `sentence` is the first statement's, `statements` the ids
/// as a JSON list.
pub(super) fn edge(bundle: &Bundle<'_>, sentences: &Sentences<'_>) -> [Option<Value>; EDGE.len()] {
    let sentence = bundle.statements.iter().find_map(|id| sentences.0.get(id));
    let ids = serde_json::to_string(&bundle.statements).unwrap_or_default();
    [
        bundle.stance().map(|stance| Value::Text(stance.to_string())),
        Some(Value::Text(bundle.summary())),
        Some(Value::Whole(bundle.polarity().into())),
        Some(whole(bundle.count())),
        Some(whole(bundle.sums.positive)),
        Some(whole(bundle.sums.neutral)),
        Some(whole(bundle.sums.negative)),
        bundle.dates.keys().next().map(|date| Value::Text((*date).to_owned())),
        bundle.dates.keys().next_back().map(|date| Value::Text((*date).to_owned())),
        sentence.map(|statement| Value::Text(crate::plain::one_line(&statement.text))),
        (!bundle.statements.is_empty()).then_some(Value::Text(ids)),
    ]
}

fn whole(number: usize) -> Value {
    Value::Whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Statements by their ids.
pub(super) struct Sentences<'e>(HashMap<&'e str, &'e StatementRecord>);

impl<'e> Sentences<'e> {
    pub fn of(extraction: &'e Extraction) -> Self {
        Sentences(extraction.statements.iter().map(|s| (s.id.as_str(), s)).collect())
    }
}
