//! The words of all frames, found by main word and by one of those that must stand around it.

use rustc_hash::FxHashMap;

use crate::syntax::{Class, Clause};

use super::frames::{Frame, Role};
use super::matching::{alike, stands_for};
use super::predicate::{PREPOSITIONS, Predicate, WordClass};

/// Words that are particles of phrasal verbs as well as prepositions.
const PARTICLES: [&str; 8] = ["away", "back", "down", "in", "off", "out", "over", "up"];

/// A word that stands in some phrase beside the main word.
type Beside = u32;

/// Every predicate of every frame.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    heads: FxHashMap<String, Heads>,
    beside: FxHashMap<String, Beside>,
}

/// The phrases with one main word, for each class of words that it may be.
#[derive(Debug, Clone, Default)]
pub(super) struct Heads([Option<Box<Head>>; 6]);

/// The phrases with one main word of a class, in the order of the frames.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    phrases: Vec<Phrase>,
    /// Those that are the main word alone.
    bare: Vec<usize>,
    /// The others, by the first of their further words.
    by_first: FxHashMap<Beside, Vec<usize>>,
}

#[derive(Debug, Clone)]
struct Phrase {
    /// Which frame, and which of its predicates.
    place: (usize, usize),
    rest: Vec<Beside>,
    /// Of the rest, what must be a particle where it stands.
    particles: Vec<String>,
}

impl Index {
    /// Takes in the words of a frame.
    pub(super) fn add(&mut self, n: usize, frame: &Frame) {
        for (p, predicate) in frame.predicates.iter().enumerate() {
            let rest: Vec<Beside> = predicate.rest.iter().map(|word| self.number(word)).collect();
            let heads = self.heads.entry(predicate.head.clone()).or_default();
            let head = heads.0[predicate.class as usize].get_or_insert_default();
            let at = head.phrases.len();
            match rest.first() {
                Some(first) => head.by_first.entry(*first).or_default().push(at),
                None => head.bare.push(at),
            }
            head.phrases.push(Phrase { place: (n, p), rest, particles: particles(frame, predicate) });
        }
    }

    fn number(&mut self, word: &str) -> Beside {
        if let Some(number) = self.beside.get(word) {
            return *number;
        }
        let number = self.beside.len() as Beside;
        self.beside.insert(word.to_owned(), number);
        number
    }

    /// What stands around a clause's word and may belong to a phrase.
    pub(super) fn around(&self, clause: &Clause) -> Around {
        let mut found = Vec::with_capacity(clause.vicinity.len() + clause.obliques.len());
        let mut take = |word: &str| found.extend(self.beside.get(word));
        for word in &clause.vicinity {
            take(word);
            stands_for(word).iter().for_each(|other| take(other));
        }
        for oblique in &clause.obliques {
            oblique.preposition.split(' ').for_each(&mut take);
        }
        let nominals = clause.object.iter().flat_map(|o| o.nominals.iter());
        for complement in nominals.flat_map(|n| &n.complements) {
            take(&complement.preposition);
        }
        if clause.class == Class::Verb && clause.indirect.is_some() {
            take("to");
        }
        found.sort_unstable();
        found.dedup();
        Around(found)
    }

    /// The phrases with a main word.
    pub(super) fn heads(&self, word: &str) -> Option<&Heads> {
        self.heads.get(word)
    }
}

impl Heads {
    /// Those in which it is of a class.
    pub(super) fn of(&self, class: WordClass) -> Option<&Head> {
        self.0[class as usize].as_deref()
    }
}

impl Head {
    /// True if some phrases have more words than the main one.
    pub(super) fn is_longer(&self) -> bool {
        !self.by_first.is_empty()
    }

    /// The places of all its phrases, whatever stands around.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        self.phrases.iter().map(|phrase| phrase.place)
    }

    /// The places of those phrases that are there, in the order of the frames.
    pub(super) fn there(&self, around: &Around, clause: &Clause) -> impl Iterator<Item = (usize, usize)> {
        const FEW: usize = 8;
        let mut found = Vec::new();
        if self.phrases.len() <= FEW {
            let phrases = self.phrases.iter().enumerate();
            found.extend(phrases.filter(|(_, p)| p.is_there(around, clause)).map(|(at, _)| at));
        } else {
            found.extend(&self.bare);
            let longer = around.0.iter().filter_map(|word| self.by_first.get(word)).flatten();
            found.extend(longer.filter(|at| self.phrases[**at].is_there(around, clause)));
            found.sort_unstable();
        }
        found.into_iter().map(|at| self.phrases[at].place)
    }
}

/// What stands around a word, in the order of the numbers.
#[derive(Default)]
pub(super) struct Around(Vec<Beside>);

impl Phrase {
    fn is_there(&self, around: &Around, clause: &Clause) -> bool {
        let single = self.rest.len() == 1;
        let preposition = |word: &str| clause.obliques.iter().any(|o| o.preposition == word);
        self.rest.iter().all(|word| around.0.contains(word))
            && !self
                .particles
                .iter()
                .any(|word| !clause.particles.iter().any(|p| p == word) && (single || preposition(word)))
    }
}

/// "give in", "give in to" are no "give … in the press": a preposition that no role wants and no noun of the phrase
/// follows must be a particle.
fn particles(frame: &Frame, predicate: &Predicate) -> Vec<String> {
    let mut found = Vec::new();
    for (n, word) in predicate.rest.iter().enumerate() {
        let wanted = frame
            .roles()
            .any(|r| matches!(r, Role::With(p) if p == word || alike(p).contains(&word.as_str())));
        let last = predicate.rest.get(n + 1).is_none_or(|next| PREPOSITIONS.contains(&next.as_str()));
        let verb = predicate.class == WordClass::Verb;
        if verb && PARTICLES.contains(&word.as_str()) && !wanted && last {
            found.push(word.clone());
        }
    }
    found
}
