//! The figures, and what they rest on.

use std::fmt;

use super::figures::{Accuracy, Scores};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Measure {
    /// Spans that overlap an annotated one of the same entity.
    Mentions,
    /// Spans equal to an annotated one of the same entity.
    MentionsExact,
    /// Sentences with the right speaker.
    Speakers,
    /// Sentence, speaker and entity named.
    Links,
    /// Sentence, holder, target and the side taken.
    Stance,
    /// Sentence, holder, target and stance, `urge` included.
    StanceTag,
    /// Holder, target and side taken, in the document as a whole.
    Edges,
}

impl Measure {
    /// All of them, in the order of the reports.
    pub const ALL: [Measure; 7] = [
        Measure::Mentions,
        Measure::MentionsExact,
        Measure::Speakers,
        Measure::Links,
        Measure::Stance,
        Measure::StanceTag,
        Measure::Edges,
    ];

    /// The word for it in reports and thresholds.
    ///
    /// ```
    /// assert_eq!(demarche::evaluate::Measure::StanceTag.name(), "stance_tag");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Measure::Mentions => "mentions",
            Measure::MentionsExact => "mentions_exact",
            Measure::Speakers => "speakers",
            Measure::Links => "links",
            Measure::Stance => "stance",
            Measure::StanceTag => "stance_tag",
            Measure::Edges => "edges",
        }
    }
}

/// What is wrong with a prediction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Predicted, and not annotated.
    Extra,
    /// Annotated, and not predicted.
    Missed,
    /// Predicted otherwise than annotated.
    Wrong,
}

/// One difference between annotations and extraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Detail {
    /// Where, in code points.
    pub start: usize,
    /// In which measure: mentions, speakers or stance.
    pub measure: Measure,
    /// What is wrong.
    pub fault: Fault,
    /// The words, the speaker found, or holder and target.
    pub what: String,
    /// The entity, the right speaker, or the stance.
    pub which: String,
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let measure = match self.measure {
            Measure::Mentions => "mention",
            Measure::Speakers => "speaker",
            other => other.name(),
        };
        let fault = match self.fault {
            Fault::Extra => "extra",
            Fault::Missed => "missed",
            Fault::Wrong => "wrong",
        };
        write!(f, "{measure} {fault} @{}: {} [{}]", self.start, self.what, self.which)
    }
}

/// The figures of one document, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// The document's name; of several, how many.
    pub document: String,
    /// Spans that overlap an annotated one of the same entity.
    pub mentions: Scores,
    /// Spans equal to an annotated one of the same entity.
    pub mentions_exact: Scores,
    /// Sentences with the right speaker.
    pub speakers: Accuracy,
    /// Sentence, speaker and entity named, bare mentions included.
    pub links: Scores,
    /// Sentence, holder, target and the side taken.
    pub stance: Scores,
    /// Sentence, holder, target and stance, `urge` included.
    pub stance_tag: Scores,
    /// Holder, target and side taken, in the document as a whole.
    pub edges: Scores,
    /// What was extra, missed or wrong, in the order of the text.
    #[serde(skip)]
    pub details: Vec<Detail>,
}

impl Report {
    /// The figures of several documents together: counts are added, details left where they are.
    ///
    /// ```
    /// use demarche::evaluate::{Report, Scores};
    /// let scores = |right| Scores { right, predicted: 2, found: right, gold: 2 };
    /// let (a, b) = (scores(1), scores(2));
    /// let all = Report::total(&[
    ///     Report { stance: a, ..Report::default() },
    ///     Report { stance: b, ..Report::default() },
    /// ]);
    /// assert_eq!((all.document.as_str(), all.stance.f1()), ("2 documents", 0.75));
    /// ```
    pub fn total(reports: &[Report]) -> Report {
        let mut total = Report { document: format!("{} documents", reports.len()), ..Report::default() };
        for report in reports {
            total.mentions.add(&report.mentions);
            total.mentions_exact.add(&report.mentions_exact);
            total.speakers.right += report.speakers.right;
            total.speakers.gold += report.speakers.gold;
            total.links.add(&report.links);
            total.stance.add(&report.stance);
            total.stance_tag.add(&report.stance_tag);
            total.edges.add(&report.edges);
        }
        total
    }

    /// The counts of a measure; none for [`Measure::Speakers`], which has [`Report::speakers`].
    pub fn scores(&self, measure: Measure) -> Option<&Scores> {
        match measure {
            Measure::Mentions => Some(&self.mentions),
            Measure::MentionsExact => Some(&self.mentions_exact),
            Measure::Speakers => None,
            Measure::Links => Some(&self.links),
            Measure::Stance => Some(&self.stance),
            Measure::StanceTag => Some(&self.stance_tag),
            Measure::Edges => Some(&self.edges),
        }
    }
}

/// The report as lines: the document, then a measure on each.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.document)?;
        for measure in Measure::ALL {
            write!(f, "\n  {:15} ", measure.name())?;
            match self.scores(measure) {
                Some(scores) => write!(f, "{scores}")?,
                None => write!(f, "{}", self.speakers)?,
            }
        }
        Ok(())
    }
}
