//! Byte products for x86-64.

use super::{Block, LARGEST};
use std::arch::x86_64::*;

/// Products by `vpdpbusd`: the blocks hold weights plus 128, taken off again in advance.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
pub(super) fn vnni<const N: usize>(blocks: &[Block], width: usize, inputs: &[i8], sums: &mut [i32]) {
    let steps = (width / 4).max(1);
    let stride = sums.len() / N;
    let bands = blocks.len() / steps;
    assert!(inputs.len() >= N * steps * 4 && stride >= bands * 16);
    let mut start = [0_i32; N];
    for (start, input) in start.iter_mut().zip(inputs.chunks_exact(width)) {
        *start = -128 * input.iter().map(|&x| i32::from(x)).sum::<i32>();
    }
    let mut b = 0;
    while b < bands {
        let (blocks, sums) = (&blocks[b * steps..], &mut sums[b * 16..]);
        b += match bands - b {
            8.. if N <= 2 => vnni_bands::<N, 8>(blocks, steps, inputs, sums, stride, start),
            4.. if N <= 4 => vnni_bands::<N, 4>(blocks, steps, inputs, sums, stride, start),
            2.. => vnni_bands::<N, 2>(blocks, steps, inputs, sums, stride, start),
            _ => vnni_bands::<N, 1>(blocks, steps, inputs, sums, stride, start),
        };
    }
}

/// `R` bands of sixteen rows; gives `R`.
#[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
#[inline]
fn vnni_bands<const N: usize, const R: usize>(
    blocks: &[Block],
    steps: usize,
    inputs: &[i8],
    sums: &mut [i32],
    stride: usize,
    start: [i32; N],
) -> usize {
    assert!(
        blocks.len() >= R * steps && inputs.len() >= N * steps * 4 && sums.len() >= (N - 1) * stride + R * 16
    );
    let mut totals = [[_mm512_setzero_si512(); R]; N];
    for n in 0..N {
        totals[n] = [_mm512_set1_epi32(start[n]); R];
    }
    for s in 0..steps {
        // SAFETY: by the assertion there are `steps` blocks for every band and four bytes for every
        // step of an input; blocks are 64 bytes at multiples of 64.
        unsafe {
            let mut w = [_mm512_setzero_si512(); R];
            for (r, w) in w.iter_mut().enumerate() {
                *w = _mm512_load_si512(blocks.as_ptr().add(r * steps + s).cast());
            }
            for (n, totals) in totals.iter_mut().enumerate() {
                let x = inputs.as_ptr().add((n * steps + s) * 4).cast::<i32>().read_unaligned();
                let x = _mm512_set1_epi32(x);
                for (total, w) in totals.iter_mut().zip(w) {
                    *total = _mm512_dpbusd_epi32(*total, w, x);
                }
            }
        }
    }
    for (n, totals) in totals.iter().enumerate() {
        for (r, total) in totals.iter().enumerate() {
            // SAFETY: by the assertion sixteen sums follow for every band of every input.
            unsafe { _mm512_storeu_si512(sums.as_mut_ptr().add(n * stride + r * 16).cast(), *total) };
        }
    }
    R
}

/// Products by `vpmaddubsw`: the inputs are taken [`LARGEST`] too large and so unsigned, which `starts` makes up for.
#[target_feature(enable = "avx2")]
pub(super) fn avx2<const N: usize>(blocks: &[Block], starts: &[i32], inputs: &[i8], sums: &mut [i32]) {
    let inputs: Vec<u8> = inputs.iter().map(|&x| x.wrapping_add(LARGEST) as u8).collect();
    let (width, stride) = (inputs.len() / N, sums.len() / N);
    let steps = (width / 4).max(1);
    for (b, (blocks, starts)) in blocks.chunks_exact(steps).zip(starts.chunks_exact(16)).enumerate() {
        let mut n = 0;
        while n < N {
            let (inputs, sums) = (&inputs[n * width..], &mut sums[n * stride + b * 16..]);
            n += match N - n {
                4.. => avx2_band::<4>(blocks, starts, inputs, sums, stride),
                2..4 => avx2_band::<2>(blocks, starts, inputs, sums, stride),
                _ => avx2_band::<1>(blocks, starts, inputs, sums, stride),
            };
        }
    }
}

/// One band of sixteen rows for `N` inputs, an even number of steps; gives `N`.
#[target_feature(enable = "avx2")]
#[inline]
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
            for (n, totals) in totals.iter_mut().enumerate() {
                let x = inputs.as_ptr().add((n * steps + 2 * s) * 4).cast::<i32>();
                let xa = _mm256_set1_epi32(x.read_unaligned());
                let xb = _mm256_set1_epi32(x.add(1).read_unaligned());
                let p0 = _mm256_add_epi16(_mm256_maddubs_epi16(xa, a0), _mm256_maddubs_epi16(xb, b0));
                let p1 = _mm256_add_epi16(_mm256_maddubs_epi16(xa, a1), _mm256_maddubs_epi16(xb, b1));
                totals[0] = _mm256_add_epi32(totals[0], _mm256_madd_epi16(p0, ones));
                totals[1] = _mm256_add_epi32(totals[1], _mm256_madd_epi16(p1, ones));
            }
        }
    }
    for (n, totals) in totals.iter().enumerate() {
        // SAFETY: by the assertion sixteen sums follow for every input.
        unsafe {
            let out = sums.as_mut_ptr().add(n * stride).cast::<__m256i>();
            _mm256_storeu_si256(out, totals[0]);
            _mm256_storeu_si256(out.add(1), totals[1]);
        }
    }
    N
}
