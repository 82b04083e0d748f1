//! JSON Lines: one document a line, some with entities and mentions of their own.

mod fields;

use std::collections::HashMap;
use std::io::BufRead;

use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_128;

use super::{Document, GivenMention, LocalEntity, NamedParty, dates, text::sha256};
use crate::entity::{EntityId, Kind};
use crate::error::Error;
use crate::plain::one_line;
use crate::span::{CharMap, Span};
use fields::{found, integer, list, object, optional_string, string};

/// Reads JSON Lines, one document after the other; memory holds one line at a time.
///
/// A faulty line is one error, `file:line: what was found; expected …`; the other lines still come. Blank
/// lines and unknown keys are passed over, `null` means absent. `name` is the file's name in messages and
/// in [`Document::path`].
///
/// ```
/// let lines = b"{\"id\": \"note-7\", \"text\": \"Oslo agreed.\", \"date\": \"1966-07\"}\n{\"id\": 8}\n";
/// let read: Vec<_> = demarche::document::jsonl::read("notes.jsonl", &lines[..]).collect();
/// assert_eq!(read[0].as_ref().unwrap().metadata.date.as_deref(), Some("1966-07"));
/// assert_eq!(read[1].as_ref().unwrap_err().to_string(),
///     "notes.jsonl:2: \"id\" is the number 8; expected a string");
/// ```
pub fn read<R: BufRead>(name: &str, reader: R) -> Lines<R> {
    Lines { name: name.to_owned(), reader, line: 0, seen: HashMap::new(), done: false }
}

/// The iterator that [`read`] returns.
pub struct Lines<R> {
    name: String,
    reader: R,
    line: usize,
    /// Hashes of this file's ids, with the line that brought them.
    seen: HashMap<u128, usize>,
    done: bool,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = Vec::new();
        while !self.done {
            bytes.clear();
            match self.reader.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => self.line += 1,
                Err(cause) => {
                    self.done = true;
                    return Some(Err(Error::io(&self.name, "read the file", cause)));
                }
            }
            let mut line = bytes.as_slice();
            if self.line == 1 {
                if line.starts_with(b"\xFF\xFE") || line.starts_with(b"\xFE\xFF") {
                    self.done = true;
                    return Some(Err(Error::data(&self.name, 1, "UTF-16; expected JSON Lines in UTF-8")));
                }
                line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
            }
            let line = line.trim_ascii();
            if line.is_empty() {
                continue;
            }
            return Some(self.document(line));
        }
        None
    }
}

impl<R> Lines<R> {
    fn document(&mut self, line: &[u8]) -> Result<Document, Error> {
        let document = parse(line).map_err(|message| Error::data(&self.name, self.line, message))?;
        let id = xxh3_128(document.id.as_bytes());
        if let Some(first) = self.seen.get(&id) {
            let message =
                format!("the id {:?} stands in line {first} already; expected another", document.id);
            return Err(Error::data(&self.name, self.line, message));
        }
        self.seen.insert(id, self.line);
        Ok(Document { path: Some(self.name.clone()), ..document })
    }
}

/// One line, or what is wrong with it.
fn parse(line: &[u8]) -> Result<Document, String> {
    let utf8 = std::str::from_utf8(line).map_err(|e| format!("byte {} is not UTF-8", e.valid_up_to() + 1))?;
    let value: Value = serde_json::from_str(utf8).map_err(|e| {
        let what = e.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        format!("invalid JSON at column {}: {what}; expected an object", e.column())
    })?;
    let fields = object(&value, "this line")?;
    let id = string(fields, "id")?;
    if id.trim().is_empty() {
        return Err("\"id\" is empty; expected a name for the document".to_owned());
    }
    let text = string(fields, "text")?;
    let date = match optional_string(fields, "date")? {
        Some(date) => Some(dates::iso_date(date).ok_or_else(|| {
            format!("\"date\" is {date:?}; expected a date such as 1966, 1966-07 or 1966-07-12")
        })?),
        None => None,
    };
    let mut document = Document::new(id, text);
    document.sha256 = sha256(line);
    document.metadata.title = optional_string(fields, "title")?.map(one_line);
    document.metadata.date = date;
    (document.metadata.author, document.metadata.author_named) = party(fields, "author")?;
    (document.metadata.addressee, document.metadata.addressee_named) = party(fields, "addressee")?;
    for (n, entity) in list(fields, "entities")?.iter().enumerate() {
        document.entities.push(local_entity(entity, &format!("entities[{n}]"))?);
    }
    document.mentions = mentions(fields, text)?;
    document.mentions_only = match fields.get("mentions_only") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(only)) => *only,
        Some(other) => return Err(format!("\"mentions_only\" is {}; expected true or false", found(other))),
    };
    document.fill_metadata();
    Ok(document)
}

/// An id where it has a slash, as the contract says; else a name, as notebooks tend to have it.
fn party(fields: &Map<String, Value>, key: &str) -> Result<(Option<EntityId>, Option<NamedParty>), String> {
    match optional_string(fields, key)?.map(one_line) {
        Some(id) if id.contains('/') => Ok((Some(entity_id(&id, key)?), None)),
        Some(name) if !name.is_empty() => {
            Ok((None, Some(NamedParty { name, span: None, office: None, post: None })))
        }
        _ => Ok((None, None)),
    }
}

fn entity_id(text: &str, place: &str) -> Result<EntityId, String> {
    let id = EntityId::new(text);
    if let Some((kind, _)) = text.split_once('/') {
        kind.parse::<Kind>().map_err(|e| format!("\"{place}\" is {text:?}: {e}"))?;
    }
    if !id.is_well_formed() {
        return Err(format!("\"{place}\" is {text:?}; expected an id such as leader/kim-il-sung"));
    }
    Ok(id)
}

fn local_entity(value: &Value, place: &str) -> Result<LocalEntity, String> {
    let fields = object(value, &format!("\"{place}\""))?;
    let within = |message: String| format!("{place}: {message}");
    let id = entity_id(string(fields, "id").map_err(within)?, &format!("{place}.id"))?;
    let kind: Kind =
        string(fields, "kind").map_err(within)?.parse().map_err(|e| format!("\"{place}.kind\": {e}"))?;
    if id.kind() != Some(kind) {
        return Err(format!("\"{place}\" has the id {id} and the kind {kind}; expected them to agree"));
    }
    let label = one_line(string(fields, "label").map_err(within)?);
    if label.is_empty() {
        return Err(format!("\"{place}.label\" is empty; expected the entity's usual name"));
    }
    let mut aliases = Vec::new();
    for alias in list(fields, "aliases").map_err(within)? {
        match alias {
            Value::String(alias) if !alias.trim().is_empty() => aliases.push(one_line(alias)),
            Value::String(_) => {}
            other => return Err(format!("\"{place}.aliases\" holds {}; expected strings", found(other))),
        }
    }
    Ok(LocalEntity { id, kind, label, aliases })
}

/// Given mentions, from code points to bytes, sorted, each once.
fn mentions(fields: &Map<String, Value>, text: &str) -> Result<Vec<GivenMention>, String> {
    let given = list(fields, "mentions")?;
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let map = CharMap::new(text);
    let mut mentions = Vec::with_capacity(given.len());
    for (n, value) in given.iter().enumerate() {
        let place = format!("mentions[{n}]");
        let fields = object(value, &format!("\"{place}\""))?;
        let within = |message: String| format!("{place}: {message}");
        let start = integer(fields, "start").map_err(within)?;
        let end = integer(fields, "end").map_err(within)?;
        let entity = entity_id(string(fields, "entity").map_err(within)?, &format!("{place}.entity"))?;
        if start >= end {
            return Err(format!("\"{place}\" starts at {start} and ends at {end}; expected start < end"));
        }
        let (Some(from), Some(to)) = (map.byte(text, start), map.byte(text, end)) else {
            return Err(format!(
                "\"{place}\" ends at {end}; expected at most {}, the text's length in code points",
                map.characters()
            ));
        };
        mentions.push(GivenMention { span: Span::new(from, to), entity });
    }
    mentions.sort_by(|a, b| (a.span, &a.entity).cmp(&(b.span, &b.entity)));
    mentions.dedup();
    Ok(mentions)
}

#[cfg(test)]
mod tests;
