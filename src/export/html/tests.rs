use serde_json::{Value, json};

use super::*;
use crate::entity::{EntityId, Kind};
use crate::export::json;
use crate::graph::Tally;
use crate::record::{DocumentRecord, EntityRecord};

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

fn written(extraction: &Extraction, options: &HtmlOptions) -> String {
    let mut bytes = Vec::new();
    write(extraction, options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The JSON in the page, as it stands.
fn embedded(page: &str) -> &str {
    let (_, behind) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    behind.split_once("</script>").unwrap().0
}

fn data(extraction: &Extraction, options: &HtmlOptions) -> Value {
    serde_json::from_str(embedded(&written(extraction, options))).unwrap()
}

/// The statements again, from the rows and the lists that they point into.
fn rows(data: &Value) -> Vec<Value> {
    let at = |list: &str, n: &Value| data[list][n.as_u64().unwrap() as usize].clone();
    let name = |n: &Value| at("entities", n)[0].clone();
    let row = |s: &Value| {
        let sentence = at("sentences", &s[1]);
        json!({
            "id": s[0], "document": at("documents", &sentence[0])["id"], "start": sentence[1], "end": sentence[2],
            "text": sentence[3], "speaker": name(&s[2]), "holder": name(&s[3]), "target": name(&s[4]),
            "stance": s[5], "cue": [s[6], s[7]], "via": s[8].as_array().unwrap().iter().map(name).collect::<Vec<_>>(),
            "negated": s[9], "rule": at("rules", &s[10]), "confidence": s[11],
        })
    };
    data["statements"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn every_statement_reads_back() {
    let extraction = letter();
    let found = rows(&data(&extraction, &HtmlOptions::default()));
    assert_eq!(found.len(), extraction.statements.len());
    for (row, s) in found.iter().zip(&extraction.statements) {
        let cue = s.cue.as_ref().map(|c| (c.start, c.end));
        let expected = json!({
            "id": s.id, "document": s.document, "start": s.start, "end": s.end, "text": s.text,
            "speaker": s.speaker, "holder": s.holder, "target": s.target, "stance": s.stance,
            "cue": [cue.map(|c| c.0), cue.map(|c| c.1)], "via": s.via, "negated": s.negated, "rule": s.rule,
            "confidence": s.confidence,
        });
        assert_eq!(*row, expected);
    }
}

#[test]
fn hostile_names_end_no_element() {
    let hostile =
        "</script><script>alert(1)</script><!--\u{2028}\u{2029}&amp;\"><img src=x onerror=alert(2)>{{data}}";
    let mut extraction = letter();
    let quiet = written(&extraction, &HtmlOptions::default());
    for document in &mut extraction.documents {
        document.title = Some(hostile.to_owned());
        document.text = Some(hostile.to_owned());
    }
    for entity in extraction.entities.values_mut() {
        entity.label = hostile.to_owned();
    }
    let id = EntityId::new(hostile);
    let record = EntityRecord { kind: Kind::Leader, label: hostile.to_owned(), listed: false, country: None };
    extraction.entities.insert(id.clone(), record);
    for statement in &mut extraction.statements {
        (statement.text, statement.rule, statement.holder) = (hostile.into(), hostile.into(), id.clone());
    }
    let page = written(&extraction, &HtmlOptions::default());
    let text = embedded(&page);
    assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    assert_eq!(page.matches("</script").count(), quiet.matches("</script").count());
    assert_eq!(
        page.replace(text, ""),
        quiet.replace(embedded(&quiet), ""),
        "only the data depend on the input"
    );
    let data: Value = serde_json::from_str(text).unwrap();
    assert_eq!(data["documents"][0]["title"], hostile);
    assert_eq!(rows(&data)[0]["rule"], hostile);
}

#[test]
fn above_the_cap_every_edge_keeps_its_surest_and_the_rest_is_told() {
    let mut extraction = letter();
    let model = extraction.statements[0].clone();
    extraction.statements.clear();
    for (target, count) in [("country/poland", 9), ("country/france", 3), ("country/italy", 1)] {
        for n in 0..count {
            let mut s = model.clone();
            s.id = format!("{target} {n}");
            s.target = EntityId::new(target);
            s.confidence = f64::from(n) / 10.0;
            extraction.statements.push(s);
        }
    }
    let options = HtmlOptions { statements: 6, ..HtmlOptions::default() };
    let found = data(&extraction, &options);
    let ids: Vec<_> = rows(&found).iter().map(|s| s["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(
        ids,
        ["country/poland 7", "country/poland 8", "country/france 1", "country/france 2", "country/italy 0"]
    );
    assert_eq!((&found["told"]["statements"], &found["told"]["kept"]), (&json!(13), &json!(5)));
    let counts: Vec<_> = found["edges"].as_array().unwrap().iter().map(|e| e[3].clone()).collect();
    assert_eq!(counts, [json!(3), json!(9)], "France, Poland; all of Italy's is there");

    let found = data(&extraction, &HtmlOptions { statements: 2, ..options.clone() });
    assert_eq!(found["told"]["edges_left_out"], 1, "the weakest edge has no room");
    assert_eq!(found["statements"].as_array().unwrap().len(), 2);
    let found = data(&extraction, &HtmlOptions { statements: 0, ..options });
    assert_eq!(found["told"]["edges_left_out"], 3);
}

#[test]
fn texts_that_do_not_fit_are_left_out_and_counted() {
    let document = |id: &str, text: &str| DocumentRecord {
        id: id.into(),
        text: Some(text.into()),
        ..letter().documents[0].clone()
    };
    let mut extraction = letter();
    extraction.documents.push(document("long", "0123456789"));
    extraction.documents.push(document("short", "01234"));
    let found = data(&extraction, &HtmlOptions { text: 9, ..HtmlOptions::default() });
    let documents = found["documents"].as_array().unwrap();
    let texts: Vec<_> = documents.iter().map(|d| d.get("text").is_some()).collect();
    assert_eq!(texts.last(), Some(&true));
    assert_eq!(texts.iter().filter(|t| **t).count(), 1);
    let had = extraction.documents.iter().filter(|d| d.text.is_some()).count();
    assert_eq!(found["told"]["texts_left_out"], had - 1);
}

#[test]
fn names_and_passages_go_with_the_text() {
    let mut extraction = letter();
    extraction.documents[0].text = None;
    assert!(data(&extraction, &HtmlOptions::default())["documents"][0].get("mentions").is_none());
    extraction.documents[0].text = Some("the text".into());
    let found = data(&extraction, &HtmlOptions::default());
    let id = &extraction.documents[0].id;
    let many = extraction.mentions.iter().filter(|m| m.document == *id).count();
    assert_eq!(found["documents"][0]["mentions"].as_array().map(Vec::len), Some(many));
    let passage = &found["documents"][0]["passages"][0];
    assert_eq!(passage[3], json!(extraction.speakers[0].how));
}

#[test]
fn samples_tell_how_many_there_are() {
    let mut tally = Tally::new(1);
    tally.add(&letter());
    let (graph, samples) = tally.finish();
    let mut bytes = Vec::new();
    write_sampled(&graph, &samples, 1, &HtmlOptions::default(), &mut bytes).unwrap();
    let page = String::from_utf8(bytes).unwrap();
    let found: Value = serde_json::from_str(embedded(&page)).unwrap();
    assert_eq!(found["told"]["evidence"], 1);
    assert_eq!(found["told"]["kept"], graph.edge_count());
    assert_eq!(found["told"]["statements"], letter().statements.len());
    let whole: u64 = found["edges"].as_array().unwrap().iter().map(|e| e[3].as_u64().unwrap()).sum();
    assert_eq!(whole, 2, "the one edge with two statements, of which one is here");
    let label = |n: &Value| found["entities"][n.as_u64().unwrap() as usize][2].clone();
    assert_eq!(label(&found["statements"][0][3]), "Kim Il Sung", "names come from the graph");
}

#[test]
fn the_page_is_whole_and_may_not_reach_the_network() {
    let page = written(&letter(), &HtmlOptions::default());
    assert!(!page.contains("{{"), "every place of the template is filled");
    let policy =
        page.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    assert!(!policy.contains("http") && !policy.contains('*'));
    let mut rest = page.as_str();
    let mut scripts = 0;
    while let Some((_, behind)) = rest.split_once("<script>") {
        let (script, after) = behind.split_once("</script>").unwrap();
        let hash = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "a script that the policy forbids");
        (rest, scripts) = (after, scripts + 1);
    }
    assert_eq!(scripts, 2);
}

/// What stands in an element of its own must not end it, and what is written must be in the list.
#[test]
fn the_files_of_the_page_can_stand_in_it() {
    for script in parts::PROGRAM.iter().chain([&parts::LIBRARIES]) {
        let script = script.to_ascii_lowercase();
        assert!(!script.contains("</script") && !script.contains("<!--"));
    }
    assert!(parts::STYLE.iter().all(|style| !style.to_ascii_lowercase().contains("</style")));
    let listed = |folder: &str| {
        let folder = format!("{}/explorer/{folder}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder).unwrap().count()
    };
    assert_eq!((listed("src"), listed("style")), (parts::PROGRAM.len(), parts::STYLE.len()));
}

#[test]
fn own_scripts_never_read_data_as_html() {
    for script in parts::PROGRAM {
        for way in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "DOMParser",
        ] {
            assert!(!script.contains(way), "{way}");
        }
    }
}
