//! The outer tests: the program as users see it, the shipped data, whole documents. `README.md` beside this
//! file says how to add to them.

mod cli;
mod corpus;
mod data;
mod invariants;
mod output;
mod regression;
mod shared;

use std::path::{Path, PathBuf};

use demarche::document::Document;
use demarche::record::Extraction;
use demarche::{Extractor, corpus as many};

/// The project's own folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The documents of a folder, in order.
fn documents(folder: &Path) -> Vec<Document> {
    demarche::document::read_paths([folder], |error| panic!("{error}"))
}

/// Everything in `seeds/`.
fn seeds(threads: usize) -> Extraction {
    let documents = documents(&root().join("seeds")).into_iter().map(Ok);
    let extractor = Extractor::builder().with_text(true).build().expect("the built-in data");
    many::extract_all(&extractor, documents, threads, |e| panic!("{e}"), |_| {}).expect("threads")
}
