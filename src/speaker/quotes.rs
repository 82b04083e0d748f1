//! Whose words stand in quotation marks: the verb of speech in the same sentence, or right behind or before.

use crate::entity::Kind;
use crate::record::How;
use crate::span::{Byte, Span};
use crate::structure::Quote;

use super::referent::Referents;
use super::reports::{Report, is_speech};
use super::{Passage, Passages, Speaker};

/// Gives every quotation that a sentence's verbs of speech introduce to their speaker.
pub(super) fn find(referents: &Referents<'_>, s: usize, reports: &[Report], passages: &mut Passages) {
    let sentence = referents.structure.sentences[s].span;
    // A quotation right before or behind the sentence counts too.
    let around = Span::new(sentence.start.saturating_sub(6), sentence.end + 6);
    for quote in referents.structure.quotes_in(around).iter().filter(|q| is_speech(referents, q)) {
        if !near(referents, quote, s) {
            continue;
        }
        let inside = |r: &&Report| !quote.span.contains(r.cue.start);
        if let Some(passage) = after_name(referents, quote) {
            if passages.quoted(quote.span).is_none() {
                passages.add(passage);
            }
            continue;
        }
        let Some(report) = reports.iter().filter(inside).min_by_key(|r| distance(quote.span, r.cue)) else {
            continue;
        };
        let passage = Passage {
            span: quote.span,
            speaker: report.speaker.clone(),
            how: How::Quoted,
            source: Some(report.source),
            cue: Some(report.cue),
        };
        match passages.quoted(quote.span) {
            // The verb in the quotation's own sentence wins over one beside it.
            Some(known) if quote.span.overlaps(sentence) => *known = passage,
            Some(_) => {}
            None => passages.add(passage),
        }
    }
}

/// `Mr. Kosygin: "…"`: a name, its titles and a colon before the quotation and nothing else, so that nobody tells
/// it to him.
fn after_name(referents: &Referents<'_>, quote: &Quote) -> Option<Passage> {
    let before = referents.text[..quote.span.start].trim_end().strip_suffix(':')?;
    let from =
        referents.structure.block_at(quote.span.start).map(|b| referents.structure.blocks[b].span.start)?;
    let name = referents.mentions.within(Span::new(from.min(before.len()), before.len())).last()?;
    let rest = before.get(name.span.end..)?.trim_end_matches([')', ']', ' ']);
    let lead = before
        .get(from..name.span.start)?
        .trim_end_matches(|c: char| c.is_alphanumeric() || " .".contains(c));
    let titles = before.get(lead.len() + from..name.span.start)?;
    let alone = titles.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        && (lead.is_empty() || lead.ends_with(['-', '–', '—']));
    (name.kind == Kind::Leader && rest.is_empty() && alone).then(|| Passage {
        span: quote.span,
        speaker: Speaker::Entity(name.entity.clone()),
        how: How::Quoted,
        source: Some(name.span),
        cue: None,
    })
}

fn distance(quote: Span<Byte>, cue: Span<Byte>) -> usize {
    cue.start.saturating_sub(quote.end).max(quote.start.saturating_sub(cue.end))
}

/// True for a quotation in this sentence, or one that ends right before it or begins right behind it.
fn near(referents: &Referents<'_>, quote: &Quote, s: usize) -> bool {
    let sentence = referents.structure.sentences[s].span;
    if quote.span.overlaps(sentence) {
        return true;
    }
    let text = referents.text;
    let between: Span<Byte> = if quote.span.end <= sentence.start {
        Span::new(quote.span.end, sentence.start)
    } else {
        Span::new(sentence.end, quote.span.start)
    };
    let gap = between.of(text);
    if gap.len() > 4 || !gap.trim().is_empty() {
        return false;
    }
    // Behind the sentence only after a colon; before it only where the quotation ended with a comma.
    if quote.span.start >= sentence.end {
        sentence.of(text).ends_with(':')
    } else {
        quote.span.of(text).trim_end_matches(['"', '”', '’', '\'']).ends_with([',', '!', '?'])
    }
}
