//! The arguments of `extract`, and the outputs that it shares with `graph`.

use std::path::PathBuf;

use demarche::export::dot::{Clusters, Mentions};
use demarche::export::graphviz::Layout;
use demarche::graph::Grouping;

use super::Settings;

/// Reads documents and writes who says what about whom: as data, as a graph, or as a summary.
///
/// PATHS are files (.txt, .jsonl, TEI .xml), folders, which are searched for such files, or - for standard
/// input. Without an output option a summary is shown. Several outputs may be asked for at once, each with the
/// file to write, or - for standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status:
  0  all done
  1  some documents could not be read, or some outputs could not be written (each is named on
     standard error, everything else is done)
  2  the call makes no sense, or nothing could be done: no document could be read, no output written

Examples:
  demarche extract letters/
  demarche extract --json graph.json --svg graph.svg letters/ memo.txt
  demarche extract --statements all.jsonl.zst --failures bad.csv --resume archive/
  demarche extract --gazetteer my-names.csv --author leader/kim-il-sung --dot - speech.txt")]
pub struct Extract {
    /// Documents: files, folders, or - for standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,

    /// The graph.
    #[command(flatten)]
    pub files: GraphFiles,

    /// Writes the statements as the documents are read, in their order: a table with the extension .jsonl,
    /// .jsonl.zst or .parquet. For corpora of any size; `demarche graph` makes graphs of it
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub statements: Option<PathBuf>,

    /// Writes the names found as the documents are read, likewise. Alone it takes a fraction of the time: speakers
    /// and statements are not looked for
    #[arg(long = "mentions", value_name = "FILE", help_heading = "Outputs")]
    pub names: Option<PathBuf>,

    /// Writes which documents could not be read, and why: a CSV table
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub failures: Option<PathBuf>,

    /// Keeps in the JSON, of each edge, only the N surest statements with their documents, and no other record:
    /// for corpora of any size
    #[arg(long, value_name = "N", value_parser = super::at_least_one, help_heading = "Outputs")]
    pub evidence: Option<usize>,

    /// Draws only edges that rest on at least so many statements (the JSON holds all)
    #[arg(
        long,
        value_name = "N",
        default_value_t = 1,
        hide_default_value = true,
        help_heading = "The drawing"
    )]
    pub min_count: usize,

    /// Goes on where a run was interrupted: documents that are done already are taken from the journal that stands
    /// beside the first output, as FILE.resume. It stays for later runs, which then read only what is new or has
    /// changed
    #[arg(long)]
    pub resume: bool,

    /// Keeps the documents' whole text in the JSON
    #[arg(long)]
    pub with_text: bool,

    /// How many documents to read at a time; 0 is one for each processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,

    /// No progress and no closing line; what cannot be read is still named
    #[arg(long, short)]
    pub quiet: bool,

    /// What the documents are read with.
    #[command(flatten)]
    pub settings: Settings,
}

/// The outputs that hold the graph.
#[derive(Debug, Clone, clap::Args)]
pub struct GraphFiles {
    /// Writes everything found: graph, names, speakers, statements, and what could not be told
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub json: Option<PathBuf>,

    /// Writes the explorer: one page for a browser, with the network, every statement's sentence and the documents
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub html: Option<PathBuf>,

    /// Writes the graph in Graphviz's language
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub dot: Option<PathBuf>,

    /// Draws the graph for a browser: edges show their sentences under the pointer. Needs Graphviz
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub svg: Option<PathBuf>,

    /// Draws the graph as an image. Needs Graphviz
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub png: Option<PathBuf>,

    /// Draws the graph for print. Needs Graphviz
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub pdf: Option<PathBuf>,

    /// Writes the graph as GraphML, for networkx, igraph and Gephi
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub graphml: Option<PathBuf>,

    /// Writes the graph as GEXF, for Gephi: edges exist at the dates of their statements
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub gexf: Option<PathBuf>,

    /// Writes the graph for Cytoscape
    #[arg(long, value_name = "FILE", help_heading = "Outputs")]
    pub cytoscape: Option<PathBuf>,

    /// Writes nodes, edges, statements and mentions as CSV tables into a folder
    #[arg(long, value_name = "FOLDER", help_heading = "Outputs")]
    pub csv: Option<PathBuf>,

    /// Which stances from one entity to another become one edge: pair (all), sign (those of one polarity), stance
    /// (none). Without it pair in drawings, sign in the other formats; the JSON has every stance
    #[arg(long, value_name = "WHICH", help_heading = "Outputs")]
    pub edges: Option<Grouping>,

    /// How Graphviz places the entities: dot, neato, fdp, sfdp, circo, twopi. Without it dot for a small graph,
    /// sfdp for a large one
    #[arg(long, value_name = "NAME", help_heading = "The drawing")]
    pub layout: Option<Layout>,

    /// Draws only the N strongest edges (the JSON holds all); without it pictures show 100, and the text for Graphviz
    /// has all
    #[arg(long = "top", alias = "strongest", value_name = "N", help_heading = "The drawing")]
    pub strongest: Option<usize>,

    /// Draws a frame around what belongs together: country (a country with its leaders and parties) or bloc (the
    /// members of an alliance at the time)
    #[arg(long, value_name = "BY", default_value_t, hide_default_value = true, help_heading = "The drawing")]
    pub cluster: Clusters,

    /// Which bare mentions to draw: auto (where nothing else joins two entities and there is room), all, none
    #[arg(long, value_name = "WHICH", default_value = "auto", value_parser = mentions, hide_default_value = true,
          help_heading = "The drawing")]
    pub draw_mentions: Mentions,
}

fn mentions(text: &str) -> Result<Mentions, String> {
    match text {
        "auto" => Ok(Mentions::Auto),
        "all" => Ok(Mentions::All),
        "none" => Ok(Mentions::None),
        _ => Err("expected auto, all or none".into()),
    }
}
