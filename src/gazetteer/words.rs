//! Ordinary words: as a name of one word they would match at the head of many a sentence.

use std::collections::HashSet;
use std::sync::OnceLock;

/// True for a word that English texts use every day, folded.
pub(crate) fn is_ordinary(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("../../gazetteers/ordinary.txt").lines().collect()).contains(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        let words: Vec<&str> = include_str!("../../gazetteers/ordinary.txt").lines().collect();
        assert!(words.is_sorted() && words.len() > 1500);
        assert!(words.iter().all(|w| w.bytes().all(|b| b.is_ascii_lowercase())));
        assert!(is_ordinary("peace") && !is_ordinary("khrushchev"));
    }
}
