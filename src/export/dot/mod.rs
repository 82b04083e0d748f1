//! The graph in Graphviz's language: for pictures that a reader can take in.
//!
//! Shapes tell the kinds apart, lines and arrowheads the stances, colours both once more. The legend is the
//! graph's caption, so that every node of the file is an entity.

use std::collections::{HashMap, HashSet};

use graphviz_rust::dot_structures as dot;
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::escape;
use crate::entity::{EntityId, Kind};
use crate::graph::{Edge, Graph, Node};
use crate::record::{Extraction, Stance, StatementRecord};

/// Up to so many edges, [`Mentions::Auto`] adds mentions.
pub const MENTIONS_UP_TO: usize = 150;

/// Sentences shown with an edge.
const SAMPLES: usize = 3;

/// Which bare mentions to draw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mentions {
    /// Those between pairs that no other edge joins, the most frequent first, until the picture has
    /// [`MENTIONS_UP_TO`] edges.
    #[default]
    Auto,
    /// All.
    All,
    /// None.
    None,
}

/// What to draw. The default is a readable picture of everything, or of what matters most.
///
/// ```
/// use demarche::export::dot::{DotOptions, Mentions};
/// let options = DotOptions { min_count: 2, ..DotOptions::default() };
/// assert_eq!(options.mentions, Mentions::Auto);
/// assert!(options.legend);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DotOptions {
    /// Which bare mentions.
    pub mentions: Mentions,
    /// Edges with fewer statements are left out.
    pub min_count: usize,
    /// Of the edges that are left, so many, as [`Graph::strongest`] orders them.
    pub strongest: Option<usize>,
    /// A caption's first line.
    pub title: Option<String>,
    /// Whether the caption explains shapes and lines.
    pub legend: bool,
}

impl Default for DotOptions {
    fn default() -> Self {
        DotOptions { mentions: Mentions::Auto, min_count: 1, strongest: None, title: None, legend: true }
    }
}

/// The part of a graph that is drawn. The entities that no drawn edge touches are left out with the edges.
///
/// ```
/// use demarche::{export::dot::{self, DotOptions}, graph::Graph};
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// # let extraction = demarche::export::json::read("letter.json", json)?;
/// let graph = Graph::build(&extraction);
/// let options = DotOptions { min_count: 2, ..DotOptions::default() };
/// let drawn = dot::selection(&graph, &options);
/// assert_eq!((drawn.node_count(), drawn.edge_count()), (2, 1));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn selection(graph: &Graph, options: &DotOptions) -> Graph {
    let counted = graph.with_min_count(options.min_count);
    let pairs: HashSet<_> = counted.edges().filter(|e| !is_mention(e)).map(ends).collect();
    let alone = |e: &&Edge| is_mention(e) && !pairs.contains(&ends(e));
    let strongest = counted.strongest(counted.edge_count());
    let mut kept: HashSet<_> = strongest.iter().copied().filter(|e| !is_mention(e)).map(Edge::key).collect();
    match options.mentions {
        Mentions::None => {}
        Mentions::All => kept.extend(strongest.iter().map(|e| e.key())),
        Mentions::Auto => {
            let room = MENTIONS_UP_TO.saturating_sub(kept.len());
            kept.extend(strongest.iter().copied().filter(alone).take(room).map(Edge::key));
        }
    }
    if let Some(most) = options.strongest {
        kept = strongest.iter().map(|e| e.key()).filter(|key| kept.contains(key)).take(most).collect();
    }
    let drawn = counted.filter_edges(|e| kept.contains(&e.key()));
    // Only a mention that another edge of its pair makes needless may go without its entities going too.
    let needless = |e: &Edge| is_mention(e) && options.mentions == Mentions::Auto && pairs.contains(&ends(e));
    if graph.edges().all(|e| kept.contains(&e.key()) || needless(e)) {
        drawn
    } else {
        drawn.without_isolated()
    }
}

fn is_mention(edge: &Edge) -> bool {
    edge.stance == Stance::Mention
}

fn ends(edge: &Edge) -> (&EntityId, &EntityId) {
    (&edge.source, &edge.target)
}

/// The graph as DOT. Sentences shown with the edges are those of the extraction.
///
/// # Cost
/// Linear in the graph and the statements.
///
/// # Example
/// ```
/// use demarche::{export::dot::{self, DotOptions}, graph::Graph};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let text = dot::to_dot(&Graph::build(&extraction), &extraction, &DotOptions::default());
/// assert!(text.starts_with("digraph demarche {"));
/// assert!(text.contains(r#""leader/kim-il-sung" -> "country/united-states""#));
/// assert!(text.contains(r#"label="criticize 2""#));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn to_dot(graph: &Graph, extraction: &Extraction, options: &DotOptions) -> String {
    let drawn = selection(graph, options);
    let statements: HashMap<&str, &StatementRecord> =
        extraction.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut stmts = vec![
        dot::GraphAttributes::Graph(graph_attributes(graph, &drawn, options)).into(),
        dot::GraphAttributes::Node(node_defaults()).into(),
        dot::GraphAttributes::Edge(edge_defaults()).into(),
    ];
    stmts.extend(drawn.nodes().map(|n| dot::Stmt::from(node(n))));
    stmts.extend(drawn.edges().map(|e| dot::Stmt::from(edge(e, &statements))));
    let whole = dot::Graph::DiGraph { id: plain("demarche"), strict: false, stmts };
    let mut text = whole.print(&mut PrinterContext::default());
    text.push('\n');
    text
}

fn plain(text: &str) -> dot::Id {
    dot::Id::Plain(text.to_owned())
}

fn attribute(name: &str, value: impl Into<String>) -> dot::Attribute {
    dot::Attribute(plain(name), dot::Id::Escaped(value.into()))
}

fn node_id(id: &EntityId) -> dot::NodeId {
    dot::NodeId(dot::Id::Escaped(escape::id(id.as_str())), None)
}

fn graph_attributes(graph: &Graph, drawn: &Graph, options: &DotOptions) -> Vec<dot::Attribute> {
    vec![
        attribute("charset", "\"UTF-8\""),
        attribute("rankdir", "LR"),
        attribute("ranksep", "0.9"),
        attribute("nodesep", "0.25"),
        attribute("overlap", "false"),
        attribute("splines", "true"),
        attribute("outputorder", "edgesfirst"),
        attribute("fontname", FONT),
        attribute("fontsize", "11"),
        attribute("labelloc", "b"),
        attribute("tooltip", "\" \""),
        dot::Attribute(plain("label"), dot::Id::Html(caption(graph, drawn, options))),
    ]
}

const FONT: &str = "\"Helvetica,Arial,sans-serif\"";

fn node_defaults() -> Vec<dot::Attribute> {
    vec![
        attribute("style", "filled"),
        attribute("color", "\"#444444\""),
        attribute("fontcolor", "\"#111111\""),
        attribute("fontname", FONT),
        attribute("fontsize", "12"),
        attribute("margin", "\"0.12,0.06\""),
    ]
}

fn edge_defaults() -> Vec<dot::Attribute> {
    vec![attribute("fontname", FONT), attribute("fontsize", "10"), attribute("arrowsize", "0.8")]
}

/// Shape and fill of a kind. The fills are light enough for black text.
fn look_of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Leader => ("ellipse", "#fff2cc"),
        Kind::Party => ("box", "#f8d7da"),
        Kind::Country => ("hexagon", "#d6e6f5"),
        Kind::Organization => ("diamond", "#e3dcef"),
    }
}

/// Line, arrowhead, colour, and the colour of the label.
fn line_of(stance: Stance) -> (&'static str, &'static str, &'static str) {
    match (stance.polarity(), stance) {
        (1.., _) => ("solid", "normal", "#1b7837"),
        (0, Stance::Mention) => ("dashed", "vee", "#808080"),
        (0, _) => ("dotted", "empty", "#2166ac"),
        _ => ("solid", "tee", "#b2182b"),
    }
}

fn node(node: &Node) -> dot::Node {
    let (shape, fill) = look_of(node.kind);
    let label = if node.label.trim().is_empty() { node.id.name() } else { &node.label };
    let times = if node.mentions == 1 { "mention" } else { "mentions" };
    let unlisted = if node.listed { "" } else { ", in no gazetteer" };
    let tooltip = format!("{label}\n{}, {} {times}{unlisted}", node.kind, node.mentions);
    let mut attributes = vec![
        attribute("label", escape::text(&wrap(label))),
        attribute("shape", shape),
        attribute("fillcolor", format!("\"{fill}\"")),
        attribute("tooltip", escape::text(&tooltip)),
    ];
    if node.kind == Kind::Organization {
        attributes.push(attribute("margin", "0"));
    }
    if !node.listed {
        attributes.push(attribute("style", "\"filled,dashed\""));
    }
    dot::Node { id: node_id(&node.id), attributes }
}

fn edge(edge: &Edge, statements: &HashMap<&str, &StatementRecord>) -> dot::Edge {
    let (style, head, colour) = line_of(edge.stance);
    let colour = format!("\"{colour}\"");
    let tooltip = escape::text(&samples(edge, statements));
    let attributes = vec![
        attribute("label", escape::text(&format!("{} {}", edge.stance, edge.count))),
        attribute("color", colour.clone()),
        attribute("fontcolor", if edge.stance == Stance::Mention { "\"#595959\"".into() } else { colour }),
        attribute("style", style),
        attribute("arrowhead", head),
        attribute("penwidth", format!("{:.2}", width(edge.count))),
        attribute("tooltip", tooltip.clone()),
        attribute("labeltooltip", tooltip),
    ];
    dot::Edge {
        ty: dot::EdgeTy::Pair(node_id(&edge.source).into(), node_id(&edge.target).into()),
        attributes,
    }
}

/// From 1 for one statement, growing with the logarithm, to 6.
fn width(count: usize) -> f64 {
    (1.0 + 0.9 * (count.max(1) as f64).ln()).min(6.0)
}

/// Breaks a name at spaces into lines of about 18 characters.
fn wrap(label: &str) -> String {
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

/// Who says what of whom, and up to three sentences that say so.
fn samples(edge: &Edge, statements: &HashMap<&str, &StatementRecord>) -> String {
    let mut out = format!("{} → {}: {} {}", edge.source, edge.target, edge.stance, edge.count);
    let rows = edge.statements.iter().filter_map(|id| statements.get(id.as_str()));
    for row in rows.take(SAMPLES) {
        out.push_str("\n• ");
        out.push_str(&shortened(&row.text));
    }
    if edge.count > SAMPLES {
        out.push_str(&format!("\n… and {} more", edge.count - SAMPLES));
    }
    out
}

/// On one line, and no longer than 200 characters.
fn shortened(sentence: &str) -> String {
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The graph's label: title, what is drawn of how much, and what shapes and lines mean.
fn caption(graph: &Graph, drawn: &Graph, options: &DotOptions) -> String {
    let mut rows = Vec::new();
    if let Some(title) = options.title.as_deref().filter(|t| !t.trim().is_empty()) {
        rows.push(format!("<TR><TD COLSPAN=\"4\"><B>{}</B></TD></TR>", escape::html(title)));
    }
    let part = |some: usize, all: usize, word: &str| {
        if some == all { format!("{all} {word}") } else { format!("{some} of {all} {word}") }
    };
    rows.push(format!(
        "<TR><TD COLSPAN=\"4\">{}, {}</TD></TR>",
        part(drawn.node_count(), graph.node_count(), "entities"),
        part(drawn.edge_count(), graph.edge_count(), "edges"),
    ));
    if options.legend {
        let kinds = Kind::ALL.map(|kind| {
            let (shape, fill) = look_of(kind);
            format!("<TD BGCOLOR=\"{fill}\">{shape}: {kind}</TD>")
        });
        let lines = [Stance::Support, Stance::Oppose, Stance::Urge, Stance::Mention].map(|stance| {
            let (style, head, colour) = line_of(stance);
            let stances: Vec<_> = Stance::ALL.iter().filter(|s| line_of(**s) == line_of(stance)).collect();
            let stances = stances.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", ");
            let head = match head {
                "tee" => "bar",
                "normal" => "full arrow",
                "empty" => "hollow arrow",
                _ => "thin arrow",
            };
            format!("<TD><FONT COLOR=\"{colour}\">{style}, {head}:<BR/>{stances}</FONT></TD>")
        });
        rows.push(format!("<TR>{}</TR>", kinds.concat()));
        rows.push(format!("<TR>{}</TR>", lines.concat()));
    }
    format!("<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\">{}</TABLE>>", rows.concat())
}

#[cfg(test)]
#[path = "dot_tests.rs"]
mod tests;
