//! Names of two centuries in sentences of their time, each linked to the one who was meant.

use std::collections::BTreeMap;

use demarche::document::read_paths;
use demarche::gazetteer::{Gazetteer, GazetteerBuilder};

use crate::support::{builtin, path};

/// Which entity each name of each sentence is linked to, and those that should be there and are not.
#[test]
fn names_are_linked_to_those_who_bore_them_at_the_time() {
    let sentences = read_paths([path("tests/gazetteers/names/sentences.jsonl")], |error| panic!("{error}"));
    let mut linked: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for document in &sentences {
        let (document, _, mentions) = builtin().names(document);
        for mention in &mentions.items {
            let name = mention.span.of(&document.text).to_string();
            linked.entry((document.id.clone(), name)).or_default().push(mention.entity.to_string());
        }
    }
    let expected = std::fs::read_to_string(path("tests/gazetteers/names/expected.tsv")).unwrap();
    let mut missed = Vec::new();
    for row in expected.lines() {
        let [sentence, name, entity] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let found = linked.get(&(sentence.into(), name.into())).cloned().unwrap_or_default();
        if !found.iter().any(|id| id == entity) {
            missed.push(format!("{sentence}: {name} is {entity}, found {found:?}"));
        }
    }
    assert!(expected.lines().count() >= 200);
    assert!(missed.is_empty(), "{} names:\n{}", missed.len(), missed.join("\n"));
}

/// What decides between namesakes: date, title, nationality, what is named in full, one's own list.
#[test]
fn evidence_decides_between_namesakes() {
    let mut own = GazetteerBuilder::new();
    own.read_text(
        "leaders.csv",
        "id,label,surname,country,prominence\n\
         leader/ana-moro,Ana Moro,Moro,country/a,2\n\
         leader/ben-moro,Ben Moro,Moro,country/b,2\n",
    );
    own.read_text(
        "countries.csv",
        "id,label,adjectives\ncountry/a,Avaria,Avarian\ncountry/b,Borduria,Bordurian\n",
    );
    own.read_text(
        "terms.csv",
        "leader,office,role,country,from,to\n\
         leader/ana-moro,Foreign Minister,foreign-minister,country/a,1960,1963\n\
         leader/ben-moro,Ambassador,ambassador,country/b,1962,1970\n",
    );
    let (gazetteer, findings) = own.build();
    assert_eq!(findings, []);
    let who = |date: &str, text: &str| moro(&gazetteer, date, text);
    assert_eq!(who("1960", "Nobody believed Moro."), ["leader/ana-moro"], "the only one in office");
    assert_eq!(who("1968", "Nobody believed Moro."), ["leader/ben-moro"]);
    assert_eq!(who("1962", "Nobody believed Moro."), [""; 0], "an even choice is nobody");
    assert_eq!(who("1962", "Nobody believed Ambassador Moro."), ["leader/ben-moro"]);
    assert_eq!(who("1962", "They met the Avarian Foreign Minister Moro."), ["leader/ana-moro"]);
    assert_eq!(who("1962", "They met Moro, the Bordurian Ambassador."), ["leader/ben-moro"]);
    assert_eq!(
        who("1962", "Ana Moro came late. Nobody believed Moro."),
        ["leader/ana-moro", "leader/ana-moro"]
    );
    assert_eq!(
        who("1962", "Ambassador Moro came late. Nobody believed Moro."),
        ["leader/ben-moro", "leader/ben-moro"]
    );
}

/// Whom "Moro" means, mention by mention.
fn moro(gazetteer: &Gazetteer, date: &str, text: &str) -> Vec<String> {
    use demarche::document::Document;
    use demarche::mention::Mentions;
    use demarche::structure::Structure;
    let mut document = Document::from_text("moro", text);
    document.metadata.date = Some(date.into());
    let structure = Structure::of(&document);
    let mentions = Mentions::find(&document, &structure, gazetteer);
    let named = mentions.items.iter().filter(|m| m.span.of(text).contains("Moro"));
    named.map(|m| m.entity.to_string()).collect()
}

/// A former minister: remembered by a rare surname where the country is spoken of, and not for ever.
#[test]
fn a_rare_surname_of_the_past_needs_its_country() {
    let mut own = GazetteerBuilder::new();
    own.read_text("a.csv", "id,label\ncountry/a,Avaria\n");
    own.read_text(
        "b.csv",
        "id,label,surname,country,prominence\nleader/x-moro,Xenia Moro,Moro,country/a,2\n",
    );
    own.read_text(
        "c.csv",
        "leader,office,role,country,from,to\nleader/x-moro,Minister,minister,country/a,1950,1955\n",
    );
    let gazetteer = own.build().0;
    assert_eq!(moro(&gazetteer, "1966", "Avaria had no word for Moro."), ["leader/x-moro"]);
    assert_eq!(moro(&gazetteer, "1966", "There was no word for Moro."), [""; 0]);
    assert_eq!(moro(&gazetteer, "1980", "Avaria had no word for Moro."), [""; 0]);
}
