//! A layer without memory.

use crate::matrix::{Packed, transpose};
use crate::product::add_product;
use crate::random::Random;
use crate::tensor::Tensor;

/// A matrix (inputs by outputs) and a bias.
pub struct Dense {
    pub weight: Tensor,
    pub bias: Tensor,
}

impl Dense {
    pub fn new(inputs: usize, outputs: usize, random: &mut Random) -> Dense {
        let weight = Tensor::glorot(inputs, outputs, random);
        Dense { weight, bias: Tensor::new(1, outputs, 0.0, random) }
    }

    pub fn forward(&self, x: &[f32], n: usize) -> Vec<f32> {
        let mut y = Vec::with_capacity(n * self.weight.cols);
        (0..n).for_each(|_| y.extend_from_slice(&self.bias.w));
        add_product(&mut y, x, &Packed::new(&self.weight.w, self.weight.rows, self.weight.cols), n);
        y
    }

    pub fn backward(&mut self, x: &[f32], dy: &[f32], dx: &mut [f32], n: usize) {
        let (inputs, outputs) = (self.weight.rows, self.weight.cols);
        let packed = Packed::new(dy, n, outputs);
        add_product(&mut self.weight.g, &transpose(x, n, inputs), &packed, inputs);
        for row in dy.chunks(outputs) {
            self.bias.g.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        add_product(dx, dy, &Packed::transposed(&self.weight.w, inputs, outputs), n);
    }
}
