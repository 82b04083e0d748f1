//! Words that a parser takes for another part of speech, known by what stands around them.

use super::super::lemma::lemma;
use super::super::tags::{Relation, Upos, Xpos, rel, tags, under};
use super::attach::{hang, swap};
use super::draft::Draft;
use crate::words::Words;

/// Adjectives in the form of a participle that no verb has.
static NO_PARTICIPLES: Words = Words::of(
    "disconcerting forthcoming overbearing painstaking scathing unbending uncaring uncomprehending \
    uncompromising unfeeling unflinching unforgiving unrelenting unsparing unwavering unyielding",
);

/// Adjectives from verbs of feeling: "was disappointing", but "was disappointing its friends".
static OF_FEELING: Words = Words::of(
    "alarming alienating annoying astonishing baffling charming confusing convincing damaging \
    depressing disappointing discouraging disheartening dismaying disquieting distressing disturbing \
    embarrassing encouraging frightening frustrating gratifying heartening humiliating insulting \
    irritating misleading perplexing promising puzzling reassuring refreshing shocking striking \
    troubling worrying",
);

/// What makes the clause after it a clause of its own.
static SUBORDINATORS: Words = Words::of("although because if once since that though unless whenever while");

pub(super) fn word(tree: &mut Draft<'_>, i: usize) {
    past_tense(tree, i);
    present_tense(tree, i);
    verb_of_two(tree, i);
    gerund(tree, i);
    after_to(tree, i);
    noun_after_verb(tree, i);
    name_as_auxiliary(tree, i);
    bare_oblique(tree, i);
    caused(tree, i);
    modal(tree, i);
    joined_participle(tree, i);
    let form = tree.form(i);
    if !form.ends_with("ing") {
        return;
    }
    let felt = OF_FEELING.has(form)
        && tree.child(i, rel!["obj", "ccomp", "xcomp"]).is_none()
        && tree.child(i, rel!["aux"]).is_some_and(|a| tree.words[a].lemma == "be");
    if felt || NO_PARTICIPLES.has(form) {
        tag(tree, i, Upos::Adj, "JJ");
        let word = |w: usize| &tree.words[w];
        let aux = tree.children(i).find(|c| rel!["aux"].has(word(*c).relation) && word(*c).lemma == "be");
        if let Some(aux) = aux {
            tree.relate(aux, "cop");
        }
    }
}

fn tag(tree: &mut Draft<'_>, i: usize, upos: Upos, xpos: &str) {
    let word = &tree.words[i];
    let xpos = Xpos::new(xpos);
    if word.upos != upos || word.xpos != xpos {
        tree.change(i, |word| {
            (word.upos, word.xpos) = (upos, xpos);
            word.lemma = lemma(&word.form, upos, xpos);
        });
    }
}

/// "The reply satisfied the Norwegians": an adjective has no object and needs a copula.
fn past_tense(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos == Upos::Adj
        && word.form.ends_with("ed")
        && tree.child(i, rel!["obj"]).is_some()
        && tree.child(i, rel!["nsubj"]).is_some()
        && tree.child(i, rel!["cop"]).is_none()
    {
        tag(tree, i, Upos::Verb, "VBD");
    }
}

/// "If NATO bombs Belgrade, …": a clause has a verb; between two names the word in -s is it.
fn present_tense(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if !tags!["NNS"].has(word.xpos) || tree.child(i, rel!["cop", "nsubj", "det"]).is_some() {
        return;
    }
    let mark = tree.child(i, rel!["mark"]).filter(|m| *m < i && SUBORDINATORS.has(tree.form(*m)));
    let name = |w: &usize| tree.words[*w].upos == Upos::Propn;
    let before = tree.child(i, rel!["compound", "nmod:poss", "amod", "nmod"]).filter(|w| *w < i && name(w));
    let after = tree.children(i).find(|w| {
        *w > i && rel!["appos", "flat", "nmod:unmarked", "list", "compound"].has(tree.words[*w].relation)
    });
    let (Some(_), Some(subject), Some(object)) = (mark, before, after) else { return };
    let head = tree.words[i].head;
    tag(tree, i, Upos::Verb, "VBZ");
    hang(tree, subject, i, "nsubj");
    hang(tree, object, i, "obj");
    let said = mark.is_some_and(|m| tree.words[m].form.eq_ignore_ascii_case("that"));
    if let Some(head) = head {
        hang(tree, i, head, if said { "ccomp" } else { "advcl" });
    }
}

/// "Both condemned France", "The latter praised Albania" are no noun phrases: what stands for two is a subject.
fn verb_of_two(tree: &mut Draft<'_>, i: usize) {
    let word = |w: usize| &tree.words[w];
    let Some(noun) = word(i).head.filter(|h| i > 0 && *h > i && rel!["root"].has(word(*h).relation)) else {
        return;
    };
    let two = matches!(word(i - 1).form.to_lowercase().as_str(), "both" | "former" | "latter" | "neither");
    if !two || !tags!["VBN"].has(word(i).xpos) || !rel!["amod"].has(word(i).relation) {
        return;
    }
    let article = tree.child(noun, rel!["det"]).filter(|d| *d + 2 == i);
    let article = article.or_else(|| tree.child(i - 1, rel!["det"]));
    swap(tree, i, noun, "obj");
    tag(tree, i, Upos::Verb, "VBD");
    tag(tree, i - 1, Upos::Pron, "DT");
    hang(tree, i - 1, i, "nsubj");
    if let Some(article) = article {
        hang(tree, article, i - 1, "det");
    }
}

/// "the rising and uniting nations": a participle joined to one before its noun has no object there.
fn joined_participle(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let before_noun = |h: usize| rel!["amod"].has(tree.words[h].relation) && h < i;
    if rel!["conj"].has(word.relation)
        && tags!["VBG"].has(word.xpos)
        && word.head.is_some_and(before_noun)
        && tree.child(i, rel!["obj", "obl", "aux"]).is_none()
    {
        tag(tree, i, Upos::Adj, "JJ");
    }
}

/// "pledged their backing to X": with a possessor or an article and no object of its own it is a noun.
fn gerund(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let role = rel!["obj", "obl", "nsubj", "nsubj:pass", "nmod"].has(word.relation);
    if !tags!["VBG"].has(word.xpos) || word.upos != Upos::Verb || !role {
        return;
    }
    let owned = tree.child(i, rel!["nmod:poss", "det"]).is_some_and(|c| c < i);
    let verbal =
        rel!["obj", "iobj", "nsubj", "aux", "aux:pass", "ccomp", "xcomp", "mark", "cop", "compound:prt"];
    if owned && tree.child(i, verbal).is_none() {
        tag(tree, i, Upos::Noun, "NN");
    }
}

/// "has no objection to talks": "to" before a noun is a preposition.
fn after_to(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Upos::Noun | Upos::Propn, Some(head)) = (word.upos, word.head) else { return };
    let to = tree.child(i, rel!["mark"]).filter(|m| *m < i && tree.words[*m].form.eq_ignore_ascii_case("to"));
    if let Some(to) = to
        && tree.child(i, rel!["cop", "aux"]).is_none()
    {
        let verb = tree.words[head].upos == Upos::Verb;
        tree.change(to, |to| {
            (to.upos, to.xpos) = (Upos::Adp, Xpos::new("IN"));
            to.relation = Relation::new("case");
        });
        tree.relate(i, if verb { "obl" } else { "nmod" });
    }
}

/// "expresses support for Cuba": a present tense is no complement; behind another verb it is its object.
fn noun_after_verb(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if !tree.is(i, rel!["xcomp"]) {
        return;
    }
    let Some(verb) = word.head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    let inner = rel!["mark", "nsubj", "aux", "obj", "cop", "ccomp", "xcomp"];
    // "promised him wheat".
    let no_gerund = tags!["VBG"].has(word.xpos) && !word.form.to_lowercase().ends_with("ing");
    if no_gerund && tree.child(i, inner).is_none() {
        tag(tree, i, Upos::Noun, "NN");
        tree.relate(i, "obj");
        return;
    }
    if tags!["VBP"].has(word.xpos)
        && tree.child(verb, rel!["obj"]).is_none()
        && tree.child(i, inner).is_none()
    {
        tag(tree, i, Upos::Noun, "NN");
        tree.relate(i, "obj");
        let below: Vec<usize> =
            tree.children(i).filter(|w| under!["obl"].has(tree.words[*w].relation)).collect();
        for w in below {
            tree.relate(w, "nmod");
        }
    }
}

/// "Why does Hanoi not criticize Peking?": a name is no auxiliary.
fn name_as_auxiliary(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if !tree.is(i, rel!["aux"]) || !matches!(word.upos, Upos::Propn | Upos::Noun) {
        return;
    }
    let Some(verb) = word.head.filter(|v| *v > i) else { return };
    if tree.child(verb, rel!["nsubj", "nsubj:pass", "csubj", "expl"]).is_none() {
        tree.relate(i, "nsubj");
    }
}

/// "called off the manoeuvres": behind a particle a noun without a preposition is the object.
fn bare_oblique(tree: &mut Draft<'_>, i: usize) {
    if !tree.is(i, rel!["obl"]) {
        return;
    }
    let Some(verb) = tree.words[i].head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else {
        return;
    };
    let particle = tree.child(verb, rel!["compound:prt"]).is_some_and(|p| p == verb + 1 && p < i);
    let bare = tree.child(i, rel!["case", "mark"]).is_none();
    if particle && bare && tree.child(verb, rel!["obj", "nsubj:pass"]).is_none() {
        tree.relate(i, "obj");
    }
}

/// "had Trotsky killed", "had his rivals arrested": whoever has it done does it, to the one between.
fn caused(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if !tags!["VBN"].has(word.xpos) || word.upos != Upos::Verb {
        return;
    }
    let has = |w: usize| tree.words[w].lemma.eq_ignore_ascii_case("have");
    let aux = tree.child(i, rel!["aux"]).filter(|a| has(*a) && *a < i);
    if let Some(aux) = aux {
        // Two subjects, the auxiliary between them, another subject before it: "Tshombe had Lumumba murdered".
        let subjects: Vec<usize> =
            tree.children(i).filter(|c| rel!["nsubj"].has(tree.words[*c].relation)).collect();
        if let [actor, object] = subjects[..]
            && actor < aux
            && aux < object
            && object < i
        {
            tree.relate(object, "obj");
        }
        return;
    }
    let Some(have) = word.head.filter(|h| *h < i && has(*h) && tree.words[*h].upos == Upos::Verb) else {
        return;
    };
    let open = tree.child(i, rel!["mark", "aux", "aux:pass", "obj"]).is_none();
    let object = tree.child(have, rel!["obj"]).filter(|o| *o > have && *o < i);
    let between =
        tree.child(i, rel!["nsubj", "nsubj:pass"]).filter(|o| *o > have && *o < i && object.is_none());
    let relation = tree.words[i].relation.as_str();
    if open && (relation == "xcomp" && object.is_some() || relation == "ccomp" && between.is_some()) {
        if let Some(between) = between {
            tree.relate(between, "obj");
        }
        as_auxiliary(tree, have, i);
    }
}

/// "ought to be denounced": "ought" is an auxiliary as "must" is.
fn modal(tree: &mut Draft<'_>, i: usize) {
    if !tree.words[i].form.eq_ignore_ascii_case("ought") || rel!["aux"].has(tree.words[i].relation) {
        return;
    }
    let Some(verb) = tree.child(i, rel!["xcomp", "ccomp"]).filter(|v| *v > i) else { return };
    as_auxiliary(tree, i, verb);
    let subject = tree.child(verb, rel!["nsubj"]);
    if let Some(subject) = subject
        && tree.child(verb, rel!["aux:pass"]).is_some()
    {
        tree.relate(subject, "nsubj:pass");
    }
    let to =
        tree.child(verb, rel!["mark"]).filter(|m| *m > i && tree.words[*m].form.eq_ignore_ascii_case("to"));
    if let Some(to) = to {
        tree.relate(to, "fixed");
        tree.place(to, Some(i));
    }
}

/// Makes one verb the auxiliary of another, which takes its place and what hangs from it.
fn as_auxiliary(tree: &mut Draft<'_>, auxiliary: usize, verb: usize) {
    swap(tree, verb, auxiliary, "aux");
    tree.change(auxiliary, |word| word.upos = Upos::Aux);
    for w in 0..tree.words.len() {
        if tree.words[w].head == Some(auxiliary) {
            let relation = tree.words[w].relation.as_str();
            hang(tree, w, verb, relation);
        }
    }
}

/// Makes a word the root of its tree in place of another.
pub(super) fn promote(tree: &mut Draft<'_>, i: usize, relation: &str) {
    if let Some(root) = tree.root() {
        swap(tree, i, root, relation);
    }
}
