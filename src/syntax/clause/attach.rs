//! What a parser often hangs from the wrong word, hung where it can belong, before clauses are read off.

use std::borrow::Cow;

use super::super::tags::{Relation, Upos, rel, under};
use super::super::tree::Tree;
use super::draft::Draft;
use super::{mains, names, relative, retag, small, telegram};

/// Prepositions that a name has no complement with.
const NOT_OF_NAMES: [&str; 8] = ["against", "at", "on", "over", "toward", "towards", "upon", "with"];

/// The tree with such words hung anew, if there are any.
pub(super) fn mended(tree: Cow<'_, Tree>) -> Cow<'_, Tree> {
    let mut tree = Draft::new(tree);
    for i in 0..tree.words.len() {
        retag::word(&mut tree, i);
    }
    let terse = !telegram::has_article(&tree);
    for i in 0..tree.words.len() {
        joined_names(&mut tree, i);
        complement_of_name(&mut tree, i);
        doubled_subject(&mut tree, i);
        other_preposition(&mut tree, i);
        listed(&mut tree, i);
        names::word(&mut tree, i);
        relative::clause(&mut tree, i);
        small::word(&mut tree, i);
        mains::word(&mut tree, i);
        telegram::word(&mut tree, i, terse);
        charged_by(&mut tree, i);
    }
    tree.finish()
}

pub(super) fn case<'a>(tree: &'a Draft<'_>, i: usize) -> Option<&'a str> {
    tree.child(i, rel!["case"]).map(|w| tree.form(w))
}

pub(super) fn relation(tree: &Draft<'_>, i: usize) -> &'static str {
    tree.words[i].relation.as_str()
}

/// Hangs a word anew, unless that would make a cycle.
pub(super) fn hang(tree: &mut Draft<'_>, i: usize, head: usize, relation: &str) -> bool {
    if i == head || tree.hangs_from(head, i) {
        return false;
    }
    tree.change(i, |word| (word.head, word.relation) = (Some(head), Relation::new(relation)));
    true
}

/// Gives a word another's place in the tree, and hangs that other from it.
pub(super) fn swap(tree: &mut Draft<'_>, up: usize, down: usize, relation: &str) {
    let above = tree.words[down].head;
    if up == down || above.is_some_and(|a| a == up || tree.hangs_from(a, up)) {
        return;
    }
    let own = tree.words[down].relation;
    tree.change(up, |word| (word.head, word.relation) = (above, own));
    tree.change(down, |word| (word.head, word.relation) = (Some(up), Relation::new(relation)));
}

/// "the pressure of Iraq and Syria": the second name is joined to the first, not to the noun.
fn joined_names(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(head), Upos::Propn, true) = (word.head, word.upos, tree.is(i, rel!["conj"])) else { return };
    if i < 2 || head == i - 2 || case(tree, i).is_some() {
        return;
    }
    let first = i - 2;
    let other = &tree.words[first];
    let by_name = other.upos == Upos::Propn
        && under!["nmod", "obl", "obj"].has(other.relation)
        && matches!(tree.words[i - 1].form.as_str(), "and" | "or");
    if by_name {
        hang(tree, i, first, "conj");
    }
}

/// "the pressure of Iraq on Lebanon": what stands with "on" belongs to the pressure.
fn complement_of_name(tree: &mut Draft<'_>, i: usize) {
    if !under!["nmod"].has(tree.words[i].relation) {
        return;
    }
    let Some(preposition) = case(tree, i) else { return };
    let Some(mut up) = tree.words[i].head else { return };
    if !NOT_OF_NAMES.contains(&preposition) {
        return;
    }
    let is_name = |w: usize| tree.words[w].upos == Upos::Propn;
    if !is_name(up) {
        return;
    }
    while is_name(up) && under!["nmod", "conj", "obl"].has(tree.words[up].relation) {
        match tree.words[up].head {
            Some(head) if head < i => up = head,
            _ => return,
        }
    }
    if !is_name(up) {
        let relation = if tree.words[up].upos == Upos::Verb { "obl" } else { "nmod" };
        hang(tree, i, up, relation);
    }
}

/// "The foreign minister Gromyko rejected …": role and name may both be made subjects; the role describes the name.
fn doubled_subject(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Propn || !rel!["nsubj"].has(word.relation) {
        return;
    }
    let head = word.head;
    let role = (0..i).rev().take_while(|w| tree.words[*w].upos != Upos::Punct);
    let role = role
        .filter(|w| tree.words[*w].upos == Upos::Noun)
        .find(|w| tree.words[*w].head == head && rel!["nsubj"].has(tree.words[*w].relation));
    if let Some(role) = role {
        hang(tree, role, i, "nmod:desc");
    }
}

/// "in favour of Serbia and against Bulgaria": a joined phrase with a preposition of its own stands beside the whole
/// phrase before it.
fn other_preposition(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(first), true) = (word.head.filter(|h| *h < i), tree.is(i, rel!["conj"])) else { return };
    let (Some(own), Some(mut other)) = (case(tree, i), case(tree, first)) else { return };
    let nominal = |w: usize| matches!(tree.words[w].upos, Upos::Noun | Upos::Propn | Upos::Pron);
    if own == other || !nominal(i) || !nominal(first) {
        return;
    }
    let mut at = first;
    while let Some(up) = tree.words[at].head {
        if other == "of"
            && let Some(case) = case(tree, up)
        {
            (at, other) = (up, case);
            continue;
        }
        let relation = if tree.words[up].upos == Upos::Verb { "obl" } else { "nmod" };
        hang(tree, i, up, relation);
        return;
    }
}

/// "was accused by X of doing": what is done stands with the verb, not with the one who accuses.
fn charged_by(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(agent), "acl", "VBG") =
        (word.head.filter(|h| *h < i), word.relation.as_str(), word.xpos.as_str())
    else {
        return;
    };
    let by = rel!["obl:agent"].has(tree.words[agent].relation)
        || rel!["obl"].has(tree.words[agent].relation) && case(tree, agent).is_some_and(|c| c == "by");
    let mark = tree.child(i, rel!["mark"]).map(|m| tree.form(m));
    let charged = mark.is_some_and(|m| matches!(m, "for" | "from" | "of" | "against" | "with"));
    if let Some(verb) = tree.words[agent].head.filter(|v| by && charged && *v < agent)
        && tree.child(verb, rel!["aux:pass", "nsubj:pass"]).is_some()
    {
        hang(tree, i, verb, "advcl");
    }
}

/// "struck Egypt first, then Jordan": a name that stands beside the verb goes on with the list.
fn listed(tree: &mut Draft<'_>, i: usize) {
    const NEXT: [&str; 8] = ["afterwards", "also", "finally", "later", "next", "subsequently", "then", "too"];
    let word = &tree.words[i];
    let (Some(verb), Upos::Propn, "parataxis" | "conj") = (word.head, word.upos, word.relation.as_str())
    else {
        return;
    };
    let bare = tree.child(i, rel!["case", "nsubj", "cop", "obj", "aux"]).is_none();
    let goes_on = tree.children(i).any(|c| NEXT.contains(&tree.form(c)));
    if !bare || !goes_on || tree.words[verb].upos != Upos::Verb {
        return;
    }
    let before = tree
        .children(verb)
        .filter(|c| *c < i && *c > verb && rel!["obj", "obl", "obl:agent"].has(tree.words[*c].relation));
    if let Some(first) = before.filter(|c| tree.words[*c].upos == Upos::Propn).last() {
        hang(tree, i, first, "conj");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tags::Xpos;
    use super::*;
    use crate::syntax::{Word, clauses};

    fn word(form: &str, upos: Upos, head: Option<usize>, relation: &str) -> Word {
        let (end, xpos) = (form.len(), Xpos::new("NNP"));
        let (form, lemma) = (form.into(), form.to_lowercase().into());
        Word { start: 0, end, form, lemma, upos, xpos, head, relation: Relation::new(relation) }
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
        assert_eq!(*mended(Cow::Borrowed(&tree)), tree);
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
        assert_eq!(mended(Cow::Owned(Tree { words })).words[3].head, Some(1));
    }
}
