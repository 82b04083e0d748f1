use super::*;
use crate::corpus::{Corpus, Depth, Step};
use crate::{Extractor, document::Document};

fn document(id: &str, text: &str) -> Document {
    Document::from_text(id, text)
}

fn letters() -> Vec<Document> {
    ["Poland thanked Finland.", "Hungary condemned Spain.", "Norway left."]
        .iter()
        .enumerate()
        .map(|(n, text)| document(&format!("{n}.txt"), text))
        .collect()
}

/// Runs over the documents with a journal; what comes out, and how many were taken over.
fn run(path: &Path, extractor: &Extractor, documents: Vec<Document>) -> (String, usize) {
    let corpus = Corpus::new(extractor).threads(2);
    let mut journal = Journal::open(path, &corpus.fingerprint()).unwrap();
    let mut out = String::new();
    let progress = corpus.resuming(&mut journal).run(documents.into_iter().map(Ok), |step, _| {
        let Step::Done(extraction) = step else { panic!("all can be read") };
        out.push_str(&serde_json::to_string(&extraction).unwrap());
        Ok(())
    });
    (out, progress.unwrap().taken_over)
}

#[test]
fn what_is_taken_over_is_what_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let (path, extractor) = (folder.path().join("journal"), Extractor::new());
    let (first, none) = run(&path, &extractor, letters());
    let (second, all) = run(&path, &extractor, letters());
    assert_eq!((none, all), (0, 3));
    assert_eq!(first, second);
}

#[test]
fn changed_and_new_documents_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let (path, extractor) = (folder.path().join("journal"), Extractor::new());
    run(&path, &extractor, letters());
    let mut documents = letters();
    documents[1] = document("1.txt", "Hungary thanked Spain.");
    documents.push(document("3.txt", "Turkey warned Greece."));
    let fresh = run(&folder.path().join("other"), &extractor, documents.clone());
    assert_eq!(run(&path, &extractor, documents), (fresh.0, 2));
    // The file around a document may change, and its digest with it: the record has the new one.
    let mut moved = letters();
    moved[0].sha256 = "0".repeat(64);
    let (out, taken) = run(&path, &extractor, moved);
    assert!(out.contains(&"0".repeat(64)));
    assert_eq!(taken, 3);
}

#[test]
fn other_settings_begin_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    run(&path, &Extractor::new(), letters());
    let dated = Extractor::builder().date("1966").build().unwrap();
    assert_eq!(run(&path, &dated, letters()).1, 0);
    assert_eq!(run(&path, &dated, letters()).1, 3);
    let corpus = Corpus::new(&dated);
    assert_ne!(corpus.fingerprint(), Corpus::new(&dated).depth(Depth::Mentions).fingerprint());
}

#[test]
fn a_fault_of_the_visitor_keeps_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let (path, extractor) = (folder.path().join("journal"), Extractor::new());
    let corpus = Corpus::new(&extractor).threads(1);
    let mut journal = Journal::open(&path, &corpus.fingerprint()).unwrap();
    let mut seen = 0;
    let stopped = corpus.journal(&mut journal).run(letters().into_iter().map(Ok), |_, _| {
        seen += 1;
        if seen == 2 { Err(Error::usage("enough")) } else { Ok(()) }
    });
    assert_eq!(stopped.unwrap_err().to_string(), "enough");
    drop(journal);
    assert_eq!(run(&path, &extractor, letters()).1, 2);
}

#[test]
fn a_file_that_is_no_journal_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    fs::write(&path, "Dear Comrade,\nwe have received your letter.\n".repeat(200)).unwrap();
    let Err(error) = Journal::open(&path, "x") else { panic!("no journal") };
    assert!(error.to_string().contains("cannot be read as a journal"), "{error}");
    assert!(fs::read_to_string(&path).unwrap().starts_with("Dear"), "it is left as it was");
}

#[test]
fn two_runs_cannot_share_a_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let _first = Journal::open(&path, "x").unwrap();
    let Err(error) = Journal::open(&path, "x") else { panic!("it is in use") };
    assert!(error.to_string().contains("another run"), "{error}");
}
