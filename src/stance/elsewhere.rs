//! Who has an attitude that stands without a holder: "attacks on us", "an anti-Chinese campaign".

use crate::entity::{EntityId, Kind};
use crate::mention::Mention;
use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::{Argument, Class, Clause, Link};

use super::Reader;
use super::compose::Fired;
use super::fill::Site;
use super::frames::Role;
use super::holders::is_in_media;
use super::words::{CHARGES, DEALINGS};

/// Steps that are gone up.
const STEPS: usize = 6;

/// What stands in a role, be it nobody.
pub(super) fn filler<'c>(clause: &'c Clause, role: &Role) -> Option<&'c Argument> {
    match role {
        Role::Object => clause.object.as_ref(),
        Role::With(p) => clause.oblique(p),
        _ => None,
    }
}

impl Reader<'_> {
    /// Who has the attitude, when no role of its words tells: whose doing stands above them, else the only other state
    /// that the sentence names, else the state with which the document deals, if its own side is the target.
    pub(super) fn held_elsewhere(&self, site: Site<'_>, stance: Stance, targets: &[Found]) -> Vec<Found> {
        let above = self.owner_above(site, targets);
        if !above.is_empty() || stance == Stance::Urge {
            return above;
        }
        let other = self.only_other_state(site, targets);
        if !other.is_empty() || stance.polarity() > 0 {
            return other;
        }
        self.counterpart(site, targets)
    }

    /// "Moscow's decision to break with X", "the unwillingness of X to help Y".
    fn owner_above(&self, site: Site<'_>, targets: &[Found]) -> Vec<Found> {
        let mut at = site.clause;
        for _ in 0..STEPS {
            let Some((p, link)) = at.parent else { break };
            if matches!(link, Link::Conjunct | Link::Beside) && at.own_subject {
                break;
            }
            at = &site.clauses[p];
            let mut found = match (at.class, &at.subject) {
                (Class::Noun, _) => self.possessor(Site { clause: at, ..site }),
                (_, Some(subject)) => self.entities(subject, site.sentence),
                (_, None) => Vec::new(),
            };
            found.retain(|f| f.reach <= Reach::Body && !self.shares_side(&f.entity, targets));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// In a diplomat's paper, the one state besides the targets' that the sentence names, if it is his own or the one
    /// with which the paper deals.
    fn only_other_state(&self, site: Site<'_>, targets: &[Found]) -> Vec<Found> {
        let mentions = self.referents.mentions;
        let parties = [&mentions.side, &mentions.counterpart];
        let mut others: Vec<Found> = Vec::new();
        for mention in self.referents.mentions.within(self.sentence(site.sentence)) {
            let Some(country) = self.referents.mentions.country_of(&mention.entity) else { continue };
            let compound = self.referents.text[..mention.span.start].ends_with(['-', '‐', '–']);
            if compound || self.shares_side(&country, targets) || others.iter().any(|o| o.entity == country) {
                continue;
            }
            others.push(Found { entity: country, span: mention.span, reach: Reach::Thing });
        }
        let deals = |o: &Found| parties.iter().any(|p| p.as_ref() == Some(&o.entity));
        if others.len() == 1 && mentions.counterpart.is_some() && others.iter().all(deals) {
            return others;
        }
        Vec::new()
    }

    /// In a diplomat's paper, what is said and done against his own state without a name comes from the one with
    /// which the paper deals.
    fn counterpart(&self, site: Site<'_>, targets: &[Found]) -> Vec<Found> {
        let mentions = self.referents.mentions;
        let (Some(side), Some(other)) = (&mentions.side, &mentions.counterpart) else { return Vec::new() };
        let own = |t: &Found| mentions.country_of(&t.entity).as_ref() == Some(side);
        if !targets.iter().all(own) || !self.is_own_speech(site) {
            return Vec::new();
        }
        vec![Found { entity: other.clone(), span: site.clause.span, reach: Reach::Thing }]
    }

    /// What a state does to something of nobody's, in a paper on the dealings of two: the other of them, if the
    /// sentence names it or says "us". "Moscow cancelled the exhibit that we had prepared".
    pub(super) fn other_party(&self, fired: Fired<'_>, holders: &[Found]) -> Vec<Found> {
        let Fired { site, frame, stance, .. } = fired;
        let mentions = self.referents.mentions;
        let (Some(side), Some(counterpart)) = (&mentions.side, &mentions.counterpart) else {
            return Vec::new();
        };
        let [holder] = holders else { return Vec::new() };
        let told = frame.target.iter().filter_map(|role| filler(site.clause, role));
        let on_relations = |a: &Argument| a.nominals.iter().any(|n| DEALINGS.has(&n.lemma));
        let told = match stance.polarity() {
            0 => false,
            1 => told.into_iter().any(on_relations),
            _ => told.count() > 0,
        };
        let other = match mentions.country_of(&holder.entity) {
            Some(home) if home == *side => counterpart,
            Some(home) if home == *counterpart => side,
            _ => return Vec::new(),
        };
        if !told || holder.reach > Reach::Body || !self.is_own_speech(site) {
            return Vec::new();
        }
        let sentence = self.sentence(site.sentence);
        let of_other = |m: &&Mention| mentions.country_of(&m.entity).as_ref() == Some(other);
        let named = mentions.within(sentence).iter().find(of_other).map(|m| m.span);
        let us = || {
            let tokens = &self.referents.structure.tokens;
            let mut words =
                tokens.within(sentence).filter(|t| matches!(tokens.fold(*t), "we" | "us" | "our"));
            words.next().filter(|_| other == side).map(|t| tokens.get(t).span)
        };
        let Some(span) = named.or_else(us) else { return Vec::new() };
        vec![Found { entity: other.clone(), span, reach: Reach::Thing }]
    }

    /// True where the document's own side speaks.
    pub(super) fn is_own_speech(&self, site: Site<'_>) -> bool {
        self.passages.is_own_side_at(site.clause.span.start, self.referents.mentions)
    }

    /// True if an entity is one of the targets or of the state of one of them.
    pub(super) fn shares_side(&self, entity: &EntityId, targets: &[Found]) -> bool {
        targets.iter().any(|t| self.same_side(entity, &t.entity))
    }

    /// "anti-American remarks in the Polish press": whose press it is.
    pub(super) fn media_of_modified(&self, site: Site<'_>) -> Vec<Found> {
        let nouns = site.clause.modified.iter().flat_map(|m| m.nominals.iter());
        for complement in nouns.flat_map(|n| &n.complements) {
            if is_in_media(&complement.preposition, &complement.argument) {
                let found = self.entities(&complement.argument, site.sentence);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// True for an attitude in a word, "anti-Polish", that a verb above denies: "we had held no anti-Polish meetings".
    pub(super) fn is_not_so(&self, site: Site<'_>) -> bool {
        let mut at = site.clause;
        for _ in 0..3 {
            let Some((p, Link::Inside)) = at.parent else { return false };
            at = &site.clauses[p];
            if at.class == Class::Verb {
                let covers = |a: &Argument| a.extent.covers(site.clause.span);
                let done = at.object.iter().chain(at.obliques.iter().map(|o| &o.argument)).any(covers);
                return done && at.negated ^ at.mood.withheld;
            }
        }
        false
    }

    /// True for one's own state blamed in somebody else's words: "protests against our \"aggression\"".
    pub(super) fn is_quoted_blame(&self, site: Site<'_>, stance: Stance, targets: &[Found]) -> bool {
        let mentions = self.referents.mentions;
        let Some(side) = mentions.side.as_ref().filter(|s| s.kind() == Some(Kind::Country)) else {
            return false;
        };
        let quoted = || self.referents.structure.quotes_around(site.clause.span).next().is_some();
        stance.polarity() < 0
            && self.is_own_speech(site)
            && (quoted() || CHARGES.has(&site.clause.lemma))
            && targets.iter().all(|t| mentions.country_of(&t.entity).as_ref() == Some(side))
    }
}
