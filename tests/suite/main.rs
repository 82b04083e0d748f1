//! The outer tests: the program and the library as their users meet them. One binary, a module for each concern;
//! `README.md` beside this file says how to add to them.

// Helpers of tests are tests: what they unwrap is what they assert.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod cli;
mod cli_input;
mod corpus;
mod data;
mod invariants;
mod output;
mod regression;
mod shared;
mod support;
