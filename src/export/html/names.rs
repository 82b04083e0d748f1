//! Entities by their number in the page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::graph::{EDITOR, Graph, UNKNOWN};

/// An entity: its id, its kind, its name, whether it is listed, the id of its country, how often it is named.
#[derive(Debug, Serialize)]
pub(super) struct Entity<'a>(&'a str, Option<&'static str>, &'a str, bool, Option<&'a str>, usize);

/// The entities of a page: those of the graph in its order, and behind them whoever else is asked for.
#[derive(Debug)]
pub(super) struct Names<'a> {
    numbers: BTreeMap<&'a str, usize>,
    pub rows: Vec<Entity<'a>>,
}

impl<'a> Names<'a> {
    pub fn new(graph: &'a Graph) -> Names<'a> {
        let rows: Vec<_> = graph
            .nodes()
            .map(|n| {
                let country = n.country.as_ref().map(|id| id.as_str());
                Entity(n.id.as_str(), Some(n.kind.as_str()), &n.label, n.listed, country, n.mentions)
            })
            .collect();
        let numbers = rows.iter().enumerate().map(|(number, row)| (row.0, number)).collect();
        Names { numbers, rows }
    }

    /// The number of an entity that is in the page.
    pub fn known(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// The number of an entity. An editor and an unknown source have no kind and are no nodes.
    pub fn number(&mut self, id: &'a str) -> usize {
        *self.numbers.entry(id).or_insert_with(|| {
            let (kind, label) = match id {
                EDITOR => (None, "an editor"),
                UNKNOWN => (None, "an unknown source"),
                _ => (None, id),
            };
            self.rows.push(Entity(id, kind, label, false, None, 0));
            self.rows.len() - 1
        })
    }
}
