//! Bad input: each fault is named, the exit status remembers it, and everything else is done.

use std::fs;
use std::path::Path;

use demarche::export::json;
use tempfile::TempDir;

use crate::support::{path, program, world_options};

/// A run and what must come of it. Words of `arguments` are split at blanks; `@` stands for the folder of the faulty
/// gazetteers.
struct Case {
    name: &'static str,
    arguments: &'static str,
    status: i32,
    /// Parts of standard error.
    told: &'static [&'static str],
    /// Documents in `out.json`, where it must be there.
    documents: Option<usize>,
}

const fn case(
    name: &'static str,
    arguments: &'static str,
    status: i32,
    told: &'static [&'static str],
    documents: Option<usize>,
) -> Case {
    Case { name, arguments, status, told, documents }
}

#[rustfmt::skip]
const EXTRACT: &[Case] = &[
    case("all is well", "--json out.json note.txt", 0, &[], Some(1)),
    case("a missing path", "--json out.json missing.txt note.txt", 1,
        &["demarche: missing.txt: cannot read the file: ", "demarche: 1 document, ", ", 1 failure in "], Some(1)),
    case("nothing but a missing path", "--json out.json missing.txt", 2,
        &["missing.txt: cannot read the file", "no document could be read; nothing was written"], None),
    case("quiet names it too", "--quiet --json out.json missing.txt note.txt", 1, &["demarche: missing.txt: "], Some(1)),
    case("a folder with nothing in it", "--json out.json empty", 2, &["demarche: empty: nothing in it to read; expected files named .txt"], None),
    case("the same beside a document", "--json out.json empty note.txt", 1, &["demarche: empty: nothing in it"], Some(1)),
    case("an empty file", "--json out.json empty.txt note.txt", 1, &["demarche: empty.txt: the file is empty; expected text"], Some(1)),
    case("white space", "--json out.json blank.txt note.txt", 1, &["demarche: blank.txt: nothing but white space"], Some(1)),
    case("a binary file", "--json out.json binary.txt note.txt", 1, &["demarche: binary.txt: NUL bytes; expected text"], Some(1)),
    case("a PDF", "--json out.json scan.pdf note.txt", 1, &["demarche: scan.pdf: a PDF file; expected text"], Some(1)),
    case("XML that is none", "--json out.json broken.xml note.txt", 1, &["demarche: broken.xml:"], Some(1)),
    case("faulty lines", "--json out.json lines.jsonl", 1,
        &["demarche: lines.jsonl:2: invalid JSON at column ", "demarche: lines.jsonl:3: \"mentions[0]\" ends at 99; expected at most 10",
          "demarche: lines.jsonl:4: no \"text\"", "demarche: lines.jsonl:5: the id \"a\" stands in line 1 already"], Some(2)),
    case("standard input twice", "--json out.json - - note.txt", 1, &["standard input is named twice"], Some(2)),
    case("an unknown column", "--gazetteer @/column.csv note.txt", 2, &["column.csv:1: G001: unknown column \"colour\"; expected some of id, "], None),
    case("an unknown kind", "--gazetteer @/kind.csv note.txt", 2, &["kind.csv:2: G002: id \"place/x\": unknown kind \"place\"; expected leader"], None),
    case("one id twice", "--gazetteer @/twice.csv note.txt", 2, &["twice.csv:4: G004: country/x stands already in ", "twice.csv:2"], None),
    case("a line that is no JSON", "--gazetteer @/line.jsonl note.txt", 2, &["line.jsonl:2: G003: not a JSON object"], None),
    case("an office of nobody", "--gazetteer @/office.csv note.txt", 2, &["office.csv:2: G009: office of leader/nobody"], None),
    case("no such gazetteer", "--gazetteer nowhere.csv note.txt", 2, &["demarche: nowhere.csv: cannot read this gazetteer"], None),
    case("a folder without gazetteers", "--gazetteer empty note.txt", 2, &["demarche: empty: no gazetteer here"], None),
    case("faulty frames", "--frames @/key.toml note.txt", 2, &["key.toml:5: F001: unknown field `verb`"], None),
    case("an unknown stance", "--frames @/stance.toml note.txt", 2, &["stance.toml:1: F002: unknown stance \"loves\""], None),
    case("no such frames", "--frames nowhere.toml note.txt", 2, &["demarche: nowhere.toml: cannot read these frames"], None),
    case("an author that is no id", "--author Novak note.txt", 2, &["author \"Novak\" is no id; expected kind/name"], None),
    case("a date that is none", "--date yesterday note.txt", 2, &["date \"yesterday\"; expected YYYY"], None),
    case("a share that is none", "--min-confidence 80 note.txt", 2, &["'80'", "a number from 0 to 1"], None),
    case("an unknown layout", "--layout star note.txt", 2, &["unknown layout \"star\"; expected one of dot, "], None),
    case("an unknown option", "--graph g.dot note.txt", 2, &["unexpected argument '--graph'"], None),
    case("no document at all", "", 2, &["required arguments were not provided", "<PATHS>"], None),
    case("two outputs for one place", "--json - --dot - note.txt", 2, &["--json and --dot both go to standard output"], None),
    case("an output that is a folder", "--dot empty --json out.json note.txt", 1, &["demarche: empty: cannot write: "], Some(1)),
    case("an output in no folder", "--dot no/g.dot --json out.json note.txt", 1, &["demarche: no/g.dot: cannot write: there is no folder no"], Some(1)),
    case("nothing but such an output", "--json no/out.json note.txt", 2, &["there is no folder no"], None),
    case("Graphviz missing", "--svg g.svg --json out.json note.txt", 1, &["cannot find the program dot", "apt install graphviz", "https://graphviz.org"], Some(1)),
    case("nothing but Graphviz missing", "--png g.png note.txt", 2, &["cannot find the program dot"], None),
];

/// A folder with good and bad documents.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("note.txt", b"Ruritania condemned Graustark.\n");
    write("empty.txt", b"");
    write("blank.txt", b" \r\n\n ");
    write("binary.txt", &[0, 159, 146, 150, 0, 0, 1, 2, 3, 0, 255, 0, 0, 17].repeat(50));
    write("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    write("broken.xml", b"<TEI><text><p>Ruritania</text></TEI>");
    let lines = [
        r#"{"id": "a", "text": "Ruritania."}"#,
        r#"{"id": oops}"#,
        r#"{"id": "b", "text": "Graustark.", "mentions": [{"start": 0, "end": 99, "entity": "country/graustark"}]}"#,
        r#"{"id": "c"}"#,
        r#"{"id": "a", "text": "Borduria."}"#,
        r#"{"id": "d", "text": "Borduria."}"#,
    ];
    write("lines.jsonl", lines.join("\n").as_bytes());
    fs::create_dir(folder.path().join("empty")).unwrap();
    folder
}

/// The program in a folder, with the invented world and without any other program at hand.
fn extract(folder: &Path, arguments: &str) -> assert_cmd::assert::Assert {
    let faulty = path("tests/gazetteers/faulty").display().to_string();
    let arguments = arguments.split_whitespace().map(|a| a.replace('@', &faulty));
    let mut run = program();
    run.current_dir(folder).env("PATH", "").arg("extract").args(world_options()).args(arguments);
    run.write_stdin("Borduria.").assert()
}

#[test]
fn every_fault_is_named_and_nothing_else_is_lost() {
    for case in EXTRACT {
        let folder = folder();
        let output = extract(folder.path(), case.arguments).get_output().clone();
        let (stdout, told) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(case.status), "{}: {told}", case.name);
        for part in case.told {
            assert!(told.contains(part), "{}: {part:?} in {told}", case.name);
        }
        let totals = told.starts_with("demarche: 1 document, ") && told.lines().count() == 1;
        assert!(!case.told.is_empty() || told.is_empty() || totals, "{}: {told}", case.name);
        assert_eq!(stdout, "", "{}: standard output carries data only", case.name);
        let json = fs::read_to_string(folder.path().join("out.json")).ok();
        let documents = json.map(|j| json::read("out.json", &j).unwrap().documents.len());
        assert_eq!(documents, case.documents, "{}", case.name);
    }
}

#[test]
fn the_old_output_stands_where_nothing_could_be_read() {
    let folder = folder();
    let old = folder.path().join("out.json");
    fs::write(&old, "old").unwrap();
    extract(folder.path(), "--json out.json missing.txt").code(2);
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    extract(folder.path(), "--json out.json note.txt").code(0);
    assert!(fs::read_to_string(&old).unwrap().starts_with("{\"schema\""));
}

#[cfg(unix)]
#[test]
fn links_that_go_round_are_named_and_left() {
    let folder = folder();
    let round = folder.path().join("round");
    fs::create_dir(&round).unwrap();
    fs::copy(folder.path().join("note.txt"), round.join("note.txt")).unwrap();
    std::os::unix::fs::symlink("../round", round.join("again")).unwrap();
    let told = extract(folder.path(), "--json out.json round").code(1).get_output().stderr.clone();
    let told = String::from_utf8(told).unwrap();
    assert!(
        told.contains("demarche: round/again: a link back to round, which is being read; left out"),
        "{told}"
    );
    let json = fs::read_to_string(folder.path().join("out.json")).unwrap();
    assert_eq!(json::read("out.json", &json).unwrap().documents.len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_read_or_written_is_named() {
    let folder = folder();
    // Nobody can read this file from its beginning, not even the administrator.
    let told =
        extract(folder.path(), "--json out.json /proc/self/mem note.txt").code(1).get_output().stderr.clone();
    let told = String::from_utf8(told).unwrap();
    assert!(told.contains("demarche: /proc/self/mem: cannot read the file: "), "{told}");
    let full =
        extract(folder.path(), "--json /dev/full --dot out.dot note.txt").code(1).get_output().stderr.clone();
    let told = String::from_utf8(full).unwrap();
    assert!(told.contains("demarche: /dev/full: cannot write: No space left on device"), "{told}");
    assert!(folder.path().join("out.dot").is_file());
    extract(folder.path(), "--json /dev/full note.txt").code(2);
}

#[test]
fn explain_goes_on_past_a_fault() {
    let folder = folder();
    let run = |paths: &[&str]| {
        let mut run = program();
        run.current_dir(folder.path()).arg("explain").args(world_options()).args(paths);
        run.assert()
    };
    let output = run(&["empty.txt", "note.txt"]).code(1).get_output().clone();
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("note.txt\n"));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("demarche: empty.txt: the file is empty"));
    run(&["empty.txt"]).code(2);
}

#[test]
fn check_tells_all_faults_at_once() {
    let mut run = program();
    run.current_dir(path("tests/gazetteers")).args(["check", "--no-builtin", "faulty", "world"]);
    let output = run.assert().code(1).get_output().clone();
    let shown = String::from_utf8(output.stdout).unwrap();
    for start in [
        "faulty/column.csv:1: G001: ",
        "faulty/kind.csv:2: G002: ",
        "faulty/line.jsonl:2: G003: ",
        "faulty/office.csv:2: G009: ",
        "faulty/twice.csv:4: G004: ",
        "faulty/key.toml:5: F001: ",
        "faulty/stance.toml:1: F002: ",
        "faulty/example.toml:4: F010: praise/thanks: \"Ruritania thanked Borduria.\" gives praise: ruritania -> borduria; ",
    ] {
        assert!(shown.lines().any(|l| l.starts_with(start)), "{start} in\n{shown}");
    }
    assert!(
        shown.lines().last().is_some_and(|l| l.contains("1 example: ") && l.contains(" faults, ")),
        "{shown}"
    );
    program().args(["check", "nowhere.csv"]).assert().code(2);
    program().current_dir(path("")).args(["check", "README.md"]).assert().code(2);
}

#[test]
fn evaluate_needs_both_sides() {
    let data = path("tests/data");
    for (gold, output, part) in [
        ("nowhere.json", "letter.json", "nowhere.json: cannot read"),
        ("letter.gold.json", "nowhere.json", "nowhere.json: cannot read the output"),
        ("letter.json", "letter.json", "letter.json:"),
        ("letter.gold.json", "letter.gold.json", "no \"schema\" in this object"),
    ] {
        let mut run = program();
        let run = run.current_dir(&data).args(["evaluate", "--gold", gold, output]).assert().code(2);
        let told = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        assert!(told.starts_with("demarche: ") && told.contains(part), "{told}");
    }
    program().args(["evaluate", "--gold", "x", "--fail-under", "stances=1", "y"]).assert().code(2);
}
