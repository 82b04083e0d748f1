use super::*;

const LETTER: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));

/// The sample with the version that this crate has.
fn letter() -> String {
    LETTER.replace("demarche 0.1.0", GENERATOR)
}

#[test]
fn reading_and_writing_give_the_same_bytes_and_the_same_graph() {
    let extraction = read("letter.json", &letter()).unwrap();
    assert_eq!(to_string(&extraction), letter());
    let again = read("letter.json", &to_string(&extraction)).unwrap();
    assert_eq!(again, extraction);
    assert_eq!(Graph::build(&again), Graph::build(&extraction));
}

#[test]
fn offsets_count_code_points() {
    let extraction = read("letter.json", LETTER).unwrap();
    let text: Vec<char> = extraction.documents[0].text.as_ref().unwrap().chars().collect();
    for m in &extraction.mentions {
        assert_eq!(text[m.start..m.end].iter().collect::<String>(), m.text);
    }
}

#[test]
fn an_empty_extraction_has_all_lists() {
    let text = to_string(&Extraction::default());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    for key in ["nodes", "edges", "documents", "mentions", "speakers", "statements", "unresolved"] {
        assert_eq!(value[key], serde_json::json!([]), "{key}");
    }
    assert_eq!(read("empty", &text).unwrap(), Extraction::default());
}

#[test]
fn one_record_a_line() {
    let extraction = read("letter.json", LETTER).unwrap();
    let text = to_string(&extraction);
    for line in text.lines().filter(|l| l.starts_with("{\"id\"") || l.starts_with("{\"document\"")) {
        serde_json::from_str::<serde_json::Value>(line.trim_end_matches(',')).unwrap();
    }
    assert!(text.ends_with("]}\n"));
}

#[test]
fn faults_are_named_with_their_line() {
    let line = |part: &str| LETTER.lines().position(|l| l.contains(part)).unwrap() + 1;
    let wrong = LETTER.replacen("\"how\":\"author\"", "\"how\":\"guess\"", 1);
    let error = read("x.json", &wrong).unwrap_err();
    assert_eq!(error.line(), Some(line("\"how\":\"author\"")));
    assert!(error.to_string().contains("unknown variant `guess`"), "{error}");

    let error = read("x.json", "[]").unwrap_err().to_string();
    assert!(error.starts_with("x.json:1: "), "{error}");
    let error = read("x.json", "{}").unwrap_err().to_string();
    assert_eq!(error, "x.json: no \"schema\" in this object; expected \"demarche/1\"");
    assert!(read("x.json", &LETTER.replace("\"unresolved\"", "\"unknown\"")).is_err());
}

#[test]
fn networkx_reads_it_as_it_stands() {
    let program = "import json, sys, networkx\n\
                   data = json.load(open(sys.argv[1], encoding='utf-8'))\n\
                   graph = networkx.node_link_graph(data, edges='edges')\n\
                   edge = graph.edges['leader/kim-il-sung', 'country/united-states', 'criticize']\n\
                   print(type(graph).__name__, len(graph), graph.size(), edge['count'], graph.graph['generator'])\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json");
    match std::process::Command::new("python3").args(["-c", program, path]).output() {
        Ok(run) if run.status.success() => {
            assert_eq!(String::from_utf8_lossy(&run.stdout), "MultiDiGraph 5 5 2 demarche 0.1.0\n");
        }
        Ok(run) if !String::from_utf8_lossy(&run.stderr).contains("No module named 'networkx'") => {
            panic!("{}", String::from_utf8_lossy(&run.stderr));
        }
        _ => println!("skipped: no python3 with networkx on this machine"),
    }
}
