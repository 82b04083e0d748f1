//! Dates at the precision known, and spans between them.

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// From one date to another, both included, either side open. Dates are ISO 8601 at any precision.
///
/// ```
/// use demarche::gazetteer::Period;
/// let term = Period::new(Some("1963-11-22"), Some("1969-01"));
/// assert!(term.holds("1966-02-03") && term.holds("1969-01-20") && !term.holds("1970"));
/// assert!(term.holds("1963"), "a year that the term began in");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First date.
    pub from: Option<String>,
    /// Last date.
    pub to: Option<String>,
}

impl Period {
    /// A period between two dates.
    pub fn new(from: Option<&str>, to: Option<&str>) -> Self {
        let own = |d: Option<&str>| d.filter(|d| !d.is_empty()).map(String::from);
        Period { from: own(from), to: own(to) }
    }

    /// True if the date may lie inside: an open side lets everything in, a rough date counts as any day in it.
    pub fn holds(&self, date: &str) -> bool {
        let after = self.from.as_deref().is_none_or(|from| cut(date, from) >= cut(from, date));
        let before = self.to.as_deref().is_none_or(|to| cut(date, to) <= cut(to, date));
        after && before
    }

    /// Years between the date and the period; 0 inside.
    pub fn years_off(&self, date: &str) -> u32 {
        if self.holds(date) {
            return 0;
        }
        let Some(year) = year_of(date) else { return 0 };
        let ends = [self.from.as_deref(), self.to.as_deref()];
        ends.iter().flatten().filter_map(|d| year_of(d)).map(|y| year.abs_diff(y)).min().unwrap_or(0)
    }

    /// True if neither side is known.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// A date cut to the precision of another.
pub(super) fn cut<'a>(date: &'a str, like: &str) -> &'a str {
    date.get(..like.len()).unwrap_or(date)
}

/// The year of an ISO date.
pub fn year_of(date: &str) -> Option<u32> {
    date.get(..4)?.parse().ok()
}

/// Refuses what is no ISO date.
///
/// # Errors
/// For anything but `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a month and day that exist.
///
/// ```
/// use demarche::gazetteer::check_date;
/// assert!(check_date("1966-02").is_ok());
/// assert!(check_date("1966-02-29").unwrap_err().to_string().starts_with("date \"1966-02-29\"; expected"));
/// ```
pub fn check_date(date: &str) -> Result<(), Error> {
    let refused = || Error::usage(format!("date {date:?}; expected YYYY, YYYY-MM or YYYY-MM-DD"));
    is_iso(date).then_some(()).ok_or_else(refused)
}

/// True for `YYYY`, `YYYY-MM` or `YYYY-MM-DD` with a month and day that exist.
pub(crate) fn is_iso(date: &str) -> bool {
    let parts: Vec<&str> = date.split('-').collect();
    let number = |s: &str, len: usize| (s.len() == len).then(|| s.parse::<u32>().ok()).flatten();
    let Some(year) = parts.first().and_then(|y| number(y, 4)) else { return false };
    let month = match parts.get(1) {
        None => return parts.len() == 1,
        Some(m) => match number(m, 2) {
            Some(m @ 1..=12) => m,
            _ => return false,
        },
    };
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    };
    match parts.get(2) {
        None => true,
        Some(d) => parts.len() == 3 && number(d, 2).is_some_and(|d| (1..=days).contains(&d)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_checked_to_the_day() {
        for (date, good) in [
            ("1966", true),
            ("1966-02", true),
            ("1964-02-29", true),
            ("1966-02-29", false),
            ("1966-13", false),
            ("66", false),
            ("1966-2-3", false),
            ("", false),
        ] {
            assert_eq!(is_iso(date), good, "{date}");
        }
        assert_eq!(Period::new(Some("1950"), Some("1960")).years_off("1963-05"), 3);
    }
}
