//! `demarche gazetteer import`.

use std::io::Read;
use std::path::Path;

use demarche::Error;
use demarche::gazetteer::Gazetteer;
use demarche::gazetteer::import::{self, Imported, Options};

use super::{check_place, put};
use crate::args::Import;
use crate::status::Status;
use crate::terminal::{complain, counted};

/// Reads the lists, writes a gazetteer, tells what was left.
///
/// # Errors
/// A place that cannot be written.
pub fn run(args: &Import) -> Result<Status, Error> {
    let (output, offices) = (args.output.as_deref(), args.offices.as_deref());
    if offices.is_some() && offices == output {
        return Err(Error::usage("--output and --offices both go to one file; expected one for each"));
    }
    check_place(output, args.overwrite)?;
    check_place(offices, args.overwrite)?;
    let options = Options { kind: args.kind, country: args.country.clone(), source: args.source.clone() };
    let mut imported = Imported::default();
    let mut unread = 0;
    for file in &args.files {
        let read = text(file).and_then(|text| import::read(&name(file), &text, args.format, &options));
        match read {
            Ok(found) => imported.merge(found),
            Err(error) => {
                unread += 1;
                complain(error);
            }
        }
    }
    if !args.no_builtin {
        imported.leave_out(Gazetteer::builtin());
    }
    for finding in &imported.left {
        complain(finding);
    }
    let summary = |what: &str| {
        complain(format!(
            "{what}{}, {}; {} told above",
            counted(imported.names.len(), "name", "names"),
            counted(imported.offices.len(), "office", "offices"),
            counted(imported.left.len() + unread, "thing not taken is", "things not taken are")
        ));
    };
    if imported.names.is_empty() && imported.offices.is_empty() {
        summary("nothing was written: ");
        return Ok(Status::Nothing);
    }
    put(output, |to| imported.write_csv(to))?;
    match offices {
        Some(place) => put(Some(place), |to| imported.write_offices_csv(to))?,
        None if !imported.offices.is_empty() => {
            complain("the offices were not written; expected --offices with a file to have them");
        }
        None => {}
    }
    summary("");
    let faults = imported.left.iter().any(|f| !f.warning);
    Ok(if unread > 0 || faults { Status::Partly } else { Status::Done })
}

fn name(file: &Path) -> String {
    if file == Path::new("-") { "standard input".into() } else { file.display().to_string() }
}

fn text(file: &Path) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(file).map(|found| bytes = found)
    };
    read.map_err(|e| Error::io(name(file), "read", e))?;
    String::from_utf8(bytes).map_err(|e| Error::no_utf8(name(file), &e, "a list"))
}
