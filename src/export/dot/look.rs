//! What nodes and edges look like.

use super::is_mention;
use crate::entity::Kind;
use crate::graph::Edge;
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

/// From 1 for one statement, growing with the logarithm, to 6. Mentions are many and say little: they grow
/// less.
pub(super) fn width(edge: &Edge) -> f64 {
    let slope = if is_mention(edge) { 0.3 } else { 0.9 };
    (1.0 + slope * (edge.count.max(1) as f64).ln()).min(6.0)
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
