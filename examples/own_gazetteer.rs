//! Names of one's own beside the built-in ones: a file that a spreadsheet writes is enough.
//!
//! `cargo run --example own_gazetteer -- my-names.csv letter.txt`; without arguments a small file of invented names
//! and a sentence are used.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use demarche::Extractor;
use demarche::document::{Document, read_paths};

/// `demarche check my-names.csv` tells what is wrong with such a file.
const NAMES: &str = "\
id,label,surname,adjectives,country,source
country/ruritania,Ruritania,,Ruritanian|Ruritanians,,a novel
leader/rudolf-rassendyll,Rudolf Rassendyll,Rassendyll,,country/ruritania,a novel
";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let folder = tempfile::tempdir()?;
    let names = match arguments.next() {
        Some(names) => names,
        None => {
            let names = folder.path().join("names.csv");
            fs::write(&names, NAMES)?;
            names
        }
    };
    // A fault in the file is an error here, with the line that it stands in.
    let extractor = Extractor::builder().gazetteer(names).date("1962").build()?;

    let mut out = std::io::stdout().lock();
    let mut documents = Vec::new();
    for path in arguments {
        documents.extend(read_paths([path], |_| {}));
    }
    if documents.is_empty() {
        let text = "The Norwegians thanked Rudolf Rassendyll. The Ruritanians condemned the French attack.";
        documents.push(Document::from_text("example", text));
    }
    for document in &documents {
        let found = extractor.extract(document);
        for row in found.statements.iter().filter(|row| row.polarity != 0) {
            writeln!(out, "{}: {} {} {} ({})", document.id, row.holder, row.stance, row.target, row.rule)?;
        }
    }
    Ok(())
}
