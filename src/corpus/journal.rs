//! What is done already: every document's records, kept on disk, so that a run can go on where one before it
//! was interrupted.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use redb::{
    Database, DatabaseError, ReadOnlyTable, ReadableDatabase, ReadableTable, ReadableTableMetadata,
    TableDefinition, TableError,
};
use xxhash_rust::xxh3::xxh3_128;
use zstd::bulk::Compressor;

use crate::document::Document;
use crate::error::Error;
use crate::record::Extraction;

/// Records by the hash of what they were made from.
const DONE: TableDefinition<u128, &[u8]> = TableDefinition::new("done");
/// What the records depend on beside the documents.
const SETTINGS: TableDefinition<&str, &str> = TableDefinition::new("settings");

/// Records are safe on the disk after so long.
const PATIENCE: Duration = Duration::from_secs(2);
/// Or when so many bytes are waiting.
const WAITING: usize = 16 << 20;
/// Memory for the database's own pages.
const PAGES: usize = 16 << 20;
/// Memory for records before they are compressed that a thread keeps.
const LARGEST_KEPT: usize = 1 << 20;
/// How hard records are compressed: the least, which is several times faster than they are made.
const LEVEL: i32 = 1;

/// The finished documents of a run, in a file.
///
/// A document counts as finished if its content, its id, the gazetteers, the frames, the settings and the
/// program's version are those with which its records were made. A run that ends at any moment, by a fault, a
/// signal or a power cut, leaves a journal that can be read; at most the last two seconds' documents are
/// missing from it.
///
/// ```
/// use demarche::corpus::{Corpus, Journal, Step};
/// use demarche::{Extractor, document::Document};
/// let folder = tempfile::tempdir()?;
/// let extractor = Extractor::builder().date("1966").build()?;
/// let documents = || ["Poland thanked Finland.", "Finland left."].map(|t| Ok(Document::from_text(t, t)));
/// for (run, expected) in [(1, 0), (2, 2)] {
///     let corpus = Corpus::new(&extractor);
///     let mut journal = Journal::open(&folder.path().join("journal"), &corpus.fingerprint())?;
///     let progress = corpus.resuming(&mut journal).run(documents().into_iter(), |_, _| Ok(()))?;
///     assert_eq!(progress.taken_over, expected, "run {run}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Journal {
    path: PathBuf,
    /// Nothing after a fault from which it could not be opened again.
    database: Option<Database>,
    before: Option<Arc<ReadOnlyTable<u128, &'static [u8]>>>,
    settings: String,
    waiting: Vec<(u128, Vec<u8>)>,
    bytes: usize,
    since: Instant,
}

impl Journal {
    /// Opens a journal, or begins one. Records that were made with another `fingerprint`
    /// ([`Corpus::fingerprint`](super::Corpus::fingerprint)) are dropped.
    ///
    /// # Errors
    /// A file that is no journal, that another run is using, or that cannot be read or written.
    pub fn open(path: &Path, fingerprint: &str) -> Result<Journal, Error> {
        let mut journal = Journal {
            path: path.to_owned(),
            database: Some(database(path)?),
            before: None,
            settings: fingerprint.to_owned(),
            waiting: Vec::new(),
            bytes: 0,
            since: Instant::now(),
        };
        journal.begin().map_err(|fault| journal.fault(fault))?;
        Ok(journal)
    }

    fn begin(&mut self) -> Result<(), redb::Error> {
        let Some(database) = &self.database else { return Err(redb::Error::PreviousIo) };
        let change = database.begin_write()?;
        {
            let mut settings = change.open_table(SETTINGS)?;
            let same = settings.get("fingerprint")?.is_some_and(|s| s.value() == self.settings);
            if !same {
                change.delete_table(DONE)?;
                settings.insert("fingerprint", self.settings.as_str())?;
            }
        }
        change.commit()?;
        self.before = match database.begin_read()?.open_table(DONE) {
            Ok(table) => Some(Arc::new(table)),
            Err(TableError::TableDoesNotExist(_)) => None,
            Err(fault) => return Err(fault.into()),
        };
        Ok(())
    }

    /// How many documents were finished when the journal was opened.
    pub fn finished(&self) -> u64 {
        self.before.as_ref().and_then(|table| table.len().ok()).unwrap_or(0)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What threads look things up with while records are added.
    pub(super) fn reader(&self) -> Reader {
        Reader { settings: self.settings.clone(), before: self.before.clone() }
    }

    /// Records as they are kept.
    pub(super) fn pack(extraction: &Extraction) -> Vec<u8> {
        thread_local! {
            /// Kept for their memory: documents are many and small.
            static KEPT: RefCell<(Vec<u8>, Option<Compressor<'static>>)> = const { RefCell::new((Vec::new(), None)) };
        }
        KEPT.with_borrow_mut(|(bytes, compressor)| {
            // Plain data into memory: neither this nor what follows can fail.
            let _ = serde_json::to_writer(&mut *bytes, extraction);
            if compressor.is_none() {
                *compressor = Compressor::new(LEVEL).ok();
            }
            let packed = compressor.as_mut().and_then(|compressor| compressor.compress(bytes).ok());
            bytes.clear();
            bytes.shrink_to(LARGEST_KEPT);
            packed.unwrap_or_default()
        })
    }

    pub(super) fn put(&mut self, key: u128, packed: Vec<u8>) -> Result<(), Error> {
        self.bytes += packed.len();
        self.waiting.push((key, packed));
        if self.bytes >= WAITING || self.since.elapsed() >= PATIENCE { self.save() } else { Ok(()) }
    }

    /// Puts all that waits on the disk.
    ///
    /// # Errors
    /// Those of writing. What was saved before stays, and what waits goes on waiting.
    pub fn save(&mut self) -> Result<(), Error> {
        (self.bytes, self.since) = (0, Instant::now());
        if self.waiting.is_empty() {
            return Ok(());
        }
        let mut written = self.write();
        if let Err(redb::Error::PreviousIo) = written {
            // After a fault, such as a full disk, a database wants to be opened anew.
            (self.before, self.database) = (None, None);
            self.database = Some(database(&self.path)?);
            written = self.write();
        }
        written.map_err(|fault| self.fault(fault))?;
        self.waiting.clear();
        Ok(())
    }

    fn write(&self) -> Result<(), redb::Error> {
        let Some(database) = &self.database else { return Err(redb::Error::PreviousIo) };
        let change = database.begin_write()?;
        {
            let mut table = change.open_table(DONE)?;
            for (key, packed) in &self.waiting {
                table.insert(key, packed.as_slice())?;
            }
        }
        Ok(change.commit()?)
    }

    /// Deletes it: all is done.
    ///
    /// # Errors
    /// A file that cannot be deleted.
    pub fn remove(self) -> Result<(), Error> {
        let Journal { path, database, before, .. } = self;
        drop((before, database));
        fs::remove_file(&path).map_err(|cause| Error::io(&path, "delete the journal", cause))
    }

    fn fault(&self, fault: redb::Error) -> Error {
        match fault {
            redb::Error::Io(cause) => Error::io(&self.path, "write", cause),
            other => Error::data(&self.path, 0, format!("cannot write the journal: {other}")),
        }
    }
}

/// The database of a journal.
fn database(path: &Path) -> Result<Database, Error> {
    Database::builder().set_cache_size(PAGES).create(path).map_err(|fault| match fault {
        DatabaseError::DatabaseAlreadyOpen => {
            Error::data(path, 0, "another run is using this journal; expected it to be free")
        }
        DatabaseError::Storage(redb::StorageError::Io(cause))
            if cause.kind() != std::io::ErrorKind::InvalidData =>
        {
            Error::io(path, "open the journal", cause)
        }
        other => Error::data(
            path,
            0,
            format!("cannot be read as a journal ({other}); expected one, or no file of this name"),
        ),
    })
}

/// What was finished before.
pub(super) struct Reader {
    settings: String,
    before: Option<Arc<ReadOnlyTable<u128, &'static [u8]>>>,
}

impl Reader {
    /// What tells a document from all others. The digest of the file around it does not count: one document of
    /// a volume may change and the others stay.
    pub fn key(&self, document: &mut Document) -> u128 {
        let mut text = self.settings.clone().into_bytes();
        let digest = std::mem::take(&mut document.sha256);
        // A document is plain data, which always has a JSON form.
        let _ = serde_json::to_writer(&mut text, document);
        document.sha256 = digest;
        xxh3_128(&text)
    }

    /// The records that were made of a document before.
    pub fn get(&self, key: u128, document: &Document) -> Option<Extraction> {
        let packed = self.before.as_ref()?.get(key).ok()??;
        let bytes = zstd::decode_all(packed.value()).ok()?;
        let mut extraction: Extraction = serde_json::from_slice(&bytes).ok()?;
        for record in &mut extraction.documents {
            record.sha256.clone_from(&document.sha256);
        }
        Some(extraction)
    }
}

#[cfg(test)]
#[path = "journal_tests.rs"]
mod tests;
