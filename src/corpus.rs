//! Many documents on several threads, results in the order of the input.

use rayon::prelude::*;

use crate::document::Document;
use crate::error::Error;
use crate::extractor::Extractor;
use crate::record::Extraction;

/// Documents that are in work at once, for each thread.
const BATCH: usize = 16;

/// What a run over a corpus has done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Documents done.
    pub documents: usize,
    /// Bytes of decoded text done.
    pub bytes: usize,
    /// Documents that could not be read.
    pub failures: usize,
}

/// Extracts from all documents. The result does not depend on the number of threads.
///
/// Documents that could not be read go to `on_error`, the others are in the result; `on_progress` is called
/// after every batch.
///
/// # Errors
/// A thread pool that cannot be made.
///
/// ```
/// use demarche::{Extractor, corpus};
/// use demarche::document::Document;
/// let documents = (0..3).map(|n| Ok(Document::from_text(&format!("{n}.txt"), "Poland thanked Finland.")));
/// let extractor = Extractor::builder().date("1966").build()?;
/// let all = corpus::extract_all(&extractor, documents, 2, |_| {}, |_| {})?;
/// assert_eq!(all.documents.len(), 3);
/// assert_eq!(all.statements.iter().filter(|s| s.polarity > 0).count(), 3);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn extract_all(
    extractor: &Extractor,
    documents: impl Iterator<Item = Result<Document, Error>>,
    threads: usize,
    mut on_error: impl FnMut(Error),
    mut on_progress: impl FnMut(Progress),
) -> Result<Extraction, Error> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|e| Error::program(format!("cannot start {threads} threads: {e}")))?;
    let size = BATCH * pool.current_num_threads();
    let mut whole = Extraction { gazetteer: extractor.digest(), ..Extraction::default() };
    let mut progress = Progress::default();
    let mut documents = documents.peekable();
    while documents.peek().is_some() {
        let mut batch = Vec::with_capacity(size);
        for document in documents.by_ref().take(size) {
            match document {
                Ok(document) => batch.push(document),
                Err(error) => {
                    progress.failures += 1;
                    on_error(error);
                }
            }
        }
        let parts: Vec<Extraction> = pool.install(|| {
            batch.par_iter().map(|document| extractor.records(&extractor.analyse(document))).collect()
        });
        progress.documents += batch.len();
        progress.bytes += batch.iter().map(|d| d.text.len()).sum::<usize>();
        for part in parts {
            whole.merge(part);
        }
        on_progress(progress);
    }
    whole.sort();
    Ok(whole)
}
