//! What holds for any text: the samples' own text, damaged in many ways.

use std::ops::Range;

use demarche::document::Document;
use demarche::export::dot::{self, DotOptions};
use demarche::export::json;
use demarche::graph::Graph;
use demarche::record::{EntityRecord, Extraction};
use demarche::span::{Byte, Span};
use demarche::{Analysis, Extractor, corpus};
use graphviz_rust::dot_structures::{Graph as DotGraph, Stmt};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{builtin, extraction, samples, world};

/// Text that stands in old scans and new files, and that careless code trips over.
const HOSTILE: [&str; 30] = [
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "[",
    "]",
    "[[",
    "(",
    "\r\n",
    "\u{c}",
    "\u{2028}",
    "\u{a0}",
    "\u{ad}\n",
    "-\n",
    "\n\n\n",
    "\u{0301}",
    "\u{feff}",
    "\u{200d}",
    "🕊️",
    "金日成",
    "Đặng Xuân Khu",
    "U.S.",
    "…",
    "1/- ",
    "Comrade ",
    " said: ",
    "\u{202e}",
    "To: ",
];

/// Sentences about the invented world, so that every stage has something to do.
const WORLD: &str = "Strelsau, 3 May 1962\n\nDear Comrade Novak,\n\nThe Ruritanian Labour Party thanks the Bordurian \
    People's Party. Foreign Minister Anna Novak said that Graustark does not oppose the Lake Pact. \"We condemn the \
    Sylvanian leaders,\" Elphberg replied, \"and Szohod knows it.\" Views expressed by Comrade Peter Novak:\n1/- If East \
    Sylvania attacks Ruritania, we shall help her.\n2/- The Great Federation no longer exists. [Translator's note: \
    dissolved in 1941.]\n\nRudolf Elphberg\nPrime Minister of Ruritania\n";

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1966);
    }
    config
}

/// One thing done to a text; places are shares of its length.
#[derive(Debug, Clone)]
enum Damage {
    Insert(f64, &'static str),
    Delete(f64, usize),
    Repeat(f64, usize),
    Move(f64, f64, usize),
    Shout(f64, usize),
    Garble(f64, char),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = 0.0..1.0;
    prop_oneof![
        4 => (at.clone(), prop::sample::select(&HOSTILE[..])).prop_map(|(a, s)| Damage::Insert(a, s)),
        2 => (at.clone(), 1usize..60).prop_map(|(a, n)| Damage::Delete(a, n)),
        1 => (at.clone(), 1usize..60).prop_map(|(a, n)| Damage::Repeat(a, n)),
        1 => (at.clone(), at.clone(), 1usize..60).prop_map(|(a, b, n)| Damage::Move(a, b, n)),
        1 => (at.clone(), 1usize..40).prop_map(|(a, n)| Damage::Shout(a, n)),
        2 => (at, any::<char>()).prop_map(|(a, c)| Damage::Garble(a, c)),
    ]
}

fn apply(text: &mut Vec<char>, damage: &Damage) {
    let place = |share: f64, length: usize| (share * length as f64) as usize;
    let range = |share: f64, n: usize, length: usize| -> Range<usize> {
        let start = place(share, length);
        start..(start + n).min(length)
    };
    let length = text.len();
    match *damage {
        Damage::Insert(at, hostile) => {
            let at = place(at, length);
            text.splice(at..at, hostile.chars());
        }
        Damage::Delete(at, n) => drop(text.drain(range(at, n, length))),
        Damage::Repeat(at, n) => {
            let range = range(at, n, length);
            let again = text[range.clone()].to_vec();
            text.splice(range.end..range.end, again);
        }
        Damage::Move(from, to, n) => {
            let part: Vec<char> = text.drain(range(from, n, length)).collect();
            let to = place(to, text.len());
            text.splice(to..to, part);
        }
        Damage::Shout(at, n) => {
            let range = range(at, n, length);
            let loud: Vec<char> = text[range.clone()].iter().flat_map(|c| c.to_uppercase()).collect();
            text.splice(range, loud);
        }
        Damage::Garble(at, c) => {
            if let Some(letter) = text.get_mut(place(at, length)) {
                *letter = c;
            }
        }
    }
}

fn mangled(text: &'static str, most: usize) -> impl Strategy<Value = String> {
    let letters: Vec<char> = text.chars().collect();
    (0.0..1.0, prop::collection::vec(damage(), 0..12)).prop_map(move |(start, damages)| {
        let start = (start * letters.len().saturating_sub(most / 2) as f64) as usize;
        let mut part = letters[start..(start + most).min(letters.len())].to_vec();
        damages.iter().for_each(|d| apply(&mut part, d));
        part.into_iter().collect()
    })
}

/// A part of a sample, damaged.
fn sample() -> impl Strategy<Value = String> {
    let texts: Vec<&'static str> = samples().iter().map(|d| d.text.as_str()).collect();
    prop::sample::select(texts).prop_flat_map(|text| mangled(text, 700))
}

fn analysed(extractor: &Extractor, text: &str) -> (Analysis, Extraction) {
    let analysis = extractor.analyse(&Document::from_text("mangled.txt", text));
    let mut records = extractor.records(&analysis);
    records.sort();
    (analysis, records)
}

/// Every stage's spans lie on the borders of letters.
fn check_spans(analysis: &Analysis) {
    let text = analysis.document.text.as_str();
    let sound = |span: Span<Byte>, what: &str| {
        assert!(text.get(span.start..span.end).is_some(), "{what}: {span:?} cuts a letter");
    };
    let structure = &analysis.structure;
    structure.blocks.iter().for_each(|b| sound(b.span, "block"));
    structure.sentences.iter().for_each(|s| sound(s.span, "sentence"));
    structure.quotes.iter().for_each(|q| sound(q.span, "quotation"));
    structure.notes.iter().for_each(|n| sound(*n, "note"));
    assert!(structure.sentences.windows(2).all(|p| p[0].span.end <= p[1].span.start), "sentences overlap");
    assert!(structure.blocks.windows(2).all(|p| p[0].span.end <= p[1].span.start), "blocks overlap");
    for sentence in &structure.sentences {
        assert!(structure.blocks[sentence.block].span.covers(sentence.span), "a sentence outside its block");
    }
    let mentions = &analysis.mentions.items;
    mentions.iter().for_each(|m| sound(m.span, "mention"));
    assert!(mentions.iter().all(|m| !m.span.is_empty()), "an empty mention");
    assert!(mentions.windows(2).all(|p| p[0].span.end <= p[1].span.start), "mentions overlap");
    analysis.mentions.references.iter().for_each(|r| sound(r.span, "reference"));
    assert_eq!(analysis.syntax.sentences.len(), structure.sentences.len());
    for clause in analysis.syntax.sentences.iter().flatten() {
        sound(clause.span, "clause");
        sound(clause.extent, "clause's extent");
    }
    for passage in &analysis.passages.items {
        sound(passage.span, "passage");
        passage.source.into_iter().chain(passage.cue).for_each(|s| sound(s, "speaker's words"));
    }
    for statement in &analysis.statements.items {
        let sentence = structure.sentences[statement.sentence].span;
        if let Some(cue) = statement.cue {
            sound(cue, "cue");
            assert!(sentence.covers(cue), "a cue outside its sentence: {cue:?}, {sentence:?}");
        }
        assert!((0.0..=1.0).contains(&statement.confidence), "{statement:?}");
        assert_ne!(statement.holder, statement.target, "{statement:?}");
    }
}

/// Records count code points, and say what the text says there.
fn check_records(records: &Extraction, text: &str) {
    let letters: Vec<char> = text.chars().collect();
    let at = |start: usize, end: usize| letters[start..end].iter().collect::<String>();
    assert_eq!(records.documents[0].characters, letters.len());
    records.mentions.iter().for_each(|m| assert_eq!(at(m.start, m.end), m.text));
    records.statements.iter().for_each(|s| assert_eq!(at(s.start, s.end), s.text));
    let read = json::read("mangled.json", &json::to_string(records)).unwrap();
    // What nobody names, says or hears of is no node, and comes from nowhere back.
    let mut written = records.clone();
    written.entities.retain(|id, _| read.entities.contains_key(id));
    assert_eq!(read, written);
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn damaged_samples_are_read_without_contradiction(text in sample()) {
        let (analysis, records) = analysed(builtin(), &text);
        check_spans(&analysis);
        check_records(&records, &text);
    }

    #[test]
    fn damaged_letters_of_the_invented_world_too(text in mangled(WORLD, 700)) {
        let (analysis, records) = analysed(world(), &text);
        check_spans(&analysis);
        check_records(&records, &text);
    }
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn noise_is_read_too(text in "(\\PC|[\"\\[\\]().,:\n\r\t-]|Novak |Szohod |said |[A-Z][a-z]{1,8} ){0,60}") {
        let (analysis, records) = analysed(world(), &text);
        check_spans(&analysis);
        check_records(&records, &text);
    }

    #[test]
    fn dot_survives_hostile_labels(labels in prop::collection::vec("(\\PC|[\"\\\\\n\r<>&{}|;\\[\\]]|\\\\N|->){0,20}", 1..6)) {
        let mut hostile = extraction().clone();
        let ids: Vec<_> = hostile.entities.keys().cloned().collect();
        for (label, id) in labels.iter().zip(&ids) {
            hostile.entities.entry(id.clone()).and_modify(|e: &mut EntityRecord| e.label.clone_from(label));
        }
        for (label, row) in labels.iter().zip(&mut hostile.statements) {
            row.text.clone_from(label);
        }
        let graph = Graph::build(&hostile);
        let options = DotOptions { title: labels.first().cloned(), ..DotOptions::default() };
        let drawn = dot::selection(&graph, &options);
        let read = graphviz_rust::parse(&dot::to_dot(&graph, &hostile, &options));
        let Ok(DotGraph::DiGraph { stmts, .. }) = read else { panic!("no digraph: {read:?}") };
        let things = stmts.iter().filter(|s| matches!(s, Stmt::Node(_) | Stmt::Edge(_))).count();
        prop_assert_eq!(things, drawn.node_count() + drawn.bundles(options.edges).len());
    }
}

proptest! {
    #![proptest_config(config(4))]

    #[test]
    fn the_number_of_threads_changes_nothing(texts in prop::collection::vec(mangled(WORLD, 400), 1..9)) {
        let run = |threads| {
            let documents = texts.iter().enumerate().map(|(n, t)| Ok(Document::from_text(&format!("{n}.txt"), t)));
            let whole = corpus::extract_all(world(), documents, threads, |_| {}).unwrap();
            json::to_string(&whole)
        };
        prop_assert_eq!(run(1), run(4));
    }
}

/// The same for the samples as they are.
#[test]
fn samples_give_equal_bytes_with_one_thread_and_four() {
    let run = |threads| {
        let documents = samples().iter().cloned().map(Ok);
        json::to_string(&corpus::extract_all(builtin(), documents, threads, |_| {}).unwrap())
    };
    let one = run(1);
    assert!(one == run(4), "four threads give other bytes than one");
    assert!(one == json::to_string(extraction()), "a corpus gives other bytes than its documents one by one");
}
