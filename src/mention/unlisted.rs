//! Persons that no gazetteer lists: a title or a given name before a capitalised word, or a verb of speech
//! beside it. The same person's surname later in the document is the same entity.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::{EntityId, Kind};
use crate::plain::one_line;
use crate::span::{Byte, Span};

use super::context::Context;
use super::{Mention, Mentions, Method, is_common, titles, words};

pub(super) fn find(context: &Context<'_>, out: &mut Mentions) {
    let names = names(context, out);
    let mut by_surname: BTreeMap<String, EntityId> = surnames_of_listed(context, out);
    let mut found: Vec<Mention> = Vec::new();
    for (span, last) in names {
        let name = clean(span.of(context.text()));
        let multi = name.contains(' ');
        let entity = match by_surname.get(&last) {
            Some(id) if !multi || id.name().ends_with(&last) && same_given(id, &name) => id.clone(),
            _ => {
                let id = EntityId::from_name(Kind::Leader, &name);
                by_surname.insert(last, id.clone());
                id
            }
        };
        found.push(mention(
            span,
            entity,
            "a person in no gazetteer: title, given name or verb of speech beside it",
        ));
    }
    out.items.extend(found);
    out.items.sort_by_key(|m| m.span.start);
    later_surnames(context, out, &by_surname);
}

fn mention(span: Span<Byte>, entity: EntityId, reason: &str) -> Mention {
    Mention {
        span,
        entity,
        kind: Kind::Leader,
        method: Method::Unlisted,
        confidence: 0.8,
        reason: reason.into(),
    }
}

fn clean(name: &str) -> String {
    one_line(&name.replace(['[', ']'], ""))
}

/// True if an id of a person fits a longer name: same first letter of the given name.
fn same_given(id: &EntityId, name: &str) -> bool {
    let other = EntityId::from_name(Kind::Leader, name);
    id.name().bytes().next() == other.name().bytes().next()
}

/// Surnames of persons found in gazetteers or as author and participants, with their ids.
fn surnames_of_listed(context: &Context<'_>, out: &Mentions) -> BTreeMap<String, EntityId> {
    let mut map = BTreeMap::new();
    let mut seen = FxHashSet::default();
    let ids =
        out.items.iter().map(|m| &m.entity).chain(&out.author).chain(&out.addressee).chain(&out.participants);
    for id in ids.filter(|id| seen.insert(*id) && id.kind() == Some(Kind::Leader)) {
        match context.entry_of(id) {
            Some(entry) => {
                for surname in &entry.surnames {
                    map.entry(crate::structure::folded(surname)).or_insert_with(|| id.clone());
                }
            }
            None => {
                if let Some(last) = id.name().rsplit('-').next() {
                    map.entry(last.to_string()).or_insert_with(|| id.clone());
                }
            }
        }
    }
    map
}

/// Spans of unlisted names with the folded last word.
fn names(context: &Context<'_>, out: &Mentions) -> Vec<(Span<Byte>, String)> {
    let tokens = &context.structure.tokens;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = sequence_end(context, out, at);
        if end == at || end - at > 4 {
            at = end.max(at + 1);
            continue;
        }
        let last = tokens.fold(end - 1).to_string();
        let span: Span<Byte> = super::candidates::span_of(context.text(), context, at, end);
        if is_person(context, at, end) {
            found.push((span, last));
        }
        at = end;
    }
    found
}

/// The end of the run of capitalised words that begins at a token and is no mention yet.
fn sequence_end(context: &Context<'_>, out: &Mentions, start: usize) -> usize {
    let tokens = &context.structure.tokens;
    let mut end = start;
    while end < tokens.len() {
        let token = tokens.get(end);
        let fold = tokens.fold(end);
        let plain = !token.possessive && token.capital;
        let fits = plain
            && !token.span.of(context.text()).ends_with('.')
            && !words::is_no_name(fold)
            && (fold.len() == 1 || !token.all_capitals || context.is_shouted(end))
            && fold.chars().all(|c| c.is_ascii_alphabetic())
            && !is_taken(out, token.span);
        let joined = end == start || {
            let gap: Span<Byte> = Span::new(tokens.get(end - 1).span.end, token.span.start);
            let initial = tokens.fold(end - 1).len() == 1;
            matches!(gap.of(context.text()), " " | "\n" | "-" | " [" | "] ")
                || initial && gap.of(context.text()).trim() == "."
        };
        if !fits
            || !joined
            || context.is_shouted(end)
            || titles::at(context.text(), tokens, end).is_some() && end == start
        {
            break;
        }
        end += 1;
    }
    end
}

fn is_taken(out: &Mentions, span: Span<Byte>) -> bool {
    let next = out.items.partition_point(|m| m.span.end <= span.start);
    // A name that may be two persons' is nobody's, and no third person's.
    let even = out.unresolved.partition_point(|(at, _)| at.end <= span.start);
    out.items.get(next).is_some_and(|m| m.span.overlaps(span))
        || out.unresolved.get(even).is_some_and(|(at, _)| at.overlaps(span))
}

fn is_person(context: &Context<'_>, start: usize, end: usize) -> bool {
    let tokens = &context.structure.tokens;
    let last = tokens.fold(end - 1);
    if last.len() < 2 || (end - start == 1 && is_common(last) && titles::before(context, start).is_none()) {
        return false;
    }
    if titles::before(context, start).is_some() {
        return true;
    }
    if begins_a_body(context, end) {
        return false;
    }
    let given = context.gazetteer.is_given_name(tokens.fold(start)) || tokens.fold(start).len() == 1;
    if end - start >= 2 && given && !(tokens.fold(start).len() == 1 && end - start == 2 && is_common(last)) {
        return true;
    }
    let gap = |a: usize, b: usize| {
        context.text().get(tokens.get(a).span.end..tokens.get(b).span.start).unwrap_or("")
    };
    let verb_after =
        end < tokens.len() && gap(end - 1, end).trim().is_empty() && words::is_speech(tokens.fold(end));
    let verb_before =
        start > 0 && gap(start - 1, start) == " " && matches!(tokens.fold(start - 1), "said" | "says");
    let starts = is_sentence_start(context, start);
    (verb_after && !(starts && end - start == 1 && is_common(last)) || verb_before) && end - start <= 3
}

/// "Leon Levy Foundation": what stands behind makes it the name of a body.
fn begins_a_body(context: &Context<'_>, end: usize) -> bool {
    let tokens = &context.structure.tokens;
    end < tokens.len()
        && tokens.get(end).capital
        && context.text().get(tokens.get(end - 1).span.end..tokens.get(end).span.start) == Some(" ")
        && words::is_no_name(tokens.fold(end))
}

fn is_sentence_start(context: &Context<'_>, token: usize) -> bool {
    let at = context.structure.tokens.get(token).span.start;
    context.structure.sentence_at(at).is_some_and(|s| context.structure.sentences[s].span.start == at)
}

/// Bare surnames of unlisted persons elsewhere in the document.
fn later_surnames(context: &Context<'_>, out: &mut Mentions, by_surname: &BTreeMap<String, EntityId>) {
    let tokens = &context.structure.tokens;
    let unlisted: FxHashMap<&str, &EntityId> = by_surname
        .iter()
        .filter(|(surname, id)| context.entry_of(id).is_none() && surname.len() > 2)
        .map(|(surname, id)| (surname.as_str(), id))
        .collect();
    if unlisted.is_empty() {
        return;
    }
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let token = tokens.get(at);
        if !token.capital {
            continue;
        }
        let Some(id) = unlisted.get(tokens.fold(at)).filter(|_| !is_taken(out, token.span)) else { continue };
        if is_common(tokens.fold(at)) && is_sentence_start(context, at) {
            continue;
        }
        let gap_after = tokens.len() > at + 1
            && context.text().get(token.span.end..tokens.get(at + 1).span.start) == Some(" ");
        if gap_after
            && tokens.get(at + 1).capital
            && !words::is_no_name(tokens.fold(at + 1))
            && !is_taken(out, tokens.get(at + 1).span)
        {
            continue;
        }
        found.push(mention(token.span, (*id).clone(), "short for a person named elsewhere in the document"));
    }
    out.items.extend(found);
    out.items.sort_by_key(|m| m.span.start);
}
