//! The sharpest quarrels in a folder of documents, each with a sentence to judge it by.
//!
//! `cargo run --example who_attacks_whom -- seeds`

use std::error::Error;
use std::io::Write;

use demarche::document::Sources;
use demarche::graph::Graph;
use demarche::{Extractor, corpus};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "seeds".into());
    let mut faults = Vec::new();
    // 0: as many threads as the machine has processors.
    let found = corpus::extract_all(&Extractor::new(), Sources::new([&folder]), 0, |e| faults.push(e))?;

    let mut out = std::io::stdout().lock();
    for fault in faults {
        writeln!(out, "left out: {fault}")?;
    }
    let against = Graph::build(&found).filter_edges(|edge| edge.polarity < 0);
    for edge in against.strongest(10) {
        let name = |id: &str| against.node(id).map_or(id.to_owned(), |node| node.label.clone());
        let (source, target) = (name(edge.source.as_str()), name(edge.target.as_str()));
        writeln!(out, "{source} against {target}: {} {}", edge.stance, edge.count)?;
        let surest = found
            .statements
            .iter()
            .filter(|row| edge.statements.contains(&row.id))
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence));
        if let Some(row) = surest {
            let sentence = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
            writeln!(out, "    {} at {}: {sentence}", row.document, row.start)?;
        }
    }
    Ok(())
}
