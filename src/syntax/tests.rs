//! Trees of sentences of our own, and the same trees on every path.

use super::kernel::Level;
use super::{Parser, Token, Tree, tokenize};

fn parse(text: &str) -> Tree {
    Parser::builtin().parse(text, 0, text.len())
}

/// Whether `dependent` hangs from `head` in this relation; both by form.
fn holds(tree: &Tree, dependent: &str, relation: &str, head: &str) -> bool {
    tree.words.iter().any(|word| {
        let above = word.head.map_or("", |head| tree.words[head].form.as_str());
        word.form == dependent && word.relation.as_str() == relation && above == head
    })
}

#[track_caller]
fn assert_holds(text: &str, arcs: &[(&str, &str, &str)]) {
    let tree = parse(text);
    for (dependent, relation, head) in arcs {
        assert!(
            holds(&tree, dependent, relation, head),
            "{dependent} {relation} {head} in\n{}",
            tree.to_conllu()
        );
    }
}

#[test]
fn active_and_passive() {
    assert_holds(
        "Peking attacked Moscow.",
        &[
            ("Peking", "nsubj", "attacked"),
            ("attacked", "root", ""),
            ("Moscow", "obj", "attacked"),
            (".", "punct", "attacked"),
        ],
    );
    assert_holds(
        "Moscow was attacked by Peking.",
        &[
            ("Moscow", "nsubj:pass", "attacked"),
            ("was", "aux:pass", "attacked"),
            ("Peking", "obl:agent", "attacked"),
            ("by", "case", "Peking"),
        ],
    );
}

#[test]
fn fronted_phrase_without_comma() {
    assert_holds(
        "In a report to a conference Kim said that Romania opposed the treaty.",
        &[
            ("report", "obl", "said"),
            ("conference", "nmod", "report"),
            ("Kim", "nsubj", "said"),
            ("opposed", "ccomp", "said"),
            ("Romania", "nsubj", "opposed"),
            ("treaty", "obj", "opposed"),
        ],
    );
}

#[test]
fn negation_and_control() {
    assert_holds(
        "The Albanian delegates did not want to sign the declaration.",
        &[
            ("delegates", "nsubj", "want"),
            ("not", "advmod", "want"),
            ("sign", "xcomp", "want"),
            ("declaration", "obj", "sign"),
        ],
    );
}

#[test]
fn coordination_and_relative_clause() {
    assert_holds(
        "The minister who praised Warsaw had criticized Hanoi.",
        &[
            ("minister", "nsubj", "criticized"),
            ("praised", "acl:relcl", "minister"),
            ("Hanoi", "obj", "criticized"),
        ],
    );
    assert_holds(
        "The minister praised Warsaw and thanked Prague.",
        &[("minister", "nsubj", "praised"), ("thanked", "conj", "praised"), ("Prague", "obj", "thanked")],
    );
}

#[test]
fn offsets_point_into_the_text() {
    let text = "Before. The Zhou–Nehru talks, he said, “failed”. After.";
    let tree = Parser::builtin().parse(text, 8, text.len() - 7);
    assert_eq!(tree.words[0].start, 8);
    assert!(tree.words.iter().all(|word| text[word.start..word.end] == word.form));
}

#[test]
fn every_input_gives_one_tree() {
    let long = "the envoy spoke, and ".repeat(100);
    let runaway = "word ".repeat(500);
    let texts =
        ["", " \n", ".", "Peking", "“", "?!?! ... --", "\u{301}", "北京 攻击 莫斯科", &long, &runaway];
    for text in texts {
        let tree = parse(text);
        assert_eq!(tree.words.len(), tokenize(text, 0, text.len()).len());
        assert_eq!(tree.words.iter().filter(|word| word.head.is_none()).count(), tree.words.len().min(1));
        assert_eq!(
            tree.words.iter().filter(|word| word.relation.as_str() == "root").count(),
            tree.words.len().min(1)
        );
        for start in 0..tree.words.len() {
            let steps = std::iter::successors(Some(start), |&at| tree.words[at].head)
                .take(tree.words.len() + 1)
                .count();
            assert!(steps <= tree.words.len(), "a cycle in {text:?}");
        }
    }
}

#[test]
fn all_paths_and_groupings_give_the_same_trees() {
    let text = "Comrade Kim said: \"We don't support the anti-Chinese campaign.\" The U.S. had, in 1956, been warned by \
        Zhou Enlai; nobody listened. Why? Because the delegations of the Vietnamese, Soviet, and Chinese Parties \
        would neither sign nor publish the draft which the Romanians had proposed.";
    let ends: Vec<usize> = text.match_indices(['.', '?', ';']).map(|(at, _)| at + 1).collect();
    let sentences: Vec<Vec<Token>> = ends
        .iter()
        .scan(0, |start, &end| Some((std::mem::replace(start, end), end)))
        .map(|(start, end)| tokenize(text, start, end))
        .collect();
    let slices: Vec<&[Token]> = sentences.iter().map(Vec::as_slice).collect();
    let expected = Parser::with_level(Level::Portable).unwrap().parse_all(&slices);
    for level in Level::available() {
        let parser = Parser::with_level(level).unwrap();
        assert_eq!(parser.parse_all(&slices), expected, "{level:?}");
        let alone: Vec<Tree> = slices.iter().map(|tokens| parser.parse_tokens(tokens)).collect();
        assert_eq!(alone, expected, "{level:?}, one by one");
    }
}
