//! Other spellings of a person's name, by the published rules of conversion between scripts.
//!
//! Takes a name as it is written and its language, gives the same name as other systems write it: pinyin and
//! Wade–Giles, McCune–Reischauer, Revised and North Korean, the Library of Congress, BGN, ISO 9 and what
//! German, French, Polish, Czech, Hungarian and Spanish print. Never gives a spelling that no rule gives: a
//! name with a syllable or letter that is not of its language stays as it is.
//!
//! Spellings come without accents and apostrophes, as names are compared; where two syllables are written
//! apart, with a hyphen. Nothing here depends on the rest of the crate.

mod chinese;
mod cyrillic;
mod hangul;
mod korean;
mod latin_slavic;
mod plain;
mod russian;
mod systems;
mod vietnamese;

/// The language by whose rules a name is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Chinese.
    Chinese,
    /// Korean, north and south.
    Korean,
    /// Vietnamese.
    Vietnamese,
    /// Russian and, with its rules, other names of the Soviet Union.
    Russian,
    /// Bulgarian and Macedonian.
    Bulgarian,
    /// Serbo-Croatian and Slovene.
    SerboCroatian,
    /// Polish.
    Polish,
    /// Czech and Slovak.
    Czech,
}

/// At most so many spellings are given for one name.
pub const LIMIT: usize = 48;

impl Language {
    /// The language of most persons of a country, if rules for it are known.
    ///
    /// ```
    /// use demarche::gazetteer::romanize::Language;
    /// assert_eq!(Language::of_country("country/north-korea"), Some(Language::Korean));
    /// assert_eq!(Language::of_country("country/france"), None);
    /// ```
    pub fn of_country(id: &str) -> Option<Language> {
        Some(match id.strip_prefix("country/")? {
            "china" | "taiwan" | "manchukuo" | "chinese-soviet-republic" => Language::Chinese,
            "north-korea" | "south-korea" | "korea" => Language::Korean,
            "north-vietnam" | "south-vietnam" | "vietnam" => Language::Vietnamese,
            "soviet-union"
            | "russia"
            | "russian-empire"
            | "ukraine"
            | "belarus"
            | "far-eastern-republic"
            | "armenia"
            | "georgia"
            | "azerbaijan"
            | "kazakhstan"
            | "kyrgyzstan"
            | "tajikistan"
            | "turkmenistan"
            | "uzbekistan"
            | "transnistria"
            | "abkhazia"
            | "south-ossetia" => Language::Russian,
            "bulgaria" | "north-macedonia" => Language::Bulgarian,
            "yugoslavia"
            | "serbia"
            | "croatia"
            | "slovenia"
            | "montenegro"
            | "bosnia-and-herzegovina"
            | "serbia-and-montenegro"
            | "independent-state-of-croatia" => Language::SerboCroatian,
            "poland" => Language::Polish,
            "czechoslovakia" | "czech-republic" | "slovakia" => Language::Czech,
            _ => return None,
        })
    }
}

/// Other spellings of a person's full name, the likeliest first, each once, never the name itself.
///
/// ```
/// use demarche::gazetteer::romanize::{Language, variants};
/// let spellings = variants("Deng Xiaoping", Language::Chinese);
/// assert_eq!(spellings, ["Teng Hsiao-ping", "Teng Hsiaoping", "Deng Xiao-ping"]);
/// let spellings = variants("Pak Chŏng-hŭi", Language::Korean);
/// assert!(spellings.iter().any(|s| s == "Park Chung-hee"));
/// assert!(variants("Walter Ulbricht", Language::Russian).is_empty());
/// ```
pub fn variants(name: &str, language: Language) -> Vec<String> {
    match language {
        Language::Chinese => chinese::variants(name),
        Language::Korean => korean::variants(name),
        Language::Vietnamese => vietnamese::variants(name),
        Language::Russian | Language::Bulgarian => russian::variants(name, language),
        Language::SerboCroatian | Language::Polish | Language::Czech => {
            latin_slavic::variants(name, language)
        }
    }
}

/// Other spellings of a surname alone; none that is an English word.
///
/// ```
/// use demarche::gazetteer::romanize::{Language, surname_variants};
/// assert_eq!(surname_variants("Zhou", Language::Chinese), ["Chou"]);
/// assert!(surname_variants("Khrushchev", Language::Russian).contains(&"Chruschtschow".to_string()));
/// ```
pub fn surname_variants(surname: &str, language: Language) -> Vec<String> {
    match language {
        Language::Chinese => chinese::surname_variants(surname),
        Language::Korean => korean::surname_variants(surname),
        Language::Vietnamese => Vec::new(),
        Language::Russian | Language::Bulgarian => russian::surname_variants(surname, language),
        Language::SerboCroatian | Language::Polish | Language::Czech => {
            latin_slavic::surname_variants(surname, language)
        }
    }
}

#[cfg(test)]
mod tests;
