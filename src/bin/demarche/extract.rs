//! `demarche extract`.

use std::path::{Path, PathBuf};

use demarche::corpus::{Corpus, Depth, Journal, Step};
use demarche::document::Sources;
use demarche::export::Format;
use demarche::export::rows::{MentionRow, RowFile, StatementRow};
use demarche::graph::{Graph, Tally};
use demarche::record::Extraction;
use demarche::syntax::Parser;
use demarche::{Error, Extractor};

use crate::args::Extract;
use crate::failures::Failures;
use crate::outputs::{self, Outputs, Records};
use crate::progress::Progress;
use crate::status::Status;
use crate::summary::Summary;
use crate::terminal::{complain, counted, show};

/// Statements that are kept for the tooltips of a drawing.
const TOOLTIPS: usize = 3;

/// Reads, extracts, writes.
///
/// # Errors
/// What keeps anything from being done, and what stops the work.
pub fn run(args: &Extract) -> Result<Status, Error> {
    let places = places(args);
    outputs::apart(&places)?;
    let mut outputs = Outputs::new(&args.files, args.min_count);
    if outputs.all_failed() {
        return Ok(Status::Nothing);
    }
    let mut kept = Kept::new(args, &outputs)?;
    let depth = kept.depth();
    // The parser unpacks its weights meanwhile, so that the first document need not wait for it.
    let (extractor, _) = rayon::join(
        || args.settings.extractor(args.with_text || kept.page),
        || {
            if depth == Depth::Statements {
                Parser::builtin();
            }
        },
    );
    let extractor = extractor?;
    let corpus = Corpus::new(&extractor).threads(args.threads).depth(depth);
    let mut journal = journal(args, &places, &corpus)?;
    let sources = Sources::new(&args.paths);
    let mut progress = Progress::new(&args.paths, args.quiet, sources.position());
    if let (Some(journal), true) = (&journal, args.resume && !args.quiet)
        && journal.finished() > 0
    {
        let documents = counted(journal.finished() as usize, "finished document", "finished documents");
        progress.complain(&format!("{documents} in {}", journal.path().display()));
    }
    let corpus = match &mut journal {
        Some(journal) if args.resume => corpus.resuming(journal),
        Some(journal) => corpus.journal(journal),
        None => corpus,
    };
    let outcome = corpus.run(sources, |step, done| {
        progress.step(done);
        match step {
            Step::Done(extraction) => kept.add(extraction),
            Step::Failed(error) => {
                progress.complain(&error.to_string());
                kept.failures.add(&error)
            }
        }
    });
    progress.close();
    let done = match outcome {
        Ok(done) => done,
        Err(error) => {
            drop(kept);
            return Ok(stopped(&error, journal.as_mut()));
        }
    };
    if done.documents == 0 {
        complain("no document could be read; nothing was written");
        kept.failures.finish()?;
        return Ok(Status::Nothing);
    }
    let sums = (kept.counted_statements, kept.counted_mentions);
    if let Err(error) = kept.finish(&mut outputs, &extractor, args) {
        return Ok(stopped(&error, journal.as_mut()));
    }
    if let (Some(journal), false) = (journal, args.resume) {
        journal.remove()?;
    }
    // Whoever only looks at the screen, or passes data on, is told what failed and nothing else.
    let files = places.iter().any(|(_, path)| *path != Path::new("-"));
    if !args.quiet && (files || done.failures > 0) {
        complain(progress.totals(done, sums));
    }
    Ok(match done.failures {
        _ if outputs.all_failed() => Status::Nothing,
        0 if !outputs.some_failed() => Status::Done,
        _ => Status::Partly,
    })
}

/// The end of a run that could not go on; its unfinished outputs are deleted.
fn stopped(error: &Error, journal: Option<&mut Journal>) -> Status {
    if error.is_broken_pipe() {
        return Status::Done;
    }
    complain(error);
    if let Some(journal) = journal {
        // What was written of the outputs is gone by now, and on a full disk there is room for this.
        if let Err(error) = journal.save() {
            complain(error);
        }
        let path = journal.path().display();
        complain(format!("stopped; what is done is kept in {path}: the same call with --resume goes on"));
    }
    Status::Nothing
}

/// Every output that is asked for, by the name of its option: the tables first.
fn places<'a>(args: &'a Extract) -> Vec<(&'static str, &'a Path)> {
    let tables = [("statements", &args.statements), ("mentions", &args.names)];
    let failures = [("failures", &args.failures)];
    let graph = outputs::places(&args.files).into_iter().map(|(format, path)| (format.name(), path));
    let given = |(name, path): (_, &'a Option<PathBuf>)| Some((name, path.as_deref()?));
    tables.into_iter().filter_map(given).chain(graph).chain(failures.into_iter().filter_map(given)).collect()
}

/// The journal of the run, beside its first output: where one is asked for, and where statements are written,
/// which takes long.
fn journal(args: &Extract, places: &[(&str, &Path)], corpus: &Corpus<'_>) -> Result<Option<Journal>, Error> {
    if !args.resume && args.statements.is_none() {
        return Ok(None);
    }
    // A pipe or a device has nothing beside it.
    let file = |path: &Path| path != Path::new("-") && (path.is_file() || !path.exists());
    match places.iter().find(|(name, path)| *name != "failures" && file(path)) {
        Some((_, path)) => {
            let mut beside = path.as_os_str().to_owned();
            beside.push(".resume");
            Journal::open(&PathBuf::from(beside), &corpus.fingerprint()).map(Some)
        }
        None if args.resume => Err(Error::usage(
            "--resume without an output file; expected one, such as --statements FILE: the journal stands beside it",
        )),
        None => Ok(None),
    }
}

/// What is made of the documents one after the other.
struct Kept {
    statements: Option<RowFile<StatementRow>>,
    mentions: Option<RowFile<MentionRow>>,
    failures: Failures,
    tally: Option<Tally>,
    whole: Option<Extraction>,
    /// The explorer is made of the whole extraction, and shows the documents' texts.
    page: bool,
    summary: Option<Summary>,
    counted_statements: usize,
    counted_mentions: usize,
}

impl Kept {
    fn new(args: &Extract, outputs: &Outputs) -> Result<Kept, Error> {
        let tables = args.statements.is_some() || args.names.is_some();
        let page = outputs.want(Format::Html) && args.evidence.is_none();
        let records = page || outputs.want(Format::Json) || outputs.want(Format::Csv);
        let (whole, summary) = (records && args.evidence.is_none(), outputs.is_empty() && !tables);
        // All records together make the graph in the end.
        let sums = !outputs.is_empty() && !whole || summary;
        Ok(Kept {
            statements: args.statements.as_deref().map(RowFile::create).transpose()?,
            mentions: args.names.as_deref().map(RowFile::create).transpose()?,
            failures: Failures::new(args.failures.as_deref())?,
            tally: sums.then(|| Tally::new(args.evidence.unwrap_or(TOOLTIPS))),
            whole: whole.then(Extraction::default),
            page,
            summary: summary.then(Summary::default),
            counted_statements: 0,
            counted_mentions: 0,
        })
    }

    /// How far documents must be read for it.
    fn depth(&self) -> Depth {
        match (&self.statements, &self.tally, &self.whole) {
            (None, None, None) => Depth::Mentions,
            _ => Depth::Statements,
        }
    }

    fn add(&mut self, mut extraction: Extraction) -> Result<(), Error> {
        self.counted_statements += extraction.statements.len();
        self.counted_mentions += extraction.mentions.len();
        self.statements.as_mut().map_or(Ok(()), |rows| rows.add(&extraction))?;
        self.mentions.as_mut().map_or(Ok(()), |rows| rows.add(&extraction))?;
        if let Some(summary) = &mut self.summary {
            summary.add(&extraction);
        }
        if let Some(tally) = &mut self.tally {
            // A drawing's samples need no texts.
            let take = |extraction: &mut Extraction| -> Vec<Option<String>> {
                extraction.documents.iter_mut().map(|d| d.text.take()).collect()
            };
            let texts = if self.page { take(&mut extraction) } else { Vec::new() };
            tally.add(&extraction);
            for (document, text) in extraction.documents.iter_mut().zip(texts) {
                document.text = text;
            }
        }
        if let Some(whole) = &mut self.whole {
            whole.merge(extraction);
        }
        Ok(())
    }

    fn finish(self, outputs: &mut Outputs, extractor: &Extractor, args: &Extract) -> Result<(), Error> {
        let Kept { statements, mentions, failures, tally, whole, summary, .. } = self;
        statements.map_or(Ok(0), RowFile::finish)?;
        mentions.map_or(Ok(0), RowFile::finish)?;
        failures.finish()?;
        let (graph, samples) = tally.map(Tally::finish).unwrap_or_default();
        if let Some(summary) = summary {
            return show(|to| summary.write(&graph, to));
        }
        match whole {
            Some(mut whole) => {
                whole.gazetteer = extractor.digest();
                whole.sort();
                outputs.write_page(&Records::Whole(&whole));
                // The explorer shows texts that the JSON has only where they were asked for.
                if !args.with_text {
                    whole.documents.iter_mut().for_each(|d| d.text = None);
                }
                let graph = if outputs.want_graph() { Graph::build(&whole) } else { Graph::default() };
                outputs.write(&graph, &Records::Whole(&whole));
            }
            None => outputs.write(&graph, &Records::Samples(&samples, args.evidence.unwrap_or(TOOLTIPS))),
        }
        Ok(())
    }
}
