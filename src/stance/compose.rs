//! What negation, modality, questions and conditions do to a frame's rows.

use crate::entity::Kind;
use crate::record::Stance;
use crate::span::{Byte, Span};
use crate::speaker::{Found, Reach};
use crate::structure::BlockKind;
use crate::syntax::{Class, Clause};

use super::confidence::{Sign, Signs};
use super::elsewhere::filler;
use super::fill::Site;
use super::frames::{Frame, OnNegation, Role};
use super::idle::{gives_words, is_mere_wish};
use super::nested::{is_spoken_of, is_victim};
use super::predicate::{Predicate, WordClass};
use super::words::BONDS;
use super::{Reader, Statement, matching};

/// A row before it is put into the document's words.
pub(super) struct Row<'a> {
    pub rule: &'a str,
    pub stance: Stance,
    pub negated: bool,
    pub signs: Signs,
}

/// What became of a frame at a clause.
#[derive(PartialEq)]
enum Outcome {
    /// It gave rows, or its words are negated or in doubt so that it must not.
    Settled,
    /// Nobody stands in its roles.
    Unfilled,
}

/// A frame that a clause fires, with the stance that it gives there.
#[derive(Clone, Copy)]
pub(super) struct Fired<'a> {
    pub site: Site<'a>,
    pub frame: &'a Frame,
    predicate: &'a Predicate,
    pub stance: Stance,
    label: bool,
}

/// Toward whom an attitude is.
struct Aim {
    targets: Vec<Found>,
    /// Those for whom it is the other way round.
    excepted: Vec<Found>,
    /// The targets are those who behaved in a manner that the words judge.
    judged: bool,
    /// No role of the words names them.
    elsewhere: bool,
}

/// True for "anti-X" and "pro-X".
fn is_compound(predicate: &Predicate) -> bool {
    predicate.class == WordClass::Label && matches!(predicate.head.as_str(), "anti" | "pro")
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
            let meant = self.as_meant(site);
            let site = Site { clause: meant.as_ref().unwrap_or(clause), ..site };
            self.frames_at(site, &mut rows, unresolved);
        }
        rows
    }

    /// Of several phrases with the same main word the longest whose roles are filled win: "warn of consequences"
    /// before "warn of" before "warn".
    fn frames_at(
        &self,
        site: Site<'_>,
        rows: &mut Vec<Statement>,
        unresolved: &mut Vec<(Span<Byte>, String)>,
    ) {
        let mut told = Vec::new();
        let mut settled = false;
        let before = rows.len();
        for group in matching::frames_of(self.frames, site.clause) {
            for (frame, predicate) in group.frames {
                let outcome = self.apply(site, frame, predicate, rows, &mut told);
                settled |= outcome == Outcome::Settled && group.ranks;
            }
            if settled && group.ranks {
                break;
            }
        }
        // "must not attack X": the frame is settled by having no row, the demand stands.
        if !settled || site.clause.mood.demand && rows.len() == before {
            self.generic(site, rows);
        }
        if !settled {
            // One word of it is enough.
            unresolved.extend(told.into_iter().next());
        }
    }

    fn apply(
        &self,
        site: Site<'_>,
        frame: &Frame,
        predicate: &Predicate,
        rows: &mut Vec<Statement>,
        unresolved: &mut Vec<(Span<Byte>, String)>,
    ) -> Outcome {
        let clause = site.clause;
        let label = predicate.class == WordClass::Label;
        if frame.requires_negation && !(clause.negated ^ clause.mood.withheld) {
            return Outcome::Unfilled;
        }
        let Some((stance, negated)) = polarity(frame, clause, label, false) else { return Outcome::Settled };
        let fired = Fired { site, frame, predicate, stance, label };
        if self.is_idle(fired) {
            return Outcome::Settled;
        }
        let Some(Aim { targets, excepted, judged, elsewhere }) = self.aim(fired, unresolved) else {
            return Outcome::Unfilled;
        };
        let mut signs = Signs::of(clause, predicate);
        signs.set_length(self.sentence(site.sentence).len());
        if elsewhere {
            signs.set(Sign::TargetElsewhere);
        }
        let mut holders = self.holders(fired, &targets, judged, &mut signs);
        let acts = frame.holder.iter().any(|r| matches!(r, Role::Subject | Role::Possessor));
        if acts && clause.mood.demand && !label && !self.is_forced(fired, &holders, &targets) {
            self.demand(fired, &holders, &targets, &signs, rows);
            return Outcome::Settled;
        }
        let asking = if acts && !label && stance != Stance::Urge { self.asking(site) } else { None };
        let asked = asking.is_some();
        let mut targets = targets;
        if let Some(asking) = asking {
            // "urged X to support Y": whoever asks for it stands with Y.
            targets.retain(|t| !self.shares_side(&t.entity, &asking));
            holders = asking;
        }
        if holders.is_empty() {
            unresolved
                .push((clause.span, format!("{}: nobody could be told who has this attitude", frame.id)));
            return Outcome::Unfilled;
        }
        if !label && stance.polarity() > 0 && self.is_scare_quoted(clause.span) {
            // "the \"aid\" of X": who says so has no high opinion of it.
            let row = Row { rule: &frame.id, stance: Stance::Criticize, negated: true, signs };
            let doubter = self.speaker_here(clause.span);
            self.push(site, &row, &doubter, &holders, rows);
            return Outcome::Settled;
        }
        let same = |t: &Found| holders.iter().all(|h| h.entity == t.entity);
        if !targets.is_empty() && targets.iter().all(same) {
            // "I agreed": who agree with each other are two.
            return Outcome::Unfilled;
        }
        let is_state = |f: &Found| {
            matches!(f.entity.kind(), Some(Kind::Country | Kind::Organization)) && f.reach <= Reach::Body
        };
        let between_states = frame.between_states.filter(|_| holders.iter().chain(&targets).all(is_state));
        let row =
            Row { rule: &frame.id, stance: between_states.unwrap_or(stance), negated, signs: signs.clone() };
        self.push(site, &row, &holders, &targets, rows);
        if !asked {
            self.gratitude(site, &row, &holders, &targets, rows);
        }
        if let Some((stance, negated)) = polarity(frame, clause, label, true) {
            let row = Row { rule: &frame.id, stance, negated, signs: signs.clone() };
            self.push(site, &row, &holders, &excepted, rows);
        }
        for also in frame.also.iter().filter(|_| !negated) {
            let own = || self.first_filled(site, &also.holder, predicate);
            let holders = if asked && also.holder == frame.holder { holders.clone() } else { own() };
            let targets = self.first_filled(site, &also.target, predicate);
            let signs = signs.clone().with(Sign::Further);
            let row = Row { rule: &frame.id, stance: also.stance, negated, signs };
            self.push(site, &row, &holders, &targets, rows);
        }
        Outcome::Settled
    }

    /// True where the frame's words stand and say nothing of it.
    fn is_idle(&self, fired: Fired<'_>) -> bool {
        let Fired { site, frame, predicate, stance, label } = fired;
        let clause = site.clause;
        let judges = frame.holder == [Role::Speaker];
        let describes = clause.class == Class::Adjective && !judges && !label || is_compound(predicate);
        judges && !label && self.is_counterfactual(site)
            || describes && self.is_not_so(site)
            || predicate.class == WordClass::Verb && gives_words(clause)
            || is_mere_wish(site)
            || self.in_title(clause.span)
            || stance == Stance::Urge && self.asks_to_know(site)
    }

    /// Toward whom it is; nothing where nobody could be told.
    fn aim(&self, fired: Fired<'_>, unresolved: &mut Vec<(Span<Byte>, String)>) -> Option<Aim> {
        let Fired { site, frame, predicate, stance, label } = fired;
        let mut targets = self.first_filled(site, &frame.target, predicate);
        let mut judged = false;
        if targets.is_empty() && frame.holder == [Role::Speaker] && frame.target.contains(&Role::Modified) {
            targets = self.behaved(site);
            judged = !targets.is_empty();
        }
        targets.retain(|t| t.reach != Reach::Thing || !is_victim(site.clauses, site.clause, t.span, stance));
        let mut targets = self.as_targets(targets);
        let mut elsewhere = false;
        if targets.is_empty() && !label && frame.holder != [Role::Speaker] {
            let holders = self.first_filled(site, &frame.holder, predicate);
            targets = self.answered(site, &holders);
            if targets.is_empty() {
                targets = self.other_party(fired, &holders);
            }
            elsewhere = !targets.is_empty();
            let something = || frame.target.iter().any(|role| filler(site.clause, role).is_some());
            if targets.is_empty() && !holders.is_empty() && something() {
                let reason = format!("{}: nobody could be told toward whom it is", frame.id);
                unresolved.push((site.clause.span, reason));
            }
        }
        if frame.target == [Role::ComplementSubject] {
            // "I fear that we shall lose": no blame on one's own.
            let own = self.first_filled(site, &frame.holder, predicate);
            targets.retain(|t| !own.iter().any(|h| self.is_own_side(h, t)));
        }
        if targets.is_empty() {
            return None;
        }
        let (excepted, targets) = targets.into_iter().partition(|t| !label && self.is_excepted(site, t));
        Some(Aim { targets, excepted, judged, elsewhere })
    }

    /// Who has it: of the frame's roles, of whose thoughts it is, above the words, elsewhere.
    fn holders(&self, fired: Fired<'_>, targets: &[Found], judged: bool, signs: &mut Signs) -> Vec<Found> {
        let Fired { site, frame, predicate, stance, label } = fired;
        let clause = site.clause;
        let judges = frame.holder == [Role::Speaker];
        let mut holders = self.first_filled(site, &frame.holder, predicate);
        if !label && holders.len() > 1 {
            holders.retain(|h| !self.is_excepted(site, h));
        }
        if frame.holder.contains(&Role::Subject) {
            holders.extend(self.companions(site, &holders));
        }
        let thinkers = if judges { self.perspective(site) } else { None };
        let thinkers = thinkers.filter(|t| !self.are_judged(t, targets));
        let thought = thinkers.is_some();
        if let Some(thinkers) = thinkers {
            holders = thinkers;
            signs.set(Sign::Thought);
        } else if judged {
            holders = self.judge(site, targets);
        }
        if is_compound(predicate) {
            holders = self.owner_of_modified(site);
        }
        if holders.is_empty() && !label && (clause.class == Class::Noun || !clause.own_subject) {
            signs.set(Sign::HolderAbove);
            if !is_spoken_of(site.clauses, clause, stance.polarity() > 0) {
                holders = self.actor_above(site);
                if holders.is_empty() && stance.polarity() > 0 && self.demanded_above(site) {
                    holders = self.speaker_here(clause.span);
                }
                if holders.is_empty() {
                    holders = self.held_elsewhere(site, stance, targets);
                    signs.set(Sign::HolderElsewhere);
                }
            }
        }
        let bond = clause.class == Class::Noun
            && BONDS.has(&clause.lemma)
            && clause.oblique("with").is_some()
            && !clause.negated;
        if holders.is_empty() && !label && stance.polarity() > 0 && (bond || self.is_set_as_task(site)) {
            holders = self.speaker_here(clause.span);
            signs.set(Sign::HolderAbove);
        }
        let unowned = is_compound(predicate) && holders.is_empty();
        if unowned || judges && !thought && self.is_quoted_blame(site, stance, targets) {
            holders = self.held_elsewhere(site, stance, targets);
            signs.set(Sign::HolderElsewhere);
        }
        holders
    }

    pub(super) fn push(
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
                // To one's own government one says what it does wrong.
                let advice = row.stance.polarity() <= 0 && self.referents.mentions.advises;
                if holder.entity == target.entity || !advice && self.is_own_side(holder, target) {
                    continue;
                }
                if row.stance.polarity() > 0 && self.is_statesman_of(holder, target) {
                    continue;
                }
                let named = |f: &Found| !self.referents.all_overlapping(f.span).is_empty();
                let mut signs = row.signs.clone();
                signs.set_stance(row.stance);
                signs.set_roles(clause, (holder, named(holder)), (target, named(target)));
                if row.negated {
                    signs.set(Sign::Negated);
                }
                rows.push(Statement {
                    sentence: site.sentence,
                    speaker: self.passages.speaker_at(clause.span.start),
                    holder: holder.entity.clone(),
                    target: target.entity.clone(),
                    stance: row.stance,
                    cue: Some(clause.span),
                    via: self.via(&holder.entity, clause.span.start),
                    negated: row.negated,
                    rule: row.rule.to_owned(),
                    confidence: signs.confidence(),
                    signs,
                });
            }
        }
    }
}

/// The stance that a frame gives under a clause's negation and mood, and whether negation turned it. `excepted`:
/// toward those for whom it is the other way round.
fn polarity(frame: &Frame, clause: &Clause, label: bool, excepted: bool) -> Option<(Stance, bool)> {
    if label {
        return Some((frame.stance, false));
    }
    let mood = clause.mood;
    if mood.denied {
        return None;
    }
    // "Is this not treason?", "Did he not betray us?" say that it is and that he did.
    let rhetorical = mood.question && clause.negated && !mood.conditional && !frame.requires_negation;
    if rhetorical {
        return Some((frame.stance, false));
    }
    if mood.question || mood.conditional || mood.possible && !mood.demand && frame.stance != Stance::Urge {
        return None;
    }
    let negated = clause.negated ^ mood.withheld ^ excepted;
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
