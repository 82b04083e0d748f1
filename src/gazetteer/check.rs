//! What an editor of gazetteers wants to be told beyond what loading refuses.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Form, Gazetteer, GazetteerBuilder};
use crate::error::{Error, Finding};
use crate::structure::{MatchTokens, folded};

/// Words that begin ordinary sentences: as a name of one word they would match everywhere.
const COMMON: [&str; 28] = [
    "the",
    "this",
    "that",
    "they",
    "we",
    "he",
    "she",
    "it",
    "in",
    "on",
    "at",
    "and",
    "but",
    "for",
    "with",
    "all",
    "who",
    "will",
    "may",
    "can",
    "no",
    "not",
    "our",
    "his",
    "party",
    "government",
    "president",
    "minister",
];

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
    let mut builder = GazetteerBuilder::new();
    match path {
        Some(path) => builder.read_path(path)?,
        None => builder = GazetteerBuilder::of_builtin_files(),
    }
    let sources: Vec<(String, String, usize)> =
        builder.rows.entries.iter().map(|r| (r.value.id.to_string(), r.path.to_string(), r.line)).collect();
    let mut previous: BTreeMap<String, String> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, path, line) in &sources {
        if let Some(before) = previous.insert(path.clone(), id.clone())
            && before > *id
        {
            let message = format!("{id} stands behind {before}; expected rows sorted by id");
            findings.push(warning(path, *line, "G010", message));
        }
    }
    for row in &builder.rows.entries {
        if row.value.source.is_empty() {
            let message = format!("{} has no source; expected where its facts come from", row.value.id);
            findings.push(warning(&row.path, row.line, "G011", message));
        }
    }
    let lines: BTreeMap<String, (String, usize)> =
        sources.into_iter().map(|(id, path, line)| (id, (path, line))).collect();
    let (gazetteer, hard) = builder.build();
    findings.extend(hard);
    findings.extend(names(&gazetteer, &lines));
    findings.sort();
    Ok(findings)
}

fn warning(path: &str, line: usize, code: &'static str, message: String) -> Finding {
    Finding { path: path.into(), line, code, message, warning: true }
}

fn names(gazetteer: &Gazetteer, lines: &BTreeMap<String, (String, usize)>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in gazetteer.entries() {
        let Some((path, line)) = lines.get(entry.id.as_str()) else { continue };
        let mut seen: BTreeMap<(String, Form), &str> = BTreeMap::new();
        for (name, form) in entry.forms() {
            let tokens = MatchTokens::of(name);
            let key = (0..tokens.len()).map(|i| tokens.fold(i)).collect::<Vec<_>>().join(" ");
            if key.is_empty() {
                findings.push(warning(
                    path,
                    *line,
                    "G012",
                    format!("{name:?} folds to nothing; expected letters"),
                ));
            } else if COMMON.contains(&key.as_str())
                && form != Form::Surname
                && folded(name) == key
                && name.chars().any(char::is_lowercase)
            {
                findings.push(warning(
                    path,
                    *line,
                    "G013",
                    format!("{name:?} is a common word; expected a name"),
                ));
            }
            seen.insert((key, form), name);
        }
    }
    findings
}
