//! The graph for other programs, and the summary for readers: what is written where, and what is refused.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{program, world_options};

const NOTES: [(&str, &str); 2] = [
    ("1961.txt", "1 March 1961\n\nRuritania condemned Graustark. Ruritania thanked Graustark.\n"),
    ("1963.txt", "3 May 1963\n\nBorduria supports Ruritania. Ruritania condemned Graustark.\n"),
];

/// A folder with these notes in `in`.
fn notes() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, text) in NOTES {
        fs::write(folder.path().join("in").join(name), text).unwrap();
    }
    folder
}

/// Runs in a folder; gives standard output and standard error.
fn run(folder: &Path, arguments: &[&str], status: i32) -> (String, String) {
    let mut run = program();
    let (command, rest) = arguments.split_first().unwrap();
    run.current_dir(folder).arg(command);
    if *command == "extract" {
        run.args(world_options()).arg("--quiet");
    }
    let output = run.args(rest).assert().code(status).get_output().clone();
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn every_form_has_the_same_edges_and_groups_them_as_asked() {
    let folder = notes();
    for (which, edges) in [("pair", 2), ("sign", 3), ("stance", 3)] {
        let options = ["extract", "in", "--edges", which, "--graphml", "a.graphml", "--gexf", "a.gexf"];
        let more = ["--cytoscape", "a.cyjs", "--csv", "tables"];
        run(folder.path(), &[&options[..], &more[..]].concat(), 0);
        let count = |file: &str, what: &str| {
            fs::read_to_string(folder.path().join(file)).unwrap().matches(what).count()
        };
        let found = [count("a.graphml", "<edge "), count("a.gexf", "<edge "), count("a.cyjs", "\"source\":")];
        assert!(found.iter().all(|n| *n == found[0]), "{which}: {found:?}");
        assert_eq!(count("tables/edges.csv", "\r\n"), found[0] + 1, "{which}");
        assert_eq!(found[0], edges, "{which}: {found:?}");
    }
    let gexf = fs::read_to_string(folder.path().join("a.gexf")).unwrap();
    assert!(gexf.contains("<spell start=\"1961-03-01\"") && gexf.contains("<spell start=\"1963-05-03\""));
    let mut tables: Vec<_> =
        fs::read_dir(folder.path().join("tables")).unwrap().map(|e| e.unwrap().file_name()).collect();
    tables.sort();
    assert_eq!(tables, ["edges.csv", "mentions.csv", "nodes.csv", "statements.csv"]);
}

#[test]
fn tables_want_a_folder() {
    let folder = notes();
    let (_, told) = run(folder.path(), &["extract", "in", "--csv", "-"], 2);
    assert!(told.contains("--csv writes several tables; expected a folder, found -"), "{told}");
    fs::write(folder.path().join("taken"), "").unwrap();
    let (_, told) = run(folder.path(), &["extract", "in", "--csv", "taken"], 2);
    assert!(told.contains("taken: cannot write"), "{told}");
}

#[test]
fn times_come_from_tables_as_well() {
    let folder = notes();
    run(folder.path(), &["extract", "in", "--statements", "s.jsonl"], 0);
    let (gexf, _) = run(folder.path(), &["graph", "s.jsonl", "--gexf", "-", "--from", "1962"], 0);
    assert!(gexf.contains("<spell start=\"1963-05-03\"") && !gexf.contains("1961"), "{gexf}");
}

#[test]
fn a_summary_is_made_of_outputs_and_of_tables() {
    let folder = notes();
    run(folder.path(), &["extract", "in", "--json", "all.json", "--statements", "s.jsonl"], 0);
    let (whole, _) = run(folder.path(), &["report", "all.json", "--title", "Three states"], 0);
    assert!(whole.starts_with("# Three states\n\n2 documents: "), "{whole}");
    assert!(whole.contains("### Ruritania and Graustark") && whole.contains("**condemned**"), "{whole}");
    assert!(whole.contains("The earliest is of 1961-03-01, the latest of 1963-05-03."));
    let (sampled, _) = run(folder.path(), &["report", "s.jsonl", "--from", "1963"], 0);
    assert!(sampled.contains("All are of 1963-05-03.") && !sampled.contains("thanked"), "{sampled}");
    run(folder.path(), &["report", "all.json", "--output", "page.html"], 0);
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<mark>condemned</mark>"));
    let (empty, told) = run(folder.path(), &["report", "all.json", "--from", "1999"], 0);
    assert!(empty.contains("None was found.") && told.contains("no statement is left"), "{empty}{told}");
    let (_, told) = run(folder.path(), &["report", "nothing.json"], 2);
    assert!(told.contains("nothing.json"), "{told}");
}
