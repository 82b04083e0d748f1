//! What an editor of gazetteers wants to be told beyond what loading refuses.

mod names;
mod rows;

use std::collections::BTreeMap;
use std::path::Path;

use super::compile::Row;
use super::dates::Period;
use super::{Entry, Gazetteer, GazetteerBuilder, Office};
use crate::entity::EntityId;
use crate::error::{Error, Finding};

/// Checks the built-in gazetteers, or a file or directory, and tells all faults with file and line.
///
/// # Errors
/// Only where nothing can be read at all.
///
/// ```
/// use demarche::gazetteer::check;
/// let findings = check(None)?;
/// assert!(findings.iter().all(|f| f.warning), "the shipped gazetteers have no fault");
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn check(path: Option<&Path>) -> Result<Vec<Finding>, Error> {
    match path {
        Some(path) => check_together(&[path], false),
        None => Ok(GazetteerBuilder::of_builtin_files().check().1),
    }
}

/// Checks files and directories that will be used together, and with the built-in names where `builtin` says so.
///
/// Only these files' rows are reported on.
///
/// # Errors
/// Only where something cannot be read at all.
///
/// ```
/// use demarche::gazetteer::check_together;
/// let folder = tempfile::tempdir()?;
/// let mine = folder.path().join("mine.csv");
/// std::fs::write(&mine, "id,label,aliases,source\ncountry/ruritania,Ruritania,Warsaw Pact,a novel\n")?;
/// let findings = check_together(&[&mine], true)?;
/// assert_eq!(findings.iter().map(|f| (f.line, f.code)).collect::<Vec<_>>(), [(2, "G014")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_together<P: AsRef<Path>>(paths: &[P], builtin: bool) -> Result<Vec<Finding>, Error> {
    let mut builder = if builtin { GazetteerBuilder::with_builtin() } else { GazetteerBuilder::new() };
    for path in paths {
        builder.read_path(path.as_ref())?;
    }
    Ok(builder.check().1)
}

impl GazetteerBuilder {
    /// Makes the gazetteer as [`GazetteerBuilder::build`] does, and tells also what an editor of the rows wants to be
    /// told.
    ///
    /// ```
    /// use demarche::gazetteer::GazetteerBuilder;
    /// let mut builder = GazetteerBuilder::new();
    /// builder.read_text("mine.csv", "id,label\ncountry/ruritania,Ruritania\n");
    /// let (gazetteer, findings) = builder.check();
    /// assert_eq!((gazetteer.len(), findings[0].code), (1, "G011"), "a row without a source");
    /// ```
    pub fn check(self) -> (Gazetteer, Vec<Finding>) {
        let base = self.has_base().then(Gazetteer::builtin);
        let looked_at = LookedAt::new(&self.rows.taken.entries, &self.rows.taken.offices, base);
        let mut findings = rows::check(&looked_at);
        findings.extend(names::check(&looked_at));
        let (gazetteer, faults) = self.build();
        findings.extend(faults);
        findings.sort();
        findings.dedup();
        (gazetteer, findings)
    }
}

/// The rows to report on, and what they may be compared with.
struct LookedAt<'a> {
    rows: &'a [Row<Box<Entry>>],
    offices: &'a [Row<Office>],
    base: Option<&'a Gazetteer>,
    entries: BTreeMap<&'a EntityId, &'a Entry>,
    offices_of: BTreeMap<&'a EntityId, Vec<&'a Office>>,
}

impl<'a> LookedAt<'a> {
    fn new(rows: &'a [Row<Box<Entry>>], offices: &'a [Row<Office>], base: Option<&'a Gazetteer>) -> Self {
        let mut offices_of: BTreeMap<&EntityId, Vec<&Office>> = BTreeMap::new();
        for row in offices {
            offices_of.entry(&row.value.leader).or_default().push(&row.value);
        }
        let mut entries: BTreeMap<&EntityId, &Entry> = BTreeMap::new();
        for row in rows {
            entries.entry(&row.value.id).or_insert(&row.value);
        }
        LookedAt { rows, offices, base, entries, offices_of }
    }

    fn entry(&self, id: &EntityId) -> Option<&'a Entry> {
        self.entries.get(id).copied().or_else(|| self.base?.get(id.as_str()))
    }

    /// When an entity can have been meant. A leader's life, where its years are not known, is taken to reach 30
    /// years beyond the first and the last office.
    fn period(&self, entry: &Entry) -> Period {
        const AROUND_OFFICES: u32 = 30;
        const LIFE: u32 = 100;
        if entry.kind != crate::entity::Kind::Leader {
            return entry.period.clone();
        }
        let mut offices: Vec<&Office> = self.offices_of.get(&entry.id).cloned().unwrap_or_default();
        if let Some((base, index)) = self.base.and_then(|b| Some((b, b.index(entry.id.as_str())?))) {
            offices.extend(base.offices_of(index));
        }
        let dates = offices.iter().flat_map(|o| [&o.period.from, &o.period.to]).flatten();
        let years: Vec<u32> = dates.filter_map(|d| super::year_of(d)).collect();
        let written = |year: u32| format!("{year:04}");
        let ends = (entry.period.from.as_deref(), entry.period.to.as_deref());
        let year = |date: Option<&str>| date.and_then(super::year_of);
        let from = entry.period.from.clone().or_else(|| {
            let before = years.iter().min().map(|y| y.saturating_sub(AROUND_OFFICES));
            before.or_else(|| year(ends.1).map(|y| y.saturating_sub(LIFE))).map(written)
        });
        let to = entry.period.to.clone().or_else(|| {
            let after = years.iter().max().map(|y| y + AROUND_OFFICES);
            after.or_else(|| year(ends.0).map(|y| y + LIFE)).map(written)
        });
        Period { from, to }
    }
}

fn warning<T>(row: &Row<T>, code: &'static str, message: String) -> Finding {
    Finding { path: row.path.to_string(), line: row.line, code, message, warning: true }
}

#[cfg(test)]
mod tests;
