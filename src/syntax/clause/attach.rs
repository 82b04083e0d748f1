//! What a parser often hangs from the wrong word, hung where it can belong, before clauses are read off.

use std::borrow::Cow;

use super::super::tags::{Relation, Upos};
use super::super::tree::Tree;
use super::{relative, retag};

/// Prepositions that a name has no complement with.
const NOT_OF_NAMES: [&str; 8] = ["against", "at", "on", "over", "toward", "towards", "upon", "with"];

/// The tree with such words hung anew, if there are any.
pub(super) fn mended(tree: &Tree) -> Cow<'_, Tree> {
    let mut tree = Cow::Borrowed(tree);
    for i in 0..tree.words.len() {
        retag::word(&mut tree, i);
    }
    for i in 0..tree.words.len() {
        joined_names(&mut tree, i);
        complement_of_name(&mut tree, i);
        doubled_subject(&mut tree, i);
        described_name(&mut tree, i);
        company_of_name(&mut tree, i);
        other_preposition(&mut tree, i);
        listed(&mut tree, i);
        receiver(&mut tree, i);
        predicate_beside(&mut tree, i);
        said_between(&mut tree, i);
        spoken_to(&mut tree, i);
        relative::clause(&mut tree, i);
    }
    tree
}

pub(super) fn case(tree: &Tree, i: usize) -> Option<String> {
    child(tree, i, &["case"]).map(|w| tree.words[w].form.to_lowercase())
}

/// The first word that depends on a word by one of some relations (subtypes spelled out).
pub(super) fn child(tree: &Tree, i: usize, relations: &[&str]) -> Option<usize> {
    tree.children(i).find(|c| relations.contains(&tree.words[*c].relation.as_str()))
}

/// Hangs a word anew, unless that would make a cycle.
pub(super) fn hang(tree: &mut Cow<'_, Tree>, i: usize, head: usize, relation: &str) -> bool {
    if i == head || hangs_from(tree, head, i) {
        return false;
    }
    let word = &mut tree.to_mut().words[i];
    word.head = Some(head);
    word.relation = Relation::new(relation);
    true
}

/// Gives a word another's place in the tree, and hangs that other from it.
pub(super) fn swap(tree: &mut Cow<'_, Tree>, up: usize, down: usize, relation: &str) {
    let above = tree.words[down].head;
    if up == down || above.is_some_and(|a| a == up || hangs_from(tree, a, up)) {
        return;
    }
    let words = &mut tree.to_mut().words;
    words[up].head = above;
    words[up].relation = words[down].relation;
    words[down].head = Some(up);
    words[down].relation = Relation::new(relation);
}

/// True if a word is somewhere below another.
pub(super) fn hangs_from(tree: &Tree, word: usize, above: usize) -> bool {
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

/// "The tyrant Batista ordered uniforms": the label is taken for the head of the sentence, the verb for a part of it.
/// With a subject and an object the verb has no gap that the label could fill.
fn described_name(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Noun
        || word.relation != Relation::ROOT
        || child(tree, i, &["cop", "nsubj"]).is_some()
    {
        return;
    }
    let full = |v: &usize| {
        let name = child(tree, *v, &["nsubj"]).filter(|n| tree.words[*n].upos == Upos::Propn);
        name == Some(i + 1) && child(tree, *v, &["obj", "ccomp"]).is_some()
    };
    let verb = tree.children(i).filter(|v| tree.words[*v].relation.universal() == "acl").find(full);
    if let Some(verb) = verb {
        swap(tree, verb, i, "dep");
        hang(tree, i, i + 1, "nmod:desc");
    }
}

/// "the Chiang Kai-shek gang": the noun behind a name is the head, though it may look like a part of the name.
fn company_of_name(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(name) = word.head.filter(|h| *h < i) else { return };
    let common = word.upos == Upos::Noun && word.form.starts_with(char::is_lowercase);
    if !common || word.relation.as_str() != "flat" || tree.words[name].upos != Upos::Propn {
        return;
    }
    if (name + 1..i).any(|w| tree.words[w].head != Some(name)) && i - name > 5 {
        return;
    }
    swap(tree, i, name, "compound");
    for w in 0..tree.words.len() {
        let own = tree.words[w].relation.as_str();
        if tree.words[w].head == Some(name) && (w > i || matches!(own, "det" | "nmod:poss" | "amod" | "case"))
        {
            let relation = tree.words[w].relation.as_str();
            hang(tree, w, i, relation);
        }
    }
}

/// "in favour of Serbia and against Bulgaria": a joined phrase with a preposition of its own stands beside the whole
/// phrase before it.
fn other_preposition(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Some(first), "conj") = (word.head.filter(|h| *h < i), word.relation.as_str()) else { return };
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

/// "struck Egypt first, then Jordan": a name that stands beside the verb goes on with the list.
fn listed(tree: &mut Cow<'_, Tree>, i: usize) {
    const NEXT: [&str; 8] = ["afterwards", "also", "finally", "later", "next", "subsequently", "then", "too"];
    let word = &tree.words[i];
    let (Some(verb), Upos::Propn, "parataxis" | "conj") = (word.head, word.upos, word.relation.as_str())
    else {
        return;
    };
    let bare = child(tree, i, &["case", "nsubj", "cop", "obj", "aux"]).is_none();
    let goes_on = tree.children(i).any(|c| NEXT.contains(&tree.words[c].form.to_lowercase().as_str()));
    if !bare || !goes_on || tree.words[verb].upos != Upos::Verb {
        return;
    }
    let before = tree.children(verb).filter(|c| {
        *c < i && *c > verb && matches!(tree.words[*c].relation.as_str(), "obj" | "obl" | "obl:agent")
    });
    if let Some(first) = before.filter(|c| tree.words[*c].upos == Upos::Propn).last() {
        hang(tree, i, first, "conj");
    }
}

/// "gave Poland forty hours", "sent Finland arms", "gave the Egyptians credits": a name right behind a verb of giving
/// is the receiver, not a part of the gift's name.
fn receiver(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Some(gift), Upos::Propn, "compound") =
        (word.head.filter(|h| *h > i), word.upos, word.relation.as_str())
    else {
        return;
    };
    let Some(verb) = tree.words[gift].head.filter(|v| *v < i) else { return };
    let gift_word = &tree.words[gift];
    let giving = super::repair::is_giving(&tree.words[verb].lemma.to_lowercase());
    let sound = gift_word.upos == Upos::Noun && gift_word.relation.as_str() == "obj" && giving;
    let determined = tree.words[i - 1].relation.as_str() == "det" && verb + 2 == i;
    let people = determined && tree.words[i].xpos.as_str() == "NNPS";
    let apart = gift > i + 1 && (i + 1..gift).all(|w| tree.words[w].upos != Upos::Propn);
    let several = matches!(gift_word.xpos.as_str(), "NNS" | "NN") && gift == i + 1;
    let shout = word.form.chars().all(char::is_uppercase);
    if sound && (people || verb + 1 == i && !shout && (apart || several)) {
        let determiner = i - 1;
        if hang(tree, i, verb, "iobj") && people {
            hang(tree, determiner, i, "det");
        }
    }
}

/// "Albania, Hoxha added, will never kneel": the second name speaks.
fn said_between(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let verb = i + 1;
    if word.upos != Upos::Propn || word.relation.as_str() != "appos" || verb >= tree.words.len() {
        return;
    }
    let said = tree.words[verb].upos == Upos::Verb
        && tree.words[verb].relation.as_str() == "parataxis"
        && matches!(tree.words[verb].xpos.as_str(), "VBD" | "VBZ");
    if said && child(tree, verb, &["nsubj", "obj"]).is_none() {
        hang(tree, i, verb, "nsubj");
    }
}

/// "Italy, the Count said, cannot accept this": not spoken to but the subject of what is said.
fn spoken_to(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Some(verb), "vocative") = (word.head.filter(|v| *v > i), word.relation.as_str()) else { return };
    let Some(said) = child(tree, verb, &["ccomp"]).filter(|c| *c > verb) else { return };
    let finite = |w: usize| matches!(tree.words[w].xpos.as_str(), "VBD" | "VBZ" | "MD");
    let subject = ["nsubj", "nsubj:pass", "expl", "csubj"];
    let open =
        finite(said) || tree.children(said).any(|c| tree.words[c].relation.universal() == "aux" && finite(c));
    if open && child(tree, verb, &["nsubj"]).is_some() && child(tree, said, &subject).is_none() {
        let passive = child(tree, said, &["aux:pass"]).is_some();
        hang(tree, i, said, if passive { "nsubj:pass" } else { "nsubj" });
    }
}

/// "Thieu, that lackey of Washington,": a noun without a verb is no relative clause but says what the name is.
fn predicate_beside(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(name) = word.head.filter(|h| *h < i) else { return };
    let verbal = ["nsubj", "nsubj:pass", "cop", "aux", "mark", "obj", "advmod"];
    if word.upos == Upos::Noun
        && word.relation.as_str() == "acl:relcl"
        && tree.words[name].upos == Upos::Propn
        && child(tree, i, &verbal).is_none()
    {
        hang(tree, i, name, "appos");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tags::Xpos;
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
