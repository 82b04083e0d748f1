//! A capital as its government ("Peking was dissatisfied") or as a place ("in Peking").

use super::candidates::Raw;
use super::context::Context;
use crate::words::Words;

/// Words before the name that make it a place.
static PLACE_BEFORE: Words = Words::of(
    "in at near into via outside inside around through leaving left visited visit visiting reached \
    entered arrived returned returning bound downtown embassy embtel from to returns here over \
    street university mission consulate station delegation",
);

/// Verbs and nouns after which "to" or "from" a capital means its government.
static GOVERNMENT_BEFORE: Words = Words::of(
    "close closer loyal loyalty hostile friendly sympathetic subservient unacceptable acceptable \
    opposed opposition according respond responded response reply replied proposal proposals message \
    note letter approach approaches overture overtures signal signals warning pressure independence \
    independent instructions orders support help attractive",
);

/// Nouns behind the name that it governs as a government.
static GOVERNMENT_AFTER: Words = Words::of(
    "government leaders leader leadership regime authorities line position policy policies side \
    officials attitude clique rulers bloc puppets puppet propaganda view views stand reaction \
    response proposal proposals offer initiative intentions interests support influence pressure aid \
    assistance imperialists reactionaries revisionists dogmatists camp hierarchy diplomacy dispute \
    administration",
);

/// Words behind the name that are verbs in the forms that governments take.
static VERB_AFTER: Words = Words::of(
    "is was has had will would may might can could must should does did and or to itself as not been \
    were being also",
);

pub(super) fn stands_for_government(context: &Context<'_>, raw: &Raw) -> bool {
    let tokens = &context.structure.tokens;
    let (text, (first, last)) = (context.text(), raw.tokens);
    let before = first.checked_sub(1).map_or("", |i| tokens.fold(i));
    let before2 = first.checked_sub(2).map_or("", |i| tokens.fold(i));
    let rest = &text[raw.span.end..];
    if starts_block(context, raw) && is_dateline(rest) {
        return false;
    }
    if rest.starts_with("'s") || rest.starts_with("’s") || rest.starts_with("s' ") {
        return true;
    }
    let next = if last < tokens.len() && adjoins(rest) { tokens.fold(last) } else { "" };
    let next_capital = last < tokens.len() && adjoins(rest) && tokens.get(last).capital;
    if GOVERNMENT_AFTER.has(next) {
        return true;
    }
    if next_capital && !super::is_common(next) {
        // "Geneva Conference", "Moscow Treaty": the name of a thing.
        return false;
    }
    let (word, context_word) = if before == "the" { (before2, "") } else { (before, before2) };
    if matches!(word, "to" | "from") {
        return GOVERNMENT_BEFORE.has(context_word)
            || VERB_AFTER.has(next) && word == "from" && next != "and";
    }
    if PLACE_BEFORE.has(word) {
        return false;
    }
    if matches!(rest.chars().next(), Some(',')) && is_dateline(rest) {
        return false;
    }
    if rest.starts_with('-') || rest.starts_with('–') {
        return true;
    }
    if matches!(
        word,
        "with"
            | "between"
            | "by"
            | "against"
            | "toward"
            | "towards"
            | "for"
            | "of"
            | "that"
            | "than"
            | "and"
            | "on"
            | "as"
            | "if"
            | "while"
            | "because"
            | "when"
            | "whether"
            | "although"
            | "both"
            | "or"
            | "but"
            | "what"
            | "which"
            | "so"
            | "since"
            | "even"
    ) {
        return next.is_empty() || VERB_AFTER.has(next) || !is_noun_like(next);
    }
    let verb = behind_adverbs(context, last);
    next.is_empty() || VERB_AFTER.has(next) || is_verb_like(next) || verb.is_some_and(is_verb_like)
}

/// "Moscow apparently intends", "Hanoi has still": the first word that is no adverb, up to two of them.
fn behind_adverbs<'c>(context: &'c Context<'_>, last: usize) -> Option<&'c str> {
    let tokens = &context.structure.tokens;
    let adverb = |word: &str| word.len() > 4 && word.ends_with("ly") || ADVERBS.has(word);
    let at = (last..tokens.len()).take(3).find(|i| !adverb(tokens.fold(*i)))?;
    let gap = &context.text()[tokens.get(last.checked_sub(1)?).span.end..tokens.get(at).span.start];
    let plain = !gap.contains(|c: char| c.is_ascii_punctuation() || c == '\n');
    (at > last && plain).then(|| tokens.fold(at))
}

/// Adverbs of time and degree between a subject and its verb.
static ADVERBS: Words = Words::of("again already always even never now often soon still then");

fn adjoins(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) && !rest.trim_start_matches(' ').starts_with("\n\n")
}

fn starts_block(context: &Context<'_>, raw: &Raw) -> bool {
    context.structure.block_at(raw.span.start).is_some_and(|b| {
        let block = context.structure.blocks[b];
        block.span.start == raw.span.start || block.text_start == raw.span.start
    })
}

/// ", July 22", ", 3 February 1966", ", (AP)": a place in a dateline, or before its country.
fn is_dateline(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', ' ', '(', '.']);
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    word.chars().next().is_some_and(|c| c.is_ascii_digit())
        || matches!(
            word.get(..3),
            Some(
                "Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec"
            )
        )
        || matches!(
            word.as_str(),
            "AP" | "Reuters" | "AFP" | "UPI" | "undated" | "D" | "DC" | "Tuesday" | "Monday"
        )
}

fn is_verb_like(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with('s') && !word.ends_with("ss")
        || matches!(
            word,
            "said"
                | "knows"
                | "made"
                | "took"
                | "gave"
                | "sent"
                | "went"
                | "felt"
                | "thought"
                | "sought"
                | "began"
                | "kept"
        )
}

fn is_noun_like(word: &str) -> bool {
    matches!(
        word,
        "radio"
            | "street"
            | "talks"
            | "conference"
            | "meeting"
            | "summit"
            | "press"
            | "newspaper"
            | "airport"
            | "embassy"
            | "time"
            | "visit"
            | "trip"
            | "station"
            | "university"
            | "declaration"
            | "statement"
            | "home"
            | "papers"
    )
}
