//! One row of a gazetteer.

use serde::{Deserialize, Serialize};

use super::dates::Period;
use super::romanize::{Language, surname_variants, variants};
use super::trie::Form;
use crate::entity::{EntityId, Kind};

/// Which entry of a gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub(super) u32);

impl EntryIndex {
    /// The position that it stands for.
    pub fn position(self) -> usize {
        self.0 as usize
    }
}

impl From<usize> for EntryIndex {
    fn from(position: usize) -> Self {
        EntryIndex(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

/// An entity with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id.
    pub id: EntityId,
    /// Its kind.
    pub kind: Kind,
    /// Its usual English name.
    pub label: String,
    /// A leader's short forms: surname, or what stands for it.
    pub surnames: Vec<String>,
    /// Other full names and abbreviations.
    pub aliases: Vec<String>,
    /// A country's adjectives and inhabitants.
    pub adjectives: Vec<String>,
    /// A country's combining forms, used with a hyphen: "Sino", "Franco".
    pub prefixes: Vec<String>,
    /// Seats of government that stand for a country: its capital, "Kremlin".
    pub seats: Vec<String>,
    /// The states that a divided land is divided into.
    pub halves: Vec<EntityId>,
    /// The country it belongs to.
    pub country: Option<EntityId>,
    /// A party's family: `communist`, `conservative` …
    pub family: Option<String>,
    /// A party that rules or ruled its country.
    pub ruling: bool,
    /// When a state, party or organization existed; when a leader lived.
    pub period: Period,
    /// 3: known to all by the bare surname; 2: heads, ministers, envoys; 1: others.
    pub prominence: u8,
    /// Names that it knowingly shares with others of its time.
    pub shared: Vec<String>,
    /// Where the facts come from.
    pub source: String,
}

impl Entry {
    /// Every name with its form.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, Form)> {
        std::iter::once((self.label.as_str(), Form::Name))
            .chain(self.aliases.iter().map(|a| (a.as_str(), Form::Name)))
            .chain(self.surnames.iter().map(|a| (a.as_str(), Form::Surname)))
            .chain(self.adjectives.iter().map(|a| (a.as_str(), Form::Adjective)))
            .chain(self.seats.iter().map(|a| (a.as_str(), Form::Seat)))
            .chain(self.prefixes.iter().map(|a| (a.as_str(), Form::Prefix)))
    }

    /// Other spellings of a leader's name and surnames, by the rules of the country's language.
    pub(super) fn spellings(&self) -> Vec<(String, Form)> {
        let language = self.country.as_ref().and_then(|c| Language::of_country(c.as_str()));
        let Some(language) = language.filter(|_| self.kind == Kind::Leader) else { return Vec::new() };
        let names =
            std::iter::once(&self.label).chain(&self.aliases).filter(|name| name.contains([' ', '-']));
        let names = names.flat_map(|name| variants(name, language)).map(|name| (name, Form::Name));
        let surnames = self.surnames.iter().flat_map(|name| surname_variants(name, language));
        names.chain(surnames.map(|name| (name, Form::Surname))).collect()
    }

    /// The first word of a leader's name that ends with the surname.
    pub(super) fn given_name(&self) -> Option<&str> {
        let mut words = self.label.split(' ');
        let (first, last) = (words.next()?, words.next_back()?);
        let given = self.kind == Kind::Leader
            && self.surnames.iter().any(|s| s.ends_with(last))
            && first.chars().count() > 2;
        given.then_some(first)
    }

    /// Takes over what another row says of the same entity: its names besides these, its facts before these.
    pub(super) fn extend(&mut self, row: Entry) {
        if self.label != row.label {
            let old = std::mem::replace(&mut self.label, row.label);
            self.aliases.push(old);
        }
        for (mine, theirs) in [
            (&mut self.surnames, row.surnames),
            (&mut self.aliases, row.aliases),
            (&mut self.adjectives, row.adjectives),
            (&mut self.prefixes, row.prefixes),
            (&mut self.seats, row.seats),
            (&mut self.shared, row.shared),
        ] {
            let new: Vec<String> = theirs.into_iter().filter(|name| !mine.contains(name)).collect();
            mine.extend(new);
        }
        let new: Vec<EntityId> = row.halves.into_iter().filter(|half| !self.halves.contains(half)).collect();
        self.halves.extend(new);
        self.country = row.country.or(self.country.take());
        self.family = row.family.or(self.family.take());
        self.ruling |= row.ruling;
        self.period.from = row.period.from.or(self.period.from.take());
        self.period.to = row.period.to.or(self.period.to.take());
        self.prominence = self.prominence.max(row.prominence);
        if !row.source.is_empty() && row.source != self.source {
            self.source = format!("{}; {}", row.source, self.source);
        }
    }
}
