//! Plain lists: one name a line, other names behind a tab.

use super::Taker;
use crate::entity::Kind;

/// Reads a list. `Surname, Given` is turned round; `#` begins a comment line.
pub(super) fn read(text: &str, taker: &mut Taker<'_>) {
    let kind = taker.options.kind.unwrap_or(Kind::Leader);
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or("").trim();
        let aliases = cells.next().unwrap_or("");
        if let Some(more) = cells.find(|c| !c.trim().is_empty()) {
            let expected = "expected a name, a tab, and other names with | between them";
            taker.fault(n + 1, format!("a third column, {more:?}; {expected}"));
            continue;
        }
        let label = if kind == Kind::Leader { turned(name) } else { name.to_owned() };
        if let Some(named) = taker.take(n + 1, kind, &label) {
            named.aliases = aliases.split('|').map(str::trim).map(String::from).collect();
        }
    }
}

/// "Surname, Given" as it is spoken.
fn turned(name: &str) -> String {
    const SUFFIXES: [&str; 5] = ["Jr.", "Jr", "Sr.", "II", "III"];
    match name.split_once(',') {
        Some((surname, given)) if !SUFFIXES.contains(&given.trim()) && !given.contains(',') => {
            format!("{} {}", given.trim(), surname.trim()).trim().to_owned()
        }
        _ => name.to_owned(),
    }
}
