//! Back from Latin letters to Cyrillic ones, as far as English spellings tell.

use std::sync::OnceLock;

use super::plain::plain;

/// `cyrillic,spellings,source`; the spellings usual in English, separated by `|`.
const GIVEN: &str = include_str!("../../../gazetteers/romanization/slavic-given-names.csv");

/// A given name in Cyrillic and as English writes it.
pub(super) struct Given {
    pub(super) cyrillic: String,
    pub(super) english: Vec<&'static str>,
}

/// The given name that a word is a spelling of.
pub(super) fn given(word: &str) -> Option<&'static Given> {
    static NAMES: OnceLock<Vec<Given>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let rows = GIVEN.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            let cyrillic = cells.next()?.to_lowercase();
            Some(Given { cyrillic, english: cells.next()?.split('|').collect() })
        });
        rows.collect()
    });
    let word = plain(word);
    names.iter().find(|name| name.english.iter().any(|spelling| plain(spelling) == word))
}

/// What English spellings of Russian do not have.
const FOREIGN: [&str; 13] = ["q", "w", "th", "ph", "ck", "gh", "oo", "ea", "ou", "sch", "cz", "sz", "rr"];

/// Latin letters and the Cyrillic ones that they stand for, the longer first.
const LETTERS: [(&str, &str); 37] = [
    ("shch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("tz", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("dj", "дж"),
    ("yu", "ю"),
    ("ya", "я"),
    ("yo", "ё"),
    ("ju", "ю"),
    ("ja", "я"),
    ("jo", "ё"),
    ("je", "е"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("h", "х"),
    ("x", "кс"),
    ("i", "и"),
];

/// Endings that are read as a whole.
const ENDINGS: [(&str, &str); 18] = [
    ("off", "ов"),
    ("eff", "ев"),
    ("sky", "ский"),
    ("ski", "ский"),
    ("skiy", "ский"),
    ("skii", "ский"),
    ("skij", "ский"),
    ("tsky", "цкий"),
    ("tski", "цкий"),
    ("ky", "кий"),
    ("gy", "гий"),
    ("iy", "ий"),
    ("ii", "ий"),
    ("ij", "ий"),
    ("yy", "ый"),
    ("yi", "ый"),
    ("yj", "ый"),
    ("ny", "ный"),
];

/// A word in Cyrillic, in lower case; none if it has what no English spelling of Russian has.
pub(super) fn of_latin(word: &str) -> Option<String> {
    if let Some(name) = given(word) {
        return Some(name.cyrillic.clone());
    }
    let word = plain(word);
    let lone_c = word.split('c').skip(1).any(|rest| !rest.starts_with('h'));
    if word.len() < 2 || lone_c || !word.is_ascii() || FOREIGN.iter().any(|foreign| word.contains(foreign)) {
        return None;
    }
    // "j" is as in English, but for words spelled as in ISO 9: "Mikojan", "Andrej".
    let iso = ["j", "jan", "jev", "jeva", "jov"].iter().any(|ending| word.ends_with(ending));
    let word = if iso { word } else { word.replace("dj", "j").replace('j', "dzh") };
    let ending =
        ENDINGS.iter().filter(|(latin, _)| word.ends_with(latin)).max_by_key(|(latin, _)| latin.len());
    let (stem, ending) = match ending {
        Some((latin, cyrillic)) => (&word[..word.len() - latin.len()], *cyrillic),
        None => (word.as_str(), ""),
    };
    let mut out = String::new();
    let mut rest = stem;
    while !rest.is_empty() {
        let taken = special(&out, rest, ending.is_empty(), &mut rest);
        if let Some(letters) = taken {
            out.push_str(letters);
            continue;
        }
        let (latin, cyrillic) = LETTERS.iter().find(|(latin, _)| rest.starts_with(latin))?;
        out.push_str(cyrillic);
        rest = &rest[latin.len()..];
    }
    out.push_str(ending);
    Some(out)
}

/// A word of a given name in Cyrillic: "Terenty" ends as "Vasily" does.
pub(super) fn of_given(word: &str) -> Option<String> {
    let cyrillic = of_latin(word)?;
    Some(match cyrillic.strip_suffix('ы') {
        Some(stem) if given(word).is_none() => format!("{stem}ий"),
        _ => cyrillic,
    })
}

/// Letters that depend on what stands around them; moves `at` behind them.
fn special<'a>(before: &str, rest: &'a str, whole: bool, at: &mut &'a str) -> Option<&'static str> {
    let last = before.chars().next_back();
    let after_vowel = last.is_some_and(is_vowel);
    let after_consonant = last.is_some() && !after_vowel;
    let mut take = |n: usize, letters: &'static str| {
        *at = &rest[n..];
        Some(letters)
    };
    let next = |n: usize| rest[n..].chars().next();
    let vowel_next = |n: usize| next(n).is_some_and(|c| "aeiouy".contains(c));
    if rest.starts_with("ye") {
        return take(2, if after_consonant { "ье" } else { "е" });
    }
    if rest.starts_with("yi") {
        return take(2, "ьи");
    }
    // The Library of Congress: "Iakovlev", "Kriuchkov", "Mikoian".
    if rest.starts_with("iu") && !after_vowel {
        return take(2, "ю");
    }
    if rest.starts_with("ia") {
        return match rest {
            "ia" if after_consonant && whole => take(2, "ия"),
            "ian" if after_consonant && whole => take(2, "иа"),
            _ => take(2, "я"),
        };
    }
    if rest.starts_with('y') && !rest.starts_with("ya") && !rest.starts_with("yo") && !rest.starts_with("yu")
    {
        return take(1, if after_consonant { "ы" } else { "й" });
    }
    if rest.starts_with('i') && after_vowel && last != Some('и') && !vowel_next(1) {
        return take(1, "й");
    }
    None
}

/// True of a vowel in Cyrillic.
pub(super) fn is_vowel(c: char) -> bool {
    "аеёиоуыэюя".contains(c)
}
