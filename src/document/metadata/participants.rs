//! The list of those who took part in a conversation.

use super::party::{Piece, is_name, is_office_word, names_office, party};
use crate::document::NamedParty;
use crate::document::lines::Line;

/// A list stands near the top.
const TOP: usize = 60;
const MOST: usize = 80;

/// Reads what stands under "PARTICIPANTS" or "Present:".
pub(super) fn read(text: &str, lines: &[Line]) -> Vec<NamedParty> {
    let Some((head, rest)) =
        lines.iter().take(TOP).enumerate().find_map(|(n, l)| opening(l.text).map(|r| (n, r)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut groups: Vec<String> = Vec::new();
    let line = &lines[head];
    if !rest.is_empty() {
        let names: Vec<&str> = rest.split([',', ';']).map(str::trim).collect();
        let several =
            names.len() > 2 && names.iter().all(|n| !party(Piece { text: n, start: 0 }).name.is_empty());
        let parts = if several { names } else { vec![rest] };
        for part in parts {
            item(text, line, part, &groups, &mut found);
        }
    }
    for line in lines[head + 1..].iter().take(MOST) {
        if !is_item(line.text) || is_label(line.text) {
            break;
        }
        let cells: Vec<&str> = line.text.split('|').map(str::trim).collect();
        if cells.iter().all(|c| c.is_empty() || is_group(c)) {
            groups = cells.iter().map(|c| c.trim_end_matches(':').to_owned()).collect();
            continue;
        }
        for (column, cell) in cells.iter().enumerate().filter(|c| !c.1.is_empty()) {
            let group = groups.get(column).or(groups.last()).filter(|g| !g.is_empty());
            item(text, line, cell, group.map(std::slice::from_ref).unwrap_or_default(), &mut found);
        }
    }
    found
}

/// What stands on the line behind "PARTICIPANTS:".
fn opening(line: &str) -> Option<&str> {
    const WORDS: [&str; 6] = ["PARTICIPANTS", "Participants", "PRESENT", "Present", "ATTENDEES", "Attendees"];
    WORDS.iter().find_map(|word| {
        let rest = line.strip_prefix(word)?.trim_start();
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix(':')? };
        Some(rest.trim())
    })
}

/// Another label: the list is over.
fn is_label(line: &str) -> bool {
    let word = line.split([':', ' ']).next().unwrap_or("");
    matches!(
        word,
        "SUBJECT"
            | "SUBJECTS"
            | "PLACE"
            | "DATE"
            | "TIME"
            | "REF"
            | "REFERENCE"
            | "COPIES"
            | "Subject"
            | "Place"
            | "Date"
            | "Time"
            | "DISTRIBUTION"
            | "AGENDA"
            | "LOCATION"
            | "Location"
            | "DATE/TIME"
            | "Absent"
            | "ABSENT"
    )
}

/// A line of a list: short, capitalised, no sentence.
fn is_item(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.last().copied().unwrap_or("");
    let stop = last.ends_with('.') && last.len() > 5 && words.len() > 5;
    // "At his request I called on …": a small word early on, without a comma before it.
    let prose = words.iter().take(4).any(|w| {
        matches!(
            *w,
            "is" | "was"
                | "had"
                | "said"
                | "asked"
                | "called"
                | "opened"
                | "told"
                | "met"
                | "began"
                | "I"
                | "we"
        )
    });
    line.len() <= 160 && words.len() <= 22 && !stop && !prose && line.starts_with(|c: char| !c.is_lowercase())
}

/// "U.S.", "USSR", "Island Side:", "SOVIET UNION", "Haven".
fn is_group(cell: &str) -> bool {
    let bare = cell.trim_end_matches(':').trim();
    let words: Vec<&str> = bare.split_whitespace().collect();
    if bare.is_empty() || words.len() > 5 || bare.contains(',') || words.iter().any(|w| is_office_word(w)) {
        return false;
    }
    let letters = || bare.chars().filter(|c| c.is_alphabetic());
    let acronym = words.len() == 1 && letters().all(char::is_uppercase) && letters().count() <= 5;
    let telling = words.iter().any(|w| {
        let w = w.trim_matches(['.', '\'', '’']).to_lowercase();
        matches!(
            w.as_str(),
            "side" | "delegation" | "union" | "states" | "kingdom" | "republic" | "embassy" | "party"
        )
    });
    let capitals =
        words.len() <= 2 && letters().all(char::is_uppercase) && letters().count() > 5 && words.len() == 1;
    // One word without a title is a country rather than a man.
    let single = words.len() == 1 && is_name(bare) && !bare.ends_with('.');
    acronym || telling || capitals || single || cell.ends_with(':')
}

fn item(text: &str, line: &Line, cell: &str, groups: &[String], found: &mut Vec<NamedParty>) {
    let cell = cell.trim_start_matches(['-', '•', '*', '–', ' ']);
    let mut entry = party(Piece::new(text, line.span_of(cell)));
    let known = !entry.name.is_empty() || entry.office.as_deref().is_some_and(names_office);
    if !known {
        return;
    }
    if let Some(group) = groups.first() {
        let office = entry.office.take().map_or(group.clone(), |o| format!("{o}, {group}"));
        entry.office = Some(office);
    }
    found.push(entry);
}
