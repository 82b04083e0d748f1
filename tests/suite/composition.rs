//! What denial, duty, company, manner and reference do to the rows of a sentence.

use demarche::document::Document;
use demarche::entity::{EntityId, Kind};
use demarche::record::Stance;

use crate::support::builtin;

/// The rows of a text that take a side or urge, as "holder -> target stance", an unnamed author being "I".
fn rows(text: &str) -> Vec<String> {
    let author = EntityId::from_name(Kind::Leader, "writer");
    let mut document = Document::from_text("t", text);
    document.metadata.date = Some("1962-06".into());
    document.metadata.author = Some(author.clone());
    let name = |id: &EntityId| if *id == author { "I".to_owned() } else { id.name().to_owned() };
    let sided = builtin().analyse(&document).statements.items.into_iter();
    let mut rows: Vec<String> = sided
        .filter(|s| s.stance != Stance::Mention)
        .map(|s| format!("{} -> {} {}", name(&s.holder), name(&s.target), s.stance))
        .collect();
    rows.sort();
    rows
}

fn gives(text: &str, expected: &[&str]) {
    assert_eq!(rows(text), expected, "{text}");
}

#[test]
fn what_is_denied_gives_nothing() {
    for text in [
        "It is a lie that Bulgaria betrayed Romania.",
        "There is no truth in the report that Peru condemned Chile.",
        "The rumour that Kenya had attacked Uganda proved false.",
        "Peru denied having attacked Chile.",
        "Bolivia left the hall without thanking Chile.",
        "It is unlikely that Kenya will attack Uganda.",
    ] {
        gives(text, &[]);
    }
}

#[test]
fn a_duty_urges_whoever_has_it() {
    for text in [
        "Denmark must reply.",
        "Denmark would do well to reply.",
        "Denmark would be well advised to reply.",
        "Denmark had better answer the note.",
        "It is high time that Denmark answered.",
        "It is time for Denmark to answer.",
        "It is up to Denmark to answer.",
        "It is essential for Denmark to withdraw.",
        "Denmark must not leave the table.",
    ] {
        gives(text, &["I -> denmark urge"]);
    }
    for text in [
        "Denmark need not reply.",
        "Denmark does not have to pay.",
        "This is the first time that Denmark has paid.",
    ] {
        gives(text, &[]);
    }
    gives("Denmark should have left the table.", &["I -> denmark criticize"]);
}

#[test]
fn what_is_withheld_or_ended_turns() {
    for text in [
        "Denmark suspended aid to Kenya.",
        "Denmark cut off all assistance to Kenya.",
        "Denmark has stopped its support for Kenya.",
        "Danish aid to Kenya was suspended.",
        "Denmark decided to suspend aid to Kenya.",
    ] {
        gives(text, &["denmark -> kenya oppose"]);
    }
    gives("Denmark ended its opposition to Kenya.", &[]);
    gives("Denmark increased its aid to Kenya.", &["denmark -> kenya support"]);
}

#[test]
fn who_speaks_of_a_deed_has_not_done_it() {
    for text in [
        "Ireland investigated the invasion of Nepal.",
        "Ireland tried to prevent the invasion of Nepal.",
        "Ireland spoke about the attack on Nepal.",
        "Ireland reported the arrest of Lumumba.",
        "Ireland condemned the bombing of Nepal.",
    ] {
        gives(text, &[]);
    }
    gives("Ireland launched an invasion of Nepal.", &["ireland -> nepal oppose"]);
    gives("Ireland ordered the bombing of Nepal.", &["ireland -> nepal oppose"]);
}

#[test]
fn those_in_company_share_it() {
    let both = ["bulgaria -> peru criticize", "romania -> peru criticize"];
    for text in [
        "Like Bulgaria, Romania condemned Peru.",
        "Romania, together with Bulgaria, condemned Peru.",
        "Romania, along with Bulgaria, condemned Peru.",
        "Not only Romania but also Bulgaria condemned Peru.",
    ] {
        gives(text, &both);
    }
    gives("Unlike Bulgaria, Romania condemned Peru.", &["romania -> peru criticize"]);
    gives("Romania, not Bulgaria, condemned Peru.", &["romania -> peru criticize"]);
}

#[test]
fn those_excepted_have_it_the_other_way() {
    gives(
        "Romania supports Syria, but not Jordan.",
        &["romania -> jordan oppose", "romania -> syria support"],
    );
    gives(
        "Romania supported neither Syria nor Jordan.",
        &["romania -> jordan oppose", "romania -> syria oppose"],
    );
    gives("Romania blamed Jordan, not Syria.", &["romania -> jordan criticize"]);
    gives(
        "Spain voted for Ireland and against Portugal.",
        &["spain -> ireland support", "spain -> portugal oppose"],
    );
}

#[test]
fn manner_judges_whoever_acts() {
    gives("Spain behaved in a shameful way.", &["I -> spain criticize"]);
    gives("Poland suffered with admirable calm.", &["I -> poland praise"]);
    gives("The Finns fought with great courage.", &["I -> finland praise"]);
    gives("Franco acted like a gangster.", &["I -> francisco-franco criticize"]);
    gives("With the help of Cuba, Angola built a port.", &["cuba -> angola support"]);
    gives("Angola managed without the help of Cuba.", &[]);
}

#[test]
fn relations_go_well_or_badly() {
    let both = |stance: &str| [format!("chile -> peru {stance}"), format!("peru -> chile {stance}")];
    assert_eq!(rows("Relations between Peru and Chile have deteriorated."), both("oppose"));
    assert_eq!(rows("Relations between Peru and Chile have improved."), both("agree"));
    gives("Relations between Peru and Chile may improve.", &[]);
}

#[test]
fn who_is_meant_by_what_stands_for_two() {
    let both = ["jordan -> peru criticize", "syria -> peru criticize"];
    gives("Jordan and Syria are neighbours. They condemned Peru.", &both);
    gives(
        "Tito wrote to Nehru. The latter thanked Nasser.",
        &["jawaharlal-nehru -> gamal-abdel-nasser praise"],
    );
    let leaders = ["jawaharlal-nehru -> peru criticize", "josip-broz-tito -> peru criticize"];
    gives("Tito and Nehru met. Both leaders condemned Peru.", &leaders);
    gives("The Spanish Ambassador came at noon. He complained about Peru.", &["spain -> peru criticize"]);
}

#[test]
fn a_receiver_before_the_gift() {
    gives("Egypt gave Syria arms.", &["egypt -> syria support"]);
    gives("Egypt refused Syria a loan.", &["egypt -> syria oppose"]);
}

#[test]
fn a_name_as_which_somebody_is_described() {
    gives("Hoxha referred to Tito as a bandit.", &["enver-hoxha -> josip-broz-tito criticize"]);
    gives("Hoxha thinks of Tito as an enemy.", &["enver-hoxha -> josip-broz-tito criticize"]);
}

#[test]
fn whoever_made_it() {
    gives("Spain condemned the crimes committed by Portugal.", &["spain -> portugal criticize"]);
    gives("Spain was critical of the way Ireland had handled the dispute.", &["spain -> ireland criticize"]);
}

#[test]
fn help_in_quotation_marks_is_none() {
    gives("The \"aid\" of Spain to Chile came late.", &["I -> spain criticize"]);
}

#[test]
fn what_is_asked_for_is_not_done() {
    gives("Peru demanded that Spain help Chile.", &["peru -> chile support", "peru -> spain urge"]);
    gives("Spain provided Chile with information.", &[]);
    gives("The first task is to support Chile.", &["I -> chile support"]);
}

#[test]
fn what_is_found_hard_is_not_done() {
    gives("Peru found it hard to understand the Spanish decision.", &["peru -> spain criticize"]);
    gives("Peru is less willing to help Chile.", &["peru -> chile oppose"]);
    gives("The plan was not designed to harm Chile.", &[]);
}
