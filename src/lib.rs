//! Reads diplomatic and political documents and works out who said what about whom, with the evidence.
//!
//! The data flows one way through the stages, each a module that says what it takes, gives and never does:
//! [`document`] → [`structure`] → [`mention`] → [`syntax`] → [`speaker`] → [`stance`] → [`graph`] → [`export`].
//! [`Extractor`] calls them in order for one document, [`corpus`] for many; [`gazetteer`] holds who is known by
//! name, [`evaluate`] compares an output with annotations. What leaves the library are the records of [`record`].
//!
//! ```
//! use demarche::document::Document;
//! use demarche::graph::Graph;
//! use demarche::{Extractor, export};
//!
//! let letter = Document::from_text("letter", "To President Nasser\n\nThe people of Ghana thank Egypt for its help. \
//!     We condemn the attacks of Portugal on Guinea.\n\nKwame Nkrumah\nPresident of Ghana\nAccra, 3 May 1965");
//! let extraction = Extractor::new().extract(&letter);
//! assert_eq!(extraction.documents[0].date.as_deref(), Some("1965-05-03"));
//!
//! let graph = Graph::build(&extraction);
//! let against: Vec<&str> = graph.edges().filter(|e| e.polarity < 0).map(|e| e.target.name()).collect();
//! assert!(against.contains(&"portugal"));
//! assert!(export::json::to_string(&extraction).contains("\"schema\":\"demarche/1\""));
//! # Ok::<(), demarche::Error>(())
//! ```
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
pub mod measure;
pub mod mention;
mod plain;
pub mod record;
pub mod span;
pub mod speaker;
pub mod stance;
pub mod structure;
pub mod suggest;
pub mod syntax;
mod words;

pub use error::Error;
pub use extractor::{Analysis, Extractor, ExtractorBuilder};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
