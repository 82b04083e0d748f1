//! Names that a parser hangs in the wrong place: behind a label, before a noun, between subject and verb.

use super::super::tags::{Relation, Upos, rel, tags, under};
use super::attach::{hang, swap};
use super::draft::Draft;
use super::verbs;

pub(super) fn word(tree: &mut Draft<'_>, i: usize) {
    described_name(tree, i);
    company_of_name(tree, i);
    receiver(tree, i);
    predicate_beside(tree, i);
    said_between(tree, i);
    spoken_to(tree, i);
}

/// "The tyrant Batista ordered uniforms": the label is taken for the head of the sentence, the verb for a part of it.
/// With a subject and an object the verb has no gap that the label could fill.
fn described_name(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Noun
        || word.relation != Relation::ROOT
        || tree.child(i, rel!["cop", "nsubj"]).is_some()
    {
        return;
    }
    let full = |v: &usize| {
        let name = tree.child(*v, rel!["nsubj"]).filter(|n| tree.words[*n].upos == Upos::Propn);
        name == Some(i + 1) && tree.child(*v, rel!["obj", "ccomp"]).is_some()
    };
    let verb = tree.children(i).filter(|v| under!["acl"].has(tree.words[*v].relation)).find(full);
    if let Some(verb) = verb {
        swap(tree, verb, i, "dep");
        hang(tree, i, i + 1, "nmod:desc");
    }
}

/// "the Chiang Kai-shek gang": the noun behind a name is the head, though it may look like a part of the name.
fn company_of_name(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(name) = word.head.filter(|h| *h < i) else { return };
    let common = word.upos == Upos::Noun && word.form.starts_with(char::is_lowercase);
    if !common || !rel!["flat"].has(word.relation) || tree.words[name].upos != Upos::Propn {
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

/// "gave Poland forty hours", "sent Finland arms", "gave the Egyptians credits": a name right behind a verb of giving
/// is the receiver, not a part of the gift's name.
fn receiver(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(gift), Upos::Propn, "compound") =
        (word.head.filter(|h| *h > i), word.upos, word.relation.as_str())
    else {
        return;
    };
    let Some(verb) = tree.words[gift].head.filter(|v| *v < i) else { return };
    let gift_word = &tree.words[gift];
    let giving = verbs::is_giving(&tree.lemma(verb));
    let sound = gift_word.upos == Upos::Noun && rel!["obj"].has(gift_word.relation) && giving;
    let determined = rel!["det"].has(tree.words[i - 1].relation) && verb + 2 == i;
    let people = determined && tags!["NNPS"].has(tree.words[i].xpos);
    let apart = gift > i + 1 && (i + 1..gift).all(|w| tree.words[w].upos != Upos::Propn);
    let several = tags!["NNS", "NN"].has(gift_word.xpos) && gift == i + 1;
    let shout = word.form.chars().all(char::is_uppercase);
    if sound && (people || verb + 1 == i && !shout && (apart || several)) {
        let determiner = i - 1;
        if hang(tree, i, verb, "iobj") && people {
            hang(tree, determiner, i, "det");
        }
    }
}

/// "Albania, Hoxha added, will never kneel": the second name speaks.
fn said_between(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let verb = i + 1;
    if word.upos != Upos::Propn || !rel!["appos"].has(word.relation) || verb >= tree.words.len() {
        return;
    }
    let said = tree.words[verb].upos == Upos::Verb
        && rel!["parataxis"].has(tree.words[verb].relation)
        && tags!["VBD", "VBZ"].has(tree.words[verb].xpos);
    if said && tree.child(verb, rel!["nsubj", "obj"]).is_none() {
        hang(tree, i, verb, "nsubj");
    }
}

/// "Italy, the Count said, cannot accept this": not spoken to but the subject of what is said.
fn spoken_to(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(verb), true) = (word.head.filter(|v| *v > i), tree.is(i, rel!["vocative"])) else { return };
    let Some(said) = tree.child(verb, rel!["ccomp"]).filter(|c| *c > verb) else { return };
    let finite = |w: usize| tags!["VBD", "VBZ", "MD"].has(tree.words[w].xpos);
    let subject = rel!["nsubj", "nsubj:pass", "expl", "csubj"];
    let open =
        finite(said) || tree.children(said).any(|c| under!["aux"].has(tree.words[c].relation) && finite(c));
    if open && tree.child(verb, rel!["nsubj"]).is_some() && tree.child(said, subject).is_none() {
        let passive = tree.child(said, rel!["aux:pass"]).is_some();
        hang(tree, i, said, if passive { "nsubj:pass" } else { "nsubj" });
    }
}

/// "Thieu, that lackey of Washington,": a noun without a verb is no relative clause but says what the name is.
fn predicate_beside(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(name) = word.head.filter(|h| *h < i) else { return };
    let verbal = rel!["nsubj", "nsubj:pass", "cop", "aux", "mark", "obj", "advmod"];
    if word.upos == Upos::Noun
        && rel!["acl:relcl"].has(word.relation)
        && tree.words[name].upos == Upos::Propn
        && tree.child(i, verbal).is_none()
    {
        hang(tree, i, name, "appos");
    }
}
