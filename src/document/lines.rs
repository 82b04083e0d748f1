//! The lines of a text, as metadata and page furniture look at them.

use crate::plain::pieces;
use crate::span::{Byte, Span};

/// A line that is not blank, without the white space around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'t> {
    pub text: &'t str,
    pub start: usize,
    /// A blank line or the text's start stands before it.
    pub after_blank: bool,
    /// A form feed stands between it and the line before.
    pub after_feed: bool,
}

impl Line<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn span(&self) -> Span<Byte> {
        Span::new(self.start, self.end())
    }

    /// The span of a part of this line, given as a slice of it.
    pub fn span_of(&self, part: &str) -> Span<Byte> {
        let offset = (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if offset + part.len() <= self.text.len() {
            Span::new(self.start + offset, self.start + offset + part.len())
        } else {
            self.span()
        }
    }

    /// How many words it has; of a long line, which may be a paragraph, no more are counted.
    pub fn words(&self) -> usize {
        const LONG: usize = 20;
        self.text.split_whitespace().take(LONG).count()
    }
}

/// All lines that are not blank.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut start, mut blank, mut feed) = (0, true, false);
    for piece in pieces(text, true) {
        let trimmed = piece.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if trimmed.is_empty() {
            // "\r\n" is one line end: the piece "\n" right behind "\r" is no blank line.
            let crlf = piece == "\n" && text[..start].ends_with('\r');
            blank |= !crlf;
        } else {
            let offset = trimmed.as_ptr() as usize - piece.as_ptr() as usize;
            found.push(Line { text: trimmed, start: start + offset, after_blank: blank, after_feed: feed });
            (blank, feed) = (false, false);
        }
        feed |= piece.ends_with('\u{c}');
        start += piece.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_their_place() {
        let text = " To X\r\nOffice\r\n\r\nDear X,\n \nwe agree\u{c}Page 2";
        let found: Vec<_> = lines(text).iter().map(|l| (l.text, l.after_blank, l.after_feed)).collect();
        assert_eq!(
            found,
            [
                ("To X", true, false),
                ("Office", false, false),
                ("Dear X,", true, false),
                ("we agree", true, false),
                ("Page 2", false, true)
            ]
        );
        assert!(lines(text).iter().all(|l| l.span().of(text) == l.text));
    }
}
