//! Stage 2. **Takes** a [`Document`]. **Gives** a [`Structure`]: blocks (headings, paragraphs, list items,
//! bracketed notes, signatures), quotations, sentences and matching tokens. **Never** changes text.
//!
//! ```
//! use demarche::document::Document;
//! use demarche::structure::{BlockKind, Structure};
//! let text = "Views Expressed by Comrade Novak:\n1/- The U.S. position is unchanged. We regret it.\n";
//! let structure = Structure::of(&Document { text: text.into(), ..Document::default() });
//! let kinds: Vec<_> = structure.blocks.iter().map(|b| b.kind).collect();
//! assert_eq!(kinds, [BlockKind::Heading, BlockKind::ListItem]);
//! assert_eq!(structure.sentences.len(), 3);
//! ```

mod blocks;
mod notes;
mod quotes;
mod sentences;
mod tokens;

use serde::Serialize;

use crate::document::Document;
use crate::span::{Byte, Span, overlapping};

pub use notes::is_editorial;
pub(crate) use tokens::word_hash;
pub use tokens::{MatchToken, MatchTokens, fold_into, folded};

/// A document taken apart.
#[derive(Debug, Clone, Serialize)]
pub struct Structure {
    /// Blocks in order, not overlapping; white space and page furniture lie between them.
    pub blocks: Vec<Block>,
    /// Quotations, outer before inner.
    pub quotes: Vec<Quote>,
    #[serde(skip)]
    outer: Vec<Quote>,
    /// Bracketed notes by editors and translators.
    pub notes: Vec<Span<Byte>>,
    /// Sentences in order; none crosses a block's edge.
    pub sentences: Vec<Sentence>,
    /// Tokens for finding names.
    #[serde(skip)]
    pub tokens: MatchTokens,
}

/// A paragraph or what stands like one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Where, without surrounding white space.
    pub span: Span<Byte>,
    /// What.
    pub kind: BlockKind,
    /// Where its own text begins, behind a list marker such as "1/-".
    pub text_start: usize,
}

/// Kinds of [`Block`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A heading: "Views Expressed by …", "China:", a line in capitals.
    Heading,
    /// Running text.
    Paragraph,
    /// A numbered or bulleted item.
    ListItem,
    /// A bracketed note by an editor or translator.
    Note,
    /// A name, office, place and date at the end.
    Signature,
}

/// A sentence, or a heading standing for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Where, without surrounding white space.
    pub span: Span<Byte>,
    /// Index of its block.
    pub block: usize,
}

/// A quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// Where, quotation marks included.
    pub span: Span<Byte>,
    /// 0 for an outer quotation, 1 for one inside it.
    pub depth: usize,
    /// False where no closing mark was found: it then ends with its paragraph.
    pub closed: bool,
}

impl Structure {
    /// Takes a document apart.
    pub fn of(document: &Document) -> Self {
        let text = document.text.as_str();
        let furniture = crate::document::page_furniture(text);
        let blocks = blocks::find(text, document, &furniture);
        let quotes = quotes::find(text, &blocks);
        let notes = notes::find(text, &blocks, document);
        let sentences = sentences::find(text, &blocks, &notes);
        let tokens = MatchTokens::of(text);
        let outer = quotes.iter().copied().filter(|q| q.depth == 0).collect();
        Structure { blocks, quotes, outer, notes, sentences, tokens }
    }

    /// Index of the sentence that holds a place, or of the nearest one before it.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|s| s.span.start <= byte);
        next.checked_sub(1)
    }

    /// Index of the block that holds a place, or of the nearest one before it.
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        self.blocks.partition_point(|b| b.span.start <= byte).checked_sub(1)
    }

    /// The outermost quotations that share text with a span.
    pub fn quotes_in(&self, span: Span<Byte>) -> &[Quote] {
        overlapping(&self.outer, span, |q| q.span)
    }

    /// The outermost quotations in which a span stands as a whole.
    pub(crate) fn quotes_around(&self, span: Span<Byte>) -> impl Iterator<Item = &Quote> {
        self.quotes_in(span).iter().filter(move |q| q.span.covers(span))
    }
}
