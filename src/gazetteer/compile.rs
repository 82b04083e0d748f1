//! From rows of files to a compiled [`Layer`]: every fault is told with its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::layer::{Known, Layer};
use super::read::{LARGE, Taken, read};
use crate::entity::EntityId;
use crate::error::Finding;
use crate::plain::hex;

/// A row with the place it came from.
#[derive(Debug)]
pub(super) struct Row<T> {
    pub value: T,
    pub path: Arc<str>,
    pub line: usize,
}

/// The rows of some files and the faults in them.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    pub(super) taken: Taken,
    hash: Sha256,
}

/// What [`Rows::compile`] made.
pub(crate) struct Compiled {
    /// For [`Layer::open`].
    pub bytes: Vec<u8>,
    /// The entities of the layer below that it takes over.
    pub replaced: Vec<EntityId>,
    /// All faults, by file and line.
    pub findings: Vec<Finding>,
}

impl Rows {
    /// Reads the text of a file; its name's ending tells CSV from JSON Lines.
    pub(crate) fn read_text(&mut self, name: &str, text: &str) {
        let Rows { taken, hash } = self;
        std::thread::scope(|scope| {
            let mut digest = || {
                hash.update(name.rsplit(['/', '\\']).next().unwrap_or(name));
                hash.update([0]);
                hash.update(text);
            };
            if text.len() < LARGE {
                digest();
            } else {
                scope.spawn(digest);
            }
            taken.append(read(name, text));
        });
    }

    /// Compiles the rows. `below` knows the entities of the layer below: a row with the id of one of them adds
    /// to it. Faulty rows are left out.
    pub(crate) fn compile<'b>(self, below: impl Fn(&EntityId) -> Option<&'b Known>) -> Compiled {
        let Rows { taken: Taken { entries, offices, mut findings }, hash } = self;
        let mut entries = entries;
        entries.sort_by(|a, b| a.value.id.cmp(&b.value.id));
        let mut known: Vec<Known> = Vec::with_capacity(entries.len());
        let mut place: (Arc<str>, usize) = ("".into(), 0);
        let mut replaced = Vec::new();
        for Row { value, path, line } in entries {
            if known.last().is_some_and(|last| last.entry.id == value.id) {
                let (earlier, at) = &place;
                let message = format!("{} stands already in {earlier}:{at}; expected each id once", value.id);
                findings.push(fault(&path, line, "G004", message));
                continue;
            }
            place = (path, line);
            known.push(match below(&value.id) {
                Some(old) => {
                    replaced.push(value.id.clone());
                    let mut merged = old.clone();
                    merged.entry.extend(*value);
                    merged
                }
                None => Known { entry: value, offices: Vec::new() },
            });
        }
        let mut added: BTreeMap<EntityId, Known> = BTreeMap::new();
        for Row { value, path, line } in offices {
            let holder = known.binary_search_by(|k| k.entry.id.cmp(&value.leader));
            if let Ok(n) = holder {
                known[n].offices.push(value);
            } else if let Some(holder) = added.get_mut(&value.leader) {
                holder.offices.push(value);
            } else if let Some(old) = below(&value.leader) {
                let mut holder = old.clone();
                replaced.push(value.leader.clone());
                holder.offices.push(value);
                added.insert(holder.entry.id.clone(), holder);
            } else {
                let message = format!(
                    "office of {}, who is in no gazetteer; expected the id of a leader",
                    value.leader
                );
                findings.push(fault(&path, line, "G009", message));
            }
        }
        known.extend(added.into_values());
        known.sort_by(|a, b| a.entry.id.cmp(&b.entry.id));
        findings.sort();
        Compiled { bytes: Layer::write(&hex(&hash.finalize()), &known), replaced, findings }
    }
}

fn fault(path: &str, line: usize, code: &'static str, message: String) -> Finding {
    Finding { path: path.into(), line, code, message, warning: false }
}
