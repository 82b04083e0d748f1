//! Dictionary forms: a few rules and the words that break them.

mod irregular;
mod stem;

use std::borrow::Cow;

use smol_str::SmolStr;

use super::tags::{Upos, Xpos};
use crate::plain::lower;
use crate::words::Words;

/// Adjectives of peoples and creeds, which keep their capital; those in "-ian", "-ean" and "-ese" besides.
static CAPITAL: Words = Words::of(
    "afghan african albertine american arab arabic bengali british buddhist catholic cuban czech \
    danish dutch english finnish french german greek hindu icelandic iraqi irish islamic israeli \
    jewish khmer kurdish lao leninist maoist marxist mexican moslem muslim nordic pakistani polish \
    roman saudi scottish serb shiite slavic slovak spanish sunni swedish swiss thai turkish welsh",
);

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
pub fn lemma(form: &str, upos: Upos, xpos: Xpos) -> SmolStr {
    let plain = form.bytes().all(|b| b.is_ascii() && b != b'`');
    let form = if plain { Cow::Borrowed(form) } else { Cow::Owned(form.replace(['’', '‘', '`'], "'")) };
    let lower = lower(&form);
    let xpos = xpos.as_str();
    match upos {
        Upos::Propn => name(&form, &lower, xpos),
        Upos::Punct | Upos::Sym | Upos::X if plain => form.into(),
        Upos::Punct | Upos::Sym | Upos::X => {
            form.replace(['“', '”', '„'], "\"").replace(['–', '—'], "-").into()
        }
        Upos::Num => number(&lower),
        Upos::Aux => auxiliary(&lower, xpos).map_or_else(|| verb(&lower, xpos), SmolStr::new_static),
        Upos::Verb => verb(&lower, xpos),
        Upos::Noun if xpos == "NNS" => {
            irregular::noun(&lower).map_or_else(|| stem::singular(&lower).into(), SmolStr::new_static)
        }
        Upos::Noun if abbreviates(&form) => form.into(),
        Upos::Adj if xpos == "NNP" => form.into(),
        Upos::Adj | Upos::Adv => adjective(&form, lower, upos, xpos),
        Upos::Part => match lower.as_ref() {
            "n't" | "nt" => "not".into(),
            "na" | "ta" => "to".into(),
            "'" | "s" => "'s".into(),
            _ => lower.into(),
        },
        Upos::Pron if xpos == "PRP$" => lower.into(),
        Upos::Pron => pronoun(&lower).map_or_else(|| lower.as_ref().into(), SmolStr::new_static),
        Upos::Det => match lower.as_ref() {
            "an" => "a".into(),
            "these" => "this".into(),
            "those" => "that".into(),
            _ => lower.into(),
        },
        _ => lower.into(),
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

fn name(form: &str, lower: &str, xpos: &str) -> SmolStr {
    if let Some(month) = irregular::month(lower) {
        return month.into();
    }
    if xpos != "NNPS" {
        return form.into();
    }
    let singular = irregular::noun(lower).map_or_else(|| stem::singular(lower).into(), SmolStr::new_static);
    // The capitals of the form, letter by letter, as far as both agree.
    let mut out = String::new();
    let mut letters = form.chars();
    for c in singular.chars() {
        match letters.next() {
            Some(letter) if letter.to_lowercase().eq([c]) => out.push(letter),
            _ => out.push(c),
        }
    }
    out.into()
}

fn number(lower: &str) -> SmolStr {
    match lower {
        "bn" => "billion".into(),
        text if text.starts_with(|c: char| c.is_ascii_digit()) => text.replace(',', "").into(),
        _ => lower.into(),
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

fn verb(lower: &str, xpos: &str) -> SmolStr {
    if matches!(xpos, "VB" | "VBP" | "MD") {
        let irregular = if xpos == "VBP" { irregular::verb(lower, xpos) } else { None };
        return irregular.map_or_else(|| auxiliary(lower, xpos).unwrap_or(lower).into(), SmolStr::new_static);
    }
    if let Some(lemma) = irregular::verb(lower, xpos) {
        return lemma.into();
    }
    match xpos {
        "VBG" => stem::without(lower, "ing").into(),
        "VBD" | "VBN" => stem::without(lower, "ed").into(),
        "VBZ" => stem::third_person(lower).into(),
        _ => lower.into(),
    }
}

fn adjective(form: &str, lower: Cow<'_, str>, upos: Upos, xpos: &str) -> SmolStr {
    match xpos {
        "JJR" | "RBR" => irregular::degree(&lower, upos)
            .map_or_else(|| stem::positive(&lower, "er").into(), SmolStr::new_static),
        "JJS" | "RBS" => irregular::degree(&lower, upos)
            .map_or_else(|| stem::positive(&lower, "est").into(), SmolStr::new_static),
        _ if lower == "n't" || lower == "nt" => "not".into(),
        _ if abbreviates(form) && form.chars().count() <= 4 => form.into(),
        _ => {
            let capital = form.starts_with(char::is_uppercase) && upos == Upos::Adj;
            let people =
                || ["ian", "ean", "ese"].iter().any(|end| lower.ends_with(end)) || CAPITAL.has(&lower);
            if capital && people() { form.into() } else { lower.into() }
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
            let found: Vec<SmolStr> =
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
