//! Lists of words that rules know.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Some words, written in one line with blanks between them; made a set at the first question.
pub(crate) struct Words {
    list: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl Words {
    /// The words of a list.
    pub(crate) const fn of(list: &'static str) -> Words {
        Words { list, set: OnceLock::new() }
    }

    /// True if a word is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.list.split_ascii_whitespace().collect()).contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found() {
        static SOME: Words = Words::of(
            "hoax ill-founded \
            lie",
        );
        assert!(SOME.has("hoax") && SOME.has("ill-founded") && SOME.has("lie"));
        assert!(!SOME.has("ill") && !SOME.has("") && !SOME.has("hoax lie"));
    }
}
