//! `demarche gazetteer`: names of one's own.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{program, world_options};

/// Runs `demarche gazetteer …` in a folder; gives status, standard output and standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut run = program();
    run.current_dir(folder).arg("gazetteer").args(arguments).write_stdin("Anna of Zenda\n");
    let output = run.assert().get_output().clone();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const ACTORS: &str =
    "# mine\nRUDOLF_OF_ZENDA_  # a king\n+KING_RUDOLF_\n\t[POLGOV 610101-651231]\nPOLAND_ [POL]\n";

#[test]
fn import_writes_a_gazetteer_that_can_be_used() {
    let folder = folder(&[("actors.txt", ACTORS), ("letter.txt", "Poland condemned Rudolf of Zenda.")]);
    let at = folder.path();
    let files = ["--output", "mine.csv", "--offices", "terms.csv"];
    let (status, out, told) = run(at, &[&["import", "actors.txt"][..], &files].concat());
    assert_eq!((status, out.as_str()), (0, ""), "{told}");
    assert!(told.contains("demarche: actors.txt:5: warning I002: POLAND_ [POL]: "), "{told}");
    assert!(told.ends_with("demarche: 1 name, 1 office; 1 thing not taken is told above\n"), "{told}");
    assert_eq!(
        fs::read_to_string(at.join("mine.csv")).unwrap(),
        "id,label,surname,aliases,country,born,died,from,to,source,note\n\
         leader/rudolf-of-zenda,Rudolf of Zenda,Rudolf,,country/poland,,,,,actors.txt,POLGOV 1961-01-01/1965-12-31\n"
    );
    assert_eq!(
        fs::read_to_string(at.join("terms.csv")).unwrap(),
        "leader,office,role,country,post,from,to,source\n\
         leader/rudolf-of-zenda,\"Poland, government\",other,country/poland,,1961-01-01,1965-12-31,actors.txt\n"
    );
    program().current_dir(at).args(["check", "mine.csv", "terms.csv"]).assert().success();
    let mut extract = program();
    extract.current_dir(at).args(["extract", "--gazetteer", "mine.csv", "--json", "-", "letter.txt"]);
    let json: Value = serde_json::from_slice(&extract.assert().success().get_output().stdout).unwrap();
    assert_eq!(json["mentions"][1]["entity"], "leader/rudolf-of-zenda");
}

#[test]
fn import_does_not_write_over_a_file_unasked() {
    let folder = folder(&[("names.txt", "Anna of Zenda\n"), ("mine.csv", "my work")]);
    let at = folder.path();
    let (status, _, told) = run(at, &["import", "names.txt", "--output", "mine.csv"]);
    assert_eq!(
        (status, told.as_str()),
        (2, "demarche: mine.csv: is there already; expected a new file, or --overwrite\n")
    );
    assert_eq!(fs::read_to_string(at.join("mine.csv")).unwrap(), "my work");
    let (status, _, told) = run(at, &["import", "names.txt", "--output", "mine.csv", "--overwrite"]);
    assert_eq!(status, 0, "{told}");
    assert!(fs::read_to_string(at.join("mine.csv")).unwrap().contains("leader/anna-of-zenda,"));
    let (status, _, told) = run(at, &["import", "names.txt", "--output", "no/mine.csv"]);
    assert_eq!((status, told.contains("there is no folder no")), (2, true), "{told}");
    let (status, _, told) = run(at, &["import", "names.txt", "--output", "a.csv", "--offices", "a.csv"]);
    assert_eq!((status, told.contains("both go to one file")), (2, true), "{told}");
}

#[test]
fn import_takes_standard_input_and_options() {
    let folder = folder(&[]);
    let options = ["--kind", "party", "--country", "country/poland", "--source", "my notes"];
    let (status, out, _) = run(folder.path(), &[&["import", "-"][..], &options].concat());
    assert_eq!(status, 0);
    assert!(out.ends_with("party/anna-of-zenda,Anna of Zenda,,,country/poland,,,,,my notes,\n"), "{out}");
    for (option, value) in [("--kind", "place"), ("--country", "leader/x"), ("--format", "csv")] {
        let (status, _, told) = run(folder.path(), &["import", "-", option, value]);
        assert!(status == 2 && told.contains("expected"), "{told}");
    }
}

#[test]
fn import_tells_files_that_cannot_be_read() {
    let folder = folder(&[
        ("good.txt", "Anna of Zenda\n"),
        ("known.txt", "Nikita Khrushchev\tNikita of Zenda\n"),
        ("empty.txt", "\n"),
        ("csv.csv", "id,label\n"),
        ("broken.xml", "<TEI>\n<p>"),
        ("faulty.txt", "Berta of Zenda\ta\tb\nCarl of Zenda\n"),
    ]);
    let at = folder.path();
    fs::write(at.join("latin.txt"), b"Anna\nJ\xf3zef\n").unwrap();
    for (file, part) in [
        ("empty.txt", "demarche: empty.txt: an empty file; expected names\n"),
        ("csv.csv", "demarche: csv.csv:1: a gazetteer already, or a format that cannot be told"),
        ("broken.xml", "demarche: broken.xml:2: "),
        ("latin.txt", "demarche: latin.txt:2: not UTF-8 here; expected a list saved as UTF-8\n"),
        ("none.txt", "demarche: none.txt: cannot read"),
        (
            "known.txt",
            "known.txt:1: warning I005: leader/nikita-khrushchev is built in; left out, with names",
        ),
    ] {
        let (status, out, told) = run(at, &["import", file]);
        assert_eq!((status, out.as_str()), (2, ""), "{file}: {told}");
        assert!(told.contains(part), "{part:?} in {told}");
        assert!(told.contains("nothing was written: 0 names"), "{told}");
    }
    let (status, out, _) = run(at, &["import", "good.txt", "empty.txt"]);
    assert!(status == 1 && out.contains("anna-of-zenda"));
    let (status, out, told) = run(at, &["import", "faulty.txt"]);
    assert!(status == 1 && out.contains("carl-of-zenda"), "{told}");
    assert!(told.starts_with("demarche: faulty.txt:1: I001: a third column, \"b\"; expected"), "{told}");
    let (status, out, _) = run(at, &["import", "--no-builtin", "known.txt"]);
    assert!(status == 0 && out.contains("leader/nikita-khrushchev"));
}

#[test]
fn suggest_lists_what_no_gazetteer_has() {
    let folder = folder(&[
        ("a.txt", "Ambassador Gregor Zubrowsky said that Ruritania condemned Graustark.\n"),
        ("b.txt", "Mr. Zubrowsky said that he had written to Mr. Quastorf and to Ruritanea.\n"),
    ]);
    let at = folder.path();
    let world = world_options();
    let world: Vec<&str> = world.iter().map(String::as_str).collect();
    let (status, out, told) = run(at, &[&["suggest", "a.txt", "b.txt"][..], &world].concat());
    assert_eq!((status, told.as_str()), (0, "demarche: 3 names suggested from 2 documents\n"), "{out}");
    let ids: Vec<&str> = out.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    assert_eq!(ids, ["leader/gregor-zubrowsky", "country/ruritanea", "leader/quastorf"], "{out}");
    assert!(out.contains("2 times in 2 documents; “Ambassador Gregor Zubrowsky said"), "{out}");
    assert!(out.contains("close to country/ruritania (Ruritania)"), "{out}");
    let often = ["suggest", "a.txt", "b.txt", "--min-count", "2", "--output", "mine.csv"];
    let (status, _, _) = run(at, &[&often[..], &world].concat());
    assert_eq!((status, fs::read_to_string(at.join("mine.csv")).unwrap().lines().count()), (0, 2));
    program().current_dir(at).args(["check", "mine.csv"]).assert().success();
    let again = ["suggest", "a.txt", "--gazetteer", "mine.csv"];
    let (_, out, _) = run(at, &[&again[..], &world].concat());
    assert!(!out.contains("zubrowsky"), "what is listed now is suggested no more: {out}");
    assert_eq!(run(at, &[&often[..], &world].concat()).0, 2, "the file is there");
    assert_eq!(run(at, &["suggest", "none.txt"]).0, 2);
}

#[test]
fn show_tells_who_a_name_is() {
    let folder = folder(&[]);
    let (status, out, _) =
        run(folder.path(), &["show", "Kohler", "--date", "1964-02", "--title", "Ambassador"]);
    assert_eq!(status, 0);
    for part in [
        "leader/foy-kohler  Foy D. Kohler, by its surname\n",
        "leader/horst-kohler  ",
        "  * Ambassador to the Soviet Union  1962-09-27/1966-11-14, ambassador\n",
        "\nchosen leader/foy-kohler: ",
    ] {
        assert!(out.contains(part), "{part:?} in {out}");
    }
}

#[test]
fn show_takes_ids_and_names_of_ones_own() {
    let folder = folder(&[
        (
            "own.csv",
            "id,label,surname,prominence,country,source\ncountry/ruritania,Ruritania,,,,s\n\
             leader/jan-a,Jan Zubrow,Zubrow,2,country/ruritania,s\nleader/jan-b,Jan Zubrow,Zubrow,2,,s\n",
        ),
        ("terms.csv", "leader,office,role,from,to\nleader/jan-a,King,head-of-state,1960,1965\n"),
    ]);
    let show = |arguments: &[&str]| {
        let own = ["--no-builtin", "--gazetteer", "own.csv", "--gazetteer", "terms.csv"];
        run(folder.path(), &[&["show"][..], arguments, &own].concat())
    };
    let (status, out, _) = show(&["country/ruritania"]);
    assert_eq!((status, out.as_str()), (0, "country/ruritania  Ruritania\n  source      s\n"));
    let (status, out, _) = show(&["Jan Zubrow"]);
    assert!(status == 0 && out.contains("\nunresolved: may be Jan Zubrow or Jan Zubrow"), "{out}");
    let (_, out, _) =
        show(&["Jan Zubrow", "--date", "1964", "--country", "country/ruritania", "--format", "json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["chosen"], "leader/jan-a", "{out}");
    assert_eq!(
        (&json["candidates"][1]["by"], &json["candidates"][1]["id"]),
        (&"name".into(), &"leader/jan-b".into())
    );
    assert_eq!(json["candidates"][0]["offices"][0]["held"], true);
    let (status, out, told) = show(&["Nobody of Zenda"]);
    assert!(status == 1 && out.is_empty() && told.contains("is in no gazetteer in use"), "{out}{told}");
    for wrong in [["--date", "soon"], ["--country", "country/zenda"]] {
        let (status, _, told) = show(&[&["Zubrow"][..], &wrong].concat());
        assert!(status == 2 && told.contains("expected"), "{told}");
    }
}

#[test]
fn the_commands_explain_themselves() {
    for command in ["import", "suggest", "show"] {
        let (status, out, _) = run(Path::new("."), &[command, "--help"]);
        assert!(status == 0 && out.lines().all(|l| l.chars().count() <= 100), "{out}");
    }
}
