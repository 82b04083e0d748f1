//! An archive's catalogue header: title, citation, summary, credits, before the document itself.

use super::kinds;
use super::party::{Piece, is_name, party};
use crate::document::dates::find_dates;
use crate::document::lines::Line;
use crate::document::{Genre, NamedParty};
use crate::plain::one_line;

/// What the header says.
#[derive(Debug)]
pub(super) struct Catalogue {
    pub title: Option<String>,
    pub date: Option<String>,
    pub genre: Option<Genre>,
    pub author: Option<NamedParty>,
    pub addressee: Option<NamedParty>,
    pub participants: Vec<NamedParty>,
    /// How many lines it has.
    pub lines: usize,
}

const LABELS: [&str; 20] = [
    "citation",
    "summary",
    "credits",
    "original language",
    "contents",
    "source",
    "description",
    "collection",
    "repository",
    "rights",
    "subjects",
    "language",
    "translator",
    "creator",
    "identifier",
    "document information",
    "document date",
    "places",
    "persistent identifier",
    "download citation",
];
/// Labels that only a catalogue has.
const SURE: [&str; 5] = ["citation", "credits", "original language", "contents", "document information"];
const TOP: usize = 60;

/// The label of "Citation:" or "Original Language: English".
fn label(line: &str) -> Option<&'static str> {
    let (word, _) = line.split_once(':')?;
    let word = word.trim().to_lowercase();
    LABELS.iter().find(|l| **l == word).copied()
}

pub(super) fn read(text: &str, lines: &[Line]) -> Option<Catalogue> {
    let top = &lines[..lines.len().min(TOP)];
    let labelled: Vec<(usize, &str)> =
        top.iter().enumerate().filter_map(|(n, l)| Some((n, label(l.text)?))).collect();
    let sure = labelled.iter().filter(|l| SURE.contains(&l.1)).count();
    if labelled.len() < 2 || sure == 0 {
        return None;
    }
    let value = |name: &str| labelled.iter().find(|l| l.1 == name).and_then(|l| value_of(text, lines, l.0));
    // Before the first label stand the date and the title.
    let before = &lines[..labelled[0].0];
    let title_line =
        before.iter().rev().find(|l| super::dateline::of_line(l.text).is_none() || l.words() > 6);
    let citation = value("citation");
    let date = before
        .iter()
        .find_map(|l| super::dateline::of_line(l.text))
        .or_else(|| value("document date").and_then(|p| first_date(p.text)))
        .or_else(|| citation.and_then(|p| first_date(p.text)));
    let end = end_of_header(lines, &labelled, title_line.map(|l| l.text));
    let mut found = Catalogue {
        title: title_line.map(|l| one_line(l.text)),
        date,
        genre: None,
        author: None,
        addressee: None,
        participants: Vec::new(),
        lines: end,
    };
    if let Some(line) = title_line {
        let heading = kinds::of_title(Piece::new(text, line.span()));
        (found.genre, found.author, found.addressee) = (heading.genre, heading.author, heading.addressee);
        found.participants = heading.participants;
    }
    let creator = value("creator").map(party).filter(|p| !p.name.is_empty());
    let summary = value("summary").and_then(possessive);
    found.genre = found.genre.or(summary.as_ref().and_then(|s| s.1));
    found.author = found
        .author
        .or(creator)
        .or(summary.map(|s| s.0))
        .or_else(|| citation.and_then(works_of))
        .or_else(|| top[..end.min(top.len())].iter().find_map(|l| works_of(Piece::new(text, l.span()))));
    if found.genre.is_none()
        && lines[end.min(lines.len())..].iter().take(4).any(|l| l.text.starts_with("Article "))
    {
        found.genre = Some(Genre::Article);
    }
    Some(found)
}

fn first_date(text: &str) -> Option<String> {
    find_dates(text).into_iter().next().map(|d| d.1)
}

/// The value behind a label: on its line, or the lines below up to the next label.
fn value_of<'t>(text: &'t str, lines: &[Line], at: usize) -> Option<Piece<'t>> {
    let line = lines[at];
    let inline = line.text.split_once(':').map(|(_, v)| v.trim()).unwrap_or("");
    if !inline.is_empty() {
        return Some(Piece::new(text, line.span_of(inline)));
    }
    let below = lines[at + 1..].iter().take_while(|l| label(l.text).is_none()).take(12).count();
    let below = (1..=below).find(|n| *n > 1 && lines[at + n].after_blank).map_or(below, |n| n - 1);
    (below > 0).then(|| Piece::new(text, super::across(lines, at + 1, at + below)))
}

/// The first line behind the header: behind the last label's value, the list of contents, the title
/// repeated, and the bracketed source.
fn end_of_header(lines: &[Line], labelled: &[(usize, &str)], title: Option<&str>) -> usize {
    let Some((last, name)) = labelled.last() else { return 0 };
    let mut end = last + 1;
    let inline = lines[*last].text.split_once(':').is_some_and(|(_, v)| !v.trim().is_empty());
    if *name != "contents" && !inline {
        end += 1;
        while lines.get(end).is_some_and(|l| !l.after_blank) {
            end += 1;
        }
    }
    while let Some(line) = lines.get(end) {
        let lower = line.text.trim_start_matches(['-', '•', '*', ' ']).to_lowercase();
        let content = line.words() <= 5
            && ["transcript", "translation", "english translation", "english transcript", "scan", "original"]
                .iter()
                .any(|c| lower.starts_with(c));
        if !content {
            break;
        }
        end += 1;
    }
    // "Title, November 1957" and "[Source: …]" once more; the document's own heading in capitals stays.
    let title = title.map(folded).unwrap_or_default();
    let sourced = lines[end.min(lines.len())..].iter().take(6).position(|l| l.text.starts_with("[Source"));
    if let Some(at) = sourced {
        end += at + 1;
        while !lines[end - 1].text.ends_with(']') && lines.get(end).is_some_and(|l| !l.after_blank) {
            end += 1;
        }
    } else if let Some(line) = lines.get(end)
        && !title.is_empty()
        && folded(line.text).starts_with(&title)
        && find_dates(line.text).len() == 1
    {
        end += 1;
    }
    end.min(lines.len())
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// "Ann Grey's article, …": the author, and the genre.
fn possessive(summary: Piece) -> Option<(NamedParty, Option<Genre>)> {
    let kinds = [
        ("article", Some(Genre::Article)),
        ("essay", Some(Genre::Article)),
        ("speech", Some(Genre::Article)),
        ("address", Some(Genre::Article)),
        ("statement", Some(Genre::Article)),
        ("lecture", Some(Genre::Article)),
        ("letter", Some(Genre::Letter)),
        ("telegram", Some(Genre::Telegram)),
        ("report", Some(Genre::Report)),
        ("memorandum", Some(Genre::Memorandum)),
        ("talk", None),
        ("reply", None),
        ("answers", None),
    ];
    let (at, mark) = ["'s ", "’s "].iter().filter_map(|m| Some((summary.text.find(m)?, m.len()))).min()?;
    let word = summary.text[at + mark..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let (_, genre) = kinds.iter().find(|(kind, _)| *kind == word.to_lowercase())?;
    let name = summary.cut(0, at);
    let found = party(name);
    (!found.name.is_empty()).then_some((found, *genre))
}

/// "Ann Grey Works, Vol. 11", "Selected Works of Ann Grey".
fn works_of(piece: Piece) -> Option<NamedParty> {
    let text = piece.text;
    let of = text.find("Works of ").map(|i| i + 9);
    if let Some(start) = of {
        let end = text[start..].find([',', '(', '.', '"', '”']).map_or(text.len(), |i| start + i);
        let name = piece.cut(start, end);
        if is_name(name.text) {
            return Some(party(name));
        }
    }
    let works = [" Works,", " Works ("].iter().filter_map(|w| text.find(w)).min()?;
    let start = text[..works]
        .rfind([',', ':', '"', '”', '['])
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let name = piece.cut(start, works);
    let bare = ["Selected", "Collected", "Complete"].iter().find_map(|w| name.text.strip_suffix(w));
    let name = name.cut(0, bare.map_or(name.text.len(), str::len));
    let name = name.cut(0, name.text.trim_end_matches([',', ' ', ':']).len());
    let length =
        name.text.strip_suffix("'s").or(name.text.strip_suffix("’s")).map_or(name.text.len(), str::len);
    let name = name.cut(0, length);
    (is_name(name.text) && name.text.contains(' ')).then(|| party(name))
}
