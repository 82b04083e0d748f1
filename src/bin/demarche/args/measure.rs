//! The arguments of `measure`.

use std::path::PathBuf;

use demarche::measure::{Options, Unit};

use super::Filters;

/// Measures the graph of statements that were written before, as a whole and through time.
///
/// TABLES are files of `extract --statements`, or JSON files of `extract --json`; - is standard input. Only statements
/// for which every filter holds count. Measured are: how many statements everybody gives and receives, for and against;
/// betweenness; PageRank over statements in favour; communities; structural balance, the best split into two camps and blocs;
/// who takes the same sides; and, with --by, how stances changed. docs/measures.md defines all of it. Without an output
/// option tables are shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 all done, 1 some outputs could not be written, 2 the call makes no sense, or a table could not be read.

Examples:
  demarche measure all.jsonl.zst
  demarche measure --by year --window 3 --kind country --min-confidence 0.6 all.jsonl.zst
  demarche measure --by quarter --csv measures/ --json measures.json graph.json")]
pub struct Measure {
    /// Tables of statements, or outputs of extract --json
    #[arg(required = true, value_name = "TABLES")]
    pub tables: Vec<PathBuf>,

    /// Writes CSV tables into a folder: summary, nodes, ties, groups, contradictions, likeness,
    /// shifts and their evidence
    #[arg(long, value_name = "FOLDER", help_heading = "Outputs")]
    pub csv: Option<PathBuf>,

    /// Writes everything measured as one JSON object
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub json: Option<PathBuf>,

    /// How many rows of each table to show
    #[arg(long, value_name = "N", default_value_t = 12, hide_default_value = true, help_heading = "Outputs")]
    pub top: usize,

    /// Measures slices of time, too: year, quarter, month. The date of a statement's document decides; documents without
    /// a date, or with one less exact than slices are, count only for the whole
    #[arg(long, value_name = "SLICE", help_heading = "Time")]
    pub by: Option<Unit>,

    /// Measures N slices that follow each other together, moving on by one
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = super::at_least_one, hide_default_value = true,
          requires = "by", help_heading = "Time")]
    pub window: usize,

    /// Shows a shift with N sentences of each period
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = super::at_least_one, hide_default_value = true,
          help_heading = "Time")]
    pub evidence: usize,

    /// Which statements count.
    #[command(flatten)]
    pub filters: Filters,

    /// Ties on which at least so many statements take a side, counted in each period by itself
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, help_heading = "Filters")]
    pub min_count: usize,
}

impl Measure {
    /// How to measure.
    pub fn options(&self) -> Options {
        Options { by: self.by, window: self.window, min_count: self.min_count, evidence: self.evidence }
    }
}
