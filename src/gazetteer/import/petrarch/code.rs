//! What stands in brackets: a code of country and roles, and when it holds.

use super::super::cameo;
use crate::entity::EntityId;
use crate::gazetteer::{Period, is_iso};

/// A code with its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    pub text: String,
    pub country: Option<EntityId>,
    /// Known roles, three letters each.
    pub roles: Vec<String>,
    /// The first three letters, where they are neither a country's nor a role's.
    pub unknown: Option<String>,
    pub period: Period,
}

impl Code {
    /// For a reader: the code and its dates.
    pub fn told(&self) -> String {
        let date = |d: &Option<String>| d.clone().unwrap_or_default();
        let Period { from, to } = &self.period;
        let dates =
            if self.period.is_open() { String::new() } else { format!(" {}/{}", date(from), date(to)) };
        format!("{}{dates}", self.text)
    }
}

/// Reads `CODE`, `CODE <date`, `CODE >date` or `CODE date-date`.
pub(super) fn read(inside: &str) -> Result<Code, String> {
    let (text, dates) = inside.trim().split_once(char::is_whitespace).unwrap_or((inside.trim(), ""));
    let period = match dates.replace(' ', "").as_str() {
        "" => Period::default(),
        dates => period(dates).ok_or_else(|| {
            format!("[{inside}]: dates {dates:?}; expected <date, >date or date-date with dates such as 661231 or 19661231")
        })?,
    };
    // "AFG/PAK": the first code stands for both.
    let first = text.split('/').next().unwrap_or(text);
    let triples: Vec<&str> = (0..first.len()).step_by(3).filter_map(|at| first.get(at..at + 3)).collect();
    let country = triples.first().and_then(|code| cameo::country(code));
    let is_role = |code: &&&str| cameo::role(code).is_some();
    let unknown = triples.first().filter(|t| country.is_none() && !is_role(t)).map(|t| (*t).to_owned());
    let roles = triples
        .iter()
        .skip(usize::from(country.is_some()))
        .filter(is_role)
        .map(|r| (*r).to_owned())
        .collect();
    Ok(Code { text: text.to_owned(), country, roles, unknown, period })
}

fn period(dates: &str) -> Option<Period> {
    let (from, to) = if let Some(end) = dates.strip_prefix('<') {
        (None, Some(date(end)?))
    } else if let Some(start) = dates.strip_prefix('>') {
        (Some(date(start)?), None)
    } else {
        let (from, to) = dates.split_once('-')?;
        (Some(date(from)?), Some(date(to)?))
    };
    (from.is_none() || to.is_none() || from <= to).then_some(Period { from, to })
}

/// `YYMMDD`, `YYYYMMDD` or `YYYY`. Two digits up to 30 are years after 2000.
fn date(text: &str) -> Option<String> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (year, rest) = match text.len() {
        4 => return is_iso(text).then(|| text.to_owned()),
        6 => {
            let century = if text[..2].parse::<u32>().ok()? <= 30 { "20" } else { "19" };
            (format!("{century}{}", &text[..2]), &text[2..])
        }
        8 => (text[..4].to_owned(), &text[4..]),
        _ => return None,
    };
    let date = format!("{year}-{}-{}", &rest[..2], &rest[2..]);
    is_iso(&date).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_roles_are_read() {
        for (inside, told) in [
            ("AFG", Some("AFG")),
            ("AFGGOV 020101-140929", Some("AFGGOV 2002-01-01/2014-09-29")),
            ("AFGELI >991231", Some("AFGELI 1999-12-31/")),
            ("SUNMIL <19530305", Some("SUNMIL /1953-03-05")),
            ("GBR 1951 - 1955", Some("GBR 1951/1955")),
            ("AFGGOV 020101-", None),
            ("AFGGOV 140929-020101", None),
            ("AFGGOV >991331", None),
            ("AFGGOV é", None),
        ] {
            assert_eq!(read(inside).ok().map(|c| c.told()).as_deref(), told, "{inside}");
        }
        let code = read("SUNGOVMIL").unwrap();
        assert_eq!(code.country.unwrap().as_str(), "country/soviet-union");
        assert_eq!(code.roles, ["GOV", "MIL"]);
        assert_eq!(read("IGOUNO").unwrap().roles, ["IGO"]);
        assert!(read("é[").is_ok());
    }
}
