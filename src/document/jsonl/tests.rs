use super::*;

fn read_all(lines: &str) -> Vec<Result<Document, Error>> {
    read("d.jsonl", lines.as_bytes()).collect()
}

#[test]
fn faults_are_named_with_their_line() {
    for (line, message) in [
        ("{\"id\": ", "invalid JSON at column 6: EOF while parsing a value; expected an object"),
        ("[1]", "this line is a list; expected an object"),
        (r#"{"text": "x"}"#, "no \"id\"; expected a string"),
        (r#"{"id": "a", "text": null}"#, "no \"text\"; expected a string"),
        (r#"{"id": "a", "text": 4}"#, "\"text\" is the number 4; expected a string"),
        (r#"{"id": " ", "text": "x"}"#, "\"id\" is empty; expected a name for the document"),
        (
            r#"{"id": "a", "text": "x", "date": "1966-13"}"#,
            "\"date\" is \"1966-13\"; expected a date such as 1966, 1966-07 or 1966-07-12",
        ),
        (
            r#"{"id": "a", "text": "x", "author": "person/lee"}"#,
            "\"author\" is \"person/lee\": unknown kind \"person\"; expected leader, party, country or organization",
        ),
        (r#"{"id": "a", "text": "x", "entities": {"id": 1}}"#, "\"entities\" is an object; expected a list"),
        (
            r#"{"id": "a", "text": "x", "entities": [{"id": "leader/lee", "kind": "boss", "label": "Lee"}]}"#,
            "\"entities[0].kind\": unknown kind \"boss\"; expected leader, party, country or organization",
        ),
        (
            r#"{"id": "a", "text": "x", "entities": [{"id": "leader/lee", "kind": "party", "label": "Lee"}]}"#,
            "\"entities[0]\" has the id leader/lee and the kind party; expected them to agree",
        ),
        (
            r#"{"id": "a", "text": "x", "entities": [{"id": "leader/lee", "kind": "leader"}]}"#,
            "entities[0]: no \"label\"; expected a string",
        ),
        (
            r#"{"id": "a", "text": "Đặng", "mentions": [{"start": 0, "end": 5, "entity": "leader/dang"}]}"#,
            "\"mentions[0]\" ends at 5; expected at most 4, the text's length in code points",
        ),
        (
            r#"{"id": "a", "text": "Lee", "mentions": [{"start": 2, "end": 2, "entity": "leader/lee"}]}"#,
            "\"mentions[0]\" starts at 2 and ends at 2; expected start < end",
        ),
        (
            r#"{"id": "a", "text": "Lee", "mentions": [{"start": -1, "end": 2, "entity": "leader/lee"}]}"#,
            "mentions[0]: \"start\" is the number -1; expected a whole number from 0 on",
        ),
        (
            r#"{"id": "a", "text": "Lee", "mentions": [{"start": 0, "end": 3, "entity": "Lee"}]}"#,
            "\"mentions[0].entity\" is \"Lee\"; expected an id such as leader/kim-il-sung",
        ),
        (
            r#"{"id": "a", "text": "Lee", "mentions_only": "yes"}"#,
            "\"mentions_only\" is the string \"yes\"; expected true or false",
        ),
    ] {
        let read = read_all(&format!("\n{line}\n{{\"id\": \"good\", \"text\": \"\"}}"));
        assert_eq!(read.len(), 2, "{line}");
        assert_eq!(read[0].as_ref().unwrap_err().to_string(), format!("d.jsonl:2: {message}"));
        assert_eq!(read[1].as_ref().unwrap().id, "good");
    }
}

#[test]
fn a_second_line_with_the_same_id_is_a_fault() {
    let read = read_all("{\"id\": \"a\", \"text\": \"x\"}\r\n\r\n{\"id\": \"a\", \"text\": \"y\"}\r\n");
    assert!(read[0].is_ok());
    assert_eq!(
        read[1].as_ref().unwrap_err().to_string(),
        "d.jsonl:3: the id \"a\" stands in line 1 already; expected another"
    );
}

#[test]
fn what_a_line_says_wins_over_its_text_and_offsets_become_bytes() {
    let line = r#"{"id": "7", "extra": {"k": 1}, "title": "A\n title", "date": "1966", "author": "leader/lee",
        "text": "Đặng met Lee.\n\nLee Min\nHaven, 3 May 1961",
        "entities": [{"id": "leader/lee", "kind": "leader", "label": "Lee Min", "aliases": null, "more": 1}],
        "mentions": [{"start": 9, "end": 12, "entity": "leader/lee", "score": 0.5},
                     {"start": 0, "end": 4, "entity": "leader/dang"}], "mentions_only": true, "addressee": null}"#;
    let read = read_all(&line.replace('\n', " "));
    let document = read[0].as_ref().unwrap();
    assert_eq!(document.metadata.title.as_deref(), Some("A title"));
    assert_eq!(document.metadata.date.as_deref(), Some("1966"));
    assert_eq!(document.metadata.author, Some(EntityId::new("leader/lee")));
    assert_eq!(document.metadata.author_named, None);
    let given: Vec<&str> = document.mentions.iter().map(|m| m.span.of(&document.text)).collect();
    assert_eq!(given, ["Đặng", "Lee"]);
    assert!(document.mentions_only && document.entities[0].aliases.is_empty());
    assert_eq!(document.path.as_deref(), Some("d.jsonl"));
}

#[test]
fn broken_bytes_are_one_line_s_fault() {
    let read: Vec<_> =
        read("d.jsonl", &b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"\"}\n{\"id\": \"\xff\"}\n"[..]).collect();
    assert!(read[0].is_ok());
    assert!(read[1].as_ref().unwrap_err().to_string().starts_with("d.jsonl:2: byte 9 is not UTF-8"));
    let wide: Vec<_> = read_wide();
    assert_eq!(wide.len(), 1);
    fn read_wide() -> Vec<Result<Document, Error>> {
        super::read("d.jsonl", &b"\xFF\xFE{\0\n\0"[..]).collect()
    }
}
