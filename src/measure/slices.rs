//! Slices of time, and what is measured in each.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::shifts::{self, Shift};
use super::{Measures, Network};
use crate::error::Error;
use crate::gazetteer::is_iso;
use crate::graph::{Graph, Tally};
use crate::record::{Extraction, StatementRecord};

/// How long a slice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A year: `1966`.
    Year,
    /// Three months: `1966-Q1`.
    Quarter,
    /// A month: `1966-02`.
    Month,
}

impl Unit {
    /// The word used in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Year => "year",
            Unit::Quarter => "quarter",
            Unit::Month => "month",
        }
    }

    /// The number of the slice in which a date lies; nothing if it is no date, or less exact than slices are.
    ///
    /// ```
    /// use demarche::measure::Unit;
    /// assert_eq!(Unit::Quarter.slice("1966-05-01").map(|n| Unit::Quarter.name(n)).as_deref(), Some("1966-Q2"));
    /// assert_eq!(Unit::Year.slice("1966"), Some(1966));
    /// assert_eq!(Unit::Month.slice("1966"), None);
    /// ```
    pub fn slice(self, date: &str) -> Option<i32> {
        if !is_iso(date) {
            return None;
        }
        let mut parts = date.split('-').map(|part| part.parse::<i32>().ok());
        let year = parts.next()??;
        let month = parts.next().flatten().map(|month| month - 1);
        match self {
            Unit::Year => Some(year),
            Unit::Quarter => month.map(|month| year * 4 + month / 3),
            Unit::Month => month.map(|month| year * 12 + month),
        }
    }

    /// A slice's name.
    pub fn name(self, slice: i32) -> String {
        match self {
            Unit::Year => format!("{slice:04}"),
            Unit::Quarter => format!("{:04}-Q{}", slice.div_euclid(4), slice.rem_euclid(4) + 1),
            Unit::Month => format!("{:04}-{:02}", slice.div_euclid(12), slice.rem_euclid(12) + 1),
        }
    }
}

impl std::str::FromStr for Unit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Unit::Year, Unit::Quarter, Unit::Month]
            .into_iter()
            .find(|unit| unit.as_str() == text)
            .ok_or_else(|| format!("unknown slice {text:?}; expected year, quarter or month"))
    }
}

/// How slices are made and what is told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How long a slice is; without it there are none.
    pub by: Option<Unit>,
    /// How many slices that follow each other are measured together, moving on by one.
    pub window: usize,
    /// How many statements a tie needs that take a side; see [`Network::with_min_count`].
    pub min_count: usize,
    /// How many sentences of each period show a shift.
    pub evidence: usize,
}

impl Default for Options {
    /// No slices; all ties; three sentences.
    fn default() -> Options {
        Options { by: None, window: 1, min_count: 1, evidence: 3 }
    }
}

/// What is measured: all statements together, and slice by slice.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// How long a slice is.
    pub by: Option<Unit>,
    /// How many slices are measured together.
    pub window: usize,
    /// Ties on which fewer statements take a side are left out.
    pub min_count: usize,
    /// Statements that are in no slice because their document has no date.
    pub undated: usize,
    /// Statements that are in no slice because their document's date is less exact than slices are.
    pub inexact: usize,
    /// All statements together, dated or not.
    pub whole: Measures,
    /// The periods in which somebody says something, in their order.
    pub slices: Vec<Slice>,
    /// How stances changed from one period to the next, the surest change first.
    pub shifts: Vec<Shift>,
}

/// What is measured in one period.
#[derive(Debug, Clone, Serialize)]
pub struct Slice {
    /// Its name: `1966`, `1966-Q1`, `1966-02`, or the first and the last slice of a window: `1964/1966`.
    pub period: String,
    /// Its measures.
    pub measures: Measures,
}

/// Statements, sorted into slices by the dates of their documents.
///
/// ```
/// use demarche::measure::{Options, Timeline, Unit};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let letter = demarche::export::json::read("letter.json", json)?;
/// let mut timeline = Timeline::new(Options { by: Some(Unit::Month), ..Options::default() })?;
/// timeline.extend(&letter);
/// let report = timeline.measure();
/// assert_eq!(report.slices.len(), 1);
/// assert_eq!(report.slices[0].period, "1966-02");
/// assert_eq!(report.slices[0].measures, report.whole);
/// assert!(report.shifts.is_empty());
/// # Ok::<(), demarche::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Timeline {
    options: Options,
    whole: Tally,
    slices: BTreeMap<i32, Tally>,
    undated: usize,
    inexact: usize,
}

impl Timeline {
    /// An empty one.
    ///
    /// # Errors
    /// A window of no slices, or of several where there are none.
    pub fn new(options: Options) -> Result<Timeline, Error> {
        if options.window == 0 {
            return Err(Error::usage("a window of 0 slices; expected 1 or more"));
        }
        if options.window > 1 && options.by.is_none() {
            return Err(Error::usage(format!(
                "a window of {} slices without slices; expected slices by year, quarter or month",
                options.window
            )));
        }
        Ok(Timeline { options, whole: Tally::new(0), slices: BTreeMap::new(), undated: 0, inexact: 0 })
    }

    /// Adds the statements of an extraction.
    pub fn extend(&mut self, extraction: &Extraction) {
        let dates: BTreeMap<&str, Option<&str>> =
            extraction.documents.iter().map(|d| (d.id.as_str(), d.date.as_deref())).collect();
        for statement in &extraction.statements {
            let date = dates.get(statement.document.as_str()).copied().flatten();
            self.add(date, |tally| {
                tally.add_statement(statement, date, |id| extraction.entities.get(id), || None);
            });
        }
    }

    /// Adds one statement of a document of this date: `add` adds it to a tally.
    pub fn add(&mut self, date: Option<&str>, add: impl Fn(&mut Tally)) {
        add(&mut self.whole);
        let Some(by) = self.options.by else { return };
        match date.map(|date| by.slice(date)) {
            None => self.undated += 1,
            Some(None) => self.inexact += 1,
            Some(Some(slice)) => {
                add(self.slices.entry(slice).or_insert_with(|| Tally::new(self.options.evidence)));
            }
        }
    }

    /// Measures everything.
    ///
    /// # Cost
    /// That of [`Measures::of`], for all statements and for each period.
    pub fn measure(self) -> Report {
        let Timeline { options, whole, slices, undated, inexact } = self;
        let network = |network: Network| network.with_min_count(options.min_count);
        let whole = Measures::of(&network(Network::of(&whole.finish().0)));
        let slices: BTreeMap<i32, (Graph, Extraction)> =
            slices.into_iter().map(|(slice, tally)| (slice, tally.finish())).collect();
        let samples: BTreeMap<i32, &[StatementRecord]> =
            slices.iter().map(|(slice, (_, samples))| (*slice, samples.statements.as_slice())).collect();
        let windows: Vec<(i32, Network)> = starts(&slices, options.window)
            .into_iter()
            .map(|start| {
                let graphs = slices.range(start..start + options.window as i32).map(|(_, (graph, _))| graph);
                (start, network(Network::sum(graphs)))
            })
            .collect();
        let name = move |start: i32| match options.by {
            Some(by) if options.window == 1 => by.name(start),
            Some(by) => format!("{}/{}", by.name(start), by.name(start + options.window as i32 - 1)),
            None => String::new(),
        };
        Report {
            by: options.by,
            window: options.window,
            min_count: options.min_count,
            undated,
            inexact,
            whole,
            shifts: shifts::of(&windows, &samples, options.window as i32, options.evidence, &name),
            slices: windows
                .par_iter()
                .map(|(start, network)| Slice { period: name(*start), measures: Measures::of(network) })
                .collect(),
        }
    }
}

/// Where windows begin: at every slice from the first on, as long as they end with the last at the latest and hold
/// something. Where all slices are fewer than a window, one window holds them all.
fn starts(slices: &BTreeMap<i32, (Graph, Extraction)>, window: usize) -> Vec<i32> {
    let (Some(&first), Some(&last)) = (slices.keys().next(), slices.keys().next_back()) else {
        return Vec::new();
    };
    let window = i32::try_from(window).unwrap_or(i32::MAX / 2);
    (first..=first.max(last - window + 1))
        .filter(|&start| slices.range(start..start.saturating_add(window)).next().is_some())
        .collect()
}
