//! One compiled set of entries and offices: made once, then used as it lies, an entry unpacked when it is
//! first asked for.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::bytes::{Bytes, join, number, push, section, small};
use super::entry::{Entry, EntryIndex};
use super::index::Index;
use super::office::{Office, Role};
use super::trie::{Trie, TrieBuilder};
use crate::entity::{EntityId, Kind};
use crate::structure::folded;

/// An entry with its offices.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Known {
    pub(super) entry: Box<Entry>,
    pub(super) offices: Vec<Office>,
}

/// Compiled entries, in the order of their ids.
#[derive(Debug, Default)]
pub(super) struct Layer {
    digest: String,
    /// Where each entry ends among the packed ones.
    ends: Bytes,
    packed: Bytes,
    unpacked: Box<[OnceLock<Box<Known>>]>,
    pub trie: Trie,
    ids: Index,
    holders: Index,
    accredited: Index,
    lands: Index,
    parties: Index,
    given_names: Index,
}

/// From this number of entries on names are compiled beside the rest.
const MANY: usize = 5_000;

/// Up to this number of entries leaders get the other spellings of their names that rules give.
const SPELLED: usize = 50_000;

/// The trie over all names, and over spellings of leaders' names that rules give and nobody is listed with.
fn names(entries: &[Known]) -> Vec<u8> {
    let mut trie = TrieBuilder::with_capacity(entries.iter().map(|known| known.entry.forms().count()).sum());
    for (n, known) in entries.iter().enumerate() {
        for (name, form) in known.entry.forms() {
            trie.insert(name, EntryIndex::from(n), form);
        }
    }
    if entries.len() <= SPELLED {
        let spellings = entries.iter().enumerate().flat_map(|(n, known)| {
            known.entry.spellings().into_iter().map(move |(name, form)| (name, EntryIndex::from(n), form))
        });
        let ended = trie.ended();
        let new: Vec<_> = spellings.filter(|(name, ..)| !trie.has(&ended, name)).collect();
        for (name, entry, form) in new {
            trie.insert(&name, entry, form);
        }
    }
    trie.write()
}

/// The packed entries and the indices over them, a section each.
fn packed(entries: &[Known]) -> Vec<Vec<u8>> {
    let (mut ends, mut packed) = (Vec::new(), Vec::new());
    for known in entries {
        packed = postcard::to_extend(known, packed).unwrap_or_default();
        push(&mut ends, small(packed.len()));
    }
    let numbered = || entries.iter().enumerate().map(|(n, known)| (&*known.entry, small(n)));
    let of_kind = |kind| numbered().filter(move |(entry, _)| entry.kind == kind);
    let offices =
        || entries.iter().enumerate().flat_map(|(n, k)| k.offices.iter().map(move |o| (o, small(n))));
    let embassies = offices().filter(|(o, _)| o.role == Role::Ambassador);
    let halves = of_kind(Kind::Country).flat_map(|(e, n)| e.halves.iter().map(move |h| (h.as_str(), n)));
    vec![
        ends,
        packed,
        Index::write(numbered().map(|(e, n)| (e.id.as_str(), n))),
        Index::write(offices().filter_map(|(o, n)| Some((holders_key(o.role, o.country.as_ref()?), n)))),
        Index::write(embassies.filter_map(|(o, n)| Some((o.post.as_ref()?.as_str(), n)))),
        Index::write(halves),
        Index::write(of_kind(Kind::Party).filter_map(|(e, n)| Some((e.country.as_ref()?.as_str(), n)))),
        Index::write(numbered().filter_map(|(e, n)| Some((folded(e.given_name()?), n)))),
    ]
}

/// The key of those who held an office of a kind for a country.
fn holders_key(role: Role, country: &EntityId) -> String {
    format!("{} {country}", role.as_str())
}

impl Layer {
    /// Packs entries and what is looked up about them. The entries must be in the order of their ids.
    pub(super) fn write(digest: &str, entries: &[Known]) -> Vec<u8> {
        let (mut trie, mut facts) = (Vec::new(), Vec::new());
        if entries.len() < MANY {
            trie = names(entries);
            facts = packed(entries);
        } else {
            std::thread::scope(|scope| {
                scope.spawn(|| trie = names(entries));
                facts = packed(entries);
            });
        }
        let sections: Vec<&[u8]> =
            [digest.as_bytes(), &trie].into_iter().chain(facts.iter().map(Vec::as_slice)).collect();
        join(&sections)
    }

    /// Opens what [`Layer::write`] wrote.
    pub(super) fn open(bytes: &Bytes) -> Layer {
        let part = |n| section(bytes, n);
        let ends = part(2);
        let count = ends.len() / 4;
        Layer {
            digest: String::from_utf8_lossy(&part(0)).into_owned(),
            trie: Trie::open(&part(1)),
            unpacked: (0..count).map(|_| OnceLock::new()).collect(),
            ends,
            packed: part(3),
            ids: Index::open(&part(4)),
            holders: Index::open(&part(5)),
            accredited: Index::open(&part(6)),
            lands: Index::open(&part(7)),
            parties: Index::open(&part(8)),
            given_names: Index::open(&part(9)),
        }
    }

    /// SHA-256 over the files that it was compiled from.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.unpacked.len()
    }

    /// The entry with a number below [`Layer::len`].
    pub(super) fn known(&self, n: usize) -> &Known {
        self.unpacked[n].get_or_init(|| {
            let start = if n == 0 { 0 } else { number(&self.ends, n - 1) as usize };
            let bytes = self.packed.get(start..number(&self.ends, n) as usize).unwrap_or_default();
            postcard::from_bytes(bytes).expect("an entry as it was packed")
        })
    }

    /// The number of the entry with an id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.ids.get(id).next().map(|n| n as usize)
    }

    /// Entries that held an office of a kind for a country.
    pub(super) fn holders(&self, role: Role, country: &EntityId) -> impl Iterator<Item = usize> {
        let key = holders_key(role, country);
        self.holders.get(&key).map(|n| n as usize)
    }

    /// Entries that were ambassadors to a country.
    pub(super) fn accredited(&self, post: &EntityId) -> impl Iterator<Item = usize> {
        self.accredited.get(post.as_str()).map(|n| n as usize)
    }

    /// The divided land of which a state is one half.
    pub(super) fn land_of(&self, half: &EntityId) -> Option<usize> {
        self.lands.get(half.as_str()).next().map(|n| n as usize)
    }

    /// The parties of a country.
    pub(super) fn parties_of(&self, country: &EntityId) -> impl Iterator<Item = usize> {
        self.parties.get(country.as_str()).map(|n| n as usize)
    }

    /// How many leaders bear a folded word as their given name.
    pub(super) fn bearers_of(&self, given_name: &str) -> usize {
        self.given_names.get(given_name).count()
    }
}
