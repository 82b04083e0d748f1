//! Spellings that mean one person.

use std::collections::BTreeMap;

use super::Seen;
use crate::gazetteer::import::fold;

/// A person with all spellings.
#[derive(Debug)]
pub(super) struct Cluster {
    /// The fullest spelling.
    pub label: String,
    /// Surnames as they were written alone.
    pub short: Vec<String>,
    /// Other full spellings.
    pub others: Vec<String>,
    /// Whom a bare surname may be short for.
    pub maybe: Vec<String>,
    pub seen: Seen,
}

impl Cluster {
    /// The cluster of one name.
    pub fn of(seen: Seen) -> Cluster {
        let fullness =
            |name: &str| (name.split(' ').count(), name.chars().filter(|c| c.is_lowercase()).count());
        let mut names: Vec<(&String, usize)> = seen.spellings.iter().map(|(n, c)| (n, *c)).collect();
        names.sort_by(|(a, n), (b, m)| fullness(b).cmp(&fullness(a)).then(m.cmp(n)).then(a.cmp(b)));
        let label = names.first().map(|(n, _)| (*n).clone()).unwrap_or_default();
        let mut folds = vec![fold(&label)];
        let (mut short, mut others) = (Vec::new(), Vec::new());
        for (name, _) in names.into_iter().skip(1) {
            let key = fold(name);
            if !folds.contains(&key) {
                folds.push(key);
                if name.contains(' ') { others.push(name.clone()) } else { short.push(name.clone()) }
            }
        }
        Cluster { label, short, others, maybe: Vec::new(), seen }
    }
}

/// Puts the names of persons together: with and without middle initials, a surname alone or behind an initial with
/// the only full name that it fits. Keys are names with hyphens, as in ids.
pub(super) fn clusters(persons: &BTreeMap<String, Seen>) -> Vec<Cluster> {
    let mut full: BTreeMap<String, Seen> = BTreeMap::new();
    let mut rest: Vec<(&str, &Seen)> = Vec::new();
    for (name, seen) in persons {
        match without_initials(name) {
            Some(key) => full.entry(key).or_default().absorb(seen),
            None => rest.push((name, seen)),
        }
    }
    // "a-novak" before "novak": once it stands alone, the bare surname may belong to it.
    rest.sort_by_key(|(name, _)| !name.contains('-'));
    let mut open: Vec<(Seen, Vec<String>)> = Vec::new();
    for (name, seen) in rest {
        let fitting: Vec<String> = full.keys().filter(|key| fits(name, key)).cloned().collect();
        match fitting.as_slice() {
            [one] => {
                if let Some(found) = full.get_mut(one) {
                    found.absorb(seen);
                }
            }
            [] => full.entry(name.to_owned()).or_default().absorb(seen),
            _ => open.push((seen.clone(), fitting)),
        }
    }
    let label = |key: &String| full.get(key).map(|s| Cluster::of(s.clone()).label).unwrap_or_default();
    let open: Vec<Cluster> = open
        .into_iter()
        .map(|(seen, keys)| Cluster { maybe: keys.iter().map(label).collect(), ..Cluster::of(seen) })
        .collect();
    full.into_values().map(Cluster::of).chain(open).collect()
}

/// The name without initials, where a given name and a surname are left.
fn without_initials(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('-').filter(|p| p.len() > 1).collect();
    (parts.len() > 1).then(|| parts.join("-"))
}

/// True if a surname, with initials or without, may stand for a longer name.
fn fits(short: &str, long: &str) -> bool {
    let (initial, surname) = match short.split_once('-') {
        Some((first, _)) if first.len() == 1 => (Some(first), short.rsplit('-').next().unwrap_or(short)),
        _ => (None, short),
    };
    let ends = long.strip_suffix(surname).is_some_and(|given| given.ends_with('-'));
    ends && initial.is_none_or(|i| long.starts_with(i))
}
