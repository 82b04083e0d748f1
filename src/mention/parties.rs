//! Parties called by nationality ("the Soviet Party", "the Vietnamese, Soviet, and Chinese Parties"), and lands
//! called by halves ("North and South Vietnam").

use crate::entity::{EntityId, Kind};
use crate::gazetteer::Entry;
use crate::span::{Byte, Span};
use crate::words::Words;

use super::candidates::Raw;
use super::context::Context;
use super::{Mention, Method};

/// Words between a nationality and "Party" that belong to the name.
static MIDDLE: Words = Words::of(
    "communist workers worker labor labour socialist united peoples people s revolutionary democratic \
    fraternal ruling",
);

/// Turns nationality mentions before "Party" or "Parties" into mentions of parties.
pub(super) fn read(context: &Context<'_>, items: &mut [Mention]) {
    let tokens = &context.structure.tokens;
    for n in 0..items.len() {
        if items[n].kind != Kind::Country || items[n].method != Method::Adjective {
            continue;
        }
        let Some((end, plural, communist)) = party_word(context, items[n].span.end) else { continue };
        if items.get(n + 1).is_some_and(|next| next.span.start < tokens.get(end - 1).span.end) {
            continue;
        }
        let Some(party) = party_of(context, &items[n].entity, communist) else { continue };
        let last = tokens.get(end - 1).span.end;
        become_party(&mut items[n], party, last);
        if !plural && !tokens.get(end - 1).capital {
            continue;
        }
        // The nationalities listed before it share the word.
        let mut m = n;
        while m > 0 && is_listed_before(context, &items[m - 1], items[m].span.start) {
            m -= 1;
            if !plural {
                break;
            }
            let Some(party) = party_of(context, &items[m].entity, communist) else { break };
            let end = items[m].span.end;
            become_party(&mut items[m], party, end);
        }
    }
}

fn become_party(mention: &mut Mention, party: &Entry, end: usize) {
    mention.reason = format!("nationality and Party: {}, the party of {}", party.label, mention.entity);
    mention.span.end = end;
    mention.entity = party.id.clone();
    mention.kind = Kind::Party;
    mention.method = Method::NationalParty;
    mention.confidence = 0.93;
}

/// The token behind "Party" after a nationality, whether it is plural, whether it says communist.
fn party_word(context: &Context<'_>, from: usize) -> Option<(usize, bool, bool)> {
    let tokens = &context.structure.tokens;
    let start = tokens.within(Span::new(from, from + 60)).start;
    let mut communist = false;
    let mut previous_end = from;
    for at in start..(start + 5).min(tokens.len()) {
        let token = tokens.get(at);
        let gap = context.text().get(previous_end..token.span.start)?;
        if !gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '’')) || gap.contains("\n\n")
        {
            return None;
        }
        previous_end = token.span.end;
        match tokens.fold(at) {
            "party" if token.capital => return Some((at + 1, false, communist)),
            "parties" if token.capital => return Some((at + 1, true, communist)),
            "cp" if token.all_capitals => return Some((at + 1, false, true)),
            word if MIDDLE.has(word) => communist |= matches!(word, "communist" | "workers" | "worker"),
            _ => return None,
        }
    }
    None
}

/// The party of a country that "its Party" means: ruling and communist first, existing at the date.
fn party_of<'a>(context: &Context<'a>, country: &EntityId, communist: bool) -> Option<&'a Entry> {
    let rank = |entry: &Entry| {
        let is_communist = entry.family.as_deref() == Some("communist");
        let exists = context.date().is_none_or(|d| entry.period.holds(d));
        u8::from(exists) * 8
            + u8::from(entry.ruling && is_communist) * 4
            + u8::from(is_communist) * 2
            + u8::from(entry.ruling)
    };
    context
        .gazetteer
        .parties_of(country)
        .into_iter()
        .filter(|p| p.family.as_deref() == Some("communist") || p.ruling && !communist)
        .max_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| b.id.cmp(&a.id)))
}

/// True if a nationality stands in a list right before a place: "Soviet, " or "Soviet and ".
fn is_listed_before(context: &Context<'_>, mention: &Mention, at: usize) -> bool {
    if mention.kind != Kind::Country || mention.method != Method::Adjective {
        return false;
    }
    let gap: Span<Byte> = Span::new(mention.span.end, at);
    let gap: String = crate::plain::one_line(gap.of(context.text()));
    matches!(gap.as_str(), "," | "and" | ", and" | "or" | ", or" | ", the" | "and the" | ", and the")
}

/// "North and South Vietnam": the first word stands for a land of its own.
pub(super) fn split_lands(context: &Context<'_>, raws: &[Raw], mentions: &mut Vec<Mention>) {
    let tokens = &context.structure.tokens;
    let mut added = Vec::new();
    for mention in mentions.iter().filter(|m| m.kind == Kind::Country) {
        let Some(land) = context.gazetteer.land_of(&mention.entity) else { continue };
        let range = tokens.within(mention.span);
        let first = range.start;
        if range.len() < 2 || first < 2 || !matches!(tokens.fold(first - 1), "and" | "or") {
            continue;
        }
        let other = match (tokens.fold(first), tokens.fold(first - 2)) {
            ("south", "north") => "north",
            ("north", "south") => "south",
            ("west", "east") => "east",
            ("east", "west") => "west",
            _ => continue,
        };
        let token = tokens.get(first - 2);
        let half = context
            .entry_of(land)
            .and_then(|l| l.halves.iter().find(|h| h.name().split('-').any(|part| part == other)));
        if let (true, Some(half)) = (token.capital, half)
            && !raws.iter().any(|r| r.span.overlaps(token.span))
        {
            added.push(Mention {
                span: token.span,
                entity: half.clone(),
                kind: Kind::Country,
                method: Method::Name,
                confidence: 0.9,
                reason: "the first of two halves named together".into(),
            });
        }
    }
    mentions.extend(added);
    mentions.sort_by_key(|m| m.span.start);
}
