//! "the Under Secretary of State (Ball)", "President Johnson", "John Smith, Counselor": name and office apart.

use crate::document::NamedParty;
use crate::plain::{lower, one_line};
use crate::span::{Byte, Span};
use crate::words::Words;

/// Words that head an office or a form of address.
static OFFICES: Words = Words::of(
    "acting adjutant administrator admiral advisor adviser aide amb ambassador \
    ambassador-at-large archbishop assistant attaché attache attorney bishop brigadier captain cardinal \
    chairman chairwoman chairperson chancellor charge chargé chief citizen col colonel commandant commander \
    commissar commissioner comrade comrades congressman consul correspondent councillor counsel counselor \
    counsellor delegate deputy director doctor dr editor emperor envoy excellency executive foreign gen general \
    generalissimo governor head highness his her king leader lieutenant lord madame madam major majesty marshal \
    mayor member minister minister-counselor miss mr mrs ms observer officer permanent pope premier \
    president prime prince princess principal prof professor queen rapporteur rep representative secretary \
    secretary-general sen senator sergeant shah sheikh sir spokesman special staff sultan under \
    undersecretary under-secretary vice vice-chairman vice-minister vice-premier vice-president",
);

/// Words that stand only for respect: no office.
static RESPECT: Words = Words::of("mr mrs ms miss dr sir madame madam comrade comrades citizen prof lord");

/// Small words within names.
static PARTICLES: Words = Words::of(
    "al an ap bin ben bint da dal de del della der den di do dos du el ibn la le lo of ten \
    ter und van von y zu",
);

fn listed(list: &Words, word: &str) -> bool {
    let word = lower(word.trim_end_matches(['.', ',', ':', '’', '\'']));
    list.has(word.trim_end_matches("'s").trim_end_matches("’s"))
}

/// True for a word such as "Ambassador", "Mr.", "President's".
pub(super) fn is_office_word(word: &str) -> bool {
    listed(&OFFICES, word)
}

/// True if the text has a word that heads an office, mere forms of address aside.
pub(super) fn names_office(text: &str) -> bool {
    text.split_whitespace().any(|w| is_office_word(w) && !listed(&RESPECT, w))
}

/// A capitalised word as in names: "Kohler", "O’Neill", "J.", "[Zedong]", "McG."
fn is_name_word(word: &str) -> bool {
    let word = word.trim_matches(['[', ']', ',']);
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‑' | '–' | '‘'))
        && !word.contains("..")
}

/// Capitalised words that begin or fill short lines which are no names.
static NO_NAMES: Words = Words::of(
    "the a and no yes dear sincerely yours respectfully cordially faithfully with best \
    regards summary conclusion conclusions background subject participants approve disapprove attachment \
    enclosure secret confidential unclassified top end speak note notes comment comments introduction \
    telegram memorandum letter report page we i you he she it they this that these our your my in on at to \
    from for by as if when begin text source see read more follow about contact copyright annex appendix \
    copy copies action distribution original translation transcript document archive news press \
    government embassy department ministry committee party republic union council bureau office agency \
    commission institute board staff directorate division",
);

fn is_no_name(word: &str) -> bool {
    let initial = word.chars().count() == 2 && word.ends_with('.');
    !initial && listed(&NO_NAMES, word)
}

/// True if words could be a person's name: one to five, capitalised, particles aside.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    words.len() <= 5
        && is_name_word(first)
        && (is_name_word(last) || matches!(*last, "II" | "III"))
        && words.iter().all(|w| (is_name_word(w) || listed(&PARTICLES, w)) && !is_no_name(w))
        && !words.contains(&"of")
        && !words.iter().any(|w| is_office_word(w))
        && !text.ends_with([':', ',', ';', '?', '!'])
        && (!text.ends_with('.') || last.len() <= 3 || last.matches('.').count() > 1)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// True for "FMB", "McG. B.", "HHS": initials alone name nobody.
pub(super) fn is_initials(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = !text.chars().any(char::is_lowercase);
    (capitals && letters <= 3)
        || (text.contains('.') && text.split(['.', ' ']).all(|part| part.chars().count() <= 3))
}

/// A piece of the document's text.
#[derive(Clone, Copy)]
pub(super) struct Piece<'t> {
    pub text: &'t str,
    pub start: usize,
}

impl<'t> Piece<'t> {
    pub fn new(text: &'t str, span: Span<Byte>) -> Self {
        Piece { text: span.of(text), start: span.start }.trimmed()
    }

    pub fn trimmed(self) -> Self {
        let skip = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
        let text = self.text.trim_start_matches(skip);
        Piece { text: text.trim_end_matches(skip), start: self.start + self.text.len() - text.len() }
    }

    pub fn cut(self, from: usize, to: usize) -> Self {
        Piece { text: self.text.get(from..to).unwrap_or(""), start: self.start + from }.trimmed()
    }

    fn span(self) -> Option<Span<Byte>> {
        (!self.text.is_empty()).then(|| Span::new(self.start, self.start + self.text.len()))
    }

    /// Words with their offsets in the piece.
    fn words(self) -> Vec<(usize, &'t str)> {
        let origin = self.text.as_ptr() as usize;
        self.text.split_whitespace().map(|w| (w.as_ptr() as usize - origin, w)).collect()
    }
}

/// Takes name, office and post of a party out of the phrase that names it.
pub(super) fn party(phrase: Piece) -> NamedParty {
    let mut phrase = phrase.trimmed();
    for article in ["the ", "The ", "THE "] {
        if phrase.text.starts_with(article) {
            phrase = phrase.cut(article.len(), phrase.text.len());
        }
    }
    let text = phrase.text;
    let mut party = bracketed(phrase)
        .or_else(|| with_comma(phrase))
        .or_else(|| of_body(phrase))
        .or_else(|| titled(phrase))
        .or_else(|| name_first(phrase))
        .unwrap_or_else(|| if is_name(text) { named(phrase, "") } else { named(phrase.cut(0, 0), text) });
    add_post(&mut party);
    party
}

fn named(name: Piece, office: &str) -> NamedParty {
    let bare = one_line(office);
    let office = bare.strip_prefix("the ").or_else(|| bare.strip_prefix("The ")).unwrap_or(&bare);
    let words: Vec<&str> = office.split(' ').collect();
    let respect = words.iter().take_while(|w| listed(&RESPECT, w)).count();
    let office = words[respect..].join(" ");
    let office = office.trim_matches([',', ' ', ':']);
    NamedParty {
        name: one_line(name.text),
        span: name.span(),
        office: (!office.is_empty()).then(|| office.to_owned()),
        post: None,
    }
}

/// "the Under Secretary of State (Ball)".
fn bracketed(phrase: Piece) -> Option<NamedParty> {
    let inner = phrase.text.trim_end_matches('.').strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let name = phrase.cut(open + 1, inner.len());
    let person = titled(name).filter(|p| !p.name.is_empty());
    // Within brackets even "Read" and "Page" are names.
    let capitalised = name.text.split_whitespace().all(|w| is_name_word(w) || listed(&PARTICLES, w));
    if !(capitalised && name.text.split_whitespace().count() <= 5) && person.is_none() {
        return None;
    }
    let office = phrase.text[..open].trim();
    let name =
        person.and_then(|p| p.span).map_or(name, |s| name.cut(s.start - name.start, s.end - name.start));
    (!office.is_empty()).then(|| named(name, office))
}

/// "John Smith, Counselor", "Ambassador John Smith, Jr., Haven", "The Foreign Secretary, John Smith".
fn with_comma(phrase: Piece) -> Option<NamedParty> {
    let text = phrase.text;
    let suffix = |rest: &str| ["Jr", "Sr", "II", "III"].iter().any(|s| rest.trim_start().starts_with(s));
    let comma = text.match_indices(',').map(|m| m.0).find(|c| !suffix(&text[c + 1..]))?;
    let (before, after) = (phrase.cut(0, comma), phrase.cut(comma + 1, text.len()));
    let core = before.text.split(',').next().unwrap_or(before.text);
    if is_name(core) {
        return Some(named(before, after.text));
    }
    let first = titled(before)?;
    if !first.name.is_empty() {
        let span = first.span?;
        let office = [first.office.as_deref().unwrap_or(""), after.text].join(", ");
        return Some(named(phrase.cut(span.start - phrase.start, span.end - phrase.start), &office));
    }
    // One word alone is rather a place: "the Foreign Minister, Havenport".
    (is_name(after.text) && after.text.contains(' ')).then(|| named(after, before.text))
}

/// "Jane Doe of the Policy Planning Council".
fn of_body(phrase: Piece) -> Option<NamedParty> {
    let at = phrase.text.find(" of ")?;
    let name = phrase.cut(0, at);
    let several = name.text.split_whitespace().count() > 1;
    (several && is_name(name.text)).then(|| named(name, &phrase.text[at + 4..]))
}

/// "Secretary of State Rusk", "Deputy Under Secretary Foy Kohler", "Mr. Grey of Haven"; or an office alone.
fn titled(phrase: Piece) -> Option<NamedParty> {
    let words = phrase.words();
    let heads = words.iter().position(|w| is_office_word(w.1))?;
    if heads > 2 && is_name(&words[..heads].iter().map(|w| w.1).collect::<Vec<_>>().join(" ")) {
        return None;
    }
    let mut at = heads;
    while words.get(at).is_some_and(|w| is_office_word(w.1)) {
        at += 1;
        let small =
            |at: usize| words.get(at).is_some_and(|w| matches!(w.1, "of" | "for" | "to" | "at" | "in"));
        if small(at) && words.get(at + 1).is_some() {
            at += 1;
            at += usize::from(words.get(at).is_some_and(|w| w.1 == "the"));
            // The complement: "State", "the Treasury", "Foreign Affairs".
            at += 1;
            at += usize::from(
                words.get(at).is_some_and(|w| matches!(w.1, "Affairs" | "Union" | "States" | "Staff")),
            );
        }
    }
    let start = words.get(at).map_or(phrase.text.len(), |w| w.0);
    let rest = phrase.cut(start, phrase.text.len());
    let end = rest.text.find(" of ").unwrap_or(rest.text.len());
    let name = rest.cut(0, end);
    if name.text.is_empty() {
        return Some(named(name, phrase.text));
    }
    is_name(name.text).then(|| named(name, &phrase.text[..start]))
}

/// "John Smith Chief, Eastern Division", the office on the name's own line.
fn name_first(phrase: Piece) -> Option<NamedParty> {
    let words = phrase.words();
    let mut end = words.iter().position(|w| is_office_word(w.1))?;
    while end > 2 && words[end - 1].1.matches('.').count() > 1 {
        end -= 1;
    }
    let at = words[end].0;
    let name = phrase.cut(0, at);
    (end >= 2 && is_name(name.text)).then(|| named(name, &phrase.text[at..]))
}

/// "Embassy in the Soviet Union": the office that signs for it, and the post.
fn add_post(party: &mut NamedParty) {
    const POSTS: [(&str, &str); 10] = [
        ("Embassy", "Ambassador"),
        ("Consulate General", "Consul General"),
        ("Consulate", "Consul"),
        ("Legation", "Minister"),
        ("Mission", "Representative"),
        ("Permanent Mission", "Permanent Representative"),
        ("Delegation", "Head of Delegation"),
        ("Interests Section", "Head of the Interests Section"),
        ("Liaison Office", "Head of the Liaison Office"),
        ("High Commission", "High Commissioner"),
    ];
    let Some(office) = party.office.clone() else { return };
    for word in [" in ", " to ", " at "] {
        let Some((body, post)) = office.split_once(word) else { continue };
        let known = POSTS.iter().find(|(name, _)| body == *name || body.ends_with(&format!(" {name}")));
        if let Some((name, chief)) = known {
            // "Soviet Embassy in X": the embassy's own state stays in the office.
            let whose = body.strip_suffix(name).unwrap_or("");
            if names_office(whose) {
                party.post = Some(post.to_owned());
                return;
            }
            party.office = Some(format!("{whose}{chief}"));
            party.post = Some(post.to_owned());
            return;
        }
        if post == "Large" || post.starts_with("Large,") {
            return;
        }
        let envoy = ["Minister", "Chargé", "Consul", "Consul General", "High Commissioner"];
        if word == " in " && envoy.contains(&body) {
            party.post = Some(post.to_owned());
            return;
        }
        if body.ends_with("Ambassador") || body.ends_with("Representative") || body.contains("Chargé") {
            party.post = Some(post.to_owned());
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_office_and_post_come_apart() {
        for (phrase, name, office, post) in [
            ("the Under Secretary of State (Grey)", "Grey", "Under Secretary of State", ""),
            (
                "the President's Special Assistant for Safety (Mac Dale)",
                "Mac Dale",
                "President's Special Assistant for Safety",
                "",
            ),
            ("President Grey", "Grey", "President", ""),
            ("Secretary of State Grey", "Grey", "Secretary of State", ""),
            ("Acting Secretary of the Treasury Grey", "Grey", "Acting Secretary of the Treasury", ""),
            ("Attorney General Grey", "Grey", "Attorney General", ""),
            ("Senator Ann Grey", "Ann Grey", "Senator", ""),
            ("Chairman Grey", "Grey", "Chairman", ""),
            ("Ann B. Grey of the Planning Council", "Ann B. Grey", "Planning Council", ""),
            ("the Embassy in the Island Union", "", "Ambassador", "the Island Union"),
            ("the Mission to the United Towns", "", "Representative", "the United Towns"),
            ("the Ambassador to Haven (Grey)", "Grey", "Ambassador to Haven", "Haven"),
            (
                "the Representative at the United Towns (Grey)",
                "Grey",
                "Representative at the United Towns",
                "the United Towns",
            ),
            ("the Department of State", "", "Department of State", ""),
            ("Ambassador Anton F. Grey, USI", "Anton F. Grey", "Ambassador, USI", ""),
            (
                "Ann Grey, Ambassador-at-Large, Department of State",
                "Ann Grey",
                "Ambassador-at-Large, Department of State",
                "",
            ),
            ("The Foreign Secretary, Ann Grey", "Ann Grey", "Foreign Secretary", ""),
            ("Mr. Walter J. Grey, Jr., Deputy Director", "Walter J. Grey, Jr.", "Deputy Director", ""),
            ("Mr. Grey", "Grey", "", ""),
            ("The Secretary", "", "Secretary", ""),
            ("Mr. President", "", "President", ""),
            ("Island Ambassador ANN GREY", "ANN GREY", "Island Ambassador", ""),
            ("His Excellency Anton Grey", "Anton Grey", "His Excellency", ""),
            ("Comrade Anton Grey", "Anton Grey", "", ""),
            ("Ann D. Grey U.I. Ambassador to Haven", "Ann D. Grey", "U.I. Ambassador to Haven", "Haven"),
            (
                "First Secretary of the Island Embassy to Haven (A. Grey)",
                "A. Grey",
                "First Secretary of the Island Embassy to Haven",
                "",
            ),
            ("Mao [Zedong]", "Mao [Zedong]", "", ""),
        ] {
            let found = party(Piece { text: phrase, start: 0 });
            let plain = |o: &Option<String>| o.clone().unwrap_or_default();
            assert_eq!((found.name.as_str(), plain(&found.office).as_str()), (name, office), "{phrase}");
            if !post.is_empty() {
                assert_eq!(found.post.as_deref(), Some(post), "{phrase}");
            }
            if let Some(span) = found.span {
                assert_eq!(span.of(phrase), name);
            }
        }
    }

    #[test]
    fn initials_and_phrases_are_no_names() {
        for text in ["FMB", "McG. B.", "A.B.", "HHS"] {
            assert!(is_initials(text), "{text}");
        }
        for text in ["Kohler", "A. Grey", "RUSK"] {
            assert!(!is_initials(text) && is_name(text), "{text}");
        }
        for text in ["Speak to me", "Sincerely,", "The end", "we agreed", "Yes", "12 May", ""] {
            assert!(!is_name(text), "{text}");
        }
    }
}
