//! Sentences to dependency trees.

mod clause;
pub mod conllu;
pub mod decode;
pub mod features;
mod hash;
mod heads;
pub mod kernel;
mod layer;
mod lemma;
mod names;
mod network;
mod parser;
mod recurrent;
mod sentences;
mod tags;
#[cfg(test)]
mod tests;
mod token;
mod tree;
mod types;
pub mod weights;

pub use clause::{Argument, Class, Clause, Link, Mood, Nominal, Oblique, Tense, clauses};
pub use lemma::lemma;
pub use parser::Parser;
pub use sentences::Syntax;
pub use smol_str::SmolStr;
pub use tags::{Relation, Upos, Xpos};
pub use token::{Token, tokenize};
pub use tree::{Tree, Word};
