//! The heading: its kind of document, and the parties that it names.
//!
//! "12. Telegram From the Embassy in X to the Department of State", "Memorandum From the Under Secretary of
//! State (Grey) to President Grey", "Speech by Ann Grey at …", or a plain title.

use super::across;
use super::party::Piece;
use super::{dateline, kinds, labels};
use crate::document::lines::Line;
use crate::document::{Genre, NamedParty};
use crate::plain::one_line;
use crate::span::Span;

/// What a heading says.
#[derive(Debug, Default)]
pub(super) struct Heading {
    pub title: Option<String>,
    pub genre: Option<Genre>,
    pub author: Option<NamedParty>,
    pub addressee: Option<NamedParty>,
    pub participants: Vec<NamedParty>,
    /// Prose of the edition's editors.
    pub editorial: bool,
}

/// How far down a heading is looked for.
const TOP: usize = 8;

pub(super) fn read(text: &str, lines: &[Line]) -> Heading {
    let Some(first) = start(lines) else { return Heading::default() };
    let mut heading = at(text, lines, first);
    // Below a letterhead ("THE WHITE HOUSE", "Embassy of X") stands the heading proper.
    if heading.genre.is_none() && !heading.editorial && is_letterhead(lines[first].text) {
        let lower = (first + 1..lines.len().min(first + TOP))
            .take_while(|n| lines[*n].text.len() <= 160)
            .map(|n| at(text, lines, n))
            .find(|h| h.genre.is_some());
        heading = lower.unwrap_or(heading);
    }
    heading
}

/// The heading that begins in this line.
fn at(text: &str, lines: &[Line], first: usize) -> Heading {
    let span = across(lines, first, end(lines, first));
    let number = number_length(span.of(text));
    let piece = unquoted(Piece::new(text, Span::new(span.start + number, span.end)));
    let title = one_line(piece.text);
    let mut heading = kinds::of_title(piece);
    if labels::label(lines[first].text).is_some()
        || heading.genre.is_none() && !heading.editorial && !is_title(&title, lines, first)
    {
        return Heading::default();
    }
    heading.title = Some(title.trim_start_matches(['#', ' ']).to_owned());
    heading
}

fn is_letterhead(line: &str) -> bool {
    const BODIES: [&str; 8] =
        ["Embassy", "Ministry", "Department", "Committee", "Government", "Office", "Republic", "Mission"];
    !line.contains(char::is_lowercase) || BODIES.iter().any(|b| line.contains(b))
}

/// The line in which the heading begins: not a note in brackets, a marking, a date.
fn start(lines: &[Line]) -> Option<usize> {
    lines.iter().take(6).position(|l| {
        let note = l.text.starts_with('[') && l.text.ends_with(']');
        let diary =
            l.text.to_lowercase().starts_with("from the diary") || l.text.starts_with("From the journal");
        !(note || diary || is_marking(l.text)) && (dateline::of_line(l.text).is_none() || l.words() > 7)
    })
}

/// The line in which it ends.
fn end(lines: &[Line], first: usize) -> usize {
    let mut last = first;
    while last < first + 3
        && let Some(next) = lines.get(last + 1)
        && (!next.after_blank || lines[last].words() <= 3 && next.text.starts_with(char::is_lowercase))
        && goes_on(lines[last].text, next.text)
    {
        last += 1;
    }
    last
}

/// A heading broken into lines goes on where a small word ends or begins a line.
fn goes_on(line: &str, next: &str) -> bool {
    const SMALL: [&str; 12] =
        ["to", "the", "of", "from", "and", "for", "by", "in", "between", "with", "on", "about"];
    let last = line.split_whitespace().last().unwrap_or("").to_lowercase();
    let first = next.split_whitespace().next().unwrap_or("");
    next.len() < 120 && line.len() < 120 && (SMALL.contains(&last.as_str()) || SMALL.contains(&first))
}

/// "SECRET", "TOP SECRET/EYES ONLY", "Page 1", "Declassified …": not a title.
fn is_marking(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "secret",
        "top secret",
        "confidential",
        "unclassified",
        "limited official use",
        "page ",
        "declassified",
        "copy no",
    ]
    .iter()
    .any(|m| lower.starts_with(m))
        && lower.split_whitespace().count() <= 5
        || !line.contains(char::is_alphabetic)
}

/// A first line that stands as a title does: short, not the beginning of the prose.
fn is_title(title: &str, lines: &[Line], first: usize) -> bool {
    let words = title.split_whitespace().count();
    let next = lines.get(first + 1);
    let label = title.split_once(':').is_some_and(|(l, _)| {
        matches!(
            l.trim().to_lowercase().as_str(),
            "to" | "from" | "date" | "subject" | "fm" | "memorandum for"
        )
    });
    let addresses = ["To ", "Dear ", "Comrade ", "His Excellency", "TO ", "Comrades", "FM ", "By "]
        .iter()
        .any(|s| title.starts_with(s));
    let starts_low = title.starts_with(char::is_lowercase);
    let sentence = words > 20 && title.ends_with('.');
    words <= 30
        && !sentence
        && title.len() <= 220
        && !label
        && !addresses
        && !starts_low
        && next.is_some_and(|n| n.after_blank || n.text.len() > 1)
        && (next.is_some_and(|n| n.after_blank) || words <= 16 && !title.ends_with([',', '-']))
}

/// The length of "123. " before a heading.
fn number_length(heading: &str) -> usize {
    let digits = heading.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &heading[digits..];
    if digits > 0 && digits < 5 && rest.starts_with(". ") { digits + 2 } else { 0 }
}

/// A title without the quotation marks around it.
fn unquoted(title: Piece) -> Piece {
    for (open, close) in [('“', '”'), ('"', '"')] {
        if let Some(inner) = title.text.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return title.cut(open.len_utf8(), title.text.len() - close.len_utf8());
        }
    }
    title
}
