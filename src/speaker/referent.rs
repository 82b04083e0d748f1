//! Which entities a noun phrase means: the name in it, the state behind "Soviet leaders", the policy of a state.

use crate::entity::{EntityId, Kind};
use crate::mention::{Mention, Mentions, Method};
use crate::span::{Byte, Span, overlapping};
use crate::structure::Structure;
use crate::syntax::{Argument, Nominal, Syntax};
use crate::words::Words;

/// Everything needed to say whom a noun phrase means.
#[derive(Clone, Copy)]
pub struct Referents<'a> {
    /// The document's text.
    pub text: &'a str,
    /// Its structure.
    pub structure: &'a Structure,
    /// Its mentions.
    pub mentions: &'a Mentions,
    /// Its clauses.
    pub syntax: &'a Syntax,
}

/// An entity that a noun phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which entity.
    pub entity: EntityId,
    /// The words that name it.
    pub span: Span<Byte>,
    /// How far the phrase is from the name.
    pub reach: Reach,
}

/// How far a phrase is from the name in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The name itself, or a role that means one person.
    Direct,
    /// People or bodies that act for it: "the Soviet leaders", "the government of Poland".
    Body,
    /// Something of its own: "Soviet policy", "the attacks of the United States".
    Thing,
}

/// Nouns for people and bodies that act for a state or party.
static BODIES: Words = Words::of(
    "administration aggressor ally ambassador army authority body brother bureau cabinet camp \
    chairman chief circle citizen clique colonialist command commander committee communist comrade \
    congress council councillor country delegate delegation department diplomacy diplomat embassy \
    envoy fighter force foreign friend front general gov't government governor govt group hegemonist \
    imperialism imperialist intellectual intelligence journalist junta king lawmaker leader \
    leadership legislature marine masses media member militarist military minister ministry mission \
    monarchy monopoly nation nationalist navy negotiator observer office officer official opinion \
    parliament party patriot peasant people person personnel plotter policymaker politburo \
    politician population premier president press proletariat public puppet quarter reactionary \
    rebel regime representative republic revisionist ruler scientist senate side soldier source \
    spokesman spokeswoman state statesman student troop union volunteer warmonger worker youth",
);

/// Nouns that hold a name and are about something else.
static OPAQUE: Words = Words::of(
    "agreement anniversary area border boundary case center century city coast conference conflict \
    congress conversation crisis day dispute economy history island issue language matter meeting \
    month negotiation part peninsula place problem question region relation relationship settlement \
    situation talk territory tie time trade treaty trip visit visitor war year",
);

/// Nouns for what is done to those who stand behind "of": the occupation of Korea is not Korea's.
static DONE_TO: Words = Words::of(
    "annexation assassination blockade bombardment bombing capture colonization conquest containment \
    deception destruction dismemberment embargo encirclement enslavement exploitation humiliation \
    invasion isolation looting massacre murder occupation oppression overthrow partition persecution \
    plunder rape seizure shelling siege strangulation subjugation suppression",
);

/// True for a noun for people or a body that act for a state or party.
pub(super) fn is_body(lemma: &str) -> bool {
    BODIES.has(lemma)
}

/// Nouns for those who rule a state.
static RULERS: Words =
    Words::of("authority government gov't govt leader leadership politburo presidium regime ruler");

/// Nouns that a country's plain name before them tells the subject of: a China policy is about China, a Chinese policy
/// is China's.
const TOPICS: [&str; 8] =
    ["commitment", "debate", "decision", "involvement", "policy", "resolution", "speech", "strategy"];

/// True for a noun that holds a name and is about something else: "the Korean question".
pub(crate) fn is_topic(lemma: &str) -> bool {
    OPAQUE.has(lemma)
}

impl Referents<'_> {
    /// The mentions of a sentence.
    pub fn mentions_in(&self, span: Span<Byte>) -> &[Mention] {
        self.mentions.within(span)
    }

    /// The entities that an argument means by name, each nominal of a coordination in turn.
    pub fn of_argument(&self, argument: &Argument) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for nominal in argument.nominals.iter() {
            for one in self.of_nominal(nominal) {
                if !found.iter().any(|f| f.entity == one.entity) {
                    found.push(one);
                }
            }
        }
        found
    }

    /// The entities that one nominal means by name.
    pub fn of_nominal(&self, nominal: &Nominal) -> Vec<Found> {
        self.at_depth(nominal, 0)
    }

    fn at_depth(&self, nominal: &Nominal, depth: usize) -> Vec<Found> {
        if nominal.pronoun || depth > 4 {
            return Vec::new();
        }
        if let Some(direct) = self.direct(nominal) {
            return vec![direct];
        }
        for apposition in &nominal.appositions {
            if let Some(direct) = self.direct(apposition) {
                return vec![direct];
            }
        }
        let lemma = nominal.lemma.as_str();
        if OPAQUE.has(lemma) {
            // "a visit by X" is X's, "a visit to X" is not.
            let by = nominal.complements.iter().find(|c| c.preposition == "by");
            return by.map(|c| self.through(&c.argument, Reach::Thing, depth)).unwrap_or_default();
        }
        let reach = if is_body(lemma) { Reach::Body } else { Reach::Thing };
        let mut found: Vec<Found> = Vec::new();
        for modifier in &nominal.modifiers {
            for mention in self.overlapping(*modifier) {
                if TOPICS.binary_search(&lemma).is_ok() && self.is_plain_name(mention) {
                    continue;
                }
                found.push(Found { entity: mention.entity.clone(), span: mention.span, reach });
            }
        }
        if let Some(possessor) = nominal.possessor.as_ref().filter(|_| found.is_empty()) {
            found.extend(self.through(possessor, reach, depth));
        }
        if found.is_empty() {
            // "the occupation of Y by X": whose it is stands behind "by".
            let acts_on = DONE_TO.has(lemma);
            let by = nominal.complements.iter().filter(|c| c.preposition == "by");
            let others = nominal.complements.iter().filter(|c| match c.preposition.as_str() {
                "of" => !acts_on,
                preposition => matches!(preposition, "from" | "in"),
            });
            for complement in by.chain(others) {
                if complement.preposition == "in" && reach != Reach::Body {
                    continue;
                }
                found.extend(self.through(&complement.argument, reach, depth));
                if !found.is_empty() {
                    break;
                }
            }
        }
        found
    }

    /// "the new leaders", "this regime" in a paper that deals with one foreign state: that state.
    pub fn rulers_at_hand(&self, nominal: &Nominal) -> Option<EntityId> {
        let counterpart = self.mentions.counterpart.as_ref()?;
        if !RULERS.has(&nominal.lemma) {
            return None;
        }
        let words = nominal.core.of(self.text).to_lowercase();
        let first = words.split_whitespace().next().unwrap_or_default();
        let any =
            matches!(first, "a" | "an" | "any" | "every" | "no" | "some" | "many" | "other" | "such" | "our");
        let named = || nominal.possessor.is_some() || !nominal.complements.is_empty();
        // A bare "leader" or "leaders" may be anybody.
        let one = nominal.lemma == "leader" && !words.ends_with('s');
        let many = matches!(nominal.lemma.as_str(), "leader" | "ruler" | "authority");
        let bare = many && !words.contains(' ');
        let rules = !any && !one && !bare;
        (rules && !named()).then(|| counterpart.clone())
    }

    /// A country's name as it stands in a list of countries: not "Indian", "UK", "Delhi".
    fn is_plain_name(&self, mention: &Mention) -> bool {
        let name = mention.span.of(self.text);
        mention.kind == Kind::Country
            && mention.method == Method::Name
            && name.chars().any(char::is_lowercase)
    }

    fn through(&self, argument: &Argument, reach: Reach, depth: usize) -> Vec<Found> {
        argument
            .nominals
            .iter()
            .flat_map(|n| self.at_depth(n, depth + 1))
            .map(|f| Found { reach: f.reach.max(reach), ..f })
            .collect()
    }

    /// The name or role that the nominal's own words are.
    fn direct(&self, nominal: &Nominal) -> Option<Found> {
        if let Some(mention) = self.overlapping(nominal.head).next() {
            return Some(Found { entity: mention.entity.clone(), span: mention.span, reach: Reach::Direct });
        }
        // "Chairman Kim", "Comrade Liu": the parser may take the title for the head.
        if let Some(mention) = self
            .mentions
            .within(nominal.core)
            .iter()
            .find(|m| m.kind == Kind::Leader && m.span.start >= nominal.head.end)
        {
            return Some(Found { entity: mention.entity.clone(), span: mention.span, reach: Reach::Direct });
        }
        overlapping(&self.mentions.references, nominal.head, |r| r.span).first().map(|r| Found {
            entity: r.entity.clone(),
            span: r.span,
            reach: Reach::Direct,
        })
    }

    /// True inside "anti-Chinese": the word is about China and does not mean it.
    fn is_after_anti(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(['-', '‐', '–']);
        before.len() < at
            && ["anti", "Anti", "ANTI", "pro", "Pro", "non", "Non"].iter().any(|p| before.ends_with(p))
    }

    /// The mentions that share text with a span, but for those in "anti-Chinese".
    fn overlapping(&self, span: Span<Byte>) -> impl Iterator<Item = &Mention> {
        self.all_overlapping(span).iter().filter(|m| !self.is_after_anti(m.span.start))
    }

    /// The mentions that share text with a span.
    pub fn all_overlapping(&self, span: Span<Byte>) -> &[Mention] {
        overlapping(&self.mentions.items, span, |m| m.span)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        for list in [&super::TOPICS[..]] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
    }
}
