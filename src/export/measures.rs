//! Measures as one JSON object and as CSV tables.

use std::io::{self, Write};

use serde::Serialize;

use super::json::GENERATOR;
use crate::measure::shifts::Side;
use crate::measure::{Measures, NodeMeasures, Report};

/// The name and version of the object's form, as it stands under `schema`.
pub const SCHEMA: &str = "demarche-measures/1";

/// Writes a report as one JSON object, whose form `docs/measures.md` describes.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::measures, measure::{Options, Timeline}};
/// let mut bytes = Vec::new();
/// measures::write(&Timeline::new(Options::default())?.measure(), &mut bytes)?;
/// assert!(bytes.starts_with(b"{\"schema\":\"demarche-measures/1\","));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(report: &Report, to: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Object<'r> {
        schema: &'static str,
        generator: &'static str,
        #[serde(flatten)]
        report: &'r Report,
    }
    let object = Object { schema: SCHEMA, generator: GENERATOR, report };
    object.serialize(&mut serde_json::Serializer::with_formatter(&mut *to, Lines))?;
    to.write_all(b"\n")
}

/// Every element of a list on a line of its own, so that files can be compared line by line.
struct Lines;

impl serde_json::ser::Formatter for Lines {
    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        to.write_all(if first { b"\n" } else { b",\n" })
    }
}

/// The tables of a report: to each its file's name and its bytes. The column `period` is `all` for all statements
/// together.
///
/// # Errors
/// None that could be met: memory takes all rows.
///
/// # Example
/// ```
/// use demarche::{export::measures, measure::{Options, Timeline}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let mut timeline = Timeline::new(Options::default())?;
/// timeline.extend(&demarche::export::json::read("letter.json", json)?);
/// let tables = measures::tables(&timeline.measure())?;
/// let (name, ties) = &tables[2];
/// assert_eq!(*name, "ties.csv");
/// let ties = String::from_utf8_lossy(ties);
/// assert_eq!(ties.lines().nth(1), Some("all,country/north-vietnam,country/united-states,0,0,1,-1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tables(report: &Report) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let all: Vec<(&str, &Measures)> = std::iter::once(("all", &report.whole))
        .chain(report.slices.iter().map(|slice| (slice.period.as_str(), &slice.measures)))
        .collect();
    Ok(vec![
        ("summary.csv", summary(&all)?),
        ("nodes.csv", nodes(&all)?),
        ("ties.csv", ties(&all)?),
        ("groups.csv", groups(&all)?),
        ("contradictions.csv", contradictions(&all)?),
        ("likeness.csv", likeness(&all)?),
        ("shifts.csv", shifts(report)?),
        ("evidence.csv", evidence(report)?),
    ])
}

type Row = Vec<String>;

fn table(head: &[&str], rows: impl IntoIterator<Item = Row>) -> io::Result<Vec<u8>> {
    let mut to = csv::Writer::from_writer(Vec::new());
    to.write_record(head)?;
    for row in rows {
        to.write_record(row)?;
    }
    to.into_inner().map_err(|e| io::Error::other(e.to_string()))
}

/// A text that no spreadsheet takes for a formula.
fn text(text: &str) -> String {
    super::csv::defused(text).into_owned()
}

/// A number, or an empty cell.
fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn summary(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let head = [
        "period",
        "nodes",
        "ties",
        "positive",
        "neutral",
        "negative",
        "to_self",
        "communities",
        "modularity",
        "positive_pairs",
        "negative_pairs",
        "even_pairs",
        "ppp",
        "ppn",
        "pnn",
        "nnn",
        "ppp_z",
        "ppn_z",
        "pnn_z",
        "nnn_z",
        "balanced",
        "balanced_by_chance",
        "balanced_sd",
        "balanced_z",
        "balanced_p",
        "frustrated_statements",
        "of_statements",
        "frustrated_pairs",
        "of_pairs",
        "frustration_method",
        "blocs",
        "bloc_contradictions",
    ];
    let row = |(period, m): &(&str, &Measures)| {
        let triads = m.balance.triads.each().map(|(_, triads)| *triads);
        let chance = m.balance.chance;
        let split = &m.frustration;
        let mut row = vec![text(period)];
        let s = m.statements;
        row.extend(
            [m.nodes.len(), m.ties.len(), s.positive, s.neutral, s.negative, m.to_self]
                .map(|n| n.to_string()),
        );
        row.extend([m.communities.members.len().to_string(), cell(m.communities.modularity)]);
        row.extend(
            [m.balance.positive_pairs, m.balance.negative_pairs, m.balance.even_pairs].map(|n| n.to_string()),
        );
        row.extend(triads.map(|t| t.count.to_string()));
        row.extend(triads.map(|t| cell(t.z)));
        row.extend([m.balance.balanced, chance.map(|c| c.mean), chance.map(|c| c.sd)].map(cell));
        row.extend([chance.and_then(|c| c.z), chance.map(|c| c.p)].map(cell));
        row.extend([split.statements, split.of_statements].map(|n| n.to_string()));
        row.extend([split.pairs.to_string(), split.of_pairs.to_string(), split.method.as_str().into()]);
        row.extend([m.blocs.members.len().to_string(), m.blocs.blocs.statements.to_string()]);
        row
    };
    table(&head, all.iter().map(row))
}

fn nodes(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let head = [
        "period",
        "id",
        "kind",
        "label",
        "given_positive",
        "given_neutral",
        "given_negative",
        "targets_positive",
        "targets_neutral",
        "targets_negative",
        "received_positive",
        "received_neutral",
        "received_negative",
        "holders_positive",
        "holders_neutral",
        "holders_negative",
        "betweenness",
        "pagerank",
        "community",
        "bloc",
        "part",
        "camp",
    ];
    let rows = all.iter().flat_map(|(period, m)| m.nodes.iter().map(move |node| (period, node)));
    let row = |(period, node): (&&str, &NodeMeasures)| {
        let actor = &node.actor;
        let mut row = vec![text(period), text(actor.id.as_str()), actor.kind.to_string(), text(&actor.label)];
        for sums in [
            node.given.statements,
            node.given.counterparts,
            node.received.statements,
            node.received.counterparts,
        ] {
            row.extend([sums.positive, sums.neutral, sums.negative].map(|n| n.to_string()));
        }
        row.extend([
            cell(node.betweenness),
            cell(node.pagerank),
            cell(node.community),
            cell(node.bloc),
            cell(node.part),
        ]);
        row.push(node.camp.map_or("", |camp| camp.as_str()).to_owned());
        row
    };
    table(&head, rows.map(row))
}

fn ties(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let head = ["period", "holder", "target", "positive", "neutral", "negative", "mean_polarity"];
    let rows = all.iter().flat_map(|(period, m)| {
        m.ties.iter().map(move |tie| {
            let sums = tie.statements;
            let mut row = vec![text(period), text(tie.holder.as_str()), text(tie.target.as_str())];
            row.extend([sums.positive, sums.neutral, sums.negative].map(|n| n.to_string()));
            row.push(cell(sums.mean()));
            row
        })
    });
    table(&head, rows)
}

fn groups(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let rows = all.iter().flat_map(|(period, m)| {
        let kinds = [("community", &m.communities.members), ("bloc", &m.blocs.members)];
        let groups = kinds.into_iter().flat_map(|(kind, groups)| {
            groups.iter().enumerate().map(move |(n, members)| (kind, n + 1, members))
        });
        groups.flat_map(move |(kind, n, members)| {
            let group = [text(period), kind.to_owned(), n.to_string(), members.len().to_string()];
            members.iter().map(move |id| group.clone().into_iter().chain([text(id.as_str())]).collect())
        })
    });
    table(&["period", "kind", "number", "size", "id"], rows)
}

fn contradictions(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let rows = all.iter().flat_map(|(period, m)| {
        let row = |(period, a, b, net): (&str, &str, &str, i64)| {
            vec![text(period), text(a), text(b), net.to_string()]
        };
        m.contradictions.iter().map(move |c| row((period, c.a.as_str(), c.b.as_str(), c.net)))
    });
    table(&["period", "a", "b", "net"], rows)
}

fn likeness(all: &[(&str, &Measures)]) -> io::Result<Vec<u8>> {
    let rows = all.iter().flat_map(|(period, m)| {
        m.likeness.iter().map(move |row| {
            let numbers = [row.likeness.common.to_string(), row.likeness.cosine.to_string()];
            [text(period), text(row.a.as_str()), text(row.b.as_str())].into_iter().chain(numbers).collect()
        })
    });
    table(&["period", "a", "b", "common_targets", "cosine"], rows)
}

fn shifts(report: &Report) -> io::Result<Vec<u8>> {
    let head = [
        "shift",
        "holder",
        "holder_label",
        "target",
        "target_label",
        "before",
        "before_positive",
        "before_negative",
        "before_mean",
        "after",
        "after_positive",
        "after_negative",
        "after_mean",
        "change",
        "z",
    ];
    let side = |side: &Side| {
        let numbers = [side.positive.to_string(), side.negative.to_string(), side.mean.to_string()];
        std::iter::once(text(&side.period)).chain(numbers).collect::<Vec<_>>()
    };
    let rows = report.shifts.iter().enumerate().map(|(n, shift)| {
        let mut row = vec![(n + 1).to_string()];
        for actor in [&shift.holder, &shift.target] {
            row.extend([text(actor.id.as_str()), text(&actor.label)]);
        }
        row.extend(side(&shift.before).into_iter().chain(side(&shift.after)));
        row.extend([shift.change.to_string(), shift.z.to_string()]);
        row
    });
    table(&head, rows)
}

fn evidence(report: &Report) -> io::Result<Vec<u8>> {
    let head = ["shift", "period", "statement", "document", "stance", "polarity", "confidence", "text"];
    let rows = report.shifts.iter().enumerate().flat_map(|(n, shift)| {
        [&shift.before, &shift.after].into_iter().flat_map(move |side| {
            side.evidence.iter().map(move |e| {
                let place = [(n + 1).to_string(), text(&side.period), text(&e.id), text(&e.document)];
                let what =
                    [e.stance.to_string(), e.polarity.to_string(), e.confidence.to_string(), text(&e.text)];
                place.into_iter().chain(what).collect()
            })
        })
    });
    table(&head, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_looks_like_a_formula_is_defused() {
        assert_eq!(
            ["=1+1", "+7", "-x", "@me", "plain", ""].map(text),
            ["'=1+1", "'+7", "'-x", "'@me", "plain", ""]
        );
    }

    #[test]
    fn every_row_has_a_cell_for_every_column() {
        let report = crate::measure::tests::shifting();
        for (name, bytes) in tables(&report).unwrap() {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert!(!rows.is_empty(), "{name}");
            assert_eq!(rows[0].len(), reader.headers().unwrap().len(), "{name}");
        }
    }
}
