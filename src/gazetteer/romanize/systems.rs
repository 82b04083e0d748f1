//! From Cyrillic letters to Latin ones, as each system and language does it; accents left out.

use super::cyrillic::is_vowel;

/// A way to write Cyrillic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    /// BGN/PCGN, endings as in English: "Vyshinsky".
    English,
    /// BGN/PCGN: "Vyshinskiy".
    Bgn,
    /// Library of Congress: "Vyshinskii".
    Congress,
    /// ISO 9, as scholars write: "Vyšinskij".
    Iso,
    /// German.
    German,
    /// French.
    French,
    /// Polish.
    Polish,
    /// Czech.
    Czech,
    /// Hungarian.
    Hungarian,
    /// Spanish.
    Spanish,
}

/// The letters that are not written alike everywhere: BGN, Congress, ISO, German, French, Polish, Czech,
/// Hungarian, Spanish.
const LETTERS: [(char, [&str; 9]); 16] = [
    ('в', ["v", "v", "v", "w", "v", "w", "v", "v", "v"]),
    ('ж', ["zh", "zh", "z", "sch", "j", "z", "z", "zs", "zh"]),
    ('з', ["z", "z", "z", "s", "z", "z", "z", "z", "z"]),
    ('й', ["y", "i", "j", "i", "i", "j", "j", "j", "i"]),
    ('с', ["s", "s", "s", "s", "s", "s", "s", "sz", "s"]),
    ('у', ["u", "u", "u", "u", "ou", "u", "u", "u", "u"]),
    ('х', ["kh", "kh", "ch", "ch", "kh", "ch", "ch", "h", "j"]),
    ('ц', ["ts", "ts", "c", "z", "ts", "c", "c", "c", "ts"]),
    ('ч', ["ch", "ch", "c", "tsch", "tch", "cz", "c", "cs", "ch"]),
    ('ш', ["sh", "sh", "s", "sch", "ch", "sz", "s", "s", "sh"]),
    ('щ', ["shch", "shch", "sc", "schtsch", "chtch", "szcz", "sc", "scs", "sch"]),
    ('ы', ["y", "y", "y", "y", "y", "y", "y", "i", "y"]),
    ('ю', ["yu", "iu", "ju", "ju", "iou", "ju", "ju", "ju", "iu"]),
    ('я', ["ya", "ia", "ja", "ja", "ia", "ja", "ja", "ja", "ia"]),
    ('ё', ["e", "e", "e", "jo", "io", "io", "jo", "jo", "io"]),
    ('е', ["ye", "e", "e", "je", "e", "je", "je", "je", "e"]),
];

/// The letters that are.
const ALIKE: [(char, &str); 18] = [
    ('а', "a"),
    ('б', "b"),
    ('г', "g"),
    ('д', "d"),
    ('и', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('т', "t"),
    ('ф', "f"),
    ('э', "e"),
    ('ь', ""),
    ('ъ', ""),
    ('-', "-"),
];

/// Endings of adjectives and the like, in the same order as the letters.
const ENDINGS: [(&str, [&str; 9]); 2] = [
    ("ий", ["iy", "ii", "ij", "i", "i", "i", "ij", "i", "i"]),
    ("ый", ["yy", "yi", "yj", "y", "y", "y", "yj", "i", "y"]),
];

impl System {
    /// All, the likeliest in an English text first.
    pub(super) const ALL: [System; 10] = [
        System::English,
        System::Bgn,
        System::Congress,
        System::German,
        System::French,
        System::Iso,
        System::Polish,
        System::Czech,
        System::Hungarian,
        System::Spanish,
    ];

    fn column(self) -> usize {
        match self {
            System::English | System::Bgn => 0,
            System::Congress => 1,
            System::Iso => 2,
            System::German => 3,
            System::French => 4,
            System::Polish => 5,
            System::Czech => 6,
            System::Hungarian => 7,
            System::Spanish => 8,
        }
    }

    /// A word in lower-case Cyrillic as this system writes it.
    pub(super) fn write(self, word: &str) -> String {
        let column = self.column();
        let ending = ENDINGS.iter().find(|(cyrillic, _)| word.ends_with(cyrillic));
        let stem = ending.map_or(word, |(cyrillic, _)| &word[..word.len() - cyrillic.len()]);
        let letters: Vec<char> = stem.chars().collect();
        let mut out = String::new();
        for (at, c) in letters.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| letters[at]);
            let after = letters.get(at + 1).copied().or(ending.and_then(|(ending, _)| ending.chars().next()));
            out.push_str(self.letter(*c, before, after));
        }
        match (self, ending) {
            (System::English, Some(_)) => out.push('y'),
            (_, Some((_, endings))) => out.push_str(endings[column]),
            (_, None) => {}
        }
        out
    }

    fn letter(self, c: char, before: Option<char>, after: Option<char>) -> &'static str {
        let husher = matches!(before, Some('ж' | 'ч' | 'ш' | 'щ'));
        let open = before.is_none_or(|b| is_vowel(b) || matches!(b, 'й' | 'ь' | 'ъ' | '-'));
        let after_vowel = before.is_some_and(is_vowel);
        match (self, c) {
            (System::Congress | System::Iso, 'е') => "e",
            (System::Spanish, 'е') if before.is_none() => "ye",
            (System::French, 'е') if after_vowel || before == Some('ь') => "ie",
            (System::Polish, 'е') if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ' | 'ц' | 'л')) => "e",
            (System::Polish, 'е') if !open => "ie",
            (_, 'е') if !open => "e",
            (System::German | System::Polish | System::Czech | System::Hungarian | System::Spanish, 'ё')
                if husher =>
            {
                "o"
            }
            (System::French, 'ё') if husher => "e",
            (System::Polish, 'ё') if open => "jo",
            (System::Polish, 'ю') if before == Some('л') => "u",
            (System::Polish, 'я') if before == Some('л') => "a",
            (System::Polish, 'ю') if !open => "iu",
            (System::Polish, 'я') if !open => "ia",
            (System::Polish, 'и') if matches!(before, Some('ж' | 'ч' | 'ш' | 'щ' | 'ц')) => "y",
            (System::German | System::French, 'с') if after_vowel && after.is_some_and(is_vowel) => "ss",
            (System::French, 'г') if matches!(after, Some('е' | 'и' | 'ы')) => "gu",
            _ => {
                let row = LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, row)| row[self.column()]);
                row.or_else(|| ALIKE.iter().find(|(letter, _)| *letter == c).map(|(_, to)| *to)).unwrap_or("")
            }
        }
    }
}
