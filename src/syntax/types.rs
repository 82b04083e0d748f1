//! Word types and their first projections.

use super::features::{ROOT_KEY, keys};
use super::hash::Map;
use super::kernel::Level;
use super::kernel::float;
use super::layer::room;
use super::recurrent::Side;
use super::weights::{Matrix, Weights};

/// Word types whose first projection is kept.
const MOST: usize = 8192;

/// What is known of words' features.
pub(super) struct Embeddings {
    level: Level,
    rows: Map<u64, u32>,
    matrix: Matrix,
}

/// Projections of word types by the first layer.
#[derive(Default)]
pub(super) struct Types {
    places: Map<String, usize>,
    /// Types that are not projected yet, in the order of their places.
    new: Vec<String>,
    projections: Vec<i16>,
    /// Projections of one type in one direction.
    width: usize,
    /// Features of new types, and what their bytes are worth.
    bytes: Vec<u8>,
    units: Vec<f32>,
}

impl Embeddings {
    pub fn new(weights: &Weights, level: Level) -> Embeddings {
        Embeddings {
            level,
            rows: weights.keys.iter().copied().zip(0..).collect(),
            matrix: weights.embeddings.clone(),
        }
    }

    /// The sum of a word's features; the empty form is the root.
    fn sum(&self, form: &str, sum: &mut [f32]) {
        sum.fill(0.0);
        let width = self.matrix.cols;
        let mut add = |key: u64| {
            let Some(&row) = self.rows.get(&key) else { return };
            let row = row as usize;
            let bytes = &self.matrix.data[row * width..(row + 1) * width];
            float::add(self.level, bytes, self.matrix.scales[row], sum);
        };
        if form.is_empty() {
            add(ROOT_KEY);
        } else {
            keys(form).into_iter().for_each(|(_, key)| add(key));
        }
    }
}

impl Types {
    /// Forgets all types when there are too many.
    pub fn trim(&mut self) {
        if self.places.len() > MOST {
            self.places.clear();
        }
    }

    /// The number of a word type; the empty form is the root.
    pub fn place(&mut self, form: &str) -> usize {
        if let Some(&place) = self.places.get(form) {
            return place;
        }
        let place = self.places.len();
        self.places.insert(form.to_string(), place);
        self.new.push(form.to_string());
        place
    }

    /// Projects the types that are new.
    pub fn project(&mut self, embeddings: &Embeddings, layer: &[Side; 2], sums: &mut Vec<i32>) {
        let count = self.new.len();
        if count == 0 {
            return;
        }
        let [width, padded] = [embeddings.matrix.cols, layer[0].input.matrix.width];
        self.width = layer[0].input.matrix.rows;
        let bytes = room(&mut self.bytes, count * padded);
        let units = room(&mut self.units, count);
        let mut sum = vec![0.0; width];
        for ((form, bytes), unit) in self.new.drain(..).zip(bytes.chunks_mut(padded)).zip(&mut *units) {
            embeddings.sum(&form, &mut sum);
            float::bytes(embeddings.level, &sum, bytes, unit);
        }
        let stride = 2 * self.width;
        let first = (self.places.len() - count) * stride;
        let out = &mut room(&mut self.projections, first + count * stride)[first..];
        for (d, side) in layer.iter().enumerate() {
            side.input.project(bytes, units, sums, &mut out[d * self.width..], stride);
        }
    }

    /// Where a type's projection in one direction begins.
    pub fn start(&self, place: usize, d: usize) -> usize {
        (2 * place + d) * self.width
    }

    /// All projections.
    pub fn projections(&self) -> &[i16] {
        &self.projections
    }
}
