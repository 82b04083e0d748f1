//! Relative clauses and clauses with "that" that hang from the wrong word.

use super::super::lemma::is_irregular_verb;
use super::super::tags::{Relation, Upos, Xpos, rel, tags, under};
use super::attach::hang;
use super::draft::Draft;
use super::{repair, retag, verbs};
use crate::plain::lower;
use crate::words::Words;

/// Verbs with a clause in the bare form of the verb.
static WISHING: Words = Words::of(
    "advise ask beg command demand desire insist instruct order plead propose recommend request \
    require suggest urge",
);

pub(super) fn clause(tree: &mut Draft<'_>, i: usize) {
    said_to_somebody(tree, i);
    said_beside(tree, i);
    after_relative(tree, i);
    after_wish(tree, i);
    pronoun_elsewhere(tree, i);
    whose(tree, i);
    turned_out(tree, i);
}

/// "told the crowd that Perón had betrayed the workers", "it was rumoured in Rangoon that …": what is said is no
/// relative clause of the person or place before it.
fn said_to_somebody(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(noun), true) = (word.head.filter(|h| *h < i), tree.is(i, under!["acl"])) else { return };
    let that = tree.children(i).find(|c| *c > noun && *c < i && tree.form(*c) == "that");
    let Some(that) = that else { return };
    let own = tree.child(i, rel!["nsubj", "nsubj:pass"]);
    let object = tree.children(i).any(|o| rel!["obj"].has(tree.words[o].relation) && o != that);
    let filled = object || tree.child(i, rel!["cop", "obl", "ccomp", "xcomp"]).is_some();
    let complete = own.is_some_and(|s| s != that) && (rel!["mark"].has(tree.words[that].relation) || filled);
    let mut up = noun;
    while under!["nmod"].has(tree.words[up].relation) {
        match tree.words[up].head {
            Some(head) if head < up => up = head,
            _ => break,
        }
    }
    let Some(verb) = tree.words[up].head.filter(|v| *v < up && tree.words[*v].upos == Upos::Verb) else {
        return;
    };
    if !complete || tree.child(verb, rel!["ccomp"]).is_some() {
        return;
    }
    let relation = tree.words[up].relation.as_str();
    let told = matches!(relation, "obj" | "iobj" | "obl")
        && verbs::tells(&tree.lemma(verb))
        && tree.child(verb, rel!["nsubj", "nsubj:pass"]).is_some_and(|s| s < verb) | told_freely(tree, verb);
    let named = tree.words[noun].upos == Upos::Propn
        && rel!["mark"].has(tree.words[that].relation)
        && matches!(relation, "obl" | "obl:agent" | "iobj")
        && !WISHING.has(&tree.lemma(verb));
    if (told || named) && hang(tree, i, verb, "ccomp") {
        tree.change(that, |that| {
            (that.upos, that.xpos) = (Upos::Sconj, Xpos::new("IN"));
            that.relation = Relation::new("mark");
        });
    }
}

/// A verb of telling without a subject of its own, in a list or an infinitive.
fn told_freely(tree: &Draft<'_>, verb: usize) -> bool {
    rel!["conj", "xcomp", "advcl", "acl", "acl:relcl", "root"].has(tree.words[verb].relation)
}

/// "wrote to Brezhnev that he could no longer rely on him": a verb with "that" is no adverb.
fn said_beside(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos == Upos::Verb
        && rel!["advmod"].has(word.relation)
        && tree.child(i, rel!["mark"]).is_some_and(|m| tree.form(m) == "that")
    {
        tree.relate(i, "ccomp");
    }
}

/// "begged his visitor, who was flying home, to assure Carter …": behind the relative clause and a comma the
/// infinitive belongs to the verb that asks.
fn after_relative(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let Some(mut up) = word.head.filter(|h| *h < i) else { return };
    let to = tree.child(i, rel!["mark"]).filter(|m| *m > 1 && tree.form(*m) == "to");
    if to.is_none_or(|m| tree.words[m - 1].form != ",") || !tags!["VB"].has(tree.words[i].xpos) {
        return;
    }
    for _ in 0..tree.words.len() {
        let relative = rel!["acl:relcl"].has(tree.words[up].relation);
        match tree.words[up].head {
            Some(noun) if relative => {
                let role = rel!["obj", "iobj"].has(tree.words[noun].relation);
                let verb = tree.words[noun].head.filter(|v| role && *v < noun);
                if let Some(verb) = verb.filter(|v| verbs::controls_object(&tree.lemma(*v))) {
                    hang(tree, i, verb, "xcomp");
                }
                return;
            }
            Some(head) if rel!["conj", "xcomp", "ccomp"].has(tree.words[up].relation) => up = head,
            _ => return,
        }
    }
}

/// "suggested that they send experts, but they are refraining": what is told behind what is wished is no wish.
fn after_wish(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(wish), true) = (word.head.filter(|h| *h < i), tree.is(i, rel!["conj"])) else { return };
    let Some(verb) = tree.words[wish].head.filter(|v| *v < wish) else { return };
    let finite = |w: usize| tags!["VBZ", "VBD", "VBP"].has(tree.words[w].xpos);
    let told = (finite(i)
        || tree.children(i).any(|c| under!["aux"].has(tree.words[c].relation) && finite(c)))
        && tree.child(i, rel!["nsubj", "nsubj:pass"]).is_some()
        && tree.child(i, rel!["mark"]).is_none();
    let but = tree.children(i).any(|c| tree.form(c) == "but");
    let bare = match tree.words[wish].xpos.as_str() {
        "VB" => true,
        "VBP" => but && WISHING.has(&tree.lemma(verb)),
        _ => false,
    };
    let wished = rel!["ccomp"].has(tree.words[wish].relation)
        && bare
        && tree.child(wish, rel!["aux", "aux:pass", "cop"]).is_none()
        && tree.child(wish, rel!["nsubj"]).is_some();
    if told && wished {
        hang(tree, i, verb, "conj");
    }
}

/// "Vienna, for whom Rome felt such love, fell": the pronoun belongs to the verb of its own clause.
fn pronoun_elsewhere(tree: &mut Draft<'_>, i: usize) {
    let Some(head) = tree.words[i].head else { return };
    let fronted = || tree.child(i, rel!["case"]).is_some_and(|c| c < i);
    if !tags!["WP", "WDT"].has(tree.words[i].xpos) || !tree.is(i, under!["obl"]) || !fronted() {
        return;
    }
    let relative = (i + 1..tree.words.len()).find(|v| {
        rel!["acl:relcl"].has(tree.words[*v].relation) && tree.words[*v].head.is_some_and(|noun| noun < i)
    });
    if let Some(relative) = relative.filter(|r| *r != head && *r < head && !tree.hangs_from(head, *r)) {
        hang(tree, i, relative, "obl");
    }
}

/// "Gaddafi, whose house the Americans bombed, …": a noun with "whose" and another noun phrase behind it is the
/// object of the verb that follows.
fn whose(tree: &mut Draft<'_>, i: usize) {
    if tree.form(i) != "whose" || i < 2 || i + 3 >= tree.words.len() {
        return;
    }
    let length = tree.words.len();
    let described = |w: &usize| tree.words[*w].upos == Upos::Adj;
    let thing = (i + 1..length).find(|w| !described(w)).filter(|w| w + 2 < length).unwrap_or(i + 1);
    let nominal = |w: usize| {
        matches!(tree.words[w].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adj | Upos::Det)
    };
    let starts = tags!["DT", "PRP", "PRP$", "NNP", "NNPS"].has(tree.words[thing + 1].xpos);
    if !starts
        || tree.words[thing].upos == Upos::Adp
        || tags!["VBZ", "VBD", "MD", "IN"].has(tree.words[thing].xpos)
    {
        return;
    }
    let Some(first) = (thing + 1..length).find(|w| !nominal(*w) && tree.words[*w].upos != Upos::Adv) else {
        return;
    };
    let subject = (thing + 1..first).rev().find(|w| tree.words[*w].upos != Upos::Adv).unwrap_or(thing + 1);
    let verb = (first..length.min(first + 5)).find(|w| tree.words[*w].upos == Upos::Verb);
    let Some(verb) = verb
        .filter(|v| (first..*v).all(|w| matches!(tree.words[w].upos, Upos::Aux | Upos::Adv | Upos::Part)))
    else {
        return;
    };
    let antecedent =
        (0..i).rev().find(|w| tree.words[*w].upos != Upos::Punct && tree.words[*w].upos != Upos::Adp);
    let Some(mut antecedent) = antecedent else { return };
    while let Some(head) = tree.words[antecedent].head
        && rel!["flat", "compound"].has(tree.words[antecedent].relation)
    {
        antecedent = head;
    }
    if tree.words[verb].relation == Relation::ROOT {
        let main = (verb + 1..length).find(|w| tree.words[*w].form == ",").map(|comma| comma + 1);
        let finite = |w: &usize| {
            tags!["VBD", "VBZ", "VBP", "MD"].has(tree.words[*w].xpos) || is_irregular_verb(tree.form(*w))
        };
        let Some(main) = main.filter(|m| *m < length).filter(finite) else { return };
        let up =
            tree.words[main].head.filter(|_| rel!["aux", "aux:pass", "cop"].has(tree.words[main].relation));
        let main = up.unwrap_or(main);
        if tree.words[main].upos == Upos::Adj && up.is_none() {
            tree.change(main, |word| (word.upos, word.xpos) = (Upos::Verb, Xpos::new("VBD")));
        }
        retag::promote(tree, main, "dep");
        tree.place(antecedent, None);
        if tree.root() == Some(antecedent) && tree.words[main].head.is_some() {
            return;
        }
        tree.place(antecedent, Some(main));
        tree.relate(antecedent, "nsubj");
    }
    if tree.hangs_from(antecedent, verb) {
        return;
    }
    hang(tree, verb, antecedent, "acl:relcl");
    hang(tree, thing, verb, "obj");
    hang(tree, i, thing, "nmod:poss");
    hang(tree, subject, verb, "nsubj");
    if tree.words[thing].upos == Upos::Verb {
        tree.change(thing, |word| {
            (word.upos, word.xpos) = (Upos::Noun, Xpos::new("NN"));
            word.lemma = lower(&word.form).into();
        });
    }
}

/// "turned the British out", "drove the French back": the particle behind the object is not its head.
fn turned_out(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(verb), true) = (word.head.filter(|v| v + 1 < i), tree.is(i, rel!["compound:prt"])) else {
        return;
    };
    if tree.child(verb, rel!["obj"]).is_some() {
        return;
    }
    let object = tree.child(i, rel!["amod", "compound", "nmod", "obj"]).filter(|o| *o > verb && *o < i);
    if let Some(object) = object.filter(|o| *o + 1 == i && repair::is_people(tree, *o)) {
        let determiner = tree.child(i, rel!["det"]);
        hang(tree, object, verb, "obj");
        if let Some(determiner) = determiner {
            hang(tree, determiner, object, "det");
        }
    }
}
