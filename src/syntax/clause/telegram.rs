//! Telegrams and headings leave out articles, copulas and "to"; what is left looks to a parser like a noun phrase.

use super::super::tags::{Relation, Upos, Xpos, rel, tags, under};
use super::super::tree::Word;
use super::attach::{hang, relation, swap};
use super::draft::Draft;
use super::repair::is_people;
use super::retag::promote;
use super::small::as_adjective;
use crate::words::Words;

/// Words before an adjective that stand before no verb.
static VERY: Words = Words::of(
    "awfully especially exceedingly extraordinarily extremely highly increasingly most quite rather \
    somewhat so too very",
);
/// What is followed by an infinitive, in telegrams without "to".
static TO_DO: Words = Words::of(
    "able afraid agree anxious attempt cease continue decide decline desire eager endeavor expect \
    fail hesitate hope inclined intend plan prefer prepared promise propose ready refuse reluctant \
    seek try unable unwilling want willing wish",
);
/// Plurals that are as often a verb: "…, doubts sincerity of X".
pub(super) static VERBS_IN_S: Words = Words::of(
    "attack back blame claim demand desire doubt favor favour fear hope need offer oppose plan praise \
    promise regret request reproach respect stress support trust urge want wish",
);

/// `terse`: the sentence has no article.
pub(super) fn word(tree: &mut Draft<'_>, i: usize, terse: bool) {
    adjective_for_adverb(tree, i);
    adjective_for_verb(tree, i);
    without_to(tree, i);
    if terse {
        people_before_adjective(tree, i);
        noun_and_adjective(tree, i);
        participle(tree, i);
        next_verb(tree, i);
        wishing(tree, i);
    }
}

pub(super) fn has_article(tree: &Draft<'_>) -> bool {
    tree.words
        .iter()
        .any(|w| rel!["det"].has(w.relation) && matches!(w.form.to_lowercase().as_str(), "the" | "a" | "an"))
}

fn has_finite(words: &[Word]) -> bool {
    words.iter().any(|w| tags!["VBD", "VBZ", "VBP", "MD"].has(w.xpos))
}

/// "Soviet offer not sincere": with a subject and without a copula no adverb.
fn adjective_for_adverb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let subject = tree.child(i, rel!["nsubj"]).filter(|s| *s < i);
    let nominal = |s: usize| matches!(tree.words[s].upos, Upos::Noun | Upos::Propn);
    if word.upos == Upos::Adv
        && !word.form.ends_with("ly")
        && tree.is(i, rel!["root", "ccomp", "conj"])
        && subject.is_some_and(nominal)
        && tree.child(i, rel!["cop", "aux", "obj"]).is_none()
        && !["here", "there", "away", "abroad", "home", "back"].contains(&word.form.to_lowercase().as_str())
    {
        as_adjective(tree, i);
    }
}

/// "Diem very bitter about French": behind "very" no verb.
fn adjective_for_verb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let very = i > 0 && VERY.has(tree.form(i - 1));
    if word.upos == Upos::Verb
        && very
        && tree.words[i - 1].head == Some(i)
        && word.lemma.eq_ignore_ascii_case(&word.form)
        && tags!["VB", "VBP", "VBN", "VBD"].has(word.xpos)
        && tree.child(i, rel!["obj", "aux", "mark", "ccomp"]).is_none()
    {
        let often = matches!(tree.form(i - 1), "so" | "most" | "rather" | "especially");
        let plain = tree.child(i, rel!["nsubj"]).is_none_or(|s| tree.words[s].upos == Upos::Propn);
        if !often && plain {
            as_adjective(tree, i);
        }
    }
}

/// "Learned from consul French refuse discuss Algeria": the infinitive belongs to the word before it.
fn without_to(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if i == 0 || !tags!["VB"].has(word.xpos) || !tree.is(i, rel!["ccomp", "xcomp", "advcl", "parataxis"]) {
        return;
    }
    let before = i - 1;
    let wants = TO_DO.has(&tree.lemma(before)) && matches!(tree.words[before].upos, Upos::Verb | Upos::Adj);
    if wants && word.head != Some(before) && tree.child(i, rel!["mark", "aux", "nsubj"]).is_none() {
        hang(tree, i, before, "xcomp");
    }
}

/// "British unhappy about Egypt": the people is of this mind.
fn people_before_adjective(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos != Upos::Adj || word.relation != Relation::ROOT {
        return;
    }
    let people = tree.child(i, rel!["amod", "compound"]).filter(|p| *p < i && is_people(tree, *p));
    if let Some(people) =
        people.filter(|_| tree.child(i, rel!["nsubj", "cop", "case"]).is_none() && !has_finite(&tree.words))
    {
        tree.relate(people, "nsubj");
    }
}

/// "Soviet proposal unacceptable", "French attitude toward Tunisia deplorable": an adjective behind its noun.
fn noun_and_adjective(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(mut noun) = word.head.filter(|n| *n < i) else { return };
    let last = tree.words[i + 1..].iter().all(|w| w.upos == Upos::Punct);
    if word.upos != Upos::Adj || !last || has_finite(&tree.words) || is_people(tree, i) {
        return;
    }
    match relation(tree, i) {
        "amod" if noun + 1 == i => {}
        "nmod" | "obl" => {
            let name =
                tree.child(i, rel!["compound"]).filter(|n| *n + 1 == i && tree.words[*n].upos == Upos::Propn);
            let (Some(name), Some(case)) = (name, tree.child(i, rel!["case"])) else { return };
            if !hang(tree, name, noun, "nmod") {
                return;
            }
            hang(tree, case, name, "case");
        }
        _ => return,
    }
    while let Some(up) = tree.words[noun].head
        && under!["nmod"].has(tree.words[noun].relation)
    {
        noun = up;
    }
    if tree.root() == Some(noun) && matches!(tree.words[noun].upos, Upos::Noun | Upos::Propn) {
        promote(tree, i, "nsubj");
        tree.place(i, None);
    }
}

/// "Soviets delivering tanks to X", "convinced Indians planning attack": the participle is the predicate of the people
/// before it.
fn participle(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(object) = word.head.filter(|o| *o > i && *o < i + 3) else { return };
    let ing = word.form.ends_with("ing") && matches!(word.upos, Upos::Verb | Upos::Noun);
    if i == 0 || !ing || !tree.is(i, rel!["amod", "compound"]) || tree.words[object].upos != Upos::Noun {
        return;
    }
    let doer = i - 1;
    let people = tags!["NNPS", "NNS"].has(tree.words[doer].xpos) && is_people(tree, doer)
        || tree.words[doer].upos == Upos::Propn
            && rel!["obj"].has(tree.words[object].relation)
            && tree.words[object].head.is_some_and(|v| v + 1 == doer && thinks(tree, v));
    let case = tree.child(object, rel!["case", "det", "nmod:poss"]).filter(|c| *c > doer);
    let owned = tree.words[doer + 1..=i].iter().any(|w| w.form.contains('’') || w.form.contains('\''));
    let root = tree.root() == Some(object);
    if !people || case.is_some() || owned || root && has_finite(&tree.words) {
        return;
    }
    if tree.words[object].head == Some(doer) {
        // "Pakistanis convinced Indians planning attack": the second people is no part of the first one's name.
        let Some(first) = tree.words[doer].head.filter(|f| *f < doer) else { return };
        let verb = (first + 1..doer)
            .find(|v| tree.words[*v].upos == Upos::Verb && tree.words[first].head == Some(*v));
        let Some(verb) = verb.filter(|_| tree.is(doer, rel!["flat", "compound"])) else { return };
        hang(tree, doer, verb, "obj");
        tree.relate(object, "ccomp");
        hang(tree, object, verb, "ccomp");
    }
    swap(tree, i, object, "obj");
    if rel!["obj"].has(tree.words[i].relation) {
        tree.relate(i, "ccomp");
    }
    tree.change(i, |word| {
        (word.upos, word.xpos) = (Upos::Verb, Xpos::new("VBG"));
        word.lemma = super::super::lemma::lemma(&word.form, Upos::Verb, Xpos::new("VBG"));
    });
    hang(tree, doer, i, "nsubj");
    let before: Vec<usize> = tree.children(object).filter(|c| *c < doer).collect();
    for w in before {
        hang(tree, w, doer, "compound");
    }
    // "According good source Soviets …": the phrase before the people is not a part of it.
    let phrase = tree.children(doer).find(|w| {
        *w < doer && tree.words[*w].upos == Upos::Noun && tree.child(*w, rel!["case"]).is_some_and(|c| c < *w)
    });
    if let Some(phrase) = phrase {
        hang(tree, phrase, i, "obl");
    }
}

fn thinks(tree: &Draft<'_>, verb: usize) -> bool {
    static THINKING: Words = Words::of(
        "believe claim convince convinced fear feel hear indicate learn report say state suspect think",
    );
    THINKING.has(&tree.lemma(verb))
}

/// "thanked X for missiles, doubts sincerity of Y": a plural before a noun, behind a comma, is the next verb.
fn next_verb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(object) = word.head.filter(|o| *o > i && *o < i + 3) else { return };
    let plural =
        tags!["NNS"].has(word.xpos) && tree.is(i, rel!["compound"]) && tree.words[object].upos == Upos::Noun;
    if !plural || i < 3 || tree.words[i - 1].form != "," || !VERBS_IN_S.has(&word.lemma) {
        return;
    }
    let Some(verb) = tree.root().filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    tree.change(i, |word| (word.upos, word.xpos) = (Upos::Verb, Xpos::new("VBZ")));
    if hang(tree, i, verb, "conj") {
        hang(tree, object, i, "obj");
    }
}

/// "Dutch urge US support position": a people with what it wishes; the verb is taken for its noun.
fn wishing(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if i == 0
        || !tags!["NN"].has(word.xpos)
        || word.relation != Relation::ROOT
        || has_finite(&tree.words[..i])
    {
        return;
    }
    let people = i - 1;
    let said = tree.child(i, rel!["ccomp"]).filter(|c| *c > i);
    let that = said.and_then(|c| tree.child(c, rel!["mark"])).is_some();
    let sound =
        is_people(tree, people) && tree.is(people, rel!["amod"]) && tree.words[people].head == Some(i);
    if said.is_some() && !that && sound && VERBS_IN_S.has(&word.lemma) {
        tree.change(i, |word| (word.upos, word.xpos) = (Upos::Verb, Xpos::new("VBP")));
        tree.relate(people, "nsubj");
    }
}
