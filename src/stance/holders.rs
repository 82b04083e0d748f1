//! Whose an attitude is that its own clause does not tell: whose noun, from whose point of view, by whose doing.

use crate::speaker::Found;
use crate::syntax::{Argument, Class, Clause, Link};

use super::Reader;
use super::fill::{Site, clause_nouns};
use super::words::{ATTITUDES, HAVE, MEDIA, REGARD, REPAY, SHOW};

impl Reader<'_> {
    /// Whose noun it is: "X's criticism", "Chinese criticism", "criticism by X".
    pub(super) fn possessor(&self, site: Site<'_>) -> Vec<Found> {
        let clause = site.clause;
        if clause.class == Class::Adjective {
            for nominal in clause_nouns(clause) {
                let mut found = self.named_in(&nominal.modifiers);
                if let Some(possessor) = nominal.possessor.as_ref().filter(|_| found.is_empty()) {
                    found = self.entities(possessor, site.sentence);
                }
                if !found.is_empty() {
                    return found;
                }
            }
            return Vec::new();
        }
        if let Some(subject) = &clause.subject {
            let found = self.entities(subject, site.sentence);
            if !found.is_empty() {
                return found;
            }
        }
        // "attacks on X in the Polish press".
        for oblique in clause.obliques.iter().filter(|o| is_in_media(&o.preposition, &o.argument)) {
            let found = self.entities(&oblique.argument, site.sentence);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some((p, Link::Inside)) = clause.parent
            && HAVE.has(&site.clauses[p].lemma)
        {
            // "has many faults".
            let verb = &site.clauses[p];
            let object =
                verb.object.as_ref().is_some_and(|o| o.nominals.iter().any(|n| n.head == clause.span));
            let owner = verb.subject.as_ref().filter(|_| object && !verb.negated && !verb.passive);
            let found = self.bodies(owner, site.sentence);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some((p, Link::Inside)) = clause.parent {
            // "provoked dissatisfaction on the part of X".
            let part =
                site.clauses[p].oblique("on").and_then(|a| a.nominals.first()).filter(|n| n.lemma == "part");
            let of = part.and_then(|n| n.complements.iter().find(|c| c.preposition == "of"));
            if let Some(of) = of.filter(|o| o.argument.extent.start > clause.span.end) {
                return self.entities(&of.argument, site.sentence);
            }
            // "attacks on X appeared in the Polish press".
            let mut obliques = site.clauses[p].obliques.iter();
            if let Some(press) = obliques.find(|o| is_in_media(&o.preposition, &o.argument)) {
                return self.entities(&press.argument, site.sentence);
            }
        }
        let Some(nominal) = &clause.nominal else { return Vec::new() };
        self.named_in(&nominal.modifiers)
    }

    /// From whose point of view a clause is told: "X believes that …", "X condemns Y for …". None for the
    /// speaker's own.
    pub(super) fn perspective(&self, site: Site<'_>) -> Option<Vec<Found>> {
        let mut at = site.clause;
        for _ in 0..6 {
            if let Some(found) = self.in_eyes_of(at, site.sentence) {
                return Some(found);
            }
            let (p, link) = at.parent?;
            let up = &site.clauses[p];
            let inner = matches!(link, Link::Complement | Link::Open | Link::Inside | Link::Relative);
            // What completes a verb with "that" is thought or said, unless the verb shows it to be so.
            let completes = link == Link::Complement && up.class == Class::Verb && !SHOW.has(&up.lemma);
            let thinks = inner && up.word != site.clause.word && (is_attitude(up) || completes);
            let thinker = if up.passive && !REGARD.has(&up.lemma) {
                up.object.as_ref().or(up.subject.as_ref())
            } else {
                up.subject.as_ref()
            };
            if thinks && let Some(subject) = thinker.filter(|t| !t.extent.covers(site.clause.span)) {
                let found = self.bodies(Some(subject), site.sentence);
                let told = found
                    .iter()
                    .any(|f| f.span.overlaps(site.clause.extent) && f.span.start >= site.clause.span.start);
                if !found.is_empty() && !told {
                    return Some(found);
                }
            }
            at = up;
        }
        None
    }

    /// "anti-Chinese remarks of X": whose remarks; else who acts.
    pub(super) fn owner_of_modified(&self, site: Site<'_>) -> Vec<Found> {
        let modified = site.clause.modified.iter().flat_map(|m| m.nominals.iter());
        for nominal in modified {
            let possessor = nominal.possessor.iter().map(|p| &**p);
            let of = nominal
                .complements
                .iter()
                .filter(|c| matches!(c.preposition.as_str(), "of" | "by"))
                .map(|c| &c.argument);
            for argument in possessor.chain(of) {
                let found = self.entities(argument, site.sentence);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        let media = self.media_of_modified(site);
        if !media.is_empty() {
            return media;
        }
        // "the government is anti-American".
        if site.clause.class == Class::Adjective && site.clause.tense.is_some() {
            let subject = site.clause.subject.as_ref().or(site.clause.modified.as_ref());
            return subject.map(|s| self.entities(s, site.sentence)).unwrap_or_default();
        }
        // "the report had an anti-Chinese tone": the subject of the verb whose object it is.
        let mut up = site.clause.parent;
        for _ in 0..2 {
            let Some((p, Link::Inside)) = up else { break };
            if site.clauses[p].object.as_ref().is_some_and(|o| o.extent.covers(site.clause.span)) {
                return self.actor_above(site);
            }
            up = site.clauses[p].parent;
        }
        Vec::new()
    }

    /// The nearest subject above a clause that is an entity: for nouns and infinitives without an actor.
    pub(super) fn actor_above(&self, site: Site<'_>) -> Vec<Found> {
        // "condemned X for the invasion of Y", "thanked X for its help to Y": X did it.
        if let Some((p, Link::Inside)) = site.clause.parent
            && site.clause.class == Class::Noun
            && site.clauses[p].class == Class::Verb
            && REPAY.has(&site.clauses[p].lemma)
            && site.clauses[p].obliques.iter().any(|o| {
                matches!(o.preposition.as_str(), "for" | "over") && o.argument.extent.covers(site.clause.span)
            })
        {
            let found = self.bodies(site.clauses[p].object.as_ref(), site.sentence);
            if !found.is_empty() {
                return found;
            }
        }
        let mut at = site.clause;
        for _ in 0..9 {
            let Some((p, link)) = at.parent else { break };
            if matches!(link, Link::Complement | Link::Beside)
                && at.class == Class::Verb
                && at.subject.is_some()
            {
                break;
            }
            at = &site.clauses[p];
            if at.class == Class::Verb
                && let Some(subject) = &at.subject
            {
                let found = self.bodies(Some(subject), site.sentence);
                if !found.is_empty() || at.own_subject && !matches!(link, Link::Inside | Link::Relative) {
                    return found;
                }
            }
        }
        Vec::new()
    }
}

/// "in the Polish press", "over Radio Cairo".
pub(super) fn is_in_media(preposition: &str, argument: &Argument) -> bool {
    matches!(preposition, "in" | "on" | "over" | "through")
        && argument.nominals.iter().any(|n| MEDIA.has(&n.lemma))
}

fn is_attitude(clause: &Clause) -> bool {
    clause.class != Class::Noun && (ATTITUDES.has(&clause.lemma) || ATTITUDES.has(&clause.form))
}
