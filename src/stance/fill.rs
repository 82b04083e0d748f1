//! Fills a frame's roles with entities.

use crate::entity::EntityId;
use crate::span::{Byte, Span};
use crate::speaker::{Found, Reach, is_topic};
use crate::syntax::{Argument, Class, Clause, Link, Nominal, Oblique};

use super::Reader;
use super::frames::Role;
use super::matching::alike;
use super::predicate::{PREPOSITIONS, Predicate, WordClass};
use super::words::{ATTITUDES, HAVE, MAKE, MEDIA, REGARD, REPAY, SHOW, WAY, has};

/// A clause with its sentence.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub sentence: usize,
    pub clauses: &'a [Clause],
    pub clause: &'a Clause,
}

impl<'a> Site<'a> {
    /// The clauses that depend on this one, each with how.
    pub fn below(self) -> impl Iterator<Item = (&'a Clause, Link)> {
        let own = self.clauses.iter().position(|c| c.word == self.clause.word);
        self.clauses
            .iter()
            .filter_map(move |c| c.parent.filter(|(p, _)| Some(*p) == own).map(|(_, link)| (c, link)))
    }
}

impl Reader<'_> {
    /// The fillers of the first role that has any.
    pub(super) fn first_filled(&self, site: Site<'_>, roles: &[Role], predicate: &Predicate) -> Vec<Found> {
        // A phrase that names its last preposition means that one alone.
        let own = predicate.rest.last().filter(|w| PREPOSITIONS.contains(&w.as_str()));
        let narrowed: Vec<&Role> = match own {
            Some(own) if roles.len() > 1 && roles.iter().any(|r| is_with(r, own)) => {
                roles.iter().filter(|r| !matches!(r, Role::With(_)) || is_with(r, own)).collect()
            }
            _ => roles.iter().collect(),
        };
        narrowed
            .into_iter()
            .map(|role| self.fill(site, role, predicate))
            .find(|f| !f.is_empty())
            .or_else(|| self.made_by(site, roles).filter(|_| predicate.class != WordClass::Noun))
            .unwrap_or_else(|| self.beside(site, roles, predicate))
    }

    /// "scorned the plan that X put forward", "the crimes committed by X", "critical of the way X acted": whoever
    /// made what stands in a role.
    fn made_by(&self, site: Site<'_>, roles: &[Role]) -> Option<Vec<Found>> {
        let Site { clauses, clause, .. } = site;
        let argument = roles.iter().find_map(|role| match role {
            Role::Object => clause.object.as_ref(),
            Role::With(p) => {
                let with = |o: &&Oblique| o.preposition == *p || alike(p).contains(&o.preposition.as_str());
                clause.obliques.iter().find(with).map(|o| &o.argument)
            }
            _ => None,
        })?;
        for nominal in argument.nominals.iter().filter(|n| !n.pronoun) {
            let Some(noun) = clauses.iter().position(|c| c.class == Class::Noun && c.span == nominal.head)
            else {
                continue;
            };
            let makes = |c: &&Clause| {
                c.class == Class::Verb
                    && c.parent.is_some_and(|(p, link)| p == noun && link == Link::Relative)
                    && (has(MAKE, &c.lemma) || has(WAY, &clauses[noun].lemma))
                    && !c.negated
            };
            for verb in clauses.iter().filter(makes) {
                let maker = verb.subject.as_ref().filter(|s| !s.extent.covers(nominal.head));
                let found = maker.map(|m| self.entities(m, site.sentence)).unwrap_or_default();
                if found.iter().any(|f| f.reach <= Reach::Body) {
                    return Some(found.into_iter().map(|f| Found { reach: Reach::Thing, ..f }).collect());
                }
            }
        }
        None
    }

    fn fill(&self, site: Site<'_>, role: &Role, predicate: &Predicate) -> Vec<Found> {
        let clause = site.clause;
        let of = |argument: Option<&Argument>| {
            argument.map(|a| self.entities(a, site.sentence)).unwrap_or_default()
        };
        match role {
            Role::Subject if clause.class == Class::Noun => of(clause.modified.as_ref()),
            Role::Subject => of(clause.subject.as_ref()),
            Role::Object => {
                let found = of(clause.object.as_ref());
                if found.is_empty() { self.owners_of_object(site, predicate) } else { found }
            }
            Role::Indirect => of(clause.indirect.as_ref()),
            Role::Possessor => self.possessor(site),
            Role::Modified => self.modified(site, predicate),
            Role::Speaker => self.speaker_here(clause.span),
            Role::ComplementSubject => of(complement_subject(site)),
            Role::With(preposition) => self.with_preposition(site, preposition, predicate),
        }
    }

    /// Entities of an argument that can have or receive attitudes.
    pub(super) fn entities(&self, argument: &Argument, sentence: usize) -> Vec<Found> {
        if argument.nominals.iter().all(|n| n.negated) {
            return Vec::new();
        }
        let words = argument.extent.of(self.referents.text);
        if ["each other", "one another"].iter().any(|w| words.ends_with(w)) {
            return self.subjects_before(argument.extent.start, sentence);
        }
        self.discourse.of_argument(argument, sentence, self.passages)
    }

    /// The people and bodies that an argument means, not what is theirs.
    pub(super) fn bodies(&self, argument: Option<&Argument>, sentence: usize) -> Vec<Found> {
        let mut found = argument.map(|a| self.entities(a, sentence)).unwrap_or_default();
        found.retain(|f| f.reach <= Reach::Body);
        found
    }

    /// "each other": those who are the subject of the clause before it.
    fn subjects_before(&self, at: usize, sentence: usize) -> Vec<Found> {
        let clauses = &self.referents.syntax.sentences[sentence];
        let verb = |c: &&Clause| c.class == Class::Verb || c.tense.is_some() && c.class == Class::Adjective;
        let before = clauses.iter().filter(|c| verb(c) && c.span.end <= at);
        let subject = before.filter_map(|c| c.subject.as_ref()).next_back();
        subject.map(|s| self.discourse.of_argument(s, sentence, self.passages)).unwrap_or_default()
    }

    pub(super) fn speaker_here(&self, span: Span<Byte>) -> Vec<Found> {
        let speaker = self.passages.speaker_at(span.start);
        speaker
            .entity()
            .map(|e| Found { entity: e.clone(), span, reach: Reach::Direct })
            .into_iter()
            .collect()
    }

    fn with_preposition(&self, site: Site<'_>, preposition: &str, predicate: &Predicate) -> Vec<Found> {
        let fits = |p: &str| {
            p == preposition
                || alike(preposition).contains(&p)
                || p.split(' ').next_back() == Some(preposition) && p.contains(' ')
        };
        for oblique in site.clause.obliques.iter().filter(|o| fits(&o.preposition)) {
            let found = self.entities(&oblique.argument, site.sentence);
            if !found.is_empty() {
                return found;
            }
        }
        // "frictions arose between X and Y": a noun's complement may hang from its verb.
        if predicate.class == WordClass::Noun
            && let Some((p, Link::Inside)) = site.clause.parent
        {
            let up = &site.clauses[p];
            for oblique in up.obliques.iter().filter(|o| up.class == Class::Verb && fits(&o.preposition)) {
                if oblique.argument.extent.start > site.clause.span.end {
                    return self.entities(&oblique.argument, site.sentence);
                }
            }
        }
        // "relations with X are bad": the adjective's noun has the preposition.
        if predicate.class == WordClass::Adjective && !predicate.rest.is_empty() {
            for nominal in clause_nouns(site.clause) {
                let found = self.complement_with(nominal, &fits, site.sentence, 0);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "satisfaction with the talks with X": the noun between is nobody.
        if predicate.class == WordClass::Noun {
            for nominal in site.clause.obliques.iter().flat_map(|o| &o.argument.nominals) {
                let found = self.complement_with(nominal, &fits, site.sentence, 1);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "gave X aid": the receiver without "to".
        if preposition == "to"
            && let Some(indirect) = &site.clause.indirect
        {
            return self.entities(indirect, site.sentence);
        }
        // "locked in a struggle with X": from a noun that the phrase names.
        if predicate.class != WordClass::Noun && !predicate.rest.is_empty() {
            let nouns = site.clause.obliques.iter().flat_map(|o| &o.argument.nominals);
            for nominal in nouns.filter(|n| predicate.rest.contains(&n.lemma)) {
                let found = self.complement_with(nominal, &fits, site.sentence, 0);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "express confidence in X": the preposition may hang from the object.
        if predicate.class == WordClass::Verb && !predicate.rest.is_empty() {
            for nominal in site.clause.object.iter().flat_map(|o| &o.nominals) {
                let found = self.complement_with(nominal, &fits, site.sentence, 0);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// "froze Soviet-American relations", "called off the visit of X": whose it is that the phrase itself names, the
    /// subject left out.
    fn owners_of_object(&self, site: Site<'_>, predicate: &Predicate) -> Vec<Found> {
        let objects = site.clause.object.iter().flat_map(|o| &o.nominals);
        let mut found: Vec<Found> = Vec::new();
        for nominal in objects.filter(|n| predicate.rest.contains(&n.lemma) && is_topic(&n.lemma)) {
            found.extend(self.named_in(&nominal.modifiers));
            let of = |c: &&Oblique| matches!(c.preposition.as_str(), "of" | "by" | "with");
            let owners = nominal.complements.iter().filter(of).map(|c| &c.argument);
            for owner in nominal.possessor.iter().map(|p| &**p).chain(owners) {
                found.extend(self.entities(owner, site.sentence));
            }
        }
        let subject =
            site.clause.subject.as_ref().map(|s| self.entities(s, site.sentence)).unwrap_or_default();
        found.retain(|f| !self.shares_side(&f.entity, &subject));
        found.into_iter().map(|f| Found { reach: Reach::Thing, ..f }).collect()
    }

    /// What a noun has with a preposition, or a noun that belongs to it: "a treaty of alliance with X".
    fn complement_with(
        &self,
        nominal: &Nominal,
        fits: &impl Fn(&str) -> bool,
        sentence: usize,
        depth: usize,
    ) -> Vec<Found> {
        for complement in &nominal.complements {
            let found = if fits(&complement.preposition) {
                self.entities(&complement.argument, sentence)
            } else if depth < 1 {
                let nouns = complement.argument.nominals.iter();
                nouns
                    .map(|n| self.complement_with(n, fits, sentence, depth + 1))
                    .find(|f| !f.is_empty())
                    .unwrap_or_default()
            } else {
                Vec::new()
            };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

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
            && has(HAVE, &site.clauses[p].lemma)
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

    pub(super) fn named_in(&self, spans: &[Span<Byte>]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for span in spans {
            for mention in self.referents.all_overlapping(*span) {
                found.push(Found { entity: mention.entity.clone(), span: mention.span, reach: Reach::Body });
            }
        }
        found
    }

    /// What a label or adjective stands with.
    fn modified(&self, site: Site<'_>, predicate: &Predicate) -> Vec<Found> {
        let clause = site.clause;
        if predicate.class == WordClass::Label && matches!(predicate.head.as_str(), "anti" | "pro") {
            // "anti-Chinese": the name stands in the word itself.
            return self.named_in(&[clause.span]);
        }
        if predicate.class == WordClass::Label
            && let Some(nominal) = &clause.nominal
        {
            // "US imperialists", "the Tanaka clique", "imperialists of the United States".
            let mut found = self.named_in(&nominal.modifiers);
            if found.is_empty() {
                found = self.named_in(&[nominal.core]);
            }
            if !found.is_empty() {
                return found;
            }
        }
        // "is a dangerous friend of X": the subject.
        if clause.class == Class::Adjective
            && let Some((p, Link::Inside)) = clause.parent
            && site.clauses[p].class == Class::Noun
            && site.clauses[p].tense.is_some()
            && site.clauses[p].modified.is_some()
        {
            return Vec::new();
        }
        let Some(argument) = &clause.modified else { return self.described(site) };
        // A label colours the name that it stands right beside, not what belongs to it.
        let reach = if predicate.class == WordClass::Label { Reach::Body } else { Reach::Thing };
        self.entities(argument, site.sentence).into_iter().filter(|f| f.reach <= reach).collect()
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
            let completes = link == Link::Complement && up.class == Class::Verb && !has(SHOW, &up.lemma);
            let thinks = inner && up.word != site.clause.word && (is_attitude(up) || completes);
            let thinker = if up.passive && !has(REGARD, &up.lemma) {
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
        let modified = site.clause.modified.iter().flat_map(|m| &m.nominals);
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

    /// "us" as a target is the side that the speaker speaks for.
    pub(super) fn as_targets(&self, found: Vec<Found>) -> Vec<Found> {
        let plural = |f: &Found| {
            matches!(f.span.of(self.referents.text).to_lowercase().as_str(), "us" | "our" | "ours" | "we")
        };
        found
            .into_iter()
            .map(|f| match self.referents.mentions.country_of(&f.entity) {
                Some(country) if plural(&f) => Found { entity: country, ..f },
                _ => f,
            })
            .collect()
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

    /// The nearest subject above a clause that is an entity: for nouns and infinitives without an actor.
    pub(super) fn actor_above(&self, site: Site<'_>) -> Vec<Found> {
        // "condemned X for the invasion of Y", "thanked X for its help to Y": X did it.
        if let Some((p, Link::Inside)) = site.clause.parent
            && site.clause.class == Class::Noun
            && site.clauses[p].class == Class::Verb
            && has(REPAY, &site.clauses[p].lemma)
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

    /// True if the entity is the one who speaks there.
    pub(super) fn is_speaker(&self, entity: &EntityId, at: usize) -> bool {
        self.passages.speaker_at(at).entity() == Some(entity)
    }
}

/// "in the Polish press", "over Radio Cairo".
pub(super) fn is_in_media(preposition: &str, argument: &Argument) -> bool {
    matches!(preposition, "in" | "on" | "over" | "through")
        && argument.nominals.iter().any(|n| has(MEDIA, &n.lemma))
}

/// The nouns that an adjective is said of.
fn clause_nouns(clause: &Clause) -> impl Iterator<Item = &Nominal> {
    clause.modified.iter().flat_map(|m| &m.nominals)
}

fn is_attitude(clause: &Clause) -> bool {
    clause.class != Class::Noun && (has(ATTITUDES, &clause.lemma) || has(ATTITUDES, &clause.form))
}

fn is_with(role: &Role, preposition: &str) -> bool {
    matches!(role, Role::With(p) if p == preposition || alike(p).contains(&preposition))
}

/// The subject of the clause that completes a predicate, or its object where an infinitive follows.
fn complement_subject<'a>(site: Site<'a>) -> Option<&'a Argument> {
    if let Some(c) = site.clause.complement_clause
        && let Some(subject) = &site.clauses[c].subject
    {
        return Some(subject);
    }
    let (open, _) = site.below().find(|(c, link)| {
        // "the suggestion that X negotiate" may look like a relative clause.
        let noun = site.clause.class == Class::Noun && *link == Link::Relative && c.own_subject;
        c.class != Class::Noun && (noun || matches!(link, Link::Open | Link::Complement))
    })?;
    open.subject.as_ref().filter(|s| site.clause.subject.as_ref() != Some(s))
}
