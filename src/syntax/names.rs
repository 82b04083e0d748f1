//! What is known of a sentence's names before it is parsed, and what the parser made of them.

use std::borrow::Cow;

use super::tags::Relation;
use super::{Token, Tree, Upos, lemma};
use crate::entity::Kind;
use crate::mention::{Mention, Mentions, Method};
use crate::span::{Span, overlapping};
use crate::words::Words;

/// Words in capitals that make a sentence one of a telegram all in capitals.
const SHOUTED: usize = 4;

/// Countries that the treebank speaks of often.
static KNOWN: Words = Words::of(
    "Afghanistan America Australia Britain Canada China Cuba Egypt England France Germany India \
    Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Korea Lebanon Mexico Pakistan Russia Spain \
    Syria Vietnam",
);

/// Names that the treebank does not know may look like other words: "Begin", "Thatcher", "Turkish". The parser reads
/// ones that it knows in their place, and a sentence in capitals as if it were not.
pub(super) fn masked<'t>(tokens: &'t [Token], mentions: &Mentions) -> Cow<'t, [Token]> {
    let mut masked = Cow::Borrowed(tokens);
    let shouted = is_shouted(tokens);
    for (n, token) in tokens.iter().enumerate() {
        let capital = token.form.starts_with(char::is_uppercase)
            && token.form.chars().all(char::is_alphabetic)
            && token.form.chars().nth(1).is_some();
        if !capital && !shouted {
            continue;
        }
        let span = Span::new(token.start, token.end);
        let mention = overlapping(&mentions.items, span, |m| m.span).first().filter(|m| m.span.covers(span));
        let shout = token.form.chars().all(char::is_uppercase);
        let form = match mention.filter(|_| capital).and_then(|m| stand_in(m, token, n == 0)) {
            Some(known) if shout && !shouted => known.to_uppercase().into(),
            Some(known) => known.into(),
            None if shouted => quiet(&token.form, n == 0 || mention.is_some()).into(),
            None => continue,
        };
        masked.to_mut()[n].form = form;
    }
    masked
}

/// True for a sentence of capitals only.
fn is_shouted(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|t| t.form.chars().filter(|c| c.is_alphabetic()).count() > 1);
    !tokens.iter().any(|t| t.form.chars().any(char::is_lowercase)) && words.count() >= SHOUTED
}

/// A word of capitals in small letters, with a first capital for a name.
fn quiet(form: &str, name: bool) -> String {
    let mut letters = form.chars();
    match letters.next().filter(|_| name) {
        Some(first) if form.chars().count() > 4 => first.to_string() + &letters.as_str().to_lowercase(),
        Some(_) => form.into(),
        None => form.to_lowercase(),
    }
}

/// The name that the parser reads in a name's place; a country's only where a sentence begins with it.
fn stand_in(mention: &Mention, token: &Token, first: bool) -> Option<&'static str> {
    let ends = |tails: &[&str]| tails.iter().any(|t| token.form.to_lowercase().ends_with(t));
    let whole = mention.span.start == token.start && mention.span.end == token.end;
    let quiet = token.form.chars().any(char::is_lowercase) && !KNOWN.has(&token.form);
    match mention.kind {
        Kind::Leader if mention.span.end == token.end => Some("Bush"),
        Kind::Leader => Some("John"),
        Kind::Country if ends(&["ish", "ese", "nch", "tch"]) => Some("Chinese"),
        Kind::Country if first && whole && quiet && mention.method == Method::Name => Some("Iraq"),
        _ => None,
    }
}

/// Puts the sentence's own words back.
pub(super) fn unmask(tree: &mut Tree, tokens: &[Token]) {
    for (word, token) in tree.words.iter_mut().zip(tokens).filter(|(word, token)| word.form != token.form) {
        word.form = token.form.clone();
        word.lemma = lemma(&token.form, word.upos, word.xpos);
    }
}

/// A name of several words has one head: what hangs elsewhere is hung from it ("war on the Ottoman Empire").
pub(super) fn joined(tree: &mut Tree, mentions: &Mentions) {
    let (Some(first), Some(last)) = (tree.words.first(), tree.words.last()) else { return };
    for mention in mentions.within(Span::new(first.start, last.end)) {
        let span = mention.span;
        let words: Vec<usize> = (0..tree.words.len())
            .filter(|w| tree.words[*w].start >= span.start && tree.words[*w].end <= span.end)
            .collect();
        let plain = words.iter().all(|w| tree.words[*w].form.starts_with(char::is_uppercase));
        let outside = |w: &usize| {
            tree.words[*w].upos != Upos::Punct && tree.words[*w].head.is_none_or(|h| !words.contains(&h))
        };
        let heads: Vec<usize> = words.iter().copied().filter(outside).collect();
        if words.len() < 2 || !plain || heads.len() < 2 {
            continue;
        }
        let leader = mention.kind == Kind::Leader;
        let Some(&head) = (if leader { heads.first() } else { heads.last() }) else { continue };
        let relation = Relation::new(if leader { "flat" } else { "compound" });
        if heads.iter().any(|h| *h != head && tree.hangs_from(head, *h)) {
            continue;
        }
        for other in heads.into_iter().filter(|h| *h != head) {
            for w in 0..tree.words.len() {
                if tree.words[w].head == Some(other) && !words.contains(&w) {
                    tree.words[w].head = Some(head);
                }
            }
            tree.words[other].head = Some(head);
            tree.words[other].relation = relation;
        }
    }
}
