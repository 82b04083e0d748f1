//! Slavic languages that are written in Latin letters: what English and, through Russian, translations make of
//! letters with marks and of spellings that English reads otherwise.

use super::Language;
use super::plain::{Spellings, capital, plain};

/// Letters and what is written for them.
type Rules = &'static [(&'static str, &'static str)];

/// Serbo-Croatian, Slovene, Czech and Slovak by English ear.
const SOUTH: Rules =
    &[("dž", "dzh"), ("č", "ch"), ("ć", "ch"), ("š", "sh"), ("ž", "zh"), ("đ", "dj"), ("ř", "rzh")];

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
        let front: Vec<String> = front.split(' ').map(given).collect();
        out.add(format!("{} {surname}", front.join(" ")));
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
    match language {
        Language::Polish => polish(surname),
        Language::Czech => south(surname, &[(SOUTH, |word| apply(word, SOUTH))]),
        _ => {
            // Without its mark the ending is still known.
            let surname = surname.strip_suffix("ic").map_or(surname.to_string(), |stem| format!("{stem}ić"));
            let rules: &[(Rules, Front)] = &[
                (SOUTH, |word| apply(word, SOUTH)),
                (SOUTH_CYRILLIC, |word| apply(word, SOUTH_CYRILLIC)),
                (SOUTH_FRENCH, |word| apply(word, SOUTH_FRENCH)),
                (SOUTH_GERMAN, |word| apply(word, SOUTH_GERMAN)),
            ];
            south(&surname, rules)
        }
    }
}

fn polish(surname: &str) -> Vec<(Front, String)> {
    let shown = plain(surname);
    let mut out: Vec<(Front, String)> = Vec::new();
    for (from, to) in [("ski", "sky"), ("cki", "tsky")] {
        if let Some(stem) = surname.strip_suffix(from) {
            out.push((str::to_string, format!("{stem}{to}")));
        }
    }
    let polish = ["cz", "sz", "rz", "ski", "cki", "ska"].iter().any(|letters| shown.contains(letters));
    if polish || surname.to_lowercase().contains(['ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż']) {
        let spelled = through_russian(surname);
        let spelled = spelled.strip_suffix("ski").map_or(spelled.clone(), |stem| format!("{stem}sky"));
        out.push((str::to_string, spelled.clone()));
        out.push((through_russian, spelled));
    }
    out
}

fn south(surname: &str, rules: &[(Rules, Front)]) -> Vec<(Front, String)> {
    let mut out: Vec<(Front, String)> = Vec::new();
    if surname.to_lowercase().contains(['č', 'ć', 'š', 'ž', 'đ', 'ř']) {
        for (rules, front) in rules {
            out.push((str::to_string, apply(surname, rules)));
            out.push((*front, apply(surname, rules)));
        }
    }
    let shown = plain(surname);
    if let Some(stem) = shown.strip_suffix("ich") {
        out.push((str::to_string, capital(&format!("{stem}ic"))));
    }
    if let Some(rest) = shown.strip_prefix("dj") {
        out.push((str::to_string, capital(&format!("d{rest}"))));
    }
    out
}

fn through_russian(word: &str) -> String {
    apply(&word.replace('ł', "l").replace('Ł', "L"), POLISH)
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
