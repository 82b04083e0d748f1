//! Which words name who speaks, where the parser errs or no gazetteer knows him.

use crate::entity::Kind;
use crate::mention::{Mention, is_common};
use crate::span::{Byte, Span};
use crate::syntax::{Argument, Clause, Nominal};
use crate::words::Words;

use super::Passages;
use super::discourse::Discourse;
use super::referent::{Found, Reach, Referents};

/// Whom a subject means: by name or pronoun, or the one for whom "a spokesman for X" speaks.
pub(super) fn whose(
    discourse: &Discourse<'_>,
    subject: &Argument,
    s: usize,
    passages: &Passages,
) -> Option<Found> {
    let named = discourse.of_argument(subject, s, passages).into_iter().next();
    named.or_else(|| {
        let nominal = subject.nominals.first().filter(|n| super::referent::is_body(&n.lemma))?;
        let principal = nominal.complements.iter().find(|c| c.preposition == "for")?;
        let found = discourse.of_argument(&principal.argument, s, passages).into_iter().next()?;
        Some(Found { reach: found.reach.max(Reach::Body), ..found })
    })
}

/// The person right beside a verb of speech whom the parser did not take for its subject: `Gromyko replied` with
/// nothing between them, or `," asked Mr. Gromyko` behind a quotation; `And Peking, said Mr. Gromyko, …`.
pub(super) fn beside<'a>(referents: &Referents<'a>, clause: &Clause) -> Option<&'a Mention> {
    let mentions: &'a [Mention] = &referents.mentions.items;
    let tokens = &referents.structure.tokens;
    let text = referents.text;
    if clause.passive {
        return None;
    }
    let own = |m: &Mention| clause.subject.as_ref().is_some_and(|s| s.extent.overlaps(m.span));
    let verb = tokens.within(clause.span).start;
    let mut at = verb;
    while at > 0 && is_adverb(tokens.fold(at - 1)) {
        at -= 1;
    }
    let next = mentions.partition_point(|m| m.span.start < tokens_start(referents, at));
    if let Some(before) = next.checked_sub(1).map(|n| &mentions[n])
        && text.get(before.span.end..tokens_start(referents, at)) == Some(" ")
    {
        let is_whole = !text[..before.span.start].trim_end().ends_with(['-', '–', '/']);
        let coordinated = clause.subject.as_ref().is_some_and(|s| s.nominals.len() > 1);
        return (before.kind == Kind::Leader && is_whole && !coordinated && !own(before)).then_some(before);
    }
    let before = text[..clause.span.start].trim_end();
    let behind_quote = before.ends_with(['"', '”', '\'', '’']);
    if !behind_quote && !before.ends_with(',') {
        return None;
    }
    let behind = &mentions[mentions.partition_point(|m| m.span.start < clause.span.end)..];
    let person = behind.first().filter(|m| m.kind == Kind::Leader)?;
    let between = text.get(clause.span.end..person.span.start)?;
    let only_titles = between.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    let inverted = between.len() <= 40 && only_titles && !between.contains(['\n', ',', '"', '“']);
    let closed = text[person.span.end..].trim_start().starts_with([',', '.', ';', ':']);
    let pronoun = clause.subject.as_ref().is_some_and(|s| s.nominals.iter().any(|n| n.pronoun));
    (inverted && (behind_quote || closed) && !pronoun && !own(person)).then_some(person)
}

fn tokens_start(referents: &Referents<'_>, at: usize) -> usize {
    let tokens = &referents.structure.tokens;
    if at < tokens.len() { tokens.get(at).span.start } else { referents.text.len() }
}

fn is_adverb(folded: &str) -> bool {
    matches!(folded, "also" | "later" | "then" | "once" | "again" | "further")
        || folded.len() > 4 && folded.ends_with("ly")
}

/// People and writings whose words are given without saying whose they are: "a supporter of …", "a poll by …".
static SOURCES: Words = Words::of(
    "account activist admirer adviser advisor agency aide analysis analyst article backer broadcast \
    chronicle columnist commentary commentator communique confidant correspondent critic critique \
    delegate disclosure dispatch document donor economist editorial estimate expert filing firm \
    historian interview inquiry journal lawyer magazine memo newspaper paper percent poll pollster \
    professor record report research researcher study supporter survey telegram transcript voter \
    witness",
);

/// The noun phrase that names somebody or something unlisted whose words may be given: a name, or people and
/// writings with a name beside them.
pub(super) fn named(referents: &Referents<'_>, s: usize, argument: &Argument) -> Option<Span<Byte>> {
    let nominal = argument.nominals.first().filter(|n| !n.pronoun && !n.negated)?;
    let phrase = noun_phrase(nominal);
    let lemma = nominal.lemma.as_str();
    let speaks = SOURCES.has(lemma) || super::referent::is_body(lemma);
    (is_proper(referents, s, nominal) || speaks && is_name(referents, s, phrase)).then_some(phrase)
}

/// True for a noun that is a name or has one in apposition.
pub(super) fn is_proper(referents: &Referents<'_>, s: usize, nominal: &Nominal) -> bool {
    // "Pollsters" at the beginning: a plural is no name.
    let start = referents.structure.sentences[s].span.start;
    if nominal.head.start == start && nominal.head.of(referents.text).to_lowercase() != nominal.lemma {
        return false;
    }
    is_name(referents, s, nominal.head) || nominal.appositions.iter().any(|a| is_name(referents, s, a.head))
}

/// True if words hold a capital that the sentence's beginning does not explain.
fn is_name(referents: &Referents<'_>, s: usize, span: Span<Byte>) -> bool {
    let tokens = &referents.structure.tokens;
    let start = referents.structure.sentences[s].span.start;
    tokens.within(span).any(|t| {
        let token = tokens.get(t);
        let fold = tokens.fold(t);
        let explained =
            token.span.start == start || token.all_capitals && referents.mentions.within(span).is_empty();
        token.capital && fold.len() > 1 && !(explained && is_common(fold))
    })
}

/// A noun with its modifiers and what follows it with a preposition.
fn noun_phrase(nominal: &Nominal) -> Span<Byte> {
    let end = nominal.complements.iter().map(|c| c.argument.extent.end).max();
    Span::new(nominal.core.start, end.unwrap_or(nominal.core.end).max(nominal.core.end))
}
