//! Byte products in plain code.

/// Every row with each of `N` inputs; written so that compilers find their own vectors.
pub(super) fn product<const N: usize>(rows: &[i16], width: usize, inputs: &[i8], sums: &mut [i32]) {
    let wide: Vec<i16> = inputs.iter().map(|&x| i16::from(x)).collect();
    let stride = sums.len() / N;
    for (r, row) in rows.chunks_exact(width).enumerate() {
        for (n, input) in wide.chunks_exact(width).enumerate() {
            let products = row.iter().zip(input).map(|(&w, &x)| i32::from(w) * i32::from(x));
            sums[n * stride + r] = products.sum();
        }
    }
}
