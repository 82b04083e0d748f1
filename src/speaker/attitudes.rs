//! What a person is told to think, to want, or to say of somebody: "accused them of …", "believes that …".
//! Only what follows the verb is his; the sentence stays with whoever speaks it.

use crate::entity::Kind;
use crate::span::{Byte, Span};
use crate::syntax::{Class, Clause, Link};
use crate::words::Words;

use super::discourse::Discourse;
use super::referent::Referents;
use super::reports::{Report, is_main, is_speech, speaks};
use super::verbs::{self, Use};
use super::{Passages, Speaker, sources};

/// Nouns for what somebody says or holds: "his claim that …".
static NOUNS: Words = Words::of(
    "accusation acknowledgment admission allegation announcement answer argument assertion assessment \
    assurance belief call charge claim comment complaint conclusion contention conviction \
    declaration demand denial expectation fear hope insistence opinion pledge prediction promise \
    proposal remark reply request statement suggestion threat view vow warning",
);

/// What a sentence shows somebody other than its speaker to hold: whose it is, and which words give it.
pub(super) fn find(
    referents: &Referents<'_>,
    discourse: &Discourse<'_>,
    passages: &Passages,
    s: usize,
    clauses: &[Clause],
    known: &[Report],
) -> Vec<(Report, Span<Byte>)> {
    let mut found = Vec::new();
    for (n, clause) in clauses.iter().enumerate().filter(|(_, c)| !c.quoted) {
        let of_noun = clause.class == Class::Noun && NOUNS.has(&clause.lemma);
        if !of_noun && !shows(referents.text, clauses, n) || known.iter().any(|r| r.clause == n) {
            continue;
        }
        // "Kim rebuked the envoy" in an author's words stays the author's; news without an author quotes by it.
        if passages.author().is_some() && !of_noun && verbs::of(&clause.lemma) == Some(Use::Addresses) {
            continue;
        }
        let Some(subject) = &clause.subject else { continue };
        // Inside another's words it is he who says so.
        let around = passages.speaker_at(clause.span.start);
        if around != Speaker::Unknown && around.entity() != passages.author() {
            continue;
        }
        // "His claim", not "he has little hope".
        let owner = clause.nominal.as_ref().and_then(|n| n.possessor.as_ref());
        if of_noun && !owner.is_some_and(|o| o.extent.overlaps(subject.extent)) {
            continue;
        }
        let holder = sources::whose(discourse, subject, s, passages);
        let speaker = match holder {
            Some(holder) if !speaks(&holder, subject) || Some(&holder.entity) == passages.author() => {
                continue;
            }
            // What a state fears or wants is its reporter's reading of it.
            Some(holder) if of_noun || matches!(holder.entity.kind(), Some(Kind::Leader | Kind::Party)) => {
                Speaker::Entity(holder.entity)
            }
            None if !of_noun
                && (verbs::of(&clause.lemma) == Some(Use::Addresses) || clause.complement.is_some())
                && subject.nominals.first().is_some_and(|n| sources::is_proper(referents, s, n)) =>
            {
                Speaker::Unknown
            }
            _ => continue,
        };
        let content = match of_noun {
            true => clause.complement,
            false => governed(clause)
                .or_else(|| content(referents.text, clauses, n))
                .or_else(|| quoted_before(referents, s, clause)),
        };
        let Some(content) = content else { continue };
        found.push((Report { clause: n, speaker, source: subject.extent, cue: clause.span }, content));
    }
    found
}

/// `"…," he urged`: the quotation in front.
fn quoted_before(referents: &Referents<'_>, s: usize, clause: &Clause) -> Option<Span<Byte>> {
    let sentence = referents.structure.sentences[s].span;
    let quotes = referents.structure.quotes_in(sentence).iter().filter(|q| q.span.end <= clause.span.start);
    quotes.filter(|q| is_speech(referents, q)).map(|q| q.span).next_back()
}

/// True for a verb that shows what its subject thinks, wants or says of somebody.
fn shows(text: &str, clauses: &[Clause], n: usize) -> bool {
    let clause = &clauses[n];
    let fits = match verbs::of(&clause.lemma) {
        Some(Use::Thinks) => true,
        Some(Use::Addresses | Use::WithClause | Use::Asks) => !clause.negated,
        _ => false,
    };
    fits && is_stated(clauses, n) && !is_guess(text, clause)
}

/// True for a main verb, or a participle beside one, that is neither asked nor supposed.
fn is_stated(clauses: &[Clause], n: usize) -> bool {
    let clause = &clauses[n];
    let frames_quotation = clause.parent.is_some_and(|(up, _)| clauses[up].quoted);
    clause.class == Class::Verb
        && !clause.mood.conditional
        && !clause.mood.question
        && !clause.mood.imperative
        && !clause.mood.possible
        && !clause.mood.would
        && (is_participle(clause) || frames_quotation || is_main(clauses, n))
}

/// True for "…, calling it a threat": a participle beside another verb.
pub(super) fn is_participle(clause: &Clause) -> bool {
    matches!(clause.parent, Some((_, Link::Adverbial | Link::Open)))
        && !clause.own_subject
        && clause.tense.is_none()
        && clause.form.ends_with("ing")
}

/// Words by which a reporter says that he only guesses what somebody holds.
const GUESSES: [&str; 14] = [
    "apparently",
    "clearly",
    "doubtless",
    "evidently",
    "likely",
    "no doubt",
    "obviously",
    "perhaps",
    "possibly",
    "presumably",
    "probably",
    "seemingly",
    "surely",
    "undoubtedly",
];

/// True for "was no doubt hoping", "probably wants": the reporter's own reading.
fn is_guess(text: &str, clause: &Clause) -> bool {
    let from = clause.subject.as_ref().map_or(clause.extent.start, |s| s.extent.end);
    let before = text.get(from.min(clause.span.start)..clause.span.start).unwrap_or("").to_lowercase();
    GUESSES.iter().any(|word| before.contains(word))
}

/// What words to or about somebody govern first: their object, or what follows with a preposition.
fn governed(clause: &Clause) -> Option<Span<Byte>> {
    let addresses = verbs::of(&clause.lemma) == Some(Use::Addresses) && !clause.passive;
    let behind = |span: &Span<Byte>| addresses && span.start >= clause.span.end;
    let object = clause.object.as_ref().map(|o| o.extent).filter(behind);
    object.or_else(|| clause.obliques.iter().map(|o| o.argument.extent).find(behind))
}

/// What a verb is about: all that hangs from it behind it, up to the next clause beside it; before a passive's
/// verb its subject.
pub(super) fn content(text: &str, clauses: &[Clause], n: usize) -> Option<Span<Byte>> {
    let clause = &clauses[n];
    if clause.passive {
        return clause.object.as_ref().map(|o| o.extent);
    }
    let next = clauses
        .iter()
        .filter(|c| c.parent == Some((n, Link::Conjunct)) && c.extent.start > clause.span.end)
        .map(|c| c.extent.start)
        .min();
    let end = next.unwrap_or(clause.extent.end).min(clause.extent.end);
    let rest = text.get(clause.span.end..end)?;
    let start = clause.span.end + rest.find(char::is_alphanumeric)?;
    let last = rest.rfind(char::is_alphanumeric)?;
    let width = rest[last..].chars().next().map_or(1, char::len_utf8);
    Some(Span::new(start, clause.span.end + last + width))
}
