//! Reads diplomatic and political documents and works out who said what about whom, with the evidence.
#![warn(rustdoc::broken_intra_doc_links)]

pub mod corpus;
pub mod document;
pub mod entity;
pub mod error;
pub mod evaluate;
pub mod export;
mod extractor;
pub mod gazetteer;
pub mod graph;
pub mod mention;
pub mod record;
pub mod span;
pub mod speaker;
pub mod stance;
pub mod structure;
pub mod syntax;

pub use error::Error;
pub use extractor::{Analysis, Extractor, ExtractorBuilder};
