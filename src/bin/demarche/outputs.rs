//! The outputs that hold the graph: checked before the work, written after it.

use std::path::{Path, PathBuf};

use demarche::Error;
use demarche::export::csv::{self, Table};
use demarche::export::dot::{self, Clusters, DotOptions};
use demarche::export::graphviz::{Graphviz, Layout};
use demarche::export::html::{self, HtmlOptions};
use demarche::export::{Format, cytoscape, json, write, xml};
use demarche::graph::{Graph, Grouping};
use demarche::record::Extraction;

use crate::args::GraphFiles;
use crate::terminal::complain;

/// Edges of a picture, if nothing else is asked for.
const PICTURED: usize = 100;

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
    edges: Option<Grouping>,
}

/// What the JSON holds beside the graph.
pub enum Records<'a> {
    /// Everything that was found.
    Whole(&'a Extraction),
    /// Samples of the statements, up to so many of each edge.
    Samples(&'a Extraction, usize),
}

impl Outputs {
    /// What the arguments ask for.
    ///
    /// Places that cannot be written are told now, before the work, and left out.
    pub fn new(files: &GraphFiles, min_count: usize) -> Outputs {
        let options = DotOptions {
            mentions: files.draw_mentions,
            min_count,
            strongest: files.strongest,
            edges: files.edges.unwrap_or(Grouping::Pair),
            clusters: files.cluster,
            ..DotOptions::default()
        };
        let options = DotOptions { link: explorer_beside(files), ..options };
        let wanted = places(files);
        let mut outputs = Outputs {
            asked: wanted.len(),
            wanted: Vec::new(),
            failed: 0,
            options,
            layout: files.layout,
            edges: files.edges,
        };
        for (format, path) in wanted {
            let fault = if format == Format::Csv { no_folder(path) } else { hopeless(path) };
            match fault {
                Some(error) => outputs.fail(&error),
                None => outputs.wanted.push((format, path.to_owned())),
            }
        }
        outputs
    }

    /// True if none is asked for.
    pub fn is_empty(&self) -> bool {
        self.asked == 0
    }

    /// True if this one is asked for and its place can be written.
    pub fn want(&self, format: Format) -> bool {
        self.wanted.iter().any(|(f, _)| *f == format)
    }

    /// True if the graph is wanted by itself, and not only as a part of all records.
    pub fn want_graph(&self) -> bool {
        self.wanted.iter().any(|(format, _)| !matches!(format, Format::Json | Format::Html))
    }

    /// True if the graph is drawn as a picture.
    fn draw(&self) -> bool {
        self.wanted.iter().any(|(format, _)| format.needs_graphviz())
    }

    /// True if some are asked for and none can be made, or has been.
    pub fn all_failed(&self) -> bool {
        self.asked > 0 && self.failed == self.asked
    }

    /// True if one that was asked for can not be made.
    pub fn some_failed(&self) -> bool {
        self.failed > 0
    }

    /// Writes them. One that cannot be written is told, and the others are written all the same.
    pub fn write(&mut self, graph: &Graph, records: &Records<'_>) {
        let (Records::Whole(extraction) | Records::Samples(extraction, _)) = records;
        let drawing = if self.want(Format::Dot) {
            dot::to_dot(graph, extraction, &self.options)
        } else {
            String::new()
        };
        // A picture of more edges than a reader can follow is of no use; the text for other programs has all.
        let strongest = self.options.strongest.or(Some(PICTURED));
        let options = DotOptions { strongest, ..self.options.clone() };
        let picture_of = if self.draw() { dot::to_dot(graph, extraction, &options) } else { String::new() };
        let layout = self.layout;
        let by = self.edges.unwrap_or(Grouping::Sign);
        let layout = || {
            layout.unwrap_or_else(|| match Layout::suited(&dot::selection(graph, &options)) {
                // The one that places large graphs draws no frames.
                Layout::Sfdp if options.clusters != Clusters::None => Layout::Fdp,
                suited => suited,
            })
        };
        let mut stdout = std::io::stdout().lock();
        for (format, path) in std::mem::take(&mut self.wanted) {
            let written = match format {
                Format::Json => write::to(&path, &mut stdout, |to| match records {
                    Records::Whole(extraction) => json::write(extraction, to),
                    Records::Samples(samples, evidence) => json::write_sampled(graph, samples, *evidence, to),
                }),
                Format::Html => write::to(&path, &mut stdout, |to| {
                    let options = HtmlOptions::default();
                    match records {
                        Records::Whole(extraction) => html::write(extraction, &options, to),
                        Records::Samples(samples, evidence) => {
                            html::write_sampled(graph, samples, *evidence, &options, to)
                        }
                    }
                }),
                Format::Dot => write::bytes(&path, &mut stdout, drawing.as_bytes()),
                Format::Graphml => {
                    write::to(&path, &mut stdout, |to| xml::write_graphml(graph, extraction, by, to))
                }
                Format::Gexf => {
                    write::to(&path, &mut stdout, |to| xml::write_gexf(graph, extraction, by, to))
                }
                Format::Cytoscape => {
                    write::to(&path, &mut stdout, |to| cytoscape::write(graph, extraction, by, to))
                }
                Format::Csv => tables(&path, graph, extraction, by),
                picture => Graphviz::new()
                    .render(&picture_of, picture, layout())
                    .and_then(|bytes| write::bytes(&path, &mut stdout, &bytes)),
            };
            match written {
                Err(error) if !error.is_broken_pipe() => self.fail(&error),
                _ => {}
            }
        }
    }

    /// Writes the explorer alone, before the others.
    pub fn write_page(&mut self, records: &Records<'_>) {
        let wanted = std::mem::take(&mut self.wanted);
        let (pages, others) = wanted.into_iter().partition(|(format, _)| *format == Format::Html);
        self.wanted = pages;
        self.write(&Graph::default(), records);
        self.wanted = others;
    }

    fn fail(&mut self, error: &Error) {
        self.failed += 1;
        complain(error);
    }
}

/// The explorer as a drawing in the same folder can lead to it.
fn explorer_beside(files: &GraphFiles) -> Option<String> {
    let page = files.html.as_deref()?;
    let drawings = [&files.svg, &files.dot, &files.pdf];
    let beside = drawings.into_iter().flatten().any(|drawing| drawing.parent() == page.parent());
    let name = page.file_name().filter(|_| beside && page != Path::new("-"))?.to_str()?;
    Some(name.replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
}

/// Writes the tables into their folder, which is made if need be.
fn tables(folder: &Path, graph: &Graph, extraction: &Extraction, by: Grouping) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, "write", e))?;
    Table::ALL.into_iter().try_for_each(|table| {
        let path = folder.join(table.file());
        write::to(&path, &mut std::io::sink(), |to| csv::write(table, graph, extraction, by, to))
    })
}

/// The formats that are asked for, with their places.
pub fn places(files: &GraphFiles) -> Vec<(Format, &Path)> {
    let all = [
        (Format::Json, &files.json),
        (Format::Html, &files.html),
        (Format::Dot, &files.dot),
        (Format::Svg, &files.svg),
        (Format::Png, &files.png),
        (Format::Pdf, &files.pdf),
        (Format::Graphml, &files.graphml),
        (Format::Gexf, &files.gexf),
        (Format::Cytoscape, &files.cytoscape),
        (Format::Csv, &files.csv),
    ];
    all.into_iter().filter_map(|(format, path)| Some((format, path.as_deref()?))).collect()
}

/// Makes sure that no two outputs, each by the name of its option, go to one place.
///
/// # Errors
/// Two that do.
pub fn apart(places: &[(&str, &Path)]) -> Result<(), Error> {
    for (n, (name, path)) in places.iter().enumerate() {
        if let Some((other, _)) = places[..n].iter().find(|(_, p)| p == path) {
            let place =
                if *path == Path::new("-") { "standard output".into() } else { path.display().to_string() };
            return Err(Error::usage(format!(
                "--{other} and --{name} both go to {place}; expected a place of its own for each"
            )));
        }
    }
    Ok(())
}

/// Why no folder of tables can be written there.
fn no_folder(path: &Path) -> Option<Error> {
    if path == Path::new("-") {
        return Some(Error::usage("--csv writes several tables; expected a folder, found -"));
    }
    if path.is_dir() { None } else { hopeless(path).or_else(|| not_a_folder(path)) }
}

fn not_a_folder(path: &Path) -> Option<Error> {
    path.exists().then(|| Error::io(path, "write", std::io::ErrorKind::NotADirectory.into()))
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
