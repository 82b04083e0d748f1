//! Sentences side by side: position `t` of all of them together, the longest sentence first.

use crate::random::Random;

/// A sentence as the network wants it.
#[derive(Clone, Default)]
pub struct Sample {
    /// Rows of the embeddings for every word.
    pub features: Vec<Vec<u32>>,
    /// How many of a word's features, from the first, name the word itself.
    pub named: Vec<usize>,
    /// How often the word stands in the training data.
    pub counts: Vec<u32>,
    pub tags: Vec<usize>,
    /// One-based, 0 for the root.
    pub heads: Vec<usize>,
    pub labels: Vec<usize>,
}

pub struct Batch<'a> {
    pub samples: Vec<&'a Sample>,
    /// Positions a sentence takes: its words and the root before them.
    pub lengths: Vec<usize>,
    /// Where the positions `t` begin.
    pub offsets: Vec<usize>,
    /// How many sentences have a position `t`.
    pub active: Vec<usize>,
    /// All positions.
    pub total: usize,
    /// All words.
    pub words: usize,
}

impl<'a> Batch<'a> {
    pub fn new(mut samples: Vec<&'a Sample>) -> Batch<'a> {
        samples.sort_by_key(|sample| std::cmp::Reverse(sample.tags.len()));
        let lengths: Vec<usize> = samples.iter().map(|sample| sample.tags.len() + 1).collect();
        let (mut offsets, mut active, mut total) = (Vec::new(), Vec::new(), 0);
        for t in 0..lengths.first().copied().unwrap_or(0) {
            let count = lengths.iter().filter(|&&length| length > t).count();
            offsets.push(total);
            active.push(count);
            total += count;
        }
        Batch { words: total - samples.len(), samples, lengths, offsets, active, total }
    }

    pub fn at(&self, t: usize, s: usize) -> usize {
        self.offsets[t] + s
    }

    /// Rows with every sentence turned round; turning twice gives the rows back.
    pub fn reversed(&self, rows: &[f32], width: usize) -> Vec<f32> {
        let mut out = vec![0.0; rows.len()];
        for (s, &length) in self.lengths.iter().enumerate() {
            for t in 0..length {
                let (to, from) = (self.at(t, s) * width, self.at(length - 1 - t, s) * width);
                out[to..to + width].copy_from_slice(&rows[from..from + width]);
            }
        }
        out
    }

    /// A dropout mask, one row a sentence.
    pub fn mask(&self, width: usize, drop: f32, random: &mut Random) -> Vec<f32> {
        let keep = 1.0 / (1.0 - drop);
        (0..self.samples.len() * width).map(|_| if random.chance(drop) { 0.0 } else { keep }).collect()
    }

    /// Multiplies every position with its sentence's row of the mask.
    pub fn apply(&self, rows: &mut [f32], mask: &[f32], width: usize) {
        for (t, &count) in self.active.iter().enumerate() {
            let rows = &mut rows[self.offsets[t] * width..][..count * width];
            rows.iter_mut().zip(mask).for_each(|(value, keep)| *value *= keep);
        }
    }
}

/// Batches of about `size` words, sentences of like length together, in random order.
pub fn batches<'a>(samples: &'a [Sample], size: usize, random: &mut Random) -> Vec<Vec<&'a Sample>> {
    let mut order: Vec<&Sample> = samples.iter().collect();
    random.shuffle(&mut order);
    let mut batches = Vec::new();
    for chunk in order.chunks_mut(640) {
        chunk.sort_by_key(|sample| sample.tags.len());
        let (mut batch, mut words) = (Vec::new(), 0);
        for &sample in chunk.iter() {
            words += sample.tags.len() + 1;
            batch.push(sample);
            if words >= size {
                batches.push(std::mem::take(&mut batch));
                words = 0;
            }
        }
        if !batch.is_empty() {
            batches.push(batch);
        }
    }
    random.shuffle(&mut batches);
    batches
}
