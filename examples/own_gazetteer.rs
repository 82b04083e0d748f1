//! Names of one's own beside the built-in ones: a spreadsheet saved as CSV.
//!
//! ```sh
//! cargo run --release --example own_gazetteer
//! ```
#![allow(clippy::print_stdout)] // A program: it talks to its user.

use demarche::document::Document;
use demarche::{Error, Extractor};

const NAMES: &str = "id,label,surname,aliases,country,source
country/ruritania,Ruritania,,Kingdom of Ruritania,,a novel
leader/rudolf-elphberg,Rudolf Elphberg,Elphberg,Rudolf V,country/ruritania,a novel
";

fn main() -> Result<(), Error> {
    let file = std::env::temp_dir().join("demarche-own-names.csv");
    std::fs::write(&file, NAMES).map_err(|e| Error::io(&file, "write", e))?;
    let extractor = Extractor::builder().gazetteer(&file).date("1890").build()?;
    let text = "Rudolf Elphberg thanked Austria. Elphberg said that Ruritania opposed the Prussian demands.";
    for mention in extractor.extract(&Document::from_text("note", text)).mentions {
        println!("{:<16} {}", mention.text, mention.entity);
    }
    Ok(())
}
