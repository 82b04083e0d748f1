//! Gazetteer files: CSV with a header row, or JSON Lines with the same keys. Every fault is collected.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::compile::Row;
use super::dates::{Period, is_iso};
use super::entry::Entry;
use super::office::{Office, Role};
use crate::entity::{EntityId, Kind};
use crate::error::Finding;

/// Columns of entity files; `id` and `label` must be there.
const ENTITY_COLUMNS: [&str; 21] = [
    "id",
    "kind",
    "label",
    "surname",
    "aliases",
    "adjectives",
    "prefixes",
    "seats",
    "seat",
    "halves",
    "country",
    "family",
    "ruling",
    "from",
    "to",
    "born",
    "died",
    "prominence",
    "shared",
    "source",
    "note",
];

/// Columns of office files; `leader` and `office` must be there.
const OFFICE_COLUMNS: [&str; 10] =
    ["id", "leader", "office", "role", "country", "post", "from", "to", "source", "note"];

/// Columns of the word lists that lie among the built-in files and are no gazetteers: titles with their roles,
/// words that hide names, verbs of speech. Other stages read them.
const WORD_LISTS: [[&str; 3]; 3] =
    [["title", "roles", "source"], ["text", "reason", "source"], ["verb", "use", "source"]];

/// The cells of one row by column.
enum Cells<'r> {
    /// A row of CSV under its header.
    Record(&'r [String], &'r csv::StringRecord),
    /// A line of JSON.
    Line(BTreeMap<String, String>),
}

impl Cells<'_> {
    /// The cell of a column without white space around it; empty where there is none.
    fn get(&self, column: &str) -> &str {
        match self {
            Cells::Record(header, record) => {
                let at = header.iter().position(|h| h == column);
                at.and_then(|at| record.get(at)).map_or("", str::trim)
            }
            Cells::Line(cells) => cells.get(column).map_or("", |cell| cell.trim()),
        }
    }

    /// The first of two cells that is not empty.
    fn pick(&self, first: &str, second: &str) -> &str {
        Some(self.get(first)).filter(|found| !found.is_empty()).unwrap_or_else(|| self.get(second))
    }
}

/// What some rows gave.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub entries: Vec<Row<Box<Entry>>>,
    pub offices: Vec<Row<Office>>,
    pub findings: Vec<Finding>,
}

impl Taken {
    /// Adds what later rows gave.
    pub(super) fn append(&mut self, mut later: Taken) {
        if self.entries.is_empty() && self.offices.is_empty() && self.findings.is_empty() {
            *self = later;
            return;
        }
        self.entries.append(&mut later.entries);
        self.offices.append(&mut later.offices);
        self.findings.append(&mut later.findings);
    }
}

struct Reader {
    path: Arc<str>,
    taken: Taken,
}

/// Reads the text of a file; its name's ending tells CSV from JSON Lines.
pub(super) fn read(name: &str, text: &str) -> Taken {
    let mut reader = Reader { path: name.into(), taken: Taken::default() };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if name.ends_with(".jsonl") {
        reader.json_lines(text)
    } else {
        reader.csv(text)
    }
    reader.taken
}

/// A file with more bytes is read in parts at once, and its digest taken beside.
pub(super) const LARGE: usize = 1 << 20;

/// The rows behind the header of a CSV file, cut into parts of about equal size with the lines before each. A cut
/// lies at a line's end with an even number of quotation marks before it, where no cell is open.
fn parts(rows: &str, lines_before: usize) -> Vec<(&str, usize)> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let (mut parts, mut from, mut lines) = (Vec::new(), 0, lines_before);
    for n in 1..=threads {
        let wanted = if rows.len() < LARGE { rows.len() } else { rows.len() / threads * n };
        let mut end = from;
        let mut open = false;
        for line in rows.as_bytes()[from..].split_inclusive(|b| *b == b'\n') {
            if !open && end >= wanted && n < threads {
                break;
            }
            open ^= line.iter().filter(|b| **b == b'"').count() % 2 == 1;
            end += line.len();
        }
        if end > from {
            parts.push((&rows[from..end], lines));
            lines += rows.as_bytes()[from..end].iter().filter(|b| **b == b'\n').count();
        }
        from = end;
    }
    parts
}

impl Reader {
    fn fault(&mut self, line: usize, code: &'static str, message: String) {
        let path = self.path.to_string();
        self.taken.findings.push(Finding { path, line, code, message, warning: false });
    }

    fn csv(&mut self, text: &str) {
        let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header: Vec<String> = match csv.headers() {
            Ok(header) => header.iter().map(|h| h.trim().to_string()).collect(),
            Err(e) => return self.fault(1, "G001", format!("no header row can be read: {e}")),
        };
        if header.iter().all(String::is_empty) {
            return self.fault(1, "G001", "an empty file; expected a header row with id,label,…".into());
        }
        if WORD_LISTS.iter().any(|list| header == list) {
            return;
        }
        let office = header.iter().any(|h| h == "leader") && header.iter().any(|h| h == "office");
        if !self.check_columns(1, header.iter().map(String::as_str), office) {
            return;
        }
        let behind = csv.position();
        let rows = text.get(behind.byte() as usize..).unwrap_or_default();
        let parts = parts(rows, behind.line() as usize - 1);
        let read = |(part, lines_before): (&str, usize)| {
            let mut reader = Reader { path: self.path.clone(), taken: Taken::default() };
            reader.records(&header, part, lines_before, office);
            reader.taken
        };
        let taken: Vec<Taken> = match parts.as_slice() {
            [] => Vec::new(),
            [one] => vec![read(*one)],
            several => std::thread::scope(|scope| {
                let threads: Vec<_> = several.iter().map(|part| scope.spawn(|| read(*part))).collect();
                let join = |thread: std::thread::ScopedJoinHandle<'_, Taken>| {
                    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                };
                threads.into_iter().map(join).collect()
            }),
        };
        taken.into_iter().for_each(|taken| self.taken.append(taken));
    }

    /// The rows of one part of a file.
    fn records(&mut self, header: &[String], rows: &str, lines_before: usize, office: bool) {
        let mut csv =
            csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(rows.as_bytes());
        let line_of =
            |position: Option<&csv::Position>| lines_before + position.map_or(0, |p| p.line() as usize);
        let mut record = csv::StringRecord::new();
        loop {
            match csv.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {
                    let line = line_of(record.position());
                    if record.len() != header.len() {
                        let (found, expected) = (record.len(), header.len());
                        self.fault(
                            line,
                            "G003",
                            format!("{found} cells; expected {expected} as in the header"),
                        );
                        continue;
                    }
                    self.row(line, &Cells::Record(header, &record), office);
                }
                Err(e) => self.fault(line_of(e.position()), "G003", format!("not a row of CSV: {e}")),
            }
        }
    }

    fn json_lines(&mut self, text: &str) {
        for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let value: serde_json::Map<String, serde_json::Value> = match serde_json::from_str(line) {
                Ok(value) => value,
                Err(e) => {
                    self.fault(n + 1, "G003", format!("not a JSON object: {e}"));
                    continue;
                }
            };
            let mut cells = BTreeMap::new();
            for (key, value) in &value {
                match cell(value) {
                    Some(text) => {
                        cells.insert(key.clone(), text);
                    }
                    None => self.fault(
                        n + 1,
                        "G003",
                        format!("{key:?} holds {value}; expected text or a list of texts"),
                    ),
                }
            }
            let office = cells.contains_key("leader") && cells.contains_key("office");
            if self.check_columns(n + 1, cells.keys().map(String::as_str), office) {
                self.row(n + 1, &Cells::Line(cells), office);
            }
        }
    }

    fn check_columns<'c>(&mut self, line: usize, found: impl Iterator<Item = &'c str>, office: bool) -> bool {
        let known: &[&str] = if office { &OFFICE_COLUMNS } else { &ENTITY_COLUMNS };
        let needed: &[&str] = if office { &["leader", "office"] } else { &["id", "label"] };
        let found: Vec<&str> = found.collect();
        let mut good = true;
        for column in &found {
            if !known.contains(column) {
                good = false;
                let known = known.join(", ");
                self.fault(line, "G001", format!("unknown column {column:?}; expected some of {known}"));
            }
        }
        for column in needed {
            if !found.contains(column) {
                good = false;
                self.fault(
                    line,
                    "G001",
                    format!("no column {column:?}; expected at least {}", needed.join(", ")),
                );
            }
        }
        good
    }

    fn row(&mut self, line: usize, cells: &Cells<'_>, office: bool) {
        if office {
            if let Some(value) = self.office(line, cells) {
                self.taken.offices.push(Row { value, path: self.path.clone(), line });
            }
        } else if let Some(value) = self.entry(line, cells) {
            self.taken.entries.push(Row { value, path: self.path.clone(), line });
        }
    }

    fn entry(&mut self, line: usize, cells: &Cells<'_>) -> Option<Box<Entry>> {
        let before = self.taken.findings.len();
        let id = self.id(line, cells.get("id"))?;
        let kind = id.kind()?;
        let said = cells.get("kind");
        if !said.is_empty() && said.parse() != Ok(kind) {
            self.fault(line, "G002", format!("kind {said:?} beside the id {id}; expected {kind}"));
        }
        let label = cells.get("label").to_string();
        if label.is_empty() {
            self.fault(line, "G005", format!("{id} has no label; expected its usual English name"));
        }
        let list = |key: &str| -> Vec<String> { split(cells.get(key)) };
        let (from, to) = match kind {
            Kind::Leader => (cells.pick("born", "from"), cells.pick("died", "to")),
            _ => (cells.get("from"), cells.get("to")),
        };
        let entry = Box::new(Entry {
            kind,
            label,
            surnames: list("surname"),
            aliases: list("aliases"),
            adjectives: list("adjectives"),
            prefixes: list("prefixes"),
            seats: list("seats"),
            halves: list("halves").iter().filter_map(|h| self.id(line, h)).collect(),
            country: match cells.get("country") {
                "" => None,
                c => self.id(line, c),
            },
            family: Some(cells.get("family").to_string()).filter(|f| !f.is_empty()),
            ruling: matches!(cells.get("ruling"), "y" | "yes" | "true"),
            period: self.period(line, from, to),
            prominence: match cells.get("prominence") {
                "" => 2,
                "1" => 1,
                "2" => 2,
                "3" => 3,
                other => {
                    self.fault(line, "G006", format!("prominence {other:?}; expected 1, 2 or 3"));
                    1
                }
            },
            shared: list("shared"),
            source: cells.get("source").to_string(),
            id,
        });
        (self.taken.findings.len() == before).then_some(entry)
    }

    fn office(&mut self, line: usize, cells: &Cells<'_>) -> Option<Office> {
        let before = self.taken.findings.len();
        let leader = self.id(line, cells.get("leader"))?;
        let role = match cells.get("role") {
            "" => Role::Other,
            word => Role::parse(word).unwrap_or_else(|| {
                let known: Vec<_> = Role::ALL.iter().map(|(_, w)| *w).collect();
                self.fault(line, "G008", format!("role {word:?}; expected one of {}", known.join(", ")));
                Role::Other
            }),
        };
        let mut optional = |key: &str| match cells.get(key) {
            "" => None,
            id => self.id(line, id),
        };
        let (country, post) = (optional("country"), optional("post"));
        let period = self.period(line, cells.get("from"), cells.get("to"));
        let title = cells.get("office").to_string();
        let source = cells.get("source").to_string();
        let office = Office { leader, title, role, country, post, period, source };
        (self.taken.findings.len() == before).then_some(office)
    }

    fn id(&mut self, line: usize, text: &str) -> Option<EntityId> {
        let id = EntityId::new(text);
        if id.is_well_formed() {
            return Some(id);
        }
        let kind = text.split_once('/').map_or("", |(kind, _)| kind);
        let message = match kind.parse::<Kind>() {
            Err(unknown) if !kind.is_empty() => format!("id {text:?}: {unknown}"),
            _ => format!("id {text:?}; expected kind/kebab-case-name in ASCII, such as country/north-korea"),
        };
        self.fault(line, "G002", message);
        None
    }

    fn period(&mut self, line: usize, from: &str, to: &str) -> Period {
        for date in [from, to] {
            if !date.is_empty() && !is_iso(date) {
                self.fault(line, "G007", format!("date {date:?}; expected YYYY, YYYY-MM or YYYY-MM-DD"));
            }
        }
        let period = Period::new(Some(from), Some(to));
        let rough = from.len().min(to.len());
        if rough >= 4 && is_iso(from) && is_iso(to) && from[..rough] > to[..rough] {
            self.fault(line, "G007", format!("from {from} to {to}; expected an end after the start"));
        }
        period
    }
}

fn split(cell: &str) -> Vec<String> {
    cell.split('|').map(str::trim).filter(|s| !s.is_empty()).map(String::from).collect()
}

fn cell(value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    match value {
        Value::Null => Some(String::new()),
        Value::String(s) => Some(s.clone()),
        Value::Bool(b) => Some(b.to_string()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(|i| i.as_str()).collect();
            texts.map(|t| t.join("|"))
        }
        Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::GazetteerBuilder;

    fn findings(name: &str, text: &str) -> Vec<String> {
        let mut builder = GazetteerBuilder::new();
        builder.read_text(name, text);
        builder.build().1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let found = findings(
            "own.csv",
            "id,label,from,to\ncountry/ruritania,Ruritania,1815,1914\nplace/x,X,,\ncountry/b,,,\n\
             country/c,C,1900,1890\ncountry/ruritania,Again,,\ncountry/d,D\n",
        );
        let starts =
            ["own.csv:3: G002", "own.csv:4: G005", "own.csv:5: G007", "own.csv:6: G004", "own.csv:7: G003"];
        assert_eq!(found.len(), starts.len(), "{found:?}");
        for (found, start) in found.iter().zip(starts) {
            assert!(found.starts_with(start), "{found}");
        }
        assert!(findings("own.csv", "id,label,colour\n")[0].contains("unknown column \"colour\""));
        assert!(
            findings("roles.csv", "title,roles,source\nKing,head-of-state,x\n").is_empty(),
            "no gazetteer"
        );
        assert!(findings("own.csv", "")[0].contains("empty file"));
        assert!(findings("own.csv", "leader,office,role\nleader/x,King,head-of-state\n")[0].contains("G009"));
    }

    #[test]
    fn json_lines_hold_the_same() {
        let mut builder = GazetteerBuilder::new();
        builder.read_text(
            "own.jsonl",
            "{\"id\": \"leader/rudolf\", \"label\": \"Rudolf Elphberg\", \"aliases\": [\"Rudolf V\"], \"surname\": \"Elphberg\"}\n\n{bad\n",
        );
        let (gazetteer, findings) = builder.build();
        assert_eq!(gazetteer.get("leader/rudolf").expect("the entry").aliases, ["Rudolf V"]);
        assert!(findings[0].to_string().starts_with("own.jsonl:3: G003"), "{findings:?}");
    }

    #[test]
    fn large_files_are_read_in_parts_that_lose_nothing() {
        let mut text = String::from("id,label,note,source\n");
        for n in 0..30_000 {
            let note = if n % 3 == 0 { "\"two\nlines, \"\"quoted\"\"\"" } else { "plain" };
            text.push_str(&format!("leader/p-{n:05},Person {n:05},{note},invented\n"));
        }
        text.push_str("place/x,Nowhere,,\n");
        assert!(text.len() > super::LARGE);
        let taken = super::read("many.csv", &text);
        assert_eq!(taken.entries.len(), 30_000);
        assert!(taken.entries.is_sorted_by_key(|row| row.line), "in the order of the file");
        assert!(taken.entries.iter().zip(0..).all(|(row, n)| row.value.label == format!("Person {n:05}")));
        let lines: Vec<usize> = taken.findings.iter().map(|f| f.line).collect();
        assert_eq!(lines, [1 + 30_000 + 10_000 + 1]);
        let body = &text[text.find('\n').expect("a header") + 1..];
        let whole: String = super::parts(body, 1).into_iter().map(|(part, _)| part).collect();
        assert_eq!(whole, body);
    }
}
