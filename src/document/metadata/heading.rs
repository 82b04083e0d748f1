//! The heading: its kind of document, and the parties that it names.
//!
//! "12. Telegram From the Embassy in X to the Department of State", "Memorandum From the Under Secretary of
//! State (Grey) to President Grey", "Speech by Ann Grey at …", or a plain title.

use super::across;
use super::dateline;
use super::party::{Piece, one_line, party};
use crate::document::lines::Line;
use crate::document::{Genre, NamedParty};
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

/// Kinds of documents by the words that their headings begin with (qualifiers such as "Draft" aside).
const KINDS: [(&str, Option<Genre>); 36] = [
    ("memorandum of telephone conversation", Some(Genre::Conversation)),
    ("memorandum of a conversation", Some(Genre::Conversation)),
    ("memorandum of conversation", Some(Genre::Conversation)),
    ("minutes of conversation", Some(Genre::Conversation)),
    ("record of a conversation", Some(Genre::Conversation)),
    ("record of conversation", Some(Genre::Conversation)),
    ("record of telephone conversation", Some(Genre::Conversation)),
    ("record of meeting", Some(Genre::Conversation)),
    ("record of a meeting", Some(Genre::Conversation)),
    ("minutes of", Some(Genre::Conversation)),
    ("notes of", Some(Genre::Conversation)),
    ("summary notes of", Some(Genre::Conversation)),
    ("note on a conversation", Some(Genre::Conversation)),
    ("telephone conversation", Some(Genre::Conversation)),
    ("transcript of telephone conversation", Some(Genre::Conversation)),
    ("circular telegram", Some(Genre::Telegram)),
    ("telegram", Some(Genre::Telegram)),
    ("cable", Some(Genre::Telegram)),
    ("airgram", Some(Genre::Telegram)),
    ("letter", Some(Genre::Letter)),
    ("message", Some(Genre::Letter)),
    ("memorandum", Some(Genre::Memorandum)),
    ("memo", Some(Genre::Memorandum)),
    ("aide-mémoire", Some(Genre::Memorandum)),
    ("minute", Some(Genre::Memorandum)),
    ("intelligence note", Some(Genre::Report)),
    ("intelligence memorandum", Some(Genre::Report)),
    ("national intelligence estimate", Some(Genre::Report)),
    ("despatch", Some(Genre::Report)),
    ("dispatch", Some(Genre::Report)),
    ("report", Some(Genre::Report)),
    ("paper", Some(Genre::Report)),
    ("study", Some(Genre::Report)),
    ("note", Some(Genre::Memorandum)),
    ("editorial note", None),
    ("summary of", Some(Genre::Report)),
];

/// Words that stand before a kind: "Research Memorandum", "Special National Intelligence Estimate".
const QUALIFIERS: [&str; 14] = [
    "draft ",
    "research ",
    "information ",
    "action ",
    "special ",
    "briefing ",
    "secret ",
    "oral ",
    "personal ",
    "circular ",
    "current ",
    "editor's ",
    "joint ",
    "second ",
];

/// Kinds that name who speaks behind "by".
const SPOKEN: [&str; 10] = [
    "speech",
    "address",
    "statement",
    "remarks",
    "article",
    "lecture",
    "declaration",
    "essay",
    "toast",
    "report",
];

pub(super) fn read(text: &str, lines: &[Line]) -> Heading {
    let Some((first, last)) = place(lines) else { return Heading::default() };
    let span = across(lines, first, last);
    let title = one_line(span.of(text));
    let number = number_length(span.of(text));
    let piece = Piece::new(text, Span::new(span.start + number, span.end));
    let mut heading = of_title(piece);
    if heading.genre.is_none() && !heading.editorial && !is_title(&title, lines, first) {
        return Heading::default();
    }
    heading.title = Some(unquoted(&one_line(piece.text)).to_owned());
    heading
}

/// What a title on its own says; the catalogue asks for its titles too.
pub(super) fn of_title(piece: Piece) -> Heading {
    let mut heading = Heading::default();
    let lower = piece.text.to_lowercase();
    if lower.len() != piece.text.len() {
        // Offsets into the lower-case form would not fit: read the ASCII part alone.
        return heading;
    }
    heading.editorial = lower.starts_with("editorial note");
    let mut rest = lower.as_str();
    while let Some(q) = QUALIFIERS.iter().find(|q| rest.starts_with(**q)) {
        rest = &rest[q.len()..];
    }
    let starts = |word: &str| {
        rest.strip_prefix(word).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    };
    let kind = KINDS.iter().find(|(word, _)| starts(word));
    heading.genre = kind.and_then(|k| k.1);
    let at = lower.len() - rest.len() + kind.map_or(0, |k| k.0.len());
    if let Some((_, genre)) = kind {
        if *genre == Some(Genre::Conversation) {
            between(piece, &lower, at, &mut heading);
        } else {
            from_to(piece, &lower, at, &mut heading);
        }
    }
    if heading.author.is_none() {
        spoken_by(piece, &lower, &mut heading);
    }
    if heading.genre.is_none() && !heading.editorial {
        heading.genre = by_word(&lower);
    }
    heading
}

/// "… From A to B", "… for B", "… Prepared by A", "… Prepared in A".
fn from_to(piece: Piece, lower: &str, at: usize, heading: &mut Heading) {
    let tail = &lower[at..];
    let after = |word: &str| tail.find(word).map(|i| at + i + word.len());
    let end = lower.len();
    // Wrapped headings break anywhere: a line end counts as a space.
    let Some(from) = after(" from ").or_else(|| after("\nfrom ")) else {
        if let Some(by) = after(" prepared by ").or_else(|| after(" by ")) {
            heading.author = Some(party(piece.cut(by, end)));
        } else if let Some(body) = after(" prepared in ") {
            heading.author = Some(party(piece.cut(body, end)));
        } else if let Some(to) =
            tail.strip_prefix(" to ").map(|_| at + 4).or_else(|| tail.strip_prefix(" for ").map(|_| at + 5))
        {
            let addressee = piece.cut(to, end);
            if !["the files", "the file", "the record", "files", "record"]
                .iter()
                .any(|f| addressee.text.eq_ignore_ascii_case(f))
            {
                heading.addressee = Some(party(addressee));
            }
        }
        return;
    };
    let split = to_of(&lower[from..]).map(|(start, stop)| (from + start, from + stop));
    let (author, addressee) = match split {
        Some((start, stop)) => (piece.cut(from, start), Some(piece.cut(stop, end))),
        None => (piece.cut(from, end), None),
    };
    if !author.text.is_empty() {
        heading.author = Some(party(until_date(author)));
    }
    heading.addressee = addressee.filter(|a| !a.text.is_empty()).map(|a| party(until_date(a)));
}

/// The " to " between sender and recipient, not the one of "Ambassador to X".
fn to_of(rest: &str) -> Option<(usize, usize)> {
    if let Some(at) = rest.find(") to ") {
        return Some((at + 1, at + 5));
    }
    const OFFICES: [&str; 14] = [
        "ambassador",
        "representative",
        "minister",
        "mission",
        "adviser",
        "advisor",
        "assistant",
        "envoy",
        "delegation",
        "counselor",
        "delegate",
        "observer",
        "consultant",
        "liaison",
    ];
    let spaces = |c: char| c == ' ' || c == '\n' || c == '\r';
    let found = rest.match_indices("to").find(|(at, _)| {
        let before = &rest[..*at];
        before.ends_with(spaces)
            && rest[at + 2..].starts_with(spaces)
            && !OFFICES.iter().any(|o| before.trim_end().ends_with(o))
    })?;
    Some((found.0, found.0 + 2))
}

/// Leaves out what follows a name in an archive's title: ", 3 February 1966", ", 'On the visit'".
fn until_date(piece: Piece) -> Piece {
    let dates = crate::document::dates::find_dates(piece.text);
    let end = dates.first().map_or(piece.text.len(), |d| d.0.start);
    let quote = [", '", ", ‘", ", \"", ", “"].iter().filter_map(|q| piece.text.find(q)).min();
    piece.cut(0, end.min(quote.unwrap_or(end)))
}

/// "… Between A and B".
fn between(piece: Piece, lower: &str, at: usize, heading: &mut Heading) {
    let Some(start) = lower[at..].find("between ").map(|i| at + i + 8) else { return };
    let whole = until_date(piece.cut(start, lower.len()));
    let mut rest = whole;
    let mut parties = Vec::new();
    while let Some(and) = rest.text.find(") and ").map(|i| i + 1).or_else(|| rest.text.find(" and ")) {
        parties.push(rest.cut(0, and));
        rest = rest.cut(and + 5, rest.text.len());
    }
    parties.push(rest);
    if parties.len() > 1 {
        heading.participants = parties.into_iter().filter(|p| !p.text.is_empty()).map(party).collect();
    }
}

/// "Speech by Ann Grey at the …", "Statement of …".
fn spoken_by(piece: Piece, lower: &str, heading: &mut Heading) {
    let Some((kind, by)) = SPOKEN.iter().find_map(|kind| {
        let start = lower.find(&format!("{kind} by "))?;
        let whole = start == 0 || !lower[..start].ends_with(char::is_alphanumeric);
        whole.then_some((kind, start + kind.len() + 4))
    }) else {
        return;
    };
    let stop = [
        " at ",
        " to ",
        " on ",
        " before ",
        " in ",
        " delivered",
        " during ",
        " concerning ",
        " about ",
        ": ",
    ]
    .iter()
    .filter_map(|word| lower[by..].find(word))
    .min()
    .map_or(lower.len(), |i| by + i);
    let speaker = party(until_date(piece.cut(by, stop)));
    if !speaker.name.is_empty() || speaker.office.is_some() {
        heading.author = Some(speaker);
        heading.genre =
            heading.genre.or(Some(if *kind == "report" { Genre::Report } else { Genre::Article }));
    }
}

/// A genre from a word within a plain title.
fn by_word(lower: &str) -> Option<Genre> {
    let has = |word: &str| {
        lower.match_indices(word).any(|(at, _)| {
            !lower[..at].ends_with(char::is_alphanumeric)
                && !lower[at + word.len()..].starts_with(char::is_alphanumeric)
        })
    };
    [
        ("(memo)", Genre::Memorandum),
        ("record of conversation", Genre::Conversation),
        ("report on", Genre::Report),
        ("report of", Genre::Report),
        ("report about", Genre::Report),
    ]
    .into_iter()
    .find(|(word, _)| lower.contains(word) && has(word.trim_matches(['(', ')'])))
    .map(|(_, genre)| genre)
}

/// Which lines hold the heading.
fn place(lines: &[Line]) -> Option<(usize, usize)> {
    let first = lines.iter().take(6).position(|l| {
        !(l.text.starts_with('[') && l.text.ends_with(']'))
            && !is_marking(l.text)
            && dateline::of_line(l.text).is_none()
    })?;
    let mut last = first;
    while last < first + 3
        && let Some(next) = lines.get(last + 1)
        && !next.after_blank
        && goes_on(lines[last].text, next.text)
    {
        last += 1;
    }
    Some((first, last))
}

/// A heading broken into lines goes on where a small word ends or begins a line.
fn goes_on(line: &str, next: &str) -> bool {
    const SMALL: [&str; 9] = ["to", "the", "of", "from", "and", "for", "by", "in", "between"];
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
    let addresses = ["To ", "Dear ", "TO ", "Comrades", "FM ", "By "].iter().any(|s| title.starts_with(s));
    let starts_low = title.starts_with(char::is_lowercase);
    words <= 30
        && !(words > 20 && title.ends_with('.'))
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

fn unquoted(title: &str) -> &str {
    for (open, close) in [('“', '”'), ('"', '"')] {
        if let Some(inner) = title.strip_prefix(open).and_then(|t| t.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner;
        }
    }
    title
}
