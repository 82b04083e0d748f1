//! How sure a row is: a logistic model on what speaks for and against it, so that the number is a probability.
//!
//! The weights in `weights/confidence.csv` are learned by `scripts/train-confidence`, which also prints how often
//! rows of a given confidence were right on documents that the model had not seen.

use std::sync::OnceLock;

use serde::{Serialize, Serializer};

use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::{Clause, Link};

use super::predicate::{Predicate, WordClass};

static WEIGHTS: &str = include_str!("../../weights/confidence.csv");

macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident = $name:literal,)+) => {
        /// What speaks for or against a row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Sign {
            $($(#[$doc])* $sign,)+
        }

        /// The signs' names, in the order of their values.
        const NAMES: &[&str] = &[$($name,)+];
    };
}

signs! {
    Verb = "verb",
    Noun = "noun",
    Adjective = "adjective",
    Label = "label",
    Adverb = "adverb",
    Preposition = "preposition",
    /// The predicate has several words.
    Phrase = "phrase",
    Praise = "praise",
    Support = "support",
    Agree = "agree",
    Urge = "urge",
    Criticize = "criticize",
    Oppose = "oppose",
    Threaten = "threaten",
    /// The holder is whoever speaks the sentence.
    HolderSpeaks = "holder-speaks",
    /// The holder was found above the predicate, not in a role of it.
    HolderAbove = "holder-above",
    /// The holder is named elsewhere in the sentence, or by what the document deals with.
    HolderElsewhere = "holder-elsewhere",
    HolderBody = "holder-body",
    HolderThing = "holder-thing",
    /// The holder is no name, but a pronoun or role.
    HolderUnnamed = "holder-unnamed",
    /// The same of the target.
    TargetElsewhere = "target-elsewhere",
    TargetBody = "target-body",
    TargetThing = "target-thing",
    TargetUnnamed = "target-unnamed",
    Passive = "passive",
    Negated = "negated",
    Will = "will",
    Would = "would",
    Wanted = "wanted",
    Possible = "possible",
    Demand = "demand",
    /// It stands in what somebody thinks or says.
    Thought = "thought",
    Complement = "complement",
    Open = "open",
    Adverbial = "adverbial",
    Relative = "relative",
    Conjunct = "conjunct",
    Inside = "inside",
    Quoted = "quoted",
    /// A frame's further row.
    Further = "further",
    /// No frame fired.
    Generic = "generic",
    /// Between cue and holder, in hundreds of bytes, 3 at most.
    HolderDistance = "holder-distance",
    /// Between cue and target.
    TargetDistance = "target-distance",
    /// The sentence's length in hundreds of bytes, 6 at most.
    Length = "length",
}

/// A value for every sign; most are 0 or 1. Empty where nothing speaks for or against a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signs(Vec<f32>);

impl Serialize for Signs {
    /// The signs that are there, by name.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.present())
    }
}

impl Signs {
    /// The names of the values, in order.
    ///
    /// ```
    /// use demarche::stance::Signs;
    /// assert_eq!(Signs::names()[0], "verb");
    /// ```
    pub fn names() -> &'static [&'static str] {
        NAMES
    }

    /// The signs that are there, with their values.
    ///
    /// ```
    /// use demarche::stance::Signs;
    /// assert_eq!(Signs::default().present().count(), 0);
    /// ```
    pub fn present(&self) -> impl Iterator<Item = (&'static str, f32)> {
        NAMES.iter().copied().zip(self.0.iter().copied()).filter(|(_, value)| *value != 0.0)
    }

    /// What the predicate and its clause show.
    pub(super) fn of(clause: &Clause, predicate: &Predicate) -> Signs {
        let mut signs = Signs::default();
        signs.set(match predicate.class {
            WordClass::Verb => Sign::Verb,
            WordClass::Noun => Sign::Noun,
            WordClass::Adjective => Sign::Adjective,
            WordClass::Label => Sign::Label,
            WordClass::Adverb => Sign::Adverb,
            WordClass::Preposition => Sign::Preposition,
        });
        let mood = clause.mood;
        for (is, sign) in [
            (!predicate.rest.is_empty(), Sign::Phrase),
            (clause.passive, Sign::Passive),
            (mood.will, Sign::Will),
            (mood.would, Sign::Would),
            (mood.wanted, Sign::Wanted),
            (mood.possible, Sign::Possible),
            (mood.demand, Sign::Demand),
            (clause.quoted, Sign::Quoted),
        ] {
            if is {
                signs.set(sign);
            }
        }
        if let Some((_, link)) = clause.parent {
            let sign = match link {
                Link::Complement => Some(Sign::Complement),
                Link::Open => Some(Sign::Open),
                Link::Adverbial => Some(Sign::Adverbial),
                Link::Relative => Some(Sign::Relative),
                Link::Conjunct => Some(Sign::Conjunct),
                Link::Inside => Some(Sign::Inside),
                Link::Beside => None,
            };
            sign.into_iter().for_each(|sign| signs.set(sign));
        }
        signs
    }

    pub(super) fn set(&mut self, sign: Sign) {
        self.put(sign, 1.0);
    }

    pub(super) fn with(mut self, sign: Sign) -> Signs {
        self.set(sign);
        self
    }

    fn put(&mut self, sign: Sign, value: f32) {
        if self.0.is_empty() {
            self.0.resize(NAMES.len(), 0.0);
        }
        if let Some(place) = self.0.get_mut(sign as usize) {
            *place = value;
        }
    }

    pub(super) fn set_stance(&mut self, stance: Stance) {
        match stance {
            Stance::Praise => self.set(Sign::Praise),
            Stance::Support => self.set(Sign::Support),
            Stance::Agree => self.set(Sign::Agree),
            Stance::Urge => self.set(Sign::Urge),
            Stance::Criticize => self.set(Sign::Criticize),
            Stance::Oppose => self.set(Sign::Oppose),
            Stance::Threaten => self.set(Sign::Threaten),
            Stance::Mention => {}
        }
    }

    /// Who holds the attitude and who receives it, `named` saying whether a name stands there.
    pub(super) fn set_roles(&mut self, clause: &Clause, holder: (&Found, bool), target: (&Found, bool)) {
        let hundreds = |found: &Found| {
            let gap = found.span.start.saturating_sub(clause.span.end)
                + clause.span.start.saturating_sub(found.span.end);
            (gap as f32 / 100.0).min(3.0)
        };
        self.put(Sign::HolderDistance, hundreds(holder.0));
        self.put(Sign::TargetDistance, hundreds(target.0));
        for (reach, body, thing) in [
            (holder.0.reach, Sign::HolderBody, Sign::HolderThing),
            (target.0.reach, Sign::TargetBody, Sign::TargetThing),
        ] {
            match reach {
                Reach::Direct => {}
                Reach::Body => self.set(body),
                Reach::Thing => self.set(thing),
            }
        }
        if holder.0.span == clause.span {
            self.set(Sign::HolderSpeaks);
        } else if !holder.1 {
            self.set(Sign::HolderUnnamed);
        }
        if !target.1 {
            self.set(Sign::TargetUnnamed);
        }
    }

    pub(super) fn set_length(&mut self, bytes: usize) {
        self.put(Sign::Length, (bytes as f32 / 100.0).min(6.0));
    }

    /// The probability that the row is right, to two digits, between 0.05 and 0.95.
    pub(super) fn confidence(&self) -> f64 {
        let (bias, weights) = weights();
        let sum: f64 = self.0.iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum();
        let probability = 1.0 / (1.0 + (-(bias + sum)).exp());
        (probability.clamp(0.05, 0.95) * 100.0).round() / 100.0
    }
}

/// The bias and a weight for every sign; a sign that the file does not name has none.
fn weights() -> &'static (f64, Vec<f64>) {
    static READ: OnceLock<(f64, Vec<f64>)> = OnceLock::new();
    READ.get_or_init(|| {
        let of = |wanted: &str| {
            let mut lines = WEIGHTS.lines().filter_map(|line| line.split_once(','));
            lines.find(|(name, _)| *name == wanted).and_then(|(_, weight)| weight.parse().ok()).unwrap_or(0.0)
        };
        (of("bias"), NAMES.iter().map(|name| of(name)).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_names_a_sign() {
        let mut lines = WEIGHTS.lines();
        assert_eq!(lines.next(), Some("sign,weight"));
        let mut named: Vec<&str> = lines
            .map(|line| {
                let (name, weight) = line.split_once(',').expect("two columns");
                assert!(weight.parse::<f64>().is_ok_and(f64::is_finite), "{line}");
                name
            })
            .collect();
        assert_eq!(named.remove(0), "bias");
        assert_eq!(named, NAMES);
    }
}
