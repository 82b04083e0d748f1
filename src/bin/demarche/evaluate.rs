//! `demarche evaluate`.

use std::path::Path;

use demarche::Error;
use demarche::evaluate::{GoldDocument, Report, evaluate};
use demarche::export::json;
use demarche::record::DocumentRecord;
use serde::Serialize;

use crate::args::Evaluate;
use crate::status::Status;
use crate::terminal::{DIM, complain, show, styled};

/// The figures as JSON.
#[derive(Serialize)]
struct Figures<'a> {
    documents: &'a [Report],
    total: &'a Report,
}

/// Compares, and prints the figures.
///
/// # Errors
/// Annotations or output that cannot be read, and those of writing.
pub fn run(args: &Evaluate) -> Result<Status, Error> {
    let text =
        std::fs::read_to_string(&args.output).map_err(|e| Error::io(&args.output, "read the output", e))?;
    let extraction = json::read(&args.output, &text)?;
    let golds = GoldDocument::read_all(&args.gold)?;
    if args.document.is_some() && golds.len() > 1 {
        return Err(Error::usage(format!(
            "--document names one document, and {} holds annotations of {}",
            args.gold.display(),
            golds.len()
        )));
    }
    let mut reports = Vec::new();
    for gold in &golds {
        // Of several annotated documents, the only one in an output is not just any of them.
        let stem = Path::new(&gold.document).file_stem().map(|s| s.to_string_lossy()).unwrap_or_default();
        let strange = |d: &DocumentRecord| !d.id.contains(&*stem);
        if golds.len() > 1 && extraction.documents.iter().all(strange) {
            complain(format!("{}: no document in the output has this name", gold.document));
            continue;
        }
        match evaluate(gold, &extraction, args.document.as_deref()) {
            Ok(report) => reports.push(report),
            Err(error) => complain(format!("{}: {error}", gold.document)),
        }
    }
    let missing = golds.len() - reports.len();
    if reports.is_empty() {
        return Ok(Status::Nothing);
    }
    let total = Report::total(&reports);
    show(|to| {
        if args.json {
            let figures = Figures { documents: &reports, total: &total };
            serde_json::to_writer_pretty(&mut *to, &figures)?;
            return writeln!(to);
        }
        for report in &reports {
            writeln!(to, "{report}")?;
            for detail in report.details.iter().take(args.errors) {
                writeln!(to, "    {detail}")?;
            }
            let rest = report.details.len().saturating_sub(args.errors);
            if args.errors > 0 && rest > 0 {
                writeln!(to, "    {}", styled(DIM, format!("and {rest} more")))?;
            }
        }
        if reports.len() > 1 {
            writeln!(to, "{total}")?;
        }
        Ok(())
    })?;
    let mut short = false;
    for threshold in &args.fail_under {
        if let Some(message) = threshold.shortfall(&total) {
            complain(message);
            short = true;
        }
    }
    Ok(if short || missing > 0 { Status::Partly } else { Status::Done })
}
