//! Numbers and texts in a run of bytes that is used as it lies in the program or in memory.
//!
//! Numbers are little-endian `u32` at any address, so that a table needs neither unpacking nor alignment and
//! is the same on every machine.

pub(super) use bytes::Bytes;

/// The number at position `index`; 0 behind the end.
#[inline]
pub(super) fn number(bytes: &[u8], index: usize) -> u32 {
    bytes.get(4 * index..).and_then(|rest| rest.first_chunk()).map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

/// Appends a number.
pub(super) fn push(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

/// A position or length as a number of a table. Tables of more than four thousand million bytes do not fit.
pub(super) fn small(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Joins sections into one run: how many, where each ends, then their bytes.
pub(super) fn join(sections: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(8 + sections.iter().map(|s| s.len() + 4).sum::<usize>());
    push(&mut out, small(sections.len()));
    let mut end = 4 * (sections.len() + 1);
    for section in sections {
        end += section.len();
        push(&mut out, small(end));
    }
    for section in sections {
        out.extend_from_slice(section);
    }
    out
}

/// The section with a number of what [`join`] has joined; empty where there is none.
pub(super) fn section(bytes: &Bytes, index: usize) -> Bytes {
    let count = number(bytes, 0) as usize;
    if index >= count {
        return Bytes::default();
    }
    let start = if index == 0 { 4 * (count + 1) } else { number(bytes, index) as usize };
    let end = number(bytes, index + 1) as usize;
    if start <= end && end <= bytes.len() { bytes.slice(start..end) } else { Bytes::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_as_they_were_joined() {
        let joined: Bytes = join(&[b"abc", b"", b"de"]).into();
        let back: Vec<Bytes> = (0..4).map(|i| section(&joined, i)).collect();
        assert_eq!(back, [b"abc".as_slice(), b"", b"de", b""]);
        assert_eq!(number(b"\x01\x02\0\0", 0), 513);
        assert_eq!(number(b"\x01\x02\0", 0), 0, "no number without four bytes");
    }
}
