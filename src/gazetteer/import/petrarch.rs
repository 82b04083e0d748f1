//! Actor dictionaries of PETRARCH and TABARI: `NAME_ [CODE dates]`, `+SYNONYM_`, comments behind `#` and `;`.

mod code;
mod words;

use std::collections::BTreeSet;

use super::row::country_named;
use super::{Taker, cameo};
use crate::entity::{EntityId, Kind};
use crate::gazetteer::Office;
use cameo::Sort;
use code::Code;

/// An actor as it stands in the file.
#[derive(Default)]
struct Actor<'t> {
    line: usize,
    /// The first is the actor's own, the others are synonyms.
    names: Vec<&'t str>,
    codes: Vec<Code>,
}

/// True for a line that only such a dictionary has.
pub(super) fn is_telling(line: &str) -> bool {
    let line = without_comment(line);
    let code = line.rsplit_once('[').and_then(|(_, code)| code.strip_suffix(']'));
    let is_code = |code: &str| code.len() >= 3 && code.bytes().take(3).all(|b| b.is_ascii_uppercase());
    code.is_some_and(is_code) || line.starts_with('+') && line.ends_with('_')
}

/// Reads a dictionary.
pub(super) fn read(text: &str, taker: &mut Taker<'_>) {
    let mut actor = Actor::default();
    for (n, line) in text.lines().enumerate() {
        let (line, number) = (without_comment(line), n + 1);
        if line.is_empty() {
            continue;
        }
        if line.starts_with('!') {
            taker.leave(number, "I006", format!("{line:?} is a set of words; expected a name"));
            continue;
        }
        let (name, codes) = line.split_once('[').map_or((line, ""), |(name, _)| (name, &line[name.len()..]));
        let name = name.trim();
        match name.strip_prefix('+') {
            Some(_) | None if name.is_empty() => {}
            Some(synonym) if actor.names.is_empty() => {
                taker.fault(
                    number,
                    format!("+{synonym} belongs to no actor; expected a name without + before it"),
                );
            }
            Some(synonym) => actor.names.push(synonym.trim()),
            None => {
                settle(std::mem::take(&mut actor), taker);
                actor = Actor { line: number, names: vec![name], codes: Vec::new() };
            }
        }
        if actor.names.is_empty() && !codes.is_empty() {
            taker.fault(number, format!("{codes:?} belongs to no actor; expected a name before it"));
        } else {
            read_codes(codes, number, &mut actor, taker);
        }
    }
    settle(actor, taker);
}

fn without_comment(line: &str) -> &str {
    line.split(['#', ';']).next().unwrap_or("").trim()
}

fn read_codes(codes: &str, line: usize, actor: &mut Actor<'_>, taker: &mut Taker<'_>) {
    for part in codes.split('[').skip(1) {
        let Some((inside, behind)) = part.split_once(']') else {
            taker.fault(line, format!("[{part} is not closed; expected ]"));
            continue;
        };
        if !behind.trim().is_empty() {
            taker.fault(line, format!("{:?} behind a code; expected nothing there", behind.trim()));
        }
        match code::read(inside) {
            Ok(code) => actor.codes.push(code),
            Err(message) => taker.leave(line, "I004", message),
        }
    }
}

fn settle(actor: Actor<'_>, taker: &mut Taker<'_>) {
    let Some(first) = actor.names.first().copied() else { return };
    let line = actor.line;
    if first.starts_with('~') || actor.codes.iter().any(|c| c.text.starts_with('~')) {
        return taker.leave(line, "I006", format!("{first} is an agent, no actor; expected a name"));
    }
    let codes: Vec<&Code> = actor.codes.iter().filter(|c| c.text != "---").collect();
    if codes.is_empty() {
        let found = if actor.codes.is_empty() { "no code" } else { "only the code ---" };
        return taker.leave(line, "I002", format!("{first} has {found}; expected one such as [AFGGOV]"));
    }
    let Some((kind, guessed)) = kind_of(&actor, &codes, taker.options.kind) else {
        let found: Vec<&str> = codes.iter().map(|c| c.text.as_str()).collect();
        let message = format!(
            "{first} [{}]: a country, a city, a people or a person; expected --kind to say what it is",
            found.join(", ")
        );
        return taker.leave(line, "I002", message);
    };
    let mut countries: Vec<EntityId> = codes.iter().filter_map(|c| c.country.clone()).collect();
    countries.sort();
    countries.dedup();
    let (label, surnames, aliases) = names_of(&actor, kind);
    let unknown: BTreeSet<&String> = codes.iter().filter_map(|c| c.unknown.as_ref()).collect();
    for code in unknown {
        taker.leave(
            line,
            "I003",
            format!("{first}: {code} is the code of no country and no role that is known"),
        );
    }
    let Some(named) = taker.take(line, kind, &label) else { return };
    named.surnames = surnames;
    named.aliases = aliases;
    let told: Vec<String> = codes.iter().map(|c| c.told()).collect();
    named.note.push(told.join(", "));
    if guessed {
        named.note.push("kind guessed from the code".into());
    }
    match (kind, countries.as_slice()) {
        // A country belongs to none.
        (Kind::Country, _) => named.country = None,
        (_, [one]) => named.country = Some(one.clone()),
        (_, []) => {}
        (_, several) => {
            named.country = codes.iter().find_map(|c| c.country.clone());
            named.note.push(format!("{} countries", several.len()));
        }
    }
    let (leader, source) = (named.id.clone(), named.source.clone());
    if kind == Kind::Leader {
        taker.out.offices.extend(codes.iter().filter_map(|c| held(c, &leader, &source)));
    }
}

/// A dated office of state.
fn held(code: &Code, leader: &EntityId, source: &str) -> Option<Office> {
    let country = code.country.clone().filter(|_| !code.period.is_open())?;
    let (role, body) = code.roles.iter().find_map(|r| cameo::role(r)?.1)?;
    let name = country.name().replace('-', " ");
    let name = crate::gazetteer::Gazetteer::builtin().get(country.as_str()).map_or(name, |c| c.label.clone());
    Some(Office {
        leader: leader.clone(),
        title: format!("{name}, {body}"),
        role,
        country: Some(country),
        post: None,
        period: code.period.clone(),
        source: source.to_owned(),
    })
}

/// The kind, and whether it was guessed without a word in the name that says so.
fn kind_of(actor: &Actor<'_>, codes: &[&Code], said: Option<Kind>) -> Option<(Kind, bool)> {
    if let Some(kind) = said {
        return Some((kind, false));
    }
    // What stands behind the first role only qualifies it: AFGGOVMED is a minister.
    let first_role = |c: &&Code| Some(cameo::role(c.roles.first()?)?.0);
    let sorts: Vec<Sort> = codes.iter().filter_map(first_role).collect();
    let dated = codes.iter().any(|c| !c.period.is_open());
    let bare = || actor.names.iter().flat_map(|n| words::without_brackets(n));
    let names = || bare().map(|n| words::cased(&n, Kind::Leader));
    if let Some(kind) = names().find_map(|n| words::body(&n)) {
        return Some((kind, false));
    }
    let titled = names().any(|n| words::untitled(&n).is_some());
    let plain = names().any(|n| n.contains(' ') && country_named(&n).is_none());
    if titled || dated && (plain || sorts.iter().any(|s| *s != Sort::Body)) {
        return Some((Kind::Leader, !titled));
    }
    match sorts.iter().max_by_key(|s| sorts.iter().filter(|o| o == s).count())? {
        Sort::Body => Some((Kind::Organization, true)),
        Sort::Party if !plain => Some((Kind::Party, true)),
        Sort::State | Sort::Party if plain => Some((Kind::Leader, true)),
        _ => None,
    }
}

/// The usual name, the short forms and the other names.
fn names_of(actor: &Actor<'_>, kind: Kind) -> (String, Vec<String>, Vec<String>) {
    let mut full = Vec::new();
    let mut short = Vec::new();
    for name in actor.names.iter().flat_map(|n| words::without_brackets(n)) {
        let name = words::cased(&name, kind);
        match words::untitled(&name).filter(|_| kind == Kind::Leader) {
            Some(bare) if bare.contains(' ') => full.push(bare),
            Some(bare) => short.push(bare),
            None if kind == Kind::Leader && !name.contains(' ') => short.push(name),
            None => full.push(name),
        }
    }
    if full.is_empty() {
        // "President Smith" and nothing else: the name is all there is.
        let label = short.first().cloned().unwrap_or_default();
        return (label, short, Vec::new());
    }
    let label = full.remove(0);
    (label, short, full)
}
