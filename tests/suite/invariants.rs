//! What must hold on any text.

use std::fs;
use std::sync::OnceLock;

use demarche::Extractor;
use demarche::document::Document;
use demarche::export::json;
use proptest::prelude::*;

fn extractor() -> &'static Extractor {
    static EXTRACTOR: OnceLock<Extractor> = OnceLock::new();
    EXTRACTOR.get_or_init(Extractor::new)
}

fn samples() -> &'static [String] {
    static SAMPLES: OnceLock<Vec<String>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        ["letter", "delegation-report", "embassy-memo", "article"]
            .iter()
            .map(|n| fs::read_to_string(super::root().join(format!("seeds/{n}.txt"))).expect("a seed"))
            .collect()
    })
}

/// Pieces of the samples, put together anew with marks and letters that break things.
fn mangled() -> impl Strategy<Value = String> {
    let piece = (0usize..4, any::<prop::sample::Index>(), 1usize..300).prop_map(|(s, at, len)| {
        let chars: Vec<char> = samples()[s].chars().collect();
        let start = at.index(chars.len());
        chars[start..(start + len).min(chars.len())].iter().collect::<String>()
    });
    let noise = prop::sample::select(vec![
        "[",
        "]",
        "“",
        "\"",
        "(",
        "…",
        "\u{c}",
        "\r\n",
        "\n\n",
        "\u{301}",
        "Ł",
        "金日成",
        "U.S.",
        "-\n",
        ":",
        "’s",
        "1/-",
        "\0",
        "\u{feff}",
    ])
    .prop_map(str::to_string);
    prop::collection::vec(prop_oneof![3 => piece, 1 => noise], 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_records(text in mangled()) {
        let extraction = extractor().extract(&Document::from_text("t", text.clone()));
        let chars: Vec<char> = text.chars().collect();
        let mut end = 0;
        for m in &extraction.mentions {
            prop_assert!(m.start >= end && m.end <= chars.len() && m.start < m.end, "{m:?}");
            prop_assert_eq!(&chars[m.start..m.end].iter().collect::<String>(), &m.text);
            end = m.end;
        }
        for s in &extraction.speakers {
            prop_assert!(s.start <= s.end && s.end <= chars.len());
        }
        for s in &extraction.statements {
            prop_assert_eq!(&chars[s.start..s.end].iter().collect::<String>(), &s.text);
            prop_assert!((0.0..=1.0).contains(&s.confidence));
        }
        let text = json::to_string(&extraction);
        let back = json::read("t", &text).expect("our own output");
        prop_assert_eq!(json::to_string(&back), text);
    }
}

#[test]
fn one_thread_and_four_give_the_same_bytes() {
    assert_eq!(json::to_string(&super::seeds(1)), json::to_string(&super::seeds(4)));
}
