//! Plain text to a [`Document`].

use sha2::{Digest, Sha256};

use super::{Document, encoding::decode};
use crate::error::Error;

/// Reads one plain text file. Its text stays as it is: every offset counts into the decoded content.
///
/// # Errors
/// If the bytes are empty or not text.
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
    let decoded = decode(id, bytes)?;
    Ok(Document { path: Some(id.to_owned()), sha256: sha256(bytes), ..Document::from_text(id, decoded.text) })
}

/// The SHA-256 of some bytes in hexadecimal.
///
/// ```
/// assert!(demarche::document::text::sha256(b"abc").starts_with("ba7816bf8f01cfea"));
/// ```
pub fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
