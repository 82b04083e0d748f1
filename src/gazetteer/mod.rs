//! Who and what the program knows by name: entries, the trie over their names, dated offices.
//!
//! A gazetteer is built once, then only read; threads share it. Loading may fail and reports every fault
//! with its line; finding names in a text cannot.

mod builtin;
mod check;
mod dates;
mod entry;
pub mod import;
mod office;
mod read;
mod trie;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::entity::{EntityId, Kind};
use crate::error::{Error, Finding, error_of};
use crate::plain::hex;
use crate::structure::folded;

pub use check::{check, check_together};
pub(crate) use dates::is_iso;
pub use dates::{Period, year_of};
pub use entry::{Entry, EntryIndex};
pub use office::{Office, Role};
pub use trie::{Form, Match, Pattern, Trie};

/// The entities that the program knows, and how to find them by name.
///
/// ```
/// use demarche::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::builtin();
/// let entry = gazetteer.get("country/soviet-union").expect("a built-in country");
/// assert_eq!(entry.label, "Soviet Union");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    by_id: FxHashMap<EntityId, EntryIndex>,
    trie: Trie,
    offices: Vec<Office>,
    offices_of: FxHashMap<EntryIndex, Vec<u32>>,
    halves_of: FxHashMap<EntityId, EntityId>,
    parties_of: FxHashMap<EntityId, Vec<EntryIndex>>,
    given_names: FxHashMap<Box<str>, u32>,
    digest: String,
}

/// Collects entries and offices, then makes a [`Gazetteer`] of them.
///
/// ```
/// use demarche::gazetteer::GazetteerBuilder;
/// let mut builder = GazetteerBuilder::new();
/// builder.read_text("mine.csv", "id,label,aliases,source\ncountry/ruritania,Ruritania,Ruritanians,a novel\n");
/// let (gazetteer, findings) = builder.build();
/// assert!(findings.is_empty());
/// assert_eq!(gazetteer.entries().len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    rows: Vec<Row<Entry>>,
    offices: Vec<Row<Office>>,
    findings: Vec<Finding>,
    hash: Sha256,
}

/// A row with the place it came from.
#[derive(Debug)]
struct Row<T> {
    value: T,
    path: Arc<str>,
    line: usize,
}

impl Gazetteer {
    /// The built-in gazetteer, built at the first call and shared.
    pub fn builtin() -> &'static Gazetteer {
        shared()
    }

    /// The built-in gazetteer behind a counter, to own without a copy.
    pub fn shared_builtin() -> Arc<Gazetteer> {
        shared().clone()
    }

    /// Builds from the built-in entries (unless `builtin` is false) and files or directories of one's own.
    ///
    /// # Errors
    /// A path that cannot be read, or all faults of the files, each with its line.
    pub fn load<P: AsRef<Path>>(builtin: bool, paths: &[P]) -> Result<Gazetteer, Error> {
        if paths.is_empty() && builtin {
            return Ok(Gazetteer::builtin().clone());
        }
        let mut builder = if builtin { GazetteerBuilder::with_builtin() } else { GazetteerBuilder::new() };
        for path in paths {
            builder.read_path(path.as_ref())?;
        }
        let (gazetteer, findings) = builder.build();
        match error_of(&findings) {
            Some(error) => Err(error),
            None => Ok(gazetteer),
        }
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with an id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.by_id.get(id).map(|i| &self.entries[i.0 as usize])
    }

    /// The index of an id.
    pub fn index(&self, id: &str) -> Option<EntryIndex> {
        self.by_id.get(id).copied()
    }

    /// The entry at an index of this gazetteer.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0 as usize]
    }

    /// The trie over all names.
    pub fn trie(&self) -> &Trie {
        &self.trie
    }

    /// All offices.
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The offices of one leader.
    pub fn offices_of(&self, leader: EntryIndex) -> impl Iterator<Item = &Office> {
        self.offices_of.get(&leader).into_iter().flatten().map(|i| &self.offices[*i as usize])
    }

    /// The divided land that a state is one half of.
    pub fn land_of(&self, half: &EntityId) -> Option<&EntityId> {
        self.halves_of.get(half)
    }

    /// SHA-256 over the files that this gazetteer was built from, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

impl GazetteerBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        GazetteerBuilder::default()
    }

    /// A builder that holds the built-in files.
    pub fn with_builtin() -> Self {
        let mut builder = GazetteerBuilder::new();
        for (name, text) in builtin::FILES {
            builder.read_text(name, text);
        }
        builder
    }

    /// Reads a gazetteer file, or every `.csv` and `.jsonl` file of a directory.
    ///
    /// # Errors
    /// Only for what cannot be read at all; faults inside are kept for [`GazetteerBuilder::build`].
    pub fn read_path(&mut self, path: &Path) -> Result<(), Error> {
        let metadata = std::fs::metadata(path).map_err(|e| Error::io(path, "read this gazetteer", e))?;
        if !metadata.is_dir() {
            let text = read_utf8(path)?;
            self.read_text(&path.display().to_string(), &text);
            return Ok(());
        }
        let mut files: Vec<_> = std::fs::read_dir(path)
            .map_err(|e| Error::io(path, "list this directory", e))?
            .filter_map(Result::ok)
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "csv" || e == "jsonl"))
            .collect();
        files.sort();
        if files.is_empty() {
            return Err(Error::data(path, 0, "no gazetteer here; expected .csv or .jsonl files"));
        }
        for file in files {
            let text = read_utf8(&file)?;
            self.read_text(&file.display().to_string(), &text);
        }
        Ok(())
    }

    /// Reads the text of a gazetteer file; its name's ending tells CSV from JSON Lines.
    pub fn read_text(&mut self, name: &str, text: &str) {
        self.hash.update(name.rsplit(['/', '\\']).next().unwrap_or(name));
        self.hash.update([0]);
        self.hash.update(text);
        read::read(name, text, &mut self.rows, &mut self.offices, &mut self.findings);
    }

    /// Makes the gazetteer, and tells every fault found on the way. Faulty rows are left out.
    pub fn build(self) -> (Gazetteer, Vec<Finding>) {
        let GazetteerBuilder { rows, offices, mut findings, hash } = self;
        let mut gazetteer = Gazetteer { digest: hex(&hash.finalize()), ..Gazetteer::default() };
        let mut first: FxHashMap<EntityId, (Arc<str>, usize)> = FxHashMap::default();
        for row in rows {
            if let Some((path, line)) = first.get(&row.value.id) {
                findings.push(Finding {
                    path: row.path.to_string(),
                    line: row.line,
                    code: "G004",
                    message: format!(
                        "{} stands already in {path}:{line}; expected each id once",
                        row.value.id
                    ),
                    warning: false,
                });
                continue;
            }
            first.insert(row.value.id.clone(), (row.path, row.line));
            gazetteer.push(row.value);
        }
        for row in offices {
            match gazetteer.by_id.get(&row.value.leader) {
                Some(&leader) => {
                    let n = gazetteer.offices.len() as u32;
                    gazetteer.offices_of.entry(leader).or_default().push(n);
                    gazetteer.offices.push(row.value);
                }
                None => findings.push(Finding {
                    path: row.path.to_string(),
                    line: row.line,
                    code: "G009",
                    message: format!(
                        "office of {}, who is in no gazetteer; expected the id of a leader",
                        row.value.leader
                    ),
                    warning: false,
                }),
            }
        }
        findings.sort();
        (gazetteer, findings)
    }
}

impl Gazetteer {
    fn push(&mut self, entry: Entry) {
        let index = EntryIndex(self.entries.len() as u32);
        for half in &entry.halves {
            self.halves_of.insert(half.clone(), entry.id.clone());
        }
        for (name, form) in entry.forms() {
            self.trie.insert(name, index, form);
        }
        match (entry.kind, &entry.country) {
            (Kind::Party, Some(country)) => self.parties_of.entry(country.clone()).or_default().push(index),
            (Kind::Leader, _) => self.learn_given_name(&entry),
            _ => {}
        }
        self.by_id.insert(entry.id.clone(), index);
        self.entries.push(entry);
    }

    /// The first word of a name that ends with its surname is a given name.
    fn learn_given_name(&mut self, entry: &Entry) {
        let mut words = entry.label.split(' ');
        let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return };
        if entry.surnames.iter().any(|s| s.ends_with(last)) && first.chars().count() > 2 {
            *self.given_names.entry(folded(first).into()).or_default() += 1;
        }
    }

    /// True if at least two leaders bear this folded word as a given name.
    pub fn is_given_name(&self, folded: &str) -> bool {
        self.given_names.get(folded).is_some_and(|n| *n >= 2)
    }

    /// The parties of a country; for a divided land, those of its halves too.
    pub fn parties_of(&self, country: &EntityId) -> Vec<&Entry> {
        let halves = self.get(country.as_str()).map(|c| c.halves.as_slice()).unwrap_or_default();
        let lists = std::iter::once(country).chain(halves).filter_map(|id| self.parties_of.get(id));
        lists.flatten().map(|i| self.entry(*i)).collect()
    }

    /// A small gazetteer of the entities that one document brings along.
    pub fn of_local(entities: &[crate::document::LocalEntity]) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for entity in entities {
            if !gazetteer.by_id.contains_key(&entity.id) {
                gazetteer.push(Entry::of_local(entity));
            }
        }
        gazetteer
    }

    /// How many entries there are of each kind.
    pub fn counts(&self) -> [(Kind, usize); 4] {
        Kind::ALL.map(|kind| (kind, self.entries.iter().filter(|e| e.kind == kind).count()))
    }
}

fn read_utf8(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, "read this gazetteer", e))?;
    String::from_utf8(bytes).map_err(|e| {
        let good = e.utf8_error().valid_up_to();
        let line = 1 + e.as_bytes()[..good].iter().filter(|b| **b == b'\n').count();
        Error::data(path, line, "not UTF-8 here; expected a gazetteer saved as UTF-8")
    })
}

fn shared() -> &'static Arc<Gazetteer> {
    static BUILTIN: OnceLock<Arc<Gazetteer>> = OnceLock::new();
    BUILTIN.get_or_init(|| Arc::new(GazetteerBuilder::with_builtin().build().0))
}
