//! What `demarche extract` shows where no output is asked for.

use std::collections::BTreeMap;
use std::io::{self, Write};

use demarche::entity::Kind;
use demarche::graph::{Edge, Graph, Node};
use demarche::record::Extraction;

use crate::terminal::{BOLD, DIM, counted, of_kind, of_polarity, shortened, styled};

/// Entities named for each kind.
const NAMED: usize = 8;
/// Edges shown.
const EDGES: usize = 15;
/// Reasons shown.
const REASONS: usize = 8;

/// Writes the summary.
///
/// # Errors
/// Those of writing.
pub fn write(extraction: &Extraction, to: &mut dyn Write) -> io::Result<()> {
    let graph = Graph::build(extraction);
    documents(extraction, to)?;
    entities(&graph, to)?;
    edges(&graph, extraction, to)?;
    unresolved(extraction, to)
}

fn documents(extraction: &Extraction, to: &mut dyn Write) -> io::Result<()> {
    let documents = &extraction.documents;
    let characters: usize = documents.iter().map(|d| d.characters).sum();
    let dates: Vec<&str> = documents.iter().filter_map(|d| d.date.as_deref()).collect();
    let span = match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(only), _) => format!(", {only}"),
        _ => String::new(),
    };
    let many = counted(documents.len(), "document", "documents");
    writeln!(to, "{}, {characters} characters{span}", styled(BOLD, many))?;
    for document in documents.iter().take(EDGES) {
        let date = document.date.as_deref().unwrap_or("no date");
        let author = document.author.as_ref().map_or("no author told", |a| label(extraction, a.as_str()));
        let title = document.title.as_deref().map(|t| format!(" “{}”", shortened(t, 60))).unwrap_or_default();
        writeln!(to, "  {}  {}", document.id, styled(DIM, format!("{date}, {author}{title}")))?;
    }
    more(documents.len().saturating_sub(EDGES), to)
}

fn entities(graph: &Graph, to: &mut dyn Write) -> io::Result<()> {
    writeln!(to, "\n{}", styled(BOLD, "Named"))?;
    for kind in Kind::ALL {
        let mut nodes: Vec<&Node> = graph.nodes().filter(|n| n.kind == kind && n.mentions > 0).collect();
        if nodes.is_empty() {
            continue;
        }
        nodes.sort_by(|a, b| (b.mentions, &a.id).cmp(&(a.mentions, &b.id)));
        let names: Vec<String> = nodes
            .iter()
            .take(NAMED)
            .map(|n| {
                let unlisted = if n.listed { "" } else { "?" };
                format!("{}{unlisted} {}", styled(of_kind(kind), &n.label), n.mentions)
            })
            .collect();
        let rest = nodes.len().saturating_sub(NAMED);
        let rest = if rest > 0 { styled(DIM, format!(" and {rest} more")) } else { String::new() };
        writeln!(to, "  {:13} {:>4}  {}{rest}", plural(kind), nodes.len(), names.join(", "))?;
    }
    if graph.nodes().any(|n| !n.listed && n.mentions > 0) {
        writeln!(to, "  {}", styled(DIM, "? found in the text and in no gazetteer"))?;
    }
    Ok(())
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Leader => "leaders",
        Kind::Party => "parties",
        Kind::Country => "countries",
        Kind::Organization => "organizations",
    }
}

fn edges(graph: &Graph, extraction: &Extraction, to: &mut dyn Write) -> io::Result<()> {
    let sided = graph.filter_edges(|e| e.polarity != 0);
    let urged: usize = graph.edges().filter(|e| e.stance.as_str() == "urge").map(|e| e.count).sum();
    let bare: usize = graph.edges().filter(|e| e.stance.as_str() == "mention").map(|e| e.count).sum();
    writeln!(to, "\n{}", styled(BOLD, "Who takes which side toward whom"))?;
    let strongest = sided.strongest(EDGES);
    if strongest.is_empty() {
        writeln!(to, "  {}", styled(DIM, "nobody, as far as could be told"))?;
    }
    let name = |edge: &Edge| {
        (
            label(extraction, edge.source.as_str()).to_owned(),
            label(extraction, edge.target.as_str()).to_owned(),
        )
    };
    let width = strongest.iter().map(|e| name(e).0.chars().count()).max().unwrap_or(0).min(40);
    for edge in &strongest {
        let (source, target) = name(edge);
        let stance = styled(of_polarity(edge.polarity), format!("{:9}", edge.stance.as_str()));
        writeln!(to, "  {source:width$}  {stance} {:>3}  {target}", edge.count)?;
    }
    more(sided.edge_count().saturating_sub(EDGES), to)?;
    let sided: usize = sided.edges().map(|e| e.count).sum();
    let sums =
        format!("statements in all: {sided} that take a side, {urged} that urge, {bare} bare mentions");
    writeln!(to, "  {}", styled(DIM, sums))
}

fn unresolved(extraction: &Extraction, to: &mut dyn Write) -> io::Result<()> {
    let mut reasons: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for row in &extraction.unresolved {
        reasons.entry(plain(&row.reason)).or_insert((0, &row.text)).0 += 1;
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    writeln!(to, "\n{}", styled(BOLD, "What could not be told"))?;
    if reasons.is_empty() {
        writeln!(to, "  {}", styled(DIM, "nothing was left open"))?;
    }
    for (reason, (count, text)) in reasons.iter().take(REASONS) {
        let sample = styled(DIM, format!("“{}”", shortened(text, 48)));
        writeln!(to, "  {count:>4}  {reason}  {sample}")?;
    }
    more(reasons.len().saturating_sub(REASONS), to)
}

/// A reason without the rule or the names that it is about.
fn plain(reason: &str) -> &str {
    if reason.starts_with("may be ") {
        return "a name that several bear";
    }
    match reason.split_once(": ") {
        Some((rule, rest)) if rule.contains('/') && !rule.contains(' ') => rest,
        _ => reason,
    }
}

fn more(rest: usize, to: &mut dyn Write) -> io::Result<()> {
    if rest == 0 { Ok(()) } else { writeln!(to, "  {}", styled(DIM, format!("and {rest} more"))) }
}

fn label<'a>(extraction: &'a Extraction, id: &'a str) -> &'a str {
    extraction.entities.get(id).map_or(id, |e| &e.label)
}
