//! The outer tests: the program and the library as their users meet them. One binary, a module for each concern;
//! `tests/README.md` says how to add to them.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // A test that cannot go on fails.

mod archive;
mod clauses;
mod cli;
mod cli_input;
mod composition;
mod corpus;
mod data;
mod forms;
mod gazetteer;
mod invariants;
mod measure;
mod minimal;
mod names;
mod output;
mod papers;
mod regression;
mod shared;
mod speakers;
mod support;
