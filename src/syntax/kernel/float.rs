//! The few steps that are done in floats, the same to the last bit on every processor.
//!
//! Only additions, multiplications and divisions in a written order: no fused operations, no
//! library functions, so that wider vectors change the speed and nothing else.

use super::{LARGEST, Level};

/// One unit of a stored projection.
const PROJECTION: f32 = 1.0 / 512.0;

/// A hyperbolic tangent as a fixed fraction of polynomials, good to about 1e-4.
#[inline(always)]
fn fraction(x: f32) -> (f32, f32) {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let p = x * (135135.0 + s * (17325.0 + s * (378.0 + s)));
    let q = 135135.0 + s * (62370.0 + s * (3150.0 + s * 28.0));
    (p, q)
}

/// The logistic function as a fraction.
#[inline(always)]
fn logistic(x: f32) -> (f32, f32) {
    let (p, q) = fraction(0.5 * x);
    (p + q, q + q)
}

/// The nearest byte of a value between -127 and 127.
#[inline(always)]
fn byte(value: f32) -> i8 {
    // Adding 1.5 * 2^23 leaves the rounded value in the lowest bits.
    (value + 12_582_912.0).to_bits() as i8
}

/// What one gate step reads and writes, all of one sentence.
pub(in crate::syntax) struct Step<'a> {
    /// Integer products of the state, four times the size of the state.
    pub sums: &'a [i32],
    /// What one unit of them is worth.
    pub scales: &'a [f32],
    /// The input's share, in units of [`PROJECTION`].
    pub projection: &'a [i16],
    /// The cells, replaced.
    pub cells: &'a mut [f32],
    /// The state as bytes of `1 / LARGEST`, replaced.
    pub state: &'a mut [i8],
}

#[inline(always)]
fn step_body(step: Step) {
    let h = step.cells.len();
    let (sums, scales, input) = (&step.sums[..4 * h], &step.scales[..4 * h], &step.projection[..4 * h]);
    let (cells, state) = (step.cells, &mut step.state[..h]);
    let (si, sf, sg, so) = (&sums[..h], &sums[h..2 * h], &sums[2 * h..3 * h], &sums[3 * h..]);
    let (ci, cf, cg, co) = (&scales[..h], &scales[h..2 * h], &scales[2 * h..3 * h], &scales[3 * h..]);
    let (xi, xf, xg, xo) = (&input[..h], &input[h..2 * h], &input[2 * h..3 * h], &input[3 * h..]);
    let gate = |sum: i32, scale: f32, x: i16| sum as f32 * scale + f32::from(x) * PROJECTION;
    for j in 0..h {
        let (pi, qi) = logistic(gate(si[j], ci[j], xi[j]));
        let (pf, qf) = logistic(gate(sf[j], cf[j], xf[j]));
        let (pg, qg) = fraction(gate(sg[j], cg[j], xg[j]));
        let (po, qo) = logistic(gate(so[j], co[j], xo[j]));
        // i * g + f * c and o * tanh(cell), with one division each.
        let cell = (pi * pg * qf + pf * cells[j] * (qi * qg)) / (qi * qg * qf);
        cells[j] = cell;
        let (pc, qc) = fraction(cell);
        state[j] = byte(po * pc * f32::from(LARGEST) / (qo * qc));
    }
}

#[inline(always)]
fn project_body(sums: &[i32], scales: &[f32], unit: f32, bias: &[f32], out: &mut [i16]) {
    let n = out.len();
    let (sums, scales, bias) = (&sums[..n], &scales[..n], &bias[..n]);
    for j in 0..n {
        let value = (sums[j] as f32 * (scales[j] * unit) + bias[j]) * (1.0 / PROJECTION);
        let value = value.clamp(-32767.0, 32767.0);
        out[j] = (value + 12_582_912.0).to_bits() as i16;
    }
}

#[inline(always)]
fn scale_body(sums: &[i32], scales: &[f32], unit: f32, bias: &[f32], out: &mut [f32]) {
    let n = out.len();
    let (sums, scales, bias) = (&sums[..n], &scales[..n], &bias[..n]);
    for j in 0..n {
        out[j] = sums[j] as f32 * (scales[j] * unit) + bias[j];
    }
}

#[inline(always)]
fn squash_body(values: &[f32], most: i8, bytes: &mut [i8]) {
    let most = f32::from(most);
    for (value, out) in values.iter().zip(bytes) {
        let (p, q) = fraction(*value);
        *out = byte(p * most / q);
    }
}

#[inline(always)]
fn bytes_body(values: &[f32], bytes: &mut [i8], unit: &mut f32) {
    let mut most = [0.0_f32; 16];
    for chunk in values.chunks(16) {
        most.iter_mut()
            .zip(chunk)
            .for_each(|(most, value)| *most = if value.abs() > *most { value.abs() } else { *most });
    }
    let most = most.into_iter().fold(0.0_f32, f32::max);
    *unit = if most > 0.0 { most / f32::from(LARGEST) } else { 1.0 };
    let scale = 1.0 / *unit;
    bytes.iter_mut().zip(values).for_each(|(out, value)| *out = byte(value * scale));
}

#[inline(always)]
fn join_body(left: &[f32], right: &[f32], out: &mut [f32]) {
    for (out, (a, b)) in out.iter_mut().zip(left.iter().zip(right)) {
        let sum = a + b;
        *out = if sum > 0.0 { sum } else { 0.0 };
    }
}

macro_rules! dispatched {
    ($($(#[$doc:meta])* $name:ident = $body:ident($($arg:ident: $type:ty),*);)+) => {
        $($(#[$doc])*
        pub(in crate::syntax) fn $name(level: Level, $($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $type),*) { $body($($arg),*) }
                #[target_feature(enable = "avx512f,avx512bw,avx512vnni")]
                fn vnni($($arg: $type),*) { $body($($arg),*) }
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
    /// One step of a recurrent layer for one sentence.
    step = step_body(step: Step);
    /// Integer products to a stored projection.
    project = project_body(sums: &[i32], scales: &[f32], unit: f32, bias: &[f32], out: &mut [i16]);
    /// Integer products to floats.
    scale = scale_body(sums: &[i32], scales: &[f32], unit: f32, bias: &[f32], out: &mut [f32]);
    /// Hyperbolic tangents as bytes of `1 / most`.
    squash = squash_body(values: &[f32], most: i8, bytes: &mut [i8]);
    /// The nearest bytes of a vector, and what one unit of them is worth.
    bytes = bytes_body(values: &[f32], bytes: &mut [i8], unit: &mut f32);
    /// The sum of two vectors, rectified.
    join = join_body(left: &[f32], right: &[f32], out: &mut [f32]);
}
