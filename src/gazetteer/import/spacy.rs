//! Patterns of spaCy's EntityRuler.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Taker;
use crate::entity::{EntityId, Kind};

/// Most spellings that one pattern may stand for.
const MOST: usize = 64;

/// Reads one pattern a line. Patterns with one `id` name one entity; the first gives the usual name.
pub(super) fn read(text: &str, taker: &mut Taker<'_>) {
    let mut rows: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line_number = n + 1;
        let pattern: Map<String, Value> = match serde_json::from_str(line) {
            Ok(pattern) => pattern,
            Err(e) => {
                let expected = "expected {\"label\": …, \"pattern\": …}";
                taker.fault(line_number, format!("not a JSON object: {e}; {expected}"));
                continue;
            }
        };
        let (Some(Value::String(label)), Some(found)) = (pattern.get("label"), pattern.get("pattern")) else {
            taker.fault(line_number, "no \"label\" with \"pattern\"; expected both");
            continue;
        };
        let Some((kind, note)) = taker.options.kind.map(|k| (k, None)).or_else(|| kind_of(label)) else {
            let message =
                format!("label {label:?} is no kind of a gazetteer's; expected --kind to say what it is");
            taker.leave(line_number, "I002", message);
            continue;
        };
        let names = match spellings(found) {
            Ok(names) => names,
            Err(message) => {
                taker.leave(line_number, "I006", message);
                continue;
            }
        };
        let id = pattern.get("id").and_then(Value::as_str).unwrap_or("");
        let before = rows.get(&(kind, id.to_owned())).copied().filter(|_| !id.is_empty());
        if let Some(before) = before {
            taker.out.names[before].aliases.extend(names);
            continue;
        }
        let mut names = names.into_iter();
        let place = taker.out.names.len();
        if let Some(named) = taker.take(line_number, kind, &names.next().unwrap_or_default()) {
            named.aliases.extend(names);
            named.note.extend(note);
            if let Some(own) = own_id(kind, id) {
                named.id = own;
            }
            rows.insert((kind, id.to_owned()), place);
        }
    }
}

/// The id of a pattern as ours, unless it is a number in somebody's database.
fn own_id(kind: Kind, id: &str) -> Option<EntityId> {
    let given = EntityId::new(id);
    if given.is_well_formed() && given.kind() == Some(kind) {
        return Some(given);
    }
    let made = EntityId::from_name(kind, id);
    let letters = made.name().chars().filter(char::is_ascii_alphabetic).count();
    (letters > 2 && made.name() != "unnamed").then_some(made)
}

fn kind_of(label: &str) -> Option<(Kind, Option<String>)> {
    match label.to_ascii_uppercase().as_str() {
        "PERSON" | "PER" | "LEADER" => Some((Kind::Leader, None)),
        "PARTY" | "POLITICAL_PARTY" => Some((Kind::Party, None)),
        "ORG" | "ORGANIZATION" | "ORGANISATION" => Some((Kind::Organization, None)),
        "COUNTRY" => Some((Kind::Country, None)),
        "GPE" => Some((Kind::Country, Some("label GPE: a country, or a city or region to take out".into()))),
        _ => None,
    }
}

/// The names that a pattern stands for.
fn spellings(pattern: &Value) -> Result<Vec<String>, String> {
    let tokens = match pattern {
        Value::String(name) => return Ok(vec![name.clone()]),
        Value::Array(tokens) if !tokens.is_empty() => tokens,
        other => return Err(format!("pattern {other}; expected a text or a list of tokens")),
    };
    let mut names = vec![String::new()];
    for token in tokens {
        let choices = choices(token)?;
        names = names
            .iter()
            .flat_map(|name| choices.iter().map(move |choice| format!("{name} {choice}").trim().to_owned()))
            .collect();
        if names.len() > MOST {
            return Err(format!("a pattern of more than {MOST} spellings; expected fewer"));
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Ok(names)
}

/// The words that a token pattern lets stand.
fn choices(token: &Value) -> Result<Vec<String>, String> {
    let unable = || format!("token {token}; expected LOWER, TEXT or ORTH with a word or a list of words");
    let token = token.as_object().ok_or_else(unable)?;
    let mut words = Vec::new();
    let mut optional = false;
    for (key, value) in token {
        match (key.as_str(), value) {
            ("OP", Value::String(op)) if op == "?" => optional = true,
            ("OP", Value::String(op)) if op == "1" => {}
            ("LOWER" | "TEXT" | "ORTH", value) => {
                let found: Option<Vec<&str>> = match value {
                    Value::String(word) => Some(vec![word]),
                    Value::Object(set) if set.len() == 1 => {
                        let list = set.get("IN").and_then(Value::as_array);
                        list.and_then(|l| l.iter().map(Value::as_str).collect())
                    }
                    _ => None,
                };
                let lower = key == "LOWER";
                words.extend(
                    found
                        .ok_or_else(unable)?
                        .into_iter()
                        .map(|w| if lower { capitalised(w) } else { w.into() }),
                );
            }
            ("IS_PUNCT", Value::Bool(true)) => words.push(String::new()),
            _ => return Err(unable()),
        }
    }
    if optional {
        words.push(String::new());
    }
    if words.is_empty() { Err(unable()) } else { Ok(words) }
}

/// A word of a name with a capital: names in gazetteers are written as in texts.
fn capitalised(word: &str) -> String {
    const SMALL: [&str; 12] = ["of", "the", "and", "for", "de", "da", "di", "du", "van", "von", "bin", "al"];
    if SMALL.contains(&word) {
        return word.into();
    }
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
