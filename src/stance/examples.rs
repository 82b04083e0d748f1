//! A frame's examples are its tests: each is run through the whole pipeline.

use std::collections::BTreeSet;

use super::frames::{Example, Frame, Frames};
use super::{Statement, Statements};
use crate::document::Document;
use crate::entity::EntityId;
use crate::error::Finding;
use crate::gazetteer::Gazetteer;
use crate::mention::Mentions;
use crate::speaker::Passages;
use crate::structure::Structure;
use crate::syntax::Syntax;

/// The author of example sentences.
const SPEAKER: &str = "leader/speaker";

/// Runs every frame's examples and tells those whose rows differ.
///
/// ```
/// use demarche::gazetteer::Gazetteer;
/// use demarche::stance::{Frames, check_examples};
/// let (frames, faults) = Frames::from_texts(&[("praise.toml", r#"
///     stance = "praise"
///     [[frame]]
///     name = "praises"
///     verbs = ["praise"]
///     holder = ["subject"]
///     target = ["object"]
///     examples = [{ text = "The Polish leaders praised Finland.", rows = ["finland -> poland"] }]
/// "#)]);
/// assert!(faults.is_empty());
/// let findings = check_examples(&frames, Gazetteer::builtin());
/// assert!(findings[0].message.contains("poland -> finland"), "told the wrong way round on purpose");
/// ```
pub fn check_examples(frames: &Frames, gazetteer: &Gazetteer) -> Vec<Finding> {
    let mut findings = Vec::new();
    for frame in frames.iter() {
        let alone = frames.only(frame);
        for example in &frame.examples {
            let found = rows(&alone, gazetteer, frame, example);
            let expected: BTreeSet<String> = example.rows.iter().map(|r| with_stance(frame, r)).collect();
            if found != expected {
                let list = |rows: &BTreeSet<String>| {
                    if rows.is_empty() {
                        "no row".to_string()
                    } else {
                        rows.iter().cloned().collect::<Vec<_>>().join("; ")
                    }
                };
                findings.push(Finding {
                    path: frame.place.0.clone(),
                    line: frame.place.1,
                    code: "F010",
                    message: format!(
                        "{}: {:?} gives {}; expected {}",
                        frame.id,
                        example.text,
                        list(&found),
                        list(&expected)
                    ),
                    warning: false,
                });
            }
        }
    }
    findings
}

fn rows(frames: &Frames, gazetteer: &Gazetteer, frame: &Frame, example: &Example) -> BTreeSet<String> {
    let mut document = Document { text: example.text.clone(), ..Document::default() };
    document.metadata.date = Some("1966-06".into());
    document.metadata.author = Some(EntityId::new(SPEAKER));
    let structure = Structure::of(&document);
    let mentions = Mentions::find(&document, &structure, gazetteer);
    let syntax = Syntax::of(&document.text, &structure, &mentions);
    let passages = Passages::find(&document, &structure, &mentions, &syntax);
    let statements = Statements::find(&document.text, &structure, &mentions, &syntax, &passages, frames);
    statements.items.iter().filter(|s| s.rule == frame.id).map(written).collect()
}

fn written(statement: &Statement) -> String {
    format!("{}: {} -> {}", statement.stance, statement.holder.name(), statement.target.name())
}

fn with_stance(frame: &Frame, row: &str) -> String {
    if row.contains(": ") { row.to_string() } else { format!("{}: {row}", frame.stance) }
}
