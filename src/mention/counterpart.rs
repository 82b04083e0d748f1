//! With which state a diplomat's paper deals.

use std::collections::BTreeMap;

use crate::entity::EntityId;

use super::Mentions;
use super::context::Context;
use super::origin;

/// Fewer mentions tell nothing of a document's subject.
const LEAST: usize = 4;

/// The state with which the side that wrote a document deals in it: that of the post which reports, or the one named
/// far more often than any other foreign one.
pub(super) fn of(context: &Context<'_>, out: &Mentions) -> Option<EntityId> {
    let side = out.side.as_ref()?;
    if let Some(post) = origin::post(context).filter(|p| p != side) {
        return Some(post);
    }
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for country in out.items.iter().filter_map(|m| out.country_of(&m.entity)).filter(|c| c != side) {
        *counts.entry(country).or_default() += 1;
    }
    let (first, most) = counts.iter().max_by_key(|(_, n)| **n)?;
    let next = counts.iter().filter(|(id, _)| *id != first).map(|(_, n)| *n).max().unwrap_or(0);
    (*most >= LEAST && *most >= 2 * next).then(|| first.clone())
}
