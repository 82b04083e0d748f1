//! How fast each stage is, and all of them together, on one thread: megabytes of text a second.
//!
//! `cargo bench --bench stages`; `cargo bench --bench stages -- mention` for those whose name has "mention". The text
//! is that of `seeds/`, and of `../shared/seeds` where that is there.
#![allow(missing_docs, clippy::unwrap_used)] // A bench that cannot go on fails.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use demarche::corpus::{Corpus, Depth, Step};
use demarche::document::{Document, read_paths};
use demarche::export::rows::{Row, StatementRow};
use demarche::graph::{Graph, Tally};
use demarche::mention::Mentions;
use demarche::record::Extraction;
use demarche::speaker::Passages;
use demarche::stance::Statements;
use demarche::structure::Structure;
use demarche::syntax::Syntax;
use demarche::{Analysis, Extractor, export};

fn samples() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("seeds"), root.join("../shared/seeds")];
    read_paths(folders.into_iter().filter(|f| f.is_dir()), |error| panic!("{error}"))
}

fn stages(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let documents = samples();
    let done: Vec<Analysis> = documents.iter().map(|d| extractor.analyse(d)).collect();
    let records: Vec<Extraction> = done.iter().map(|a| extractor.records(a)).collect();
    let (gazetteer, frames) = (extractor.gazetteer(), extractor.frames());
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10).throughput(Throughput::Bytes(documents.iter().map(|d| d.text.len() as u64).sum()));

    let each = |work: &dyn Fn(&Analysis)| done.iter().for_each(work);
    group.bench_function("1 document", |b| {
        b.iter(|| done.iter().for_each(|a| drop(black_box(Document::from_text("x", &a.document.text)))));
    });
    group.bench_function("2 structure", |b| {
        b.iter(|| each(&|a| drop(black_box(Structure::of(&a.document)))));
    });
    group.bench_function("3 mention", |b| {
        b.iter(|| each(&|a| drop(black_box(Mentions::find(&a.document, &a.structure, gazetteer)))));
    });
    group.bench_function("4 syntax", |b| {
        b.iter(|| each(&|a| drop(black_box(Syntax::of(&a.document.text, &a.structure, &a.mentions)))));
    });
    group.bench_function("5 speaker", |b| {
        b.iter(|| {
            each(&|a| drop(black_box(Passages::find(&a.document, &a.structure, &a.mentions, &a.syntax))));
        });
    });
    group.bench_function("6 stance", |b| {
        b.iter(|| {
            each(&|a| {
                let Analysis { document, structure, mentions, syntax, passages, .. } = a;
                let found = Statements::find(&document.text, structure, mentions, syntax, passages, frames);
                drop(black_box(found));
            });
        });
    });
    group.bench_function("7 records", |b| b.iter(|| each(&|a| drop(black_box(extractor.records(a))))));
    group.bench_function("8 graph", |b| {
        b.iter(|| records.iter().for_each(|r| drop(black_box(Graph::build(r)))));
    });
    group.bench_function("8 tally", |b| {
        b.iter(|| {
            let mut tally = Tally::new(3);
            records.iter().for_each(|r| tally.add(r));
            drop(black_box(tally.finish()));
        });
    });
    group.bench_function("9 json", |b| {
        b.iter(|| records.iter().for_each(|r| drop(black_box(export::json::to_string(r)))));
    });
    group.bench_function("9 rows", |b| {
        b.iter(|| {
            for row in records.iter().flat_map(StatementRow::of) {
                drop(black_box(serde_json::to_vec(&row)));
            }
        });
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let documents = samples();
    let mut group = criterion.benchmark_group("whole");
    group.sample_size(10).throughput(Throughput::Bytes(documents.iter().map(|d| d.text.len() as u64).sum()));
    let depths = [
        ("names only", Depth::Mentions, 1),
        ("to the end", Depth::Statements, 1),
        ("two threads", Depth::Statements, 2),
    ];
    for (name, depth, threads) in depths {
        group.bench_function(name, |b| {
            b.iter(|| {
                let corpus = Corpus::new(&extractor).depth(depth).threads(threads);
                let visit = |step: Step, _| {
                    drop(black_box(step));
                    Ok(())
                };
                corpus.run(documents.iter().cloned().map(Ok), visit).unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, whole);
criterion_main!(benches);
