//! From the states of the words to tags, arcs and labels.

use super::decode;
use super::kernel::float;
use super::kernel::{Level, Packed};
use super::layer::{Layer, room};
use super::network::UNIT;
use super::tags::{Relation, Upos, Xpos};
use super::weights::{Linear, Weights};

/// Tags, heads (0 for the root, else one-based) and relations of one sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Analysis {
    pub tags: Vec<(Upos, Xpos)>,
    pub heads: Vec<usize>,
    pub labels: Vec<Relation>,
}

/// What stands on the last recurrent layer.
pub(super) struct Heads {
    level: Level,
    tags: Vec<(Upos, Xpos)>,
    labels: Vec<Relation>,
    /// All that is read off the states themselves: tag, the two sides of an arc, the two sides of a label.
    first: Layer,
    /// Where each of them begins in the first layer's outputs, in this order.
    begins: [usize; 5],
    /// Size of an arc's side and of a label's.
    sizes: [usize; 2],
    arc_between: Layer,
    label: Layer,
}

/// Room to work in.
#[derive(Default)]
pub(super) struct Room {
    sums: Vec<i32>,
    arcs: Vec<i32>,
    first: Vec<f32>,
    second: Vec<f32>,
    joined: Vec<f32>,
    bytes: Vec<u8>,
    units: Vec<f32>,
    above: Vec<i8>,
}

impl Heads {
    pub fn new(weights: &Weights, level: Level) -> Heads {
        let tag = |name: &String| {
            let (upos, xpos) = name.split_once(' ').unwrap_or(("X", "XX"));
            (Upos::parse(upos).unwrap_or(Upos::X), Xpos::new(xpos))
        };
        let mut first = Linear::default();
        let begins = [
            &weights.tag,
            &weights.arc_dependent,
            &weights.arc_head,
            &weights.label_dependent,
            &weights.label_head,
        ]
        .map(|linear| add(&mut first, linear));
        Heads {
            level,
            tags: weights.tags.iter().map(tag).collect(),
            labels: weights.labels.iter().map(|name| Relation::new(name)).collect(),
            first: Layer::new(&first, level),
            begins,
            sizes: [weights.arc_head.matrix.rows, weights.label_head.matrix.rows],
            arc_between: Layer::new(&weights.arc_between, level),
            label: Layer::new(&weights.label, level),
        }
    }

    /// The analysis of a sentence from its states, the root's first.
    pub fn read_off(&self, states: &[u8], room: &mut Room) -> Analysis {
        let mut first = std::mem::take(&mut room.first);
        let found = self.first.floats(states, &[UNIT], &mut room.sums, &mut first);
        let words: Vec<&[f32]> = found.chunks_exact(self.first.matrix.rows).collect();
        let tag = |word: &&[f32]| self.tags[float::largest(self.level, &word[..self.begins[1]])];
        let tags = words[1..].iter().map(tag).collect();
        let heads = self.heads(&words, room);
        let labels = self.labels(&words, &heads, room);
        room.first = first;
        Analysis { tags, heads, labels }
    }

    /// Heads by the products of every word's bytes as a dependent with every word's as a head.
    fn heads(&self, words: &[&[f32]], free: &mut Room) -> Vec<usize> {
        let (level, size, count) = (self.level, self.sizes[0], words.len());
        let width = self.arc_between.matrix.width;
        let bytes = room(&mut free.bytes, count * width);
        let above = room(&mut free.above, count * width);
        for ((word, bytes), above) in
            words.iter().zip(bytes.chunks_exact_mut(width)).zip(above.chunks_exact_mut(width))
        {
            float::squash(level, &word[self.begins[1]..][..size], bytes);
            float::weigh(level, &word[self.begins[2]..][..size], above);
        }
        let between = self.arc_between.floats(&bytes[width..], &[UNIT], &mut free.sums, &mut free.second);
        let units = room(&mut free.units, count - 1);
        let queries = between.chunks_exact(self.arc_between.matrix.rows);
        for ((query, bytes), unit) in queries.zip(bytes.chunks_exact_mut(width)).zip(&mut *units) {
            float::bytes(level, &query[..size], bytes, unit);
        }

        let candidates = Packed::from_rows(above, count, width, level);
        let stride = candidates.rows;
        let arcs = room(&mut free.arcs, (count - 1) * stride);
        candidates.products(&bytes[..(count - 1) * width], &mut free.sums, arcs);
        let mut heads = Vec::with_capacity(count - 1);
        for (d, arcs) in arcs.chunks_exact_mut(stride).enumerate() {
            // No word is its own head.
            arcs[d + 1] = i32::MIN;
            heads.push(float::largest_sum(level, &arcs[..count]));
        }
        decode::repaired(heads, |d, h| arcs[d * stride + h] as f32 * units[d])
    }

    fn labels(&self, words: &[&[f32]], heads: &[usize], free: &mut Room) -> Vec<Relation> {
        let (level, size) = (self.level, self.sizes[1]);
        let width = self.label.matrix.width;
        let joined = room(&mut free.joined, size);
        let bytes = room(&mut free.bytes, heads.len() * width);
        let units = room(&mut free.units, heads.len());
        let targets = bytes.chunks_exact_mut(width).zip(&mut *units);
        for ((word, &head), (bytes, unit)) in words[1..].iter().zip(heads).zip(targets) {
            let (dependent, above) = (&word[self.begins[3]..], &words[head][self.begins[4]..]);
            float::join(level, &dependent[..size], &above[..size], joined);
            float::bytes(level, joined, bytes, unit);
        }
        let scores = self.label.floats(bytes, units, &mut free.sums, &mut free.second);
        let best = |scores: &[f32]| self.labels[float::largest(level, scores)];
        scores.chunks_exact(self.label.matrix.rows).map(best).collect()
    }
}

/// Adds the rows of one matrix to another, which is padded to a multiple of sixteen rows as a layer is; gives where
/// they begin.
fn add(to: &mut Linear, linear: &Linear) -> usize {
    let begin = to.matrix.rows.next_multiple_of(16);
    let cols = linear.matrix.cols;
    to.matrix.cols = cols;
    to.matrix.rows = begin + linear.matrix.rows;
    to.matrix.data.resize(begin * cols, 0);
    to.matrix.data.extend(&linear.matrix.data);
    to.matrix.scales.resize(begin, 0.0);
    to.matrix.scales.extend(&linear.matrix.scales);
    to.bias.resize(begin, f32::NEG_INFINITY);
    to.bias.extend(&linear.bias);
    begin
}
