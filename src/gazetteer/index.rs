//! A sorted table of texts, each with a list of numbers.

use super::bytes::{Bytes, join, number, push, section, small};

/// Texts in order, each with numbers; found by halving.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// Where each text ends in `texts`, and where its numbers end in `values`.
    ends: Bytes,
    texts: Bytes,
    values: Bytes,
}

impl Index {
    /// Writes pairs as an index; numbers of one text stay in the order in which they come.
    pub(super) fn write<T: AsRef<str> + Ord>(pairs: impl IntoIterator<Item = (T, u32)>) -> Vec<u8> {
        let mut pairs: Vec<(T, u32)> = pairs.into_iter().collect();
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        let (mut ends, mut texts, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for (n, (text, value)) in pairs.iter().enumerate() {
            push(&mut values, *value);
            if pairs.get(n + 1).is_none_or(|(next, _)| next != text) {
                texts.extend_from_slice(text.as_ref().as_bytes());
                push(&mut ends, small(texts.len()));
                push(&mut ends, small(values.len() / 4));
            }
        }
        join(&[&ends, &texts, &values])
    }

    /// Reads what [`Index::write`] wrote.
    pub(super) fn open(bytes: &Bytes) -> Index {
        Index { ends: section(bytes, 0), texts: section(bytes, 1), values: section(bytes, 2) }
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len() / 8
    }

    /// The text with a number.
    fn text(&self, n: usize) -> &[u8] {
        let start = if n == 0 { 0 } else { number(&self.ends, 2 * (n - 1)) };
        self.texts.get(start as usize..number(&self.ends, 2 * n) as usize).unwrap_or_default()
    }

    /// The numbers of a text.
    pub(super) fn get(&self, text: &str) -> impl Iterator<Item = u32> + use<'_> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text(middle) < text.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let found = low < self.len() && self.text(low) == text.as_bytes();
        let start = if low == 0 { 0 } else { number(&self.ends, 2 * low - 1) };
        let end = if found { number(&self.ends, 2 * low + 1) } else { start };
        (start..end).map(|i| number(&self.values, i as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_gives_its_numbers() {
        let pairs = [("b", 2), ("a", 1), ("b", 7), ("", 5), ("bb", 9)];
        let index = Index::open(&Index::write(pairs.map(|(t, n)| (t.to_string(), n))).into());
        let get = |text: &str| index.get(text).collect::<Vec<_>>();
        for (text, numbers) in
            [("a", vec![1]), ("b", vec![2, 7]), ("", vec![5]), ("bb", vec![9]), ("ba", vec![]), ("c", vec![])]
        {
            assert_eq!(get(text), numbers, "{text:?}");
        }
        assert_eq!(Index::default().get("a").count(), 0);
    }
}
