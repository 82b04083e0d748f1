//! The signature at the end: a name, perhaps an office, a place and a date.

use super::across;
use super::dateline::of_line;
use super::party::{Piece, is_initials, is_name, names_office, party};
use crate::document::lines::Line;
use crate::document::{Genre, NamedParty};
use crate::plain::one_line;
use crate::span::Span;

/// A signature.
#[derive(Debug)]
pub(super) struct Signature {
    pub party: NamedParty,
    /// Its first line.
    pub line: usize,
}

/// How many lines at the end are looked at.
const BOTTOM: usize = 10;
/// How far from the end "Sincerely," may stand.
const CLOSING: usize = 14;

pub(super) fn read(text: &str, lines: &[Line], genre: Option<Genre>) -> Option<Signature> {
    if let Some(found) = behind_closing(text, lines) {
        return Some(found);
    }
    let mut end = lines.len();
    let mut dated = false;
    let floor = lines.len().saturating_sub(BOTTOM);
    while end > floor && is_trailer(lines[end - 1].text) {
        dated |= of_line(lines[end - 1].text).is_some();
        end -= 1;
    }
    let first = block(lines, end, floor);
    if first == end {
        return None;
    }
    if let Some(found) = one_line_form(text, lines, end - 1, genre) {
        return Some(found);
    }
    name_line(text, lines, first, end, dated, genre)
}

/// "Sincerely," and the name that follows; what stands further down is an address or an enclosure.
fn behind_closing(text: &str, lines: &[Line]) -> Option<Signature> {
    let floor = lines.len().saturating_sub(CLOSING);
    let close = (floor..lines.len()).rev().find(|n| closing(lines[*n].text))?;
    let at = (close + 1..lines.len().min(close + 4)).find(|n| {
        let name = lines[*n].text;
        is_name(mark(name).map_or(name, |m| name.get(m..).unwrap_or("").trim()))
    })?;
    let start = lines[at].start + mark(lines[at].text).unwrap_or(0);
    let mut party = party(Piece::new(text, Span::new(start, lines[at].end())));
    let office = office_below(text, lines, at, lines.len());
    party.office = party.office.or(office);
    (!party.name.is_empty()).then_some(Signature { party, line: at })
}

/// The lines right below a name, if they give an office.
fn office_below(text: &str, lines: &[Line], at: usize, end: usize) -> Option<String> {
    let below = lines[at + 1..end]
        .iter()
        .take(4)
        .take_while(|l| !l.after_blank && of_line(l.text).is_none() && could_sign(l.text))
        .count();
    let spread = across(lines, at + 1, at + below).of(text);
    (below > 0 && names_office(spread)).then(|| one_line(spread))
}

/// Where the short lines at the end begin.
fn block(lines: &[Line], end: usize, floor: usize) -> usize {
    let mut first = end;
    while first > floor && first > 0 && end - first < 5 && could_sign(lines[first - 1].text) {
        first -= 1;
    }
    first
}

/// A short line that does not end as sentences do.
fn could_sign(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let sentence =
        line.ends_with(['.', '?', '!', '”', ';', ':']) && words > 1 && !is_name(line) && !signed(line);
    line.len() <= 110 && words <= 14 && !sentence && !line.contains(" | ")
}

fn signed(line: &str) -> bool {
    mark(line).is_some()
}

/// The length of "/s/", "(Signed)" and the like.
fn mark(line: &str) -> Option<usize> {
    let lower: String = line.chars().map(|c| c.to_ascii_lowercase()).collect();
    [
        "/s/",
        "[s]",
        "(signed)",
        "[signed]",
        "(signed:",
        "signed:",
        "signed by",
        "signed ",
        "signature:",
        "(–)",
        "(-)",
    ]
    .iter()
    .find(|m| lower.starts_with(**m))
    .map(|m| m.len())
}

/// Lines behind a signature: dates, places in brackets, enclosures, an answer's tick boxes, page numbers.
fn is_trailer(line: &str) -> bool {
    let lower: String = line.chars().map(|c| c.to_ascii_lowercase()).collect();
    const STARTS: [&str; 12] = [
        "attachment",
        "enclosure",
        "cc:",
        "cc ",
        "copies to",
        "approve",
        "disapprove",
        "speak to me",
        "see me",
        "page ",
        "encl",
        "distribution",
    ];
    (line.starts_with('[') && line.ends_with(']') && !signed(line))
        || (of_line(line).is_some() && !names_office(line))
        || (STARTS.iter().any(|s| lower.starts_with(s)) && line.split_whitespace().count() <= 8)
        || matches!(
            lower.as_str(),
            "yes" | "no" | "(seal)" | "end" | "end of message" | "end of message." | "end text"
        )
        || !line.contains(char::is_alphabetic)
}

fn closing(line: &str) -> bool {
    const MOST: usize = 8;
    if line.split_whitespace().nth(MOST).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    ["sincerely", "yours", "respectfully", "cordially", "faithfully", "regards", "greetings", "wishes"]
        .iter()
        .any(|c| lower.contains(c))
}

/// "Office (Name)", "Name, Office", "/s/ Name", "Name Office" on one line.
fn one_line_form(text: &str, lines: &[Line], at: usize, genre: Option<Genre>) -> Option<Signature> {
    let line = &lines[at];
    let span = line.span();
    if let Some(length) = mark(line.text) {
        let whole = Piece::new(text, Span::new(span.start + length, span.end));
        let end = whole.text.trim_end_matches(')').len();
        let mut party = party(if whole.text.contains('(') { whole } else { whole.cut(0, end) });
        let above = at.checked_sub(1).filter(|_| !line.after_blank).map(|n| lines[n].text);
        party.office = party.office.or(above.filter(|a| names_office(a) && could_sign(a)).map(one_line));
        return (!party.name.is_empty()).then_some(Signature { party, line: at });
    }
    if !names_office(line.text) || line.words() < 3 {
        return None;
    }
    let party = party(Piece::new(text, span));
    let office = party.office.as_deref().is_some_and(names_office);
    let bracketed = line.text.ends_with(')');
    let starts = party.span.is_some_and(|s| s.start == span.start) && party.name.contains(' ');
    // "Ambassador Grey" at the end of an article is no signature; at the end of a telegram it is.
    let formal = bracketed || starts || genre.is_some_and(|g| g != Genre::Article);
    (office && !party.name.is_empty() && !is_initials(&party.name) && formal)
        .then_some(Signature { party, line: at })
}

/// A name on a line of its own, with its office above or below.
fn name_line(
    text: &str,
    lines: &[Line],
    first: usize,
    end: usize,
    dated: bool,
    genre: Option<Genre>,
) -> Option<Signature> {
    let closed = (first..end).any(|n| closing(lines[n].text)) || first > 0 && closing(lines[first - 1].text);
    let official = matches!(genre, Some(Genre::Letter | Genre::Telegram | Genre::Memorandum | Genre::Report));
    let candidates: Vec<usize> = (first..end)
        .filter(|n| {
            let line = lines[*n].text;
            let name = mark(line).map_or(line, |m| line.get(m..).unwrap_or("").trim());
            let last = *n + 1 == end || office_below(text, lines, *n, end).is_some();
            is_name(name) && (name.contains(' ') || closed || (official && last))
        })
        .collect();
    let at = *candidates.iter().find(|n| lines[**n].text.contains(' ')).or(candidates.last())?;
    let marked = mark(lines[at].text);
    let name = Piece::new(text, Span::new(lines[at].start + marked.unwrap_or(0), lines[at].end()));
    let mut party = party(name);
    if party.name.is_empty() {
        return None;
    }
    // Office lines below; else one right above.
    let mut office = office_below(text, lines, at, end);
    if office.is_none() && at > first && !lines[at].after_blank && names_office(lines[at - 1].text) {
        office = Some(one_line(lines[at - 1].text));
    }
    party.office = party.office.or(office);
    let cable = genre == Some(Genre::Telegram) && !lines[at].text.contains(char::is_lowercase);
    let alone = lines[at].after_blank || at == 0 || at > first || cable;
    let sure = marked.is_some() || closed || dated || party.office.is_some();
    (sure || (official && alone)).then_some(Signature { party, line: at })
}
