//! Who speaks in each sentence of a letter, and how that is known: the author, someone reported or quoted, an editor.
//!
//! `cargo run --example speakers_of_a_letter -- seeds/letter.txt`

use std::error::Error;
use std::io::Write;

use demarche::Extractor;
use demarche::document::read_paths;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "seeds/letter.txt".into());
    let mut fault = None;
    let documents = read_paths([path], |error| fault = Some(error));
    if let Some(error) = fault {
        return Err(error.into());
    }
    let mut out = std::io::stdout().lock();
    for document in &documents {
        // Every stage's output, not only the records that are written.
        let analysis = Extractor::new().analyse(document);
        for sentence in &analysis.structure.sentences {
            // The shortest passage around a place wins: a quotation inside a report inside the letter.
            let middle = (sentence.span.start + sentence.span.end) / 2;
            let who = match analysis.passages.at(middle) {
                Some(passage) => format!("{} ({:?})", passage.speaker.as_str(), passage.how),
                None => "nobody who could be told".to_owned(),
            };
            let words: Vec<&str> = sentence.span.of(&document.text).split_whitespace().collect();
            writeln!(out, "{who}\n    {}", words.join(" "))?;
        }
    }
    Ok(())
}
