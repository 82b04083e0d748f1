//! The comparison itself, measure by measure.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::figures::{Accuracy, Scores};
use super::gold::{GoldDocument, GoldSentence, GoldStance};
use super::names::{MentionRow, Rows, StatementRow};
use super::report::{Detail, Fault, Measure, Report};
use crate::graph::EDITOR;
use crate::record::Stance;

/// A statement and the annotated sentence that it overlaps most.
type Placed<'a> = (&'a GoldSentence, &'a StatementRow<'a>);

pub(super) fn score(gold: &GoldDocument, rows: &Rows<'_>) -> Report {
    let mut details = Vec::new();
    let placed: Vec<Placed<'_>> =
        rows.statements.iter().filter_map(|s| Some((sentence_of(s, &gold.sentences)?, s))).collect();
    let mut report = Report { document: gold.document.clone(), ..Report::default() };
    (report.mentions, report.mentions_exact) = mentions(gold, rows, &mut details);
    report.speakers = speakers(gold, rows, &mut details);
    report.links = links(gold, &placed);
    let (stance, faults) = stances(gold, &placed, |s| s.polarity() != 0, Stance::polarity);
    report.stance = stance;
    details.extend(faults);
    report.stance_tag = stances(gold, &placed, |s| s != Stance::Mention, |s| s).0;
    report.edges = edges(gold, &placed);
    details.sort_by_key(|d| d.start);
    report.details = details;
    report
}

fn scored(gold: &GoldDocument) -> impl Iterator<Item = &GoldSentence> {
    gold.sentences.iter().filter(|s| s.speaker != EDITOR)
}

fn is_one_of<T: PartialEq<U>, U: ?Sized>(id: &U, first: &T, more: &[T]) -> bool {
    first == id || more.iter().any(|m| m == id)
}

fn sentence_of<'g>(row: &StatementRow<'_>, sentences: &'g [GoldSentence]) -> Option<&'g GoldSentence> {
    let (mut best, mut size) = (None, 0);
    for s in sentences {
        let shared = row.end.min(s.end).saturating_sub(row.start.max(s.start));
        if shared > size {
            (best, size) = (Some(s), shared);
        }
    }
    best
}

/// Gives each prediction the first annotation that is still free and fits. What is left over on either side
/// comes back as indices.
fn pairs<P, G>(
    predicted: &[P],
    gold: &[G],
    fits: impl Fn(&P, &G) -> bool,
) -> (usize, Vec<usize>, Vec<usize>) {
    let mut free = vec![true; gold.len()];
    let mut extra = Vec::new();
    for (n, p) in predicted.iter().enumerate() {
        match gold.iter().enumerate().position(|(i, g)| free[i] && fits(p, g)) {
            Some(i) => free[i] = false,
            None => extra.push(n),
        }
    }
    let missed = (0..gold.len()).filter(|&i| free[i]).collect();
    (predicted.len() - extra.len(), extra, missed)
}

fn mentions(gold: &GoldDocument, rows: &Rows<'_>, details: &mut Vec<Detail>) -> (Scores, Scores) {
    let annotated: Vec<_> = gold.sentences.iter().flat_map(|s| &s.mentions).collect();
    let scores =
        |hits| Scores { right: hits, predicted: rows.mentions.len(), found: hits, gold: annotated.len() };
    let same = |p: &MentionRow<'_>, g: &super::GoldMention| is_one_of(p.entity, &g.id, &g.alt);
    let (hits, extra, missed) =
        pairs(&rows.mentions, &annotated, |p, g| p.end.min(g.end) > p.start.max(g.start) && same(p, g));
    let mut note = |fault, start, what: &str, which: &str| {
        let (what, which) = (what.to_owned(), which.to_owned());
        details.push(Detail { start, measure: Measure::Mentions, fault, what, which });
    };
    for p in extra.iter().map(|&i| &rows.mentions[i]) {
        note(Fault::Extra, p.start, p.text, p.entity);
    }
    for g in missed.iter().map(|&i| annotated[i]) {
        note(Fault::Missed, g.start, &g.text, &g.id);
    }
    let (exact, _, _) =
        pairs(&rows.mentions, &annotated, |p, g| p.start == g.start && p.end == g.end && same(p, g));
    (scores(hits), scores(exact))
}

fn speakers(gold: &GoldDocument, rows: &Rows<'_>, details: &mut Vec<Detail>) -> Accuracy {
    let mut accuracy = Accuracy::default();
    for s in scored(gold) {
        accuracy.gold += 1;
        let middle = (s.start + s.end) / 2;
        let around = rows.passages.iter().filter(|p| p.start <= middle && middle < p.end);
        let inner = around.min_by_key(|p| p.end - p.start).map(|p| p.speaker);
        if inner.is_some_and(|speaker| is_one_of(speaker, &s.speaker, &s.alt_speaker)) {
            accuracy.right += 1;
        } else {
            details.push(Detail {
                start: s.start,
                measure: Measure::Speakers,
                fault: Fault::Wrong,
                what: inner.unwrap_or("nobody").to_owned(),
                which: s.speaker.clone(),
            });
        }
    }
    accuracy
}

/// Who names whom in which sentence. Any statement of the passage's speaker shows it, the bare mention too.
fn links(gold: &GoldDocument, placed: &[Placed<'_>]) -> Scores {
    type Link<'a> = (i64, &'a str, &'a str);
    let mut annotated: HashSet<Link<'_>> = HashSet::new();
    let mut instead: HashMap<Link<'_>, Link<'_>> = HashMap::new();
    let mut implied: HashSet<Link<'_>> = HashSet::new();
    for s in scored(gold) {
        for m in s.mentions.iter().filter(|m| m.id != s.speaker) {
            annotated.insert((s.sid, &s.speaker, &m.id));
            for other in &m.alt {
                instead.insert((s.sid, &s.speaker, other), (s.sid, &s.speaker, &m.id));
            }
        }
        for r in &s.stances {
            for target in std::iter::once(&r.target).chain(&r.alt_target) {
                implied.insert((s.sid, &s.speaker, target));
            }
        }
    }
    let predicted: HashSet<Link<'_>> = placed
        .iter()
        .filter(|(_, st)| st.speaker == st.holder)
        .map(|(s, st)| (s.sid, st.holder, st.target))
        .map(|link| instead.get(&link).copied().unwrap_or(link))
        // An attitude to somebody whom the sentence does not name is no link, and no fault.
        .filter(|link| annotated.contains(link) || !implied.contains(link))
        .collect();
    let hits = predicted.intersection(&annotated).count();
    Scores { right: hits, predicted: predicted.len(), found: hits, gold: annotated.len() }
}

/// Rows of sentence, holder, target and what `key` makes of the stance.
fn stances<K: std::hash::Hash + Eq>(
    gold: &GoldDocument,
    placed: &[Placed<'_>],
    keep: impl Fn(Stance) -> bool,
    key: impl Fn(Stance) -> K,
) -> (Scores, Vec<Detail>) {
    let mut seen = HashSet::new();
    let predicted: Vec<_> = placed
        .iter()
        .filter(|(s, st)| keep(st.stance) && seen.insert((s.sid, st.holder, st.target, key(st.stance))))
        .collect();
    let kept = |s: &'_ &GoldStance| keep(s.tag);
    let rows = gold.sentences.iter().flat_map(|s| s.stances.iter().filter(kept).map(move |r| (s, r)));
    let (mut all, optional): (Vec<_>, Vec<_>) = rows.partition(|(_, r)| !r.optional);
    let firm = all.len();
    let fits = |(s, st): &&Placed<'_>, (sentence, r): &(&GoldSentence, &GoldStance)| {
        s.sid == sentence.sid
            && is_one_of(st.holder, &r.holder, &r.alt_holder)
            && is_one_of(st.target, &r.target, &r.alt_target)
            && std::iter::once(&r.tag).chain(&r.alt_tag).any(|t| key(*t) == key(st.stance))
    };
    let (found, _, missed) = pairs(&predicted, &all, fits);
    all.extend(optional);
    let (right, extra, _) = pairs(&predicted, &all, fits);
    let detail = |fault, start, holder: &str, target: &str, tag: Stance| Detail {
        start,
        measure: Measure::Stance,
        fault,
        what: format!("{holder} -> {target}"),
        which: tag.to_string(),
    };
    let mut details = Vec::new();
    for (_, st) in extra.iter().map(|&i| predicted[i]) {
        details.push(detail(Fault::Extra, st.start, st.holder, st.target, st.stance));
    }
    for (s, r) in missed.iter().map(|&i| all[i]) {
        details.push(detail(Fault::Missed, s.start, &r.holder, &r.target, r.tag));
    }
    (Scores { right, predicted: predicted.len(), found, gold: firm }, details)
}

/// Sides taken anywhere in the document.
fn edges(gold: &GoldDocument, placed: &[Placed<'_>]) -> Scores {
    type Side<'a> = (&'a str, &'a str, i8);
    let sided = |s: Stance| s.polarity() != 0;
    let predicted: HashSet<Side<'_>> = placed
        .iter()
        .filter(|(_, st)| sided(st.stance))
        .map(|(_, st)| (st.holder, st.target, st.stance.polarity()))
        .collect();
    let mut firm: BTreeMap<Side<'_>, HashSet<Side<'_>>> = BTreeMap::new();
    let mut every: HashSet<Side<'_>> = HashSet::new();
    for r in gold.sentences.iter().flat_map(|s| &s.stances).filter(|r| sided(r.tag)) {
        let polarity = r.tag.polarity();
        let holders = || std::iter::once(&r.holder).chain(&r.alt_holder);
        let targets = || std::iter::once(&r.target).chain(&r.alt_target);
        let forms = holders().flat_map(|h| targets().map(move |t| (h.as_str(), t.as_str(), polarity)));
        let forms: Vec<Side<'_>> = forms.collect();
        every.extend(&forms);
        if !r.optional {
            firm.entry((&r.holder, &r.target, polarity)).or_default().extend(forms);
        }
    }
    Scores {
        right: predicted.intersection(&every).count(),
        predicted: predicted.len(),
        found: firm.values().filter(|forms| !forms.is_disjoint(&predicted)).count(),
        gold: firm.len(),
    }
}
