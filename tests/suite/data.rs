//! The shipped gazetteers and frames, and the invented world.

use std::collections::BTreeSet;

use demarche::error::Finding;
use demarche::gazetteer::{self, Gazetteer, GazetteerBuilder};
use demarche::stance::{Frames, check_examples};

use crate::support::path;

/// Of the frames' examples, at least this share gives the expected rows. `demarche check` wants all of them.
const EXAMPLES_RIGHT: f64 = 1.0;

fn faults(findings: &[Finding]) -> Vec<String> {
    findings.iter().filter(|f| !f.warning).map(ToString::to_string).collect()
}

#[test]
fn shipped_gazetteers_have_no_fault() {
    let findings: Vec<String> = gazetteer::check(None).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(findings, [""; 0], "no fault, and no warning");
}

#[test]
fn every_gazetteer_file_is_built_in() {
    let mut builder = GazetteerBuilder::new();
    builder.read_path(&path("gazetteers")).unwrap();
    let ids = |g: &Gazetteer| g.entries().map(|e| e.id.to_string()).collect::<BTreeSet<_>>();
    let (files, builtin) = (ids(&builder.build().0), ids(Gazetteer::builtin()));
    let only: Vec<_> = files.symmetric_difference(&builtin).take(5).collect();
    assert!(only.is_empty(), "in gazetteers/ or in src/gazetteer/builtin.rs, not in both: {only:?}");
}

#[test]
fn every_frame_file_is_built_in() {
    let (files, findings) = Frames::load_with_findings(&path("gazetteers/stances")).unwrap();
    assert_eq!(faults(&findings), [""; 0]);
    assert_eq!(
        files.digest(),
        Frames::builtin().digest(),
        "gazetteers/stances/ differs from FILES in frames.rs"
    );
}

#[test]
fn frames_keep_to_their_examples() {
    let findings = check_examples(Frames::builtin(), Gazetteer::builtin());
    let all: usize = Frames::builtin().iter().map(|f| f.examples.len()).sum();
    let right = 1.0 - findings.len() as f64 / all as f64;
    let list: Vec<String> = findings.iter().map(ToString::to_string).collect();
    println!("{} of {all} examples fail:\n{}", list.len(), list.join("\n"));
    assert!(right >= EXAMPLES_RIGHT, "{right:.3} of the examples are right; expected {EXAMPLES_RIGHT}");
}

#[test]
fn every_frame_has_two_examples_and_a_counterexample() {
    for frame in Frames::builtin().iter() {
        let positive = frame.examples.iter().filter(|e| !e.rows.is_empty()).count();
        assert!(positive >= 2 && frame.examples.len() > positive.min(2), "{}", frame.id);
    }
}

#[test]
fn frames_are_broad() {
    assert!(Frames::builtin().predicates() >= 700, "{}", Frames::builtin().predicates());
}

#[test]
fn the_invented_world_has_no_fault() {
    let findings = gazetteer::check(Some(&path("tests/gazetteers/world"))).unwrap();
    assert_eq!(findings, []);
    let (frames, findings) = Frames::load_with_findings(&path("tests/gazetteers/frames")).unwrap();
    assert_eq!(findings, []);
    let world = Gazetteer::load(false, &[path("tests/gazetteers/world")]).unwrap();
    assert_eq!(check_examples(&frames, &world), []);
}
