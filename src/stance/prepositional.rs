//! Who stands behind a preposition of a phrase, be it a word or two further down.

use crate::speaker::{Found, Reach, is_topic};
use crate::syntax::{Class, Link, Nominal, Oblique};

use super::Reader;
use super::fill::{Site, clause_nouns};
use super::matching::alike;
use super::predicate::{Predicate, WordClass};

impl Reader<'_> {
    pub(super) fn with_preposition(
        &self,
        site: Site<'_>,
        preposition: &str,
        predicate: &Predicate,
    ) -> Vec<Found> {
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
            for nominal in site.clause.obliques.iter().flat_map(|o| o.argument.nominals.iter()) {
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
            let nouns = site.clause.obliques.iter().flat_map(|o| o.argument.nominals.iter());
            for nominal in nouns.filter(|n| predicate.rest.iter().any(|w| *w == n.lemma)) {
                let found = self.complement_with(nominal, &fits, site.sentence, 0);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        // "express confidence in X": the preposition may hang from the object.
        if predicate.class == WordClass::Verb && !predicate.rest.is_empty() {
            for nominal in site.clause.object.iter().flat_map(|o| o.nominals.iter()) {
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
    pub(super) fn owners_of_object(&self, site: Site<'_>, predicate: &Predicate) -> Vec<Found> {
        let objects = site.clause.object.iter().flat_map(|o| o.nominals.iter());
        let mut found: Vec<Found> = Vec::new();
        for nominal in objects.filter(|n| predicate.rest.iter().any(|w| *w == n.lemma) && is_topic(&n.lemma))
        {
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
    pub(super) fn complement_with(
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
}
