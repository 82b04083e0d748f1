//! The line that gives the document's date: "Havenport, May 3, 1961."

use crate::document::dates::find_dates;
use crate::document::lines::Line;

/// What the datelines say.
pub(super) enum Dated {
    On(String),
    /// "Havenport, undated."
    Undated,
    Unsaid,
}

/// How far down a dateline is looked for, and how far up from the end.
const TOP: usize = 14;
const BOTTOM: usize = 6;

/// Looks at the first lines, then at the last ones.
pub(super) fn read(lines: &[Line], signature: Option<usize>) -> Dated {
    let mut prose = 0;
    for line in lines.iter().take(TOP) {
        if line.words() <= 5 && line.text.to_lowercase().trim_end_matches('.').ends_with("undated") {
            return Dated::Undated;
        }
        if let Some(date) = of_line(line.text) {
            return Dated::On(date);
        }
        prose += usize::from(line.text.len() > 150 || (line.words() > 9 && line.text.ends_with('.')));
        if prose > 2 {
            break;
        }
    }
    // Behind a signature every line counts; without one, only the last few.
    let from = lines.len().saturating_sub(BOTTOM).min(signature.unwrap_or(usize::MAX));
    let dates = lines.iter().skip(from).rev().find_map(|l| of_line(l.text));
    dates.map_or(Dated::Unsaid, Dated::On)
}

/// Small words that stand beside a date.
const SMALL: [&str; 24] = [
    "of", "the", "at", "in", "on", "dated", "date", "and", "de", "la", "a", "m", "p", "am", "pm", "noon",
    "midnight", "hours", "a.m", "p.m", "local", "time", "from", "to",
];

/// How far into a line a date is looked for.
const REACH: usize = 120;

/// The date of a line that holds a place and a date, and little else; or of news: "HAVENPORT, Oct. 4, 1961 --".
pub(super) fn of_line(line: &str) -> Option<String> {
    let long = line.len() > REACH;
    let head = line.char_indices().nth(REACH).map_or(line, |(end, _)| &line[..end]);
    let dates = find_dates(head);
    let (span, iso) = dates.first()?;
    let (before, after) = (line.get(..span.start)?, line.get(span.end..)?);
    let small = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.starts_with(char::is_lowercase) || SMALL.contains(&word)
    };
    let short = |part: &str, most: usize| {
        part.split_whitespace().count() <= most && part.split_whitespace().all(small)
    };
    let news =
        ["--", "—", "–", "(AP)", "(UPI)", "(Reuters)"].iter().any(|d| after.trim_start().starts_with(d));
    if news && short(before, 4) && !before.is_empty() {
        return Some(iso.clone());
    }
    let sentence = long || line.ends_with('.') && after.split_whitespace().count() > 4;
    // "Correction-date: …" and the like tell of something else.
    let label =
        before.split_once(':').is_some_and(|(label, _)| !label.trim().to_lowercase().ends_with("date"));
    let corrected = before.to_lowercase().contains("correct");
    let other = sentence || label || corrected || before.contains(['“', '"', ';']);
    (!other && short(before, 5) && short(after, 6)).then(|| iso.clone())
}

/// The one date that a title gives.
pub(super) fn in_title(title: &str) -> Option<String> {
    match find_dates(title).as_slice() {
        [(_, iso)] => Some(iso.clone()),
        _ => None,
    }
}
