//! `demarche report`.

use std::collections::{HashMap, HashSet};

use demarche::Error;
use demarche::export::report::{self, Form, ReportOptions};
use demarche::export::write;
use demarche::graph::{Criteria, Graph, Tally};
use demarche::record::Extraction;

use crate::args::Report;
use crate::status::Status;
use crate::tables::{self, AnyRow};
use crate::terminal::complain;

/// Reads, sums up, writes.
///
/// # Errors
/// A table that cannot be read, a date that is none, a place that cannot be written.
pub fn run(args: &Report) -> Result<Status, Error> {
    let criteria = args.filters.criteria();
    criteria.check()?;
    let (extraction, graph) = if args.tables.iter().all(|path| tables::is_json(path)) {
        let extraction = outputs(args, &criteria)?;
        let graph = Graph::build(&extraction);
        (extraction, graph)
    } else {
        samples(args, &criteria)?
    };
    let graph = graph.without_isolated();
    if graph.edge_count() == 0 {
        complain("no statement is left; expected filters that some pass");
    }
    let options = ReportOptions { title: args.title.clone(), most: args.most, quotes: args.quotes };
    let form = Form::of_path(&args.output).unwrap_or(Form::Markdown);
    let mut stdout = std::io::stdout().lock();
    match write::to(&args.output, &mut stdout, |to| report::write(&extraction, &graph, &options, form, to)) {
        Err(error) if !error.is_broken_pipe() => Err(error),
        _ => Ok(Status::Done),
    }
}

/// Everything that outputs of `extract --json` hold and the filters admit.
fn outputs(args: &Report, criteria: &Criteria) -> Result<Extraction, Error> {
    let mut all = Extraction::default();
    for path in &args.tables {
        all.merge(tables::extraction(path)?);
    }
    all.sort();
    let dates: HashMap<&str, Option<&str>> =
        all.documents.iter().map(|d| (d.id.as_str(), d.date.as_deref())).collect();
    let date = |document: &str| dates.get(document).copied().flatten();
    let admitted: Vec<bool> = all.statements.iter().map(|s| criteria.admit(s, date(&s.document))).collect();
    let mut admitted = admitted.into_iter();
    all.statements.retain(|_| admitted.next().unwrap_or(false));
    all.documents.retain(|d| criteria.admit_date(d.date.as_deref()));
    let kept: HashSet<String> = all.documents.iter().map(|d| d.id.clone()).collect();
    all.unresolved.retain(|row| kept.contains(&row.document));
    Ok(all)
}

/// The graph of tables, with the surest statements of each edge.
fn samples(args: &Report, criteria: &Criteria) -> Result<(Extraction, Graph), Error> {
    let mut tally = Tally::new(args.quotes.max(1));
    for path in &args.tables {
        tables::each(path, |row| {
            if let AnyRow::Statement(row) = row
                && criteria.admit(&row.statement, row.date.as_deref())
            {
                row.add_to(&mut tally);
            }
        })?;
    }
    let (graph, samples) = tally.finish();
    Ok((samples, graph))
}
