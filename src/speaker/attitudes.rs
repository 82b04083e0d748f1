//! What a person is told to think, to want, or to say of somebody: "accused them of …", "believes that …".
//! Only what follows the verb is his; the sentence stays with whoever speaks it.

use crate::entity::Kind;
use crate::span::{Byte, Span};
use crate::syntax::{Class, Clause, Link};

use super::discourse::Discourse;
use super::reports::{Report, is_main, speaks};
use super::verbs::{self, Use};
use super::{Passages, Speaker};

/// The verbs of a sentence that show what somebody other than its speaker holds.
pub(super) fn find(
    discourse: &Discourse<'_>,
    text: &str,
    passages: &Passages,
    s: usize,
    clauses: &[Clause],
    known: &[Report],
) -> Vec<(Report, Span<Byte>)> {
    let mut found = Vec::new();
    for (n, clause) in clauses.iter().enumerate() {
        let Some(used) = verbs::of(&clause.lemma) else { continue };
        let fits = match used {
            Use::Thinks => true,
            Use::Addresses | Use::WithClause | Use::Asks => !clause.negated,
            _ => false,
        };
        if !fits || !is_stated(clauses, n) || is_guess(text, clause) || known.iter().any(|r| r.clause == n) {
            continue;
        }
        let Some(subject) = &clause.subject else { continue };
        let holder = discourse.of_argument(subject, s, passages).into_iter().next();
        let Some(holder) = holder.filter(|h| speaks(h, subject)) else { continue };
        // What a state fears or wants is its reporter's reading of it.
        if !matches!(holder.entity.kind(), Some(Kind::Leader | Kind::Party)) {
            continue;
        }
        // Inside another's words it is he who says so.
        let speaker = passages.speaker_at(clause.span.start);
        if speaker != Speaker::Unknown && speaker.entity() != passages.author() {
            continue;
        }
        let Some(content) = content(text, clauses, n) else { continue };
        let speaker = Speaker::Entity(holder.entity);
        found.push((Report { clause: n, speaker, source: subject.extent, cue: clause.span }, content));
    }
    found
}

/// True for a main verb, or a participle beside one, that is neither asked nor supposed.
fn is_stated(clauses: &[Clause], n: usize) -> bool {
    let clause = &clauses[n];
    let participle =
        matches!(clause.parent, Some((_, Link::Adverbial))) && !clause.own_subject && clause.tense.is_none();
    clause.class == Class::Verb
        && !clause.quoted
        && !clause.mood.conditional
        && !clause.mood.question
        && !clause.mood.imperative
        && !clause.mood.possible
        && !clause.mood.would
        && (participle || is_main(clauses, n))
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
