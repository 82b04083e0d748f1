//! From the states of the words to tags, arcs and labels.

use super::decode;
use super::kernel::float;
use super::kernel::{LARGEST, Level, MOST, Packed};
use super::network::{Layer, UNIT, room};
use super::tags::{Relation, Upos, Xpos};
use super::weights::Weights;

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
    tag: Layer,
    arc_dependent: Layer,
    arc_head: Layer,
    arc_between: Layer,
    label_dependent: Layer,
    label_head: Layer,
    label: Layer,
}

impl Heads {
    pub fn new(weights: &Weights, level: Level) -> Heads {
        let tag = |name: &String| {
            let (upos, xpos) = name.split_once(' ').unwrap_or(("X", "XX"));
            (Upos::parse(upos).unwrap_or(Upos::X), Xpos::new(xpos))
        };
        Heads {
            level,
            tags: weights.tags.iter().map(tag).collect(),
            labels: weights.labels.iter().map(|name| Relation::new(name)).collect(),
            tag: Layer::new(&weights.tag, level),
            arc_dependent: Layer::new(&weights.arc_dependent, level),
            arc_head: Layer::new(&weights.arc_head, level),
            arc_between: Layer::new(&weights.arc_between, level),
            label_dependent: Layer::new(&weights.label_dependent, level),
            label_head: Layer::new(&weights.label_head, level),
            label: Layer::new(&weights.label, level),
        }
    }

    /// Analyses of sentences whose states follow one another, the root's first in each.
    pub fn read_off(&self, states: &[i8], lengths: &[usize], sums: &mut Vec<i32>) -> Vec<Analysis> {
        let level = self.level;
        let tags = self.tag.floats(level, states, |_| UNIT, sums);
        let tags: Vec<usize> = tags.chunks(self.tags.len()).map(largest).collect();
        let (_, dependents) = self.squashed(&self.arc_dependent, LARGEST, states, sums);
        let (width, above) = self.squashed(&self.arc_head, MOST, states, sums);
        let between = self.arc_between.floats(level, &dependents, |_| UNIT, sums);
        let (queries, units) = self.to_bytes(&between, self.arc_between.matrix.rows, width);

        let mut heads = Vec::with_capacity(lengths.len());
        let mut from = 0;
        for &length in lengths {
            let rows = from * width..(from + length) * width;
            let words = from + 1..from + length;
            heads.push(self.heads(&above[rows.clone()], &queries[rows][width..], &units[words], width, sums));
            from += length;
        }
        let labels = self.labels(states, lengths, &heads, sums);

        let mut analyses = Vec::with_capacity(lengths.len());
        let (mut at, mut label) = (0, 0);
        for (&length, heads) in lengths.iter().zip(heads) {
            let words = length - 1;
            analyses.push(Analysis {
                tags: tags[at + 1..at + length].iter().map(|&tag| self.tags[tag]).collect(),
                labels: labels[label..label + words].to_vec(),
                heads,
            });
            at += length;
            label += words;
        }
        analyses
    }

    /// A layer's outputs between -1 and 1 as bytes of `1 / most`, and their width.
    fn squashed(&self, layer: &Layer, most: i8, states: &[i8], sums: &mut Vec<i32>) -> (usize, Vec<i8>) {
        let rows = layer.matrix.rows;
        let width = rows.next_multiple_of(16);
        let values = layer.floats(self.level, states, |_| UNIT, sums);
        let mut bytes = vec![0_i8; values.len() / rows * width];
        for (values, bytes) in values.chunks(rows).zip(bytes.chunks_mut(width)) {
            float::squash(self.level, values, most, bytes);
        }
        (width, bytes)
    }

    /// Vectors as bytes, and what a unit of each is worth.
    fn to_bytes(&self, values: &[f32], rows: usize, width: usize) -> (Vec<i8>, Vec<f32>) {
        let count = values.len() / rows;
        let (mut bytes, mut units) = (vec![0_i8; count * width], vec![1.0; count]);
        for ((values, bytes), unit) in values.chunks(rows).zip(bytes.chunks_mut(width)).zip(&mut units) {
            float::bytes(self.level, values, bytes, unit);
        }
        (bytes, units)
    }

    fn heads(
        &self,
        above: &[i8],
        queries: &[i8],
        units: &[f32],
        width: usize,
        sums: &mut Vec<i32>,
    ) -> Vec<usize> {
        let words = units.len();
        let candidates = Packed::from_rows(above, words + 1, width, self.level);
        let stride = candidates.stride();
        let sums = room(sums, words * stride);
        candidates.product(queries, sums);
        let mut scores = Vec::with_capacity(words * (words + 1));
        for (sums, unit) in sums.chunks(stride).zip(units) {
            scores.extend(sums[..=words].iter().map(|&sum| sum as f32 * unit));
        }
        decode::heads(&scores, words)
    }

    fn labels(
        &self,
        states: &[i8],
        lengths: &[usize],
        heads: &[Vec<usize>],
        sums: &mut Vec<i32>,
    ) -> Vec<Relation> {
        let level = self.level;
        let size = self.label_head.matrix.rows;
        let dependents = self.label_dependent.floats(level, states, |_| UNIT, sums);
        let above = self.label_head.floats(level, states, |_| UNIT, sums);
        let mut joined = vec![0.0_f32; heads.iter().map(Vec::len).sum::<usize>() * size];
        let mut out = joined.chunks_mut(size);
        let mut from = 0;
        for (length, heads) in lengths.iter().zip(heads) {
            for ((d, &h), out) in heads.iter().enumerate().zip(&mut out) {
                let (d, h) = ((from + d + 1) * size, (from + h) * size);
                float::join(level, &dependents[d..d + size], &above[h..h + size], out);
            }
            from += length;
        }
        let (bytes, units) = self.to_bytes(&joined, size, self.label.matrix.width);
        let scores = self.label.floats(level, &bytes, |i| units[i], sums);
        scores.chunks(self.labels.len()).map(|scores| self.labels[largest(scores)]).collect()
    }
}

fn largest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = i;
        }
    }
    best
}
