//! What is asked for, set as a task or asked about, and who asks.

use crate::record::Stance;
use crate::speaker::Found;
use crate::syntax::{Class, Clause, Link};

use super::compose::{Fired, Row};
use super::confidence::Signs;
use super::fill::Site;
use super::words::{ASKS_FOR, BRINGS_TO, DEMANDS_THAT, KNOW, WISH};
use super::{Reader, Statement};

impl Reader<'_> {
    /// Who asks for what the clause tells: "urged X to support Y".
    pub(super) fn asking(&self, site: Site<'_>) -> Option<Vec<Found>> {
        let clause = site.clause;
        let (p, link) = clause.parent?;
        let up = &site.clauses[p];
        let own = clause.subject.as_ref()?;
        let other = up.subject.as_ref().is_none_or(|s| s.extent != own.extent);
        let manner = |w: &&str| *w == "not" || w.len() > 4 && w.ends_with("ly");
        let infinitive = self.words_before(site, clause.span.start).find(|w| !manner(w)) == Some("to");
        let verbs = clause.class == Class::Verb && up.class == Class::Verb && other;
        let asked = matches!(link, Link::Open | Link::Adverbial | Link::Complement)
            && (ASKS_FOR.has(&up.lemma) || BRINGS_TO.has(&up.lemma) && up.tense.is_none())
            && infinitive;
        // "demanded that X support Y".
        let that = link == Link::Complement && DEMANDS_THAT.has(&up.lemma) && clause.form == clause.lemma;
        if !verbs || !asked && !that {
            return None;
        }
        let asking = if up.passive { None } else { up.subject.as_ref() };
        if that && up.subject.is_none() {
            // "Recommend we back X".
            return Some(self.speaker_here(clause.span));
        }
        Some(self.bodies(asking, site.sentence))
    }

    /// "X must support Y": the speaker urges X, and himself stands with Y.
    pub(super) fn demand(
        &self,
        fired: Fired<'_>,
        holders: &[Found],
        targets: &[Found],
        signs: &Signs,
        rows: &mut Vec<Statement>,
    ) {
        let Fired { site, frame, stance, .. } = fired;
        let at = site.clause.span;
        let own = self.speaker_here(at);
        let row = Row { rule: &frame.id, stance, negated: false, signs: signs.clone() };
        let blamed = self.is_blamed(site);
        if !(blamed && stance == Stance::Threaten) {
            self.push(site, &row, &own, targets, rows);
        }
        // "it ought to be denounced": what is to be denounced is told nothing.
        let acted_on = |h: &Found| site.clause.passive && targets.iter().any(|t| t.entity == h.entity);
        let ours =
            |h: &Found| own.iter().any(|o| self.is_statesman_of(o, h)) && !self.referents.mentions.advises;
        let told = |h: &&Found| !self.is_speaker(&h.entity, at.start) && !acted_on(h) && !ours(h);
        let others: Vec<Found> = holders.iter().filter(told).cloned().collect();
        let asked = if blamed { Stance::Criticize } else { Stance::Urge };
        let urge = Row { rule: &frame.id, stance: asked, negated: false, signs: signs.clone() };
        self.push(site, &urge, &own, &others, rows);
    }

    /// "They must go on helping X", from a diplomat on the other state and a third: what it cannot but do.
    pub(super) fn is_forced(&self, fired: Fired<'_>, holders: &[Found], targets: &[Found]) -> bool {
        let mentions = self.referents.mentions;
        let (Some(side), Some(other)) = (&mentions.side, &mentions.counterpart) else { return false };
        let home = |f: &Found| mentions.country_of(&f.entity);
        let mut before = self.words_before(fired.site, fired.site.clause.span.start).take(6);
        fired.stance.polarity() > 0
            && self.is_own_speech(fired.site)
            && holders.iter().all(|h| home(h).as_ref() == Some(other))
            && targets.iter().all(|t| home(t).as_ref() != Some(side))
            && before.any(|w| matches!(w, "must" | "have" | "need"))
    }

    /// "The first task is to help X": who says so stands with X.
    pub(super) fn is_set_as_task(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        let mut before = self.words_before(site, clause.span.start);
        clause.class == Class::Verb
            && before.next() == Some("to")
            && before.next().is_some_and(|w| matches!(w, "is" | "be" | "remains"))
            && !clause.negated
    }

    /// "asked what they thought": nobody is to do anything but tell.
    pub(super) fn asks_to_know(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        // "I want you to know that …".
        let known =
            |(c, link): (&Clause, Link)| matches!(link, Link::Open | Link::Complement) && KNOW.has(&c.lemma);
        if WISH.has(&clause.lemma) && site.below().any(known) {
            return true;
        }
        let asked = clause.complement.map_or("", |c| c.of(self.referents.text));
        let first = asked.split_whitespace().next().unwrap_or("").to_lowercase();
        matches!(clause.lemma.as_str(), "ask" | "inquire" | "enquire")
            && matches!(
                first.as_str(),
                "what"
                    | "why"
                    | "whether"
                    | "if"
                    | "how"
                    | "who"
                    | "whom"
                    | "whose"
                    | "when"
                    | "where"
                    | "which"
            )
    }

    /// True under "must", "should": what is asked for is the speaker's own wish.
    pub(super) fn demanded_above(&self, site: Site<'_>) -> bool {
        let mut at = site.clause;
        for _ in 0..8 {
            if at.mood.demand && !at.mood.conditional {
                return true;
            }
            match at.parent {
                Some((p, _)) => at = &site.clauses[p],
                None => return false,
            }
        }
        false
    }
}
