//! Main verbs and predicates that are taken for a part of what stands before them.

use super::super::tags::{Relation, Upos, Xpos, rel, tags};
use super::attach::hang;
use super::draft::Draft;
use super::retag::promote;
use super::telegram::VERBS_IN_S;
use crate::plain::lower;
use crate::words::Words;

/// Verbs with a bare infinitive behind their object.
static BARE: Words = Words::of("bid dare do feel hear help let make need notice observe see watch");

pub(super) fn word(tree: &mut Draft<'_>, i: usize) {
    adverb_for_noun(tree, i);
    main_verb(tree, i);
    pronoun_and_verb(tree, i);
    not_but(tree, i);
}

/// "criticized X most sharply": a word in -ly behind "most" is no object.
fn adverb_for_noun(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(verb) = word.head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    let degree = i > 0 && tags!["RBS", "RBR", "RB"].has(tree.words[i - 1].xpos);
    if word.upos != Upos::Noun || !tree.is(i, rel!["obj"]) || !word.form.ends_with("ly") || !degree {
        return;
    }
    let receiver = tree.child(verb, rel!["iobj"]);
    tree.change(i, |word| {
        (word.upos, word.xpos, word.relation) = (Upos::Adv, Xpos::new("RB"), Relation::new("advmod"));
    });
    if let Some(receiver) = receiver {
        tree.relate(receiver, "obj");
    }
}

/// "Those who slander China harm the camp": the second verb is the sentence's.
fn main_verb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(relative) = word.head.filter(|r| *r < i && tree.is(*r, rel!["acl:relcl"])) else { return };
    let Some(noun) = tree.words[relative].head.filter(|n| *n < relative && tree.root() == Some(*n)) else {
        return;
    };
    let bare = tags!["VB"].has(word.xpos)
        && tree.is(i, rel!["xcomp"])
        && tree.child(i, rel!["mark", "aux", "nsubj"]).is_none()
        && !BARE.has(&tree.lemma(relative));
    let who =
        tree.child(relative, rel!["nsubj"]).is_some_and(|s| tree.words[s].xpos.as_str().starts_with('W'));
    if bare && who && tree.child(noun, rel!["cop", "nsubj"]).is_none() {
        promote(tree, i, "nsubj");
        tree.change(i, |word| (word.xpos, word.head) = (Xpos::new("VBP"), None));
    }
}

/// "Recommend we back X": "we" is nobody's object.
fn pronoun_and_verb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let nominative = ["he", "i", "she", "they", "we"];
    if i == 0 || i + 1 >= tree.words.len() || word.upos == Upos::Verb {
        return;
    }
    let subject = i - 1;
    if !tree.is(subject, rel!["obj"]) || !VERBS_IN_S.has(tree.form(i)) {
        return;
    }
    let Some(verb) = word.head.filter(|v| *v < subject) else { return };
    let pronoun = nominative.contains(&tree.form(subject));
    if !pronoun || tree.words[subject].head != Some(verb) {
        return;
    }
    let object = tree.children(verb).find(|o| {
        *o > i
            && tree.child(*o, rel!["case"]).is_none()
            && matches!(tree.words[*o].upos, Upos::Propn | Upos::Noun)
    });
    let Some(object) = object else { return };
    tree.change(i, |word| {
        (word.upos, word.xpos, word.relation) = (Upos::Verb, Xpos::new("VB"), Relation::new("ccomp"));
        word.lemma = lower(&word.form).into();
    });
    hang(tree, subject, i, "nsubj");
    hang(tree, object, i, "obj");
}

/// "Not X but Y is the aggressor": of Y it is said.
fn not_but(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let joined = tree.is(i, rel!["conj"]);
    let Some(first) = word.head.filter(|f| joined && *f < i && tree.root() == Some(*f)) else { return };
    let not = tree
        .child(first, rel!["advmod"])
        .is_some_and(|n| n < first && tree.words[n].form.eq_ignore_ascii_case("not"));
    let other = tree.children(first).find(|o| {
        *o > first
            && *o < i
            && matches!(tree.words[*o].upos, Upos::Propn | Upos::Noun)
            && tree.is(*o, rel!["conj"])
    });
    let but = (first..i).any(|w| tree.words[w].form == "but");
    let free = tree.child(i, rel!["nsubj", "nsubj:pass"]).is_none();
    if let Some(other) = other.filter(|_| not && but && free) {
        promote(tree, i, "dep");
        tree.place(i, None);
        hang(tree, other, i, "nsubj");
    }
}
