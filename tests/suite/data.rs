//! The shipped gazetteers and frames.

use demarche::gazetteer::{Gazetteer, check};
use demarche::stance::{Frames, check_examples};

#[test]
fn the_gazetteers_have_no_fault() {
    let hard: Vec<String> =
        check(None).expect("readable").into_iter().filter(|f| !f.warning).map(|f| f.to_string()).collect();
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}

#[test]
fn every_frame_has_examples_and_they_hold() {
    let frames = Frames::builtin();
    for frame in frames.iter() {
        let positive = frame.examples.iter().filter(|e| !e.rows.is_empty()).count();
        assert!(
            positive >= 2 && frame.examples.len() > positive.min(2),
            "{} needs two examples and a counter-example",
            frame.id
        );
    }
    let failed: Vec<String> =
        check_examples(frames, Gazetteer::builtin()).iter().map(ToString::to_string).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn the_frames_are_broad() {
    assert!(Frames::builtin().predicates() >= 700, "{}", Frames::builtin().predicates());
}
