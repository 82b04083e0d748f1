//! Structural balance: whether the enemy of an enemy is a friend.

use rayon::prelude::*;
use serde::Serialize;

use super::random::Random;
use super::{Network, Pair};

/// How often the signs are dealt out anew.
pub const DRAWS: usize = 1000;
/// The seed of these draws.
const SEED: u64 = 1956;

/// The triads of those between whom a side is taken, and what chance lets expect.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Balance {
    /// Pairs whose statements, both directions together, are more in favour.
    pub positive_pairs: usize,
    /// Pairs whose statements are more against.
    pub negative_pairs: usize,
    /// Pairs with as many in favour as against: they have no sign and are in no triad.
    pub even_pairs: usize,
    /// How many triads there are of each type.
    pub triads: Triads<TriadCount>,
    /// The share of triads that are balanced: `ppp` and `pnn`. Nothing where there are none.
    pub balanced: Option<f64>,
    /// The share where signs are dealt out to the same pairs at random.
    pub chance: Option<Chance>,
}

/// Something for each type of triad, by its signs: p in favour, n against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Triads<T> {
    /// Three friends: balanced.
    pub ppp: T,
    /// Two enemies with a common friend: not balanced.
    pub ppn: T,
    /// Two friends with a common enemy: balanced.
    pub pnn: T,
    /// Three enemies: not balanced; weakly so in the sense of Davis (1967).
    pub nnn: T,
}

impl<T> Triads<T> {
    /// The four with their signs, for people.
    pub fn each(&self) -> [(&'static str, &T); 4] {
        [("+++", &self.ppp), ("++−", &self.ppn), ("+−−", &self.pnn), ("−−−", &self.nnn)]
    }

    fn of(mut value: impl FnMut(usize) -> T) -> Triads<T> {
        Triads { ppp: value(0), ppn: value(1), pnn: value(2), nnn: value(3) }
    }
}

/// The triads of one type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct TriadCount {
    /// How many there are.
    pub count: usize,
    /// How many there are by chance, on average.
    pub expected: f64,
    /// How many standard deviations the number is above that; nothing where chance leaves no choice.
    pub z: Option<f64>,
}

/// The share of balanced triads over draws in which the same signs are dealt out to the same pairs at random.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Chance {
    /// How many draws.
    pub draws: usize,
    /// The share on average.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// How many standard deviations the real share is above the mean; nothing where all draws are alike.
    pub z: Option<f64>,
    /// The share of draws at least as balanced, the real signs being one of them: (1 + as balanced) / (1 + draws).
    pub p: f64,
}

/// Counts triads (Cartwright and Harary 1956) and compares with signs dealt out at random, as Leskovec, Huttenlocher
/// and Kleinberg (2010) do.
///
/// # Cost
/// Triads × draws: a million triads take seconds.
///
/// # Example
/// ```
/// use demarche::{graph::Graph, measure::{Network, balance}};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let network = Network::of(&Graph::build(&demarche::export::json::read("letter.json", json)?));
/// let balance = balance::of(&network);
/// // Kim Il Sung backs North Vietnam, and both are against the United States.
/// assert_eq!((balance.triads.pnn.count, balance.balanced), (1, Some(1.0)));
/// // Wherever the one sign in favour falls, such a triad is balanced.
/// assert_eq!(balance.chance.unwrap().p, 1.0);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn of(network: &Network) -> Balance {
    let pairs = network.pairs();
    let signed: Vec<&Pair> = pairs.iter().filter(|pair| pair.statements.net() != 0).collect();
    let signs: Vec<u8> = signed.iter().map(|pair| u8::from(pair.statements.net() < 0)).collect();
    let negative = signs.iter().filter(|sign| **sign == 1).count();
    let triangles = triangles(network.actors().len(), &signed);
    let real = census(&triangles, &signs);
    let mut balance = Balance {
        positive_pairs: signs.len() - negative,
        negative_pairs: negative,
        even_pairs: pairs.len() - signed.len(),
        ..Balance::default()
    };
    if triangles.is_empty() {
        return balance;
    }
    let draws: Vec<[u32; 4]> = (0..DRAWS as u64)
        .into_par_iter()
        .map(|draw| {
            let mut signs = signs.clone();
            Random::new(SEED.wrapping_add(draw << 32)).shuffle(&mut signs);
            census(&triangles, &signs)
        })
        .collect();
    balance.triads = Triads::of(|kind| {
        let (mean, sd) = spread(draws.iter().map(|draw| f64::from(draw[kind])));
        let count = real[kind];
        TriadCount { count: count as usize, expected: mean, z: score(f64::from(count), mean, sd) }
    });
    let balanced = |counts: &[u32; 4]| counts[0] + counts[2];
    let share = |counts: &[u32; 4]| f64::from(balanced(counts)) / triangles.len() as f64;
    let (mean, sd) = spread(draws.iter().map(share));
    let as_balanced = draws.iter().filter(|draw| balanced(draw) >= balanced(&real)).count();
    balance.balanced = Some(share(&real));
    balance.chance = Some(Chance {
        draws: DRAWS,
        mean,
        sd,
        z: score(share(&real), mean, sd),
        p: (1 + as_balanced) as f64 / (1 + DRAWS) as f64,
    });
    balance
}

/// Every three of whom each two are a pair, as places in `pairs`, which are sorted.
fn triangles(nodes: usize, pairs: &[&Pair]) -> Vec<[u32; 3]> {
    // To each node those behind it, with the place of the pair.
    let mut behind: Vec<Vec<(usize, u32)>> = vec![Vec::new(); nodes];
    for (n, pair) in pairs.iter().enumerate() {
        behind[pair.a].push((pair.b, n as u32));
    }
    let mut triangles = Vec::new();
    for (n, pair) in pairs.iter().enumerate() {
        let (mut of_a, mut of_b) = (behind[pair.a].iter().peekable(), behind[pair.b].iter().peekable());
        while let (Some(&&(a, from_a)), Some(&&(b, from_b))) = (of_a.peek(), of_b.peek()) {
            if a == b {
                triangles.push([n as u32, from_a, from_b]);
            }
            if a <= b {
                of_a.next();
            }
            if b <= a {
                of_b.next();
            }
        }
    }
    triangles
}

/// How many triads have no, one, two, three signs against.
fn census(triangles: &[[u32; 3]], signs: &[u8]) -> [u32; 4] {
    let mut counts = [0; 4];
    for triangle in triangles {
        let against: u8 = triangle.iter().map(|&pair| signs[pair as usize]).sum();
        counts[usize::from(against & 3)] += 1;
    }
    counts
}

/// Mean and standard deviation.
fn spread(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / n;
    let squares: f64 = values.map(|value| (value - mean) * (value - mean)).sum();
    (mean, (squares / (n - 1.0).max(1.0)).sqrt())
}

/// How many standard deviations above the mean. Draws that are all alike differ by rounding at most.
fn score(value: f64, mean: f64, sd: f64) -> Option<f64> {
    (sd > 1e-9).then(|| (value - mean) / sd)
}
