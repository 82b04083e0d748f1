//! A trie over folded tokens: the longest name at each token, true word boundaries, any white space.
//!
//! A step goes from a state over a word to a state. All steps lie in one hash table whose key mixes the state
//! with the word's 64-bit hash, so that a lookup neither compares texts nor follows a pointer, and the table
//! can be used as it lies in the program.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bytes::{Bytes, join, number, push, section, small};
use super::entry::EntryIndex;
use crate::span::{Byte, Span};
use crate::structure::{MatchTokens, word_hash};

/// What sort of name a pattern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A full name or abbreviation.
    Name,
    /// A person's short form.
    Surname,
    /// An adjective or inhabitant.
    Adjective,
    /// A seat of government.
    Seat,
    /// A combining form before a hyphen.
    Prefix,
}

impl Form {
    const ALL: [Form; 5] = [Form::Name, Form::Surname, Form::Adjective, Form::Seat, Form::Prefix];
}

/// What a path through the trie stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    /// The entry.
    pub entry: EntryIndex,
    /// The sort of name.
    pub form: Form,
    case: Case,
}

/// Which letters must be capitals in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// The first letters of the tokens whose bits are set.
    Firsts(u32),
    /// All letters.
    All,
}

/// A name found.
#[derive(Debug, Clone)]
pub struct Match {
    /// First token.
    pub start: usize,
    /// The token behind.
    pub end: usize,
    /// The patterns that fit.
    pub patterns: Vec<Pattern>,
}

/// Collects names for a [`Trie`].
///
/// ```
/// use demarche::gazetteer::{EntryIndex, Form, TrieBuilder};
/// use demarche::structure::MatchTokens;
/// let mut names = TrieBuilder::default();
/// names.insert("Ruritania", EntryIndex::from(0), Form::Name);
/// names.insert("Kingdom of Ruritania", EntryIndex::from(0), Form::Name);
/// let trie = names.finish();
/// let text = "The Kingdom\nof Ruritania";
/// let found = trie.longest_at(text, &MatchTokens::of(text), 1).expect("a name");
/// assert_eq!((found.start, found.end), (1, 4));
/// ```
#[derive(Debug, Clone, Default)]
pub struct TrieBuilder {
    steps: Steps,
    /// The hashes of words that begin a name; true if one of these names may begin with a small letter.
    firsts: FxHashMap<u64, bool>,
    /// The patterns that end at a state, by the order in which they came.
    ends: Vec<(u32, Pattern)>,
    states: u32,
    /// The tokens of the last name; kept for their memory.
    tokens: MatchTokens,
}

/// Steps in a hash table of slots: the key's low and high half, the next state. State 0 marks an empty slot; at
/// least half of the slots are empty.
#[derive(Debug, Clone)]
struct Steps {
    slots: Vec<[u32; SLOT]>,
    filled: usize,
}

impl Default for Steps {
    fn default() -> Self {
        Steps::with_capacity(4)
    }
}

impl Steps {
    fn with_capacity(steps: usize) -> Self {
        Steps { slots: vec![[0; SLOT]; 2 * steps.max(4)], filled: 0 }
    }

    /// The slot of a key, or the empty one where it belongs.
    fn find(&self, key: u64) -> usize {
        let mut at = home(key, self.slots.len());
        while let [low, high, next] = self.slots[at]
            && next != 0
            && (low, high) != (key as u32, (key >> 32) as u32)
        {
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        at
    }

    /// The next state of a key; 0 for a new one, which is to be given a state.
    fn next_mut(&mut self, key: u64) -> &mut u32 {
        if 2 * self.filled >= self.slots.len() {
            let mut larger = Steps::with_capacity(self.slots.len());
            for slot in self.slots.iter().filter(|slot| slot[2] != 0) {
                let at = larger.find(u64::from(slot[1]) << 32 | u64::from(slot[0]));
                larger.slots[at] = *slot;
            }
            self.slots = larger.slots;
        }
        let at = self.find(key);
        if self.slots[at][2] == 0 {
            self.filled += 1;
            self.slots[at] = [key as u32, (key >> 32) as u32, 0];
        }
        &mut self.slots[at][2]
    }
}

/// A trie of names, for reading only.
#[derive(Debug, Clone, Default)]
pub struct Trie {
    /// The table of steps.
    steps: Bytes,
    /// The words that begin a name, and those that begin one in small letters too: two sieves of one bit a hash.
    /// Few words of a text are among them, so that most need no look at the steps.
    firsts: Bytes,
    small_firsts: Bytes,
    /// For each state the number of the first pattern that ends there, and one more at the end.
    ends: Bytes,
    /// Three numbers a pattern.
    patterns: Bytes,
}

/// A text in which names are looked for.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a MatchTokens,
    start: usize,
    wanted: &'a dyn Fn(&Pattern) -> bool,
}

/// Numbers in a slot of the table of steps.
const SLOT: usize = 3;

/// No name has more tokens.
const LONGEST: usize = 16;

/// Bits of a sieve, a power of two of them, one set for each hash.
fn sieve(hashes: impl Iterator<Item = u64>) -> Vec<u8> {
    let hashes: Vec<u64> = hashes.collect();
    let mut bits = vec![0u8; (2 * hashes.len()).next_power_of_two()];
    let mask = bits.len() * 8 - 1;
    for hash in hashes {
        let bit = hash as usize & mask;
        bits[bit / 8] |= 1 << (bit % 8);
    }
    bits
}

/// False if a hash was surely not among those of a sieve.
#[inline]
fn passes(bits: &[u8], hash: u64) -> bool {
    let bit = hash as usize & (bits.len() * 8).wrapping_sub(1);
    bits.get(bit / 8).is_some_and(|byte| byte & (1 << (bit % 8)) != 0)
}

/// The key of a step.
#[inline]
fn key(state: u32, word: u64) -> u64 {
    word ^ u64::from(state).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Where to begin to look for a key among some slots.
#[inline]
fn home(key: u64, slots: usize) -> usize {
    ((u128::from(key) * slots as u128) >> 64) as usize
}

/// What may stand in small letters before a name that it is part of.
const DIRECTIONS: [&str; 4] = ["north", "south", "east", "west"];

impl TrieBuilder {
    /// A builder with room for a number of names.
    pub(super) fn with_capacity(names: usize) -> Self {
        TrieBuilder {
            steps: Steps::with_capacity(names + names / 2),
            ends: Vec::with_capacity(names),
            ..TrieBuilder::default()
        }
    }

    /// Adds a name. One that folds to nothing is passed over.
    pub fn insert(&mut self, name: &str, entry: EntryIndex, form: Form) {
        let TrieBuilder { steps, firsts, ends, states, tokens } = self;
        tokens.read(name);
        if tokens.is_empty() || (0..tokens.len()).all(|i| tokens.fold(i).is_empty()) {
            return;
        }
        let all_capitals = is_abbreviation(name, tokens);
        // "south Korea" is South Korea.
        let direction = tokens.len() > 1 && tokens.get(1).capital && DIRECTIONS.contains(&tokens.fold(0));
        let small = !all_capitals && (!tokens.get(0).capital || direction);
        *firsts.entry(tokens.hash(0)).or_default() |= small;
        let mut state = 0;
        let mut capitals = 0u32;
        for i in 0..tokens.len() {
            if tokens.get(i).capital && i < 32 && !(i == 0 && direction) {
                capitals |= 1 << i;
            }
            let next = steps.next_mut(key(state, tokens.hash(i)));
            if *next == 0 {
                *states += 1;
                *next = *states;
            }
            state = *next;
        }
        let case = if all_capitals { Case::All } else { Case::Firsts(capitals) };
        ends.push((state, Pattern { entry, form, case }));
    }

    /// The states at which names end, for [`TrieBuilder::has`].
    pub(super) fn ended(&self) -> FxHashSet<u32> {
        self.ends.iter().map(|(state, _)| *state).collect()
    }

    /// True if a name, as it folds, is there already and ends at one of some states.
    pub(super) fn has(&self, ended: &FxHashSet<u32>, name: &str) -> bool {
        let tokens = MatchTokens::of(name);
        let mut words = (0..tokens.len()).map(|i| tokens.hash(i));
        let state = words.try_fold(0, |state, word| {
            let [_, _, next] = self.steps.slots[self.steps.find(key(state, word))];
            (next != 0).then_some(next)
        });
        state.is_some_and(|state| ended.contains(&state))
    }

    /// The finished trie.
    pub fn finish(self) -> Trie {
        Trie::open(&self.write().into())
    }

    /// The finished trie as bytes that [`Trie::open`] reads.
    pub(super) fn write(mut self) -> Vec<u8> {
        let numbers = self.steps.slots.iter().flatten();
        let mut steps = Vec::with_capacity(self.steps.slots.len() * 4 * SLOT);
        numbers.for_each(|number| push(&mut steps, *number));
        self.ends.sort_by_key(|(state, _)| *state);
        let (mut ends, mut patterns) = (Vec::new(), Vec::new());
        let mut last: &[(u32, Pattern)] = &[];
        for group in self.ends.chunk_by(|a, b| a.0 == b.0) {
            let from = last.last().map_or(0, |(state, _)| *state + 1);
            for _ in from..=group[0].0 {
                push(&mut ends, small(patterns.len() / 12));
            }
            for (n, (_, pattern)) in group.iter().enumerate() {
                if !group[..n].iter().any(|(_, p)| p == pattern) {
                    pattern.write(&mut patterns);
                }
            }
            last = group;
        }
        for _ in last.last().map_or(0, |(state, _)| *state + 1)..self.states + 2 {
            push(&mut ends, small(patterns.len() / 12));
        }
        let firsts = sieve(self.firsts.keys().copied());
        let small_firsts = sieve(self.firsts.iter().filter(|(_, small)| **small).map(|(word, _)| *word));
        join(&[&steps, &ends, &patterns, &firsts, &small_firsts])
    }
}

/// True for a name that is found in capitals only: up to six letters, all of them capitals.
pub(super) fn is_abbreviation(name: &str, tokens: &MatchTokens) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    tokens.len() == 1 && (2..=6).contains(&letters().count()) && letters().all(char::is_uppercase)
}

impl Trie {
    /// Reads what [`TrieBuilder::write`] wrote.
    pub(super) fn open(bytes: &Bytes) -> Trie {
        Trie {
            steps: section(bytes, 0),
            ends: section(bytes, 1),
            patterns: section(bytes, 2),
            firsts: section(bytes, 3),
            small_firsts: section(bytes, 4),
        }
    }

    #[inline]
    fn step(&self, state: u32, fold: &str) -> Option<u32> {
        self.step_over(state, word_hash(fold))
    }

    #[inline]
    fn step_over(&self, state: u32, word: u64) -> Option<u32> {
        let slots = self.steps.len() / (4 * SLOT);
        if slots == 0 {
            return None;
        }
        let key = key(state, word);
        let (low, high) = (key as u32, (key >> 32) as u32);
        let mut at = home(key, slots);
        loop {
            let next = number(&self.steps, SLOT * at + 2);
            if next == 0 {
                return None;
            }
            if number(&self.steps, SLOT * at) == low && number(&self.steps, SLOT * at + 1) == high {
                return Some(next);
            }
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
    }

    /// The patterns that end at a state.
    #[inline]
    fn ends(&self, state: u32) -> impl Iterator<Item = Pattern> {
        let state = state as usize;
        (number(&self.ends, state)..number(&self.ends, state + 1))
            .map(|n| Pattern::read(&self.patterns, n as usize))
    }

    /// The longest name that begins at a token, with every pattern that fits it there.
    pub fn longest_at(&self, text: &str, tokens: &MatchTokens, start: usize) -> Option<Match> {
        self.longest_where(text, tokens, start, &|_| true)
    }

    /// The longest name that begins at a token among the patterns that are wanted.
    ///
    /// # Cost
    /// For most tokens one bit; for the first word of a name a lookup in a table for each word on.
    #[inline]
    pub fn longest_where(
        &self,
        text: &str,
        tokens: &MatchTokens,
        start: usize,
        wanted: &dyn Fn(&Pattern) -> bool,
    ) -> Option<Match> {
        if !self.may_begin(tokens, start) {
            return None;
        }
        let mut best = None;
        self.walk(&Reading { text, tokens, start, wanted }, 0, start, &mut best);
        best
    }

    /// False if surely no name begins at a token.
    #[inline]
    fn may_begin(&self, tokens: &MatchTokens, start: usize) -> bool {
        let token = tokens.get(start);
        let sieve = if token.capital { &self.firsts } else { &self.small_firsts };
        token.broken.is_some() || passes(sieve, tokens.hash(start))
    }

    /// Goes on from a state over the token at `at`.
    fn walk(&self, reading: &Reading<'_>, state: u32, at: usize, best: &mut Option<Match>) {
        let (text, tokens) = (reading.text, reading.tokens);
        if at >= tokens.len() || at - reading.start >= LONGEST {
            return;
        }
        let token = tokens.get(at);
        let fold = tokens.fold(at);
        if let Some(next) = self.step_over(state, tokens.hash(at)) {
            self.arrive(reading, next, at, best);
        }
        if let Some(half) = token.broken {
            // "Viet-\nNam" read as two words where the joined word leads nowhere.
            let (first, second) = fold.split_at((half as usize).min(fold.len()));
            if let Some(next) = self.step(state, first).and_then(|s| self.step(s, second)) {
                self.arrive(reading, next, at, best);
            }
        }
        let initial = fold.len() == 1 && token.all_capitals && at > reading.start;
        if initial && gap_joins(text, tokens, at) {
            // "Foy D. Kohler": an initial inside a name is passed over.
            self.walk(reading, state, at + 1, best);
        }
    }

    /// Takes what ends at a state behind the token at `at`, and goes on.
    fn arrive(&self, reading: &Reading<'_>, state: u32, at: usize, best: &mut Option<Match>) {
        let (text, tokens, start) = (reading.text, reading.tokens, reading.start);
        if best.as_ref().is_none_or(|b| at + 1 > b.end) {
            let patterns: Vec<Pattern> = self
                .ends(state)
                .filter(|p| p.case_fits(tokens, start, at + 1) && (reading.wanted)(p))
                .collect();
            if !patterns.is_empty() {
                *best = Some(Match { start, end: at + 1, patterns });
            }
        }
        if at + 1 < tokens.len() && gap_joins(text, tokens, at) {
            self.walk(reading, state, at + 1, best);
        }
    }
}

impl Pattern {
    /// The same pattern of another entry.
    pub(super) fn of(self, entry: EntryIndex) -> Pattern {
        Pattern { entry, ..self }
    }

    /// Three numbers: the entry, the form with a bit for all capitals, the capitals wanted.
    fn write(self, bytes: &mut Vec<u8>) {
        let (all, firsts) = match self.case {
            Case::All => (1 << 8, 0),
            Case::Firsts(bits) => (0, bits),
        };
        push(bytes, small(self.entry.position()));
        push(bytes, self.form as u32 | all);
        push(bytes, firsts);
    }

    #[inline]
    fn read(bytes: &[u8], n: usize) -> Pattern {
        let form = number(bytes, 3 * n + 1);
        Pattern {
            entry: EntryIndex::from(number(bytes, 3 * n) as usize),
            form: Form::ALL.get((form & 0xff) as usize).copied().unwrap_or(Form::Name),
            case: if form >> 8 == 1 { Case::All } else { Case::Firsts(number(bytes, 3 * n + 2)) },
        }
    }

    fn case_fits(&self, tokens: &MatchTokens, start: usize, end: usize) -> bool {
        match self.case {
            Case::All => (start..end).all(|i| tokens.get(i).all_capitals),
            Case::Firsts(bits) => (start..end)
                .enumerate()
                .all(|(n, i)| n >= 32 || bits & (1 << n) == 0 || tokens.get(i).capital),
        }
    }
}

/// True if what stands between a token and the next may stand inside a name: white space without an empty
/// line, hyphens, an editor's brackets, the point of an initial or of "St.".
fn gap_joins(text: &str, tokens: &MatchTokens, at: usize) -> bool {
    if at + 1 >= tokens.len() {
        return false;
    }
    let (a, b) = (tokens.get(at), tokens.get(at + 1));
    if b.span.start == a.span.end + 1 && text.as_bytes().get(a.span.end) == Some(&b' ') {
        return true;
    }
    let gap: Span<Byte> = Span::new(a.span.end, b.span.start);
    let gap = gap.of(text);
    let short = a.span.len() <= 2 || matches!(tokens.fold(at), "gen" | "mrs");
    let mut newlines = 0;
    for c in gap.chars() {
        match c {
            '\n' => newlines += 1,
            '.' if short => {}
            '\'' | '’' | '‘' => {}
            '[' | ']' | '-' | '‐' | '‑' | '–' | '\u{ad}' => {}
            c if c.is_whitespace() && c != '\u{c}' => {}
            _ => return false,
        }
    }
    newlines < 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut builder = TrieBuilder::default();
        for (i, name) in names.iter().enumerate() {
            builder.insert(name, EntryIndex::from(i), Form::Name);
        }
        let trie = builder.finish();
        let tokens = MatchTokens::of(text);
        let mut out = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match trie.longest_at(text, &tokens, at) {
                Some(m) => {
                    let span: Span<Byte> =
                        Span::new(tokens.get(m.start).span.start, tokens.get(m.end - 1).span.end);
                    out.push(span.of(text).to_string());
                    at = m.end;
                }
                None => at += 1,
            }
        }
        out
    }

    #[test]
    fn the_longest_name_wins_over_white_space_and_marks() {
        for (names, text, expected) in [
            (
                vec!["Vietnam", "North Vietnam"],
                "in North\nVietnam and Vietnam",
                vec!["North\nVietnam", "Vietnam"],
            ),
            (vec!["Gomułka"], "GOMULKA and Gomulka's", vec!["GOMULKA", "Gomulka"]),
            (vec!["US"], "told us that the US", vec!["US"]),
            (vec!["Mao Zedong"], "Mao [Zedong] said", vec!["Mao [Zedong"]),
            (vec!["Foy Kohler"], "Foy D. Kohler wrote", vec!["Foy D. Kohler"]),
            (vec!["Viet Nam", "Vietnam"], "Viet-\nnam", vec!["Viet-\nnam"]),
            (vec!["Polish Party"], "the Polish. Party", vec![]),
            (vec!["Chile"], "chile", vec![]),
            (
                vec!["socialist camp"],
                "The Socialist Camp; the socialist camp",
                vec!["Socialist Camp", "socialist camp"],
            ),
        ] {
            assert_eq!(found(&names, text), expected, "{text}");
        }
    }
}
