//! Lines into blocks: headings, paragraphs, list items, notes, signatures.

use std::sync::LazyLock;

use regex::Regex;

use super::{Block, BlockKind, notes};
use crate::document::{Document, HintKind};
use crate::plain::pieces;
use crate::span::{Byte, Span};

/// "1/-", "12.", "a)", "+a/-", "(iii)", "•", "-"; the text must follow.
static MARKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[+•·▪*–—-]\s*)?(?:\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])(?:\s*/\s*-|\s*/|\)|\.\)|\.-)\s*|\d{1,2}\.\s+|[IVX]{1,5}\.\s+|[+•·▪]\s*|[*–-]\s+)",
    )
    .expect("a fixed pattern")
});

static VIEWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:the\s+)?(?:views?|opinions?|statements?|remarks?|positions?|comments?)\s+(?:expressed\s+by|of|by|made\s+by)\s",
    )
    .expect("a fixed pattern")
});

/// Lines longer than this are not wrapped lines but whole paragraphs.
const LONGEST_WRAP: usize = 130;

#[derive(Clone, Copy)]
struct Line {
    span: Span<Byte>,
    after_blank: bool,
    before_blank: bool,
}

pub(super) fn find(text: &str, document: &Document, furniture: &[Span<Byte>]) -> Vec<Block> {
    let lines = lines(text, furniture);
    // In a telegram that is all in capitals they say nothing.
    let shouted = !lines.iter().any(|l| l.span.of(text).chars().any(char::is_lowercase));
    let wrap = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let kind = kind_of(text, &lines, n, shouted, document);
        match blocks.last_mut() {
            Some(last) if kind.is_none() && continues(text, &lines, n, wrap, last) => {
                last.span = last.span.join(line.span);
            }
            _ => blocks.push(Block {
                span: line.span,
                kind: kind.unwrap_or(BlockKind::Paragraph),
                text_start: text_start(text, line.span, kind),
            }),
        }
    }
    for block in &mut blocks {
        let whole = block.span.of(text);
        if whole.starts_with('[') && notes::closes_at_end(whole) && notes::is_editorial(whole) {
            block.kind = BlockKind::Note;
        }
    }
    mark_signature(text, &mut blocks);
    blocks
}

fn lines(text: &str, furniture: &[Span<Byte>]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut blank = true;
    let mut at = 0;
    for raw in pieces(text, false) {
        let inner = raw.trim();
        let start = at + (raw.len() - raw.trim_start().len());
        at += raw.len();
        let span = Span::new(start.min(at), start.min(at) + inner.len());
        let before = furniture.partition_point(|f| f.start <= span.start);
        if inner.is_empty() || furniture[..before].last().is_some_and(|f| f.covers(span)) {
            if inner.is_empty() {
                blank = true;
                if let Some(last) = lines.last_mut() {
                    last.before_blank = true;
                }
            }
            continue;
        }
        lines.push(Line { span, after_blank: blank, before_blank: false });
        blank = false;
    }
    if let Some(last) = lines.last_mut() {
        last.before_blank = true;
    }
    lines
}

/// The width at which lines were wrapped: nine in ten lines are no longer.
fn wrap_width(text: &str, lines: &[Line]) -> usize {
    let mut lengths: Vec<usize> = lines.iter().map(|l| l.span.of(text).chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0)
}

fn kind_of(text: &str, lines: &[Line], n: usize, shouted: bool, document: &Document) -> Option<BlockKind> {
    let line = lines[n].span.of(text);
    let heading_hint =
        document.hints.iter().any(|h| h.kind == HintKind::Heading && h.span.overlaps(lines[n].span));
    if heading_hint || is_heading(text, lines, n, shouted) {
        return Some(BlockKind::Heading);
    }
    let marker = MARKER.find(line)?;
    let begins = n == 0
        || lines[n].after_blank
        || ends_sentence(lines[n - 1].span.of(text))
        || n > 0 && is_heading(text, lines, n - 1, shouted);
    let plain_number = line.starts_with(|c: char| c.is_ascii_digit()) && marker.as_str().contains('/');
    (marker.end() < line.len() && (begins || plain_number)).then_some(BlockKind::ListItem)
}

fn is_heading(text: &str, lines: &[Line], n: usize, shouted: bool) -> bool {
    let line = lines[n].span.of(text);
    if line.len() > 140 {
        return false;
    }
    let words = line.split_whitespace().count();
    if words == 0 || words > 16 {
        return false;
    }
    let begins = n == 0 || lines[n].after_blank || ends_sentence(lines[n - 1].span.of(text));
    let alone = lines[n].after_blank && lines[n].before_blank;
    if !line.ends_with('.') && (begins || line.ends_with(':')) && VIEWS.is_match(line) {
        return true;
    }
    let capitals = !line.chars().any(char::is_lowercase);
    // Where all is in capitals a heading stands alone.
    if shouted && (!alone && lines.len() > 1 || words > 8 || ends_sentence(line) && words > 3) {
        return false;
    }
    let letters = || line.chars().filter(|c| c.is_alphabetic()).count();
    if capitals && letters() >= 4 && line.split_whitespace().any(|w| w.len() > 3) {
        return true;
    }
    if line.ends_with(':') {
        let starts = line.chars().next().is_some_and(char::is_uppercase);
        return starts && words <= 10 && begins;
    }
    alone && words <= 12 && !line.ends_with(['.', ',', ';', '!', '?', '"', '”', '…']) && is_title_case(line)
}

/// Most words of four letters or more begin with a capital.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> =
        line.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4).collect();
    let capital =
        long.iter().filter(|w| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    !long.is_empty() && capital * 4 >= long.len() * 3
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…', ';'])
}

/// True if line `n` goes on with the block before it.
fn continues(text: &str, lines: &[Line], n: usize, wrap: usize, last: &Block) -> bool {
    if n == 0 || matches!(last.kind, BlockKind::Heading) {
        return false;
    }
    let before = lines[n - 1].span.of(text);
    let line = lines[n].span.of(text);
    let lower = line.chars().next().is_some_and(char::is_lowercase);
    if !line.chars().any(char::is_alphanumeric) || !before.chars().any(char::is_alphanumeric) {
        return false; // "…" alone: something was left out here.
    }
    if lines[n].after_blank {
        // A paragraph torn apart by a page break.
        return lower && !ends_sentence(before) && before.split_whitespace().count() > 4;
    }
    if lower && !ends_sentence(before) {
        return true;
    }
    let length = before.chars().count();
    (40..=LONGEST_WRAP).contains(&wrap) && length * 10 >= wrap * 7 || is_open_bracket(before)
}

fn is_open_bracket(line: &str) -> bool {
    line.matches('[').count() > line.matches(']').count()
}

fn text_start(text: &str, span: Span<Byte>, kind: Option<BlockKind>) -> usize {
    match kind {
        Some(BlockKind::ListItem) => span.start + MARKER.find(span.of(text)).map_or(0, |m| m.end()),
        _ => span.start,
    }
}

/// The last short blocks without a sentence's end are the signature.
fn mark_signature(text: &str, blocks: &mut [Block]) {
    let mut signed = Vec::new();
    for (i, block) in blocks.iter().enumerate().rev().take(6) {
        let words = block.span.of(text).split_whitespace().count();
        let open_end = !block.span.of(text).ends_with(['.', '!', '?', ':', ';', ',', '”', '"']);
        match block.kind {
            BlockKind::Note => {}
            BlockKind::Paragraph | BlockKind::Heading if words <= 16 && open_end => signed.push(i),
            _ => break,
        }
    }
    // A text that is nothing but short lines has no signature.
    if signed.len() < blocks.len() {
        for i in signed {
            blocks[i].kind = BlockKind::Signature;
        }
    }
}
