//! What becomes of texts.

use super::*;

/// Texts and their tokens, which a blank parts.
const TABLE: [(&str, &str); 35] = [
    ("I don't know.", "I do n't know ."),
    ("They can’t and won't.", "They ca n’t and wo n't ."),
    ("We cannot agree", "We can not agree"),
    ("I'm sure he's what they've said we'll be", "I 'm sure he 's what they 've said we 'll be"),
    ("It wouldn't've mattered", "It would n't 've mattered"),
    ("Poland's and the workers' cause", "Poland 's and the workers ' cause"),
    ("the U.S. delegation", "the U.S. delegation"),
    ("He left the U.S.S.R.", "He left the U.S.S.R."),
    ("Gen. Pak met Mr. J. Smith.", "Gen. Pak met Mr. J. Smith ."),
    ("Did he say no? No.", "Did he say no ? No ."),
    ("See No. 12 of Sept. 3.", "See No. 12 of Sept. 3 ."),
    ("anti-Chinese, pro-Soviet, non-aligned", "anti-Chinese , pro-Soviet , non-aligned"),
    ("Sino-Soviet Marxist-Leninist", "Sino - Soviet Marxist - Leninist"),
    ("Kim Il-sung, Mao Tse-tung", "Kim Il - sung , Mao Tse - tung"),
    ("a well-known co-worker", "a well - known co-worker"),
    ("the Soviet\ndelegation", "the Soviet delegation"),
    ("the govern-\n   ment said", "the government said"),
    ("an anti-\nChinese act", "an anti-Chinese act"),
    ("the Marxist-\nLeninist line", "the Marxist - Leninist line"),
    ("“So,” he said—twice…", "“ So , ” he said — twice …"),
    ("well... what -- then?!", "well ... what -- then ?!"),
    ("``quoted'' text", "`` quoted '' text"),
    ("1,200 men, 3.5 percent, 50%", "1,200 men , 3.5 percent , 50 %"),
    ("at 10:30 on 5/18/1956, 1956-57", "at 10:30 on 5/18/1956 , 1956 - 57"),
    ("$5 million; US$3", "$ 5 million ; US $ 3"),
    ("[Comrade] (Zhou)", "[ Comrade ] ( Zhou )"),
    ("and/or", "and / or"),
    ("l'Humanité, O'Neill, d’Estaing", "l'Humanité , O'Neill , d’Estaing"),
    ("the class of '56", "the class of '56"),
    ("AT&T wrote to a.b@example.org.", "AT&T wrote to a.b@example.org ."),
    ("see https://example.org/a,b.", "see https://example.org/a,b ."),
    ("etc.", "etc."),
    ("He prefers modern art.", "He prefers modern art ."),
    ("U.S.-Soviet talks at 5 p.m., i.e. late", "U.S. - Soviet talks at 5 p.m. , i.e. late"),
    ("Art. 5, p. 12, pp. 3-4", "Art. 5 , p. 12 , pp. 3 - 4"),
];

#[test]
fn tokens_follow_the_treebank() {
    for (text, expected) in TABLE {
        let forms: Vec<_> = tokenize(text, 0, text.len()).into_iter().map(|token| token.form).collect();
        assert_eq!(forms.join(" "), expected, "in {text:?}");
    }
}

#[test]
fn tokens_rebuild_the_sentence() {
    let hostile = [
        "",
        " \n\t ",
        "'",
        "’’’s",
        "-",
        "a-",
        "-\nb",
        "n't",
        "'s",
        "\u{301}\u{301}",
        "\u{ad}x\u{ad}-",
        "Đặng-\nTiểu",
        "a.\u{300}b",
    ];
    for text in hostile.into_iter().chain(TABLE.map(|(text, _)| text)) {
        let tokens = tokenize(text, 0, text.len());
        let joined: String = tokens.iter().map(|token| &text[token.start..token.end]).collect();
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(squeeze(&joined), squeeze(text));
        assert!(tokens.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}

#[test]
fn offsets_beyond_the_text_are_moved() {
    assert!(tokenize("ab", 7, 3).is_empty());
    let tokens = tokenize("é à", 1, 99);
    assert_eq!((tokens[0].start, tokens[0].end), (3, 5));
}
