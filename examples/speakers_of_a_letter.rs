//! Who speaks in each passage of a document, and how that is known.
//!
//! ```sh
//! cargo run --release --example speakers_of_a_letter -- seeds/embassy-memo.txt
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr)] // A program: it talks to its user.

use demarche::Extractor;
use demarche::document::read_paths;
use demarche::speaker::Passages;

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "seeds/embassy-memo.txt".into());
    let extractor = Extractor::new();
    for document in read_paths([path], |error| eprintln!("{error}")) {
        let analysis = extractor.analyse(&document);
        let passages: &Passages = &analysis.passages;
        for sentence in &analysis.structure.sentences {
            let middle = (sentence.span.start + sentence.span.end) / 2;
            let speaker = passages.speaker_at(middle);
            let text: String =
                sentence.span.of(&document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            println!("{:<28} {text}", speaker.as_str());
        }
    }
}
