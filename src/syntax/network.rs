//! The network at work: whole numbers between the layers, several sentences at a time.

use super::features::{ROOT_KEY, keys};
use super::hash::Map;
use super::heads::{Analysis, Heads};
use super::kernel::float::{self, Step};
use super::kernel::{LARGEST, Level, Packed};
use super::weights::{Direction, Linear, Matrix, Weights};

/// What one unit of a byte of state is worth.
pub(super) const UNIT: f32 = 1.0 / LARGEST as f32;
/// Word types whose first projection is kept.
const CACHE: usize = 4096;
/// Inputs that are multiplied at a time.
const GROUP: usize = 8;

/// A matrix with what is added to its product.
pub(super) struct Layer {
    pub matrix: Packed,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

struct Side {
    input: Layer,
    state: Packed,
    /// The state's scales times [`UNIT`].
    scales: Vec<f32>,
}

/// The weights laid out for one level of processor.
pub(super) struct Network {
    level: Level,
    rows: Map<u64, u32>,
    embeddings: Matrix,
    layers: Vec<[Side; 2]>,
    hidden: usize,
    heads: Heads,
}

/// What is kept from sentence to sentence: first projections of word types, and room to work in.
#[derive(Default)]
pub(super) struct Cache {
    types: Map<String, usize>,
    slab: Vec<i16>,
    /// Projections of a later layer.
    later: Vec<i16>,
    pub(super) sums: Vec<i32>,
}

impl Layer {
    pub fn new(linear: &Linear, level: Level) -> Layer {
        let matrix = Packed::new(&linear.matrix, level);
        Layer { matrix, scales: linear.matrix.scales.clone(), bias: linear.bias.clone() }
    }

    /// The product with bytes as floats; `unit` says what the bytes of an input are worth.
    pub fn floats(
        &self,
        level: Level,
        inputs: &[i8],
        unit: impl Fn(usize) -> f32,
        sums: &mut Vec<i32>,
    ) -> Vec<f32> {
        let rows = self.matrix.rows;
        let mut out = vec![0.0; inputs.len() / self.matrix.width * rows];
        self.each(inputs, sums, |i, sums| {
            float::scale(level, sums, &self.scales, unit(i), &self.bias, &mut out[i * rows..][..rows]);
        });
        out
    }

    /// The product with bytes of `unit`, as stored projections `stride` apart.
    fn project(
        &self,
        level: Level,
        inputs: &[i8],
        unit: f32,
        sums: &mut Vec<i32>,
        out: &mut [i16],
        stride: usize,
    ) {
        let rows = self.matrix.rows;
        self.each(inputs, sums, |i, sums| {
            float::project(level, sums, &self.scales, unit, &self.bias, &mut out[i * stride..][..rows]);
        });
    }

    /// Calls back with every input's sums, a few inputs at a time, while they are at hand.
    fn each(&self, inputs: &[i8], sums: &mut Vec<i32>, mut done: impl FnMut(usize, &[i32])) {
        let stride = self.matrix.stride();
        let sums = room(sums, GROUP * stride);
        for (g, inputs) in inputs.chunks(GROUP * self.matrix.width).enumerate() {
            let count = inputs.len() / self.matrix.width;
            self.matrix.product(inputs, &mut sums[..count * stride]);
            sums.chunks(stride).take(count).enumerate().for_each(|(i, sums)| done(g * GROUP + i, sums));
        }
    }
}

/// The first `count` places of a vector that grows as needed; their contents are left over.
pub(super) fn room(sums: &mut Vec<i32>, count: usize) -> &mut [i32] {
    if sums.len() < count {
        sums.resize(count, 0);
    }
    &mut sums[..count]
}

impl Network {
    pub fn new(weights: &Weights, level: Level) -> Network {
        let level = if Level::available().contains(&level) { level } else { Level::Portable };
        let side = |direction: &Direction| Side {
            input: Layer::new(&direction.input, level),
            state: Packed::new(&direction.state, level),
            scales: direction.state.scales.iter().map(|scale| scale * UNIT).collect(),
        };
        Network {
            level,
            rows: weights.keys.iter().copied().zip(0..).collect(),
            embeddings: weights.embeddings.clone(),
            layers: weights.layers.iter().map(|[f, b]| [side(f), side(b)]).collect(),
            hidden: weights.layers[0][0].state.cols,
            heads: Heads::new(weights, level),
        }
    }

    /// Analyses some sentences side by side.
    pub fn analyse(&self, cache: &mut Cache, sentences: &[Vec<&str>]) -> Vec<Analysis> {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|&s| std::cmp::Reverse(sentences[s].len()));
        let lengths: Vec<usize> = order.iter().map(|&s| sentences[s].len() + 1).collect();
        if cache.types.len() > CACHE {
            cache.types.clear();
            cache.slab.clear();
        }
        let mut places = Vec::with_capacity(lengths.iter().sum());
        for &s in &order {
            places.push(self.place(cache, ""));
            places.extend(sentences[s].iter().map(|form| self.place(cache, form)));
        }
        let states = self.encode(cache, places, &lengths);
        let mut analyses = vec![Analysis::default(); sentences.len()];
        let found = self.heads.read_off(&states, &lengths, &mut cache.sums);
        order.iter().zip(found).for_each(|(&s, analysis)| analyses[s] = analysis);
        analyses
    }

    /// The last layer's states, sentence after sentence, the root first in each.
    fn encode(&self, cache: &mut Cache, mut places: Vec<usize>, lengths: &[usize]) -> Vec<i8> {
        let (h, total) = (self.hidden, places.len());
        let width = 2 * h;
        let mut states = vec![0_i8; total * width];
        for (l, layer) in self.layers.iter().enumerate() {
            if l > 0 {
                if cache.later.len() < total * 8 * h {
                    cache.later.resize(total * 8 * h, 0);
                }
                places = (0..total).map(|row| row * 8 * h).collect();
                for (d, side) in layer.iter().enumerate() {
                    let Cache { later, sums, .. } = cache;
                    side.input.project(self.level, &states, UNIT, sums, &mut later[d * 4 * h..], 8 * h);
                }
            }
            let Cache { slab, later, sums, .. } = cache;
            let slab = if l > 0 { &*later } else { &*slab };
            for (d, side) in layer.iter().enumerate() {
                self.run(
                    side,
                    d,
                    |row| &slab[places[row] + d * 4 * h..][..4 * h],
                    lengths,
                    &mut states,
                    sums,
                );
            }
        }
        states
    }

    /// One direction of one layer over all sentences in step.
    fn run<'a>(
        &self,
        side: &Side,
        d: usize,
        projection: impl Fn(usize) -> &'a [i16],
        lengths: &[usize],
        states: &mut [i8],
        sums: &mut Vec<i32>,
    ) {
        let (h, width, stride) = (self.hidden, side.state.width, side.state.stride());
        let mut starts = vec![0; lengths.len()];
        for s in 1..lengths.len() {
            starts[s] = starts[s - 1] + lengths[s - 1];
        }
        let mut state = vec![0_i8; lengths.len() * width];
        let mut cells = vec![0.0_f32; lengths.len() * h];
        let sums = room(sums, lengths.len() * stride);
        sums.fill(0);
        let mut active = lengths.len();
        for t in 0..lengths.first().copied().unwrap_or(0) {
            while lengths[active - 1] <= t {
                active -= 1;
            }
            if t > 0 {
                side.state.product(&state[..active * width], sums);
            }
            for s in 0..active {
                let row = starts[s] + if d == 0 { t } else { lengths[s] - 1 - t };
                let state = &mut state[s * width..][..h];
                float::step(
                    self.level,
                    Step {
                        sums: &sums[s * stride..][..stride],
                        scales: &side.scales,
                        projection: projection(row),
                        cells: &mut cells[s * h..][..h],
                        state,
                    },
                );
                states[row * 2 * h + d * h..][..h].copy_from_slice(state);
            }
        }
    }

    /// Where a word type's first projection begins in the cache; the empty form is the root.
    fn place(&self, cache: &mut Cache, form: &str) -> usize {
        if let Some(&place) = cache.types.get(form) {
            return place;
        }
        let width = self.embeddings.cols;
        let mut sum = vec![0.0_f32; width];
        let mut add = |key: u64| {
            let Some(&row) = self.rows.get(&key) else { return };
            let row = row as usize;
            let scale = self.embeddings.scales[row];
            let bytes = &self.embeddings.data[row * width..(row + 1) * width];
            sum.iter_mut().zip(bytes).for_each(|(sum, &byte)| *sum += f32::from(byte) * scale);
        };
        if form.is_empty() {
            add(ROOT_KEY);
        } else {
            keys(form).into_iter().for_each(|(_, key)| add(key));
        }
        let mut bytes = vec![0; self.layers[0][0].input.matrix.width];
        let mut unit = 1.0;
        float::bytes(self.level, &sum, &mut bytes, &mut unit);
        let (place, h) = (cache.slab.len(), self.hidden);
        cache.slab.resize(place + 8 * h, 0);
        for (d, side) in self.layers[0].iter().enumerate() {
            let out = &mut cache.slab[place + d * 4 * h..][..4 * h];
            side.input.project(self.level, &bytes, unit, &mut cache.sums, out, 4 * h);
        }
        cache.types.insert(form.to_string(), place);
        place
    }
}
