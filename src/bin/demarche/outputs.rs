//! The outputs that were asked for: checked before the work, written after it.

use std::path::{Path, PathBuf};

use demarche::Error;
use demarche::export::dot::{self, DotOptions};
use demarche::export::graphviz::{Graphviz, Layout};
use demarche::export::{Format, json, write};
use demarche::graph::Graph;
use demarche::record::Extraction;

use crate::args::Extract;
use crate::terminal::complain;

/// Formats with the files that they go to.
#[derive(Debug, Default)]
pub struct Outputs {
    wanted: Vec<(Format, PathBuf)>,
    /// How many were asked for.
    asked: usize,
    /// How many could not be made.
    failed: usize,
    options: DotOptions,
    layout: Option<Layout>,
}

impl Outputs {
    /// What the arguments ask for.
    ///
    /// Places that cannot be written are told now, before the work, and left out.
    ///
    /// # Errors
    /// Two outputs for one place.
    pub fn new(args: &Extract) -> Result<Outputs, Error> {
        let all = [
            (Format::Json, &args.json),
            (Format::Dot, &args.dot),
            (Format::Svg, &args.svg),
            (Format::Png, &args.png),
            (Format::Pdf, &args.pdf),
        ];
        let wanted: Vec<(Format, PathBuf)> =
            all.into_iter().filter_map(|(format, path)| Some((format, path.clone()?))).collect();
        for (n, (format, path)) in wanted.iter().enumerate() {
            if let Some((other, _)) = wanted[..n].iter().find(|(_, p)| p == path) {
                let place = if path == Path::new("-") {
                    "standard output".into()
                } else {
                    path.display().to_string()
                };
                return Err(Error::usage(format!(
                    "--{other} and --{format} both go to {place}; expected a place of its own for each"
                )));
            }
        }
        let options = DotOptions {
            mentions: args.mentions,
            min_count: args.min_count,
            strongest: args.strongest,
            ..DotOptions::default()
        };
        let mut outputs =
            Outputs { asked: wanted.len(), wanted: Vec::new(), failed: 0, options, layout: args.layout };
        for (format, path) in wanted {
            match hopeless(&path) {
                Some(error) => outputs.fail(&error),
                None => outputs.wanted.push((format, path)),
            }
        }
        Ok(outputs)
    }

    /// True if a summary is wanted instead.
    pub fn is_empty(&self) -> bool {
        self.asked == 0
    }

    /// True if none that was asked for can be made, or has been.
    pub fn all_failed(&self) -> bool {
        self.asked > 0 && self.failed == self.asked
    }

    /// True if one that was asked for can not be made.
    pub fn some_failed(&self) -> bool {
        self.failed > 0
    }

    /// Writes them. One that cannot be written is told, and the others are written all the same.
    pub fn write(&mut self, extraction: &Extraction) {
        let needs_graph = self.wanted.iter().any(|(format, _)| *format != Format::Json);
        let graph = if needs_graph { Graph::build(extraction) } else { Graph::default() };
        let drawing =
            if needs_graph { dot::to_dot(&graph, extraction, &self.options) } else { String::new() };
        let layout = self.layout.unwrap_or_else(|| Layout::suited(&dot::selection(&graph, &self.options)));
        let mut stdout = std::io::stdout().lock();
        for (format, path) in std::mem::take(&mut self.wanted) {
            let written = match format {
                Format::Json => write::to(&path, &mut stdout, |to| json::write(extraction, to)),
                Format::Dot => write::bytes(&path, &mut stdout, drawing.as_bytes()),
                picture => Graphviz::new()
                    .render(&drawing, picture, layout)
                    .and_then(|bytes| write::bytes(&path, &mut stdout, &bytes)),
            };
            match written {
                Err(error) if !error.is_broken_pipe() => self.fail(&error),
                _ => {}
            }
        }
    }

    fn fail(&mut self, error: &Error) {
        self.failed += 1;
        complain(error);
    }
}

/// Why a place cannot be written, as far as that can be seen beforehand.
pub fn hopeless(path: &Path) -> Option<Error> {
    use std::io::ErrorKind;
    if path == Path::new("-") {
        return None;
    }
    if path.is_dir() {
        return Some(Error::io(path, "write", ErrorKind::IsADirectory.into()));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match folder.metadata() {
        Ok(metadata) if metadata.is_dir() => None,
        Ok(_) => Some(Error::io(path, "write", ErrorKind::NotADirectory.into())),
        Err(_) => {
            Some(Error::data(path, 0, format!("cannot write: there is no folder {}", folder.display())))
        }
    }
}
