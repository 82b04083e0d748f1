//! Tokens for finding names: folded to lower-case ASCII, apostrophes dropped, "U.S." one token, a word
//! broken over two lines one token. Syntax has tokens of its own.

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::span::{Byte, Span};

/// One token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchToken {
    /// Where it stands.
    pub span: Span<Byte>,
    /// True if its first letter is a capital.
    pub capital: bool,
    /// True if it has letters and all are capitals.
    pub all_capitals: bool,
    /// True for a possessive "'s".
    pub possessive: bool,
    /// Where it is broken over two lines, the length in bytes of the folded part before the break.
    pub broken: Option<u16>,
    fold_start: u32,
    fold_end: u32,
}

/// The hash of a folded word, as tries of names have it.
#[inline]
pub(crate) fn word_hash(fold: &str) -> u64 {
    xxh3_64(fold.as_bytes())
}

/// Bytes of text for which tokens are looked up together.
const STRETCH: usize = 64;

/// All tokens of a text.
#[derive(Debug, Clone, Default)]
pub struct MatchTokens {
    items: Vec<MatchToken>,
    /// Where tokens point for their folded forms.
    folds: String,
    /// The hash of each token's folded form.
    hashes: Vec<u64>,
    /// For each stretch of the text the first token that begins in it or behind it, and one more at the end.
    places: Vec<u32>,
}

/// The folded form of one word, as names and texts are compared.
///
/// ```
/// use demarche::structure::folded;
/// assert_eq!(folded("Gomułka"), "gomulka");
/// assert_eq!(folded("Ch’oe"), "choe");
/// ```
pub fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// Appends the folded form of a word to a buffer.
pub fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && !is_apostrophe(c) && !is_mark(c) {
            out.extend(
                any_ascii::any_ascii_char(c)
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase()),
            );
        }
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1dc0}'..='\u{1dff}' | '\u{ad}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

impl MatchTokens {
    /// Tokenizes a text.
    ///
    /// # Cost
    /// One pass; about 40 bytes for a token besides its folded form.
    ///
    /// ```
    /// use demarche::structure::MatchTokens;
    /// let text = "The U.S. and Ho Chi Minh's Viet-\nnam";
    /// let tokens = MatchTokens::of(text);
    /// let folds: Vec<&str> = (0..tokens.len()).map(|i| tokens.fold(i)).collect();
    /// assert_eq!(folds, ["the", "us", "and", "ho", "chi", "minh", "s", "vietnam"]);
    /// assert!(tokens.get(6).possessive);
    /// ```
    pub fn of(text: &str) -> Self {
        let items = Vec::with_capacity(text.len() / 5);
        let folds = String::with_capacity(text.len() + text.len() / 4);
        let mut tokens = MatchTokens { items, folds, ..MatchTokens::default() };
        tokens.read(text);
        tokens
    }

    /// Tokenizes another text in the same memory.
    pub(crate) fn read(&mut self, text: &str) {
        self.items.clear();
        self.folds.clear();
        // The text in small letters, into which plain words point; the folded forms of the others follow.
        self.folds.push_str(text);
        self.folds.make_ascii_lowercase();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if CLASS[usize::from(byte)] & WORD != 0 {
                at = match plain_word(bytes, at) {
                    Some((end, class)) => self.push_plain(byte, at, end, class),
                    None => self.push_word(text, at, word_end(text, at)),
                };
            } else if byte.is_ascii() {
                at += 1;
            } else {
                let c = text[at..].chars().next().unwrap_or_default();
                at =
                    if is_word(c) { self.push_word(text, at, word_end(text, at)) } else { at + c.len_utf8() };
            }
        }
        let mut hashes = std::mem::take(&mut self.hashes);
        hashes.clear();
        hashes.extend((0..self.len()).map(|i| word_hash(self.fold(i))));
        self.hashes = hashes;
        self.places.clear();
        let mut first = 0;
        for stretch in 0..=text.len() / STRETCH {
            while self.items.get(first).is_some_and(|t| t.span.start < stretch * STRETCH) {
                first += 1;
            }
            self.places.push(first as u32);
        }
        self.places.push(self.items.len() as u32);
    }

    /// Adds a word of ASCII letters and digits to which nothing else belongs; returns its end.
    fn push_plain(&mut self, first: u8, start: usize, end: usize, class: u8) -> usize {
        self.items.push(MatchToken {
            span: Span::new(start, end),
            capital: CLASS[usize::from(first)] & CAPITAL != 0,
            all_capitals: class & (CAPITAL | SMALL) == CAPITAL,
            possessive: false,
            broken: None,
            fold_start: start as u32,
            fold_end: end as u32,
        });
        end
    }

    /// Adds the word at `start..end` and what belongs to it; returns where to go on.
    fn push_word(&mut self, text: &str, start: usize, end: usize) -> usize {
        if let Some(dotted) = initialism_end(text, start, end) {
            self.push(text, start, dotted, false, None);
            return dotted;
        }
        if let Some(rest) = possessive_start(text, start, end) {
            self.push(text, start, rest, false, None);
            self.push(text, rest, end, true, None);
            return end;
        }
        if let Some(next) = broken_word(text, end) {
            let next_end = word_end(text, next);
            let rest = possessive_start(text, next, next_end).unwrap_or(next_end);
            let mut head = String::new();
            fold_into(&text[start..end], &mut head);
            self.push(text, start, rest, false, u16::try_from(head.len()).ok());
            if rest < next_end {
                self.push(text, rest, next_end, true, None);
            }
            return next_end;
        }
        self.push(text, start, end, false, None);
        end
    }

    fn push(&mut self, text: &str, start: usize, end: usize, possessive: bool, broken: Option<u16>) {
        let from = self.folds.len();
        fold_into(&text[start..end], &mut self.folds);
        let word = &text[start..end];
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
        let all_capitals = letters.peek().is_some() && letters.all(|c| !c.is_lowercase());
        self.items.push(MatchToken {
            span: Span::new(start, end),
            capital,
            all_capitals,
            possessive,
            broken,
            fold_start: from as u32,
            fold_end: self.folds.len() as u32,
        });
    }

    /// How many tokens there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The token with an index. Panics behind the end, as slices do.
    #[inline]
    pub fn get(&self, index: usize) -> MatchToken {
        self.items[index]
    }

    /// The folded form of a token.
    #[inline]
    pub fn fold(&self, index: usize) -> &str {
        let t = &self.items[index];
        &self.folds[t.fold_start as usize..t.fold_end as usize]
    }

    /// The hash of a token's folded form.
    #[inline]
    pub(crate) fn hash(&self, index: usize) -> u64 {
        self.hashes[index]
    }

    /// All tokens.
    pub fn iter(&self) -> impl Iterator<Item = &MatchToken> {
        self.items.iter()
    }

    /// Indices of the tokens that begin inside a span.
    pub fn within(&self, span: Span<Byte>) -> Range<usize> {
        const NEAR: usize = 8;
        let start = self.first_from(span.start);
        // Most spans hold few tokens.
        let before = |t: &MatchToken| t.span.start < span.end;
        let rest = &self.items[start..];
        let near = rest.iter().take(NEAR).take_while(|t| before(t)).count();
        let more = if near < NEAR { 0 } else { rest[near..].partition_point(before) };
        start..start + near + more
    }

    /// The first token that begins at a place or behind it.
    pub(crate) fn first_from(&self, byte: usize) -> usize {
        let Some(places) = self.places.get(byte / STRETCH..) else { return self.items.len() };
        let (from, to) = match places {
            [from, to, ..] => (*from as usize, *to as usize),
            _ => (self.items.len(), self.items.len()),
        };
        from + self.items[from..to].partition_point(|t| t.span.start < byte)
    }
}

/// Bits of a byte's class.
const WORD: u8 = 1;
const SMALL: u8 = 2;
const CAPITAL: u8 = 4;

/// The class of each byte: ASCII letters and digits belong to words.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        class[byte] = if b.is_ascii_lowercase() {
            WORD | SMALL
        } else if b.is_ascii_uppercase() {
            WORD | CAPITAL
        } else if b.is_ascii_digit() {
            WORD
        } else {
            0
        };
        byte += 1;
    }
    class
};

/// The end of a run of ASCII letters and digits and the classes in it, if what follows cannot belong to the
/// word: no apostrophe, no hyphen that may break it, no point of an initialism, nothing beyond ASCII.
fn plain_word(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let (mut end, mut classes) = (at, 0);
    while let Some(class) = bytes.get(end).map(|b| CLASS[usize::from(*b)])
        && class & WORD != 0
    {
        classes |= class;
        end += 1;
    }
    match bytes.get(end) {
        Some(b'\'' | b'`' | 0x80..) => None,
        Some(b'.') if end == at + 1 => None,
        Some(b'-') if bytes.get(end + 1).is_none_or(|b| b.is_ascii_whitespace()) => None,
        _ => Some((end, classes)),
    }
}

/// The end of the word that starts at `at`: letters, digits, marks, apostrophes between letters.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner_apostrophe = is_apostrophe(c) && chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        if is_word(c) || (inner_apostrophe && i > 0) {
            end = at + i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// "U.S.", "D.P.R.K", "U.S.S.R.": single letters with points between; the last point belongs to it.
fn initialism_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if end - start != 1 || !bytes[start].is_ascii_alphabetic() {
        return None;
    }
    let (mut at, mut letters) = (end, 1);
    while bytes.get(at) == Some(&b'.')
        && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic)
        && !text[at + 2..].chars().next().is_some_and(is_word)
    {
        at += 2;
        letters += 1;
    }
    (letters > 1).then_some(if bytes.get(at) == Some(&b'.') { at + 1 } else { at })
}

/// Where a final "'s" begins.
fn possessive_start(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut back = text[start..end].char_indices().rev();
    let (_, last) = back.next()?;
    let (at, apostrophe) = back.next()?;
    (matches!(last, 's' | 'S') && is_apostrophe(apostrophe) && at > 0).then_some(start + at)
}

/// Where the second half of a word broken by a hyphen at a line's end begins.
fn broken_word(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let after = rest.strip_prefix(['-', '\u{ad}', '‐', '¬'])?;
    let line = after.trim_start_matches([' ', '\t']);
    let next = line.strip_prefix("\r\n").or_else(|| line.strip_prefix('\n'))?.trim_start_matches([' ', '\t']);
    let first = next.chars().next()?;
    (first.is_lowercase()).then(|| text.len() - next.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(text: &str) -> Vec<String> {
        let tokens = MatchTokens::of(text);
        (0..tokens.len()).map(|i| tokens.fold(i).to_string()).collect()
    }

    #[test]
    fn words_are_cut_and_folded() {
        for (text, expected) in [
            ("P’yŏngyang", "pyongyang"),
            ("the Workers’ Party", "the workers party"),
            ("Hồ Chí Minh", "ho chi minh"),
            ("D.P.R.K. envoys", "dprk envoys"),
            ("Gen. Giap", "gen giap"),
            ("anti-Soviet", "anti soviet"),
            ("imperi-\n  alists'", "imperialists"),
            ("Sino-\nSoviet", "sino soviet"),
            ("Sadat’s aide", "sadat s aide"),
            ("a U.S.-led bloc", "a us led bloc"),
            ("Łódź, 5", "lodz 5"),
            ("O'Neill", "oneill"),
        ] {
            assert_eq!(folds(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_word_remembers_its_halves() {
        let tokens = MatchTokens::of("Khrush-\nchev");
        assert_eq!(tokens.get(0).broken, Some(6));
        assert_eq!(tokens.len(), 1);
    }

    #[test]
    fn plain_words_are_cut_as_all_words_are() {
        let text = "CIA men met U.S. envoys in Ulan-Bator; 3 of 10 didn't. DR1 a.\nVIET-\nnam B. C";
        let mut slow = MatchTokens::default();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            at = if is_word(c) { slow.push_word(text, at, word_end(text, at)) } else { at + 1 };
        }
        let fast = MatchTokens::of(text);
        assert_eq!(fast.len(), slow.len());
        for n in 0..fast.len() {
            let [a, b] =
                [&fast, &slow].map(|tokens| MatchToken { fold_start: 0, fold_end: 0, ..tokens.get(n) });
            assert_eq!((a, fast.fold(n)), (b, slow.fold(n)));
        }
    }
}
