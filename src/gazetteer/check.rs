//! What an editor of gazetteers wants to be told beyond what loading refuses.

mod columns;
mod names;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::compile::Row;
use super::dates::Period;
use super::{Entry, Gazetteer, GazetteerBuilder, Office, builtin};
use crate::entity::EntityId;
use crate::error::{Error, Finding};
use columns::Columns;

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
        None => Ok(inspect(GazetteerBuilder::of_builtin_files(), true, None)),
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
    let mut builder = GazetteerBuilder::new();
    for path in paths {
        builder.read_path(path.as_ref())?;
    }
    Ok(inspect(builder, false, builtin.then(Gazetteer::builtin)))
}

fn inspect(builder: GazetteerBuilder, shipped: bool, base: Option<&Gazetteer>) -> Vec<Finding> {
    let (rows, offices) = (&builder.rows.taken.entries, &builder.rows.taken.offices);
    let paths: BTreeSet<Arc<str>> =
        rows.iter().map(|r| &r.path).chain(offices.iter().map(|r| &r.path)).cloned().collect();
    let columns = paths.into_iter().map(|path| (path.clone(), Columns::read(&path, &text(&path, shipped))));
    let columns: BTreeMap<Arc<str>, Columns> = columns.collect();
    let looked_at = LookedAt::new(rows, offices, &columns, base);
    let mut findings = rows::check(&looked_at);
    findings.extend(names::check(&looked_at));
    let hard = builder.build().1;
    let in_base = |f: &Finding| f.code == "G009" && base.is_some_and(|b| names_one_of(f, b));
    findings.extend(hard.into_iter().filter(|f| !in_base(f)));
    findings.sort();
    findings.dedup();
    findings
}

/// True for the fault of an office whose holder is in a gazetteer after all.
fn names_one_of(fault: &Finding, base: &Gazetteer) -> bool {
    let mut words = fault.message.split([' ', ',']);
    words.any(|word| word.starts_with("leader/") && base.get(word).is_some())
}

/// A file that could be read a moment ago.
fn text(path: &str, shipped: bool) -> String {
    if shipped {
        let file = builtin::FILES.iter().find(|(name, _)| *name == path);
        return file.map(|(_, text)| (*text).to_owned()).unwrap_or_default();
    }
    std::fs::read_to_string(path).unwrap_or_default()
}

/// The rows to report on, and what they may be compared with.
struct LookedAt<'a> {
    rows: &'a [Row<Box<Entry>>],
    offices: &'a [Row<Office>],
    columns: &'a BTreeMap<Arc<str>, Columns>,
    base: Option<&'a Gazetteer>,
    ids: BTreeSet<&'a EntityId>,
    offices_of: BTreeMap<&'a EntityId, Vec<&'a Office>>,
}

impl<'a> LookedAt<'a> {
    fn new(
        rows: &'a [Row<Box<Entry>>],
        offices: &'a [Row<Office>],
        columns: &'a BTreeMap<Arc<str>, Columns>,
        base: Option<&'a Gazetteer>,
    ) -> Self {
        let mut offices_of: BTreeMap<&EntityId, Vec<&Office>> = BTreeMap::new();
        for row in offices {
            offices_of.entry(&row.value.leader).or_default().push(&row.value);
        }
        let ids = rows.iter().map(|r| &r.value.id).collect();
        LookedAt { rows, offices, columns, base, ids, offices_of }
    }

    fn knows(&self, id: &EntityId) -> bool {
        self.ids.contains(id) || self.base.is_some_and(|b| b.get(id.as_str()).is_some())
    }

    fn entry(&self, id: &EntityId) -> Option<&Entry> {
        let own = self.ids.contains(id).then(|| self.rows.iter().find(|r| r.value.id == *id)).flatten();
        own.map(|r| &*r.value).or_else(|| self.base?.get(id.as_str()))
    }

    /// The names in the column `shared` of a row.
    fn shared<T>(&self, row: &Row<T>) -> &[String] {
        self.columns.get(&row.path).map_or(&[], |c| c.shared(row.line))
    }

    fn has_source<T>(&self, row: &Row<T>) -> bool {
        self.columns.get(&row.path).is_some_and(|c| c.has_source(row.line))
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
