//! Parallel edges taken together: what most programs can show and count.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::{Degree, Edge, Graph};
use crate::entity::EntityId;
use crate::record::Stance;

/// Which parallel edges become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Grouping {
    /// All from one holder to one target.
    Pair,
    /// Those of one polarity.
    Sign,
    /// None: every stance is an edge.
    Stance,
}

impl Grouping {
    /// All of them.
    pub const ALL: [Grouping; 3] = [Grouping::Pair, Grouping::Sign, Grouping::Stance];

    /// The word for it on the command line.
    ///
    /// ```
    /// assert_eq!(demarche::graph::Grouping::Sign.name(), "sign");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Grouping::Pair => "pair",
            Grouping::Sign => "sign",
            Grouping::Stance => "stance",
        }
    }
}

impl fmt::Display for Grouping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Grouping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Grouping::ALL
            .into_iter()
            .find(|g| g.name() == text)
            .ok_or_else(|| "expected pair, sign or stance".to_owned())
    }
}

/// Edges from one holder to one target, taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle<'g> {
    /// Who has the attitudes.
    pub source: &'g EntityId,
    /// Who receives them.
    pub target: &'g EntityId,
    /// How many statements, by polarity.
    pub sums: Degree,
    /// How many statements of each stance: the most frequent first, those that take a side before those that do not.
    pub stances: Vec<(Stance, usize)>,
    /// The statements' ids, stance after stance.
    pub statements: Vec<&'g str>,
    /// How many statements on each date.
    pub dates: BTreeMap<&'g str, usize>,
}

impl<'g> Bundle<'g> {
    fn of(edges: &[&'g Edge]) -> Option<Bundle<'g>> {
        let first = edges.first()?;
        let mut bundle = Bundle {
            source: &first.source,
            target: &first.target,
            sums: Degree::default(),
            stances: Vec::new(),
            statements: Vec::new(),
            dates: BTreeMap::new(),
        };
        let mut edges = edges.to_vec();
        edges.sort_by_key(|e| (e.stance.weight_class(), std::cmp::Reverse(e.count), e.stance));
        for edge in edges {
            bundle.sums.add(edge);
            bundle.stances.push((edge.stance, edge.count));
            bundle.statements.extend(edge.statements.iter().map(String::as_str));
            for (date, count) in &edge.dates {
                *bundle.dates.entry(date).or_default() += count;
            }
        }
        Some(bundle)
    }

    /// How many statements.
    pub fn count(&self) -> usize {
        self.sums.total()
    }

    /// The sign of the statements for less those against: +1, 0 or −1.
    pub fn polarity(&self) -> i8 {
        match self.sums.positive.cmp(&self.sums.negative) {
            std::cmp::Ordering::Greater => 1,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Less => -1,
        }
    }

    /// True if some of the statements are for and some against.
    pub fn is_mixed(&self) -> bool {
        self.sums.positive > 0 && self.sums.negative > 0
    }

    /// The stance that most statements take; one that takes a side goes before one that does not.
    pub fn stance(&self) -> Option<Stance> {
        self.stances.first().map(|(stance, _)| *stance)
    }

    /// The stances with their counts: `criticize 3, oppose 1`.
    pub fn summary(&self) -> String {
        let parts: Vec<String> =
            self.stances.iter().map(|(stance, count)| format!("{stance} {count}")).collect();
        parts.join(", ")
    }
}

impl Graph {
    /// The edges, parallel ones taken together; sorted by source, target, and within those against, neutral, for, or
    /// by the stance's name.
    ///
    /// # Cost
    /// Linear in the edges and their statements.
    ///
    /// ```
    /// use demarche::graph::{Graph, Grouping};
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// # let graph = Graph::build(&demarche::export::json::read("letter.json", json)?);
    /// let counts = Grouping::ALL.map(|by| graph.bundles(by).len());
    /// assert!(counts[0] <= counts[1] && counts[1] <= counts[2] && counts[2] == graph.edge_count());
    /// let statements: usize = graph.bundles(Grouping::Pair).iter().map(|b| b.count()).sum();
    /// assert_eq!(statements, graph.edges().map(|e| e.count).sum::<usize>());
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn bundles(&self, by: Grouping) -> Vec<Bundle<'_>> {
        let mut groups: BTreeMap<_, Vec<&Edge>> = BTreeMap::new();
        for edge in self.edges() {
            let within = match by {
                Grouping::Pair => (0, ""),
                Grouping::Sign => (edge.polarity, ""),
                Grouping::Stance => (0, edge.stance.as_str()),
            };
            groups.entry((&edge.source, &edge.target, within)).or_default().push(edge);
        }
        groups.values().filter_map(|edges| Bundle::of(edges)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Tally;
    use crate::record::StatementRecord;

    fn graph(stances: &[Stance]) -> Graph {
        let mut tally = Tally::new(9);
        for (n, &stance) in stances.iter().enumerate() {
            let statement = StatementRecord {
                id: format!("note#{n}"),
                document: "note".into(),
                speaker: "country/ruritania".into(),
                holder: "country/ruritania".into(),
                target: "country/graustark".into(),
                stance,
                polarity: stance.polarity(),
                start: 0,
                end: 1,
                text: "x".into(),
                cue: None,
                via: Vec::new(),
                negated: false,
                rule: "r".into(),
                confidence: 0.5,
            };
            tally.add_statement(&statement, Some(["1890", "1891"][n % 2]), |_| None, || None);
        }
        tally.finish().0
    }

    #[test]
    fn a_pair_with_both_signs_is_mixed_and_takes_the_larger() {
        use Stance::{Criticize, Mention, Oppose, Support, Urge};
        let graph = graph(&[Mention, Mention, Mention, Criticize, Oppose, Oppose, Support, Urge]);
        let [pair] = &graph.bundles(Grouping::Pair)[..] else { panic!("one pair") };
        assert_eq!((pair.polarity(), pair.is_mixed(), pair.count()), (-1, true, 8));
        assert_eq!(pair.summary(), "oppose 2, support 1, criticize 1, urge 1, mention 3");
        assert_eq!(pair.statements.len(), 8);
        assert_eq!(pair.dates, BTreeMap::from([("1890", 4), ("1891", 4)]));
        let signs: Vec<i8> = graph.bundles(Grouping::Sign).iter().map(Bundle::polarity).collect();
        assert_eq!(signs, [-1, 0, 1]);
        assert!(graph.bundles(Grouping::Sign).iter().all(|b| !b.is_mixed()));
        assert_eq!(graph.bundles(Grouping::Stance).len(), 5);
    }

    #[test]
    fn groupings_are_read_by_their_names() {
        for by in Grouping::ALL {
            assert_eq!(by.name().parse(), Ok(by));
        }
        assert_eq!("triple".parse::<Grouping>(), Err("expected pair, sign or stance".into()));
    }
}
