//! A summary for a reader: who speaks, about whom and how, the sharpest conflicts and the closest ties with their
//! sentences, and what could not be told. As Markdown or HTML, figures inside.

mod blocks;
mod contents;
mod figures;
mod html;
mod markdown;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::graph::Graph;
use crate::record::Extraction;

/// How a summary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Markdown, its figures as images inside.
    Markdown,
    /// One page of HTML, which needs nothing else.
    Html,
}

impl Form {
    /// The form that a file's extension stands for.
    ///
    /// ```
    /// use demarche::export::report::Form;
    /// assert_eq!(Form::of_path("summary.HTML".as_ref()), Some(Form::Html));
    /// assert_eq!(Form::of_path("summary.md".as_ref()), Some(Form::Markdown));
    /// assert_eq!(Form::of_path("summary.pdf".as_ref()), None);
    /// ```
    pub fn of_path(path: &std::path::Path) -> Option<Form> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Form::Markdown),
            "html" | "htm" => Some(Form::Html),
            _ => None,
        }
    }
}

/// What a summary says, and how much of it.
///
/// ```
/// assert_eq!(demarche::export::report::ReportOptions::default().most, 10);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// Its first line.
    pub title: String,
    /// Rows of each table, pairs of each list.
    pub most: usize,
    /// Sentences quoted for each pair.
    pub quotes: usize,
}

impl Default for ReportOptions {
    fn default() -> Self {
        ReportOptions { title: "Who stands where".into(), most: 10, quotes: 3 }
    }
}

/// Writes the summary of an extraction and its graph. Names and sentences are escaped: none is taken for markup.
///
/// # Errors
/// Only those of the writer.
///
/// # Example
/// ```
/// use demarche::{export::report::{self, Form, ReportOptions}, graph::Graph};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let mut bytes = Vec::new();
/// report::write(&extraction, &Graph::build(&extraction), &ReportOptions::default(), Form::Markdown, &mut bytes)?;
/// let text = String::from_utf8(bytes)?;
/// assert!(text.starts_with("# Who stands where\n"));
/// assert!(text.contains("### Kim Il Sung and United States"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(
    extraction: &Extraction,
    graph: &Graph,
    options: &ReportOptions,
    form: Form,
    to: &mut dyn Write,
) -> io::Result<()> {
    let blocks = contents::blocks(extraction, graph, options);
    match form {
        Form::Markdown => markdown::write(&blocks, to),
        Form::Html => html::write(&options.title, &blocks, to),
    }
}
