//! Who wrote the document, for whom, to whom: names of the metadata become entities.

use crate::document::{Genre, NamedParty};
use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Entry, Form, Office};
use crate::span::{Byte, Span};
use crate::structure::{MatchTokens, folded};

use super::beside::Beside;
use super::candidates::Choice;
use super::context::Context;
use super::{Mentions, persons};

/// So early the colon stands behind a speaker's name.
const LONGEST_TURN: usize = 40;

const UNITED_STATES: &str = "country/united-states";

/// Settles author, side, addressee and participants.
pub(super) fn settle(context: &mut Context<'_>, out: &mut Mentions) {
    let metadata = &context.document.metadata;
    let present = participants(context);
    out.participants = present.iter().map(|(_, id)| id.clone()).collect();
    out.author =
        metadata.author.clone().or_else(|| metadata.author_named.as_ref().and_then(|p| resolve(context, p)));
    out.addressee = metadata
        .addressee
        .clone()
        .or_else(|| metadata.addressee_named.as_ref().and_then(|p| resolve(context, p)));
    out.side = side(context, out, &present);
    if out.author.is_none() && metadata.genre == Some(Genre::Conversation) {
        out.author = narrator(context, &present).or_else(|| own_participant(context, out));
    }
    if out.author.is_none() && metadata.genre != Some(Genre::Article) {
        out.author = out.side.clone();
    }
    out.advises = advises(context, out);
    let known: Vec<EntityId> =
        out.participants.iter().chain(&out.author).chain(&out.addressee).cloned().collect();
    context.known.extend(known);
}

/// True for a person's telegram, memorandum or report to the side that he belongs to.
fn advises(context: &Context<'_>, out: &Mentions) -> bool {
    let home = |id: &EntityId| match id.kind() {
        Some(Kind::Country) => Some(id.clone()),
        _ => context.entry_of(id).and_then(|e| e.country.clone()),
    };
    let inside =
        matches!(context.document.metadata.genre, Some(Genre::Telegram | Genre::Memorandum | Genre::Report));
    let to_own_side = out.addressee.as_ref().is_none_or(|a| home(a) == out.side);
    let personal = out.author.as_ref().is_some_and(|a| a.kind() == Some(Kind::Leader));
    inside && personal && out.side.is_some() && to_own_side && out.participants.is_empty()
}

/// A participant with what names him in the list.
type Present<'a> = (&'a NamedParty, EntityId);

/// The participants that could be linked.
pub(super) fn participants<'a>(context: &Context<'a>) -> Vec<Present<'a>> {
    let listed = &context.document.metadata.participants;
    listed.iter().filter_map(|p| Some((p, resolve(context, p)?))).collect()
}

/// Who says "I" in a record of a conversation: of those present the one whom the text below the list never names.
fn narrator(context: &Context<'_>, present: &[Present<'_>]) -> Option<EntityId> {
    let (tokens, text) = (&context.structure.tokens, context.text());
    let below = present.iter().filter_map(|(p, _)| p.span).map(|s| s.end).max()?;
    let body = Span::new(below, text.len());
    let quoted = |span| context.structure.quotes_around(span).next().is_some();
    // "President: I wonder …" is a turn in a transcript.
    let in_turn = |span: Span<Byte>| {
        let block = context.structure.block_at(span.start).map(|b| context.structure.blocks[b].span);
        block.is_some_and(|b| b.of(text).chars().take(LONGEST_TURN).any(|c| c == ':'))
    };
    let told = |at: usize| {
        let span = tokens.get(at).span;
        span.of(text) == "I" && !quoted(span) && !in_turn(span)
    };
    if !tokens.within(body).any(told) {
        return None;
    }
    let is_named = |party: &NamedParty| {
        let Some(surname) = party.name.split_whitespace().last().map(folded) else {
            return party.office.as_deref().is_some_and(|office| body.of(text).contains(office));
        };
        tokens.within(body).any(|at| tokens.fold(at) == surname && tokens.get(at).capital)
    };
    let mut silent = present.iter().filter(|(party, _)| !is_named(party));
    let (_, first) = silent.next()?;
    silent.next().is_none().then(|| first.clone())
}

/// The one participant of a conversation who belongs to the side that wrote it down.
fn own_participant(context: &Context<'_>, out: &Mentions) -> Option<EntityId> {
    let side = out.side.as_ref()?;
    let mut own = out
        .participants
        .iter()
        .filter(|id| context.entry_of(id).and_then(|e| e.country.as_ref()).is_some_and(|c| c == side));
    let first = own.next()?;
    own.next().is_none().then(|| first.clone())
}

/// The state for which the document speaks.
fn side(context: &Context<'_>, out: &Mentions, present: &[Present<'_>]) -> Option<EntityId> {
    if let Some(author) = &out.author {
        if author.kind() == Some(Kind::Country) {
            return Some(author.clone());
        }
        if let Some(country) = context.entry_of(author).and_then(|e| e.country.clone()) {
            return Some(country);
        }
    }
    let metadata = &context.document.metadata;
    if let Some(office) = metadata.author_named.as_ref().and_then(|a| a.office.as_deref())
        && let Some(country) = country_in(context, office)
    {
        return Some(country);
    }
    let head: String = context.text().chars().take(600).collect();
    let american = [
        "Department of State",
        "Embassy in ",
        "Washington, ",
        "Intelligence Note",
        "National Security Council",
        "Ambassador-at-Large",
        "White House",
    ];
    if matches!(metadata.genre, Some(Genre::Telegram | Genre::Conversation | Genre::Memorandum))
        && american.iter().any(|w| head.contains(w))
        || head.contains("Intelligence Note")
        || head.contains("Special National Intelligence Estimate")
        || head.contains("National Intelligence Estimate")
        || metadata.genre != Some(Genre::Article) && is_dated_at_washington(&head)
    {
        return Some(EntityId::new(UNITED_STATES));
    }
    hosts(context, present).or_else(|| addressed_side(context))
}

/// A line of its own such as "Washington, March 3, 1966." above an official paper.
fn is_dated_at_washington(head: &str) -> bool {
    const LONGEST: usize = 48;
    let year = |line: &str| line.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    head.lines().map(str::trim).any(|l| l.starts_with("Washington, ") && l.len() <= LONGEST && year(l))
}

/// Whose record of a conversation it is: a list gives foreigners' nationality and leaves out one's own.
fn hosts(context: &Context<'_>, present: &[Present<'_>]) -> Option<EntityId> {
    let mut own = present
        .iter()
        .filter(|(party, _)| party.office.as_deref().is_none_or(|o| country_in(context, o).is_none()))
        .filter_map(|(_, id)| context.entry_of(id)?.country.clone());
    let first = own.next()?;
    own.all(|country| country == first).then_some(first)
}

/// The country of the post that wrote the document: "Telegram From the Embassy in Poland".
pub(super) fn post(context: &Context<'_>) -> Option<EntityId> {
    let author = context.document.metadata.author_named.as_ref()?;
    country_in(context, author.post.as_deref()?)
}

/// The first country that a phrase names.
pub(super) fn country_in(context: &Context<'_>, phrase: &str) -> Option<EntityId> {
    let tokens = MatchTokens::of(phrase);
    (0..tokens.len()).find_map(|at| {
        let found = context.gazetteer.longest_at(phrase, &tokens, at)?;
        found
            .patterns
            .iter()
            .filter(|p| matches!(p.form, Form::Name | Form::Adjective))
            .map(|p| context.gazetteer.entry(p.entry))
            .filter(|e| e.kind == Kind::Country && context.in_time(e))
            .map(|e| e.id.clone())
            .next()
    })
}

/// "You Vietnamese comrades", "our Vietnamese comrades" in hosts' mouths: whose report it is.
fn addressed_side(context: &Context<'_>) -> Option<EntityId> {
    let (tokens, text) = (&context.structure.tokens, context.text());
    let mut votes: std::collections::BTreeMap<EntityId, usize> = std::collections::BTreeMap::new();
    for at in 1..tokens.len() {
        if !matches!(tokens.fold(at - 1), "you" | "our") {
            continue;
        }
        let Some(found) = context.gazetteer.longest_at(text, tokens, at) else { continue };
        if found.end >= tokens.len()
            || !matches!(tokens.fold(found.end), "comrades" | "friends" | "brothers" | "comrade")
        {
            continue;
        }
        for pattern in found.patterns.iter().filter(|p| p.form == Form::Adjective) {
            let entry = context.gazetteer.entry(pattern.entry);
            let weight = if tokens.fold(at - 1) == "you" { 3 } else { 1 };
            let id = entry
                .halves
                .iter()
                .max_by(|a, b| {
                    let weigh = |id: &EntityId| context.weight.get(id).copied().unwrap_or(0.0);
                    let communist = |id: &EntityId| {
                        context.gazetteer.parties_of(id).into_iter().any(|p| {
                            p.ruling
                                && p.family.as_deref() == Some("communist")
                                && p.country.as_ref() == Some(id)
                        })
                    };
                    communist(a).cmp(&communist(b)).then(weigh(a).total_cmp(&weigh(b))).then_with(|| b.cmp(a))
                })
                .unwrap_or(&entry.id);
            *votes.entry(id.clone()).or_default() += weight;
        }
    }
    votes.into_iter().filter(|(_, n)| *n >= 2).max_by_key(|(_, n)| *n).map(|(id, _)| id)
}

/// The entity that a named party of the metadata is.
fn resolve(context: &Context<'_>, party: &NamedParty) -> Option<EntityId> {
    if party.name.is_empty() {
        let office = party.office.as_deref()?;
        return holder_of(context, party).or_else(|| country_in(context, office));
    }
    let tokens = MatchTokens::of(&party.name);
    let mut options: Vec<Choice> = Vec::new();
    for (gazetteer, local) in [(context.local, true), (context.gazetteer, false)] {
        if let Some(found) = gazetteer.longest_at(&party.name, &tokens, 0).filter(|m| m.end == tokens.len()) {
            options.extend(
                found
                    .patterns
                    .iter()
                    .filter(|p| gazetteer.entry(p.entry).kind == Kind::Leader)
                    .map(|p| Choice { local, entry: p.entry, form: p.form }),
            );
        }
    }
    if let Some(id) = by_post(context, party, &options) {
        return Some(id);
    }
    if let Some(title) = party.office.as_deref().and_then(super::titles::of_phrase)
        && let Ok((entry, _)) = persons::best(context, &options, &Beside::title(Some(title)))
    {
        return Some(entry.id.clone());
    }
    match persons::best(context, &options, &Beside::default()) {
        Ok((entry, _)) => Some(entry.id.clone()),
        Err(_) => Some(EntityId::from_name(Kind::Leader, &party.name)),
    }
}

/// Among namesakes, the one accredited to the post at the date.
fn by_post(context: &Context<'_>, party: &NamedParty, options: &[Choice]) -> Option<EntityId> {
    let post = country_in(context, party.post.as_deref()?)?;
    let date = context.date();
    let mut fitting: Vec<(u32, EntityId)> = options
        .iter()
        .filter(|o| !o.local)
        .flat_map(|o| context.gazetteer.offices_of(o.entry))
        .filter(|o| o.post.as_ref() == Some(&post))
        .map(|o| (date.map_or(0, |d| o.period.years_off(d)), o.leader.clone()))
        .collect();
    fitting.sort();
    fitting.into_iter().next().filter(|(off, _)| *off <= 2).map(|(_, id)| id)
}

/// The person who held an office at the date, where only the office is named.
fn holder_of(context: &Context<'_>, party: &NamedParty) -> Option<EntityId> {
    let post = country_in(context, party.post.as_deref()?)?;
    let date = context.date()?;
    let terms = context.gazetteer.accredited(&post);
    only_one(terms.filter(|(_, office)| office.period.holds(date) && !office.period.is_open()))
}

/// The person whose terms these are, if all are one person's.
pub(super) fn only_one<'g>(terms: impl Iterator<Item = (&'g Entry, &'g Office)>) -> Option<EntityId> {
    let mut ids = terms.map(|(entry, _)| &entry.id);
    let first = ids.next()?;
    ids.all(|id| id == first).then(|| first.clone())
}
