//! The way out. **Takes** an [`Extraction`](crate::record::Extraction) and its
//! [`Graph`](crate::graph::Graph). **Gives** files. **Never** writes an unescaped label, and never leaves
//! half a file where a whole one was.
//!
//! [`json`] writes everything and reads it back; [`dot`] draws the graph, [`graphviz`] makes a picture of
//! that; [`html`] writes the explorer; [`xml`] and [`cytoscape`] hand the graph to other programs, [`csv`] to
//! spreadsheets, [`report`] to readers; [`measures`] writes what was measured; [`mod@write`] puts bytes where they
//! belong.

mod attributes;
pub mod csv;
pub mod cytoscape;
pub mod dot;
mod escape;
mod format;
pub mod graphviz;
pub mod html;
pub mod json;
pub mod measures;
pub mod report;
pub mod rows;
pub mod schema;
pub mod write;
pub mod xml;

pub use format::Format;
