//! The words below the picture.

use super::look::{Line, MIXED, line_of, look_of};
use super::{DotOptions, is_mention};
use crate::entity::Kind;
use crate::export::escape;
use crate::graph::{Bundle, Graph};
use crate::record::Stance;

/// The graph's label: title, what is drawn of how much, and what shapes and lines mean.
pub(super) fn caption(graph: &Graph, drawn: &Graph, bundles: &[Bundle<'_>], options: &DotOptions) -> String {
    let mut rows = Vec::new();
    if let Some(title) = options.title.as_deref().filter(|t| !t.trim().is_empty()) {
        rows.push(format!("<TR><TD COLSPAN=\"4\"><B>{}</B></TD></TR>", escape::html(title)));
    }
    let part = |some: usize, all: usize, word: &str| {
        if some == all { format!("{all} {word}") } else { format!("{some} of {all} {word}") }
    };
    let mentions = |g: &Graph| g.edges().filter(|e| is_mention(e)).count();
    let left_out = graph.edge_count() - drawn.edge_count();
    let only_mentions = left_out > 0 && left_out == mentions(graph) - mentions(drawn);
    let (some, all) = (bundles.len(), graph.bundles(options.edges).len());
    rows.push(format!(
        "<TR><TD COLSPAN=\"4\">{}, {}{}</TD></TR>",
        part(drawn.node_count(), graph.node_count(), "entities"),
        part(some, all, "edges"),
        if only_mentions && some < all { " (the others are mentions)" } else { "" },
    ));
    if options.legend {
        let kinds = Kind::ALL.map(|kind| {
            let (shape, fill) = look_of(kind);
            format!("<TD BGCOLOR=\"{fill}\">{shape}: {kind}</TD>")
        });
        let told = |Line { style, text, words, .. }: Line, stances: &str| {
            let text = text.trim_matches('"');
            format!("<TD><FONT COLOR=\"{text}\">{style}, {words}:<BR/>{stances}</FONT></TD>")
        };
        let lines = [Stance::Support, Stance::Oppose, Stance::Urge, Stance::Mention].map(|stance| {
            let stances: Vec<_> =
                Stance::ALL.into_iter().filter(|s| line_of(*s) == line_of(stance)).collect();
            told(line_of(stance), &stances.into_iter().map(Stance::as_str).collect::<Vec<_>>().join(", "))
        });
        let both = if bundles.iter().any(Bundle::is_mixed) {
            told(MIXED, "for and against; the head is that of most")
        } else {
            String::new()
        };
        rows.push(format!("<TR>{}</TR>", kinds.concat()));
        rows.push(format!("<TR>{}</TR>", lines.concat()));
        if !both.is_empty() {
            rows.push(format!("<TR>{both}</TR>"));
        }
    }
    format!("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\">{}</TABLE>>", rows.concat())
}
