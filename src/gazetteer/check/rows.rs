//! Rows by themselves and against the ids in use: order, source, dates, countries.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{LookedAt, warning};
use crate::entity::{EntityId, Kind};
use crate::error::Finding;
use crate::gazetteer::compile::Row;
use crate::gazetteer::dates::{Period, cut, year_of};
use crate::gazetteer::{Entry, Office};

/// The longest life and the longest term that are taken without a question.
const LIFE: u32 = 115;
const TERM: u32 = 75;
/// Years outside are slips of the pen.
const YEARS: std::ops::RangeInclusive<u32> = 1..=2100;

pub(super) fn check(all: &LookedAt<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    order(all.rows, |entry| entry.id.to_string(), &mut findings);
    // Behind the leader stands a number: `jan-novak/1`.
    order(all.offices, |office: &Office| format!("{}/", office.leader), &mut findings);
    for row in all.rows {
        let Entry { id, kind, country, halves, period, source, .. } = &*row.value;
        if source.is_empty() {
            let message = format!("{id} has no source; expected where its facts come from");
            findings.push(warning(row, "G011", message));
        }
        for (column, id) in country.iter().map(|c| ("country", c)).chain(halves.iter().map(|h| ("halves", h)))
        {
            findings.extend(unknown_country(all, row, column, id));
        }
        let longest = if *kind == Kind::Leader { LIFE } else { u32::MAX };
        findings.extend(impossible(period, longest).map(|m| warning(row, "G016", format!("{id}: {m}"))));
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in all.offices {
        let Office { leader, title, country, post, period, source, .. } = &row.value;
        if source.is_empty() {
            let message = format!("“{title}” of {leader} has no source; expected where its facts come from");
            findings.push(warning(row, "G011", message));
        }
        for (column, id) in country.iter().map(|c| ("country", c)).chain(post.iter().map(|p| ("post", p))) {
            findings.extend(unknown_country(all, row, column, id));
        }
        let told = |m: String| warning(row, "G016", format!("“{title}” of {leader}: {m}"));
        findings.extend(impossible(period, TERM).map(told));
        findings.extend(outside_life(all, &row.value).map(told));
        let key = format!("{leader} {} {:?} {:?}", title.to_lowercase(), period.from, period.to);
        if let Some(first) = seen.insert(key, row.line) {
            let message = format!("“{title}” of {leader} stands already in line {first}; expected it once");
            findings.push(warning(row, "G017", message));
        }
    }
    findings
}

fn order<T>(rows: &[Row<T>], id: impl Fn(&T) -> String, findings: &mut Vec<Finding>) {
    let mut previous: BTreeMap<Arc<str>, String> = BTreeMap::new();
    for row in rows {
        let id = id(&row.value);
        if let Some(before) = previous.insert(row.path.clone(), id.clone())
            && before > id
        {
            let (id, before) = (id.trim_end_matches('/'), before.trim_end_matches('/'));
            let message = format!("{id} stands behind {before}; expected rows sorted by id");
            findings.push(warning(row, "G010", message));
        }
    }
}

fn unknown_country<T>(all: &LookedAt<'_>, row: &Row<T>, column: &str, id: &EntityId) -> Option<Finding> {
    // An envoy's post may be a body.
    let kind_fits =
        id.kind() == Some(Kind::Country) || column == "post" && id.kind() == Some(Kind::Organization);
    if kind_fits && all.entry(id).is_some() {
        return None;
    }
    let found = if kind_fits { "which no file in use has" } else { "which is no country" };
    Some(warning(row, "G015", format!("{column} {id}, {found}; expected the id of a country")))
}

/// Years that cannot be, or too many of them.
fn impossible(period: &Period, longest: u32) -> Option<String> {
    let (from, to) = (period.from.as_deref(), period.to.as_deref());
    let years: BTreeSet<u32> = from.into_iter().chain(to).filter_map(year_of).collect();
    if let Some(year) = years.iter().find(|y| !YEARS.contains(y)) {
        return Some(format!("the year {year}; expected one from {} to {}", YEARS.start(), YEARS.end()));
    }
    let (first, last) = (years.first()?, years.last()?);
    (last - first > longest).then(|| format!("{first} to {last}; expected at most {longest} years"))
}

fn outside_life(all: &LookedAt<'_>, office: &Office) -> Option<String> {
    let life = &all.entry(&office.leader)?.period;
    let Period { from, to } = &office.period;
    if let (Some(died), Some(from)) = (&life.to, from)
        && cut(from, died) > cut(died, from)
    {
        return Some(format!("from {from}, after the death in {died}; expected an earlier date"));
    }
    let born = life.from.as_deref().and_then(year_of)?;
    let first = from.as_deref().or(to.as_deref()).and_then(year_of)?;
    (first < born).then(|| format!("in {first}, before the birth in {born}; expected a later date"))
}
