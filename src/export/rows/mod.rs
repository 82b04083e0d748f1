//! Statements and mentions as tables that grow while documents are read: JSON Lines, plain or compressed, and
//! Parquet. A row stands for itself: it carries what the other lists of the JSON say of its document and its
//! entities, so that a graph can be made of rows alone.

mod file;
#[cfg(feature = "parquet")]
mod parquet;
mod read;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::entity::{EntityId, Kind};
use crate::graph::Tally;
use crate::record::{EntityRecord, Extraction, MentionRecord, StatementRecord};

pub use file::{Form, RowFile};
pub use read::{AnyRows, read};

/// What is known of an entity that a row names.
struct Named {
    label: String,
    country: Option<EntityId>,
    listed: bool,
}

/// A statement, with its document's date and what is known of holder and target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementRow {
    /// The statement, as it stands in the JSON.
    #[serde(flatten)]
    pub statement: StatementRecord,
    /// The document's date: ISO 8601, at the precision known.
    pub date: Option<String>,
    /// The holder's usual name.
    pub holder_label: String,
    /// The country that the holder belongs to, where the gazetteer knows.
    pub holder_country: Option<EntityId>,
    /// False for a holder found in the text and in no gazetteer.
    pub holder_listed: bool,
    /// The target's usual name.
    pub target_label: String,
    /// The country that the target belongs to, where the gazetteer knows.
    pub target_country: Option<EntityId>,
    /// False for a target found in the text and in no gazetteer.
    pub target_listed: bool,
}

/// A mention, with its document's date and what is known of the entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MentionRow {
    /// The mention, as it stands in the JSON.
    #[serde(flatten)]
    pub mention: MentionRecord,
    /// The document's date: ISO 8601, at the precision known.
    pub date: Option<String>,
    /// The entity's usual name.
    pub label: String,
    /// The country that it belongs to, where the gazetteer knows.
    pub country: Option<EntityId>,
    /// False for an entity found in the text and in no gazetteer.
    pub listed: bool,
}

/// A row of one of the tables.
pub trait Row: Serialize + DeserializeOwned {
    /// What the table holds.
    const NAME: &'static str;

    /// The rows of an extraction, in its order.
    ///
    /// ```
    /// use demarche::export::rows::{MentionRow, Row, StatementRow};
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// let extraction = demarche::export::json::read("letter.json", json)?;
    /// let row = StatementRow::of(&extraction).next().unwrap();
    /// assert_eq!(row.holder_label, "Kim Il Sung");
    /// assert_eq!(row.holder_country.unwrap().as_str(), "country/north-korea");
    /// assert_eq!(MentionRow::of(&extraction).count(), extraction.mentions.len());
    /// # Ok::<(), demarche::Error>(())
    /// ```
    fn of(extraction: &Extraction) -> impl Iterator<Item = Self>;

    /// Rows as columns.
    ///
    /// # Errors
    /// Columns that do not fit each other, which is a fault of this program.
    #[cfg(feature = "parquet")]
    fn columns(rows: &[Self]) -> Result<arrow_array::RecordBatch, arrow_schema::ArrowError>;
}

impl Row for StatementRow {
    const NAME: &'static str = "statements";

    fn of(extraction: &Extraction) -> impl Iterator<Item = Self> {
        let mut date = Dates::of(extraction);
        extraction.statements.iter().map(move |statement| {
            let (holder, target) =
                (named(extraction, &statement.holder), named(extraction, &statement.target));
            StatementRow {
                date: date.at(&statement.document),
                statement: statement.clone(),
                holder_label: holder.label,
                holder_country: holder.country,
                holder_listed: holder.listed,
                target_label: target.label,
                target_country: target.country,
                target_listed: target.listed,
            }
        })
    }

    #[cfg(feature = "parquet")]
    fn columns(rows: &[Self]) -> Result<arrow_array::RecordBatch, arrow_schema::ArrowError> {
        parquet::statements(rows)
    }
}

impl Row for MentionRow {
    const NAME: &'static str = "mentions";

    fn of(extraction: &Extraction) -> impl Iterator<Item = Self> {
        let mut date = Dates::of(extraction);
        extraction.mentions.iter().map(move |mention| {
            let Named { label, country, listed } = named(extraction, &mention.entity);
            MentionRow { date: date.at(&mention.document), mention: mention.clone(), label, country, listed }
        })
    }

    #[cfg(feature = "parquet")]
    fn columns(rows: &[Self]) -> Result<arrow_array::RecordBatch, arrow_schema::ArrowError> {
        parquet::mentions(rows)
    }
}

impl StatementRow {
    /// Adds the statement to a graph's sums, with what the row says of holder and target.
    ///
    /// ```
    /// use demarche::export::rows::{Row, StatementRow};
    /// use demarche::graph::Tally;
    /// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    /// let extraction = demarche::export::json::read("letter.json", json)?;
    /// let mut tally = Tally::new(1);
    /// StatementRow::of(&extraction).for_each(|row| row.add_to(&mut tally));
    /// let (graph, _) = tally.finish();
    /// assert_eq!(graph.node("leader/kim-il-sung").unwrap().label, "Kim Il Sung");
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn add_to(&self, tally: &mut Tally) {
        let record = |id: &EntityId, label: &String, country: &Option<EntityId>, listed| EntityRecord {
            kind: id.kind().unwrap_or(Kind::Organization),
            label: label.clone(),
            listed,
            country: country.clone(),
        };
        let StatementRecord { holder: h, target: t, .. } = &self.statement;
        let holder = record(h, &self.holder_label, &self.holder_country, self.holder_listed);
        let target = record(t, &self.target_label, &self.target_country, self.target_listed);
        let entity = |id: &EntityId| {
            if id == h {
                Some(&holder)
            } else if id == t {
                Some(&target)
            } else {
                None
            }
        };
        tally.add_statement(&self.statement, self.date.as_deref(), entity, || None);
    }
}

impl MentionRow {
    /// What the row says of its entity.
    pub fn entity(&self) -> EntityRecord {
        EntityRecord {
            kind: self.mention.kind,
            label: self.label.clone(),
            listed: self.listed,
            country: self.country.clone(),
        }
    }
}

fn named(extraction: &Extraction, id: &EntityId) -> Named {
    match extraction.entities.get(id) {
        Some(e) => Named { label: e.label.clone(), country: e.country.clone(), listed: e.listed },
        None => Named { label: id.name().to_owned(), country: None, listed: false },
    }
}

/// The dates of documents; rows of one document follow each other.
struct Dates<'e> {
    extraction: &'e Extraction,
    last: usize,
}

impl<'e> Dates<'e> {
    fn of(extraction: &'e Extraction) -> Self {
        Dates { extraction, last: 0 }
    }

    fn at(&mut self, document: &str) -> Option<String> {
        let documents = &self.extraction.documents;
        if documents.get(self.last).is_none_or(|d| d.id != document) {
            self.last = documents.iter().position(|d| d.id == document)?;
        }
        documents[self.last].date.clone()
    }
}
