//! Snapshots of the samples: `tests/corpus/<name>/{mentions,speakers,statements}.txt`.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use demarche::Analysis;
use demarche::record::Stance;
use demarche::span::{Byte, Span};

use crate::support::{analyses, one_line, path};

/// What a view shows of a document.
type View = fn(&Analysis) -> String;

const VIEWS: [(&str, View); 3] = [("mentions", mentions), ("speakers", speakers), ("statements", statements)];

/// Rewrites under `UPDATE_SNAPSHOTS=1`; else compares, and tells every difference.
#[test]
fn samples_read_as_their_snapshots_say() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut faults = String::new();
    for analysis in analyses() {
        let name = analysis.document.id.trim_end_matches(".txt");
        for (view, write) in VIEWS {
            let file = path("tests/corpus").join(name).join(format!("{view}.txt"));
            let now = write(analysis);
            if update {
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(&file, &now).unwrap();
            }
            compare(&file, &now, &mut faults);
        }
    }
    assert!(
        faults.is_empty(),
        "{faults}\nUPDATE_SNAPSHOTS=1 rewrites the snapshots; read the difference first"
    );
}

/// A folder of a sample that is gone says nothing any more.
#[test]
fn every_snapshot_has_its_sample() {
    for folder in fs::read_dir(path("tests/corpus")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(path("seeds").join(format!("{name}.txt")).is_file(), "tests/corpus/{name} without a sample");
    }
}

fn compare(file: &PathBuf, now: &str, faults: &mut String) {
    let shown = file.strip_prefix(path("")).unwrap_or(file).display();
    let Ok(then) = fs::read_to_string(file) else {
        let _ = writeln!(faults, "{shown}: missing");
        return;
    };
    let (gone, new) = (lines_without(&then, now), lines_without(now, &then));
    if then != now {
        let _ = writeln!(faults, "{shown}: {} lines gone, {} new", gone.len(), new.len());
        gone.iter().take(12).for_each(|l| faults.push_str(&format!("  - {l}\n")));
        new.iter().take(12).for_each(|l| faults.push_str(&format!("  + {l}\n")));
    }
}

fn lines_without<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let others: Vec<&str> = other.lines().collect();
    text.lines().filter(|l| !others.contains(l)).collect()
}

/// Each name in its sentence.
fn mentions(analysis: &Analysis) -> String {
    let mut out = String::from("# entity, how it was found | the sentence with the name\n");
    for m in &analysis.mentions.items {
        let text = quoted(analysis, m.span.start, Some(m.span));
        let _ = writeln!(out, "{}  {} | {text}", m.entity, m.method.as_str());
    }
    for r in &analysis.mentions.references {
        let _ = writeln!(out, "{}  reference | {}", r.entity, quoted(analysis, r.span.start, Some(r.span)));
    }
    untold(analysis, &analysis.mentions.unresolved, &mut out);
    out
}

/// Each sentence with its speaker: that of the shortest passage around its middle.
fn speakers(analysis: &Analysis) -> String {
    let mut out = String::from("# speaker, how that is known | the sentence\n");
    for sentence in &analysis.structure.sentences {
        let passage = analysis.passages.at((sentence.span.start + sentence.span.end) / 2);
        let known = passage.map_or("unknown".to_owned(), |p| {
            format!("{}  {}", p.speaker.as_str(), format!("{:?}", p.how).to_lowercase())
        });
        let _ = writeln!(out, "{known} | {}", quoted(analysis, sentence.span.start, None));
    }
    untold(analysis, &analysis.passages.unresolved, &mut out);
    out
}

/// Each statement but the bare mentions, whose sentences the other two views show.
fn statements(analysis: &Analysis) -> String {
    let mut out = String::from("# stance: holder -> target, rule | the sentence with the cue\n");
    for s in analysis.statements.items.iter().filter(|s| s.stance != Stance::Mention) {
        let mut what = format!("{}: {} -> {}  {}", s.stance, s.holder, s.target, s.rule);
        if s.negated {
            what.push_str(", negated");
        }
        if !s.via.is_empty() {
            let via: Vec<&str> = s.via.iter().map(|v| v.as_str()).collect();
            let _ = write!(what, ", via {}", via.join(", "));
        }
        let start = analysis.structure.sentences[s.sentence].span.start;
        let _ = writeln!(out, "{what} | {}", quoted(analysis, start, s.cue));
    }
    untold(analysis, &analysis.statements.unresolved, &mut out);
    out
}

/// What could not be told, with the reason.
fn untold(analysis: &Analysis, rows: &[(Span<Byte>, String)], out: &mut String) {
    for (span, reason) in rows {
        let whole = span.len() == analysis.document.text.len();
        let place =
            if whole { "(the whole document)".into() } else { quoted(analysis, span.start, Some(*span)) };
        let _ = writeln!(out, "?  {reason} | {place}");
    }
}

/// The sentence at a place on one line, with a part of it between `>>` and `<<`.
fn quoted(analysis: &Analysis, at: usize, part: Option<Span<Byte>>) -> String {
    let text = analysis.document.text.as_str();
    let found = analysis.structure.sentence_at(at).map(|s| analysis.structure.sentences[s].span);
    let Some(sentence) = found.filter(|s| s.contains(at)) else {
        return part.map(|p| one_line(p.of(text))).unwrap_or_default();
    };
    let Some(part) = part.filter(|p| sentence.contains(p.start)) else { return one_line(sentence.of(text)) };
    let end = part.end.min(sentence.end);
    let before = Span::<Byte>::new(sentence.start, part.start).of(text);
    let (inside, behind) = (&text[part.start..end], Span::<Byte>::new(end, sentence.end).of(text));
    one_line(&format!("{before}>>{inside}<<{behind}"))
}
