//! The formats that the graph can be written in.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A format of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Everything: graph, mentions, passages, statements.
    Json,
    /// The explorer: one page with the network, the statements and the documents.
    Html,
    /// The graph in Graphviz's language.
    Dot,
    /// The graph drawn, to open in a browser: edges show their sentences under the pointer.
    Svg,
    /// The graph drawn, in pixels.
    Png,
    /// The graph drawn, to print.
    Pdf,
    /// The graph for networkx, igraph, Gephi.
    Graphml,
    /// The graph for Gephi, with times.
    Gexf,
    /// The graph for Cytoscape.
    Cytoscape,
    /// A folder of tables for spreadsheets and statistics.
    Csv,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 10] = [
        Format::Json,
        Format::Html,
        Format::Dot,
        Format::Svg,
        Format::Png,
        Format::Pdf,
        Format::Graphml,
        Format::Gexf,
        Format::Cytoscape,
        Format::Csv,
    ];

    /// The word for it on the command line.
    ///
    /// ```
    /// assert_eq!(demarche::export::Format::Svg.name(), "svg");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Html => "html",
            Format::Dot => "dot",
            Format::Svg => "svg",
            Format::Png => "png",
            Format::Pdf => "pdf",
            Format::Graphml => "graphml",
            Format::Gexf => "gexf",
            Format::Cytoscape => "cytoscape",
            Format::Csv => "csv",
        }
    }

    /// The usual file extension, without a dot; of tables that of each.
    ///
    /// ```
    /// assert_eq!(demarche::export::Format::Cytoscape.extension(), "cyjs");
    /// ```
    pub fn extension(self) -> &'static str {
        match self {
            Format::Cytoscape => "cyjs",
            _ => self.name(),
        }
    }

    /// The media type.
    ///
    /// ```
    /// assert_eq!(demarche::export::Format::Dot.media_type(), "text/vnd.graphviz");
    /// ```
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Json | Format::Cytoscape => "application/json",
            Format::Html => "text/html",
            Format::Dot => "text/vnd.graphviz",
            Format::Svg => "image/svg+xml",
            Format::Png => "image/png",
            Format::Pdf => "application/pdf",
            Format::Graphml | Format::Gexf => "application/xml",
            Format::Csv => "text/csv",
        }
    }

    /// True if Graphviz has to be installed to make it.
    ///
    /// ```
    /// use demarche::export::Format;
    /// assert!(Format::Png.needs_graphviz() && !Format::Dot.needs_graphviz());
    /// ```
    pub fn needs_graphviz(self) -> bool {
        matches!(self, Format::Svg | Format::Png | Format::Pdf)
    }

    /// The format that a file's extension stands for.
    ///
    /// ```
    /// use demarche::export::Format;
    /// assert_eq!(Format::of_path("out/letters.SVG".as_ref()), Some(Format::Svg));
    /// assert_eq!(Format::of_path("letters.gv".as_ref()), Some(Format::Dot));
    /// assert_eq!(Format::of_path("letters".as_ref()), None);
    /// ```
    pub fn of_path(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "gv" => Some(Format::Dot),
            "htm" => Some(Format::Html),
            extension => Format::ALL.into_iter().find(|f| f.extension() == extension),
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Format::ALL.into_iter().find(|f| f.name() == text).ok_or_else(|| {
            let known = Format::ALL.map(Format::name).join(", ");
            format!("unknown format {text:?}; expected one of {known}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_name_and_extension() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
            assert_eq!(Format::of_path(format!("x.{}", format.extension()).as_ref()), Some(format));
            assert!(format.media_type().contains('/'));
        }
        let error = "word".parse::<Format>().unwrap_err();
        let known = "json, html, dot, svg, png, pdf, graphml, gexf, cytoscape, csv";
        assert_eq!(error, format!("unknown format \"word\"; expected one of {known}"));
    }
}
