//! Reported and quoted speech: verbs of speech with their subjects, "according to X", "in the words of X".

use crate::plain::lower;
use crate::record::How;
use crate::span::{Byte, Span};
use crate::structure::Quote;
use crate::syntax::{Argument, Class, Clause, Link};

use super::discourse::Discourse;
use super::referent::{Found, Reach, Referents};
use super::verbs::{self, Use};
use super::{Passage, Passages, Speaker, attitudes, quotes, sources};

/// Prepositions that name whose words follow.
const BY_THE_WORDS_OF: [&str; 5] =
    ["according to", "in the words of", "in the opinion of", "in the view of", "per"];

/// Nouns with "in … of X" or "in X's …" for whose words a sentence gives.
const WORDS: [&str; 7] = ["word", "opinion", "view", "judgment", "judgement", "estimation", "telling"];

/// A verb of speech with its speaker.
pub(super) struct Report {
    pub clause: usize,
    pub speaker: Speaker,
    pub source: Span<Byte>,
    pub cue: Span<Byte>,
}

pub(super) fn find(referents: &Referents<'_>, discourse: &mut Discourse<'_>, passages: &mut Passages) {
    let sentences = &referents.structure.sentences;
    for (s, sentence) in sentences.iter().enumerate() {
        let clauses = &referents.syntax.sentences[s];
        let mut reports = reports(referents, discourse, passages, s, clauses);
        for report in &reports {
            let Some((span, how)) = extent(referents, s, clauses, report) else { continue };
            if let Some(speaker) = report.speaker.entity().filter(|_| is_main(clauses, report.clause)) {
                discourse.note_reported(s, speaker);
            }
            push(passages, span, how, report);
        }
        for (speaker, source, cue) in by_the_words(referents, discourse, passages, s, clauses) {
            if let Some(speaker) = speaker.entity() {
                discourse.note_reported(s, speaker);
            }
            passages.add(Passage {
                span: sentence.span,
                speaker,
                how: How::Reported,
                source: Some(source),
                cue: Some(cue),
            });
        }
        author_steps_in(referents, s, passages);
        for (report, span) in attitudes::find(referents, discourse, passages, s, clauses, &reports) {
            push(passages, span, How::Reported, &report);
            reports.push(report);
        }
        quotes::find(referents, s, &reports, passages);
    }
}

fn push(passages: &mut Passages, span: Span<Byte>, how: How, report: &Report) {
    passages.add(Passage {
        span,
        speaker: report.speaker.clone(),
        how,
        source: Some(report.source),
        cue: Some(report.cue),
    });
}

/// The verbs of speech of a sentence whose speakers can be told.
fn reports(
    referents: &Referents<'_>,
    discourse: &Discourse<'_>,
    passages: &Passages,
    s: usize,
    clauses: &[Clause],
) -> Vec<Report> {
    let mut found = Vec::new();
    for (n, clause) in clauses.iter().enumerate() {
        if clause.class != Class::Verb
            || clause.mood.conditional
            || clause.mood.demand
            || clause.mood.question && clause.complement.is_none() && !has_quote(referents, s)
        {
            continue;
        }
        let Some(used) = verbs::of(&clause.lemma) else { continue };
        let beside = sources::beside(referents, clause);
        let (speaker, source) = match (beside, &clause.subject) {
            (Some(person), _) => (Some(person.entity.clone()), person.span),
            (None, Some(subject)) => {
                let named = sources::whose(discourse, subject, s, passages);
                (named.filter(|f| speaks(f, subject)).map(|f| f.entity), subject.extent)
            }
            (None, None) => continue,
        };
        let quoted = has_quote(referents, s);
        let is_speech = match used {
            Use::Reports | Use::Asks => true,
            Use::WithClause => clause.complement.is_some() || quoted,
            Use::SpeaksOf => clause.oblique("of").is_some() || clause.oblique("about").is_some() || quoted,
            Use::Expresses => clause.object.is_some(),
            Use::Quotes => quoted && !clause.quoted,
            Use::Addresses | Use::Thinks => false,
        };
        if !is_speech || clause.negated && used != Use::Asks && clause.complement.is_some() && !quoted {
            continue;
        }
        let speaker = match speaker {
            Some(entity) => Speaker::Entity(entity),
            // Somebody or something named that is in no gazetteer: nobody who could be told, but not the author.
            None if clause.complement.is_some() || quoted => {
                let named = clause.subject.as_ref().and_then(|subject| sources::named(referents, s, subject));
                if named.is_none() {
                    continue;
                }
                Speaker::Unknown
            }
            None => continue,
        };
        found.push(Report { clause: n, speaker, source, cue: clause.span });
    }
    found
}

/// True if what a subject means speaks through it.
pub(super) fn speaks(found: &Found, subject: &Argument) -> bool {
    found.reach <= Reach::Body || speaks_for(subject)
}

/// People and things that speak for whom they belong to.
fn speaks_for(subject: &Argument) -> bool {
    subject.nominals.iter().any(|n| {
        matches!(
            n.lemma.as_str(),
            "adviser"
                | "advisor"
                | "aide"
                | "article"
                | "attorney"
                | "lawyer"
                | "spokesperson"
                | "staff"
                | "team"
                | "statement"
                | "letter"
                | "note"
                | "report"
                | "campaign"
                | "message"
                | "communique"
                | "declaration"
                | "telegram"
                | "memorandum"
                | "speech"
                | "editorial"
                | "paper"
                | "newspaper"
                | "radio"
                | "tweet"
                | "ad"
        )
    })
}

fn has_quote(referents: &Referents<'_>, s: usize) -> bool {
    let sentence = referents.structure.sentences[s].span;
    referents.structure.quotes_in(sentence).iter().any(|q| is_speech(referents, q))
}

/// True for a quotation of more than a few words: not a term or a title.
pub(super) fn is_speech(referents: &Referents<'_>, quote: &Quote) -> bool {
    referents.structure.tokens.within(quote.span).len() >= 4
}

/// Which stretch a report gives: the whole sentence for its main verb, else what is said.
fn extent(
    referents: &Referents<'_>,
    s: usize,
    clauses: &[Clause],
    report: &Report,
) -> Option<(Span<Byte>, How)> {
    let sentence = referents.structure.sentences[s].span;
    let clause = &clauses[report.clause];
    if is_main(clauses, report.clause) {
        let others = clauses.iter().enumerate().any(|(n, c)| {
            n != report.clause && verbs::is_speech(&c.lemma) && is_main(clauses, n) && c.complement.is_some()
        });
        if !others || first_main(clauses) == Some(report.clause) {
            return Some((sentence, How::Reported));
        }
        return Some((clause.extent, How::Reported));
    }
    match clause.parent {
        // "As X said in a talk, …" and "…, X said, …" give the sentence.
        Some((_, Link::Adverbial)) if is_as_clause(referents, clause) => Some((sentence, How::Reported)),
        Some((_, Link::Beside)) if clause.object.is_none() => Some((sentence, How::Reported)),
        // "…, saying he would come": a participle beside the main verb.
        _ if attitudes::is_participle(clause) => {
            let said =
                clause.complement.or_else(|| attitudes::content(referents.text, clauses, report.clause));
            said.map(|span| (span, How::Reported))
        }
        _ => clause.complement.map(|span| (span, How::Reported)),
    }
}

fn first_main(clauses: &[Clause]) -> Option<usize> {
    (0..clauses.len()).find(|n| {
        verbs::is_speech(&clauses[*n].lemma) && is_main(clauses, *n) && clauses[*n].class == Class::Verb
    })
}

/// True for the sentence's root and what is joined to it.
pub(super) fn is_main(clauses: &[Clause], mut n: usize) -> bool {
    for _ in 0..clauses.len() {
        match clauses[n].parent {
            None => return true,
            Some((p, Link::Conjunct)) if clauses[n].class == Class::Verb => n = p,
            _ => return false,
        }
    }
    false
}

fn is_as_clause(referents: &Referents<'_>, clause: &Clause) -> bool {
    let text = clause.extent.of(referents.text);
    text.get(..3).is_some_and(|w| w.eq_ignore_ascii_case("as "))
}

/// "According to X", "in the words of X", "in X's opinion".
fn by_the_words(
    referents: &Referents<'_>,
    discourse: &Discourse<'_>,
    passages: &Passages,
    s: usize,
    clauses: &[Clause],
) -> Vec<(Speaker, Span<Byte>, Span<Byte>)> {
    let mut found = Vec::new();
    for clause in clauses {
        for oblique in &clause.obliques {
            let preposition = oblique.preposition.as_str();
            let extent = oblique.argument.extent;
            let nominal = &oblique.argument.nominals[0];
            let in_words = preposition == "in" && WORDS.contains(&nominal.lemma.as_str());
            let according = BY_THE_WORDS_OF.contains(&preposition)
                || preposition == "to" && is_after_according(referents, extent);
            let in_view_of = || lower(extent.of(referents.text)).starts_with("in view of");
            if !(in_words || according) || in_view_of() {
                continue;
            }
            let named = discourse.of_argument(&oblique.argument, s, passages).into_iter().next();
            let direct = named.filter(|one| in_words || speaks(one, &oblique.argument));
            let (speaker, source) = match direct {
                Some(one) => (Speaker::Entity(one.entity), one.span),
                None => match sources::named(referents, s, &oblique.argument) {
                    Some(source) => (Speaker::Unknown, source),
                    None => continue,
                },
            };
            let cue = Span::new(extent.start, source.start.max(extent.start));
            found.push((speaker, source, if cue.is_empty() { extent } else { cue }));
        }
    }
    found.truncate(1);
    found
}

fn is_after_according(referents: &Referents<'_>, extent: Span<Byte>) -> bool {
    let before = referents.text[..extent.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let own = extent.of(referents.text);
    word.eq_ignore_ascii_case("according")
        || own.get(.."according to".len()).is_some_and(|w| w.eq_ignore_ascii_case("according to"))
}

/// "(We gave them an explanation.)", "After I told him…": in another's section the author speaks in brackets.
fn author_steps_in(referents: &Referents<'_>, s: usize, passages: &mut Passages) {
    let span = referents.structure.sentences[s].span;
    let text = span.of(referents.text);
    if !text.starts_with('(') {
        return;
    }
    let in_section = passages.at(span.start).is_some_and(|p| p.how == How::Heading);
    let tokens = &referents.structure.tokens;
    let own = tokens.within(span).take(12).any(|t| matches!(tokens.fold(t), "we" | "i" | "our"));
    let Some(author) = passages.author().cloned().map(Speaker::Entity) else { return };
    if in_section && own {
        passages.add(Passage { span, speaker: author, how: How::Author, source: None, cue: None });
    }
}
