//! The arguments of `graph`.

use std::path::PathBuf;

use demarche::entity::{EntityId, Kind};
use demarche::graph::Criteria;
use demarche::record::Stance;

use super::GraphFiles;

/// Makes graphs of statements that were written before, without reading the documents again.
///
/// TABLES are files of `extract --statements`, and of `extract --mentions` where nodes should tell how often they
/// are named; - is standard input. Only statements for which every filter holds count. The JSON holds of each edge
/// the surest statements as evidence. Without an output option the strongest edges are shown.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 all done, 1 some outputs could not be written, 2 the call makes no sense, or a table could not be read.

Examples:
  demarche graph --svg 1966.svg --from 1966 --to 1966 all.jsonl.zst
  demarche graph --json firm.json --min-confidence 0.8 --first-hand --kind country statements.jsonl mentions.jsonl")]
pub struct Graph {
    /// Tables of statements and mentions
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

    /// Documents of this day, month or year and later: YYYY-MM-DD, YYYY-MM or YYYY. Documents without a date are left
    /// out
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    pub from: Option<String>,

    /// Documents up to the end of this day, month or year
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    pub to: Option<String>,

    /// Holders and targets of this kind: leader, party, country, organization. May be given several times
    #[arg(long, value_name = "KIND", help_heading = "Filters")]
    pub kind: Vec<Kind>,

    /// Statements of this stance: mention, urge, agree, praise, support, criticize, oppose, threaten. May be given
    /// several times
    #[arg(long, value_name = "STANCE", help_heading = "Filters")]
    pub stance: Vec<Stance>,

    /// Statements in sentences that this entity speaks. May be given several times, for any of them
    #[arg(long, value_name = "ID", help_heading = "Filters")]
    pub speaker: Vec<EntityId>,

    /// Statements of an attitude that this entity has. Likewise
    #[arg(long, value_name = "ID", help_heading = "Filters")]
    pub holder: Vec<EntityId>,

    /// Statements toward this entity. Likewise
    #[arg(long, value_name = "ID", help_heading = "Filters")]
    pub target: Vec<EntityId>,

    /// Statements that are at least so sure, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = super::share, hide_default_value = true,
          help_heading = "Filters")]
    pub min_confidence: f64,

    /// What the holder says in person: no statement that another reports
    #[arg(long, help_heading = "Filters")]
    pub first_hand: bool,

    /// Edges that rest on at least so many statements
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true, help_heading = "Filters")]
    pub min_count: usize,
}

impl Graph {
    /// The filters.
    pub fn criteria(&self) -> Criteria {
        Criteria {
            from: self.from.clone(),
            to: self.to.clone(),
            kinds: self.kind.clone(),
            stances: self.stance.clone(),
            speakers: self.speaker.clone(),
            holders: self.holder.clone(),
            targets: self.target.clone(),
            min_confidence: self.min_confidence,
            first_hand: self.first_hand,
        }
    }
}
