//! A table that is being written.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Row;
use crate::error::Error;
use crate::export::write::Growing;
use crate::record::Extraction;

/// How hard rows are compressed: the tool's own default.
const LEVEL: i32 = 3;

/// The forms that a table can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A JSON object a line.
    JsonLines,
    /// The same, compressed with Zstandard.
    CompressedJsonLines,
    /// Apache Parquet, compressed with Zstandard.
    Parquet,
}

impl Form {
    /// The form that a file's name asks for; standard output (`-`) and devices take JSON Lines.
    ///
    /// ```
    /// use demarche::export::rows::Form;
    /// assert_eq!(Form::of_path("out/rows.jsonl.zst".as_ref()), Some(Form::CompressedJsonLines));
    /// assert_eq!(Form::of_path("-".as_ref()), Some(Form::JsonLines));
    /// assert_eq!(Form::of_path("rows.xlsx".as_ref()), None);
    /// ```
    pub fn of_path(path: &Path) -> Option<Form> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
        match name.as_str() {
            "-" => Some(Form::JsonLines),
            _ if path.starts_with("/dev") => Some(Form::JsonLines),
            _ if ends(&[".jsonl", ".ndjson"]) => Some(Form::JsonLines),
            _ if ends(&[".jsonl.zst", ".ndjson.zst"]) => Some(Form::CompressedJsonLines),
            _ if ends(&[".parquet"]) => Some(Form::Parquet),
            _ => None,
        }
    }
}

/// A table that grows document by document. It stands under its name once it is whole.
///
/// ```
/// use demarche::export::rows::{RowFile, StatementRow};
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = demarche::export::json::read("letter.json", json)?;
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("statements.jsonl.zst");
/// let mut rows = RowFile::<StatementRow>::create(&path)?;
/// rows.add(&extraction)?;
/// assert_eq!(rows.finish()?, extraction.statements.len());
/// assert!(path.exists());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct RowFile<R> {
    path: PathBuf,
    to: Encoder<R>,
    rows: usize,
}

enum Encoder<R> {
    Plain(BufWriter<Out>),
    Compressed(zstd::Encoder<'static, BufWriter<Out>>),
    #[cfg(feature = "parquet")]
    Parquet(Box<super::parquet::Table<R>>),
    #[cfg(not(feature = "parquet"))]
    #[expect(dead_code, reason = "keeps the kind of row where no form needs it")]
    Rows(std::marker::PhantomData<R>, std::convert::Infallible),
}

/// Where bytes go.
pub(super) enum Out {
    File(Growing),
    Stdout(io::Stdout),
}

impl<R: Row> RowFile<R> {
    /// Begins a table in the form that its name asks for.
    ///
    /// # Errors
    /// A name that asks for no form, a place that cannot be written.
    pub fn create(path: &Path) -> Result<RowFile<R>, Error> {
        let Some(form) = Form::of_path(path) else {
            return Err(Error::usage(format!(
                "{}: cannot tell the form of a table by this name; expected .jsonl, .jsonl.zst or .parquet",
                path.display()
            )));
        };
        let out = || {
            Ok(match path == Path::new("-") {
                true => Out::Stdout(io::stdout()),
                false => Out::File(Growing::create(path)?),
            })
        };
        let buffered = || Ok::<_, Error>(BufWriter::with_capacity(1 << 16, out()?));
        let fault = |e| Error::io(path, "write", e);
        let to = match form {
            Form::JsonLines => Encoder::Plain(buffered()?),
            Form::CompressedJsonLines => {
                Encoder::Compressed(zstd::Encoder::new(buffered()?, LEVEL).map_err(fault)?)
            }
            #[cfg(feature = "parquet")]
            Form::Parquet => Encoder::Parquet(Box::new(super::parquet::Table::new(out()?).map_err(fault)?)),
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => {
                return Err(Error::usage(format!(
                    "{}: this build writes no Parquet; expected .jsonl or .jsonl.zst, or a build with \
                     --features parquet",
                    path.display()
                )));
            }
        };
        Ok(RowFile { path: path.to_owned(), to, rows: 0 })
    }

    /// Adds the rows of some documents.
    ///
    /// # Errors
    /// Those of writing.
    pub fn add(&mut self, extraction: &Extraction) -> Result<(), Error> {
        let fault = |e| Error::io(&self.path, "write", e);
        match &mut self.to {
            Encoder::Plain(to) => lines::<R>(extraction, to, &mut self.rows).map_err(fault),
            Encoder::Compressed(to) => lines::<R>(extraction, to, &mut self.rows).map_err(fault),
            #[cfg(feature = "parquet")]
            Encoder::Parquet(table) => {
                for row in R::of(extraction) {
                    self.rows += 1;
                    table.add(row).map_err(fault)?;
                }
                Ok(())
            }
            #[cfg(not(feature = "parquet"))]
            Encoder::Rows(_, never) => match *never {},
        }
    }

    /// Puts the table in its place; gives the number of its rows.
    ///
    /// # Errors
    /// Those of writing; nothing is left then.
    pub fn finish(self) -> Result<usize, Error> {
        let RowFile { path, to, rows } = self;
        let finished = match to {
            Encoder::Plain(to) => to.into_inner().map_err(|e| e.into_error()),
            Encoder::Compressed(to) => to.finish().and_then(|to| to.into_inner().map_err(|e| e.into_error())),
            #[cfg(feature = "parquet")]
            Encoder::Parquet(table) => table.finish(),
            #[cfg(not(feature = "parquet"))]
            Encoder::Rows(_, never) => match never {},
        };
        finished.and_then(Out::finish).map_err(|e| Error::io(&path, "write", e)).map(|()| rows)
    }
}

fn lines<R: Row>(extraction: &Extraction, to: &mut impl Write, rows: &mut usize) -> io::Result<()> {
    for row in R::of(extraction) {
        serde_json::to_writer(&mut *to, &row)?;
        to.write_all(b"\n")?;
        *rows += 1;
    }
    Ok(())
}

impl Out {
    fn finish(self) -> io::Result<()> {
        match self {
            Out::File(file) => file.commit(),
            Out::Stdout(mut out) => out.flush(),
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Out::File(to) => to.write(bytes),
            Out::Stdout(to) => to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Out::File(to) => to.flush(),
            Out::Stdout(to) => to.flush(),
        }
    }
}
