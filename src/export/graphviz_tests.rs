use std::path::Path;

use super::*;
use crate::export::dot::{DotOptions, to_dot};
use crate::export::json;

fn installed() -> bool {
    let found = Command::new("dot").arg("-V").output().is_ok();
    if !found {
        println!("skipped: no Graphviz on this machine");
    }
    found
}

fn script(folder: &Path, text: &str) -> OsString {
    let path = folder.join("program");
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    path.into_os_string()
}

#[test]
fn a_missing_program_is_named_with_the_ways_to_get_it() {
    let error =
        Graphviz::new().program("no-such-dot").render("digraph {}", Format::Png, Layout::Dot).unwrap_err();
    assert_eq!(error.kind(), crate::error::ErrorKind::Program);
    for part in
        ["no-such-dot", "apt install graphviz", "brew install graphviz", "https://graphviz.org/download/"]
    {
        assert!(error.to_string().contains(part), "{part}: {error}");
    }
}

#[test]
fn only_pictures_are_drawn() {
    let error = Graphviz::new().render("digraph {}", Format::Json, Layout::Dot).unwrap_err();
    assert_eq!(error.to_string(), "json is no picture; expected svg, png or pdf");
}

#[cfg(unix)]
#[test]
fn a_failing_program_is_quoted_and_a_deaf_one_does_not_hang() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(1 << 20);
    let failing = Graphviz::new().program(script(folder.path(), "echo 'bad label' >&2; exit 3"));
    let error = failing.render(&long, Format::Svg, Layout::Dot).unwrap_err().to_string();
    assert!(error.contains("program failed (exit status: 3): bad label"), "{error}");

    let noisy = "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero; cat >/dev/null; exit 0";
    let noisy = Graphviz::new().program(script(folder.path(), noisy));
    assert_eq!(noisy.render(&long, Format::Svg, Layout::Dot).unwrap().len(), 300_000);
}

#[test]
fn graphviz_draws_the_letter_in_every_format_and_layout() {
    if !installed() {
        return;
    }
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    let extraction = json::read("letter.json", text).unwrap();
    let dot = to_dot(&Graph::build(&extraction), &extraction, &DotOptions::default());
    for (format, start) in [(Format::Svg, "<?xml"), (Format::Png, "\u{89}PNG"), (Format::Pdf, "%PDF")] {
        let bytes = Graphviz::new().render(&dot, format, Layout::Dot).unwrap();
        let first: String = bytes.iter().take(start.chars().count()).map(|b| char::from(*b)).collect();
        assert_eq!(first, start);
        // A PDF holds the time of its making.
        let again = || Graphviz::new().render(&dot, format, Layout::Dot).unwrap();
        assert!(format == Format::Pdf || again() == bytes, "{format} differs");
    }
    for layout in Layout::ALL {
        assert_eq!(layout.name().parse(), Ok(layout));
        let svg = Graphviz::new().render(&dot, Format::Svg, layout).unwrap();
        assert!(String::from_utf8(svg).unwrap().contains("Władysław"), "{layout}");
    }
    let error = Graphviz::new().render("digraph {", Format::Svg, Layout::Dot).unwrap_err().to_string();
    assert!(error.contains("dot failed") && error.contains("syntax error"), "{error}");
}

#[test]
fn the_layout_suits_the_size() {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    let mut extraction = json::read("letter.json", text).unwrap();
    for n in 0..250 {
        let mut row = extraction.statements[2].clone();
        row.target = format!("party/{}", n % 90).as_str().into();
        row.holder = format!("leader/{}", n / 90).as_str().into();
        extraction.statements.push(row);
        let nodes = Graph::build(&extraction).node_count();
        if n < 90 {
            assert_eq!(Layout::suited(&Graph::build(&extraction)), Layout::Dot, "{nodes} nodes");
        }
    }
    let many_edges = Graph::build(&extraction);
    assert!(many_edges.node_count() <= 100);
    assert_eq!(Layout::suited(&many_edges), Layout::Sfdp);
    let many_nodes: Vec<_> = (0..101).map(|n| format!("country/{n}")).collect();
    for id in &many_nodes {
        extraction.entities.insert(id.as_str().into(), extraction.entities["leader/kim-il-sung"].clone());
        extraction.mentions.push(crate::record::MentionRecord {
            entity: id.as_str().into(),
            ..extraction.mentions[0].clone()
        });
    }
    extraction.statements.clear();
    assert_eq!(Layout::suited(&Graph::build(&extraction)), Layout::Sfdp);
}

/// `dot` prints a warning and ends well: only a test sees it.
#[test]
fn graphviz_draws_hostile_names_without_warnings() {
    if !installed() {
        return;
    }
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    let mut extraction = json::read("letter.json", text).unwrap();
    let entities = extraction.entities.values_mut();
    for (entity, label) in entities.zip(["<script>\"&lt;\"", "a\\N\\", "", "two\nlines\u{1}", "金日成 Đặng"])
    {
        entity.label = label.to_owned();
    }
    for row in &mut extraction.statements {
        row.text = "He said \"no\\\" & <b>left</b>\u{b}".repeat(40);
    }
    let dot = to_dot(&Graph::build(&extraction), &extraction, &DotOptions::default());
    for layout in ["-Kdot", "-Ksfdp"] {
        let mut child = Command::new("dot")
            .args(["-Tsvg", layout])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(dot.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{layout}");
        let svg = String::from_utf8(output.stdout).unwrap();
        assert!(!svg.contains("<script>"));
        assert!(svg.contains("&lt;script&gt;&quot;&amp;lt;&quot;"), "shown as it stands");
        // Text nodes are the XML reader's to tell: it must be well-formed, but for the DTD that it names.
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let tree = roxmltree::Document::parse_with_options(&svg, options).unwrap();
        assert!(tree.descendants().any(|n| n.text() == Some("a\\N\\")));
    }
}
