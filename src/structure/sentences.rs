//! Blocks into sentences that survive "U.S.", "Gen.", "No. 5", ellipses and line breaks.

use super::{Block, BlockKind, Sentence};
use crate::plain::position;
use crate::span::{Byte, Span};
use crate::words::Words;

/// Abbreviations that a name or number follows.
static BEFORE_NAME: Words = Words::of(
    "mr mrs ms dr prof gen lt col maj capt cpt sgt cmdr adm amb gov sen rep pres sec min com comr cde \
    rev fr st mt hon messrs no nos nr art arts vol vols p pp par para sect ch fig doc docs ed eds cf \
    vs viz ca approx supt atty brig del dep",
);

/// Abbreviations that may end a sentence too: the next word decides.
static MAYBE_LAST: Words = Words::of(
    "etc inc ltd co corp bros jr sr jan feb mar apr jun jul aug sep sept oct nov dec govt dept est al \
    ibid a.m p.m esq u.s u.n u.k d.c",
);

/// Words that begin sentences and hardly ever follow "the U.S." inside one.
static STARTERS: Words = Words::of(
    "The He She It They We I You This That These Those There In On At As If But And However When \
    While After Before Since For With A An His Her Their Our My Such Nor Not No Now Then Thus Also \
    Although Moreover Meanwhile",
);

pub(super) fn find(text: &str, blocks: &[Block], notes: &[Span<Byte>]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let body: Span<Byte> = Span::new(block.text_start.min(block.span.end), block.span.end);
        if matches!(block.kind, BlockKind::Heading | BlockKind::Note) {
            push(text, body.start, body.end, n, &mut sentences);
            continue;
        }
        let mut start = body.start;
        let mut at = start;
        loop {
            let skipped = text[start..body.end].len() - text[start..body.end].trim_start().len();
            let begins = start + skipped;
            // An editor's note between sentences is a sentence of its own.
            if let Some(note) = notes
                .binary_search_by_key(&begins, |n| n.start)
                .ok()
                .map(|n| notes[n])
                .filter(|n| n.end <= body.end)
            {
                push(text, start, note.end, n, &mut sentences);
                (start, at) = (note.end, note.end);
                continue;
            }
            let Some(end) = next_end(text, at, body.end) else { break };
            let whole_bracket = text[start..end].matches('(').count() > text[start..end].matches(')').count();
            at = end;
            if whole_bracket && is_short_bracket(text, end, body.end) {
                continue;
            }
            push(text, start, end, n, &mut sentences);
            start = end;
        }
        push(text, start, body.end, n, &mut sentences);
    }
    sentences
}

fn push(text: &str, start: usize, end: usize, block: usize, sentences: &mut Vec<Sentence>) {
    let raw = &text[start..end];
    let trimmed = raw.trim();
    if trimmed.chars().any(char::is_alphanumeric) {
        let from = start + (raw.len() - raw.trim_start().len());
        sentences.push(Sentence { span: Span::new(from, from + trimmed.len()), block });
    } else if let (false, Some(last)) = (trimmed.is_empty(), sentences.last_mut())
        && last.block == block
    {
        let from = start + (raw.len() - raw.trim_start().len());
        last.span = last.span.join(Span::new(from, from + trimmed.len()));
    }
}

/// A bracket that closes within a few words is part of its sentence.
fn is_short_bracket(text: &str, from: usize, limit: usize) -> bool {
    text[from..limit].find(')').is_some_and(|i| i < 40)
}

/// Where the sentence that `at` lies in ends: behind its mark and closing quotes.
fn next_end(text: &str, at: usize, limit: usize) -> Option<usize> {
    let mut from = at;
    let may_end = |byte| (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == 0xe2);
    while let Some(further) = position(&text.as_bytes()[from..limit], may_end) {
        let mark = from + further;
        from = mark + 1;
        let c = match text.as_bytes()[mark] {
            0xe2 if !text[mark..limit].starts_with('…') => continue,
            0xe2 => '…',
            byte => char::from(byte),
        };
        let behind = &text[mark + c.len_utf8()..limit];
        let goes_on = |n: char| matches!(n, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | ')' | ']' | '»');
        let end = limit - behind.trim_start_matches(goes_on).len();
        from = end;
        if end >= limit {
            return None;
        }
        let rest = &text[end..limit];
        let next = rest.trim_start();
        let spaced = next.len() < rest.len();
        let closed = text[mark..end].contains(['"', '”', '’', ')', ']', '»']);
        let goes_on = spaced || c == '…' && starts_upper(next);
        if !goes_on {
            continue;
        }
        if begins_sentence(text, at, mark, c, next, closed) {
            return Some(end);
        }
    }
    None
}

fn starts_upper(next: &str) -> bool {
    next.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '…', '.', '—', '-', ' '])
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn begins_sentence(text: &str, from: usize, mark: usize, c: char, next: &str, closed: bool) -> bool {
    if !starts_upper(next) {
        return false;
    }
    if c != '.' || text[mark..].starts_with("..") {
        return true;
    }
    let word_start = text[from..mark]
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '—' | '/'))
        .map_or(from, |i| from + i + text[from + i..].chars().next().map_or(1, char::len_utf8));
    let word = &text[word_start..mark];
    let lower = word.to_lowercase();
    let next_word: String = next.chars().take_while(|c| c.is_alphanumeric() || *c == '\'').collect();
    let starter = STARTERS.has(&next_word);
    if closed {
        return true;
    }
    if BEFORE_NAME.has(&lower) {
        // "No." before a number, "Gen." before a name; "I said no. He left."
        let number = next.starts_with(|c: char| c.is_ascii_digit());
        return match lower.as_str() {
            "no" | "p" | "art" | "sec" | "min" | "com" | "del" | "ed" => {
                !number && (starter || !word.starts_with(char::is_uppercase))
            }
            _ => starter && !matches!(lower.as_str(), "mr" | "mrs" | "dr" | "gen" | "st" | "vs"),
        };
    }
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        // An initial: "A. Borunkov"; but "Vitamin A. The".
        return starter && !matches!(next_word.as_str(), "A" | "I");
    }
    if MAYBE_LAST.has(&lower) || is_dotted(word) {
        return starter;
    }
    true
}

/// "U.S", "D.P.R.K": letters and points in turn.
fn is_dotted(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.len() >= 3
        && word.chars().enumerate().all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { c == '.' })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let span = Span::new(0, text.len());
        let block = Block { span, kind: BlockKind::Paragraph, text_start: 0 };
        find(text, &[block], &[]).iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn sentences_are_cut_where_a_reader_would() {
        for (text, expected) in [
            ("The U.S. Embassy objected. Gen. Park agreed.", 2),
            ("See No. 5 of the note. No. 6 is missing.", 2),
            ("He left the U.S. The envoy stayed.", 2),
            ("They waited … and then they signed.", 1),
            ("They waited… Then they signed.", 2),
            ("“We agree.” He sat down.", 2),
            ("“We agree,” he said. (It was late.) Nobody left.", 3),
            ("A. V. Petrov spoke at 5 p.m. on Monday.", 1),
            ("Was it so? It was! Indeed.", 3),
            ("The treaty of Oct. 6 was\nsigned by Mr. Novak.", 1),
            ("It rose by 3.5 per cent. Prices fell.", 2),
        ] {
            assert_eq!(cut(text).len(), expected, "{text}: {:?}", cut(text));
        }
    }
}
