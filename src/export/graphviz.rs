//! Pictures, made by the installed Graphviz.

use std::ffi::OsString;
use std::fmt;
use std::io::{ErrorKind, Read, Write};
use std::process::{Command, Stdio};
use std::str::FromStr;

use super::Format;
use crate::error::Error;
use crate::graph::Graph;

/// How Graphviz places the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// In layers: easiest to read, slow beyond a hundred nodes.
    Dot,
    /// By springs.
    Neato,
    /// By springs, with other forces.
    Fdp,
    /// By springs, for large graphs.
    Sfdp,
    /// On circles.
    Circo,
    /// On rings around a centre.
    Twopi,
}

impl Layout {
    /// All of them.
    pub const ALL: [Layout; 6] =
        [Layout::Dot, Layout::Neato, Layout::Fdp, Layout::Sfdp, Layout::Circo, Layout::Twopi];

    /// Graphviz's word for it.
    ///
    /// ```
    /// assert_eq!(demarche::export::graphviz::Layout::Sfdp.name(), "sfdp");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Layout::Dot => "dot",
            Layout::Neato => "neato",
            Layout::Fdp => "fdp",
            Layout::Sfdp => "sfdp",
            Layout::Circo => "circo",
            Layout::Twopi => "twopi",
        }
    }

    /// A layout that ends in seconds: layers up to 100 nodes and 200 edges, springs above.
    ///
    /// ```
    /// use demarche::{export::graphviz::Layout, graph::Graph};
    /// assert_eq!(Layout::suited(&Graph::default()), Layout::Dot);
    /// ```
    pub fn suited(graph: &Graph) -> Layout {
        if graph.node_count() <= 100 && graph.edge_count() <= 200 { Layout::Dot } else { Layout::Sfdp }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Layout::ALL.into_iter().find(|l| l.name() == text).ok_or_else(|| {
            let known = Layout::ALL.map(Layout::name).join(", ");
            format!("unknown layout {text:?}; expected one of {known}")
        })
    }
}

/// The installed program, ready to draw.
///
/// # Example
/// ```
/// use demarche::export::{Format, graphviz::{Graphviz, Layout}};
/// let missing = Graphviz::new().program("no-such-program");
/// let error = missing.render("digraph {}", Format::Svg, Layout::Dot).unwrap_err();
/// assert!(error.to_string().starts_with("cannot find the program no-such-program"));
/// ```
#[derive(Debug, Clone)]
pub struct Graphviz {
    program: OsString,
}

impl Default for Graphviz {
    fn default() -> Self {
        Graphviz::new()
    }
}

impl Graphviz {
    /// `dot` on the search path, which knows all layouts.
    pub fn new() -> Self {
        Graphviz { program: "dot".into() }
    }

    /// Another program, or the same elsewhere.
    #[must_use]
    pub fn program(mut self, program: impl Into<OsString>) -> Self {
        self.program = program.into();
        self
    }

    /// Draws. Equal input gives equal bytes of one version of Graphviz, but for a PDF's note of its time.
    ///
    /// # Errors
    /// The program is missing (the message says how to get it) or fails (the message is its own), or the
    /// format is none that it draws.
    pub fn render(&self, dot: &str, format: Format, layout: Layout) -> Result<Vec<u8>, Error> {
        if !format.needs_graphviz() {
            return Err(Error::usage(format!("{format} is no picture; expected svg, png or pdf")));
        }
        let program = self.program.to_string_lossy();
        let mut command = Command::new(&self.program);
        command.arg(format!("-K{layout}")).arg(format!("-T{format}"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|e| match e.kind() {
            ErrorKind::NotFound => Error::program(format!(
                "cannot find the program {program}, which draws {format}: install Graphviz (\"apt install \
                 graphviz\", \"brew install graphviz\", https://graphviz.org/download/) or write dot instead"
            )),
            _ => Error::program(format!("cannot run {program}: {e}")),
        })?;
        let (mut stdin, mut stderr) = (child.stdin.take(), child.stderr.take());
        let (output, complaint) = std::thread::scope(|scope| {
            scope.spawn(move || {
                // A program that stops reading says why, by its status and its standard error.
                stdin.take().map(|mut to| to.write_all(dot.as_bytes()))
            });
            let complaint = scope.spawn(move || {
                let mut bytes = Vec::new();
                let _ = stderr.take().map(|mut from| from.read_to_end(&mut bytes));
                bytes
            });
            (child.wait_with_output(), complaint.join().unwrap_or_default())
        });
        let output = output.map_err(|e| Error::program(format!("{program} did not end well: {e}")))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let complaint = String::from_utf8_lossy(&complaint);
        let complaint = if complaint.trim().is_empty() { "it gave no reason" } else { complaint.trim() };
        Err(Error::program(format!("{program} failed ({}): {complaint}", output.status)))
    }
}

#[cfg(test)]
#[path = "graphviz_tests.rs"]
mod tests;
