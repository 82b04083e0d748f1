//! The clauses of a document, sentence by sentence.

use super::{Clause, Parser, Token, clauses, tokenize};
use crate::mention::Mentions;
use crate::span::{Byte, Span, overlapping};
use crate::structure::{BlockKind, Structure};

/// Clauses for each sentence of a document; empty for a sentence that was not parsed.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Syntax {
    /// One list for each of the structure's sentences.
    pub sentences: Vec<Vec<Clause>>,
}

/// Words that let a sentence without a name hold an attitude: it may be about someone named before.
const PRONOUNS: [&str; 27] = [
    "he", "her", "hers", "him", "his", "i", "it", "its", "me", "my", "our", "ours", "she", "their", "theirs",
    "them", "they", "us", "we", "who", "whom", "whose", "you", "your", "yours", "both", "those",
];

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
        let tokens: Vec<Vec<Token>> = wanted
            .iter()
            .map(|s| {
                let span = structure.sentences[*s].span;
                without_brackets(tokenize(text, span.start, span.end))
            })
            .collect();
        let slices: Vec<&[Token]> = tokens.iter().map(Vec::as_slice).collect();
        let mut sentences = vec![Vec::new(); structure.sentences.len()];
        for (s, tree) in wanted.into_iter().zip(Parser::builtin().parse_all(&slices)) {
            sentences[s] = clauses(&tree);
        }
        Syntax { sentences }
    }
}

/// An editor's brackets and reference numbers are no part of the sentence: "stressed in [his] report [43]".
fn without_brackets(tokens: Vec<Token>) -> Vec<Token> {
    let opens = |t: &Token| t.form == "[";
    let closes = |t: &Token| t.form == "]";
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
        || structure.tokens.within(span).any(|t| PRONOUNS.contains(&structure.tokens.fold(t)))
}
