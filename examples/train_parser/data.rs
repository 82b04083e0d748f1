//! From treebank sentences to numbers, and from the network to the weights file.

use crate::batch::Sample;
use crate::dense::Dense;
use crate::matrix::transpose;
use crate::network::Network;
use crate::tensor::Tensor;
use demarche::syntax::conllu::Sentence;
use demarche::syntax::features::{Kind, ROOT_KEY, keys};
use demarche::syntax::weights::{Direction, Linear, MOST, Matrix, Weights};
use std::collections::HashMap;

/// What the training data teaches before training: features, tags, labels.
#[derive(Default)]
pub struct Vocabulary {
    /// In the order of the embeddings' rows.
    pub keys: Vec<u64>,
    rows: HashMap<u64, u32>,
    counts: HashMap<u64, u32>,
    pub tags: Vec<String>,
    pub labels: Vec<String>,
}

impl Vocabulary {
    /// `further` are words that training will meet although the sentences may not have them.
    pub fn new(sentences: &[Sentence], further: Vec<String>) -> Vocabulary {
        let mut counts: HashMap<(u64, u8), u32> = HashMap::new();
        let mut vocabulary = Vocabulary::default();
        for row in sentences.iter().flat_map(|sentence| &sentence.rows) {
            for (kind, key) in keys(&row.form) {
                let least = least(kind);
                *counts.entry((key, least)).or_default() += 1;
                if kind == Kind::Word {
                    *vocabulary.counts.entry(key).or_default() += 1;
                }
            }
            let tag = format!("{} {}", row.upos, row.xpos);
            if !vocabulary.tags.contains(&tag) {
                vocabulary.tags.push(tag);
            }
            if !vocabulary.labels.contains(&row.relation) {
                vocabulary.labels.push(row.relation.clone());
            }
        }
        for (kind, key) in further.iter().flat_map(|form| keys(form)) {
            if matches!(kind, Kind::Word | Kind::Form) {
                *counts.entry((key, least(kind))).or_default() += 3;
                *vocabulary.counts.entry(key).or_default() += 3;
            }
        }
        let frequent = counts.iter().filter(|((_, least), count)| **count >= u32::from(*least));
        vocabulary.keys = frequent.map(|((key, _), _)| *key).chain([ROOT_KEY]).collect();
        vocabulary.keys.sort_unstable();
        vocabulary.tags.sort();
        vocabulary.labels.sort();
        // The root's row is row 0 while training reads the lowest key first.
        assert_eq!(vocabulary.keys[0], ROOT_KEY);
        vocabulary.rows = (0..).zip(&vocabulary.keys).map(|(row, key)| (*key, row)).collect();
        vocabulary
    }

    pub fn sample(&self, sentence: &Sentence) -> Sample {
        let mut sample = Sample::default();
        let find = |names: &[String], name: &str| names.iter().position(|n| n == name).unwrap_or(0);
        for row in &sentence.rows {
            let keys = keys(&row.form);
            let known = |named: bool| {
                let kinds =
                    keys.iter().filter(move |(kind, _)| matches!(kind, Kind::Word | Kind::Form) == named);
                kinds.filter_map(|(_, key)| self.rows.get(key).copied()).collect::<Vec<_>>()
            };
            let mut features = known(true);
            sample.named.push(features.len());
            features.extend(known(false));
            sample.features.push(features);
            sample.counts.push(self.counts.get(&keys[0].1).copied().unwrap_or(0));
            sample.tags.push(find(&self.tags, &format!("{} {}", row.upos, row.xpos)));
            sample.heads.push(row.head);
            sample.labels.push(find(&self.labels, &row.relation));
        }
        sample
    }
}

/// How often a feature must stand in the training data.
fn least(kind: Kind) -> u8 {
    match kind {
        Kind::Word | Kind::Shape => 2,
        Kind::Form | Kind::Affix => 3,
    }
}

/// The network as bytes with scales.
pub fn quantise(network: &Network, vocabulary: &Vocabulary) -> Weights {
    let turned = |tensor: &Tensor| {
        let values = transpose(&tensor.w, tensor.rows, tensor.cols);
        Matrix::quantise(tensor.cols, tensor.rows, &values, MOST)
    };
    let linear = |dense: &Dense| Linear { matrix: turned(&dense.weight), bias: dense.bias.w.clone() };
    let direction = |cell: &crate::lstm::Cell| Direction {
        input: Linear { matrix: turned(&cell.input), bias: cell.bias.w.clone() },
        state: turned(&cell.state),
    };
    let embeddings = &network.embeddings;
    Weights {
        keys: vocabulary.keys.clone(),
        embeddings: Matrix::quantise(embeddings.rows, embeddings.cols, &embeddings.w, i8::MAX),
        layers: network.layers.iter().map(|[f, b]| [direction(f), direction(b)]).collect(),
        tags: vocabulary.tags.clone(),
        labels: vocabulary.labels.clone(),
        tag: linear(&network.tag),
        arc_dependent: linear(&network.arc_dependent),
        arc_head: linear(&network.arc_head),
        arc_between: linear(&network.arc_between),
        label_dependent: linear(&network.label_dependent),
        label_head: linear(&network.label_head),
        label: linear(&network.label),
    }
}
