//! Whose words or views a passage gives, and which words name him.

use std::sync::OnceLock;

use demarche::Extractor;
use demarche::document::Document;
use demarche::record::How;

fn reader() -> &'static Extractor {
    static READER: OnceLock<Extractor> = OnceLock::new();
    READER.get_or_init(|| Extractor::builder().author("leader/writer").date("1966-06").build().unwrap())
}

/// Reads news that no author is named for.
fn news_reader() -> &'static Extractor {
    static READER: OnceLock<Extractor> = OnceLock::new();
    READER.get_or_init(|| Extractor::builder().date("1966-06").build().unwrap())
}

/// The passages that the text names somebody for: speaker, the words that name him, what he speaks.
fn passages(text: &str) -> Vec<(String, String, String)> {
    passages_by(reader(), text)
}

fn passages_by(reader: &Extractor, text: &str) -> Vec<(String, String, String)> {
    let found = reader.extract(&Document::from_text("t", text)).speakers;
    let cut = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
    found
        .into_iter()
        .filter(|p| matches!(p.how, How::Reported | How::Quoted))
        .filter_map(|p| {
            let source = p.source?;
            Some((p.speaker, cut(source.start, source.end), cut(p.start, p.end)))
        })
        .collect()
}

fn speaks(text: &str, speaker: &str, source: &str, words: &str) {
    speaks_by(reader(), text, speaker, source, words);
}

fn speaks_by(reader: &Extractor, text: &str, speaker: &str, source: &str, words: &str) {
    let found = passages_by(reader, text);
    let fits = found.iter().any(|(who, named, said)| who == speaker && named == source && said == words);
    assert!(fits, "{text}\n  expected {speaker}, “{source}”: “{words}”\n  found {found:#?}");
}

fn nobody_speaks(text: &str) {
    assert_eq!(passages(text), [], "{text}");
}

#[test]
fn words_about_somebody_are_the_subjects_in_news() {
    speaks_by(
        news_reader(),
        "Brezhnev praised the Polish workers.",
        "leader/leonid-brezhnev",
        "Brezhnev",
        "the Polish workers",
    );
    speaks_by(
        news_reader(),
        "Gromyko called for a conference on disarmament.",
        "leader/andrei-gromyko",
        "Gromyko",
        "for a conference on disarmament",
    );
    // An author who reports it keeps the sentence.
    nobody_speaks("Brezhnev praised the Polish workers.");
}

#[test]
fn thoughts_and_wishes_are_the_subjects() {
    speaks(
        "Kosygin believes that the talks will fail.",
        "leader/alexei-kosygin",
        "Kosygin",
        "that the talks will fail",
    );
    speaks(
        "Kosygin does not want a new conference this year.",
        "leader/alexei-kosygin",
        "Kosygin",
        "a new conference this year",
    );
}

#[test]
fn what_the_reporter_guesses_is_his_own() {
    nobody_speaks("Kosygin was no doubt hoping to reach an agreement.");
    nobody_speaks("Kosygin may fear a conflict.");
    nobody_speaks("Poland fears a conflict.");
}

#[test]
fn a_clause_under_a_noun_of_speech_is_its_owners() {
    speaks(
        "We discussed Gromyko's claim that the border was closed.",
        "leader/andrei-gromyko",
        "Gromyko's",
        "that the border was closed",
    );
}

#[test]
fn a_participle_beside_the_verb_goes_on_with_the_report() {
    speaks(
        "Gromyko left the hall, saying that he would not return.",
        "leader/andrei-gromyko",
        "Gromyko",
        "that he would not return",
    );
}

#[test]
fn a_name_and_a_colon_give_the_quotation() {
    speaks(
        "Foreign Minister Gromyko: \"We shall sign when all the others have signed.\"",
        "leader/andrei-gromyko",
        "Gromyko",
        "\"We shall sign when all the others have signed.\"",
    );
    let told = passages("He told Gromyko: \"We shall sign when all the others have signed.\"");
    assert!(told.iter().all(|(who, _, _)| who != "leader/andrei-gromyko"), "{told:?}");
}

#[test]
fn who_speaks_for_somebody_speaks_his_words() {
    speaks(
        "A spokesman for Brezhnev said that the visit was postponed.",
        "leader/leonid-brezhnev",
        "A spokesman for Brezhnev",
        "A spokesman for Brezhnev said that the visit was postponed.",
    );
}

#[test]
fn a_named_source_in_no_gazetteer_is_not_the_author() {
    speaks(
        "According to the Ruritanian Gazette, Poland will sign the treaty.",
        "unknown",
        "the Ruritanian Gazette",
        "According to the Ruritanian Gazette, Poland will sign the treaty.",
    );
    nobody_speaks("According to unofficial information, Poland will sign the treaty.");
}

#[test]
fn inside_anothers_words_he_says_what_they_want() {
    let found = passages("Gromyko said that Brezhnev wanted a conference.");
    assert!(found.iter().all(|(who, _, _)| who == "leader/andrei-gromyko"), "{found:?}");
}
