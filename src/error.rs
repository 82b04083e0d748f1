//! One error type for everything that can go wrong, and findings for data files with several faults.

use std::fmt;
use std::path::{Path, PathBuf};

/// What went wrong: where, what was found, what was expected.
///
/// Loading documents, gazetteers and frames may fail; extraction over a loaded gazetteer cannot.
///
/// ```
/// use demarche::{Error, error::ErrorKind};
/// let error = Error::data("letters.jsonl", 3, "no \"text\" in this line; expected a string");
/// assert_eq!(error.to_string(), "letters.jsonl:3: no \"text\" in this line; expected a string");
/// assert_eq!(error.kind(), ErrorKind::Data);
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    path: Option<PathBuf>,
    line: Option<usize>,
    message: String,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The broad kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or directory could not be read or written.
    Io,
    /// A file was read, and what stands in it is not what was expected.
    Data,
    /// Another program (Graphviz) is missing or failed.
    Program,
    /// The call asks for something that does not exist or contradicts itself.
    Usage,
}

impl Error {
    /// A file that could not be read or written.
    pub fn io(path: impl AsRef<Path>, action: &str, cause: std::io::Error) -> Self {
        Error {
            kind: ErrorKind::Io,
            path: Some(path.as_ref().to_path_buf()),
            line: None,
            message: format!("cannot {action}"),
            cause: Some(Box::new(cause)),
        }
    }

    /// A fault in a file's content; `line` counts from 1, 0 means the file as a whole.
    pub fn data(path: impl AsRef<Path>, line: usize, message: impl Into<String>) -> Self {
        Error {
            kind: ErrorKind::Data,
            path: Some(path.as_ref().to_path_buf()),
            line: (line > 0).then_some(line),
            message: message.into(),
            cause: None,
        }
    }

    /// A file that is not UTF-8; `what` is the sort of file.
    ///
    /// ```
    /// use demarche::Error;
    /// let fault = String::from_utf8(b"id,label\n\xff".to_vec()).unwrap_err();
    /// let error = Error::no_utf8("mine.csv", &fault, "a gazetteer");
    /// assert_eq!(error.to_string(), "mine.csv:2: not UTF-8 here; expected a gazetteer saved as UTF-8");
    /// ```
    pub fn no_utf8(path: impl AsRef<Path>, fault: &std::string::FromUtf8Error, what: &str) -> Self {
        let good = fault.utf8_error().valid_up_to();
        let line = 1 + fault.as_bytes()[..good].iter().filter(|b| **b == b'\n').count();
        Error::data(path, line, format!("not UTF-8 here; expected {what} saved as UTF-8"))
    }

    /// Another program is missing or failed.
    pub fn program(message: impl Into<String>) -> Self {
        Error { kind: ErrorKind::Program, path: None, line: None, message: message.into(), cause: None }
    }

    /// A call that cannot be carried out as it stands.
    pub fn usage(message: impl Into<String>) -> Self {
        Error { kind: ErrorKind::Usage, path: None, line: None, message: message.into(), cause: None }
    }

    /// Which broad kind it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file concerned.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// True if whoever reads the output has stopped reading, as `head` does: no fault, and nothing to report.
    ///
    /// ```
    /// use demarche::Error;
    /// let closed = std::io::Error::from(std::io::ErrorKind::BrokenPipe);
    /// assert!(Error::io("standard output", "write", closed).is_broken_pipe());
    /// ```
    pub fn is_broken_pipe(&self) -> bool {
        let io = self.cause.as_ref().and_then(|c| c.downcast_ref::<std::io::Error>());
        io.is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    }

    /// What went wrong, without the place.
    ///
    /// ```
    /// use demarche::Error;
    /// assert_eq!(Error::data("letters.jsonl", 3, "no \"text\"").reason(), "no \"text\"");
    /// ```
    pub fn reason(&self) -> String {
        match &self.cause {
            Some(cause) => format!("{}: {cause}", self.message),
            None => self.message.clone(),
        }
    }

    /// The line concerned, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.line
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}:", path.display())?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            write!(f, " ")?;
        }
        f.write_str(&self.reason())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|c| c as _)
    }
}

/// One fault of a gazetteer or frame file. Loading collects all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, as it was named.
    pub path: String,
    /// The line, counted from 1; 0 for the file as a whole.
    pub line: usize,
    /// A stable code such as `G003`, to search for.
    pub code: &'static str,
    /// What was found, and what was expected.
    pub message: String,
    /// True if the file can still be used.
    pub warning: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        write!(f, " {}{}: {}", if self.warning { "warning " } else { "" }, self.code, self.message)
    }
}

/// The findings as one error, if any of them is more than a warning.
pub fn error_of(findings: &[Finding]) -> Option<Error> {
    let hard: Vec<String> = findings.iter().filter(|f| !f.warning).map(ToString::to_string).collect();
    (!hard.is_empty()).then(|| Error {
        kind: ErrorKind::Data,
        path: None,
        line: None,
        message: hard.join("\n"),
        cause: None,
    })
}
