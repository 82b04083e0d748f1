//! The clauses of a document, sentence by sentence.

use std::borrow::Cow;

use rayon::prelude::*;

use super::clause::clauses_of;
use super::names;
use super::{Clause, Parser, Token, Tree, tokenize};
use crate::mention::Mentions;
use crate::span::{Byte, Span, overlapping};
use crate::structure::{BlockKind, Structure};
use crate::words::Words;

/// Clauses for each sentence of a document; empty for a sentence that was not parsed.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Syntax {
    /// One list for each of the structure's sentences.
    pub sentences: Vec<Vec<Clause>>,
}

/// Sentences that are parsed together.
const CHUNK: usize = 512;
/// A document of more sentences, a book, is parsed on several threads. Shorter ones are not: over a corpus a thread
/// that waits for another would begin with the next document meanwhile, and hold both.
const BOOK: usize = 16 * CHUNK;

/// Words that let a sentence without a name hold an attitude: it may be about someone named before.
static PRONOUNS: Words = Words::of(
    "he her hers him his i it its me my our ours she their theirs them they us we who whom whose you \
    your yours both those",
);

impl Syntax {
    /// Parses the sentences that can yield a statement or name a speaker: those with a mention, a reference by
    /// role or a pronoun. Headings and notes are not parsed.
    pub fn of(text: &str, structure: &Structure, mentions: &Mentions) -> Syntax {
        let wanted: Vec<usize> = (0..structure.sentences.len())
            .filter(|s| {
                let sentence = structure.sentences[*s];
                !matches!(
                    structure.blocks[sentence.block].kind,
                    BlockKind::Heading | BlockKind::Note | BlockKind::Signature
                ) && can_say(structure, mentions, sentence.span)
            })
            .collect();
        let read = |wanted: &[usize]| -> Vec<Vec<Clause>> {
            let tokens: Vec<Vec<Token>> =
                wanted.iter().map(|s| tokens(text, structure.sentences[*s].span)).collect();
            trees(&tokens, mentions).into_iter().map(|tree| clauses_of(Cow::Owned(tree))).collect()
        };
        // Trees are many times as large as clauses: not all of them are there at once.
        let clauses: Vec<Vec<Clause>> = if wanted.len() > BOOK {
            wanted.par_chunks(CHUNK).flat_map_iter(read).collect()
        } else {
            wanted.chunks(CHUNK).flat_map(read).collect()
        };
        let mut sentences = vec![Vec::new(); structure.sentences.len()];
        for (s, clauses) in wanted.into_iter().zip(clauses) {
            sentences[s] = clauses;
        }
        Syntax { sentences }
    }

    /// The tree that the clauses of a sentence were read off, whether it was parsed for them or not.
    ///
    /// ```
    /// use demarche::document::Document;
    /// use demarche::gazetteer::Gazetteer;
    /// use demarche::mention::Mentions;
    /// use demarche::structure::Structure;
    /// use demarche::syntax::Syntax;
    /// let document = Document { text: "Menachem Begin thanked Jimmy Carter.".into(), ..Document::default() };
    /// let structure = Structure::of(&document);
    /// let mentions = Mentions::find(&document, &structure, Gazetteer::builtin());
    /// let tree = Syntax::tree(&document.text, structure.sentences[0].span, &mentions);
    /// assert_eq!((tree.words[1].form.as_str(), tree.words[1].xpos.as_str()), ("Begin", "NNP"));
    /// ```
    pub fn tree(text: &str, sentence: Span<Byte>, mentions: &Mentions) -> Tree {
        trees(&[tokens(text, sentence)], mentions).pop().unwrap_or_default()
    }
}

fn tokens(text: &str, span: Span<Byte>) -> Vec<Token> {
    without_brackets(tokenize(text, span.start, span.end))
}

fn trees(tokens: &[Vec<Token>], mentions: &Mentions) -> Vec<Tree> {
    let masked: Vec<Cow<'_, [Token]>> = tokens.iter().map(|t| names::masked(t, mentions)).collect();
    let slices: Vec<&[Token]> = masked.iter().map(|tokens| &**tokens).collect();
    let mut trees = Parser::builtin().parse_all(&slices);
    for (tree, tokens) in trees.iter_mut().zip(tokens) {
        names::unmask(tree, tokens);
        names::joined(tree, mentions);
    }
    trees
}

/// An editor's brackets and reference numbers are no part of the sentence: "stressed in [his] report [43]".
fn without_brackets(tokens: Vec<Token>) -> Vec<Token> {
    let opens = |t: &Token| t.form == "[";
    let closes = |t: &Token| t.form == "]";
    if !tokens.iter().any(|t| opens(t) || closes(t)) {
        return tokens;
    }
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let reference = match after {
            [number, close, ..] => {
                closes(close)
                    && (number.form.chars().all(|c| c.is_ascii_digit())
                        || number.form.eq_ignore_ascii_case("sic"))
            }
            _ => false,
        };
        if opens(first) && reference {
            rest = &after[2..];
            continue;
        }
        if !opens(first) && !closes(first) {
            kept.push(first.clone());
        }
        rest = after;
    }
    kept
}

/// The test by which sentences are left unparsed.
fn can_say(structure: &Structure, mentions: &Mentions, span: Span<Byte>) -> bool {
    !mentions.within(span).is_empty()
        || !overlapping(&mentions.references, span, |r| r.span).is_empty()
        || structure.tokens.within(span).any(|t| PRONOUNS.has(structure.tokens.fold(t)))
}
