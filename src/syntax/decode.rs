//! From arc scores to a tree: the best head of every word, then repairs.

/// Heads for `n` words from scores.
///
/// `scores[d * (n + 1) + h]` is the score of head `h` for word `d`, both words and heads counted so
/// that head 0 is the root and head `i + 1` is word `i`. Gives one head per word, in the same
/// counting; exactly one word has head 0, and there is no cycle.
///
/// ```
/// use demarche::syntax::decode::heads;
/// // Two words that would each take the other: the cycle is broken where it costs least.
/// assert_eq!(heads(&[5.0, 0.0, 9.0, 1.0, 9.0, 0.0], 2), [0, 1]);
/// ```
pub fn heads(scores: &[f32], n: usize) -> Vec<usize> {
    let width = n + 1;
    let score = |d: usize, h: usize| scores[d * width + h];
    if n == 0 || scores.len() < n * width {
        return vec![0; n];
    }
    let best = (0..n).map(|d| best((0..width).filter(|&h| h != d + 1), |h| score(d, h))).collect();
    repaired(best, score)
}

/// A tree from the best head of every word; `score` is never asked about a word as its own head.
pub(super) fn repaired(mut heads: Vec<usize>, score: impl Fn(usize, usize) -> f32) -> Vec<usize> {
    if heads.is_empty() {
        return heads;
    }
    one_root(&mut heads, &score);
    while let Some(cycle) = find_cycle(&heads) {
        break_cycle(&mut heads, &cycle, &score);
    }
    heads
}

fn best(candidates: impl Iterator<Item = usize>, score: impl Fn(usize) -> f32) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for candidate in candidates {
        let value = score(candidate);
        if value > best.1 {
            best = (candidate, value);
        }
    }
    best.0
}

/// Leaves one word under the root: the one that loses most elsewhere.
fn one_root(heads: &mut [usize], score: impl Fn(usize, usize) -> f32) {
    let n = heads.len();
    let roots: Vec<usize> = (0..n).filter(|&d| heads[d] == 0).collect();
    let second = |d: usize| best((1..=n).filter(|&h| h != d + 1), |h| score(d, h));
    if n == 1 {
        heads[0] = 0;
    } else if roots.is_empty() {
        let root = best(0..n, |d| score(d, 0) - score(d, heads[d]));
        heads[root] = 0;
    } else if roots.len() > 1 {
        let keep = best(roots.iter().copied(), |d| score(d, 0) - score(d, second(d)));
        for d in roots.into_iter().filter(|&d| d != keep) {
            heads[d] = second(d);
        }
    }
}

fn find_cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; heads.len()];
    for start in 0..heads.len() {
        let mut at = start;
        while seen[at] == usize::MAX {
            seen[at] = start;
            if heads[at] == 0 {
                break;
            }
            at = heads[at] - 1;
        }
        if seen[at] == start && heads[at] != 0 {
            let mut cycle = vec![at];
            let mut next = heads[at] - 1;
            while next != at {
                cycle.push(next);
                next = heads[next] - 1;
            }
            return Some(cycle);
        }
    }
    None
}

/// Gives one word of the cycle a head that hangs from the root, where that costs least.
fn break_cycle(heads: &mut [usize], cycle: &[usize], score: impl Fn(usize, usize) -> f32) {
    let n = heads.len();
    let mut hangs = vec![false; n];
    for (start, hang) in hangs.iter_mut().enumerate() {
        let (mut at, mut steps) = (start, 0);
        while heads[at] != 0 && steps <= n {
            at = heads[at] - 1;
            steps += 1;
        }
        *hang = heads[at] == 0;
    }
    let mut choice = (cycle[0], 0, f32::NEG_INFINITY);
    for &d in cycle {
        for h in (1..=n).filter(|&h| hangs[h - 1]) {
            let gain = score(d, h) - score(d, heads[d]);
            if gain > choice.2 {
                choice = (d, h, gain);
            }
        }
    }
    heads[choice.0] = choice.1;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_scores_give_a_tree() {
        let mut state = 7_u64;
        for n in 0..40 {
            let scores: Vec<f32> = (0..n * (n + 1))
                .map(|_| {
                    state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (state >> 40) as f32
                })
                .collect();
            let heads = heads(&scores, n);
            assert_eq!(heads.iter().filter(|&&h| h == 0).count(), n.min(1));
            assert_eq!(find_cycle(&heads), None);
        }
    }
}
