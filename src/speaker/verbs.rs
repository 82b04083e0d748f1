//! Verbs of speech, from `gazetteers/speech.csv`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

const SPEECH: &str = include_str!("../../gazetteers/speech.csv");

/// How a verb introduces speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// "said that …": its sentence gives the subject's words.
    Reports,
    /// "asked whether …".
    Asks,
    /// Only with a clause: "warned that …", not "warned him".
    WithClause,
    /// "spoke of …", "talked about …".
    SpeaksOf,
    /// "expressed the view …".
    Expresses,
    /// Only beside quotation marks: "continued".
    Quotes,
    /// Words to or about somebody: what follows "accused", "praised", "called for" is the subject's.
    Addresses,
    /// Thoughts and wishes: what follows "believes", "wants", "fears" is the subject's.
    Thinks,
}

/// The use of a verb's lemma, if it is one of speech.
pub(super) fn of(lemma: &str) -> Option<Use> {
    static TABLE: OnceLock<FxHashMap<&'static str, Use>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        SPEECH
            .lines()
            .skip(1)
            .filter_map(|line| {
                let (verb, rest) = line.split_once(',')?;
                let word = rest.split(',').next()?;
                let used = match word {
                    "reports" => Use::Reports,
                    "asks" => Use::Asks,
                    "with-clause" => Use::WithClause,
                    "speaks-of" => Use::SpeaksOf,
                    "expresses" => Use::Expresses,
                    "addresses" => Use::Addresses,
                    "thinks" => Use::Thinks,
                    _ => Use::Quotes,
                };
                Some((verb, used))
            })
            .collect()
    });
    table.get(lemma).copied()
}

/// True for a verb that introduces speech, not one of thought or of words to somebody.
pub(super) fn is_speech(lemma: &str) -> bool {
    of(lemma).is_some_and(|used| !matches!(used, Use::Addresses | Use::Thinks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_known_use() {
        for line in SPEECH.lines().skip(1) {
            let word = line.split(',').nth(1).unwrap_or("");
            assert!(
                ["reports", "asks", "with-clause", "speaks-of", "expresses", "quotes", "addresses", "thinks"]
                    .contains(&word),
                "{line}"
            );
        }
        assert_eq!(of("say"), Some(Use::Reports));
        assert_eq!(of("walk"), None);
    }
}
