//! Bytes to their place: a whole file or none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Writes to `target` what `content` produces.
///
/// - `-` is `stdout`, as the caller hands it over.
/// - A file is written beside its place and put there once it is whole: after a failure the old one stands.
///   It keeps its permissions, and a link to it stays a link.
/// - Devices and pipes (`/dev/stdout`, a FIFO) are written as they are.
///
/// # Errors
/// Those of writing, with the target's name. [`Error::is_broken_pipe`] tells a reader who has left.
///
/// # Example
/// ```
/// use demarche::export::write;
/// let folder = tempfile::tempdir()?;
/// let target = folder.path().join("graph.dot");
/// write::to(&target, &mut std::io::sink(), |out| out.write_all(b"digraph {}\n"))?;
/// assert_eq!(std::fs::read_to_string(&target)?, "digraph {}\n");
///
/// let mut stdout = Vec::new();
/// write::to("-".as_ref(), &mut stdout, |out| out.write_all(b"digraph {}\n"))?;
/// assert_eq!(stdout, b"digraph {}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to(
    target: &Path,
    stdout: &mut dyn Write,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    if target == Path::new("-") {
        let written = buffered(stdout, content).and_then(|to| to.flush());
        return written.map_err(|e| Error::io("standard output", "write", e));
    }
    let written = match place(target) {
        Ok(Place::File(path, old)) => whole(&path, old, content),
        Ok(Place::Stream) => OpenOptions::new().append(true).open(target).and_then(|file| {
            buffered(file, content)?;
            Ok(())
        }),
        Err(e) => Err(e),
    };
    written.map_err(|e| Error::io(target, "write", e))
}

/// Writes bytes that are already there. See [`to()`].
///
/// # Errors
/// As [`to()`].
///
/// # Example
/// ```
/// let missing = std::path::Path::new("no/such/folder/graph.png");
/// let error = demarche::export::write::bytes(missing, &mut std::io::sink(), b"...").unwrap_err();
/// assert_eq!(error.path(), Some(missing));
/// ```
pub fn bytes(target: &Path, stdout: &mut dyn Write, bytes: &[u8]) -> Result<(), Error> {
    to(target, stdout, |out| out.write_all(bytes))
}

/// A file that grows beside its place, as `NAME.part`, and is put there once it is whole. Dropped before, it
/// leaves nothing; what a killed program left is taken over by the next.
///
/// # Example
/// ```
/// use demarche::export::write::Growing;
/// use std::io::Write;
/// let folder = tempfile::tempdir()?;
/// let target = folder.path().join("rows.jsonl");
/// let mut file = Growing::create(&target)?;
/// file.write_all(b"{}\n")?;
/// assert!(!target.exists() && folder.path().join("rows.jsonl.part").exists());
/// file.commit()?;
/// assert_eq!(std::fs::read(&target)?, b"{}\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Growing {
    file: File,
    /// Where it grows and where it belongs; nothing for what only takes bytes.
    places: Option<(PathBuf, PathBuf)>,
}

impl Growing {
    /// Begins a file. Devices and pipes are written as they are, and at once.
    ///
    /// # Errors
    /// A place that cannot be written, or where another run is writing.
    pub fn create(target: &Path) -> Result<Growing, Error> {
        let fault = |e| Error::io(target, "write", e);
        let (path, old) = match place(target).map_err(fault)? {
            Place::File(path, old) => (path, old),
            Place::Stream => {
                let file = OpenOptions::new().append(true).open(target).map_err(fault)?;
                return Ok(Growing { file, places: None });
            }
        };
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = File::options().create(true).truncate(false).write(true).open(&part).map_err(fault)?;
        if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
            let message = "another run is writing it; expected a place of its own for each";
            return Err(Error::data(&part, 0, message));
        }
        let growing = Growing { file, places: Some((part, path)) };
        growing.file.set_len(0).map_err(fault)?;
        permit(&growing.file, old).map_err(fault)?;
        Ok(growing)
    }

    /// Puts it in its place.
    ///
    /// # Errors
    /// Those of the file system; nothing is left then.
    pub fn commit(mut self) -> io::Result<()> {
        match &self.places {
            Some((part, path)) => fs::rename(part, path)?,
            None => self.file.flush()?,
        }
        self.places = None;
        Ok(())
    }
}

impl Write for Growing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        if let Some((part, _)) = &self.places {
            // It may be gone already, and nobody waits for the answer.
            let _ = fs::remove_file(part);
        }
    }
}

enum Place {
    /// A file, links followed, and what is known of the one that is there.
    File(PathBuf, Option<fs::Metadata>),
    /// Something that only takes bytes.
    Stream,
}

fn place(target: &Path) -> io::Result<Place> {
    match fs::metadata(target) {
        Ok(_) if is_open_file(target) => Ok(Place::Stream),
        Ok(old) if old.is_file() => Ok(Place::File(fs::canonicalize(target)?, Some(old))),
        Ok(old) if old.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(_) => Ok(Place::Stream),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Place::File(target.to_path_buf(), None)),
        Err(e) => Err(e),
    }
}

/// True for the names of what a program has open. That may be a file, whose place must stay: the shell holds
/// it, and more than this may go there.
fn is_open_file(target: &Path) -> bool {
    ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc"].iter().any(|open| target.starts_with(open))
}

/// Gives a file the permissions of the one whose place it will take, if that may be written.
fn permit(file: &File, old: Option<fs::Metadata>) -> io::Result<()> {
    match old.map(|old| old.permissions()) {
        Some(permissions) if permissions.readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Some(permissions) => file.set_permissions(permissions),
        None => Ok(()),
    }
}

fn whole(
    path: &Path,
    old: Option<fs::Metadata>,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = tempfile::Builder::new().prefix(".demarche-").make_in(folder, |p| {
        // Not tempfile's own opening, which lets nobody else read.
        File::options().read(true).write(true).create_new(true).open(p)
    });
    let mut beside = beside.map_err(|e| plain(&e))?;
    permit(beside.as_file(), old)?;
    buffered(beside.as_file_mut(), content)?;
    beside.persist(path).map(drop).map_err(|e| e.error)
}

/// The error without tempfile's addition: the name of a file that nobody asked for.
fn plain(e: &io::Error) -> io::Error {
    e.raw_os_error().map_or_else(|| e.kind().into(), io::Error::from_raw_os_error)
}

fn buffered<W: Write>(to: W, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<W> {
    let mut buffer = BufWriter::with_capacity(1 << 16, to);
    match content(&mut buffer) {
        Ok(()) => buffer.into_inner().map_err(|e| e.into_error()),
        Err(e) => {
            // What is left must not be written while the buffer is dropped.
            drop(buffer.into_parts());
            Err(e)
        }
    }
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
