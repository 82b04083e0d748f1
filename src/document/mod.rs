//! Stage 1. **Takes** bytes. **Gives** a [`Document`]: decoded text, metadata (title, date, author,
//! addressee), the markup's hints. **Never** loses the way back to the source: every offset of every later
//! stage counts into [`Document::text`], which is the file's decoded content.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// The markup's own identifier of what is named (`corresp`, `ref`, `when`), if any.
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

/// Running heads and page numbers.
pub fn page_furniture(_text: &str) -> Vec<Span<Byte>> {
    Vec::new()
}
