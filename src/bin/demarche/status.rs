//! What the program tells its caller when it ends.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// All done.
    Done,
    /// Something could not be read or made, or a check found a fault; the rest is done.
    Partly,
    /// The call makes no sense, or nothing could be done.
    Nothing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Partly => 1,
            Status::Nothing => 2,
        })
    }
}
