//! Names: those that fold to nothing, those that are ordinary words, those that several entities claim.

use std::collections::BTreeMap;

use super::{LookedAt, warning};
use crate::error::Finding;
use crate::gazetteer::compile::Row;
use crate::gazetteer::dates::{Period, cut};
use crate::gazetteer::trie::is_abbreviation;
use crate::gazetteer::words;
use crate::gazetteer::{Entry, Form};
use crate::structure::{MatchTokens, folded};

/// A name as texts are compared with it; abbreviations in capitals are a world of their own.
type Key = (String, bool);

/// A row that claims a name.
struct Claim<'a> {
    entry: &'a Entry,
    name: &'a str,
    shared: bool,
    period: Period,
    /// The row to report on; none for a built-in entry beside files of one's own.
    row: Option<&'a Row<Box<Entry>>>,
}

pub(super) fn check(all: &LookedAt<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut claims: BTreeMap<Key, Vec<Claim<'_>>> = BTreeMap::new();
    for row in all.rows {
        let shared: Vec<Key> = row.value.shared.iter().map(|name| key(name)).collect();
        let period = all.period(&row.value);
        for (name, form) in row.value.forms() {
            let key = key(name);
            if key.0.is_empty() {
                let message = format!("{name:?} folds to nothing; expected letters");
                findings.push(warning(row, "G012", message));
                continue;
            }
            if matches!(form, Form::Surname | Form::Prefix) {
                continue;
            }
            let is_shared = shared.contains(&key);
            if !is_shared && is_ordinary(name, &key) {
                let message = format!(
                    "{name:?} is a common word; expected a name, or this one in the column shared too"
                );
                findings.push(warning(row, "G013", message));
            }
            claim(
                &mut claims,
                key,
                Claim { entry: &row.value, name, shared: is_shared, period: period.clone(), row: Some(row) },
            );
        }
    }
    for entry in all.base.into_iter().flat_map(|b| b.entries()).filter(|e| !all.entries.contains_key(&e.id)) {
        for (name, form) in entry.forms() {
            let key = key(name);
            if !matches!(form, Form::Surname | Form::Prefix) && claims.contains_key(&key) {
                let period = all.period(entry);
                claim(&mut claims, key, Claim { entry, name, shared: false, period, row: None });
            }
        }
    }
    for claims in claims.values() {
        for (n, second) in claims.iter().enumerate() {
            findings.extend(claims[..n].iter().filter_map(|first| contested(first, second)));
        }
    }
    findings
}

fn claim<'a>(claims: &mut BTreeMap<Key, Vec<Claim<'a>>>, key: Key, claim: Claim<'a>) {
    let claims = claims.entry(key).or_default();
    // One entity may write a name twice: as its label and as its adjective.
    match claims.iter_mut().find(|c| c.entry.id == claim.entry.id) {
        Some(same) => same.shared |= claim.shared,
        None => claims.push(claim),
    }
}

fn contested(first: &Claim<'_>, second: &Claim<'_>) -> Option<Finding> {
    let (row, other) = match (second.row, first.row) {
        (Some(row), _) => (row, first),
        (None, Some(row)) => (row, second),
        (None, None) => return None,
    };
    if first.shared || second.shared || !overlap(&first.period, &second.period) {
        return None;
    }
    let (own, name) =
        if other.entry.id == first.entry.id { (second, second.name) } else { (first, first.name) };
    let place = match other.row {
        Some(row) => format!("{}:{}", row.path, row.line),
        None => "built in".into(),
    };
    let message = format!(
        "{name:?} of {} is a name of {} ({place}) at the same time; expected it in the column shared of one of them",
        own.entry.id, other.entry.id
    );
    Some(warning(row, "G014", message))
}

/// True if both were at one time; what ended when the other began did not meet it.
fn overlap(a: &Period, b: &Period) -> bool {
    let begins_in_time = |one: &Period, other: &Period| match (&one.from, &other.to) {
        (Some(from), Some(to)) => cut(from, to) < cut(to, from),
        _ => true,
    };
    a == b || begins_in_time(a, b) && begins_in_time(b, a)
}

fn key(name: &str) -> Key {
    let tokens = MatchTokens::of(name);
    let fold = (0..tokens.len()).map(|i| tokens.fold(i)).collect::<Vec<_>>().join(" ");
    (fold.trim().to_owned(), is_abbreviation(name, &tokens))
}

/// True for one word that ordinary sentences have too, but for abbreviations in capitals.
fn is_ordinary(name: &str, (fold, capitals): &Key) -> bool {
    !capitals
        && folded(name) == *fold
        && name.chars().skip(1).all(|c| !c.is_uppercase())
        && words::is_ordinary(fold)
}
