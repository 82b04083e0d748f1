//! Collecting files of one's own.

use std::path::Path;
use std::sync::Arc;

use super::compile::{Row, Rows};
use super::entry::Entry;
use super::layer::Layer;
use super::{Gazetteer, builtin};
use crate::error::{Error, Finding};

/// Collects entries and offices, then makes a [`Gazetteer`] of them.
///
/// ```
/// use demarche::gazetteer::GazetteerBuilder;
/// let mut builder = GazetteerBuilder::new();
/// builder.read_text("mine.csv", "id,label,aliases,source\ncountry/ruritania,Ruritania,Ruritanians,a novel\n");
/// let (gazetteer, findings) = builder.build();
/// assert!(findings.is_empty());
/// assert_eq!(gazetteer.len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    base: Option<Arc<Layer>>,
    pub(super) rows: Rows,
}

impl GazetteerBuilder {
    /// An empty builder.
    pub fn new() -> Self {
        GazetteerBuilder::default()
    }

    /// A builder above the built-in gazetteer: a row with a built-in id adds names and facts to it.
    pub fn with_builtin() -> Self {
        GazetteerBuilder { base: Some(Gazetteer::builtin().base.clone()), ..GazetteerBuilder::default() }
    }

    /// A builder that reads the built-in files anew, as if they were one's own.
    pub(super) fn of_builtin_files() -> Self {
        let mut builder = GazetteerBuilder::new();
        for (name, text) in builtin::FILES {
            builder.read_text(name, text);
        }
        builder
    }

    /// True if it lies above the built-in gazetteer.
    pub(super) fn has_base(&self) -> bool {
        self.base.is_some()
    }

    /// Adds an entry that stands in no file.
    pub(super) fn push(&mut self, entry: Entry) {
        let value = Box::new(entry);
        let line = self.rows.taken.entries.len() + 1;
        self.rows.taken.entries.push(Row { value, path: "document".into(), line });
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
        self.rows.read_text(name, text);
    }

    /// Makes the gazetteer, and tells every fault found on the way. Faulty rows are left out.
    pub fn build(self) -> (Gazetteer, Vec<Finding>) {
        let GazetteerBuilder { base, rows } = self;
        let base = base.unwrap_or_default();
        let compiled = rows.compile(|id| base.position(id.as_str()).map(|n| base.known(n)));
        let own = Arc::new(Layer::open(&compiled.bytes.into()));
        let replaced = compiled
            .replaced
            .iter()
            .filter_map(|id| Some((base.position(id.as_str())?, base.len() + own.position(id.as_str())?)));
        let replaced = replaced.collect();
        (Gazetteer { base, own, replaced, title_words: Arc::default() }, compiled.findings)
    }
}

fn read_utf8(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, "read this gazetteer", e))?;
    String::from_utf8(bytes).map_err(|e| Error::no_utf8(path, &e, "a gazetteer"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Role;
    use crate::structure::MatchTokens;

    const OWN: &str = "id,label,aliases,country,prominence,source\n\
        country/poland,Poland,Lechia,,,own\n\
        leader/rudolf-elphberg,Rudolf Elphberg,Rudolf V,country/ruritania,,own\n";

    fn with_own() -> Gazetteer {
        let mut builder = GazetteerBuilder::with_builtin();
        builder.read_text("own.csv", OWN);
        builder.read_text(
            "terms.csv",
            "leader,office,role,country,from,to\n\
             leader/rudolf-elphberg,King of Ruritania,head-of-state,country/ruritania,1866,1911\n\
             leader/charles-de-gaulle,President of Ruritania,head-of-state,country/ruritania,1912,1913\n",
        );
        let (gazetteer, findings) = builder.build();
        assert_eq!(findings, []);
        gazetteer
    }

    fn named(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
        let found = gazetteer.longest_at(text, &MatchTokens::of(text), 0);
        let patterns = found.map(|m| m.patterns).unwrap_or_default();
        patterns.iter().map(|p| gazetteer.entry(p.entry).id.to_string()).collect()
    }

    #[test]
    fn rows_with_a_built_in_id_add_to_it() {
        let (builtin, own) = (Gazetteer::builtin(), with_own());
        assert_eq!(own.len(), builtin.len() + 1, "one new entry; Poland and de Gaulle were there");
        let poland = own.get("country/poland").expect("a country");
        assert!(poland.aliases.contains(&"Lechia".to_string()));
        assert_eq!(poland.adjectives, builtin.get("country/poland").expect("a country").adjectives);
        for text in ["Lechia", "Poland", "Polish"] {
            assert_eq!(named(&own, text), ["country/poland"], "{text}");
        }
        assert_eq!(named(builtin, "Lechia"), [""; 0]);
        assert_eq!(own.entries().filter(|e| e.id.as_str() == "country/poland").count(), 1);
        assert_ne!(own.digest(), builtin.digest());
    }

    #[test]
    fn offices_of_both_layers_are_found_together() {
        let own = with_own();
        let kings: Vec<&str> = own
            .holders(Role::HeadOfState, &"country/ruritania".into())
            .map(|(entry, _)| entry.label.as_str())
            .collect();
        assert_eq!(kings, ["Charles de Gaulle", "Rudolf Elphberg"]);
        let general = own.index("leader/charles-de-gaulle").expect("a leader");
        let before = Gazetteer::builtin().index("leader/charles-de-gaulle").expect("a leader");
        assert!(own.is_own(general) && !own.is_own(own.index("leader/konrad-adenauer").expect("a leader")));
        assert_eq!(own.offices_of(general).count(), Gazetteer::builtin().offices_of(before).count() + 1);
    }

    #[test]
    fn every_entry_unpacks_as_it_was_packed() {
        let (fresh, findings) = GazetteerBuilder::of_builtin_files().build();
        assert_eq!(findings, []);
        assert!(fresh.entries().eq(Gazetteer::builtin().entries()));
        assert_eq!(fresh.digest(), Gazetteer::builtin().digest());
    }
}
