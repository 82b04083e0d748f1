//! The arguments of `report`.

use std::path::PathBuf;

use super::Filters;

/// Writes a summary for a reader: who speaks, about whom and how, the sharpest conflicts and the closest ties with
/// their sentences, and what could not be told.
///
/// TABLES are outputs of `extract --json`, which tell most, or files of `extract --statements`; - is standard input.
/// Only statements for which every filter holds count.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 all done, 2 the call makes no sense, a table could not be read, or the summary not be written.

Examples:
  demarche report graph.json --output summary.html
  demarche report --from 1966 --to 1966 --title \"The year 1966\" all.jsonl.zst > 1966.md")]
pub struct Report {
    /// Outputs of extract --json, or tables of statements
    #[arg(required = true, value_name = "TABLES")]
    pub tables: Vec<PathBuf>,

    /// Where to write it: as HTML with the extension .html, as Markdown otherwise; - is standard output
    #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
    pub output: PathBuf,

    /// Its first line
    #[arg(long, value_name = "TEXT", default_value = "Who stands where", hide_default_value = true)]
    pub title: String,

    /// Rows of each table, pairs of each list
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = super::at_least_one)]
    pub most: usize,

    /// Sentences quoted for each pair
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub quotes: usize,

    /// Which statements count.
    #[command(flatten)]
    pub filters: Filters,
}
