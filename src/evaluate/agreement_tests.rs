//! Our figures against those of the reference scorer, on made-up outputs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::*;
use crate::entity::{EntityId, Kind};
use crate::export::json;
use crate::record::{DocumentRecord, How, MentionRecord, SpeakerRecord, Stance, StatementRecord};

/// A small generator of numbers (xorshift64*), the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }

    /// True `percent` times in a hundred.
    fn falls(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What a program would write that is right but for `noise` per cent of each kind of change.
fn output(gold: &GoldDocument, noise: usize, dice: &mut Dice) -> Extraction {
    let ids: Vec<&str> = gold
        .sentences
        .iter()
        .flat_map(|s| s.mentions.iter().map(|m| m.id.as_str()).chain([s.speaker.as_str()]))
        .chain(["country/atlantis", "leader/harriman", "leader/q-il-sung-kim", "leader/a"])
        .collect();
    let mut extraction = Extraction::default();
    extraction.documents.push(DocumentRecord {
        id: gold.document.clone(),
        path: None,
        sha256: String::new(),
        title: None,
        date: None,
        author: None,
        addressee: None,
        characters: gold.sentences.iter().map(|s| s.end).max().unwrap_or(0),
        text: None,
    });
    for s in &gold.sentences {
        for m in &s.mentions {
            let id = if dice.falls(30) { m.alt.first().unwrap_or(&m.id) } else { &m.id };
            let id = if dice.falls(noise) { dice.one(&ids) } else { id.as_str() };
            for _ in 0..1 + usize::from(dice.falls(noise)) {
                let late = usize::from(dice.falls(noise));
                extraction.mentions.push(mention(gold, m.start + late, m.end + 2 * late, &m.text, id));
            }
            if dice.falls(noise) {
                extraction.mentions.pop();
            }
            if id != s.speaker {
                add(&mut extraction, gold, s, [&s.speaker, &s.speaker, id], Stance::Mention, dice, noise);
            }
        }
        let speaker = if dice.falls(noise) { dice.one(&ids) } else { s.speaker.as_str() };
        let (start, end) = (s.start.saturating_sub(dice.below(3)), s.end + dice.below(3));
        if !dice.falls(noise) {
            let (document, speaker) = (gold.document.clone(), speaker.to_owned());
            let how = How::Reported;
            extraction.speakers.push(SpeakerRecord {
                document,
                start,
                end,
                speaker,
                how,
                source: None,
                cue: None,
            });
        }
        for r in &s.stances {
            let holder = if dice.falls(30) { r.alt_holder.first().unwrap_or(&r.holder) } else { &r.holder };
            let target = if dice.falls(30) { r.alt_target.first().unwrap_or(&r.target) } else { &r.target };
            let tag = if dice.falls(30) { *r.alt_tag.first().unwrap_or(&r.tag) } else { r.tag };
            let tag = if dice.falls(noise) { *dice.one(&Stance::ALL) } else { tag };
            let holder = if dice.falls(noise) { dice.one(&ids) } else { holder.as_str() };
            let speaker = if dice.falls(noise) { dice.one(&ids) } else { s.speaker.as_str() };
            add(&mut extraction, gold, s, [speaker, holder, target], tag, dice, noise);
        }
    }
    extraction.sort();
    extraction
}

fn mention(gold: &GoldDocument, start: usize, end: usize, text: &str, id: &str) -> MentionRecord {
    MentionRecord {
        document: gold.document.clone(),
        start,
        end,
        text: text.to_owned(),
        entity: id.into(),
        kind: EntityId::new(id).kind().unwrap_or(Kind::Organization),
        method: "name".into(),
        confidence: 0.5,
    }
}

fn add(
    extraction: &mut Extraction,
    gold: &GoldDocument,
    s: &GoldSentence,
    [speaker, holder, target]: [&str; 3],
    stance: Stance,
    dice: &mut Dice,
    noise: usize,
) {
    for _ in 0..usize::from(!dice.falls(noise)) + usize::from(dice.falls(noise)) {
        let shift = if dice.falls(noise) { dice.below(90) } else { 0 };
        extraction.statements.push(StatementRecord {
            id: format!("{}", extraction.statements.len()),
            document: gold.document.clone(),
            speaker: speaker.to_owned(),
            holder: holder.into(),
            target: target.into(),
            stance,
            polarity: stance.polarity(),
            start: s.start + shift,
            end: s.end + shift,
            text: String::new(),
            cue: None,
            via: Vec::new(),
            negated: false,
            rule: "given".into(),
            confidence: 0.5,
        });
    }
}

/// The reference scorer and its annotations, where both are at hand.
fn reference() -> Option<(PathBuf, Vec<PathBuf>)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let scorer = shared.join("score/score.py");
    let golds: Vec<_> = walkdir::WalkDir::new(shared.join("gold"))
        .sort_by_file_name()
        .into_iter()
        .filter_map(|e| Some(e.ok()?.into_path()))
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    let python = Command::new("python3").arg("--version").output().is_ok_and(|o| o.status.success());
    if !scorer.exists() || golds.is_empty() || !python {
        println!("skipped: no ../shared with the reference scorer, or no python3");
        return None;
    }
    Some((scorer, golds))
}

/// Scores all pairs in one run of Python: starting it costs more than scoring.
fn reference_reports(scorer: &Path, pairs: &[(PathBuf, PathBuf)]) -> Vec<Value> {
    let program = "import importlib.util, json, sys\n\
                   sys.dont_write_bytecode = True\n\
                   spec = importlib.util.spec_from_file_location('score', sys.argv[1])\n\
                   score = importlib.util.module_from_spec(spec)\n\
                   spec.loader.exec_module(score)\n\
                   for g, o in zip(sys.argv[2::2], sys.argv[3::2]):\n\
                   \x20   g, o = (json.load(open(p, encoding='utf-8')) for p in (g, o))\n\
                   \x20   print(json.dumps(score.score(g, o)[0]))\n";
    let mut command = Command::new("python3");
    command.arg("-c").arg(program).arg(scorer);
    for (gold, out) in pairs {
        command.arg(gold).arg(out);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn the_figures_are_those_of_the_reference_scorer() {
    let Some((scorer, golds)) = reference() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice(0x1966_0203);
    let (mut pairs, mut ours) = (Vec::new(), Vec::new());
    for path in &golds {
        let gold = GoldDocument::read(path).unwrap();
        for noise in [0, 2, 5, 10, 20, 40, 70] {
            let extraction = output(&gold, noise, &mut dice);
            let out = folder.path().join(format!("{}.json", pairs.len()));
            std::fs::write(&out, json::to_string(&extraction)).unwrap();
            pairs.push((path.clone(), out));
            ours.push(evaluate(&gold, &extraction, None).unwrap());
        }
    }
    let theirs = reference_reports(&scorer, &pairs);
    assert_eq!(theirs.len(), ours.len());
    let mut imperfect = 0;
    for ((report, reference), (gold, _)) in ours.iter().zip(&theirs).zip(&pairs) {
        assert_eq!(&serde_json::to_value(report).unwrap(), reference, "{}", gold.display());
        imperfect += usize::from(report.stance.f1() < 1.0 && report.links.f1() < 1.0);
    }
    assert!(imperfect > ours.len() / 2, "the changes change something");
}

/// The scorer's own command line, and its printed JSON.
#[test]
fn its_command_says_the_same() {
    let Some((scorer, golds)) = reference() else { return };
    let gold = GoldDocument::read(&golds[0]).unwrap();
    let extraction = output(&gold, 15, &mut Dice(7));
    let mut file = tempfile::NamedTempFile::new().unwrap();
    json::write(&extraction, &mut file).unwrap();
    let run = Command::new("python3")
        .args(["-B".as_ref(), scorer.as_os_str(), golds[0].as_os_str(), file.path().as_os_str()])
        .arg("--json")
        .output()
        .unwrap();
    let theirs: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(serde_json::to_value(evaluate(&gold, &extraction, None).unwrap()).unwrap(), theirs);
}
