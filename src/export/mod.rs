//! The way out. **Takes** an [`Extraction`](crate::record::Extraction) and its
//! [`Graph`](crate::graph::Graph). **Gives** files. **Never** writes an unescaped label, and never leaves
//! half a file where a whole one was.
//!
//! [`json`] writes everything and reads it back; [`dot`] draws the graph, [`graphviz`] makes a picture of
//! that; [`html`] writes the explorer; [`mod@write`] puts bytes where they belong.

pub mod dot;
mod escape;
mod format;
pub mod graphviz;
pub mod html;
pub mod json;
pub mod rows;
pub mod schema;
pub mod write;

pub use format::Format;
