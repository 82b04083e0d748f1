//! Spans that may be names: the longest match at each token, from the document's own list and the gazetteer.

use std::sync::OnceLock;

use crate::entity::Kind;
use crate::gazetteer::{EntryIndex, Form, Pattern, Trie, TrieBuilder};
use crate::span::{Byte, Span};

use super::context::Context;

/// A span with the entries that it may name.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// First token and the token behind.
    pub tokens: (usize, usize),
    /// Where, an editor's brackets included.
    pub span: Span<Byte>,
    /// Which entries, by which sort of name.
    pub options: Vec<Choice>,
}

/// One entry that a span may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choice {
    /// True for an entity that the document brought along.
    pub local: bool,
    /// Which entry.
    pub entry: EntryIndex,
    /// By which sort of name.
    pub form: Form,
}

/// Phrases that hold a name and do not mean it: "Latin America", "Persian Gulf".
fn masks() -> &'static Trie {
    static MASKS: OnceLock<Trie> = OnceLock::new();
    MASKS.get_or_init(|| {
        let mut masks = TrieBuilder::default();
        let mut reader = csv::Reader::from_reader(include_str!("../../gazetteers/masks.csv").as_bytes());
        for (n, record) in reader.records().flatten().enumerate() {
            masks.insert(record.get(0).unwrap_or(""), EntryIndex::from(n), Form::Name);
        }
        masks.finish()
    })
}

pub(super) fn find(context: &Context<'_>) -> Vec<Raw> {
    let (text, tokens) = (context.text(), &context.structure.tokens);
    let bare = context.local.is_empty();
    let masks = masks();
    let mut raws: Vec<Raw> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A name of something that no longer is ("Indo-Chinese" of 1966) gives way to names that are.
        let exists = |p: &Pattern| {
            let entry = context.gazetteer.entry(p.entry);
            entry.kind != Kind::Country || context.in_time(entry)
        };
        let all = context.gazetteer;
        // Most tokens begin no name: they are asked about once.
        let any = all.longest_at(text, tokens, at);
        let global = any.and_then(|any| match any.patterns.iter().all(&exists) {
            true => Some(any),
            false => all.longest_where(text, tokens, at, &exists).or(Some(any)),
        });
        let local = if bare { None } else { context.local.longest_at(text, tokens, at) };
        let end = global.iter().chain(&local).map(|m| m.end).max();
        if let Some(mask) = masks.longest_at(text, tokens, at).filter(|m| m.end >= end.unwrap_or(0)) {
            at = mask.end;
            continue;
        }
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let mut options = Vec::new();
        for (found, is_local) in [(&local, true), (&global, false)] {
            if let Some(found) = found.as_ref().filter(|m| m.end == end) {
                options.extend(found.patterns.iter().map(|p| Choice {
                    local: is_local,
                    entry: p.entry,
                    form: p.form,
                }));
            }
        }
        let raw = Raw { tokens: (at, end), span: span_of(text, context, at, end), options };
        match keep(context, raw) {
            Some(raw) => {
                raws.push(raw);
                at = end;
            }
            None => at += 1,
        }
    }
    raws
}

/// Drops what cannot stand here: a combining form without its hyphen, an initialism as a surname, capitals in a
/// shouted line.
fn keep(context: &Context<'_>, mut raw: Raw) -> Option<Raw> {
    let tokens = &context.structure.tokens;
    let (first, last) = raw.tokens;
    let hyphen = context.text()[tokens.get(last - 1).span.end..].starts_with(['-', '–', '‐']);
    let initials = last - first == 1 && is_abbreviation(context.text(), raw.span);
    raw.options.retain(|o| match o.form {
        Form::Prefix => hyphen,
        Form::Surname => !initials,
        _ => true,
    });
    let fold = tokens.fold(first);
    // "FRENCH" is a nation's adjective in capitals, too; "POLISH" may be a verb.
    let nation = fold != "polish" && raw.options.iter().any(|o| o.form == Form::Adjective);
    if last - first == 1 && super::is_common(fold) && !nation && context.is_shouted(first) {
        return None;
    }
    (!raw.options.is_empty()).then_some(raw)
}

/// "R.I.", and "Ky." in "(R-Ky.)" or "Louisville, Ky.": no surname.
fn is_abbreviation(text: &str, span: Span<Byte>) -> bool {
    let (before, behind) = (&text[..span.start], &text[span.end..]);
    let cut = span.len() <= 2
        && behind.starts_with('.')
        && ["-", "–", "(", ", "].iter().any(|mark| before.ends_with(mark));
    span.of(text).contains('.') || cut
}

/// The span of some tokens; a bracket that opens or closes within them belongs to it.
pub(super) fn span_of(text: &str, context: &Context<'_>, first: usize, last: usize) -> Span<Byte> {
    let tokens = &context.structure.tokens;
    let mut span: Span<Byte> = Span::new(tokens.get(first).span.start, tokens.get(last - 1).span.end);
    // The point of "U.S." belongs to it; the token has it already. A bracket must be paired.
    let inner = span.of(text);
    let (open, close) = (inner.matches('[').count(), inner.matches(']').count());
    if open > close && text[span.end..].starts_with(']') {
        span.end += 1;
    }
    if close > open && span.start > 0 && text[..span.start].ends_with('[') {
        span.start -= 1;
    }
    span
}
