//! `demarche graph`.

use demarche::Error;
use demarche::graph::Tally;

use crate::args::Graph;
use crate::outputs::{self, Outputs, Records};
use crate::status::Status;
use crate::tables::AnyRow;
use crate::terminal::{DIM, complain, show, styled};
use crate::{summary, tables};

/// Reads tables, adds up, writes.
///
/// # Errors
/// A table that cannot be read, a date that is none, two outputs for one place.
pub fn run(args: &Graph) -> Result<Status, Error> {
    let criteria = args.filters.criteria();
    criteria.check()?;
    let places = outputs::places(&args.files).into_iter();
    outputs::apart(&places.map(|(format, path)| (format.name(), path)).collect::<Vec<_>>())?;
    let mut outputs = Outputs::new(&args.files, 1);
    if outputs.all_failed() {
        return Ok(Status::Nothing);
    }
    let mut tally = Tally::new(args.evidence);
    let (mut read, mut kept) = (0, 0);
    for table in &args.tables {
        tables::each(table, |row| match row {
            AnyRow::Statement(row) => {
                read += 1;
                if criteria.admit(&row.statement, row.date.as_deref()) {
                    kept += 1;
                    row.add_to(&mut tally);
                }
            }
            AnyRow::Mention(row) if criteria.admit_date(row.date.as_deref()) => {
                tally.add_mention(&row.mention, Some(&row.entity()));
            }
            AnyRow::Mention(_) => {}
        })?;
    }
    tally.retain_min_count(args.min_count);
    let (graph, samples) = tally.finish();
    let graph = graph.without_isolated();
    if outputs.is_empty() {
        show(|to| {
            writeln!(to, "{}", styled(DIM, format!("{kept} of {read} statements")))?;
            summary::edges(&graph, to)
        })?;
    } else {
        outputs.write(&graph, &Records::Samples(&samples, args.evidence));
    }
    if kept == 0 {
        complain(format!("none of {read} statements is left; expected filters that some pass"));
    }
    Ok(match (outputs.all_failed(), outputs.some_failed()) {
        (true, _) => Status::Nothing,
        (_, true) => Status::Partly,
        _ => Status::Done,
    })
}
