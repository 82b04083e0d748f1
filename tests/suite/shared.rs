//! Figures on annotated documents that lie beside the repository. Without them these tests are skipped.

use std::path::{Path, PathBuf};

use demarche::document::read_paths;
use demarche::evaluate::{GoldDocument, Report, Threshold, evaluate};

use crate::support::{builtin, path};

/// Annotations, the texts to them, and the figures that all of a set must reach together. They are floors a little
/// below what was measured; raise them when it gets better, and lower them only with a reason.
const FLOORS: [(&str, &str, &[&str]); 2] = [
    (
        "gold/seeds",
        "seeds",
        &["mentions.f1=0.98", "speakers=0.92", "links.f1=0.88", "stance.f1=0.50", "edges.f1=0.57"],
    ),
    (
        "gold/frus",
        "gold/frus",
        &["mentions.f1=0.97", "speakers=0.97", "links.f1=0.93", "stance.f1=0.34", "edges.f1=0.45"],
    ),
];

/// `../shared`, where it is.
fn shared() -> Option<PathBuf> {
    let folder = path("../shared");
    if !folder.join("gold").is_dir() {
        eprintln!("skipped: no annotated documents in {}", folder.display());
        return None;
    }
    Some(folder)
}

fn reports(golds: &Path, texts: &Path) -> Vec<Report> {
    let golds = GoldDocument::read_all(golds).unwrap();
    golds
        .iter()
        .map(|gold| {
            let documents = read_paths([texts.join(&gold.document)], |error| panic!("{error}"));
            evaluate(gold, &builtin().extract(&documents[0]), None).unwrap()
        })
        .collect()
}

#[test]
fn figures_stay_above_their_floors() {
    let Some(shared) = shared() else { return };
    let mut short = Vec::new();
    for (golds, texts, floors) in FLOORS {
        let reports = reports(&shared.join(golds), &shared.join(texts));
        let total = Report::total(&reports);
        reports.iter().for_each(|report| println!("{report}"));
        println!("{golds}: {total}");
        for floor in floors {
            let floor: Threshold = floor.parse().unwrap();
            short.extend(floor.shortfall(&total).map(|s| format!("{golds}: {s}")));
        }
    }
    assert!(short.is_empty(), "{}", short.join("\n"));
}
