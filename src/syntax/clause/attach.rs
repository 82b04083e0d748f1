//! What a parser often hangs from the wrong word, hung where it can belong, before clauses are read off.

use std::borrow::Cow;

use super::super::lemma::lemma;
use super::super::tags::{Relation, Upos, Xpos};
use super::super::tree::Tree;

/// Prepositions that a name has no complement with.
const NOT_OF_NAMES: [&str; 8] = ["against", "at", "on", "over", "toward", "towards", "upon", "with"];

/// The tree with such words hung anew, if there are any.
pub(super) fn mended(tree: &Tree) -> Cow<'_, Tree> {
    let mut tree = Cow::Borrowed(tree);
    for i in 0..tree.words.len() {
        joined_names(&mut tree, i);
        complement_of_name(&mut tree, i);
        past_tense(&mut tree, i);
        doubled_subject(&mut tree, i);
    }
    tree
}

fn case(tree: &Tree, i: usize) -> Option<String> {
    let mut children = tree.words.iter().filter(|w| w.head == Some(i) && w.relation.as_str() == "case");
    children.next().map(|w| w.form.to_lowercase())
}

/// True if a word is somewhere below another.
fn hangs_from(tree: &Tree, word: usize, above: usize) -> bool {
    let mut up = tree.words[word].head;
    // A sound tree has no cycles; the bound keeps an unsound one finite.
    for _ in 0..tree.words.len() {
        match up {
            Some(head) if head == above => return true,
            Some(head) => up = tree.words[head].head,
            None => return false,
        }
    }
    true
}

/// "the pressure of Iraq and Syria": the second name is joined to the first, not to the noun.
fn joined_names(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Some(head), Upos::Propn, "conj") = (word.head, word.upos, word.relation.as_str()) else { return };
    if i < 2 || head == i - 2 || case(tree, i).is_some() {
        return;
    }
    let first = i - 2;
    let other = &tree.words[first];
    let by_name = other.upos == Upos::Propn
        && matches!(other.relation.universal(), "nmod" | "obl" | "obj")
        && matches!(tree.words[i - 1].form.as_str(), "and" | "or");
    if by_name && !hangs_from(tree, first, i) {
        tree.to_mut().words[i].head = Some(first);
    }
}

/// "the pressure of Iraq on Lebanon": what stands with "on" belongs to the pressure.
fn complement_of_name(tree: &mut Cow<'_, Tree>, i: usize) {
    if tree.words[i].relation.universal() != "nmod" {
        return;
    }
    let Some(preposition) = case(tree, i) else { return };
    let Some(mut up) = tree.words[i].head else { return };
    if !NOT_OF_NAMES.contains(&preposition.as_str()) {
        return;
    }
    let is_name = |w: usize| tree.words[w].upos == Upos::Propn;
    if !is_name(up) {
        return;
    }
    while is_name(up) && matches!(tree.words[up].relation.universal(), "nmod" | "conj" | "obl") {
        match tree.words[up].head {
            Some(head) if head < i => up = head,
            _ => return,
        }
    }
    if !is_name(up) {
        let verb = tree.words[up].upos == Upos::Verb;
        let word = &mut tree.to_mut().words[i];
        word.head = Some(up);
        word.relation = Relation::new(if verb { "obl" } else { "nmod" });
    }
}

/// "The foreign minister Gromyko rejected …": role and name may both be made subjects; the role describes the name.
fn doubled_subject(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Propn || word.relation.as_str() != "nsubj" {
        return;
    }
    let head = word.head;
    let role = (0..i).rev().take_while(|w| tree.words[*w].upos != Upos::Punct);
    let role = role
        .filter(|w| tree.words[*w].upos == Upos::Noun)
        .find(|w| tree.words[*w].head == head && tree.words[*w].relation.as_str() == "nsubj");
    if let Some(role) = role {
        let role = &mut tree.to_mut().words[role];
        role.head = Some(i);
        role.relation = Relation::new("nmod:desc");
    }
}

/// "The reply satisfied the Norwegians": an adjective has no object and needs a copula.
fn past_tense(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Adj || !word.form.ends_with("ed") {
        return;
    }
    let has =
        |relation: &str| tree.words.iter().any(|w| w.head == Some(i) && w.relation.as_str() == relation);
    if has("obj") && has("nsubj") && !has("cop") {
        let form = word.form.clone();
        let word = &mut tree.to_mut().words[i];
        (word.upos, word.xpos) = (Upos::Verb, Xpos::new("VBD"));
        word.lemma = lemma(&form, word.upos, word.xpos);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Word, clauses};

    fn word(form: &str, upos: Upos, head: Option<usize>, relation: &str) -> Word {
        let (form, lemma, xpos) = (form.to_string(), form.to_lowercase(), Xpos::new("NNP"));
        Word { start: 0, end: form.len(), form, lemma, upos, xpos, head, relation: Relation::new(relation) }
    }

    #[test]
    fn a_name_that_hangs_from_the_joined_one_stays_below_it() {
        let words = vec![
            word("Envoys", Upos::Noun, None, "root"),
            word("Kim", Upos::Propn, Some(3), "nmod"),
            word("and", Upos::Cconj, Some(3), "cc"),
            word("Ho", Upos::Propn, Some(0), "conj"),
        ];
        let tree = Tree { words };
        assert_eq!(*mended(&tree), tree);
        assert!(!clauses(&tree).is_empty());
    }

    #[test]
    fn the_second_name_is_joined_to_the_first() {
        let words = vec![
            word("pressure", Upos::Noun, None, "root"),
            word("Iraq", Upos::Propn, Some(0), "nmod"),
            word("and", Upos::Cconj, Some(3), "cc"),
            word("Syria", Upos::Propn, Some(0), "conj"),
        ];
        assert_eq!(mended(&Tree { words }).words[3].head, Some(1));
    }
}
