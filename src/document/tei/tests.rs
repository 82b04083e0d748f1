use std::path::Path;

use super::*;

#[test]
fn a_volume_gives_its_documents_and_their_persons() {
    let xml = r##"<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0"><teiHeader/><text><front>
<list type="persons"><item><hi><persName xml:id="p_LM1">Lee, Min K.,</persName></hi> Premier of Haven</item></list>
</front><body><div type="compilation"><head>Haven</head>
<div type="document" xml:id="d1" frus:doc-dateTime-min="1961-05-03T00:00:00-05:00"><head>1. Letter From Premier
<persName type="from" corresp="#p_LM1">Lee</persName> to President <persName type="to">Park</persName><note>Source.</note></head>
<p>We <hi>accept</hi>.<note n="2">A <hi>drafted</hi> note.</note></p>
<list><item>One<note/></item><item>Two</item></list>
<table><row><cell>A</cell><cell>B</cell></row><row><cell>C</cell><cell>D</cell></row></table>
<closer>Sincerely,<lb/><signed>Lee Min</signed></closer></div>
<div type="document" xml:id="d2"><head>2. Editorial Note</head><p>On <date when="1970-01-01">New Year</date> all slept.</p></div>
</div></body></text></TEI>"##;
    let documents = read("v.xml", xml.as_bytes()).unwrap();
    assert_eq!(documents.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["v.xml#d1", "v.xml#d2"]);
    let first = &documents[0];
    assert_eq!(
        first.text,
        "1. Letter From Premier Lee to President Park\n\nWe accept.\n\nOne\n\nTwo\n\nA | B\n\nC | D\n\nSincerely,\n\nLee Min"
    );
    assert_eq!(first.metadata.title.as_deref(), Some("Letter From Premier Lee to President Park"));
    assert_eq!(first.metadata.date.as_deref(), Some("1961-05-03"));
    assert_eq!(documents[1].metadata.date, None);
    let author = first.metadata.author_named.as_ref().unwrap();
    assert_eq!((author.name.as_str(), author.office.as_deref()), ("Lee", Some("Premier")));
    assert_eq!(author.span.unwrap().of(&first.text), "Lee");
    assert_eq!(first.metadata.addressee_named.as_ref().unwrap().name, "Park");
    assert_eq!(first.entities[0].label, "Min K. Lee");
    assert_eq!(first.entities[0].id.as_str(), "leader/min-lee");
    let person = first.hints.iter().find(|h| h.kind == HintKind::Person).unwrap();
    assert_eq!(person.target.as_deref(), Some("leader/min-lee"));
    let notes: Vec<_> = first.metadata.notes.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(notes, ["Source.", "A drafted note.", ""]);
    assert_eq!(&first.text[..first.metadata.notes[1].at].lines().last(), &Some("We accept."));
}

#[test]
fn older_volumes_are_read() {
    let xml = r##"<div xmlns:frus="http://history.state.gov/ns/1.0" type="document" xml:id="d9" frus:doc-dateTime-min="1941-08-22T00:00:00-05:00">
<note rend="inline" type="source">740.0011/6</note>
<head><hi>The Minister in Haven</hi> (<persName type="from"><hi>Grey</hi></persName>) <hi>to the <gloss type="to">Secretary of State</gloss></hi></head>
<p><hi>Dear Mr. Lake</hi>: We met: <list><label>1.</label> <item>The harbour.</item> <label>2.</label><item>The road.</item></list></p>
<closer><signed><hi>Ann</hi> B. <hi>Grey</hi></signed></closer>
<frus:attachment><head>Enclosure</head><p>It is long.</p></frus:attachment></div>"##;
    let document = &read("v.xml", xml.as_bytes()).unwrap()[0];
    assert_eq!(
        document.text,
        "The Minister in Haven (Grey) to the Secretary of State\n\nDear Mr. Lake: We met:\n\n1. The harbour.\n\n2. The road.\n\nAnn B. Grey\n\nEnclosure\n\nIt is long."
    );
    let metadata = &document.metadata;
    assert_eq!(metadata.title.as_deref(), Some("The Minister in Haven (Grey) to the Secretary of State"));
    assert_eq!(metadata.date.as_deref(), Some("1941-08-22"));
    assert_eq!(metadata.author_named.as_ref().map(|a| a.name.as_str()), Some("Grey"));
    assert_eq!(
        metadata.addressee_named.as_ref().and_then(|a| a.office.as_deref()),
        Some("Secretary of State")
    );
    assert_eq!(metadata.notes[0].text, "740.0011/6");
}

#[test]
fn listed_names_become_labels() {
    for (listed, label, id) in [
        ("Grey, Ann B.,", "Ann B. Grey", "leader/ann-grey"),
        ("Lake, General Tom C.", "Tom C. Lake", "leader/tom-lake"),
        ("Hill, Walter J., Jr.", "Walter J. Hill, Jr.", "leader/walter-hill"),
        ("Fox, Georgi (Yuri) A.", "Georgi A. Fox", "leader/georgi-fox"),
        ("Souvanna Vong, Prince", "Souvanna Vong", "leader/souvanna-vong"),
        ("Chou Min-lai", "Chou Min-lai", "leader/chou-min-lai"),
    ] {
        let xml = format!(
            "<TEI><list type='persons'><item><persName xml:id='p'>{listed}</persName></item></list><p>Text.</p></TEI>"
        );
        let entity = &read("v.xml", xml.as_bytes()).unwrap()[0].entities[0];
        assert_eq!((entity.label.as_str(), entity.id.as_str()), (label, id));
    }
}

#[test]
fn a_letter_s_header_names_sender_and_recipient() {
    let xml = r#"<TEI><teiHeader><titleStmt><title>Lee to
      Park</title></titleStmt><correspDesc><correspAction type="sent"><persName>Lee Min</persName>
      <date when="1961-05"/></correspAction><correspAction type="received"><persName>Park</persName>
      </correspAction></correspDesc></teiHeader><text><body><p>We accept the terms.</p></body></text></TEI>"#;
    let documents = read("l.xml", xml.as_bytes()).unwrap();
    let metadata = &documents[0].metadata;
    assert_eq!(documents[0].id, "l.xml");
    assert_eq!(metadata.title.as_deref(), Some("Lee to Park"));
    assert_eq!(metadata.date.as_deref(), Some("1961-05"));
    assert_eq!(metadata.author_named.as_ref().map(|a| a.name.as_str()), Some("Lee Min"));
}

#[test]
fn malformed_xml_is_named_with_its_line() {
    for xml in ["<a>\n\n<b></a>", "\n\n<a>", "<a>&nbsp;</a>", "<a/><b/>", "just text"] {
        let error = read("bad.xml", xml.as_bytes()).unwrap_err();
        assert!(error.line().is_some(), "{error}");
    }
    let error = read("bad.xml", b"<a>\n<b>text").unwrap_err();
    assert_eq!(error.line(), Some(2), "{error}");
    assert!(read("empty.xml", b"<TEI/>").unwrap_err().to_string().contains("no text"));
}

#[test]
fn markup_nested_without_end_is_read() {
    let xml = format!("{}Text.{}", "<p>".repeat(20_000), "</p>".repeat(20_000));
    match read("deep.xml", xml.as_bytes()) {
        Ok(documents) => assert_eq!(documents[0].text, "Text."),
        Err(error) => assert!(error.line().is_some(), "{error}"),
    }
}

/// The published plain text of two documents. They are not part of the repository.
#[test]
fn plain_text_equals_the_published_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/frus-dev");
    let Ok(lines) = std::fs::read_to_string(folder.join("docs.jsonl")) else {
        println!("skipped: {} is not there", folder.display());
        return;
    };
    let mut compared = 0;
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let file = folder.join(format!("frus1964-68v14-{}.xml", value["doc_id"].as_str().unwrap()));
        if let Ok(bytes) = std::fs::read(file) {
            let document = &read("d.xml", &bytes).unwrap()[0];
            assert_eq!(document.text, value["text"].as_str().unwrap());
            assert_eq!(document.metadata.title.as_deref(), value["title"].as_str());
            assert_eq!(document.metadata.date.as_deref(), value["date"].as_str());
            compared += 1;
        }
    }
    assert_eq!(compared, 2);
}

const VOLUME: &str = "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE TEI [\n<!ENTITY post 'Strelsau'>\n]>\n\
<TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:x='urn:x'>\n<text><front><list type='persons'>\
<item><persName xml:id='p_1'>Sapt, Fritz,</persName> colonel</item></list></front>\n<body>\n\
<div type='chapter' xmlns:y='urn:y'>\n\
<div type='document' xml:id='d1' x:doc-dateTime-min='1961-05-03'><head>1. Telegram</head>\
<p>From &post;: <persName corresp='#p_1'>Sapt</persName> thanked Graustark.</p>\
<div type='document' xml:id='inner'><p>Enclosure.</p></div></div>\n\
<div type='document'><head>2. Letter</head><p y:n='1'>We accept.</p></div>\n\
</div></body></text></TEI>\n";

/// A file in a folder that lives as long as the first of these.
fn in_file(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vol.xml");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

#[test]
fn a_stream_gives_what_the_whole_tree_gives() {
    let (_folder, path) = in_file(VOLUME);
    let whole = read("vol.xml", VOLUME.as_bytes()).unwrap();
    let mut documents = stream("vol.xml", &path).unwrap().unwrap();
    let (mut streamed, mut reached) = (Vec::new(), Vec::new());
    while let Some(document) = documents.next() {
        streamed.push(document.unwrap());
        reached.push(documents.position());
    }
    let plain = |documents: &[Document]| serde_json::to_value(documents).unwrap();
    assert_eq!(plain(&streamed), plain(&whole));
    assert_eq!(whole.iter().map(|d| d.id.as_str()).collect::<Vec<_>>(), ["vol.xml#d1", "vol.xml#2"]);
    assert!(whole[0].text.contains("From Strelsau: Sapt thanked Graustark."));
    assert_eq!(whole[0].entities[0].label, "Fritz Sapt");
    assert!(reached[0] < reached[1] && reached[1] < VOLUME.len() as u64);
}

#[test]
fn only_volumes_in_sound_utf8_are_streamed() {
    let one = "<TEI><div type='document'><p>Alone.</p></div></TEI>";
    let truncated = &VOLUME[..VOLUME.len() - 20];
    let latin = VOLUME.replace("UTF-8", "ISO-8859-1");
    let crossed = VOLUME.replace("</front>", "</back>");
    for text in [one, truncated, &latin, &crossed, "no markup", ""] {
        let (_folder, path) = in_file(text);
        assert!(stream("vol.xml", &path).unwrap().is_none(), "{text}");
    }
}

#[test]
fn a_fault_in_one_document_leaves_the_others() {
    let (_folder, path) = in_file(&VOLUME.replace("We accept", "We &accept;"));
    let documents: Vec<_> = stream("vol.xml", &path).unwrap().unwrap().collect();
    assert!(documents[0].is_ok());
    let error = documents[1].as_ref().unwrap_err();
    let line = VOLUME[..VOLUME.find("We accept").unwrap()].matches('\n').count() + 1;
    assert_eq!(error.line(), Some(line));
    assert!(error.reason().contains("accept"), "{error}");
}
