//! Dense float products, blocked for the registers.

use crate::matrix::{NR, Packed};

/// `c += a * b`, with `m` rows of `a` and `c`, both row-major.
pub fn add_product(c: &mut [f32], a: &[f32], b: &Packed, m: usize) {
    assert!(a.len() >= m * b.k && c.len() >= m * b.n);
    #[cfg(target_arch = "x86_64")]
    {
        if is_x86_feature_detected!("avx512f") {
            // SAFETY: the processor has just been asked for the feature.
            return unsafe { wide::add_product(c, a, b, m) };
        }
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: as above.
            return unsafe { narrow::add_product(c, a, b, m) };
        }
    }
    for (p, panel) in b.panels.chunks(b.k.max(1)).enumerate() {
        for r in 0..m {
            plain(&a[r * b.k..][..b.k], panel, &mut c[r * b.n + p * NR..], NR.min(b.n - p * NR));
        }
    }
}

fn plain(a: &[f32], panel: &[[f32; NR]], c: &mut [f32], width: usize) {
    let mut sums = [0.0_f32; NR];
    for (x, b) in a.iter().zip(panel) {
        sums.iter_mut().zip(b).for_each(|(sum, b)| *sum += x * b);
    }
    c[..width].iter_mut().zip(sums).for_each(|(out, sum)| *out += sum);
}

/// One width of vectors: its features, how many make a panel's row, floats in one, its instructions.
#[cfg(target_arch = "x86_64")]
macro_rules! vectors {
    ($name:ident, $features:literal, $count:literal, $floats:literal, $most:literal,
     $load:ident, $store:ident, $zero:ident, $all:ident, $fused:ident) => {
        mod $name {
            use super::{NR, Packed};
            use std::arch::x86_64::{$all, $fused, $load, $store, $zero};

            #[target_feature(enable = $features)]
            pub fn add_product(c: &mut [f32], a: &[f32], b: &Packed, m: usize) {
                for (p, panel) in b.panels.chunks(b.k.max(1)).enumerate() {
                    let width = NR.min(b.n - p * NR);
                    let mut r = 0;
                    while r < m {
                        let (a, c) = (&a[r * b.k..], &mut c[r * b.n + p * NR..]);
                        // Between one tile and two, two halves are better than a full one and a rest.
                        let left = m - r;
                        let height = if left <= $most { left } else { usize::min($most, left.div_ceil(2)) };
                        r += match height {
                            12 if $most >= 12 => tile::<12>(a, panel, c, b.n, width),
                            11 if $most >= 12 => tile::<11>(a, panel, c, b.n, width),
                            10 if $most >= 12 => tile::<10>(a, panel, c, b.n, width),
                            9 if $most >= 12 => tile::<9>(a, panel, c, b.n, width),
                            8 if $most >= 12 => tile::<8>(a, panel, c, b.n, width),
                            7 if $most >= 12 => tile::<7>(a, panel, c, b.n, width),
                            6 if $most >= 12 => tile::<6>(a, panel, c, b.n, width),
                            5 if $most >= 12 => tile::<5>(a, panel, c, b.n, width),
                            4 if $most >= 12 => tile::<4>(a, panel, c, b.n, width),
                            3 => tile::<3>(a, panel, c, b.n, width),
                            2 => tile::<2>(a, panel, c, b.n, width),
                            _ => tile::<1>(a, panel, c, b.n, width),
                        };
                    }
                }
            }

            /// `M` rows by one panel; gives `M`.
            #[target_feature(enable = $features)]
            #[inline]
            fn tile<const M: usize>(
                a: &[f32],
                panel: &[[f32; NR]],
                c: &mut [f32],
                n: usize,
                width: usize,
            ) -> usize {
                let k = panel.len();
                let rows: [&[f32]; M] = std::array::from_fn(|i| &a[i * k..i * k + k]);
                let mut sums = [[$zero(); $count]; M];
                for (j, b) in panel.iter().enumerate() {
                    // SAFETY: a panel's row has 32 floats, and every row of `a` has `k`.
                    unsafe {
                        let mut parts = [$zero(); $count];
                        for (v, part) in parts.iter_mut().enumerate() {
                            *part = $load(b.as_ptr().add(v * $floats));
                        }
                        for (row, sums) in rows.iter().zip(&mut sums) {
                            let x = $all(*row.get_unchecked(j));
                            for (sum, part) in sums.iter_mut().zip(parts) {
                                *sum = $fused(x, part, *sum);
                            }
                        }
                    }
                }
                for (i, sums) in sums.iter().enumerate() {
                    let mut row = [0.0_f32; NR];
                    for (v, sum) in sums.iter().enumerate() {
                        // SAFETY: the row has room for all the vectors.
                        unsafe { $store(row.as_mut_ptr().add(v * $floats), *sum) };
                    }
                    let out = &mut c[i * n..i * n + width];
                    out.iter_mut().zip(&row).for_each(|(out, sum)| *out += sum);
                }
                M
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
vectors!(
    wide,
    "avx512f",
    2,
    16,
    12,
    _mm512_loadu_ps,
    _mm512_storeu_ps,
    _mm512_setzero_ps,
    _mm512_set1_ps,
    _mm512_fmadd_ps
);
#[cfg(target_arch = "x86_64")]
vectors!(
    narrow,
    "avx2,fma",
    4,
    8,
    3,
    _mm256_loadu_ps,
    _mm256_storeu_ps,
    _mm256_setzero_ps,
    _mm256_set1_ps,
    _mm256_fmadd_ps
);
