//! A trie over folded tokens: the longest name at each token, true word boundaries, any white space.

use rustc_hash::FxHashMap;

use super::entry::EntryIndex;
use crate::span::{Byte, Span};
use crate::structure::MatchTokens;

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

/// A text in which names are looked for.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a MatchTokens,
    wanted: &'a dyn Fn(&Pattern) -> bool,
}

/// The trie. Building costs one hash insertion for each token of each name.
#[derive(Debug, Clone, Default)]
pub struct Trie {
    vocabulary: FxHashMap<Box<str>, u32>,
    edges: FxHashMap<(u32, u32), u32>,
    ends: FxHashMap<u32, Vec<Pattern>>,
    states: u32,
}

impl Trie {
    /// Adds a name. One that folds to nothing is passed over.
    pub fn insert(&mut self, name: &str, entry: EntryIndex, form: Form) {
        let tokens = MatchTokens::of(name);
        if tokens.is_empty() || (0..tokens.len()).all(|i| tokens.fold(i).is_empty()) {
            return;
        }
        let mut state = 0;
        let mut capitals = 0u32;
        for i in 0..tokens.len() {
            let next_word = self.vocabulary.len() as u32;
            let fold = tokens.fold(i);
            let word = match self.vocabulary.get(fold) {
                Some(word) => *word,
                None => {
                    self.vocabulary.insert(fold.into(), next_word);
                    next_word
                }
            };
            if tokens.get(i).capital && i < 32 {
                capitals |= 1 << i;
            }
            let states = &mut self.states;
            state = *self.edges.entry((state, word)).or_insert_with(|| {
                *states += 1;
                *states
            });
        }
        let letters: Vec<char> = name.chars().filter(|c| c.is_alphabetic()).collect();
        let all = letters.len() <= 6 && letters.iter().all(|c| c.is_uppercase()) && tokens.len() == 1;
        let case = if all && letters.len() > 1 { Case::All } else { Case::Firsts(capitals) };
        let pattern = Pattern { entry, form, case };
        let ends = self.ends.entry(state).or_default();
        if !ends.contains(&pattern) {
            ends.push(pattern);
        }
    }

    /// The longest name that begins at a token, with every pattern that fits it there.
    pub fn longest_at(&self, text: &str, tokens: &MatchTokens, start: usize) -> Option<Match> {
        self.longest_where(text, tokens, start, &|_| true)
    }

    /// The longest name that begins at a token among the patterns that are wanted.
    pub fn longest_where(
        &self,
        text: &str,
        tokens: &MatchTokens,
        start: usize,
        wanted: &dyn Fn(&Pattern) -> bool,
    ) -> Option<Match> {
        let token = tokens.get(start);
        if token.broken.is_none() && self.step(0, tokens.fold(start)).is_none() {
            return None;
        }
        let mut best = None;
        let mut path = vec![start];
        let reading = Reading { text, tokens, wanted };
        self.walk(&reading, 0, &mut path, &mut best);
        best
    }

    fn walk(&self, reading: &Reading<'_>, state: u32, path: &mut Vec<usize>, best: &mut Option<Match>) {
        let (text, tokens) = (reading.text, reading.tokens);
        let at = path[path.len() - 1];
        if at >= tokens.len() || path.len() > 16 {
            return;
        }
        let token = tokens.get(at);
        let fold = tokens.fold(at);
        if let Some(next) = self.step(state, fold) {
            self.arrive(reading, next, path, best);
        }
        if let Some(half) = token.broken {
            // "Viet-\nNam" read as two words where the joined word leads nowhere.
            let (first, second) = fold.split_at((half as usize).min(fold.len()));
            if let Some(next) = self.step(state, first).and_then(|s| self.step(s, second)) {
                self.arrive(reading, next, path, best);
            }
        }
        let initial = fold.len() == 1 && token.all_capitals && path.len() > 1;
        if initial && gap_joins(text, tokens, at) {
            // "Foy D. Kohler": an initial inside a name is passed over.
            path.push(at + 1);
            self.walk(reading, state, path, best);
            path.pop();
        }
    }

    fn arrive(&self, reading: &Reading<'_>, state: u32, path: &mut Vec<usize>, best: &mut Option<Match>) {
        let (text, tokens) = (reading.text, reading.tokens);
        let (start, at) = (path[0], path[path.len() - 1]);
        if best.as_ref().is_none_or(|b| at + 1 > b.end)
            && let Some(ends) = self.ends.get(&state)
        {
            let patterns: Vec<Pattern> = ends
                .iter()
                .copied()
                .filter(|p| p.case_fits(tokens, start, at + 1) && (reading.wanted)(p))
                .collect();
            if !patterns.is_empty() {
                *best = Some(Match { start, end: at + 1, patterns });
            }
        }
        if at + 1 < tokens.len() && gap_joins(text, tokens, at) {
            path.push(at + 1);
            self.walk(reading, state, path, best);
            path.pop();
        }
    }

    fn step(&self, state: u32, fold: &str) -> Option<u32> {
        let word = self.vocabulary.get(fold)?;
        self.edges.get(&(state, *word)).copied()
    }
}

impl Pattern {
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
        let mut trie = Trie::default();
        for (i, name) in names.iter().enumerate() {
            trie.insert(name, EntryIndex(i as u32), Form::Name);
        }
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
