//! Which alliance a country belonged to, and when.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::entity::EntityId;
use crate::gazetteer::Period;

static TABLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteers/blocs.csv"));

/// The memberships of every country, in their order.
static MEMBERS: LazyLock<BTreeMap<String, Vec<(Period, &'static str)>>> = LazyLock::new(|| {
    let mut members: BTreeMap<String, Vec<_>> = BTreeMap::new();
    // The file is the project's own, and has neither quotes nor empty lines; a test holds it to that.
    for line in TABLE.lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(bloc), Some(country)) = (cells.next(), cells.next()) {
            let period = Period::new(cells.next(), cells.next());
            members.entry(country.to_owned()).or_default().push((period, bloc));
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
