//! How far the work is: a bar on a terminal, a line a minute in a log, and the totals at the end.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use demarche::corpus;
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal;

/// Work that takes less time than this shows no bar.
const MOMENT: Duration = Duration::from_secs(1);
/// How often a log gets a line.
const LINE: Duration = Duration::from_secs(60);

const BAR: &str = "{elapsed_precise} {bar:24} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left, {msg}";
const SPINNER: &str = "{elapsed_precise} {spinner} {bytes}, {bytes_per_sec}, {msg}";

/// Shows how far the work is, on standard error.
#[derive(Debug)]
pub struct Progress {
    shown: Shown,
    started: Instant,
    /// Bytes of the files that have been read.
    position: Arc<AtomicU64>,
}

#[derive(Debug)]
enum Shown {
    /// A bar that comes up by itself once the work has taken a moment.
    Bar(ProgressBar),
    /// Lines, and when the last one was written.
    Lines(Instant),
    Nothing,
}

impl Progress {
    /// For these arguments; `position` tells how much of them has been read.
    pub fn new(paths: &[PathBuf], quiet: bool, position: Arc<AtomicU64>) -> Progress {
        let started = Instant::now();
        let shown = match (quiet, std::io::stderr().is_terminal()) {
            (true, _) => Shown::Nothing,
            (false, false) => Shown::Lines(started),
            (false, true) => Shown::Bar(bar(paths)),
        };
        Progress { shown, started, position }
    }

    /// Takes note of what is done.
    pub fn step(&mut self, done: corpus::Progress) {
        let read = self.position.load(Ordering::Relaxed);
        match &mut self.shown {
            Shown::Bar(bar) => {
                bar.set_position(read.min(bar.length().unwrap_or(u64::MAX)));
                bar.set_message(so_far(done));
            }
            Shown::Lines(last) if last.elapsed() >= LINE => {
                *last = Instant::now();
                let time = HumanDuration(self.started.elapsed());
                let speed = megabytes(done.bytes as f64 / self.started.elapsed().as_secs_f64());
                terminal::complain(format!("{time}: {}, {speed}/s", so_far(done)));
            }
            _ => {}
        }
    }

    /// Prints a message that the bar does not overwrite.
    pub fn complain(&self, message: &str) {
        match &self.shown {
            Shown::Bar(bar) => bar.suspend(|| terminal::complain(message)),
            _ => terminal::complain(message),
        }
    }

    /// Takes the bar away.
    pub fn close(&mut self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        self.shown = Shown::Nothing;
    }

    /// The closing line.
    pub fn totals(&self, done: corpus::Progress, (statements, mentions): (usize, usize)) -> String {
        let seconds = self.started.elapsed().as_secs_f64();
        let speed = megabytes(done.bytes as f64 / seconds.max(1e-3));
        let again = match done.taken_over {
            0 => String::new(),
            n => format!(" ({} of them done before)", HumanCount(n as u64)),
        };
        let mentions = many(mentions, "mention", "mentions");
        let statements = many(statements, "statement", "statements");
        format!("{}{again} in {seconds:.1} s, {speed}/s; {mentions}, {statements}", so_far(done))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.close();
    }
}

/// Documents, text, failures.
fn so_far(done: corpus::Progress) -> String {
    let documents = many(done.documents, "document", "documents");
    let failures = match done.failures {
        0 => String::new(),
        n => format!(", {}", many(n, "failure", "failures")),
    };
    format!("{documents}, {} of text{failures}", megabytes(done.bytes as f64))
}

fn many(number: usize, one: &str, several: &str) -> String {
    format!("{} {}", HumanCount(number as u64), if number == 1 { one } else { several })
}

fn megabytes(bytes: f64) -> String {
    match bytes / 1e6 {
        less @ ..0.1 => format!("{less:.3} MB"),
        more => format!("{more:.2} MB"),
    }
}

fn bar(paths: &[PathBuf]) -> ProgressBar {
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
    bar
}

/// The bytes of the files below these paths; `None` where that cannot be known.
fn size(paths: &[PathBuf]) -> Option<u64> {
    let mut bytes = 0;
    for path in paths {
        if path == Path::new("-") {
            return None;
        }
        for entry in walkdir::WalkDir::new(path).follow_links(true).into_iter().flatten() {
            bytes += entry.metadata().map_or(0, |m| if m.is_file() { m.len() } else { 0 });
        }
    }
    Some(bytes)
}
