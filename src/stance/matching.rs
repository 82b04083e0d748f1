//! Which frames a clause fires: by the longest of its phrases that is there.

use crate::syntax::{Class, Clause, Upos, Xpos};

use super::frames::{Frame, Frames, Role};
use super::predicate::{PREPOSITIONS, Predicate, WordClass};

/// Frames that a clause fires with phrases of one length.
pub(super) struct Group<'f> {
    pub frames: Vec<(&'f Frame, &'f Predicate)>,
    /// False for adverbs, which colour the clause whatever its verb says.
    pub ranks: bool,
}

/// The frames that a clause's word fires: adverbs first, then by the length of their phrases, the longest first;
/// prepositions that take a side by themselves come last.
pub(super) fn frames_of<'f>(frames: &'f Frames, clause: &Clause) -> Vec<Group<'f>> {
    let mut found: Vec<(&Frame, &Predicate)> = Vec::new();
    for (class, head) in keys(clause) {
        found.extend(frames.with_head(class, &head).filter(|(f, p)| is_there(f, p, clause)));
    }
    let (adverbs, mut words): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, p)| p.class == WordClass::Adverb);
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
        let prepositions = clause.obliques.iter().map(|o| &o.preposition);
        add(prepositions.flat_map(|p| frames.with_head(WordClass::Preposition, p)).collect(), true);
    }
    groups
}

fn keys(clause: &Clause) -> Vec<(WordClass, String)> {
    let (lemma, form) = (clause.lemma.clone(), clause.form.clone());
    let mut keys = match clause.class {
        Class::Verb => vec![(WordClass::Verb, lemma.clone())],
        Class::Noun => {
            let mut keys = vec![(WordClass::Noun, lemma.clone()), (WordClass::Label, lemma.clone())];
            if clause.modified.is_some() && form == lemma {
                // "the decadent rulers": the tagger took the adjective for a noun.
                keys.push((WordClass::Adjective, form.clone()));
            }
            keys
        }
        Class::Adjective => vec![(WordClass::Adjective, form.clone()), (WordClass::Label, form.clone())],
    };
    if clause.class == Class::Verb {
        keys.extend(clause.particles.iter().map(|adverb| (WordClass::Adverb, adverb.clone())));
        if lemma.ends_with("ed") {
            // The tagger took a past tense for a plain form.
            keys.push((WordClass::Verb, crate::syntax::lemma(&form, Upos::Verb, Xpos::new("VBD"))));
        }
        if form.ends_with("ed") || form.ends_with("ing") || clause.passive {
            keys.push((WordClass::Adjective, form));
        }
    } else {
        for prefix in ["anti", "pro"] {
            if lemma.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-')) {
                keys.push((WordClass::Label, prefix.to_string()));
            }
        }
    }
    keys
}

/// Words that are particles of phrasal verbs as well as prepositions.
const PARTICLES: [&str; 8] = ["away", "back", "down", "in", "off", "out", "over", "up"];

fn is_there(frame: &Frame, predicate: &Predicate, clause: &Clause) -> bool {
    if predicate.class == WordClass::Verb {
        // "give in", "give in to" are no "give … in the press": a preposition that no role wants and no noun of the
        // phrase follows must be a particle.
        for (n, word) in predicate.rest.iter().enumerate() {
            let wanted = frame
                .roles()
                .any(|r| matches!(r, Role::With(p) if p == word || alike(p).contains(&word.as_str())));
            let last = predicate.rest.get(n + 1).is_none_or(|next| PREPOSITIONS.contains(&next.as_str()));
            let alone = PARTICLES.contains(&word.as_str()) && !wanted && last;
            let single = predicate.rest.len() == 1;
            let preposition = || clause.obliques.iter().any(|o| o.preposition == *word);
            if alone && !clause.particles.contains(word) && (single || preposition()) {
                return false;
            }
        }
    }
    predicate.rest.iter().all(|word| {
        clause.vicinity.contains(word)
            || clause.obliques.iter().any(|o| o.preposition.split(' ').any(|p| p == word))
            || clause
                .object
                .iter()
                .flat_map(|o| &o.nominals)
                .flat_map(|n| &n.complements)
                .any(|c| c.preposition == *word)
            || word == "to" && clause.class == Class::Verb && clause.indirect.is_some()
            || alike(word).iter().any(|w| clause.vicinity.iter().any(|v| v == w))
    })
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
