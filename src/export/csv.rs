//! Tables for spreadsheets and statistics: nodes, edges, statements and mentions as comma-separated values (RFC 4180).

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::attributes::{self, EDGE, NODE, Sentences};
use crate::graph::{Graph, Grouping};
use crate::plain::one_line;
use crate::record::Extraction;

/// The tables, which are files of one folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Table {
    /// A row for each entity: `id`, and what GraphML says of it.
    Nodes,
    /// A row for each edge: `source`, `target`, and what GraphML says of it.
    Edges,
    /// A row for each statement, with its document's date and title.
    Statements,
    /// A row for each mention.
    Mentions,
}

impl Table {
    /// All of them.
    pub const ALL: [Table; 4] = [Table::Nodes, Table::Edges, Table::Statements, Table::Mentions];

    /// The file's name.
    ///
    /// ```
    /// assert_eq!(demarche::export::csv::Table::Nodes.file(), "nodes.csv");
    /// ```
    pub fn file(self) -> &'static str {
        match self {
            Table::Nodes => "nodes.csv",
            Table::Edges => "edges.csv",
            Table::Statements => "statements.csv",
            Table::Mentions => "mentions.csv",
        }
    }
}

/// Writes a table. Cells that a spreadsheet would take for a formula begin with an apostrophe; see [`defused`].
/// Sentences are on one line each; mentions are as they stand.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::csv::{self, Table}, graph::{Graph, Grouping}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let mut bytes = Vec::new();
/// csv::write(Table::Edges, &Graph::build(&extraction), &extraction, Grouping::Sign, &mut bytes)?;
/// let text = String::from_utf8(bytes)?;
/// assert!(text.starts_with("source,target,stance,stances,polarity,count,"));
/// assert!(text.contains("\r\nleader/kim-il-sung,country/united-states,criticize,criticize 2,-1,2,0,0,2,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(
    table: Table,
    graph: &Graph,
    extraction: &Extraction,
    by: Grouping,
    to: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = Rows(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(to));
    match table {
        Table::Nodes => nodes(graph, &mut rows)?,
        Table::Edges => edges(graph, extraction, by, &mut rows)?,
        Table::Statements => statements(extraction, &mut rows)?,
        Table::Mentions => mentions(extraction, &mut rows)?,
    }
    rows.0.flush()
}

/// A cell that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@`, a tab or a carriage return
/// gets an apostrophe before it.
///
/// ```
/// use demarche::export::csv::defused;
/// assert_eq!(defused("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(defused("Egypt"), "Egypt");
/// ```
pub fn defused(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

struct Rows<'w>(csv::Writer<&'w mut dyn Write>);

impl Rows<'_> {
    /// Writes words of this program or numbers.
    fn plain(&mut self, cells: &[&str]) -> io::Result<()> {
        Ok(self.0.write_record(cells)?)
    }

    /// Begins, goes on with or ends a row; numbers go by [`Rows::number`].
    fn text(&mut self, cell: &str) -> io::Result<()> {
        Ok(self.0.write_field(&*defused(cell))?)
    }

    fn number(&mut self, cell: impl std::fmt::Display) -> io::Result<()> {
        Ok(self.0.write_field(cell.to_string())?)
    }

    fn value(&mut self, value: Option<&attributes::Value>) -> io::Result<()> {
        match value {
            Some(attributes::Value::Text(text)) => self.text(text),
            Some(value) => self.number(value),
            None => self.text(""),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        Ok(self.0.write_record(None::<&[u8]>)?)
    }
}

fn nodes(graph: &Graph, rows: &mut Rows<'_>) -> io::Result<()> {
    let head: Vec<&str> = ["id"].into_iter().chain(NODE.iter().map(|(name, _)| *name)).collect();
    rows.plain(&head)?;
    for node in graph.nodes() {
        rows.text(node.id.as_str())?;
        attributes::node(node).iter().try_for_each(|value| rows.value(value.as_ref()))?;
        rows.end()?;
    }
    Ok(())
}

fn edges(graph: &Graph, extraction: &Extraction, by: Grouping, rows: &mut Rows<'_>) -> io::Result<()> {
    let sentences = Sentences::of(extraction);
    let head: Vec<&str> =
        ["source", "target"].into_iter().chain(EDGE.iter().map(|(name, _)| *name)).collect();
    rows.plain(&head)?;
    for bundle in graph.bundles(by) {
        rows.text(bundle.source.as_str())?;
        rows.text(bundle.target.as_str())?;
        attributes::edge(&bundle, &sentences).iter().try_for_each(|value| rows.value(value.as_ref()))?;
        rows.end()?;
    }
    Ok(())
}

fn statements(extraction: &Extraction, rows: &mut Rows<'_>) -> io::Result<()> {
    rows.plain(&[
        "id",
        "document",
        "title",
        "date",
        "speaker",
        "holder",
        "target",
        "stance",
        "polarity",
        "start",
        "end",
        "text",
        "cue",
        "via",
        "negated",
        "rule",
        "confidence",
    ])?;
    let documents: std::collections::HashMap<&str, _> =
        extraction.documents.iter().map(|d| (d.id.as_str(), d)).collect();
    for s in &extraction.statements {
        let document = documents.get(s.document.as_str());
        rows.text(&s.id)?;
        rows.text(&s.document)?;
        rows.text(&one_line(document.and_then(|d| d.title.as_deref()).unwrap_or_default()))?;
        rows.text(document.and_then(|d| d.date.as_deref()).unwrap_or_default())?;
        rows.text(&s.speaker)?;
        rows.text(s.holder.as_str())?;
        rows.text(s.target.as_str())?;
        rows.text(s.stance.as_str())?;
        rows.number(s.polarity)?;
        rows.number(s.start)?;
        rows.number(s.end)?;
        rows.text(&one_line(&s.text))?;
        rows.text(s.cue.as_ref().map_or("", |cue| &cue.text))?;
        rows.text(&s.via.iter().map(|id| id.as_str()).collect::<Vec<_>>().join("|"))?;
        rows.number(s.negated)?;
        rows.text(&s.rule)?;
        rows.number(s.confidence)?;
        rows.end()?;
    }
    Ok(())
}

fn mentions(extraction: &Extraction, rows: &mut Rows<'_>) -> io::Result<()> {
    rows.plain(&["document", "start", "end", "text", "entity", "kind", "method", "confidence"])?;
    for m in &extraction.mentions {
        rows.text(&m.document)?;
        rows.number(m.start)?;
        rows.number(m.end)?;
        rows.text(&m.text)?;
        rows.text(m.entity.as_str())?;
        rows.text(m.kind.as_str())?;
        rows.text(&m.method)?;
        rows.number(m.confidence)?;
        rows.end()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Extraction;

    fn cells(table: Table, extraction: &Extraction) -> Vec<Vec<String>> {
        let mut bytes = Vec::new();
        write(table, &Graph::build(extraction), extraction, Grouping::Sign, &mut bytes).unwrap();
        assert_eq!(
            bytes.iter().filter(|b| **b == b'\n').count(),
            String::from_utf8_lossy(&bytes).matches("\r\n").count()
        );
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
        reader.records().map(|r| r.unwrap().iter().map(String::from).collect()).collect()
    }

    #[test]
    fn every_row_has_every_column_and_no_formula() {
        let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
        let mut extraction = crate::export::json::read("letter.json", json).unwrap();
        extraction.documents[0].title = Some("=cmd|' /C calc'!A0".into());
        extraction.statements[0].text = "Poland said:\n\"+1, we are told\", and left.".into();
        for table in Table::ALL {
            let rows = cells(table, &extraction);
            assert!(rows.len() > 1, "{table:?}");
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{table:?}");
        }
        let rows = cells(Table::Statements, &extraction);
        assert_eq!(rows.len(), extraction.statements.len() + 1);
        assert_eq!(rows[1][2], "'=cmd|' /C calc'!A0");
        assert_eq!(rows[1][11], "Poland said: \"+1, we are told\", and left.");
        let polarity: Vec<&str> = rows[1..].iter().map(|row| row[8].as_str()).collect();
        assert!(polarity.contains(&"-1"), "numbers stay numbers: {polarity:?}");
    }
}
