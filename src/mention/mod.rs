//! Stage 3. **Takes** text and a [`Gazetteer`]. **Gives** [`Mentions`]: spans, each with one entity, how it was
//! found and why this entity; references by role ("the Secretary"); names that could not be told.
//! **Never** guesses silently: an unlisted name is marked as such, an even choice is left unresolved.
//!
//! Another recogniser's mentions can stand in for this stage: see [`Document::mentions`](crate::document::Document).
//!
//! ```
//! use demarche::document::Document;
//! use demarche::gazetteer::Gazetteer;
//! use demarche::mention::Mentions;
//! use demarche::structure::Structure;
//! let mut document = Document { text: "Mao [Zedong] doubted Moscow's offer.".into(), ..Document::default() };
//! document.metadata.date = Some("1964-05".into());
//! let structure = Structure::of(&document);
//! let mentions = Mentions::find(&document, &structure, Gazetteer::builtin());
//! let found: Vec<(&str, &str)> =
//!     mentions.items.iter().map(|m| (m.span.of(&document.text), m.entity.as_str())).collect();
//! assert_eq!(found, [("Mao [Zedong]", "leader/mao-zedong"), ("Moscow", "country/soviet-union")]);
//! ```

mod beside;
mod candidates;
mod context;
mod counterpart;
mod lands;
mod origin;
mod parties;
mod persons;
mod reference;
mod seats;
mod titles;
mod unlisted;
mod words;

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::document::Document;
use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Entry, Gazetteer};
use crate::plain::one_line;
use crate::record::EntityRecord;
use crate::span::{Byte, Span};
use crate::structure::Structure;

pub use reference::Reference;
pub(crate) use words::is_common;

/// A span of text that names an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// Where.
    pub span: Span<Byte>,
    /// What it names.
    pub entity: EntityId,
    /// The entity's kind.
    pub kind: Kind,
    /// How it was found.
    pub method: Method,
    /// Probability that it is right.
    pub confidence: f64,
    /// Why this entity and no other.
    pub reason: String,
}

/// How a mention was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// By a full name, official name or abbreviation.
    Name,
    /// By a short form: a surname.
    ShortForm,
    /// By an adjective or the name of inhabitants.
    Adjective,
    /// By a seat of government.
    Seat,
    /// As a combining form: "Sino-".
    Prefix,
    /// As nationality and "Party".
    NationalParty,
    /// By a title before a name that is in no gazetteer.
    Unlisted,
    /// As given with the document.
    Given,
}

impl Method {
    /// The word in the outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Name => "name",
            Method::ShortForm => "short-form",
            Method::Adjective => "adjective",
            Method::Seat => "seat",
            Method::Prefix => "prefix",
            Method::NationalParty => "national-party",
            Method::Unlisted => "unlisted",
            Method::Given => "given",
        }
    }
}

/// What the stage found in one document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Mentions {
    /// The mentions in order, not overlapping.
    pub items: Vec<Mention>,
    /// Roles that mean one person: "the Secretary", "the Ambassador".
    pub references: Vec<Reference>,
    /// The document's author, where one could be told.
    pub author: Option<EntityId>,
    /// The state or party for which the document speaks: the "we" of its author.
    pub side: Option<EntityId>,
    /// True if the author writes to his own side: his "we should" is advice to it.
    pub advises: bool,
    /// The foreign state with which the document deals, where one stands out.
    pub counterpart: Option<EntityId>,
    /// Whom the document addresses.
    pub addressee: Option<EntityId>,
    /// Participants of a conversation.
    pub participants: Vec<EntityId>,
    /// What is known of the entities.
    pub entities: BTreeMap<EntityId, EntityRecord>,
    /// Names that could not be told, with the reason.
    pub unresolved: Vec<(Span<Byte>, String)>,
}

impl Mentions {
    /// Finds and links all names of a document.
    pub fn find(document: &Document, structure: &Structure, gazetteer: &Gazetteer) -> Mentions {
        let local = Gazetteer::of_local(&document.entities);
        let mut context = context::Context::new(document, structure, gazetteer, &local);
        let mut out = Mentions::default();
        if document.mentions_only {
            out.take_given(&context);
            origin::settle(&mut context, &mut out);
        } else {
            let raws = candidates::find(&context);
            context.weigh(&raws);
            origin::settle(&mut context, &mut out);
            lands::settle(&mut context, &raws, &out);
            out.items = context.link(&raws, &mut out.unresolved);
            parties::read(&context, &mut out.items);
            unlisted::find(&context, &mut out);
            out.take_given(&context);
        }
        out.items.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        out.items.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
        out.references = reference::find(&context, &out);
        out.register(&context);
        out.counterpart = counterpart::of(&context, &out);
        out
    }

    /// Given mentions win over found ones.
    fn take_given(&mut self, context: &context::Context<'_>) {
        for given in &context.document.mentions {
            self.items.retain(|m| !m.span.overlaps(given.span));
            let kind = given.entity.kind().unwrap_or(Kind::Leader);
            self.items.push(Mention {
                span: given.span,
                entity: given.entity.clone(),
                kind,
                method: Method::Given,
                confidence: 1.0,
                reason: "given with the document".into(),
            });
        }
    }

    fn register(&mut self, context: &context::Context<'_>) {
        let named = self.items.iter().map(|m| &m.entity).chain(self.references.iter().map(|r| &r.entity));
        let parties = self.author.iter().chain(&self.side).chain(&self.addressee).chain(&self.participants);
        let ids: FxHashSet<EntityId> = named.chain(parties).cloned().collect();
        for id in ids {
            if self.entities.contains_key(&id) {
                continue;
            }
            let entry = context.entry_of(&id);
            let record = match entry {
                Some(entry) => record_of(entry),
                None => EntityRecord {
                    kind: id.kind().unwrap_or(Kind::Leader),
                    label: self
                        .items
                        .iter()
                        .filter(|m| m.entity == id)
                        .map(|m| one_line(m.span.of(&context.document.text)))
                        .max_by_key(|label| label.len())
                        .unwrap_or_else(|| id.name().to_string()),
                    listed: false,
                    country: None,
                },
            };
            self.entities.insert(id, record);
        }
    }

    /// The mentions that lie in a span.
    pub fn within(&self, span: Span<Byte>) -> &[Mention] {
        let start = self.items.partition_point(|m| m.span.start < span.start);
        let end = self.items.partition_point(|m| m.span.start < span.end);
        &self.items[start..end.max(start)]
    }

    /// The country that an entity belongs to: a country's own id, a leader's or party's country.
    pub fn country_of(&self, id: &EntityId) -> Option<EntityId> {
        match id.kind() {
            Some(Kind::Country) => Some(id.clone()),
            _ => self.entities.get(id).and_then(|e| e.country.clone()),
        }
    }
}

/// What the outputs say of a gazetteer entry.
pub(crate) fn record_of(entry: &Entry) -> EntityRecord {
    EntityRecord {
        kind: entry.kind,
        label: entry.label.clone(),
        listed: true,
        country: entry.country.clone(),
    }
}
