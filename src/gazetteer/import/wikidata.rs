//! Results of a Wikidata query: SPARQL's JSON, or the list of objects that the query service's download gives.

mod columns;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Taker;
use super::row::country_named;
use crate::entity::{EntityId, Kind};
use crate::error::Error;
use crate::gazetteer::{Office, Period, Role};
use columns::Columns;

/// One result with plain texts by column.
pub(super) type Cells = BTreeMap<String, String>;

/// Reads results. Several of one item are one row; each position with its dates is an office.
pub(super) fn read(text: &str, taker: &mut Taker<'_>) -> Result<(), Error> {
    let wrong = |line: usize, message: String| {
        Error::data(taker.path, line, format!("{message}; expected results of a Wikidata query as JSON"))
    };
    let value: Value = serde_json::from_str(text).map_err(|e| wrong(e.line(), format!("not JSON: {e}")))?;
    let bindings = value.pointer("/results/bindings").unwrap_or(&value);
    let Some(results) = bindings.as_array() else {
        return Err(wrong(1, "neither results.bindings nor a list of objects".into()));
    };
    let results: Vec<Cells> = results.iter().filter_map(Value::as_object).map(cells).collect();
    let Some(columns) = Columns::of(&results) else {
        return Err(wrong(1, "no column with items and their labels, such as item and itemLabel".into()));
    };
    let kind = match taker.options.kind {
        Some(kind) => kind,
        None if columns.tell_persons() => Kind::Leader,
        None => {
            let message = "no column of births, deaths or positions: persons or not; expected --kind to say";
            return Err(Error::data(taker.path, 1, message));
        }
    };
    let lines = lines(text, &results, &columns);
    let mut rows: BTreeMap<String, Option<usize>> = BTreeMap::new();
    for (result, line) in results.iter().zip(lines.iter().copied()) {
        let item = columns.item(result).to_owned();
        let row = match rows.get(&item) {
            Some(row) => *row,
            None => {
                let row = begin(result, &columns, kind, line, taker);
                rows.insert(item, row);
                row
            }
        };
        if let Some(row) = row {
            add(result, &columns, row, line, taker);
        }
    }
    distinguish(&rows, taker);
    if kind == Kind::Leader {
        offices(&results, &lines, &columns, &rows, taker);
    }
    Ok(())
}

/// Plain texts out of either form of a cell.
fn cells(result: &Map<String, Value>) -> Cells {
    let plain = |v: &Value| v.get("value").unwrap_or(v).as_str().map(|t| t.trim().to_owned());
    result
        .iter()
        .filter_map(|(column, v)| Some((column.clone(), plain(v)?)))
        .filter(|(_, t)| !t.is_empty())
        .collect()
}

/// The line of each result: where its item stands, looked for from the one before on.
fn lines(text: &str, results: &[Cells], columns: &Columns) -> Vec<usize> {
    let (mut at, mut line) = (0, 1);
    let mut found = Vec::new();
    for result in results {
        let item = columns.item(result);
        if let Some(ahead) = text[at..].find(item).filter(|_| !item.is_empty()) {
            line += text[at..at + ahead].matches('\n').count();
            at += ahead + item.len();
        }
        found.push(line);
    }
    found
}

fn begin(result: &Cells, columns: &Columns, kind: Kind, line: usize, taker: &mut Taker<'_>) -> Option<usize> {
    let (item, label) = (columns.item(result), columns.label(result));
    let number =
        label.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    if label.is_empty() || number {
        taker.leave(line, "I002", format!("{item} has no label in this language; expected a name"));
        return None;
    }
    let place = taker.out.names.len();
    taker.take(line, kind, label)?.note.push(item.to_owned());
    Some(place)
}

fn add(result: &Cells, columns: &Columns, row: usize, line: usize, taker: &mut Taker<'_>) {
    let mut period = Period::default();
    let sides = match taker.out.names[row].kind {
        Kind::Leader => ["birth", "death"],
        _ => ["start", "end"],
    };
    for (side, what) in [&mut period.from, &mut period.to].into_iter().zip(sides) {
        *side = date(result, columns, what, line, taker);
    }
    let nation = columns.get(result, "country").to_owned();
    let country = country_named(&nation);
    if country.is_none() && !nation.is_empty() {
        taker.leave(
            line,
            "I003",
            format!("{}: country {nation:?}; expected the name of a country", columns.label(result)),
        );
    }
    let named = &mut taker.out.names[row];
    named.period.from = named.period.from.take().or(period.from);
    named.period.to = named.period.to.take().or(period.to);
    named.country = named.country.take().or(country);
    let aliases = columns.get(result, "aliases");
    let separator = if aliases.contains('|') { "|" } else { ", " };
    named.aliases.extend(aliases.split(separator).map(str::trim).filter(|a| !a.is_empty()).map(String::from));
}

/// Items of one name get ids of their own: with the year of birth, or the item's number.
fn distinguish(rows: &BTreeMap<String, Option<usize>>, taker: &mut Taker<'_>) {
    let mut places: BTreeMap<EntityId, Vec<(usize, &str)>> = BTreeMap::new();
    for (item, row) in rows.iter().filter_map(|(item, row)| Some((item, (*row)?))) {
        places.entry(taker.out.names[row].id.clone()).or_default().push((row, item));
    }
    for (id, places) in places.into_iter().filter(|(_, places)| places.len() > 1) {
        let year = |row: usize| {
            taker.out.names[row].period.from.as_deref().and_then(|d| d.get(..4)).map(String::from)
        };
        let years: Vec<Option<String>> = places.iter().map(|(row, _)| year(*row)).collect();
        for (n, (row, item)) in places.iter().enumerate() {
            let unique = years.iter().filter(|y| **y == years[n]).count() == 1;
            let number = item.rsplit('/').next().unwrap_or(item).to_lowercase();
            let end = years[n].clone().filter(|_| unique).unwrap_or(number);
            taker.out.names[*row].id =
                EntityId::from_name(id.kind().unwrap_or(Kind::Leader), &format!("{} {end}", id.name()));
        }
    }
}

fn offices(
    results: &[Cells],
    lines: &[usize],
    columns: &Columns,
    rows: &BTreeMap<String, Option<usize>>,
    taker: &mut Taker<'_>,
) {
    for (result, line) in results.iter().zip(lines.iter().copied()) {
        let title = columns.get(result, "position");
        let Some(row) = rows.get(columns.item(result)).copied().flatten().filter(|_| !title.is_empty())
        else {
            continue;
        };
        let from = date(result, columns, "start", line, taker);
        let to = date(result, columns, "end", line, taker);
        let named = &taker.out.names[row];
        let office = Office {
            leader: named.id.clone(),
            title: title.to_owned(),
            role: role_of(title),
            country: named.country.clone(),
            post: None,
            period: Period { from, to },
            source: named.source.clone(),
        };
        taker.out.offices.push(office);
    }
}

/// A date such as `1912-04-15T00:00:00Z`. The first of January is how a bare year is written.
fn date(result: &Cells, columns: &Columns, what: &str, line: usize, taker: &mut Taker<'_>) -> Option<String> {
    let told = columns.get(result, what);
    // A blank node stands for "unknown".
    let numbered = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
    let blank =
        told.starts_with("_:") || told.starts_with("http") || told.strip_prefix('t').is_some_and(numbered);
    if told.is_empty() || blank {
        return None;
    }
    let day = told.split('T').next().unwrap_or("").trim_start_matches('+');
    let date = day.strip_suffix("-01-01").unwrap_or(day);
    if crate::gazetteer::is_iso(date) {
        return Some(date.to_owned());
    }
    taker.leave(
        line,
        "I004",
        format!("{}: {what} {told:?}; expected a date such as 1912-04-15T00:00:00Z", columns.label(result)),
    );
    None
}

/// The sort of office that a title speaks of.
fn role_of(title: &str) -> Role {
    const WORDS: [(&str, Role); 24] = [
        ("secretary-general of the united nations", Role::UnSecretaryGeneral),
        ("to the united nations", Role::UnRepresentative),
        ("vice president", Role::ViceHead),
        ("vice-president", Role::ViceHead),
        ("deputy prime minister", Role::Minister),
        ("deputy minister", Role::DeputyMinister),
        ("vice minister", Role::DeputyMinister),
        ("under secretary", Role::DeputyMinister),
        ("ambassador", Role::Ambassador),
        ("foreign minister", Role::ForeignMinister),
        ("minister of foreign affairs", Role::ForeignMinister),
        ("minister for foreign affairs", Role::ForeignMinister),
        ("united states secretary of state", Role::ForeignMinister),
        ("minister of defen", Role::DefenseMinister),
        ("secretary of defense", Role::DefenseMinister),
        ("prime minister", Role::HeadOfGovernment),
        ("premier", Role::HeadOfGovernment),
        ("chancellor of", Role::HeadOfGovernment),
        ("general secretary", Role::PartyLeader),
        ("first secretary of the", Role::PartyLeader),
        ("minister", Role::Minister),
        ("member of", Role::Legislator),
        ("senator", Role::Legislator),
        ("president of", Role::HeadOfState),
    ];
    const CROWNED: [&str; 8] = ["king", "queen", "emperor", "monarch", "sultan", "emir", "shah", "tsar"];
    let title = title.to_lowercase();
    if let Some((_, role)) = WORDS.iter().find(|(words, _)| title.contains(words)) {
        return *role;
    }
    let crowned = title.split(' ').any(|w| CROWNED.contains(&w)) || title.contains("head of state");
    if crowned { Role::HeadOfState } else { Role::Other }
}
