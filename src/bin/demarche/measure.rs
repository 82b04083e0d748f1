//! `demarche measure`.

mod show;
mod time;

use std::fs;
use std::path::Path;

use demarche::Error;
use demarche::export::{measures, write};
use demarche::measure::{Report, Timeline};

use crate::args::Measure;
use crate::outputs;
use crate::status::Status;
use crate::tables::{self, AnyRow};
use crate::terminal::{complain, show};

/// Reads tables, measures, writes.
///
/// # Errors
/// A table that cannot be read, a date that is none, two outputs for one place.
pub fn run(args: &Measure) -> Result<Status, Error> {
    let criteria = args.filters.criteria();
    criteria.check()?;
    let mut timeline = Timeline::new(args.options())?;
    let wanted: Vec<(&str, &Path)> = [("csv", &args.csv), ("json", &args.json)]
        .into_iter()
        .filter_map(|(n, p)| Some((n, p.as_deref()?)))
        .collect();
    outputs::apart(&wanted)?;
    let (mut read, mut kept) = (0, 0);
    for table in &args.tables {
        tables::each(table, |row| {
            if let AnyRow::Statement(row) = row {
                read += 1;
                if criteria.admit(&row.statement, row.date.as_deref()) {
                    kept += 1;
                    timeline.add(row.date.as_deref(), |tally| row.add_to(tally));
                }
            }
        })?;
    }
    if kept == 0 {
        complain(format!("none of {read} statements is left; expected filters that some pass"));
    }
    let report = timeline.measure();
    if wanted.is_empty() {
        show(|to| show::report(&report, (kept, read), args.top, to))?;
        return Ok(Status::Done);
    }
    let mut failed = 0;
    for (name, path) in &wanted {
        let written = if *name == "csv" { csv(&report, path) } else { json(&report, path) };
        if let Err(error) = written
            && !error.is_broken_pipe()
        {
            failed += 1;
            complain(error);
        }
    }
    Ok(match failed {
        0 => Status::Done,
        _ if failed == wanted.len() => Status::Nothing,
        _ => Status::Partly,
    })
}

fn json(report: &Report, path: &Path) -> Result<(), Error> {
    write::to(path, &mut std::io::stdout().lock(), |to| measures::write(report, to))
}

/// Writes the tables into a folder, which is made if it is not there; each is put in its place once it is whole.
fn csv(report: &Report, folder: &Path) -> Result<(), Error> {
    if folder == Path::new("-") {
        return Err(Error::usage("--csv -: several tables cannot go to standard output; expected a folder"));
    }
    let fault = |e| Error::io(folder, "write", e);
    let tables = measures::tables(report).map_err(fault)?;
    if folder.exists() && !folder.is_dir() {
        return Err(Error::data(folder, 0, "cannot write: this is a file; expected a folder for the tables"));
    }
    fs::create_dir_all(folder).map_err(fault)?;
    tables.iter().try_for_each(|(name, bytes)| write::bytes(&folder.join(name), &mut std::io::sink(), bytes))
}
