//! What a title says: its kind of document and the parties that it names.

use super::heading::Heading;
use super::party::{Piece, names_office, party};
use crate::document::Genre;
use crate::document::dates::find_dates;

/// Kinds of documents by the words that their headings begin with (qualifiers such as "Draft" aside).
const KINDS: [(&str, Option<Genre>); 44] = [
    ("conversation between", Some(Genre::Conversation)),
    ("conversation with", Some(Genre::Conversation)),
    ("conversations between", Some(Genre::Conversation)),
    ("discussion between", Some(Genre::Conversation)),
    ("meeting between", Some(Genre::Conversation)),
    ("talk between", Some(Genre::Conversation)),
    ("talks between", Some(Genre::Conversation)),
    ("information", Some(Genre::Report)),
    ("memorandum of telephone conversation", Some(Genre::Conversation)),
    ("memorandum of a conversation", Some(Genre::Conversation)),
    ("memorandum of conversation", Some(Genre::Conversation)),
    ("minutes of conversation", Some(Genre::Conversation)),
    ("record of a conversation", Some(Genre::Conversation)),
    ("record of conversation", Some(Genre::Conversation)),
    ("record of telephone conversation", Some(Genre::Conversation)),
    ("record of meeting", Some(Genre::Conversation)),
    ("record of a meeting", Some(Genre::Conversation)),
    ("minutes of", Some(Genre::Conversation)),
    ("notes of", Some(Genre::Conversation)),
    ("summary notes of", Some(Genre::Conversation)),
    ("note on a conversation", Some(Genre::Conversation)),
    ("telephone conversation", Some(Genre::Conversation)),
    ("transcript of telephone conversation", Some(Genre::Conversation)),
    ("circular telegram", Some(Genre::Telegram)),
    ("telegram", Some(Genre::Telegram)),
    ("cable", Some(Genre::Telegram)),
    ("airgram", Some(Genre::Telegram)),
    ("letter", Some(Genre::Letter)),
    ("message", Some(Genre::Letter)),
    ("memorandum", Some(Genre::Memorandum)),
    ("memo", Some(Genre::Memorandum)),
    ("aide-mémoire", Some(Genre::Memorandum)),
    ("minute", Some(Genre::Memorandum)),
    ("intelligence note", Some(Genre::Report)),
    ("intelligence memorandum", Some(Genre::Report)),
    ("national intelligence estimate", Some(Genre::Report)),
    ("despatch", Some(Genre::Report)),
    ("dispatch", Some(Genre::Report)),
    ("report", Some(Genre::Report)),
    ("paper", Some(Genre::Report)),
    ("study", Some(Genre::Report)),
    ("note", Some(Genre::Memorandum)),
    ("editorial note", None),
    ("summary of", Some(Genre::Report)),
];

/// Words that stand before a kind: "Research Memorandum", "Special National Intelligence Estimate".
const QUALIFIERS: [&str; 14] = [
    "draft ",
    "research ",
    "information ",
    "action ",
    "special ",
    "briefing ",
    "secret ",
    "oral ",
    "personal ",
    "circular ",
    "current ",
    "editor's ",
    "joint ",
    "second ",
];

/// Kinds that name who speaks behind "by".
const SPOKEN: [&str; 10] = [
    "speech",
    "address",
    "statement",
    "remarks",
    "article",
    "lecture",
    "declaration",
    "essay",
    "toast",
    "report",
];

/// What a title on its own says; the catalogue asks for its titles too.
pub(super) fn of_title(piece: Piece) -> Heading {
    let mut heading = Heading::default();
    let lower = piece.text.to_ascii_lowercase();
    heading.editorial = lower.starts_with("editorial note");
    let mut rest = lower.as_str();
    while let Some(q) = QUALIFIERS.iter().find(|q| rest.starts_with(**q)) {
        rest = &rest[q.len()..];
    }
    // "Report on …", "Telegram No. 7", but not "Report says …".
    let starts = |word: &str| {
        let whole = word.ends_with("between") || word.ends_with("with");
        rest.strip_prefix(word).is_some_and(|after| after.is_empty() || whole || follows(after))
    };
    let kind = KINDS.iter().find(|(word, _)| starts(word));
    heading.genre = kind.and_then(|k| k.1);
    let at = lower.len() - rest.len() + kind.map_or(0, |k| k.0.len());
    if let Some((_, genre)) = kind {
        if *genre == Some(Genre::Conversation) {
            between(piece, &lower, at, &mut heading);
        } else {
            from_to(piece, &lower, at, &mut heading);
        }
    }
    if kind.is_none() {
        officials(piece, &lower, &mut heading);
    }
    if heading.author.is_none() {
        spoken_by(piece, &lower, &mut heading);
    }
    if heading.genre.is_none() {
        interviewed(piece, &lower, &mut heading);
    }
    if heading.genre.is_none() && (lower.ends_with("(memo)") || lower.ends_with("(memorandum)")) {
        heading.genre = Some(Genre::Memorandum);
    }
    heading
}

/// True if this can stand behind a kind of document.
fn follows(after: &str) -> bool {
    const WORDS: [&str; 22] = [
        "from",
        "by",
        "to",
        "on",
        "of",
        "for",
        "about",
        "regarding",
        "concerning",
        "prepared",
        "between",
        "in",
        "with",
        "no",
        "nr",
        "at",
        "submitted",
        "addressed",
        "sent",
        "delivered",
        "number",
        "re",
    ];
    let word = after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let apart = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | ':'));
    // ", between A and B", "(No. 7)", "7".
    apart && (word.is_empty() || WORDS.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// "… From A to B", "… for B", "… Prepared by A", "… Prepared in A".
fn from_to(piece: Piece, lower: &str, at: usize, heading: &mut Heading) {
    let tail = &lower[at..];
    let after = |word: &str| tail.find(word).map(|i| at + i + word.len());
    let end = lower.len();
    // Wrapped headings break anywhere: a line end counts as a space.
    // "Telegram, Ambassador Grey, Haven, to the Minister": an archive's title.
    let listed = tail.starts_with(", ") && to_of(tail).is_some();
    let Some(from) = after(" from ").or_else(|| after("\nfrom ")).or(listed.then_some(at + 2)) else {
        if let Some(by) = after(" prepared by ").or_else(|| after(" by ")) {
            heading.author = Some(party(piece.cut(by, end)));
        } else if let Some(body) = after(" prepared in ") {
            heading.author = Some(party(piece.cut(body, end)));
        } else if let Some(to) =
            tail.strip_prefix(" to ").map(|_| at + 4).or_else(|| tail.strip_prefix(" for ").map(|_| at + 5))
        {
            let addressee = piece.cut(to, end);
            if !["the files", "the file", "the record", "files", "record"]
                .iter()
                .any(|f| addressee.text.eq_ignore_ascii_case(f))
            {
                heading.addressee = Some(party(addressee));
            }
        }
        return;
    };
    let split = to_of(&lower[from..]).map(|(start, stop)| (from + start, from + stop));
    let (author, addressee) = match split {
        Some((start, stop)) => (piece.cut(from, start), Some(piece.cut(stop, end))),
        None => (piece.cut(from, end), None),
    };
    if !author.text.is_empty() {
        heading.author = Some(party(until_date(author)));
    }
    heading.addressee = addressee.filter(|a| !a.text.is_empty()).map(|a| party(until_date(a)));
}

/// The " to " between sender and recipient, not the one of "Ambassador to X".
fn to_of(rest: &str) -> Option<(usize, usize)> {
    if let Some(at) = rest.find(") to ") {
        return Some((at + 1, at + 5));
    }
    const OFFICES: [&str; 14] = [
        "ambassador",
        "representative",
        "minister",
        "mission",
        "adviser",
        "advisor",
        "assistant",
        "envoy",
        "delegation",
        "counselor",
        "delegate",
        "observer",
        "consultant",
        "liaison",
    ];
    let spaces = |c: char| c == ' ' || c == '\n' || c == '\r';
    let found = rest.match_indices("to").find(|(at, _)| {
        let before = &rest[..*at];
        before.ends_with(spaces)
            && rest[at + 2..].starts_with(spaces)
            && !OFFICES.iter().any(|o| before.trim_end().ends_with(o))
    })?;
    Some((found.0, found.0 + 2))
}

/// Leaves out what follows a name in an archive's title: ", 3 February 1966", ", 'On the visit'".
fn until_date(piece: Piece) -> Piece {
    let dates = find_dates(piece.text);
    let end = dates.first().map_or(piece.text.len(), |d| d.0.start);
    let quote = [", '", ", ‘", ", \"", ", “"].iter().filter_map(|q| piece.text.find(q)).min();
    piece.cut(0, end.min(quote.unwrap_or(end)))
}

/// Older editions: "The Ambassador in X (Grey) to the Secretary of State".
fn officials(piece: Piece, lower: &str, heading: &mut Heading) {
    let first = lower.strip_prefix("the ").unwrap_or(lower);
    let Some((start, stop)) = to_of(lower) else { return };
    let (before, after) = (piece.cut(0, start), piece.cut(stop, lower.len()));
    let official =
        |p: Piece| names_office(p.text) || p.text.contains("Government") || p.text.contains("Department");
    // Without a name in brackets, "The President to the Nation" would be a telegram.
    let state = ["Secretary of State", "Department of State"].iter().any(|s| after.text.ends_with(s));
    let titled = before.text.ends_with(')') || after.text.ends_with(')') || state;
    if first.len() < lower.len()
        && official(before)
        && official(after)
        && titled
        && !piece.text.ends_with('.')
    {
        heading.author = Some(party(before));
        heading.addressee = Some(party(until_date(after)));
    }
}

/// "… Between A and B".
fn between(piece: Piece, lower: &str, at: usize, heading: &mut Heading) {
    // The kind itself may end in "between" or "with".
    let at = at.saturating_sub(8).max(lower.len() - lower.trim_start().len());
    let at = if lower.is_char_boundary(at) { at } else { 0 };
    let Some(start) = lower[at..].find("between ").map(|i| at + i + 8) else {
        let with = [" with ", "\nwith "].iter().find_map(|w| lower[at..].find(w)).map(|i| at + i + 6);
        let other = with.map(|start| party(until_date(piece.cut(start, lower.len()))));
        heading.participants.extend(other.filter(|o| !o.name.is_empty()));
        return;
    };
    let whole = until_date(piece.cut(start, lower.len()));
    let mut rest = whole;
    let mut parties = Vec::new();
    let and_of = |text: &str| {
        let lower = text.to_ascii_lowercase();
        lower.find(") and ").map(|i| i + 1).or_else(|| lower.find(" and "))
    };
    while let Some(and) = and_of(rest.text) {
        parties.push(rest.cut(0, and));
        rest = rest.cut(and + 5, rest.text.len());
    }
    parties.push(rest);
    if parties.len() > 1 {
        heading.participants = parties.into_iter().filter(|p| !p.text.is_empty()).map(party).collect();
    }
}

/// "Speech by Ann Grey at the …", "Statement of …".
fn spoken_by(piece: Piece, lower: &str, heading: &mut Heading) {
    let Some((kind, by)) = SPOKEN.iter().find_map(|kind| {
        let start = lower.find(&format!("{kind} by "))?;
        let whole = start == 0 || !lower[..start].ends_with(char::is_alphanumeric);
        whole.then_some((kind, start + kind.len() + 4))
    }) else {
        return;
    };
    let stop = [
        " at ",
        " to ",
        " on ",
        " before ",
        " in ",
        " delivered",
        " during ",
        " concerning ",
        " about ",
        ": ",
    ]
    .iter()
    .filter_map(|word| lower[by..].find(word))
    .min()
    .map_or(lower.len(), |i| by + i);
    let speaker = party(until_date(piece.cut(by, stop)));
    if !speaker.name.is_empty() || speaker.office.is_some() {
        heading.author = Some(speaker);
        heading.genre =
            heading.genre.or(Some(if *kind == "report" { Genre::Report } else { Genre::Article }));
    }
}

/// "Interview with X": the one who answers.
fn interviewed(piece: Piece, lower: &str, heading: &mut Heading) {
    let Some(at) = lower.find("interview with ").filter(|at| *at < 12) else { return };
    let rest = at + "interview with ".len();
    let stop =
        [" at ", " on ", " by ", " in ", ": ", " of the "].iter().filter_map(|w| lower[rest..].find(w)).min();
    let person = party(until_date(piece.cut(rest, stop.map_or(lower.len(), |i| rest + i))));
    if !person.name.is_empty() {
        heading.genre = Some(Genre::Conversation);
        heading.participants = vec![person];
    }
}
