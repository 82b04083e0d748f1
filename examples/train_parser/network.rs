//! The whole network: embeddings, recurrent layers, the heads for tags, arcs and labels.

use crate::batch::Batch;
use crate::dense::Dense;
use crate::loss::{arcs, cross_entropy, dot, largest};
use crate::lstm::Cell;
use crate::matrix::tanh;
use crate::random::Random;
use crate::tensor::{Step, Tensor};
use demarche::syntax::decode;

#[derive(Clone, Copy)]
pub struct Sizes {
    pub features: usize,
    pub embedding: usize,
    pub hidden: usize,
    pub layers: usize,
    pub arc: usize,
    pub label: usize,
    pub tags: usize,
    pub labels: usize,
}

pub struct Network {
    pub sizes: Sizes,
    pub embeddings: Tensor,
    pub layers: Vec<[Cell; 2]>,
    pub tag: Dense,
    pub arc_dependent: Dense,
    pub arc_head: Dense,
    pub arc_between: Dense,
    pub label_dependent: Dense,
    pub label_head: Dense,
    pub label: Dense,
}

/// How much is dropped while training.
#[derive(Clone, Copy)]
pub struct Drop {
    pub input: f32,
    pub state: f32,
    pub word: f32,
}

/// Predictions for one sentence.
pub struct Guess {
    pub tags: Vec<usize>,
    pub heads: Vec<usize>,
    pub labels: Vec<usize>,
}

impl Network {
    pub fn new(sizes: Sizes, random: &mut Random) -> Network {
        let (h2, mut inputs) = (2 * sizes.hidden, sizes.embedding);
        let mut layers = Vec::new();
        for _ in 0..sizes.layers {
            layers.push([Cell::new(inputs, sizes.hidden, random), Cell::new(inputs, sizes.hidden, random)]);
            inputs = h2;
        }
        Network {
            sizes,
            embeddings: Tensor::new(sizes.features, sizes.embedding, 0.15, random),
            layers,
            tag: Dense::new(h2, sizes.tags, random),
            arc_dependent: Dense::new(h2, sizes.arc, random),
            arc_head: Dense::new(h2, sizes.arc, random),
            arc_between: Dense::new(sizes.arc, sizes.arc, random),
            label_dependent: Dense::new(h2, sizes.label, random),
            label_head: Dense::new(h2, sizes.label, random),
            label: Dense::new(sizes.label, sizes.labels, random),
        }
    }

    fn heads(&mut self) -> [&mut Dense; 7] {
        [
            &mut self.tag,
            &mut self.arc_dependent,
            &mut self.arc_head,
            &mut self.arc_between,
            &mut self.label_dependent,
            &mut self.label_head,
            &mut self.label,
        ]
    }

    /// One step of training: the loss of the batch.
    pub fn train(&mut self, batch: &Batch, drop: Drop, random: &mut Random, step: &mut Step) -> f32 {
        let n = batch.total;
        let (a, b, width) = (self.sizes.arc, self.sizes.label, 2 * self.sizes.hidden);
        let encoded = self.encode(batch, Some((drop, random)));
        let top = &encoded.top;
        let mut dtop = vec![0.0; n * width];
        let each = 1.0 / batch.words as f32;
        let mut loss = 0.0;

        let mut tags = self.tag.forward(top, n);
        let t = self.sizes.tags;
        tags[..batch.samples.len() * t].fill(0.0);
        for (s, sample) in batch.samples.iter().enumerate() {
            for (i, &gold) in sample.tags.iter().enumerate() {
                loss += cross_entropy(&mut tags[batch.at(i + 1, s) * t..][..t], gold, each);
            }
        }
        self.tag.backward(top, &tags, &mut dtop, n);

        let mut dependents = self.arc_dependent.forward(top, n);
        let mut heads = self.arc_head.forward(top, n);
        dependents.iter_mut().chain(&mut heads).for_each(|value| *value = tanh(*value));
        let between = self.arc_between.forward(&dependents, n);
        let (mut dbetween, mut dheads) = (vec![0.0; n * a], vec![0.0; n * a]);
        for (s, sample) in batch.samples.iter().enumerate() {
            loss += arcs(batch, s, &sample.heads, a, [&between, &heads], [&mut dbetween, &mut dheads], each);
        }
        let mut ddependents = vec![0.0; n * a];
        self.arc_between.backward(&dependents, &dbetween, &mut ddependents, n);
        let through = |d: &mut [f32], y: &[f32]| d.iter_mut().zip(y).for_each(|(d, y)| *d *= 1.0 - y * y);
        through(&mut ddependents, &dependents);
        through(&mut dheads, &heads);
        self.arc_dependent.backward(top, &ddependents, &mut dtop, n);
        self.arc_head.backward(top, &dheads, &mut dtop, n);

        let dependents = self.label_dependent.forward(top, n);
        let heads = self.label_head.forward(top, n);
        let mut hidden = vec![0.0; n * b];
        let pairs: Vec<(usize, usize)> = (batch.samples.iter().enumerate())
            .flat_map(|(s, sample)| {
                let pair = move |(i, &head): (usize, &usize)| (batch.at(i + 1, s), batch.at(head, s));
                sample.heads.iter().enumerate().map(pair)
            })
            .collect();
        for &(d, h) in &pairs {
            for j in 0..b {
                hidden[d * b + j] = (dependents[d * b + j] + heads[h * b + j]).max(0.0);
            }
        }
        let l = self.sizes.labels;
        let mut labels = self.label.forward(&hidden, n);
        labels[..batch.samples.len() * l].fill(0.0);
        for (s, sample) in batch.samples.iter().enumerate() {
            for (i, &gold) in sample.labels.iter().enumerate() {
                loss += cross_entropy(&mut labels[batch.at(i + 1, s) * l..][..l], gold, each);
            }
        }
        let mut dhidden = vec![0.0; n * b];
        self.label.backward(&hidden, &labels, &mut dhidden, n);
        dhidden.iter_mut().zip(&hidden).filter(|(_, y)| **y <= 0.0).for_each(|(d, _)| *d = 0.0);
        let mut dheads = vec![0.0; n * b];
        for &(d, h) in &pairs {
            for j in 0..b {
                dheads[h * b + j] += dhidden[d * b + j];
            }
        }
        self.label_dependent.backward(top, &dhidden, &mut dtop, n);
        self.label_head.backward(top, &dheads, &mut dtop, n);

        self.encode_back(batch, &encoded, dtop);
        self.update(&encoded.used, step);
        loss
    }

    fn update(&mut self, used: &[Vec<u32>], step: &mut Step) {
        let mut rows: Vec<u32> = used.iter().flatten().copied().collect();
        rows.sort_unstable();
        rows.dedup();
        let d = self.sizes.embedding;
        let mut square: f64 = 0.0;
        for &row in &rows {
            let g = &self.embeddings.g[row as usize * d..][..d];
            square += g.iter().map(|g| f64::from(g * g)).sum::<f64>();
        }
        square += self.layers.iter_mut().flatten().flat_map(Cell::tensors).map(|t| t.square()).sum::<f64>();
        square += self.heads().iter().map(|dense| dense.weight.square() + dense.bias.square()).sum::<f64>();
        step.shrink = (5.0 / square.sqrt().max(1e-9)).min(1.0) as f32;
        rows.iter().for_each(|&row| self.embeddings.update_row(step, row as usize));
        self.layers.iter_mut().flatten().flat_map(Cell::tensors).for_each(|tensor| tensor.update(step));
        for dense in self.heads() {
            dense.weight.update(step);
            dense.bias.update(step);
        }
    }

    /// Tags, heads and labels for every sentence of the batch, in the batch's order.
    pub fn predict(&self, batch: &Batch) -> Vec<Guess> {
        let n = batch.total;
        let (a, b) = (self.sizes.arc, self.sizes.label);
        let top = self.encode(batch, None).top;
        let tags = self.tag.forward(&top, n);
        let mut dependents = self.arc_dependent.forward(&top, n);
        let mut heads = self.arc_head.forward(&top, n);
        dependents.iter_mut().chain(&mut heads).for_each(|value| *value = tanh(*value));
        let between = self.arc_between.forward(&dependents, n);
        let label_d = self.label_dependent.forward(&top, n);
        let label_h = self.label_head.forward(&top, n);
        let mut guesses = Vec::new();
        for (s, sample) in batch.samples.iter().enumerate() {
            let words = sample.tags.len();
            let mut scores = vec![0.0; words * (words + 1)];
            for d in 0..words {
                let q = &between[batch.at(d + 1, s) * a..][..a];
                for h in 0..=words {
                    scores[d * (words + 1) + h] = dot(q, &heads[batch.at(h, s) * a..][..a]);
                }
            }
            let found = decode::heads(&scores, words);
            let mut hidden = Vec::with_capacity(words * b);
            for (d, &h) in found.iter().enumerate() {
                let (d, h) = (batch.at(d + 1, s) * b, batch.at(h, s) * b);
                hidden.extend((0..b).map(|j| (label_d[d + j] + label_h[h + j]).max(0.0)));
            }
            let labels = self.label.forward(&hidden, words);
            let tags =
                (0..words).map(|i| largest(&tags[batch.at(i + 1, s) * self.sizes.tags..][..self.sizes.tags]));
            guesses.push(Guess {
                tags: tags.collect(),
                heads: found,
                labels: labels.chunks(self.sizes.labels).map(largest).collect(),
            });
        }
        guesses
    }
}
