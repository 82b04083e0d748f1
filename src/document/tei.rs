//! TEI XML: one document, or a volume of many `div type="document"`.

mod header;
mod persons;
mod plain;
mod volume;

use std::path::Path;

use roxmltree::{Node, ParsingOptions};

use super::{Document, HintKind, Metadata, dates, encoding::decode, metadata, text::sha256};
use crate::error::Error;
use persons::Persons;
pub(crate) use persons::label as listed_name;
pub use volume::Stream;

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads a TEI file: a document of its own, or every `div type="document"` of a volume, whose ids are then
/// `file#xml:id`.
///
/// The text is what a reader sees: white space collapsed, paragraphs, list items and table rows separated
/// by a blank line, cells by ` | `. Footnotes stand in [`Metadata::notes`]. Marked names and dates become
/// [hints](Document::hints); persons of the volume's list join each document's entities, and the hint of
/// one that is on the list has its entity's id as target.
///
/// # Errors
/// If the bytes are not text, or not well-formed XML: with the line.
///
/// ```
/// let xml = b"<div type='document' xml:id='d7'><head>7. Note<note>A footnote.</note></head>
///     <p>To <persName corresp='#p_1'>Lee</persName>, <date when='1961-05-03'>today</date>.</p></div>";
/// let documents = demarche::document::tei::read("vol.xml", xml)?;
/// assert_eq!(documents[0].text, "7. Note\n\nTo Lee, today.");
/// assert_eq!(documents[0].hints[1].span.of(&documents[0].text), "Lee");
/// assert_eq!(documents[0].metadata.notes[0].text, "A footnote.");
/// let error = demarche::document::tei::read("bad.xml", b"<div>\n<p>text</div>").unwrap_err();
/// assert!(error.to_string().starts_with("bad.xml:2: "));
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn read(id: &str, bytes: &[u8]) -> Result<Vec<Document>, Error> {
    let xml = decode(id, bytes)?.text;
    let tree = parse(id, &xml)?;
    let root = tree.root_element();
    let persons = Persons::of(root);
    let header = header::read(root);
    let sha = sha256(bytes);
    let parts: Vec<Node> = root.descendants().filter(|n| is_document(*n)).collect();
    let documents: Vec<Document> = match parts.as_slice() {
        [] => {
            let body = root.descendants().find(|n| n.tag_name().name() == "text").unwrap_or(root);
            vec![document(id, body, &persons, &header)]
        }
        [only] => vec![document(id, *only, &persons, &header)],
        many => many.iter().enumerate().map(|(n, node)| part(id, *node, n + 1, &persons)).collect(),
    };
    if documents.iter().all(|d| d.text.is_empty()) {
        return Err(Error::data(id, 0, "no text in the markup; expected TEI with paragraphs"));
    }
    Ok(documents
        .into_iter()
        .map(|d| Document { path: Some(id.to_owned()), sha256: sha.clone(), ..d })
        .collect())
}

/// The documents of a volume in a file, each read when it is asked for; nothing for a file that [`read`] has to take
/// as a whole: one document, another encoding, faulty markup. `id` stands in the documents' ids.
///
/// # Errors
/// A file that cannot be read.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("vol.xml");
/// let document = |n: u8| format!("<div type='document' xml:id='d{n}'><p>Note {n}.</p></div>");
/// std::fs::write(&path, format!("<TEI>{}{}</TEI>", document(1), document(2)))?;
/// let documents = demarche::document::tei::stream("vol.xml", &path)?.expect("two documents");
/// let ids: Vec<String> = documents.map(|document| document.unwrap().id).collect();
/// assert_eq!(ids, ["vol.xml#d1", "vol.xml#d2"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn stream(id: &str, path: &Path) -> Result<Option<Stream>, Error> {
    let opened = volume::open(path).map_err(|cause| Error::io(path, "read the file", cause))?;
    opened.map(|(volume, file)| volume.documents(file, id, path.to_owned())).transpose()
}

/// The tree of a file. Faults carry their line.
pub(crate) fn parse<'x>(id: &str, xml: &'x str) -> Result<roxmltree::Document<'x>, Error> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    roxmltree::Document::parse_with_options(xml.trim_start(), options).map_err(|fault| {
        // What is never closed is missed at the end of the file.
        let unclosed =
            matches!(fault, roxmltree::Error::UnclosedRootNode | roxmltree::Error::UnexpectedEndOfStream);
        let lost = xml.len() - xml.trim_start().len();
        let line = if unclosed {
            xml.lines().count().max(1)
        } else {
            fault.pos().row as usize + xml[..lost].matches('\n').count()
        };
        Error::data(id, line, format!("{fault}; expected well-formed XML"))
    })
}

/// An outermost `div type="document"`.
fn is_document(node: Node) -> bool {
    let marked = |n: &Node| n.tag_name().name() == "div" && n.attribute("type") == Some("document");
    marked(&node) && !node.ancestors().skip(1).any(|n| marked(&n))
}

/// One of a volume's documents, by its number in the volume.
fn part(id: &str, node: Node, number: usize, persons: &Persons) -> Document {
    let name = node.attribute((XML, "id")).map_or(number.to_string(), str::to_owned);
    document(&format!("{id}#{name}"), node, persons, &Metadata::default())
}

fn document(id: &str, node: Node, persons: &Persons, header: &Metadata) -> Document {
    let plain = plain::read(node, persons);
    let mut document = Document::new(id, plain.text);
    document.hints = plain.hints;
    document.entities.clone_from(&persons.entities);
    let metadata = &mut document.metadata;
    metadata.clone_from(header);
    metadata.notes = plain.notes;
    if let Some(date) = date_of(node) {
        metadata.date = Some(date);
    }
    let heading = document.hints.iter().find(|h| h.kind == HintKind::Heading && h.span.start == 0);
    if let Some(heading) = heading {
        metadata.title = Some(unnumbered(heading.span.of(&document.text)).to_owned());
    }
    document.fill_metadata();
    let text = &document.text;
    let metadata = &mut document.metadata;
    // A name marked as sender or recipient is surer than one read out of the heading; its office stays.
    for (role, party) in [("from", &mut metadata.author_named), ("to", &mut metadata.addressee_named)] {
        let marked: Vec<_> = plain.roles.iter().filter(|r| r.0 == role).collect();
        let [(_, person, span)] = marked.as_slice() else { continue };
        match party {
            Some(known)
                if *person && (known.span.is_some_and(|s| s.overlaps(*span)) || known.name.is_empty()) =>
            {
                (known.name, known.span) = (span.of(text).to_owned(), Some(*span));
            }
            Some(_) => {}
            None => *party = Some(metadata::party_of(text, *span)),
        }
    }
    // Enclosures may follow the signature, so that it does not stand at the text's end.
    let signed = document.hints.iter().find(|h| h.kind == HintKind::Signed).map(|h| h.span);
    if let Some(signature) = signed.map(|span| metadata::party_of(text, span)).filter(|p| p.name.len() > 3) {
        match &mut metadata.author_named {
            Some(author) if author.name.is_empty() => {
                (author.name, author.span) = (signature.name, signature.span);
            }
            Some(_) => {}
            None => metadata.author_named = Some(signature),
        }
    }
    document
}

/// The date that the markup's attributes give: the `div`'s own, else the dateline's.
fn date_of(node: Node) -> Option<String> {
    let own = node.attributes().find(|a| a.name() == "doc-dateTime-min").map(|a| a.value());
    if let Some(date) = own.and_then(dates::iso_date) {
        return Some(date);
    }
    let places = ["dateline", "opener", "closer", "docDate", "head"];
    places.iter().find_map(|place| {
        node.descendants().filter(|n| n.tag_name().name() == *place).find_map(|place| {
            place
                .descendants()
                .filter(|n| n.tag_name().name() == "date" && !in_note(*n, place))
                .find_map(date_of_mark)
        })
    })
}

fn in_note(node: Node, below: Node) -> bool {
    node.ancestors().take_while(|n| *n != below).any(|n| n.tag_name().name() == "note")
}

/// What a `date` element says in its attributes.
fn date_of_mark(node: Node) -> Option<String> {
    ["when", "from", "notBefore", "when-iso", "to", "notAfter"]
        .iter()
        .find_map(|key| node.attribute(*key).and_then(dates::iso_date))
}

/// A heading without the number before it.
fn unnumbered(heading: &str) -> &str {
    match heading.split_once(". ") {
        Some((number, rest)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => heading,
    }
}

#[cfg(test)]
mod tests;
