use super::*;
use crate::export::json;
use crate::record::{Stance, StatementRecord, UnresolvedRecord};

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

fn text(extraction: &Extraction, form: Form) -> String {
    let mut bytes = Vec::new();
    write(extraction, &Graph::build(extraction), &ReportOptions::default(), form, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn add(extraction: &mut Extraction, holder: &str, stance: Stance, target: &str, words: &str) {
    let id = format!("letter.txt#new-{}", extraction.statements.len());
    let (holder, target, polarity, text) = (holder.into(), target.into(), stance.polarity(), words.into());
    let row = extraction.statements[0].clone();
    let start = 1000 + extraction.statements.len();
    extraction.statements.push(StatementRecord { id, holder, target, stance, polarity, text, start, ..row });
}

#[test]
fn conflicts_and_ties_are_told_with_their_sentences() {
    let text = text(&letter(), Form::Markdown);
    let (conflicts, ties) = text.split_once("## The closest ties").unwrap();
    let (before, conflicts) = conflicts.split_once("## The sharpest conflicts").unwrap();
    assert!(before.contains("| Kim Il Sung | 1 | 2 | 2 | United States: criticize 2 |"), "{before}");
    assert!(conflicts.contains("### Kim Il Sung and United States"));
    assert!(conflicts.contains("Kim Il Sung toward United States: criticize 2."));
    assert!(conflicts.contains("> We **condemn** the “American” imperialists. ("));
    assert!(conflicts.contains("; 1966-02-03; criticize letter.txt\\#59-2; 0."), "{conflicts}");
    let ties = ties.split_once("## What could not be told").unwrap().0;
    assert!(ties.contains("### Kim Il Sung and North Vietnam") && !ties.contains("condemn"), "{ties}");
}

#[test]
fn what_could_not_be_told_is_counted_by_reason() {
    let mut extraction = letter();
    extraction.unresolved.clear();
    for (start, word, reason) in
        [(1, "Kohler", "two persons"), (2, "Kohler", "two persons"), (3, "he", "no referent")]
    {
        let (document, text, reason) = ("letter.txt".into(), word.into(), reason.into());
        extraction.unresolved.push(UnresolvedRecord { document, start, end: start + 1, text, reason });
    }
    extraction.documents[0].date = None;
    let told = text(&extraction, Form::Markdown);
    assert!(told.contains("1 document bears no date"), "{told}");
    assert!(told.contains("| two persons | 2 | Kohler (2) |\n| no referent | 1 | he (1) |"), "{told}");
    assert!(text(&Extraction::default(), Form::Markdown).contains("Nothing is listed as unresolved"));
}

#[test]
fn nothing_of_a_document_is_taken_for_markup() {
    let mut extraction = letter();
    let hostile = "<script>alert(1)</script> [x](javascript:y) | *b* \u{1}";
    extraction.documents[0].title = Some(hostile.into());
    for entity in extraction.entities.values_mut() {
        entity.label = format!("{hostile} {}", entity.label);
    }
    add(&mut extraction, "leader/kim-il-sung", Stance::Oppose, "country/united-states", hostile);
    let page = text(&extraction, Form::Html);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let told = text(&extraction, Form::Markdown);
    let bare = told.replace("\\<", "").replace("data:image/svg", "");
    assert!(!bare.contains('<') && !bare.contains("[x]("), "{told}");
    assert!(told.contains("\\[x\\](javascript:y) \\| \\*b\\*"), "{told}");
    assert!(
        told.lines()
            .filter(|l| l.starts_with("| ") && l.contains("alert"))
            .all(|l| l.matches(" | ").count() >= 4)
    );
}

#[test]
fn figures_are_there_where_there_is_something_to_show() {
    assert!(
        !text(&letter(), Form::Html).contains("by the date of their documents"),
        "one date makes no curve"
    );
    let mut extraction = letter();
    let mut other = extraction.documents[0].clone();
    (other.id, other.date) = ("other.txt".into(), Some("1969-05".into()));
    extraction.documents.push(other);
    add(
        &mut extraction,
        "country/poland",
        Stance::Oppose,
        "country/united-states",
        "Poland opposes the war.",
    );
    extraction.statements.last_mut().unwrap().document = "other.txt".into();
    let page = text(&extraction, Form::Html);
    assert!(page.contains("<title>1966: 1 for, 3 against</title>"), "{page}");
    assert!(page.contains("<title>1969: 0 for, 1 against</title>") && page.contains("1967: 0 for"));
    let documents: Vec<&str> = page.match_indices("<svg").map(|(at, _)| &page[at..at + 4]).collect();
    assert_eq!(documents.len(), 2, "the years and the matrix");
    for svg in page.split("<figure>").skip(1).map(|f| f.split_once("<figcaption>").unwrap().0) {
        roxmltree::Document::parse(svg.trim()).unwrap();
    }
}
