//! Likeness: who takes the same sides toward the same others.

use serde::Serialize;

use super::Network;

/// How many targets two must have in common.
pub const COMMON: usize = 2;

/// How alike two are in the sides they take.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Likeness {
    /// The first by id, as a place in [`Network::actors`].
    #[serde(skip)]
    pub a: usize,
    /// The second.
    #[serde(skip)]
    pub b: usize,
    /// How many targets both take a side toward.
    pub common: usize,
    /// The cosine of their net statements toward these: 1 where they agree in all, −1 where they disagree in all.
    pub cosine: f64,
}

impl Likeness {
    /// Orders by what the likeness rests on: the cosine times the number of common targets.
    pub fn weight(&self) -> f64 {
        self.cosine * self.common as f64
    }
}

/// The likeness of all who take sides toward at least two targets in common, sorted by id. Of each target the
/// statements in favour less those against count. Left out are those of whom one is as often for as against all
/// common targets.
///
/// # Cost
/// The sum, over all targets, of the square of how many take a side toward them.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, likeness}};
/// use demarche::record::{Extraction, Stance, StatementRecord};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let letter = demarche::export::json::read("letter.json", json)?;
/// let row = |holder: &str, stance: Stance, target: &str| StatementRecord {
///     holder: holder.into(), target: target.into(), stance, ..letter.statements[0].clone()
/// };
/// let statements = vec![
///     row("country/france", Stance::Support, "country/laos"), row("country/france", Stance::Oppose, "country/cuba"),
///     row("country/japan", Stance::Praise, "country/laos"), row("country/japan", Stance::Criticize, "country/cuba"),
/// ];
/// let alike = likeness::of(&Network::of(&Graph::build(&Extraction { statements, ..Extraction::default() })));
/// assert_eq!((alike.len(), alike[0].common), (1, 2));
/// assert!((alike[0].cosine - 1.0).abs() < 1e-12);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Vec<Likeness> {
    #[derive(Clone, Copy, Default)]
    struct Sums {
        common: usize,
        product: i64,
        squares: (i64, i64),
    }
    let targets = network.targets();
    let mut holders: Vec<Vec<(usize, i64)>> = vec![Vec::new(); targets.len()];
    for tie in network.sided() {
        holders[tie.target].push((tie.holder, tie.statements.net()));
    }
    let mut alike = Vec::new();
    let mut sums = vec![Sums::default(); targets.len()];
    let mut met = Vec::new();
    for (a, of_a) in targets.iter().enumerate() {
        for (target, statements) in of_a {
            let own = statements.net();
            for &(b, other) in holders[*target].iter().filter(|(b, _)| *b > a) {
                let sum = &mut sums[b];
                if sum.common == 0 {
                    met.push(b);
                }
                sum.common += 1;
                sum.product += own * other;
                sum.squares.0 += own * own;
                sum.squares.1 += other * other;
            }
        }
        met.sort_unstable();
        for b in met.drain(..) {
            let Sums { common, product, squares } = std::mem::take(&mut sums[b]);
            let length = (squares.0 as f64).sqrt() * (squares.1 as f64).sqrt();
            if common >= COMMON && length > 0.0 {
                alike.push(Likeness { a, b, common, cosine: product as f64 / length });
            }
        }
    }
    alike
}
