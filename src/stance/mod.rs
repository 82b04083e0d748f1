//! Stage 6. **Takes** passages, clauses, mentions, [`Frames`]. **Gives** [`Statement`]s: holder, stance, target,
//! with cue, rule and chain of speakers. **Never** invents: no cue, no side taken.
//!
//! Frames say what a predicate means for its roles; they are data, in `gazetteers/stances/`. What negation, modality,
//! questions, conditions and nesting do to them is code, in `compose`.

mod above;
mod asked;
mod assent;
mod beside;
mod company;
mod compose;
mod confidence;
mod elsewhere;
mod examples;
mod fill;
mod frames;
mod generic;
mod holders;
mod idle;
mod index;
mod manner;
mod matching;
mod nested;
mod predicate;
mod prepositional;
mod question;
mod relations;
mod sides;
mod words;

use serde::Serialize;

use crate::entity::EntityId;
use crate::mention::Mentions;
use crate::record::Stance;
use crate::span::{Byte, Span};
use crate::speaker::{Discourse, Passages, Referents, Speaker};
use crate::structure::{BlockKind, Structure};
use crate::syntax::Syntax;

pub use confidence::Signs;
pub use examples::check_examples;
pub use frames::{Example, Frame, Frames, Role};
pub use predicate::{Predicate, WordClass};

/// One attitude in one sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Index of the sentence.
    pub sentence: usize,
    /// Who speaks there.
    pub speaker: Speaker,
    /// Who has the attitude.
    pub holder: EntityId,
    /// Who receives it.
    pub target: EntityId,
    /// Which attitude.
    pub stance: Stance,
    /// The words that show it; `None` for a bare mention.
    pub cue: Option<Span<Byte>>,
    /// Speakers between the holder and the author, innermost first.
    pub via: Vec<EntityId>,
    /// A negation turned the frame's own stance.
    pub negated: bool,
    /// The frame or rule: `criticize/blames`, `mention`.
    pub rule: String,
    /// Probability that it is right.
    pub confidence: f64,
    /// What that rests on; a bare mention has none.
    pub signs: Signs,
}

/// What the stage found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Statements {
    /// The statements, sentence by sentence.
    pub items: Vec<Statement>,
    /// Cues whose holder or target could not be told.
    pub unresolved: Vec<(Span<Byte>, String)>,
}

impl Statements {
    /// Reads the attitudes of a document.
    ///
    /// ```
    /// use demarche::document::Document;
    /// use demarche::gazetteer::Gazetteer;
    /// use demarche::mention::Mentions;
    /// use demarche::record::Stance;
    /// use demarche::speaker::Passages;
    /// use demarche::stance::{Frames, Statements};
    /// use demarche::structure::Structure;
    /// use demarche::syntax::Syntax;
    /// let mut document = Document { text: "Israel was condemned by Romania.".into(), ..Document::default() };
    /// document.metadata.date = Some("1966-02".into());
    /// let structure = Structure::of(&document);
    /// let mentions = Mentions::find(&document, &structure, Gazetteer::builtin());
    /// let syntax = Syntax::of(&document.text, &structure, &mentions);
    /// let passages = Passages::find(&document, &structure, &mentions, &syntax);
    /// let statements = Statements::find(&document.text, &structure, &mentions, &syntax, &passages, Frames::builtin());
    /// let row = &statements.items[0];
    /// assert_eq!((row.holder.name(), row.stance, row.target.name()), ("romania", Stance::Criticize, "israel"));
    /// ```
    pub fn find(
        text: &str,
        structure: &Structure,
        mentions: &Mentions,
        syntax: &Syntax,
        passages: &Passages,
        frames: &Frames,
    ) -> Statements {
        let referents = Referents { text, structure, mentions, syntax };
        let discourse = Discourse::after(&referents, passages);
        let reader = Reader { referents, discourse, passages, frames };
        let mut out = Statements::default();
        for s in 0..structure.sentences.len() {
            let mut rows = reader.sided(s, &mut out.unresolved);
            strongest(&mut rows);
            reader.bare_mentions(s, &mut rows);
            rows.sort_by(|a, b| order(a).cmp(&order(b)));
            out.items.extend(rows);
        }
        out
    }
}

type Order<'a> = (usize, &'a EntityId, &'a EntityId, Stance);

fn order(row: &Statement) -> Order<'_> {
    (row.sentence, &row.holder, &row.target, row.stance)
}

/// One row for each holder, target and polarity: the stronger stance, then the surer one.
fn strongest(rows: &mut Vec<Statement>) {
    rows.sort_by(|a, b| {
        fn key(row: &Statement) -> (&EntityId, &EntityId, i8) {
            (&row.holder, &row.target, row.stance.polarity())
        }
        key(a)
            .cmp(&key(b))
            .then(b.stance.cmp(&a.stance))
            .then(b.confidence.total_cmp(&a.confidence))
            .then_with(|| (a.cue, &a.rule).cmp(&(b.cue, &b.rule)))
    });
    rows.dedup_by(|later, first| {
        later.holder == first.holder
            && later.target == first.target
            && later.stance.polarity() == first.stance.polarity()
    });
}

/// Everything that reading a sentence needs.
struct Reader<'a> {
    referents: Referents<'a>,
    discourse: Discourse<'a>,
    passages: &'a Passages,
    frames: &'a Frames,
}

impl Reader<'_> {
    /// Where a sentence stands.
    fn sentence(&self, s: usize) -> Span<Byte> {
        self.referents.structure.sentences[s].span
    }

    /// The sentence's speaker: of the shortest passage around its middle.
    fn speaker_of(&self, s: usize) -> Speaker {
        let span = self.sentence(s);
        self.passages.speaker_at((span.start + span.end) / 2)
    }

    /// "Names it, takes no side": the sentence's speaker toward whoever is named and gets no other row of his.
    fn bare_mentions(&self, s: usize, rows: &mut Vec<Statement>) {
        let sentence = self.referents.structure.sentences[s];
        if self.referents.structure.blocks[sentence.block].kind == BlockKind::Note {
            return;
        }
        let speaker = self.speaker_of(s);
        let Some(holder) = speaker.entity().cloned() else { return };
        for mention in self.referents.mentions.within(sentence.span) {
            let known = rows.iter().any(|r| r.holder == holder && r.target == mention.entity);
            if mention.entity == holder || known {
                continue;
            }
            rows.push(Statement {
                sentence: s,
                speaker: speaker.clone(),
                holder: holder.clone(),
                target: mention.entity.clone(),
                stance: Stance::Mention,
                cue: None,
                via: self.via(&holder, mention.span.start),
                negated: false,
                rule: "mention".into(),
                confidence: mention.confidence,
                signs: Signs::default(),
            });
        }
    }

    /// The speakers between a holder and the document's author at a place.
    fn via(&self, holder: &EntityId, at: usize) -> Vec<EntityId> {
        let mut chain: Vec<EntityId> =
            self.passages.chain_at(at).iter().filter_map(|s| s.entity().cloned()).collect();
        let author = self.passages.author();
        if let Some(own) = chain.iter().position(|c| c == holder) {
            chain.drain(..=own);
        }
        chain.retain(|c| Some(c) != author);
        chain
    }
}
