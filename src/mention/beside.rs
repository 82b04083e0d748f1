//! What stands beside a person's name and tells who it is: a title or office, a nationality.

use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Entry, Form};

use super::candidates::Raw;
use super::context::Context;
use super::titles::{self, Title};

/// A title and a nationality beside a name, as far as there are any.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// "Ambassador Kim"; or behind the name: "Kim, the Ambassador".
    pub title: Option<&'static Title>,
    /// True if the title stands before the name.
    pub before: bool,
    /// "the North Korean Foreign Minister Pak", "Pak, Foreign Minister of the DPRK": what the phrase may mean.
    pub nations: Vec<EntityId>,
}

impl Beside {
    /// A title alone.
    pub(super) fn title(title: Option<&'static Title>) -> Beside {
        Beside { title, ..Beside::default() }
    }

    /// What stands beside the candidate with a number.
    pub(super) fn of(context: &Context<'_>, raws: &[Raw], n: usize) -> Beside {
        let first = raws[n].tokens.0;
        match titles::before(context, first) {
            Some((title, start)) => {
                let nation = n.checked_sub(1).map(|i| &raws[i]).filter(|raw| raw.tokens.1 == start);
                let nations = nation.map(|raw| countries(context, raw)).unwrap_or_default();
                Beside { title: Some(title), before: true, nations }
            }
            None => behind(context, raws, n).unwrap_or_default(),
        }
    }

    /// How much the nationality speaks for a person or against.
    pub(super) fn fits(&self, context: &Context<'_>, entry: &Entry) -> f32 {
        match &entry.country {
            Some(country) if !self.nations.is_empty() => {
                let same = self
                    .nations
                    .iter()
                    .any(|nation| nation == country || context.gazetteer.land_of(country) == Some(nation));
                if same { 4.0 } else { -4.0 }
            }
            _ => 0.0,
        }
    }
}

/// "…, the Soviet Foreign Minister", "…, Foreign Minister of Poland".
fn behind(context: &Context<'_>, raws: &[Raw], n: usize) -> Option<Beside> {
    let (tokens, text) = (&context.structure.tokens, context.text());
    let mut at = raws[n].tokens.1;
    if at >= tokens.len() || !text.get(tokens.get(at - 1).span.end..)?.starts_with(", ") {
        return None;
    }
    at += usize::from(tokens.fold(at) == "the");
    let mut later = raws[n + 1..].iter().peekable();
    let mut nations = Vec::new();
    if let Some(raw) = later.next_if(|raw| raw.tokens.0 == at) {
        nations = countries(context, raw);
        at = raw.tokens.1;
    }
    if at >= tokens.len() {
        return None;
    }
    let (title, mut end) = titles::at(text, tokens, at)?;
    if nations.is_empty() && end < tokens.len() && tokens.fold(end) == "of" {
        end += 1;
        end += usize::from(end < tokens.len() && tokens.fold(end) == "the");
        let of = later.next().filter(|raw| raw.tokens.0 == end);
        nations = of.map(|raw| countries(context, raw)).unwrap_or_default();
    }
    Some(Beside { title: Some(title), before: false, nations })
}

/// The countries that a candidate may name.
fn countries(context: &Context<'_>, raw: &Raw) -> Vec<EntityId> {
    let entries = raw.options.iter().filter(|o| o.form != Form::Seat).map(|o| context.entry(*o));
    entries.filter(|e| e.kind == Kind::Country).map(|e| e.id.clone()).collect()
}
