//! The network at work: whole numbers between the layers, several sentences at a time.

use super::heads::{self, Analysis, Heads};
use super::kernel::{LARGEST, Level};
use super::layer::room;
use super::recurrent::{self, Side};
use super::token::Token;
use super::types::{Embeddings, Types};
use super::weights::Weights;
use std::ops::Range;

/// What one unit of a byte of state is worth.
pub(super) const UNIT: f32 = 1.0 / LARGEST as f32;

/// The weights laid out for one level of processor.
pub(super) struct Network {
    embeddings: Embeddings,
    layers: Vec<[Side; 2]>,
    hidden: usize,
    heads: Heads,
}

/// What is kept from sentence to sentence: first projections of word types, and room to work in.
#[derive(Default)]
pub(super) struct Cache {
    types: Types,
    /// Projections of a later layer, one direction at a time.
    later: Vec<i16>,
    /// States of one layer and the next.
    states: [Vec<u8>; 2],
    sums: Vec<i32>,
    lanes: recurrent::Room,
    heads: heads::Room,
}

impl Network {
    pub fn new(weights: &Weights, level: Level) -> Network {
        let level = if Level::available().contains(&level) { level } else { Level::Portable };
        let side = |direction, backward| Side::new(direction, level, backward);
        Network {
            embeddings: Embeddings::new(weights, level),
            layers: weights.layers.iter().map(|[f, b]| [side(f, false), side(b, true)]).collect(),
            hidden: weights.layers[0][0].state.cols,
            heads: Heads::new(weights, level),
        }
    }

    /// Analyses some sentences side by side; quickest if the longest come first.
    pub fn analyse(&self, cache: &mut Cache, sentences: &[&[Token]]) -> Vec<Analysis> {
        let mut places = Vec::with_capacity(sentences.iter().map(|sentence| sentence.len() + 1).sum());
        let mut rows = Vec::with_capacity(sentences.len());
        cache.types.trim();
        for sentence in sentences {
            let start = places.len();
            places.push(cache.types.place(""));
            places.extend(sentence.iter().map(|token| cache.types.place(&token.form)));
            rows.push(start..places.len());
        }
        cache.types.project(&self.embeddings, &self.layers[0], &mut cache.sums);
        self.encode(cache, &places, &rows);
        let width = 2 * self.hidden;
        rows.iter()
            .map(|rows| {
                let states = &cache.states[0][rows.start * width..rows.end * width];
                self.heads.read_off(states, &mut cache.heads)
            })
            .collect()
    }

    /// Leaves the last layer's states in the cache.
    fn encode(&self, cache: &mut Cache, places: &[usize], sentences: &[Range<usize>]) {
        let (h, total) = (self.hidden, places.len());
        let Cache { types, later, states: [before, after], sums, lanes, .. } = cache;
        let later = room(later, if self.layers.len() > 1 { total * 4 * h } else { 0 });
        room(before, total * 2 * h);
        room(after, total * 2 * h);
        for (l, layer) in self.layers.iter().enumerate() {
            for (d, side) in layer.iter().enumerate() {
                let out = &mut after[d * h..total * 2 * h];
                if l == 0 {
                    let place = |row: usize| types.start(places[row], d);
                    side.run(types.projections(), place, sentences, lanes, out, 2 * h);
                } else {
                    side.input.project(&before[..total * 2 * h], &[UNIT], sums, later, 4 * h);
                    side.run(later, |row| row * 4 * h, sentences, lanes, out, 2 * h);
                }
            }
            std::mem::swap(before, after);
        }
    }
}
