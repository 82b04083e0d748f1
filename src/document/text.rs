//! Plain text to a [`Document`].

use sha2::{Digest, Sha256};

use super::{Document, encoding::decode};
use crate::error::Error;
use crate::plain::hex;

/// Reads one plain text file. Its text stays as it is: every offset counts into the decoded content.
///
/// # Errors
/// If the bytes are empty, not text, or more than one document may hold.
///
/// ```
/// let letter = b"Dear Comrade Lee,\r\n\r\nWe accept.\r\n\r\nPark Min\r\nHavenport, 3 May 1961\r\n";
/// let document = demarche::document::text::read("letters/7.txt", letter)?;
/// assert_eq!(document.text.as_bytes(), letter);
/// assert_eq!(document.metadata.date.as_deref(), Some("1961-05-03"));
/// assert_eq!(document.sha256.len(), 64);
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn read(id: &str, bytes: &[u8]) -> Result<Document, Error> {
    fits(id, bytes.len())?;
    let decoded = decode(id, bytes)?;
    Ok(Document { path: Some(id.to_owned()), sha256: sha256(bytes), ..Document::from_text(id, decoded.text) })
}

/// The SHA-256 of some bytes in hexadecimal.
///
/// ```
/// assert!(demarche::document::text::sha256(b"abc").starts_with("ba7816bf8f01cfea"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The largest text that is taken as one document. Every sentence's clauses are held until the document is done,
/// which takes about 150 times the text's size in memory.
const LARGEST: usize = 16 << 20;

fn fits(id: &str, bytes: usize) -> Result<(), Error> {
    if bytes <= LARGEST {
        return Ok(());
    }
    let (found, limit) = (bytes >> 20, LARGEST >> 20);
    let message = format!(
        "{found} MB as one document; expected at most {limit} MB: split it, or give it as JSON Lines"
    );
    Err(Error::data(id, 0, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_large_for_one_document_is_refused() {
        assert!(fits("a.txt", LARGEST).is_ok());
        let error = fits("a.txt", 200 << 20).unwrap_err().to_string();
        assert!(error.starts_with("a.txt: 200 MB as one document; expected at most 16 MB"), "{error}");
    }
}
