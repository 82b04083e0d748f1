use super::*;
use crate::Extractor;
use crate::gazetteer::GazetteerBuilder;

fn rows(texts: &[&str], least: usize) -> Vec<Named> {
    let extractor = Extractor::new();
    let mut suggestions = Suggestions::new(extractor.gazetteer());
    for (n, text) in texts.iter().enumerate() {
        let mut document = Document::from_text(&format!("{n}.txt"), *text);
        document.metadata.date = Some(format!("196{n}"));
        let (document, structure, mentions) = extractor.names(&document);
        suggestions.read(&document, &structure, &mentions);
    }
    let rows = suggestions.rows(least);
    let mut csv = Vec::new();
    write_csv(&rows, &mut csv).unwrap();
    let mut builder = GazetteerBuilder::with_builtin();
    builder.read_text("own.csv", &String::from_utf8(csv).unwrap());
    assert_eq!(builder.build().1, [], "what is written can be used beside what is built in");
    rows
}

#[test]
fn one_person_is_one_row_over_all_documents() {
    let found = rows(
        &[
            "Ambassador Gregor Q. Zubrowsky spoke. Mr. Zubrowsky said little.",
            "Mr. Zubrowsky said that he would come.",
            "Ambassador G. Zubrowsky said more. Minister Ewald Quastorf said less.",
        ],
        1,
    );
    let told: Vec<(&str, &str)> = found.iter().map(|r| (r.id.as_str(), r.note[0].as_str())).collect();
    assert_eq!(
        told,
        [
            ("leader/gregor-q-zubrowsky", "4 times in 3 documents, 1960 to 1962"),
            ("leader/ewald-quastorf", "1 time in 1 document, 1962"),
        ]
    );
    assert_eq!(found[0].surnames, ["Zubrowsky"]);
    let examples = found[0].note.last().unwrap();
    assert_eq!(examples.matches(".txt)").count(), 3, "{examples}");
    assert!(examples.starts_with("“Ambassador Gregor Q. Zubrowsky spoke.” (0.txt)"), "{examples}");
}

#[test]
fn a_surname_of_two_is_left_open() {
    let texts =
        ["Ambassador Gregor Zubrowsky spoke.", "Minister Ewald Zubrowsky spoke.", "Mr. Zubrowsky said no."];
    let found = rows(&texts, 1);
    let bare = found.iter().find(|r| r.label == "Zubrowsky").unwrap();
    assert!(
        bare.note.contains(&"may be short for Ewald Zubrowsky or Gregor Zubrowsky".to_owned()),
        "{bare:?}"
    );
    assert_eq!(rows(&texts, 2), []);
}

#[test]
fn near_spellings_of_listed_names_are_told() {
    let found =
        rows(&["They spoke of Brezhniev and of Brezhniev's son. Nobody saw the Marshes or Somewhere."], 1);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].id.as_str(), "leader/brezhniev");
    assert_eq!(found[0].note[1], "close to leader/leonid-brezhnev (Leonid Brezhnev)");
}

/// What is suggested for a text by a gazetteer of some leaders.
fn with_leaders(rows: &str, text: &str) -> Vec<Named> {
    let mut builder = GazetteerBuilder::new();
    builder.read_text("own.csv", &format!("id,label,surname,prominence\n{rows}"));
    let gazetteer = builder.build().0;
    let document = Document::from_text("a.txt", text);
    let structure = Structure::of(&document);
    let mentions = Mentions::find(&document, &structure, &gazetteer);
    let mut suggestions = Suggestions::new(&gazetteer);
    suggestions.read(&document, &structure, &mentions);
    suggestions.rows(1)
}

#[test]
fn listed_bearers_of_a_surname_are_told() {
    let found = with_leaders("leader/jan-zubrow,Jan Zubrow,Zubrow,1\n", "Mr. Zubrow said nothing.");
    assert!(found[0].note[1].starts_with("surname of leader/jan-zubrow"), "{found:?}");
}

#[test]
fn names_that_several_bear_are_told() {
    let leaders = "leader/a,Jan Zubrow,Zubrow,3\nleader/b,Jan Zubrow,Zubrow,3\n";
    let found = with_leaders(leaders, "Everybody waited for Zubrow and Jan Zubrow.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|r| r.note[0] == "1 time in 1 document"), "{found:?}");
    assert!(found[0].note[1].starts_with("unresolved, may be Jan Zubrow or Jan Zubrow"), "{found:?}");
}

#[test]
fn long_sentences_are_cut_around_the_name() {
    let text = format!("{} Ambassador Gregor Zubrowsky {}.", "and then ".repeat(40), "and so on ".repeat(40));
    let found = rows(&[&text], 1);
    let example = found[0].note.last().unwrap();
    assert!(example.contains("Gregor Zubrowsky") && example.chars().count() < 200, "{example}");
}
