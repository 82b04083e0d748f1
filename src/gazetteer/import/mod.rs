//! Names from other programs' lists, as rows of a gazetteer.
//!
//! Each format has a file here, which gives [`Named`] rows and offices and tells with file and line what it
//! could not take. Nothing is dropped in silence.

mod cameo;
mod names;
mod petrarch;
mod row;
mod spacy;
mod tei;
mod wikidata;

use std::fmt;
use std::str::FromStr;

use crate::entity::{EntityId, Kind};
use crate::error::{Error, Finding};

use super::{Gazetteer, Office};
pub use row::Named;
pub(crate) use row::{fold, surnames, write_names};

/// The forms that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Actor dictionaries of PETRARCH and TABARI.
    Petrarch,
    /// Patterns of spaCy's EntityRuler, one JSON object a line.
    Spacy,
    /// Results of a Wikidata query: SPARQL's JSON, or the query service's list of objects.
    Wikidata,
    /// Lists of persons in TEI.
    Tei,
    /// One name a line, other names behind a tab with `|` between them.
    Names,
}

impl Format {
    /// All formats with their words.
    pub const ALL: [(Format, &'static str); 5] = [
        (Format::Petrarch, "petrarch"),
        (Format::Spacy, "spacy"),
        (Format::Wikidata, "wikidata"),
        (Format::Tei, "tei"),
        (Format::Names, "names"),
    ];

    /// The format that a text seems to have.
    ///
    /// ```
    /// use demarche::gazetteer::import::Format;
    /// assert_eq!(Format::guess("HAMID_KARZAI_ [AFGGOV 020101-140929]\n"), Some(Format::Petrarch));
    /// assert_eq!(Format::guess("Rudolf Rassendyll\tRudolf V\n"), Some(Format::Names));
    /// assert_eq!(Format::guess("id,label,source\n"), None);
    /// ```
    pub fn guess(text: &str) -> Option<Format> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with('<') {
            return Some(Format::Tei);
        }
        if text.starts_with(['{', '[']) {
            let first = text.lines().next().and_then(|l| serde_json::from_str::<serde_json::Value>(l).ok());
            let pattern = first.is_some_and(|v| v.get("pattern").is_some());
            return Some(if pattern { Format::Spacy } else { Format::Wikidata });
        }
        let lines = || text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        if lines().any(petrarch::is_telling) {
            return Some(Format::Petrarch);
        }
        let is_name = |l: &str| l.chars().filter(|c| *c == ',').count() < 2 && l.chars().count() < 200;
        let is_table = |l: &str| l.starts_with("id,");
        (lines().next().is_some_and(|l| !is_table(l)) && lines().all(is_name)).then_some(Format::Names)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = Format::ALL.iter().find(|(format, _)| format == self).map_or("", |(_, word)| word);
        f.write_str(word)
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = Format::ALL.iter().find(|(_, w)| *w == word).map(|(format, _)| *format);
        known.ok_or_else(|| {
            format!("unknown format {word:?}; expected petrarch, spacy, wikidata, tei or names")
        })
    }
}

/// What is said of all rows of a file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the names are, where the file does not say or says otherwise.
    pub kind: Option<Kind>,
    /// The country that they belong to, where the file does not say.
    pub country: Option<EntityId>,
    /// Where the facts come from; without it the file's name.
    pub source: Option<String>,
}

/// What was taken from files, and what was not.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The rows, sorted by id, each id once.
    pub names: Vec<Named>,
    /// Offices of the leaders among them, sorted by leader.
    pub offices: Vec<Office>,
    /// What could not be taken, or not in full: faults of the file, and warnings.
    ///
    /// `I001` not of the format; `I002` no name, or what it names cannot be told; `I003` a country that is not known;
    /// `I004` a date that cannot be read; `I005` built in already; `I006` cannot be said in a gazetteer; `I007` two
    /// rows that were made one contradict each other.
    pub left: Vec<Finding>,
}

/// Reads the text of one file. `path` stands in messages and, without another source, in the column `source`.
///
/// # Errors
/// An empty text, a format that cannot be told, a file that is not of the format from the start. All that is wrong
/// with single names is in [`Imported::left`].
///
/// ```
/// use demarche::gazetteer::import::{self, Options};
/// let text = "KING_RUDOLF_ [GBRGOV 990101-010905]\n+RUDOLF_ELPHBERG_\nTHE_DUKE_ [GBR]\n";
/// let imported = import::read("zenda.actors.txt", text, None, &Options::default())?;
/// assert_eq!(imported.names[0].label, "Rudolf Elphberg");
/// assert_eq!(imported.offices[0].period.to.as_deref(), Some("2001-09-05"));
/// assert_eq!((imported.left[0].line, imported.left[0].code), (3, "I002"));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn read(path: &str, text: &str, format: Option<Format>, options: &Options) -> Result<Imported, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Error::data(path, 0, "an empty file; expected names"));
    }
    let Some(format) = format.or_else(|| Format::guess(text)) else {
        let formats: Vec<&str> = Format::ALL.iter().map(|(_, word)| *word).collect();
        let expected = formats.join(", ");
        let found = if text.trim_start().starts_with("id,") { "a gazetteer already, or " } else { "" };
        return Err(Error::data(
            path,
            1,
            format!("{found}a format that cannot be told; expected {expected}"),
        ));
    };
    let mut taker = Taker { path, options, out: Imported::default() };
    match format {
        Format::Petrarch => petrarch::read(text, &mut taker),
        Format::Spacy => spacy::read(text, &mut taker),
        Format::Wikidata => wikidata::read(text, &mut taker)?,
        Format::Tei => tei::read(text, &mut taker)?,
        Format::Names => names::read(text, &mut taker),
    }
    let mut imported = taker.out;
    imported.gather();
    Ok(imported)
}

impl Imported {
    /// Adds what another file gave.
    pub fn merge(&mut self, other: Imported) {
        self.names.extend(other.names);
        self.offices.extend(other.offices);
        self.left.extend(other.left);
        self.gather();
    }

    /// Leaves out the names whose ids a gazetteer has, since no id may stand twice, and tells which.
    ///
    /// Their offices stay: they may be added to an entry of that gazetteer.
    pub fn leave_out(&mut self, gazetteer: &Gazetteer) {
        let (known, new) = self.names.drain(..).partition(|n| gazetteer.get(n.id.as_str()).is_some());
        self.names = new;
        for named in Vec::<Named>::into_iter(known) {
            let listed = gazetteer.get(named.id.as_str()).map(row::spellings).unwrap_or_default();
            let own = std::iter::once(&named.label).chain(&named.aliases);
            let other: Vec<&str> =
                own.filter(|n| !listed.contains(&row::fold(n))).map(String::as_str).collect();
            let mut message = format!("{} is built in; left out", named.id);
            if !other.is_empty() {
                message.push_str(&format!(", with names that it has not: {}", other.join(" | ")));
            }
            self.left.push(named.finding("I005", message));
        }
        self.left.sort();
    }

    /// Writes the rows as a gazetteer in CSV.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write_csv(&self, to: &mut dyn std::io::Write) -> std::io::Result<()> {
        row::write_names(&self.names, to)
    }

    /// Writes the offices in CSV.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write_offices_csv(&self, to: &mut dyn std::io::Write) -> std::io::Result<()> {
        row::write_offices(&self.offices, to)
    }

    fn gather(&mut self) {
        self.left.extend(row::gather(&mut self.names));
        self.offices.sort_by(|a, b| {
            (&a.leader, &a.period.from, &a.title).cmp(&(&b.leader, &b.period.from, &b.title))
        });
        self.offices.dedup();
        self.left.sort();
        self.left.dedup();
    }
}

/// What a format's reader hands its finds to.
struct Taker<'a> {
    path: &'a str,
    options: &'a Options,
    out: Imported,
}

impl Taker<'_> {
    /// A fault of the file in a line.
    fn fault(&mut self, line: usize, message: impl Into<String>) {
        let (path, message) = (self.path.to_owned(), message.into());
        self.out.left.push(Finding { path, line, code: "I001", message, warning: false });
    }

    /// Something that is well formed and cannot be taken, or not in full.
    fn leave(&mut self, line: usize, code: &'static str, message: impl Into<String>) {
        let (path, message) = (self.path.to_owned(), message.into());
        self.out.left.push(Finding { path, line, code, message, warning: true });
    }

    /// Takes a name, unless nothing of it can be an id or a name; gives its id.
    fn take(&mut self, line: usize, kind: Kind, label: &str) -> Option<&mut Named> {
        let label = crate::plain::one_line(&label.replace('|', " "));
        let id = EntityId::from_name(kind, &label);
        if row::fold(&label).is_empty() || id.name() == "unnamed" || !label.chars().any(char::is_alphabetic) {
            self.leave(line, "I002", format!("{label:?} holds no name; expected letters"));
            return None;
        }
        let source = self.options.source.clone().unwrap_or_else(|| file_name(self.path));
        self.out.names.push(Named {
            id,
            label,
            kind,
            country: self.options.country.clone(),
            source,
            path: self.path.to_owned(),
            line,
            ..Named::new()
        });
        self.out.names.last_mut()
    }
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests;
