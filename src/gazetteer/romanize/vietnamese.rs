//! Vietnamese: marks are left out by themselves, so joined given names and names that came through Russian remain.

use super::plain::{Spellings, capital, plain, words};

/// Consonants that begin a syllable, longer ones first.
const INITIALS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Consonants that end one.
const FINALS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// Other spellings of a full name.
pub(super) fn variants(name: &str) -> Vec<String> {
    let parts: Vec<&str> = words(name).into_iter().flatten().collect();
    if !(2..=4).contains(&parts.len()) || !parts.iter().all(|part| is_syllable(&plain(part))) {
        return Vec::new();
    }
    let mut out = Spellings::of(name, 4);
    let plains: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    let (front, given) = plains.split_at(plains.len() - 2);
    let mut joined: Vec<String> = front.iter().map(|part| capital(part)).collect();
    joined.push(capital(&given.concat()));
    out.add(joined.join(" "));
    // Written without marks, "d" may be either of two letters.
    let known = !name.is_ascii();
    let russian = |soft: bool| {
        let spelled = parts.iter().map(|part| capital(&through_russian(part, soft)));
        spelled.collect::<Vec<_>>().join(" ")
    };
    out.add(russian(known));
    if !known {
        out.add(russian(true));
    }
    out.into_vec()
}

fn is_syllable(part: &str) -> bool {
    INITIALS.iter().filter_map(|initial| part.strip_prefix(initial)).any(|rest| {
        let ends = FINALS.iter().filter_map(|last| rest.strip_suffix(last));
        let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let mut vowels = ends.filter(|vowels| !vowels.is_empty() && vowels.len() <= 3);
        vowels.any(|vowels| vowels.chars().all(is_vowel))
    })
}

/// As a translation from Russian prints it: "Fam Van Dong", "Le Zuan"; `soft` takes "d" for the letter without a
/// stroke.
fn through_russian(part: &str, soft: bool) -> String {
    let stroke = part.starts_with(['Đ', 'đ']);
    let word = plain(part);
    let initials = [
        ("ph", "f"),
        ("gi", "zi"),
        ("tr", "ch"),
        ("ch", "t"),
        ("x", "s"),
        ("nh", "n"),
        ("d", "z"),
        ("c", "k"),
    ];
    let change = initials.iter().find_map(|(from, to)| Some((*from, *to, word.strip_prefix(from)?)));
    let out = match change {
        Some(("d", _, _)) if stroke || !soft => word.clone(),
        Some((_, to, rest)) => format!("{to}{rest}"),
        None => word.clone(),
    };
    match out.strip_suffix("nh") {
        Some(front) => format!("{front}n"),
        None => out,
    }
}
