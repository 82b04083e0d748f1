//! `demarche extract`.

use demarche::document::Sources;
use demarche::syntax::Parser;
use demarche::{Error, corpus};

use crate::args::Extract;
use crate::outputs::Outputs;
use crate::progress::Progress;
use crate::status::Status;
use crate::summary;
use crate::terminal::{complain, counted, show};

/// Reads, extracts, writes.
///
/// # Errors
/// What keeps anything from being done.
pub fn run(args: &Extract) -> Result<Status, Error> {
    let mut outputs = Outputs::new(args)?;
    if outputs.all_failed() {
        return Ok(Status::Nothing);
    }
    // The parser unpacks its weights meanwhile, so that the first document need not wait for it.
    let (extractor, _) = rayon::join(|| args.settings.extractor(args.with_text), Parser::builtin);
    let extractor = extractor?;
    let progress = Progress::new(&args.paths, args.quiet);
    let mut failures = 0;
    let extraction = corpus::extract_all(
        &extractor,
        Sources::new(&args.paths),
        args.threads,
        |error| {
            failures += 1;
            progress.complain(&error.to_string());
        },
        |done| progress.step(done),
    )?;
    drop(progress);
    let read = extraction.documents.len();
    if read == 0 {
        complain("no document could be read; nothing was written");
        return Ok(Status::Nothing);
    }
    if outputs.is_empty() {
        show(|to| summary::write(&extraction, to))?;
    } else {
        outputs.write(&extraction);
    }
    if failures > 0 && !args.quiet {
        let (faults, documents) =
            (counted(failures, "fault", "faults"), counted(read, "document", "documents"));
        complain(format!("{documents} read; {faults} named above"));
    }
    Ok(match failures {
        _ if outputs.all_failed() => Status::Nothing,
        0 if !outputs.some_failed() => Status::Done,
        _ => Status::Partly,
    })
}
