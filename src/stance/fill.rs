//! Fills a frame's roles with entities.

use crate::entity::EntityId;
use crate::span::{Byte, Span};
use crate::speaker::{Found, Reach};
use crate::syntax::{Argument, Class, Clause, Link, Nominal, Oblique};

use super::Reader;
use super::frames::Role;
use super::matching::alike;
use super::predicate::{PREPOSITIONS, Predicate, WordClass};
use super::words::{MAKE, SENT, WAY};

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
                    && (MAKE.has(&c.lemma) || WAY.has(&clauses[noun].lemma))
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
            // "brought Nehru's greetings": they are not for Nehru.
            Role::Object
                if clause.object.iter().flat_map(|o| o.nominals.iter()).any(|n| SENT.has(&n.lemma)) =>
            {
                Vec::new()
            }
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
        let mut found = self.entities(argument, site.sentence);
        // "the reactionary forces in X" are a place's.
        let inside = |f: &Found| self.words_before(site, f.span.start).find(|w| *w != "the") == Some("in");
        found.retain(|f| f.reach <= reach && !(f.reach == Reach::Body && inside(f)));
        found
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

    /// True if the entity is the one who speaks there.
    pub(super) fn is_speaker(&self, entity: &EntityId, at: usize) -> bool {
        self.passages.speaker_at(at).entity() == Some(entity)
    }
}

/// The nouns that an adjective is said of.
pub(super) fn clause_nouns(clause: &Clause) -> impl Iterator<Item = &Nominal> {
    clause.modified.iter().flat_map(|m| m.nominals.iter())
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
