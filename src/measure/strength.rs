//! Degree and strength: how many counterparts, how many statements.

use serde::Serialize;

use super::{BySign, Network};

/// What somebody says of others, or others of him.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Strength {
    /// The strength: how many statements.
    pub statements: BySign,
    /// The degree: how many counterparts with at least one such statement. Who is praised and blamed counts twice.
    pub counterparts: BySign,
}

impl Strength {
    fn add(&mut self, statements: BySign) {
        self.statements.add(statements);
        self.counterparts.positive += usize::from(statements.positive > 0);
        self.counterparts.neutral += usize::from(statements.neutral > 0);
        self.counterparts.negative += usize::from(statements.negative > 0);
    }
}

/// What everybody gives and receives, in the order of [`Network::actors`].
///
/// ```
/// use demarche::{graph::Graph, measure::{Network, strength}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let (_, received) = strength::of(&network)[1];
/// assert_eq!(network.actors()[1].label, "United States");
/// assert_eq!((received.statements.negative, received.counterparts.negative), (3, 2));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Vec<(Strength, Strength)> {
    let mut all = vec![(Strength::default(), Strength::default()); network.actors().len()];
    for tie in network.ties() {
        all[tie.holder].0.add(tie.statements);
        all[tie.target].1.add(tie.statements);
    }
    all
}
