//! Tags and trees of a text, and who does what to whom in it.
//!
//! ```text
//! cargo run --release --example parse -- "Moscow was attacked by Peking."
//! cargo run --release --example parse -- --conllu FILE…
//! ```
//!
//! `--conllu` prints the trees of text files as CoNLL-U, such as a smaller network can learn from.
#![allow(clippy::print_stdout)] // A program: it talks to its user.

use demarche::document::Document;
use demarche::structure::Structure;
use demarche::syntax::{Argument, Parser, clauses};

fn main() -> std::io::Result<()> {
    let given = std::env::args().nth(1);
    if given.as_deref() == Some("--conllu") {
        return std::env::args().skip(2).try_for_each(|path| conllu(&std::fs::read_to_string(path)?));
    }
    let text = given.unwrap_or_else(|| "Peking will not support those whom Moscow has attacked.".into());
    let document = Document { text, ..Document::default() };
    let text = document.text.as_str();
    for sentence in Structure::of(&document).sentences {
        let tree = Parser::builtin().parse(text, sentence.span.start, sentence.span.end);
        for (number, word) in tree.words.iter().enumerate() {
            println!(
                "{:>3}  {:<16} {:<16} {:<6} {:<5} {:>3}  {}",
                number + 1,
                word.form,
                word.lemma,
                word.upos.as_str(),
                word.xpos.as_str(),
                word.head.map_or(0, |head| head + 1),
                word.relation.as_str()
            );
        }
        for clause in clauses(&tree) {
            let phrase = |role: Option<&Argument>| role.map_or("–", |a| a.extent.of(text)).to_owned();
            if clause.subject.is_some() || clause.object.is_some() {
                let not = if clause.negated { "not " } else { "" };
                let (who, whom) = (phrase(clause.subject.as_ref()), phrase(clause.object.as_ref()));
                println!("{who} → {not}{} → {whom}", clause.lemma);
            }
        }
        println!();
    }
    Ok(())
}

/// Sentences with fewer words are headings and numbers, those with more are tables.
const WORDS: std::ops::RangeInclusive<usize> = 3..=90;

/// The trees of a text.
fn conllu(text: &str) -> std::io::Result<()> {
    let document = Document { text: text.into(), ..Document::default() };
    for sentence in Structure::of(&document).sentences {
        let tree = Parser::builtin().parse(&document.text, sentence.span.start, sentence.span.end);
        if WORDS.contains(&tree.words.len()) {
            print!("{}", tree.to_conllu());
        }
    }
    Ok(())
}
