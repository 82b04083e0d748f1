//! McCune–Reischauer, Revised, North Korean, what is usual in English, and names that came through Russian.

use std::sync::OnceLock;

use super::LIMIT;
use super::hangul::{self, Syllable, System};
use super::plain::{Spellings, capital, marked, plain, words};

/// `hangul,mccune_reischauer,revised,north_korean,english,russian,source`, the more frequent first.
const TABLE: &str = include_str!("../../../gazetteers/romanization/korean-surnames.csv");

/// Readings of one given name that are followed.
const READINGS: usize = 3;

/// How much rarer than the likeliest reading another one may be.
const RARER: usize = 150;

/// How one family name is written: by system, then all ways.
struct Family {
    mccune: &'static str,
    revised: &'static str,
    north: &'static str,
    english: Vec<&'static str>,
    russian: &'static str,
}

fn families() -> &'static [Family] {
    static FAMILIES: OnceLock<Vec<Family>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let rows = TABLE.lines().skip(1).filter_map(|line| {
            let cells: Vec<&'static str> = line.split(',').collect();
            let [_, mccune, revised, north, english, russian, ..] = cells[..] else { return None };
            let mut english: Vec<&str> = english.split('|').filter(|e| !e.is_empty()).collect();
            if english.is_empty() {
                english.push(mccune);
            }
            Some(Family { mccune, revised, north, english, russian })
        });
        rows.collect()
    })
}

impl Family {
    /// All ways to write it, those through Russian last.
    fn all(&self) -> Vec<&'static str> {
        let mut out = vec![self.mccune, self.north, self.revised];
        out.extend(&self.english);
        out
    }

    fn is_written(&self, word: &str) -> bool {
        self.all().iter().any(|spelling| plain(spelling) == word)
    }
}

fn families_written(word: &str) -> Vec<&'static Family> {
    let word = plain(word);
    families().iter().filter(|family| family.is_written(&word)).collect()
}

/// Other spellings of a family name.
pub(super) fn surname_variants(surname: &str) -> Vec<String> {
    let mut out = Spellings::of(surname, 8);
    for family in families_written(surname) {
        for spelling in family.all() {
            out.add(spelling);
        }
    }
    out.into_vec()
}

/// A name in its parts.
struct Name<'a> {
    family: &'a str,
    given: Vec<&'a str>,
    readings: Vec<Vec<Syllable>>,
    /// The given name stands first.
    western: bool,
}

/// Other spellings of a full name.
pub(super) fn variants(name: &str) -> Vec<String> {
    let Some(parts) = Name::of(name) else { return Vec::new() };
    let mut out = Spellings::of(name, LIMIT);
    let families = families_written(parts.family);
    let written: Vec<String> = parts.given.iter().map(|part| plain(part)).collect();
    let family = plain(parts.family);
    if parts.western {
        out.add(full(&family, &written, "-"));
    }
    out.add(full(&family, &written, "-"));
    out.add(full(&family, &written, ""));
    let Some((first, others)) = parts.readings.split_first() else { return out.into_vec() };
    for system in [System::McCune, System::Revised, System::North, System::English, System::EnglishHard] {
        out.add(full(&family, &hangul::write(first, system), "-"));
    }
    for of in &families {
        coherent(&mut out, of, first);
    }
    if !parts.western && written.len() == 2 {
        out.add(format!("{} {}", capital(&written.join("-")), capital(&family)));
    }
    for of in &families {
        mixed(&mut out, of, first, &written);
    }
    for reading in others {
        for of in &families {
            coherent(&mut out, of, reading);
        }
    }
    out.into_vec()
}

/// Family name and given name by one system.
fn coherent(out: &mut Spellings, family: &Family, given: &[Syllable]) {
    let pairs = [
        (family.mccune, System::McCune, "-"),
        (family.revised, System::Revised, "-"),
        (family.north, System::North, "-"),
        (family.english[0], System::English, "-"),
        (family.english[0], System::EnglishHard, "-"),
        (family.mccune, System::McCuneApart, "-"),
        (family.russian, System::Russian, "-"),
        (family.russian, System::SovietKorean, "-"),
        (family.mccune, System::McCune, ""),
        (family.revised, System::Revised, ""),
        (family.english[0], System::Revised, "-"),
        (family.english[0], System::McCuneApart, "-"),
        (family.russian, System::Russian, ""),
    ];
    for (family, system, between) in pairs {
        out.add(full(family, &hangul::write(given, system), between));
    }
}

/// Every family name with the given name as it is written and by the two scholarly systems.
fn mixed(out: &mut Spellings, family: &Family, given: &[Syllable], written: &[String]) {
    let all = family.all();
    for family in &all {
        out.add(full(family, written, "-"));
    }
    for (system, between) in
        [(System::McCune, "-"), (System::Revised, "-"), (System::McCune, ""), (System::Revised, "")]
    {
        for family in &all {
            out.add(full(family, &hangul::write(given, system), between));
        }
    }
}

fn full(family: &str, given: &[String], between: &str) -> String {
    format!("{} {}", capital(family), capital(&given.join(between)))
}

impl<'a> Name<'a> {
    /// The parts of a name, if its family name is known and its given name can be Korean.
    fn of(name: &'a str) -> Option<Name<'a>> {
        let mut words = words(name);
        if !(2..=3).contains(&words.len()) {
            return None;
        }
        let last = words.len() - 1;
        let is_family = |word: &[&str]| word.len() == 1 && !families_written(word[0]).is_empty();
        let hyphen_first = words[0].len() == 2;
        let western = !is_family(&words[0]) || (words.len() == 2 && hyphen_first);
        let family = if western { words.pop()? } else { words.remove(0) };
        let given: Vec<&str> = words.into_iter().flatten().collect();
        if !is_family(&family) || given.len() > 2 || (western && !hyphen_first && last < 2) {
            return None;
        }
        let marks = marked(name);
        // Who prints breves prints apostrophes too; the reverse is not so.
        let breves = marks.contains(['ŏ', 'ŭ']);
        let marks = (breves, breves || marks.contains('\''));
        let readings = readings(&given, marks);
        (!readings.is_empty()).then(|| Name {
            family: family[0],
            given: cut(&given, marks),
            readings,
            western,
        })
    }
}

/// The likeliest readings of a given name.
fn readings(given: &[&str], marks: (bool, bool)) -> Vec<Vec<Syllable>> {
    let given: Vec<String> = cut(given, marks).into_iter().map(marked).collect();
    let mut out: Vec<Vec<Syllable>> = match given.as_slice() {
        [one] => hangul::read(one, marks).into_iter().map(|s| vec![s]).collect(),
        [first, second] => {
            let seconds = hangul::read(second, marks);
            let firsts = hangul::read(first, marks);
            firsts.iter().flat_map(|a| seconds.iter().map(move |b| vec![*a, *b])).collect()
        }
        _ => Vec::new(),
    };
    let rank = |reading: &Vec<Syllable>| reading.iter().map(|s| s.rank).sum::<usize>();
    out.sort_by_key(rank);
    if let Some(first) = out.first().map(rank) {
        out.retain(|reading| rank(reading) <= first + RARER);
    }
    out.truncate(READINGS);
    out
}

/// A given name of one written part that is two syllables, cut between them.
fn cut<'a>(given: &[&'a str], marks: (bool, bool)) -> Vec<&'a str> {
    let [one] = given else { return given.to_vec() };
    if !hangul::read(&marked(one), marks).is_empty() {
        return given.to_vec();
    }
    let rank = |part: &str| hangul::read(&marked(part), marks).iter().map(|s| s.rank).min();
    let cuts = one.char_indices().skip(1).filter_map(|(at, _)| {
        let (first, second) = one.split_at(at);
        Some((rank(first)? + rank(second)?, vec![first, second]))
    });
    cuts.min_by_key(|(rank, _)| *rank).map_or_else(|| given.to_vec(), |(_, parts)| parts)
}
