//! Roles that a parser often hangs in the wrong place, found by what a verb must have.

use super::super::tags::{Upos, rel, tags};
use super::super::tree::Tree;
use super::nominal::View;
use super::verbs::GIVING;
use super::{Argument, Nominal, Oblique};
use crate::span::Span;
use crate::words::Words;

/// Verbs with the matter after "of" behind their object.
static OF_MATTER: Words =
    Words::of("accuse advise assure convince deprive inform notify persuade remind suspect warn");

/// True for "British" and "Poles", which stand for a people without a noun.
pub(super) fn is_people(tree: &Tree, i: usize) -> bool {
    let word = &tree.words[i];
    word.form.starts_with(char::is_uppercase) && matches!(word.upos, Upos::Adj | Upos::Propn | Upos::Noun)
}

/// The subject of a finite verb that has none.
pub(super) fn subject(view: &View<'_>, i: usize) -> Option<Argument> {
    vocative(view, i)
        .or_else(|| modifier(view, i))
        .or_else(|| head_of_bare_sentence(view, i))
        .or_else(|| name_before_verb(view, i))
}

/// "Kim, the Premier, thanked …": a finite verb's subject, though the comma makes it look like one spoken to.
pub(super) fn vocative(view: &View<'_>, i: usize) -> Option<Argument> {
    let says_person = |w: usize| tags!["VBD", "VBZ", "MD"].has(view.word(w).xpos);
    let finite = says_person(i) || view.with(i, rel!["aux", "aux:pass", "cop"]).any(says_person);
    if !finite || view.first(i, rel!["nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"]).is_some() {
        return None;
    }
    view.first(i, rel!["vocative"]).filter(|v| *v < i).map(|v| view.argument(v))
}

/// "Did the Chinese reject …", "that the Party opposes …": what looks like a modifier; a finite verb has none.
fn modifier(view: &View<'_>, i: usize) -> Option<Argument> {
    let name = |w: usize| view.is(w, rel!["compound"]) || view.word(w).form.starts_with(char::is_uppercase);
    let before = view.with(i, rel!["amod", "compound"]).filter(|w| *w < i && name(*w));
    before.last().map(|w| view.argument(w))
}

/// "The delegates who praised Peking left": a noun was taken for the head of the sentence, its finite verb for a
/// part of what stands beside it.
fn head_of_bare_sentence(view: &View<'_>, i: usize) -> Option<Argument> {
    if !tags!["VBD", "VBZ", "VBP"].has(view.word(i).xpos) {
        return None;
    }
    let head = view.word(i).head?;
    let noun = match view.relation(i) {
        "nmod" => head,
        "xcomp" if view.is(head, rel!["acl", "acl:relcl"]) => view.word(head).head?,
        _ => return None,
    };
    if noun >= i || !view.is(noun, rel!["root"]) || !view.is_nominal(noun) {
        return None;
    }
    // What depends on the noun covers the verb, too; the phrase ends before it.
    let extent = Span::new(view.extent(noun).start, view.span(i - 1).end);
    Some(Argument { extent, ..view.argument(noun) })
}

/// "In a report to a conference Kim Il Sung criticized …": without a comma the parser may give the name to the
/// phrase before it. A finite verb without a subject takes the run of proper nouns right before it.
fn name_before_verb(view: &View<'_>, i: usize) -> Option<Argument> {
    let finite = tags!["VBD", "VBZ", "VBP"].has(view.word(i).xpos)
        || view.first(i, rel!["aux"]).is_some_and(|a| a + 3 > i && a < i);
    let apart = view.is(i, rel!["conj", "xcomp", "acl", "advcl", "acl:relcl"]);
    if !finite || apart || view.first(i, rel!["csubj", "expl"]).is_some() {
        return None;
    }
    let skipped = |w: usize| matches!(view.word(w).upos, Upos::Adv | Upos::Aux | Upos::Part);
    let last = (0..i).rev().find(|w| !skipped(*w)).filter(|w| view.word(*w).upos == Upos::Propn)?;
    let first = (0..=last).rev().take_while(|w| view.word(*w).upos == Upos::Propn).last()?;
    let span = view.span(first).join(view.span(last));
    let nominal = Nominal { head: span, core: span, ..view.nominal(last, usize::MAX / 2) };
    let nominal = Nominal {
        modifiers: Vec::new(),
        appositions: Vec::new(),
        possessor: None,
        complements: Vec::new(),
        ..nominal
    };
    Some(Argument { extent: span, nominals: [nominal].into() })
}

/// Receiver and object: "handed the Minister a note" may have two objects, and "the claim that X wanted war" a
/// pronoun and a noun.
pub(super) fn receiver_and_object(view: &View<'_>, i: usize) -> (Option<usize>, Option<usize>) {
    let objects: Vec<usize> = view.with(i, rel!["obj"]).collect();
    let nouns: Vec<usize> = objects.iter().copied().filter(|o| !view.is_relative(*o)).collect();
    match nouns[..] {
        [receiver, object]
            if receiver > i
                && GIVING.has(view.lemma(i))
                && (receiver..object).all(|w| view.word(w).upos != Upos::Punct) =>
        {
            (Some(receiver), Some(object))
        }
        [first, ..] => (None, Some(first)),
        [] => (None, objects.first().copied()),
    }
}

/// "accused the Americans of bad faith": what follows "of" belongs to the verb, though it stands by the object.
pub(super) fn charge(view: &View<'_>, i: usize) -> Option<Oblique> {
    if !OF_MATTER.has(view.lemma(i)) {
        return None;
    }
    let of = |c: &usize| view.preposition(*c).as_deref() == Some("of");
    if view.with(i, rel!["obl"]).any(|c| of(&c)) {
        return None;
    }
    let object = view.first(i, rel!["obj", "iobj"])?;
    let matter = view.with(object, rel!["nmod"]).filter(of).last()?;
    Some(Oblique { preposition: "of".into(), argument: view.argument(matter) })
}

/// "Protests were lodged with Spain by Britain": an agent that hangs from another noun behind the verb.
pub(super) fn agent(view: &View<'_>, i: usize) -> Option<usize> {
    let mut open: Vec<usize> = view.with(i, rel!["obl", "obj", "xcomp"]).filter(|c| *c > i).collect();
    while let Some(at) = open.pop() {
        for child in view.with(at, rel!["nmod", "obl"]).filter(|c| *c > at) {
            if view.preposition(child).as_deref() == Some("by") {
                return Some(child);
            }
            open.push(child);
        }
    }
    None
}

/// "Finland was given credits": the subject of such a passive receives.
pub(super) fn receives(view: &View<'_>, i: usize) -> bool {
    GIVING.has(view.lemma(i)) && gift(view, i).is_some()
}

/// What is given: the object, which in a passive may look like a complement.
pub(super) fn gift(view: &View<'_>, i: usize) -> Option<usize> {
    let noun = |c: &usize| *c > i && view.word(*c).upos == Upos::Noun;
    view.first(i, rel!["obj"]).or_else(|| view.with(i, rel!["xcomp"]).find(noun))
}

/// "broke off relations": a particle that hangs from the object as if it were its preposition.
pub(super) fn particle(view: &View<'_>, i: usize) -> Option<usize> {
    let object = view.first(i, rel!["obj"])?;
    view.with(object, rel!["case"]).find(|c| *c == i + 1 && tags!["RP"].has(view.word(*c).xpos))
}
