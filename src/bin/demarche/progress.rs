//! The progress bar: on standard error, on a terminal, for work that takes longer than a moment.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::Duration;

use demarche::corpus;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes less time than this shows no bar.
const MOMENT: Duration = Duration::from_secs(1);

const BAR: &str = "{elapsed_precise} {bar:30} {bytes}/{total_bytes} {msg}";
const SPINNER: &str = "{elapsed_precise} {spinner} {bytes} {msg}";

/// A bar that comes up by itself once the work has taken a moment.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A bar for these arguments, unless nobody would see it.
    pub fn new(paths: &[PathBuf], quiet: bool) -> Progress {
        if quiet || !std::io::stderr().is_terminal() {
            return Progress { bar: None };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let (shown, paths) = (bar.clone(), paths.to_vec());
        std::thread::spawn(move || {
            std::thread::sleep(MOMENT);
            let total = size(&paths);
            let template = if total.is_some() { BAR } else { SPINNER };
            if let Ok(style) = ProgressStyle::with_template(template) {
                shown.set_style(style);
            }
            if !shown.is_finished() {
                total.into_iter().for_each(|bytes| shown.set_length(bytes));
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(Duration::from_millis(200));
            }
        });
        Progress { bar: Some(bar) }
    }

    /// Shows how far the work is.
    pub fn step(&self, done: corpus::Progress) {
        if let Some(bar) = &self.bar {
            let documents = crate::terminal::counted(done.documents, "document", "documents");
            bar.set_position((done.bytes as u64).min(bar.length().unwrap_or(u64::MAX)));
            bar.set_message(documents);
        }
    }

    /// Prints a message that the bar does not overwrite.
    pub fn complain(&self, message: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| crate::terminal::complain(message)),
            None => crate::terminal::complain(message),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// The bytes below these paths; `None` where that cannot be known. Markup counts, so that the end of a folder
/// of XML comes sooner than it seems.
fn size(paths: &[PathBuf]) -> Option<u64> {
    let mut bytes = 0;
    for path in paths {
        if path.as_os_str() == "-" {
            return None;
        }
        for entry in walkdir::WalkDir::new(path).follow_links(true).into_iter().flatten() {
            bytes += entry.metadata().map_or(0, |m| if m.is_file() { m.len() } else { 0 });
        }
    }
    Some(bytes)
}
