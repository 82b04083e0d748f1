//! The parser's weights as a file: a header, then matrices of bytes with a scale for every row.

use std::fmt;

pub use super::kernel::MOST;

const MAGIC: &[u8; 8] = b"DMSYNTAX";
const VERSION: u32 = 2;

/// A matrix of bytes; row `r` stands for `data[r] * scales[r]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Number of rows, one for every output.
    pub rows: usize,
    /// Number of columns, one for every input.
    pub cols: usize,
    /// What one step of a byte is worth, row by row.
    pub scales: Vec<f32>,
    /// The bytes, row after row.
    pub data: Vec<i8>,
}

impl Matrix {
    /// Rounds a matrix of floats to bytes, each row to its own scale, none beyond `most`.
    ///
    /// ```
    /// use demarche::syntax::weights::{MOST, Matrix};
    /// let matrix = Matrix::quantise(1, 2, &[1.28, -0.5], MOST);
    /// assert_eq!(matrix.data, [64, -25]);
    /// ```
    pub fn quantise(rows: usize, cols: usize, values: &[f32], most: i8) -> Matrix {
        let most = f32::from(most.max(1));
        let mut matrix = Matrix { rows, cols, ..Matrix::default() };
        for row in values.chunks(cols.max(1)).take(rows) {
            let largest = row.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
            let scale = if largest > 0.0 { largest / most } else { 1.0 };
            matrix.scales.push(scale);
            matrix.data.extend(row.iter().map(|value| (value / scale).round() as i8));
        }
        matrix
    }
}

/// A matrix and what is added to its product.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linear {
    /// The matrix.
    pub matrix: Matrix,
    /// One summand for every row.
    pub bias: Vec<f32>,
}

/// One direction of one recurrent layer; rows are the input, forget, cell and output gates in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Direction {
    /// From the layer's input, with the gates' bias.
    pub input: Linear,
    /// From the state before.
    pub state: Matrix,
}

/// Everything that training learns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// The feature keys in ascending order; entry `i` is described by row `i` of the embeddings.
    pub keys: Vec<u64>,
    /// One row for every feature.
    pub embeddings: Matrix,
    /// Every layer's forward and backward direction.
    pub layers: Vec<[Direction; 2]>,
    /// Universal and Penn tag of every row of the tag head, parted by a blank.
    pub tags: Vec<String>,
    /// Relation of every row of the label head.
    pub labels: Vec<String>,
    /// Scores tags.
    pub tag: Linear,
    /// The dependent's side of an arc.
    pub arc_dependent: Linear,
    /// The head's side of an arc.
    pub arc_head: Linear,
    /// Between the two; its bias weighs the head alone.
    pub arc_between: Linear,
    /// The dependent's side of a label.
    pub label_dependent: Linear,
    /// The head's side of a label.
    pub label_head: Linear,
    /// Scores labels from the rectified sum of the two sides.
    pub label: Linear,
}

/// Why bytes are not weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsError(&'static str);

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the parser's weights cannot be read: {}", self.0)
    }
}

impl std::error::Error for WeightsError {}

impl Weights {
    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.int(VERSION as usize);
        out.int(self.layers.len());
        out.int(self.keys.len());
        self.keys.iter().for_each(|key| out.0.extend(key.to_le_bytes()));
        out.matrix(&self.embeddings);
        for direction in self.layers.iter().flatten() {
            out.linear(&direction.input);
            out.matrix(&direction.state);
        }
        out.strings(&self.tags);
        out.strings(&self.labels);
        self.heads().into_iter().for_each(|linear| out.linear(linear));
        out.0
    }

    fn heads(&self) -> [&Linear; 7] {
        [
            &self.tag,
            &self.arc_dependent,
            &self.arc_head,
            &self.arc_between,
            &self.label_dependent,
            &self.label_head,
            &self.label,
        ]
    }

    /// Reads what [`Weights::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are of another version, end too early, or do not fit together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Weights, WeightsError> {
        let mut from = Reader(bytes);
        if from.take(MAGIC.len())? != MAGIC {
            return Err(WeightsError("they do not begin as such a file does"));
        }
        if from.int()? != VERSION as usize {
            return Err(WeightsError("they are of another version"));
        }
        let layers = from.int()?;
        if !(1..=8).contains(&layers) {
            return Err(WeightsError("the number of layers is out of range"));
        }
        let keys = from.int()?;
        let keys = from.take(keys.saturating_mul(8))?.chunks_exact(8);
        let keys = keys.map(|key| u64::from_le_bytes(key.try_into().unwrap_or_default())).collect();
        let embeddings = from.matrix()?;
        let mut read_layers = Vec::new();
        for _ in 0..layers {
            let mut direction = || -> Result<Direction, WeightsError> {
                Ok(Direction { input: from.linear()?, state: from.matrix()? })
            };
            read_layers.push([direction()?, direction()?]);
        }
        let weights = Weights {
            keys,
            embeddings,
            layers: read_layers,
            tags: from.strings()?,
            labels: from.strings()?,
            tag: from.linear()?,
            arc_dependent: from.linear()?,
            arc_head: from.linear()?,
            arc_between: from.linear()?,
            label_dependent: from.linear()?,
            label_head: from.linear()?,
            label: from.linear()?,
        };
        if !from.0.is_empty() {
            return Err(WeightsError("bytes are left over"));
        }
        weights.fits().then_some(weights).ok_or(WeightsError("the sizes do not fit together"))
    }

    fn fits(&self) -> bool {
        let hidden = self.layers[0][0].state.cols;
        if hidden == 0 || !hidden.is_multiple_of(16) || self.embeddings.cols == 0 {
            return false;
        }
        let mut width = self.embeddings.cols;
        let mut fits = self.embeddings.rows == self.keys.len() && self.keys.is_sorted();
        for layer in &self.layers {
            for side in layer {
                fits &= side.input.matrix.cols == width && side.input.matrix.rows == 4 * hidden;
                fits &= side.state.cols == hidden && side.state.rows == 4 * hidden;
            }
            width = 2 * hidden;
        }
        let shape = |linear: &Linear| (linear.matrix.rows, linear.matrix.cols);
        let (arc, label) = (self.arc_head.matrix.rows, self.label_head.matrix.rows);
        fits && arc > 0
            && label > 0
            && self.heads().iter().all(|linear| linear.bias.len() == linear.matrix.rows)
            && shape(&self.tag) == (self.tags.len(), width)
            && shape(&self.arc_dependent) == (arc, width)
            && shape(&self.arc_head) == (arc, width)
            && shape(&self.arc_between) == (arc, arc)
            && shape(&self.label_dependent) == (label, width)
            && shape(&self.label_head) == (label, width)
            && shape(&self.label) == (self.labels.len(), label)
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn int(&mut self, value: usize) {
        self.0.extend((value as u32).to_le_bytes());
    }
    fn floats(&mut self, values: &[f32]) {
        values.iter().for_each(|value| self.0.extend(value.to_le_bytes()));
    }
    fn matrix(&mut self, matrix: &Matrix) {
        self.int(matrix.rows);
        self.int(matrix.cols);
        self.floats(&matrix.scales);
        self.0.extend(matrix.data.iter().map(|&value| value as u8));
    }
    fn linear(&mut self, linear: &Linear) {
        self.matrix(&linear.matrix);
        self.int(linear.bias.len());
        self.floats(&linear.bias);
    }
    fn strings(&mut self, strings: &[String]) {
        let text = strings.join("\n");
        self.int(text.len());
        self.0.extend(text.as_bytes());
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(WeightsError("they end too early"))?;
        self.0 = rest;
        Ok(taken)
    }
    fn int(&mut self) -> Result<usize, WeightsError> {
        let bytes = self.take(4)?.try_into().unwrap_or_default();
        Ok(u32::from_le_bytes(bytes) as usize)
    }
    fn floats(&mut self, count: usize) -> Result<Vec<f32>, WeightsError> {
        let bytes = self.take(count.saturating_mul(4))?.chunks_exact(4);
        Ok(bytes.map(|four| f32::from_le_bytes(four.try_into().unwrap_or_default())).collect())
    }
    fn matrix(&mut self) -> Result<Matrix, WeightsError> {
        let (rows, cols) = (self.int()?, self.int()?);
        let scales = self.floats(rows)?;
        let data = self.take(rows.saturating_mul(cols))?.iter().map(|&byte| byte as i8).collect();
        Ok(Matrix { rows, cols, scales, data })
    }
    fn linear(&mut self) -> Result<Linear, WeightsError> {
        let matrix = self.matrix()?;
        let count = self.int()?;
        let bias = self.floats(count)?;
        if bias.len() != matrix.rows {
            return Err(WeightsError("a bias does not fit its matrix"));
        }
        Ok(Linear { matrix, bias })
    }
    fn strings(&mut self) -> Result<Vec<String>, WeightsError> {
        let count = self.int()?;
        let text = str::from_utf8(self.take(count)?).map_err(|_| WeightsError("a name is not text"))?;
        Ok(text.split('\n').map(str::to_string).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Weights {
        let matrix = |rows: usize, cols: usize| {
            let values: Vec<f32> = (0..rows * cols).map(|i| (i % 7) as f32 - 3.0).collect();
            Matrix::quantise(rows, cols, &values, MOST)
        };
        let linear = |rows: usize, cols: usize| Linear { matrix: matrix(rows, cols), bias: vec![0.5; rows] };
        let direction = || Direction { input: linear(64, 8), state: matrix(64, 16) };
        Weights {
            keys: vec![1, 5, 9],
            embeddings: matrix(3, 8),
            layers: vec![[direction(), direction()]],
            tags: vec!["NOUN NN".to_string(), "VERB VB".to_string()],
            labels: vec!["root".to_string(), "obj".to_string()],
            tag: linear(2, 32),
            arc_dependent: linear(4, 32),
            arc_head: linear(4, 32),
            arc_between: linear(4, 4),
            label_dependent: linear(4, 32),
            label_head: linear(4, 32),
            label: linear(2, 4),
        }
    }

    #[test]
    fn the_file_gives_the_weights_back() {
        let weights = small();
        assert_eq!(Weights::from_bytes(&weights.to_bytes()), Ok(weights));
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = small().to_bytes();
        for length in 0..bytes.len() {
            assert!(Weights::from_bytes(&bytes[..length]).is_err(), "the first {length} bytes");
        }
        assert!(Weights::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
        let mut other = bytes.clone();
        other[8] = 99;
        let message = Weights::from_bytes(&other).map_err(|error| error.to_string());
        assert_eq!(
            message,
            Err("the parser's weights cannot be read: they are of another version".to_string())
        );
        let mut odd = small();
        odd.layers[0][1].state = Matrix::quantise(4, 16, &[1.0; 64], MOST);
        assert!(Weights::from_bytes(&odd.to_bytes()).is_err());
    }
}
