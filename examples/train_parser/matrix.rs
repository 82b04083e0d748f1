//! Dense float matrices and the functions between them.

/// Columns of a panel.
pub const NR: usize = 32;

/// A right-hand matrix (`k` by `n`) cut into panels of 32 columns.
pub struct Packed {
    pub k: usize,
    pub n: usize,
    pub panels: Vec<[f32; NR]>,
}

impl Packed {
    /// Packs a row-major `k` by `n` matrix.
    pub fn new(b: &[f32], k: usize, n: usize) -> Packed {
        let mut panels = vec![[0.0; NR]; n.div_ceil(NR) * k];
        for (p, panel) in panels.chunks_mut(k.max(1)).enumerate() {
            let (from, to) = (p * NR, n.min(p * NR + NR));
            for (r, out) in panel.iter_mut().enumerate() {
                out[..to - from].copy_from_slice(&b[r * n + from..r * n + to]);
            }
        }
        Packed { k, n, panels }
    }

    /// Packs the transpose of a row-major `n` by `k` matrix.
    pub fn transposed(b: &[f32], n: usize, k: usize) -> Packed {
        Packed::new(&transpose(b, n, k), k, n)
    }
}

/// The transpose of a row-major matrix.
pub fn transpose(a: &[f32], rows: usize, cols: usize) -> Vec<f32> {
    let mut out = vec![0.0; rows * cols];
    for r0 in (0..rows).step_by(16) {
        for c0 in (0..cols).step_by(16) {
            for r in r0..rows.min(r0 + 16) {
                for c in c0..cols.min(c0 + 16) {
                    out[c * rows + r] = a[r * cols + c];
                }
            }
        }
    }
    out
}

/// A hyperbolic tangent as a fraction, good to about 1e-4: the one that the library computes with.
#[inline(always)]
fn fraction(x: f32) -> (f32, f32) {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let p = x * (135135.0 + s * (17325.0 + s * (378.0 + s)));
    let q = 135135.0 + s * (62370.0 + s * (3150.0 + s * 28.0));
    (p, q)
}

/// The hyperbolic tangent.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let (p, q) = fraction(x);
    (p / q).clamp(-1.0, 1.0)
}

/// The logistic functions of two numbers, for one division.
#[inline(always)]
pub fn sigmoids(x: f32, y: f32) -> (f32, f32) {
    let ((p, q), (r, s)) = (fraction(0.5 * x), fraction(0.5 * y));
    let half = 0.5 / (q * s);
    ((p + q) * s * half, (r + s) * q * half)
}

/// The logistic function of one number and the hyperbolic tangent of another, for one division.
#[inline(always)]
pub fn sigmoid_tanh(x: f32, y: f32) -> (f32, f32) {
    let ((p, q), (r, s)) = (fraction(0.5 * x), fraction(y));
    let one = 1.0 / (q * s);
    ((p + q) * s * 0.5 * one, (r * q * one).clamp(-1.0, 1.0))
}
