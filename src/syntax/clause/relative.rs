//! Relative clauses and clauses with "that" that hang from the wrong word.

use super::super::lemma::is_irregular_verb;
use super::super::tags::{Relation, Upos, Xpos, rel};
use super::attach::hang;
use super::draft::Draft;
use super::{repair, retag, verbs};
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

fn is(tree: &Draft<'_>, i: usize, xpos: &[&str]) -> bool {
    xpos.contains(&tree.words[i].xpos.as_str())
}

/// "told the crowd that Perón had betrayed the workers", "it was rumoured in Rangoon that …": what is said is no
/// relative clause of the person or place before it.
fn said_to_somebody(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(noun), "acl") = (word.head.filter(|h| *h < i), word.relation.universal()) else { return };
    let that = tree.children(i).find(|c| *c > noun && *c < i && tree.form(*c) == "that");
    let Some(that) = that else { return };
    let own = tree.child(i, rel!["nsubj", "nsubj:pass"]);
    let object = tree.children(i).any(|o| tree.words[o].relation.as_str() == "obj" && o != that);
    let filled = object || tree.child(i, rel!["cop", "obl", "ccomp", "xcomp"]).is_some();
    let complete = own.is_some_and(|s| s != that) && (tree.words[that].relation.as_str() == "mark" || filled);
    let mut up = noun;
    while tree.words[up].relation.universal() == "nmod" {
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
        && tree.words[that].relation.as_str() == "mark"
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
    matches!(tree.words[verb].relation.as_str(), "conj" | "xcomp" | "advcl" | "acl" | "acl:relcl" | "root")
}

/// "wrote to Brezhnev that he could no longer rely on him": a verb with "that" is no adverb.
fn said_beside(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    if word.upos == Upos::Verb
        && word.relation.as_str() == "advmod"
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
    if to.is_none_or(|m| tree.words[m - 1].form != ",") || tree.words[i].xpos.as_str() != "VB" {
        return;
    }
    for _ in 0..tree.words.len() {
        let relative = tree.words[up].relation.as_str() == "acl:relcl";
        match tree.words[up].head {
            Some(noun) if relative => {
                let role = matches!(tree.words[noun].relation.as_str(), "obj" | "iobj");
                let verb = tree.words[noun].head.filter(|v| role && *v < noun);
                if let Some(verb) = verb.filter(|v| verbs::controls_object(&tree.lemma(*v))) {
                    hang(tree, i, verb, "xcomp");
                }
                return;
            }
            Some(head) if matches!(tree.words[up].relation.as_str(), "conj" | "xcomp" | "ccomp") => up = head,
            _ => return,
        }
    }
}

/// "suggested that they send experts, but they are refraining": what is told behind what is wished is no wish.
fn after_wish(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(wish), "conj") = (word.head.filter(|h| *h < i), word.relation.as_str()) else { return };
    let Some(verb) = tree.words[wish].head.filter(|v| *v < wish) else { return };
    let finite = |w: usize| is(tree, w, &["VBZ", "VBD", "VBP"]);
    let told = (finite(i)
        || tree.children(i).any(|c| tree.words[c].relation.universal() == "aux" && finite(c)))
        && tree.child(i, rel!["nsubj", "nsubj:pass"]).is_some()
        && tree.child(i, rel!["mark"]).is_none();
    let but = tree.children(i).any(|c| tree.form(c) == "but");
    let bare = match tree.words[wish].xpos.as_str() {
        "VB" => true,
        "VBP" => but && WISHING.has(&tree.lemma(verb)),
        _ => false,
    };
    let wished = tree.words[wish].relation.as_str() == "ccomp"
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
    let fronted =
        tree.words[i].relation.universal() == "obl" && tree.child(i, rel!["case"]).is_some_and(|c| c < i);
    if !is(tree, i, &["WP", "WDT"]) || !fronted {
        return;
    }
    let relative = (i + 1..tree.words.len()).find(|v| {
        tree.words[*v].relation.as_str() == "acl:relcl" && tree.words[*v].head.is_some_and(|noun| noun < i)
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
    let starts = is(tree, thing + 1, &["DT", "PRP", "PRP$", "NNP", "NNPS"]);
    if !starts || tree.words[thing].upos == Upos::Adp || is(tree, thing, &["VBZ", "VBD", "MD", "IN"]) {
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
        && matches!(tree.words[antecedent].relation.as_str(), "flat" | "compound")
    {
        antecedent = head;
    }
    if tree.words[verb].relation == Relation::ROOT {
        let main = (verb + 1..length).find(|w| tree.words[*w].form == ",").map(|comma| comma + 1);
        let finite =
            |w: &usize| is(tree, *w, &["VBD", "VBZ", "VBP", "MD"]) || is_irregular_verb(&tree.form(*w));
        let Some(main) = main.filter(|m| *m < length).filter(finite) else { return };
        let up = tree.words[main]
            .head
            .filter(|_| matches!(tree.words[main].relation.as_str(), "aux" | "aux:pass" | "cop"));
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
            word.lemma = word.form.to_lowercase();
        });
    }
}

/// "turned the British out", "drove the French back": the particle behind the object is not its head.
fn turned_out(tree: &mut Draft<'_>, i: usize) {
    let word = &tree.words[i];
    let (Some(verb), "compound:prt") = (word.head.filter(|v| v + 1 < i), word.relation.as_str()) else {
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
