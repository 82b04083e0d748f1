//! Arguments that several predicates share: objects of joined verbs, actors and targets of nouns under
//! light verbs ("launched attacks on", "gave support to").

use super::super::tags::rel;
use super::nominal::View;
use super::{Class, Clause, Link};
use crate::words::Words;

/// Verbs that lend their subject to the noun that is their object.
static LIGHT: Words = Words::of(
    "accord adopt aim bear bring carry cast conduct continue demonstrate develop devote direct do \
    exert express extend feel give harbor harbour have hold increase intensify issue keep launch \
    lend level maintain make mount offer pay place provide pursue put render send show step \
    strengthen take voice",
);

pub(super) fn share(view: &View<'_>, clauses: &mut [Clause]) {
    for n in 0..clauses.len() {
        let Some((p, link)) = clauses[n].parent else { continue };
        match link {
            Link::Conjunct if clauses[n].class == Class::Verb && clauses[p].class == Class::Verb => {
                share_object(view, clauses, n, p);
                share_agent(clauses, n, p);
            }
            Link::Inside if clauses[n].class == Class::Noun && clauses[p].class == Class::Verb => {
                lend_roles(view, clauses, n, p);
            }
            _ => {}
        }
    }
}

/// "condemn and slander the delegates": the object belongs to both where it follows the last verb.
fn share_object(view: &View<'_>, clauses: &mut [Clause], n: usize, p: usize) {
    let bare = |c: &Clause| {
        c.object.is_none()
            && !c.passive
            && c.obliques.is_empty()
            && !c.particles.iter().any(|p| p == "in")
            && view.first(c.word, rel!["ccomp", "xcomp", "iobj", "obl"]).is_none()
    };
    if bare(&clauses[p]) && clauses[n].object.is_some() && clauses[n].word <= clauses[p].word + 4 {
        clauses[p].object = clauses[n].object.clone();
    } else if bare(&clauses[n])
        && let Some(object) = clauses[p].object.clone()
        && object.extent.start > clauses[n].span.start
    {
        clauses[n].object = Some(object);
    }
}

/// "was embraced and decorated by X": X did both.
fn share_agent(clauses: &mut [Clause], n: usize, p: usize) {
    let later = &clauses[n];
    if later.passive && clauses[p].passive && !later.own_subject && clauses[p].subject.is_none() {
        clauses[p].subject = later.subject.clone();
    }
}

/// A noun that is a light verb's object takes the verb's subject as its actor and the verb's obliques as its own.
fn lend_roles(view: &View<'_>, clauses: &mut [Clause], n: usize, p: usize) {
    let relation = view.relation(clauses[n].word);
    let is_object = matches!(relation, "obj") || relation == "nsubj:pass" && clauses[p].passive;
    if !is_object || !LIGHT.has(&clauses[p].lemma) {
        return;
    }
    let (subject, obliques, indirect) =
        (clauses[p].subject.clone(), clauses[p].obliques.clone(), clauses[p].indirect.clone());
    let (negated, mood) = (clauses[p].negated, clauses[p].mood);
    let noun = &mut clauses[n];
    noun.subject = noun.subject.take().or(subject);
    noun.indirect = noun.indirect.take().or(indirect);
    for oblique in obliques {
        if oblique.argument.extent.start > noun.span.start && !noun.obliques.contains(&oblique) {
            noun.obliques.push(oblique);
        }
    }
    let own_negation = view.first(noun.word, rel!["det"]).is_some_and(|d| view.lemma(d) == "no");
    noun.negated = if own_negation { negated } else { noun.negated ^ negated };
    noun.mood = mood;
}
