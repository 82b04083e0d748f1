//! What the manner of a deed says of whoever does it, and who lends a hand: "with admirable calm", "in a shameful
//! way", "like a gangster", "with the help of X".

use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::{Argument, Class, Clause, Link};

use super::compose::Row;
use super::confidence::Signs;
use super::fill::Site;
use super::words::{BEHAVE, CONDUCT, DESCRIBE, EYES, HELP, MANNERS, TRAITS, VICES, VIRTUES};
use super::{Reader, Statement};

impl Reader<'_> {
    /// Whom a judgement of manner judges: the subject of the verb that the manner belongs to.
    pub(super) fn behaved(&self, site: Site<'_>) -> Vec<Found> {
        let Site { clauses, clause, .. } = site;
        let up = |c: &Clause| c.parent.filter(|(_, l)| *l == Link::Inside).and_then(|(p, _)| clauses.get(p));
        let Some(above) = up(clause) else { return Vec::new() };
        let verb = match (clause.class, above.class) {
            // "in a shameful way", "with admirable calm".
            (Class::Adjective, Class::Noun) => {
                let verb = up(above).filter(|v| v.class == Class::Verb);
                let verb = verb.filter(|v| match preposition(v, above).unwrap_or("") {
                    "in" => MANNERS.has(&above.lemma),
                    "with" => {
                        TRAITS.has(&above.lemma) || VIRTUES.has(&above.lemma) || VICES.has(&above.lemma)
                    }
                    _ => false,
                });
                verb.or_else(|| self.conducting(above, clauses))
            }
            // "like a gangster".
            (Class::Noun, Class::Verb) => {
                let like = matches!(preposition(above, clause), Some("like" | "as"));
                (like && BEHAVE.has(&above.lemma)).then_some(above)
            }
            _ => None,
        };
        // "is a dangerous country".
        let is_one = clause.class == Class::Adjective
            && above.class == Class::Noun
            && above.tense.is_some()
            && !above.negated
            && !above.mood.question
            && !above.mood.conditional;
        let subject = if is_one && verb.is_none() {
            above.modified.as_ref().or(above.subject.as_ref())
        } else {
            verb.filter(|v| happens(v)).and_then(|v| v.subject.as_ref())
        };
        self.bodies(subject, site.sentence)
    }

    /// "conducted a reckless campaign": the verb whose subject's the campaign is.
    fn conducting<'c>(&self, noun: &Clause, clauses: &'c [Clause]) -> Option<&'c Clause> {
        let (p, link) = noun.parent?;
        let verb = clauses.get(p).filter(|v| v.class == Class::Verb && link == Link::Inside)?;
        let object = verb.object.as_ref()?.nominals.iter().find(|n| n.head == noun.span)?;
        let unowned = object.possessor.is_none()
            && object.modifiers.iter().all(|m| self.referents.all_overlapping(*m).is_empty());
        (CONDUCT.has(&verb.lemma) && unowned && !verb.passive && !verb.negated).then_some(verb)
    }

    /// "referred to X as a bandit", "regards X as dishonest": X.
    pub(super) fn described(&self, site: Site<'_>) -> Vec<Found> {
        let Site { clauses, clause, .. } = site;
        let Some((p, Link::Inside | Link::Open | Link::Adverbial)) = clause.parent else { return Vec::new() };
        let verb = &clauses[p];
        let mut before = self.words_before(site, clause.span.start).skip_while(|w| !matches!(*w, "as"));
        if verb.class != Class::Verb || verb.span.end > clause.span.start || before.next().is_none() {
            return Vec::new();
        }
        let of_verb =
            verb.obliques.iter().any(|o| o.preposition == "as" && o.argument.extent.covers(clause.span));
        if clause.class == Class::Noun && !of_verb {
            return Vec::new();
        }
        let with = |prepositions: &[&str]| {
            let mut all = verb.obliques.iter();
            all.find(|o| prepositions.contains(&o.preposition.as_str())).map(|o| &o.argument)
        };
        let whom = match verb.lemma.as_str() {
            "refer" => with(&["to"]),
            "think" | "speak" | "talk" | "conceive" => with(&["of", "about"]),
            "look" => with(&["on", "upon", "to"]),
            lemma if DESCRIBE.has(lemma) => verb.object.as_ref(),
            _ => None,
        };
        self.bodies(whom, site.sentence)
    }

    /// "In the eyes of X, …": whose eyes.
    pub(super) fn in_eyes_of(&self, clause: &Clause, sentence: usize) -> Option<Vec<Found>> {
        let mut found = Vec::new();
        for oblique in clause.obliques.iter().filter(|o| o.preposition == "in") {
            for eyes in oblique.argument.nominals.iter().filter(|n| EYES.has(&n.lemma)) {
                let of = eyes.complements.iter().filter(|c| c.preposition == "of").map(|c| &c.argument);
                for whose in eyes.possessor.iter().map(|p| &**p).chain(of) {
                    found.extend(self.bodies(Some(whose), sentence));
                }
            }
        }
        (!found.is_empty()).then_some(found)
    }

    /// Who judges a manner: the sentence's speaker, or, where those judged speak, who tells of them: "X answered
    /// with great dignity".
    pub(super) fn judge(&self, site: Site<'_>, judged: &[Found]) -> Vec<Found> {
        let span = site.clause.span;
        let chain = self.passages.chain_at(span.start);
        let author = self.passages.author();
        let mut speakers = chain.iter().filter_map(|s| s.entity()).chain(author);
        let other = speakers.find(|s| judged.iter().all(|j| j.entity != **s));
        other.map(|s| Found { entity: s.clone(), span, reach: Reach::Direct }).into_iter().collect()
    }

    /// The rows of a noun that says how something was done.
    pub(super) fn manner(&self, site: Site<'_>, signs: Signs, rows: &mut Vec<Statement>) {
        let Site { clauses, clause, .. } = site;
        let Some((p, Link::Inside)) = clause.parent else { return };
        let verb = &clauses[p];
        let negated = clause.negated || clause.nominal.as_ref().is_some_and(|n| n.negated);
        if verb.class != Class::Verb || negated || !happens(verb) {
            return;
        }
        let with = preposition(verb, clause).unwrap_or("");
        let people = |argument: &Option<Argument>| self.bodies(argument.as_ref(), site.sentence);
        if matches!(with, "with" | "thanks to" | "through" | "under" | "owing to") && HELP.has(&clause.lemma)
        {
            let done = if verb.passive { &verb.object } else { &verb.subject };
            let helper = self.helper(site);
            let row = Row { rule: "support/with-help-of", stance: Stance::Support, negated: false, signs };
            self.push(site, &row, &helper, &people(done), rows);
        } else if with == "with" && (VIRTUES.has(&clause.lemma) || VICES.has(&clause.lemma)) {
            let good = VIRTUES.has(&clause.lemma);
            let (rule, stance) = if good {
                ("praise/with-virtue", Stance::Praise)
            } else {
                ("criticize/with-vice", Stance::Criticize)
            };
            let judged = people(&verb.subject);
            let holders = self.perspective(site).unwrap_or_else(|| self.judge(site, &judged));
            self.push(site, &Row { rule, stance, negated: false, signs }, &holders, &judged, rows);
        }
    }

    /// Whose help it is: "Cuban help", "the help of Cuba", "help from Cuba".
    fn helper(&self, site: Site<'_>) -> Vec<Found> {
        let own = self.possessor(site);
        if !own.is_empty() {
            return own;
        }
        let obliques =
            site.clause.obliques.iter().filter(|o| matches!(o.preposition.as_str(), "of" | "from"));
        let mut all = obliques.map(|o| self.entities(&o.argument, site.sentence));
        all.find(|found| !found.is_empty()).unwrap_or_default()
    }
}

/// True of what is said to be so.
fn happens(verb: &Clause) -> bool {
    let mood = verb.mood;
    !(verb.negated
        || mood.conditional
        || mood.question
        || mood.denied
        || mood.possible
        || mood.demand
        || mood.withheld
        || mood.imperative)
}

/// The preposition with which a noun stands under a verb.
fn preposition<'c>(verb: &'c Clause, noun: &Clause) -> Option<&'c str> {
    let oblique = verb.obliques.iter().find(|o| o.argument.nominals.iter().any(|n| n.head.covers(noun.span)));
    oblique.map(|o| o.preposition.as_str())
}
