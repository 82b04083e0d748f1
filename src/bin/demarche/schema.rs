//! `demarche schema`.

use demarche::Error;
use demarche::export::{schema, write};

use crate::status::Status;

/// Prints the JSON Schema.
///
/// # Errors
/// Those of writing.
pub fn run() -> Result<Status, Error> {
    write::to("-".as_ref(), &mut std::io::stdout(), |to| {
        serde_json::to_writer_pretty(&mut *to, &schema::json_schema())?;
        to.write_all(b"\n")
    })?;
    Ok(Status::Done)
}
