//! Betweenness: who stands on the shortest ways between others.

use rayon::prelude::*;

use super::Network;

/// How many sources are added up at a time: sums come in one order, whatever the number of threads.
const AT_ONCE: usize = 64;

/// Betweenness of everybody (Freeman 1977, by the algorithm of Brandes 2001): over all ordered pairs of others, the
/// share of the shortest directed paths that lead through him, divided by the number of these pairs. Paths go from holder
/// to target along every tie on which a side is taken, whatever the sign and the number of statements. Nothing for who
/// neither takes nor receives a side.
///
/// # Cost
/// Nodes × ties: at 2,000 and 20,000 a fraction of a second.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, between}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// // Kim Il Sung → North Vietnam → United States; but Kim Il Sung → United States is shorter.
/// assert_eq!(between::of(&network), [Some(0.0), Some(0.0), Some(0.0), None, None]);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Vec<Option<f64>> {
    let part = network.takes_part();
    let targets: Vec<Vec<usize>> =
        network.targets().into_iter().map(|of| of.into_iter().map(|(target, _)| target).collect()).collect();
    let sources: Vec<usize> = (0..targets.len()).filter(|&n| !targets[n].is_empty()).collect();
    let sums: Vec<Vec<f64>> = sources.par_chunks(AT_ONCE).map(|sources| from(sources, &targets)).collect();
    let n = part.iter().filter(|part| **part).count() as f64;
    let pairs = if n > 2.0 { (n - 1.0) * (n - 2.0) } else { 1.0 };
    let sum = |at: usize| sums.iter().map(|sums| sums[at]).sum::<f64>();
    part.iter().enumerate().map(|(at, part)| part.then(|| sum(at) / pairs)).collect()
}

/// What paths from these sources add to everybody.
fn from(sources: &[usize], targets: &[Vec<usize>]) -> Vec<f64> {
    let mut sums = vec![0.0; targets.len()];
    let mut walk = Walk::new(targets.len());
    for &source in sources {
        walk.from(source, targets, &mut sums);
    }
    sums
}

/// The room that one search needs, used again for the next.
struct Walk {
    /// Those reached, nearest first.
    order: Vec<usize>,
    seen: Vec<Seen>,
}

#[derive(Clone, Copy, Default)]
struct Seen {
    /// The distance from the source and 1 more; 0 for who was not reached.
    step: usize,
    /// How many shortest paths lead here.
    paths: f64,
    /// The share of paths to others that lead through here.
    through: f64,
}

impl Walk {
    fn new(nodes: usize) -> Walk {
        Walk { order: Vec::with_capacity(nodes), seen: vec![Seen::default(); nodes] }
    }

    fn from(&mut self, source: usize, targets: &[Vec<usize>], sums: &mut [f64]) {
        let Walk { order, seen } = self;
        for at in order.drain(..) {
            seen[at] = Seen::default();
        }
        seen[source] = Seen { step: 1, paths: 1.0, through: 0.0 };
        order.push(source);
        let mut next = 0;
        while let Some(&at) = order.get(next) {
            next += 1;
            let Seen { step, paths, .. } = seen[at];
            for &to in &targets[at] {
                if seen[to].step == 0 {
                    seen[to].step = step + 1;
                    order.push(to);
                }
                if seen[to].step == step + 1 {
                    seen[to].paths += paths;
                }
            }
        }
        for &at in order.iter().rev() {
            let Seen { step, paths, .. } = seen[at];
            let mut through = 0.0;
            for &to in &targets[at] {
                let beyond = seen[to];
                if beyond.step == step + 1 {
                    through += paths / beyond.paths * (1.0 + beyond.through);
                }
            }
            seen[at].through = through;
            if at != source {
                sums[at] += through;
            }
        }
    }
}
