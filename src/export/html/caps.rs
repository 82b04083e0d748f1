//! What does not fit into the page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::record::{DocumentRecord, StatementRecord};

/// The places of the statements that are kept, in their order: the surest of each edge, and of every edge equally
/// many. Of more edges than there is room for, the strongest have one statement each.
pub(super) fn surest(statements: &[StatementRecord], room: usize) -> Vec<usize> {
    if statements.len() <= room {
        return (0..statements.len()).collect();
    }
    let mut edges: BTreeMap<_, Vec<(usize, f64)>> = BTreeMap::new();
    for (place, s) in statements.iter().enumerate() {
        edges.entry((&s.holder, &s.target, s.stance)).or_default().push((place, s.confidence));
    }
    let mut edges: Vec<_> = edges.into_values().collect();
    for edge in &mut edges {
        edge.sort_by(|a, b| b.1.total_cmp(&a.1));
    }
    if edges.len() > room {
        edges.sort_by_key(|edge| Reverse(edge.len()));
        edges.truncate(room);
    }
    let taken = |each: usize| edges.iter().map(|edge| edge.len().min(each)).sum::<usize>();
    let (mut each, mut too_many) = (1, statements.len());
    while too_many - each > 1 {
        let middle = each.midpoint(too_many);
        if taken(middle) <= room { each = middle } else { too_many = middle }
    }
    let mut kept: Vec<usize> =
        edges.iter().flat_map(|edge| edge.iter().take(each)).map(|(place, _)| *place).collect();
    kept.sort_unstable();
    kept
}

/// Which documents' texts are kept: one after the other, as long as there is room for the next.
pub(super) fn texts(documents: &[DocumentRecord], room: usize) -> Vec<bool> {
    let mut left = room;
    let mut keep = |document: &DocumentRecord| match &document.text {
        Some(text) if text.len() <= left => {
            left -= text.len();
            true
        }
        _ => false,
    };
    documents.iter().map(&mut keep).collect()
}
