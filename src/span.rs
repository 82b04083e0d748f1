//! Half-open ranges, typed by what they count.
//!
//! Inside the stages everything is counted in bytes of the decoded text; what leaves the library is
//! counted in Unicode code points, so that `text[start:end]` is the span in Python. A [`Span<Byte>`]
//! cannot be handed over where a [`Span<Char>`] is wanted; [`CharMap`] is the one way across.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Counts bytes of the decoded text.
pub enum Byte {}
/// Counts Unicode code points of the decoded text.
pub enum Char {}
/// Counts tokens of a document.
pub enum Token {}

/// A half-open range `start..end`, counted in the unit `U`.
///
/// ```
/// use demarche::span::{Byte, Span};
/// let peking: Span<Byte> = Span::new(4, 10);
/// assert_eq!(peking.len(), 6);
/// assert!(peking.contains(9) && !peking.contains(10));
/// ```
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(bound = "", deny_unknown_fields)]
#[schemars(bound = "")]
pub struct Span<U> {
    /// The first position inside.
    pub start: usize,
    /// The first position behind.
    pub end: usize,
    #[serde(skip)]
    unit: PhantomData<U>,
}

impl<U> Span<U> {
    /// A range from `start` up to, not including, `end`. An end before the start makes it empty.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end: end.max(start), unit: PhantomData }
    }

    /// How many units it holds.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True if it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if the position lies inside.
    pub fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// True if all of `other` lies inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one unit.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range around both.
    pub fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Byte> {
    /// The text inside, or "" where the range does not fit the text.
    ///
    /// ```
    /// use demarche::span::Span;
    /// assert_eq!(Span::new(0, 6).of("Moscow replied."), "Moscow");
    /// assert_eq!(Span::new(0, 99).of("Moscow"), "");
    /// ```
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

impl<U> Clone for Span<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for Span<U> {}
impl<U> PartialEq for Span<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<U> Eq for Span<U> {}
impl<U> PartialOrd for Span<U> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<U> Ord for Span<U> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<U> Hash for Span<U> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Of items in order that do not overlap each other, those that share a byte with a span.
///
/// ```
/// use demarche::span::{Byte, Span, overlapping};
/// let words: Vec<Span<Byte>> = vec![Span::new(0, 3), Span::new(4, 9), Span::new(10, 12)];
/// assert_eq!(overlapping(&words, Span::new(5, 11), |w| *w), [Span::new(4, 9), Span::new(10, 12)]);
/// ```
pub fn overlapping<T>(sorted: &[T], span: Span<Byte>, of: impl Fn(&T) -> Span<Byte>) -> &[T] {
    let start = sorted.partition_point(|t| of(t).end <= span.start);
    let end = sorted.partition_point(|t| of(t).start < span.end);
    &sorted[start..end.max(start)]
}

/// The way from byte offsets of one text to code-point offsets, and back.
///
/// # Cost
/// One pass over the text to build; for ASCII text nothing is stored and both ways are free.
/// Otherwise four bytes for every 64 of the text, and a look-up scans at most 64 bytes.
///
/// ```
/// use demarche::span::{CharMap, Span};
/// let text = "Gomułka replied";
/// let map = CharMap::new(text);
/// assert_eq!(map.span(Span::new(0, 8)), Span::new(0, 7));
/// assert_eq!(map.byte(text, 7), Some(8));
/// assert_eq!(map.characters(), 15);
/// ```
#[derive(Debug, Clone)]
pub struct CharMap<'t> {
    text: &'t str,
    /// Code points before byte `64 * i`; empty for ASCII.
    before: Vec<u32>,
    characters: usize,
}

const STEP: usize = 64;

impl<'t> CharMap<'t> {
    /// The map of one text.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return CharMap { text, before: Vec::new(), characters: text.len() };
        }
        let bytes = text.as_bytes();
        let mut before = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0usize;
        for chunk in bytes.chunks(STEP) {
            before.push(count as u32);
            count += chunk.iter().filter(|b| is_start(**b)).count();
        }
        CharMap { text, before, characters: count }
    }

    /// How many code points the text holds.
    pub fn characters(&self) -> usize {
        self.characters
    }

    /// Code points before a byte offset. Offsets behind the end count as the end.
    pub fn char(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte.min(self.characters);
        }
        if byte >= self.text.len() {
            return self.characters;
        }
        let block = byte / STEP;
        let counted = self.text.as_bytes()[block * STEP..byte].iter().filter(|b| is_start(**b)).count();
        self.before[block] as usize + counted
    }

    /// A byte span as a span of code points.
    pub fn span(&self, span: Span<Byte>) -> Span<Char> {
        Span::new(self.char(span.start), self.char(span.end))
    }

    /// The byte offset of a code point, or `None` behind the end.
    pub fn byte(&self, text: &str, char: usize) -> Option<usize> {
        if char > self.characters {
            return None;
        }
        if self.before.is_empty() {
            return Some(char);
        }
        let block = self.before.partition_point(|&b| b as usize <= char).saturating_sub(1);
        let mut count = self.before[block] as usize;
        for (i, b) in text.as_bytes()[block * STEP..].iter().enumerate() {
            if is_start(*b) {
                if count == char {
                    return Some(block * STEP + i);
                }
                count += 1;
            }
        }
        Some(text.len())
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_both_ways() {
        let text = "Łódź, Đặng — 金日成 met Hồ Chí Minh “in” the Ž. ".repeat(9);
        let map = CharMap::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(map.char(byte), n);
            assert_eq!(map.byte(&text, n), Some(byte));
        }
        assert_eq!(map.byte(&text, map.characters()), Some(text.len()));
        assert_eq!(map.byte(&text, map.characters() + 1), None);
        assert_eq!(map.char(text.len() + 5), text.chars().count());
    }
}
