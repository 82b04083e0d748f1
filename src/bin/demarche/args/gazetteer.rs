//! The arguments of `demarche gazetteer`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use demarche::entity::{EntityId, Kind};
use demarche::gazetteer::import::Format;

use super::Settings;

/// Names of your own: takes them from other programs' lists, finds what is missing, shows who a name is.
#[derive(Debug, clap::Args)]
pub struct Gazetteer {
    /// What to do.
    #[command(subcommand)]
    pub command: GazetteerCommand,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum GazetteerCommand {
    Import(Import),
    Suggest(Suggest),
    Show(Show),
}

/// Makes a gazetteer of another program's list of names.
///
/// Reads actor dictionaries of PETRARCH and TABARI, patterns of spaCy's EntityRuler, results of Wikidata queries
/// (JSON), lists of persons in TEI, and plain lists: one name a line, other names behind a tab with | between them.
/// What cannot be taken is told with file and line on standard error. Names whose ids are built in are left out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status:
  0  all done; what was left out is told
  1  some files could not be read, or have faults; the rest is done
  2  the call makes no sense, or no name could be taken

Examples:
  demarche gazetteer import people.jsonl --output mine.csv
  demarche gazetteer import --country country/poland --source \"my notes\" names.txt > mine.csv
  demarche gazetteer import actors.txt --output mine.csv --offices my-offices.csv")]
pub struct Import {
    /// Lists of names; - for standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,

    /// What the files are: petrarch, spacy, wikidata, tei, names. Without it their content tells
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,

    /// Where to write the gazetteer; without it to standard output
    #[arg(long, short, value_name = "FILE.csv")]
    pub output: Option<PathBuf>,

    /// Where to write dated offices of persons, where the files tell any
    #[arg(long, value_name = "FILE.csv")]
    pub offices: Option<PathBuf>,

    /// Writes over files that are there already
    #[arg(long)]
    pub overwrite: bool,

    /// What the names are, where the files do not say: leader, party, country, organization
    #[arg(long, value_name = "KIND")]
    pub kind: Option<Kind>,

    /// The country that they belong to, where the files do not say, as an id such as country/poland
    #[arg(long, value_name = "ID", value_parser = country)]
    pub country: Option<EntityId>,

    /// Where the facts come from; without it the file's name
    #[arg(long, value_name = "TEXT")]
    pub source: Option<String>,

    /// Keeps names whose ids are built in: for use with extract --no-builtin
    #[arg(long)]
    pub no_builtin: bool,
}

/// Lists the names in documents that no gazetteer has, as a gazetteer to be completed.
///
/// The most frequent name comes first. Spellings that seem to mean one person are one row. The column note tells how
/// often and where, up to three sentences, and a listed name that is spelled nearly the same. The file can be used
/// with --gazetteer as it stands.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 all done, 1 some documents could not be read, 2 nothing could be done.

Example:
  demarche gazetteer suggest letters/ --min-count 3 --output mine.csv")]
pub struct Suggest {
    /// Documents: files, folders, or - for standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,

    /// Where to write the list; without it to standard output
    #[arg(long, short, value_name = "FILE.csv")]
    pub output: Option<PathBuf>,

    /// Writes over a file that is there already
    #[arg(long)]
    pub overwrite: bool,

    /// Lists only names that are found at least so often
    #[arg(long, value_name = "N", default_value_t = 1, hide_default_value = true)]
    pub min_count: usize,

    /// What the documents are read with.
    #[command(flatten)]
    pub settings: Settings,
}

/// Shows who a name is, and why: everybody who bears it, and who is meant in a document of a date.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Exit status: 0 somebody bears the name, 1 nobody does, 2 the call makes no sense.

Examples:
  demarche gazetteer show Kohler --date 1964-02 --title Ambassador
  demarche gazetteer show country/soviet-union")]
pub struct Show {
    /// A name, or an id such as country/soviet-union
    #[arg(required = true)]
    pub name: String,

    /// When the document was written: YYYY-MM-DD, YYYY-MM or YYYY
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,

    /// The title that stands before the name
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,

    /// The country that the document is about, as an id such as country/poland
    #[arg(long, value_name = "ID", value_parser = country)]
    pub country: Option<EntityId>,

    /// How to show it: text, json
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub format: Form,

    /// Adds your own names to the built-in ones: a gazetteer file, or a folder of them. May be given several times
    #[arg(long, value_name = "PATH")]
    pub gazetteer: Vec<PathBuf>,

    /// Starts from an empty gazetteer: only the names of --gazetteer are known
    #[arg(long)]
    pub no_builtin: bool,
}

/// How `show` writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

fn country(text: &str) -> Result<EntityId, String> {
    let id = EntityId::new(text);
    if id.is_well_formed() && id.kind() == Some(Kind::Country) {
        return Ok(id);
    }
    Err("expected the id of a country, such as country/poland".into())
}
