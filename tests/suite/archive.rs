//! Large corpora: tables that grow with the work, graphs made of them, runs that are interrupted and go on.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use demarche::export::json;
use demarche::export::rows::{self, AnyRows};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{program, world_options};

const NOTES: [&str; 4] = [
    "Ruritania condemned Graustark. Anna Novak said that Borduria thanked the Lake Pact.\n",
    "1 March 1961\n\nBorduria supports Ruritania. Graustark attacked Borduria.\n",
    "3 May 1963\n\nAnna Novak criticized Graustark. Ruritania condemned Graustark again.\n",
    "Nothing of note happened at the lake.\n",
];

/// A folder with so many notes.
fn archive(notes: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for n in 0..notes {
        let text = format!("{}\nNote {n}.\n", NOTES[n % NOTES.len()].trim_end());
        fs::write(folder.path().join(format!("in/{n:04}.txt")), text).unwrap();
    }
    folder
}

/// Runs in a folder; gives standard error. Words are split at blanks.
fn run(folder: &Path, arguments: &str, status: i32) -> String {
    let mut run = program();
    let (command, rest) = arguments.split_once(' ').unwrap();
    run.current_dir(folder).arg(command);
    if command == "extract" {
        run.args(world_options());
    }
    let run = run.args(rest.split(' ')).assert().code(status);
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn tables_hold_what_the_json_holds() {
    let folder = archive(9);
    let at = folder.path();
    let told = run(at, "extract --statements s.jsonl --mentions m.jsonl.zst --json all.json in", 0);
    assert!(told.starts_with("demarche: 9 documents, ") && told.lines().count() == 1, "{told}");
    assert_eq!(names(at), ["all.json", "in", "m.jsonl.zst", "s.jsonl"], "no journal is left after the work");
    let whole = json::read("all.json", &read(at, "all.json")).unwrap();
    let AnyRows::Statements(rows) = rows::read(&at.join("s.jsonl")).unwrap() else { panic!("statements") };
    let rows: Vec<_> = rows.map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|r| &r.statement).collect::<Vec<_>>(),
        whole.statements.iter().collect::<Vec<_>>()
    );
    let dated = rows.iter().find(|r| r.statement.document == "0001.txt").unwrap();
    assert_eq!(dated.date.as_deref(), Some("1961-03-01"));
    assert_eq!(dated.holder_label, "Borduria");
    let AnyRows::Mentions(rows) = rows::read(&at.join("m.jsonl.zst")).unwrap() else { panic!("mentions") };
    assert_eq!(rows.map(|r| r.unwrap().mention).collect::<Vec<_>>(), whole.mentions);
}

#[test]
fn mentions_alone_are_the_same() {
    let folder = archive(5);
    let at = folder.path();
    run(at, "extract --statements s.jsonl --mentions all.jsonl in", 0);
    run(at, "extract --mentions alone.jsonl in", 0);
    assert_eq!(read(at, "alone.jsonl"), read(at, "all.jsonl"));
    assert!(read(at, "alone.jsonl").lines().count() > 5);
}

#[test]
fn tables_do_not_depend_on_the_threads() {
    let folder = archive(60);
    let at = folder.path();
    for threads in ["1", "3"] {
        run(
            at,
            &format!(
                "extract --threads {threads} --statements {threads}.jsonl --mentions m{threads}.jsonl in"
            ),
            0,
        );
    }
    assert_eq!(read(at, "1.jsonl"), read(at, "3.jsonl"));
    assert_eq!(read(at, "m1.jsonl"), read(at, "m3.jsonl"));
}

#[test]
fn a_graph_of_tables_is_the_graph_of_the_documents() {
    let folder = archive(9);
    let at = folder.path();
    run(at, "extract --statements s.jsonl --mentions m.jsonl --json sums.json --evidence 2 in", 0);
    run(at, "graph --json again.json --evidence 2 s.jsonl m.jsonl", 0);
    let (sums, again): (Value, Value) = (
        serde_json::from_str(&read(at, "sums.json")).unwrap(),
        serde_json::from_str(&read(at, "again.json")).unwrap(),
    );
    assert_eq!(sums["edges"], again["edges"]);
    assert_eq!(sums["statements"], again["statements"]);
    assert_eq!(sums["graph"]["evidence"], 2);
    assert_eq!((&sums["mentions"], &sums["speakers"]), (&Value::Array(vec![]), &Value::Array(vec![])));
    let edges = sums["edges"].as_array().unwrap();
    assert!(edges.iter().any(|e| e["count"].as_u64().unwrap() > 2));
    assert!(edges.iter().all(|e| e["statements"].as_array().unwrap().len() <= 2));
    // Nodes without an edge are left out.
    let nodes = again["nodes"].as_array().unwrap();
    assert!(!nodes.is_empty() && nodes.iter().all(|n| sums["nodes"].as_array().unwrap().contains(n)));
}

#[test]
fn graphs_can_be_filtered() {
    let folder = archive(8);
    let at = folder.path();
    run(at, "extract --statements s.jsonl in", 0);
    let edges = |filter: &str| {
        run(at, &format!("graph --json out.json {filter} s.jsonl"), 0);
        let graph: Value = serde_json::from_str(&read(at, "out.json")).unwrap();
        let name = |v: &Value| v.as_str().unwrap().split('/').next_back().unwrap().to_owned();
        let edges = graph["edges"].as_array().unwrap().iter();
        edges
            .map(|e| format!("{} {} {}", name(&e["source"]), name(&e["key"]), name(&e["target"])))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        edges("--from 1963 --stance criticize"),
        ["ruritania criticize graustark", "anna-novak criticize graustark"]
    );
    assert_eq!(edges("--to 1961-03 --stance support"), ["borduria support ruritania"]);
    assert_eq!(edges("--target organization/lake-pact --first-hand --stance praise"), [""; 0]);
    assert_eq!(edges("--target organization/lake-pact --stance praise"), ["borduria praise lake-pact"]);
    assert_eq!(edges("--min-count 4 --stance criticize"), ["ruritania criticize graustark"]);
    assert_eq!(edges("--kind leader"), [""; 0]);
    assert_eq!(edges("--speaker leader/anna-novak --stance praise"), ["borduria praise lake-pact"]);
    assert_eq!(edges("--holder leader/anna-novak --stance criticize"), ["anna-novak criticize graustark"]);
    assert_eq!(edges("--min-confidence 1"), [""; 0]);
    assert!(run(at, "graph --from 1963-13 s.jsonl", 2).contains("expected YYYY"));
    assert!(run(at, "graph nowhere.jsonl", 2).contains("nowhere.jsonl: cannot read the table"));
    assert!(run(at, "graph in/0000.txt", 2).contains("0000.txt:1: no statement and no mention"));
}

#[test]
fn failures_are_listed_and_change_nothing_else() {
    let (good, bad) = (archive(12), archive(12));
    for (name, bytes) in [
        ("0003a.txt", &b"\0\x01\x02\0\0"[..]),
        ("0005a.xml", b"<TEI><text><p>An unfinished"),
        ("0007a.txt", b""),
        ("0009a.jsonl", b"{\"id\": \"x\", \"text\": \"caf\xe9\"}\n"),
    ] {
        fs::write(bad.path().join("in").join(name), bytes).unwrap();
    }
    std::os::unix::fs::symlink("nowhere.txt", bad.path().join("in/0011a.txt")).unwrap();
    run(
        good.path(),
        "extract --statements s.jsonl --mentions m.jsonl --json all.json --failures f.csv in",
        0,
    );
    run(bad.path(), "extract --statements s.jsonl --mentions m.jsonl --json all.json --failures f.csv in", 1);
    for name in ["s.jsonl", "m.jsonl", "all.json"] {
        assert_eq!(read(good.path(), name), read(bad.path(), name), "{name}");
    }
    assert_eq!(read(good.path(), "f.csv"), "path,line,reason\n");
    let table = read(bad.path(), "f.csv");
    let mut table = csv::Reader::from_reader(table.as_bytes());
    let listed: Vec<(String, String, String)> = table.deserialize().map(Result::unwrap).collect();
    let paths: Vec<&str> = listed.iter().map(|l| l.0.as_str()).collect();
    assert_eq!(paths, ["in/0003a.txt", "in/0005a.xml", "in/0007a.txt", "in/0009a.jsonl", "in/0011a.txt"]);
    assert_eq!(listed[3].1, "1");
    assert!(listed[0].2.contains("expected text") && listed[2].2.contains("the file is empty"), "{listed:?}");
}

/// Starts a run, kills it after a moment; true if it had not ended by then.
fn killed(folder: &Path, after: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .current_dir(folder)
        .arg("extract")
        .args(world_options())
        .args("--resume --statements s.jsonl --mentions m.jsonl.zst --json all.json in".split(' '))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(after);
    let running = child.try_wait().unwrap().is_none();
    child.kill().ok();
    child.wait().unwrap();
    running
}

#[test]
fn a_run_that_is_killed_goes_on() {
    let (whole, broken) = (archive(400), archive(400));
    let call = "extract --resume --statements s.jsonl --mentions m.jsonl.zst --json all.json in";
    run(whole.path(), call, 0);
    let interrupted = [40, 400, 2300, 120, 900]
        .iter()
        .filter(|ms| killed(broken.path(), Duration::from_millis(**ms)))
        .count();
    assert!(interrupted > 0, "no run was interrupted");
    let told = run(broken.path(), call, 0);
    for name in ["s.jsonl", "m.jsonl.zst", "all.json"] {
        assert!(
            fs::read(whole.path().join(name)).unwrap() == fs::read(broken.path().join(name)).unwrap(),
            "{name}: {told}"
        );
    }
    let left = ["all.json", "in", "m.jsonl.zst", "s.jsonl", "s.jsonl.resume"];
    assert_eq!(
        (names(whole.path()), names(broken.path())),
        (left.map(String::from).into(), left.map(String::from).into())
    );
}

#[test]
fn a_later_run_reads_what_is_new() {
    let folder = archive(6);
    let at = folder.path();
    run(at, "extract --resume --statements s.jsonl in", 0);
    fs::write(at.join("in/0002.txt"), "Borduria condemned Ruritania.\n").unwrap();
    fs::write(at.join("in/0099.txt"), "Graustark thanked Ruritania.\n").unwrap();
    let told = run(at, "extract --resume --statements s.jsonl in", 0);
    assert!(told.contains("6 finished documents in s.jsonl.resume"), "{told}");
    assert!(told.contains("7 documents") && told.contains("(5 of them done before)"), "{told}");
    run(at, "extract --statements fresh.jsonl in", 0);
    assert_eq!(read(at, "s.jsonl"), read(at, "fresh.jsonl"));
    // Other settings make other records.
    let told = run(at, "extract --resume --author leader/anna-novak --statements s.jsonl in", 0);
    assert!(!told.contains("done before"), "{told}");
    assert!(run(at, "extract --resume in", 2).contains("--resume without an output file"));
}

#[test]
fn a_disk_that_is_full_stops_the_run() {
    if !Path::new("/dev/full").exists() {
        println!("skipped: no device here is always full");
        return;
    }
    let folder = archive(40);
    std::os::unix::fs::symlink("/dev/full", folder.path().join("full.jsonl")).unwrap();
    let told = run(folder.path(), "extract --statements full.jsonl --mentions m.jsonl in", 2);
    assert!(told.contains("full.jsonl: cannot write: No space left on device"), "{told}");
    assert_eq!(names(folder.path()), ["full.jsonl", "in", "m.jsonl.resume"], "nothing half written is left");
    assert!(told.contains("m.jsonl.resume: the same call with --resume goes on"), "{told}");
}

#[test]
fn forms_and_places_are_checked_before_the_work() {
    let folder = archive(1);
    let at = folder.path();
    assert!(run(at, "extract --statements s.csv in", 2).contains("expected .jsonl, .jsonl.zst or .parquet"));
    assert!(run(at, "extract --statements no/s.jsonl in", 2).contains("no/s.jsonl: cannot write"));
    let both = run(at, "extract --statements s.jsonl --mentions s.jsonl in", 2);
    assert!(both.contains("--statements and --mentions both go to s.jsonl"), "{both}");
    assert_eq!(names(at), ["in"]);
    if !cfg!(feature = "parquet") {
        assert!(run(at, "extract --statements s.parquet in", 2).contains("--features parquet"));
    }
}
