//! The arguments of `graph`.

use std::path::PathBuf;

use super::{Filters, GraphFiles};

/// Makes graphs of statements that were written before, without reading the documents again.
///
/// TABLES are files of `extract --statements`, and of `extract --mentions` where nodes should tell how often they
/// are named, or JSON files of `extract --json`; - is standard input. Only statements for which every filter holds
/// count. The JSON holds of each edge the surest statements as evidence. Without an output option the strongest edges
/// are shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 all done, 1 some outputs could not be written, 2 the call makes no sense, or a table could not be read.

Examples:
  demarche graph --svg 1966.svg --from 1966 --to 1966 all.jsonl.zst
  demarche graph --json firm.json --min-confidence 0.8 --first-hand --kind country statements.jsonl mentions.jsonl")]
pub struct Graph {
    /// Tables of statements and mentions, or outputs of extract --json
    #[arg(required = true, value_name = "TABLES")]
    pub tables: Vec<PathBuf>,

    /// The graph.
    #[command(flatten)]
    pub files: GraphFiles,

    /// Keeps in the JSON the N surest statements of each edge
    #[arg(
        long,
        value_name = "N",
        default_value_t = 10,
        value_parser = super::at_least_one,
        help_heading = "Outputs"
    )]
    pub evidence: usize,

    /// Which statements count.
    #[command(flatten)]
    pub filters: Filters,

    /// Edges that rest on at least so many statements
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, help_heading = "Filters")]
    pub min_count: usize,
}
