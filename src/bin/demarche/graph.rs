//! `demarche graph`.

use demarche::Error;
use demarche::export::rows::{self, AnyRows};
use demarche::graph::{Criteria, Tally};

use crate::args::Graph;
use crate::outputs::{self, Outputs, Records};
use crate::status::Status;
use crate::summary;
use crate::terminal::{DIM, complain, show, styled};

/// Reads tables, adds up, writes.
///
/// # Errors
/// A table that cannot be read, a date that is none, two outputs for one place.
pub fn run(args: &Graph) -> Result<Status, Error> {
    let criteria = args.criteria();
    criteria.check()?;
    let places = outputs::places(&args.files).into_iter();
    outputs::apart(&places.map(|(format, path)| (format.name(), path)).collect::<Vec<_>>())?;
    let mut outputs = Outputs::new(&args.files, 1);
    if outputs.all_failed() {
        return Ok(Status::Nothing);
    }
    let mut tally = Tally::new(args.evidence);
    let (read, kept) = gather(args, &criteria, &mut tally)?;
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

/// Adds up all tables. Gives how many statements there are, and how many of them count.
fn gather(args: &Graph, criteria: &Criteria, tally: &mut Tally) -> Result<(usize, usize), Error> {
    let (mut read, mut kept) = (0, 0);
    for table in &args.tables {
        match rows::read(table)? {
            AnyRows::Statements(rows) => {
                for row in rows {
                    let row = row?;
                    read += 1;
                    if criteria.admit(&row.statement, row.date.as_deref()) {
                        kept += 1;
                        row.add_to(tally);
                    }
                }
            }
            AnyRows::Mentions(rows) => {
                for row in rows {
                    let row = row?;
                    if criteria.admit_date(row.date.as_deref()) {
                        tally.add_mention(&row.mention, Some(&row.entity()));
                    }
                }
            }
        }
    }
    Ok((read, kept))
}
