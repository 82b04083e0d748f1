//! The one place that calls the stages in order.

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::document::Document;
use crate::entity::{EntityId, Kind};
use crate::error::Error;
use crate::gazetteer::{Gazetteer, check_date};
use crate::mention::{Mentions, record_of};
use crate::plain::{hex, one_line};
use crate::record::{
    Cue, DocumentRecord, EntityRecord, Extraction, MentionRecord, Place, SpeakerRecord, StatementRecord,
    UnresolvedRecord,
};
use crate::span::{Byte, CharMap, Span};
use crate::speaker::{Passages, Speaker};
use crate::stance::{Frames, Statements};
use crate::structure::Structure;
use crate::syntax::Syntax;
use sha2::{Digest, Sha256};

/// Turns documents into records. Built once, shared by threads; extraction cannot fail on any text.
///
/// ```
/// use demarche::Extractor;
/// use demarche::document::Document;
/// let extractor = Extractor::builder().author("leader/kim-il-sung").date("1966-02-03").build()?;
/// let extraction = extractor.extract(&Document::from_text("note", "The Albanian leaders attacked Poland."));
/// let row = &extraction.statements[0];
/// assert_eq!(row.holder.as_str(), "country/albania");
/// assert_eq!(row.target.as_str(), "country/poland");
/// assert_eq!(row.polarity, -1);
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Extractor {
    gazetteer: Arc<Gazetteer>,
    frames: Arc<Frames>,
    author: Option<EntityId>,
    date: Option<String>,
    min_confidence: f64,
    with_text: bool,
}

/// Settings of an [`Extractor`].
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    gazetteers: Vec<PathBuf>,
    frames: Option<PathBuf>,
    no_builtin: bool,
    author: Option<String>,
    date: Option<String>,
    min_confidence: f64,
    with_text: bool,
}

/// Every stage's output for one document.
#[derive(Debug, Clone, Serialize)]
pub struct Analysis {
    /// The document, dated and with an author where the settings say so.
    pub document: Document,
    /// Blocks, sentences, quotations.
    pub structure: Structure,
    /// Names and whom they name.
    pub mentions: Mentions,
    /// Clauses.
    pub syntax: Syntax,
    /// Who speaks where.
    pub passages: Passages,
    /// Attitudes.
    pub statements: Statements,
}

impl ExtractorBuilder {
    /// Adds a gazetteer file or a directory of them.
    pub fn gazetteer(mut self, path: impl Into<PathBuf>) -> Self {
        self.gazetteers.push(path.into());
        self
    }

    /// Takes frames from a file or directory in place of the built-in ones.
    pub fn frames(mut self, path: impl Into<PathBuf>) -> Self {
        self.frames = Some(path.into());
        self
    }

    /// With `false`: starts from an empty gazetteer.
    pub fn builtin(mut self, builtin: bool) -> Self {
        self.no_builtin = !builtin;
        self
    }

    /// The author of documents that do not say.
    pub fn author(mut self, id: impl Into<String>) -> Self {
        self.author = Some(id.into());
        self
    }

    /// The date of documents that do not say, as ISO 8601.
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }

    /// Leaves out statements below a confidence.
    pub fn min_confidence(mut self, confidence: f64) -> Self {
        self.min_confidence = confidence;
        self
    }

    /// Keeps the decoded text in the document records.
    pub fn with_text(mut self, with_text: bool) -> Self {
        self.with_text = with_text;
        self
    }

    /// Loads what is asked for.
    ///
    /// # Errors
    /// A gazetteer or frame file that cannot be used, an author that is no id, a date that is none.
    pub fn build(self) -> Result<Extractor, Error> {
        let gazetteer = if self.gazetteers.is_empty() && !self.no_builtin {
            Gazetteer::shared_builtin()
        } else {
            Arc::new(Gazetteer::load(!self.no_builtin, &self.gazetteers)?)
        };
        let frames = match &self.frames {
            Some(path) => Arc::new(Frames::load(path)?),
            None => Frames::shared_builtin(),
        };
        let author = match self.author {
            Some(id) if !EntityId::new(&id).is_well_formed() => {
                let message =
                    format!("author {id:?} is no id; expected kind/name such as leader/kim-il-sung");
                return Err(Error::usage(message));
            }
            author => author.map(|id| EntityId::new(&id)),
        };
        self.date.as_deref().map_or(Ok(()), check_date)?;
        Ok(Extractor {
            gazetteer,
            frames,
            author,
            date: self.date,
            min_confidence: self.min_confidence,
            with_text: self.with_text,
        })
    }
}

impl Extractor {
    /// Settings to start from.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The built-in gazetteer and frames, nothing else.
    pub fn new() -> Extractor {
        Extractor {
            gazetteer: Gazetteer::shared_builtin(),
            frames: Frames::shared_builtin(),
            author: None,
            date: None,
            min_confidence: 0.0,
            with_text: false,
        }
    }

    /// The gazetteer in use.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The frames in use.
    pub fn frames(&self) -> &Frames {
        &self.frames
    }

    /// SHA-256 over gazetteers and frames in use, in hexadecimal.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.gazetteer.digest());
        hash.update(self.frames.digest());
        hex(&hash.finalize())
    }

    /// Runs all stages over one document and keeps what each gave.
    pub fn analyse(&self, document: &Document) -> Analysis {
        let (document, structure, mentions) = self.names(document);
        let syntax = Syntax::of(&document.text, &structure, &mentions);
        let passages = Passages::find(&document, &structure, &mentions, &syntax);
        let mut statements =
            Statements::find(&document.text, &structure, &mentions, &syntax, &passages, &self.frames);
        statements.items.retain(|s| s.confidence >= self.min_confidence);
        Analysis { document, structure, mentions, syntax, passages, statements }
    }

    /// Runs the stages up to the names: the document as the settings complete it, its structure, its mentions.
    pub fn names(&self, document: &Document) -> (Document, Structure, Mentions) {
        let mut document = document.clone();
        let metadata = &mut document.metadata;
        if metadata.date.is_none() {
            metadata.date.clone_from(&self.date);
        }
        if metadata.author.is_none() && metadata.author_named.is_none() {
            metadata.author.clone_from(&self.author);
        }
        let structure = Structure::of(&document);
        let mentions = Mentions::find(&document, &structure, &self.gazetteer);
        (document, structure, mentions)
    }

    /// Everything found in one document.
    pub fn extract(&self, document: &Document) -> Extraction {
        let mut extraction = self.records(&self.analyse(document));
        extraction.sort();
        extraction
    }

    /// An analysis as records with code-point offsets.
    pub fn records(&self, analysis: &Analysis) -> Extraction {
        let Analysis { document, structure, mentions, passages, statements, .. } = analysis;
        let map = CharMap::new(&document.text);
        let id = || document.id.clone();
        let mut out = Extraction { gazetteer: self.digest(), ..Extraction::default() };
        out.entities = mentions.entities.clone();
        out.documents.push(DocumentRecord {
            id: id(),
            path: document.path.clone(),
            sha256: document.sha256.clone(),
            title: document.metadata.title.clone(),
            date: document.metadata.date.clone(),
            author: mentions.author.clone(),
            addressee: mentions.addressee.clone(),
            characters: map.characters(),
            text: self.with_text.then(|| document.text.clone()),
        });
        out.mentions = mentions
            .items
            .iter()
            .map(|m| {
                let span = map.span(m.span);
                MentionRecord {
                    document: id(),
                    start: span.start,
                    end: span.end,
                    text: m.span.of(&document.text).to_string(),
                    entity: m.entity.clone(),
                    kind: m.kind,
                    method: m.method.as_str().to_string(),
                    confidence: m.confidence,
                }
            })
            .collect();
        out.speakers = passages
            .items
            .iter()
            .map(|p| {
                let span = map.span(p.span);
                SpeakerRecord {
                    document: id(),
                    start: span.start,
                    end: span.end,
                    speaker: p.speaker.as_str().to_string(),
                    how: p.how,
                    source: p.source.map(|s| place(&map, s)),
                    cue: p.cue.map(|s| place(&map, s)),
                }
            })
            .collect();
        for (n, s) in statements.items.iter().enumerate() {
            let sentence = structure.sentences[s.sentence].span;
            let span = map.span(sentence);
            out.statements.push(StatementRecord {
                id: format!("{}#{}", document.id, n + 1),
                document: id(),
                speaker: s.speaker.as_str().to_string(),
                holder: s.holder.clone(),
                target: s.target.clone(),
                stance: s.stance,
                polarity: s.stance.polarity(),
                start: span.start,
                end: span.end,
                text: sentence.of(&document.text).to_string(),
                cue: s.cue.map(|cue| {
                    let span = map.span(cue);
                    Cue { start: span.start, end: span.end, text: one_line(cue.of(&document.text)) }
                }),
                via: s.via.clone(),
                negated: s.negated,
                rule: s.rule.clone(),
                confidence: s.confidence,
            });
        }
        let told = mentions.unresolved.iter().chain(&passages.unresolved).chain(&statements.unresolved);
        out.unresolved = told
            .map(|(span, reason)| {
                let at = map.span(*span);
                let text = span.of(&document.text);
                UnresolvedRecord {
                    document: id(),
                    start: at.start,
                    end: at.end,
                    text: text.chars().take(200).collect(),
                    reason: reason.clone(),
                }
            })
            .collect();
        self.name_the_rest(analysis, &mut out);
        out
    }

    /// Entities that only passages and statements name.
    fn name_the_rest(&self, analysis: &Analysis, out: &mut Extraction) {
        let speakers = analysis.passages.items.iter().filter_map(|p| match &p.speaker {
            Speaker::Entity(id) => Some(id),
            _ => None,
        });
        let held =
            analysis.statements.items.iter().flat_map(|s| [&s.holder, &s.target].into_iter().chain(&s.via));
        for id in speakers.chain(held) {
            if out.entities.contains_key(id) {
                continue;
            }
            let record = match self.gazetteer.get(id.as_str()) {
                Some(entry) => record_of(entry),
                None => EntityRecord {
                    kind: id.kind().unwrap_or(Kind::Leader),
                    label: id.name().to_string(),
                    listed: false,
                    country: None,
                },
            };
            out.entities.insert(id.clone(), record);
        }
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}

fn place(map: &CharMap<'_>, span: Span<Byte>) -> Place {
    let span = map.span(span);
    Place { start: span.start, end: span.end }
}
