//! What was extracted before, row by row.

use std::path::Path;

use demarche::Error;
use demarche::export::json;
use demarche::export::rows::{self, AnyRows, MentionRow, Row, StatementRow};
use demarche::record::Extraction;

/// A row of one of the tables.
pub enum AnyRow {
    Statement(Box<StatementRow>),
    Mention(Box<MentionRow>),
}

/// True if a file is taken for an output of `extract --json`.
pub fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

/// Reads an output of `extract --json`.
///
/// # Errors
/// A file that cannot be read, or is none.
pub fn extraction(path: &Path) -> Result<Extraction, Error> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, "read the output", e))?;
    let text =
        String::from_utf8(bytes).map_err(|e| Error::no_utf8(path, &e, "an output of extract --json"))?;
    json::read(path, &text)
}

/// Hands over the rows of a table, or of an output of `extract --json`.
///
/// # Errors
/// A file that cannot be read, a row with a fault.
pub fn each(path: &Path, mut take: impl FnMut(AnyRow)) -> Result<(), Error> {
    let mut statement = |row| take(AnyRow::Statement(Box::new(row)));
    if is_json(path) {
        let extraction = extraction(path)?;
        StatementRow::of(&extraction).for_each(&mut statement);
        MentionRow::of(&extraction).for_each(|row| take(AnyRow::Mention(Box::new(row))));
        return Ok(());
    }
    match rows::read(path)? {
        AnyRows::Statements(mut rows) => rows.try_for_each(|row| row.map(&mut statement)),
        AnyRows::Mentions(mut rows) => {
            rows.try_for_each(|row| row.map(|row| take(AnyRow::Mention(Box::new(row)))))
        }
    }
}
