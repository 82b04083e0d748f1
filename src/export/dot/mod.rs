//! The graph in Graphviz's language: for pictures that a reader can take in.
//!
//! Shapes tell the kinds apart, lines and arrowheads the stances, colours both once more. The legend is the
//! graph's caption, so that every node of the file is an entity.

mod caption;
mod clusters;
mod look;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use graphviz_rust::dot_structures as dot;
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use self::caption::caption;
pub use self::clusters::Clusters;
use self::look::{line_of_bundle, look_of, shortened, width, wrap};
use super::escape;
use crate::entity::{EntityId, Kind};
use crate::graph::{Bundle, Edge, Graph, Grouping, Node};
use crate::record::{Extraction, Stance, StatementRecord};

/// Up to so many edges, [`Mentions::Auto`] adds mentions.
pub const MENTIONS_UP_TO: usize = 80;

/// Beyond so many edges lines are drawn straight: bending them around the nodes would take minutes.
const BENT_UP_TO: usize = 200;

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
    /// Of the edges that are left, so many: sides taken first, then urging, then mentions; within each the larger
    /// count first.
    pub strongest: Option<usize>,
    /// Which stances of a pair make one line.
    pub edges: Grouping,
    /// What stands in a frame of its own.
    pub clusters: Clusters,
    /// Where the statements can be read: edges lead there, with `#edge=HOLDER>TARGET` behind it.
    pub link: Option<String>,
    /// A caption's first line.
    pub title: Option<String>,
    /// Whether the caption explains shapes and lines.
    pub legend: bool,
}

impl Default for DotOptions {
    fn default() -> Self {
        DotOptions {
            mentions: Mentions::Auto,
            min_count: 1,
            strongest: None,
            edges: Grouping::Pair,
            clusters: Clusters::None,
            link: None,
            title: None,
            legend: true,
        }
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
    let (mentions, others) = (graph.with_stances(&[Stance::Mention]), graph.without_mentions());
    let counted = |b: &Bundle<'_>| b.count() >= options.min_count;
    let mut bundles: Vec<_> = others.bundles(options.edges).into_iter().filter(counted).collect();
    let pairs: HashSet<_> = bundles.iter().map(|b| (b.source, b.target)).collect();
    let room = match options.mentions {
        Mentions::None => 0,
        Mentions::All => usize::MAX,
        Mentions::Auto => MENTIONS_UP_TO.saturating_sub(bundles.len()),
    };
    let alone = |b: &Bundle<'_>| options.mentions == Mentions::All || !pairs.contains(&(b.source, b.target));
    let mut mentioned = mentions.bundles(options.edges);
    mentioned.retain(|b| counted(b) && alone(b));
    mentioned.sort_by_key(strength);
    bundles.extend(mentioned.into_iter().take(room));
    if let Some(most) = options.strongest {
        bundles.sort_by_key(strength);
        bundles.truncate(most);
    }
    let kept: HashSet<_> = bundles
        .iter()
        .flat_map(|b| b.stances.iter().map(|(stance, _)| (b.source, b.target, stance.as_str())))
        .collect();
    let drawn = graph.filter_edges(|e| kept.contains(&e.key()));
    // Only a mention that another edge of its pair makes needless may go without its entities going too.
    let needless = |e: &Edge| {
        is_mention(e) && options.mentions == Mentions::Auto && pairs.contains(&(&e.source, &e.target))
    };
    if graph.edges().all(|e| kept.contains(&e.key()) || needless(e)) {
        drawn
    } else {
        drawn.without_isolated()
    }
}

/// Sides taken first, then urging, then mentions; within each the larger count first.
fn strength<'g>(bundle: &Bundle<'g>) -> (u8, Reverse<usize>, &'g EntityId, &'g EntityId, Option<Stance>) {
    let class = bundle.stance().map_or(u8::MAX, Stance::weight_class);
    (class, Reverse(bundle.count()), bundle.source, bundle.target, bundle.stance())
}

fn is_mention(edge: &Edge) -> bool {
    edge.stance == Stance::Mention
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
    let bundles = drawn.bundles(options.edges);
    let statements: HashMap<&str, &StatementRecord> =
        extraction.statements.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut stmts = vec![
        dot::GraphAttributes::Graph(graph_attributes(graph, &drawn, &bundles, options)).into(),
        dot::GraphAttributes::Node(node_defaults()).into(),
        dot::GraphAttributes::Edge(edge_defaults()).into(),
    ];
    stmts.extend(clusters::nodes(&drawn, options.clusters));
    stmts.extend(bundles.iter().map(|b| dot::Stmt::from(edge(b, &statements, options.link.as_deref()))));
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

fn graph_attributes(
    graph: &Graph,
    drawn: &Graph,
    bundles: &[Bundle<'_>],
    options: &DotOptions,
) -> Vec<dot::Attribute> {
    vec![
        attribute("charset", "\"UTF-8\""),
        attribute("bgcolor", "white"),
        attribute("rankdir", "LR"),
        attribute("ranksep", "0.9"),
        attribute("nodesep", "0.25"),
        attribute("overlap", "false"),
        attribute("sep", "\"+16\""),
        attribute("splines", if bundles.len() <= BENT_UP_TO { "true" } else { "line" }),
        attribute("outputorder", "edgesfirst"),
        attribute("fontname", FONT),
        attribute("fontsize", "11"),
        attribute("labelloc", "b"),
        attribute("tooltip", "\" \""),
        dot::Attribute(plain("label"), dot::Id::Html(caption(graph, drawn, bundles, options))),
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

fn edge(bundle: &Bundle<'_>, statements: &HashMap<&str, &StatementRecord>, link: Option<&str>) -> dot::Edge {
    let line = line_of_bundle(bundle);
    let tooltip = escape::text(&samples(bundle, statements));
    let mut attributes = vec![
        attribute("label", escape::text(&bundle.summary().replace(", ", "\n"))),
        attribute("color", line.colour),
        attribute("fontcolor", line.text),
        attribute("style", line.style),
        attribute("arrowhead", line.head),
        attribute("penwidth", format!("{:.2}", width(bundle))),
        attribute("weight", line.weight),
        attribute("tooltip", tooltip.clone()),
        attribute("labeltooltip", tooltip),
    ];
    if let Some(link) = link {
        let link = format!("{link}#edge={}>{}", bundle.source, bundle.target);
        attributes.push(attribute("URL", escape::text(&link)));
    }
    dot::Edge {
        ty: dot::EdgeTy::Pair(node_id(bundle.source).into(), node_id(bundle.target).into()),
        attributes,
    }
}

/// Who says what of whom, and up to three sentences that say so.
fn samples(bundle: &Bundle<'_>, statements: &HashMap<&str, &StatementRecord>) -> String {
    let mut out = format!("{} → {}: {}", bundle.source, bundle.target, bundle.summary());
    let rows = bundle.statements.iter().filter_map(|id| statements.get(id));
    for row in rows.take(SAMPLES) {
        out.push_str("\n• ");
        out.push_str(&shortened(&row.text));
    }
    if bundle.count() > SAMPLES {
        out.push_str(&format!("\n… and {} more", bundle.count() - SAMPLES));
    }
    out
}
