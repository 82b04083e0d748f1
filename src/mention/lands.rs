//! Divided lands: "Korea" in a text by or about one half means that half; the war and the peninsula do not.

use crate::entity::EntityId;
use crate::gazetteer::{Entry, Form};
use crate::words::Words;

use super::Mentions;
use super::candidates::Raw;
use super::context::Context;

/// Words behind the land's name that mean the land or both peoples.
static WHOLE: Words = Words::of(
    "conflict crisis issue language matter nation peninsula people peoples policy problem question \
    reunification revolution settlement situation soil struggle unification unity war front",
);

/// Decides for each divided land whether the document speaks of one half.
pub(super) fn settle(context: &mut Context<'_>, raws: &[Raw], out: &Mentions) {
    let mut lands: Vec<&Entry> = Vec::new();
    for raw in raws {
        for option in &raw.options {
            let entry = context.entry(*option);
            if !entry.halves.is_empty() && !lands.iter().any(|l| l.id == entry.id) {
                lands.push(entry);
            }
        }
    }
    let side = out
        .side
        .clone()
        .or_else(|| out.author.as_ref().and_then(|a| context.entry_of(a)).and_then(|a| a.country.clone()));
    let mut chosen = Vec::new();
    for land in lands {
        if side.as_ref().is_some_and(|s| land.halves.contains(s)) {
            chosen.extend(side.clone().map(|s| (land.id.clone(), s)));
            continue;
        }
        let mut weights: Vec<(f32, &EntityId)> =
            land.halves.iter().map(|h| (weight(context, raws, h), h)).collect();
        weights.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let second = weights.get(1).map_or(0.0, |w| w.0);
        if let Some((first, half)) = weights.first()
            && *first >= 1.0
            && *first >= 3.0 * second
        {
            chosen.push((land.id.clone(), (*half).clone()));
        }
    }
    context.halves.extend(chosen);
}

/// How strongly one half is present other than by its qualified name: who says "South X" a hundred times may
/// well mean the other half by "X".
fn weight(context: &Context<'_>, raws: &[Raw], half: &EntityId) -> f32 {
    let tokens = &context.structure.tokens;
    let qualified = |raw: &Raw| matches!(tokens.fold(raw.tokens.0), "north" | "south" | "east" | "west");
    let speaks_of = |raw: &&Raw| {
        raw.options.iter().any(|o| {
            let entry = context.entry(*o);
            entry.id == *half && !qualified(raw)
                || entry.country.as_ref() == Some(half) && o.form == Form::Name && raw.options.len() == 1
        })
    };
    raws.iter().filter(speaks_of).count() as f32
}

/// The half that a name of a land means here, with the reason.
pub(super) fn half_meant(
    context: &Context<'_>,
    raw: &Raw,
    entry: &Entry,
    form: Form,
) -> Option<(EntityId, String)> {
    let half = context.halves.get(&entry.id)?;
    if let Some(date) = context.date()
        && context.entry_of(half).is_some_and(|h| !h.period.holds(date))
    {
        return None;
    }
    let tokens = &context.structure.tokens;
    let next = if raw.tokens.1 < tokens.len() { tokens.fold(raw.tokens.1) } else { "" };
    let before = raw.tokens.0.checked_sub(1).map_or("", |i| tokens.fold(i));
    if WHOLE.has(next)
        || (matches!(before, "all" | "whole" | "entire" | "divided" | "unified" | "both")
            || before == "in" && form == Form::Name)
    {
        return None;
    }
    let label = context.entry_of(half).map_or(half.name(), |e| e.label.as_str());
    Some((half.clone(), format!("{} here means {label}: the document is by or about it", entry.label)))
}
