//! Dates as diplomatic documents write them, to ISO 8601 at the precision known.

mod scan;

use crate::span::{Byte, Span};
use scan::{Token, scan};

/// All dates of a text that name at least a month and a year, in order, each with its ISO form.
///
/// Two-digit years count only in telegram style (`3 Feb 66`, `031530Z FEB 66`). Where day and month
/// cannot be told apart (`3/2/1966`), only the year is given.
///
/// ```
/// use demarche::document::dates::find_dates;
/// let text = "Sent on the 3rd of February 1966, answered in November, 1967.";
/// let dates: Vec<_> = find_dates(text).into_iter().map(|(span, iso)| (span.of(text), iso)).collect();
/// assert_eq!(dates, [("3rd of February 1966", "1966-02-03".to_owned()), ("November, 1967", "1967-11".to_owned())]);
/// ```
pub fn find_dates(text: &str) -> Vec<(Span<Byte>, String)> {
    let tokens = scan(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(&tokens[at..]) {
            Some((used, iso)) if used > 0 => {
                found.push((Span::new(tokens[at].start, tokens[at + used - 1].end()), iso));
                at += used;
            }
            _ => at += 1,
        }
    }
    found
}

/// An ISO date (`1966`, `1966-07`, `1966-07-12`, or a date and time), cut to the day; `None` if it is none.
///
/// ```
/// use demarche::document::dates::iso_date;
/// assert_eq!(iso_date("1966-07").as_deref(), Some("1966-07"));
/// assert_eq!(iso_date("1966-07-12T19:00:00Z").as_deref(), Some("1966-07-12"));
/// assert_eq!(iso_date("1966-02-30"), None);
/// ```
pub fn iso_date(text: &str) -> Option<String> {
    let text = text.trim();
    let date = match text.find(['T', ' ']) {
        Some(10) => &text[..10],
        Some(_) => return None,
        None => text,
    };
    let mut parts = date.split('-');
    let number = |part: Option<&str>, digits: usize| -> Option<Option<u32>> {
        match part {
            None => Some(None),
            Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => p.parse().ok().map(Some),
            Some(_) => None,
        }
    };
    let year = number(parts.next(), 4)??;
    let month = number(parts.next(), 2)?;
    let day = number(parts.next(), 2)?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => (year > 0).then(|| format!("{year:04}")),
        (Some(m), None) => (year > 0 && (1..=12).contains(&m)).then(|| format!("{year:04}-{m:02}")),
        (Some(m), Some(d)) => (year > 0 && is_day(year, m, d)).then(|| format!("{year:04}-{m:02}-{d:02}")),
    }
}

/// First and last day of an ISO date: of a year, a month or a day.
///
/// ```
/// use demarche::document::dates::days;
/// assert_eq!(days("1964-02"), Some(("1964-02-01".into(), "1964-02-29".into())));
/// assert_eq!(days("1966"), Some(("1966-01-01".into(), "1966-12-31".into())));
/// assert_eq!(days("in May"), None);
/// ```
pub fn days(date: &str) -> Option<(String, String)> {
    let date = iso_date(date)?;
    let mut parts = date.split('-').map_while(|part| part.parse::<u32>().ok());
    Some(match (parts.next()?, parts.next(), parts.next()) {
        (_, Some(_), Some(_)) => (date.clone(), date),
        (year, Some(month), None) => (format!("{date}-01"), format!("{date}-{:02}", days_of(year, month))),
        (_, None, _) => (format!("{date}-01-01"), format!("{date}-12-31")),
    })
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    (1..=days_of(year, month)).contains(&day)
}

/// How many days a month has.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<String> {
    is_day(year, month, day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The date that begins with the first of these tokens: how many tokens it takes, and its ISO form.
fn date_at(tokens: &[Token<'_>]) -> Option<(usize, String)> {
    if tokens.first()?.month().is_some() {
        return month_first(tokens);
    }
    cjk(tokens)
        .or_else(|| iso(tokens))
        .or_else(|| time_group(tokens))
        .or_else(|| separated(tokens))
        .or_else(|| day_first(tokens))
}

/// `1966-02-03`, and `1966-02` where it cannot be a span of years.
fn iso(t: &[Token<'_>]) -> Option<(usize, String)> {
    let year = t[0].year()?;
    let dash = |at: usize| t.get(at).is_some_and(|d| d.glued && matches!(d.text, "-" | "‐" | "‑"));
    let two = |at: usize| t.get(at).filter(|n| n.glued && n.text.len() == 2).and_then(Token::number);
    if !dash(1) {
        return None;
    }
    let month = two(2)?;
    if dash(3)
        && let Some(day) = two(4)
    {
        return ymd(year, month, day).map(|iso| (5, iso));
    }
    let alone = !t.get(3).is_some_and(|n| n.glued && (n.text == "-" || n.text == "/"));
    ((1..=12).contains(&month) && month <= year % 100 && alone).then(|| (3, format!("{year:04}-{month:02}")))
}

/// `1966年2月3日`.
fn cjk(t: &[Token<'_>]) -> Option<(usize, String)> {
    let year = t[0].year()?;
    if t.get(1)?.text != "年" || t.get(3)?.text != "月" {
        return None;
    }
    let month = t[2].number()?;
    if let (Some(day), Some(mark)) = (t.get(4).and_then(Token::number), t.get(5))
        && mark.text == "日"
    {
        return ymd(year, month, day).map(|iso| (6, iso));
    }
    (1..=12).contains(&month).then(|| (4, format!("{year:04}-{month:02}")))
}

/// A military date-time group: `031530Z FEB 66`.
fn time_group(t: &[Token<'_>]) -> Option<(usize, String)> {
    let digits = t[0].text;
    if digits.len() != 6 || t[0].number().is_none() {
        return None;
    }
    let zone = t.get(1)?;
    if !(zone.text.len() == 1 && zone.glued && zone.text.as_bytes()[0].is_ascii_uppercase()) {
        return None;
    }
    let month = t.get(2)?.month()?;
    let year = t.get(3).and_then(|y| y.year().or_else(|| y.short_year()))?;
    ymd(year, month, digits[..2].parse().ok()?).map(|iso| (4, iso))
}

/// `03.02.1966`, `3/II/1966`, `11/24/65`, `11/1963`.
fn separated(t: &[Token<'_>]) -> Option<(usize, String)> {
    let mark = t.get(1)?.text;
    if !matches!(mark, "." | "/" | "-") || t[0].text.len() > 2 {
        return None;
    }
    let second = t.get(2)?;
    let third = t.get(4).filter(|_| t.get(3).is_some_and(|m| m.text == mark));
    let Some(third) = third else {
        let month = t[0].number().filter(|m| (1..=12).contains(m))?;
        let glued = t[1].glued && second.glued;
        return (mark != "-" && glued)
            .then_some(())
            .and(second.year())
            .map(|year| (3, format!("{year:04}-{month:02}")));
    };
    if let Some(month) = second.roman() {
        let year = third.year().or_else(|| third.short_year())?;
        return ymd(year, month, t[0].number()?).map(|iso| (5, iso));
    }
    let (a, b) = (t[0].number()?, second.number().filter(|_| second.text.len() <= 2)?);
    let long = third.year();
    let year = long.or_else(|| third.short_year())?;
    let glued = t[1].glued && second.glued && t[3].glued && third.glued;
    let spaced = mark == "." && long.is_some();
    if !(glued || spaced) {
        return None;
    }
    let (day_month, month_day) = (ymd(year, b, a), ymd(year, a, b));
    let iso = match (day_month, month_day) {
        (Some(iso), _) if mark == "." => iso,
        (Some(first), Some(other)) if first == other => first,
        (Some(_), Some(_)) => format!("{year:04}"),
        (Some(iso), None) | (None, Some(iso)) => iso,
        (None, None) => return None,
    };
    // Two digits at the end are a year only where nothing else can be meant.
    (long.is_some() || (mark == "/" && iso.len() == 10)).then_some((5, iso))
}

/// `3 February 1966`, `the 3rd of February, 1966`, `3-5 February 1966`, `3 Feb 66`.
fn day_first(t: &[Token<'_>]) -> Option<(usize, String)> {
    let day = t[0].number().filter(|d| t[0].text.len() <= 2 && (1..=31).contains(d))?;
    let mut at = 1;
    at += usize::from(t.get(at).is_some_and(Token::ordinal));
    if t.get(at).is_some_and(|m| matches!(m.text, "-" | "–" | "—" | "/" | "and" | "to"))
        && t.get(at + 1).and_then(Token::number).is_some()
    {
        at += 2;
        at += usize::from(t.get(at).is_some_and(Token::ordinal));
    } else if t.get(at).is_some_and(|m| m.text == "." || (m.glued && m.text == "-")) {
        at += 1;
    }
    at += usize::from(t.get(at).is_some_and(|m| matches!(m.text, "of" | "day")));
    at += usize::from(t.get(at).is_some_and(|m| m.text == "of"));
    let name = t.get(at)?;
    let month = name.month()?;
    at += 1;
    let (skipped, year) = year_behind(&t[at..], name.is_short_month())?;
    ymd(year, month, day).map(|iso| (at + skipped, iso))
}

/// `February 3, 1966`, `Feb. 3rd, 1966`, `September 22 and 24, 1966`, `November 1957`.
fn month_first(t: &[Token<'_>]) -> Option<(usize, String)> {
    let month = t[0].month()?;
    let mut at = 1;
    at += usize::from(t.get(at).is_some_and(|m| m.text == "." && m.glued));
    // "September-October 1965": from the first month on.
    if t.get(at).is_some_and(|m| matches!(m.text, "-" | "–" | "/")) && t.get(at + 1)?.month().is_some() {
        at += 2;
    }
    if let Some(day) = t.get(at).filter(|d| d.text.len() <= 2).and_then(Token::number) {
        let mut behind = at + 1;
        behind += usize::from(t.get(behind).is_some_and(Token::ordinal));
        if t.get(behind).is_some_and(|m| matches!(m.text, "-" | "–" | "and" | "/" | "to"))
            && t.get(behind + 1).filter(|d| d.text.len() <= 2).and_then(Token::number).is_some()
        {
            behind += 2;
            behind += usize::from(t.get(behind).is_some_and(Token::ordinal));
        }
        let (skipped, year) = year_behind(&t[behind..], false)?;
        return ymd(year, month, day).map(|iso| (behind + skipped, iso));
    }
    at += usize::from(t.get(at).is_some_and(|m| m.text == "of"));
    let (skipped, year) = year_behind(&t[at..], false)?;
    Some((at + skipped, format!("{year:04}-{month:02}")))
}

/// A year, perhaps behind a comma or point; two digits only behind a month's short form.
fn year_behind(t: &[Token<'_>], telegram: bool) -> Option<(usize, u32)> {
    let mut at = 0;
    at += usize::from(t.first().is_some_and(|m| m.text == "," || m.text == "." || m.text == "-"));
    if let Some(year) = t.get(at)?.year() {
        return Some((at + 1, year));
    }
    if matches!(t[at].text, "'" | "’" | "‘") {
        let year = t.get(at + 1).filter(|y| y.glued).and_then(Token::short_year)?;
        return Some((at + 2, year));
    }
    let alone = !t.get(at + 1).is_some_and(|n| n.glued && !matches!(n.text, "." | "," | ")" | ";" | "]"));
    (telegram && alone).then(|| t[at].short_year()).flatten().map(|year| (at + 1, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_form() {
        for (text, expected) in [
            ("3 February 1966", "1966-02-03"),
            ("February 3, 1966", "1966-02-03"),
            ("February 3d, 1966", "1966-02-03"),
            ("Feb. 3, 1966", "1966-02-03"),
            ("FEB 3 1966", "1966-02-03"),
            ("3 Feb 66", "1966-02-03"),
            ("3 FEB. 66.", "1966-02-03"),
            ("3 February ’66", "1966-02-03"),
            ("3. Februar 1966", ""),
            ("3. February 1966", "1966-02-03"),
            ("November 1957", "1957-11"),
            ("November, 1957", "1957-11"),
            ("in November of 1957", "1957-11"),
            ("1966-02-03", "1966-02-03"),
            ("1966-02", "1966-02"),
            ("1911-12", ""),
            ("1965-1966", ""),
            ("03.02.1966", "1966-02-03"),
            ("3. 2. 1966", "1966-02-03"),
            ("3/II/1966", "1966-02-03"),
            ("3.XII.1966", "1966-12-03"),
            ("11/24/1965", "1965-11-24"),
            ("24/11/65", "1965-11-24"),
            ("3/2/1966", "1966"),
            ("2/2/1966", "1966-02-02"),
            ("(11/1963)", "1963-11"),
            ("Harbourtown, July 22, 1965.", "1965-07-22"),
            ("July 12, 1966, 7 p.m.", "1966-07-12"),
            ("the 3rd of February 1966", "1966-02-03"),
            ("on this 3rd day of February, 1966", "1966-02-03"),
            ("Sept. 22 and 24, 1966", "1966-09-22"),
            ("3–5 May 1960", "1960-05-03"),
            ("September-October 1965", "1965-09"),
            ("O 031530Z FEB 66", "1966-02-03"),
            ("031530Z FEB 2006", "2006-02-03"),
            ("1966年2月3日", "1966-02-03"),
            ("30 February 1966", "1966-02"),
            ("February 29, 1966", ""),
            ("February 29, 1968", "1968-02-29"),
            ("May 40 divisions", ""),
            ("march 1966 of them", ""),
            ("he may 1966 times", ""),
            ("Chapter 3.2.1", ""),
            ("3 May at noon", ""),
            ("Resolution 242 (1967)", ""),
        ] {
            let found: Vec<String> = find_dates(text).into_iter().map(|d| d.1).collect();
            let expected: Vec<&str> = if expected.is_empty() { vec![] } else { vec![expected] };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_span_holds_the_date_alone() {
        let text = "Ödön wrote (July 12, 1966, 7 p.m.) and on 1 May 1970.";
        let spans: Vec<_> = find_dates(text).into_iter().map(|d| d.0.of(text)).collect();
        assert_eq!(spans, ["July 12, 1966", "1 May 1970"]);
    }

    #[test]
    fn iso_dates_are_checked() {
        for (text, good) in [
            ("1966", true),
            ("1966-07", true),
            ("1966-07-12", true),
            ("1966-07-12 10:00", true),
            ("1966-13", false),
            ("1966-7-1", false),
            ("66", false),
            ("July 1966", false),
            ("0000", false),
            ("", false),
            ("1966-07-12-", false),
            ("Año 1966", false),
        ] {
            assert_eq!(iso_date(text).is_some(), good, "{text}");
        }
    }
}
