//! What the stages gave, as records with code-point offsets.

use super::{Analysis, Extractor};
use crate::document::Document;
use crate::entity::Kind;
use crate::mention::{Mentions, record_of};
use crate::plain::one_line;
use crate::record::{
    Cue, DocumentRecord, EntityRecord, Extraction, MentionRecord, Place, SpeakerRecord, StatementRecord,
    UnresolvedRecord,
};
use crate::span::{Byte, CharMap, Span};
use crate::speaker::Speaker;

impl Extractor {
    /// An analysis as records with code-point offsets.
    pub fn records(&self, analysis: &Analysis) -> Extraction {
        let Analysis { document, structure, mentions, passages, statements, .. } = analysis;
        let map = CharMap::new(&document.text);
        let id = || document.id.clone();
        let mut out = self.named(document, mentions, &map);
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
        let told = passages.unresolved.iter().chain(&statements.unresolved);
        out.unresolved.extend(told.map(|open| unresolved(document, &map, open)));
        self.name_the_rest(analysis, &mut out);
        out
    }

    /// The records of a document and its names.
    pub(super) fn named(&self, document: &Document, mentions: &Mentions, map: &CharMap<'_>) -> Extraction {
        let mut out = Extraction { gazetteer: self.digest(), ..Extraction::default() };
        out.entities = mentions.entities.clone();
        out.documents.push(DocumentRecord {
            id: document.id.clone(),
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
                    document: document.id.clone(),
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
        out.unresolved = mentions.unresolved.iter().map(|open| unresolved(document, map, open)).collect();
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

/// Something that could not be told, and why.
fn unresolved(
    document: &Document,
    map: &CharMap<'_>,
    (span, reason): &(Span<Byte>, String),
) -> UnresolvedRecord {
    let at = map.span(*span);
    UnresolvedRecord {
        document: document.id.clone(),
        start: at.start,
        end: at.end,
        text: span.of(&document.text).chars().take(200).collect(),
        reason: reason.clone(),
    }
}

fn place(map: &CharMap<'_>, span: Span<Byte>) -> Place {
    let span = map.span(span);
    Place { start: span.start, end: span.end }
}
