//! Words and the tree they form.

use super::tags::{Relation, Upos, Xpos};
use smol_str::SmolStr;
use std::fmt::Write;

/// One word of a sentence, in the sense of Universal Dependencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte offset of its first letter in the document's text.
    pub start: usize,
    /// Byte offset after its last letter.
    pub end: usize,
    /// The word as written, a break at the end of the line taken out.
    pub form: SmolStr,
    /// Its dictionary form.
    pub lemma: SmolStr,
    /// Universal tag.
    pub upos: Upos,
    /// Penn tag.
    pub xpos: Xpos,
    /// Index of its head in the sentence's words; `None` for the root.
    pub head: Option<usize>,
    /// How it depends on its head.
    pub relation: Relation,
}

/// A sentence's words with their heads: one root, no cycles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The words in the order of the text.
    pub words: Vec<Word>,
}

impl Tree {
    /// The words that depend on a word, in the order of the text.
    ///
    /// ```
    /// use demarche::syntax::Parser;
    /// let tree = Parser::builtin().parse("Peking attacked Moscow.", 0, 23);
    /// assert_eq!(tree.children(1).collect::<Vec<_>>(), [0, 2, 3]);
    /// ```
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().filter(move |(_, child)| child.head == Some(word)).map(|(i, _)| i)
    }

    /// True if a word is somewhere below another.
    pub(super) fn hangs_from(&self, word: usize, above: usize) -> bool {
        let mut up = self.words[word].head;
        // A sound tree has no cycles; the bound keeps an unsound one finite.
        for _ in 0..self.words.len() {
            match up {
                Some(head) if head == above => return true,
                Some(head) => up = self.words[head].head,
                None => return false,
            }
        }
        true
    }

    /// The index of the root; `None` for a sentence without words.
    ///
    /// ```
    /// use demarche::syntax::Parser;
    /// assert_eq!(Parser::builtin().parse("Peking attacked Moscow.", 0, 23).root(), Some(1));
    /// ```
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The sentence in the ten columns of CoNLL-U, with an empty line at the end.
    ///
    /// ```
    /// use demarche::syntax::Parser;
    /// let tree = Parser::builtin().parse("He left", 0, 7);
    /// assert!(tree.to_conllu().starts_with("1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tStart=0|End=2\n"));
    /// ```
    pub fn to_conllu(&self) -> String {
        let mut out = String::new();
        for (i, word) in self.words.iter().enumerate() {
            let Word { start, end, form, lemma, upos, xpos, relation, .. } = word;
            let head = word.head.map_or(0, |head| head + 1);
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\tStart={start}|End={end}",
                i + 1,
            );
        }
        out.push('\n');
        out
    }
}
