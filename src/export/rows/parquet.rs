//! Tables in Apache Parquet, with the columns that the JSON's rows have.

use std::io;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int8Array, RecordBatch, StringArray, StructArray, UInt64Array,
};
use arrow_schema::{ArrowError, DataType, Field, Fields};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::file::Out;
use super::{MentionRow, Row, StatementRow};
use crate::entity::EntityId;

/// Rows that are turned into columns at a time.
const BATCH: usize = 8192;
/// Rows of a row group: what a reader takes into memory at a time, and what waits here.
const GROUP: usize = 65_536;

/// A table that is being written.
pub(super) struct Table<R> {
    writer: ArrowWriter<Out>,
    waiting: Vec<R>,
}

impl<R: Row> Table<R> {
    pub fn new(to: Out) -> io::Result<Table<R>> {
        let settings = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(GROUP))
            .set_created_by(crate::export::json::GENERATOR.to_owned())
            .build();
        let schema = R::columns(&[]).map_err(io::Error::other)?.schema();
        Ok(Table {
            writer: ArrowWriter::try_new(to, schema, Some(settings)).map_err(plain)?,
            waiting: Vec::with_capacity(BATCH),
        })
    }

    pub fn add(&mut self, row: R) -> io::Result<()> {
        self.waiting.push(row);
        if self.waiting.len() < BATCH { Ok(()) } else { self.write() }
    }

    fn write(&mut self) -> io::Result<()> {
        let columns = R::columns(&self.waiting).map_err(io::Error::other)?;
        self.waiting.clear();
        self.writer.write(&columns).map_err(plain)
    }

    pub fn finish(mut self) -> io::Result<Out> {
        self.write()?;
        self.writer.into_inner().map_err(plain)
    }
}

/// The fault of the file system inside, where there is one.
fn plain(fault: parquet::errors::ParquetError) -> io::Error {
    match fault {
        parquet::errors::ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(fault) => *fault,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

type Column = (&'static str, ArrayRef, bool);

fn texts<'r>(values: impl Iterator<Item = &'r str>) -> ArrayRef {
    Arc::new(StringArray::from_iter_values(values))
}

fn some_texts<'r>(values: impl Iterator<Item = Option<&'r str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn counts(values: impl Iterator<Item = usize>) -> ArrayRef {
    Arc::new(UInt64Array::from_iter_values(values.map(|n| n as u64)))
}

fn flags(values: impl Iterator<Item = bool>) -> ArrayRef {
    Arc::new(BooleanArray::from_iter(values.map(Some)))
}

fn ids<'r>(values: impl Iterator<Item = &'r Option<EntityId>>) -> ArrayRef {
    some_texts(values.map(|id| id.as_ref().map(EntityId::as_str)))
}

fn batch(columns: Vec<Column>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_from_iter_with_nullable(columns)
}

pub(super) fn statements(rows: &[StatementRow]) -> Result<RecordBatch, ArrowError> {
    let all = || rows.iter().map(|r| &r.statement);
    let mut via = ListBuilder::new(StringBuilder::new());
    for row in all() {
        via.append_value(row.via.iter().map(|id| Some(id.as_str())));
    }
    batch(vec![
        ("id", texts(all().map(|s| s.id.as_str())), false),
        ("document", texts(all().map(|s| s.document.as_str())), false),
        ("speaker", texts(all().map(|s| s.speaker.as_str())), false),
        ("holder", texts(all().map(|s| s.holder.as_str())), false),
        ("target", texts(all().map(|s| s.target.as_str())), false),
        ("stance", texts(all().map(|s| s.stance.as_str())), false),
        ("polarity", Arc::new(Int8Array::from_iter_values(all().map(|s| s.polarity))), false),
        ("start", counts(all().map(|s| s.start)), false),
        ("end", counts(all().map(|s| s.end)), false),
        ("text", texts(all().map(|s| s.text.as_str())), false),
        ("cue", cues(rows)?, true),
        ("via", Arc::new(via.finish()), false),
        ("negated", flags(all().map(|s| s.negated)), false),
        ("rule", texts(all().map(|s| s.rule.as_str())), false),
        ("confidence", Arc::new(Float64Array::from_iter_values(all().map(|s| s.confidence))), false),
        ("date", some_texts(rows.iter().map(|r| r.date.as_deref())), true),
        ("holder_label", texts(rows.iter().map(|r| r.holder_label.as_str())), false),
        ("holder_country", ids(rows.iter().map(|r| &r.holder_country)), true),
        ("holder_listed", flags(rows.iter().map(|r| r.holder_listed)), false),
        ("target_label", texts(rows.iter().map(|r| r.target_label.as_str())), false),
        ("target_country", ids(rows.iter().map(|r| &r.target_country)), true),
        ("target_listed", flags(rows.iter().map(|r| r.target_listed)), false),
    ])
}

/// The cues: null for a bare mention.
fn cues(rows: &[StatementRow]) -> Result<ArrayRef, ArrowError> {
    let all = || rows.iter().map(|r| r.statement.cue.as_ref());
    let fields = Fields::from(vec![
        Field::new("start", DataType::UInt64, false),
        Field::new("end", DataType::UInt64, false),
        Field::new("text", DataType::Utf8, false),
    ]);
    let columns = vec![
        counts(all().map(|c| c.map_or(0, |c| c.start))),
        counts(all().map(|c| c.map_or(0, |c| c.end))),
        texts(all().map(|c| c.map_or("", |c| c.text.as_str()))),
    ];
    let present: Vec<bool> = all().map(|c| c.is_some()).collect();
    Ok(Arc::new(StructArray::try_new(fields, columns, Some(present.into()))?))
}

pub(super) fn mentions(rows: &[MentionRow]) -> Result<RecordBatch, ArrowError> {
    let all = || rows.iter().map(|r| &r.mention);
    batch(vec![
        ("document", texts(all().map(|m| m.document.as_str())), false),
        ("start", counts(all().map(|m| m.start)), false),
        ("end", counts(all().map(|m| m.end)), false),
        ("text", texts(all().map(|m| m.text.as_str())), false),
        ("entity", texts(all().map(|m| m.entity.as_str())), false),
        ("kind", texts(all().map(|m| m.kind.as_str())), false),
        ("method", texts(all().map(|m| m.method.as_str())), false),
        ("confidence", Arc::new(Float64Array::from_iter_values(all().map(|m| m.confidence))), false),
        ("date", some_texts(rows.iter().map(|r| r.date.as_deref())), true),
        ("label", texts(rows.iter().map(|r| r.label.as_str())), false),
        ("country", ids(rows.iter().map(|r| &r.country)), true),
        ("listed", flags(rows.iter().map(|r| r.listed)), false),
    ])
}

/// The rows of a table, as JSON.
pub(super) fn read(
    file: std::fs::File,
) -> Result<impl Iterator<Item = Result<serde_json::Value, String>>, parquet::errors::ParquetError> {
    use parquet::file::reader::SerializedFileReader;
    let rows = SerializedFileReader::new(file)?.into_iter();
    Ok(rows.map(|row| row.map(|row| row.to_json_value()).map_err(|fault| fault.to_string())))
}
