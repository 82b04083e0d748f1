//! What a sentence brings up, for pronouns to mean.

use crate::entity::EntityId;
use crate::mention::Mention;
use crate::plain::lower;
use crate::span::{Span, overlapping};
use crate::syntax::{Argument, Class, Link};
use crate::words::Words;

use super::referent::{Reach, Referents, is_topic};

/// Somebody whom a sentence brings up.
#[derive(Debug, Clone)]
pub(super) struct Salient {
    /// `None` for several who are no entity ("all parties"): they stand in the way of "they".
    pub entity: Option<EntityId>,
    /// Where, in bytes.
    pub at: usize,
    /// As a subject.
    pub subject: bool,
    /// The subject that it is part of, by where that begins.
    pub group: usize,
    /// One person who is told by his state: "the Thai Ambassador".
    pub person: bool,
}

/// Nouns for one person, who is "he" though only his state is named.
pub(super) static PERSONS: Words = Words::of(
    "ambassador attache chairman chancellor commander consul counselor delegate deputy diplomat envoy \
    general king leader man marshal minister negotiator observer officer official politician premier \
    president queen representative ruler secretary spokesman statesman",
);

/// What a sentence brings up, in order.
pub(super) fn salient(referents: &Referents<'_>, sentence: usize) -> Vec<Salient> {
    let span = referents.structure.sentences[sentence].span;
    let mut found: Vec<Salient> = Vec::new();
    for clause in &referents.syntax.sentences[sentence] {
        if clause.class != Class::Verb && clause.modified.is_none() {
            continue;
        }
        let link = clause.parent.map(|(_, link)| link);
        let aside = link == Some(Link::Adverbial);
        // "for attacking Y": a gerund brings nobody up.
        if !clause.own_subject && (aside || link == Some(Link::Complement)) {
            continue;
        }
        // "X and Y are neighbours": who is called so is the subject.
        let subject = match clause.class {
            Class::Noun if clause.tense.is_some() && !aside => &clause.modified,
            _ if clause.passive => &clause.object,
            _ => &clause.subject,
        };
        let Some(subject) = subject.as_ref().filter(|s| s.extent.start < clause.span.start) else { continue };
        let head = subject.nominals.first().filter(|_| subject.nominals.len() == 1);
        let person = head
            .is_some_and(|n| lower(n.head.of(referents.text)) == n.lemma.as_str() && PERSONS.has(&n.lemma));
        for one in referents.of_argument(subject).into_iter().filter(|f| f.reach <= Reach::Body) {
            found.push(Salient {
                entity: Some(one.entity),
                at: one.span.start,
                subject: true,
                group: subject.extent.start,
                person: person && one.reach == Reach::Body,
            });
        }
    }
    for clause in &referents.syntax.sentences[sentence] {
        // "there are some people who …" brings them up behind its verb.
        let behind = clause.lemma == "be";
        let placed = |s: &&Argument| behind || s.extent.start < clause.span.start;
        let subject = clause.subject.as_ref().filter(|s| clause.own_subject && !clause.passive && placed(s));
        for nominal in subject.iter().flat_map(|s| s.nominals.iter()).filter(|n| !n.pronoun) {
            let plural = lower(nominal.head.of(referents.text)) != nominal.lemma.as_str();
            let rulers = referents.rulers_at_hand(nominal);
            if (plural || rulers.is_some()) && referents.of_nominal(nominal).is_empty() {
                let at = nominal.head.start;
                found.push(Salient { entity: rulers, at, subject: true, group: at, person: false });
            }
        }
    }
    let tokens = &referents.structure.tokens;
    // "the Korean War" brings up no Korea.
    let topic = |m: &Mention| {
        let next = tokens.within(Span::new(m.span.end, span.end.max(m.span.end))).next();
        let joined = |t: usize| referents.text.get(m.span.end..tokens.get(t).span.start) == Some(" ");
        next.is_some_and(|t| joined(t) && is_topic(tokens.fold(t)))
    };
    let named =
        referents.mentions.within(span).iter().filter(|m| !topic(m)).map(|m| (&m.entity, m.span.start));
    let meant = overlapping(&referents.mentions.references, span, |r| r.span);
    for (entity, at) in named.chain(meant.iter().map(|r| (&r.entity, r.span.start))) {
        if !found.iter().any(|f| f.at == at) {
            found.push(Salient {
                entity: Some(entity.clone()),
                at,
                subject: false,
                group: at,
                person: false,
            });
        }
    }
    found.sort_by_key(|f| f.at);
    found
}
