//! Dictionary forms: a few rules and the words that break them.

mod irregular;
mod stem;

use super::tags::{Upos, Xpos};
use std::borrow::Cow;

/// Adjectives of peoples and creeds, which keep their capital; those in "-ian", "-ean" and "-ese" besides.
const CAPITAL: [&str; 52] = [
    "afghan",
    "african",
    "albertine",
    "american",
    "arab",
    "arabic",
    "bengali",
    "british",
    "buddhist",
    "catholic",
    "cuban",
    "czech",
    "danish",
    "dutch",
    "english",
    "finnish",
    "french",
    "german",
    "greek",
    "hindu",
    "icelandic",
    "iraqi",
    "irish",
    "islamic",
    "israeli",
    "jewish",
    "khmer",
    "kurdish",
    "lao",
    "leninist",
    "maoist",
    "marxist",
    "mexican",
    "moslem",
    "muslim",
    "nordic",
    "pakistani",
    "polish",
    "roman",
    "saudi",
    "scottish",
    "serb",
    "shiite",
    "slavic",
    "slovak",
    "spanish",
    "sunni",
    "swedish",
    "swiss",
    "thai",
    "turkish",
    "welsh",
];

/// The dictionary form of a word with these tags.
///
/// Proper names keep their capitals; everything else is in lower case.
///
/// ```
/// use demarche::syntax::{Upos, Xpos, lemma};
/// assert_eq!(lemma("opposed", Upos::Verb, Xpos::new("VBD")), "oppose");
/// assert_eq!(lemma("Parties", Upos::Noun, Xpos::new("NNS")), "party");
/// assert_eq!(lemma("Soviets", Upos::Propn, Xpos::new("NNPS")), "Soviet");
/// ```
pub fn lemma(form: &str, upos: Upos, xpos: Xpos) -> String {
    let plain = form.bytes().all(|byte| byte.is_ascii() && byte != b'`');
    let form = if plain { Cow::Borrowed(form) } else { Cow::Owned(form.replace(['’', '‘', '`'], "'")) };
    let lower = form.to_lowercase();
    let xpos = xpos.as_str();
    match upos {
        Upos::Propn => name(&form, &lower, xpos),
        Upos::Punct | Upos::Sym | Upos::X if plain => form.into_owned(),
        Upos::Punct | Upos::Sym | Upos::X => form.replace(['“', '”', '„'], "\"").replace(['–', '—'], "-"),
        Upos::Num => number(lower),
        Upos::Aux => auxiliary(&lower, xpos).map_or_else(|| verb(&lower, xpos), str::to_string),
        Upos::Verb => verb(&lower, xpos),
        Upos::Noun if xpos == "NNS" => {
            irregular::noun(&lower).map_or_else(|| stem::singular(&lower), str::to_string)
        }
        Upos::Noun if abbreviates(&form) => form.into_owned(),
        Upos::Adj if xpos == "NNP" => form.into_owned(),
        Upos::Adj | Upos::Adv => adjective(&form, lower, upos, xpos),
        Upos::Part => match lower.as_str() {
            "n't" | "nt" => "not".to_string(),
            "na" | "ta" => "to".to_string(),
            "'" | "s" => "'s".to_string(),
            _ => lower,
        },
        Upos::Pron if xpos == "PRP$" => lower,
        Upos::Pron => pronoun(&lower).map_or(lower, str::to_string),
        Upos::Det => match lower.as_str() {
            "an" => "a".to_string(),
            "these" => "this".to_string(),
            "those" => "that".to_string(),
            _ => lower,
        },
        _ => lower,
    }
}

/// True for a past or other form of a verb that no rule gives: "wept".
pub(super) fn is_irregular_verb(form: &str) -> bool {
    irregular::verb(form, "VBD").is_some()
}

/// All capitals: an abbreviation, such as "DVD".
fn abbreviates(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() > 1 && form.chars().all(|c| !c.is_lowercase())
}

fn name(form: &str, lower: &str, xpos: &str) -> String {
    if let Some(month) = irregular::month(lower) {
        return month.to_string();
    }
    if xpos != "NNPS" {
        return form.to_string();
    }
    let singular = irregular::noun(lower).map_or_else(|| stem::singular(lower), str::to_string);
    // The capitals of the form, letter by letter, as far as both agree.
    let mut out = String::new();
    let mut letters = form.chars();
    for c in singular.chars() {
        match letters.next() {
            Some(letter) if letter.to_lowercase().eq([c]) => out.push(letter),
            _ => out.push(c),
        }
    }
    out
}

fn number(lower: String) -> String {
    match lower.as_str() {
        "bn" => "billion".to_string(),
        text if text.starts_with(|c: char| c.is_ascii_digit()) => text.replace(',', ""),
        _ => lower,
    }
}

fn auxiliary(lower: &str, xpos: &str) -> Option<&'static str> {
    Some(match (lower, xpos) {
        ("'s" | "s", _) => "be",
        ("'d" | "d", "MD") => "would",
        ("'d" | "d", _) => "have",
        ("'ll" | "ll" | "wo", _) => "will",
        ("ca", _) => "can",
        ("'m" | "m" | "'re" | "re" | "ai", _) => "be",
        ("'ve" | "ve", _) => "have",
        ("sha", _) => "shall",
        _ => return None,
    })
}

fn verb(lower: &str, xpos: &str) -> String {
    if matches!(xpos, "VB" | "VBP" | "MD") {
        let irregular = if xpos == "VBP" { irregular::verb(lower, xpos) } else { None };
        return irregular.map_or_else(|| auxiliary(lower, xpos).unwrap_or(lower).to_string(), str::to_string);
    }
    if let Some(lemma) = irregular::verb(lower, xpos) {
        return lemma.to_string();
    }
    match xpos {
        "VBG" => stem::without(lower, "ing"),
        "VBD" | "VBN" => stem::without(lower, "ed"),
        "VBZ" => stem::third_person(lower),
        _ => lower.to_string(),
    }
}

fn adjective(form: &str, lower: String, upos: Upos, xpos: &str) -> String {
    match xpos {
        "JJR" | "RBR" => {
            irregular::degree(&lower, upos).map_or_else(|| stem::positive(&lower, "er"), str::to_string)
        }
        "JJS" | "RBS" => {
            irregular::degree(&lower, upos).map_or_else(|| stem::positive(&lower, "est"), str::to_string)
        }
        _ if lower == "n't" || lower == "nt" => "not".to_string(),
        _ if abbreviates(form) && form.chars().count() <= 4 => form.to_string(),
        _ => {
            let capital = form.starts_with(char::is_uppercase) && upos == Upos::Adj;
            let people = ["ian", "ean", "ese"].iter().any(|end| lower.ends_with(end))
                || CAPITAL.contains(&lower.as_str());
            if capital && people { form.to_string() } else { lower }
        }
    }
}

fn pronoun(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "i" | "me" => "I",
        "them" | "'em" => "they",
        "him" => "he",
        "us" | "'s" => "we",
        "her" => "she",
        "those" => "that",
        "these" => "this",
        "mine" => "my",
        "yours" => "your",
        "ours" => "our",
        "theirs" => "their",
        "hers" => "her",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lemmata() {
        const TABLE: [(&str, &str, &str, &str); 16] = [
            (
                "VERB",
                "VBD",
                "attacked criticized stopped agreed denied gave found led controlled preferred",
                "attack criticize stop agree deny give find lead control prefer",
            ),
            (
                "VERB",
                "VBD",
                "opposed created visited stated urged noted changed considered declared concluded",
                "oppose create visit state urge note change consider declare conclude",
            ),
            (
                "VERB",
                "VBN",
                "betrayed overthrown withdrawn recognized reached pledged compelled occupied",
                "betray overthrow withdraw recognize reach pledge compel occupy",
            ),
            (
                "VERB",
                "VBG",
                "struggling refusing seeing lying dying making planning negotiating supporting",
                "struggle refuse see lie die make plan negotiate support",
            ),
            (
                "VERB",
                "VBZ",
                "says denies passes opposes goes pushes criticizes lies",
                "say deny pass oppose go push criticize lie",
            ),
            ("VERB", "VB", "press found lay Attack", "press found lay attack"),
            (
                "NOUN",
                "NNS",
                "parties crises countrymen speeches boxes pro-Chinese comrades memoranda",
                "party crisis countryman speech box pro-Chinese comrade memorandum",
            ),
            ("NOUN", "NN", "Government DVD press", "government DVD press"),
            ("PROPN", "NNPS", "Soviets States Poles", "Soviet State Pole"),
            ("PROPN", "NNP", "Moscow Zhou Enlai", "Moscow Zhou Enlai"),
            ("ADJ", "JJR", "better larger easier bigger stronger", "good large easy big strong"),
            ("ADJ", "JJ", "Romanian hostile Just", "Romanian hostile just"),
            ("AUX", "VBZ", "is 's has does", "be be have do"),
            ("AUX", "MD", "ca wo 'll would", "can will will would"),
            ("PART", "RB", "n't n’t not", "not not not"),
            ("PRON", "PRP", "I them us him it", "I they we he it"),
        ];
        for (upos, xpos, forms, lemmata) in TABLE {
            let upos = Upos::parse(upos).unwrap();
            let found: Vec<String> =
                forms.split(' ').map(|form| lemma(form, upos, Xpos::new(xpos))).collect();
            let expected = lemmata.to_string().replace("pro-Chinese", "pro-chinese");
            assert_eq!(found.join(" "), expected);
        }
    }

    #[test]
    fn any_form_has_a_lemma() {
        let forms = ["", "s", "ed", "ing", "'", "ies", "éd", "ßs", "-ed", "a-ing", "İing", "men", "qued"];
        for form in forms {
            for upos in Upos::ALL {
                for xpos in ["VBD", "VBG", "VBZ", "NNS", "NNPS", "JJR", "JJS", "RBR", "NN"] {
                    assert!(lemma(form, upos, Xpos::new(xpos)).len() <= form.len() + 4);
                }
            }
        }
    }
}
