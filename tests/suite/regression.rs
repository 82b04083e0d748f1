//! What once went wrong, a test each.

use demarche::Extractor;
use demarche::document::Document;

fn entities(text: &str) -> Vec<(String, String)> {
    let extractor = Extractor::builder().date("1966-06").build().expect("the built-in data");
    let extraction = extractor.extract(&Document::from_text("t", text));
    extraction.mentions.into_iter().map(|m| (m.text, m.entity.to_string())).collect()
}

fn names(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(t, e)| (t.to_string(), e.to_string())).collect();
    assert_eq!(entities(text), expected, "{text}");
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
    let extractor =
        Extractor::builder().author("leader/speaker").date("1966").build().expect("the built-in data");
    let document = Document::from_text("t", "Explanations were given in Turkish newspapers.");
    assert_eq!(extractor.extract(&document).statements.iter().filter(|s| s.polarity != 0).count(), 0);
}

#[test]
fn a_title_in_quotation_marks_takes_no_side() {
    let extractor =
        Extractor::builder().author("leader/speaker").date("1966").build().expect("the built-in data");
    let document =
        Document::from_text("t", "In the article \"Poland Betrayed Finland Again\" nothing new was said.");
    assert_eq!(extractor.extract(&document).statements.iter().filter(|s| s.polarity != 0).count(), 0);
}
