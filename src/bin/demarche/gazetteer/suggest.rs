//! `demarche gazetteer suggest`.

use demarche::Error;
use demarche::document::Sources;
use demarche::suggest::Suggestions;

use super::{check_place, put};
use crate::args::Suggest;
use crate::status::Status;
use crate::terminal::{complain, counted};

/// Reads the documents up to the names, and writes those that are missing.
///
/// # Errors
/// What keeps anything from being done.
pub fn run(args: &Suggest) -> Result<Status, Error> {
    let output = args.output.as_deref();
    check_place(output, args.overwrite)?;
    let extractor = args.settings.extractor(false)?;
    let mut suggestions = Suggestions::new(extractor.gazetteer());
    let (mut read, mut failures) = (0, 0);
    for document in Sources::new(&args.paths) {
        match document {
            Ok(document) => {
                let (document, structure, mentions) = extractor.names(&document);
                suggestions.read(&document, &structure, &mentions);
                read += 1;
            }
            Err(error) => {
                failures += 1;
                complain(error);
            }
        }
    }
    if read == 0 {
        complain("no document could be read; nothing was written");
        return Ok(Status::Nothing);
    }
    let rows = suggestions.rows(args.min_count);
    put(output, |to| demarche::suggest::write_csv(&rows, to))?;
    let (rows, documents) = (counted(rows.len(), "name", "names"), counted(read, "document", "documents"));
    complain(format!("{rows} suggested from {documents}"));
    Ok(if failures > 0 { Status::Partly } else { Status::Done })
}
