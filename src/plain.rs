//! Small conversions that several stages share.

use std::borrow::Cow;
use std::fmt::Write;

/// A text in lower case, itself if it has no letter to change.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.to_lowercase())
    }
}

/// Text on one line: every run of white space becomes a space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the first byte stands of which something holds. Many bytes are asked about at a time, so that the question
/// had better be without `match` and `||`, which vectors do not have.
#[inline]
pub(crate) fn position(bytes: &[u8], holds: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<32>();
    for (n, chunk) in chunks.iter().enumerate() {
        let held = chunk.map(|byte| u8::from(holds(byte)));
        if held.iter().fold(0, |any, held| any | held) != 0 {
            return held.iter().position(|held| *held != 0).map(|at| n * chunk.len() + at);
        }
    }
    rest.iter().position(|&byte| holds(byte)).map(|at| bytes.len() - rest.len() + at)
}

/// A text cut behind every line feed, form feed, line and paragraph separator, and if asked for behind every
/// carriage return.
pub(crate) fn pieces(text: &str, returns: bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut at = 0;
        let end = loop {
            let ends =
                |byte| (byte == b'\n') | (byte == b'\x0c') | (byte == 0xe2) | (returns & (byte == b'\r'));
            let Some(further) = position(&rest.as_bytes()[at..], ends) else { break rest.len() };
            at += further;
            match &rest.as_bytes()[at..] {
                // U+2028 and U+2029.
                [0xe2, 0x80, 0xa8 | 0xa9, ..] => break at + 3,
                [0xe2, ..] => at += 1,
                _ => break at + 1,
            }
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_every_kind_of_line_end() {
        let long = "We met in the hall of the old town, and nobody spoke “first”. ".repeat(3);
        let text = format!("a\r\nb\u{2028}c\u{c}\n{long}\u{2029}d…e");
        let cut = |returns| pieces(&text, returns).collect::<Vec<_>>();
        assert_eq!(cut(true)[..5], ["a\r", "\n", "b\u{2028}", "c\u{c}", "\n"]);
        assert_eq!(cut(false)[..2], ["a\r\n", "b\u{2028}"]);
        assert_eq!(cut(false).concat(), text);
        assert_eq!(cut(true).last(), Some(&"d…e"));
        assert_eq!(pieces("", true).count(), 0);
    }

    #[test]
    fn the_first_fitting_byte_is_found_wherever_it_stands() {
        for at in 0..100 {
            let mut bytes = [b'a'; 100];
            bytes[at] = b'x';
            bytes[99] = b'x';
            assert_eq!(position(&bytes, |b| b == b'x'), Some(at));
            assert_eq!(position(&bytes[..at], |b| b == b'x'), None);
        }
    }
}
