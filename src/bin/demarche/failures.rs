//! The table of what could not be read.

use std::path::{Path, PathBuf};

use demarche::Error;
use demarche::export::write::Growing;

/// A CSV table: which file or document, the line where that is known, why.
pub struct Failures {
    table: Option<(PathBuf, csv::Writer<Growing>)>,
}

impl Failures {
    /// A table in this place, if there is one.
    ///
    /// # Errors
    /// A place that cannot be written.
    pub fn new(path: Option<&Path>) -> Result<Failures, Error> {
        let Some(path) = path else { return Ok(Failures { table: None }) };
        let mut table = csv::Writer::from_writer(Growing::create(path)?);
        table.write_record(["path", "line", "reason"]).map_err(|e| Error::io(path, "write", e.into()))?;
        Ok(Failures { table: Some((path.to_owned(), table)) })
    }

    /// Adds one.
    ///
    /// # Errors
    /// Those of writing.
    pub fn add(&mut self, error: &Error) -> Result<(), Error> {
        let Some((path, table)) = &mut self.table else { return Ok(()) };
        let place = error.path().map(|p| p.display().to_string()).unwrap_or_default();
        let line = error.line().map(|line| line.to_string()).unwrap_or_default();
        table.write_record([place, line, error.reason()]).map_err(|e| Error::io(path, "write", e.into()))
    }

    /// Puts the table in its place.
    ///
    /// # Errors
    /// Those of writing.
    pub fn finish(self) -> Result<(), Error> {
        let Some((path, table)) = self.table else { return Ok(()) };
        let file = table.into_inner().map_err(|e| Error::io(&path, "write", e.into_error()))?;
        file.commit().map_err(|e| Error::io(&path, "write", e))
    }
}
