//! `demarche check`.

use std::path::{Path, PathBuf};

use demarche::Error;
use demarche::error::Finding;
use demarche::gazetteer::{self, Gazetteer, GazetteerBuilder};
use demarche::stance::{Frames, check_examples};

use crate::args::Check;
use crate::status::Status;
use crate::terminal::{complain, counted, show};

/// Checks, and tells all faults at once.
///
/// # Errors
/// Those of writing.
pub fn run(args: &Check) -> Result<Status, Error> {
    let mut checked = Checked::default();
    if args.paths.is_empty() {
        checked.builtin()?;
    } else {
        checked.paths(&args.paths, !args.no_builtin);
    }
    let Checked { mut findings, gazetteers, entries, frames, examples, unread } = checked;
    findings.sort();
    findings.dedup();
    let warnings = findings.iter().filter(|f| f.warning).count();
    let faults = findings.len() - warnings;
    show(|to| {
        for finding in findings.iter().filter(|f| !(args.quiet && f.warning)) {
            writeln!(to, "{finding}")?;
        }
        writeln!(
            to,
            "{}: {}; {}, {}: {}, {}",
            counted(gazetteers, "gazetteer", "gazetteers"),
            counted(entries, "entry", "entries"),
            counted(frames, "frame", "frames"),
            counted(examples, "example", "examples"),
            counted(faults, "fault", "faults"),
            counted(warnings, "warning", "warnings")
        )
    })?;
    Ok(match (unread, faults) {
        (0, 0) => Status::Done,
        (1.., 0) if gazetteers == 0 && frames == 0 => Status::Nothing,
        _ => Status::Partly,
    })
}

/// What was looked at, and what was found.
#[derive(Debug, Default)]
struct Checked {
    findings: Vec<Finding>,
    /// Gazetteer files, or folders of them.
    gazetteers: usize,
    entries: usize,
    frames: usize,
    examples: usize,
    /// Paths that could not be read.
    unread: usize,
}

impl Checked {
    fn builtin(&mut self) -> Result<(), Error> {
        self.findings = gazetteer::check(None)?;
        self.gazetteers = 1;
        self.entries = Gazetteer::builtin().len();
        self.try_frames(Frames::builtin(), Gazetteer::builtin());
        Ok(())
    }

    /// Gazetteers are checked together, and with the built-in names if those will be there; frames are tried
    /// with these gazetteers.
    fn paths(&mut self, paths: &[PathBuf], builtin: bool) {
        let mut places = Places::default();
        for path in paths {
            if let Err(error) = places.add(path) {
                self.unreadable(&error);
            }
        }
        let mut builder = if builtin { GazetteerBuilder::with_builtin() } else { GazetteerBuilder::new() };
        for path in &places.gazetteers {
            match builder.read_path(path) {
                Ok(()) => self.gazetteers += 1,
                Err(error) => self.unreadable(&error),
            }
        }
        let before = if builtin { Gazetteer::builtin().len() } else { 0 };
        let (gazetteer, findings) = builder.check();
        self.entries = gazetteer.len().saturating_sub(before);
        self.findings.extend(findings);
        for path in &places.frames {
            match Frames::load_with_findings(path) {
                Ok((frames, findings)) => {
                    self.findings.extend(findings);
                    self.try_frames(&frames, &gazetteer);
                }
                Err(error) => self.unreadable(&error),
            }
        }
    }

    fn try_frames(&mut self, frames: &Frames, gazetteer: &Gazetteer) {
        self.frames += frames.iter().count();
        self.examples += frames.iter().map(|f| f.examples.len()).sum::<usize>();
        self.findings.extend(check_examples(frames, gazetteer));
    }

    fn unreadable(&mut self, error: &Error) {
        self.unread += 1;
        complain(error);
    }
}

/// Files and folders sorted by what they hold.
#[derive(Debug, Default)]
struct Places {
    gazetteers: Vec<PathBuf>,
    frames: Vec<PathBuf>,
}

impl Places {
    /// A folder counts with all folders in it.
    fn add(&mut self, path: &Path) -> Result<(), Error> {
        let metadata = path.metadata().map_err(|e| Error::io(path, "read", e))?;
        if !metadata.is_dir() {
            match extension(path).as_str() {
                "toml" => self.frames.push(path.to_path_buf()),
                "csv" | "jsonl" => self.gazetteers.push(path.to_path_buf()),
                _ => {
                    let message = "neither gazetteer nor frames; expected a .csv, .jsonl or .toml file";
                    return Err(Error::data(path, 0, message));
                }
            }
            return Ok(());
        }
        let before = self.gazetteers.len() + self.frames.len();
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|e| Error::io(path, "read", e.into()))?;
            if entry.file_type().is_dir() {
                let folder = entry.path();
                if holds(folder, &["csv", "jsonl"]) {
                    self.gazetteers.push(folder.to_path_buf());
                }
                if holds(folder, &["toml"]) {
                    self.frames.push(folder.to_path_buf());
                }
            }
        }
        if self.gazetteers.len() + self.frames.len() == before {
            let message = "nothing in it to check; expected .csv, .jsonl or .toml files";
            return Err(Error::data(path, 0, message));
        }
        Ok(())
    }
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

fn holds(folder: &Path, extensions: &[&str]) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| e.path()).any(|p| p.is_file() && extensions.contains(&extension(&p).as_str()))
}
