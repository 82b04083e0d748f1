//! Russian names, and Bulgarian ones: back to Cyrillic, then as each system and language writes that.

use super::Language;
use super::cyrillic::{given, of_given, of_latin};
use super::plain::{Spellings, capital, plain};
use super::systems::System;

/// At most so many spellings for one name.
const LIMIT: usize = 24;

/// Endings that only such surnames have.
const ENDINGS: [&str; 24] = [
    "ov", "ova", "ev", "eva", "off", "eff", "sky", "ski", "skii", "skiy", "skij", "skaya", "enko", "yan",
    "dze", "shvili", "vich", "chuk", "yuk", "iy", "yi", "ko", "ykh", "aia",
];

/// Endings that others have too.
const LOOSE_ENDINGS: [&str; 12] =
    ["in", "yn", "ina", "ik", "ak", "an", "ny", "ii", "ets", "ia", "iya", "ikh"];

/// Given names of all Europe: they do not show that a name is Russian.
const INTERNATIONAL: &str = "alexander anton constantin david eduard edward jacob jan josef joseph karl leon maria mark \
    maxim nicholas otto peter philip roman serge valentin victor";

/// A name in its parts; initials stand among the given names.
struct Name<'a> {
    given: Vec<&'a str>,
    surname: &'a str,
}

/// Other spellings of a full name.
pub(super) fn variants(name: &str, language: Language) -> Vec<String> {
    let Some(parts) = Name::of(name) else { return Vec::new() };
    let mut out = Spellings::of(name, LIMIT);
    let shown =
        |given: &[&str], surname: &str| given.iter().copied().chain([surname]).collect::<Vec<_>>().join(" ");
    let initials = parts.given.iter().all(|word| is_initial(word));
    let first = if initials { &parts.given } else { &parts.given[..1] };
    if !initials && parts.given.len() > 1 {
        out.add(shown(first, parts.surname));
    }
    if parts.given.iter().any(|word| is_patronymic(word)) {
        let initials: Vec<String> = parts.given.iter().map(|word| initial(word)).collect();
        out.add(format!("{} {}", initials.join(" "), parts.surname));
    }
    let Some(surname) = cyrillic_surname(parts.surname) else { return out.into_vec() };
    let systems = |given: &[&str], system: System| {
        let given = given.iter().map(|word| write(word, system));
        given.chain([capital_parts(&system.write(&surname))]).collect::<Vec<_>>().join(" ")
    };
    for spelling in first.iter().filter_map(|word| given(word)).flat_map(|given| given.english.iter().take(4))
    {
        out.add(shown(&[spelling], parts.surname));
        if parts.given.len() > 1 {
            out.add(shown(&[spelling, parts.given[1]], parts.surname));
        }
    }
    for system in [System::English, System::Bgn, System::Congress] {
        out.add(systems(first, system));
        if parts.given.len() > 1 {
            out.add(systems(&parts.given, system));
        }
    }
    for spelling in english(parts.surname, &surname, language) {
        out.add(shown(first, &spelling));
    }
    for system in System::ALL {
        for surname in surname_forms(&surname, system) {
            let given = first.iter().map(|word| write(word, system));
            out.add(given.chain([surname]).collect::<Vec<_>>().join(" "));
        }
    }
    out.into_vec()
}

/// Other spellings of a surname.
pub(super) fn surname_variants(surname: &str, language: Language) -> Vec<String> {
    let mut out = Spellings::of(surname, 12);
    if !has_ending(surname, &ENDINGS) && !has_ending(surname, &LOOSE_ENDINGS) && !has_digraph(surname) {
        return Vec::new();
    }
    let Some(cyrillic) = cyrillic_surname(surname) else { return Vec::new() };
    for system in [System::English, System::Bgn, System::Congress] {
        out.add(capital_parts(&system.write(&cyrillic)));
    }
    for spelling in english(surname, &cyrillic, language) {
        out.add(spelling);
    }
    for system in System::ALL {
        for form in surname_forms(&cyrillic, system) {
            out.add(form);
        }
    }
    out.into_vec()
}

impl<'a> Name<'a> {
    /// The parts of a name that can be Russian.
    fn of(name: &'a str) -> Option<Name<'a>> {
        let mut given_names: Vec<&str> = name.split_whitespace().collect();
        let surname = given_names.pop()?;
        let first = given_names.first()?;
        let international = |word: &&str| INTERNATIONAL.split(' ').any(|name| name == plain(word));
        let own = given(first).is_some() && !international(first);
        let neutral = given_names.iter().all(|word| is_initial(word)) || international(first);
        let fits = has_ending(surname, &ENDINGS)
            || own
            || given_names.iter().any(|word| is_patronymic(word))
            || neutral && (has_ending(surname, &LOOSE_ENDINGS) || has_digraph(surname));
        let fits = fits && cyrillic_surname(surname).is_some();
        (fits && given_names.len() <= 2).then_some(Name { given: given_names, surname })
    }
}

fn cyrillic_surname(surname: &str) -> Option<String> {
    surname.split('-').map(of_latin).collect::<Option<Vec<_>>>().map(|parts| parts.join("-"))
}

/// What a surname may be that English does not tell: a stressed "e" behind ч and щ is written "o" by German and its
/// neighbours ("Chruschtschow"), "-iev" has two sources.
fn cyrillic_forms(surname: &str, system: System) -> Vec<String> {
    let tells = matches!(
        system,
        System::German | System::Czech | System::Hungarian | System::Polish | System::Spanish
    );
    let same = surname.to_string();
    if let Some(stem) = surname.strip_suffix("иев") {
        return vec![format!("{stem}ьев"), same];
    }
    match surname.strip_suffix("ев") {
        Some(stem) if tells && stem.ends_with(['ч', 'щ']) => vec![format!("{stem}ёв"), same],
        Some(stem) if tells && stem.ends_with(['ш', 'ж']) => vec![same, format!("{stem}ёв")],
        _ => vec![same],
    }
}

/// What a system makes of a surname; French adds an "e" to "-in" or does not.
fn surname_forms(surname: &str, system: System) -> Vec<String> {
    let mut out: Vec<String> =
        cyrillic_forms(surname, system).iter().map(|form| capital_parts(&system.write(form))).collect();
    if system == System::French && surname.ends_with("ин") {
        out.push(format!("{}e", out[0]));
    }
    out
}

/// One word of a given name by a system: initials and what is no Russian name stay.
fn write(word: &str, system: System) -> String {
    if is_initial(word) {
        return word.to_string();
    }
    of_given(word).map_or_else(|| word.to_string(), |cyrillic| capital(&system.write(&cyrillic)))
}

/// What English prints besides the systems.
fn english(surname: &str, cyrillic: &str, language: Language) -> Vec<String> {
    let written = plain_parts(surname);
    let mut out = Vec::new();
    let mut swap = |from: &str, to: &str| {
        if let Some(stem) = written.strip_suffix(from) {
            out.push(capital_parts(&format!("{stem}{to}")));
        }
    };
    swap("sky", "ski");
    swap("ski", "sky");
    for (from, to) in [("chev", "chov"), ("chov", "chev"), ("yov", "ev")] {
        swap(from, to);
    }
    for (from, to) in [("ov", "off"), ("ev", "eff"), ("off", "ov"), ("eff", "ev")] {
        swap(from, to);
    }
    if cyrillic.contains('ё') {
        out.push(capital_parts(&System::English.write(&cyrillic.replace('ё', "йо"))));
    }
    let bgn = System::English.write(cyrillic);
    if bgn.contains("ye") {
        out.push(capital_parts(&bgn.replace("ye", "e")));
    }
    if bgn.contains('y') {
        // "Vishinsky", "Kosigin".
        let plain_y = System::English.write(&cyrillic.replace('ы', "и"));
        out.push(capital_parts(&plain_y));
    }
    if language == Language::Bulgarian {
        for (from, to) in [("dzh", "dj"), ("zh", "j"), ("kh", "h"), ("sht", "st"), ("shch", "sht")] {
            if bgn.contains(from) {
                out.push(capital_parts(&bgn.replace(from, to)));
            }
        }
    }
    out
}

fn plain_parts(surname: &str) -> String {
    surname.split('-').map(plain).collect::<Vec<_>>().join("-")
}

fn capital_parts(surname: &str) -> String {
    surname.split('-').map(capital).collect::<Vec<_>>().join("-")
}

fn has_ending(surname: &str, endings: &[&str]) -> bool {
    let last = plain(surname.rsplit('-').next().unwrap_or(surname));
    endings.iter().any(|ending| last.len() > ending.len() + 1 && last.ends_with(ending))
}

fn has_digraph(surname: &str) -> bool {
    let surname = plain(surname);
    ["zh", "kh", "shch", "ts", "yu", "ya"].iter().any(|digraph| surname.contains(digraph))
}

fn is_patronymic(word: &str) -> bool {
    let word = plain(word);
    word.len() > 5
        && ["ovich", "evich", "ich", "ovna", "evna", "ichna"].iter().any(|ending| word.ends_with(ending))
        && given(&word).is_none()
}

fn is_initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

fn initial(word: &str) -> String {
    if is_initial(word) { word.to_string() } else { word.chars().take(1).chain(['.']).collect() }
}
