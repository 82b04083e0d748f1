//! Who else has an attitude, and who of those named has not: "like X", "together with X", "more hostile than X",
//! "X, not Y".

use crate::span::Span;
use crate::speaker::{Found, Reach};
use crate::syntax::Class;

use super::Reader;
use super::beside::BEFORE_NAMES;
use super::fill::Site;

/// What stands before somebody who does the same, each phrase from its last word back.
const COMPANY: [&[&str]; 12] = [
    &["like"],
    &["alongside"],
    &["with", "together"],
    &["with", "along"],
    &["with", "jointly"],
    &["with", "company", "in"],
    &["with", "common", "in"],
    &["with", "concert", "in"],
    &["with", "conjunction", "in"],
    &["with", "league", "in"],
    &["as", "well", "as"],
    &["by", "joined"],
];

impl Reader<'_> {
    /// Those who have a holder's attitude, too.
    pub(super) fn companions(&self, site: Site<'_>, holders: &[Found]) -> Vec<Found> {
        let clause = site.clause;
        if clause.class == Class::Noun || holders.is_empty() {
            return Vec::new();
        }
        let mut found = self.compared(site);
        found.extend(self.compared_deed(site));
        // "joined X in denouncing Y".
        if let Some((p, _)) = clause.parent
            && site.clauses[p].lemma == "join"
            && self.words_before(site, clause.span.start).next() == Some("in")
        {
            let joined = site.clauses[p].object.as_ref();
            found.extend(joined.map(|o| self.entities(o, site.sentence)).unwrap_or_default());
        }
        let start = self.sentence(site.sentence).start.min(clause.span.start);
        for mention in self.referents.mentions.within(Span::new(start, clause.span.start)) {
            if holders.iter().any(|h| h.entity == mention.entity) {
                continue;
            }
            let phrase = COMPANY.iter().find(|phrase| self.stands_behind(site, mention.span.start, phrase));
            let beside = |holder: &Found| {
                let between = |a: usize, b: usize| -> Vec<&str> {
                    let tokens = &self.referents.structure.tokens;
                    if a > b {
                        Vec::new()
                    } else {
                        tokens.within(Span::new(a, b)).map(|t| tokens.fold(t)).collect()
                    }
                };
                let plain = |words: &[&str]| words.iter().all(|w| BEFORE_NAMES.contains(w));
                if holder.span.start >= mention.span.end {
                    // "Like X, Y", "X as well as Y", "not only X but also Y".
                    let gap = between(mention.span.end, holder.span.start);
                    let joins = |words: &[&str]| gap.starts_with(words) && plain(&gap[words.len()..]);
                    let not_only = self.stands_behind(site, mention.span.start, &["only", "not"]);
                    phrase.is_some() && plain(&gap)
                        || joins(&["as", "well", "as"])
                        || not_only && (joins(&["but", "also"]) || joins(&["but"]))
                } else {
                    // "Y, together with X,".
                    let gap = between(holder.span.end, mention.span.start);
                    phrase.is_some_and(|phrase| {
                        let words = phrase.len();
                        gap.len() >= words && gap.len() <= words + 2 && plain(&gap[words..])
                    })
                }
            };
            if holders.iter().any(beside) {
                let one = self.found(mention);
                found.extend((one.reach <= Reach::Body).then_some(one));
            }
        }
        found
    }

    /// True if a phrase, told from its last word back, stands before a name and its article.
    fn stands_behind(&self, site: Site<'_>, at: usize, phrase: &[&str]) -> bool {
        let mut before = self.words_before(site, at).skip_while(|w| BEFORE_NAMES.contains(w));
        phrase.iter().all(|word| before.next() == Some(word))
    }

    /// "as strongly as Y did", "more sharply than Y does": Y.
    fn compared_deed(&self, site: Site<'_>) -> Vec<Found> {
        let sentence = self.sentence(site.sentence);
        let tokens = &self.referents.structure.tokens;
        let from = site.clause.span.end.min(sentence.end);
        let behind = self.referents.mentions.within(Span::new(from, sentence.end)).iter();
        behind
            .filter(|m| {
                let mut before =
                    self.words_before(site, m.span.start).skip_while(|w| BEFORE_NAMES.contains(w));
                let compares = matches!(before.next(), Some("as" | "than"));
                let next = tokens.within(Span::new(m.span.end, sentence.end)).next().map(|t| tokens.fold(t));
                let stands_in = matches!(
                    next,
                    Some("do" | "does" | "did" | "is" | "are" | "was" | "were" | "has" | "have" | "had")
                );
                compares && stands_in
            })
            .map(|m| Found { entity: m.entity.clone(), span: m.span, reach: Reach::Body })
            .collect()
    }

    /// "as loyal to X as Y", "more hostile to X than Y".
    fn compared(&self, site: Site<'_>) -> Vec<Found> {
        let clause = site.clause;
        if clause.class != Class::Adjective {
            return Vec::new();
        }
        let degree = self.words_before(site, clause.span.start).next().unwrap_or("");
        let other = clause.obliques.iter().find(|o| match o.preposition.as_str() {
            "than" => matches!(degree, "more" | "less") || clause.form.ends_with("er"),
            "as" => degree == "as",
            _ => false,
        });
        self.bodies(other.map(|o| &o.argument), site.sentence)
    }

    /// "supports X, not Y", "neither X nor Y": true of Y.
    pub(super) fn is_excepted(&self, site: Site<'_>, one: &Found) -> bool {
        let behind = one.span.start >= site.clause.span.end;
        let from = if behind { site.clause.span.end } else { self.sentence(site.sentence).start };
        if from > one.span.start {
            return false;
        }
        let tokens = &self.referents.structure.tokens;
        let range = tokens.within(Span::new(from, one.span.start));
        let word = range.rev().map(|t| tokens.fold(t)).find(|w| !BEFORE_NAMES.contains(w));
        match word {
            Some("not") => behind || self.referents.text[..one.span.start].contains(", not "),
            Some("neither" | "nor") => behind,
            _ => false,
        }
    }
}
