//! What nodes and edges look like.

use crate::entity::Kind;
use crate::graph::Bundle;
use crate::record::Stance;

/// Shape and fill of a kind. The fills are light enough for black text.
pub(super) fn look_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Leader => ("ellipse", "#fff2cc"),
        Kind::Party => ("box", "#f8d7da"),
        Kind::Country => ("hexagon", "#d6e6f5"),
        Kind::Organization => ("diamond", "#e3dcef"),
    }
}

/// How the edges of a stance look. Line and head alone tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    pub style: &'static str,
    pub head: &'static str,
    pub colour: &'static str,
    /// The label's, dark enough to read.
    pub text: &'static str,
    /// How hard Graphviz tries to keep it short and straight.
    pub weight: &'static str,
    /// The arrowhead, for the legend.
    pub words: &'static str,
}

pub(super) fn line_of(stance: Stance) -> Line {
    let (style, head, colour, text, weight, words) = match (stance.polarity(), stance) {
        (1.., _) => ("solid", "normal", "darkgreen", "darkgreen", "3", "full arrow"),
        (0, Stance::Mention) => ("dashed", "vee", "gray60", "gray35", "1", "thin arrow"),
        (0, _) => ("dotted", "empty", "blue3", "blue3", "2", "hollow arrow"),
        _ => ("solid", "tee", "red3", "red3", "3", "bar"),
    };
    Line { style, head, colour, text, weight, words }
}

/// The look of edges of both signs: a line of each colour, side by side, and the head of the sign that most of the
/// statements have.
pub(super) const MIXED: Line = Line {
    style: "solid",
    head: "normaltee",
    colour: "\"darkgreen:red3\"",
    text: "\"#6b3f00\"",
    weight: "3",
    words: "two lines",
};

/// How an edge looks: as its first stance does, or mixed.
pub(super) fn line_of_bundle(bundle: &Bundle<'_>) -> Line {
    match (bundle.is_mixed(), bundle.polarity()) {
        (false, _) => line_of(bundle.stance().unwrap_or(Stance::Mention)),
        (_, 1..) => Line { head: "normal", ..MIXED },
        (_, 0) => MIXED,
        _ => Line { head: "tee", colour: "\"red3:darkgreen\"", ..MIXED },
    }
}

/// From 1 for one statement, growing with the logarithm, to 6. Mentions are many and say little: they grow
/// less.
pub(super) fn width(bundle: &Bundle<'_>) -> f64 {
    let slope = if bundle.stance() == Some(Stance::Mention) { 0.3 } else { 0.9 };
    (1.0 + slope * (bundle.count().max(1) as f64).ln()).min(6.0)
}

/// Breaks a name at spaces into lines of about 18 characters.
pub(super) fn wrap(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    let mut line = 0;
    for word in label.split_whitespace() {
        let length = word.chars().count();
        if line > 0 {
            let fits = line + 1 + length <= 18;
            out.push(if fits { ' ' } else { '\n' });
            line = if fits { line + 1 } else { 0 };
        }
        out.push_str(word);
        line += length;
    }
    out
}

/// On one line, and no longer than 200 characters.
pub(super) fn shortened(sentence: &str) -> String {
    let line = crate::plain::one_line(sentence);
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
