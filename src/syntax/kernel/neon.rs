//! Byte products for ARM processors.

use super::{Block, MIDDLE, Part};
use std::arch::aarch64::*;

/// Sixteen rows at a time, four columns at a time.
pub(super) fn product(part: &Part<'_, Block>, inputs: &[u8], sums: &mut [i32]) {
    let (rows, width) = (part.starts.len(), part.width);
    let steps = width / 4;
    let count = inputs.len() / width;
    assert!(part.weights.len() * 16 == rows * steps && sums.len() >= count * rows);
    for (b, blocks) in part.weights.chunks_exact(steps).enumerate() {
        for n in 0..count {
            // SAFETY: every processor of this architecture has these vectors; a block is 64 bytes, an
            // input has four bytes for every step, and an output sixteen sums for every band.
            unsafe {
                let middle = vdup_n_s8(MIDDLE as i8);
                let mut totals = [vdupq_n_s32(0); 8];
                for (s, block) in blocks.iter().enumerate() {
                    let x = inputs.as_ptr().add(n * width + s * 4).cast::<i32>().read_unaligned();
                    let x = vsub_s8(vreinterpret_s8_s32(vdup_n_s32(x)), middle);
                    for (half, total) in totals.iter_mut().enumerate() {
                        let w = vld1_s8(block.0.as_flattened().as_ptr().add(half * 8));
                        *total = vpadalq_s16(*total, vmull_s8(w, x));
                    }
                }
                let out = sums.as_mut_ptr().add(n * rows + b * 16);
                for pair in 0..4 {
                    let four = vpaddq_s32(totals[2 * pair], totals[2 * pair + 1]);
                    vst1q_s32(out.add(pair * 4), four);
                }
            }
        }
    }
}
