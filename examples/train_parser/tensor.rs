//! A matrix of parameters with its gradient and Adam's two averages.

use crate::random::Random;

pub struct Tensor {
    pub rows: usize,
    pub cols: usize,
    pub w: Vec<f32>,
    pub g: Vec<f32>,
    m: Vec<f32>,
    v: Vec<f32>,
}

pub struct Step {
    pub rate: f32,
    pub beta1: f32,
    pub beta2: f32,
    /// Corrections of the averages at this step.
    pub fix1: f32,
    pub fix2: f32,
    /// What gradients are multiplied with (clipping).
    pub shrink: f32,
}

impl Tensor {
    pub fn new(rows: usize, cols: usize, spread: f32, random: &mut Random) -> Tensor {
        let w = (0..rows * cols).map(|_| (random.unit() * 2.0 - 1.0) * spread).collect::<Vec<_>>();
        let zero = vec![0.0; rows * cols];
        Tensor { rows, cols, w, g: zero.clone(), m: zero.clone(), v: zero }
    }

    /// Spread for a layer with so many inputs and outputs.
    pub fn glorot(rows: usize, cols: usize, random: &mut Random) -> Tensor {
        Tensor::new(rows, cols, (6.0 / (rows + cols) as f32).sqrt(), random)
    }

    pub fn square(&self) -> f64 {
        self.g.iter().map(|g| f64::from(g * g)).sum()
    }

    pub fn update(&mut self, step: &Step) {
        self.update_range(step, 0, self.w.len());
    }

    pub fn update_row(&mut self, step: &Step, row: usize) {
        self.update_range(step, row * self.cols, (row + 1) * self.cols);
    }

    fn update_range(&mut self, step: &Step, from: usize, to: usize) {
        let (w, g) = (&mut self.w[from..to], &mut self.g[from..to]);
        let (m, v) = (&mut self.m[from..to], &mut self.v[from..to]);
        for (((w, g), m), v) in w.iter_mut().zip(g).zip(m).zip(v) {
            let gradient = *g * step.shrink;
            *m = step.beta1 * *m + (1.0 - step.beta1) * gradient;
            *v = step.beta2 * *v + (1.0 - step.beta2) * gradient * gradient;
            *w -= step.rate * (*m * step.fix1) / ((*v * step.fix2).sqrt() + 1e-8);
            *g = 0.0;
        }
    }
}
