//! What `demarche extract` shows where no output is asked for.

use std::collections::BTreeMap;
use std::io::{self, Write};

use demarche::entity::Kind;
use demarche::graph::{Edge, Graph, Node};
use demarche::record::{DocumentRecord, Extraction};

use crate::terminal::{BOLD, DIM, counted, of_kind, of_polarity, shortened, styled};

/// Entities named for each kind.
const NAMED: usize = 8;
/// Edges shown.
const EDGES: usize = 15;
/// Reasons shown.
const REASONS: usize = 8;

/// What the summary tells of the documents, gathered one after the other.
#[derive(Debug, Default)]
pub struct Summary {
    documents: usize,
    characters: usize,
    /// The first and the last date.
    dates: Option<(String, String)>,
    /// Those that are listed: the first by id.
    listed: BTreeMap<String, DocumentRecord>,
    /// How often something could not be told, by the reason, with one of the passages.
    reasons: BTreeMap<String, (usize, String)>,
}

impl Summary {
    /// Adds what was found in some documents.
    pub fn add(&mut self, extraction: &Extraction) {
        for document in &extraction.documents {
            self.documents += 1;
            self.characters += document.characters;
            if let Some(date) = &document.date {
                let (first, last) = self.dates.get_or_insert_with(|| (date.clone(), date.clone()));
                if *date < *first {
                    first.clone_from(date);
                } else if *date > *last {
                    last.clone_from(date);
                }
            }
            self.listed.insert(document.id.clone(), DocumentRecord { text: None, ..document.clone() });
            if self.listed.len() > EDGES {
                self.listed.pop_last();
            }
        }
        for row in &extraction.unresolved {
            match self.reasons.get_mut(plain(&row.reason)) {
                Some((count, _)) => *count += 1,
                None => {
                    self.reasons.insert(plain(&row.reason).to_owned(), (1, row.text.clone()));
                }
            }
        }
    }

    /// Writes the summary of these documents and of the graph made of them.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(&self, graph: &Graph, to: &mut dyn Write) -> io::Result<()> {
        self.documents(graph, to)?;
        entities(graph, to)?;
        edges(graph, to)?;
        self.unresolved(to)
    }

    fn documents(&self, graph: &Graph, to: &mut dyn Write) -> io::Result<()> {
        let span = match &self.dates {
            Some((first, last)) if first != last => format!(", {first} to {last}"),
            Some((only, _)) => format!(", {only}"),
            None => String::new(),
        };
        let many = counted(self.documents, "document", "documents");
        writeln!(to, "{}, {} characters{span}", styled(BOLD, many), self.characters)?;
        for document in self.listed.values() {
            let date = document.date.as_deref().unwrap_or("no date");
            let author = document.author.as_ref().map_or("no author told", |a| label(graph, a.as_str()));
            let title =
                document.title.as_deref().map(|t| format!(" “{}”", shortened(t, 60))).unwrap_or_default();
            writeln!(to, "  {}  {}", document.id, styled(DIM, format!("{date}, {author}{title}")))?;
        }
        more(self.documents - self.listed.len(), to)
    }

    fn unresolved(&self, to: &mut dyn Write) -> io::Result<()> {
        let mut reasons: Vec<_> = self.reasons.iter().collect();
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

/// The strongest edges.
///
/// # Errors
/// Those of writing.
pub fn edges(graph: &Graph, to: &mut dyn Write) -> io::Result<()> {
    let sided = graph.filter_edges(|e| e.polarity != 0);
    let urged: usize = graph.edges().filter(|e| e.stance.as_str() == "urge").map(|e| e.count).sum();
    let bare: usize = graph.edges().filter(|e| e.stance.as_str() == "mention").map(|e| e.count).sum();
    writeln!(to, "\n{}", styled(BOLD, "Who takes which side toward whom"))?;
    let strongest = sided.strongest(EDGES);
    if strongest.is_empty() {
        writeln!(to, "  {}", styled(DIM, "nobody, as far as could be told"))?;
    }
    let name = |edge: &Edge| {
        (label(graph, edge.source.as_str()).to_owned(), label(graph, edge.target.as_str()).to_owned())
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

fn label<'a>(graph: &'a Graph, id: &'a str) -> &'a str {
    graph.node(id).map_or(id, |node| &node.label)
}
