//! What stands right beside a verb, for sentences whose tree leaves one of its roles empty.

use crate::entity::Kind;
use crate::mention::Mention;
use crate::span::Span;
use crate::speaker::{Found, Reach};
use crate::syntax::tokenize;
use crate::words::Words;

use super::Reader;
use super::fill::Site;
use super::frames::Role;
use super::predicate::{PREPOSITIONS, Predicate, WordClass};

/// Words that may stand between a verb and the name behind it.
pub(super) const BEFORE_NAMES: [&str; 20] = [
    "a",
    "all",
    "an",
    "both",
    "comrade",
    "fellow",
    "former",
    "his",
    "her",
    "its",
    "new",
    "our",
    "president",
    "prime",
    "minister",
    "their",
    "the",
    "this",
    "“",
    "\"",
];

/// Words that may stand between a subject and its verb, but for adverbs in "-ly".
static BEFORE_VERBS: Words = Words::of(
    "again also been did does ever had has have herself himself itself just now often once since soon \
    still then themselves too",
);

/// Words that show that the name before them stands by itself.
static BEHIND_NAMES: Words = Words::of(
    "a and are as but for had has have he if is not or she so that than they was were when where \
    which while who",
);

/// The longest apposition that is passed over, in words.
const APPOSITION: usize = 12;

impl Reader<'_> {
    /// The entity right beside the verb, for a role that its tree leaves empty.
    pub(super) fn beside(&self, site: Site<'_>, roles: &[Role], predicate: &Predicate) -> Vec<Found> {
        let clause = site.clause;
        let found = match roles.first() {
            Some(Role::Possessor) if predicate.class == WordClass::Noun => self.nationality(site),
            Some(Role::With(_)) if predicate.class == WordClass::Noun => self.with_next(site, roles),
            _ if predicate.class != WordClass::Verb => None,
            Some(Role::Object) if clause.passive => self.right_before(site),
            Some(Role::Object) if clause.object.is_none() => self.right_behind(site, clause.span.end),
            Some(Role::Subject) if clause.passive => self.behind_by(site),
            Some(Role::Subject) => self.right_before(site),
            _ => None,
        };
        found.into_iter().collect()
    }

    /// The words and signs between two places, in small letters.
    fn words(&self, start: usize, end: usize) -> Vec<String> {
        tokenize(self.referents.text, start, end).iter().map(|token| token.form.to_lowercase()).collect()
    }

    /// "accused Castro on Saturday".
    fn right_behind(&self, site: Site<'_>, at: usize) -> Option<Found> {
        let rest = Span::new(at, self.sentence(site.sentence).end.max(at));
        let mention = self.referents.mentions.within(rest).first()?;
        let gap = self.words(at, mention.span.start);
        let near = gap.len() <= 3 && gap.iter().all(|w| BEFORE_NAMES.contains(&w.as_str()));
        near.then(|| self.found(mention))
    }

    /// "Polish aid to Egypt", "effectiveness Polish aid".
    fn nationality(&self, site: Site<'_>) -> Option<Found> {
        let at = site.clause.span.start;
        let before = Span::new(self.sentence(site.sentence).start, at);
        let mention = self.referents.mentions.within(before).last()?;
        let gap = self.words(mention.span.end, at);
        let adjective =
            |w: &String| w.len() > 3 && w.chars().all(char::is_alphabetic) && !is_function_word(w);
        let near = gap.len() <= 1 && gap.iter().all(adjective) && mention.kind != Kind::Leader;
        near.then(|| Found { entity: mention.entity.clone(), span: mention.span, reach: Reach::Body })
    }

    /// "aid to Egypt", whatever the preposition was taken to hang from.
    fn with_next(&self, site: Site<'_>, roles: &[Role]) -> Option<Found> {
        let tokens = &self.referents.structure.tokens;
        let at = site.clause.span.end;
        let next = tokens.within(Span::new(at, self.sentence(site.sentence).end.max(at))).next()?;
        let wanted = |r: &Role| matches!(r, Role::With(p) if p == tokens.fold(next));
        let preposition = tokens.get(next).span;
        let joined = self.referents.text[at..preposition.start].trim().is_empty();
        (joined && roles.iter().any(wanted)).then(|| self.right_behind(site, preposition.end)).flatten()
    }

    /// "was denounced at length by Castro".
    fn behind_by(&self, site: Site<'_>) -> Option<Found> {
        let tokens = &self.referents.structure.tokens;
        let at = site.clause.span.end;
        let rest = Span::new(at, self.sentence(site.sentence).end.max(at));
        let by = tokens.within(rest).take(5).find(|t| tokens.fold(*t) == "by")?;
        self.right_behind(site, tokens.get(by).span.end)
    }

    /// "Castro himself has sharply criticized", "Castro, a lawyer, criticized".
    fn right_before(&self, site: Site<'_>) -> Option<Found> {
        site.clause.tense?;
        let at = site.clause.span.start;
        let sentence = self.sentence(site.sentence);
        let mention = self.referents.mentions.within(Span::new(sentence.start, at)).last()?;
        let gap = self.words(mention.span.end, at);
        let helps = |w: &&String| BEFORE_VERBS.has(w) || w.ends_with("ly");
        let apart = &gap[..gap.len() - gap.iter().rev().take_while(helps).count()];
        let commas = apart.first().is_some_and(|w| w == ",") && apart.last().is_some_and(|w| w == ",");
        let apposition = commas && (3..=APPOSITION).contains(&apart.len());
        if !apart.is_empty() && !apposition {
            return None;
        }
        let before = self.words(sentence.start, mention.span.start);
        let free = before.iter().map(String::as_str).rev().find(|w| !BEFORE_NAMES.contains(w));
        let free = free.is_none_or(|w| !PREPOSITIONS.contains(&w) && !matches!(w, "and" | "or" | "than"));
        free.then(|| self.found(mention))
    }

    pub(super) fn found(&self, mention: &Mention) -> Found {
        let behind = self.referents.text[mention.span.end..].trim_start_matches(['”', '"']);
        let next =
            behind.strip_prefix(' ').map(|b| b.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
        let plain = |w: &str| is_function_word(w) || w.ends_with("ly");
        let modifies = next.is_some_and(|w| w.starts_with(char::is_lowercase) && !plain(w))
            || behind.starts_with(['’', '\'']);
        let reach = if modifies { Reach::Thing } else { Reach::Body };
        Found { entity: mention.entity.clone(), span: mention.span, reach }
    }
}

fn is_function_word(word: &str) -> bool {
    BEHIND_NAMES.has(word) || PREPOSITIONS.contains(&word)
}
