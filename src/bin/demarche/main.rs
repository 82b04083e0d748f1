//! The command line of demarche: arguments in, files and messages out. All work is the library's.

mod args;
mod check;
mod evaluate;
mod explain;
mod extract;
mod failures;
mod gazetteer;
mod graph;
mod marked;
mod measure;
mod outputs;
mod progress;
mod report;
mod schema;
mod stages;
mod status;
mod summary;
mod tables;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Many small texts come and go: the system's allocator takes three times as long over them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.choose();
    let done = match args.command {
        Command::Extract(args) => extract::run(&args),
        Command::Graph(args) => graph::run(&args),
        Command::Measure(args) => measure::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Gazetteer(args) => gazetteer::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Schema => schema::run(),
    };
    done.unwrap_or_else(|error| terminal::fail(&error)).into()
}
