//! Small clauses: "considers X weak", "regards X as unreliable", "called Y a great mistake". Behind such a verb what is
//! said of its object stands without a verb of its own.

use std::borrow::Cow;

use super::super::tags::{Relation, Upos, Xpos};
use super::super::tree::Tree;
use super::attach::{child, hang, swap};
use super::nominal::View;
use super::repair::is_people;
use super::verbs::NAMING;

/// Verbs that say what somebody holds their object to be.
const JUDGING: [&str; 18] = [
    "account",
    "adjudge",
    "believe",
    "call",
    "consider",
    "declare",
    "deem",
    "fancy",
    "feel",
    "find",
    "hold",
    "judge",
    "label",
    "presume",
    "pronounce",
    "reckon",
    "term",
    "think",
];
/// Such verbs with "as".
const JUDGING_AS: [&str; 19] = [
    "brand",
    "characterise",
    "characterize",
    "condemn",
    "denounce",
    "depict",
    "describe",
    "dismiss",
    "perceive",
    "picture",
    "portray",
    "praise",
    "recognize",
    "regard",
    "represent",
    "see",
    "stigmatize",
    "treat",
    "view",
];
/// Ends of adjectives that are taken for nouns or adverbs.
const ENDS: [&str; 9] = ["worthy", "ful", "less", "ous", "ish", "able", "ible", "ive", "ical"];
/// Adverbs that may stand right behind an object, and no adjectives.
const ADVERBS: [&str; 33] = [
    "abroad",
    "again",
    "ago",
    "alone",
    "already",
    "also",
    "altogether",
    "always",
    "anew",
    "away",
    "back",
    "before",
    "else",
    "enough",
    "even",
    "ever",
    "first",
    "here",
    "home",
    "instead",
    "later",
    "now",
    "once",
    "only",
    "soon",
    "still",
    "then",
    "there",
    "today",
    "together",
    "too",
    "twice",
    "yet",
];
/// Participles that look like their infinitives.
const UNCHANGED: [&str; 24] = [
    "beat", "become", "beset", "bet", "bid", "burst", "cast", "come", "cost", "cut", "hit", "hurt", "let",
    "overcome", "put", "quit", "read", "rid", "run", "set", "shut", "split", "spread", "upset",
];

pub(super) fn word(tree: &mut Cow<'_, Tree>, i: usize) {
    joined_adjective(tree, i);
    let lemma = tree.words[i].lemma.to_lowercase();
    if tree.words[i].upos != Upos::Verb {
        return;
    }
    if JUDGING.contains(&lemma.as_str()) {
        below_its_predicate(tree, i);
        with_subject(tree, i);
        behind_name(tree, i);
        without_subject(tree, i);
    }
    if NAMING.contains(&lemma.as_str()) {
        second_noun(tree, i);
        behind_agent(tree, i);
    }
    if JUDGING_AS.contains(&lemma.as_str()) {
        behind_as(tree, i);
    }
}

/// True for what is said of the object (or of a passive's subject) of the verb that it hangs from.
pub(super) fn is_said_of(view: &View<'_>, i: usize) -> bool {
    let Some(verb) = view.word(i).head.filter(|_| view.relation(i) == "xcomp") else { return false };
    let lemma = view.lemma(verb);
    let holds = JUDGING.contains(&lemma.as_str()) || NAMING.contains(&lemma.as_str());
    let by_as = JUDGING_AS.contains(&lemma.as_str())
        && view.with(i, &["advmod", "case", "mark"]).any(|a| view.lemma(a) == "as");
    let bare =
        !view.with(i, &["mark"]).any(|m| view.lemma(m) == "to") && view.first(i, &["cop", "aux"]).is_none();
    (holds || by_as)
        && bare
        && matches!(view.word(i).upos, Upos::Adj | Upos::Noun)
        && view.first(verb, &["obj", "iobj", "nsubj:pass"]).is_some()
}

pub(super) fn as_adjective(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &mut tree.to_mut().words[i];
    (word.upos, word.xpos) = (Upos::Adj, Xpos::new("JJ"));
    word.lemma = word.form.to_lowercase();
}

/// A verb's form that no verb has: the lemma of a participle differs from it.
pub(super) fn is_no_participle(tree: &Tree, i: usize) -> bool {
    let word = &tree.words[i];
    let lemma = word.lemma.to_lowercase();
    word.upos == Upos::Verb
        && matches!(word.xpos.as_str(), "VBN" | "VBD")
        && lemma == word.form.to_lowercase()
        && !UNCHANGED.contains(&lemma.as_str())
}

/// "weak and dishonest", "corrupt and cowardly": what is joined to an adjective is one.
fn joined_adjective(tree: &mut Cow<'_, Tree>, i: usize) {
    let word = &tree.words[i];
    let (Some(first), "conj") = (word.head.filter(|h| *h < i), word.relation.as_str()) else { return };
    if tree.words[first].upos != Upos::Adj
        || tree.children(i).any(|c| c > i && tree.words[c].upos != Upos::Punct)
    {
        return;
    }
    let light =
        tree.children(i).all(|c| matches!(tree.words[c].relation.as_str(), "cc" | "advmod" | "punct"));
    let beside = tree.children(i).any(|c| tree.words[c].relation.as_str() == "cc" && c + 3 > i);
    let form = word.form.to_lowercase();
    let bare = matches!(word.xpos.as_str(), "VB" | "VBP")
        && ENDS.iter().chain(&["est", "ent"]).any(|e| form.ends_with(e));
    let friendly = word.upos == Upos::Adv
        && first + 2 == i
        && form.ends_with("ly")
        && !tree.words[first].form.ends_with("ly");
    if light && beside && (bare || is_no_participle(tree, i) || friendly) {
        as_adjective(tree, i);
    }
}

fn predicate(tree: &Tree, i: usize) -> bool {
    matches!(tree.words[i].upos, Upos::Adj | Upos::Noun) || is_no_participle(tree, i)
}

fn is_bare(tree: &Tree, i: usize) -> bool {
    child(tree, i, &["cop", "aux", "aux:pass", "mark", "obj"]).is_none()
}

/// "In private Mao considers Khrushchev weak": the adjective is taken for the head of the sentence.
fn below_its_predicate(tree: &mut Cow<'_, Tree>, verb: usize) {
    let word = &tree.words[verb];
    let Some(adjective) = word.head.filter(|h| *h > verb && tree.words[*h].upos == Upos::Adj) else { return };
    let odd =
        matches!(word.relation.universal(), "obl" | "nmod" | "compound" | "amod" | "nsubj" | "dep" | "advcl");
    let finite = matches!(word.xpos.as_str(), "VBZ" | "VBD" | "VBP");
    let subject = child(tree, adjective, &["nsubj"]).filter(|s| *s > verb && *s < adjective);
    let Some(subject) = subject.filter(|_| odd && finite && is_bare(tree, adjective)) else { return };
    if child(tree, verb, &["obj", "ccomp", "mark"]).is_some() {
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
    if let Some(name) = name.filter(|_| child(tree, verb, &["nsubj"]).is_none()) {
        tree.to_mut().words[name].relation = Relation::new("nsubj");
    }
}

/// "thinks the Poles stubborn", "thinks Tito a traitor": a complement without a verb.
fn with_subject(tree: &mut Cow<'_, Tree>, verb: usize) {
    let Some(said) = child(tree, verb, &["ccomp"]).filter(|c| *c > verb) else { return };
    let subject = child(tree, said, &["nsubj"]).filter(|s| *s > verb && *s < said);
    let free = child(tree, verb, &["obj", "iobj", "xcomp"]).is_none();
    let Some(subject) = subject.filter(|_| free && is_bare(tree, said) && predicate(tree, said)) else {
        return;
    };
    let noun = tree.words[said].upos == Upos::Noun;
    if noun && child(tree, said, &["det"]).is_none() {
        return;
    }
    if !noun {
        as_adjective(tree, said);
    }
    tree.to_mut().words[said].relation = Relation::new("xcomp");
    hang(tree, subject, verb, "obj");
}

/// "deemed Selassie trustworthy", "thought Salazar wise": the adjective is taken for a noun or an adverb.
fn behind_name(tree: &mut Cow<'_, Tree>, verb: usize) {
    let adjective = (verb + 2..tree.words.len().min(verb + 6)).find(|w| {
        let word = &tree.words[*w];
        let form = word.form.to_lowercase();
        let end = ENDS.iter().any(|e| form.ends_with(e));
        match (word.upos, word.relation.as_str()) {
            (Upos::Noun, "obj") => end && word.head == Some(verb),
            (Upos::Adv, "advmod") => {
                word.head == Some(verb) && !form.ends_with("ly") && !ADVERBS.contains(&form.as_str())
            }
            _ => false,
        }
    });
    let Some(adjective) = adjective else { return };
    let name = (verb + 1..adjective).rev().find(|w| tree.words[*w].upos != Upos::Adv);
    let Some(name) = name.filter(|n| is_people(tree, *n) && *n + 3 > adjective) else { return };
    let part = tree.words[name].head == Some(adjective) && tree.words[name].relation.as_str() == "compound";
    let object = tree.words[name].head == Some(verb) && tree.words[name].relation.as_str() == "obj";
    if !part && !object || child(tree, verb, &["xcomp", "ccomp"]).is_some() {
        return;
    }
    as_adjective(tree, adjective);
    tree.to_mut().words[adjective].relation = Relation::new("xcomp");
    if hang(tree, name, verb, "obj") {
        let between: Vec<usize> = tree.children(adjective).filter(|c| *c < name).collect();
        for w in between {
            let relation = tree.words[w].relation.as_str();
            hang(tree, w, name, relation);
        }
    }
}

/// "believes Nasser dangerous": the adjective has no subject beside the verb's object.
fn without_subject(tree: &mut Cow<'_, Tree>, verb: usize) {
    let said = child(tree, verb, &["ccomp"]).filter(|c| *c > verb && tree.words[*c].upos == Upos::Adj);
    let object = child(tree, verb, &["obj"]).filter(|o| *o > verb);
    if let (Some(said), Some(object)) = (said, object)
        && object < said
        && is_bare(tree, said)
        && child(tree, said, &["nsubj", "csubj", "expl"]).is_none()
    {
        tree.to_mut().words[said].relation = Relation::new("xcomp");
    }
}

/// "called the invasion a great mistake": a second noun with an article behind the object.
fn second_noun(tree: &mut Cow<'_, Tree>, verb: usize) {
    let Some(object) = child(tree, verb, &["obj"]).filter(|o| *o > verb) else { return };
    let noun = tree.children(verb).find(|n| {
        *n > object
            && tree.words[*n].upos == Upos::Noun
            && matches!(tree.words[*n].relation.as_str(), "obl:unmarked" | "obj" | "dep" | "obl")
            && child(tree, *n, &["case", "nummod"]).is_none()
            && child(tree, *n, &["det"]).is_some_and(|d| matches!(tree.words[d].lemma.as_str(), "a" | "an"))
    });
    if let Some(noun) = noun.filter(|_| child(tree, verb, &["xcomp", "ccomp"]).is_none()) {
        tree.to_mut().words[noun].relation = Relation::new("xcomp");
    }
}

/// "is considered by the Chinese a loyal friend": the people that considers it so is no part of what it is.
fn behind_agent(tree: &mut Cow<'_, Tree>, verb: usize) {
    let Some(noun) = child(tree, verb, &["obl:agent", "obl"]).filter(|n| *n > verb + 3) else { return };
    let determiners: Vec<usize> =
        tree.children(noun).filter(|d| tree.words[*d].relation.as_str() == "det" && *d < noun).collect();
    let ([first, second], Some(by)) = (&determiners[..], child(tree, noun, &["case"])) else { return };
    let (first, second) = (*first, *second);
    let people = second - 1;
    let sound =
        by < first && first < people && is_people(tree, people) && tree.words[people].head == Some(noun);
    if !sound || !tree.words[by].form.eq_ignore_ascii_case("by") || !hang(tree, people, verb, "obl:agent") {
        return;
    }
    hang(tree, by, people, "case");
    hang(tree, first, people, "det");
    tree.to_mut().words[noun].relation = Relation::new("xcomp");
}

/// "regards X as dangerous": the adjective is said of the object.
fn behind_as(tree: &mut Cow<'_, Tree>, verb: usize) {
    let said = tree.children(verb).find(|a| {
        *a > verb
            && tree.words[*a].upos == Upos::Adj
            && matches!(tree.words[*a].relation.as_str(), "advcl" | "obl")
            && is_bare_but_as(tree, *a)
    });
    let object = child(tree, verb, &["obj", "nsubj:pass"]);
    if let (Some(said), Some(object)) = (said, object)
        && object < said
        && child(tree, verb, &["xcomp"]).is_none()
        && !tree.hangs_from(verb, said)
    {
        tree.to_mut().words[said].relation = Relation::new("xcomp");
    }
}

fn is_bare_but_as(tree: &Tree, i: usize) -> bool {
    let before: Vec<usize> = tree
        .children(i)
        .filter(|c| {
            matches!(tree.words[*c].relation.as_str(), "case" | "mark" | "advmod" | "nsubj" | "cop" | "det")
        })
        .filter(|c| *c < i)
        .collect();
    let a = |c: &usize| tree.words[*c].form.eq_ignore_ascii_case("as");
    before.iter().any(a) && before.iter().all(|c| a(c) || tree.words[*c].relation.as_str() == "advmod")
}
