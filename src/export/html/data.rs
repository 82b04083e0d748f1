//! What the page finds: JSON in an element of its own, rows without keys, and whatever is said often by its number.
//!
//! | key | what it holds |
//! | --- | --- |
//! | `form` | the version of this form: 1 |
//! | `generator`, `gazetteer` | as in the JSON output |
//! | `told` | what is here and what is not: see [`Told`] |
//! | `kinds`, `stances` | the words for them, stances with their polarity |
//! | `entities` | id, kind or null, name, listed, country's id or null, how often named |
//! | `documents` | with keys, author and addressee by number; `text`, `mentions` (start, end, entity) and `passages` (start, end, speaker, how) where the text is there |
//! | `sentences` | document, start, end, text |
//! | `rules` | their names |
//! | `statements` | id, sentence, speaker, holder, target, stance, cue's start and end or null, via, negated, rule, confidence |
//! | `edges` | holder, target, stance and how many statements, of those whose statements are not all here |
//!
//! Offsets count code points, as everywhere. One row stands on one line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::measured::Measured;
use super::names::{Entity, Names};
use super::{HtmlOptions, caps};
use crate::entity::Kind;
use crate::export::json::GENERATOR;
use crate::graph::Graph;
use crate::record::{Extraction, How, Stance, StatementRecord};

/// The rows of a page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    gazetteer: &'a str,
    told: Told,
    entities: Vec<Entity<'a>>,
    documents: Vec<Document<'a>>,
    sentences: Vec<(usize, usize, usize, &'a str)>,
    rules: Vec<&'a str>,
    statements: Vec<Statement<'a>>,
    edges: Vec<(usize, usize, Stance, usize)>,
    measured: Option<Measured>,
}

/// What the page says of itself.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct Told {
    /// Statements that there are.
    pub statements: usize,
    /// Statements that are in the page.
    pub kept: usize,
    /// Edges of which no statement is in the page.
    pub edges_left_out: usize,
    /// Of samples, up to how many of each edge there are.
    pub evidence: Option<usize>,
    /// Texts that did not fit.
    pub texts_left_out: usize,
    /// Documents of which neither a statement nor the text is in the page.
    pub documents_left_out: usize,
}

#[derive(Debug, Default, Serialize)]
struct Document<'a> {
    id: &'a str,
    title: Option<&'a str>,
    date: Option<&'a str>,
    author: Option<usize>,
    addressee: Option<usize>,
    characters: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<(usize, usize, usize)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    passages: Vec<(usize, usize, usize, How)>,
}

#[derive(Debug, Serialize)]
struct Statement<'a>(
    &'a str,
    usize,
    usize,
    usize,
    usize,
    Stance,
    Option<usize>,
    Option<usize>,
    Vec<usize>,
    bool,
    usize,
    f64,
);

impl<'a> Page<'a> {
    pub fn new(
        graph: &'a Graph,
        extraction: &'a Extraction,
        evidence: Option<usize>,
        options: &HtmlOptions,
    ) -> Page<'a> {
        let kept: Vec<&StatementRecord> = caps::surest(&extraction.statements, options.statements)
            .into_iter()
            .filter_map(|place| extraction.statements.get(place))
            .collect();
        let mut names = Names::new(graph);
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        let (documents, texts_left_out, documents_left_out) =
            documents(extraction, &kept, options, &mut names, &mut used);
        let mut page = Page {
            gazetteer: &extraction.gazetteer,
            told: Told {
                statements: extraction.statements.len(),
                kept: kept.len(),
                edges_left_out: 0,
                evidence,
                texts_left_out,
                documents_left_out,
            },
            entities: Vec::new(),
            documents,
            sentences: Vec::new(),
            rules: Vec::new(),
            statements: Vec::with_capacity(kept.len()),
            edges: Vec::new(),
            measured: Measured::of(graph, &names),
        };
        page.statements(&kept, &mut names, &mut used);
        page.edges(graph, &kept, &mut names);
        if evidence.is_some() {
            page.told.statements = graph.edges().map(|e| e.count).sum();
        }
        page.entities = names.rows;
        page
    }

    fn statements(
        &mut self,
        kept: &[&'a StatementRecord],
        names: &mut Names<'a>,
        used: &mut BTreeMap<&'a str, usize>,
    ) {
        let mut places = BTreeMap::new();
        let mut rules = BTreeMap::new();
        for &s in kept {
            let document = *used.entry(&s.document).or_insert_with(|| {
                self.documents.push(Document { id: &s.document, ..Document::default() });
                self.documents.len() - 1
            });
            let sentence = *places.entry((document, s.start, s.end)).or_insert_with(|| {
                self.sentences.push((document, s.start, s.end, &s.text));
                self.sentences.len() - 1
            });
            let rule = *rules.entry(s.rule.as_str()).or_insert_with(|| {
                self.rules.push(&s.rule);
                self.rules.len() - 1
            });
            self.statements.push(Statement(
                &s.id,
                sentence,
                names.number(&s.speaker),
                names.number(s.holder.as_str()),
                names.number(s.target.as_str()),
                s.stance,
                s.cue.as_ref().map(|cue| cue.start),
                s.cue.as_ref().map(|cue| cue.end),
                s.via.iter().map(|id| names.number(id.as_str())).collect(),
                s.negated,
                rule,
                s.confidence,
            ));
        }
    }

    /// The edges that rest on more than what is here.
    fn edges(&mut self, graph: &'a Graph, kept: &[&StatementRecord], names: &mut Names<'a>) {
        let mut here: BTreeMap<_, usize> = BTreeMap::new();
        for s in kept {
            *here.entry((&s.holder, &s.target, s.stance)).or_default() += 1;
        }
        for edge in graph.edges() {
            let here = here.get(&(&edge.source, &edge.target, edge.stance)).copied().unwrap_or_default();
            if here == 0 {
                self.told.edges_left_out += 1;
            } else if here < edge.count {
                let ends = (names.number(edge.source.as_str()), names.number(edge.target.as_str()));
                self.edges.push((ends.0, ends.1, edge.stance, edge.count));
            }
        }
    }

    /// Writes it so that no text in it can end the element that it stands in.
    pub fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        to.write_all(b"{\"form\":1,\n\"generator\":")?;
        one(to, GENERATOR)?;
        to.write_all(b",\n\"gazetteer\":")?;
        one(to, self.gazetteer)?;
        to.write_all(b",\n\"told\":")?;
        one(to, &self.told)?;
        to.write_all(b",\n\"kinds\":")?;
        one(to, &Kind::ALL)?;
        to.write_all(b",\n\"stances\":")?;
        one(to, &Stance::ALL.map(|stance| (stance, stance.polarity())))?;
        to.write_all(b",\n\"measured\":")?;
        one(to, &self.measured)?;
        list(to, "entities", &self.entities)?;
        list(to, "documents", &self.documents)?;
        list(to, "sentences", &self.sentences)?;
        list(to, "rules", &self.rules)?;
        list(to, "statements", &self.statements)?;
        list(to, "edges", &self.edges)?;
        to.write_all(b"}\n")
    }
}

/// The documents in the page, the places of all that are, how many texts and how many documents are left out.
fn documents<'a>(
    extraction: &'a Extraction,
    kept: &[&'a StatementRecord],
    options: &HtmlOptions,
    names: &mut Names<'a>,
    used: &mut BTreeMap<&'a str, usize>,
) -> (Vec<Document<'a>>, usize, usize) {
    let with_text = caps::texts(&extraction.documents, options.text);
    let all_kept = kept.len() == extraction.statements.len();
    let needed: std::collections::BTreeSet<&str> = kept.iter().map(|s| s.document.as_str()).collect();
    let (mut documents, mut texts_out, mut out) = (Vec::new(), 0, 0);
    for (d, with_text) in extraction.documents.iter().zip(with_text) {
        texts_out += usize::from(d.text.is_some() && !with_text);
        if !with_text && !all_kept && !needed.contains(d.id.as_str()) {
            out += 1;
            continue;
        }
        used.insert(&d.id, documents.len());
        documents.push(Document {
            id: &d.id,
            title: d.title.as_deref(),
            date: d.date.as_deref(),
            author: d.author.as_ref().map(|id| names.number(id.as_str())),
            addressee: d.addressee.as_ref().map(|id| names.number(id.as_str())),
            characters: d.characters,
            text: d.text.as_deref().filter(|_| with_text),
            ..Document::default()
        });
    }
    for m in &extraction.mentions {
        let document = used.get(m.document.as_str()).and_then(|&at| documents.get_mut(at));
        if let Some(document) = document.filter(|d| d.text.is_some()) {
            document.mentions.push((m.start, m.end, names.number(m.entity.as_str())));
        }
    }
    for s in &extraction.speakers {
        let document = used.get(s.document.as_str()).and_then(|&at| documents.get_mut(at));
        if let Some(document) = document.filter(|d| d.text.is_some()) {
            document.passages.push((s.start, s.end, names.number(&s.speaker), s.how));
        }
    }
    (documents, texts_out, out)
}

fn list<T: Serialize>(to: &mut dyn Write, key: &str, rows: &[T]) -> io::Result<()> {
    write!(to, ",\n\"{key}\":[")?;
    for (n, row) in rows.iter().enumerate() {
        to.write_all(if n == 0 { b"\n" } else { b",\n" })?;
        one(to, row)?;
    }
    to.write_all(b"]")
}

fn one(to: &mut dyn Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(to, Embedded))?)
}

/// JSON in which strings hold no character that means anything to a reader of HTML or of older scripts.
struct Embedded;

impl Formatter for Embedded {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            let (before, behind) = rest.split_at(at);
            to.write_all(before.as_bytes())?;
            let mut behind = behind.chars();
            if let Some(special) = behind.next() {
                write!(to, "\\u{:04x}", u32::from(special))?;
            }
            rest = behind.as_str();
        }
        to.write_all(rest.as_bytes())
    }
}
