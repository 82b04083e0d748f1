//! Which alliance a country belonged to, and when.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::entity::EntityId;
use crate::gazetteer::Period;

static TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/blocs.csv"));

/// A country's memberships: when, and of which alliance.
type Memberships = Vec<(Period, Box<str>)>;

/// The memberships of every country, in their order.
static MEMBERS: LazyLock<BTreeMap<String, Memberships>> = LazyLock::new(|| {
    let mut members: BTreeMap<String, Memberships> = BTreeMap::new();
    // The file is the project's own; a test holds it to being whole.
    for row in csv::Reader::from_reader(TABLE.as_bytes()).into_records().flatten() {
        if let (Some(bloc), Some(country)) = (row.get(0), row.get(1)) {
            let period = Period::new(row.get(2), row.get(3));
            members.entry(country.to_owned()).or_default().push((period, bloc.into()));
        }
    }
    members
});

/// An alliance or movement of states, from the table `gazetteers/blocs.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bloc(&'static str);

impl Bloc {
    /// The one that a country belonged to at a date (ISO 8601 at any precision); without a date, the first.
    ///
    /// ```
    /// use demarche::graph::Bloc;
    /// let bloc = |country: &str, date| Bloc::of(&country.into(), Some(date)).map(|b| b.label());
    /// assert_eq!(bloc("country/albania", "1957"), Some("Warsaw Pact"));
    /// assert_eq!(bloc("country/albania", "1966-02-03"), Some("Other communist states"));
    /// assert_eq!(bloc("country/sweden", "1966"), None);
    /// ```
    pub fn of(country: &EntityId, date: Option<&str>) -> Option<Bloc> {
        let memberships = MEMBERS.get(country.as_str())?;
        memberships
            .iter()
            .find(|(period, _)| date.is_none_or(|d| period.holds(d)))
            .map(|(_, bloc)| Bloc(bloc))
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn the_table_is_whole_and_names_known_countries_once_at_a_time() {
        let builtin = Gazetteer::builtin();
        let rows: usize = MEMBERS.values().map(Vec::len).sum();
        assert!(rows >= 100 && rows == TABLE.lines().count() - 1, "{rows}");
        assert!(!TABLE.contains('"'));
        assert!(TABLE.lines().all(|line| line.matches(',').count() == 4));
        for (country, memberships) in &*MEMBERS {
            assert!(builtin.get(country).is_some(), "{country} is in no gazetteer");
            for (n, (period, bloc)) in memberships.iter().enumerate() {
                let day = period.from.clone().unwrap();
                let others = memberships
                    .iter()
                    .enumerate()
                    .filter(|(m, (p, _))| *m != n && p.from < period.from && p.holds(&day));
                let others: Vec<_> =
                    others.map(|(_, (p, b))| (p, b)).filter(|(p, _)| p.to.as_deref() > Some(&day)).collect();
                assert!(others.is_empty(), "{country} joins {bloc} while in {others:?}");
            }
        }
    }
}
