//! Snapshots over the sample documents. Each line quotes its sentence, so that a reader can judge it.

use std::fmt::Write;
use std::fs;

use demarche::record::Extraction;

#[test]
fn the_seeds_give_what_they_gave() {
    let all = super::seeds(1);
    let mut different = Vec::new();
    for document in &all.documents {
        let name = document.id.trim_end_matches(".txt");
        let text = document.text.as_deref().unwrap_or("");
        for (view, found) in [
            ("mentions", mentions(&all, &document.id)),
            ("speakers", speakers(&all, &document.id, text)),
            ("statements", statements(&all, &document.id)),
        ] {
            let path = super::root().join("tests/corpus").join(name).join(format!("{view}.txt"));
            if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
                fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
                fs::write(&path, &found).expect("writable");
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if expected != found {
                let first = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
                different.push(format!("{name}/{view}: {first:?}"));
            }
        }
    }
    assert!(
        different.is_empty(),
        "snapshots differ (UPDATE_SNAPSHOTS=1 rewrites them, if the change is wanted):\n{}",
        different.join("\n")
    );
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn mentions(all: &Extraction, document: &str) -> String {
    let mut out = String::new();
    for m in all.mentions.iter().filter(|m| m.document == document) {
        let _ = writeln!(out, "{}\t{}\t{}", one_line(&m.text), m.entity, m.method);
    }
    out
}

fn speakers(all: &Extraction, document: &str, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::new();
    for s in all.speakers.iter().filter(|s| s.document == document) {
        let quoted: String = chars[s.start..s.end].iter().collect();
        let how = serde_json::to_value(s.how).expect("a word");
        let _ = writeln!(out, "{}\t{}\t{}", s.speaker, how.as_str().unwrap_or(""), short(&one_line(&quoted)));
    }
    out
}

fn statements(all: &Extraction, document: &str) -> String {
    let mut out = String::new();
    for s in all.statements.iter().filter(|s| s.document == document && s.cue.is_some()) {
        let via: Vec<&str> = s.via.iter().map(|v| v.name()).collect();
        let via = if via.is_empty() { String::new() } else { format!(" (via {})", via.join(", ")) };
        let cue = s.cue.as_ref().map_or("", |c| c.text.as_str());
        let _ = writeln!(
            out,
            "{} -> {} {}{via}\t{}\t{cue}\t{}",
            s.holder.name(),
            s.target.name(),
            s.stance,
            s.rule,
            short(&one_line(&s.text))
        );
    }
    out
}

/// Enough of a passage to recognise it: its beginning and end.
fn short(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 160 {
        return text.to_string();
    }
    let head: String = chars[..100].iter().collect();
    let tail: String = chars[chars.len() - 50..].iter().collect();
    format!("{head} … {tail}")
}
