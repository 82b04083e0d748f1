//! "Views Expressed by Comrade X:" — X speaks to the next heading or dividing line.

use crate::document::Document;
use crate::entity::{EntityId, Kind};
use crate::mention::Mentions;
use crate::record::How;
use crate::span::{Byte, Span};
use crate::structure::{BlockKind, Structure};
use crate::words::Words;

use super::{Passage, Speaker};

/// Words of headings that give the floor.
static FLOOR: Words = Words::of(
    "view views opinion opinions statement statements remarks position comments speech address reply",
);

pub(super) fn find(
    document: &Document,
    structure: &Structure,
    mentions: &Mentions,
    passages: &mut Vec<Passage>,
) {
    let headings: Vec<usize> =
        (0..structure.blocks.len()).filter(|b| structure.blocks[*b].kind == BlockKind::Heading).collect();
    for (n, block) in headings.iter().copied().enumerate() {
        let heading = structure.blocks[block].span;
        let words = structure.tokens.within(heading);
        let gives_floor = words.clone().any(|t| FLOOR.has(structure.tokens.fold(t)));
        let named = mentions.within(heading);
        let person = named.iter().rev().find(|m| m.kind == Kind::Leader);
        let colon = heading.of(&document.text).ends_with(':');
        let speaker = match person {
            Some(person) if gives_floor || colon && words.len() <= 8 => person,
            _ if gives_floor => match named.first() {
                Some(body) => body,
                None => continue,
            },
            _ => continue,
        };
        let end = match headings.get(n + 1) {
            Some(next) => structure.blocks[*next].span.start,
            None => end_of_body(structure, document),
        };
        let end = before_divider(&document.text, heading.end, end);
        passages.push(Passage {
            span: Span::new(heading.end, end),
            speaker: Speaker::Entity(speaker.entity.clone()),
            how: How::Heading,
            source: Some(speaker.span),
            cue: None,
        });
        asides(document, mentions, &speaker.entity, Span::new(heading.end, end), passages);
    }
}

/// "(We told him that …)" inside a section: its author steps in, and speaks of the one whose section it is.
fn asides(
    document: &Document,
    mentions: &Mentions,
    speaker: &EntityId,
    section: Span<Byte>,
    passages: &mut Vec<Passage>,
) {
    let text = document.text.as_str();
    let home = mentions.country_of(speaker);
    let mut from = section.start;
    while let Some(open) = text.get(from..section.end).and_then(|t| t.find('(')).map(|at| from + at) {
        let Some(close) = text.get(open..section.end).and_then(|t| t.find(')')).map(|at| open + at + 1)
        else {
            break;
        };
        let span = Span::new(open, close);
        let mut words = span.of(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let first = words.next().unwrap_or_default();
        let own = matches!(first, "I" | "We")
            || matches!(first, "After" | "At" | "Here") && words.clone().any(|w| matches!(w, "we" | "I"));
        let told = words.any(|w| matches!(w, "him" | "her"))
            || mentions.within(span).iter().any(|m| home.is_some() && mentions.country_of(&m.entity) == home);
        if own && told {
            let author = mentions.author.clone().map_or(Speaker::Unknown, Speaker::Entity);
            passages.push(Passage { span, speaker: author, how: How::Author, source: None, cue: None });
        }
        from = close;
    }
}

/// Where a section ends at the latest: at a line of nothing but "* * *" or "----", behind which its author goes on.
fn before_divider(text: &str, start: usize, end: usize) -> usize {
    let mut at = start;
    for line in text.get(start..end).unwrap_or_default().split_inclusive('\n') {
        let marks = line.chars().filter(|c| !c.is_whitespace());
        let (count, stars) =
            marks.clone().fold((0, 0), |(n, stars), c| (n + 1, stars + usize::from(c == '*')));
        let divides = stars > 0 && stars == count
            || count >= 3
                && marks.clone().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '~' | '•' | '#'));
        if divides {
            return at;
        }
        at += line.len();
    }
    end
}

/// Where the last section ends: before the signature.
fn end_of_body(structure: &Structure, document: &Document) -> usize {
    structure
        .blocks
        .iter()
        .find(|b| b.kind == BlockKind::Signature)
        .map_or(document.text.len(), |b| b.span.start)
}

#[cfg(test)]
mod tests {
    use super::before_divider;

    #[test]
    fn a_line_of_marks_divides() {
        fn end(text: &str) -> &str {
            &text[..before_divider(text, 0, text.len())]
        }
        assert_eq!(end("He spoke.\n* * *\nWe left."), "He spoke.\n");
        assert_eq!(end("He spoke.\n  -----\nWe left."), "He spoke.\n");
        assert_eq!(end("He spoke.\n- We left.\n*) A note.\n"), "He spoke.\n- We left.\n*) A note.\n");
    }
}
