//! Compiles the built-in gazetteers, so that the program opens them without reading them.
//!
//! The code that does so is the library's own: the modules that read and pack rows are part of this program too.

#![allow(dead_code, unreachable_pub, missing_docs)]

#[path = "src/entity.rs"]
mod entity;
#[path = "src/error.rs"]
mod error;
#[path = "src/plain.rs"]
mod plain;
#[path = "src/span.rs"]
mod span;

#[path = "src/structure"]
mod structure {
    mod tokens;
    pub(crate) use tokens::word_hash;
    pub use tokens::{MatchTokens, folded};
}

#[path = "src/gazetteer"]
mod gazetteer {
    mod bytes;
    pub mod compile;
    mod dates;
    mod entry;
    mod index;
    mod layer;
    mod office;
    mod read;
    mod romanize;
    mod trie;
}

use std::path::PathBuf;
use std::process::ExitCode;

use sha2::{Digest, Sha256};

/// The files that hold entries and offices; the others in `gazetteers/` are word lists.
const FILES: [&str; 5] = ["countries.csv", "leaders.csv", "offices.csv", "organizations.csv", "parties.csv"];

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/gazetteer");
    println!("cargo::rerun-if-changed=src/structure/tokens.rs");
    let mut rows = gazetteer::compile::Rows::default();
    for name in FILES {
        let path = format!("gazetteers/{name}");
        println!("cargo::rerun-if-changed={path}");
        match std::fs::read_to_string(&path) {
            Ok(text) => rows.read_text(name, &text),
            Err(e) => {
                println!("cargo::error={path}: cannot read this gazetteer: {e}");
                return ExitCode::FAILURE;
            }
        }
    }
    match frames_digest() {
        Ok(digest) => println!("cargo::rustc-env=DEMARCHE_FRAMES={digest}"),
        Err(e) => {
            println!("cargo::error=gazetteers/stances: cannot read the frames: {e}");
            return ExitCode::FAILURE;
        }
    }
    let compiled = rows.compile(|_| None);
    let mut code = ExitCode::SUCCESS;
    for finding in compiled.findings.iter().filter(|f| !f.warning) {
        println!("cargo::error=gazetteers/{finding}");
        code = ExitCode::FAILURE;
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("gazetteer.bin");
    if let Err(e) = std::fs::write(&out, compiled.bytes) {
        println!("cargo::error={}: cannot write the compiled gazetteer: {e}", out.display());
        code = ExitCode::FAILURE;
    }
    code
}

/// SHA-256 over the frames, file by file in the order of their names.
fn frames_digest() -> std::io::Result<String> {
    println!("cargo::rerun-if-changed=gazetteers/stances");
    let files = std::fs::read_dir("gazetteers/stances")?;
    let mut paths = files.map(|file| Ok(file?.path())).collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let mut hash = Sha256::new();
    for path in paths {
        hash.update(std::fs::read(path)?);
    }
    Ok(plain::hex(&hash.finalize()))
}
