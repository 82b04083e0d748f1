//! What negation, modality, questions and conditions do to a frame's rows.

use crate::record::Stance;
use crate::span::{Byte, Span};
use crate::speaker::{Found, Reach};
use crate::structure::BlockKind;
use crate::syntax::{Class, Clause};

use super::fill::Site;
use super::frames::{Frame, OnNegation, Predicate, Role, WordClass};
use super::{Reader, Statement, matching};

/// A frame's row before it is put into the document's words.
struct Row<'a> {
    frame: &'a Frame,
    stance: Stance,
    negated: bool,
    confidence: f64,
}

impl Reader<'_> {
    /// The rows of a sentence that take a side or urge.
    pub(super) fn sided(&self, s: usize, unresolved: &mut Vec<(Span<Byte>, String)>) -> Vec<Statement> {
        let clauses = &self.referents.syntax.sentences[s];
        let block = self.referents.structure.sentences[s].block;
        if self.referents.structure.blocks[block].kind == BlockKind::Note {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for clause in clauses {
            let site = Site { sentence: s, clauses, clause };
            for (frame, predicate) in matching::frames_of(self.frames, clause) {
                self.apply(site, frame, predicate, &mut rows, unresolved);
            }
        }
        rows
    }

    fn apply(
        &self,
        site: Site<'_>,
        frame: &Frame,
        predicate: &Predicate,
        rows: &mut Vec<Statement>,
        unresolved: &mut Vec<(Span<Byte>, String)>,
    ) {
        let clause = site.clause;
        let label = predicate.class == WordClass::Label;
        let Some((stance, negated)) = polarity(frame, clause, label) else { return };
        let targets = self.as_targets(self.first_filled(site, &frame.target, predicate));
        if targets.is_empty() || self.in_title(clause.span) {
            return;
        }
        let mut holders = self.first_filled(site, &frame.holder, predicate);
        if frame.holder == [Role::Speaker]
            && let Some(thinkers) = self.perspective(site)
        {
            holders = thinkers;
        }
        let compound = label && matches!(predicate.head.as_str(), "anti" | "pro");
        if compound {
            holders = self.owner_of_modified(site);
        }
        let mut confidence = base(clause, predicate);
        if clause.mood.would || clause.mood.wanted {
            confidence -= 0.1;
        }
        if holders.is_empty() && !label && (clause.class == Class::Noun || !clause.own_subject) {
            holders = self.actor_above(site);
            confidence -= 0.15;
            if holders.is_empty() && stance.polarity() > 0 && self.demanded_above(site) {
                holders = self.speaker_here(clause.span);
                confidence -= 0.05;
            }
        }
        let acts = frame.holder.iter().any(|r| matches!(r, Role::Subject | Role::Possessor));
        if acts && clause.mood.demand && !label {
            self.demand(site, frame, stance, &holders, &targets, confidence, rows);
            return;
        }
        if holders.is_empty() {
            unresolved
                .push((clause.span, format!("{}: nobody could be told who has this attitude", frame.id)));
            return;
        }
        let row = Row { frame, stance, negated, confidence };
        self.push(site, &row, &holders, &targets, rows);
        if !negated {
            for also in &frame.also {
                let holders = self.first_filled(site, &also.holder, predicate);
                let targets = self.first_filled(site, &also.target, predicate);
                let row = Row { frame, stance: also.stance, negated, confidence: confidence - 0.05 };
                self.push(site, &row, &holders, &targets, rows);
            }
        }
    }

    /// True inside a title in quotation marks: "They Defended the Camp".
    fn in_title(&self, span: Span<Byte>) -> bool {
        let text = self.referents.text;
        self.referents.structure.quotes_in(span).iter().filter(|q| q.span.covers(span)).any(|q| {
            let long: Vec<&str> =
                q.span.of(text).split_whitespace().filter(|w| w.chars().count() > 4).collect();
            let capital = |w: &&&str| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            long.len() < 12 && long.len() > 1 && long.iter().filter(capital).count() == long.len()
        })
    }

    /// "X must support Y": the speaker urges X, and himself stands with Y.
    #[allow(clippy::too_many_arguments)]
    fn demand(
        &self,
        site: Site<'_>,
        frame: &Frame,
        stance: Stance,
        holders: &[Found],
        targets: &[Found],
        confidence: f64,
        rows: &mut Vec<Statement>,
    ) {
        let at = site.clause.span;
        let speaker = self.passages.speaker_at(at.start);
        let Some(speaker) = speaker.entity() else { return };
        let own = [Found { entity: speaker.clone(), span: at, reach: Reach::Direct }];
        let row = Row { frame, stance, negated: false, confidence: confidence - 0.05 };
        self.push(site, &row, &own, targets, rows);
        let others: Vec<Found> =
            holders.iter().filter(|h| !self.is_speaker(&h.entity, at.start)).cloned().collect();
        let urge = Row { frame, stance: Stance::Urge, negated: false, confidence: confidence - 0.1 };
        self.push(site, &urge, &own, &others, rows);
    }

    fn push(
        &self,
        site: Site<'_>,
        row: &Row<'_>,
        holders: &[Found],
        targets: &[Found],
        rows: &mut Vec<Statement>,
    ) {
        let clause = site.clause;
        for holder in holders {
            for target in targets {
                if holder.entity == target.entity {
                    continue;
                }
                let distance = |f: &Found| match f.reach {
                    Reach::Direct => 0.0,
                    Reach::Body => 0.02,
                    Reach::Thing => 0.1,
                };
                let confidence = (row.confidence - distance(holder) - distance(target)).clamp(0.05, 0.95);
                rows.push(Statement {
                    sentence: site.sentence,
                    speaker: self.passages.speaker_at(clause.span.start),
                    holder: holder.entity.clone(),
                    target: target.entity.clone(),
                    stance: row.stance,
                    cue: Some(clause.span),
                    via: self.via(&holder.entity, clause.span.start),
                    negated: row.negated,
                    rule: row.frame.id.clone(),
                    confidence: (confidence * 100.0).round() / 100.0,
                });
            }
        }
    }
}

/// The stance that a frame gives under a clause's negation and mood, and whether negation turned it.
fn polarity(frame: &Frame, clause: &Clause, label: bool) -> Option<(Stance, bool)> {
    if label {
        return Some((frame.stance, false));
    }
    let mood = clause.mood;
    if mood.question || mood.conditional || mood.possible && !mood.demand && frame.stance != Stance::Urge {
        return None;
    }
    let negated = clause.negated ^ mood.withheld;
    match (frame.requires_negation, negated) {
        (true, true) => Some((frame.stance, false)),
        (true, false) => None,
        (false, false) => Some((frame.stance, false)),
        (false, true) => match frame.on_negation {
            OnNegation::Drop => None,
            OnNegation::Keep => Some((frame.stance, false)),
            OnNegation::Turn(other) => Some((other, true)),
        },
    }
}

/// How sure a kind of predicate is.
fn base(clause: &Clause, predicate: &Predicate) -> f64 {
    let class: f64 = match predicate.class {
        WordClass::Verb => 0.75,
        WordClass::Noun => 0.65,
        WordClass::Adjective | WordClass::Adverb => 0.6,
        WordClass::Label => 0.75,
    };
    if clause.mood.possible { class - 0.1 } else { class }
}
