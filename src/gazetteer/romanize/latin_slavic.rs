//! Slavic languages that are written in Latin letters: what English and, through Russian, translations make of
//! letters with marks and of spellings that English reads otherwise.

use super::Language;
use super::plain::{Spellings, capital, plain};

/// Letters and what is written for them.
type Rules = &'static [(&'static str, &'static str)];

/// Serbo-Croatian, Slovene, Czech and Slovak by English ear.
const SOUTH: Rules = &[("dž", "dzh"), ("č", "ch"), ("ć", "ch"), ("š", "sh"), ("ž", "zh"), ("đ", "dj"), ("ř", "rzh")];

/// The same with `j` as `y`, as a translation from Cyrillic prints it.
const SOUTH_CYRILLIC: Rules = &[
    ("dž", "dzh"),
    ("lj", "ly"),
    ("nj", "ny"),
    ("č", "ch"),
    ("ć", "ch"),
    ("š", "sh"),
    ("ž", "zh"),
    ("đ", "dzh"),
    ("c", "ts"),
    ("j", "y"),
    ("h", "kh"),
];

/// The same by French ear.
const SOUTH_FRENCH: Rules =
    &[("č", "tch"), ("ć", "tch"), ("š", "ch"), ("ž", "j"), ("đ", "dj"), ("u", "ou"), ("c", "ts")];

/// The same by German ear.
const SOUTH_GERMAN: Rules = &[("č", "tsch"), ("ć", "tsch"), ("š", "sch"), ("ž", "sch"), ("đ", "dj")];

/// Polish, as a translation from Russian prints it.
const POLISH: Rules = &[
    ("szcz", "shch"),
    ("cz", "ch"),
    ("sz", "sh"),
    ("rz", "zh"),
    ("ch", "kh"),
    ("ck", "tsk"),
    ("ń", "n"),
    ("ż", "zh"),
    ("ó", "u"),
    ("ą", "on"),
    ("ę", "en"),
    ("ć", "ch"),
    ("ia", "ya"),
    ("ie", "e"),
    ("io", "yo"),
    ("iu", "yu"),
    ("w", "v"),
    ("c", "ts"),
    ("j", "y"),
];

/// Given names that English prints in a form of its own.
const GIVEN: [(&str, &str); 10] = [
    ("Aleksandar", "Alexander"),
    ("Aleksander", "Alexander"),
    ("Petar", "Peter"),
    ("Josip", "Joseph"),
    ("Józef", "Josef"),
    ("Edvard", "Edward"),
    ("Stevan", "Stephen"),
    ("Viktor", "Victor"),
    ("Filip", "Philip"),
    ("Oskar", "Oscar"),
];

/// Other spellings of a full name.
pub(super) fn variants(name: &str, language: Language) -> Vec<String> {
    let Some((front, surname)) = name.rsplit_once(' ') else { return Vec::new() };
    let mut out = Spellings::of(name, 12);
    let first = front.split(' ').next().unwrap_or(front);
    if let Some((_, english)) = GIVEN.iter().find(|(own, _)| plain(own) == plain(first)) {
        out.add(format!("{english}{} {surname}", &front[first.len()..]));
    }
    for (given, surname) in rewritten(surname, language) {
        let front: Vec<String> = front.split(' ').map(|word| given(word)).collect();
        out.add(format!("{name_front} {surname}", name_front = front.join(" ")));
    }
    if language == Language::SerboCroatian && front.contains(['Đ', 'đ']) {
        out.add(format!("{} {surname}", apply(front, SOUTH)));
    }
    out.into_vec()
}

/// Other spellings of a surname.
pub(super) fn surname_variants(surname: &str, language: Language) -> Vec<String> {
    let mut out = Spellings::of(surname, 8);
    for (_, spelling) in rewritten(surname, language) {
        out.add(spelling);
    }
    out.into_vec()
}

/// How the words before a surname are written along with it.
type Front = fn(&str) -> String;

/// A surname rewritten, each time with the way to write what stands before it.
fn rewritten(surname: &str, language: Language) -> Vec<(Front, String)> {
    let plain_surname = plain(surname);
    let same: Front = str::to_string;
    let mut out: Vec<(Front, String)> = Vec::new();
    match language {
        Language::Polish => {
            let ending = [("ski", "sky"), ("cki", "tsky"), ("ska", "skaya"), ("icz", "ich")];
            let fits = plain_surname.contains(['w', 'j'])
                || ["cz", "sz", "rz"].iter().any(|digraph| plain_surname.contains(digraph))
                || ending.iter().any(|(from, _)| plain_surname.ends_with(from));
            for (from, to) in &ending[..2] {
                if let Some(stem) = surname.strip_suffix(from) {
                    out.push((same, format!("{stem}{to}")));
                }
            }
            if fits {
                let through_russian = |word: &str| apply(&word.replace('ł', "l").replace('Ł', "L"), POLISH);
                let spelled = through_russian(surname);
                let spelled = spelled.strip_suffix("ski").map_or(spelled.clone(), |stem| format!("{stem}sky"));
                out.push((same, spelled.clone()));
                out.push((|word| apply(&word.replace('ł', "l").replace('Ł', "L"), POLISH), spelled));
            }
        }
        _ => {
            // Without its mark the ending is still known.
            let surname = match surname.strip_suffix("ic") {
                Some(stem) if language == Language::SerboCroatian => format!("{stem}ić"),
                _ => surname.to_string(),
            };
            let marks = ['č', 'ć', 'š', 'ž', 'đ', 'ř', 'Č', 'Ć', 'Š', 'Ž', 'Đ', 'Ř'];
            let rules: &[(Rules, Front)] = match language {
                Language::Czech => &[(SOUTH, |word| apply(word, SOUTH))],
                _ => &[
                    (SOUTH, |word| apply(word, SOUTH)),
                    (SOUTH_CYRILLIC, |word| apply(word, SOUTH_CYRILLIC)),
                    (SOUTH_FRENCH, |word| apply(word, SOUTH_FRENCH)),
                    (SOUTH_GERMAN, |word| apply(word, SOUTH_GERMAN)),
                ],
            };
            if surname.contains(marks) {
                for (rules, front) in rules {
                    out.push((same, apply(&surname, rules)));
                    out.push((*front, apply(&surname, rules)));
                }
            }
            if let Some(stem) = plain_surname.strip_suffix("ich") {
                out.push((same, capital(&format!("{stem}ic"))));
            }
            if let Some(rest) = plain_surname.strip_prefix("dj") {
                out.push((same, capital(&format!("d{rest}"))));
            }
        }
    }
    out
}

/// Writes a word by rules; its capital first letter stays one.
fn apply(word: &str, rules: Rules) -> String {
    let mut out = String::with_capacity(word.len());
    let lower = word.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        match rules.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => {
                out.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    if word.chars().next().is_some_and(char::is_uppercase) { capital(&out) } else { out }
}
