//! What `demarche measure` shows of periods and of shifts between them.

use std::io;

use demarche::measure::Report;
use demarche::measure::shifts::{Shift, Side};

use super::show::{Out, heading, more, nothing, percent};
use crate::terminal::{DIM, counted, of_polarity, shortened, styled};

/// Letters of a sentence.
const SENTENCE: usize = 92;

/// The periods, a line each, and what is in none.
///
/// # Errors
/// Those of writing.
pub fn periods(report: &Report, to: Out<'_>) -> io::Result<()> {
    heading("Through time", "", to)?;
    if report.slices.is_empty() {
        nothing("no document has a date that is exact enough", to)?;
    } else {
        let width = report.slices.iter().map(|s| s.period.len()).max().unwrap_or(0).max(6);
        let head = format!(
            "  {:width$}      +      −  entities   ties  triads balanced  by chance     z  frustration   blocs",
            "period"
        );
        writeln!(to, "{}", styled(DIM, head))?;
        for slice in &report.slices {
            let m = &slice.measures;
            let number = |n: usize, wide: usize| match n {
                0 => format!("{:>wide$}", "·"),
                _ => format!("{n:>wide$}"),
            };
            let share =
                |share: Option<f64>, wide: usize| format!("{:>wide$}", share.map_or("·".into(), percent));
            let triads: usize = m.balance.triads.each().iter().map(|(_, t)| t.count).sum();
            let chance = m.balance.chance;
            writeln!(
                to,
                "  {:width$} {} {}  {} {}  {} {} {} {}  {}  {}",
                slice.period,
                styled(of_polarity(1), number(m.statements.positive, 6)),
                styled(of_polarity(-1), number(m.statements.negative, 6)),
                number(m.nodes.iter().filter(|n| n.pagerank.is_some()).count(), 8),
                number(m.ties.iter().filter(|t| t.statements.sided() > 0).count(), 6),
                number(triads, 6),
                share(m.balance.balanced, 8),
                share(chance.map(|c| c.mean), 10),
                chance.and_then(|c| c.z).map_or("    ·".into(), |z| format!("{z:>5.1}")),
                share(m.frustration.share(), 11),
                number(m.blocs.members.iter().filter(|of| of.len() > 1).count(), 6),
            )?;
        }
    }
    let by = report.by.map_or("", |by| by.as_str());
    if report.undated + report.inexact > 0 {
        let left = format!(
            "in no {by}: {} of documents without a date, {} of documents whose date is less exact",
            counted(report.undated, "statement", "statements"),
            report.inexact
        );
        nothing(&left, to)?;
    }
    Ok(())
}

/// The surest shifts, each with a sentence of both periods.
///
/// # Errors
/// Those of writing.
pub fn shifts(report: &Report, top: usize, to: Out<'_>) -> io::Result<()> {
    heading(
        "Shifts of stance",
        "from one period to the next in which a side is taken; the surest first",
        to,
    )?;
    if report.shifts.is_empty() {
        return nothing("none", to);
    }
    let sure = report.shifts.iter().filter(|shift| shift.z.abs() >= 1.0).count();
    for shift in report.shifts.iter().take(sure.min(top)) {
        let Shift { holder, target, before, after, change, z } = shift;
        let sign = if *change < 0.0 { -1 } else { 1 };
        let change = styled(of_polarity(sign), format!("{change:+.2}"));
        writeln!(
            to,
            "  {change}  {} → {}  {}",
            holder.label,
            target.label,
            styled(DIM, format!("z {z:.1}"))
        )?;
        for side in [before, after] {
            self::side(side, to)?;
        }
    }
    more(sure.saturating_sub(top), to)?;
    match report.shifts.len() - sure {
        0 => Ok(()),
        rest => nothing(&format!("{} of less than a standard error", counted(rest, "shift", "shifts")), to),
    }
}

fn side(side: &Side, to: Out<'_>) -> io::Result<()> {
    let sums = format!("{} in favour, {} against", side.positive, side.negative);
    let sample = side.evidence.first().map(|e| format!("{} “{}”", e.stance, shortened(&e.text, SENTENCE)));
    writeln!(to, "         {}  {sums}", side.period)?;
    if let Some(sample) = sample {
        writeln!(to, "           {}", styled(DIM, sample))?;
    }
    Ok(())
}
