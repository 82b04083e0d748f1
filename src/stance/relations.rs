//! Relations that go well or badly: "relations between X and Y have deteriorated".

use crate::record::Stance;
use crate::speaker::Found;
use crate::syntax::{Argument, Class, Link, Nominal};

use super::compose::Row;
use super::confidence::Signs;
use super::fill::Site;
use super::words::{BETTER, IMPROVEMENT, RELATIONS, SPOIL, WORSEN, WORSENING};
use super::{Reader, Statement};

impl Reader<'_> {
    /// The rows of a verb or noun that says how relations go. True if there are any.
    pub(super) fn relations(&self, site: Site<'_>, signs: &Signs, rows: &mut Vec<Statement>) -> bool {
        let clause = site.clause;
        let mood = clause.mood;
        if clause.negated || mood.possible || mood.demand || mood.wanted || mood.withheld {
            return false;
        }
        let lemma = clause.lemma.as_str();
        let (whose, stance): (Vec<&Argument>, Stance) = match clause.class {
            Class::Verb if clause.passive || clause.object.is_some() => {
                let stance = if SPOIL.has(lemma) {
                    Stance::Oppose
                } else if BETTER.has(lemma) && clause.passive {
                    Stance::Agree
                } else {
                    return false;
                };
                (clause.object.iter().collect(), stance)
            }
            Class::Verb if WORSEN.has(lemma) => (clause.subject.iter().collect(), Stance::Oppose),
            Class::Verb if BETTER.has(lemma) => (clause.subject.iter().collect(), Stance::Agree),
            Class::Noun => {
                let stance = if WORSENING.has(lemma) {
                    Stance::Oppose
                } else if IMPROVEMENT.has(lemma) {
                    Stance::Agree
                } else {
                    return false;
                };
                let within = clause.obliques.iter().filter(|o| matches!(o.preposition.as_str(), "of" | "in"));
                (within.map(|o| &o.argument).collect(), stance)
            }
            _ => return false,
        };
        let nominals = whose.into_iter().flat_map(|a| a.nominals.iter()).filter(|n| RELATIONS.has(&n.lemma));
        let before = rows.len();
        for nominal in nominals {
            let pair = self.partners(nominal, site);
            if pair.len() > 1 {
                let rule = if stance == Stance::Agree {
                    "agree/relations-go-well"
                } else {
                    "oppose/relations-go-badly"
                };
                let row = Row { rule, stance, negated: false, signs: signs.clone() };
                self.push(site, &row, &self.movers(site, &pair), &pair, rows);
            }
        }
        rows.len() > before
    }

    /// Whose doing it is that relations go so: of two between whom they improve or worsen the one who acts in the
    /// sentence, else both. "The coup has led to a deterioration": nobody's, if a noun tells it in passing.
    fn movers(&self, site: Site<'_>, pair: &[Found]) -> Vec<Found> {
        if site.clause.class != Class::Noun {
            return pair.to_vec();
        }
        let mut actors = self.actor_above(site);
        actors.retain(|a| pair.iter().any(|p| p.entity == a.entity));
        let Some((p, Link::Inside)) = site.clause.parent else { return actors };
        let verb = &site.clauses[p];
        let is_subject =
            verb.subject.as_ref().is_some_and(|s| s.nominals.iter().any(|n| n.head == site.clause.span));
        let told = verb.class == Class::Verb && verb.tense.is_some() && !verb.negated && !verb.mood.possible;
        if actors.is_empty() && is_subject && told { pair.to_vec() } else { actors }
    }

    /// Between whom relations are.
    fn partners(&self, relations: &Nominal, site: Site<'_>) -> Vec<Found> {
        let mut all = self.named_in(&relations.modifiers);
        if let Some(owner) = &relations.possessor {
            all.extend(self.entities(owner, site.sentence));
        }
        for with in &relations.complements {
            if matches!(with.preposition.as_str(), "between" | "with" | "of" | "among") {
                all.extend(self.entities(&with.argument, site.sentence));
            }
        }
        if all.len() == 1
            && let [one] = all.as_slice()
            && relations.complements.iter().any(|c| c.preposition == "with")
        {
            // "relations with X have cooled": the speaker's.
            let at = one.span;
            all.extend(self.speaker_here(at));
        }
        let mut pair: Vec<Found> = Vec::new();
        for one in all {
            if !pair.iter().any(|p| p.entity == one.entity) {
                pair.push(one);
            }
        }
        pair
    }
}
