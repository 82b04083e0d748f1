//! Small clauses: "considers X weak", "regards X as unreliable", "called Y a great mistake". Behind such a verb what is
//! said of its object stands without a verb of its own.

use super::super::tags::{Upos, Xpos, rel, tags, under};
use super::attach::{hang, swap};
use super::draft::Draft;
use super::nominal::View;
use super::repair::is_people;
use super::verbs::NAMING;
use crate::plain::lower;
use crate::words::Words;

/// Verbs that say what somebody holds their object to be.
static JUDGING: Words = Words::of(
    "account adjudge believe call consider declare deem fancy feel find hold judge label presume \
    pronounce reckon term think",
);
/// Such verbs with "as".
static JUDGING_AS: Words = Words::of(
    "brand characterise characterize condemn denounce depict describe dismiss perceive picture \
    portray praise recognize regard represent see stigmatize treat view",
);
/// Ends of adjectives that are taken for nouns or adverbs.
const ENDS: [&str; 9] = ["worthy", "ful", "less", "ous", "ish", "able", "ible", "ive", "ical"];
/// Adverbs that may stand right behind an object, and no adjectives.
static ADVERBS: Words = Words::of(
    "abroad again ago alone already also altogether always anew away back before else enough even \
    ever first here home instead later now once only soon still then there today together too twice \
    yet",
);
/// Participles that look like their infinitives.
static UNCHANGED: Words = Words::of(
    "beat become beset bet bid burst cast come cost cut hit hurt let overcome put quit read rid run \
    set shut split spread upset",
);

pub(super) fn word(tree: &mut Draft<'_>, i: usize) {
    joined_adjective(tree, i);
    if tree.words[i].upos != Upos::Verb {
        return;
    }
    let lemma = tree.lemma(i);
    let (judging, naming, judging_as) = (JUDGING.has(&lemma), NAMING.has(&lemma), JUDGING_AS.has(&lemma));
    if judging {
        below_its_predicate(tree, i);
        with_subject(tree, i);
        behind_name(tree, i);
        without_subject(tree, i);
    }
    if naming {
        second_noun(tree, i);
        behind_agent(tree, i);
    }
    if judging_as {
        behind_as(tree, i);
    }
}

/// True for what is said of the object (or of a passive's subject) of the verb that it hangs from.
pub(super) fn is_said_of(view: &View<'_>, i: usize) -> bool {
    let Some(verb) = view.word(i).head.filter(|_| view.is(i, rel!["xcomp"])) else { return false };
    let lemma = view.lemma(verb);
    let holds = JUDGING.has(lemma) || NAMING.has(lemma);
    let by_as =
        JUDGING_AS.has(lemma) && view.with(i, rel!["advmod", "case", "mark"]).any(|a| view.lemma(a) == "as");
    let bare = !view.with(i, rel!["mark"]).any(|m| view.lemma(m) == "to")
        && view.first(i, rel!["cop", "aux"]).is_none();
    (holds || by_as)
        && bare
        && matches!(view.word(i).upos, Upos::Adj | Upos::Noun)
        && view.first(verb, rel!["obj", "iobj", "nsubj:pass"]).is_some()
}

pub(super) fn as_adjective(tree: &mut Draft<'_>, i: usize) {
    tree.change(i, |word| {
        (word.upos, word.xpos) = (Upos::Adj, Xpos::new("JJ"));
        word.lemma = lower(&word.form).into();
    });
}

/// A verb's form that no verb has: the lemma of a participle differs from it.
pub(super) fn is_no_participle(tree: &Draft<'_>, i: usize) -> bool {
    let word = &tree.words[i];
    let lemma = tree.lemma(i);
    word.upos == Upos::Verb
        && tags!["VBN", "VBD"].has(word.xpos)
        && lemma == tree.form(i)
        && !UNCHANGED.has(&lemma)
}

/// "weak and dishonest", "corrupt and cowardly": what is joined to an adjective is one.
fn joined_adjective(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(first), true) = (word.head.filter(|h| *h < i), tree.is(i, rel!["conj"])) else { return };
    if tree.words[first].upos != Upos::Adj
        || tree.children(i).any(|c| c > i && tree.words[c].upos != Upos::Punct)
    {
        return;
    }
    let light = tree.children(i).all(|c| rel!["cc", "advmod", "punct"].has(tree.words[c].relation));
    let beside = tree.children(i).any(|c| rel!["cc"].has(tree.words[c].relation) && c + 3 > i);
    let form = word.form.to_lowercase();
    let bare =
        tags!["VB", "VBP"].has(word.xpos) && ENDS.iter().chain(&["est", "ent"]).any(|e| form.ends_with(e));
    let friendly = word.upos == Upos::Adv
        && first + 2 == i
        && form.ends_with("ly")
        && !tree.words[first].form.ends_with("ly");
    if light && beside && (bare || is_no_participle(tree, i) || friendly) {
        as_adjective(tree, i);
    }
}

fn predicate(tree: &Draft<'_>, i: usize) -> bool {
    matches!(tree.words[i].upos, Upos::Adj | Upos::Noun) || is_no_participle(tree, i)
}

fn is_bare(tree: &Draft<'_>, i: usize) -> bool {
    tree.child(i, rel!["cop", "aux", "aux:pass", "mark", "obj"]).is_none()
}

/// "In private Mao considers Khrushchev weak": the adjective is taken for the head of the sentence.
fn below_its_predicate(tree: &mut Draft<'_>, verb: usize) {
    let word = &tree.words[verb];
    let Some(adjective) = word.head.filter(|h| *h > verb && tree.words[*h].upos == Upos::Adj) else { return };
    let odd = under!["obl", "nmod", "compound", "amod", "nsubj", "dep", "advcl"].has(word.relation);
    let finite = tags!["VBZ", "VBD", "VBP"].has(word.xpos);
    let subject = tree.child(adjective, rel!["nsubj"]).filter(|s| *s > verb && *s < adjective);
    let Some(subject) = subject.filter(|_| odd && finite && is_bare(tree, adjective)) else { return };
    if tree.child(verb, rel!["obj", "ccomp", "mark"]).is_some() {
        return;
    }
    swap(tree, verb, adjective, "xcomp");
    hang(tree, subject, verb, "obj");
    let before: Vec<usize> = tree.children(adjective).filter(|c| *c < verb).collect();
    for w in before {
        let relation = tree.words[w].relation.as_str();
        hang(tree, w, verb, relation);
    }
    let name = verb
        .checked_sub(1)
        .filter(|n| tree.words[*n].upos == Upos::Propn && tree.words[*n].head == Some(verb));
    if let Some(name) = name.filter(|_| tree.child(verb, rel!["nsubj"]).is_none()) {
        tree.relate(name, "nsubj");
    }
}

/// "thinks the Poles stubborn", "thinks Tito a traitor": a complement without a verb.
fn with_subject(tree: &mut Draft<'_>, verb: usize) {
    let Some(said) = tree.child(verb, rel!["ccomp"]).filter(|c| *c > verb) else { return };
    let subject = tree.child(said, rel!["nsubj"]).filter(|s| *s > verb && *s < said);
    let free = tree.child(verb, rel!["obj", "iobj", "xcomp"]).is_none();
    let Some(subject) = subject.filter(|_| free && is_bare(tree, said) && predicate(tree, said)) else {
        return;
    };
    let noun = tree.words[said].upos == Upos::Noun;
    if noun && tree.child(said, rel!["det"]).is_none() {
        return;
    }
    if !noun {
        as_adjective(tree, said);
    }
    tree.relate(said, "xcomp");
    hang(tree, subject, verb, "obj");
}

/// "deemed Selassie trustworthy", "thought Salazar wise": the adjective is taken for a noun or an adverb.
fn behind_name(tree: &mut Draft<'_>, verb: usize) {
    let adjective = (verb + 2..tree.words.len().min(verb + 6)).find(|w| {
        let word = &tree.words[*w];
        let form = tree.form(*w);
        let end = ENDS.iter().any(|e| form.ends_with(e));
        match (word.upos, word.relation.as_str()) {
            (Upos::Noun, "obj") => end && word.head == Some(verb),
            (Upos::Adv, "advmod") => word.head == Some(verb) && !form.ends_with("ly") && !ADVERBS.has(form),
            _ => false,
        }
    });
    let Some(adjective) = adjective else { return };
    let name = (verb + 1..adjective).rev().find(|w| tree.words[*w].upos != Upos::Adv);
    let Some(name) = name.filter(|n| is_people(tree, *n) && *n + 3 > adjective) else { return };
    let part = tree.words[name].head == Some(adjective) && rel!["compound"].has(tree.words[name].relation);
    let object = tree.words[name].head == Some(verb) && rel!["obj"].has(tree.words[name].relation);
    if !part && !object || tree.child(verb, rel!["xcomp", "ccomp"]).is_some() {
        return;
    }
    as_adjective(tree, adjective);
    tree.relate(adjective, "xcomp");
    if hang(tree, name, verb, "obj") {
        let between: Vec<usize> = tree.children(adjective).filter(|c| *c < name).collect();
        for w in between {
            let relation = tree.words[w].relation.as_str();
            hang(tree, w, name, relation);
        }
    }
}

/// "believes Nasser dangerous": the adjective has no subject beside the verb's object.
fn without_subject(tree: &mut Draft<'_>, verb: usize) {
    let said = tree.child(verb, rel!["ccomp"]).filter(|c| *c > verb && tree.words[*c].upos == Upos::Adj);
    let object = tree.child(verb, rel!["obj"]).filter(|o| *o > verb);
    if let (Some(said), Some(object)) = (said, object)
        && object < said
        && is_bare(tree, said)
        && tree.child(said, rel!["nsubj", "csubj", "expl"]).is_none()
    {
        tree.relate(said, "xcomp");
    }
}

/// "called the invasion a great mistake": a second noun with an article behind the object.
fn second_noun(tree: &mut Draft<'_>, verb: usize) {
    let Some(object) = tree.child(verb, rel!["obj"]).filter(|o| *o > verb) else { return };
    let noun = tree.children(verb).find(|n| {
        *n > object
            && tree.words[*n].upos == Upos::Noun
            && rel!["obl:unmarked", "obj", "dep", "obl"].has(tree.words[*n].relation)
            && tree.child(*n, rel!["case", "nummod"]).is_none()
            && tree.child(*n, rel!["det"]).is_some_and(|d| matches!(tree.words[d].lemma.as_str(), "a" | "an"))
    });
    if let Some(noun) = noun.filter(|_| tree.child(verb, rel!["xcomp", "ccomp"]).is_none()) {
        tree.relate(noun, "xcomp");
    }
}

/// "is considered by the Chinese a loyal friend": the people that considers it so is no part of what it is.
fn behind_agent(tree: &mut Draft<'_>, verb: usize) {
    let Some(noun) = tree.child(verb, rel!["obl:agent", "obl"]).filter(|n| *n > verb + 3) else { return };
    let determiners: Vec<usize> =
        tree.children(noun).filter(|d| rel!["det"].has(tree.words[*d].relation) && *d < noun).collect();
    let ([first, second], Some(by)) = (&determiners[..], tree.child(noun, rel!["case"])) else { return };
    let (first, second) = (*first, *second);
    let people = second - 1;
    let sound =
        by < first && first < people && is_people(tree, people) && tree.words[people].head == Some(noun);
    if !sound || !tree.words[by].form.eq_ignore_ascii_case("by") || !hang(tree, people, verb, "obl:agent") {
        return;
    }
    hang(tree, by, people, "case");
    hang(tree, first, people, "det");
    tree.relate(noun, "xcomp");
}

/// "regards X as dangerous": the adjective is said of the object.
fn behind_as(tree: &mut Draft<'_>, verb: usize) {
    let said = tree.children(verb).find(|a| {
        *a > verb
            && tree.words[*a].upos == Upos::Adj
            && rel!["advcl", "obl"].has(tree.words[*a].relation)
            && is_bare_but_as(tree, *a)
    });
    let object = tree.child(verb, rel!["obj", "nsubj:pass"]);
    if let (Some(said), Some(object)) = (said, object)
        && object < said
        && tree.child(verb, rel!["xcomp"]).is_none()
        && !tree.hangs_from(verb, said)
    {
        tree.relate(said, "xcomp");
    }
}

fn is_bare_but_as(tree: &Draft<'_>, i: usize) -> bool {
    let before: Vec<usize> = tree
        .children(i)
        .filter(|c| rel!["case", "mark", "advmod", "nsubj", "cop", "det"].has(tree.words[*c].relation))
        .filter(|c| *c < i)
        .collect();
    let a = |c: &usize| tree.words[*c].form.eq_ignore_ascii_case("as");
    before.iter().any(a) && before.iter().all(|c| a(c) || rel!["advmod"].has(tree.words[*c].relation))
}
