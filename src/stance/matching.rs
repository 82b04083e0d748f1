//! Which frames a clause fires: by the longest of its phrases that is there.

use std::borrow::Cow;

use crate::syntax::{Class, Clause, Upos, Xpos};

use super::frames::{Frame, Frames};
use super::index::{Around, Head};
use super::predicate::{Predicate, WordClass};

/// Frames that a clause fires with phrases of one length.
pub(super) struct Group<'f> {
    pub frames: Vec<(&'f Frame, &'f Predicate)>,
    /// False for adverbs, which colour the clause whatever its verb says.
    pub ranks: bool,
}

/// The frames that a clause's word fires: adverbs first, then by the length of their phrases, the longest first;
/// prepositions that take a side by themselves come last.
pub(super) fn frames_of<'f>(frames: &'f Frames, clause: &Clause) -> Vec<Group<'f>> {
    let index = frames.index();
    let (mut last, mut known): (Option<Cow<'_, str>>, _) = (None, None);
    let mut heads: Vec<&Head> = Vec::new();
    for (class, word) in keys(clause) {
        // Most words are asked about for two classes.
        if last.as_ref() != Some(&word) {
            known = index.heads(&word);
            last = Some(word);
        }
        heads.extend(known.and_then(|heads| heads.of(class)));
    }
    let longer = heads.iter().any(|head| head.is_longer());
    let around = if longer { index.around(clause) } else { Around::default() };
    let mut found: Vec<(&Frame, &Predicate)> = Vec::new();
    for head in heads {
        found.extend(head.there(&around, clause).map(|place| frames.at(place)));
    }
    let adverb = |(_, p): &(&Frame, &Predicate)| p.class == WordClass::Adverb;
    let (adverbs, mut words): (Vec<_>, Vec<_>) = found.into_iter().partition(adverb);
    let mut groups = Vec::new();
    let mut add = |mut frames: Vec<(&'f Frame, &'f Predicate)>, ranks: bool| {
        frames.dedup_by(|a, b| a.0.id == b.0.id);
        if !frames.is_empty() {
            groups.push(Group { frames, ranks });
        }
    };
    add(adverbs, false);
    while let Some(longest) = words.iter().map(|(_, p)| p.rest.len()).max() {
        let (now, later) = words.into_iter().partition(|(_, p)| p.rest.len() == longest);
        words = later;
        add(now, true);
    }
    if clause.class != Class::Adjective {
        let prepositions = clause.obliques.iter();
        let heads = prepositions.filter_map(|o| index.heads(&o.preposition)?.of(WordClass::Preposition));
        add(heads.flat_map(Head::all).map(|place| frames.at(place)).collect(), true);
    }
    groups
}

/// The words of a clause that frames may have as their main word.
fn keys(clause: &Clause) -> Vec<(WordClass, Cow<'_, str>)> {
    let (lemma, form) = (clause.lemma.as_str(), clause.form.as_str());
    let mut keys: Vec<(WordClass, Cow<'_, str>)> = match clause.class {
        Class::Verb => vec![(WordClass::Verb, lemma.into())],
        Class::Noun => vec![(WordClass::Noun, lemma.into()), (WordClass::Label, lemma.into())],
        Class::Adjective => vec![(WordClass::Adjective, form.into()), (WordClass::Label, form.into())],
    };
    if clause.class == Class::Noun && clause.modified.is_some() && form == lemma {
        // "the decadent rulers": the tagger took the adjective for a noun.
        keys.push((WordClass::Adjective, form.into()));
    }
    if clause.class == Class::Verb {
        keys.extend(clause.particles.iter().map(|adverb| (WordClass::Adverb, adverb.as_str().into())));
        if lemma.ends_with("ed") {
            // The tagger took a past tense for a plain form.
            keys.push((
                WordClass::Verb,
                crate::syntax::lemma(form, Upos::Verb, Xpos::new("VBD")).to_string().into(),
            ));
        }
        if form.ends_with("ed") || form.ends_with("ing") || clause.passive {
            keys.push((WordClass::Adjective, form.into()));
        }
    } else {
        for prefix in ["anti", "pro"] {
            if lemma.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')) {
                keys.push((WordClass::Label, prefix.into()));
            }
        }
    }
    keys
}

/// Prepositions that stand for one another.
pub(super) fn alike(word: &str) -> &'static [&'static str] {
    match word {
        "toward" => &["towards"],
        "towards" => &["toward"],
        "on" => &["upon", "onto"],
        "upon" => &["on"],
        _ => &[],
    }
}

/// The prepositions for which a word may stand.
pub(super) fn stands_for(word: &str) -> &'static [&'static str] {
    match word {
        "toward" => &["towards"],
        "towards" => &["toward"],
        "upon" | "onto" => &["on"],
        "on" => &["upon"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_stands_for_what_is_like_it() {
        let words = ["at", "on", "onto", "toward", "towards", "upon"];
        for (one, other) in words.iter().flat_map(|one| words.map(|other| (*one, other))) {
            assert_eq!(alike(one).contains(&other), stands_for(other).contains(&one), "{one} {other}");
        }
    }
}
