//! Columns that only an editor needs.

use std::collections::BTreeMap;

/// What the columns `shared` and `source` hold, by line.
#[derive(Debug, Default)]
pub(super) struct Columns {
    shared: BTreeMap<usize, Vec<String>>,
    sourced: std::collections::BTreeSet<usize>,
}

impl Columns {
    pub fn read(name: &str, text: &str) -> Columns {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut columns = Columns::default();
        if name.ends_with(".jsonl") {
            columns.json_lines(text)
        } else {
            columns.csv(text)
        }
        columns
    }

    fn csv(&mut self, text: &str) {
        let mut csv = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let Ok(header) = csv.headers() else { return };
        let place = |column: &str| header.iter().position(|h| h.trim() == column);
        let (shared, source) = (place("shared"), place("source"));
        for record in csv.records().flatten() {
            let Some(line) = record.position().map(|p| p.line() as usize) else { continue };
            let cell = |place: Option<usize>| place.and_then(|n| record.get(n)).unwrap_or("");
            self.keep(line, cell(shared).split('|'), cell(source));
        }
    }

    fn json_lines(&mut self, text: &str) {
        use serde_json::Value;
        for (n, line) in text.lines().enumerate() {
            let Ok(Value::Object(cells)) = serde_json::from_str(line) else { continue };
            let shared: Vec<&str> = match cells.get("shared") {
                Some(Value::String(names)) => names.split('|').collect(),
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
                _ => Vec::new(),
            };
            let source = cells.get("source").and_then(Value::as_str).unwrap_or("");
            self.keep(n + 1, shared.into_iter(), source);
        }
    }

    fn keep<'t>(&mut self, line: usize, shared: impl Iterator<Item = &'t str>, source: &str) {
        let names: Vec<String> = shared.map(str::trim).filter(|n| !n.is_empty()).map(String::from).collect();
        if !names.is_empty() {
            self.shared.insert(line, names);
        }
        if !source.trim().is_empty() {
            self.sourced.insert(line);
        }
    }

    /// The names that a row says it shares.
    pub fn shared(&self, line: usize) -> &[String] {
        self.shared.get(&line).map_or(&[], Vec::as_slice)
    }

    /// True if a row tells where its facts come from.
    pub fn has_source(&self, line: usize) -> bool {
        self.sourced.contains(&line)
    }
}
