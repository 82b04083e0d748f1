//! Shifts: who came to speak otherwise of whom.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Actor, BySign, Network};
use crate::entity::EntityId;
use crate::record::{Stance, StatementRecord};

/// A change of one holder's stance toward one target, from one period to the next in which he takes a side toward it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shift {
    /// Who has the attitude.
    pub holder: Actor,
    /// Who receives it.
    pub target: Actor,
    /// The earlier period.
    pub before: Side,
    /// The later one.
    pub after: Side,
    /// The mean polarity of the later period less that of the earlier: from −2 to +2.
    pub change: f64,
    /// The change in standard errors.
    pub z: f64,
}

/// The side that a holder takes in one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// The period.
    pub period: String,
    /// The statements in favour.
    pub positive: usize,
    /// The statements against.
    pub negative: usize,
    /// The mean polarity, from −1 to +1.
    pub mean: f64,
    /// Statements that show it: those that speak for the shift first, the surest first.
    pub evidence: Vec<Evidence>,
}

/// A statement that shows a side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The statement's id.
    pub id: String,
    /// Its document.
    pub document: String,
    /// The stance.
    pub stance: Stance,
    /// +1 or −1.
    pub polarity: i8,
    /// Probability that it is right.
    pub confidence: f64,
    /// The sentence.
    pub text: String,
}

/// How surely two periods differ: the difference of the shares in favour in its standard errors, by Agresti and Caffo
/// (2000), who add one statement in favour and one against to each period. So few statements never make a sure shift.
///
/// ```
/// use demarche::measure::{BySign, shifts::score};
/// let sums = |positive, negative| BySign { positive, negative, ..BySign::default() };
/// assert!(score(sums(1, 0), sums(0, 1)) > -1.0);
/// assert!(score(sums(10, 0), sums(0, 10)) < -7.0);
/// assert_eq!(score(sums(2, 2), sums(2, 2)), 0.0);
/// ```
pub fn score(before: BySign, after: BySign) -> f64 {
    let share = |sums: BySign| {
        let n = sums.sided() as f64 + 2.0;
        let share = (sums.positive as f64 + 1.0) / n;
        (share, share * (1.0 - share) / n)
    };
    let ((before, one), (after, other)) = (share(before), share(after));
    (after - before) / (one + other).sqrt()
}

/// The shifts between windows of so many slices, the surest first. A window is compared with the last that ends before
/// it begins and in which the holder takes a side toward the target. Of windows that overlap the surest shift stands for
/// all.
pub(super) fn of(
    windows: &[(i32, Network)],
    samples: &BTreeMap<i32, &[StatementRecord]>,
    window: i32,
    evidence: usize,
    name: &dyn Fn(i32) -> String,
) -> Vec<Shift> {
    // To each holder and target the windows with their sums, in order.
    let mut courses: BTreeMap<(&EntityId, &EntityId), Vec<(i32, BySign)>> = BTreeMap::new();
    let mut actors: BTreeMap<&EntityId, &Actor> = BTreeMap::new();
    for (start, network) in windows {
        actors.extend(network.actors().iter().map(|actor| (&actor.id, actor)));
        for tie in network.sided() {
            let (holder, target) = (&network.actors()[tie.holder].id, &network.actors()[tie.target].id);
            courses.entry((holder, target)).or_default().push((*start, tie.statements));
        }
    }
    let mut found = Vec::new();
    for (pair, course) in &courses {
        found.extend(changes(course, window).into_iter().map(|change| (pair, change)));
    }
    found.sort_by(|(a, one), (b, other)| {
        other.z.abs().total_cmp(&one.z.abs()).then_with(|| (a, one.after.0).cmp(&(b, other.after.0)))
    });
    let sentences = sentences(samples);
    let side = |pair: &(&EntityId, &EntityId), (start, sums): (i32, BySign), sign: f64| {
        let all = sentences.get(pair).map(Vec::as_slice).unwrap_or_default();
        let mut within: Vec<&StatementRecord> = all
            .iter()
            .filter(|(slice, _)| (start..start + window).contains(slice))
            .map(|(_, s)| *s)
            .collect();
        within.sort_by(|a, b| {
            let speaks_for = |s: &StatementRecord| f64::from(s.polarity) * sign;
            speaks_for(b)
                .total_cmp(&speaks_for(a))
                .then(b.confidence.total_cmp(&a.confidence))
                .then(a.id.cmp(&b.id))
        });
        Side {
            period: name(start),
            positive: sums.positive,
            negative: sums.negative,
            mean: sums.mean().unwrap_or_default(),
            evidence: within.into_iter().take(evidence).map(Evidence::of).collect(),
        }
    };
    let shift = |(pair, change): (&(&EntityId, &EntityId), Change)| {
        let sign = change.z.signum();
        let (before, after) = (side(pair, change.before, -sign), side(pair, change.after, sign));
        Some(Shift {
            holder: (*actors.get(pair.0)?).clone(),
            target: (*actors.get(pair.1)?).clone(),
            change: after.mean - before.mean,
            before,
            after,
            z: change.z,
        })
    };
    found.into_iter().filter_map(shift).collect()
}

/// Two periods that differ.
struct Change {
    before: (i32, BySign),
    after: (i32, BySign),
    z: f64,
}

/// The changes in the course of one holder and target; where windows overlap, the surest.
fn changes(course: &[(i32, BySign)], window: i32) -> Vec<Change> {
    let mut all = Vec::new();
    for (n, &after) in course.iter().enumerate() {
        let before = course[..n].iter().rev().find(|(start, _)| start + window <= after.0);
        if let Some(&before) = before.filter(|before| before.1.mean() != after.1.mean()) {
            all.push(Change { before, after, z: score(before.1, after.1) });
        }
    }
    all.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then(a.after.0.cmp(&b.after.0)));
    let mut kept: Vec<Change> = Vec::new();
    for change in all {
        if kept.iter().all(|other| (other.after.0 - change.after.0).abs() >= window) {
            kept.push(change);
        }
    }
    kept
}

/// To each holder and target the statements that were kept and take a side, with their slices.
fn sentences<'s>(
    samples: &BTreeMap<i32, &'s [StatementRecord]>,
) -> BTreeMap<(&'s EntityId, &'s EntityId), Vec<(i32, &'s StatementRecord)>> {
    let mut sentences: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (slice, statements) in samples {
        for statement in statements.iter().filter(|s| s.polarity != 0) {
            sentences.entry((&statement.holder, &statement.target)).or_default().push((*slice, statement));
        }
    }
    sentences
}

impl Evidence {
    fn of(statement: &StatementRecord) -> Evidence {
        Evidence {
            id: statement.id.clone(),
            document: statement.document.clone(),
            stance: statement.stance,
            polarity: statement.polarity,
            confidence: statement.confidence,
            text: statement.text.clone(),
        }
    }
}
