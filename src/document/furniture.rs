//! Running headers, footers and page numbers.

use std::collections::{HashMap, HashSet};

use super::lines::{Line, lines};
use crate::span::{Byte, Span};

/// The lines that belong to the pages and not to the text: running headers and footers, page numbers.
///
/// With form feeds, the first and last lines of pages are compared; without, page numbers that count up
/// one by one are looked for, and lines that stand beside them again and again. A line that stands once is
/// never furniture, unless it says "Page 3 of 10".
///
/// ```
/// use demarche::document::page_furniture;
/// let text = "SECRET\nWe met\non Monday.\n- 1 -\n\u{c}SECRET\nThen we\nleft.\n- 2 -\n";
/// let found: Vec<_> = page_furniture(text).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["SECRET", "- 1 -", "SECRET", "- 2 -"]);
/// ```
pub fn page_furniture(text: &str) -> Vec<Span<Byte>> {
    let lines = lines(text);
    let mut marked: HashSet<usize> = HashSet::new();
    let pages = pages(&lines);
    if pages.len() > 1 {
        let edges: Vec<usize> = pages.iter().flat_map(|(first, last)| edges(*first, *last)).collect();
        mark_repeated(&lines, &edges, pages.len(), &mut marked);
    } else {
        let numbers = counting(&lines);
        let beside: Vec<usize> = numbers
            .iter()
            .flat_map(|n| n.saturating_sub(2)..(n + 3).min(lines.len()))
            .filter(|n| !numbers.contains(n))
            .collect();
        mark_repeated(&lines, &beside, numbers.len(), &mut marked);
        marked.extend(numbers);
    }
    marked.extend((0..lines.len()).filter(|n| says_page_of(lines[*n].text)));
    let mut spans: Vec<_> = marked.into_iter().map(|n| lines[n].span()).collect();
    spans.sort();
    spans
}

/// First line and last line of every page.
fn pages(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut starts: Vec<usize> = (0..lines.len()).filter(|n| *n == 0 || lines[*n].after_feed).collect();
    starts.push(lines.len());
    starts.windows(2).map(|w| (w[0], w[1] - 1)).collect()
}

/// The two lines at either edge of a page.
fn edges(first: usize, last: usize) -> Vec<usize> {
    let mut edges: Vec<usize> = (first..=last).take(2).chain((first..=last).rev().take(2)).collect();
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Marks lines that are the same but for their numbers, on at least two pages and a third of all.
fn mark_repeated(lines: &[Line], candidates: &[usize], pages: usize, marked: &mut HashSet<usize>) {
    let mut alike: HashMap<String, Vec<usize>> = HashMap::new();
    for &n in candidates {
        if lines[n].text.len() <= 120 {
            let places = alike.entry(shape(lines[n].text)).or_default();
            if !places.contains(&n) {
                places.push(n);
            }
        }
    }
    let enough = (pages / 3).max(2);
    for places in alike.into_values().filter(|places| places.len() >= enough) {
        marked.extend(places);
    }
}

/// A line without case, spacing and numbers.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for c in line.chars() {
        if c.is_ascii_digit() {
            if !shape.ends_with('#') {
                shape.push('#');
            }
        } else if !c.is_whitespace() {
            shape.extend(c.to_lowercase());
        }
    }
    shape
}

/// The page number that a line consists of: "12", "- 12 -", "[12]", "Page 12", "p. 12".
fn page_number(line: &str) -> Option<u32> {
    if line.len() > 16 {
        return None;
    }
    let lower = line.to_ascii_lowercase();
    let lower = lower.trim_start_matches("page").trim_start_matches("p.");
    let digits = lower.trim_matches(|c: char| c.is_whitespace() || "-–—[]|•·*~".contains(c));
    (digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// "Page 3 of 10", "Page 3/10".
fn says_page_of(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let Some(rest) = lower.strip_prefix("page ") else { return false };
    let mut parts = rest.splitn(2, ['/', 'o']);
    let number = |p: Option<&str>| p.is_some_and(|p| p.trim().parse::<u32>().is_ok());
    number(parts.next()) && number(parts.next().map(|p| p.trim_start_matches('f')))
}

/// Lines that hold nothing but a page number, where three or more of them count up one by one.
fn counting(lines: &[Line]) -> Vec<usize> {
    let numbered: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(n, l)| Some((n, page_number(l.text)?))).collect();
    let mut best: Vec<usize> = Vec::new();
    for (i, &(first, number)) in numbered.iter().enumerate().take(200) {
        if best.contains(&first) {
            continue;
        }
        let mut run = vec![first];
        let mut next = number + 1;
        for &(line, number) in &numbered[i + 1..] {
            // A page has more than two lines; a numbered list has not.
            if number == next && line > run[run.len() - 1] + 3 {
                run.push(line);
                next += 1;
            }
        }
        if run.len() > best.len() {
            best = run;
        }
    }
    if best.len() >= 3 { best } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        page_furniture(text).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn pages_without_form_feeds_are_told_by_their_numbers() {
        let words = ["oak", "elm", "ash", "fir", "yew"];
        let page = |n: usize| {
            let w = words[n - 7];
            format!("We met by the {w}.\nThe {w} is tall.\nSo said {w}\nand {w}\n\nArchive of Haven\n{n}\n\n")
        };
        let text: String = (7..12).map(page).collect();
        assert_eq!(found(&text).iter().filter(|f| **f == "Archive of Haven").count(), 5);
        assert_eq!(found(&text).len(), 10);
    }

    #[test]
    fn lists_and_repeated_answers_are_no_furniture() {
        assert_eq!(found("1\nOne.\n2\nTwo.\n3\nThree.\n4\nFour."), [""; 0]);
        assert_eq!(found("He said:\nYes\nHe said:\nYes\nHe said:\nYes"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }

    #[test]
    fn running_headers_may_hold_the_page_number() {
        let text = "Haven Papers, p. 3\nText one.\n\u{c}Haven Papers, p. 4\nText two.\n\u{c}Haven Papers, p. 5\nEnd.";
        assert_eq!(found(text).len(), 3);
        assert_eq!(found("Text.\nPage 1 of 1"), ["Page 1 of 1"]);
    }
}
