//! Stage 5. **Takes** structure, mentions, clauses. **Gives** [`Passages`]: who speaks where, how that is known,
//! through whom. **Never** leaves a passage without saying why.
//!
//! The shortest passage around a place wins: a quotation inside a section inside the author's own document.

mod attitudes;
mod discourse;
mod headings;
mod quotes;
mod referent;
mod reports;
mod salience;
mod sources;
mod turns;
mod verbs;

use serde::Serialize;

use crate::document::Document;
use crate::entity::EntityId;
use crate::mention::Mentions;
use crate::record::How;
use crate::span::{Byte, Span};
use crate::structure::Structure;
use crate::syntax::Syntax;

pub use discourse::Discourse;
pub(crate) use referent::is_topic;
pub use referent::{Found, Reach, Referents};
use salience::Salient;

/// Who speaks a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// A leader, party, country or organization.
    Entity(EntityId),
    /// An editor or translator.
    Editor,
    /// Nobody who could be told.
    Unknown,
}

impl Speaker {
    /// The entity, if it is one.
    pub fn entity(&self) -> Option<&EntityId> {
        match self {
            Speaker::Entity(id) => Some(id),
            _ => None,
        }
    }

    /// The word in the outputs: the id, `editor`, or `unknown`.
    pub fn as_str(&self) -> &str {
        match self {
            Speaker::Entity(id) => id.as_str(),
            Speaker::Editor => "editor",
            Speaker::Unknown => "unknown",
        }
    }
}

/// A stretch of text and who speaks in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Where.
    pub span: Span<Byte>,
    /// Who.
    pub speaker: Speaker,
    /// How that is known.
    pub how: How,
    /// The words that name the speaker.
    pub source: Option<Span<Byte>>,
    /// The word that introduces the speech.
    pub cue: Option<Span<Byte>>,
}

/// All passages of a document, longer before shorter where they begin together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Passages {
    /// The passages.
    pub items: Vec<Passage>,
    /// Places where nobody could be told, with the reason.
    pub unresolved: Vec<(Span<Byte>, String)>,
    /// For each stretch of [`STRETCH`] bytes, the passages that touch it.
    #[serde(skip)]
    stretches: Vec<Vec<u32>>,
    /// Whom each sentence brings up.
    #[serde(skip)]
    salient: Vec<Vec<Salient>>,
}

/// Bytes for which passages are looked up together.
const STRETCH: usize = 2048;

impl Passages {
    /// Works out who speaks in every passage.
    ///
    /// ```
    /// use demarche::document::Document;
    /// use demarche::gazetteer::Gazetteer;
    /// use demarche::mention::Mentions;
    /// use demarche::speaker::Passages;
    /// use demarche::structure::Structure;
    /// use demarche::syntax::Syntax;
    /// let mut document = Document { text: "Kosygin said that the talks with Poland went well.".into(), ..Document::default() };
    /// document.metadata.date = Some("1966-02".into());
    /// let structure = Structure::of(&document);
    /// let mentions = Mentions::find(&document, &structure, Gazetteer::builtin());
    /// let syntax = Syntax::of(&document.text, &structure, &mentions);
    /// let passages = Passages::find(&document, &structure, &mentions, &syntax);
    /// assert_eq!(passages.at(30).map(|p| p.speaker.as_str()), Some("leader/alexei-kosygin"));
    /// ```
    pub fn find(
        document: &Document,
        structure: &Structure,
        mentions: &Mentions,
        syntax: &Syntax,
    ) -> Passages {
        let mut passages = Passages::default();
        passages.base(document, mentions);
        headings::find(document, structure, mentions, &mut passages.items);
        turns::find(document, structure, mentions, &mut passages.items);
        passages.index();
        let referents = Referents { text: &document.text, structure, mentions, syntax };
        let mut discourse = Discourse::new(&referents, addressee(mentions));
        reports::find(&referents, &mut discourse, &mut passages);
        passages.salient = discourse.into_salient();
        for note in &structure.notes {
            passages.add(Passage {
                span: *note,
                speaker: Speaker::Editor,
                how: How::Editor,
                source: None,
                cue: None,
            });
        }
        passages.items.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
        passages.items.dedup();
        passages.index();
        passages
    }

    /// The author's own document, or the reason why nobody speaks it.
    fn base(&mut self, document: &Document, mentions: &Mentions) {
        let whole = Span::new(0, document.text.len());
        match &mentions.author {
            Some(author) => self.items.push(Passage {
                span: whole,
                speaker: Speaker::Entity(author.clone()),
                how: How::Author,
                source: document.metadata.author_named.as_ref().and_then(|a| a.span),
                cue: None,
            }),
            None => self
                .unresolved
                .push((whole, "no author is named: nobody speaks where nobody is reported".into())),
        }
    }

    /// Adds a passage while others are looked up.
    fn add(&mut self, passage: Passage) {
        let n = self.items.len() as u32;
        self.register(n, passage.span);
        self.items.push(passage);
    }

    fn register(&mut self, n: u32, span: Span<Byte>) {
        let (first, last) = (span.start / STRETCH, span.end / STRETCH);
        if self.stretches.len() <= last {
            self.stretches.resize(last + 1, Vec::new());
        }
        for stretch in &mut self.stretches[first..=last] {
            stretch.push(n);
        }
    }

    fn index(&mut self) {
        self.stretches.clear();
        for n in 0..self.items.len() {
            self.register(n as u32, self.items[n].span);
        }
    }

    fn touching(&self, byte: usize) -> impl Iterator<Item = &Passage> {
        self.stretches.get(byte / STRETCH).into_iter().flatten().map(|n| &self.items[*n as usize])
    }

    /// The passage of a quotation, if it has one already.
    fn quoted(&mut self, span: Span<Byte>) -> Option<&mut Passage> {
        let stretch = self.stretches.get(span.start / STRETCH)?;
        let n = stretch.iter().copied().find(|n| {
            let passage = &self.items[*n as usize];
            passage.how == How::Quoted && passage.span == span
        })?;
        self.items.get_mut(n as usize)
    }

    /// Who speaks where nobody else does.
    pub fn author(&self) -> Option<&EntityId> {
        self.items.iter().take(3).find(|p| p.how == How::Author).and_then(|p| p.speaker.entity())
    }

    /// The shortest passage around a place.
    pub fn at(&self, byte: usize) -> Option<&Passage> {
        // In a document of one sentence, whoever is reported stands before its author.
        let around = self.touching(byte).filter(|p| p.span.contains(byte));
        around.min_by_key(|p| (p.span.len(), p.how == How::Author))
    }

    /// Who speaks at a place.
    pub fn speaker_at(&self, byte: usize) -> Speaker {
        self.at(byte).map_or(Speaker::Unknown, |p| p.speaker.clone())
    }

    /// True where the document's own side speaks, or nobody who is known.
    pub(crate) fn is_own_side_at(&self, byte: usize, mentions: &Mentions) -> bool {
        self.speaker_at(byte).entity().is_none_or(|e| mentions.country_of(e) == mentions.side)
    }

    /// The speakers around a place, innermost first, each once; the author is the last.
    pub fn chain_at(&self, byte: usize) -> Vec<Speaker> {
        let mut around: Vec<&Passage> = self.touching(byte).filter(|p| p.span.contains(byte)).collect();
        around.sort_by_key(|p| p.span.len());
        let mut chain: Vec<Speaker> = Vec::new();
        for passage in around {
            if !chain.contains(&passage.speaker) {
                chain.push(passage.speaker.clone());
            }
        }
        chain
    }
}

/// Whom "you" means: the addressee, or the side to which a delegation's hosts speak.
fn addressee(mentions: &Mentions) -> Option<EntityId> {
    mentions.addressee.clone()
}
