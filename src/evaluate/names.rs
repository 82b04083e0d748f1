//! The records of one document, with leaders' ids spelled as the annotations spell them.
//!
//! Whoever is found in the text alone gets an id from the name that stands there: "W. Averell Harriman" is
//! `leader/w-averell-harriman`, and no other leader for that.

use std::collections::{BTreeSet, HashMap};

use super::gold::GoldDocument;
use crate::record::{Extraction, Stance};

/// What counts of a mention.
pub(super) struct MentionRow<'e> {
    pub start: usize,
    pub end: usize,
    pub text: &'e str,
    pub entity: &'e str,
}

/// What counts of a passage.
pub(super) struct PassageRow<'e> {
    pub start: usize,
    pub end: usize,
    pub speaker: &'e str,
}

/// What counts of a statement.
pub(super) struct StatementRow<'e> {
    pub start: usize,
    pub end: usize,
    pub speaker: &'e str,
    pub holder: &'e str,
    pub target: &'e str,
    pub stance: Stance,
}

/// The records of one document, in their order.
pub(super) struct Rows<'e> {
    pub mentions: Vec<MentionRow<'e>>,
    pub passages: Vec<PassageRow<'e>>,
    pub statements: Vec<StatementRow<'e>>,
}

/// The records of the document `id`.
pub(super) fn rows_of<'e>(extraction: &'e Extraction, id: &str, gold: &'e GoldDocument) -> Rows<'e> {
    let mut spelling = Spelling { known: leaders_of(gold), table: HashMap::new() };
    let mentions = extraction.mentions.iter().filter(|m| m.document == id).map(|m| MentionRow {
        start: m.start,
        end: m.end,
        text: &m.text,
        entity: spelling.of(m.entity.as_str()),
    });
    let mentions = mentions.collect();
    let passages = extraction.speakers.iter().filter(|s| s.document == id).map(|s| PassageRow {
        start: s.start,
        end: s.end,
        speaker: spelling.of(&s.speaker),
    });
    let passages = passages.collect();
    let statements = extraction.statements.iter().filter(|s| s.document == id).map(|s| StatementRow {
        start: s.start,
        end: s.end,
        speaker: spelling.of(&s.speaker),
        holder: spelling.of(s.holder.as_str()),
        target: spelling.of(s.target.as_str()),
        stance: s.stance,
    });
    Rows { statements: statements.collect(), mentions, passages }
}

fn leaders_of(gold: &GoldDocument) -> BTreeSet<&str> {
    gold.sentences
        .iter()
        .flat_map(|s| {
            let speakers = std::iter::once(&s.speaker).chain(&s.alt_speaker);
            let stances = s.stances.iter().flat_map(|r| [&r.holder, &r.target]);
            speakers.chain(s.mentions.iter().map(|m| &m.id)).chain(stances)
        })
        .map(String::as_str)
        .filter(|id| id.starts_with("leader/"))
        .collect()
}

struct Spelling<'e> {
    known: BTreeSet<&'e str>,
    table: HashMap<&'e str, &'e str>,
}

impl<'e> Spelling<'e> {
    /// The annotations' id for a leader, where exactly one of theirs is meant.
    fn of(&mut self, id: &'e str) -> &'e str {
        if !id.starts_with("leader/") || self.known.contains(id) {
            return id;
        }
        let known = &self.known;
        self.table.entry(id).or_insert_with(|| {
            let mut same = known.iter().filter(|k| spelled_alike(id, k));
            match (same.next(), same.next()) {
                (Some(one), None) => one,
                _ => id,
            }
        })
    }
}

/// True for two ids of one leader: middle initials and a missing given name do not count.
fn spelled_alike(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    let (fewer, more) = if a.len() > b.len() { (b, a) } else { (a, b) };
    match fewer.as_slice() {
        [] => more.is_empty(),
        [family] => more.last() == Some(family),
        _ => fewer.iter().all(|part| more.contains(part)),
    }
}

/// The parts of a name that are more than an initial.
fn parts(id: &str) -> Vec<&str> {
    id.split('/').nth(1).unwrap_or("").split('-').filter(|t| t.chars().nth(1).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_missing_given_names_do_not_count() {
        for (a, b, alike) in [
            ("leader/w-averell-harriman", "leader/averell-harriman", true),
            ("leader/harriman", "leader/averell-harriman", true),
            ("leader/averell", "leader/averell-harriman", false),
            ("leader/llewellyn-e-thompson", "leader/thompson", true),
            ("leader/kim-il-sung", "leader/il-sung-kim", true),
            ("leader/kim-il-sung", "leader/kim-jong-il", false),
            ("leader/john-kennedy", "leader/robert-kennedy", false),
            ("leader/j-f", "leader/k", true),
            ("leader/j", "leader/john", false),
        ] {
            assert_eq!(spelled_alike(a, b), alike, "{a} {b}");
            assert_eq!(spelled_alike(b, a), alike, "{b} {a}");
        }
    }

    #[test]
    fn an_id_is_spelled_anew_only_where_one_leader_is_meant() {
        let known =
            BTreeSet::from(["leader/john-kennedy", "leader/robert-kennedy", "leader/averell-harriman"]);
        let mut spelling = Spelling { known, table: HashMap::new() };
        for (given, spelled) in [
            ("leader/harriman", "leader/averell-harriman"),
            ("leader/kennedy", "leader/kennedy"),
            ("leader/r-robert-kennedy", "leader/robert-kennedy"),
            ("party/harriman", "party/harriman"),
            ("editor", "editor"),
        ] {
            assert_eq!(spelling.of(given), spelled);
        }
    }
}
