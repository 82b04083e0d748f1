//! How fast names are found: loads gazetteers, looks for all their names in a text, prints what it took.
//!
//! `cargo run --release --example find_names -- --gazetteer names.csv --no-builtin text.txt`; `--gazetteer` may
//! stand several times, `--repeat N` takes the fastest of N passes.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use demarche::gazetteer::Gazetteer;
use demarche::structure::MatchTokens;

/// What was asked for.
struct Settings {
    gazetteers: Vec<PathBuf>,
    builtin: bool,
    repeat: usize,
    text: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(std::env::args().skip(1))?;
    let text = fs::read_to_string(&settings.text)?;

    let start = Instant::now();
    let gazetteer = Gazetteer::load(settings.builtin, &settings.gazetteers)?;
    let load = start.elapsed();

    let (mut names, mut fastest) = (0, Duration::MAX);
    for _ in 0..settings.repeat {
        let start = Instant::now();
        names = count_names(&gazetteer, &text);
        fastest = fastest.min(start.elapsed());
    }
    let speed = text.len() as f64 / 1e6 / fastest.as_secs_f64().max(f64::EPSILON);
    let mut out = std::io::stdout().lock();
    writeln!(out, "load {:.3} s", load.as_secs_f64())?;
    writeln!(out, "speed {speed:.2} MB/s")?;
    writeln!(out, "names {names}")?;
    Ok(())
}

/// How many names stand in a text; the longest at each place, tokens made on the way.
fn count_names(gazetteer: &Gazetteer, text: &str) -> usize {
    let tokens = MatchTokens::of(text);
    let (mut names, mut at) = (0, 0);
    while at < tokens.len() {
        match gazetteer.longest_at(text, &tokens, at) {
            Some(found) => {
                names += 1;
                at = found.end;
            }
            None => at += 1,
        }
    }
    names
}

impl Settings {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Settings, Box<dyn Error>> {
        let (mut gazetteers, mut builtin, mut repeat, mut text) = (Vec::new(), true, 1, None);
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--gazetteer" => {
                    gazetteers.push(arguments.next().ok_or("--gazetteer: expected a file")?.into());
                }
                "--no-builtin" => builtin = false,
                "--repeat" => {
                    let number = arguments.next().and_then(|n| n.parse().ok()).filter(|n| *n > 0);
                    repeat = number.ok_or("--repeat: expected a number from 1 on")?;
                }
                _ if text.is_none() => text = Some(argument.into()),
                other => return Err(format!("{other}: expected one text only").into()),
            }
        }
        let text = text.ok_or("no text; expected [--gazetteer FILE] [--no-builtin] [--repeat N] TEXT")?;
        Ok(Settings { gazetteers, builtin, repeat, text })
    }
}
