//! The one place that calls the stages in order.

mod records;

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use crate::document::Document;
use crate::entity::EntityId;
use crate::error::Error;
use crate::gazetteer::{Gazetteer, check_date};
use crate::mention::Mentions;
use crate::plain::hex;
use crate::record::Extraction;
use crate::span::CharMap;
use crate::speaker::Passages;
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

    /// What the records of a document depend on beside the document: the program's version, gazetteers and
    /// frames, settings.
    ///
    /// ```
    /// use demarche::Extractor;
    /// let dated = Extractor::builder().date("1966").build()?;
    /// assert_ne!(Extractor::new().fingerprint(), dated.fingerprint());
    /// assert_eq!(Extractor::new().fingerprint(), Extractor::default().fingerprint());
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn fingerprint(&self) -> String {
        let Extractor { author, date, min_confidence, with_text, .. } = self;
        let settings = (env!("CARGO_PKG_VERSION"), self.digest(), author, date, min_confidence, with_text);
        format!("{settings:?}")
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

    /// The names found in one document, and whom they name: what [`Extractor::extract`] gives, without
    /// speakers and statements, and much sooner.
    ///
    /// ```
    /// use demarche::{Extractor, document::Document};
    /// let document = Document::from_text("note", "Hungary thanked Poland.");
    /// let (extractor, all) = (Extractor::new(), Extractor::new().extract(&document));
    /// assert_eq!(extractor.mentions(&document).mentions, all.mentions);
    /// assert!(extractor.mentions(&document).statements.is_empty());
    /// ```
    pub fn mentions(&self, document: &Document) -> Extraction {
        let (document, _, mentions) = self.names(document);
        let map = CharMap::new(&document.text);
        let mut out = self.named(&document, &mentions, &map);
        out.sort();
        out
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}
