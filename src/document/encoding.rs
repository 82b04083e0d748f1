//! Bytes to text: byte order mark, declaration, UTF-8, and only then a guess.

use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Error;

/// Decoded bytes, and what they were taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark. Line ends and form feeds stay as they are.
    pub text: String,
    /// The encoding's name in the WHATWG's list, such as `UTF-8` or `windows-1250`.
    pub encoding: &'static str,
}

/// Decodes the bytes of a text file.
///
/// A byte order mark decides; then an XML or HTML declaration; then UTF-8 if the bytes are valid; then
/// statistics. Single damaged bytes in UTF-8 become U+FFFD.
///
/// # Errors
/// If nothing is there, or if the bytes are not text.
///
/// ```
/// use demarche::document::encoding::decode;
/// let polish = decode("list.txt", b"Towarzysz Gomu\xb3ka o\xb6wiadczy\xb3, \xbfe przyjmie delegacj\xea.")?;
/// assert_eq!(polish.text, "Towarzysz Gomułka oświadczył, że przyjmie delegację.");
/// assert_eq!(polish.encoding, "ISO-8859-2");
/// assert_eq!(decode("scan.pdf", b"%PDF-1.7").unwrap_err().to_string(),
///     "scan.pdf: a PDF file; expected text (its text layer can be taken out with pdftotext)");
/// # Ok::<(), demarche::Error>(())
/// ```
pub fn decode(path: impl AsRef<Path>, bytes: &[u8]) -> Result<Decoded, Error> {
    let path = path.as_ref();
    if bytes.is_empty() {
        return Err(Error::data(path, 0, "the file is empty; expected text"));
    }
    if let Some(what) = known_binary(bytes) {
        return Err(Error::data(path, 0, format!("{what}; expected text{}", advice(what))));
    }
    let (encoding, marked) = encoding_of(bytes);
    let text = match encoding {
        // "Without BOM": the mark has been skipped by hand; a second one belongs to the text.
        Some(encoding) => encoding.decode_without_bom_handling(&bytes[marked..]).0.into_owned(),
        None => return Err(Error::data(path, 0, "NUL bytes; expected text, this is a binary file")),
    };
    if text.contains('\0') {
        return Err(Error::data(path, 0, "NUL characters; expected text, this is a binary file"));
    }
    let controls = text.chars().filter(|c| is_odd_control(*c)).count();
    if controls * 10 > text.chars().count() {
        return Err(Error::data(path, 0, "mostly control characters; expected text, this is a binary file"));
    }
    if text.trim().is_empty() {
        return Err(Error::data(path, 0, "nothing but white space; expected text"));
    }
    Ok(Decoded { text, encoding: encoding.unwrap_or(UTF_8).name() })
}

/// The encoding, and the length of the byte order mark. `None` for bytes that cannot be text.
fn encoding_of(bytes: &[u8]) -> (Option<&'static Encoding>, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (Some(encoding), length);
    }
    if bytes.contains(&0) {
        return (unmarked_utf16(bytes), 0);
    }
    if let Some(encoding) = declared(bytes)
        && encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    {
        return (Some(encoding), 0);
    }
    if nearly_utf8(bytes) {
        return (Some(UTF_8), 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (Some(detector.guess(None, Utf8Detection::Deny)), 0)
}

/// UTF-16 of mostly Latin text has a NUL in every second place, and hardly any in the others.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len().div_ceil(2));
    if bytes.len() < 8 || bytes.len() % 2 == 1 {
        None
    } else if odd * 3 > half && even * 50 < half {
        Some(UTF_16LE)
    } else if even * 3 > half && odd * 50 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What `<?xml encoding="…"?>` or `<meta charset=…>` says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let trimmed = head.trim_start();
    if !trimmed.starts_with('<') {
        return None;
    }
    let after = if trimmed.starts_with("<?xml") {
        let declaration = trimmed.split("?>").next()?;
        declaration.split_once("encoding")?.1
    } else {
        let meta = trimmed.split("<meta").skip(1).find(|m| m.contains("charset"))?;
        meta.split_once("charset")?.1
    };
    let label: String = after
        .trim_start_matches([' ', '=', '"', '\'', '\t', '\r', '\n'])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    // Bytes in which ASCII can be read are not UTF-16, whatever they say.
    Encoding::for_label(label.as_bytes()).filter(|e| *e != UTF_16LE && *e != UTF_16BE)
}

/// Valid UTF-8, or UTF-8 with damage here and there: at most one bad place for ten good sequences.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || bad * 10 <= good
}

/// Kinds of files that turn up beside documents, by their first bytes.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xD0\xCF\x11\xE0", "an old office document"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"\x89PNG", "a PNG image"),
        (b"\xFF\xD8\xFF", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"II*\0", "a TIFF image"),
        (b"{\\rtf", "a rich text file"),
    ];
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}

fn advice(what: &str) -> &'static str {
    match what {
        "a PDF file" => " (its text layer can be taken out with pdftotext)",
        "a ZIP archive or an office document" | "an old office document" | "a rich text file" => {
            " (save it as plain text)"
        }
        _ => "",
    }
}

fn is_odd_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{85}'))
        || c == '\u{FFFD}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFFu16).into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn text_is_decoded_and_its_encoding_named() {
        let french = "L’ambassadeur a été reçu à l’Élysée.";
        for (bytes, text, encoding) in [
            (french.as_bytes().to_vec(), french, "UTF-8"),
            ([b"\xEF\xBB\xBF", french.as_bytes()].concat(), french, "UTF-8"),
            (utf16(french, false, true), french, "UTF-16LE"),
            (utf16(french, true, true), french, "UTF-16BE"),
            (utf16(french, false, false), french, "UTF-16LE"),
            (utf16(french, true, false), french, "UTF-16BE"),
            (b"one\r\n\x0ctwo\r".to_vec(), "one\r\n\x0ctwo\r", "UTF-8"),
            (
                b"<?xml version='1.0' encoding='koi8-r'?><p>\xed\xc1\xcf</p>".to_vec(),
                "<?xml version='1.0' encoding='koi8-r'?><p>Мао</p>",
                "KOI8-R",
            ),
            (
                b"<html><meta charset=windows-1252><p>na\xefve</p>".to_vec(),
                "<html><meta charset=windows-1252><p>naïve</p>",
                "windows-1252",
            ),
        ] {
            let decoded = decode("x", &bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        }
    }

    #[test]
    fn damage_in_utf8_stays_small() {
        let mut bytes = "Łódź, Gdańsk, Kraków, Poznań, Wrocław, Białystok, Rzeszów ".repeat(3).into_bytes();
        bytes.extend(b"\xC5");
        let decoded = decode("x", &bytes).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.starts_with("Łódź") && decoded.text.ends_with('\u{FFFD}'));
    }

    #[test]
    fn what_is_not_text_is_refused_with_a_reason() {
        for (bytes, reason) in [
            (&b""[..], "empty"),
            (b" \r\n\t", "white space"),
            (b"\x7fELF\0\0\0\x01\x02\x03abc", "binary"),
            (b"PK\x03\x04rest", "ZIP"),
            (b"\x01\x02\x03\x04\x05\x06ab", "control characters"),
        ] {
            let error = decode("odd.txt", bytes).unwrap_err().to_string();
            assert!(error.starts_with("odd.txt: ") && error.contains(reason), "{error}");
        }
    }
}
