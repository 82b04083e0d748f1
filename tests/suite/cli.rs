//! The program: options, exit status, what stands on standard output and what on standard error.

use std::fs;
use std::process::Output;

use assert_cmd::Command;

fn run(args: &[&str]) -> Output {
    demarche().args(args).output().expect("the program starts")
}

fn demarche() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(super::root()).env("NO_COLOR", "1");
    command
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn data_stand_on_standard_output_alone() {
    let output = run(&["extract", "--json", "-", "seeds/letter.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");
    assert_eq!(value["schema"], "demarche/1");
    assert_eq!(value["documents"][0]["id"], "letter.txt");
    assert_eq!(stderr(&output), "");
}

#[test]
fn without_an_output_a_summary_is_printed() {
    let text = stdout(&run(&["extract", "seeds"]));
    for word in ["documents", "countries", "criticize"] {
        assert!(text.contains(word), "no {word:?} in:\n{text}");
    }
}

#[test]
fn several_outputs_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (json, dot) = (folder.path().join("g.json"), folder.path().join("g.dot"));
    let output = demarche()
        .args(["extract", "seeds", "--json"])
        .arg(&json)
        .arg("--dot")
        .arg(&dot)
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(fs::read_to_string(dot).expect("the DOT").starts_with("digraph"));
    assert!(fs::read_to_string(json).expect("the JSON").contains("\"statements\""));
}

#[test]
fn without_graphviz_the_other_outputs_are_still_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let (json, svg) = (folder.path().join("g.json"), folder.path().join("g.svg"));
    let output = demarche()
        .env("PATH", folder.path())
        .args(["extract", "seeds/letter.txt", "--json"])
        .arg(&json)
        .arg("--svg")
        .arg(&svg)
        .output()
        .expect("runs");
    assert_ne!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("Graphviz") && stderr(&output).contains("install"),
        "{}",
        stderr(&output)
    );
    assert!(json.exists() && !svg.exists());
}

/// Bad input: what is written to `bad/`, the arguments, the exit status, words of the message.
#[test]
fn bad_input_is_told_and_the_rest_is_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("writable");
    fs::create_dir(folder.path().join("nothing")).expect("writable");
    write("empty.txt", b"");
    write("binary.txt", b"\x00\x01\x02\x00\xff\xfe\x00\x03");
    write("lines.jsonl", b"{\"id\": \"a\", \"text\": \"Poland thanked Finland.\"}\n{bad\n");
    write("beyond.jsonl", b"{\"id\": \"a\", \"text\": \"Hm.\", \"mentions\": [{\"start\": 0, \"end\": 9, \"entity\": \"country/poland\"}]}\n");
    write("good.txt", b"Poland thanked Finland.");
    write("column.csv", b"id,label,colour\ncountry/x,X,red\n");
    write("kind.csv", b"id,label\nplace/x,X\n");
    write("twice.csv", b"id,label\ncountry/xx,X\ncountry/xx,Y\n");
    let good = at("good.txt");
    for (args, status, words) in [
        (vec!["extract", "--json", "-", &at("missing.txt")], 2, "missing.txt"),
        (vec!["extract", "--json", "-", &at("missing.txt"), &good], 1, "missing.txt"),
        (vec!["extract", "--json", "-", &at("nothing")], 2, "nothing"),
        (vec!["extract", "--json", "-", &at("empty.txt"), &good], 1, "empty"),
        (vec!["extract", "--json", "-", &at("binary.txt"), &good], 1, "binary"),
        (vec!["extract", "--json", "-", &at("lines.jsonl")], 1, "lines.jsonl:2:"),
        (vec!["extract", "--json", "-", &at("beyond.jsonl"), &good], 1, "beyond.jsonl:1:"),
        (
            vec!["extract", "--json", "-", "--gazetteer", &at("column.csv"), &good],
            2,
            "unknown column \"colour\"",
        ),
        (vec!["extract", "--json", "-", "--gazetteer", &at("kind.csv"), &good], 2, "kind.csv:2:"),
        (vec!["extract", "--json", "-", "--gazetteer", &at("twice.csv"), &good], 2, "twice.csv:3:"),
        (vec!["extract", "--json", "/dev/full", &good], 2, "/dev/full"),
        (vec!["extract", "--date", "yesterday", "--json", "-", &good], 2, "yesterday"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(words), "{args:?}: {}", stderr(&output));
        if status == 1 {
            let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("the rest is there");
            assert!(!value["documents"].as_array().expect("a list").is_empty());
        }
    }
}

#[test]
fn a_loop_of_links_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "Poland thanked Finland.").expect("writable");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).expect("a link");
    let output = demarche().args(["extract", "--json", "-"]).arg(folder.path()).output().expect("runs");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", stderr(&output));
    assert!(stdout(&output).contains("\"a.txt\""));
}

#[test]
fn explain_check_evaluate_and_schema_answer() {
    let explained = stdout(&run(&["explain", "seeds/letter.txt"]));
    assert!(explained.contains("[") && explained.contains("country/"), "{explained}");
    for stage in ["document", "structure", "mention", "speaker", "stance"] {
        let output = run(&["explain", "--stage", stage, "seeds/letter.txt"]);
        assert_eq!(output.status.code(), Some(0), "{stage}: {}", stderr(&output));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON");
    }
    assert!(stdout(&run(&["explain", "--stage", "syntax", "seeds/letter.txt"])).contains("nsubj"));
    let schema: serde_json::Value = serde_json::from_slice(&run(&["schema"]).stdout).expect("JSON");
    assert!(schema["properties"]["statements"].is_object());
    let gold = "tests/data/letter.gold.json";
    let output = run(&["evaluate", "--gold", gold, "tests/data/letter.json", "--fail-under", "stance=1.0"]);
    assert_eq!(output.status.code(), Some(1), "a floor nothing reaches: {}", stderr(&output));
    let output =
        run(&["evaluate", "--gold", gold, "tests/data/letter.json", "--fail-under", "mentions=0.01"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}
