use super::*;
use crate::export::json;
use crate::record::Stance;

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

fn gold() -> GoldDocument {
    GoldDocument::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.gold.json")).unwrap()
}

fn report(extraction: &Extraction) -> Report {
    evaluate(&gold(), extraction, None).unwrap()
}

#[test]
fn every_measure_is_taken() {
    let report = report(&letter());
    assert_eq!(
        report.to_string(),
        "letter.txt
  mentions        p 1.0000  r 1.0000  f1 1.0000  predicted 7  gold 7
  mentions_exact  p 1.0000  r 1.0000  f1 1.0000  predicted 7  gold 7
  speakers        accuracy 1.0000  gold 5
  links           p 1.0000  r 1.0000  f1 1.0000  predicted 5  gold 5
  stance          p 1.0000  r 0.8000  f1 0.8889  predicted 4  gold 5
  stance_tag      p 1.0000  r 0.8000  f1 0.8889  predicted 4  gold 5
  edges           p 1.0000  r 0.7500  f1 0.8571  predicted 3  gold 4"
    );
    let value = serde_json::to_value(&report).unwrap();
    let stance = serde_json::json!({"p": 1.0, "r": 0.8, "f1": 0.8889, "predicted": 4, "gold": 5});
    assert_eq!(value["stance"], stance);
    assert_eq!(value["speakers"], serde_json::json!({"accuracy": 1.0, "gold": 5}));
}

#[test]
fn faults_are_listed_where_they_are() {
    let mut extraction = letter();
    extraction.mentions[2].entity = "country/poland".into();
    extraction.speakers[0].end = 100;
    extraction.statements[2].stance = Stance::Praise;
    let lines: Vec<_> = report(&extraction).details.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "stance extra @59: leader/kim-il-sung -> country/united-states [praise]",
            "stance missed @59: leader/kim-il-sung -> country/united-states [criticize]",
            "mention extra @75: American [country/poland]",
            "mention missed @75: American [country/united-states]",
            "speaker wrong @99: nobody [leader/kim-il-sung]",
            "stance missed @99: country/united-states -> country/north-vietnam [oppose]",
            "speaker wrong @180: nobody [leader/kim-il-sung]",
            "speaker wrong @213: nobody [leader/kim-il-sung]",
        ]
    );
}

#[test]
fn an_optional_row_is_right_if_found() {
    let mut extraction = letter();
    let mut row = extraction.statements[2].clone();
    (row.stance, row.target) = (Stance::Urge, "leader/wladyslaw-gomulka".into());
    (row.start, row.end) = (180, 210);
    extraction.statements.push(row);
    let scores = report(&extraction).stance_tag;
    assert_eq!(scores, Scores { right: 5, predicted: 5, found: 4, gold: 5 });
}

#[test]
fn the_document_is_found_by_name_or_named() {
    let mut extraction = letter();
    let mut other = extraction.documents[0].clone();
    (other.id, other.path) = ("other.txt".into(), None);
    extraction.documents.push(other.clone());
    assert_eq!(report(&extraction).mentions.predicted, 7);
    assert_eq!(evaluate(&gold(), &extraction, Some("other.txt")).unwrap().mentions.predicted, 0);

    other.id = "more/letter.html".into();
    extraction.documents.push(other);
    let error = evaluate(&gold(), &extraction, None).unwrap_err().to_string();
    assert_eq!(error, "the output holds 3 documents and 2 of them match letter: name the document");
    let error = evaluate(&gold(), &extraction, Some("none")).unwrap_err().to_string();
    assert_eq!(error, "no document \"none\" in this output");
    assert!(evaluate(&gold(), &Extraction::default(), None).is_err());
}

#[test]
fn faults_of_annotations_name_file_and_line() {
    let sentence = r#"{"document": "a", "sentences": [{"sid": 0, "start": 9, "end": 5, "speaker": "x"}]}"#;
    let error = GoldDocument::from_json("a.json", sentence).unwrap_err().to_string();
    assert_eq!(error, "a.json: sentence 0 ends at 5, before its start 9");
    let tag = "{\"document\": \"a\", \"sentences\": [{\"sid\": 0, \"start\": 0, \"end\": 5, \"speaker\": \"x\",\n\
               \"stances\": [{\"holder\": \"a\", \"target\": \"b\", \"tag\": \"likes\"}]}]}";
    let error = GoldDocument::from_json("a.json", tag).unwrap_err().to_string();
    assert!(error.starts_with("a.json:2: unknown variant `likes`"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let error = GoldDocument::read_all(folder.path()).unwrap_err().to_string();
    assert!(error.contains("no .json file in this folder"), "{error}");
    assert!(
        GoldDocument::read("no-such.json").unwrap_err().to_string().starts_with("no-such.json: cannot read")
    );
}

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("b")).unwrap();
    for name in ["c.json", "b/a.json", "a.json", "b/x.txt"] {
        let text = format!("{{\"document\": {name:?}, \"note\": 1, \"sentences\": []}}");
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let golds = GoldDocument::read_all(folder.path()).unwrap();
    let names: Vec<_> = golds.iter().map(|g| g.document.as_str()).collect();
    assert_eq!(names, ["a.json", "b/a.json", "c.json"]);
}
