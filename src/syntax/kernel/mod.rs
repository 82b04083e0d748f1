//! Products of byte matrices, by whatever the processor has for them.
//!
//! All paths give the same integers: bytes times bytes, never rounded. A matrix holds no byte beyond [`MOST`] and an
//! input none beyond `LARGEST`, so that four products with an input moved to 0..=126 fit 16 bits, where
//! processors without byte products sum them.

pub(super) mod float;
#[cfg(target_arch = "aarch64")]
mod neon;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

use super::weights::Matrix;

/// The largest byte of a matrix, and with a minus the smallest.
pub const MOST: i8 = 64;
/// The largest byte of an input, and with a minus the smallest.
pub(super) const LARGEST: i8 = 63;

/// What the processor offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Plain code for every processor.
    Portable,
    /// 128-bit vectors of ARM processors.
    Neon,
    /// 256-bit vectors.
    Avx2,
    /// 512-bit vectors with byte products.
    Vnni,
}

impl Level {
    /// The best of this machine.
    ///
    /// ```
    /// use demarche::syntax::kernel::Level;
    /// assert!(Level::available().contains(&Level::best()));
    /// ```
    pub fn best() -> Level {
        Level::available().last().copied().unwrap_or(Level::Portable)
    }

    /// All that this machine can run, the best last.
    ///
    /// ```
    /// use demarche::syntax::kernel::Level;
    /// assert_eq!(Level::available()[0], Level::Portable);
    /// ```
    pub fn available() -> Vec<Level> {
        #[allow(unused_mut)]
        let mut levels = vec![Level::Portable];
        #[cfg(target_arch = "aarch64")]
        if std::arch::is_aarch64_feature_detected!("neon") {
            levels.push(Level::Neon);
        }
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                levels.push(Level::Avx2);
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vnni")
            {
                levels.push(Level::Vnni);
            }
        }
        levels
    }
}

/// Sixteen rows by four columns, row after row.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Block([i8; 64]);

/// The bytes as a kernel wants them.
enum Layout {
    /// Bands of sixteen rows, four columns after four columns.
    Blocks(Vec<Block>),
    /// Row after row, widened.
    Rows(Vec<i16>),
}

/// A matrix laid out for the kernels.
pub(super) struct Packed {
    level: Level,
    /// Where the sums of every row start on a path that takes inputs `LARGEST` too large.
    starts: Vec<i32>,
    /// Rows of the matrix, without padding.
    pub rows: usize,
    /// Bytes of one input: the columns, padded to a multiple of sixteen.
    pub width: usize,
    layout: Layout,
}

impl Packed {
    /// Lays out a matrix for a level that this machine has.
    pub fn new(matrix: &Matrix, level: Level) -> Packed {
        Packed::from_rows(&matrix.data, matrix.rows, matrix.cols, level)
    }

    /// Lays out row-major bytes; those beyond [`MOST`] become [`MOST`].
    pub fn from_rows(data: &[i8], rows: usize, cols: usize, level: Level) -> Packed {
        let (width, stride) = (cols.next_multiple_of(16), rows.next_multiple_of(16));
        let lines = data.chunks(cols.max(1)).take(rows).enumerate();
        let cut = |byte: &i8| (*byte).clamp(-MOST, MOST);
        let mut starts = Vec::new();
        let layout = if level == Level::Portable {
            let mut wide = vec![0; stride * width];
            for (r, line) in lines {
                wide[r * width..].iter_mut().zip(line).for_each(|(to, from)| *to = i16::from(cut(from)));
            }
            Layout::Rows(wide)
        } else {
            // The unsigned operand of the byte product holds the weight plus 128.
            let flip = if level == Level::Vnni { -128_i8 } else { 0 };
            let steps = width / 4;
            let mut blocks = vec![Block([flip; 64]); stride / 16 * steps];
            if level == Level::Avx2 {
                starts.resize(stride, 0);
            }
            for (r, line) in lines {
                let band = &mut blocks[r / 16 * steps..][..steps];
                for (block, four) in band.iter_mut().zip(line.chunks(4)) {
                    let to = &mut block.0[r % 16 * 4..];
                    to.iter_mut().zip(four).for_each(|(to, from)| *to = cut(from) ^ flip);
                }
                if let Some(start) = starts.get_mut(r) {
                    *start = -i32::from(LARGEST) * line.iter().map(|byte| i32::from(cut(byte))).sum::<i32>();
                }
            }
            Layout::Blocks(blocks)
        };
        Packed { level, starts, rows, width, layout }
    }

    /// Sums in one output: the rows, padded to a multiple of sixteen.
    pub fn stride(&self) -> usize {
        self.rows.next_multiple_of(16)
    }

    /// The product with each of the inputs, [`Packed::width`] bytes apart; writes
    /// [`Packed::stride`] sums for each. Inputs hold no byte beyond `LARGEST`.
    pub fn product(&self, inputs: &[i8], sums: &mut [i32]) {
        let (width, stride) = (self.width, self.stride());
        if width == 0 || stride == 0 {
            return;
        }
        let count = (inputs.len() / width).min(sums.len() / stride);
        let mut done = 0;
        while done < count {
            let group = match count - done {
                8.. => 8,
                4..8 => 4,
                2..4 => 2,
                _ => 1,
            };
            let from = &inputs[done * width..(done + group) * width];
            let to = &mut sums[done * stride..(done + group) * stride];
            match group {
                8 => self.group::<8>(from, to),
                4 => self.group::<4>(from, to),
                2 => self.group::<2>(from, to),
                _ => self.group::<1>(from, to),
            }
            done += group;
        }
    }

    fn group<const N: usize>(&self, inputs: &[i8], sums: &mut [i32]) {
        match (&self.layout, self.level) {
            (Layout::Rows(rows), _) => portable::product::<N>(rows, self.width, inputs, sums),
            #[cfg(target_arch = "x86_64")]
            // SAFETY: levels come from `Level::available`, which asks the processor.
            (Layout::Blocks(blocks), Level::Vnni) => unsafe {
                x86::vnni::<N>(blocks, self.width, inputs, sums)
            },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: as above.
            (Layout::Blocks(blocks), _) => unsafe { x86::avx2::<N>(blocks, &self.starts, inputs, sums) },
            #[cfg(target_arch = "aarch64")]
            (Layout::Blocks(blocks), _) => neon::product::<N>(blocks, self.width, inputs, sums),
            #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
            (Layout::Blocks(_), _) => sums.fill(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_gives_the_plain_product() {
        let mut state = 1_u64;
        let mut byte = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) % 255) as i8 as i32
        };
        let mut bytes = |count: usize| (0..count).map(|_| byte() as i8).collect::<Vec<i8>>();
        for (rows, cols, count) in [(1, 1, 1), (16, 16, 3), (51, 96, 7), (102, 320, 15), (640, 160, 8)] {
            let (data, mut inputs) = (bytes(rows * cols), bytes(count * cols.next_multiple_of(16)));
            inputs.iter_mut().for_each(|byte| *byte = (*byte).clamp(-LARGEST, LARGEST));
            inputs[0] = -LARGEST;
            for level in Level::available() {
                let packed = Packed::from_rows(&data, rows, cols, level);
                let mut sums = vec![0; count * packed.stride()];
                packed.product(&inputs, &mut sums);
                for (input, sums) in inputs.chunks(packed.width).zip(sums.chunks(packed.stride())) {
                    for (row, &sum) in data.chunks(cols).zip(sums) {
                        let plain: i32 = row
                            .iter()
                            .zip(input)
                            .map(|(&a, &b)| i32::from(a.clamp(-MOST, MOST)) * i32::from(b))
                            .sum();
                        assert_eq!(sum, plain, "{level:?}, {rows} by {cols}");
                    }
                }
            }
        }
    }
}
