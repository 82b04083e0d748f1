//! Annotated documents, as they stand in their files.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::error::Error;
use crate::record::Stance;

/// A document as people have annotated it. Offsets count code points of the decoded text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldDocument {
    /// The file's name.
    pub document: String,
    /// Who speaks where nobody else does.
    pub author: Option<String>,
    /// Its sentences.
    pub sentences: Vec<GoldSentence>,
}

/// A sentence with its annotations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldSentence {
    /// Its number in the document.
    pub sid: i64,
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// Who speaks it: an entity id, or `editor`.
    pub speaker: String,
    /// Who else may be said to speak it.
    #[serde(default, deserialize_with = "or_empty")]
    pub alt_speaker: Vec<String>,
    /// The entities that it names.
    #[serde(default)]
    pub mentions: Vec<GoldMention>,
    /// The attitudes that it shows.
    #[serde(default)]
    pub stances: Vec<GoldStance>,
}

/// A span that names an entity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldMention {
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What they name.
    pub id: String,
    /// What else they may be said to name.
    #[serde(default, deserialize_with = "or_empty")]
    pub alt: Vec<String>,
}

/// An attitude.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GoldStance {
    /// Who has it.
    pub holder: String,
    /// Who receives it.
    pub target: String,
    /// Which it is.
    pub tag: Stance,
    /// Who else may be said to have it.
    #[serde(default, deserialize_with = "or_empty")]
    pub alt_holder: Vec<String>,
    /// Who else may be said to receive it.
    #[serde(default, deserialize_with = "or_empty")]
    pub alt_target: Vec<String>,
    /// What else it may be said to be.
    #[serde(default, deserialize_with = "or_empty")]
    pub alt_tag: Vec<Stance>,
    /// Right if found, no fault if not.
    #[serde(default, deserialize_with = "or_empty")]
    pub optional: bool,
}

/// `null` is what is not there.
fn or_empty<'de, D, T>(from: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

impl GoldDocument {
    /// Reads annotations from JSON. Keys that it does not know are passed over. `name` stands for the text
    /// in errors.
    ///
    /// # Errors
    /// The text is no JSON, or something is missing or of the wrong form: the message names the line.
    ///
    /// # Example
    /// ```
    /// use demarche::evaluate::GoldDocument;
    /// let gold = GoldDocument::from_json("a.json", r#"{"document": "a.txt", "sentences": []}"#)?;
    /// assert_eq!(gold.document, "a.txt");
    /// let error = GoldDocument::from_json("a.json", "{\n\"document\": 5}").unwrap_err();
    /// assert!(error.to_string().starts_with("a.json:2: invalid type: integer `5`, expected a string"));
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn from_json(name: impl AsRef<Path>, text: &str) -> Result<GoldDocument, Error> {
        let gold: GoldDocument =
            serde_json::from_str(text).map_err(|e| Error::data(&name, e.line(), e.to_string()))?;
        if let Some(s) = gold.sentences.iter().find(|s| s.end < s.start) {
            let place = format!("sentence {} ends at {}, before its start {}", s.sid, s.end, s.start);
            return Err(Error::data(&name, 0, place));
        }
        Ok(gold)
    }

    /// Reads one file.
    ///
    /// # Errors
    /// As [`GoldDocument::from_json`], and those of reading.
    pub fn read(path: impl AsRef<Path>) -> Result<GoldDocument, Error> {
        let path = path.as_ref();
        let text = fs::read_to_string(path).map_err(|e| Error::io(path, "read", e))?;
        GoldDocument::from_json(path, &text)
    }

    /// Reads a file, or every `.json` file of a folder and its folders, sorted by path.
    ///
    /// # Errors
    /// As [`GoldDocument::read`]; a folder without such a file is an error too.
    ///
    /// # Example
    /// ```
    /// use demarche::evaluate::GoldDocument;
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.gold.json");
    /// assert_eq!(GoldDocument::read_all(path)?.len(), 1);
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn read_all(path: impl AsRef<Path>) -> Result<Vec<GoldDocument>, Error> {
        let path = path.as_ref();
        if !path.is_dir() {
            return Ok(vec![GoldDocument::read(path)?]);
        }
        let mut golds = Vec::new();
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|e| Error::io(path, "read", e.into()))?;
            if entry.file_type().is_file() && entry.path().extension().is_some_and(|e| e == "json") {
                golds.push(GoldDocument::read(entry.path())?);
            }
        }
        if golds.is_empty() {
            return Err(Error::data(path, 0, "no .json file in this folder; expected annotated documents"));
        }
        Ok(golds)
    }
}
