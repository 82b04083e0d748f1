//! Losses and their gradients.

use crate::batch::Batch;

/// Arc scores of one sentence: adds the gradients of both sides, gives the loss.
pub fn arcs(
    batch: &Batch,
    s: usize,
    gold: &[usize],
    a: usize,
    [q, h]: [&[f32]; 2],
    [dq, dh]: [&mut [f32]; 2],
    each: f32,
) -> f32 {
    let n = gold.len();
    let mut loss = 0.0;
    let mut scores = vec![0.0; n + 1];
    for (d, &gold) in gold.iter().enumerate() {
        let row = batch.at(d + 1, s) * a;
        for (at, score) in scores.iter_mut().enumerate() {
            *score = dot(&q[row..row + a], &h[batch.at(at, s) * a..][..a]);
        }
        scores[d + 1] = f32::NEG_INFINITY;
        loss += cross_entropy(&mut scores, gold, each);
        for (at, &gradient) in scores.iter().enumerate().filter(|(_, g)| **g != 0.0) {
            let head = batch.at(at, s) * a;
            for j in 0..a {
                dq[row + j] += gradient * h[head + j];
                dh[head + j] += gradient * q[row + j];
            }
        }
    }
    loss
}

/// Turns scores into their gradient; gives the loss.
pub fn cross_entropy(scores: &mut [f32], gold: usize, weight: f32) -> f32 {
    let most = scores.iter().fold(f32::NEG_INFINITY, |most, &score| most.max(score));
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score *= weight / sum);
    let loss = -(scores[gold] / weight).max(1e-9).ln() * weight;
    scores[gold] -= weight;
    loss
}

/// The product of two vectors whose length is a multiple of 32.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 32];
    for (a, b) in a.chunks_exact(32).zip(b.chunks_exact(32)) {
        for l in 0..32 {
            sums[l] += a[l] * b[l];
        }
    }
    sums.iter().sum()
}

/// Where the largest score stands.
pub fn largest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}
