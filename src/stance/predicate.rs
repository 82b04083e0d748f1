//! The words of a frame: a word or set phrase, split at its main word.

/// What part of speech a frame's word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// A verb, with particles, objects and prepositions behind it.
    Verb,
    /// A noun of action.
    Noun,
    /// An adjective.
    Adjective,
    /// A loaded word beside a name.
    Label,
    /// An adverb of manner, which judges whoever does what its verb says.
    Adverb,
    /// A preposition that takes a side under any verb or noun that has no frame of its own.
    Preposition,
}

/// A word or set phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// Its part of speech.
    pub class: WordClass,
    /// The lemma of its main word.
    pub head: String,
    /// Lemmas that must stand around it.
    pub rest: Vec<String>,
}

impl Predicate {
    /// What a phrase stands for: one predicate for every choice of its words, which are separated by `|`.
    pub(super) fn of(class: WordClass, phrase: &str) -> Vec<Predicate> {
        choices(phrase).iter().map(|words| split(class, words)).collect()
    }
}

/// "hurl abuse|insults at" → "hurl abuse at", "hurl insults at".
fn choices(phrase: &str) -> Vec<Vec<String>> {
    let mut phrases = vec![Vec::new()];
    for word in phrase.split_whitespace() {
        let choices: Vec<String> = word.split('|').filter(|c| !c.is_empty()).map(str::to_lowercase).collect();
        phrases = phrases
            .iter()
            .flat_map(|begun: &Vec<String>| {
                choices.iter().map(|choice| begun.iter().cloned().chain([choice.clone()]).collect())
            })
            .collect();
    }
    phrases
}

/// Splits a phrase into its main word and the rest: a verb's first word; a noun's last, unless a
/// preposition ends the phrase.
fn split(class: WordClass, words: &[String]) -> Predicate {
    let last = words.last().map_or("", String::as_str);
    let ends_in_preposition = PREPOSITIONS.contains(&last);
    let at = match class {
        WordClass::Verb | WordClass::Adjective | WordClass::Adverb | WordClass::Preposition => 0,
        WordClass::Noun | WordClass::Label if ends_in_preposition => 0,
        WordClass::Noun | WordClass::Label => words.len().saturating_sub(1),
    };
    let mut rest = words.to_vec();
    let head = if at < rest.len() { rest.remove(at) } else { String::new() };
    Predicate { class, head, rest }
}

pub(super) const PREPOSITIONS: [&str; 24] = [
    "about", "against", "as", "at", "before", "behind", "between", "by", "for", "from", "in", "into", "of",
    "off", "on", "over", "to", "toward", "towards", "under", "upon", "with", "without", "out",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(class: WordClass, phrase: &str) -> Vec<(String, String)> {
        Predicate::of(class, phrase).into_iter().map(|p| (p.head, p.rest.join(" "))).collect()
    }

    #[test]
    fn phrases_are_split_at_their_main_word() {
        let split = |class, phrase| shown(class, phrase).remove(0);
        assert_eq!(split(WordClass::Verb, "lash out"), ("lash".into(), "out".into()));
        assert_eq!(split(WordClass::Label, "running dog"), ("dog".into(), "running".into()));
        assert_eq!(split(WordClass::Noun, "death to"), ("death".into(), "to".into()));
    }

    #[test]
    fn words_to_choose_from_give_every_phrase() {
        let phrases = shown(WordClass::Verb, "spurn|scorn offer|hand of");
        let rests: Vec<String> = phrases.iter().map(|(head, rest)| format!("{head} {rest}")).collect();
        assert_eq!(rests, ["spurn offer of", "spurn hand of", "scorn offer of", "scorn hand of"]);
    }
}
