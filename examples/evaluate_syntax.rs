//! Measures the parser on a treebank file, gold sentences and tokens.
//!
//! ```text
//! cargo run --release --example evaluate_syntax -- FILE.conllu [portable|neon|avx2|vnni]
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program: it talks to its user.

use demarche::syntax::conllu::{self, Sentence};
use demarche::syntax::kernel::Level;
use demarche::syntax::{Parser, Relation, Token, Tree, lemma, tokenize};
use std::error::Error;
use std::time::Instant;

const RELATIONS: [&str; 9] =
    ["nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "ccomp", "xcomp", "conj", "acl:relcl"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name a CoNLL-U file")?;
    let level = match arguments.next().as_deref() {
        None => Level::best(),
        Some("portable") => Level::Portable,
        Some("avx2") => Level::Avx2,
        Some("vnni") => Level::Vnni,
        Some("neon") => Level::Neon,
        Some("tokens") => Level::best(),
        Some(other) => return Err(format!("no such level: {other}").into()),
    };
    let gold = conllu::read(&std::fs::read_to_string(file)?);
    let parser = Parser::with_level(level)?;
    let tokens: Vec<Vec<Token>> = gold.iter().map(tokens).collect();
    let slices: Vec<&[Token]> = tokens.iter().map(Vec::as_slice).collect();
    let trees = parser.parse_all(&slices);
    report(&gold, &trees);
    report_tokens(&gold);
    let together = speed(&slices, |tokens| drop(parser.parse_all(tokens)));
    let alone = speed(&slices, |tokens| tokens.iter().for_each(|tokens| drop(parser.parse_tokens(tokens))));
    println!("{level:?}: {together:.0} words/s together, {alone:.0} words/s one by one");
    Ok(())
}

/// Words per second on one core: of every block of sentences the best of twenty runs, so that what
/// else the machine does counts little. Blocks are of like length, as `parse_all` groups them.
fn speed(sentences: &[&[Token]], run: impl Fn(&[&[Token]])) -> f64 {
    let mut sentences = sentences.to_vec();
    sentences.sort_by_key(|tokens| tokens.len());
    let words: usize = sentences.iter().map(|tokens| tokens.len()).sum();
    let best = |block: &[&[Token]]| {
        let times = (0..20).map(|_| {
            let start = Instant::now();
            run(block);
            start.elapsed().as_secs_f64()
        });
        times.fold(f64::INFINITY, f64::min)
    };
    words as f64 / sentences.chunks(16).map(best).sum::<f64>()
}

fn tokens(sentence: &Sentence) -> Vec<Token> {
    let mut end = 0;
    let token = |form: &str| {
        let start = end;
        end += form.len();
        Token { start, end, form: form.into() }
    };
    let mut token = token;
    sentence.rows.iter().map(|row| token(&row.form)).collect()
}

fn report(gold: &[Sentence], trees: &[Tree]) {
    let mut right = [0_usize; 5];
    let mut counts = [[0_usize; 3]; RELATIONS.len()];
    let mut total = 0;
    for (sentence, tree) in gold.iter().zip(trees) {
        for (row, word) in sentence.rows.iter().zip(&tree.words) {
            let head = word.head.map_or(0, |head| head + 1) == row.head;
            let universal = row.relation.split(':').next().unwrap_or("");
            let lemma = lemma(&row.form, word.upos, word.xpos);
            total += 1;
            right[0] += usize::from(word.upos.as_str() == row.upos);
            right[1] += usize::from(word.xpos.as_str() == row.xpos);
            right[2] += usize::from(head);
            right[3] += usize::from(head && word.relation.universal() == universal);
            right[4] += usize::from(lemma == row.lemma);
            let gold = Relation::new(&row.relation).as_str();
            for (name, count) in RELATIONS.iter().zip(&mut counts) {
                count[0] += usize::from(gold == *name);
                count[1] += usize::from(word.relation.as_str() == *name);
                count[2] += usize::from(head && gold == *name && word.relation.as_str() == *name);
            }
        }
    }
    let share = |count: usize| 100.0 * count as f64 / total.max(1) as f64;
    for (name, count) in ["UPOS", "XPOS", "UAS", "LAS", "lemma"].iter().zip(right) {
        println!("{name:10} {:6.2}", share(count));
    }
    for (name, [gold, found, both]) in RELATIONS.iter().zip(counts) {
        println!("{name:10} {:6.2} F1, {gold} in gold", 200.0 * both as f64 / (gold + found).max(1) as f64);
    }
}

/// F1 of our own tokens on the sentences' text.
fn report_tokens(gold: &[Sentence]) {
    let [mut expected, mut found, mut both] = [0_usize; 3];
    for sentence in gold {
        let squeeze = |forms: &mut dyn Iterator<Item = String>| {
            let mut at = 0;
            let mut spans = Vec::new();
            for form in forms {
                let length = form.chars().filter(|c| !c.is_whitespace()).count();
                spans.push((at, at + length));
                at += length;
            }
            spans
        };
        let wanted = squeeze(&mut sentence.rows.iter().map(|row| row.form.clone()));
        let tokens = tokenize(&sentence.text, 0, sentence.text.len());
        let ours = squeeze(&mut tokens.into_iter().map(|token| token.form.to_string()));
        expected += wanted.len();
        found += ours.len();
        let same = ours.iter().filter(|span| wanted.binary_search(span).is_ok()).count();
        both += same;
        if same < wanted.len() && std::env::args().any(|argument| argument == "tokens") {
            let differ = ours.iter().filter(|span| wanted.binary_search(span).is_err());
            let letters: Vec<char> = sentence.text.chars().filter(|c| !c.is_whitespace()).collect();
            differ
                .for_each(|span| println!("  token: {}", letters[span.0..span.1].iter().collect::<String>()));
        }
    }
    println!("{:10} {:6.2} F1", "tokens", 200.0 * both as f64 / (expected + found).max(1) as f64);
}
