//! Negation, modality, condition, question: read once for every clause, handed down where they reach.

use super::super::tags::{Upos, rel, tags};
use super::nominal::View;
use super::verbs;
use super::{Class, Clause, Link, Mood};
use crate::words::Words;

static NEGATIONS: Words =
    Words::of("not n't n’t never hardly scarcely barely neither nor nowhere cannot rarely");
/// Words that put an auxiliary before its subject.
const LEADING: [&str; 8] = ["neither", "never", "nor", "only", "rarely", "seldom", "so", "then"];
const DEMAND: [&str; 5] = ["must", "should", "ought", "need", "shall"];
const POSSIBLE: [&str; 4] = ["may", "might", "could", "can"];
static WITHHOLD: Words = Words::of(
    "refuse fail decline cease stop avoid refrain hesitate forbid prevent abstain neglect unwilling \
    reluctant disinclined loath averse hesitant",
);
/// With "less" before them they say that something is not done.
const LESS: [&str; 8] = ["able", "disposed", "eager", "inclined", "likely", "prepared", "ready", "willing"];
const MEANT: [&str; 6] = ["aim", "calculate", "design", "direct", "intend", "mean"];
const ABLE: [&str; 4] = ["able", "unable", "capable", "enough"];
static WANT: Words = Words::of("want wish hope try seek attempt desire like endeavor endeavour strive plan");
static WILL: Words =
    Words::of("ready prepared willing intend promise pledge determined decide agree continue resolve vow");
/// What says that a clause is not so; with a negation, what says that it is said or thought.
const DENY: [&str; 7] = ["deny", "disclaim", "disprove", "refute", "untrue", "false", "incorrect"];
static CLAIM: Words =
    Words::of("allege assert believe claim contend imagine imply maintain mean say suggest think true");
/// What is hard to do is not done.
const HARD: [&str; 4] = ["difficult", "hard", "impossible", "unable"];
const DEMANDING: [&str; 2] = ["have", "need"];
const CONDITIONS: [&str; 7] = ["if", "unless", "whether", "lest", "provided", "suppose", "supposing"];

pub(super) fn settle(view: &View<'_>, clauses: &mut [Clause]) {
    let question = view
        .tree
        .words
        .iter()
        .rev()
        .find(|w| w.upos != Upos::Punct || w.form.contains('?'))
        .is_some_and(|w| w.form.contains('?'));
    for clause in clauses.iter_mut() {
        own(view, clause, question);
    }
    // Conditions, questions and what governs an infinitive reach down.
    for n in order_by_depth(clauses) {
        let Some((p, link)) = clauses[n].parent else { continue };
        let up = (clauses[p].mood, clauses[p].negated, view.lemma(clauses[p].word), clauses[p].class);
        let less = LESS.contains(&up.2)
            && view
                .with(clauses[p].word, rel!["advmod"])
                .any(|w| view.lemma(w) == "less" || view.word(w).form == "less");
        // "must help X to resist": X has no duty.
        let other = link == Link::Open
            && up.2 != "let"
            && !verbs::SUBJECT_CONTROL.contains(&up.2)
            && view.word(clauses[n].word).head.is_some_and(|v| view.first(v, rel!["obj", "iobj"]).is_some());
        let clause = &mut clauses[n];
        let own_demand = clause.mood.demand;
        clause.mood.withheld ^= less && matches!(link, Link::Open | Link::Complement);
        clause.mood.conditional |= up.0.conditional;
        let said = matches!(link, Link::Complement | Link::Beside);
        clause.mood.denied |= up.0.denied && link != Link::Relative
            || said && (DENY.contains(&up.2) && !up.1 || CLAIM.has(up.2) && up.1);
        let to = view.with(clause.word, rel!["mark"]).find(|m| view.lemma(*m) == "to");
        // "find it hard to understand": whatever the infinitive was taken to hang from.
        let hard_before = to.is_some_and(|m| m > 0 && HARD.contains(&view.lemma(m - 1)));
        if to.is_some() && (HARD.contains(&up.2) || hard_before) {
            clause.negated ^= !up.1;
        }
        match link {
            Link::Open => govern(clause, &up),
            // "has not been designed to harm X".
            Link::Adverbial
                if MEANT.contains(&up.2)
                    && view.with(clause.word, rel!["mark"]).any(|m| view.lemma(m) == "to") =>
            {
                clause.negated ^= up.1;
            }
            // "would not permit X to crush Y".
            Link::Adverbial
                if verbs::controls_object(up.2)
                    && view.with(clause.word, rel!["mark"]).any(|m| view.lemma(m) == "to")
                    && view
                        .word(clause.word)
                        .head
                        .is_some_and(|v| view.first(v, rel!["obj", "iobj"]).is_some()) =>
            {
                govern(clause, &up)
            }
            Link::Relative if up.3 == Class::Noun && tags!["VB"].has(view.word(clause.word).xpos) => {
                govern(clause, &up)
            }
            Link::Conjunct if clause.class == Class::Verb => {
                let no_subject = view.first(clause.word, rel!["nsubj", "nsubj:pass", "aux"]).is_none();
                if no_subject {
                    clause.mood = Mood { conditional: clause.mood.conditional, ..up.0 };
                    let contrast = view.with(clause.word, rel!["cc"]).any(|c| view.lemma(c) == "but");
                    clause.negated ^= up.1 && !contrast;
                }
            }
            _ => {}
        }
        if other {
            clause.mood.demand = own_demand;
        }
    }
}

/// What "refuse to", "not want to", "must try to" do to the infinitive.
fn govern(clause: &mut Clause, up: &(Mood, bool, &str, Class)) {
    let lemma = up.2;
    clause.negated ^= up.1;
    clause.mood.demand |= up.0.demand || up.3 == Class::Verb && DEMANDING.contains(&lemma);
    clause.mood.would |= up.0.would;
    clause.mood.withheld |= WITHHOLD.has(lemma) ^ up.0.withheld;
    clause.mood.possible |= ABLE.contains(&lemma) || up.0.possible && !up.1;
    clause.mood.wanted |= WANT.has(lemma) || up.0.wanted;
    clause.mood.will |= WILL.has(lemma) || up.0.will;
}

fn own(view: &View<'_>, clause: &mut Clause, question: bool) {
    let i = clause.word;
    for child in view.children(i) {
        let lemma = view.lemma(child);
        let form = view.form(child);
        match view.relation(child) {
            "advmod" | "aux" | "cc" | "cc:preconj" | "det" | "discourse"
                if NEGATIONS.has(form) || NEGATIONS.has(lemma) =>
            {
                let only = view
                    .children(i)
                    .any(|c| c == child + 1 && matches!(view.lemma(c), "only" | "just" | "merely"));
                let before = child < i || clause.class == Class::Verb;
                if !only && before {
                    clause.negated = !clause.negated;
                }
            }
            "advmod"
                if form == "longer" && child > 0 && view.word(child - 1).form.eq_ignore_ascii_case("no") =>
            {
                clause.negated = true
            }
            "det" if lemma == "no" => clause.negated = true,
            // "little confidence", but "a little".
            "amod" | "det" if matches!(lemma, "little" | "few") && view.word(i).upos == Upos::Noun => {
                clause.negated |= view.first(i, rel!["det"]).is_none_or(|d| d == child);
            }
            "aux" if DEMAND.contains(&lemma) => clause.mood.demand = true,
            "aux" if POSSIBLE.contains(&lemma) => clause.mood.possible = true,
            "aux" if matches!(form, "will" | "’ll" | "'ll") => clause.mood.will = true,
            "aux" if matches!(form, "would" | "’d" | "'d") => clause.mood.would = true,
            "mark" | "advmod" if CONDITIONS.contains(&lemma) => clause.mood.conditional = true,
            _ => {}
        }
    }
    if let Some(subject) = view.first(i, rel!["nsubj", "nsubj:pass"]) {
        let nobody = matches!(view.lemma(subject), "nobody" | "none" | "nothing" | "no-one");
        let neither = view.with(subject, rel!["det", "cc:preconj"]).any(|d| view.lemma(d) == "neither");
        if nobody || neither || view.with(subject, rel!["det"]).any(|d| view.lemma(d) == "no") {
            clause.negated = !clause.negated;
        }
    }
    // "no hostile intentions".
    if clause.class == Class::Adjective
        && view.is(i, rel!["amod"])
        && let Some(noun) = view.word(i).head
        && view.with(noun, rel!["det"]).any(|d| view.lemma(d) == "no")
    {
        clause.negated = !clause.negated;
    }
    if let Some(object) = view.first(i, rel!["obj"])
        && view.with(object, rel!["det"]).any(|d| view.lemma(d) == "no")
    {
        clause.negated = !clause.negated;
    }
    if clause.negated && view.with(i, rel!["aux"]).any(|a| matches!(view.lemma(a), "can" | "could")) {
        // "cannot accept" is no mere possibility.
        clause.mood.possible = false;
    }
    // A noun in a question is taken for granted: "How long shall we suffer these crimes?"
    let asked = clause.class != Class::Noun || view.is(i, rel!["root"]);
    clause.mood.question = question && asked && root_of(view, i);
    if clause.mood.question && clause.negated && is_rhetorical(view, i) {
        clause.mood.question = false;
        clause.negated = false;
    }
    // "Should the camp be split, …", "Had he known, …".
    let subject = view.first(i, rel!["nsubj", "nsubj:pass"]);
    let inverted = view.with(i, rel!["aux", "aux:pass"]).next().filter(|a| subject.is_some_and(|s| *a < s));
    // "Nor should we allow it", "only then should X reply" set no condition.
    let led =
        inverted.and_then(|a| a.checked_sub(1)).is_some_and(|before| LEADING.contains(&view.lemma(before)));
    if !question
        && !led
        && inverted
            .is_some_and(|a| matches!(view.word(a).form.as_str(), "Should" | "Had" | "Were" | "should"))
    {
        clause.mood.conditional = true;
        clause.mood.demand = false;
    }
    let bare_do =
        |a: usize| view.word(a).form.eq_ignore_ascii_case("do") && tags!["VB"].has(view.word(a).xpos);
    let no_subject = view.first(i, rel!["nsubj", "nsubj:pass", "aux:pass", "cop", "expl"]).is_none()
        && view.with(i, rel!["aux"]).all(bare_do)
        && !view.with(i, rel!["mark"]).any(|m| view.lemma(m) == "to");
    clause.mood.imperative = clause.class == Class::Verb
        && view.is(i, rel!["root"])
        && tags!["VB"].has(view.word(i).xpos)
        && no_subject;
    if view.lemma(i) == "let" && view.is(i, rel!["root"]) {
        clause.mood.demand = true;
    }
}

/// "Have we not always stood by them?": asked in order to be affirmed.
fn is_rhetorical(view: &View<'_>, i: usize) -> bool {
    let Some(subject) = view.first(i, rel!["nsubj", "nsubj:pass"]) else { return false };
    let first = view.children(i).find(|c| view.word(*c).upos != Upos::Punct && !view.is(*c, rel!["cc"]));
    let asks = |a: usize| matches!(view.lemma(a), "have" | "do" | "be");
    view.is(i, rel!["root"])
        && first.is_some_and(|a| a < subject && view.word(a).upos == Upos::Aux && asks(a))
        && view.with(i, rel!["advmod"]).any(|n| matches!(view.lemma(n), "not" | "n't"))
}

/// True for the sentence's main clause and what is joined to it.
fn root_of(view: &View<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..view.tree.words.len() {
        match view.relation(at) {
            "root" => return true,
            "advcl" | "acl:relcl" | "acl" => return false,
            _ => {}
        }
        match view.word(at).head {
            Some(head) => at = head,
            None => return true,
        }
    }
    false
}

/// Clauses from the root down, so that a parent is settled before what hangs from it.
fn order_by_depth(clauses: &[Clause]) -> Vec<usize> {
    let depth = |mut n: usize| {
        let mut d = 0;
        while let Some((p, _)) = clauses[n].parent
            && d <= clauses.len()
        {
            n = p;
            d += 1;
        }
        d
    };
    let mut order: Vec<usize> = (0..clauses.len()).collect();
    order.sort_by_cached_key(|n| (depth(*n), *n));
    order
}
