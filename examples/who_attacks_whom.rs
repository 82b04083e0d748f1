//! Who is against whom in a folder of documents, each with a sentence that shows it.
//!
//! ```sh
//! cargo run --release --example who_attacks_whom -- seeds
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program: it talks to its user.

use demarche::document::Sources;
use demarche::graph::Graph;
use demarche::{Error, Extractor, corpus};

fn main() -> Result<(), Error> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "seeds".into());
    let extractor = Extractor::new();
    let all = corpus::extract_all(&extractor, Sources::new([folder]), 0, |e| eprintln!("{e}"), |_| {})?;
    let graph = Graph::build(&all).filter_edges(|edge| edge.polarity < 0);
    for edge in graph.strongest(10) {
        println!("{} → {}: {} {}", edge.source, edge.target, edge.stance, edge.count);
        let shown = all.statements.iter().find(|s| s.id == edge.statements[0]);
        if let Some(statement) = shown {
            println!(
                "    {}: {}",
                statement.document,
                statement.text.split_whitespace().collect::<Vec<_>>().join(" ")
            );
        }
    }
    Ok(())
}
