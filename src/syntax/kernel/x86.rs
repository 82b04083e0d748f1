//! Byte products for x86-64.
#![allow(clippy::needless_range_loop)] // Counted loops over registers are sure to be unrolled.

use super::{Block, Part};
use std::arch::x86_64::*;

/// Products by `vpdpbusd`, with the four weights of every row of a part next to one another.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
pub(super) fn vnni(part: &Part<'_, Block>, inputs: &[u8], sums: &mut [i32]) {
    match part.starts.len() / 16 {
        4 => vnni_bands::<4>(part, inputs, sums),
        3 => vnni_bands::<3>(part, inputs, sums),
        2 => vnni_bands::<2>(part, inputs, sums),
        _ => vnni_bands::<1>(part, inputs, sums),
    }
}

/// `R` bands of sixteen rows with all inputs, six inputs at a time or a few less.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn vnni_bands<const R: usize>(part: &Part<'_, Block>, inputs: &[u8], sums: &mut [i32]) {
    let mut left = inputs.len() / part.width;
    let (mut inputs, mut sums) = (inputs, sums);
    while left > 0 {
        let count = left.div_ceil(left.div_ceil(6));
        match count {
            6 => vnni_block::<6, R, 1>(part, inputs, sums),
            5 => vnni_block::<5, R, 1>(part, inputs, sums),
            4 => vnni_block::<4, R, 1>(part, inputs, sums),
            3 => vnni_block::<3, R, 1>(part, inputs, sums),
            2 => vnni_block::<2, R, 2>(part, inputs, sums),
            _ => vnni_block::<1, R, 4>(part, inputs, sums),
        }
        (inputs, sums) = (&inputs[count * part.width..], &mut sums[count * R * 16..]);
        left -= count;
    }
}

/// `N` inputs; every sum is gathered in `S` places, so that few inputs need not wait for one another.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
fn vnni_block<const N: usize, const R: usize, const S: usize>(
    part: &Part<'_, Block>,
    inputs: &[u8],
    sums: &mut [i32],
) {
    let width = part.width;
    let steps = width / 4;
    assert!(
        part.weights.len() == R * steps
            && steps.is_multiple_of(4)
            && part.starts.len() == R * 16
            && inputs.len() >= N * width
            && sums.len() >= N * R * 16
    );
    let mut totals = [[[_mm512_setzero_si512(); R]; N]; S];
    for r in 0..R {
        // SAFETY: by the assertion there are sixteen starts for every band.
        let start = unsafe { _mm512_loadu_si512(part.starts.as_ptr().add(r * 16).cast()) };
        for n in 0..N {
            totals[0][n][r] = start;
        }
    }
    let (mut at, mut from) = (part.weights.as_ptr(), inputs.as_ptr());
    for _ in 0..steps / 4 {
        for i in 0..4 {
            // SAFETY: by the assertion there are `R` blocks of 64 bytes, at multiples of 64, and four
            // bytes of every input for each of the steps.
            unsafe {
                let mut w = [_mm512_setzero_si512(); R];
                for r in 0..R {
                    w[r] = _mm512_load_si512(at.add(i * R + r).cast());
                }
                for n in 0..N {
                    let x = from.add(n * width + i * 4).cast::<i32>().read_unaligned();
                    let x = _mm512_set1_epi32(x);
                    for r in 0..R {
                        totals[i % S][n][r] = _mm512_dpbusd_epi32(totals[i % S][n][r], x, w[r]);
                    }
                }
            }
        }
        // SAFETY: by the assertion this is at most the end of the blocks and of the first input.
        (at, from) = unsafe { (at.add(4 * R), from.add(16)) };
    }
    for n in 0..N {
        for r in 0..R {
            let mut total = totals[0][n][r];
            for s in 1..S {
                total = _mm512_add_epi32(total, totals[s][n][r]);
            }
            // SAFETY: by the assertion sixteen sums follow for every band of every input.
            unsafe { _mm512_storeu_si512(sums.as_mut_ptr().add((n * R + r) * 16).cast(), total) };
        }
    }
}

/// Asks for the line of the cache where these values begin.
#[inline]
pub(super) fn fetch(line: &[i16]) {
    // SAFETY: every x86-64 has this hint, which reads nothing.
    unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
}

/// Products by `vpmaddubsw`, band after band.
#[target_feature(enable = "avx2")]
pub(super) fn avx2(part: &Part<'_, Block>, inputs: &[u8], sums: &mut [i32]) {
    let (rows, steps) = (part.starts.len(), part.width / 4);
    let count = inputs.len() / part.width;
    for (b, (blocks, starts)) in
        part.weights.chunks_exact(steps).zip(part.starts.chunks_exact(16)).enumerate()
    {
        let mut n = 0;
        while n < count {
            let (inputs, sums) = (&inputs[n * part.width..], &mut sums[n * rows + b * 16..]);
            n += match count - n {
                4.. => avx2_band::<4>(blocks, starts, inputs, sums, rows),
                2..4 => avx2_band::<2>(blocks, starts, inputs, sums, rows),
                _ => avx2_band::<1>(blocks, starts, inputs, sums, rows),
            };
        }
    }
}

/// One band of sixteen rows for `N` inputs, an even number of steps; gives `N`.
#[target_feature(enable = "avx2")]
fn avx2_band<const N: usize>(
    blocks: &[Block],
    starts: &[i32],
    inputs: &[u8],
    sums: &mut [i32],
    stride: usize,
) -> usize {
    let steps = blocks.len();
    assert!(starts.len() >= 16 && inputs.len() >= N * steps * 4 && sums.len() >= (N - 1) * stride + 16);
    let ones = _mm256_set1_epi16(1);
    // SAFETY: by the assertion there are sixteen places to start from.
    let start = unsafe {
        let at = starts.as_ptr().cast::<__m256i>();
        [_mm256_loadu_si256(at), _mm256_loadu_si256(at.add(1))]
    };
    let mut totals = [start; N];
    for (s, [one, two]) in blocks.as_chunks::<2>().0.iter().enumerate() {
        // SAFETY: a block is 64 bytes at a multiple of 64; by the assertion every input has four
        // bytes for every step.
        unsafe {
            let (one, two) = (one.0.as_ptr().cast::<__m256i>(), two.0.as_ptr().cast::<__m256i>());
            let (a0, a1) = (_mm256_load_si256(one), _mm256_load_si256(one.add(1)));
            let (b0, b1) = (_mm256_load_si256(two), _mm256_load_si256(two.add(1)));
            for n in 0..N {
                let x = inputs.as_ptr().add((n * steps + 2 * s) * 4).cast::<i32>();
                let xa = _mm256_set1_epi32(x.read_unaligned());
                let xb = _mm256_set1_epi32(x.add(1).read_unaligned());
                let p0 = _mm256_add_epi16(_mm256_maddubs_epi16(xa, a0), _mm256_maddubs_epi16(xb, b0));
                let p1 = _mm256_add_epi16(_mm256_maddubs_epi16(xa, a1), _mm256_maddubs_epi16(xb, b1));
                totals[n][0] = _mm256_add_epi32(totals[n][0], _mm256_madd_epi16(p0, ones));
                totals[n][1] = _mm256_add_epi32(totals[n][1], _mm256_madd_epi16(p1, ones));
            }
        }
    }
    for n in 0..N {
        // SAFETY: by the assertion sixteen sums follow for every input.
        unsafe {
            let out = sums.as_mut_ptr().add(n * stride).cast::<__m256i>();
            _mm256_storeu_si256(out, totals[n][0]);
            _mm256_storeu_si256(out.add(1), totals[n][1]);
        }
    }
    N
}
