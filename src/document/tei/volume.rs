//! A volume of many documents, read as a stream: one pass finds where the documents stand, then each is read by
//! itself. Memory holds one document and the list of persons, however large the volume.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use sha2::{Digest, Sha256};

use super::{Persons, is_document, parse, part};
use crate::document::Document;
use crate::error::Error;
use crate::plain::hex;

/// Where a volume's documents stand.
pub(super) struct Volume {
    sha256: String,
    documents: Vec<Place>,
    persons: Vec<Place>,
}

/// An element of a file.
#[derive(Clone)]
struct Place {
    bytes: Range<u64>,
    /// What must stand before the element so that it can be read alone: the document type, with its entities,
    /// and an element with the prefixes that are known there.
    frame: Arc<str>,
}

/// A document or a list that is open, with its depth.
type Open = Option<(usize, Place)>;

/// What [`Place::frame`] ends with.
const FRAME: &str = "demarche-frame";

impl Volume {
    /// Looks through a file. Nothing for one that is no volume of several documents in well-formed UTF-8.
    pub fn scan(file: &File) -> io::Result<Option<Volume>> {
        let mut hashed = BufReader::with_capacity(1 << 16, Hashed { file, hash: Sha256::new() });
        if !hashed.fill_buf()?.starts_with(b"<") {
            return Ok(None);
        }
        let mut reader = Reader::from_reader(hashed);
        let Some((documents, persons)) = places(&mut reader) else { return Ok(None) };
        if documents.len() < 2 {
            return Ok(None);
        }
        let mut hashed = reader.into_inner();
        // What follows the root belongs to the file's digest.
        io::copy(&mut hashed, &mut io::sink())?;
        let sha256 = hex(&hashed.into_inner().hash.finalize());
        Ok(Some(Volume { sha256, documents, persons }))
    }

    /// The documents, each read when it is asked for.
    pub fn documents(self, file: File, id: &str, path: PathBuf) -> Result<Stream, Error> {
        let mut documents =
            Stream { volume: self, file, persons: Persons::default(), id: id.to_owned(), path, next: 0 };
        let mut lists = String::from("<lists>");
        for place in documents.volume.persons.clone() {
            lists.push_str(&documents.element(&place)?);
        }
        lists.push_str("</lists>");
        documents.persons = Persons::of(parse(id, &lists)?.root_element());
        Ok(documents)
    }
}

/// The documents and the lists of persons of a volume; nothing if the file is not well-formed.
fn places(reader: &mut Reader<impl BufRead>) -> Option<(Vec<Place>, Vec<Place>)> {
    let (mut documents, mut persons) = (Vec::new(), Vec::new());
    let mut open: Vec<String> = Vec::new();
    let mut doctype = String::new();
    let (mut document, mut list): (Open, Open) = (None, None);
    let mut frame: Arc<str> = Arc::from("");
    let mut bytes = Vec::new();
    loop {
        let start = reader.buffer_position();
        bytes.clear();
        match reader.read_event_into(&mut bytes).ok()? {
            Event::Start(tag) => {
                let depth = open.len();
                if document.is_none() && is(&tag, "div", "document") {
                    frame = framed(&doctype, &open, frame);
                    document = Some((depth, Place { bytes: start..start, frame: frame.clone() }));
                }
                let lists = tag.local_name().as_ref() == "listPerson" || is(&tag, "list", "persons");
                if list.is_none() && lists {
                    frame = framed(&doctype, &open, frame);
                    list = Some((depth, Place { bytes: start..start, frame: frame.clone() }));
                }
                open.push(prefixes(&tag));
            }
            Event::End(_) => {
                open.pop()?;
                let end = reader.buffer_position();
                for (at, places) in [(&mut document, &mut documents), (&mut list, &mut persons)] {
                    if let Some((_, mut place)) = at.take_if(|(depth, _)| *depth == open.len()) {
                        place.bytes.end = end;
                        places.push(place);
                    }
                }
            }
            Event::DocType(text) => doctype = format!("<!DOCTYPE {}>", &*text),
            Event::Decl(declaration) => {
                let encoding = declaration.encoding().and_then(Result::ok);
                if encoding.is_some_and(|e| !e.eq_ignore_ascii_case("utf-8")) {
                    return None;
                }
            }
            Event::Eof => return open.is_empty().then_some((documents, persons)),
            _ => {}
        }
    }
}

/// True for an element of this name and type.
fn is(tag: &BytesStart<'_>, name: &str, kind: &str) -> bool {
    tag.local_name().as_ref() == name
        && tag.try_get_attribute("type").ok().flatten().is_some_and(|a| a.value.as_ref() == kind)
}

/// The prefixes that a tag declares, as they stand in it.
fn prefixes(tag: &BytesStart<'_>) -> String {
    let declared = tag.attributes().flatten().filter(|a| {
        let name = a.key.as_ref();
        name == "xmlns" || name.starts_with("xmlns:")
    });
    declared.map(|a| format!(" {}=\"{}\"", a.key.as_ref(), a.value.replace('"', "&quot;"))).collect()
}

/// What must stand before an element below these; the last frame if it is the same.
fn framed(doctype: &str, open: &[String], last: Arc<str>) -> Arc<str> {
    let elements: String = open.iter().map(|prefixes| format!("<{FRAME}{prefixes}>")).collect();
    let frame = format!("{doctype}{elements}");
    if *last == *frame { last } else { frame.into() }
}

/// The documents of a volume, one after the other: what [`stream`](super::stream) gives.
pub struct Stream {
    volume: Volume,
    file: File,
    persons: Persons,
    id: String,
    path: PathBuf,
    next: usize,
}

impl Stream {
    /// How far into the file the documents so far reach, in bytes.
    pub fn position(&self) -> u64 {
        self.next.checked_sub(1).map_or(0, |last| self.volume.documents[last].bytes.end)
    }

    /// An element as it stands.
    fn element(&mut self, place: &Place) -> Result<String, Error> {
        let mut text = String::new();
        let length = place.bytes.end - place.bytes.start;
        let read = self
            .file
            .seek(SeekFrom::Start(place.bytes.start))
            .and_then(|_| (&self.file).take(length).read_to_string(&mut text));
        read.map(|_| text).map_err(|cause| Error::io(&self.path, "read the file", cause))
    }

    fn read(&mut self, place: &Place, number: usize) -> Result<Document, Error> {
        let element = self.element(place)?;
        let closing = format!("</{FRAME}>").repeat(place.frame.matches(&format!("<{FRAME}")).count());
        let xml = format!("{}{element}{closing}", place.frame);
        let tree = parse(&self.id, &xml).map_err(|fault| self.placed(place, &fault))?;
        let node = tree.descendants().find(|n| is_document(*n));
        let node = node.ok_or_else(|| {
            Error::data(&self.path, 0, "changed while it was read; expected the same documents as before")
        })?;
        let document = part(&self.id, node, number, &self.persons);
        let (path, sha256) = (Some(self.id.clone()), self.volume.sha256.clone());
        Ok(Document { path, sha256, ..document })
    }

    /// The fault of an element with its line in the file.
    fn placed(&self, place: &Place, fault: &Error) -> Error {
        let before = File::open(&self.path).map(|file| newlines(file.take(place.bytes.start)));
        let line = fault.line().unwrap_or(1) - place.frame.matches('\n').count();
        Error::data(&self.path, line + before.unwrap_or(0), fault.reason())
    }
}

fn newlines(reader: impl Read) -> usize {
    BufReader::new(reader).bytes().flatten().filter(|byte| *byte == b'\n').count()
}

impl Iterator for Stream {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = self.volume.documents.get(self.next)?.clone();
        self.next += 1;
        Some(self.read(&place, self.next))
    }
}

/// Where a volume lies.
pub(super) fn open(path: &Path) -> io::Result<Option<(Volume, File)>> {
    let file = File::open(path)?;
    Ok(Volume::scan(&file)?.map(|volume| (volume, file)))
}

/// A file whose digest grows as it is read.
struct Hashed<'f> {
    file: &'f File,
    hash: Sha256,
}

impl Read for Hashed<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.hash.update(&bytes[..read]);
        Ok(read)
    }
}
