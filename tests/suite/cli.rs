//! The command line: what each subcommand does when all is well.

use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};

use demarche::export::{json, schema};
use serde_json::Value;

use crate::support::{path, program, world_options};

const NOTE: &str = "Ruritania condemned Graustark. Anna Novak said that Borduria thanked the Lake Pact.\n";

/// Runs over a note on standard input; gives standard output.
fn over_note(command: &str, options: &[&str]) -> String {
    let run = program().arg(command).args(world_options()).args(options).arg("-").write_stdin(NOTE).assert();
    let output = run.success().get_output().clone();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let totals = told.starts_with("demarche: 1 document, ") && told.lines().count() == 1;
    assert!(told.is_empty() || totals, "all was well, but {told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn without_an_output_a_summary_is_shown() {
    let shown = over_note("extract", &[]);
    for part in [
        "1 document, 84 characters",
        "countries        3  Borduria 1, Graustark 1, Ruritania 1",
        "Ruritania  criticize   1  Graustark",
        "What could not be told",
    ] {
        assert!(shown.contains(part), "{part:?} in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours into a pipe");
    assert!(over_note("extract", &["--color", "always"]).contains("\u{1b}["));
}

#[test]
fn several_outputs_are_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let dot = folder.path().join("graph.dot");
    let stdout = over_note("extract", &["--json", "-", "--dot", &dot.display().to_string(), "--with-text"]);
    let read = json::read("stdout", &stdout).unwrap();
    assert_eq!(read.documents[0].text.as_deref(), Some(NOTE));
    assert_eq!(read.documents[0].id, "-");
    let dot = fs::read_to_string(dot).unwrap();
    assert!(dot.contains("\"country/ruritania\" -> \"country/graustark\""));
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["graph.dot"], "nothing else is left there");
}

#[test]
fn the_explorer_has_the_texts_and_the_json_only_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("explorer.html");
    let options = |more: &[&str]| -> Vec<String> {
        let html = page.display().to_string();
        ["--html", &html, "--json", "-"].iter().chain(more).map(|o| (*o).to_owned()).collect()
    };
    for (more, in_page, in_json) in
        [(&[][..], true, false), (&["--with-text"], true, true), (&["--evidence", "1"], false, false)]
    {
        let options = options(more);
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        let output: Value = serde_json::from_str(&over_note("extract", &options)).unwrap();
        assert_eq!(output["documents"][0].get("text").is_some(), in_json, "{more:?}");
        let written = fs::read_to_string(&page).unwrap();
        assert!(written.starts_with("<!doctype html>") && written.ends_with("</html>\n"));
        assert!(written.contains("country/ruritania"), "{more:?}");
        assert_eq!(written.contains("\"text\":\"Ruritania condemned"), in_page, "{more:?}");
    }
}

#[test]
fn the_drawing_can_be_thinned_and_the_data_stays_whole() {
    let edges = |options: &[&str]| {
        let options = [&["--dot", "-"], options].concat();
        over_note("extract", &options).lines().filter(|l| l.contains(" -> ")).count()
    };
    let all = edges(&[]);
    assert!(all >= 2);
    assert_eq!(edges(&["--top", "1"]), 1);
    assert_eq!(edges(&["--min-count", "9"]), 0);
    let whole = json::read("stdout", &over_note("extract", &["--json", "-"])).unwrap();
    let thinned = json::read("stdout", &over_note("extract", &["--json", "-", "--min-count", "9"])).unwrap();
    assert_eq!(whole, thinned);
    let sure =
        json::read("stdout", &over_note("extract", &["--json", "-", "--min-confidence", "1"])).unwrap();
    assert!(sure.statements.len() < whole.statements.len());
}

#[test]
fn author_and_date_are_for_documents_that_do_not_say() {
    let options = ["--json", "-", "--author", "leader/anna-novak", "--date", "1962-05"];
    let read = json::read("stdout", &over_note("extract", &options)).unwrap();
    assert_eq!(read.documents[0].date.as_deref(), Some("1962-05"));
    assert_eq!(read.documents[0].author.as_ref().map(|a| a.as_str()), Some("leader/anna-novak"));
}

#[test]
fn own_frames_take_the_place_of_the_builtin_ones() {
    let frames = path("tests/gazetteers/frames").display().to_string();
    let read = json::read("stdout", &over_note("extract", &["--json", "-", "--frames", &frames])).unwrap();
    let rules: Vec<&str> =
        read.statements.iter().map(|s| s.rule.as_str()).filter(|r| *r != "mention").collect();
    assert_eq!(rules, ["criticize/condemns", "praise/thanks"]);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..40 {
        fs::write(folder.path().join(format!("{n}.txt")), format!("{NOTE}Note {n}.")).unwrap();
    }
    let run = |threads: &str| {
        let mut run = program();
        run.arg("extract")
            .args(world_options())
            .args(["--threads", threads, "--json", "-"])
            .arg(folder.path());
        run.assert().success().get_output().stdout.clone()
    };
    let one = run("1");
    assert!(one == run("3") && one == run("0"));
    let shown = String::from_utf8(one).unwrap();
    assert!(!shown.contains(&folder.path().display().to_string()), "no absolute path is written");
}

#[test]
fn explain_marks_a_document() {
    let shown = over_note("explain", &["--why"]);
    for part in [
        "   1  [Ruritania|country/ruritania] condemned [Graustark|country/graustark].",
        "      criticize  country/ruritania → country/graustark  “condemned”",
        "leader/anna-novak  reported: “Anna Novak” “said”",
        "name       “Ruritania” is country/ruritania: ",
    ] {
        assert!(shown.contains(part), "{part:?} in\n{shown}");
    }
    assert!(!shown.contains('\u{1b}'));
    let colored = over_note("explain", &["--color", "always"]);
    assert!(colored.contains("\u{1b}[") && !colored.contains("[Ruritania|"), "{colored}");
}

#[test]
fn explain_prints_any_stage() {
    for (stage, key) in [
        ("document", "text"),
        ("structure", "sentences"),
        ("mention", "items"),
        ("speaker", "items"),
        ("stance", "items"),
    ] {
        let printed: Value = serde_json::from_str(&over_note("explain", &["--stage", stage])).unwrap();
        assert_eq!((&printed["document"], &printed["stage"]), (&"-".into(), &stage.into()));
        assert!(!printed["output"][key].is_null(), "{stage}: {printed}");
    }
    let conllu = over_note("explain", &["--stage", "syntax"]);
    let rows = demarche::syntax::conllu::read(&conllu);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].text, "Ruritania condemned Graustark.");
    assert!(conllu.contains("# clause = 2 condemn; subject “Ruritania”; object “Graustark”"), "{conllu}");
}

#[test]
fn check_is_content_with_the_invented_world() {
    let mut run = program();
    run.args(["check", "--no-builtin"]).args(["world", "frames"].map(|f| path("tests/gazetteers").join(f)));
    let shown = String::from_utf8(run.assert().success().get_output().stdout.clone()).unwrap();
    // Alone, frames are tried with the gazetteers beside them.
    assert_eq!(shown, "1 gazetteer: 14 entries; 2 frames, 3 examples: 0 faults, 0 warnings\n");
}

#[test]
fn evaluate_gives_the_figures() {
    let data = path("tests/data");
    let run = |options: &[&str], status: i32| {
        let mut run = program();
        run.args(["evaluate", "--gold"]).arg(data.join("letter.gold.json")).args(options);
        let run = run.arg(data.join("letter.json")).assert().code(status);
        let output = run.get_output().clone();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (shown, _) = run(&["--errors", "5"], 0);
    assert!(shown.contains("  stance          p 1.0000  r 0.8000"), "{shown}");
    assert!(shown.contains("    stance missed @99: "), "{shown}");
    let (shown, _) = run(&["--json"], 0);
    let figures: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(figures["total"]["stance"]["r"], 0.8);
    let (_, told) = run(&["--fail-under", "stance.r=0.8", "--fail-under", "stance.r=0.9"], 1);
    assert_eq!(told, "demarche: stance.r is 0.8000; expected at least 0.9\n");
    let (_, told) = run(&["--document", "other.txt"], 2);
    assert!(told.contains("no document \"other.txt\" in this output"), "{told}");
}

#[test]
fn schema_prints_the_schema() {
    let printed = program().arg("schema").assert().success().get_output().stdout.clone();
    assert_eq!(serde_json::from_slice::<Value>(&printed).unwrap(), schema::json_schema());
}

#[test]
fn every_command_explains_itself() {
    for command in [
        &[][..],
        &["extract"],
        &["graph"],
        &["measure"],
        &["explain"],
        &["check"],
        &["gazetteer"],
        &["evaluate"],
        &["schema"],
    ] {
        let shown = program().args(command).arg("--help").assert().success().get_output().stdout.clone();
        assert!(shown.len() > 200, "{command:?}");
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.lines().all(|l| l.chars().count() <= 100), "{command:?}: {shown}");
    }
}

#[test]
fn a_reader_who_leaves_is_no_fault() {
    for arguments in [&["schema"][..], &["explain", "-"], &["extract", "--json", "-", "-"], &["extract", "-"]]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        if arguments.len() > 1 {
            command.args(world_options());
        }
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), NOTE.as_bytes()).ok();
        let status = child.wait().unwrap();
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((status.code(), told.as_str()), (Some(0), ""), "{arguments:?}");
    }
}
