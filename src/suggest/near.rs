//! Listed names that are spelled nearly the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::entity::{EntityId, Kind};
use crate::gazetteer::import::fold;
use crate::gazetteer::{Entry, Gazetteer};

/// Shorter words have too many neighbours.
pub(super) const SHORTEST: usize = 6;
/// Longer names may differ in two letters.
const LONG: usize = 9;

/// Names to compare with, folded, by length.
#[derive(Debug)]
pub(super) struct Near {
    /// Names of one word: of those named in the documents and of those known to all.
    words: BTreeMap<usize, Vec<(String, EntityId)>>,
    /// Full names of all leaders.
    persons: BTreeMap<usize, Vec<(String, EntityId)>>,
    /// Leaders by surname.
    surnames: HashMap<String, Vec<EntityId>>,
    /// All words of names, with the one entity whose names have it, if it is one.
    listed: HashMap<String, Option<EntityId>>,
}

impl Near {
    pub fn new(gazetteer: &Gazetteer, named: &BTreeSet<EntityId>) -> Near {
        let mut near = Near {
            words: BTreeMap::new(),
            persons: BTreeMap::new(),
            surnames: HashMap::new(),
            listed: HashMap::new(),
        };
        for entry in gazetteer.entries() {
            let known = named.contains(&entry.id) || entry.prominence == 3 || entry.kind == Kind::Country;
            for surname in &entry.surnames {
                near.surnames.entry(fold(surname)).or_default().push(entry.id.clone());
            }
            for name in names(entry) {
                let fold = fold(name);
                for word in fold.split(' ') {
                    let owner = near.listed.entry(word.to_owned()).or_insert_with(|| Some(entry.id.clone()));
                    if owner.as_ref() != Some(&entry.id) {
                        *owner = None;
                    }
                }
                let list = match fold.contains(' ') {
                    true if entry.kind == Kind::Leader => &mut near.persons,
                    false if known => &mut near.words,
                    _ => continue,
                };
                list.entry(fold.len()).or_default().push((fold, entry.id.clone()));
            }
        }
        near
    }

    /// The listed entity with a name nearly as this word, unless the word stands in a name of somebody else.
    pub fn word(&self, word: &str) -> Option<EntityId> {
        let owner = self.listed.get(word);
        nearest(&self.words, word).filter(|id| owner.is_none_or(|owner| owner.as_ref() == Some(id)))
    }

    /// Listed leaders with this surname.
    pub fn namesakes(&self, surname: &str) -> &[EntityId] {
        self.surnames.get(&fold(surname)).map_or(&[], Vec::as_slice)
    }

    /// The listed leader with a name nearly as this one.
    pub fn person(&self, name: &str) -> Option<EntityId> {
        let fold = fold(name);
        if fold.contains(' ') { nearest(&self.persons, &fold) } else { self.word(&fold) }
    }
}

fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    let lists = [&entry.aliases, &entry.surnames, &entry.adjectives];
    std::iter::once(entry.label.as_str()).chain(lists.into_iter().flatten().map(String::as_str))
}

fn nearest(lists: &BTreeMap<usize, Vec<(String, EntityId)>>, name: &str) -> Option<EntityId> {
    if name.len() < SHORTEST {
        return None;
    }
    let most = if name.len() >= LONG { 2 } else { 1 };
    let near = lists.range(name.len() - most..=name.len() + most).flat_map(|(_, list)| list);
    near.filter(|(other, _)| same_end(name, other))
        .map(|(other, id)| (strsim::osa_distance(name, other), id))
        // A plural is no other spelling; one letter away is the same only in names that are long enough.
        .filter(|(distance, _)| (1..=most).contains(distance))
        .min()
        .map(|(_, id)| id.clone())
}

/// Slips of the pen leave the first or the last letter as it is; an added "s" is a plural.
fn same_end(name: &str, other: &str) -> bool {
    let (a, b) = (name.as_bytes(), other.as_bytes());
    let plural = name.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(name);
    !plural && a.first() == b.first()
}
