//! Words, numbers and signs, as dates need them.

/// One word, number or sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub start: usize,
    /// No white space stands before it.
    pub glued: bool,
}

/// Cuts a text into words (letters), numbers (ASCII digits) and single signs.
pub(super) fn scan(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut glued = false;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            glued = false;
            continue;
        }
        let same: fn(char) -> bool = if c.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if matches!(c, '年' | '月' | '日') {
            |_| false
        } else if c.is_alphabetic() {
            |c| c.is_alphabetic() && !matches!(c, '年' | '月' | '日')
        } else {
            |_| false
        };
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.next_if(|(_, next)| same(*next)) {
            end = at + next.len_utf8();
        }
        tokens.push(Token { text: &text[start..end], start, glued });
        glued = true;
    }
    tokens
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn number(&self) -> Option<u32> {
        self.text.as_bytes()[0].is_ascii_digit().then(|| self.text.parse().ok()).flatten()
    }

    pub fn year(&self) -> Option<u32> {
        self.number().filter(|y| self.text.len() == 4 && (1000..=2199).contains(y))
    }

    /// A year of two digits: 14 to 99 are of the twentieth century, 00 to 13 of the twenty-first.
    pub fn short_year(&self) -> Option<u32> {
        let year = self.number().filter(|_| self.text.len() == 2)?;
        Some(if year >= 14 { 1900 + year } else { 2000 + year })
    }

    /// The `rd` of "3rd".
    pub fn ordinal(&self) -> bool {
        self.glued && matches!(self.text, "st" | "nd" | "rd" | "th" | "d" | "ST" | "ND" | "RD" | "TH" | "D")
    }

    pub fn roman(&self) -> Option<u32> {
        const NUMERALS: [&str; 12] =
            ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
        NUMERALS.iter().position(|n| *n == self.text).map(|i| i as u32 + 1)
    }

    /// A month's English name or short form, with a capital first letter.
    pub fn month(&self) -> Option<u32> {
        const MONTHS: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let first = self.text.as_bytes()[0];
        if !first.is_ascii_uppercase() || !(3..=9).contains(&self.text.len()) {
            return None;
        }
        let lower = self.text.to_ascii_lowercase();
        let short = |m: &str| lower.len() == 3 && m.starts_with(&lower);
        MONTHS.iter().position(|m| *m == lower || short(m)).map(|i| i as u32 + 1).or(match lower.as_str() {
            "sept" => Some(9),
            "febr" => Some(2),
            _ => None,
        })
    }

    /// Written as telegrams do: three or four letters, or capitals.
    pub fn is_short_month(&self) -> bool {
        self.text.len() <= 4 || !self.text.bytes().any(|b| b.is_ascii_lowercase())
    }
}
