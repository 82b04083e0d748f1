//! The records that leave the library: what `--json` holds, row by row.
//!
//! Every offset counts Unicode code points of the document's decoded text, `end` exclusive. The lists of an
//! [`Extraction`] are sorted (documents by id, the rest by document and start), so that equal input gives
//! equal bytes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::entity::{EntityId, Kind};

/// A holder's position toward a target. CAMEO roots stand beside each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Names it, takes no side.
    Mention,
    /// Asks, advises, proposes, demands without blame (02, 10).
    Urge,
    /// Agrees with, accepts, wants good relations (03, 04).
    Agree,
    /// Approves, admires, thanks (05).
    Praise,
    /// Backs, helps, stands with, defends (05, 07).
    Support,
    /// Blames, accuses, doubts, denounces (11).
    Criticize,
    /// Rejects, resists, acts against (12, 13, 16).
    Oppose,
    /// Warns of or threatens harm (13).
    Threaten,
}

impl Stance {
    /// All eight, weaker before stronger within a polarity.
    pub const ALL: [Stance; 8] = [
        Stance::Mention,
        Stance::Urge,
        Stance::Agree,
        Stance::Praise,
        Stance::Support,
        Stance::Criticize,
        Stance::Oppose,
        Stance::Threaten,
    ];

    /// The word used in outputs and file names.
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Mention => "mention",
            Stance::Urge => "urge",
            Stance::Agree => "agree",
            Stance::Praise => "praise",
            Stance::Support => "support",
            Stance::Criticize => "criticize",
            Stance::Oppose => "oppose",
            Stance::Threaten => "threaten",
        }
    }

    /// +1, 0 or −1.
    ///
    /// ```
    /// use demarche::record::Stance;
    /// assert_eq!(Stance::Support.polarity(), 1);
    /// assert_eq!(Stance::Urge.polarity(), 0);
    /// assert_eq!(Stance::Threaten.polarity(), -1);
    /// ```
    pub fn polarity(self) -> i8 {
        match self {
            Stance::Praise | Stance::Support | Stance::Agree => 1,
            Stance::Mention | Stance::Urge => 0,
            Stance::Criticize | Stance::Oppose | Stance::Threaten => -1,
        }
    }
}

impl std::fmt::Display for Stance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Stance {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Stance::ALL.into_iter().find(|s| s.as_str() == text).ok_or_else(|| {
            let known: Vec<_> = Stance::ALL.iter().map(|s| s.as_str()).collect();
            format!("unknown stance {text:?}; expected one of {}", known.join(", "))
        })
    }
}

/// How a passage's speaker is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The document's author: nobody else speaks here.
    Author,
    /// A heading such as "Views Expressed by X".
    Heading,
    /// Reported speech.
    Reported,
    /// Quoted speech.
    Quoted,
    /// A transcript's "NAME:".
    Turn,
    /// An editor's or translator's note.
    Editor,
}

/// A span of code points in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
}

/// The words that show a stance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// The words, on one line.
    pub text: String,
}

/// One document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRecord {
    /// Its path below the argument that named it, or the id that JSON Lines gave it.
    pub id: String,
    /// The file it came from, relative; null for JSON Lines and standard input.
    pub path: Option<String>,
    /// SHA-256 of the bytes read.
    pub sha256: String,
    /// Its title.
    pub title: Option<String>,
    /// ISO 8601, at the precision known.
    pub date: Option<String>,
    /// Who speaks where nobody else does.
    pub author: Option<EntityId>,
    /// Whom it addresses.
    pub addressee: Option<EntityId>,
    /// Length of the decoded text in code points.
    pub characters: usize,
    /// The decoded text, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A span of text that names an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MentionRecord {
    /// The document.
    pub document: String,
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// The span's text as it stands, line breaks and all.
    pub text: String,
    /// What it names.
    pub entity: EntityId,
    /// The entity's kind.
    pub kind: Kind,
    /// How it was found and linked: `name`, `short-form`, `office`, `adjective`, `seat`, `compound`,
    /// `title`, `given`, …
    pub method: String,
    /// Probability that it is right.
    pub confidence: f64,
}

/// A passage and who speaks in it. The shortest passage around a place wins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakerRecord {
    /// The document.
    pub document: String,
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// An entity id, `editor`, or `unknown` for a source that is named and in no gazetteer.
    pub speaker: String,
    /// How that is known.
    pub how: How,
    /// The words that name the speaker.
    pub source: Option<Place>,
    /// The word that introduces the speech.
    pub cue: Option<Place>,
}

/// One attitude: in this sentence, `holder` takes `stance` toward `target`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementRecord {
    /// Unique in the output, stable for equal input.
    pub id: String,
    /// The document.
    pub document: String,
    /// Who speaks the sentence.
    pub speaker: String,
    /// Who has the attitude.
    pub holder: EntityId,
    /// Who receives it.
    pub target: EntityId,
    /// Which attitude.
    pub stance: Stance,
    /// +1, 0 or −1, from the stance.
    pub polarity: i8,
    /// The sentence's first code point.
    pub start: usize,
    /// The first code point behind the sentence.
    pub end: usize,
    /// The sentence.
    pub text: String,
    /// The words that show the stance; null for a bare mention.
    pub cue: Option<Cue>,
    /// Speakers between the holder and the document's author, innermost first.
    pub via: Vec<EntityId>,
    /// A negation turned the frame's own stance.
    pub negated: bool,
    /// The frame or rule that fired.
    pub rule: String,
    /// Probability that it is right.
    pub confidence: f64,
}

/// What could not be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnresolvedRecord {
    /// The document.
    pub document: String,
    /// First code point inside.
    pub start: usize,
    /// First code point behind.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Why they could not be resolved.
    pub reason: String,
}

/// What is known of an entity that occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRecord {
    /// Its kind.
    pub kind: Kind,
    /// Its usual name.
    pub label: String,
    /// False for an entity found in the text and in no gazetteer.
    pub listed: bool,
    /// The country it belongs to, where the gazetteer knows.
    pub country: Option<EntityId>,
}

/// Everything extracted from a set of documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// SHA-256 over all gazetteers and frames in use.
    pub gazetteer: String,
    /// The documents.
    pub documents: Vec<DocumentRecord>,
    /// Every entity that a mention, passage or statement names.
    pub entities: BTreeMap<EntityId, EntityRecord>,
    /// The mentions.
    pub mentions: Vec<MentionRecord>,
    /// The passages with their speakers.
    pub speakers: Vec<SpeakerRecord>,
    /// The statements.
    pub statements: Vec<StatementRecord>,
    /// What could not be told.
    pub unresolved: Vec<UnresolvedRecord>,
}

impl Extraction {
    /// Takes in what another extraction found.
    pub fn merge(&mut self, other: Extraction) {
        self.documents.extend(other.documents);
        self.entities.extend(other.entities);
        self.mentions.extend(other.mentions);
        self.speakers.extend(other.speakers);
        self.statements.extend(other.statements);
        self.unresolved.extend(other.unresolved);
    }

    /// Sorts every list as the outputs show them.
    pub fn sort(&mut self) {
        self.documents.sort_by(|a, b| a.id.cmp(&b.id));
        self.mentions.sort_by(|a, b| {
            (&a.document, a.start, a.end, &a.entity).cmp(&(&b.document, b.start, b.end, &b.entity))
        });
        self.speakers.sort_by(|a, b| {
            (&a.document, a.start, std::cmp::Reverse(a.end), &a.speaker).cmp(&(
                &b.document,
                b.start,
                std::cmp::Reverse(b.end),
                &b.speaker,
            ))
        });
        self.statements.sort_by(|a, b| (&a.document, a.start, &a.id).cmp(&(&b.document, b.start, &b.id)));
        self.unresolved.sort();
    }
}
