//! Minimal sentences: one construction each, with the rows that a careful reader takes from it, once in plain words and
//! once in wording that is no stock phrase. `tests/minimal/sentences.tsv` says in its head how they are written down.

use std::collections::BTreeMap;
use std::fmt;

use demarche::document::Document;
use demarche::entity::{EntityId, Kind};
use demarche::record::Stance;

use crate::support::{builtin, path};

/// Sentences that must be right. It is what was measured: raise it when more are.
const FLOOR: usize = 261;

/// The same for sentences in uncommon wording.
const WORDING_FLOOR: usize = 218;

/// Sentences that each kind has at least.
const EACH: usize = 15;

/// The author of a sentence that names none.
const NOBODY: &str = "somebody";

/// A row as the file writes it: ids and stances that will do.
struct Expected<'t> {
    optional: bool,
    holder: Vec<&'t str>,
    target: Vec<&'t str>,
    stance: Vec<Stance>,
}

impl<'t> Expected<'t> {
    fn read(text: &'t str) -> Self {
        let row = text.trim_start_matches('?');
        let (holder, rest) = row.split_once(" -> ").unwrap_or_else(|| panic!("no arrow: {text}"));
        let (target, stance) = rest.split_once(' ').unwrap_or_else(|| panic!("no stance: {text}"));
        let stance = stance.split('|').map(|s| s.parse().unwrap_or_else(|error| panic!("{error}: {text}")));
        Expected {
            optional: row.len() < text.len(),
            holder: holder.split('|').collect(),
            target: target.split('|').collect(),
            stance: stance.collect(),
        }
    }

    /// Whether this is the row that was found, with its stance or only its polarity.
    fn is(&self, found: &Found, exactly: bool) -> bool {
        let stance = |s: &Stance| {
            if exactly { *s == found.stance } else { s.polarity() == found.stance.polarity() }
        };
        self.holder.contains(&found.holder.as_str())
            && self.target.contains(&found.target.as_str())
            && self.stance.iter().any(stance)
    }
}

/// A row that was found.
struct Found {
    holder: String,
    target: String,
    stance: Stance,
    rule: String,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {} {} [{}]", self.holder, self.target, self.stance, self.rule)
    }
}

/// The rows of a sentence that take a side, urging among them, and whom it names.
fn found(sentence: &str, date: &str, author: &str) -> (Vec<Found>, Vec<String>) {
    let author = if author.is_empty() {
        EntityId::from_name(Kind::Leader, NOBODY)
    } else {
        EntityId::from_name(Kind::Country, author)
    };
    let mut document = Document::from_text("sentence", sentence);
    document.metadata.date = Some(date.into());
    document.metadata.author = Some(author.clone());
    let name = |id: &EntityId| {
        if *id == author { "speaker" } else { id.as_str().split_once('/').map_or("", |(_, name)| name) }
            .to_owned()
    };
    let analysis = builtin().analyse(&document);
    let sided = analysis.statements.items.iter().filter(|s| s.stance != Stance::Mention);
    let row = sided.map(|s| Found {
        holder: name(&s.holder),
        target: name(&s.target),
        stance: s.stance,
        rule: s.rule.to_string(),
    });
    (row.collect(), analysis.mentions.items.iter().map(|m| name(&m.entity)).collect())
}

/// Whether all is found that must be, and nothing that may not.
fn right(expected: &[Expected], found: &[Found], exactly: bool) -> bool {
    expected.iter().all(|e| e.optional || found.iter().any(|f| e.is(f, exactly)))
        && found.iter().all(|f| expected.iter().any(|e| e.is(f, exactly)))
}

#[test]
fn minimal_sentences_give_their_rows() {
    check("tests/minimal/sentences.tsv", FLOOR);
}

#[test]
fn sentences_in_uncommon_wording_give_their_rows() {
    check("tests/minimal/wording.tsv", WORDING_FLOOR);
}

fn check(name: &str, floor: usize) {
    let file = std::fs::read_to_string(path(name)).unwrap();
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for line in file.lines().filter(|l| !l.starts_with('#')) {
        let [kind, date, author, sentence, rows] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not five columns: {line}")
        };
        let expected: Vec<Expected> =
            rows.split("; ").filter(|r| !r.is_empty()).map(Expected::read).collect();
        let (found, names) = found(sentence, date, author);
        let (exact, polar) = (right(&expected, &found, true), right(&expected, &found, false));
        let sums = kinds.entry(kind).or_default();
        *sums = [sums[0] + 1, sums[1] + usize::from(exact), sums[2] + usize::from(polar)];
        if !exact {
            let found: Vec<String> = found.iter().map(Found::to_string).collect();
            let mark = if polar { " (polarity right)" } else { "" };
            println!("{kind}: {sentence}{mark}\n    expected {rows}\n    found    {}", found.join("; "));
            println!("    named    {}", names.join(", "));
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    let show = |kind: &str, [count, exact, polar]: [usize; 3]| {
        let (exactly, polarity) = (share(exact, count), share(polar, count));
        println!(
            "{kind:12} {exact:3} of {count:3} right, {exactly:3.0} %; by polarity {polar:3}, {polarity:3.0} %"
        );
    };
    kinds.iter().for_each(|(kind, sums)| show(kind, *sums));
    let whole = kinds.values().fold([0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    show("all", whole);
    let few: Vec<_> = kinds.iter().filter(|(_, sums)| sums[0] < EACH).collect();
    assert!(few.is_empty(), "fewer than {EACH} sentences: {few:?}");
    assert!(whole[1] >= floor, "{name}: {} of {} sentences are right, {floor} were", whole[1], whole[0]);
}
