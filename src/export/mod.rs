//! The way out. **Takes** an [`Extraction`](crate::record::Extraction) and its
//! [`Graph`](crate::graph::Graph). **Gives** files. **Never** writes an unescaped label, and never leaves
//! half a file where a whole one was.
//!
//! [`json`] writes everything and reads it back; [`dot`] draws the graph, [`graphviz`] makes a picture of
//! that; [`measures`] writes what was measured; [`mod@write`] puts bytes where they belong.

pub mod dot;
mod escape;
mod format;
pub mod graphviz;
pub mod json;
pub mod measures;
pub mod rows;
pub mod schema;
pub mod write;

pub use format::Format;
