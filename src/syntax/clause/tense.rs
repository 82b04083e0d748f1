//! When a clause's doing is placed, and whether it stands in quotation marks.

use super::super::tags::{Upos, rel, tags};
use super::super::tree::Word;
use super::nominal::View;
use super::{Clause, Tense};

/// Sets every clause's time, and whether it is quoted.
pub(super) fn settle(view: &View<'_>, clauses: &mut [Clause]) {
    let quoted = quoted(view);
    for clause in clauses {
        (clause.tense, clause.perfect) = time(view, clause.word);
        clause.quoted = quoted[clause.word];
    }
}

/// The tense of a word's own finite form, or of the verb that it is joined to without a form of its own
/// ("has read and rejected").
fn time(view: &View<'_>, mut i: usize) -> (Option<Tense>, bool) {
    for _ in 0..view.tree.words.len() {
        let helpers: Vec<usize> = view.with(i, rel!["aux", "aux:pass", "cop"]).filter(|a| *a < i).collect();
        let perfect = helpers.iter().any(|a| view.lemma(*a) == "have");
        if let Some(first) = helpers.first() {
            return (tense(view, *first), perfect);
        }
        let own = tense(view, i);
        // "has read and rejected": past and participle look alike.
        let looks_like_participle = tags!["VBN", "VBD"].has(view.word(i).xpos);
        let joined = view.is(i, rel!["conj"]) && view.first(i, rel!["nsubj", "nsubj:pass"]).is_none();
        match view.word(i).head {
            Some(head)
                if joined
                    && (own.is_none()
                        || looks_like_participle && view.first(head, rel!["aux"]).is_some())
                    && view.word(head).upos == Upos::Verb =>
            {
                i = head;
            }
            _ => return (own, false),
        }
    }
    (None, false)
}

fn tense(view: &View<'_>, i: usize) -> Option<Tense> {
    let word = view.word(i);
    match word.xpos.as_str() {
        "VBD" => Some(Tense::Past),
        "VBP" | "VBZ" => Some(Tense::Present),
        "MD" => match word.lemma.to_lowercase().as_str() {
            "will" | "shall" => match word.form.to_lowercase().as_str() {
                "would" | "should" | "’d" | "'d" => None,
                _ => Some(Tense::Future),
            },
            _ => None,
        },
        _ => None,
    }
}

/// Which words stand between quotation marks of the sentence.
fn quoted(view: &View<'_>) -> Vec<bool> {
    let mut inside = false;
    let words = &view.tree.words;
    let straight = words.iter().filter(|w| w.form == "\"").count();
    let state = |w: &Word| {
        match w.form.as_str() {
            "“" | "«" | "``" | "„" => inside = true,
            "”" | "»" | "''" => inside = false,
            // A lone straight mark belongs to a quotation that goes on elsewhere; its side is not known.
            "\"" if straight > 1 => inside = !inside,
            _ => {}
        }
        inside
    };
    words.iter().map(state).collect()
}
