//! The explorer: one HTML file with the network, the statements, the documents' texts and all that it takes to look
//! through them. It opens from disk, and its security policy forbids it the network.
//!
//! The page's own files lie in `explorer/` and are put together here; `data.rs` beside this says what they find.

mod caps;
mod data;
mod measured;
mod names;
mod parts;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use crate::graph::Graph;
use crate::record::Extraction;
use data::Page;

/// How much goes into the page. What is left out is told in it.
///
/// # Example
/// ```
/// let options = demarche::export::html::HtmlOptions::default();
/// assert_eq!((options.statements, options.text), (20_000, 20_000_000));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlOptions {
    /// Statements at most. Above, the surest of each edge are kept, of every edge equally many.
    pub statements: usize,
    /// Bytes of the documents' texts at most, all together. A text that does not fit any more is left out.
    pub text: usize,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        HtmlOptions { statements: 20_000, text: 20_000_000 }
    }
}

/// Writes the explorer of an extraction. Documents that have their text can be read in it.
///
/// # Cost
/// Linear in the records; the page is about twice as large as the sentences and the texts in it, and a quarter of a
/// megabyte.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::export::{html, json};
/// let letter = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let mut page = Vec::new();
/// html::write(&json::read("letter.json", letter)?, &html::HtmlOptions::default(), &mut page)?;
/// let page = String::from_utf8(page)?;
/// assert!(page.starts_with("<!doctype html>") && page.contains("Władysław Gomułka"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(extraction: &Extraction, options: &HtmlOptions, to: &mut dyn Write) -> io::Result<()> {
    let graph = Graph::build(extraction);
    page(&Page::new(&graph, extraction, None, options), to)
}

/// Writes the explorer of a graph with samples of its statements, up to `evidence` of each edge: what
/// [`Tally::finish`](crate::graph::Tally::finish) gives. The page says that they are samples.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::{html, json}, graph::Tally};
/// let letter = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let mut tally = Tally::new(1);
/// tally.add(&json::read("letter.json", letter)?);
/// let (graph, samples) = tally.finish();
/// let mut page = Vec::new();
/// html::write_sampled(&graph, &samples, 1, &html::HtmlOptions::default(), &mut page)?;
/// assert!(String::from_utf8(page)?.contains("\"evidence\":1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_sampled(
    graph: &Graph,
    samples: &Extraction,
    evidence: usize,
    options: &HtmlOptions,
    to: &mut dyn Write,
) -> io::Result<()> {
    page(&Page::new(graph, samples, Some(evidence), options), to)
}

/// Fills the template, from its head to its foot: nothing that is put in is looked through for places.
fn page(page: &Page<'_>, to: &mut dyn Write) -> io::Result<()> {
    let program = parts::PROGRAM.concat();
    let mut rest = parts::TEMPLATE;
    while let Some((before, (name, behind))) =
        rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?)))
    {
        to.write_all(before.as_bytes())?;
        match name {
            "policy" => to.write_all(policy(&[parts::LIBRARIES, &program]).as_bytes())?,
            "style" => to.write_all(parts::STYLE.concat().as_bytes())?,
            "data" => page.write(to)?,
            "libraries" => to.write_all(parts::LIBRARIES.as_bytes())?,
            "program" => to.write_all(program.as_bytes())?,
            _ => {}
        }
        rest = behind;
    }
    to.write_all(rest.as_bytes())
}

/// The security policy: no network, and of scripts only these.
fn policy(scripts: &[&str]) -> String {
    let hash =
        |script: &&str| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())));
    let hashes: String = scripts.iter().map(hash).collect();
    format!(
        "default-src 'none'; script-src{hashes}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
         form-action 'none'"
    )
}
