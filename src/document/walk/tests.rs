use std::fs;

use super::*;

fn ids(read: &[Result<Document, Error>]) -> Vec<&str> {
    read.iter().filter_map(|r| r.as_ref().ok()).map(|d| d.id.as_str()).collect()
}

fn faults(read: &[Result<Document, Error>]) -> Vec<String> {
    read.iter().filter_map(|r| r.as_ref().err()).map(ToString::to_string).collect()
}

#[test]
fn a_directory_is_walked_in_order_and_what_is_not_a_document_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("b/.hidden")).unwrap();
    for (name, text) in [
        ("c.TXT", "Third."),
        ("b/two.md", "Second."),
        ("a.text", "First."),
        ("picture.png", "no"),
        (".secret.txt", "no"),
        ("b/.hidden/x.txt", "no"),
        (
            "v.xml",
            "<TEI><div type='document' xml:id='d1'><p>A.</p></div><div type='document'><p>B.</p></div></TEI>",
        ),
        ("l.ndjson", "{\"id\": \"own\", \"text\": \"Own.\"}\nbad\n"),
    ] {
        fs::write(at(name), text).unwrap();
    }
    let read: Vec<_> = Sources::new([folder.path()]).collect();
    assert_eq!(ids(&read), ["a.text", "b/two.md", "c.TXT", "own", "v.xml#d1", "v.xml#2"]);
    let faults = faults(&read);
    assert!(faults.len() == 1 && faults[0].contains("l.ndjson:2: invalid JSON"), "{faults:?}");
    let paths: Vec<_> = read.iter().flatten().filter_map(|d| d.path.as_deref()).collect();
    assert_eq!(paths, ["a.text", "b/two.md", "c.TXT", "l.ndjson", "v.xml", "v.xml"]);
}

#[test]
fn one_id_twice_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    for sub in ["one", "two"] {
        fs::create_dir(folder.path().join(sub)).unwrap();
        fs::write(folder.path().join(sub).join("x.txt"), "Text.").unwrap();
    }
    let (one, two) = (folder.path().join("one"), folder.path().join("two/x.txt"));
    let read: Vec<_> = Sources::new([&one, &two, &two, &one]).collect();
    assert_eq!(ids(&read), ["x.txt", "two/x.txt", "x.txt (2)", "one/x.txt"]);
}

#[test]
fn every_fault_is_named_and_the_rest_still_comes() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("nothing")).unwrap();
    fs::write(at("good.letter"), "Named, therefore read.").unwrap();
    fs::write(at("binary.txt"), b"\x00\x01\x02").unwrap();
    fs::write(at("none.jsonl"), "\n\n").unwrap();
    let read: Vec<_> = Sources::new([
        at("missing.txt"),
        at("nothing"),
        at("binary.txt"),
        at("none.jsonl"),
        at("good.letter"),
    ])
    .collect();
    assert_eq!(ids(&read), ["good.letter"]);
    let faults = faults(&read);
    for (fault, part) in
        faults.iter().zip(["missing.txt: cannot read", "nothing in it", "binary", "no document"])
    {
        assert!(fault.contains(part), "{fault}");
    }
    assert_eq!(faults.len(), 4);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_a_loop_is_a_fault() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("root/sub")).unwrap();
    fs::write(at("outside.txt"), "Outside.").unwrap();
    fs::write(at("root/sub/inside.txt"), "Inside.").unwrap();
    symlink(at("root"), at("root/sub/back")).unwrap();
    symlink(at("outside.txt"), at("root/link.txt")).unwrap();
    symlink(at("gone.txt"), at("root/dangling.txt")).unwrap();
    symlink(at("gone.png"), at("root/dangling.png")).unwrap();
    let read: Vec<_> = Sources::new([at("root")]).collect();
    assert_eq!(ids(&read), ["link.txt", "sub/inside.txt"]);
    let faults = faults(&read);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].contains("dangling.txt") && faults[1].contains("link back"), "{faults:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf8_are_read() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.txt")), "Text.").unwrap();
    let read: Vec<_> = Sources::new([folder.path()]).collect();
    assert_eq!(ids(&read), ["caf\u{fffd}.txt"]);
}

#[test]
fn standard_input_is_told_by_its_first_character() {
    for (input, count, id) in [
        ("We accept.", 1, "-"),
        ("\n {\"id\": \"a\", \"text\": \"\"}\n{\"id\": \"b\", \"text\": \"\"}", 2, "a"),
        ("<?xml version='1.0'?><p>Text</p>", 1, "-"),
    ] {
        let read: Vec<_> = Sources::with_stdin(["-"], input.as_bytes()).collect();
        assert_eq!(read.len(), count);
        let first = read[0].as_ref().unwrap();
        assert_eq!((first.id.as_str(), first.path.as_deref()), (id, None));
    }
    let twice: Vec<_> = Sources::with_stdin(["-", "-"], &b"We accept."[..]).collect();
    assert!(faults(&twice)[0].contains("twice"));
    let empty: Vec<_> = Sources::with_stdin(["-"], &b""[..]).collect();
    assert!(faults(&empty)[0].contains("empty"));
}
