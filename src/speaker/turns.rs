//! Transcripts: "KOSYGIN: …", "Secretary Rusk: …".

use crate::document::Document;
use crate::entity::Kind;
use crate::mention::Mentions;
use crate::record::How;
use crate::span::Span;
use crate::structure::{BlockKind, Structure};

use super::{Passage, Speaker};

/// Longest name with titles before the colon, in bytes.
const LONGEST: usize = 60;

pub(super) fn find(
    document: &Document,
    structure: &Structure,
    mentions: &Mentions,
    passages: &mut Vec<Passage>,
) {
    let text = document.text.as_str();
    let mut turns: Vec<(usize, Passage)> = Vec::new();
    for (n, block) in structure.blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let body = Span::new(block.text_start.min(block.span.end), block.span.end);
        let Some(colon) = body.of(text).find(':').filter(|c| *c <= LONGEST) else { continue };
        let name: Span<_> = Span::new(body.start, body.start + colon);
        let Some(person) = mentions.within(name).last().filter(|m| m.kind == Kind::Leader) else { continue };
        let lead = &text[body.start..person.span.start];
        let title_only = lead.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        let rest =
            text[person.span.end..name.end].trim_matches(|c: char| c.is_whitespace() || c == ']' || c == ')');
        if title_only && rest.is_empty() && lead.split_whitespace().count() <= 4 {
            turns.push((
                n,
                Passage {
                    span: Span::new(name.end + 1, block.span.end),
                    speaker: Speaker::Entity(person.entity.clone()),
                    how: How::Turn,
                    source: Some(person.span),
                    cue: None,
                },
            ));
        }
    }
    // One "Name: …" is an address or a heading; a transcript has several. A turn lasts to the next one.
    if turns.len() < 2 {
        return;
    }
    let starts: Vec<usize> = turns.iter().map(|(n, _)| *n).collect();
    for (i, (n, mut turn)) in turns.into_iter().enumerate() {
        let last = starts.get(i + 1).map_or(n, |next| next - 1);
        let mut end = turn.span.end;
        for block in &structure.blocks[n + 1..=last.max(n)] {
            if matches!(block.kind, BlockKind::Heading | BlockKind::Signature) {
                break;
            }
            end = block.span.end;
        }
        turn.span = Span::new(turn.span.start, end);
        passages.push(turn);
    }
}
