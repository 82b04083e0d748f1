//! PageRank on the ties in favour: who is backed by those who are backed.

use super::Network;

/// The share of rank that follows ties; the rest goes to everybody alike.
pub const DAMPING: f64 = 0.85;
/// It ends when the ranks change by less than this, summed up, for each node; a power of what networkx asks for.
const TOLERANCE: f64 = 1e-12;
/// Or after so many rounds, which takes the change below any that a double can hold.
const ROUNDS: usize = 300;

/// PageRank (Brin and Page 1998) of everybody over statements in favour: a holder hands his rank on to those whom he
/// favours, in proportion to the statements. Who favours nobody hands his on to everybody alike. Sums up to 1 over those
/// who take or receive a side; nothing for the others.
///
/// # Cost
/// Linear in the ties, for each of about 150 rounds.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, rank}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let ranks = rank::of(&network);
/// let highest = (0..5).max_by(|&a, &b| ranks[a].partial_cmp(&ranks[b]).unwrap()).unwrap();
/// assert_eq!(network.actors()[highest].label, "North Vietnam");
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Vec<Option<f64>> {
    let part = network.takes_part();
    let n = part.iter().filter(|part| **part).count() as f64;
    let mut given = vec![0.0; part.len()];
    for tie in network.sided() {
        given[tie.holder] += tie.statements.positive as f64;
    }
    let mut ranks: Vec<f64> = part.iter().map(|&part| if part { 1.0 / n } else { 0.0 }).collect();
    for _ in 0..ROUNDS {
        let idle: f64 = (0..part.len()).filter(|&at| given[at] == 0.0).map(|at| ranks[at]).sum();
        let alike = (DAMPING * idle + 1.0 - DAMPING) / n;
        let mut next: Vec<f64> = part.iter().map(|&part| if part { alike } else { 0.0 }).collect();
        for tie in network.sided().filter(|tie| tie.statements.positive > 0) {
            let share = tie.statements.positive as f64 / given[tie.holder];
            next[tie.target] += DAMPING * ranks[tie.holder] * share;
        }
        let change: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ranks = next;
        if change < n * TOLERANCE {
            break;
        }
    }
    part.into_iter().zip(ranks).map(|(part, rank)| part.then_some(rank)).collect()
}
