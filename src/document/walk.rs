//! Files, directories and standard input to documents.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::xxh3_128;

use super::{Document, jsonl, tei, text};
use crate::error::Error;

/// Reads all documents below some paths; what cannot be read goes to `on_error`, the rest still comes.
///
/// ```no_run
/// let mut faults = 0;
/// let documents = demarche::document::read_paths(["letters/"], |_error| faults += 1);
/// assert!(documents.iter().all(|d| !d.text.is_empty()));
/// ```
pub fn read_paths<P>(paths: impl IntoIterator<Item = P>, mut on_error: impl FnMut(Error)) -> Vec<Document>
where
    P: Into<PathBuf>,
{
    Sources::new(paths)
        .filter_map(|source| match source {
            Ok(document) => Some(document),
            Err(error) => {
                on_error(error);
                None
            }
        })
        .collect()
}

/// The documents below some paths, one after the other, as they are asked for.
///
/// A path is a file, a directory (walked in the order of the names, hidden files left out), or `-` for
/// standard input. Directories give their `.txt`, `.text`, `.md`, `.jsonl`, `.ndjson`, `.xml` and `.tei`
/// files; a file named itself is read as text whatever its name. A document's id is its path below the
/// argument that led to it; where two would be the same, the later one gets the argument's last folder
/// before it, or a number behind it.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// std::fs::create_dir(folder.path().join("1961"))?;
/// std::fs::write(folder.path().join("1961/note.txt"), "We accept.")?;
/// std::fs::write(folder.path().join("empty.txt"), "")?;
/// let read: Vec<_> = demarche::document::Sources::new([folder.path()]).collect();
/// assert_eq!(read[0].as_ref().unwrap().id, "1961/note.txt");
/// assert!(read[1].as_ref().unwrap_err().to_string().ends_with("empty.txt: the file is empty; expected text"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Sources {
    arguments: VecDeque<PathBuf>,
    stdin: Option<Box<dyn Read + Send>>,
    walk: Option<Walk>,
    file: Option<Box<dyn Iterator<Item = Result<Document, Error>> + Send>>,
    /// The last folder of the argument at hand, for ids that would stand twice.
    folder: String,
    /// Hashes of the ids so far: of a million documents they take little room.
    ids: HashSet<u128>,
    /// Bytes of files read.
    position: Arc<AtomicU64>,
}

/// A directory at hand.
struct Walk {
    root: PathBuf,
    entries: Box<dyn Iterator<Item = walkdir::Result<DirEntry>> + Send>,
    found: bool,
}

impl Sources {
    /// The documents below these paths.
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Self {
        Sources::with_stdin(paths, std::io::stdin())
    }

    /// The same, with another reader in the place of standard input.
    ///
    /// ```
    /// let read: Vec<_> = demarche::document::Sources::with_stdin(["-"], &b"We accept."[..]).collect();
    /// assert_eq!(read[0].as_ref().unwrap().text, "We accept.");
    /// ```
    pub fn with_stdin<P: Into<PathBuf>>(
        paths: impl IntoIterator<Item = P>,
        stdin: impl Read + Send + 'static,
    ) -> Self {
        Sources {
            arguments: paths.into_iter().map(Into::into).collect(),
            stdin: Some(Box::new(stdin)),
            walk: None,
            file: None,
            folder: String::new(),
            ids: HashSet::new(),
            position: Arc::default(),
        }
    }

    /// How many bytes of the files have been read, now and as the work goes on.
    ///
    /// ```
    /// use std::sync::atomic::Ordering;
    /// let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("note.txt"), "We accept.")?;
    /// let sources = demarche::document::Sources::new([folder.path()]);
    /// let position = sources.position();
    /// assert_eq!(sources.count(), 1);
    /// assert_eq!(position.load(Ordering::Relaxed), 10);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn position(&self) -> Arc<AtomicU64> {
        self.position.clone()
    }

    /// Takes up the next argument.
    fn open(&mut self, argument: PathBuf) -> Option<Error> {
        self.folder = last_folder(&argument);
        if argument.as_os_str() == "-" {
            self.file = match self.stdin.take() {
                Some(stdin) => Some(from_stdin(Counted { inner: stdin, position: self.position.clone() })),
                None => return Some(Error::usage("standard input is named twice; expected - once at most")),
            };
            return None;
        }
        if argument.is_dir() {
            let entries = WalkDir::new(&argument)
                .follow_links(true)
                .sort_by_file_name()
                .into_iter()
                .filter_entry(|e| e.depth() == 0 || !is_hidden(e.path()));
            self.walk = Some(Walk { root: argument, entries: Box::new(entries), found: false });
            return None;
        }
        let name = argument.file_name().unwrap_or(argument.as_os_str()).to_string_lossy().into_owned();
        self.file = Some(from_file(&argument, name, &self.position));
        None
    }

    /// Goes on in the directory at hand.
    fn step(&mut self) -> Option<Error> {
        let walk = self.walk.as_mut()?;
        let Some(entry) = walk.entries.next() else {
            let empty = (!walk.found).then(|| {
                let expected = READ.join(", .");
                Error::data(&walk.root, 0, format!("nothing in it to read; expected files named .{expected}"))
            });
            self.walk = None;
            return empty;
        };
        match entry {
            Ok(entry) if entry.file_type().is_file() && form(entry.path()).is_some() => {
                walk.found = true;
                let below = entry.path().strip_prefix(&walk.root).unwrap_or(entry.path());
                let parts: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
                self.file = Some(from_file(entry.path(), parts.join("/"), &self.position));
                None
            }
            Ok(_) => None,
            Err(fault) => {
                let path = fault.path().unwrap_or(&walk.root).to_path_buf();
                let dangling = path.is_symlink() && form(&path).is_none() && fault.loop_ancestor().is_none();
                if is_hidden(&path) || dangling {
                    return None;
                }
                Some(match fault.loop_ancestor() {
                    Some(above) => {
                        let message =
                            format!("a link back to {}, which is being read; left out", above.display());
                        Error::data(&path, 0, message)
                    }
                    None => Error::io(&path, "read", fault.into()),
                })
            }
        }
    }

    /// Makes sure that no two documents have one id.
    fn named_apart(&mut self, mut document: Document) -> Document {
        let taken = |id: &str| self.ids.contains(&xxh3_128(id.as_bytes()));
        if taken(&document.id) {
            let with_folder = format!("{}/{}", self.folder, document.id);
            if !self.folder.is_empty() && !taken(&with_folder) {
                document.id = with_folder;
            } else {
                let free = (2..).map(|n| format!("{} ({n})", document.id)).find(|id| !taken(id));
                document.id = free.unwrap_or_default();
            }
        }
        self.ids.insert(xxh3_128(document.id.as_bytes()));
        document
    }
}

impl Iterator for Sources {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(file) = &mut self.file {
                match file.next() {
                    Some(Ok(document)) => return Some(Ok(self.named_apart(document))),
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.file = None,
                }
            }
            let fault = if self.walk.is_some() {
                self.step()
            } else {
                let argument = self.arguments.pop_front()?;
                self.open(argument)
            };
            if let Some(error) = fault {
                return Some(Err(error));
            }
        }
    }
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    JsonLines,
    Xml,
}

const READ: [&str; 7] = ["txt", "text", "md", "jsonl", "ndjson", "xml", "tei"];

/// The form that a file's name promises, if it is one that directories give.
fn form(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" | "md" => Some(Form::Text),
        "jsonl" | "ndjson" => Some(Form::JsonLines),
        "xml" | "tei" => Some(Form::Xml),
        _ => None,
    }
}

type Documents = Box<dyn Iterator<Item = Result<Document, Error>> + Send>;

fn one(result: Result<Document, Error>) -> Documents {
    Box::new(std::iter::once(result))
}

/// A reader that counts.
struct Counted<R> {
    inner: R,
    position: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Documents of one file; `id` is its path below the argument.
fn from_file(path: &Path, id: String, position: &Arc<AtomicU64>) -> Documents {
    let shown = path.to_path_buf();
    if form(path) == Some(Form::Xml) {
        match tei::stream(&id, path) {
            Ok(Some(documents)) => return volume(documents, id, position.clone()),
            Ok(None) => {}
            Err(error) => return one(Err(error)),
        }
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(cause) => return one(Err(Error::io(path, "read the file", cause))),
    };
    let file = Counted { inner: file, position: position.clone() };
    from_reader(BufReader::new(file), form(path).unwrap_or(Form::Text), &id, shown)
}

/// The documents of a volume, which is counted as they come.
fn volume(mut documents: tei::Stream, path: String, position: Arc<AtomicU64>) -> Documents {
    let mut counted = 0;
    Box::new(std::iter::from_fn(move || {
        let document = documents.next()?;
        position.fetch_add(documents.position() - counted, Ordering::Relaxed);
        counted = documents.position();
        Some(document.map(|document| Document { path: Some(path.clone()), ..document }))
    }))
}

/// Documents of standard input: JSON Lines if it begins with `{`, XML if with `<`, else text.
fn from_stdin(stdin: impl Read + Send + 'static) -> Documents {
    let mut reader = BufReader::new(stdin);
    let form = match reader.fill_buf() {
        Ok(head) => match head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().first() {
            Some(b'{') => Form::JsonLines,
            Some(b'<') => Form::Xml,
            _ => Form::Text,
        },
        Err(cause) => return one(Err(Error::io("-", "read standard input", cause))),
    };
    from_reader(reader, form, "-", PathBuf::from("-"))
}

fn from_reader<R: BufRead + Send + 'static>(
    mut reader: R,
    form: Form,
    id: &str,
    shown: PathBuf,
) -> Documents {
    // Messages name the file as the caller did; documents carry the path below the argument.
    let name = shown.to_string_lossy().into_owned();
    let path = (name != "-").then(|| id.to_owned());
    let placed = move |document: Document| Document { path: path.clone(), ..document };
    if form == Form::JsonLines {
        let mut lines = jsonl::read(&name, reader).map(move |r| r.map(&placed)).peekable();
        if lines.peek().is_none() {
            return one(Err(Error::data(
                &shown,
                0,
                "no document in it; expected a JSON object in each line",
            )));
        }
        return Box::new(lines);
    }
    let mut bytes = Vec::new();
    if let Err(cause) = reader.read_to_end(&mut bytes) {
        return one(Err(Error::io(&shown, "read the file", cause)));
    }
    let read =
        if form == Form::Xml { tei::read(&name, &bytes) } else { text::read(&name, &bytes).map(|d| vec![d]) };
    match read {
        Ok(documents) => {
            let id = id.to_owned();
            Box::new(documents.into_iter().map(move |d| {
                let part = d.id.get(name.len()..).unwrap_or_default();
                Ok(placed(Document { id: format!("{id}{part}"), ..d }))
            }))
        }
        Err(error) => one(Err(error)),
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The folder that an argument is or lies in, by its own name.
fn last_folder(argument: &Path) -> String {
    let folder = if argument.is_dir() { Some(argument) } else { argument.parent() };
    let name = folder.and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    name.unwrap_or_default()
}

#[cfg(test)]
mod tests;
