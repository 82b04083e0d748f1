//! What becomes of the entities that one document brings along.

use super::dates::Period;
use super::entry::Entry;
use crate::document::LocalEntity;
use crate::entity::Kind;

/// Words before or behind a person's name that are no part of it.
const SUFFIXES: [&str; 6] = ["jr", "jr.", "sr", "sr.", "ii", "iii"];

impl Entry {
    /// The entry that an entity of a document becomes: a person gets a surname from the label.
    pub fn of_local(entity: &LocalEntity) -> Entry {
        let mut surnames = Vec::new();
        let mut aliases = entity.aliases.clone();
        if entity.kind == Kind::Leader {
            surnames = surnames_of(&entity.label);
            if let Some(plain) = without_initials(&entity.label) {
                aliases.push(plain);
            }
        }
        Entry {
            id: entity.id.clone(),
            kind: entity.kind,
            label: entity.label.clone(),
            surnames,
            aliases,
            adjectives: Vec::new(),
            prefixes: Vec::new(),
            seats: Vec::new(),
            halves: Vec::new(),
            country: None,
            family: None,
            ruling: false,
            period: Period::default(),
            prominence: 2,
            shared: Vec::new(),
            source: "document".into(),
        }
    }
}

/// Short forms of a person's name as it is printed: the last word, with what belongs to it.
///
/// Names of three syllables with the family name first ("Chou En-lai", "Kim Il Sung") are left to what
/// the gazetteer says, but their first word is offered too.
pub(super) fn surnames_of(label: &str) -> Vec<String> {
    let words: Vec<&str> = label
        .split([' ', ','])
        .filter(|w| !w.is_empty() && !SUFFIXES.contains(&w.to_lowercase().as_str()))
        .collect();
    let Some((last, front)) = words.split_last() else { return Vec::new() };
    if front.is_empty() {
        return Vec::new();
    }
    let from = front.iter().rposition(|w| !is_particle(w)).map_or(0, |i| i + 1);
    let mut out = vec![words[from.max(1)..].join(" ")];
    if from + 1 < words.len() && from > 0 {
        out.push((*last).to_string());
    }
    if words.len() == 2 && last.contains('-') && !front[0].ends_with('.') {
        out.push(front[0].to_string());
    }
    out
}

/// The name without middle initials: "Foy D. Kohler" → "Foy Kohler".
fn without_initials(label: &str) -> Option<String> {
    let words: Vec<&str> = label.split(' ').collect();
    let plain: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(i, w)| *i == 0 || !(w.len() == 2 && w.ends_with('.')))
        .map(|(_, w)| *w)
        .collect();
    (plain.len() < words.len() && plain.len() > 1).then(|| plain.join(" "))
}

fn is_particle(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "de" | "da"
            | "di"
            | "du"
            | "del"
            | "van"
            | "von"
            | "der"
            | "den"
            | "la"
            | "le"
            | "ben"
            | "bin"
            | "al"
            | "el"
            | "mac"
            | "st."
    ) && word.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_come_from_labels() {
        for (label, expected) in [
            ("Foy D. Kohler", vec!["Kohler"]),
            ("Charles de Gaulle", vec!["de Gaulle", "Gaulle"]),
            ("Chou En-lai", vec!["En-lai", "Chou"]),
            ("William Crockett, Jr.", vec!["Crockett"]),
            ("Nasser", vec![]),
        ] {
            assert_eq!(surnames_of(label), expected, "{label}");
        }
        assert_eq!(without_initials("Foy D. Kohler").as_deref(), Some("Foy Kohler"));
        assert_eq!(without_initials("Foy Kohler"), None);
    }
}
