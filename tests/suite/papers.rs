//! Diplomats' papers on the dealings of their state with another: who writes, who is meant without being named, toward
//! whom.

use demarche::Analysis;
use demarche::document::Document;
use demarche::record::Stance;

use crate::support::builtin;

fn read(text: &str) -> Analysis {
    builtin().analyse(&Document::from_text("t", text))
}

/// The rows that take a side or urge, as "holder -> target stance".
fn rows(text: &str) -> Vec<String> {
    let sided = read(text).statements.items.into_iter().filter(|s| s.stance != Stance::Mention);
    let mut rows: Vec<String> =
        sided.map(|s| format!("{} -> {} {}", s.holder.name(), s.target.name(), s.stance)).collect();
    rows.sort();
    rows.dedup();
    rows
}

fn telegram(sentences: &str) -> String {
    format!(
        "Telegram From the Embassy in Poland to the Department of State\n\nWarsaw, November 8, 1966.\n\n{sentences}\n"
    )
}

fn telegram_gives(sentences: &str, expected: &[&str]) {
    assert_eq!(rows(&telegram(sentences)), expected, "{sentences}");
}

fn conversation(sentences: &str) -> String {
    format!(
        "Memorandum of Conversation\n\nWarsaw, November 8, 1966.\n\nPARTICIPANTS\n\nEdward Ochab, Polish Chairman\n\n\
         Ambassador John A. Gronouski\n\n{sentences}\n"
    )
}

fn conversation_gives(sentences: &str, expected: &[&str]) {
    assert_eq!(rows(&conversation(sentences)), expected, "{sentences}");
}

#[test]
fn the_one_never_named_says_i() {
    let author = |text: &str| read(text).mentions.author.map(|a| a.name().to_owned());
    let list = "PARTICIPANTS\n\nMr. Peter Holm, Holm News Service\n\nMr. Arthur Crane, Director, EUR\n\n";
    let head = "Memorandum of Conversation\n\nWashington, January 7, 1966.\n\n";
    assert_eq!(
        author(&format!("{head}{list}Holm called on me. I told Holm to wait.\n")).as_deref(),
        Some("arthur-crane")
    );
    // Nobody says "I": the record is the side's.
    assert_eq!(
        author(&format!("{head}{list}Holm came. He was told to wait.\n")).as_deref(),
        Some("united-states")
    );
}

#[test]
fn the_minister_is_the_one_on_the_list() {
    let text = conversation("The Chairman said that West Germany had broken its word.");
    let found = read(&text);
    let row = found.statements.items.iter().find(|s| s.stance == Stance::Criticize).expect("a row");
    assert_eq!((row.holder.name(), row.target.name()), ("edward-ochab", "west-germany"));
}

#[test]
fn what_is_hostile_to_ones_own_side_comes_from_the_other() {
    let hostile = &["poland -> united-states oppose"];
    telegram_gives("There were new attacks on us last week.", hostile);
    telegram_gives("The anti-American campaign goes on.", hostile);
    telegram_gives("Anti-American remarks in the Polish press are frequent.", hostile);
    telegram_gives("The Polish decision to break relations with us came late.", hostile);
    // Blame of one's own in quotation marks is another's, and what is denied is nobody's.
    telegram_gives(
        "A meeting was held about our “aggression” in Laos.",
        &["poland -> united-states criticize"],
    );
    telegram_gives("We had held no anti-Polish meetings.", &[]);
}

#[test]
fn what_is_done_to_things_is_done_to_the_other() {
    telegram_gives(
        "The Poles have broken our agreement.",
        &["poland -> united-states oppose", "united-states -> poland criticize"],
    );
    // Nothing says that it is ours.
    telegram_gives("The Poles rejected the plan.", &[]);
}

#[test]
fn rulers_without_a_nationality_are_the_others() {
    telegram_gives("The regime criticized Albania.", &["poland -> albania criticize"]);
    telegram_gives("The new leaders hate Albania.", &["poland -> albania criticize"]);
    telegram_gives("A government criticized Albania.", &[]);
}

#[test]
fn they_and_he_carry_on() {
    let sentences = "The Poles met in May. They were tired. They went home. They slept. They woke. They attacked Albania.";
    telegram_gives(sentences, &["poland -> albania oppose"]);
    let sentences = "Ochab came. He sat down. He ate. He drank. He rose. He condemned Albania.";
    conversation_gives(sentences, &["edward-ochab -> albania criticize"]);
    // "They" are none of those who speak.
    telegram_gives(
        "Albania met us in May. We were brief. They blamed Italy.",
        &["albania -> italy criticize"],
    );
}

#[test]
fn an_answer_goes_to_whoever_spoke() {
    conversation_gives(
        "I told Ochab that I could not agree with this.",
        &["john-gronouski -> edward-ochab oppose"],
    );
    conversation_gives("Ochab said that he was tired. I agreed.", &["john-gronouski -> edward-ochab agree"]);
    conversation_gives(
        "I said that it was late. Ochab denied this.",
        &["edward-ochab -> john-gronouski oppose"],
    );
}

#[test]
fn wanting_to_meet_somebody_is_agreement() {
    conversation_gives(
        "Ochab said that he would be glad to meet Rusk.",
        &["edward-ochab -> dean-rusk agree"],
    );
    conversation_gives("Ochab met Rusk.", &[]);
}

#[test]
fn what_the_other_cannot_but_do_is_its_own() {
    telegram_gives(
        "The Poles must go on helping Cuba.",
        &["poland -> cuba support", "united-states -> poland urge"],
    );
    // Toward one's own side it is a demand.
    telegram_gives("The Poles must help us.", &["united-states -> poland urge"]);
}
