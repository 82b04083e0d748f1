//! What several modules need: the invented world, the samples, the program.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use demarche::document::{Document, read_paths};
use demarche::record::Extraction;
use demarche::{Analysis, Extractor};

/// A path of the repository.
pub fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// The built-in gazetteer and frames.
pub fn builtin() -> &'static Extractor {
    static BUILTIN: OnceLock<Extractor> = OnceLock::new();
    BUILTIN.get_or_init(|| Extractor::builder().with_text(true).build().unwrap())
}

/// The invented world, with the built-in frames.
pub fn world() -> &'static Extractor {
    static WORLD: OnceLock<Extractor> = OnceLock::new();
    WORLD.get_or_init(|| {
        let builder = Extractor::builder().builtin(false).gazetteer(path("tests/gazetteers/world"));
        builder.date("1962").with_text(true).build().unwrap()
    })
}

/// The sample documents in `seeds/`.
pub fn samples() -> &'static [Document] {
    static SAMPLES: OnceLock<Vec<Document>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let mut samples = read_paths([path("seeds")], |error| panic!("{error}"));
        samples.retain(|d| d.id.ends_with(".txt"));
        assert!(samples.len() >= 4, "the samples are missing");
        samples
    })
}

/// Every stage's output for the samples.
pub fn analyses() -> &'static [Analysis] {
    static ANALYSES: OnceLock<Vec<Analysis>> = OnceLock::new();
    ANALYSES.get_or_init(|| samples().iter().map(|d| builtin().analyse(d)).collect())
}

/// Everything found in the samples.
pub fn extraction() -> &'static Extraction {
    static EXTRACTION: OnceLock<Extraction> = OnceLock::new();
    EXTRACTION.get_or_init(|| {
        let mut whole = Extraction { gazetteer: builtin().digest(), ..Extraction::default() };
        analyses().iter().for_each(|a| whole.merge(builtin().records(a)));
        whole.sort();
        whole
    })
}

/// Text on one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The program, with the invented world in the place of the built-in names.
pub fn program() -> assert_cmd::Command {
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_demarche"))
}

/// The options that make the program know the invented world only.
pub fn world_options() -> [String; 3] {
    let world = path("tests/gazetteers/world").display().to_string();
    ["--no-builtin".into(), "--gazetteer".into(), world]
}
