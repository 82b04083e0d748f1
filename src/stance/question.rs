//! Questions that say something: "Why has X betrayed Y?" says that he has, "How can we trust X?" that we cannot.

use crate::syntax::Clause;
use crate::words::Words;

use super::Reader;
use super::fill::Site;

/// Words behind "why" that ask for advice, not for a reason.
static OPEN: Words = Words::of("can could do must not ought shall should would");

impl Reader<'_> {
    /// What a question's clause says, if it says something.
    pub(super) fn as_answered(&self, site: Site<'_>) -> Option<Clause> {
        let clause = site.clause;
        if !clause.mood.question || clause.mood.conditional {
            return None;
        }
        let tokens = &self.referents.structure.tokens;
        let mut words = tokens.within(self.sentence(site.sentence)).map(|t| tokens.fold(t));
        let (first, second) = (words.next()?, words.next()?);
        let mut said = clause.clone();
        said.mood.question = false;
        match first {
            "why" if !OPEN.has(second) && !clause.negated => Some(said),
            "how" if matches!(second, "can" | "could") && !clause.mood.demand => {
                said.mood.possible = false;
                said.negated = !clause.negated;
                Some(said)
            }
            _ => None,
        }
    }
}
