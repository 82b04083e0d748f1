//! The few steps that are done in floats, the same to the last bit on every processor.
//!
//! Only additions, multiplications and divisions in a written order: no fused operations, no
//! library functions, so that wider vectors change the speed and nothing else. Plain loops without closures, which every
//! build makes vectors of.
#![allow(clippy::needless_range_loop)] // Counted loops over registers are sure to be unrolled.

use super::{LARGEST, Level, MIDDLE, MOST};

/// One unit of a stored projection.
pub(in crate::syntax) const PROJECTION: f32 = 1.0 / 512.0;

/// A hyperbolic tangent as a fixed fraction of polynomials, good to about 1e-4.
#[inline(always)]
fn fraction(x: f32) -> (f32, f32) {
    let ([p], [q]) = fractions([x]);
    (p, q)
}

/// Several of them, operation by operation: so the processor need not wait for one result after another.
#[inline(always)]
fn fractions<const N: usize>(x: [f32; N]) -> ([f32; N], [f32; N]) {
    let (mut x, mut s, mut p, mut q) = (x, [0.0; N], [0.0; N], [0.0; N]);
    macro_rules! each {
        ($($i:ident: $do:expr;)+) => { $(for $i in 0..N { $do; })+ };
    }
    // p = x * (135135 + s * (17325 + s * (378 + s))), q = 135135 + s * (62370 + s * (3150 + s * 28)).
    each! {
        i: x[i] = x[i].clamp(-4.97, 4.97);
        i: s[i] = x[i] * x[i];
        i: p[i] = 378.0 + s[i];
        i: q[i] = s[i] * 28.0;
        i: p[i] *= s[i];
        i: q[i] += 3150.0;
        i: p[i] += 17325.0;
        i: q[i] *= s[i];
        i: p[i] *= s[i];
        i: q[i] += 62370.0;
        i: p[i] += 135135.0;
        i: q[i] *= s[i];
        i: p[i] *= x[i];
        i: q[i] += 135135.0;
    }
    (p, q)
}

/// Adding 1.5 * 2^23 leaves the rounded value in the lowest bits.
const ROUNDS: f32 = 12_582_912.0;

/// A value between minus and plus `LARGEST` as a byte of an input.
#[inline(always)]
fn byte(value: f32) -> u8 {
    // `MIDDLE` is even, so that halves are rounded as they are without it.
    (value + (ROUNDS + MIDDLE as f32)).to_bits() as u8
}

/// Sentences that go through a recurrent layer side by side.
pub(in crate::syntax) const LANES: usize = 16;
/// Cells that are stepped at a time.
pub(in crate::syntax) const CELLS: usize = 16;

/// What a step of [`CELLS`] cells reads and writes, of up to [`LANES`] sentences.
pub(in crate::syntax) struct Step<'a> {
    /// Integer products of the state, [`CELLS`] for each of the four gates, sentence after sentence.
    pub sums: &'a [i32],
    /// What one unit of them is worth, in units of [`PROJECTION`].
    pub scales: &'a [f32],
    /// Where the input's share is found, in units of [`PROJECTION`].
    pub projections: &'a [i16],
    /// Where it begins for each sentence.
    pub places: &'a [usize],
    /// The cells of all [`LANES`], replaced.
    pub cells: &'a mut [f32],
    /// Room for the last gate as a fraction, of all lanes.
    pub outs: &'a mut [[[f32; CELLS]; 2]],
    /// The states of all lanes as bytes, replaced; that of a lane without a sentence may be anything.
    pub state: &'a mut [u8],
    /// How far the sentences' states are apart.
    pub stride: usize,
}

/// Two passes, so that the processor has less to wait for: the cells first, then the states.
#[inline(always)]
fn step_body(step: Step) {
    let [ci, cf, cg, co] = four(step.scales);
    let lanes = step.sums.chunks_exact(4 * CELLS).zip(step.cells.as_chunks_mut::<CELLS>().0);
    for ((sums, cells), (&place, outs)) in lanes.zip(step.places.iter().zip(&mut *step.outs)) {
        let [si, sf, sg, so] = four(sums);
        let [xi, xf, xg, xo] = four(&step.projections[place..place + 4 * CELLS]);
        for j in 0..CELLS {
            let (sums, scales) = ([si[j], sf[j], sg[j], so[j]], [ci[j], cf[j], cg[j], co[j]]);
            let inputs = [xi[j], xf[j], xg[j], xo[j]];
            let mut x = [0.0; 4];
            for g in 0..4 {
                x[g] = sums[g] as f32 * scales[g];
            }
            for g in 0..4 {
                x[g] += f32::from(inputs[g]);
            }
            // The logistic function is half a tangent of the half, and a half; the latter halves come below.
            let halves = [0.5, 0.5, 1.0, 0.5];
            for g in 0..4 {
                x[g] *= halves[g] * PROJECTION;
            }
            let ([pi, pf, pg, po], [qi, qf, qg, qo]) = fractions(x);
            let [pi, pf, po] = [pi + qi, pf + qf, po + qo];
            // i * g + f * c, with one division; i and f are halves of these fractions.
            let qig = qi * qg;
            let below = qig * qf;
            cells[j] = (pi * pg * qf + pf * cells[j] * qig) / (below + below);
            (outs[0][j], outs[1][j]) = (po, qo);
        }
    }
    let count = step.places.len().next_multiple_of(4);
    let lanes = step.cells[..count * CELLS].as_chunks::<CELLS>().0.as_chunks::<4>().0.iter();
    let lanes = lanes.zip(step.outs.as_chunks::<4>().0).zip(step.state.chunks_mut(4 * step.stride));
    for ((cells, outs), state) in lanes {
        let mut bytes = [[0; CELLS]; 4];
        for j in 0..CELLS {
            // o * tanh(cell), with one division.
            let (mut p, mut q) = fractions([cells[0][j], cells[1][j], cells[2][j], cells[3][j]]);
            for l in 0..4 {
                p[l] *= outs[l][0][j];
            }
            for l in 0..4 {
                q[l] *= outs[l][1][j];
            }
            for l in 0..4 {
                p[l] *= 0.5 * f32::from(LARGEST);
            }
            for l in 0..4 {
                bytes[l][j] = byte(p[l] / q[l]);
            }
        }
        for (bytes, state) in bytes.iter().zip(state.chunks_mut(step.stride)) {
            state[..CELLS].copy_from_slice(bytes);
        }
    }
}

/// The four gates' shares.
#[inline(always)]
fn four<T>(values: &[T]) -> [&[T; CELLS]; 4] {
    let (four, _) = values.as_chunks::<CELLS>();
    [&four[0], &four[1], &four[2], &four[3]]
}

/// Integer products and what they are made into; of as many rows as there are scales, a multiple of sixteen.
pub(in crate::syntax) struct Products<'a> {
    /// Input after input.
    pub sums: &'a [i32],
    /// Of every row.
    pub scales: &'a [f32],
    /// Of every row.
    pub bias: &'a [f32],
    /// What the bytes of each input are worth; the last stands for all that follow.
    pub units: &'a [f32],
    /// How far the outputs are apart.
    pub stride: usize,
}

#[inline(always)]
fn made<T: Copy + Default>(products: Products, out: &mut [T], make: impl Fn(f32) -> T) {
    let Products { sums, scales, bias, units, stride } = products;
    let rows = scales.len();
    for (b, (scales, bias)) in scales.as_chunks::<16>().0.iter().zip(bias.as_chunks::<16>().0).enumerate() {
        let mut scaled = [0.0; 16];
        for (i, (sums, out)) in sums.chunks_exact(rows).zip(out.chunks_mut(stride)).enumerate() {
            if let Some(unit) = units.get(i) {
                for j in 0..16 {
                    scaled[j] = scales[j] * unit;
                }
            }
            let sums = &sums.as_chunks::<16>().0[b];
            let mut made = [T::default(); 16];
            for j in 0..16 {
                made[j] = make(sums[j] as f32 * scaled[j] + bias[j]);
            }
            out.as_chunks_mut::<16>().0[b] = made;
        }
    }
}

#[inline(always)]
fn project_body(products: Products, out: &mut [i16]) {
    made(
        products,
        out,
        // Scales and bias are in units of a projection.
        #[inline(always)]
        |value| (value.clamp(-32767.0, 32767.0) + ROUNDS).to_bits() as i16,
    );
}

#[inline(always)]
fn scale_body(products: Products, out: &mut [f32]) {
    made(
        products,
        out,
        #[inline(always)]
        |value| value,
    );
}

#[inline(always)]
fn squash_body(values: &[f32], bytes: &mut [u8]) {
    for (value, out) in values.iter().zip(bytes) {
        let (p, q) = fraction(*value);
        *out = byte(p * f32::from(LARGEST) / q);
    }
}

#[inline(always)]
fn weigh_body(values: &[f32], bytes: &mut [i8]) {
    for (value, out) in values.iter().zip(bytes) {
        let (p, q) = fraction(*value);
        *out = (p * f32::from(MOST) / q + ROUNDS).to_bits() as i8;
    }
}

#[inline(always)]
fn bytes_body(values: &[f32], bytes: &mut [u8], unit: &mut f32) {
    let mut most = [0.0_f32; 16];
    for chunk in values.chunks(16) {
        for (most, value) in most.iter_mut().zip(chunk) {
            *most = if value.abs() > *most { value.abs() } else { *most };
        }
    }
    let most = most_of(most);
    *unit = if most > 0.0 { most / f32::from(LARGEST) } else { 1.0 };
    let scale = 1.0 / *unit;
    for (out, value) in bytes.iter_mut().zip(values) {
        *out = byte(value * scale);
    }
}

#[inline(always)]
fn join_body(left: &[f32], right: &[f32], out: &mut [f32]) {
    for (out, (a, b)) in out.iter_mut().zip(left.iter().zip(right)) {
        let sum = a + b;
        *out = if sum > 0.0 { sum } else { 0.0 };
    }
}

#[inline(always)]
fn add_body(bytes: &[i8], scale: f32, sum: &mut [f32]) {
    for (sum, &byte) in sum.iter_mut().zip(bytes) {
        *sum += f32::from(byte) * scale;
    }
}

/// The largest of sixteen, by halves.
#[inline(always)]
fn most_of<T: Copy + PartialOrd>(mut values: [T; 16]) -> T {
    let mut half = 8;
    while half > 0 {
        for j in 0..half {
            values[j] = if values[j + half] > values[j] { values[j + half] } else { values[j] };
        }
        half /= 2;
    }
    values[0]
}

#[inline(always)]
fn largest_body<T: Copy + PartialOrd>(values: &[T]) -> usize {
    let Some(&first) = values.first() else { return 0 };
    let (chunks, rest) = values.as_chunks::<16>();
    let mut most = [first; 16];
    for chunk in chunks {
        for j in 0..16 {
            most[j] = if chunk[j] > most[j] { chunk[j] } else { most[j] };
        }
    }
    let top = rest.iter().fold(most_of(most), |top, &value| if value > top { value } else { top });
    for (c, chunk) in chunks.iter().enumerate() {
        if chunk.iter().fold(false, |found, value| found | (*value == top)) {
            return c * 16 + chunk.iter().position(|value| *value == top).unwrap_or(0);
        }
    }
    chunks.len() * 16 + rest.iter().position(|value| *value == top).unwrap_or(0)
}

macro_rules! dispatched {
    ($($(#[$doc:meta])* $name:ident = $body:ident($($arg:ident: $type:ty),*) $(-> $out:ty)?;)+) => {
        $($(#[$doc])*
        #[inline]
        pub(in crate::syntax) fn $name(level: Level, $($arg: $type),*) $(-> $out)? {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $type),*) $(-> $out)? { $body($($arg),*) }
                #[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
                fn vnni($($arg: $type),*) $(-> $out)? { $body($($arg),*) }
                match level {
                    // SAFETY: levels come from `Level::available`, which asks the processor.
                    Level::Vnni => return unsafe { vnni($($arg),*) },
                    // SAFETY: as above.
                    Level::Avx2 => return unsafe { avx2($($arg),*) },
                    _ => {}
                }
            }
            let _ = level;
            $body($($arg),*)
        })+
    };
}

dispatched! {
    /// One step of some cells of a recurrent layer.
    step = step_body(step: Step);
    /// Integer products to stored projections, if scales and bias are in units of [`PROJECTION`].
    project = project_body(products: Products, out: &mut [i16]);
    /// Integer products to floats.
    scale = scale_body(products: Products, out: &mut [f32]);
    /// Hyperbolic tangents as bytes of an input, `1 / LARGEST` each.
    squash = squash_body(values: &[f32], bytes: &mut [u8]);
    /// Hyperbolic tangents as bytes of a matrix, `1 / MOST` each.
    weigh = weigh_body(values: &[f32], bytes: &mut [i8]);
    /// A vector as the nearest bytes of an input, and what one unit of them is worth.
    bytes = bytes_body(values: &[f32], bytes: &mut [u8], unit: &mut f32);
    /// The sum of two vectors, rectified.
    join = join_body(left: &[f32], right: &[f32], out: &mut [f32]);
    /// Adds a row of a matrix.
    add = add_body(bytes: &[i8], scale: f32, sum: &mut [f32]);
    /// Where the largest value stands, the first of equals.
    largest = largest_body(values: &[f32]) -> usize;
    /// The same for integers.
    largest_sum = largest_body(values: &[i32]) -> usize;
}
