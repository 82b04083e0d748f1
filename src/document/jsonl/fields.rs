//! The fields of a JSON object, with messages that say what stood there.

use serde_json::{Map, Value};

/// How a message names a value.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => format!("the number {n}"),
        Value::String(s) => format!("the string {:?}", s.chars().take(40).collect::<String>()),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

pub(super) fn object<'v>(value: &'v Value, place: &str) -> Result<&'v Map<String, Value>, String> {
    value.as_object().ok_or_else(|| format!("{place} is {}; expected an object", found(value)))
}

pub(super) fn string<'v>(fields: &'v Map<String, Value>, key: &str) -> Result<&'v str, String> {
    optional_string(fields, key)?.ok_or_else(|| format!("no \"{key}\"; expected a string"))
}

/// `None` where the key is missing or null.
pub(super) fn optional_string<'v>(
    fields: &'v Map<String, Value>,
    key: &str,
) -> Result<Option<&'v str>, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("\"{key}\" is {}; expected a string", found(other))),
    }
}

/// Empty where the key is missing or null.
pub(super) fn list<'v>(fields: &'v Map<String, Value>, key: &str) -> Result<&'v [Value], String> {
    match fields.get(key) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(items)) => Ok(items),
        Some(other) => Err(format!("\"{key}\" is {}; expected a list", found(other))),
    }
}

pub(super) fn integer(fields: &Map<String, Value>, key: &str) -> Result<usize, String> {
    match fields.get(key) {
        None | Some(Value::Null) => Err(format!("no \"{key}\"; expected a count of code points")),
        Some(value) => value
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .ok_or_else(|| format!("\"{key}\" is {}; expected a whole number from 0 on", found(value))),
    }
}
