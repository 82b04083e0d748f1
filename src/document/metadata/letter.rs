//! Letters: "To Comrade X", "Dear Mr. President:".

use super::across;
use super::party::{Piece, is_name, names_office, party};
use crate::document::NamedParty;
use crate::document::lines::Line;
use crate::span::Span;

/// A letter's opening.
#[derive(Debug)]
pub(super) struct Letter {
    pub addressee: Option<NamedParty>,
}

const TOP: usize = 25;

/// The length of a salutation's opening words, if the line is one.
fn salutation(line: &str) -> Option<usize> {
    const OPENINGS: [&str; 8] = [
        "my dear ",
        "dear ",
        "esteemed ",
        "respected ",
        "highly esteemed ",
        "most esteemed ",
        "your ",
        "comrade ",
    ];
    let trimmed = line.trim_end_matches([',', ':', '!', '.', '-', '—', '–', ' ']);
    if line.split_whitespace().nth(10).is_some() || trimmed.is_empty() {
        return None;
    }
    let ends = trimmed.len() < line.len();
    let lower: String = trimmed.chars().map(|c| c.to_ascii_lowercase()).collect();
    if matches!(
        lower.as_str(),
        "sir" | "sirs" | "excellency" | "your excellency" | "mr. president" | "comrades"
    ) {
        return ends.then_some(0);
    }
    let opening = OPENINGS.iter().find(|o| lower.starts_with(**o))?;
    match *opening {
        "dear " | "my dear " => {}
        "your " if !lower.contains("excellency") && !lower.contains("majesty") => return None,
        _ if !ends => return None,
        _ => {}
    }
    // "Dear Comrade Grey," and not "Dear to us all is the memory of …".
    let mut rest = lower[opening.len()..].split_whitespace();
    (!rest.any(|w| matches!(w, "is" | "are" | "was" | "to" | "have" | "said"))).then_some(opening.len())
}

/// "Dear Mr. Grey: In the course of …": the salutation of a paragraph.
fn opening_of(line: &str) -> &str {
    let dear = ["Dear ", "My dear ", "My Dear ", "DEAR "].iter().any(|d| line.starts_with(d));
    match line.find(':').filter(|at| dear && *at < 60) {
        Some(colon) => &line[..=colon],
        None => line,
    }
}

pub(super) fn read(text: &str, lines: &[Line]) -> Option<Letter> {
    let addressed = addressed(text, lines);
    let greeting = lines.iter().take(TOP).find_map(|l| {
        let line = Line { text: opening_of(l.text), ..*l };
        salutation(line.text).map(|at| (line, at))
    });
    let Some((line, at)) = greeting else {
        return addressed.map(|addressee| Letter { addressee: Some(addressee) });
    };
    let named = addressed.or_else(|| greeted(text, &line, at));
    let inside = inside_address(text, lines, line.start);
    let addressee = match (named, inside) {
        // The address adds the office to the name that the salutation gives.
        (Some(known), Some(inside))
            if known.name.is_empty() || inside.name.ends_with(last_word(&known.name)) =>
        {
            Some(inside)
        }
        (known, inside) => known.or(inside),
    };
    Some(Letter { addressee })
}

/// "To Comrade X" above the letter, with the office on the lines below.
fn addressed(text: &str, lines: &[Line]) -> Option<NamedParty> {
    let first = lines.iter().take(8).position(|l| {
        let rest = l.text.strip_prefix("To ").or_else(|| l.text.strip_prefix("TO "));
        let rest = rest.or_else(|| l.text.strip_prefix("To: "));
        let person =
            |r: &str| names_office(r) || r.contains("Comrade") || is_name(r) || r.contains("Committee");
        l.words() <= 16
            && !l.text.ends_with('.')
            && rest.is_some_and(|r| person(r.trim_end_matches([',', ':'])))
    })?;
    let head = &lines[first];
    let value = Piece::new(text, Span::new(head.start + 3, head.end()));
    let mut addressee = party(Piece { text: value.text.trim_end_matches(':'), ..value });
    let below = lines[first + 1..]
        .iter()
        .take(4)
        .take_while(|l| !l.after_blank && l.words() <= 16 && salutation(l.text).is_none())
        .count();
    if below > 0 && addressee.office.is_none() {
        let office = crate::plain::one_line(across(lines, first + 1, first + below).of(text));
        addressee.office = Some(office).filter(|o| !o.is_empty());
    }
    Some(addressee)
}

/// "His Excellency / Anton Grey / Premier of Haven" above the salutation or below the signature.
fn inside_address(text: &str, lines: &[Line], greeting: usize) -> Option<NamedParty> {
    const HONOURS: [&str; 6] =
        ["Comrade ", "His Excellency", "Her Excellency", "The Honorable", "The Honourable", "The Right Hon"];
    let bottom = lines.len().saturating_sub(10);
    let near = |n: usize| lines[n].start < greeting && n < TOP || n >= bottom;
    let at = (0..lines.len())
        .filter(|n| near(*n) && salutation(lines[*n].text).is_none())
        .find(|n| HONOURS.iter().any(|h| lines[*n].text.starts_with(h)))?;
    let honour = lines[at].text;
    let length = HONOURS.iter().find(|h| honour.starts_with(**h)).map_or(0, |h| h.len());
    let rest = Piece::new(text, Span::new(lines[at].start + length, lines[at].end()));
    let (name, first) = if is_name(rest.text) {
        (rest, at + 1)
    } else {
        let next = lines.get(at + 1).filter(|l| !l.after_blank && is_name(l.text))?;
        (Piece::new(text, next.span()), at + 2)
    };
    let mut addressee = party(name);
    let below = lines.get(first).filter(|l| !l.after_blank && names_office(l.text));
    addressee.office = addressee.office.or(below.map(|l| crate::plain::one_line(l.text)));
    Some(addressee)
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().last().unwrap_or(name)
}

/// The addressee of "Dear Mr. President:".
fn greeted(text: &str, line: &Line, at: usize) -> Option<NamedParty> {
    let end = line.text.trim_end_matches([',', ':', '!', '.', '-', '—', '–', ' ']).len();
    let piece = Piece::new(text, Span::new(line.start + at, line.start + end.max(at)));
    let party = party(piece);
    let bare = party.name.is_empty() && party.office.as_deref().is_none_or(|o| !names_office(o));
    (!bare).then_some(party)
}
