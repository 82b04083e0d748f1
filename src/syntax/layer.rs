//! A matrix with what is added to its product.

use super::kernel::float::{self, Products};
use super::kernel::{Level, PART, Packed};
use super::weights::Linear;
use std::ops::Range;

/// Inputs that are multiplied at a time, so that their sums stay at hand.
const GROUP: usize = 24;

/// The matrix laid out, rows padded to a multiple of sixteen with some whose products are below all others.
pub(super) struct Layer {
    pub matrix: Packed,
    level: Level,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

impl Layer {
    pub fn new(linear: &Linear, level: Level) -> Layer {
        let matrix = Packed::new(&linear.matrix, level);
        let (mut scales, mut bias) = (linear.matrix.scales.clone(), linear.bias.clone());
        scales.resize(matrix.rows, 0.0);
        bias.resize(matrix.rows, f32::NEG_INFINITY);
        Layer { matrix, level, scales, bias }
    }

    /// The products with bytes as floats, as many for each input as the padded matrix has rows.
    ///
    /// `units` say what the bytes of an input are worth, the last for all that follow.
    pub fn floats<'a>(
        &self,
        inputs: &[u8],
        units: &[f32],
        sums: &mut Vec<i32>,
        out: &'a mut Vec<f32>,
    ) -> &'a mut [f32] {
        let stride = self.matrix.rows;
        let out = room(out, inputs.len() / self.matrix.width * stride);
        self.each(inputs, units, stride, sums, |at, products| {
            float::scale(self.level, products, &mut out[at..]);
        });
        out
    }

    /// The products with bytes as stored projections `stride` apart.
    pub fn project(&self, inputs: &[u8], units: &[f32], sums: &mut Vec<i32>, out: &mut [i16], stride: usize) {
        self.each(inputs, units, stride, sums, |at, products| {
            float::project(self.level, products, &mut out[at..]);
        });
    }

    /// Calls back with the sums of a few inputs and rows, and where they belong.
    fn each(
        &self,
        inputs: &[u8],
        units: &[f32],
        stride: usize,
        sums: &mut Vec<i32>,
        mut done: impl FnMut(usize, Products),
    ) {
        let sums = room(sums, GROUP * PART);
        for (g, inputs) in inputs.chunks(GROUP * self.matrix.width).enumerate() {
            let first = g * GROUP;
            let count = inputs.len() / self.matrix.width;
            let units = &units[first.min(units.len() - 1)..];
            for part in 0..self.matrix.parts() {
                let rows = self.matrix.product(part, inputs, sums);
                let Range { start, end } = part * PART..part * PART + rows;
                let products = Products {
                    sums: &sums[..count * rows],
                    scales: &self.scales[start..end],
                    bias: &self.bias[start..end],
                    units,
                    stride,
                };
                done(first * stride + start, products);
            }
        }
    }
}

/// The first `count` places of a vector that grows as needed; their contents are left over.
pub(super) fn room<T: Clone + Default>(vector: &mut Vec<T>, count: usize) -> &mut [T] {
    if vector.len() < count {
        vector.resize(count, T::default());
    }
    &mut vector[..count]
}
