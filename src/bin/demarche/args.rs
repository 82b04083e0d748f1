//! The arguments as they are typed.

mod extract;
mod filters;
mod gazetteer;
mod graph;
mod measure;
mod report;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use demarche::evaluate::Threshold;
use demarche::{Error, Extractor};

pub use extract::{Extract, GraphFiles};
pub use filters::Filters;
pub use gazetteer::{Form, Gazetteer, GazetteerCommand, Import, Show, Suggest};
pub use graph::Graph;
pub use measure::Measure;
pub use report::Report;

/// Reads diplomatic and political documents and works out who says what about whom.
///
/// demarche reads letters, memoranda of conversation, embassy reports, articles and speeches. It finds the
/// leaders, parties, countries and organizations they name, works out who speaks in every passage, and links
/// each speaker to those named, with a stance: praise, support, agree, urge, criticize, oppose, threaten, or a
/// bare mention. Every edge of the graph leads back to the sentence it came from.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// Colours on the terminal.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_possible_values = true
    )]
    pub color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Extract(Extract),
    Graph(Graph),
    Measure(Measure),
    Report(Report),
    Explain(Explain),
    Check(Check),
    Gazetteer(Gazetteer),
    Evaluate(Evaluate),
    /// Prints the JSON Schema of what `extract --json` writes
    Schema,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Makes it so for everything printed from now on.
    pub fn choose(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::AlwaysAnsi,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// What the documents are read with.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "What to read with")]
pub struct Settings {
    /// Adds your own names to the built-in ones: a gazetteer file (.csv or .jsonl), or a folder of them.
    /// May be given several times
    #[arg(long, value_name = "PATH")]
    pub gazetteer: Vec<PathBuf>,

    /// Starts from an empty gazetteer: only the names of --gazetteer are known
    #[arg(long)]
    pub no_builtin: bool,

    /// Takes the stance frames from a .toml file, or a folder of them, in place of the built-in ones
    #[arg(long, value_name = "PATH")]
    pub frames: Option<PathBuf>,

    /// Who wrote the documents that do not say, as an id such as leader/kim-il-sung
    #[arg(long, value_name = "ID")]
    pub author: Option<String>,

    /// When the documents that do not say were written: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,

    /// Leaves out statements that are less sure than this, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share, hide_default_value = true)]
    pub min_confidence: f64,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("expected a number from 0 to 1".into()),
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("expected a number from 1 on".into()),
        Ok(number) => Ok(number),
    }
}

impl Settings {
    /// The extractor that they ask for.
    ///
    /// # Errors
    /// A gazetteer or frame file that cannot be used, an author or date of the wrong form.
    pub fn extractor(&self, with_text: bool) -> Result<Extractor, Error> {
        let mut builder = Extractor::builder()
            .builtin(!self.no_builtin)
            .min_confidence(self.min_confidence)
            .with_text(with_text);
        for path in &self.gazetteer {
            builder = builder.gazetteer(path);
        }
        if let Some(frames) = &self.frames {
            builder = builder.frames(frames);
        }
        if let Some(author) = &self.author {
            builder = builder.author(author);
        }
        if let Some(date) = &self.date {
            builder = builder.date(date);
        }
        builder.build()
    }
}

/// Shows documents with their names, speakers and statements marked, and why.
///
/// Below each sentence stand who speaks it and how that is known, then each statement: the stance, who has it
/// toward whom, the words that show it, the rule that fired and how sure it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche explain letter.txt | less
  demarche explain --color always --why letter.txt | less -R
  demarche explain --stage mention letter.txt

Exit status: 0 all done, 1 some documents could not be read, 2 nothing could be done.")]
pub struct Explain {
    /// Documents: files, folders, or - for standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,

    /// Tells for every name why it was taken for this entity and no other
    #[arg(long)]
    pub why: bool,

    /// Prints what one stage gave instead, as JSON with offsets in bytes: document, structure, mention, speaker,
    /// stance; or syntax, as CoNLL-U with the clauses as comments
    #[arg(long, value_name = "STAGE", value_enum, hide_possible_values = true)]
    pub stage: Option<Stage>,

    /// What the documents are read with.
    #[command(flatten)]
    pub settings: Settings,
}

/// The stages that a document goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// Text and metadata.
    Document,
    /// Blocks, sentences, quotations.
    Structure,
    /// Names and whom they name.
    Mention,
    /// Trees and clauses.
    Syntax,
    /// Who speaks where.
    Speaker,
    /// Attitudes.
    Stance,
}

/// Looks for faults in gazetteers and stance frames, your own or the built-in ones.
///
/// All faults are told at once, each with its file and line. Frames are tried on their own example sentences.
/// Without PATH the built-in data is checked.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit status: 0 no fault (warnings may have been told), 1 faults, 2 nothing could be read."
)]
pub struct Check {
    /// Gazetteers (.csv, .jsonl), frames (.toml), or folders of them
    pub paths: Vec<PathBuf>,

    /// Checks the files alone: without the built-in names, which they may neither refer to nor repeat
    #[arg(long)]
    pub no_builtin: bool,

    /// Faults only, no warnings
    #[arg(long, short)]
    pub quiet: bool,
}

/// Compares an output of `extract --json` with annotations made by people.
///
/// Prints precision, recall and F1 for names, links and stances, and the share of sentences with the right
/// speaker.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  demarche evaluate --gold gold/ graph.json
  demarche evaluate --gold letter.gold.json --errors 20 graph.json
  demarche evaluate --gold gold/ --fail-under stance.f1=0.45 --fail-under speakers=0.9 graph.json

Exit status: 0 all figures are reached, 1 one is not or a document is missing, 2 nothing could be compared.")]
pub struct Evaluate {
    /// Annotations: a file, or a folder of .json files
    #[arg(long, value_name = "PATH")]
    pub gold: PathBuf,

    /// The output to compare
    #[arg(value_name = "OUTPUT.json")]
    pub output: PathBuf,

    /// The document's id in the output, where it cannot be told from the annotations' name
    #[arg(long, value_name = "ID")]
    pub document: Option<String>,

    /// Shows so many differences of each document
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub errors: usize,

    /// Prints the figures as JSON
    #[arg(long)]
    pub json: bool,

    /// Fails if a figure is lower: mentions, mentions_exact, links, stance, stance_tag, edges with .p, .r or .f1,
    /// and speakers. May be given several times
    #[arg(long, value_name = "MEASURE=VALUE", action = ArgAction::Append)]
    pub fail_under: Vec<Threshold>,
}
