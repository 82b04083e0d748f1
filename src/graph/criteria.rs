//! Which statements a graph is made of.

use crate::entity::{EntityId, Kind};
use crate::error::Error;
use crate::gazetteer::check_date;
use crate::record::{Stance, StatementRecord};

/// What a statement must be to count; an empty list asks for nothing.
///
/// ```
/// use demarche::graph::Criteria;
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let criteria = Criteria { targets: vec!["country/united-states".into()], ..Criteria::default() };
/// let kept = extraction.statements.iter().filter(|s| criteria.admit(s, Some("1961-05"))).count();
/// assert!(kept > 0 && kept < extraction.statements.len());
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Criteria {
    /// Documents of this day, month or year and later, as ISO 8601.
    pub from: Option<String>,
    /// Documents up to the end of this day, month or year.
    pub to: Option<String>,
    /// Kinds of holder and target.
    pub kinds: Vec<Kind>,
    /// Stances.
    pub stances: Vec<Stance>,
    /// Who speaks the sentence.
    pub speakers: Vec<EntityId>,
    /// Who has the attitude.
    pub holders: Vec<EntityId>,
    /// Who receives it.
    pub targets: Vec<EntityId>,
    /// The least confidence, from 0 to 1.
    pub min_confidence: f64,
    /// No statement that another reports.
    pub first_hand: bool,
}

impl Criteria {
    /// Makes sure that the dates are dates.
    ///
    /// # Errors
    /// One that is none.
    pub fn check(&self) -> Result<(), Error> {
        [&self.from, &self.to].into_iter().flatten().try_for_each(|date| check_date(date))
    }

    /// True if a statement in a document of this date counts.
    pub fn admit(&self, statement: &StatementRecord, date: Option<&str>) -> bool {
        let StatementRecord { speaker, holder, target, stance, via, confidence, .. } = statement;
        let kind = |id: &EntityId| id.kind().is_some_and(|kind| self.kinds.contains(&kind));
        self.admit_date(date)
            && (self.kinds.is_empty() || kind(holder) && kind(target))
            && (self.stances.is_empty() || self.stances.contains(stance))
            && (self.speakers.is_empty() || self.speakers.iter().any(|id| id.as_str() == speaker))
            && (self.holders.is_empty() || self.holders.contains(holder))
            && (self.targets.is_empty() || self.targets.contains(target))
            && *confidence >= self.min_confidence
            && (!self.first_hand || via.is_empty())
    }

    /// True if what a document of this date says counts. A date that is less exact than a limit counts if it may
    /// lie within; no date does not.
    ///
    /// ```
    /// use demarche::graph::Criteria;
    /// let criteria = Criteria { from: Some("1966-02".into()), to: Some("1967".into()), ..Criteria::default() };
    /// let admitted = ["1966-01-31", "1966-02-01", "1966", "1967-12-31", "1968"].map(|d| criteria.admit_date(Some(d)));
    /// assert_eq!(admitted, [false, true, true, true, false]);
    /// assert!(!criteria.admit_date(None));
    /// ```
    pub fn admit_date(&self, date: Option<&str>) -> bool {
        let Some(date) = date else { return self.from.is_none() && self.to.is_none() };
        let compared = |limit: &str| {
            let common = date.len().min(limit.len());
            date.as_bytes()[..common].cmp(&limit.as_bytes()[..common])
        };
        self.from.as_deref().is_none_or(|from| compared(from).is_ge())
            && self.to.as_deref().is_none_or(|to| compared(to).is_le())
    }
}
