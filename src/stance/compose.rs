//! What negation, modality, questions and conditions do to a frame's rows.

use crate::entity::Kind;
use crate::record::Stance;
use crate::span::{Byte, Span};
use crate::speaker::{Found, Reach};
use crate::structure::BlockKind;
use crate::syntax::{Class, Clause, Link};

use super::confidence::{Sign, Signs};
use super::fill::Site;
use super::frames::{Frame, OnNegation, Role};
use super::nested::{is_spoken_of, is_victim};
use super::predicate::{Predicate, WordClass};
use super::words::{ASKS_FOR, BRINGS_TO, DEMANDS_THAT, HANDS_OVER, KNOW, WISH, WORDS, has};
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
            unresolved.append(&mut told);
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
        if frame.holder == [Role::Speaker] && !label && self.is_counterfactual(site) {
            return Outcome::Settled;
        }
        if clause.class == Class::Adjective && frame.holder != [Role::Speaker] && !label && self.is_not_so(site) {
            return Outcome::Settled;
        }
        if predicate.class == WordClass::Verb && gives_words(clause) || is_mere_wish(site) {
            return Outcome::Settled;
        }
        if self.in_title(clause.span) || stance == Stance::Urge && self.asks_to_know(site) {
            return Outcome::Settled;
        }
        let mut targets = self.first_filled(site, &frame.target, predicate);
        let mut judged = false;
        if targets.is_empty() && frame.holder == [Role::Speaker] && frame.target.contains(&Role::Modified) {
            targets = self.behaved(site);
            judged = !targets.is_empty();
        }
        targets.retain(|t| t.reach != Reach::Thing || !is_victim(site.clauses, clause, t.span, stance));
        let mut targets = self.as_targets(targets);
        let mut other_party = false;
        if targets.is_empty() && !label && frame.holder != [Role::Speaker] {
            let holders = self.first_filled(site, &frame.holder, predicate);
            targets = self.answered(site, &holders);
            if targets.is_empty() {
                targets = self.other_party(site, frame, stance, &holders);
            }
            other_party = !targets.is_empty();
            if targets.is_empty() && !holders.is_empty() {
                unresolved
                    .push((clause.span, format!("{}: nobody could be told toward whom it is", frame.id)));
            }
        }
        // "I fear that we shall lose": no blame on one's own.
        if frame.target == [Role::ComplementSubject] {
            let own = self.first_filled(site, &frame.holder, predicate);
            targets.retain(|t| !own.iter().any(|h| self.is_own_side(h, t)));
        }
        if targets.is_empty() {
            return Outcome::Unfilled;
        }
        let (excepted, mut targets): (Vec<Found>, Vec<Found>) =
            targets.into_iter().partition(|t| !label && self.is_excepted(site, t));
        let mut holders = self.first_filled(site, &frame.holder, predicate);
        if !label && holders.len() > 1 {
            holders.retain(|h| !self.is_excepted(site, h));
        }
        if frame.holder.contains(&Role::Subject) {
            holders.extend(self.companions(site, &holders));
        }
        let mut thought = false;
        if frame.holder == [Role::Speaker]
            && let Some(thinkers) = self.perspective(site).filter(|t| !self.are_judged(t, &targets))
        {
            (holders, thought) = (thinkers, true);
        }
        if judged && !thought {
            holders = self.judge(site, &targets);
        }
        let compound = label && matches!(predicate.head.as_str(), "anti" | "pro");
        if compound {
            holders = self.owner_of_modified(site);
            if self.is_not_so(site) {
                return Outcome::Settled;
            }
        }
        let mut signs = Signs::of(clause, predicate);
        signs.set_length(self.sentence(site.sentence).len());
        if thought {
            signs.set(Sign::Thought);
        }
        if holders.is_empty() && !label && (clause.class == Class::Noun || !clause.own_subject) {
            let spoken_of = is_spoken_of(site.clauses, clause, stance.polarity() > 0);
            holders = if spoken_of { Vec::new() } else { self.actor_above(site) };
            signs.set(Sign::HolderAbove);
            if !spoken_of && holders.is_empty() && stance.polarity() > 0 && self.demanded_above(site) {
                holders = self.speaker_here(clause.span);
            }
            if !spoken_of && holders.is_empty() {
                holders = self.held_elsewhere(site, stance, &targets);
            }
        }
        if other_party {
            signs.set(Sign::Further);
        }
        if holders.is_empty() && !label && stance.polarity() > 0 && self.is_set_as_task(site) {
            holders = self.speaker_here(clause.span);
            signs.set(Sign::HolderAbove);
        }
        if compound && holders.is_empty() {
            holders = self.held_elsewhere(site, stance, &targets);
            signs.set(Sign::HolderAbove);
        }
        if frame.holder == [Role::Speaker] && !thought && self.is_quoted_blame(site, stance, &targets) {
            holders = self.held_elsewhere(site, stance, &targets);
            signs.set(Sign::HolderAbove);
        }
        let acts = frame.holder.iter().any(|r| matches!(r, Role::Subject | Role::Possessor));
        if acts && clause.mood.demand && !label {
            self.demand(site, frame, stance, &holders, &targets, &signs, rows);
            return Outcome::Settled;
        }
        let mut asked = false;
        if acts
            && !label
            && stance != Stance::Urge
            && let Some(asking) = self.asking(site)
        {
            // "urged X to support Y": whoever asks for it stands with Y.
            let side = |f: &Found| self.referents.mentions.country_of(&f.entity);
            let sides: Vec<_> = asking.iter().filter_map(side).collect();
            targets.retain(|t| side(t).is_none_or(|s| !sides.contains(&s)));
            holders = asking;
            asked = true;
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
        if !negated {
            for also in &frame.also {
                let own = || self.first_filled(site, &also.holder, predicate);
                let holders = if asked && also.holder == frame.holder { holders.clone() } else { own() };
                let targets = self.first_filled(site, &also.target, predicate);
                let row = Row {
                    rule: &frame.id,
                    stance: also.stance,
                    negated,
                    signs: signs.clone().with(Sign::Further),
                };
                self.push(site, &row, &holders, &targets, rows);
            }
        }
        Outcome::Settled
    }

    /// "If it were held now, it would harm us": a judgement of what is not so.
    fn is_counterfactual(&self, site: Site<'_>) -> bool {
        site.clause.mood.would && site.below().any(|(c, _)| c.mood.conditional)
    }

    /// "asked what they thought": nobody is to do anything but tell.
    fn asks_to_know(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        // "I want you to know that …".
        let known =
            |(c, link): (&Clause, Link)| matches!(link, Link::Open | Link::Complement) && has(KNOW, &c.lemma);
        if has(WISH, &clause.lemma) && site.below().any(known) {
            return true;
        }
        let asked = clause.complement.map_or("", |c| c.of(self.referents.text));
        let first = asked.split_whitespace().next().unwrap_or("").to_lowercase();
        matches!(clause.lemma.as_str(), "ask" | "inquire" | "enquire")
            && matches!(
                first.as_str(),
                "what"
                    | "why"
                    | "whether"
                    | "if"
                    | "how"
                    | "who"
                    | "whom"
                    | "whose"
                    | "when"
                    | "where"
                    | "which"
            )
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

    /// Who tells of the help that his own people had praises the helper: "X has always supported us".
    fn gratitude(
        &self,
        site: Site<'_>,
        row: &Row<'_>,
        holders: &[Found],
        targets: &[Found],
        rows: &mut Vec<Statement>,
    ) {
        let mentions = self.referents.mentions;
        let own = self.speaker_here(site.clause.span);
        let [speaker] = own.as_slice() else { return };
        let home = mentions.country_of(&speaker.entity);
        let helped = |t: &Found| t.reach <= Reach::Body && home.is_some() && mentions.country_of(&t.entity) == home;
        let mood = site.clause.mood;
        let finite = site.clause.class == Class::Noun || site.clause.tense.is_some();
        let told = finite && !row.negated && !mood.will && !mood.would && !mood.wanted && !mood.demand;
        if row.stance != Stance::Support || !told || !targets.iter().any(helped) {
            return;
        }
        let row = Row { stance: Stance::Praise, signs: row.signs.clone().with(Sign::Further), ..*row };
        let mut helpers = holders.to_vec();
        helpers.retain(|h| mentions.country_of(&h.entity) != home);
        self.push(site, &row, &own, &helpers, rows);
    }

    /// "The most important thing is to help X": who says so stands with X.
    fn is_set_as_task(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        let mut before = self.words_before(site, clause.span.start);
        clause.class == Class::Verb
            && before.next() == Some("to")
            && before.next().is_some_and(|w| matches!(w, "is" | "be" | "remains"))
            && !clause.negated
    }

    /// True for a word or two in quotation marks of their own.
    fn is_scare_quoted(&self, span: Span<Byte>) -> bool {
        const WORDS: usize = 2;
        let text = self.referents.text;
        let quotes = self.referents.structure.quotes_in(span).iter();
        quotes.filter(|q| q.closed && q.span.covers(span)).any(|q| q.span.of(text).split_whitespace().count() <= WORDS)
    }

    /// Who asks for what the clause tells: "urged X to support Y".
    fn asking(&self, site: Site<'_>) -> Option<Vec<Found>> {
        let clause = site.clause;
        let (p, link) = clause.parent?;
        let up = &site.clauses[p];
        let own = clause.subject.as_ref()?;
        let other = up.subject.as_ref().is_none_or(|s| s.extent != own.extent);
        let manner = |w: &&str| *w == "not" || w.len() > 4 && w.ends_with("ly");
        let infinitive = self.words_before(site, clause.span.start).find(|w| !manner(w)) == Some("to");
        let verbs = clause.class == Class::Verb && up.class == Class::Verb && other;
        let asked = matches!(link, Link::Open | Link::Adverbial | Link::Complement)
            && (has(ASKS_FOR, &up.lemma) || has(BRINGS_TO, &up.lemma) && up.tense.is_none())
            && infinitive;
        // "demanded that X support Y".
        let that = link == Link::Complement && has(DEMANDS_THAT, &up.lemma) && clause.form == clause.lemma;
        if !verbs || !asked && !that {
            return None;
        }
        let asking = if up.passive { None } else { up.subject.as_ref() };
        if that && up.subject.is_none() {
            // "Recommend we back X".
            return Some(self.speaker_here(clause.span));
        }
        Some(self.bodies(asking, site.sentence))
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
        signs: &Signs,
        rows: &mut Vec<Statement>,
    ) {
        let at = site.clause.span;
        let own = self.speaker_here(at);
        let row = Row { rule: &frame.id, stance, negated: false, signs: signs.clone() };
        let blamed = self.is_blamed(site);
        if !(blamed && stance == Stance::Threaten) {
            self.push(site, &row, &own, targets, rows);
        }
        // "it ought to be denounced": what is to be denounced is told nothing.
        let acted_on = |h: &Found| site.clause.passive && targets.iter().any(|t| t.entity == h.entity);
        let told = |h: &&Found| !self.is_speaker(&h.entity, at.start) && !acted_on(h);
        let others: Vec<Found> = holders.iter().filter(told).cloned().collect();
        let asked = if blamed { Stance::Criticize } else { Stance::Urge };
        let urge = Row { rule: &frame.id, stance: asked, negated: false, signs: signs.clone() };
        self.push(site, &urge, &own, &others, rows);
    }

    /// "They thought that they were clever": who tells it mocks them, not they themselves.
    fn are_judged(&self, thinkers: &[Found], targets: &[Found]) -> bool {
        let side = |f: &Found| self.referents.mentions.country_of(&f.entity);
        thinkers
            .iter()
            .all(|t| targets.iter().all(|x| x.entity == t.entity || side(x).is_some() && side(x) == side(t)))
    }

    /// "our camp", "we must": who speaks for a state has no attitude to it.
    fn is_own_side(&self, holder: &Found, target: &Found) -> bool {
        let word = target.span.of(self.referents.text).to_lowercase();
        matches!(word.as_str(), "we" | "us" | "our" | "ours")
            && self.referents.mentions.country_of(&holder.entity).as_ref() == Some(&target.entity)
    }

    /// "China is fighting hard", said by one who speaks for China.
    fn is_statesman_of(&self, holder: &Found, target: &Found) -> bool {
        holder.entity.kind() == Some(Kind::Leader)
            && target.entity.kind() == Some(Kind::Country)
            && self.referents.mentions.country_of(&holder.entity).as_ref() == Some(&target.entity)
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

/// "provided X with information", "gave X an answer": no aid.
fn gives_words(clause: &Clause) -> bool {
    let objects = clause.object.iter().flat_map(|o| &o.nominals);
    let with = clause.oblique("with").into_iter().flat_map(|a| &a.nominals);
    has(HANDS_OVER, &clause.lemma) && objects.chain(with).any(|n| has(WORDS, &n.lemma))
}

/// "I would like X to come": no liking.
fn is_mere_wish(site: Site<'_>) -> bool {
    let open = |(_, link): (&Clause, Link)| matches!(link, Link::Open | Link::Complement);
    site.clause.lemma == "like" && site.clause.mood.would && site.below().any(open)
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
