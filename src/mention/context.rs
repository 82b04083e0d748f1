//! What the document as a whole says: its date, its countries, who is named in full.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::Document;
use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Entry, EntryIndex, Form, Gazetteer, year_of};
use crate::span::{Byte, Span};
use crate::structure::{Structure, folded};

use super::candidates::{Choice, Raw};
use super::{Mention, Method, lands, parties, persons, seats};

/// So much of a line is looked at to tell whether it is in capitals.
const LONGEST_LINE: usize = 600;
/// Small letters of which a line in capitals, as far as it is looked at, surely has fewer.
const MOST_SMALL: usize = LONGEST_LINE / 10;
/// Bytes that are looked at first.
const NEAR: usize = 128;

/// A document with what has been learned of it so far.
pub(super) struct Context<'a> {
    pub document: &'a Document,
    pub structure: &'a Structure,
    pub gazetteer: &'a Gazetteer,
    pub local: &'a Gazetteer,
    /// How strongly each country is present.
    pub weight: FxHashMap<EntityId, f32>,
    /// Leaders that are named in full somewhere, or author, addressee, participant.
    pub known: FxHashSet<EntityId>,
    /// Leaders that are named somewhere by surname with an office before it.
    pub titled: FxHashSet<EntityId>,
    /// For each divided land, the half that the document means, if one.
    pub halves: FxHashMap<EntityId, EntityId>,
    /// The built-in entry of the person that an entity of the document is.
    pub twin: FxHashMap<EntityId, EntryIndex>,
    /// The document's own entity for a built-in person.
    pub own: FxHashMap<EntityId, EntityId>,
    /// For an undated document, the year that it speaks of most.
    about: Option<String>,
    shouted: RefCell<FxHashMap<usize, bool>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document,
        structure: &'a Structure,
        gazetteer: &'a Gazetteer,
        local: &'a Gazetteer,
    ) -> Self {
        let mut context = Context {
            document,
            structure,
            gazetteer,
            local,
            weight: FxHashMap::default(),
            known: FxHashSet::default(),
            titled: FxHashSet::default(),
            halves: FxHashMap::default(),
            twin: FxHashMap::default(),
            own: FxHashMap::default(),
            about: document.metadata.date.is_none().then(|| year_spoken_of(structure)).flatten(),
            shouted: RefCell::default(),
        };
        for entry in local.entries().filter(|e| e.kind == Kind::Leader) {
            if let Some((index, twin)) = persons::twin(&context, entry) {
                context.own.insert(twin.id.clone(), entry.id.clone());
                context.twin.insert(entry.id.clone(), index);
            }
        }
        context
    }

    /// The document's own entity where it brought the person along, else the id itself.
    pub(super) fn canonical(&self, id: EntityId) -> EntityId {
        self.own.get(&id).cloned().unwrap_or(id)
    }

    pub(super) fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The document's date, or the year that an undated one speaks of most.
    pub(super) fn date(&self) -> Option<&str> {
        self.document.metadata.date.as_deref().or(self.about.as_deref())
    }

    pub(super) fn entry(&self, choice: Choice) -> &'a Entry {
        if choice.local { self.local.entry(choice.entry) } else { self.gazetteer.entry(choice.entry) }
    }

    /// The entry with an id, the document's own before the built-in.
    pub(super) fn entry_of(&self, id: &EntityId) -> Option<&'a Entry> {
        self.local.get(id.as_str()).or_else(|| self.gazetteer.get(id.as_str()))
    }

    /// True if the token's line is in capitals throughout.
    pub(super) fn is_shouted(&self, token: usize) -> bool {
        let at = self.structure.tokens.get(token).span.start;
        let text = self.text();
        // Nearly always the next letters tell: more of them are small than a shouted line has at all.
        let near = &text.as_bytes()[at..text.len().min(at + NEAR)];
        let small = near.iter().fold(0_u8, |small, byte| small + u8::from(byte.is_ascii_lowercase()));
        if usize::from(small) > MOST_SMALL && !near.contains(&b'\n') {
            return false;
        }
        // A shouted line is short: no need to look further than this.
        let from = (at.saturating_sub(300)..=at).find(|i| text.is_char_boundary(*i)).unwrap_or(at);
        let start = text[from..at].rfind('\n').map_or(from, |i| from + i + 1);
        *self.shouted.borrow_mut().entry(start).or_insert_with(|| {
            let end = (start + LONGEST_LINE).min(text.len());
            let end = (end..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(end);
            let (mut upper, mut lower) = (0, 0);
            for c in text[start..end].chars().take_while(|c| *c != '\n') {
                upper += usize::from(c.is_uppercase());
                lower += usize::from(c.is_lowercase());
                if lower > MOST_SMALL {
                    // However many capitals follow.
                    return false;
                }
            }
            upper > 8 && lower * 10 < upper
        })
    }

    /// Counts countries and full names over the candidates.
    pub(super) fn weigh(&mut self, raws: &[Raw]) {
        for raw in raws {
            for option in &raw.options {
                let entry = self.entry(*option);
                let sure = raw.options.len() == 1 && self.in_time(entry);
                match (entry.kind, option.form) {
                    (Kind::Country, Form::Name | Form::Adjective) if sure => {
                        *self.weight.entry(entry.id.clone()).or_default() += 1.0;
                    }
                    (Kind::Party | Kind::Leader, Form::Name) if sure => {
                        if let Some(country) = &entry.country {
                            *self.weight.entry(country.clone()).or_default() += 1.0;
                        }
                    }
                    _ => {}
                }
            }
        }
        let named: Vec<EntityId> = raws.iter().filter_map(|raw| persons::full_name(self, raw)).collect();
        self.known.extend(named);
        // "Senator Rassendyll" here makes "Rassendyll" there the same person.
        let titled: Vec<EntityId> = (0..raws.len()).filter_map(|n| persons::titled(self, raws, n)).collect();
        self.titled.extend(titled);
    }

    /// True if the entry can be spoken of at the document's date: it exists or existed.
    pub(super) fn in_time(&self, entry: &Entry) -> bool {
        let Some(date) = self.date() else { return true };
        match entry.kind {
            Kind::Leader => entry.period.from.as_deref().is_none_or(|born| born < date),
            Kind::Country => entry.period.is_open() || entry.period.holds(date),
            _ => entry.period.from.as_deref().is_none_or(|f| f[..f.len().min(4)] <= date[..4]),
        }
    }

    /// One mention for each candidate that can be told; the rest, with reasons, to `unresolved`.
    pub(super) fn link(&self, raws: &[Raw], unresolved: &mut Vec<(Span<Byte>, String)>) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        for (n, raw) in raws.iter().enumerate() {
            match self.choose(raws, n) {
                Verdict::Mention(mention) => mentions.push(mention),
                Verdict::Unresolved(reason) => unresolved.push((raw.span, reason)),
                Verdict::None => {}
            }
        }
        parties::split_lands(self, raws, &mut mentions);
        mentions
    }

    fn choose(&self, raws: &[Raw], n: usize) -> Verdict {
        let raw = &raws[n];
        let places: Vec<Choice> =
            raw.options.iter().copied().filter(|o| self.entry(*o).kind != Kind::Leader).collect();
        let leaders: Vec<Choice> =
            raw.options.iter().copied().filter(|o| self.entry(*o).kind == Kind::Leader).collect();
        if !leaders.is_empty() {
            let verdict = persons::choose(self, raws, n, &leaders, places.is_empty());
            if places.is_empty() || matches!(verdict, Verdict::Mention(_)) {
                return verdict;
            }
        }
        self.choose_place(raw, &places)
    }

    fn choose_place(&self, raw: &Raw, options: &[Choice]) -> Verdict {
        let mut in_time: Vec<Choice> =
            options.iter().copied().filter(|o| self.in_time(self.entry(*o))).collect();
        if in_time.is_empty() {
            in_time = options.to_vec();
        }
        let rank = |o: Choice| {
            // The one whose usual name this is before one that only bears it too.
            let usual = folded(&self.entry(o).label) == folded(raw.span.of(self.text()));
            self.place_rank(o) + if usual { 0.3 } else { 0.0 }
        };
        if in_time.len() > 1 {
            in_time.sort_by(|a, b| rank(*b).total_cmp(&rank(*a)));
        }
        let Some(best) = in_time.first().copied() else { return Verdict::None };
        if self.is_of_the_future(self.entry(best)) {
            return Verdict::None;
        }
        let mut entry = self.entry(best);
        if let Some(second) = in_time.get(1)
            && self.entry(*second).id != entry.id
            && (rank(best) - rank(*second)).abs() < 0.01
        {
            let names: Vec<&str> = in_time.iter().map(|o| self.entry(*o).label.as_str()).collect();
            return Verdict::Unresolved(format!("may be {}", names.join(" or ")));
        }
        if best.form == Form::Seat && !seats::stands_for_government(self, raw) {
            return Verdict::None;
        }
        if best.form == Form::Seat
            && let Some(half) = self.halves.get(&entry.id)
            && let Some(own) = in_time.iter().find(|o| self.entry(**o).id == *half)
        {
            entry = self.entry(*own);
        }
        let method = match best.form {
            Form::Adjective => Method::Adjective,
            Form::Seat => Method::Seat,
            Form::Prefix => Method::Prefix,
            _ => Method::Name,
        };
        let half =
            if best.form == Form::Seat { None } else { lands::half_meant(self, raw, entry, best.form) };
        let (id, reason) = match half {
            Some((half, reason)) => (half, reason),
            None => (entry.id.clone(), reason_of(self, entry, options.len())),
        };
        let confidence = match best.form {
            Form::Seat => 0.85,
            _ if options.len() > 1 => 0.93,
            _ => 0.98,
        };
        let kind = id.kind().unwrap_or(entry.kind);
        Verdict::Mention(Mention { span: raw.span, entity: id, kind, method, confidence, reason })
    }

    /// True for a party or body founded years after the document: its name is another's, or no name.
    fn is_of_the_future(&self, entry: &Entry) -> bool {
        let founded = entry.period.from.as_deref().and_then(year_of);
        let written = self.date().and_then(year_of);
        let late = founded.zip(written).is_some_and(|(f, w)| f > w + 1);
        late && matches!(entry.kind, Kind::Party | Kind::Organization)
    }

    /// Local before built-in, existing before past, present in the document before absent.
    fn place_rank(&self, option: Choice) -> f32 {
        let entry = self.entry(option);
        let local = if option.local { 10.0 } else { 0.0 };
        let exists = match self.date() {
            // Of two that exist, the one with the narrower life: the federation before its members.
            Some(date) if entry.period.holds(date) => {
                let ends = [&entry.period.from, &entry.period.to];
                2.0 + 0.5 * ends.iter().filter(|e| e.is_some()).count() as f32
            }
            Some(_) => 0.0,
            None => {
                // Without a date, what exists today or stood longest.
                if entry.period.to.is_none() { 0.3 } else { 0.0 }
            }
        };
        let country = entry.country.as_ref().map_or(0.0, |c| self.weight.get(c).copied().unwrap_or(0.0));
        let kind = match entry.kind {
            Kind::Country => 0.5,
            Kind::Organization => 0.2,
            _ => 0.0,
        };
        let ruling = if entry.ruling { 0.3 } else { 0.0 };
        let own = self.weight.get(&entry.id).copied().unwrap_or(0.0);
        local + exists + kind + ruling + (country.min(20.0) + own.min(20.0)) / 40.0
    }
}

/// The year that a text names most often, the later of two; none if it names none.
fn year_spoken_of(structure: &Structure) -> Option<String> {
    let mut years: BTreeMap<&str, usize> = BTreeMap::new();
    for n in 0..structure.tokens.len() {
        let word = structure.tokens.fold(n);
        let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        if year && ("1816".."2050").contains(&word) {
            *years.entry(word).or_default() += 1;
        }
    }
    years.into_iter().max_by_key(|(_, n)| *n).map(|(year, _)| year.to_string())
}

fn reason_of(context: &Context<'_>, entry: &Entry, options: usize) -> String {
    match (options, context.date()) {
        (1, _) => format!("the only entry with this name: {}", entry.label),
        (_, Some(date)) => format!("{} fits the date {date} and the document best", entry.label),
        _ => format!("{} fits the document best", entry.label),
    }
}

/// What became of a candidate.
pub(super) enum Verdict {
    /// A mention.
    Mention(Mention),
    /// A name whose bearer cannot be told.
    Unresolved(String),
    /// No name at all.
    None,
}
