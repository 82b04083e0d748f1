//! One clause for one word: who acts, on whom, with what prepositions.

use super::super::tags::{Upos, rel, tags};
use super::nominal::View;
use super::repair;
use super::verbs::{NAMING, SUBJECT_CONTROL};
use super::{Argument, Class, Clause, Link, Mood, Oblique};
use super::{control, small};
use crate::words::Words;
use smol_str::SmolStr;

/// "with regard to", "in respect of": a preposition of three words, whose noun says nothing.
fn in_preposition(view: &View<'_>, i: usize) -> bool {
    let form = |at: usize| view.tree.words.get(at).map_or("", |w| w.form.as_str());
    matches!(form(i), "regard" | "respect" | "reference" | "relation" | "connection" | "regards")
        && i > 0
        && matches!(form(i - 1), "with" | "With" | "in" | "In" | "without" | "Without")
        && matches!(form(i + 1), "to" | "of" | "with")
}

pub(super) fn clause(view: &View<'_>, i: usize) -> Option<Clause> {
    let word = view.word(i);
    let class = match word.upos {
        Upos::Verb => {
            if view.is(i, rel!["amod"]) {
                Class::Adjective
            } else {
                Class::Verb
            }
        }
        Upos::Noun | Upos::Propn => Class::Noun,
        Upos::Adj => Class::Adjective,
        // "They are sincere": taken for an adverb, but with a copula.
        Upos::Adv if view.first(i, rel!["cop"]).is_some() => Class::Adjective,
        _ => return None,
    };
    if view.is(i, rel!["case", "fixed", "flat", "cc", "mark", "goeswith"]) || in_preposition(view, i) {
        return None;
    }
    let mut clause = Clause {
        word: i,
        class,
        lemma: view.lemma(i).into(),
        form: view.form(i).into(),
        span: view.span(i),
        extent: view.extent(i),
        subject: None,
        object: None,
        indirect: None,
        obliques: obliques(view, i),
        modified: None,
        vicinity: vicinity(view, i),
        particles: particles(view, i),
        own_subject: view.first(i, rel!["nsubj", "nsubj:pass", "nsubj:outer"]).is_some(),
        nominal: (class == Class::Noun).then(|| view.argument(i).nominals[0].clone()),
        passive: false,
        negated: false,
        mood: Mood::default(),
        tense: None,
        perfect: false,
        quoted: false,
        parent: None,
        complement: complement_word(view, i).map(|c| view.extent(c)),
        complement_clause: None,
    };
    match class {
        Class::Verb => verb_roles(view, i, &mut clause),
        Class::Adjective => {
            adjective_roles(view, i, &mut clause);
            // "relations with X are bad": the noun belongs to the phrase.
            clause
                .vicinity
                .extend(clause.modified.iter().flat_map(|m| m.nominals.iter()).map(|n| n.lemma.clone()));
        }
        Class::Noun => noun_roles(view, i, &mut clause),
    }
    Some(clause)
}

/// Nouns for what is wrong with, or thought of, that which stands behind them.
static OTHER_THINGS: Words = Words::of(
    "breach break chill crisis decline deterioration estrangement freeze idea impasse opinion picture \
    rift rupture stalemate strain tension view",
);

/// Lemmas below a word, three steps down, clauses of their own left out; for an object noun's verb, too.
fn vicinity(view: &View<'_>, i: usize) -> Vec<SmolStr> {
    let clausal = rel!["ccomp", "advcl", "advcl:relcl", "acl:relcl", "parataxis", "conj", "punct", "nsubj"];
    let mut found = Vec::new();
    let mut open = vec![(i, 0)];
    while let Some((at, depth)) = open.pop() {
        for child in view.children(at) {
            let adverbial = view.is(child, rel!["advcl"]);
            let by_preposition = adverbial && view.is_nominal(child);
            if view.is(child, clausal) && !by_preposition {
                // "called on the others to withdraw".
                let infinitive = adverbial && view.with(child, rel!["mark"]).any(|m| view.lemma(m) == "to");
                found.extend((infinitive && child > i).then(|| "to".into()));
                // "kept the others from coming".
                let away =
                    adverbial && view.with(child, rel!["mark", "case"]).any(|m| view.lemma(m) == "from");
                found.extend((away && child > i).then(|| "from".into()));
                continue;
            }
            if view.is(child, rel!["nmod"]) && at != i && OTHER_THINGS.has(view.lemma(at)) {
                // "keeps up the freeze in relations" keeps up no relations.
                continue;
            }
            found.push(view.lemma(child).into());
            if depth < 1 {
                open.push((child, depth + 1));
            }
        }
    }
    if view.first(i, rel!["nsubj:pass"]).is_some() {
        // "tribute was paid to": the object of the phrase is its subject.
        found.extend(view.with(i, rel!["nsubj:pass"]).map(|s| view.lemma(s).into()));
    }
    found
}

fn particles(view: &View<'_>, i: usize) -> Vec<SmolStr> {
    let own = view.with(i, rel!["compound:prt", "advmod"]);
    own.chain(repair::particle(view, i)).map(|c| view.lemma(c).into()).collect()
}

fn obliques(view: &View<'_>, i: usize) -> Vec<Oblique> {
    // "spoke bitterly of X": what the adverb has belongs to the verb.
    let by_adverb = view
        .with(i, rel!["advmod"])
        .filter(|a| *a > i && view.word(i).upos == Upos::Verb && view.word(*a).upos == Upos::Adv)
        .flat_map(|a| view.with(a, rel!["obl", "nmod"]).filter(move |c| *c > a));
    view.with(i, rel!["obl", "nmod", "nmod:desc", "obl:agent", "advcl"])
        .chain(by_adverb)
        .chain(view.given(i).into_iter().flat_map(|v| view.with(v, rel!["obl"]).filter(move |c| *c > v)))
        .filter(|c| view.is_nominal(*c))
        .filter_map(|c| {
            let meant = view.antecedent(c).unwrap_or(c);
            let preposition = view.preposition(c)?.into();
            Some(Oblique { preposition, argument: view.argument(meant) })
        })
        .collect()
}

fn verb_roles(view: &View<'_>, i: usize, clause: &mut Clause) {
    // "stood by": a past tense without an auxiliary is no passive.
    let past = tags!["VBD"].has(view.word(i).xpos) && view.first(i, rel!["aux:pass"]).is_none();
    // "Have we not stood by them?": with "have" alone it is a perfect.
    let perfect = view.first(i, rel!["aux:pass"]).is_none()
        && view.with(i, rel!["aux"]).any(|a| view.lemma(a) == "have")
        && view.with(i, rel!["aux"]).all(|a| view.lemma(a) != "be");
    let past = past || perfect;
    let passive_marks = !past && view.first(i, rel!["nsubj:pass", "aux:pass", "csubj:pass"]).is_some()
        || joined_passive(view, i);
    let bare_participle = tags!["VBN"].has(view.word(i).xpos)
        && view.is(i, rel!["acl", "advcl", "amod"])
        && view.first(i, rel!["aux", "obj", "nsubj"]).is_none();
    clause.passive = passive_marks || bare_participle;
    let by = |c: &usize| view.preposition(*c).is_none_or(|p| p == "by");
    let agent = view.with(i, rel!["obl:agent"]).find(by).or_else(|| {
        clause
            .passive
            .then(|| view.with(i, rel!["obl"]).find(|c| view.preposition(*c).as_deref() == Some("by")))
            .flatten()
    });
    let agent = agent.or_else(|| clause.passive.then(|| repair::agent(view, i)).flatten());
    if clause.passive {
        clause.subject = agent.map(|a| view.argument(a));
        clause.object = view.first(i, rel!["nsubj:pass"]).map(|s| argument_or_antecedent(view, s, i));
        if clause.object.is_none() {
            clause.object = repair::vocative(view, i).or_else(|| passive_subject_of_governor(view, i));
        }
        if repair::receives(view, i) {
            clause.indirect = clause.object.take();
            clause.object = repair::gift(view, i).map(|o| view.argument(o));
        }
    } else {
        clause.subject = view
            .with(i, rel!["nsubj"])
            .find(|s| !is_reflexive(view, *s))
            .or_else(|| view.first(i, rel!["nsubj:outer"]))
            .or_else(|| past.then(|| view.first(i, rel!["nsubj:pass"])).flatten())
            .map(|s| argument_or_antecedent(view, s, i));
        let (receiver, object) = repair::receiver_and_object(view, i);
        clause.object = object.map(|o| argument_or_antecedent(view, o, i));
        clause.indirect = receiver.map(|r| view.argument(r));
        if clause.subject.is_none() {
            clause.subject = repair::subject(view, i);
            clause.own_subject |= clause.subject.is_some();
            clause.subject = clause.subject.take().or_else(|| control::inherited_subject(view, i, 0));
        }
        if clause.object.is_none() {
            clause.object = relativized_object(view, i);
        }
    }
    if let Some(receiver) = view.first(i, rel!["iobj"]) {
        clause.indirect = Some(view.argument(receiver));
    }
    let named = NAMING.has(&clause.lemma);
    let controls = clause.object.is_none()
        && view.first(i, rel!["xcomp"]).is_some()
        && !SUBJECT_CONTROL.contains(&clause.lemma.as_str());
    if (named || controls) && clause.indirect.is_some() {
        // "called Y a traitor", "urged Y to leave": Y is what is named or urged.
        clause.object = clause.indirect.take();
    }
    clause.obliques.extend(repair::charge(view, i));
}

/// "was embraced and decorated by X": the second participle shares the auxiliary.
fn joined_passive(view: &View<'_>, i: usize) -> bool {
    let Some(first) = view.word(i).head.filter(|h| *h < i && view.is(i, rel!["conj"])) else {
        return false;
    };
    let bare = view.first(i, rel!["aux", "nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "cop"]).is_none();
    let active = view
        .with(first, rel!["aux"])
        .any(|a| view.lemma(a) == "have" && view.first(first, rel!["aux:pass"]).is_none());
    let by = view.with(i, rel!["obl", "obl:agent"]).any(|c| view.preposition(c).as_deref() == Some("by"));
    let participle = tags!["VBN"].has(view.word(i).xpos) || by && tags!["VBD"].has(view.word(i).xpos);
    bare && participle && !active && view.first(first, rel!["aux:pass"]).is_some()
}

/// A passive participle's subject where it hangs from something: "a statement issued by X".
fn passive_subject_of_governor(view: &View<'_>, i: usize) -> Option<Argument> {
    let head = view.word(i).head?;
    match view.relation(i) {
        "acl" | "acl:relcl" => Some(view.argument(head)),
        "xcomp" | "advcl" | "conj" => {
            view.first(head, rel!["nsubj:pass", "nsubj"]).map(|s| argument_or_antecedent(view, s, head))
        }
        _ => None,
    }
}

/// A relative pronoun stands for the noun that its clause belongs to.
pub(super) fn argument_or_antecedent(view: &View<'_>, child: usize, clause: usize) -> Argument {
    if view.is_relative(child) {
        let mut up = clause;
        for _ in 0..4 {
            match view.relation(up) {
                "acl:relcl" | "acl" => {
                    if let Some(subject) = control::whose_deed(view, child, up) {
                        return view.argument(subject);
                    }
                    if let Some(head) = view.word(up).head {
                        return view.argument(head);
                    }
                }
                "conj" | "xcomp" | "ccomp" => {}
                _ => break,
            }
            match view.word(up).head {
                Some(head) => up = head,
                None => break,
            }
        }
    }
    view.argument(child)
}

/// "the leaders whom Moscow attacked", "the leaders Moscow attacked".
fn relativized_object(view: &View<'_>, i: usize) -> Option<Argument> {
    if !view.is(i, rel!["acl:relcl"]) {
        return None;
    }
    let subject = view.first(i, rel!["nsubj"])?;
    let relative_subject = tags!["WDT", "WP"].has(view.word(subject).xpos);
    (!relative_subject && view.first(i, rel!["obj", "ccomp", "xcomp"]).is_none())
        .then(|| view.word(i).head.map(|h| view.argument(h)))
        .flatten()
}

pub(super) fn is_reflexive(view: &View<'_>, i: usize) -> bool {
    let form = view.form(i);
    view.word(i).upos == Upos::Pron && (form.ends_with("self") || form.ends_with("selves"))
}

fn adjective_roles(view: &View<'_>, i: usize, clause: &mut Clause) {
    let head = view.word(i).head;
    clause.modified = match (view.relation(i), head) {
        // "our immortal leader Kim": it is said of the name, too.
        ("amod", Some(head)) => match (view.relation(head), view.word(head).head) {
            ("nmod:desc", Some(name)) if name > head => Some(view.argument(name)),
            _ => Some(view.argument(head)),
        },
        ("xcomp", Some(head)) => view
            .first(head, rel!["obj"])
            .or_else(|| view.first(head, rel!["nsubj", "nsubj:pass"]))
            .map(|s| argument_or_antecedent(view, s, head)),
        ("conj", Some(head)) if view.is(head, rel!["amod"]) => view.word(head).head.map(|h| view.argument(h)),
        ("acl", Some(head)) => Some(view.argument(head)),
        _ => None,
    };
    let own =
        view.first(i, rel!["nsubj", "nsubj:outer", "nsubj:pass"]).map(|s| argument_or_antecedent(view, s, i));
    let subject = control::judged(view, i)
        .or(own)
        .or_else(|| repair::vocative(view, i))
        .or_else(|| clause.modified.clone())
        .or_else(|| control::inherited_subject(view, i, 0));
    if clause.modified.is_none() {
        clause.modified = subject.clone();
    }
    clause.subject = subject;
}

fn noun_roles(view: &View<'_>, i: usize, clause: &mut Clause) {
    clause.subject = clause.nominal.as_ref().and_then(|n| n.possessor.as_deref().cloned());
    if let Some(by) =
        clause.obliques.iter().find(|o| matches!(o.preposition.as_str(), "by" | "on the part of"))
    {
        clause.subject = clause.subject.take().or_else(|| Some(by.argument.clone()));
    }
    if clause.subject.is_none() {
        // "dissatisfaction on the part of X".
        clause.subject =
            clause.oblique("on").and_then(|a| a.nominals.first()).filter(|n| n.lemma == "part").and_then(
                |n| n.complements.iter().find(|c| c.preposition == "of").map(|c| c.argument.clone()),
            );
    }
    clause.object = clause.oblique("of").cloned();
    // "called X an aggressor", "X is an aggressor", "X, the aggressor,", "the aggressor X".
    let named = (view.is(i, rel!["xcomp"]))
        .then(|| view.word(i).head)
        .flatten()
        .filter(|h| NAMING.has(view.lemma(*h)))
        .and_then(|h| {
            view.first(h, rel!["obj"])
                .or_else(|| view.first(h, rel!["nsubj:pass", "nsubj"]))
                .map(|o| argument_or_antecedent(view, o, h))
        });
    clause.modified = named
        .or_else(|| {
            view.first(i, rel!["nsubj", "nsubj:outer"])
                .filter(|_| view.first(i, rel!["cop"]).is_some())
                .map(|s| argument_or_antecedent(view, s, i))
        })
        .or_else(|| {
            (view.is(i, rel!["appos"])).then(|| view.word(i).head.map(|h| view.argument(h))).flatten()
        })
        .or_else(|| view.first(i, rel!["appos"]).map(|a| view.argument(a)))
        .or_else(|| {
            // "The aggressor is X".
            let nominal = view.nominal(view.is_named(i)?, 0);
            Some(Argument { extent: nominal.core, nominals: [nominal].into() })
        })
        .or_else(|| {
            // "the traitor X": the label stands before the name.
            let before = view.is(i, rel!["amod", "nmod:desc", "compound", "nmod:unmarked"]);
            before
                .then(|| view.word(i).head)
                .flatten()
                .filter(|h| *h > i && view.is_nominal(*h))
                .map(|h| view.argument(h))
        });
}

/// The word of the clause that a clause hangs from, and how.
pub(super) fn parent(view: &View<'_>, i: usize) -> Option<(usize, Link)> {
    let mut at = i;
    let mut link = None;
    for _ in 0..view.tree.words.len() {
        let head = view.word(at).head?;
        let found = match view.word(at).relation.universal() {
            "ccomp" | "csubj" => Link::Complement,
            "xcomp" if small::is_said_of(view, at) => Link::Complement,
            "xcomp" => Link::Open,
            "advcl" if control::is_charge(view, at) => Link::Complement,
            "advcl" => Link::Adverbial,
            "acl" => Link::Relative,
            "conj" => Link::Conjunct,
            "parataxis" | "list" | "discourse" => Link::Beside,
            _ => Link::Inside,
        };
        let link = *link.get_or_insert(found);
        let predicative = view.word(head).upos == Upos::Adj && !view.is(head, rel!["amod", "nmod"]);
        let verbal =
            view.word(head).upos == Upos::Verb || predicative || view.first(head, rel!["cop"]).is_some();
        let relative_noun = matches!(link, Link::Relative) && view.is_nominal(head);
        if verbal
            || relative_noun
            || matches!(link, Link::Conjunct) && view.word(head).upos != Upos::Punct
            || view.word(head).upos == Upos::Noun
        {
            return Some((head, link));
        }
        at = head;
    }
    None
}

/// The head word of what is said, thought or wanted.
pub(super) fn complement_word(view: &View<'_>, i: usize) -> Option<usize> {
    let beside_noun = view
        .is_nominal(i)
        .then(|| view.with(i, rel!["acl", "acl:relcl"]).find(|c| view.first(*c, rel!["mark"]).is_some()))
        .flatten();
    view.first(i, rel!["ccomp"]).or(beside_noun).or_else(|| {
        // "…, he said, …": the said hangs beside.
        (view.is(i, rel!["parataxis"])).then(|| view.word(i).head).flatten()
    })
}
