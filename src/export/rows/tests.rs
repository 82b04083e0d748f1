use std::path::Path;

use super::*;
use crate::export::json;

fn letter() -> Extraction {
    json::read("letter.json", include_str!("../../../tests/data/letter.json")).unwrap()
}

fn forms() -> Vec<&'static str> {
    let mut forms = vec!["rows.jsonl", "rows.jsonl.zst"];
    if cfg!(feature = "parquet") {
        forms.push("rows.parquet");
    }
    forms
}

fn written<R: Row>(path: &Path, parts: &[&Extraction]) -> usize {
    let mut file = RowFile::<R>::create(path).unwrap();
    parts.iter().for_each(|part| file.add(part).unwrap());
    file.finish().unwrap()
}

#[test]
fn every_form_gives_back_its_rows() {
    let (folder, letter) = (tempfile::tempdir().unwrap(), letter());
    let statements: Vec<StatementRow> = StatementRow::of(&letter).collect();
    let mentions: Vec<MentionRow> = MentionRow::of(&letter).collect();
    assert!(statements.iter().any(|s| s.statement.cue.is_none() && s.date.is_some()));
    assert!(statements.iter().any(|s| s.statement.cue.is_some()));
    for form in forms() {
        let path = folder.path().join(form);
        assert_eq!(written::<StatementRow>(&path, &[&letter, &letter]), 2 * statements.len());
        let AnyRows::Statements(rows) = read(&path).unwrap() else { panic!("{form}: statements") };
        let again: Vec<StatementRow> = rows.map(Result::unwrap).collect();
        assert_eq!(again[..statements.len()], statements, "{form}");
        assert_eq!(again[statements.len()..], statements, "{form}");
        assert_eq!(written::<MentionRow>(&path, &[&letter]), mentions.len());
        let AnyRows::Mentions(rows) = read(&path).unwrap() else { panic!("{form}: mentions") };
        assert_eq!(rows.map(Result::unwrap).collect::<Vec<_>>(), mentions, "{form}");
    }
}

#[test]
fn a_table_without_rows_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    for form in forms() {
        let path = folder.path().join(form);
        assert_eq!(written::<StatementRow>(&path, &[]), 0);
        let AnyRows::Statements(mut rows) = read(&path).unwrap() else { panic!("{form}: nothing") };
        assert!(rows.next().is_none(), "{form}");
    }
}

#[test]
fn nothing_stands_under_the_name_before_the_end() {
    let folder = tempfile::tempdir().unwrap();
    for form in forms() {
        let path = folder.path().join(form);
        let mut file = RowFile::<StatementRow>::create(&path).unwrap();
        file.add(&letter()).unwrap();
        assert!(!path.exists());
        let error = RowFile::<StatementRow>::create(&path).err().unwrap();
        assert!(error.to_string().contains("another run"), "{error}");
        drop(file);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_a_killed_run_left_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.jsonl");
    std::fs::write(folder.path().join("rows.jsonl.part"), "half a row ".repeat(9999)).unwrap();
    let count = written::<StatementRow>(&path, &[&letter()]);
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), count);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn faults_of_a_table_have_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.jsonl");
    written::<StatementRow>(&path, &[&letter()]);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("\"rule\"", "\"role\"", 2).replacen("\"role\"", "\"rule\"", 1))
        .unwrap();
    let AnyRows::Statements(rows) = read(&path).unwrap() else { panic!("statements") };
    let faults: Vec<_> = rows.filter_map(Result::err).collect();
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].line(), Some(2));
    assert!(faults[0].reason().contains("missing field `rule`"), "{}", faults[0]);
    std::fs::write(&path, "{\"id\": 1}\n").unwrap();
    assert!(read(&path).err().unwrap().reason().contains("expected a file of extract --statements"));
}

#[test]
fn a_name_that_asks_for_no_form_is_refused() {
    let error = RowFile::<MentionRow>::create("rows.xlsx".as_ref()).err().unwrap();
    assert!(error.to_string().contains("expected .jsonl, .jsonl.zst or .parquet"), "{error}");
}
