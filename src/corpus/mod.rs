//! Many documents on several threads: results in the order of the input, one after the other, so that memory
//! does not grow with the corpus; and a journal by which an interrupted run goes on.

mod in_order;
mod journal;

use std::panic::{AssertUnwindSafe, catch_unwind};

pub use journal::Journal;

use crate::document::Document;
use crate::error::Error;
use crate::extractor::Extractor;
use crate::record::Extraction;

/// A run over many documents: what to do with each, on how many threads.
///
/// ```
/// use demarche::corpus::{Corpus, Step};
/// use demarche::{Extractor, document::Document};
/// let extractor = Extractor::builder().date("1966").build()?;
/// let documents = ["Poland thanked Finland.", "Hungary condemned Spain."];
/// let documents = documents.map(|text| Ok(Document::from_text(text, text)));
/// let mut polarities = Vec::new();
/// Corpus::new(&extractor).threads(2).run(documents.into_iter(), |step, _| {
///     if let Step::Done(extraction) = step {
///         polarities.extend(extraction.statements.iter().map(|s| s.polarity).filter(|p| *p != 0));
///     }
///     Ok(())
/// })?;
/// assert_eq!(polarities, [1, -1]);
/// # Ok::<(), demarche::Error>(())
/// ```
pub struct Corpus<'a> {
    extractor: &'a Extractor,
    threads: usize,
    depth: Depth,
    journal: Option<&'a mut Journal>,
    reuse: bool,
}

/// How far documents are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Depth {
    /// Up to the names and whom they name. Much faster.
    Mentions,
    /// To the end.
    #[default]
    Statements,
}

/// What comes out of one document.
#[derive(Debug)]
pub enum Step {
    /// Its records.
    Done(Extraction),
    /// Why it could not be read.
    Failed(Error),
}

/// What a run has done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents done.
    pub documents: usize,
    /// Of these, those whose records the journal had.
    pub taken_over: usize,
    /// Bytes of decoded text done.
    pub bytes: usize,
    /// Documents that could not be read.
    pub failures: usize,
}

/// What a thread hands over.
struct Piece {
    step: Step,
    bytes: usize,
    /// For the journal.
    packed: Option<(u128, Vec<u8>)>,
    taken_over: bool,
}

impl<'a> Corpus<'a> {
    /// Reads with all processors, to the end, without a journal.
    pub fn new(extractor: &'a Extractor) -> Self {
        Corpus { extractor, threads: 0, depth: Depth::default(), journal: None, reuse: false }
    }

    /// Takes so many threads; 0 is one for each processor. Results do not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// Reads so far only.
    #[must_use]
    pub fn depth(mut self, depth: Depth) -> Self {
        self.depth = depth;
        self
    }

    /// What the records of a document depend on beside the document, for [`Journal::open`].
    pub fn fingerprint(&self) -> String {
        format!("{:?} {}", self.depth, self.extractor.fingerprint())
    }

    /// Writes finished documents to a journal, and takes nothing from it.
    #[must_use]
    pub fn journal(mut self, journal: &'a mut Journal) -> Self {
        self.journal = Some(journal);
        self
    }

    /// Takes the documents that a journal has from there, and adds the others to it.
    #[must_use]
    pub fn resuming(mut self, journal: &'a mut Journal) -> Self {
        self.journal = Some(journal);
        self.reuse = true;
        self
    }

    /// Reads the documents and hands over what comes of each, in their order, on the caller's thread, with how
    /// far the run is.
    ///
    /// Documents are read no further ahead than the threads need: a slow `visit` slows the reading. A document
    /// that runs into a fault of this program is one that could not be read; the others go on.
    ///
    /// # Errors
    /// What `visit` returns, after which nothing more is read; a thread pool that cannot be made; a journal
    /// that cannot be written.
    pub fn run(
        mut self,
        documents: impl Iterator<Item = Result<Document, Error>> + Send,
        mut visit: impl FnMut(Step, Progress) -> Result<(), Error>,
    ) -> Result<Progress, Error> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads)
            .build()
            .map_err(|e| Error::program(format!("cannot start {} threads: {e}", self.threads)))?;
        let mut journal = self.journal.take();
        let keeper = journal.as_deref().map(journal::Journal::reader);
        let mut progress = Progress::default();
        let size = |document: &Result<Document, Error>| document.as_ref().map_or(0, |d| d.text.len());
        let outcome = in_order::in_order(
            &pool,
            documents,
            size,
            |document| self.piece(document, keeper.as_ref()),
            |piece| {
                match piece.step {
                    Step::Done(_) => progress.documents += 1,
                    Step::Failed(_) => progress.failures += 1,
                }
                progress.bytes += piece.bytes;
                progress.taken_over += usize::from(piece.taken_over);
                if let (Some(journal), Some((key, packed))) = (&mut journal, piece.packed) {
                    journal.put(key, packed)?;
                }
                visit(piece.step, progress)
            },
        );
        // Also what was done before a fault is kept.
        let saved = journal.map_or(Ok(()), Journal::save);
        outcome.and(saved).map(|()| progress)
    }

    fn piece(&self, document: Result<Document, Error>, journal: Option<&journal::Reader>) -> Piece {
        let failed = |error| Piece { step: Step::Failed(error), bytes: 0, packed: None, taken_over: false };
        let mut document = match document {
            Ok(document) => document,
            Err(error) => return failed(error),
        };
        let bytes = document.text.len();
        let key = journal.map(|j| j.key(&mut document));
        if let (Some(journal), Some(key), true) = (journal, key, self.reuse)
            && let Some(extraction) = journal.get(key, &document)
        {
            return Piece { step: Step::Done(extraction), bytes, packed: None, taken_over: true };
        }
        let read = || match self.depth {
            Depth::Mentions => self.extractor.mentions(&document),
            Depth::Statements => self.extractor.extract(&document),
        };
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(extraction) => {
                let packed = key.map(|key| (key, Journal::pack(&extraction)));
                Piece { step: Step::Done(extraction), bytes, packed, taken_over: false }
            }
            Err(_) => failed(Error::data(
                &document.id,
                0,
                "this program ran into a fault of its own here; please report it with the document",
            )),
        }
    }
}

/// Extracts from all documents and keeps everything. The result does not depend on the number of threads.
///
/// Documents that could not be read go to `on_error`, the others are in the result. [`Corpus`] does the same
/// without keeping anything.
///
/// # Errors
/// A thread pool that cannot be made.
///
/// ```
/// use demarche::{Extractor, corpus};
/// use demarche::document::Document;
/// let documents = (0..3).map(|n| Ok(Document::from_text(&format!("{n}.txt"), "Poland thanked Finland.")));
/// let extractor = Extractor::builder().date("1966").build()?;
/// let all = corpus::extract_all(&extractor, documents, 2, |_| {})?;
/// assert_eq!(all.documents.len(), 3);
/// assert_eq!(all.statements.iter().filter(|s| s.polarity > 0).count(), 3);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn extract_all(
    extractor: &Extractor,
    documents: impl Iterator<Item = Result<Document, Error>> + Send,
    threads: usize,
    mut on_error: impl FnMut(Error),
) -> Result<Extraction, Error> {
    let mut whole = Extraction { gazetteer: extractor.digest(), ..Extraction::default() };
    Corpus::new(extractor).threads(threads).run(documents, |step, _| {
        match step {
            Step::Done(extraction) => whole.merge(extraction),
            Step::Failed(error) => on_error(error),
        }
        Ok(())
    })?;
    whole.sort();
    Ok(whole)
}
