//! Words that a parser takes for another part of speech, known by what stands around them.

use std::borrow::Cow;

use super::super::lemma::lemma;
use super::super::tags::{Relation, Upos, Xpos};
use super::super::tree::Tree;
use super::attach::{child, hang, swap};

/// Adjectives in the form of a participle that no verb has.
const NO_PARTICIPLES: [&str; 16] = [
    "disconcerting",
    "forthcoming",
    "overbearing",
    "painstaking",
    "scathing",
    "unbending",
    "uncaring",
    "uncomprehending",
    "uncompromising",
    "unfeeling",
    "unflinching",
    "unforgiving",
    "unrelenting",
    "unsparing",
    "unwavering",
    "unyielding",
];

/// Adjectives from verbs of feeling: "was disappointing", but "was disappointing its friends".
const OF_FEELING: [&str; 36] = [
    "alarming",
    "alienating",
    "annoying",
    "astonishing",
    "baffling",
    "charming",
    "confusing",
    "convincing",
    "damaging",
    "depressing",
    "disappointing",
    "discouraging",
    "disheartening",
    "dismaying",
    "disquieting",
    "distressing",
    "disturbing",
    "embarrassing",
    "encouraging",
    "frightening",
    "frustrating",
    "gratifying",
    "heartening",
    "humiliating",
    "insulting",
    "irritating",
    "misleading",
    "perplexing",
    "promising",
    "puzzling",
    "reassuring",
    "refreshing",
    "shocking",
    "striking",
    "troubling",
    "worrying",
];

/// What makes the clause after it a clause of its own.
const SUBORDINATORS: [&str; 10] =
    ["although", "because", "if", "once", "since", "that", "though", "unless", "whenever", "while"];

pub(super) fn word(tree: &mut Cow<'_, Tree>, i: usize) {
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
    let form = tree.words[i].form.to_lowercase();
    let felt = OF_FEELING.contains(&form.as_str())
        && child(tree, i, &["obj", "ccomp", "xcomp"]).is_none()
        && child(tree, i, &["aux"]).is_some_and(|a| tree.words[a].lemma == "be");
    if felt || NO_PARTICIPLES.contains(&form.as_str()) {
        tag(tree, i, Upos::Adj, "JJ");
        let word = |w: usize| &tree.words[w];
        let aux = tree.children(i).find(|c| word(*c).relation.as_str() == "aux" && word(*c).lemma == "be");
        if let Some(aux) = aux {
            tree.to_mut().words[aux].relation = Relation::new("cop");
        }
    }
}

fn tag(tree: &mut Cow<'_, Tree>, i: usize, upos: Upos, xpos: &str) {
    let word = &tree.words[i];
    let (form, xpos) = (word.form.clone(), Xpos::new(xpos));
    if word.upos != upos || word.xpos != xpos {
        let word = &mut tree.to_mut().words[i];
        (word.upos, word.xpos) = (upos, xpos);
        word.lemma = lemma(&form, upos, xpos);
    }
}

/// "The reply satisfied the Norwegians": an adjective has no object and needs a copula.
fn past_tense(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.upos == Upos::Adj
        && word.form.ends_with("ed")
        && child(tree, i, &["obj"]).is_some()
        && child(tree, i, &["nsubj"]).is_some()
        && child(tree, i, &["cop"]).is_none()
    {
        tag(tree, i, Upos::Verb, "VBD");
    }
}

/// "If NATO bombs Belgrade, …": a clause has a verb; between two names the word in -s is it.
fn present_tense(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.xpos.as_str() != "NNS" || child(tree, i, &["cop", "nsubj", "det"]).is_some() {
        return;
    }
    let mark = child(tree, i, &["mark"])
        .filter(|m| *m < i && SUBORDINATORS.contains(&tree.words[*m].form.to_lowercase().as_str()));
    let name = |w: &usize| tree.words[*w].upos == Upos::Propn;
    let before = child(tree, i, &["compound", "nmod:poss", "amod", "nmod"]).filter(|w| *w < i && name(w));
    let after = tree.children(i).find(|w| {
        *w > i
            && matches!(
                tree.words[*w].relation.as_str(),
                "appos" | "flat" | "nmod:unmarked" | "list" | "compound"
            )
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
fn verb_of_two(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = |w: usize| &tree.words[w];
    let Some(noun) = word(i).head.filter(|h| i > 0 && *h > i && word(*h).relation.as_str() == "root") else {
        return;
    };
    let two = matches!(word(i - 1).form.to_lowercase().as_str(), "both" | "former" | "latter" | "neither");
    if !two || word(i).xpos.as_str() != "VBN" || word(i).relation.as_str() != "amod" {
        return;
    }
    let article = child(tree, noun, &["det"]).filter(|d| *d + 2 == i);
    let article = article.or_else(|| child(tree, i - 1, &["det"]));
    swap(tree, i, noun, "obj");
    tag(tree, i, Upos::Verb, "VBD");
    tag(tree, i - 1, Upos::Pron, "DT");
    hang(tree, i - 1, i, "nsubj");
    if let Some(article) = article {
        hang(tree, article, i - 1, "det");
    }
}

/// "the rising and uniting nations": a participle joined to one before its noun has no object there.
fn joined_participle(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let before_noun = |h: usize| tree.words[h].relation.as_str() == "amod" && h < i;
    if word.relation.as_str() == "conj"
        && word.xpos.as_str() == "VBG"
        && word.head.is_some_and(before_noun)
        && child(tree, i, &["obj", "obl", "aux"]).is_none()
    {
        tag(tree, i, Upos::Adj, "JJ");
    }
}

/// "pledged their backing to X": with a possessor or an article and no object of its own it is a noun.
fn gerund(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let role = matches!(word.relation.as_str(), "obj" | "obl" | "nsubj" | "nsubj:pass" | "nmod");
    if word.xpos.as_str() != "VBG" || word.upos != Upos::Verb || !role {
        return;
    }
    let owned = child(tree, i, &["nmod:poss", "det"]).is_some_and(|c| c < i);
    let verbal = ["obj", "iobj", "nsubj", "aux", "aux:pass", "ccomp", "xcomp", "mark", "cop", "compound:prt"];
    if owned && child(tree, i, &verbal).is_none() {
        tag(tree, i, Upos::Noun, "NN");
    }
}

/// "has no objection to talks": "to" before a noun is a preposition.
fn after_to(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Upos::Noun | Upos::Propn, Some(head)) = (word.upos, word.head) else { return };
    let to = child(tree, i, &["mark"]).filter(|m| *m < i && tree.words[*m].form.eq_ignore_ascii_case("to"));
    if let Some(to) = to
        && child(tree, i, &["cop", "aux"]).is_none()
    {
        let verb = tree.words[head].upos == Upos::Verb;
        let words = &mut tree.to_mut().words;
        (words[to].upos, words[to].xpos) = (Upos::Adp, Xpos::new("IN"));
        words[to].relation = Relation::new("case");
        words[i].relation = Relation::new(if verb { "obl" } else { "nmod" });
    }
}

/// "expresses support for Cuba": a present tense is no complement; behind another verb it is its object.
fn noun_after_verb(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(verb) = word.head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    let inner = ["mark", "nsubj", "aux", "obj", "cop", "ccomp", "xcomp"];
    // "promised him wheat".
    let no_gerund = word.xpos.as_str() == "VBG" && !word.form.to_lowercase().ends_with("ing");
    if no_gerund && word.relation.as_str() == "xcomp" && child(tree, i, &inner).is_none() {
        tag(tree, i, Upos::Noun, "NN");
        tree.to_mut().words[i].relation = Relation::new("obj");
        return;
    }
    if word.xpos.as_str() == "VBP"
        && word.relation.as_str() == "xcomp"
        && child(tree, verb, &["obj"]).is_none()
        && child(tree, i, &inner).is_none()
    {
        tag(tree, i, Upos::Noun, "NN");
        let words = &mut tree.to_mut().words;
        words[i].relation = Relation::new("obj");
        for word in words.iter_mut().filter(|w| w.head == Some(i) && w.relation.universal() == "obl") {
            word.relation = Relation::new("nmod");
        }
    }
}

/// "Why does Hanoi not criticize Peking?": a name is no auxiliary.
fn name_as_auxiliary(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(verb) = word.head.filter(|v| *v > i) else { return };
    let name = matches!(word.upos, Upos::Propn | Upos::Noun);
    let subject = ["nsubj", "nsubj:pass", "csubj", "expl"];
    if name && word.relation.as_str() == "aux" && child(tree, verb, &subject).is_none() {
        tree.to_mut().words[i].relation = Relation::new("nsubj");
    }
}

/// "called off the manoeuvres": behind a particle a noun without a preposition is the object.
fn bare_oblique(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let Some(verb) = word.head.filter(|v| *v < i && tree.words[*v].upos == Upos::Verb) else { return };
    let particle = child(tree, verb, &["compound:prt"]).is_some_and(|p| p == verb + 1 && p < i);
    let bare = word.relation.as_str() == "obl" && child(tree, i, &["case", "mark"]).is_none();
    if particle && bare && child(tree, verb, &["obj", "nsubj:pass"]).is_none() {
        tree.to_mut().words[i].relation = Relation::new("obj");
    }
}

/// "had Trotsky killed", "had his rivals arrested": whoever has it done does it, to the one between.
fn caused(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    if word.xpos.as_str() != "VBN" || word.upos != Upos::Verb {
        return;
    }
    let has = |w: usize| tree.words[w].lemma.eq_ignore_ascii_case("have");
    let aux = child(tree, i, &["aux"]).filter(|a| has(*a) && *a < i);
    if let Some(aux) = aux {
        // Two subjects, the auxiliary between them, another subject before it: "Tshombe had Lumumba murdered".
        let subjects: Vec<usize> =
            tree.children(i).filter(|c| tree.words[*c].relation.as_str() == "nsubj").collect();
        if let [actor, object] = subjects[..]
            && actor < aux
            && aux < object
            && object < i
        {
            tree.to_mut().words[object].relation = Relation::new("obj");
        }
        return;
    }
    let Some(have) = word.head.filter(|h| *h < i && has(*h) && tree.words[*h].upos == Upos::Verb) else {
        return;
    };
    let open = child(tree, i, &["mark", "aux", "aux:pass", "obj"]).is_none();
    let object = child(tree, have, &["obj"]).filter(|o| *o > have && *o < i);
    let between =
        child(tree, i, &["nsubj", "nsubj:pass"]).filter(|o| *o > have && *o < i && object.is_none());
    let relation = tree.words[i].relation.as_str();
    if open && (relation == "xcomp" && object.is_some() || relation == "ccomp" && between.is_some()) {
        if let Some(between) = between {
            tree.to_mut().words[between].relation = Relation::new("obj");
        }
        as_auxiliary(tree, have, i);
    }
}

/// "ought to be denounced": "ought" is an auxiliary as "must" is.
fn modal(tree: &mut Cow<'_, Tree>, i: usize) {
    if !tree.words[i].form.eq_ignore_ascii_case("ought") || tree.words[i].relation.as_str() == "aux" {
        return;
    }
    let Some(verb) = child(tree, i, &["xcomp", "ccomp"]).filter(|v| *v > i) else { return };
    as_auxiliary(tree, i, verb);
    let subject = child(tree, verb, &["nsubj"]);
    if let Some(subject) = subject
        && child(tree, verb, &["aux:pass"]).is_some()
    {
        tree.to_mut().words[subject].relation = Relation::new("nsubj:pass");
    }
    let to =
        child(tree, verb, &["mark"]).filter(|m| *m > i && tree.words[*m].form.eq_ignore_ascii_case("to"));
    if let Some(to) = to {
        tree.to_mut().words[to].relation = Relation::new("fixed");
        tree.to_mut().words[to].head = Some(i);
    }
}

/// Makes one verb the auxiliary of another, which takes its place and what hangs from it.
fn as_auxiliary(tree: &mut Cow<'_, Tree>, auxiliary: usize, verb: usize) {
    swap(tree, verb, auxiliary, "aux");
    tree.to_mut().words[auxiliary].upos = Upos::Aux;
    for w in 0..tree.words.len() {
        if tree.words[w].head == Some(auxiliary) {
            let relation = tree.words[w].relation.as_str();
            hang(tree, w, verb, relation);
        }
    }
}

/// Makes a word the root of its tree in place of another.
pub(super) fn promote(tree: &mut Cow<'_, Tree>, i: usize, relation: &str) {
    if let Some(root) = tree.root() {
        swap(tree, i, root, relation);
    }
}
