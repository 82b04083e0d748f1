//! Byte products with what every processor of an architecture has.

use super::{MIDDLE, Part};

/// Every row with every input; rows and inputs are a multiple of eight long.
pub(super) fn product(part: &Part<'_, i16>, inputs: &[u8], sums: &mut [i32]) {
    let (rows, width) = (part.starts.len(), part.width);
    let mut wide = vec![0_i16; 4 * width];
    for (inputs, sums) in inputs.chunks(4 * width).zip(sums.chunks_mut(4 * rows)) {
        wide.iter_mut().zip(inputs).for_each(|(to, &x)| *to = i16::from(x) - i16::from(MIDDLE));
        let four: [&[i16]; 4] = std::array::from_fn(|n| &wide[n * width..(n + 1) * width]);
        for (r, row) in part.weights.chunks_exact(width).enumerate() {
            for (sums, sum) in sums.chunks_exact_mut(rows).zip(dots(row, &four)) {
                sums[r] = sum;
            }
        }
    }
}

#[cfg(any(test, not(target_arch = "x86_64")))]
fn plain_dots<const N: usize>(row: &[i16], inputs: &[&[i16]; N]) -> [i32; N] {
    inputs.map(|input| row.iter().zip(input).map(|(&w, &x)| i32::from(w) * i32::from(x)).sum())
}

#[cfg(not(target_arch = "x86_64"))]
use plain_dots as dots;

/// The same by the pairwise products that every x86-64 has and compilers do not find.
#[cfg(target_arch = "x86_64")]
fn dots<const N: usize>(row: &[i16], inputs: &[&[i16]; N]) -> [i32; N] {
    use std::arch::x86_64::{
        _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_setzero_si128, _mm_storeu_si128,
    };
    assert!(inputs.iter().all(|input| input.len() == row.len()));
    // SAFETY: every x86-64 has these instructions; loads stay within slices of the same length.
    let totals = unsafe {
        let mut totals = [_mm_setzero_si128(); N];
        for at in (0..row.len() / 8 * 8).step_by(8) {
            let w = _mm_loadu_si128(row.as_ptr().add(at).cast());
            for (total, input) in totals.iter_mut().zip(inputs) {
                let x = _mm_loadu_si128(input.as_ptr().add(at).cast());
                *total = _mm_add_epi32(*total, _mm_madd_epi16(w, x));
            }
        }
        totals
    };
    totals.map(|total| {
        let mut four = [0_i32; 4];
        // SAFETY: the array has room for the four sums.
        unsafe { _mm_storeu_si128(four.as_mut_ptr().cast(), total) };
        four.iter().sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree() {
        let row: Vec<i16> = (0..48).map(|i| i * 37 % 255 - 127).collect();
        let input: Vec<i16> = (0..48).map(|i| i * 91 % 255 - 127).collect();
        assert_eq!(dots(&row, &[&input, &row]), plain_dots(&row, &[&input, &row]));
    }
}
