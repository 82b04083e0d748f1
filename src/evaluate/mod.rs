//! Figures for how right an extraction is, from documents that people have annotated. **Takes** a
//! [`GoldDocument`] and an [`Extraction`]. **Gives** a [`Report`]: the same figures as the reference scorer,
//! and what was extra, missed or wrong. **Never** looks at anything but the records that are written.

mod figures;
mod gold;
mod names;
mod report;
mod score;
mod threshold;

#[cfg(test)]
mod agreement_tests;
#[cfg(test)]
mod tests;

use crate::error::Error;
use crate::record::Extraction;

pub use figures::{Accuracy, Scores};
pub use gold::{GoldDocument, GoldMention, GoldSentence, GoldStance};
pub use report::{Detail, Fault, Measure, Report};
pub use threshold::Threshold;

/// Compares one annotated document with what was extracted from it.
///
/// `document` is its id in the extraction. Without it the only document is taken, or the one whose id or
/// path holds the annotation's name without extension.
///
/// # Errors
/// There is no such document, or there are several.
///
/// # Example
/// ```
/// use demarche::{evaluate::{GoldDocument, evaluate}, export::json};
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
/// let extraction = json::read("letter.json", text)?;
/// let gold = GoldDocument::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.gold.json"))?;
///
/// let report = evaluate(&gold, &extraction, None)?;
/// assert_eq!(report.mentions.f1(), 1.0);
/// assert_eq!((report.stance.precision(), report.stance.recall()), (1.0, 0.8));
/// let missed = &report.details[0];
/// assert_eq!(missed.to_string(), "stance missed @99: country/united-states -> country/north-vietnam [oppose]");
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn evaluate(
    gold: &GoldDocument,
    extraction: &Extraction,
    document: Option<&str>,
) -> Result<Report, Error> {
    let id = match document {
        Some(id) if extraction.documents.iter().any(|d| d.id == id) => id,
        Some(id) => return Err(Error::usage(format!("no document {id:?} in this output"))),
        None => only_document(gold, extraction)?,
    };
    Ok(score::score(gold, &names::rows_of(extraction, id, gold)))
}

fn only_document<'e>(gold: &GoldDocument, extraction: &'e Extraction) -> Result<&'e str, Error> {
    if let [only] = extraction.documents.as_slice() {
        return Ok(&only.id);
    }
    let stem = gold.document.rsplit_once('.').map_or(gold.document.as_str(), |(stem, _)| stem);
    let named: Vec<_> = extraction
        .documents
        .iter()
        .filter(|d| d.id.contains(stem) || d.path.as_deref().is_some_and(|p| p.contains(stem)))
        .collect();
    match named.as_slice() {
        [one] => Ok(&one.id),
        _ => Err(Error::usage(format!(
            "the output holds {} documents and {} of them match {stem}: name the document",
            extraction.documents.len(),
            named.len()
        ))),
    }
}
