//! Answers in a conversation that name nobody: "he agreed", "I denied this".

use crate::entity::{EntityId, Kind};
use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::Link;

use super::compose::Row;
use super::confidence::Signs;
use super::fill::Site;
use super::words::{ASSENT, CONTRADICT, DISSENT};
use super::{Reader, Statement};

/// Sentences back in which the one who is answered spoke.
const REACH: usize = 3;

impl Reader<'_> {
    /// The rows of an answer, to whoever spoke before. True if there are any.
    pub(super) fn answers(&self, site: Site<'_>, signs: &Signs, rows: &mut Vec<Statement>) -> bool {
        let Some((rule, stance)) = answer(site) else { return false };
        let Some(subject) = &site.clause.subject else { return false };
        let holders: Vec<Found> = self
            .bodies(Some(subject), site.sentence)
            .into_iter()
            .filter(|h| h.entity.kind() == Some(Kind::Leader))
            .collect();
        let [holder] = holders.as_slice() else { return false };
        let Some(partner) = self.partner(holder, site) else { return false };
        let row = Row { rule, stance, negated: site.clause.negated, signs: signs.clone() };
        let before = rows.len();
        self.push(site, &row, &holders, std::slice::from_ref(&partner), rows);
        let both = subject.extent.of(self.referents.text).eq_ignore_ascii_case("we");
        if both && stance == Stance::Agree {
            // "we agreed that …".
            self.push(site, &row, &[partner], &holders, rows);
        }
        rows.len() > before
    }

    /// "I told X that I could not agree with this": X; else whoever spoke before.
    pub(super) fn answered(&self, site: Site<'_>, holders: &[Found]) -> Vec<Found> {
        let clause = site.clause;
        let [holder] = holders else { return Vec::new() };
        if !ASSENT.has(&clause.lemma) && !DISSENT.has(&clause.lemma)
            || holder.entity.kind() != Some(Kind::Leader)
        {
            return Vec::new();
        }
        let told = clause.parent.filter(|(_, link)| *link == Link::Complement).map(|(p, _)| &site.clauses[p]);
        let hearer = told.and_then(|up| up.indirect.as_ref().or(up.object.as_ref()));
        let mut found = self.bodies(hearer, site.sentence);
        found.retain(|f| f.entity.kind() == Some(Kind::Leader) && f.entity != holder.entity);
        if found.is_empty() { self.partner(holder, site).into_iter().collect() } else { found }
    }

    /// Who spoke last before, other than this one; else who writes of a conversation that he had himself.
    fn partner(&self, holder: &Found, site: Site<'_>) -> Option<Found> {
        let found =
            |entity: &EntityId| Found { entity: entity.clone(), span: holder.span, reach: Reach::Body };
        let person = |e: &EntityId| e.kind() == Some(Kind::Leader) && *e != holder.entity;
        let author = self.passages.author().filter(|a| person(a));
        for s in (site.sentence.saturating_sub(REACH)..site.sentence).rev() {
            if let Some(speaker) = self.speaker_of(s).entity().filter(|e| person(e)) {
                return Some(found(speaker));
            }
        }
        let present = &self.referents.mentions.participants;
        author.filter(|a| present.contains(a)).map(found)
    }
}

/// What an answer says, if the clause is one that names nobody.
fn answer(site: Site<'_>) -> Option<(&'static str, Stance)> {
    let clause = site.clause;
    let mood = clause.mood;
    let unsaid =
        clause.object.is_none() && clause.oblique("with").is_none() && clause.oblique("to").is_none();
    let this = || {
        let objects = clause.object.iter().flat_map(|o| o.nominals.iter());
        objects.into_iter().all(|n| n.pronoun && matches!(n.lemma.as_str(), "this" | "that" | "it"))
    };
    let aside = clause.parent.is_some_and(|(_, link)| matches!(link, Link::Adverbial | Link::Relative));
    let told =
        clause.tense.is_some() && !aside && !clause.passive && !mood.possible && !mood.would && !mood.demand;
    if !told || clause.negated {
        None
    } else if ASSENT.has(&clause.lemma) && unsaid {
        Some(("agree/assents", Stance::Agree))
    } else if DISSENT.has(&clause.lemma) && unsaid
        || CONTRADICT.has(&clause.lemma) && clause.object.is_some() && this()
    {
        Some(("oppose/contradicts", Stance::Oppose))
    } else {
        None
    }
}
