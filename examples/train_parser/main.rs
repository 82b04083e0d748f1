//! Trains the tagger and parser on a treebank and writes its weights.
//!
//! ```text
//! cargo run --release --example train_parser -- --train F --dev F --out weights/parser.bin \
//!     [--layers 2 --hidden 128 --arc 96 --label 64 --epochs 34 --seed 2 --augment 1 --reword 0.1]
//! ```
//!
//! `--augment 0` leaves the treebank as it is. `--reword 0.1` puts verbs, nouns and adjectives of diplomacy
//! into that share of the sentences.
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program: it talks to its user.

mod augment;
mod batch;
mod data;
mod dense;
mod encoder;
mod loss;
mod lstm;
mod matrix;
mod network;
mod product;
mod random;
mod reword;
mod tensor;

use batch::{Batch, Sample, batches};
use data::Vocabulary;
use demarche::syntax::conllu;
use network::{Drop, Network, Sizes};
use random::Random;
use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;
use tensor::Step;

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = HashMap::new();
    let mut arguments = std::env::args().skip(1);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        options.insert(name.trim_start_matches("--").to_string(), value);
    }
    let path = |name: &str| options.get(name).ok_or(format!("--{name} is missing"));
    let number = |name: &str, default: f32| options.get(name).map_or(Ok(default), |value| value.parse());
    let train = conllu::read(&std::fs::read_to_string(path("train")?)?);
    let dev = conllu::read(&std::fs::read_to_string(path("dev")?)?);
    let out = path("out")?;
    let epochs = number("epochs", 34.0)? as usize;
    let mut random = Random::new(number("seed", 2.0)? as u64);

    let augmented = number("augment", 1.0)? > 0.0;
    let reworded = number("reword", 0.1)?;
    let vocabulary = Vocabulary::new(&train, if reworded > 0.0 { reword::forms() } else { Vec::new() });
    let samples = |random: &mut Random| -> Vec<Sample> {
        let varied = train.iter().map(|sentence| {
            if augmented {
                vocabulary.sample(&augment::vary(sentence, reworded, random))
            } else {
                vocabulary.sample(sentence)
            }
        });
        varied.collect()
    };
    let dev_samples: Vec<Sample> = dev.iter().map(|sentence| vocabulary.sample(sentence)).collect();
    let sizes = Sizes {
        features: vocabulary.keys.len(),
        embedding: number("embedding", 128.0)? as usize,
        hidden: number("hidden", 128.0)? as usize,
        layers: number("layers", 2.0)? as usize,
        arc: number("arc", 96.0)? as usize,
        label: number("label", 64.0)? as usize,
        tags: vocabulary.tags.len(),
        labels: vocabulary.labels.len(),
    };
    let drop = Drop {
        input: number("drop", 0.33)?,
        state: number("drop-state", 0.2)?,
        word: number("drop-word", 0.2)?,
    };
    let rate = number("rate", 2e-3)?;
    let size = number("batch", 550.0)? as usize;
    let mut network = Network::new(sizes, &mut random);
    println!("{} features, {} tags, {} labels", sizes.features, sizes.tags, sizes.labels);

    let steps = epochs * batches(&samples(&mut random), size, &mut random).len();
    let (beta1, beta2) = (0.9_f32, 0.98_f32);
    let (mut done, start) = (0, Instant::now());
    for epoch in 1..=epochs {
        let (mut loss, mut count) = (0.0, 0);
        let samples = samples(&mut random);
        for batch in batches(&samples, size, &mut random) {
            done += 1;
            let left = 1.0 - (done as f32 / steps as f32).min(0.999);
            let mut step = Step {
                rate: rate * left * (done as f32 / 200.0).min(1.0),
                beta1,
                beta2,
                fix1: 1.0 / (1.0 - beta1.powi(done)),
                fix2: 1.0 / (1.0 - beta2.powi(done)),
                shrink: 1.0,
            };
            loss += network.train(&Batch::new(batch), drop, &mut random, &mut step);
            count += 1;
        }
        let figures = evaluate(&network, &vocabulary, &dev_samples);
        let seconds = start.elapsed().as_secs_f32();
        println!("epoch {epoch:2}  loss {:.3}  {figures}  {seconds:.0} s", loss / count as f32);
    }
    let bytes = data::quantise(&network, &vocabulary).to_bytes();
    std::fs::write(out, &bytes)?;
    println!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// UPOS, XPOS, UAS and LAS (without subtypes) on gold tokens.
fn evaluate(network: &Network, vocabulary: &Vocabulary, samples: &[Sample]) -> String {
    let mut right = [0_usize; 4];
    let mut total = 0;
    let part = |name: &str, separator: char| name.split(separator).next().map(str::to_string);
    for chunk in samples.chunks(64) {
        let batch = Batch::new(chunk.iter().collect());
        for (sample, guess) in batch.samples.iter().zip(network.predict(&batch)) {
            for i in 0..sample.tags.len() {
                let tag = |t: usize| vocabulary.tags[t].split_once(' ').unwrap_or_default();
                let (gold, found) = (tag(sample.tags[i]), tag(guess.tags[i]));
                let label = |l: usize| part(&vocabulary.labels[l], ':');
                let head = sample.heads[i] == guess.heads[i];
                total += 1;
                right[0] += usize::from(gold.0 == found.0);
                right[1] += usize::from(gold.1 == found.1);
                right[2] += usize::from(head);
                right[3] += usize::from(head && label(sample.labels[i]) == label(guess.labels[i]));
            }
        }
    }
    let share = right.map(|count| 100.0 * count as f64 / total.max(1) as f64);
    format!("UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2}", share[0], share[1], share[2], share[3])
}
