//! Byte products for ARM processors.

use super::Block;
use std::arch::aarch64::*;

/// Sixteen rows at a time, four columns at a time, for `N` inputs.
pub(super) fn product<const N: usize>(blocks: &[Block], width: usize, inputs: &[i8], sums: &mut [i32]) {
    let steps = (width / 4).max(1);
    let stride = sums.len() / N;
    assert!(inputs.len() >= N * steps * 4 && stride >= blocks.len() / steps * 16);
    for (b, blocks) in blocks.chunks_exact(steps).enumerate() {
        for n in 0..N {
            // SAFETY: every processor of this architecture has these vectors; a block is 64 bytes, an
            // input has four bytes for every step, and an output sixteen sums for every band.
            unsafe {
                let mut totals = [vdupq_n_s32(0); 8];
                for (s, block) in blocks.iter().enumerate() {
                    let x = inputs.as_ptr().add(n * width + s * 4).cast::<i32>().read_unaligned();
                    let x = vreinterpret_s8_s32(vdup_n_s32(x));
                    for (half, total) in totals.iter_mut().enumerate() {
                        let w = vld1_s8(block.0.as_ptr().add(half * 8));
                        *total = vpadalq_s16(*total, vmull_s8(w, x));
                    }
                }
                let out = sums.as_mut_ptr().add(n * stride + b * 16);
                for pair in 0..4 {
                    let four = vpaddq_s32(totals[2 * pair], totals[2 * pair + 1]);
                    vst1q_s32(out.add(pair * 4), four);
                }
            }
        }
    }
}
