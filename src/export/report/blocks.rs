//! What a summary is made of, whatever it is written as.

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    Plain(String),
    Strong(String),
    Quiet(String),
}

impl From<&str> for Run {
    fn from(text: &str) -> Run {
        Run::Plain(text.to_owned())
    }
}

impl From<String> for Run {
    fn from(text: String) -> Run {
        Run::Plain(text)
    }
}

/// A part of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading of level 1 to 3.
    Heading(usize, String),
    Paragraph(Vec<Run>),
    /// A sentence, and where it stands.
    Quote(Vec<Run>),
    /// Columns, true for numbers; rows.
    Table(Vec<(&'static str, bool)>, Vec<Vec<String>>),
    /// What a picture shows, and the picture as SVG.
    Figure(String, String),
}
