//! Floors of the scores on annotated documents. They stand outside the project: without them nothing is asserted.

use demarche::evaluate::{GoldDocument, Measure, evaluate};
use demarche::{Extractor, document};

/// Least figures for each set: measure, floor for the mean over its documents.
const FLOORS: [(&str, &str, &[(Measure, f64)]); 2] = [
    ("gold/seeds", "seeds", &[(Measure::Mentions, 0.93), (Measure::Links, 0.88), (Measure::Stance, 0.45)]),
    ("gold/frus", "gold/frus", &[(Measure::Mentions, 0.85), (Measure::Stance, 0.30)]),
];

#[test]
#[allow(clippy::print_stderr)]
fn annotated_documents_score_at_least_this() {
    let shared = super::root().join("../shared");
    for (gold, texts, floors) in FLOORS {
        let folder = shared.join(gold);
        if !folder.is_dir() {
            eprintln!("skipped: no annotated documents at ../shared/{gold}");
            continue;
        }
        let golds = GoldDocument::read_all(&folder).expect("annotations");
        let mut reports = Vec::new();
        for gold in &golds {
            let documents =
                document::read_paths([shared.join(texts).join(&gold.document)], |e| panic!("{e}"));
            let extraction = Extractor::new().extract(&documents[0]);
            reports.push(evaluate(gold, &extraction, None).expect("a report"));
        }
        for (measure, floor) in floors {
            let sum: f64 = reports.iter().filter_map(|r| r.scores(*measure)).map(|s| s.f1()).sum();
            let mean = sum / reports.len() as f64;
            assert!(mean >= *floor, "{gold}: {} is {mean:.3}; expected at least {floor}", measure.name());
        }
    }
}
