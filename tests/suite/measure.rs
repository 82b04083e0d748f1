//! `demarche measure`: what it shows, what it writes, what it refuses.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{program, world_options};

const NOTES: [(&str, &str); 4] = [
    (
        "1961.txt",
        "1 March 1961\n\nBorduria supports Ruritania. Borduria thanked Ruritania. Graustark attacked Borduria.\n",
    ),
    ("1961b.txt", "4 May 1961\n\nRuritania condemned Graustark. Graustark condemned Ruritania.\n"),
    ("1963.txt", "3 May 1963\n\nBorduria condemned Ruritania. Borduria attacked Ruritania.\n"),
    ("undated.txt", "Ruritania criticized Graustark.\n"),
];

/// A folder with `s.jsonl` and `all.json` of these notes.
fn extracted() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, text) in NOTES {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    let mut run = program();
    run.current_dir(folder.path()).arg("extract").args(world_options());
    run.args(["--quiet", "--statements", "s.jsonl", "--json", "all.json", "in"]).assert().success();
    folder
}

/// Runs in a folder; gives standard output and standard error.
fn measure(folder: &Path, arguments: &str, status: i32) -> (String, String) {
    let mut run = program();
    let run = run.current_dir(folder).arg("measure").args(arguments.split(' ')).assert().code(status);
    let output = run.get_output().clone();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn tables_are_shown_where_no_output_is_asked_for() {
    let folder = extracted();
    let (shown, told) = measure(folder.path(), "--by year s.jsonl", 0);
    assert_eq!(told, "");
    for part in [
        "3 entities take or receive a side, in 4 ties of a holder and a target",
        "Who takes sides, and toward whom sides are taken",
        " net statements (0 %) contradict it, of 0 of 2 pairs; no split has fewer",
        "no three take sides toward each other",
        "  1961        2      3",
        "in no year: 1 statement of documents without a date, 0 of documents whose date is less exact",
        "  -2.00  Borduria → Ruritania  z -1.6",
        "1963  0 in favour, 2 against",
        "criticize “Borduria condemned Ruritania.”",
    ] {
        assert!(shown.contains(part), "{part:?} in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours into a pipe");
    let (few, _) = measure(folder.path(), "--top 1 s.jsonl", 0);
    assert!(few.contains("and 2 more") && !few.contains("Through time"), "{few}");
}

#[test]
fn an_output_of_extract_is_measured_like_its_table() {
    let folder = extracted();
    let [table, json] = ["s.jsonl", "all.json"]
        .map(|input| measure(folder.path(), &format!("--by month --window 3 --json - {input}"), 0).0);
    assert!(table == json);
    let report: Value = serde_json::from_str(&table).unwrap();
    assert_eq!((&report["schema"], &report["window"]), (&"demarche-measures/1".into(), &3.into()));
    assert_eq!(report["slices"][0]["period"], "1961-03/1961-05");
    assert_eq!(report["shifts"][0]["after"]["evidence"][0]["document"], "1963.txt");
    let mut run = program();
    let run = run.current_dir(folder.path()).args(["graph", "all.json"]).assert().success();
    let of_graph = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(of_graph.contains("Borduria   support"), "{of_graph}");
}

#[test]
fn filters_are_those_of_graph() {
    let folder = extracted();
    let sided = |filters: &str| {
        let (json, _) = measure(folder.path(), &format!("{filters} --json - s.jsonl"), 0);
        let whole = &serde_json::from_str::<Value>(&json).unwrap()["whole"]["statements"];
        (whole["positive"].as_u64().unwrap(), whole["negative"].as_u64().unwrap())
    };
    assert_eq!(sided("--kind country"), (2, 6));
    assert_eq!(sided("--to 1961"), (2, 3));
    assert_eq!(sided("--holder country/borduria"), (2, 2));
    assert_eq!(sided("--stance support"), (1, 0));
    assert_eq!(sided("--min-count 3"), (2, 2));
    let (_, told) = measure(folder.path(), "--from 1999 --json - s.jsonl", 0);
    assert!(told.contains("expected filters that some pass"), "{told}");
}

#[test]
fn tables_are_written_into_a_folder() {
    let folder = extracted();
    let at = folder.path();
    let (shown, told) = measure(at, "--by year --csv out/measures --json m.json s.jsonl", 0);
    assert_eq!((shown.as_str(), told.as_str()), ("", ""));
    let mut names: Vec<_> =
        fs::read_dir(at.join("out/measures")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "contradictions.csv",
            "evidence.csv",
            "groups.csv",
            "likeness.csv",
            "nodes.csv",
            "shifts.csv",
            "summary.csv",
            "ties.csv"
        ]
    );
    let ties = fs::read_to_string(at.join("out/measures/ties.csv")).unwrap();
    assert!(ties.contains("\n1963,country/borduria,country/ruritania,0,0,2,-1\n"), "{ties}");
    let before = fs::read(at.join("m.json")).unwrap();
    measure(at, "--by year --csv out/measures --json m.json s.jsonl", 0);
    assert!(fs::read(at.join("m.json")).unwrap() == before);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = extracted();
    let refused = |arguments: &str, status: i32, part: &str| {
        let (_, told) = measure(folder.path(), arguments, status);
        assert!(told.contains(part), "{part:?} in {told}");
    };
    refused("--by decade s.jsonl", 2, "expected year, quarter or month");
    refused("--window 2 s.jsonl", 2, "--by");
    refused("--from 1963-13 s.jsonl", 2, "expected YYYY");
    refused("--csv x --json x s.jsonl", 2, "expected a place of its own for each");
    refused(
        "--csv s.jsonl s.jsonl",
        2,
        "s.jsonl: cannot write: this is a file; expected a folder for the tables",
    );
    refused("--csv s.jsonl --json m.json s.jsonl", 1, "expected a folder for the tables");
    refused("--csv - s.jsonl", 2, "expected a folder");
    refused("nowhere.json", 2, "nowhere.json: cannot read the output");
    refused("in/1961.txt", 2, "1961.txt:1: no statement and no mention");
    fs::write(folder.path().join("other.json"), "{}").unwrap();
    refused("other.json", 2, "expected \"demarche/1\"");
}
