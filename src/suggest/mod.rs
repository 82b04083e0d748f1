//! Names in documents that no gazetteer has, as rows of a gazetteer to be completed.

mod gather;
mod near;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::document::Document;
use crate::entity::{EntityId, Kind};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::import::{Named, fold, surnames, write_names};
use crate::mention::{Mentions, Method, is_common};
use crate::plain::one_line;
use crate::span::{Byte, Span};
use crate::structure::Structure;
use gather::Cluster;
use near::Near;

/// Sentences that are kept for each name.
const EXAMPLES: usize = 3;
/// Letters of a sentence that are shown.
const SHOWN: usize = 160;

/// Collects names over many documents.
///
/// Three sorts: persons found that no gazetteer lists; names whose bearer could not be told; and words that are
/// spelled nearly as a listed name and were not taken for it.
///
/// ```
/// use demarche::{Extractor, document::Document, suggest::Suggestions};
/// let extractor = Extractor::new();
/// let mut suggestions = Suggestions::new(extractor.gazetteer());
/// for (id, text) in [("a", "Ambassador Gregor Zubrowsky spoke."), ("b", "Mr. Zubrowsky said that he knew Brezhniev.")] {
///     let (document, structure, mentions) = extractor.names(&Document::from_text(id, text));
///     suggestions.read(&document, &structure, &mentions);
/// }
/// let rows = suggestions.rows(1);
/// assert_eq!((rows[0].id.as_str(), rows[0].surnames[0].as_str()), ("leader/gregor-zubrowsky", "Zubrowsky"));
/// assert!(rows[0].note[0].starts_with("2 times in 2 documents"));
/// assert!(rows[1].note.iter().any(|note| note.contains("leader/leonid-brezhnev")));
/// ```
#[derive(Debug)]
pub struct Suggestions<'g> {
    gazetteer: &'g Gazetteer,
    persons: BTreeMap<String, Seen>,
    unresolved: BTreeMap<String, Seen>,
    words: BTreeMap<String, Seen>,
    /// Words that texts have with a small first letter too.
    small: BTreeSet<String>,
    /// Listed entities that the documents name.
    named: BTreeSet<EntityId>,
}

/// Where a name was seen.
#[derive(Debug, Clone, Default)]
struct Seen {
    count: usize,
    documents: BTreeSet<String>,
    dates: BTreeSet<String>,
    /// The name as it is written, with how often.
    spellings: BTreeMap<String, usize>,
    examples: Vec<String>,
    /// Why it could not be told.
    reasons: BTreeSet<String>,
    /// True if it stood elsewhere than at the head of a sentence.
    inside: bool,
}

impl Seen {
    fn absorb(&mut self, other: &Seen) {
        self.count += other.count;
        self.documents.extend(other.documents.iter().cloned());
        self.dates.extend(other.dates.iter().cloned());
        for (name, count) in &other.spellings {
            *self.spellings.entry(name.clone()).or_default() += count;
        }
        let room = EXAMPLES.saturating_sub(self.examples.len());
        self.examples.extend(other.examples.iter().take(room).cloned());
        self.reasons.extend(other.reasons.iter().cloned());
    }
}

/// A document with what its first stages gave.
struct Page<'a> {
    document: &'a Document,
    structure: &'a Structure,
}

impl Page<'_> {
    fn see(&self, seen: &mut Seen, span: Span<Byte>) {
        let text = &self.document.text;
        seen.count += 1;
        seen.documents.insert(self.document.id.clone());
        seen.dates.extend(self.document.metadata.date.clone());
        let name = one_line(&span.of(text).replace(['[', ']', '|'], ""));
        let name = name.trim_end_matches("'s").trim_end_matches("’s");
        *seen.spellings.entry(name.to_owned()).or_default() += 1;
        let sentence = self.structure.sentence_at(span.start).map(|s| self.structure.sentences[s].span);
        seen.inside |= sentence.is_none_or(|s| s.start != span.start);
        if let Some(sentence) = sentence.filter(|_| seen.examples.len() < EXAMPLES) {
            let example = format!("“{}” ({})", around(text, sentence, span), self.document.id);
            if !seen.examples.contains(&example) {
                seen.examples.push(example);
            }
        }
    }
}

/// A sentence on one line; a long one cut around the name.
fn around(text: &str, sentence: Span<Byte>, span: Span<Byte>) -> String {
    let whole = one_line(sentence.of(text));
    if whole.chars().count() <= SHOWN {
        return whole;
    }
    let before = one_line(text.get(sentence.start..span.start).unwrap_or(""));
    let behind = one_line(text.get(span.start..sentence.end).unwrap_or(""));
    let skip = before.chars().count().saturating_sub(SHOWN / 2);
    let head: String = before.chars().skip(skip).collect();
    let tail: String = behind.chars().take(SHOWN / 2).collect();
    let dots = |is: bool| if is { "…" } else { "" };
    format!("{}{head} {tail}{}", dots(skip > 0), dots(tail.len() < behind.len()))
}

impl<'g> Suggestions<'g> {
    /// Nothing seen yet; names of this gazetteer are listed.
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Suggestions {
            gazetteer,
            persons: BTreeMap::new(),
            unresolved: BTreeMap::new(),
            words: BTreeMap::new(),
            small: BTreeSet::new(),
            named: BTreeSet::new(),
        }
    }

    /// Takes what a document has.
    pub fn read(&mut self, document: &Document, structure: &Structure, mentions: &Mentions) {
        let page = Page { document, structure };
        let mut taken: Vec<Span<Byte>> = mentions.references.iter().map(|r| r.span).collect();
        let open = || mentions.unresolved.iter().filter(|(_, reason)| reason.starts_with("may be "));
        for mention in &mentions.items {
            taken.push(mention.span);
            if mention.method == Method::Unlisted && self.gazetteer.get(mention.entity.as_str()).is_none() {
                page.see(self.persons.entry(mention.entity.name().to_owned()).or_default(), mention.span);
            } else {
                self.named.insert(mention.entity.clone());
            }
        }
        for (span, reason) in open() {
            taken.push(*span);
            let seen = self.unresolved.entry(fold(span.of(&document.text))).or_default();
            page.see(seen, *span);
            seen.reasons.insert(reason.clone());
        }
        taken.sort_by_key(|s| (s.start, s.end));
        self.read_words(&page, &taken);
    }

    /// Words with a capital that are no name yet.
    fn read_words(&mut self, page: &Page<'_>, taken: &[Span<Byte>]) {
        let tokens = &page.structure.tokens;
        for at in 0..tokens.len() {
            let (token, word) = (tokens.get(at), tokens.fold(at));
            if word.len() < near::SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
                continue;
            }
            if !token.capital {
                self.small.insert(word.to_owned());
                continue;
            }
            let next = taken.partition_point(|s| s.end <= token.span.start);
            let is_taken = taken.get(next).is_some_and(|s| s.overlaps(token.span));
            if !is_taken && !token.all_capitals && !is_common(word) {
                page.see(self.words.entry(word.to_owned()).or_default(), token.span);
            }
        }
    }

    /// The rows, the most frequent first, of names seen at least so often. Every id is new.
    pub fn rows(&self, least: usize) -> Vec<Named> {
        let near = Near::new(self.gazetteer, &self.named);
        let mut found: Vec<(usize, Named)> = Vec::new();
        for cluster in gather::clusters(&self.persons).into_iter().filter(|c| c.seen.count >= least) {
            let close = near.person(&cluster.label);
            let namesakes = near.namesakes(&cluster.label);
            let shown: Vec<&str> = namesakes.iter().take(EXAMPLES).map(EntityId::as_str).collect();
            let (count, mut row) = self.row(Kind::Leader, cluster, close);
            if !shown.is_empty() {
                let more = if namesakes.len() > shown.len() { " and others" } else { "" };
                row.note.insert(1, format!("surname of {}{more}", shown.join(", ")));
            }
            found.push((count, row));
        }
        for seen in self.unresolved.values().filter(|s| s.count >= least) {
            found.push(self.row(Kind::Leader, Cluster::of(seen.clone()), None));
        }
        for (word, seen) in self.words.iter().filter(|(_, s)| s.count >= least && s.inside) {
            let close = if self.small.contains(word) { None } else { near.word(word) };
            if let Some(close) = close {
                let kind = close.kind().unwrap_or(Kind::Leader);
                found.push(self.row(kind, Cluster::of(seen.clone()), Some(close)));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        let mut ids = BTreeSet::new();
        let mut rows: Vec<Named> = found.into_iter().map(|(_, row)| row).collect();
        for row in &mut rows {
            row.id = self.new_id(&row.id, &ids);
            ids.insert(row.id.clone());
        }
        rows
    }

    fn row(&self, kind: Kind, cluster: Cluster, close: Option<EntityId>) -> (usize, Named) {
        let Cluster { label, short, others, maybe, seen } = cluster;
        let many = |n: usize, one: &str, several: &str| format!("{n} {}", if n == 1 { one } else { several });
        let mut note = vec![format!(
            "{} in {}{}",
            many(seen.count, "time", "times"),
            many(seen.documents.len(), "document", "documents"),
            match (seen.dates.first(), seen.dates.last()) {
                (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
                (Some(only), _) => format!(", {only}"),
                _ => String::new(),
            }
        )];
        if let Some(close) = close {
            let label = self.gazetteer.get(close.as_str()).map_or("", |e| e.label.as_str());
            note.push(format!("close to {close} ({label})"));
        }
        if !maybe.is_empty() {
            note.push(format!("may be short for {}", maybe.join(" or ")));
        }
        note.extend(seen.reasons.iter().take(EXAMPLES).map(|r| format!("unresolved, {r}")));
        note.push(seen.examples.join(" "));
        let surnames = match kind {
            Kind::Leader if !label.contains(' ') => vec![label.clone()],
            Kind::Leader if short.is_empty() => surnames(&label, None),
            Kind::Leader => short,
            _ => Vec::new(),
        };
        let row = Named {
            id: EntityId::from_name(kind, &label),
            kind,
            label,
            surnames,
            aliases: others,
            source: "documents".into(),
            note,
            ..Named::new()
        };
        (seen.count, row)
    }

    /// The id, or the first with a number behind it that nobody has.
    fn new_id(&self, id: &EntityId, used: &BTreeSet<EntityId>) -> EntityId {
        let free = |id: &EntityId| self.gazetteer.get(id.as_str()).is_none() && !used.contains(id);
        if free(id) {
            return id.clone();
        }
        let numbered = |n: usize| EntityId::new(&format!("{id}-{n}"));
        (2..).map(numbered).find(free).unwrap_or_else(|| id.clone())
    }
}

/// Writes rows as a gazetteer in CSV.
///
/// # Errors
/// Those of writing.
pub fn write_csv(rows: &[Named], to: &mut dyn Write) -> io::Result<()> {
    write_names(rows, to)
}

#[cfg(test)]
mod tests;
