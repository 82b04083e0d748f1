//! Tables that were written before, row by row.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{MentionRow, StatementRow};
use crate::error::Error;

/// The rows of a table, which are all of one sort.
pub enum AnyRows {
    /// Statements.
    Statements(Rows<StatementRow>),
    /// Mentions.
    Mentions(Rows<MentionRow>),
}

/// Rows of one sort, or what is wrong with one.
pub type Rows<R> = Box<dyn Iterator<Item = Result<R, Error>>>;

/// Reads a table that [`RowFile`](super::RowFile) wrote, whatever its form: the content tells. `-` is standard
/// input. Memory holds one row at a time, of Parquet one row group.
///
/// # Errors
/// A file that cannot be read, or whose first row is neither a statement nor a mention. Later faults come with
/// the rows, with their lines.
///
/// ```
/// use demarche::export::rows::{self, AnyRows, RowFile, StatementRow};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("statements.jsonl");
/// let mut file = RowFile::<StatementRow>::create(&path)?;
/// file.add(&extraction)?;
/// file.finish()?;
/// let AnyRows::Statements(rows) = rows::read(&path)? else { panic!("these are statements") };
/// let statements: Vec<_> = rows.map(|row| row.map(|r| r.statement)).collect::<Result<_, _>>()?;
/// assert_eq!(statements, extraction.statements);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(path: &Path) -> Result<AnyRows, Error> {
    let fault = |cause| Error::io(path, "read the table", cause);
    if path == Path::new("-") {
        return lines(path, unpacked(Box::new(BufReader::new(io::stdin()))).map_err(fault)?);
    }
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(fault)?);
    if reader.fill_buf().map_err(fault)?.starts_with(b"PAR1") {
        return parquet(path, reader.into_inner());
    }
    lines(path, unpacked(Box::new(reader)).map_err(fault)?)
}

/// Decompressed where it is compressed.
fn unpacked(mut reader: Box<dyn BufRead>) -> io::Result<Box<dyn BufRead>> {
    const ZSTANDARD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
    if reader.fill_buf()?.starts_with(ZSTANDARD) {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, zstd::Decoder::with_buffer(reader)?)));
    }
    Ok(reader)
}

fn lines(path: &Path, reader: Box<dyn BufRead>) -> Result<AnyRows, Error> {
    let name = path.to_owned();
    let mut lines = reader.split(b'\n').enumerate().filter_map(move |(n, line)| match line {
        Ok(line) if line.trim_ascii().is_empty() => None,
        Ok(line) => Some(Ok((n + 1, line))),
        Err(cause) => Some(Err(Error::io(&name, "read the table", cause))),
    });
    let Some(first) = lines.next().transpose()? else {
        return Ok(AnyRows::Statements(Box::new(std::iter::empty())));
    };
    let sort = Sort::of(path, first.0, serde_json::from_slice(&first.1))?;
    let lines = std::iter::once(Ok(first)).chain(lines);
    let name = path.to_owned();
    Ok(match sort {
        Sort::Statements => AnyRows::Statements(Box::new(lines.map(move |line| row(&name, line?)))),
        Sort::Mentions => AnyRows::Mentions(Box::new(lines.map(move |line| row(&name, line?)))),
    })
}

fn row<R: DeserializeOwned>(path: &Path, (line, bytes): (usize, Vec<u8>)) -> Result<R, Error> {
    serde_json::from_slice(&bytes).map_err(|fault| {
        let message = fault.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        Error::data(path, line, format!("{message}; expected a row as `extract` writes them"))
    })
}

/// What the rows of a table are.
enum Sort {
    Statements,
    Mentions,
}

impl Sort {
    fn of(path: &Path, line: usize, row: serde_json::Result<Value>) -> Result<Sort, Error> {
        match row {
            Ok(row) if row.get("stance").is_some() => Ok(Sort::Statements),
            Ok(row) if row.get("entity").is_some() => Ok(Sort::Mentions),
            _ => Err(Error::data(
                path,
                line,
                "no statement and no mention; expected a file of extract --statements or --mentions",
            )),
        }
    }
}

#[cfg(feature = "parquet")]
fn parquet(path: &Path, file: File) -> Result<AnyRows, Error> {
    let fault = |message: String| Error::data(path, 0, format!("{message}; expected a Parquet file"));
    let mut rows = super::parquet::read(file).map_err(|e| fault(e.to_string()))?.peekable();
    let sort = match rows.peek() {
        None => return Ok(AnyRows::Statements(Box::new(std::iter::empty()))),
        Some(Ok(first)) => Sort::of(path, 0, Ok(first.clone()))?,
        Some(Err(message)) => return Err(fault(message.clone())),
    };
    let name = path.to_owned();
    Ok(match sort {
        Sort::Statements => AnyRows::Statements(Box::new(rows.map(move |row| of_value(&name, row)))),
        Sort::Mentions => AnyRows::Mentions(Box::new(rows.map(move |row| of_value(&name, row)))),
    })
}

#[cfg(feature = "parquet")]
fn of_value<R: DeserializeOwned>(path: &Path, row: Result<Value, String>) -> Result<R, Error> {
    let row = row.and_then(|row| serde_json::from_value(row).map_err(|fault| fault.to_string()));
    row.map_err(|message| {
        Error::data(path, 0, format!("{message}; expected a table as `extract` writes them"))
    })
}

#[cfg(not(feature = "parquet"))]
fn parquet(path: &Path, _: File) -> Result<AnyRows, Error> {
    Err(Error::data(
        path,
        0,
        "this build reads no Parquet; expected .jsonl or .jsonl.zst, or a build with --features parquet",
    ))
}
