//! "FROM: …", "TO: …", "DATE: …", "SUBJECT: …" at the top, and cables' "FM AMEMBASSY …".

use super::party::{Piece, party};
use crate::document::dates::find_dates;
use crate::document::lines::Line;
use crate::document::{Genre, NamedParty};
use crate::plain::one_line;

/// What the labels say.
#[derive(Debug)]
pub(super) struct Labels {
    pub author: Option<NamedParty>,
    pub addressee: Option<NamedParty>,
    pub date: Option<String>,
    pub subject: Option<String>,
    pub genre: Genre,
}

const TOP: usize = 24;

/// The label that a line begins with, and where its value starts.
pub(super) fn label(line: &str) -> Option<(&'static str, usize)> {
    const LABELS: [(&str, &str); 9] = [
        ("from", "from"),
        ("fm", "fm"),
        ("to", "to"),
        ("memorandum for", "to"),
        ("date", "date"),
        ("subject", "subject"),
        ("subj", "subject"),
        ("sub", "subject"),
        ("author", "author"),
    ];
    let (word, rest) = match line.split_once(':') {
        Some((word, rest)) => (word, rest.len()),
        // "FROM" alone on its line: the value stands on the next one. "FM X": cables have no colon.
        None if line.starts_with("FM ") => ("fm", line.len() - 3),
        None if line.starts_with("MEMORANDUM FOR ") => ("memorandum for", line.len() - 15),
        None if !line.contains(char::is_lowercase) => (line, 0),
        None => return None,
    };
    let word = word.trim().to_lowercase();
    LABELS.iter().find(|(name, _)| *name == word).map(|(_, key)| (*key, line.len() - rest))
}

/// Reads the labels, where at least two of them stand or a cable's FM line does.
pub(super) fn read(text: &str, lines: &[Line]) -> Option<Labels> {
    let mut found =
        Labels { author: None, addressee: None, date: None, subject: None, genre: Genre::Memorandum };
    let mut count = 0;
    for (n, line) in lines.iter().take(TOP).enumerate() {
        let Some((key, at)) = label(line.text) else {
            if found.genre == Genre::Telegram
                && found.addressee.is_none()
                && let Some(to) = line.text.strip_prefix("TO ")
            {
                found.addressee = Some(station(to, Piece::new(text, line.span_of(to))));
            }
            continue;
        };
        let value = line.text[at..].trim();
        let (value, span) = if value.is_empty() {
            let Some(next) = lines.get(n + 1).filter(|l| label(l.text).is_none()) else { continue };
            (next.text, next.span())
        } else {
            (value, line.span_of(value))
        };
        let piece = Piece::new(text, span);
        let long = value.split_whitespace().count() > 20;
        match key {
            _ if long => continue,
            "from" | "author" if found.author.is_none() => found.author = Some(party(piece)),
            "fm" if found.author.is_none() => {
                found.author = Some(station(value, piece));
                found.genre = Genre::Telegram;
                count += 1;
            }
            "to" if found.addressee.is_none() => found.addressee = Some(party(piece)),
            "date" if found.date.is_none() => found.date = find_dates(value).into_iter().next().map(|d| d.1),
            "subject" if found.subject.is_none() => found.subject = Some(one_line(value)),
            _ => continue,
        }
        count += 1;
    }
    let parties = found.author.is_some() || found.addressee.is_some() || found.date.is_some();
    (count >= 2 && parties).then_some(found)
}

/// "AMEMBASSY STRELSAU", "SECSTATE WASHDC".
fn station(value: &str, piece: Piece) -> NamedParty {
    let mut words = value.split_whitespace();
    let (first, rest) = (words.next().unwrap_or(""), words.collect::<Vec<_>>());
    let place: Vec<&str> = rest.iter().copied().take_while(|w| w.chars().all(char::is_alphabetic)).collect();
    let office = match first.to_uppercase().as_str() {
        "AMEMBASSY" => "Ambassador",
        "AMCONSUL" => "Consul",
        "SECSTATE" => "Department of State",
        _ => return party(piece),
    };
    NamedParty {
        office: Some(office.to_owned()),
        post: (office != "Department of State" && !place.is_empty()).then(|| place.join(" ")),
        ..NamedParty::default()
    }
}
