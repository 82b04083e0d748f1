//! Counts, and the shares that they come to.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// Counts behind precision, recall and F1.
///
/// ```
/// use demarche::evaluate::Scores;
/// let scores = Scores { right: 2, predicted: 3, found: 2, gold: 4 };
/// assert_eq!((scores.precision(), scores.recall(), scores.f1()), (0.6667, 0.5, 0.5714));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores {
    /// Predictions that are right.
    pub right: usize,
    /// Predictions.
    pub predicted: usize,
    /// Annotations that were found. Optional annotations make it differ from `right`.
    pub found: usize,
    /// Annotations.
    pub gold: usize,
}

impl Scores {
    /// The share of the predictions that is right, to four decimals. Without predictions it is 1 if there was
    /// nothing to find, else 0.
    pub fn precision(&self) -> f64 {
        rounded(self.raw().0)
    }

    /// The share of the annotations that was found, to four decimals; 1 if there are none.
    pub fn recall(&self) -> f64 {
        rounded(self.raw().1)
    }

    /// The harmonic mean of both, to four decimals.
    pub fn f1(&self) -> f64 {
        let (p, r) = self.raw();
        if p + r > 0.0 { rounded(2.0 * p * r / (p + r)) } else { 0.0 }
    }

    fn raw(&self) -> (f64, f64) {
        let p = match (self.predicted, self.gold) {
            (0, 0) => 1.0,
            (0, _) => 0.0,
            (n, _) => self.right as f64 / n as f64,
        };
        let r = if self.gold == 0 { 1.0 } else { self.found as f64 / self.gold as f64 };
        (p, r)
    }

    /// Adds another document's.
    pub(super) fn add(&mut self, other: &Scores) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.found += other.found;
        self.gold += other.gold;
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut row = to.serialize_struct("Scores", 5)?;
        row.serialize_field("p", &self.precision())?;
        row.serialize_field("r", &self.recall())?;
        row.serialize_field("f1", &self.f1())?;
        row.serialize_field("predicted", &self.predicted)?;
        row.serialize_field("gold", &self.gold)?;
        row.end()
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (p, r, f1) = (self.precision(), self.recall(), self.f1());
        write!(f, "p {p:.4}  r {r:.4}  f1 {f1:.4}  predicted {}  gold {}", self.predicted, self.gold)
    }
}

/// How many are right, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Sentences with the right speaker.
    pub right: usize,
    /// Sentences.
    pub gold: usize,
}

impl Accuracy {
    /// The share that is right, to four decimals; 1 if there are none.
    ///
    /// ```
    /// use demarche::evaluate::Accuracy;
    /// assert_eq!(Accuracy { right: 2, gold: 3 }.accuracy(), 0.6667);
    /// ```
    pub fn accuracy(&self) -> f64 {
        if self.gold == 0 { 1.0 } else { rounded(self.right as f64 / self.gold as f64) }
    }
}

impl Serialize for Accuracy {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut row = to.serialize_struct("Accuracy", 2)?;
        row.serialize_field("accuracy", &self.accuracy())?;
        row.serialize_field("gold", &self.gold)?;
        row.end()
    }
}

impl fmt::Display for Accuracy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "accuracy {:.4}  gold {}", self.accuracy(), self.gold)
    }
}

/// To four decimals, halves to even, as Python's `round` does.
fn rounded(x: f64) -> f64 {
    format!("{x:.4}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_as_python_rounds() {
        // `round(x, 4)` of Python 3.11; those with 32 lie exactly in the middle.
        for (x, python) in [
            (1.0 / 32.0, 0.0312),
            (3.0 / 32.0, 0.0938),
            (5.0 / 32.0, 0.1562),
            (2.0 / 3.0, 0.6667),
            (0.12345, 0.1235),
            (0.00005, 0.0001),
            (1.0, 1.0),
        ] {
            assert_eq!(rounded(x), python, "{x}");
        }
    }

    #[test]
    fn nothing_to_find_is_found() {
        let none = Scores::default();
        assert_eq!((none.precision(), none.recall(), none.f1()), (1.0, 1.0, 1.0));
        let silent = Scores { gold: 3, ..none };
        assert_eq!((silent.precision(), silent.recall(), silent.f1()), (0.0, 0.0, 0.0));
        let noisy = Scores { predicted: 3, ..none };
        assert_eq!((noisy.precision(), noisy.recall(), noisy.f1()), (0.0, 1.0, 0.0));
        assert_eq!(Accuracy::default().accuracy(), 1.0);
    }
}
