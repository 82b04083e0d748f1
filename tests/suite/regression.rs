//! What went wrong once. A test is named after the fault, as it was seen from outside, and has the smallest input
//! that showed it; it goes in before the repair, so that the repair's difference shows the change.

use std::sync::OnceLock;

use demarche::Extractor;
use demarche::document::Document;
use demarche::gazetteer::Gazetteer;

use crate::support::path;

/// The names found in a text of 1966, each with its entity.
fn names(text: &str, expected: &[(&str, &str)]) {
    let found = dated().extract(&Document::from_text("t", text)).mentions;
    let found: Vec<(&str, &str)> = found.iter().map(|m| (m.text.as_str(), m.entity.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// A text of 1966 in which nobody takes a side.
fn no_side(text: &str) {
    let found = dated().extract(&Document::from_text("t", text)).statements;
    let sided: Vec<_> = found.iter().filter(|s| s.polarity != 0).collect();
    assert!(sided.is_empty(), "{text}: {sided:?}");
}

fn dated() -> &'static Extractor {
    static DATED: OnceLock<Extractor> = OnceLock::new();
    DATED.get_or_init(|| Extractor::builder().author("leader/speaker").date("1966-06").build().unwrap())
}

#[test]
fn a_title_at_the_end_of_a_sentence_is_not_before_the_next_word() {
    names("They abused the President. Lately this stopped.", &[]);
}

#[test]
fn a_line_that_ends_with_the_last_token_is_no_panic() {
    names("the", &[]);
    names("He met the", &[]);
}

#[test]
fn a_name_of_what_no_longer_is_gives_way() {
    names(
        "Sweden and Norway signed; the Indo-Chinese border was quiet.",
        &[
            ("Sweden", "country/sweden"),
            ("Norway", "country/norway"),
            ("Indo", "country/india"),
            ("Chinese", "country/china"),
        ],
    );
}

#[test]
fn a_phrasal_verb_needs_its_particle() {
    no_side("Explanations were given in Turkish newspapers.");
}

#[test]
fn a_title_in_quotation_marks_takes_no_side() {
    no_side("In the article \"Poland Betrayed Finland Again\" nothing new was said.");
}

/// One impossible date among the built-in offices made every gazetteer of one's own unusable.
#[test]
fn own_names_load_beside_the_builtin_ones() {
    let own = Gazetteer::load(true, &[path("tests/gazetteers/world")]);
    assert_eq!(own.map(|g| g.get("country/ruritania").is_some()).map_err(|e| e.to_string()), Ok(true));
}
