//! What the clauses above one say of it: that it is not so, not sure, only spoken of.

use crate::record::Stance;
use crate::span::{Byte, Span};
use crate::syntax::{Argument, Class, Clause, Link, Oblique};

use super::words::{
    ACTORS, AFTERMATH, CLAIM, DOUBTFUL, FALSE, FOUNDATION, LIES, NEUTRAL, POSSIBILITY, REFUTE, REPORTS, SEEK,
    SINCERE, SPEAK_OF, SPOKEN_OF, SUFFERED,
};

/// Steps that are gone up.
const STEPS: usize = 4;

/// "It is unlikely that …", "an alliance is possible", "the danger that …".
pub(super) fn is_uncertain(clauses: &[Clause], clause: &Clause) -> bool {
    let doubted = |c: &Clause| c.class == Class::Adjective && DOUBTFUL.has(&c.form);
    if clause.class == Class::Noun {
        let of = |c: &Clause| {
            c.tense.is_some() && c.modified.as_ref().is_some_and(|m| m.extent.covers(clause.span))
        };
        return clauses.iter().any(|c| doubted(c) && of(c));
    }
    upward(clauses, clause).take(1).any(|(up, link)| match link {
        Link::Complement | Link::Open => doubted(up) || up.class == Class::Noun && POSSIBILITY.has(&up.lemma),
        Link::Relative => up.class == Class::Noun && POSSIBILITY.has(&up.lemma),
        _ => false,
    })
}

/// True of a deed or feeling whose own actor is not told and which the subject above it only speaks of, suffers or
/// opposes: "decried the invasion of X".
pub(super) fn is_spoken_of(clauses: &[Clause], clause: &Clause, good: bool) -> bool {
    if clause.class != Class::Noun {
        return false;
    }
    for (up, link) in upward(clauses, clause) {
        if link == Link::Conjunct {
            continue;
        }
        if link != Link::Inside || good && NEUTRAL.has(&up.lemma) {
            return false;
        }
        match up.class {
            Class::Noun if SPOKEN_OF.has(&up.lemma) => return true,
            Class::Noun => {}
            Class::Adjective => return !ACTORS.has(&up.form),
            Class::Verb => {
                let covered = |o: &&Oblique| o.argument.extent.covers(clause.span);
                let with = up.obliques.iter().find(covered).map_or("", |o| o.preposition.as_str());
                if AFTERMATH.has(with) || matches!(with, "because of" | "due to" | "in response to") {
                    return !good;
                }
                let is_subject = up.subject.as_ref().is_some_and(|s| s.extent.covers(clause.span));
                return !is_subject && SPEAK_OF.has(&up.lemma);
            }
        }
    }
    false
}

/// True of an end that is told or meant to come, not only asked for.
pub(super) fn is_done(verb: &Clause) -> bool {
    let mood = verb.mood;
    // "cut" is past and plain form; "asked that X cut" is no past.
    let past = verb.own_subject && verb.parent.is_none_or(|(_, link)| link != Link::Complement);
    let told = verb.tense.is_some() || mood.will || past || verb.form.ends_with("ing");
    let open =
        mood.demand || mood.imperative || mood.question || mood.withheld || mood.wanted || mood.possible;
    told && !open
}

/// True of those to whom a deed in somebody's words is done: "condemned the bombing of X". Who seeks the deed stands
/// against them.
pub(super) fn is_victim(clauses: &[Clause], clause: &Clause, at: Span<Byte>, stance: Stance) -> bool {
    let done = |c: &Clause| c.class == Class::Noun && c.span != clause.span && SUFFERED.has(&c.lemma);
    clause.class == Class::Verb
        && !(stance.polarity() < 0 && SEEK.has(&clause.lemma))
        && clauses.iter().filter(|c| done(c)).any(|c| c.object.as_ref().is_some_and(|o| o.extent.covers(at)))
}

/// The clauses above one, the nearest first, each with how what is below hangs from it.
pub(super) fn upward<'a>(clauses: &'a [Clause], clause: &Clause) -> impl Iterator<Item = (&'a Clause, Link)> {
    let mut at = clause.parent;
    std::iter::from_fn(move || {
        let (p, link) = at?;
        let up = clauses.get(p)?;
        at = up.parent;
        Some((up, link))
    })
    .take(STEPS)
}

/// "It is a lie that …", "rejected the charge that …", "it is absurd to claim that …".
pub(super) fn is_denied(clauses: &[Clause], clause: &Clause) -> bool {
    let mut below = clause;
    for (up, link) in upward(clauses, clause) {
        let that = matches!(link, Link::Complement | Link::Relative) && below.own_subject;
        match up.class {
            Class::Noun if that && LIES.has(&up.lemma) => return !up.negated,
            Class::Noun if that && REPORTS.has(&up.lemma) && is_refuted(clauses, up) => {
                return true;
            }
            Class::Verb if link == Link::Open && matches!(up.lemma.as_str(), "deny" | "disclaim") => {
                return !up.negated;
            }
            Class::Verb if link == Link::Complement && CLAIM.has(&up.lemma) => {
                let over = up.parent.and_then(|(p, _)| clauses.get(p));
                if over.is_some_and(|o| o.class == Class::Adjective && FALSE.has(&o.form) && !o.negated) {
                    return true;
                }
            }
            // "not earnest about helping X".
            Class::Adjective if SINCERE.has(&up.form) && link != Link::Conjunct => {
                // "neither honest nor earnest", "not honest or earnest".
                let joined = up.parent.filter(|(_, link)| *link == Link::Conjunct).map(|(p, _)| &clauses[p]);
                if up.negated || joined.is_some_and(|j| j.negated && SINCERE.has(&j.form)) {
                    return true;
                }
            }
            _ if link == Link::Relative => return false,
            _ => {}
        }
        below = up;
    }
    false
}

/// "rejected the report", "the report is false", "no truth in the report".
fn is_refuted(clauses: &[Clause], report: &Clause) -> bool {
    let covers = |a: &Argument| a.extent.covers(report.span);
    clauses.iter().any(|c| match c.class {
        Class::Verb => {
            let unfounded = c.obliques.iter().any(|o| {
                o.preposition == "without" && o.argument.nominals.iter().any(|n| FOUNDATION.has(&n.lemma))
            });
            REFUTE.has(&c.lemma) && !c.negated && c.object.as_ref().is_some_and(covers)
                || unfounded && c.subject.as_ref().is_some_and(covers)
        }
        Class::Adjective => FALSE.has(&c.form) && !c.negated && c.modified.as_ref().is_some_and(covers),
        Class::Noun => {
            let about = c.obliques.iter().filter(|o| matches!(o.preposition.as_str(), "in" | "for" | "to"));
            FOUNDATION.has(&c.lemma) && c.negated && about.into_iter().any(|o| covers(&o.argument))
        }
    })
}
