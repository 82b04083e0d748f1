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

/// The date of a line that holds a place and a date, and little else.
pub(super) fn of_line(line: &str) -> Option<String> {
    if line.len() > 120 {
        return None;
    }
    let dates = find_dates(line);
    let (span, iso) = dates.first()?;
    let (before, after) = (line.get(..span.start)?, line.get(span.end..)?);
    let small = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        matches!(
            word.to_lowercase().as_str(),
            "" | "of"
                | "the"
                | "at"
                | "in"
                | "on"
                | "dated"
                | "date"
                | "and"
                | "de"
                | "la"
                | "a"
                | "m"
                | "p"
                | "am"
                | "pm"
                | "noon"
                | "midnight"
                | "hours"
                | "a.m"
                | "p.m"
                | "no"
                | "received"
                | "sent"
                | "local"
                | "time"
                | "from"
                | "to"
                | "until"
        ) || !word.starts_with(char::is_lowercase)
    };
    let short = |part: &str, most: usize| {
        part.split_whitespace().count() <= most && part.split_whitespace().all(small)
    };
    // A closing sentence or quotation is no dateline; "[Signed] Havenport" is.
    (short(before, 5) && short(after, 6) && !before.contains(['“', '"', ';'])).then(|| iso.clone())
}

/// The one date that a title gives.
pub(super) fn in_title(title: &str) -> Option<String> {
    match find_dates(title).as_slice() {
        [(_, iso)] => Some(iso.clone()),
        _ => None,
    }
}
