//! Title, date, genre, author, addressee and participants, as the document's own text gives them.

mod byline;
mod catalogue;
mod dateline;
mod heading;
mod kinds;
mod labels;
mod letter;
mod participants;
mod party;
mod signature;

use super::lines::{Line, lines};
use super::{Genre, Metadata};
use crate::span::Span;

/// What a text says of its own origin. Whatever it does not say stays empty.
///
/// # Cost
/// One pass over the text for its lines; everything else looks at the first and last lines only.
///
/// ```
/// use demarche::document::{Genre, metadata};
/// let text = "To Comrade Anton Grey\nFirst Secretary of the Party of Haven\n\nDear Comrade,\n\n\
///     We thank you for your letter.\n\nPark Min\nChairman of the Island Party\nStrelsau, 3 May 1961";
/// let found = metadata::from_text(text);
/// assert_eq!(found.genre, Some(Genre::Letter));
/// assert_eq!(found.date.as_deref(), Some("1961-05-03"));
/// assert_eq!(found.addressee_named.unwrap().name, "Anton Grey");
/// let author = found.author_named.unwrap();
/// assert_eq!(author.span.unwrap().of(text), "Park Min");
/// assert_eq!(author.office.as_deref(), Some("Chairman of the Island Party"));
/// ```
pub fn from_text(text: &str) -> Metadata {
    let all = lines(text);
    let mut metadata = Metadata::default();
    let catalogue = catalogue::read(text, &all);
    let mut body = all.as_slice();
    if let Some(catalogue) = &catalogue {
        body = &all[catalogue.lines..];
        metadata.body_start = body.first().map_or(text.len(), |l| l.start);
    }
    let heading = heading::read(text, body);
    let labels = labels::read(text, body);
    let letter = letter::read(text, body);
    let byline = byline::read(text, body);
    metadata.participants = participants::read(text, body);
    metadata.genre = heading
        .genre
        .or_else(|| catalogue.as_ref().and_then(|c| c.genre).filter(|g| *g == Genre::Conversation))
        .or_else(|| (!metadata.participants.is_empty()).then_some(Genre::Conversation))
        .or_else(|| labels.as_ref().map(|l| l.genre).filter(|g| *g == Genre::Telegram))
        .or_else(|| letter.is_some().then_some(Genre::Letter))
        .or_else(|| labels.as_ref().map(|l| l.genre))
        .or_else(|| byline.is_some().then_some(Genre::Article))
        .or_else(|| catalogue.as_ref().and_then(|c| c.genre));
    let signature = signature::read(text, body, metadata.genre);
    if metadata.participants.is_empty() {
        metadata.participants.clone_from(&heading.participants);
    }
    if let Some(catalogue) = &catalogue
        && metadata.participants.is_empty()
    {
        metadata.participants.clone_from(&catalogue.participants);
    }

    let mut date = dateline::read(body, signature.as_ref().map(|s| s.line));
    if heading.editorial {
        date = dateline::Dated::Undated;
    }
    let labelled = || labels.as_ref().and_then(|l| l.date.clone());
    metadata.date = match date {
        dateline::Dated::On(date) => Some(date),
        dateline::Dated::Undated => None,
        dateline::Dated::Unsaid => labelled()
            .or_else(|| catalogue.as_ref().and_then(|c| c.date.clone()))
            .or_else(|| heading.title.as_deref().and_then(dateline::in_title)),
    };
    if let Some(date) = catalogue.as_ref().and_then(|c| c.date.clone()) {
        metadata.date = Some(date);
    }

    let signed = signature.map(|s| s.party).filter(|p| !party::is_initials(&p.name));
    let plain = heading.genre.is_none() && !heading.editorial && heading.author.is_none();
    let headed = heading.author.or_else(|| labels.as_ref().and_then(|l| l.author.clone()));
    metadata.author_named = match headed {
        _ if heading.editorial => None,
        // "From the Embassy in X": the signature gives the name.
        Some(mut author) => {
            if author.name.is_empty()
                && let Some(signed) = signed
            {
                (author.name, author.span) = (signed.name, signed.span);
                author.office = author.office.or(signed.office);
            }
            Some(author)
        }
        None => byline.or(signed).or_else(|| catalogue.as_ref().and_then(|c| c.author.clone())),
    };
    let greeted = letter.is_some() && labels.is_none();
    metadata.addressee_named = heading
        .addressee
        .or_else(|| labels.as_ref().and_then(|l| l.addressee.clone()))
        .or_else(|| letter.and_then(|l| l.addressee))
        .or_else(|| catalogue.as_ref().and_then(|c| c.addressee.clone()));
    // A letterhead says less than a subject line, and is no title of a letter.
    let subject = labels.and_then(|l| l.subject);
    let heading_title = heading.title.filter(|_| !plain || !greeted);
    let (first, second) = if plain { (subject, heading_title) } else { (heading_title, subject) };
    metadata.title = catalogue.and_then(|c| c.title).or(first).or(second);
    metadata
}

/// What a marked passage ("Ann Grey, Ambassador") names.
pub(super) fn party_of(text: &str, span: Span<crate::span::Byte>) -> super::NamedParty {
    party::party(party::Piece::new(text, span))
}

/// The span from one line to another.
fn across(lines: &[Line], from: usize, to: usize) -> Span<crate::span::Byte> {
    match (lines.get(from), lines.get(to)) {
        (Some(first), Some(last)) => first.span().join(last.span()),
        _ => Span::new(0, 0),
    }
}

#[cfg(test)]
mod tests;
