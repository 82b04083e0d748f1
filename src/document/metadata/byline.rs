//! Bylines: "By ANN GREY", "Ann Grey | Havenport".

use super::party::{Piece, is_name, names_office, party};
use crate::document::NamedParty;
use crate::document::lines::Line;
use crate::span::Span;

const TOP: usize = 10;

/// The first author named by a byline near the top.
pub(super) fn read(text: &str, lines: &[Line]) -> Option<NamedParty> {
    lines.iter().take(TOP).find_map(|line| {
        // Soviet diplomats' papers: "From the diary of A. Grey", "From the journal of Ambassador Grey".
        let diary =
            ["From the diary of ", "From the journal of ", "FROM THE DIARY OF ", "FROM THE JOURNAL OF "];
        if let Some(rest) = diary.iter().find_map(|d| line.text.strip_prefix(d)) {
            let party = party(Piece::new(text, line.span_of(rest)));
            return (!party.name.is_empty()).then_some(party);
        }
        if line.words() > 14 {
            return None;
        }
        if let Some(rest) =
            ["By ", "BY ", "by ", "By: ", "Author: "].iter().find_map(|b| line.text.strip_prefix(b))
        {
            let first = rest.split([',', '|', ';', '•']).next().unwrap_or(rest);
            let first =
                first.split(" and ").next().unwrap_or(first).split(" in ").next().unwrap_or(first).trim();
            let piece = Piece::new(text, line.span_of(first));
            let party = party(piece);
            let person =
                party.name.contains(' ') && !rest.ends_with('.') && first.len() + 1 >= party.name.len();
            return (person || names_office(first) && !party.name.is_empty()).then_some(party);
        }
        let (name, place) = line.text.split_once(" | ")?;
        let alone = !place.contains(" | ") && is_name(place.trim()) && line.after_blank;
        let span = Span::new(line.start, line.start + name.len());
        (alone && is_name(name) && name.contains(' ')).then(|| party(Piece::new(text, span)))
    })
}
