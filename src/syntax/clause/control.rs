//! Who does what a verb without a subject of its own says: infinitives and participles below other words.

use super::super::tags::{Upos, rel, tags};
use super::Argument;
use super::doing::{
    AIMS, CHARGING, FOR_PURPOSE, FROM_SOURCE, HELPING, MOVING, OF_SUBJECT, OWN_DOING, PURSUING, REGARD,
};
use super::nominal::View;
use super::roles::{argument_or_antecedent, is_reflexive};
use super::verbs::{OBJECT_CONTROL, SHOWING, SUBJECT_CONTROL, tells};

/// The subject of a verb that has none of its own.
pub(super) fn inherited_subject(view: &View<'_>, i: usize, depth: usize) -> Option<Argument> {
    if depth > 6 {
        return None;
    }
    let head = view.word(i).head?;
    let own = |h: usize| -> Option<Argument> {
        if let Some(s) = view.first(h, rel!["nsubj", "nsubj:outer"]) {
            return Some(argument_or_antecedent(view, s, h));
        }
        if let Some(s) = view.first(h, rel!["nsubj:pass"]) {
            return Some(argument_or_antecedent(view, s, h));
        }
        inherited_subject(view, h, depth + 1)
    };
    if let Some(finder) = finder(view, i) {
        return own(finder);
    }
    if let Some(doer) = doer(view, i, head).or_else(|| judged_doer(view, i, head)) {
        return Some(doer);
    }
    match view.relation(i) {
        "xcomp" => {
            let control = SUBJECT_CONTROL.contains(&view.lemma(head));
            // "find themselves sitting": it is the subject again.
            let other = |o: &usize| !is_reflexive(view, *o);
            match view.first(head, rel!["obj", "iobj"]).filter(other) {
                Some(object) if !control => Some(argument_or_antecedent(view, object, head)),
                _ => own(head),
            }
        }
        "advcl"
            if SHOWING.has(view.lemma(head))
                && tags!["VBG"].has(view.word(i).xpos)
                && view.with(i, rel!["mark", "case"]).any(|m| view.lemma(m) == "as")
                && view.first(head, rel!["obj", "iobj"]).is_some() =>
        {
            view.first(head, rel!["obj", "iobj"]).map(|o| argument_or_antecedent(view, o, head))
        }
        "advcl"
            if OBJECT_CONTROL.has(view.lemma(head))
                && view.with(i, rel!["mark"]).any(|m| view.lemma(m) == "to")
                && view.first(head, rel!["obj", "iobj"]).is_some() =>
        {
            view.first(head, rel!["obj", "iobj"]).map(|o| argument_or_antecedent(view, o, head))
        }
        "conj" | "advcl" | "parataxis"
            if view.word(head).upos != Upos::Noun || view.first(head, rel!["cop"]).is_some() =>
        {
            if view.is(i, rel!["parataxis"]) { None } else { own(head) }
        }
        "acl" | "acl:relcl" => match view.word(i).xpos.as_str() {
            "VBG" if preposition(view, i).is_some() => Some(doer_of_noun(view, i, head, depth)),
            "VBG" | "VBZ" | "VBD" | "VBP" => Some(view.argument(head)),
            _ => {
                // "China's desire to help", "the attempt of China to help".
                let noun = view.nominal(head, 0);
                noun.possessor
                    .map(|p| *p)
                    .or_else(|| {
                        noun.complements
                            .into_iter()
                            .find(|c| matches!(c.preposition.as_str(), "of" | "by"))
                            .map(|c| c.argument)
                    })
                    // "the Chinese attempt to help".
                    .or_else(|| has_name_before(view, head).then(|| view.argument(head)))
                    .or_else(|| own(head))
                    // "did everything to help"; "gave X time to reply".
                    .or_else(|| {
                        let verb = view.word(head).head.filter(|_| view.is(head, rel!["obj"]))?;
                        let given =
                            view.first(verb, rel!["iobj"]).map(|o| argument_or_antecedent(view, o, verb));
                        given.or_else(|| own(verb))
                    })
            }
        },
        "ccomp" => None,
        _ => None,
    }
}

/// The verb in "X finds it hard to understand", whose subject does what is hard.
fn finder(view: &View<'_>, i: usize) -> Option<usize> {
    let to = view.with(i, rel!["mark"]).find(|m| view.lemma(*m) == "to")?;
    let judged = to.checked_sub(1).filter(|a| view.word(*a).upos == Upos::Adj)?;
    let verb =
        view.word(judged).head.filter(|v| matches!(view.relation(judged), "xcomp" | "obj" if *v < judged))?;
    let found = matches!(view.lemma(verb), "find" | "consider" | "think" | "deem");
    let it = view
        .with(verb, rel!["obj", "expl"])
        .chain(view.with(judged, rel!["nsubj", "expl"]))
        .any(|o| view.lemma(o) == "it");
    (found && it).then_some(verb)
}

/// True for a noun with a name or nationality before it: "Chinese attempt", "NATO decision".
fn has_name_before(view: &View<'_>, noun: usize) -> bool {
    let named = |w: usize| {
        let word = view.word(w);
        w < noun
            && matches!(word.upos, Upos::Adj | Upos::Propn | Upos::Noun)
            && word.form.starts_with(char::is_uppercase)
    };
    view.word(noun).upos == Upos::Noun && view.with(noun, rel!["amod", "compound", "nmod"]).any(named)
}

/// The preposition of a gerund.
fn preposition<'a>(view: &'a View<'_>, i: usize) -> Option<&'a str> {
    let gerund = |w: usize| tags!["VBG"].has(view.word(w).xpos);
    if !gerund(i) && !view.with(i, rel!["aux"]).any(gerund) {
        return None;
    }
    let mark = view.with(i, rel!["mark", "case"]).filter(|m| *m < i).last()?;
    let form = view.form(mark);
    let known = ["about", "against", "for", "from", "in", "into", "of", "with"];
    known.contains(&form).then_some(form)
}

/// "condemned X for attacking Y", "prevented X from attacking", "angry with X for attacking": X does it. After
/// "by", "after" and the like, and in passives, the subject does.
fn doer(view: &View<'_>, i: usize, head: usize) -> Option<Argument> {
    if !view.is(i, rel!["advcl"]) || view.first(head, rel!["aux:pass", "nsubj:pass"]).is_some() {
        return None;
    }
    let preposition = preposition(view, i)?;
    let lemma = view.lemma(head);
    let towards = |allowed: &'static [&'static str]| {
        let fits =
            move |c: &usize| *c < i && view.preposition(*c).is_some_and(|p| allowed.contains(&p.as_ref()));
        view.with(head, rel!["obl", "nmod"])
            .filter(fits)
            .last()
            .map(|c| argument_or_antecedent(view, c, head))
    };
    let copula = view.first(head, rel!["cop"]).is_some();
    if copula || view.word(head).upos != Upos::Verb {
        let other = preposition == "for" && !OWN_DOING.has(lemma);
        return other.then(|| towards(&["to", "with", "at", "of", "toward", "towards"])).flatten();
    }
    let Some(object) = view.first(head, rel!["obj", "iobj"]).filter(|o| !is_reflexive(view, *o)) else {
        // "lashed out at X for attacking Y".
        return (preposition == "for").then(|| towards(&["at", "on", "upon", "against"])).flatten();
    };
    if preposition == "for" && REGARD.has(view.lemma(object)) {
        let of_noun = view.with(object, rel!["nmod"]).filter(|c| *c < i).last();
        return towards(&["to", "for", "on", "upon", "at", "toward", "towards", "against"])
            .or_else(|| of_noun.map(|c| argument_or_antecedent(view, c, object)));
    }
    let of_object = match preposition {
        "for" => !FOR_PURPOSE.has(lemma),
        "from" => !FROM_SOURCE.has(lemma),
        "of" => !OF_SUBJECT.contains(&lemma),
        "into" => !matches!(lemma, "put" | "pour" | "throw" | "invest" | "go"),
        "against" => true,
        "with" => CHARGING.contains(&lemma),
        "in" => HELPING.has(lemma),
        _ => tells(lemma),
    };
    of_object.then(|| argument_or_antecedent(view, object, head))
}

/// "accused X of breaking Y", "condemned X for attacking Y": what X is told to have done, as the verb's subject sees it.
pub(super) fn is_charge(view: &View<'_>, i: usize) -> bool {
    let Some(verb) = view.word(i).head.filter(|v| *v < i && view.word(*v).upos == Upos::Verb) else {
        return false;
    };
    preposition(view, i).is_some_and(|p| matches!(p, "for" | "of" | "with")) && doer(view, i, verb).is_some()
}

/// "a policy of supporting X", "in the hope of winning X": whose policy or hope it is.
fn doer_of_noun(view: &View<'_>, i: usize, noun: usize, depth: usize) -> Argument {
    let named = matches!(view.word(noun).upos, Upos::Propn | Upos::Pron);
    let phrase = view.nominal(noun, 0);
    let owner = phrase.possessor.map(|p| *p).or_else(|| {
        let by = |c: &super::Oblique| {
            matches!(c.preposition.as_str(), "of" | "by") && c.argument.extent.end < view.span(i).start
        };
        phrase.complements.into_iter().find(by).map(|c| c.argument)
    });
    let verb = view.word(noun).head.filter(|v| view.word(*v).upos == Upos::Verb);
    let lent = verb.filter(|v| match view.relation(noun) {
        "obj" => PURSUING.has(view.lemma(*v)),
        "obl" | "advcl" => {
            AIMS.has(view.lemma(noun))
                && view.preposition(noun).is_some_and(|p| matches!(p.as_ref(), "with" | "in"))
        }
        _ => false,
    });
    let subject = |v: usize| {
        view.first(v, rel!["nsubj"])
            .map(|s| argument_or_antecedent(view, s, v))
            .or_else(|| inherited_subject(view, v, depth + 1))
    };
    let found = if named { None } else { owner.or_else(|| lent.and_then(subject)) };
    found.unwrap_or_else(|| view.argument(noun))
}

/// The one behind "of" in "it was wrong of X to attack Y", the adjective's own subject being an empty "it".
fn judged_one(view: &View<'_>, i: usize, prepositions: &[&str]) -> Option<usize> {
    let it = view.first(i, rel!["nsubj", "expl"])?;
    let infinitive = |c: &usize| {
        view.is(*c, rel!["csubj", "advcl", "xcomp", "ccomp", "acl"])
            && view.with(*c, rel!["mark"]).any(|m| view.lemma(m) == "to")
    };
    if view.lemma(it) != "it" || view.first(i, rel!["cop"]).is_none() {
        return None;
    }
    let deed = view.children(i).filter(|c| *c > i).find(infinitive)?;
    let marked = view.with(deed, rel!["mark"]).any(|m| view.lemma(m) == "for");
    view.with(i, rel!["obl", "nmod"]).filter(|c| *c > i && *c < deed).find(|c| match view.preposition(*c) {
        Some(p) => prepositions.contains(&p.as_ref()),
        None => marked && prepositions.contains(&"for"),
    })
}

/// Of whom an adjective is said though its subject is an empty "it": "it was wrong of X to attack Y".
pub(super) fn judged(view: &View<'_>, i: usize) -> Option<Argument> {
    judged_one(view, i, &["of"]).map(|c| view.argument(c))
}

/// Who does what is judged: "it was wrong of X to attack Y", "it was a mistake for X to attack Y".
fn judged_doer(view: &View<'_>, i: usize, head: usize) -> Option<Argument> {
    let infinitive = view.with(i, rel!["mark"]).any(|m| view.lemma(m) == "to");
    if !infinitive || !view.is(i, rel!["csubj", "advcl", "xcomp", "ccomp", "acl"]) {
        return None;
    }
    judged_one(view, head, &["of", "for"]).filter(|c| *c < i).map(|c| view.argument(c))
}

/// "X left the pact, which angered Y": not the pact did but what X had done.
pub(super) fn whose_deed(view: &View<'_>, pronoun: usize, clause: usize) -> Option<usize> {
    let behind_comma = pronoun > 0 && view.word(pronoun - 1).form == ",";
    if !behind_comma
        || !view.word(pronoun).form.eq_ignore_ascii_case("which")
        || !view.is(pronoun, rel!["nsubj"])
        || !MOVING.has(view.lemma(clause))
    {
        return None;
    }
    let mut up = view.word(clause).head?;
    while view.is(up, rel!["nmod", "obj", "obl", "iobj", "conj"]) {
        up = view.word(up).head?;
        if view.word(up).upos == Upos::Verb {
            return view.first(up, rel!["nsubj"]).filter(|s| *s < up);
        }
    }
    None
}
