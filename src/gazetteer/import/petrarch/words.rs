//! Words of names in capitals: how they are written in texts, and what they say about a name.

use super::super::row::country_named;
use crate::entity::Kind;

/// Words before a person's name.
const TITLES: [&str; 40] = [
    "acting",
    "admiral",
    "ambassador",
    "archbishop",
    "ayatollah",
    "bishop",
    "captain",
    "cardinal",
    "chairman",
    "chancellor",
    "colonel",
    "commander",
    "crown",
    "defence",
    "defense",
    "deputy",
    "dr",
    "emir",
    "emperor",
    "finance",
    "foreign",
    "gen",
    "general",
    "generalissimo",
    "governor",
    "king",
    "lt",
    "marshal",
    "minister",
    "mr",
    "mrs",
    "premier",
    "president",
    "prime",
    "prince",
    "princess",
    "queen",
    "secretary",
    "sheikh",
    "sultan",
];

/// Words of which one makes a name that of a body.
const BODIES: [&str; 58] = [
    "academy",
    "administration",
    "agency",
    "air",
    "alliance",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "brigade",
    "brigades",
    "bureau",
    "cabinet",
    "church",
    "commission",
    "committee",
    "community",
    "company",
    "conference",
    "confederation",
    "congress",
    "corporation",
    "corps",
    "council",
    "court",
    "department",
    "embassy",
    "federation",
    "force",
    "forces",
    "foundation",
    "front",
    "fund",
    "government",
    "group",
    "institute",
    "league",
    "legislature",
    "militia",
    "ministry",
    "mission",
    "movement",
    "navy",
    "office",
    "organisation",
    "organization",
    "pact",
    "parliament",
    "police",
    "radio",
    "senate",
    "society",
    "state",
    "television",
    "troops",
    "union",
    "university",
];

/// Words that stay small inside a name.
const SMALL: [&str; 15] =
    ["of", "the", "and", "for", "in", "on", "de", "da", "di", "du", "del", "van", "von", "bin", "ibn"];

/// A name with blanks for underscores, in capitals only where texts have them.
pub(super) fn cased(name: &str, kind: Kind) -> String {
    let spaced = crate::plain::one_line(&name.replace('_', " "));
    if spaced.chars().any(char::is_lowercase) {
        return spaced;
    }
    let words: Vec<&str> = spaced.split(' ').collect();
    let abbreviation = kind != Kind::Leader && kind != Kind::Country && words.len() == 1 && spaced.len() <= 5;
    if abbreviation {
        return spaced;
    }
    let cased = words.iter().enumerate().map(|(n, word)| {
        let lower = word.to_lowercase();
        let roman = word.len() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        if n > 0 && SMALL.contains(&lower.as_str()) {
            lower
        } else if roman || word.contains('.') {
            (*word).to_owned()
        } else {
            capitals_at_starts(&lower)
        }
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// "LAKE_LIBERATION_ARMY_(LLA)": the name, and the abbreviation in brackets. Anything else in brackets is left out.
pub(super) fn without_brackets(name: &str) -> Vec<String> {
    let Some((before, rest)) = name.split_once('(') else { return vec![name.to_owned()] };
    let (inside, behind) = rest.split_once(')').unwrap_or((rest, ""));
    let mut names = vec![format!("{before}{behind}")];
    let short = (2..=6).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_uppercase());
    if short && country_named(inside).is_none() {
        names.push(inside.to_owned());
    }
    names
}

fn capitals_at_starts(lower: &str) -> String {
    let mut start = true;
    let mut out = String::new();
    for c in lower.chars() {
        if start {
            out.extend(c.to_uppercase())
        } else {
            out.push(c)
        }
        start = c == '-' || c == '\'' && out.chars().count() == 2;
    }
    out
}

/// The name without the titles before it, if it has any and something stands behind.
pub(super) fn untitled(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_title = |w: &&&str| TITLES.contains(&w.to_lowercase().trim_end_matches('.'));
    let mut titles = words.iter().take_while(is_title).count();
    // "Minister of Defense": no name stands behind.
    if words.get(titles).is_some_and(|w| matches!(*w, "of" | "for" | "to")) {
        titles = 0;
    }
    (titles > 0 && titles < words.len()).then(|| words[titles..].join(" "))
}

/// The kind of body that the words of a name speak of.
pub(super) fn body(name: &str) -> Option<Kind> {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    if words.iter().any(|w| w == "party") {
        return Some(Kind::Party);
    }
    words.iter().any(|w| BODIES.contains(&w.as_str())).then_some(Kind::Organization)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_in_texts() {
        for (name, kind, expected) in [
            ("HAMID_KARZAI_", Kind::Leader, "Hamid Karzai"),
            ("MINISTRY_OF_DEFENCE", Kind::Organization, "Ministry of Defence"),
            ("NATO_", Kind::Organization, "NATO"),
            ("ELIZABETH_II_", Kind::Leader, "Elizabeth II"),
            ("MIGUEL_D'ESCOTO_", Kind::Leader, "Miguel D'Escoto"),
            ("EL-BARADEI_", Kind::Leader, "El-Baradei"),
            ("already so_", Kind::Leader, "already so"),
        ] {
            assert_eq!(cased(name, kind), expected);
        }
        assert_eq!(without_brackets("LAKE_ARMY_(LA)_"), ["LAKE_ARMY__", "LA"]);
        assert_eq!(without_brackets("LAKE_ARMY_(POLAND)"), ["LAKE_ARMY_"]);
        assert_eq!(without_brackets("LAKE_ARMY"), ["LAKE_ARMY"]);
        assert_eq!(untitled("Prime Minister Nkrumah").as_deref(), Some("Nkrumah"));
        assert_eq!(untitled("Minister of Defence"), None);
        assert_eq!(untitled("President"), None);
        assert_eq!(
            (body("Labour Party"), body("Fifth Army"), body("Anna Novak")),
            (Some(Kind::Party), Some(Kind::Organization), None)
        );
    }
}
