//! Quotations: straight and curly, nested, over several paragraphs, never closed.

use super::{Block, Quote};
use crate::plain::position;
use crate::span::Span;

struct Open {
    start: usize,
    mark: char,
}

pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (n, block) in blocks.iter().enumerate() {
        let body = block.span.of(text);
        let resumed = !open.is_empty() && body.starts_with(['"', '“', '«', '„']);
        if !resumed {
            close_all(&mut open, &mut quotes, blocks[..n].last().map_or(0, |b| b.span.end));
        }
        let mut skip_first = resumed;
        let mut at = 0;
        // All marks but one are beyond ASCII.
        while let Some(further) = position(&body.as_bytes()[at..], |b| (b == b'"') | !b.is_ascii()) {
            let (before, rest) = body.split_at(at + further);
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            if skip_first && matches!(c, '"' | '“' | '«' | '„') {
                skip_first = false;
            } else {
                let (previous, next) = (before.chars().next_back(), chars.next());
                let beside = (previous.unwrap_or(' '), next.unwrap_or(' '));
                read_mark(c, block.span.start + before.len(), beside, &mut open, &mut quotes);
            }
            at = before.len() + c.len_utf8();
        }
    }
    let end = blocks.last().map_or(0, |b| b.span.end);
    close_all(&mut open, &mut quotes, end);
    quotes.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    quotes
}

/// Reads a letter that may be a mark, with those before and behind it.
fn read_mark(
    c: char,
    at: usize,
    (previous, next): (char, char),
    open: &mut Vec<Open>,
    quotes: &mut Vec<Quote>,
) {
    let opening_place =
        previous.is_whitespace() || matches!(previous, '(' | '[' | '—' | '–' | '-' | '“' | '"');
    match c {
        '“' | '«' | '„' => open.push(Open { start: at, mark: c }),
        '”' | '»' => close(at + c.len_utf8(), open, quotes, |m| matches!(m, '“' | '«' | '„' | '"')),
        '"' => {
            let inside = open.iter().any(|o| o.mark == '"');
            if inside && !(opening_place && next.is_alphanumeric() && open.len() < 2 && previous != ' ') {
                close(at + 1, open, quotes, |m| m == '"');
            } else if !inside && next != ' ' && next != '\n' {
                open.push(Open { start: at, mark: c });
            }
        }
        '‘' if opening_place && next.is_alphanumeric() => open.push(Open { start: at, mark: c }),
        '’' if !next.is_alphanumeric() && open.last().is_some_and(|o| o.mark == '‘') => {
            close(at + c.len_utf8(), open, quotes, |m| m == '‘');
        }
        _ => {}
    }
}

/// Closes the innermost quotation whose mark fits; unclosed ones inside it end there too.
fn close(end: usize, open: &mut Vec<Open>, quotes: &mut Vec<Quote>, fits: impl Fn(char) -> bool) {
    let Some(n) = open.iter().rposition(|o| fits(o.mark)) else { return };
    for (depth, o) in open.iter().enumerate().skip(n) {
        quotes.push(Quote { span: Span::new(o.start, end), depth, closed: depth == n });
    }
    open.truncate(n);
}

fn close_all(open: &mut Vec<Open>, quotes: &mut Vec<Quote>, end: usize) {
    for (depth, o) in open.drain(..).enumerate() {
        quotes.push(Quote { span: Span::new(o.start, end.max(o.start)), depth, closed: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::BlockKind;

    fn quotes(paragraphs: &[&str]) -> Vec<(String, usize, bool)> {
        let text = paragraphs.join("\n\n");
        let mut at = 0;
        let blocks: Vec<Block> = paragraphs
            .iter()
            .map(|p| {
                let span = Span::new(at, at + p.len());
                at += p.len() + 2;
                Block { span, kind: BlockKind::Paragraph, text_start: span.start }
            })
            .collect();
        find(&text, &blocks).iter().map(|q| (q.span.of(&text).to_string(), q.depth, q.closed)).collect()
    }

    #[test]
    fn marks_are_paired() {
        assert_eq!(quotes(&["He said, \"we agree\", and left."]), [("\"we agree\"".into(), 0, true)]);
        assert_eq!(
            quotes(&["“They call it ‘aid’,” he said."]),
            [("“They call it ‘aid’,”".into(), 0, true), ("‘aid’".into(), 1, true)]
        );
        assert_eq!(
            quotes(&["“One.", "“Two.”", "Three."]),
            [("“One.\n\n“Two.”".into(), 0, true)],
            "a quotation of two paragraphs"
        );
        assert_eq!(quotes(&["“Never closed.", "Next."]), [("“Never closed.".into(), 0, false)]);
        assert_eq!(quotes(&["the delegations' wishes and 5' boards"]), []);
    }
}
