//! Which person a name means: full name before surname, title and office beside it, the document's date.

use rustc_hash::FxHashSet;

use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Entry, EntryIndex, Form, Role, is_ordinary};
use crate::structure::{MatchTokens, folded};

use super::beside::Beside;
use super::candidates::{Choice, Raw};
use super::context::{Context, Verdict};
use super::{Mention, Method, is_common, words};

/// So many bearers make a surname a common one.
const MANY: usize = 6;

/// Least lead of the best person over the next for a choice.
const LEAD: f32 = 0.5;

/// The person whom a candidate names in full, if it is one person.
pub(super) fn full_name(context: &Context<'_>, raw: &Raw) -> Option<EntityId> {
    if raw.tokens.1 - raw.tokens.0 < 2 {
        return None;
    }
    let options: Vec<Choice> = raw
        .options
        .iter()
        .copied()
        .filter(|o| o.form == Form::Name && context.entry(*o).kind == Kind::Leader)
        .collect();
    best(context, &options, &Beside::default()).ok().map(|(entry, _)| entry.id.clone())
}

/// The person whom a candidate names by surname with an office before it, if it is one person.
pub(super) fn titled(context: &Context<'_>, raws: &[Raw], n: usize) -> Option<EntityId> {
    let leaders = raws[n].options.iter().copied().filter(|o| context.entry(*o).kind == Kind::Leader);
    let leaders: Vec<Choice> = leaders.collect();
    if leaders.is_empty() {
        return None;
    }
    let beside = Beside::of(context, raws, n);
    let office = beside.before && beside.title.is_some_and(|title| !title.honorific);
    if !office || is_part_of_longer_name(context, raws, n, true) {
        return None;
    }
    best(context, &fitting(context, &leaders, &beside), &beside).ok().map(|(entry, _)| entry.id.clone())
}

/// Those whom a title may mean: held the office about the date, or known by the bare surname.
fn fitting(context: &Context<'_>, leaders: &[Choice], beside: &Beside) -> Vec<Choice> {
    let office = beside.title.filter(|title| !title.honorific);
    let holds = |o: Choice| office.is_some_and(|title| held(context, o, &title.roles, 3));
    let likely = |o: Choice| is_likely(context, o, leaders.len());
    leaders.iter().copied().filter(|o| o.local || likely(*o) || holds(*o)).collect()
}

pub(super) fn choose(
    context: &Context<'_>,
    raws: &[Raw],
    n: usize,
    leaders: &[Choice],
    alone: bool,
) -> Verdict {
    let raw = &raws[n];
    let single = raw.tokens.1 - raw.tokens.0 == 1;
    let full: Vec<Choice> = leaders.iter().copied().filter(|o| o.form == Form::Name).collect();
    let beside = Beside::of(context, raws, n);
    let titled = beside.title.is_some() && beside.before;
    if !full.is_empty() && (!single || full.iter().any(|o| o.local)) {
        return match best(context, &full, &beside) {
            Ok((entry, reason)) => mention(context, raw, entry, Method::Name, 0.97, reason),
            Err(names) => Verdict::Unresolved(names),
        };
    }
    if !alone && !titled {
        return Verdict::None;
    }
    if is_part_of_longer_name(context, raws, n, titled) {
        return Verdict::None;
    }
    let tokens = &context.structure.tokens;
    let fold = tokens.fold(raw.tokens.0);
    // Where a capital says nothing, an ordinary word is no name; some words are none anywhere by themselves.
    let common = single && (is_common(fold) || is_ordinary(fold) && !surely_a_name(context, raw));
    let among_known = |ids: &FxHashSet<EntityId>| -> Vec<Choice> {
        leaders.iter().copied().filter(|o| ids.contains(&context.entry(*o).id)).collect()
    };
    let short = |known: &[Choice], why: &str| {
        if common && !titled && !surely_a_name(context, raw) {
            return Verdict::None;
        }
        match best(context, known, &beside) {
            Ok((entry, _)) => {
                let reason = format!("short for {}, who is {why}", entry.label);
                mention(context, raw, entry, Method::ShortForm, 0.96, reason)
            }
            Err(names) => Verdict::Unresolved(names),
        }
    };
    let known = among_known(&context.known);
    if !known.is_empty() {
        return short(&known, "named in full or as a party to the document");
    }
    if titled {
        return with_title(context, raw, leaders, &beside);
    }
    let known = among_known(&context.titled);
    if !known.is_empty() {
        return short(&known, "named with a title elsewhere in the document");
    }
    if common {
        return Verdict::None;
    }
    let likely: Vec<Choice> =
        leaders.iter().copied().filter(|o| is_likely(context, *o, leaders.len())).collect();
    match best(context, &likely, &beside) {
        Ok((entry, reason)) => {
            let reason = among(context, leaders, &likely, entry).unwrap_or(reason);
            let sure = leaders.iter().any(|o| o.local) || entry.prominence == 3;
            mention(context, raw, entry, Method::ShortForm, if sure { 0.92 } else { 0.8 }, reason)
        }
        Err(_) if likely.is_empty() => only_one_present(context, raw, leaders),
        Err(names) => Verdict::Unresolved(names),
    }
}

/// A lesser official: the only one of the name whose country the document is about and who was in office.
fn only_one_present(context: &Context<'_>, raw: &Raw, leaders: &[Choice]) -> Verdict {
    let present: Vec<&Entry> = leaders
        .iter()
        .filter(|o| {
            let entry = context.entry(**o);
            let country = entry.country.as_ref().and_then(|c| context.weight.get(c)).copied().unwrap_or(0.0);
            // A year that the text speaks of is too little to tell lesser officials.
            let serving = context.document.metadata.date.as_deref().is_some_and(|date| {
                let mut dated = context.gazetteer.offices_of(o.entry).filter(|f| !f.period.is_open());
                dated.any(|f| f.years_off(date) <= 3)
            });
            country >= 2.0 && serving
        })
        .map(|o| context.entry(*o))
        .collect();
    match present.as_slice() {
        [one] => {
            let reason = format!(
                "the only one of the name in office whose country the document is about: {}",
                one.label
            );
            mention(context, raw, one, Method::ShortForm, 0.7, reason)
        }
        _ => Verdict::None,
    }
}

fn with_title(context: &Context<'_>, raw: &Raw, leaders: &[Choice], beside: &Beside) -> Verdict {
    let fitting = fitting(context, leaders, beside);
    match best(context, &fitting, beside) {
        Ok((entry, reason)) => {
            let reason = among(context, leaders, &fitting, entry).unwrap_or(reason);
            mention(context, raw, entry, Method::ShortForm, 0.93, reason)
        }
        Err(_) if fitting.is_empty() => only_one_present(context, raw, leaders),
        Err(names) => Verdict::Unresolved(names),
    }
}

/// The reason where others of the name were left out because they were not in office, or not to be meant.
fn among(context: &Context<'_>, all: &[Choice], fitting: &[Choice], chosen: &Entry) -> Option<String> {
    let persons = |choices: &[Choice]| {
        let mut ids: Vec<&EntityId> = choices.iter().map(|o| &context.entry(*o).id).collect();
        ids.sort();
        ids.dedup();
        ids.len()
    };
    let (all, fitting) = (persons(all), persons(fitting));
    let when = context.date().map(|date| format!(" at {date}")).unwrap_or_default();
    (fitting == 1 && all > 1).then(|| {
        format!("{}, the one of {all} with this name who was in office or widely known{when}", chosen.label)
    })
}

fn mention(
    context: &Context<'_>,
    raw: &Raw,
    entry: &Entry,
    method: Method,
    confidence: f64,
    reason: String,
) -> Verdict {
    Verdict::Mention(Mention {
        span: raw.span,
        entity: context.canonical(entry.id.clone()),
        kind: Kind::Leader,
        method,
        confidence,
        reason,
    })
}

/// The one person with the most evidence, or the names of those between whom it is even.
pub(super) fn best<'a>(
    context: &Context<'a>,
    options: &[Choice],
    beside: &Beside,
) -> Result<(&'a Entry, String), String> {
    let mut scored: Vec<(f32, &'a Entry)> = Vec::new();
    for option in options {
        let entry = context.entry(*option);
        if !scored.iter().any(|(_, e)| e.id == entry.id) {
            scored.push((score(context, *option, beside), entry));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let Some((top, entry)) = scored.first().copied() else { return Err(String::new()) };
    match scored.get(1) {
        Some((second, other)) if top - second < LEAD => {
            Err(format!("may be {} or {}: the evidence is even", entry.label, other.label))
        }
        Some((_, other)) => {
            let when = context.date().map(|d| format!(" at {d}")).unwrap_or_default();
            Ok((
                entry,
                format!(
                    "{} rather than {}: office, title and date{when} fit better",
                    entry.label, other.label
                ),
            ))
        }
        None => Ok((entry, format!("the only person with this name: {}", entry.label))),
    }
}

fn score(context: &Context<'_>, option: Choice, beside: &Beside) -> f32 {
    let entry = context.entry(option);
    // A name known to all outweighs an office at the date.
    let mut score = if entry.prominence == 3 { 6.0 } else { f32::from(entry.prominence) };
    let mut index = option.entry;
    if option.local {
        score += 20.0;
        match context.twin.get(&entry.id) {
            Some(twin) => {
                score += if context.gazetteer.entry(*twin).prominence == 3 { 4.0 } else { 0.0 };
                index = *twin;
            }
            None => return score + if context.known.contains(&entry.id) { 5.0 } else { 0.0 },
        }
    } else if context.gazetteer.is_own(option.entry) {
        // One's own list before the built-in one.
        score += 8.0;
    }
    if context.known.contains(&entry.id) {
        score += 5.0;
    }
    if let Some(country) = &entry.country {
        score += context.weight.get(country).copied().unwrap_or(0.0).min(4.0) / 2.0;
    }
    if let Some(date) = context.date() {
        score += match years_from_office(context, index, date) {
            Some(0) => 3.0,
            Some(1..=3) => 1.5,
            Some(4..=10) => 0.0,
            Some(_) => -2.0,
            None => 0.0,
        };
        if entry.period.from.as_deref().is_some_and(|born| born >= date) {
            score -= 20.0;
        }
        // Of the dead it is spoken too, less often than of those in office.
        if entry.period.to.is_some() && !entry.period.holds(date) {
            score -= 3.0;
        }
    }
    score += beside.fits(context, entry);
    if let Some(title) = beside.title.filter(|t| !t.honorific) {
        if held(context, option, &title.roles, 1) {
            score += 5.0;
        } else if held(context, option, &title.roles, 60) {
            score += 2.0;
        }
    }
    score
}

/// True if the document speaks of the person's country.
fn is_present(context: &Context<'_>, person: &Entry) -> bool {
    person.country.as_ref().is_some_and(|country| context.weight.get(country).is_some_and(|w| *w >= 1.0))
}

/// Years between a date and the nearest of a person's dated offices; none where no office is dated.
fn years_from_office(context: &Context<'_>, person: EntryIndex, date: &str) -> Option<u32> {
    let dated = context.gazetteer.offices_of(person).filter(|office| !office.period.is_open());
    dated.map(|office| office.years_off(date)).min()
}

/// True if the person held one of the roles within some years of the date.
fn held(context: &Context<'_>, option: Choice, roles: &[Role], years: u32) -> bool {
    let index =
        if option.local { context.twin.get(&context.entry(option).id).copied() } else { Some(option.entry) };
    index.is_some_and(|index| {
        context
            .gazetteer
            .offices_of(index)
            .any(|o| roles.contains(&o.role) && context.date().is_none_or(|date| o.years_off(date) <= years))
    })
}

/// The built-in person that an entity of the document is: the same given name and surname.
pub(super) fn twin<'a>(context: &Context<'a>, entry: &Entry) -> Option<(EntryIndex, &'a Entry)> {
    let tokens = MatchTokens::of(&entry.label);
    let given = (!tokens.is_empty()).then(|| tokens.fold(0))?;
    let mut options: Vec<Choice> = Vec::new();
    for at in 0..tokens.len() {
        let Some(found) = context.gazetteer.longest_at(&entry.label, &tokens, at) else { continue };
        if found.end < tokens.len() {
            continue;
        }
        for pattern in found.patterns {
            let other = context.gazetteer.entry(pattern.entry);
            let named = std::iter::once(&other.label).chain(&other.aliases);
            let same_given =
                named.into_iter().any(|n| n.split([' ', '-']).next().is_some_and(|w| folded(w) == given));
            let whole = at == 0 && pattern.form == Form::Name;
            if other.kind == Kind::Leader && (whole || pattern.form == Form::Surname && same_given && at > 0)
            {
                options.push(Choice { local: false, entry: pattern.entry, form: pattern.form });
            }
        }
    }
    let (twin, _) = best(context, &options, &Beside::default()).ok()?;
    options.iter().find(|o| context.entry(**o).id == twin.id).map(|o| (o.entry, twin))
}

/// True for a person whose bare surname a reader of the time takes for this one. A name that many bear is not soon
/// taken for somebody of the past.
fn is_likely(context: &Context<'_>, option: Choice, bearers: usize) -> bool {
    if option.local {
        return true;
    }
    let entry = context.entry(option);
    let own = context.gazetteer.is_own(option.entry) && entry.prominence >= 2;
    let Some(date) = context.date() else { return own || entry.prominence == 3 };
    if entry.period.from.as_deref().is_some_and(|born| born >= date) {
        return false;
    }
    let off = years_from_office(context, option.entry, date);
    let (off, dated) = (off.unwrap_or(5), off.is_some());
    match entry.prominence {
        _ if own => off <= 40,
        3 => off <= if bearers > MANY { 5 } else { 40 },
        // A rare name is remembered longer, where the country is spoken of.
        2 if bearers <= 2 && dated && is_present(context, entry) => off <= 15,
        2 => off <= 2 && dated,
        _ => false,
    }
}

/// "John Smith" where only Smith is known, "A. Smith", "Smith Barney": another name than the entry's.
fn is_part_of_longer_name(context: &Context<'_>, raws: &[Raw], n: usize, titled: bool) -> bool {
    let raw = &raws[n];
    let (tokens, text) = (&context.structure.tokens, context.text());
    let (first, last) = raw.tokens;
    let shouted = context.is_shouted(first);
    if !titled && first > 0 {
        let gap = text.get(tokens.get(first - 1).span.end..tokens.get(first).span.start).unwrap_or("");
        let before = tokens.get(first - 1);
        let fold = tokens.fold(first - 1);
        let joined = matches!(gap, " " | ". " | "\n" | ".");
        // Another name beside it keeps it apart, unless that too can only be a person's: "George Stephan".
        let in_raw = n > 0 && raws[n - 1].tokens.1 == first && !only_persons(context, &raws[n - 1]);
        let abbreviation = gap.starts_with('.') && fold.len() > 1;
        // Where all words are in capitals, only a given name or an initial says so.
        let name_like = !shouted || fold.len() == 1 || context.gazetteer.is_given_name(fold);
        if joined
            && !abbreviation
            && before.capital
            && name_like
            && !in_raw
            && !words::is_no_name(fold)
            && !begins(context, first - 1, fold)
        {
            return true;
        }
    }
    let adjoining = last < tokens.len()
        && text.get(tokens.get(last - 1).span.end..tokens.get(last).span.start) == Some(" ");
    let in_raw = raws.get(n + 1).is_some_and(|r| r.tokens.0 == last && !only_persons(context, r));
    if adjoining && tokens.get(last).capital && words::is_body(tokens.fold(last)) {
        return true;
    }
    adjoining && !titled && !in_raw && !shouted && is_capitalised_name(tokens, last)
}

fn only_persons(context: &Context<'_>, raw: &Raw) -> bool {
    raw.options.iter().all(|o| context.entry(*o).kind == Kind::Leader)
}

fn is_capitalised_name(tokens: &MatchTokens, at: usize) -> bool {
    let token = tokens.get(at);
    token.capital && !token.possessive && !words::is_no_name(tokens.fold(at)) && token.span.len() > 1
}

/// True for a word that is capitalised because a sentence begins with it.
fn begins(context: &Context<'_>, token: usize, fold: &str) -> bool {
    let at = context.structure.tokens.get(token).span.start;
    let starts =
        context.structure.sentence_at(at).is_some_and(|s| context.structure.sentences[s].span.start == at);
    const ADVERBS: [&str; 9] = ["ly", "ing", "ed", "fore", "after", "upon", "while", "ever", "wise"];
    let ordinary = is_ordinary(fold) || ADVERBS.iter().any(|ending| fold.ends_with(ending));
    starts && ordinary && !context.gazetteer.is_given_name(fold)
}

/// A common word that stands where only a name can: capital inside a sentence.
fn surely_a_name(context: &Context<'_>, raw: &Raw) -> bool {
    let start = raw.span.start;
    !context.is_shouted(raw.tokens.0)
        && context.structure.sentence_at(start).is_some_and(|s| {
            let sentence = context.structure.sentences[s].span;
            let before = &context.text()[sentence.start..start];
            before.chars().any(char::is_alphanumeric) && !before.trim_end().ends_with(['"', '“'])
        })
}
