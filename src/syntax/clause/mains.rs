//! Main verbs and predicates that are taken for a part of what stands before them.

use std::borrow::Cow;

use super::super::tags::{Relation, Upos, Xpos};
use super::super::tree::Tree;
use super::attach::{child, hang, relation};
use super::retag::promote;
use super::telegram::VERBS_IN_S;

/// Verbs with a bare infinitive behind their object.
const BARE: [&str; 13] =
    ["bid", "dare", "do", "feel", "hear", "help", "let", "make", "need", "notice", "observe", "see", "watch"];

pub(super) fn word(tree: &mut Cow<'_, Tree>, i: usize) {
    adverb_for_noun(tree, i);
    main_verb(tree, i);
    pronoun_and_verb(tree, i);
    not_but(tree, i);
}

/// "criticized X most sharply": a word in -ly behind "most" is no object.
fn adverb_for_noun(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(verb) = word.head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    let degree = i > 0 && matches!(tree.words[i - 1].xpos.as_str(), "RBS" | "RBR" | "RB");
    if word.upos != Upos::Noun || relation(tree, i) != "obj" || !word.form.ends_with("ly") || !degree {
        return;
    }
    let receiver = child(tree, verb, &["iobj"]);
    let words = &mut tree.to_mut().words;
    (words[i].upos, words[i].xpos, words[i].relation) = (Upos::Adv, Xpos::new("RB"), Relation::new("advmod"));
    if let Some(receiver) = receiver {
        words[receiver].relation = Relation::new("obj");
    }
}

/// "Those who slander China harm the camp": the second verb is the sentence's.
fn main_verb(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(relative) = word.head.filter(|r| *r < i && relation(tree, *r) == "acl:relcl") else { return };
    let Some(noun) = tree.words[relative].head.filter(|n| *n < relative && tree.root() == Some(*n)) else {
        return;
    };
    let bare = word.xpos.as_str() == "VB"
        && relation(tree, i) == "xcomp"
        && child(tree, i, &["mark", "aux", "nsubj"]).is_none()
        && !BARE.contains(&tree.words[relative].lemma.to_lowercase().as_str());
    let who = child(tree, relative, &["nsubj"]).is_some_and(|s| tree.words[s].xpos.as_str().starts_with('W'));
    if bare && who && child(tree, noun, &["cop", "nsubj"]).is_none() {
        promote(tree, i, "nsubj");
        let word = &mut tree.to_mut().words[i];
        (word.xpos, word.head) = (Xpos::new("VBP"), None);
    }
}

/// "Recommend we back X": "we" is nobody's object.
fn pronoun_and_verb(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let nominative = ["he", "i", "she", "they", "we"];
    if i == 0
        || i + 1 >= tree.words.len()
        || !VERBS_IN_S.contains(&word.form.to_lowercase().as_str())
        || word.upos == Upos::Verb
    {
        return;
    }
    let subject = i - 1;
    let Some(verb) = word.head.filter(|v| *v < subject) else { return };
    let pronoun = nominative.contains(&tree.words[subject].form.to_lowercase().as_str());
    if !pronoun || tree.words[subject].head != Some(verb) || relation(tree, subject) != "obj" {
        return;
    }
    let object = tree.children(verb).find(|o| {
        *o > i
            && child(tree, *o, &["case"]).is_none()
            && matches!(tree.words[*o].upos, Upos::Propn | Upos::Noun)
    });
    let Some(object) = object else { return };
    let word = &mut tree.to_mut().words[i];
    (word.upos, word.xpos, word.relation) = (Upos::Verb, Xpos::new("VB"), Relation::new("ccomp"));
    word.lemma = word.form.to_lowercase();
    hang(tree, subject, i, "nsubj");
    hang(tree, object, i, "obj");
}

/// "Not X but Y is the aggressor": of Y it is said.
fn not_but(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(first) = word.head.filter(|f| *f < i && tree.root() == Some(*f)) else { return };
    let not = child(tree, first, &["advmod"])
        .is_some_and(|n| n < first && tree.words[n].form.eq_ignore_ascii_case("not"));
    let other = tree.children(first).find(|o| {
        *o > first
            && *o < i
            && matches!(tree.words[*o].upos, Upos::Propn | Upos::Noun)
            && relation(tree, *o) == "conj"
    });
    let but = (first..i).any(|w| tree.words[w].form == "but");
    let free = child(tree, i, &["nsubj", "nsubj:pass"]).is_none();
    if let Some(other) = other.filter(|_| not && but && free && relation(tree, i) == "conj") {
        promote(tree, i, "dep");
        tree.to_mut().words[i].head = None;
        hang(tree, other, i, "nsubj");
    }
}
