//! What a summary says.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::blocks::{Block, Run};
use super::{ReportOptions, figures};
use crate::graph::{Bundle, Degree, Graph, Grouping};
use crate::plain::one_line;
use crate::record::{DocumentRecord, Extraction, StatementRecord};

/// Statements that are less sure than this are counted as doubtful.
const DOUBTFUL: f64 = 0.5;

/// What the parts of the summary look at.
struct Material<'e> {
    extraction: &'e Extraction,
    graph: &'e Graph,
    pairs: Vec<Bundle<'e>>,
    statements: HashMap<&'e str, &'e StatementRecord>,
    documents: HashMap<&'e str, &'e DocumentRecord>,
    options: &'e ReportOptions,
}

pub(super) fn blocks(extraction: &Extraction, graph: &Graph, options: &ReportOptions) -> Vec<Block> {
    let material = Material {
        extraction,
        graph,
        pairs: graph.bundles(Grouping::Pair),
        statements: extraction.statements.iter().map(|s| (s.id.as_str(), s)).collect(),
        documents: extraction.documents.iter().map(|d| (d.id.as_str(), d)).collect(),
        options,
    };
    let mut blocks = vec![Block::Heading(1, one_line(&options.title))];
    blocks.extend(material.overview());
    blocks.extend(material.parties());
    blocks.extend(material.relations("The sharpest conflicts", -1));
    blocks.extend(material.relations("The closest ties", 1));
    blocks.extend(material.unknown());
    blocks.extend(reading());
    blocks
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Run::Plain(text.into())])
}

/// How to read it.
fn reading() -> [Block; 2] {
    [
        Block::Heading(2, "How to read this".into()),
        paragraph(
            "A statement is one attitude in one sentence: a holder takes a stance toward a target. Praise, support and \
             agreement are for; criticism, opposition and threats are against; urging and bare mentions take no side. \
             The words that show the stance are marked. The number behind a sentence is the probability that the \
             statement is right, estimated on annotated documents; some are wrong. Read the sentence in its document \
             before you cite it.",
        ),
    ]
}

impl Material<'_> {
    fn label<'a>(&'a self, id: &'a str) -> &'a str {
        match self.graph.node(id) {
            Some(node) if !node.label.trim().is_empty() => &node.label,
            _ => id,
        }
    }

    /// How much there is, of what time.
    fn overview(&self) -> Vec<Block> {
        let mut sums = Degree::default();
        let mut dates: BTreeMap<&str, Degree> = BTreeMap::new();
        for edge in self.graph.edges() {
            sums.add(edge);
            for (date, count) in &edge.dates {
                dates.entry(date).or_default().add_count(edge.polarity, *count);
            }
        }
        let mut text = String::new();
        if !self.extraction.documents.is_empty() {
            text = format!("{}: ", counted(self.extraction.documents.len(), "document", "documents"));
        }
        text.push_str(&format!(
            "{} about {}, of which {} for somebody, {} against, and {} without a side.",
            counted(sums.total(), "statement", "statements"),
            counted(self.graph.node_count(), "entity", "entities"),
            sums.positive,
            sums.negative,
            sums.neutral
        ));
        match (dates.keys().next(), dates.keys().next_back()) {
            (Some(first), Some(last)) if first == last => text.push_str(&format!(" All are of {first}.")),
            (Some(first), Some(last)) => {
                text.push_str(&format!(" The earliest is of {first}, the latest of {last}."))
            }
            _ => text.push_str(" No document bears a date."),
        }
        let mut blocks = vec![paragraph(text)];
        if let Some(svg) = figures::over_time(&dates) {
            blocks.push(Block::Figure(
                "Statements for and against, by the date of their documents.".into(),
                svg,
            ));
        }
        blocks
    }

    /// Who speaks, and about whom.
    fn parties(&self) -> Vec<Block> {
        let mut given: BTreeMap<&str, Degree> = BTreeMap::new();
        let mut received: BTreeMap<&str, Degree> = BTreeMap::new();
        for pair in &self.pairs {
            given.entry(pair.source.as_str()).or_default().merge(pair.sums);
            received.entry(pair.target.as_str()).or_default().merge(pair.sums);
        }
        let mut blocks = vec![
            Block::Heading(2, "Who takes a stance".into()),
            self.table("Holder", "Most of it toward", &given, |pair, id| {
                (pair.source.as_str() == id).then(|| pair.target.as_str())
            }),
            Block::Heading(2, "Toward whom".into()),
            self.table("Target", "Most of it from", &received, |pair, id| {
                (pair.target.as_str() == id).then(|| pair.source.as_str())
            }),
        ];
        if let Some(svg) = figures::matrix(&self.pairs, |id| self.label(id).to_owned(), self.options.most) {
            let title = "Who (rows) is for and against whom (columns), by the number of statements for less those against.";
            blocks.push(Block::Figure(title.into(), svg));
        }
        blocks
    }

    /// The entities with the most statements that take a side, and the counterpart of most of those.
    fn table<'m>(
        &'m self,
        who: &'static str,
        most: &'static str,
        sums: &BTreeMap<&'m str, Degree>,
        other: impl Fn(&'m Bundle<'_>, &str) -> Option<&'m str>,
    ) -> Block {
        let sides = |d: &Degree| d.positive + d.negative;
        let mut rows: Vec<_> = sums.iter().collect();
        rows.sort_by_key(|(id, sum)| (Reverse(sides(sum)), Reverse(sum.total()), **id));
        let cells = rows.into_iter().take(self.options.most).map(|(id, sum)| {
            let counterparts = self.pairs.iter().filter_map(|p| Some((other(p, id)?, p)));
            let first = counterparts.max_by_key(|(id, p)| (sides(&p.sums), p.count(), Reverse(*id)));
            vec![
                self.label(id).to_owned(),
                sum.positive.to_string(),
                sum.negative.to_string(),
                sum.neutral.to_string(),
                first.map(|(id, p)| format!("{}: {}", self.label(id), p.summary())).unwrap_or_default(),
            ]
        });
        let columns = vec![(who, false), ("For", true), ("Against", true), ("No side", true), (most, false)];
        Block::Table(columns, cells.collect())
    }

    /// The pairs with the most statements of one sign, both directions together, with the surest of their sentences.
    fn relations(&self, heading: &str, sign: i8) -> Vec<Block> {
        let of_sign = |d: &Degree| if sign > 0 { (d.positive, d.negative) } else { (d.negative, d.positive) };
        let mut pairs: BTreeMap<(&str, &str), Vec<&Bundle<'_>>> = BTreeMap::new();
        for pair in self.pairs.iter().filter(|p| p.source != p.target) {
            let (a, b) = (pair.source.as_str(), pair.target.as_str());
            pairs.entry((a.min(b), a.max(b))).or_default().push(pair);
        }
        let mut ranked: Vec<_> = pairs
            .into_iter()
            .map(|(ends, bundles)| {
                let mut sum = Degree::default();
                bundles.iter().for_each(|b| sum.merge(b.sums));
                let (wanted, other) = of_sign(&sum);
                (wanted, other, ends, bundles)
            })
            .filter(|(wanted, other, ..)| wanted > other)
            .collect();
        ranked.sort_by_key(|(wanted, other, ends, _)| (Reverse(*wanted - *other), Reverse(*wanted), *ends));
        let mut blocks = vec![Block::Heading(2, heading.into())];
        if ranked.is_empty() {
            blocks.push(paragraph("None was found."));
        }
        for (_, _, (mut a, mut b), mut bundles) in ranked.into_iter().take(self.options.most) {
            bundles.sort_by_key(|p| Reverse(of_sign(&p.sums).0));
            // Whoever takes most of it goes first.
            if let Some(first) = bundles.first() {
                (a, b) = (first.source.as_str(), first.target.as_str());
            }
            blocks.push(Block::Heading(3, format!("{} and {}", self.label(a), self.label(b))));
            let summaries = bundles.iter().map(|p| {
                format!(
                    "{} toward {}: {}",
                    self.label(p.source.as_str()),
                    self.label(p.target.as_str()),
                    p.summary()
                )
            });
            blocks.push(paragraph(format!("{}.", summaries.collect::<Vec<_>>().join("; "))));
            blocks.extend(self.quotes(&bundles, sign));
        }
        blocks
    }

    /// The surest sentences of one sign, none twice.
    fn quotes(&self, bundles: &[&Bundle<'_>], sign: i8) -> Vec<Block> {
        let ids = bundles.iter().flat_map(|b| &b.statements);
        let mut rows: Vec<_> =
            ids.filter_map(|id| self.statements.get(id)).filter(|s| s.polarity == sign).collect();
        rows.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then_with(|| a.id.cmp(&b.id)));
        let mut seen = HashSet::new();
        rows.retain(|s| seen.insert((&s.document, s.start)));
        rows.into_iter().take(self.options.quotes).map(|s| Block::Quote(self.quote(s))).collect()
    }

    fn quote(&self, statement: &StatementRecord) -> Vec<Run> {
        let text = &statement.text;
        let mut runs = match statement.cue.as_ref().and_then(|cue| around(text, &cue.text)) {
            Some((before, cue, behind)) => vec![before.into(), Run::Strong(cue.to_owned()), behind.into()],
            None => vec![Run::Plain(one_line(text))],
        };
        let document = self.documents.get(statement.document.as_str());
        let mut from =
            vec![document.and_then(|d| d.title.clone()).unwrap_or_else(|| statement.document.clone())];
        from.extend(document.and_then(|d| d.date.clone()));
        let chain = statement.via.iter().map(|id| self.label(id.as_str())).collect::<Vec<_>>();
        if !chain.is_empty() {
            from.push(format!("as told by {}", chain.join(", as told by ")));
        }
        from.push(format!("{} {}", statement.stance, statement.id));
        from.push(format!("{:.2}", statement.confidence));
        runs.push(" ".into());
        runs.push(Run::Quiet(one_line(&from.join("; "))));
        runs
    }

    /// What could not be told.
    fn unknown(&self) -> Vec<Block> {
        let mut reasons: BTreeMap<&str, (usize, BTreeMap<String, usize>)> = BTreeMap::new();
        for row in &self.extraction.unresolved {
            let (count, texts) = reasons.entry(&row.reason).or_default();
            *count += 1;
            *texts.entry(one_line(&row.text).chars().take(60).collect()).or_default() += 1;
        }
        let mut blocks = vec![Block::Heading(2, "What could not be told".into())];
        let undated = self.extraction.documents.iter().filter(|d| d.date.is_none()).count();
        let authorless = self.extraction.documents.iter().filter(|d| d.author.is_none()).count();
        // Samples of the statements, the surest ones, say nothing of how sure all are.
        let all = self.extraction.statements.len() >= self.graph.edges().map(|e| e.count).sum();
        let sides: Vec<_> = self.extraction.statements.iter().filter(|s| all && s.polarity != 0).collect();
        let doubtful = sides.iter().filter(|s| s.confidence < DOUBTFUL).count();
        let mut facts = Vec::new();
        if undated > 0 {
            facts.push(format!("{} no date", counted(undated, "document bears", "documents bear")));
        }
        if authorless > 0 {
            facts.push(format!("{} no known author", counted(authorless, "document has", "documents have")));
        }
        if doubtful > 0 {
            let known = sides.len();
            facts.push(format!(
                "{doubtful} of {known} statements that take a side are more likely wrong than right"
            ));
        }
        if !facts.is_empty() {
            blocks.push(paragraph(format!("{}.", facts.join("; "))));
        }
        if reasons.is_empty() {
            blocks.push(paragraph(
                "Nothing is listed as unresolved: either all was told, or these data do not say.",
            ));
            return blocks;
        }
        let mut rows: Vec<_> = reasons.into_iter().collect();
        rows.sort_by_key(|(reason, (count, _))| (Reverse(*count), *reason));
        let rows = rows.into_iter().take(self.options.most).map(|(reason, (count, texts))| {
            let mut texts: Vec<_> = texts.into_iter().collect();
            texts.sort_by_key(|(text, count)| (Reverse(*count), text.clone()));
            let texts = texts.iter().take(5).map(|(text, count)| format!("{text} ({count})"));
            vec![reason.to_owned(), count.to_string(), texts.collect::<Vec<_>>().join(", ")]
        });
        blocks.push(Block::Table(
            vec![("Why", false), ("How often", true), ("Most frequent", false)],
            rows.collect(),
        ));
        blocks
    }
}

/// A sentence on one line, cut before and behind its cue, if the cue stands in it as it is given.
fn around(text: &str, cue: &str) -> Option<(String, String, String)> {
    let (line, cue) = (one_line(text), one_line(cue));
    let at = line.find(&cue).filter(|_| !cue.is_empty())?;
    let (before, rest) = line.split_at(at);
    let (cue, behind) = rest.split_at(cue.len());
    Some((before.to_owned(), cue.to_owned(), behind.to_owned()))
}
