//! Figures that must be reached.

use std::fmt;
use std::str::FromStr;

use super::report::{Measure, Report};

/// Which figure of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Precision,
    Recall,
    F1,
    Accuracy,
}

impl Figure {
    fn name(self) -> &'static str {
        match self {
            Figure::Precision => "p",
            Figure::Recall => "r",
            Figure::F1 => "f1",
            Figure::Accuracy => "accuracy",
        }
    }
}

/// A figure and the least that it may be: `stance.f1=0.45`, `mentions.p=0.9`, `speakers=0.93`.
///
/// Without a figure F1 is meant, and accuracy for `speakers`.
///
/// # Example
/// ```
/// use demarche::evaluate::{Accuracy, Report, Threshold};
/// let threshold: Threshold = "speakers=0.9".parse()?;
/// let report = Report { speakers: Accuracy { right: 8, gold: 10 }, ..Report::default() };
/// assert!(!threshold.is_met(&report));
/// assert_eq!(threshold.shortfall(&report).as_deref(), Some("speakers.accuracy is 0.8000; expected at least 0.9"));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    measure: Measure,
    figure: Figure,
    least: f64,
}

impl Threshold {
    /// The report's figure.
    pub fn value(&self, report: &Report) -> f64 {
        match (report.scores(self.measure), self.figure) {
            (None, _) => report.speakers.accuracy(),
            (Some(scores), Figure::Precision) => scores.precision(),
            (Some(scores), Figure::Recall) => scores.recall(),
            (Some(scores), _) => scores.f1(),
        }
    }

    /// True if the report reaches it.
    pub fn is_met(&self, report: &Report) -> bool {
        self.value(report) >= self.least
    }

    /// What to tell if the report does not reach it.
    pub fn shortfall(&self, report: &Report) -> Option<String> {
        let (name, figure, value) = (self.measure.name(), self.figure.name(), self.value(report));
        (!self.is_met(report))
            .then(|| format!("{name}.{figure} is {value:.4}; expected at least {}", self.least))
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}={}", self.measure.name(), self.figure.name(), self.least)
    }
}

impl FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fault = |what: String| format!("{what} in {text:?}; expected a form like stance.f1=0.45");
        let (left, right) = text.split_once('=').ok_or_else(|| fault("no \"=\"".into()))?;
        let (name, figure) = match left.trim().split_once('.') {
            Some((name, figure)) => (name, Some(figure)),
            None => (left.trim(), None),
        };
        let measure = Measure::ALL.into_iter().find(|m| m.name() == name).ok_or_else(|| {
            let known = Measure::ALL.map(Measure::name).join(", ");
            fault(format!("unknown measure {name:?} (known are {known})"))
        })?;
        let figure = match (measure, figure) {
            (Measure::Speakers, None | Some("accuracy")) => Figure::Accuracy,
            (Measure::Speakers, Some(other)) => {
                return Err(fault(format!("unknown figure {other:?} (speakers have accuracy)")));
            }
            (_, None | Some("f1")) => Figure::F1,
            (_, Some("p" | "precision")) => Figure::Precision,
            (_, Some("r" | "recall")) => Figure::Recall,
            (_, Some(other)) => return Err(fault(format!("unknown figure {other:?} (known are p, r, f1)"))),
        };
        let least: f64 = right.trim().parse().map_err(|_| fault(format!("{right:?} is no number")))?;
        if !(0.0..=1.0).contains(&least) {
            return Err(fault(format!("{right} is not between 0 and 1")));
        }
        Ok(Threshold { measure, figure, least })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::Scores;

    #[test]
    fn thresholds_are_read_as_they_are_written() {
        for (text, read) in [
            ("stance.f1=0.45", "stance.f1=0.45"),
            ("mentions=0.93", "mentions.f1=0.93"),
            ("speakers=0.9", "speakers.accuracy=0.9"),
            (" stance_tag.recall = 1 ", "stance_tag.r=1"),
            ("edges.p=0", "edges.p=0"),
        ] {
            assert_eq!(text.parse::<Threshold>().map(|t| t.to_string()).as_deref(), Ok(read), "{text}");
        }
        for (text, part) in [
            ("stance", "no \"=\""),
            ("stances=0.5", "unknown measure \"stances\""),
            ("stance.f2=0.5", "unknown figure \"f2\""),
            ("speakers.f1=0.5", "speakers have accuracy"),
            ("stance=high", "\"high\" is no number"),
            ("stance=45", "45 is not between 0 and 1"),
            ("stance=NaN", "NaN is not between"),
        ] {
            let error = text.parse::<Threshold>().unwrap_err();
            assert!(error.contains(part) && error.contains("stance.f1=0.45"), "{text}: {error}");
        }
    }

    #[test]
    fn each_figure_is_compared_with_its_own() {
        let stance = Scores { right: 1, predicted: 1, found: 1, gold: 4 };
        let report = Report { stance, ..Report::default() };
        for (text, met) in
            [("stance.p=1", true), ("stance.r=0.25", true), ("stance.r=0.26", false), ("stance=0.4", true)]
        {
            let threshold: Threshold = text.parse().unwrap();
            assert_eq!(threshold.is_met(&report), met, "{text}");
            assert_eq!(threshold.shortfall(&report).is_none(), met, "{text}");
        }
    }
}
