//! Stage 1. **Takes** bytes. **Gives** a [`Document`]: decoded text, metadata (title, date, author,
//! addressee), the markup's hints. **Never** loses the way back to the source: every offset of every later
//! stage counts into [`Document::text`], which is the file's decoded content.

pub mod dates;
pub mod encoding;
pub mod furniture;
pub mod jsonl;
mod lines;
pub mod metadata;
pub mod tei;
pub mod text;
pub mod walk;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use furniture::page_furniture;
pub use walk::{Sources, read_paths};

use crate::entity::{EntityId, Kind};
use crate::span::{Byte, Span};

/// One document: its text and what is known about it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Document {
    /// Its path below the argument that named it, with `/` separators; or the id that JSON Lines gave it.
    pub id: String,
    /// The file that it came from, relative as the id is.
    pub path: Option<String>,
    /// SHA-256 of the bytes read, in hexadecimal.
    pub sha256: String,
    /// The decoded text. Line ends stay as they are; a byte order mark is left out.
    pub text: String,
    /// What the document, its markup or the caller say of its origin.
    pub metadata: Metadata,
    /// Spans that the markup itself marks.
    pub hints: Vec<Hint>,
    /// Entities that join the gazetteer for this document alone.
    pub entities: Vec<LocalEntity>,
    /// Mentions taken as given.
    pub mentions: Vec<GivenMention>,
    /// No other mention is looked for.
    pub mentions_only: bool,
}

impl Document {
    /// A document of an id and a text, with nothing else filled in.
    fn new(id: &str, text: impl Into<String>) -> Self {
        Document { id: id.to_owned(), text: text.into(), ..Document::default() }
    }

    /// A document from its text, with the metadata that the text itself gives.
    ///
    /// ```
    /// use demarche::document::{Document, Genre};
    /// let document = Document::from_text("17", "17. Telegram From the Embassy in Ruritania to the \
    ///     Department of State\n\nStrelsau, May 3, 1961.\n\nI saw the King today.\n\nRassendyll");
    /// let metadata = &document.metadata;
    /// assert_eq!(metadata.genre, Some(Genre::Telegram));
    /// assert_eq!(metadata.date.as_deref(), Some("1961-05-03"));
    /// let author = metadata.author_named.as_ref().unwrap();
    /// assert_eq!((author.name.as_str(), author.post.as_deref()), ("Rassendyll", Some("Ruritania")));
    /// ```
    pub fn from_text(id: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let sha256 = text::sha256(text.as_bytes());
        let mut document = Document { sha256, ..Document::new(id, text) };
        document.fill_metadata();
        document
    }

    /// Fills from the text what the caller or the markup did not say.
    fn fill_metadata(&mut self) {
        let found = metadata::from_text(&self.text);
        let known = &mut self.metadata;
        known.title = known.title.take().or(found.title);
        known.date = known.date.take().or(found.date);
        if known.author.is_none() {
            known.author_named = merged(known.author_named.take(), found.author_named);
        }
        if known.addressee.is_none() {
            known.addressee_named = merged(known.addressee_named.take(), found.addressee_named);
        }
        known.genre = known.genre.or(found.genre);
        if known.participants.is_empty() {
            known.participants = found.participants;
        }
        known.body_start = found.body_start;
    }
}

/// A party that is known by name, with what the text adds to the same name; else what the text says.
fn merged(known: Option<NamedParty>, found: Option<NamedParty>) -> Option<NamedParty> {
    match (known, found) {
        (Some(known), Some(found)) if found.name == known.name => Some(found),
        (Some(known), _) => Some(known),
        (None, found) => found,
    }
}

/// What is known of a document's origin.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// The title, on one line.
    pub title: Option<String>,
    /// ISO 8601 at the precision known: `1966`, `1966-02` or `1966-02-03`.
    pub date: Option<String>,
    /// Author as an id, where the caller or JSON Lines said so.
    pub author: Option<EntityId>,
    /// Addressee as an id, where JSON Lines said so.
    pub addressee: Option<EntityId>,
    /// What names the author in the text: found here, linked by the `mention` stage.
    pub author_named: Option<NamedParty>,
    /// What names the addressee in the text.
    pub addressee_named: Option<NamedParty>,
    /// What sort of document it says it is.
    pub genre: Option<Genre>,
    /// Participants of a conversation, as listed.
    pub participants: Vec<NamedParty>,
    /// Where the document's own words begin (after an archive's catalogue header), in bytes.
    pub body_start: usize,
    /// Footnotes, which stand apart from the text.
    pub notes: Vec<Note>,
}

/// A footnote of the markup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Where the text calls it, in bytes.
    pub at: usize,
    /// Its own text.
    pub text: String,
}

/// Sorts of documents that say who speaks in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// "Dear Comrade …", a signature.
    Letter,
    /// "Telegram From the Embassy in X to …".
    Telegram,
    /// "Memorandum of Conversation", with participants.
    Conversation,
    /// "Memorandum From X to Y".
    Memorandum,
    /// An article or speech with a byline.
    Article,
    /// A delegation's or embassy's report.
    Report,
}

/// A person or body named by a passage of the text as author, addressee or participant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NamedParty {
    /// The name as it stands, on one line ("Kohler", "Kim Il Sung"); empty where only an office is named.
    pub name: String,
    /// Where the name stands; `None` where it comes from a header outside the text.
    pub span: Option<Span<Byte>>,
    /// The office or title beside it ("Ambassador", "First Secretary of the Soviet Embassy to the DPRK").
    pub office: Option<String>,
    /// For a telegram "From the Embassy in the Soviet Union": the post's country, as it stands in the text.
    pub post: Option<String>,
}

/// A span that the markup marks: TEI `persName`, `date`, `signed`, `head`, `note`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// Where.
    pub span: Span<Byte>,
    /// What.
    pub kind: HintKind,
    /// The markup's own identifier of what is named (`corresp`, `ref`, without its `#`) or a date in ISO form.
    /// A person of the volume's own list has the id of the entity in [`Document::entities`] instead.
    pub target: Option<String>,
}

/// Kinds of [`Hint`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum HintKind {
    /// A person's name.
    Person,
    /// An organization's name.
    Organization,
    /// A place's name.
    Place,
    /// A date.
    Date,
    /// A signature.
    Signed,
    /// A heading.
    Heading,
    /// An editor's note that stands within the text.
    Note,
}

/// An entity that a document brings along (`entities` of JSON Lines).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocalEntity {
    /// Its id.
    pub id: EntityId,
    /// Its kind.
    pub kind: Kind,
    /// Its usual name.
    pub label: String,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A mention that a document brings along (`mentions` of JSON Lines), already checked against the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenMention {
    /// Where, in bytes (JSON Lines counts code points).
    pub span: Span<Byte>,
    /// Which entity.
    pub entity: EntityId,
}
