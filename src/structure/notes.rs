//! Notes by editors and translators, in square brackets (or round ones that say whose they are).

use super::{Block, BlockKind};
use crate::document::{Document, HintKind};
use crate::span::{Byte, Span};

/// Words with which editors speak of a text.
const EDITORIAL: [&str; 18] = [
    "note",
    "handwritten",
    "translator",
    "editor",
    "illegible",
    "footnote",
    "margin",
    "source",
    "crossed",
    "omitted",
    "underlined",
    "stamp",
    "emphasis",
    "transcript",
    "typed",
    "declassified",
    "signature",
    "sic",
];

/// Longest note, in bytes: a bracket that never closes is none.
const LONGEST: usize = 1_500;

/// True if the words in a bracket speak of the text itself rather than complete it.
///
/// ```
/// use demarche::structure::is_editorial;
/// assert!(is_editorial("[Translator's note: two words are illegible]"));
/// assert!(!is_editorial("[Andrei] "));
/// ```
pub fn is_editorial(bracket: &str) -> bool {
    bracket
        .split(|c: char| !c.is_alphabetic())
        .any(|w| EDITORIAL.iter().any(|e| w.eq_ignore_ascii_case(e) || is_inflected(w, e)))
}

fn is_inflected(word: &str, stem: &str) -> bool {
    word.len() > stem.len()
        && word.is_char_boundary(stem.len())
        && word[..stem.len()].eq_ignore_ascii_case(stem)
        && matches!(&word[stem.len()..], "s" | "ed" | "ial")
}

/// True if the bracket that opens a text closes at its very end.
pub(super) fn closes_at_end(text: &str) -> bool {
    bracket_end(text, 0) == Some(text.len())
}

/// Where the bracket that opens at `start` closes, nested ones and stray `[[` allowed for.
fn bracket_end(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut last_close = None;
    for (i, b) in text.as_bytes()[start..].iter().enumerate().take(LONGEST) {
        match b {
            b'[' => depth += 1,
            b']' => {
                depth = depth.saturating_sub(1);
                last_close = Some(start + i + 1);
                if depth == 0 {
                    return last_close;
                }
            }
            _ => {}
        }
    }
    last_close
}

pub(super) fn find(text: &str, blocks: &[Block], document: &Document) -> Vec<Span<Byte>> {
    let mut found: Vec<Span<Byte>> =
        document.hints.iter().filter(|h| h.kind == HintKind::Note).map(|h| h.span).collect();
    found.extend(blocks.iter().filter(|b| b.kind == BlockKind::Note).map(|b| b.span));
    let mut at = 0;
    while let Some(i) = text[at..].find('[') {
        let start = at + i;
        match bracket_end(text, start) {
            Some(end) if is_editorial(&text[start..end]) && words(&text[start..end]) >= 2 => {
                found.push(Span::new(start, end));
                at = end;
            }
            _ => at = start + 1,
        }
    }
    found.sort();
    found.dedup_by_key(|n| n.start);
    found
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
