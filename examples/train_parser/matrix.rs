//! Dense float products, blocked for the registers.

const NR: usize = 32;

/// A right-hand matrix (`k` by `n`) cut into panels of 32 columns.
pub struct Packed {
    pub k: usize,
    pub n: usize,
    panels: Vec<[f32; NR]>,
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

/// `c += a * b`, with `m` rows of `a` and `c`, both row-major.
pub fn add_product(c: &mut [f32], a: &[f32], b: &Packed, m: usize) {
    assert!(a.len() >= m * b.k && c.len() >= m * b.n);
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx512f") {
        // SAFETY: the processor has just been asked for the feature.
        return unsafe { add_product_512(c, a, b, m) };
    }
    blocks(c, a, b, m, tile::<4>, tile::<1>, 4);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
fn add_product_512(c: &mut [f32], a: &[f32], b: &Packed, m: usize) {
    let (k, n) = (b.k, b.n);
    for (p, panel) in b.panels.chunks(k.max(1)).enumerate() {
        let width = NR.min(n - p * NR);
        let mut r = 0;
        while r < m {
            let (a, c) = (&a[r * k..], &mut c[r * n + p * NR..]);
            r += match m - r {
                12.. => tile_512::<12>(a, panel, c, n, width),
                8..12 => tile_512::<8>(a, panel, c, n, width),
                4..8 => tile_512::<4>(a, panel, c, n, width),
                2..4 => tile_512::<2>(a, panel, c, n, width),
                _ => tile_512::<1>(a, panel, c, n, width),
            };
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
#[inline]
fn tile_512<const M: usize>(a: &[f32], panel: &[[f32; NR]], c: &mut [f32], n: usize, width: usize) -> usize {
    use std::arch::x86_64::{
        _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_setzero_ps, _mm512_storeu_ps,
    };
    let k = panel.len();
    let rows: [&[f32]; M] = std::array::from_fn(|i| &a[i * k..i * k + k]);
    let mut sums = [[_mm512_setzero_ps(); 2]; M];
    for (j, b) in panel.iter().enumerate() {
        // SAFETY: a row of a panel has 32 floats, and every row of `a` has `k`.
        unsafe {
            let b0 = _mm512_loadu_ps(b.as_ptr());
            let b1 = _mm512_loadu_ps(b.as_ptr().add(16));
            for i in 0..M {
                let x = _mm512_set1_ps(*rows[i].get_unchecked(j));
                sums[i][0] = _mm512_fmadd_ps(x, b0, sums[i][0]);
                sums[i][1] = _mm512_fmadd_ps(x, b1, sums[i][1]);
            }
        }
    }
    for (i, sums) in sums.iter().enumerate() {
        let mut row = [0.0_f32; NR];
        // SAFETY: the row has room for both halves.
        unsafe {
            _mm512_storeu_ps(row.as_mut_ptr(), sums[0]);
            _mm512_storeu_ps(row.as_mut_ptr().add(16), sums[1]);
        }
        let out = &mut c[i * n..i * n + width];
        out.iter_mut().zip(&row).for_each(|(out, sum)| *out += sum);
    }
    M
}

type Tile = fn(&[f32], &[[f32; NR]], &mut [f32], usize, usize) -> usize;

fn blocks(c: &mut [f32], a: &[f32], b: &Packed, m: usize, many: Tile, one: Tile, height: usize) {
    let (k, n) = (b.k, b.n);
    for (p, panel) in b.panels.chunks(k.max(1)).enumerate() {
        let width = NR.min(n - p * NR);
        let mut r = 0;
        while r < m {
            let (a, c) = (&a[r * k..], &mut c[r * n + p * NR..]);
            r += if m - r >= height { many(a, panel, c, n, width) } else { one(a, panel, c, n, width) };
        }
    }
}

fn tile<const M: usize>(a: &[f32], panel: &[[f32; NR]], c: &mut [f32], n: usize, width: usize) -> usize {
    let k = panel.len();
    let mut sums = [[0.0_f32; NR]; M];
    for (j, b) in panel.iter().enumerate() {
        for (i, sums) in sums.iter_mut().enumerate() {
            let x = a[i * k + j];
            sums.iter_mut().zip(b).for_each(|(sum, b)| *sum += x * b);
        }
    }
    for (i, sums) in sums.iter().enumerate() {
        let out = &mut c[i * n..i * n + width];
        out.iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
    }
    M
}

/// A fast hyperbolic tangent, good to about 1e-4.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let p = x * (135135.0 + s * (17325.0 + s * (378.0 + s)));
    let q = 135135.0 + s * (62370.0 + s * (3150.0 + s * 28.0));
    (p / q).clamp(-1.0, 1.0)
}

/// The logistic function by way of [`tanh`].
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}
