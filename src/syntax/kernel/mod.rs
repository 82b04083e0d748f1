//! Products of byte matrices, by whatever the processor has for them.
//!
//! All paths give the same integers: bytes times bytes, never rounded. A matrix holds no byte beyond [`MOST`] and an
//! input none beyond `LARGEST`. Inputs are stored `MIDDLE` too large, so that they are unsigned, which the sums
//! make up for where they start; four products of 1..=127 with a weight fit 16 bits, where processors without byte
//! products sum them.

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
/// The byte of an input that stands for zero.
pub(super) const MIDDLE: u8 = 64;
/// Rows of a part: the sums that are found at a time.
pub(super) const PART: usize = 64;

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
struct Block([[i8; 4]; 16]);

/// The bytes as a kernel wants them.
enum Layout {
    /// Part after part, in bands of sixteen rows: four columns after four columns.
    Blocks(Vec<Block>),
    /// Row after row, widened.
    Rows(Vec<i16>),
}

/// A matrix laid out for the kernels.
pub(super) struct Packed {
    level: Level,
    /// Where the sums of every row start, because inputs are `MIDDLE` too large.
    starts: Vec<i32>,
    /// Rows of the matrix, padded to a multiple of sixteen.
    pub rows: usize,
    /// Bytes of one input: the columns, padded to a multiple of sixteen.
    pub width: usize,
    layout: Layout,
}

/// Some rows of a matrix, as a kernel takes them.
struct Part<'a, T> {
    weights: &'a [T],
    /// As many as there are rows, a multiple of sixteen.
    starts: &'a [i32],
    /// Bytes of one input.
    width: usize,
}

impl Packed {
    /// Lays out a matrix for a level that this machine has; bytes beyond [`MOST`] become [`MOST`].
    pub fn new(matrix: &Matrix, level: Level) -> Packed {
        let data: Vec<i8> = matrix.data.iter().map(|byte| (*byte).clamp(-MOST, MOST)).collect();
        Packed::from_rows(&data, matrix.rows, matrix.cols, level)
    }

    /// Lays out row-major bytes, none beyond [`MOST`].
    pub fn from_rows(data: &[i8], rows: usize, cols: usize, level: Level) -> Packed {
        let (width, padded) = (cols.next_multiple_of(16), rows.next_multiple_of(16));
        let lines = data.chunks(cols.max(1)).take(rows).enumerate();
        let mut starts = vec![0; padded];
        let layout = if level == Level::Portable {
            let mut wide = vec![0; padded * width];
            for (r, line) in lines {
                wide[r * width..].iter_mut().zip(line).for_each(|(to, &from)| *to = i16::from(from));
            }
            Layout::Rows(wide)
        } else {
            let steps = width / 4;
            let mut blocks = vec![Block([[0; 4]; 16]); padded / 16 * steps];
            for (r, line) in lines {
                // Where the row's band begins among the blocks, and how far its blocks are apart.
                let (first, apart) = if level == Level::Vnni {
                    let part = r / PART * PART;
                    (part / 16 * steps + (r - part) / 16, (padded - part).min(PART) / 16)
                } else {
                    (r / 16 * steps, 1)
                };
                let (fours, rest) = line.as_chunks::<4>();
                let mut at = first;
                for four in fours {
                    blocks[at].0[r % 16] = *four;
                    at += apart;
                }
                if !rest.is_empty() {
                    blocks[at].0[r % 16][..rest.len()].copy_from_slice(rest);
                }
                starts[r] = -i32::from(MIDDLE) * line.iter().map(|&byte| i32::from(byte)).sum::<i32>();
            }
            Layout::Blocks(blocks)
        };
        Packed { level, starts, rows: padded, width, layout }
    }

    /// How many parts there are.
    pub fn parts(&self) -> usize {
        self.rows.div_ceil(PART)
    }

    /// The product of one part with each of the inputs, [`Packed::width`] bytes apart; gives the rows of the part, and
    /// writes as many sums for each input. Inputs hold no byte further from `MIDDLE` than `LARGEST`.
    pub fn product(&self, part: usize, inputs: &[u8], sums: &mut [i32]) -> usize {
        let (width, from) = (self.width, part * PART);
        let starts = &self.starts[from..self.rows.min(from + PART)];
        let rows = starts.len();
        if width == 0 || rows == 0 {
            return rows;
        }
        let sums = &mut sums[..inputs.len() / width * rows];
        match &self.layout {
            Layout::Rows(wide) => {
                let weights = &wide[from * width..(from + rows) * width];
                portable::product(&Part { weights, starts, width }, inputs, sums);
            }
            Layout::Blocks(blocks) => {
                let weights = &blocks[from * width / 64..(from + rows) * width / 64];
                blocks_product(self.level, &Part { weights, starts, width }, inputs, sums);
            }
        }
        rows
    }

    /// The product with each of the inputs, input after input, by way of `sums`.
    pub fn products(&self, inputs: &[u8], sums: &mut Vec<i32>, out: &mut [i32]) {
        let count = inputs.len() / self.width.max(1);
        if self.parts() == 1 {
            self.product(0, inputs, out);
            return;
        }
        if sums.len() < count * PART {
            sums.resize(count * PART, 0);
        }
        for part in 0..self.parts() {
            let rows = self.product(part, inputs, sums);
            for (sums, out) in sums.chunks_exact(rows).zip(out.chunks_exact_mut(self.rows)) {
                out[part * PART..][..rows].copy_from_slice(sums);
            }
        }
    }
}

/// Has the processor bring near what will be read soon, if it can be told to.
#[inline]
pub(super) fn fetch(values: &[i16]) {
    #[cfg(target_arch = "x86_64")]
    values.chunks(32).for_each(x86::fetch);
    #[cfg(not(target_arch = "x86_64"))]
    let _ = values;
}

fn blocks_product(level: Level, part: &Part<'_, Block>, inputs: &[u8], sums: &mut [i32]) {
    match level {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: levels come from `Level::available`, which asks the processor.
        Level::Vnni => unsafe { x86::vnni(part, inputs, sums) },
        #[cfg(target_arch = "x86_64")]
        // SAFETY: as above.
        Level::Avx2 => unsafe { x86::avx2(part, inputs, sums) },
        #[cfg(target_arch = "aarch64")]
        Level::Neon => neon::product(part, inputs, sums),
        _ => sums.fill(0),
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
        for (rows, cols, count) in
            [(1, 1, 1), (16, 16, 3), (51, 96, 7), (102, 320, 15), (640, 160, 8), (240, 48, 13)]
        {
            let (data, mut inputs) = (bytes(rows * cols), bytes(count * cols.next_multiple_of(16)));
            inputs.iter_mut().for_each(|byte| *byte = (*byte).clamp(-LARGEST, LARGEST));
            inputs[0] = -LARGEST;
            let moved: Vec<u8> = inputs.iter().map(|byte| byte.wrapping_add_unsigned(MIDDLE) as u8).collect();
            let matrix = Matrix { rows, cols, scales: Vec::new(), data: data.clone() };
            for level in Level::available() {
                let packed = Packed::new(&matrix, level);
                for part in 0..packed.parts() {
                    let mut sums = vec![0; count * PART];
                    let found = packed.product(part, &moved, &mut sums);
                    for (input, sums) in inputs.chunks(packed.width).zip(sums.chunks(found)) {
                        for (row, &sum) in data.chunks(cols).skip(part * PART).zip(sums) {
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
}
