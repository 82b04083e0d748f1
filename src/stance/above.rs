//! What stands above a clause does to it, beyond what its own words say: content that is denied, duties laid on
//! somebody by a set phrase, deeds that are ended or only spoken of.

use crate::mention::Method;
use crate::span::{Byte, Span};
use crate::syntax::{Argument, Class, Clause, Link, Nominal, Oblique, SmolStr};

use super::Reader;
use super::beside::BEFORE_NAMES;
use super::fill::Site;
use super::nested::{is_denied, is_done, is_uncertain, upward};
use super::predicate::PREPOSITIONS;
use super::words::{CEASE, DEEDS, DUTY, END, ENDING, ENGAGE, GIVE, QUESTION, REFUSAL, WISE};

impl Reader<'_> {
    /// The clause as it is meant where it stands, if that is other than it looks.
    pub(super) fn as_meant(&self, site: Site<'_>) -> Option<Clause> {
        let Site { clauses, clause, .. } = site;
        let mut meant = self.as_answered(site);
        if !clause.mood.denied
            && (is_denied(clauses, clause) || is_questioned(clauses, clause) || self.is_left_undone(site))
        {
            meant.get_or_insert_with(|| clause.clone()).mood.denied = true;
        }
        if !clause.mood.possible && is_uncertain(clauses, clause) {
            meant.get_or_insert_with(|| clause.clone()).mood.possible = true;
        }
        if clause.mood.demand && self.was_compelled(site) {
            meant.get_or_insert_with(|| clause.clone()).mood.demand = false;
        }
        if clause.class == Class::Noun && self.is_case(site) {
            meant.get_or_insert_with(|| clause.clone()).mood.conditional = true;
        }
        if self.is_withheld(site) {
            let verb = meant.get_or_insert_with(|| clause.clone());
            verb.mood.withheld = !verb.mood.withheld;
        }
        if let Some(obliques) = self.told_apart(site) {
            meant.get_or_insert_with(|| clause.clone()).obliques = obliques;
        }
        if clause.class == Class::Noun && self.is_ended(site) {
            let noun = meant.get_or_insert_with(|| clause.clone());
            noun.negated = !noun.negated;
        }
        if clause.mood.demand
            && clause.class != Class::Verb
            && self.stand_before(site, clause.span.start, &["better", "had"])
        {
            // "X had better answer": the tagger takes what follows for an adjective or noun.
            let verb = meant.get_or_insert_with(|| clause.clone());
            verb.class = Class::Verb;
            verb.subject = clause.parent.and_then(|(p, _)| clauses[p].subject.clone());
        }
        if clause.class == Class::Verb
            && !clause.mood.demand
            && !clause.mood.question
            && let Some(subject) = self.duty(site)
        {
            let verb = meant.get_or_insert_with(|| clause.clone());
            verb.mood.demand = true;
            if subject.is_some() {
                // "time for X to answer" is no "answer for".
                verb.vicinity.retain(|w| w != "for");
            }
            verb.subject = subject.or(verb.subject.take());
        }
        if let Some((receiver, object)) = self.receiver(clause) {
            let verb = meant.get_or_insert_with(|| clause.clone());
            (verb.indirect, verb.object) = (Some(receiver), Some(object));
        }
        meant
    }

    /// The words right before a place in its sentence, the nearest first.
    pub(super) fn words_before(&self, site: Site<'_>, at: usize) -> impl Iterator<Item = &str> {
        let tokens = &self.referents.structure.tokens;
        let start = self.sentence(site.sentence).start.min(at);
        let before = (0..tokens.first_from(at)).rev();
        before.take_while(move |t| tokens.get(*t).span.start >= start).map(|t| tokens.fold(t))
    }

    /// True if these words, the last of them first, stand right before a place.
    fn stand_before(&self, site: Site<'_>, at: usize, words: &[&str]) -> bool {
        let mut before = self.words_before(site, at);
        words.iter().all(|word| before.next() == Some(word))
    }

    /// "for X and against Y": the obliques with each of those joined under its own preposition, if they have two.
    fn told_apart(&self, site: Site<'_>) -> Option<Vec<Oblique>> {
        let joined = |o: &Oblique| o.argument.nominals.len() > 1;
        if !site.clause.obliques.iter().any(joined) {
            return None;
        }
        let mut apart = false;
        let mut obliques = Vec::new();
        for oblique in &site.clause.obliques {
            let mut preposition = oblique.preposition.clone();
            let mut parts: Vec<(SmolStr, Vec<Nominal>)> = Vec::new();
            for (n, nominal) in oblique.argument.nominals.iter().enumerate() {
                let mut before =
                    self.words_before(site, nominal.core.start).skip_while(|w| BEFORE_NAMES.contains(w));
                let own = before.next().filter(|w| n > 0 && PREPOSITIONS.contains(w) && *w != "of");
                let joined =
                    before.next().is_some_and(|w| matches!(w, "and" | "but" | "or" | "not" | "then"));
                if let Some(own) = own.filter(|own| joined && !preposition.ends_with(own)) {
                    (preposition, apart) = (own.into(), true);
                }
                match parts.last_mut().filter(|part| part.0 == preposition) {
                    Some((_, nominals)) => nominals.push(nominal.clone()),
                    None => parts.push((preposition.clone(), vec![nominal.clone()])),
                }
            }
            if let [_] = parts.as_slice() {
                obliques.push(oblique.clone());
                continue;
            }
            obliques.extend(parts.into_iter().map(|(preposition, nominals)| {
                let argument = Argument { extent: nominals[0].core, nominals: nominals.into() };
                Oblique { preposition, argument }
            }));
        }
        apart.then_some(obliques)
    }

    /// "without condemning", "instead of helping", "far from condemning".
    fn is_left_undone(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        if clause.class != Class::Verb || clause.tense.is_some() {
            return false;
        }
        let mut before = self.words_before(site, clause.span.start);
        match before.next() {
            Some("without") => true,
            Some("of") => before.next() == Some("instead"),
            Some("than") => before.next() == Some("rather"),
            Some("from") => before.next() == Some("far"),
            _ => false,
        }
    }

    /// "had to accept", "would have to accept": what happened or would happen is no demand.
    fn was_compelled(&self, site: Site<'_>) -> bool {
        let mut before = self.words_before(site, site.clause.span.start).skip_while(|w| *w == "not");
        if before.next() != Some("to") {
            return false;
        }
        let (have, modal) = (before.next(), before.next());
        matches!(have, Some("had" | "having"))
            || have == Some("have")
                && matches!(modal, Some("would" | "have" | "has" | "had" | "might" | "may"))
    }

    /// "in case of aggression against X", "in the event of an attack on X".
    fn is_case(&self, site: Site<'_>) -> bool {
        let mut before = self
            .words_before(site, site.clause.span.start)
            .skip_while(|w| matches!(*w, "a" | "an" | "any" | "the"));
        before.next() == Some("of") && matches!(before.next(), Some("case" | "event"))
    }

    /// "X's refusal to recognize Y", "too loyal to accept".
    fn is_withheld(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        let Some((p, _)) = clause.parent else { return false };
        let up = &site.clauses[p];
        clause.class == Class::Verb
            && up.span.end < clause.span.start
            && match up.class {
                Class::Noun => REFUSAL.has(&up.lemma),
                Class::Adjective => self.words_before(site, up.span.start).next() == Some("too"),
                Class::Verb => false,
            }
            && self.stand_before(site, clause.span.start, &["to"])
    }

    /// Who is told to act by a set phrase: `Some(None)` if it is the clause's own subject.
    fn duty(&self, site: Site<'_>) -> Option<Option<Argument>> {
        let Site { clauses, clause, .. } = site;
        let at = clause.span.start;
        if let Some((p, link)) = clause.parent {
            let up = &clauses[p];
            let subject = || clause.subject.is_none().then(|| up.subject.clone()).flatten();
            let infinitive =
                matches!(link, Link::Open | Link::Adverbial) && self.stand_before(site, at, &["to"]);
            let with = |word: &str| up.vicinity.iter().chain(&up.particles).any(|w| w == word);
            let does_well = up.lemma == "do" && up.mood.would && (with("well") || with("better"));
            let wise = up.mood.would && WISE.has(&up.form);
            if infinitive && !up.negated && (does_well || wise) || link == Link::Open && up.lemma == "ought" {
                return Some(subject());
            }
            // "it is essential that X reply", "it is high time that X replied".
            let that = matches!(link, Link::Complement | Link::Relative) && clause.own_subject;
            if that && !up.negated && !up.mood.conditional && self.is_duty(site, up) {
                return Some(None);
            }
            if up.lemma == "have" && self.stand_before(site, at, &["better", "had"]) {
                return Some(subject());
            }
        }
        self.told_infinitive(site)
    }

    /// "high time", "essential", but not "the first time".
    fn is_duty(&self, site: Site<'_>, up: &Clause) -> bool {
        let before = self.words_before(site, up.span.start).next().unwrap_or("");
        match up.class {
            Class::Adjective => DUTY.has(&up.form),
            Class::Noun => up.lemma == "time" && matches!(before, "high" | "about" | "is" | "now"),
            Class::Verb => false,
        }
    }

    /// "it is time for X to reply", "it is up to X to reply", "it is for X to reply".
    fn told_infinitive(&self, site: Site<'_>) -> Option<Option<Argument>> {
        let Site { clauses, clause, .. } = site;
        if !self.stand_before(site, clause.span.start, &["to"]) {
            return None;
        }
        let start = self.sentence(site.sentence).start.min(clause.span.start);
        let mention = self.referents.mentions.within(Span::new(start, clause.span.start)).last()?;
        let gap = self.referents.text.get(mention.span.end..clause.span.start)?;
        if gap.trim() != "to" {
            return None;
        }
        let mut before = self.words_before(site, mention.span.start).skip_while(|w| matches!(*w, "the"));
        let (last, second) = (before.next()?, before.next()?);
        let impersonal = || clauses.iter().filter(|c| c.span.end <= mention.span.start);
        let duty = match (last, second) {
            ("to", "up") => true,
            ("for", "is") => true,
            ("for", _) => impersonal().next_back().is_some_and(|up| !up.negated && self.is_duty(site, up)),
            _ => false,
        };
        duty.then(|| Some(by_name(mention.span)))
    }

    /// "gave Syria arms": the name is no modifier, but who receives. Gives receiver and gift.
    fn receiver(&self, clause: &Clause) -> Option<(Argument, Argument)> {
        if clause.class != Class::Verb
            || clause.passive
            || clause.indirect.is_some()
            || !GIVE.has(&clause.lemma)
        {
            return None;
        }
        let object = clause.object.as_ref()?;
        let [gift] = object.nominals.as_ref() else { return None };
        let name = *gift.modifiers.first()?;
        let text = self.referents.text;
        let next = text.get(clause.span.end..name.start)?.trim().is_empty();
        let mention = self.referents.all_overlapping(name).first().filter(|m| m.span == name)?;
        let word = mention.span.of(text);
        let elsewhere =
            clause.obliques.iter().any(|o| matches!(o.preposition.as_str(), "to" | "into" | "against"));
        if !next
            || elsewhere
            || !word.chars().any(char::is_lowercase)
            || matches!(mention.method, Method::Adjective | Method::Prefix)
        {
            return None;
        }
        let rest = Span::new(name.end, object.extent.end.max(name.end));
        let modifiers = gift.modifiers.iter().skip(1).copied().collect();
        let core = Span::new(name.end, gift.core.end.max(name.end));
        let gift = Nominal { modifiers, core, ..gift.clone() };
        Some((by_name(name), Argument { extent: rest, nominals: [gift].into() }))
    }

    /// "suspended aid to X", "aid to X was cut off", "the end of aid to X".
    fn is_ended(&self, site: Site<'_>) -> bool {
        let Site { clauses, clause, .. } = site;
        if DEEDS.has(&clause.lemma) {
            return false;
        }
        let own = clause.subject.as_ref();
        let foreign = || {
            own.is_some_and(|s| s.nominals.iter().any(|n| !n.pronoun))
                || clause.obliques.iter().any(|o| o.preposition == "from")
        };
        let named = || {
            let modifiers = clause.nominal.iter().flat_map(|n| &n.modifiers);
            modifiers.into_iter().any(|m| !self.referents.all_overlapping(*m).is_empty())
        };
        let covers = |a: &Option<Argument>| a.as_ref().is_some_and(|a| a.extent.covers(clause.span));
        for (up, link) in upward(clauses, clause) {
            if link != Link::Inside {
                return false;
            }
            match up.class {
                Class::Noun if ENDING.has(&up.lemma) => return !foreign(),
                Class::Noun => {}
                Class::Adjective => return false,
                Class::Verb if !is_done(up) => return false,
                Class::Verb if up.passive => {
                    return covers(&up.object) && END.has(&up.lemma) && !up.negated && up.subject.is_none();
                }
                Class::Verb if covers(&up.object) => {
                    return END.has(&up.lemma) && !up.negated && !foreign() && !named();
                }
                Class::Verb => {
                    return covers(&up.subject) && up.object.is_none() && CEASE.has(&up.lemma) && !up.negated;
                }
            }
        }
        false
    }
}

/// "doubts the sincerity of X", "denies the aggression": what the noun says is not said.
fn is_questioned(clauses: &[Clause], clause: &Clause) -> bool {
    clause.class == Class::Noun
        && clause.parent.is_some_and(|(p, link)| {
            let up = &clauses[p];
            let object = up.object.as_ref().is_some_and(|o| o.extent.covers(clause.span));
            let with =
                up.obliques.iter().any(|o| o.preposition == "in" && o.argument.extent.covers(clause.span));
            let doubted = object && QUESTION.has(&up.lemma) && !up.negated;
            // "do not want a conflict with X", "will not be involved in a clash with X".
            let avoided = (object || with) && ENGAGE.has(&up.lemma) && up.negated;
            link == Link::Inside && (doubted || avoided)
        })
}

/// A noun phrase that is a name and nothing else.
fn by_name(span: Span<Byte>) -> Argument {
    let nominal = Nominal {
        head: span,
        lemma: SmolStr::default(),
        pronoun: false,
        negated: false,
        modifiers: Vec::new(),
        appositions: Vec::new(),
        possessor: None,
        complements: Vec::new(),
        core: span,
    };
    Argument { extent: span, nominals: [nominal].into() }
}
