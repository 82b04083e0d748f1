//! Which frames a clause fires: by the longest of its phrases that is there.

use crate::syntax::{Class, Clause, Upos, Xpos};

use super::frames::{Frame, Frames, Predicate, Role, WordClass};

/// The frames that a clause's word fires. Of several phrases with the same main word the longest win:
/// "warn of consequences" before "warn of" before "warn".
pub(super) fn frames_of<'f>(frames: &'f Frames, clause: &Clause) -> Vec<(&'f Frame, &'f Predicate)> {
    let mut found: Vec<(&Frame, &Predicate)> = Vec::new();
    for (class, head) in keys(clause) {
        found.extend(frames.with_head(class, &head).filter(|(f, p)| is_there(f, p, clause)));
    }
    // An adverb colours the clause whatever its verb says.
    let manner = |p: &Predicate| p.class == WordClass::Adverb;
    let longest = found.iter().filter(|(_, p)| !manner(p)).map(|(_, p)| p.rest.len()).max().unwrap_or(0);
    found.retain(|(_, p)| manner(p) || p.rest.len() == longest);
    found.dedup_by(|a, b| a.0.id == b.0.id);
    found
}

fn keys(clause: &Clause) -> Vec<(WordClass, String)> {
    let (lemma, form) = (clause.lemma.clone(), clause.form.clone());
    let mut keys = match clause.class {
        Class::Verb => vec![(WordClass::Verb, lemma.clone())],
        Class::Noun => vec![(WordClass::Noun, lemma.clone()), (WordClass::Label, lemma.clone())],
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
    if let ([word], WordClass::Verb) = (predicate.rest.as_slice(), predicate.class) {
        // "give in" is no "give … in the press": a preposition that no role wants must be a particle.
        let wanted = frame
            .roles()
            .any(|r| matches!(r, Role::With(p) if p == word || alike(p).contains(&word.as_str())));
        if PARTICLES.contains(&word.as_str()) && !wanted {
            return clause.particles.contains(word);
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
