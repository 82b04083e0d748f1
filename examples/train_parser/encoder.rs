//! Embeddings and recurrent layers, forward and back.

use crate::batch::Batch;
use crate::lstm::Trace;
use crate::network::{Drop, Network};
use crate::random::Random;

/// The way through the recurrent layers, for the way back.
pub struct Encoded {
    x_mask: Option<Vec<f32>>,
    pub used: Vec<Vec<u32>>,
    traces: Vec<[Trace; 2]>,
    masks: Vec<Option<Vec<f32>>>,
    pub top: Vec<f32>,
}

impl Network {
    /// From words to the states of the last layer; with dropout while training.
    pub fn encode(&self, batch: &Batch, drop: Option<(Drop, &mut Random)>) -> Encoded {
        let (d, h, n) = (self.sizes.embedding, self.sizes.hidden, batch.total);
        let mut drop = drop;
        let mut used: Vec<Vec<u32>> = vec![vec![0]; n];
        for (s, sample) in batch.samples.iter().enumerate() {
            for (i, features) in sample.features.iter().enumerate() {
                let mut from = 0;
                if let Some((drop, random)) = &mut drop {
                    let rare = 0.4 / (1.0 + sample.counts[i] as f32);
                    if random.chance(drop.word + rare) {
                        from = sample.named[i];
                    }
                }
                used[batch.at(i + 1, s)] = features[from..].to_vec();
            }
        }
        let mut x = vec![0.0; n * d];
        for (row, features) in x.chunks_mut(d).zip(&used) {
            for &feature in features {
                let source = &self.embeddings.w[feature as usize * d..][..d];
                row.iter_mut().zip(source).for_each(|(sum, value)| *sum += value);
            }
        }
        let mut mask = |width: usize, state: bool| {
            drop.as_mut()
                .map(|(drop, random)| batch.mask(width, if state { drop.state } else { drop.input }, random))
        };
        let x_mask = mask(d, false);
        if let Some(mask) = &x_mask {
            batch.apply(&mut x, mask, d);
        }
        let (mut traces, mut masks) = (Vec::new(), Vec::new());
        for [forward, backward] in &self.layers {
            let width = x.len() / n;
            let reversed = batch.reversed(&x, width);
            let f = forward.forward(batch, x, mask(h, true));
            let b = backward.forward(batch, reversed, mask(h, true));
            let turned = batch.reversed(&b.h, h);
            x = Vec::with_capacity(n * 2 * h);
            for (f, b) in f.h.chunks(h).zip(turned.chunks(h)) {
                x.extend_from_slice(f);
                x.extend_from_slice(b);
            }
            let out_mask = mask(2 * h, false);
            if let Some(mask) = &out_mask {
                batch.apply(&mut x, mask, 2 * h);
            }
            traces.push([f, b]);
            masks.push(out_mask);
        }
        Encoded { x_mask, used, traces, masks, top: x }
    }

    /// Adds the gradients of everything below the last layer's states.
    pub fn encode_back(&mut self, batch: &Batch, encoded: &Encoded, mut dx: Vec<f32>) {
        let (h, d) = (self.sizes.hidden, self.sizes.embedding);
        for (l, layer) in self.layers.iter_mut().enumerate().rev() {
            if let Some(mask) = &encoded.masks[l] {
                batch.apply(&mut dx, mask, 2 * h);
            }
            let (mut df, mut db) = (Vec::new(), Vec::new());
            for row in dx.chunks(2 * h) {
                df.extend_from_slice(&row[..h]);
                db.extend_from_slice(&row[h..]);
            }
            let [f, b] = layer;
            let [tf, tb] = &encoded.traces[l];
            dx = f.backward(batch, tf, df);
            let from_back = b.backward(batch, tb, batch.reversed(&db, h));
            let turned = batch.reversed(&from_back, from_back.len() / batch.total);
            dx.iter_mut().zip(&turned).for_each(|(sum, value)| *sum += value);
        }
        if let Some(mask) = &encoded.x_mask {
            batch.apply(&mut dx, mask, d);
        }
        for (row, features) in dx.chunks(d).zip(&encoded.used) {
            for &feature in features {
                let target = &mut self.embeddings.g[feature as usize * d..][..d];
                target.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
            }
        }
    }
}
