//! One direction of a recurrent layer, forward and back.

use crate::batch::Batch;
use crate::matrix::{Packed, sigmoid_tanh, sigmoids, tanh, transpose};
use crate::product::add_product;
use crate::random::Random;
use crate::tensor::Tensor;

pub struct Cell {
    /// Inputs by `4 * hidden`: input, forget, cell, output gates.
    pub input: Tensor,
    pub state: Tensor,
    pub bias: Tensor,
    pub hidden: usize,
}

/// What the way back needs of the way forward.
pub struct Trace {
    x: Vec<f32>,
    gates: Vec<f32>,
    cells: Vec<f32>,
    /// The state as the next step sees it (after dropout).
    seen: Vec<f32>,
    pub h: Vec<f32>,
    mask: Option<Vec<f32>>,
}

impl Cell {
    pub fn new(inputs: usize, hidden: usize, random: &mut Random) -> Cell {
        let mut bias = Tensor::new(1, 4 * hidden, 0.0, random);
        bias.w[hidden..2 * hidden].fill(1.0);
        let input = Tensor::new(inputs, 4 * hidden, (6.0 / (inputs + hidden) as f32).sqrt(), random);
        let state = Tensor::new(hidden, 4 * hidden, (3.0 / hidden as f32).sqrt() * 0.7, random);
        Cell { input, state, bias, hidden }
    }

    pub fn tensors(&mut self) -> [&mut Tensor; 3] {
        [&mut self.input, &mut self.state, &mut self.bias]
    }

    pub fn forward(&self, batch: &Batch, x: Vec<f32>, mask: Option<Vec<f32>>) -> Trace {
        let (h, n) = (self.hidden, batch.total);
        let mut gates = Vec::with_capacity(n * 4 * h);
        (0..n).for_each(|_| gates.extend_from_slice(&self.bias.w));
        add_product(&mut gates, &x, &Packed::new(&self.input.w, self.input.rows, 4 * h), n);
        let state = Packed::new(&self.state.w, h, 4 * h);
        let (mut cells, mut seen, mut out) = (vec![0.0; n * h], vec![0.0; n * h], vec![0.0; n * h]);
        for (t, &count) in batch.active.iter().enumerate() {
            let at = batch.offsets[t];
            if t > 0 {
                let before = batch.offsets[t - 1];
                add_product(&mut gates[at * 4 * h..], &seen[before * h..], &state, count);
            }
            for s in 0..count {
                let row = at + s;
                let gates = &mut gates[row * 4 * h..][..4 * h];
                let (past, now) = cells.split_at_mut(row * h);
                let before = (t > 0).then(|| &past[(batch.offsets[t - 1] + s) * h..][..h]);
                step(gates, before, &mut now[..h], &mut out[row * h..][..h]);
            }
            let range = at * h..(at + count) * h;
            seen[range.clone()].copy_from_slice(&out[range.clone()]);
            if let Some(mask) = &mask {
                seen[range].iter_mut().zip(mask).for_each(|(value, keep)| *value *= keep);
            }
        }
        Trace { x, gates, cells, seen, h: out, mask }
    }

    /// Adds the gradients of the parameters; gives the gradient of the input.
    pub fn backward(&mut self, batch: &Batch, trace: &Trace, mut dh: Vec<f32>) -> Vec<f32> {
        let (h, n) = (self.hidden, batch.total);
        let mut dgates = vec![0.0; n * 4 * h];
        let mut dcells = vec![0.0; n * h];
        let back = Packed::transposed(&self.state.w, h, 4 * h);
        let mut previous = vec![0.0; n * h];
        for t in (0..batch.active.len()).rev() {
            let (at, count) = (batch.offsets[t], batch.active[t]);
            for s in 0..count {
                let row = at + s;
                let before = if t > 0 { Some((batch.offsets[t - 1] + s) * h) } else { None };
                step_back(h, row, before, trace, &dh, &mut dcells, &mut dgates[row * 4 * h..][..4 * h]);
            }
            if t > 0 {
                let before = batch.offsets[t - 1];
                let mut dseen = vec![0.0; count * h];
                add_product(&mut dseen, &dgates[at * 4 * h..], &back, count);
                if let Some(mask) = &trace.mask {
                    dseen.iter_mut().zip(mask).for_each(|(value, keep)| *value *= keep);
                }
                let target = &mut dh[before * h..][..count * h];
                target.iter_mut().zip(&dseen).for_each(|(sum, value)| *sum += value);
                previous[at * h..][..count * h].copy_from_slice(&trace.seen[before * h..][..count * h]);
            }
        }
        let packed = Packed::new(&dgates, n, 4 * h);
        add_product(&mut self.input.g, &transpose(&trace.x, n, self.input.rows), &packed, self.input.rows);
        add_product(&mut self.state.g, &transpose(&previous, n, h), &packed, h);
        for row in dgates.chunks(4 * h) {
            self.bias.g.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        let mut dx = vec![0.0; n * self.input.rows];
        add_product(&mut dx, &dgates, &Packed::transposed(&self.input.w, self.input.rows, 4 * h), n);
        dx
    }
}

fn step(gates: &mut [f32], before: Option<&[f32]>, cell: &mut [f32], out: &mut [f32]) {
    let h = out.len();
    let (i, rest) = gates.split_at_mut(h);
    let (f, rest) = rest.split_at_mut(h);
    let (g, o) = rest.split_at_mut(h);
    for j in 0..h {
        (i[j], g[j]) = sigmoid_tanh(i[j], g[j]);
        (f[j], o[j]) = sigmoids(f[j], o[j]);
        cell[j] = i[j] * g[j];
    }
    if let Some(before) = before {
        for j in 0..h {
            cell[j] += f[j] * before[j];
        }
    }
    for j in 0..h {
        out[j] = o[j] * tanh(cell[j]);
    }
}

fn step_back(
    h: usize,
    row: usize,
    before: Option<usize>,
    trace: &Trace,
    dh: &[f32],
    dcells: &mut [f32],
    d: &mut [f32],
) {
    let gates = &trace.gates[row * 4 * h..][..4 * h];
    let (i, f, g, o) = (&gates[..h], &gates[h..2 * h], &gates[2 * h..3 * h], &gates[3 * h..]);
    let cell = &trace.cells[row * h..][..h];
    let dh = &dh[row * h..][..h];
    let (di, rest) = d.split_at_mut(h);
    let (df, rest) = rest.split_at_mut(h);
    let (dg, d_o) = rest.split_at_mut(h);
    let (past, now) = dcells.split_at_mut(row * h);
    let dcell = &mut now[..h];
    for j in 0..h {
        let t = tanh(cell[j]);
        d_o[j] = dh[j] * t * o[j] * (1.0 - o[j]);
        dcell[j] += dh[j] * o[j] * (1.0 - t * t);
        di[j] = dcell[j] * g[j] * i[j] * (1.0 - i[j]);
        dg[j] = dcell[j] * i[j] * (1.0 - g[j] * g[j]);
    }
    if let Some(at) = before {
        let (cell, past) = (&trace.cells[at..][..h], &mut past[at..][..h]);
        for j in 0..h {
            df[j] = dcell[j] * cell[j] * f[j] * (1.0 - f[j]);
            past[j] += dcell[j] * f[j];
        }
    }
}
