//! The form of the JSON output, for other programs: JSON Schema, draft 2020-12.

use schemars::generate::SchemaSettings;

use super::json::Object;

/// The JSON Schema of what [`json::write`](super::json::write()) writes. It also stands in the repository
/// as `schemas/demarche-1.json`.
///
/// # Example
/// ```
/// let schema = demarche::export::schema::json_schema();
/// assert_eq!(schema["properties"]["schema"]["const"], "demarche/1");
/// assert_eq!(schema["additionalProperties"], false);
/// ```
pub fn json_schema() -> serde_json::Value {
    SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<Object>()
        .to_value()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn letter() -> Value {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
        serde_json::from_str(text).unwrap()
    }

    fn is_valid(value: &Value) -> Result<(), String> {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("demarche.json", json_schema()).unwrap();
        let index = compiler.compile("demarche.json", &mut schemas).unwrap();
        schemas.validate(value, index).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_written_follows_the_schema() {
        assert_eq!(is_valid(&letter()), Ok(()));
        let empty = super::super::json::to_string(&crate::record::Extraction::default());
        assert_eq!(is_valid(&serde_json::from_str(&empty).unwrap()), Ok(()));
    }

    #[test]
    fn what_is_not_ours_does_not() {
        for (at, value) in [
            ("/schema", json!("demarche/2")),
            ("/multigraph", json!(false)),
            ("/nodes/0/kind", json!("place")),
            ("/edges/0/stance", json!("likes")),
            ("/edges/0/count", json!(-1)),
            ("/statements/0/via", Value::Null),
            ("/mentions/0", json!({"document": "letter.txt"})),
            ("/speakers/0/how", json!("guess")),
        ] {
            let mut wrong = letter();
            *wrong.pointer_mut(at).unwrap() = value;
            assert!(is_valid(&wrong).is_err(), "{at}");
        }
        for at in ["/nodes/0", "/edges/0", "/documents/0", "/mentions/0", "/speakers/0", "/statements/0", ""]
        {
            let mut wrong = letter();
            wrong.pointer_mut(at).unwrap()["surprise"] = json!(1);
            assert!(is_valid(&wrong).is_err(), "an unknown key in {at:?}");
        }
        let mut more = letter();
        more["graph"]["documents"] = json!(1);
        assert_eq!(is_valid(&more), Ok(()), "the graph's own attributes may grow");
    }

    /// `UPDATE_SNAPSHOTS=1 cargo test` rewrites the file.
    #[test]
    fn the_file_in_the_repository_is_this_schema() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/demarche-1.json");
        let now = format!("{}\n", serde_json::to_string_pretty(&json_schema()).unwrap());
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let file = std::fs::read_to_string(path).unwrap_or_default();
        assert!(file == now, "schemas/demarche-1.json is not what json_schema() gives: UPDATE_SNAPSHOTS=1");
    }
}
