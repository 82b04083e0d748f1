//! The figures of a summary, as SVG.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use crate::export::escape::html as escaped;
use crate::graph::{Bundle, Degree};

const FOR: &str = "#2a7f4f";
const AGAINST: &str = "#b3372f";
const INK: &str = "#333333";

/// Bars for each year, or for each month if all are of two years: for above the line, against below it. Nothing if
/// there are not two.
pub(super) fn over_time(dates: &BTreeMap<&str, Degree>) -> Option<String> {
    let year = |date: &str| date.get(..4).and_then(|y| y.parse::<u32>().ok());
    let (first, last) = (year(dates.keys().next()?)?, year(dates.keys().next_back()?)?);
    let months = last - first < 2;
    let mut bars: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for at in first..=last {
        if months {
            bars.extend((1..=12).map(|month| (format!("{at:04}-{month:02}"), (0, 0))));
        } else {
            bars.insert(format!("{at:04}"), (0, 0));
        }
    }
    for (date, sum) in dates {
        // A year alone has no place among months.
        if let Some((positive, negative)) =
            date.get(..if months { 7 } else { 4 }).and_then(|key| bars.get_mut(key))
        {
            *positive += sum.positive;
            *negative += sum.negative;
        }
    }
    let most = bars.values().map(|(a, b)| *a.max(b)).max().filter(|most| *most > 0)?;
    if bars.values().filter(|(a, b)| a + b > 0).count() < 2 {
        return None;
    }
    let (width, middle, tall) = (720.0, 90.0, 70.0);
    let step = (width - 20.0) / bars.len() as f64;
    let mut svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 200\" width=\"720\" height=\"200\" \
                   role=\"img\" font-family=\"sans-serif\" font-size=\"11\">"
            .to_owned();
    for (n, (date, (positive, negative))) in bars.iter().enumerate() {
        let x = 10.0 + step * n as f64;
        for (count, colour, up) in [(positive, FOR, true), (negative, AGAINST, false)] {
            let height = tall * *count as f64 / most as f64;
            let y = if up { middle - height } else { middle };
            let _ = write!(
                svg,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{colour}\">\
                 <title>{date}: {positive} for, {negative} against</title></rect>",
                (step * 0.8).max(0.5)
            );
        }
        if n % bars.len().div_ceil(12) == 0 {
            let _ = write!(svg, "<text x=\"{x:.1}\" y=\"182\" fill=\"{INK}\">{date}</text>");
        }
    }
    let _ = write!(
        svg,
        "<line x1=\"10\" x2=\"710\" y1=\"{middle}\" y2=\"{middle}\" stroke=\"{INK}\"/>\
         <text x=\"12\" y=\"14\" fill=\"{FOR}\">for (at most {most})</text>\
         <text x=\"12\" y=\"168\" fill=\"{AGAINST}\">against</text></svg>"
    );
    Some(svg)
}

/// Who is for and against whom: a square for each of the entities with the most statements, a sign and a number in it,
/// so that colour is not needed. Nothing for fewer than three entities.
pub(super) fn matrix(pairs: &[Bundle<'_>], label: impl Fn(&str) -> String, most: usize) -> Option<String> {
    let mut sides: BTreeMap<&str, usize> = BTreeMap::new();
    for pair in pairs {
        for id in [pair.source, pair.target] {
            *sides.entry(id.as_str()).or_default() += pair.sums.positive + pair.sums.negative;
        }
    }
    let mut ids: Vec<_> = sides.into_iter().filter(|(_, count)| *count > 0).collect();
    ids.sort_by_key(|(id, count)| (Reverse(*count), *id));
    ids.truncate(most);
    if ids.len() < 3 {
        return None;
    }
    let place: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(n, (id, _))| (*id, n)).collect();
    let (cell, left, top) = (34, 190, 120);
    let (width, height) = (left + cell * ids.len() + 10, top + cell * ids.len() + 10);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">"
    );
    for (n, (id, _)) in ids.iter().enumerate() {
        let name: String = label(id).chars().take(26).collect();
        let (name, at) = (escaped(&name), cell * n + cell / 2);
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"{INK}\">{name}</text>\
             <text transform=\"translate({} {}) rotate(-50)\" fill=\"{INK}\">{name}</text>",
            left - 8,
            top + at + 4,
            left + at,
            top - 8
        );
    }
    for pair in pairs {
        let (Some(row), Some(column)) = (place.get(pair.source.as_str()), place.get(pair.target.as_str()))
        else {
            continue;
        };
        let (positive, negative) = (pair.sums.positive, pair.sums.negative);
        if positive + negative == 0 {
            continue;
        }
        let (x, y) = (left + cell * column, top + cell * row);
        let (colour, sign, net) = match positive.cmp(&negative) {
            std::cmp::Ordering::Greater => (FOR, "+", positive - negative),
            std::cmp::Ordering::Less => (AGAINST, "−", negative - positive),
            std::cmp::Ordering::Equal => ("#777777", "±", 0),
        };
        let shade = 0.25 + 0.75 * (net.min(8) as f64 / 8.0);
        let ink = if shade > 0.6 { "#ffffff" } else { INK };
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{0}\" height=\"{0}\" fill=\"{colour}\" fill-opacity=\"{shade:.2}\"/>\
             <text x=\"{1}\" y=\"{2}\" text-anchor=\"middle\" fill=\"{ink}\">{sign}{net}</text>",
            cell - 1,
            x + cell / 2,
            y + cell / 2 + 4
        );
    }
    svg.push_str("</svg>");
    Some(svg)
}
