//! Text to tokens, by the conventions of the English Web Treebank.

#[cfg(test)]
mod tests;
mod words;

use crate::plain::lower;
use smol_str::SmolStr;
use words::{ABBREVIATIONS, BEFORE_NUMBERS, PREFIXES, UNMARKED};

/// A token with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset after its last letter.
    pub end: usize,
    /// What it says: the text between the offsets, without a break at the end of the line.
    pub form: SmolStr,
}

/// Cuts the text between two byte offsets into tokens.
///
/// Offsets beyond the text or inside a letter are moved to the next sound place. Every letter that
/// is not white space belongs to exactly one token.
///
/// ```
/// use demarche::syntax::tokenize;
/// let forms = |text: &str| tokenize(text, 0, text.len()).into_iter().map(|token| token.form).collect::<Vec<_>>();
/// assert_eq!(forms("Don’t attack Gen. Kim's men!"), ["Do", "n’t", "attack", "Gen.", "Kim", "'s", "men", "!"]);
/// assert_eq!(forms("the anti-\nChinese policy"), ["the", "anti-Chinese", "policy"]);
/// ```
pub fn tokenize(text: &str, start: usize, end: usize) -> Vec<Token> {
    let end = ceil(text, end);
    let start = ceil(text, start).min(end);
    let mail = text[start..end].contains('@');
    let mut tokenizer = Tokenizer { text: &text[..end], mail, tokens: Vec::with_capacity((end - start) / 5) };
    let mut at = start;
    while let Some(c) = tokenizer.char_at(at) {
        at = if c.is_whitespace() { at + c.len_utf8() } else { tokenizer.token(at) };
    }
    tokenizer.tokens
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at.min(text.len())
}

struct Tokenizer<'a> {
    /// The text up to the end of the sentence.
    text: &'a str,
    /// Whether the sentence may have an address of mail.
    mail: bool,
    tokens: Vec<Token>,
}

impl Tokenizer<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.tokens.push(Token { start, end, form: clean(&self.text[start..end]) });
        }
    }

    /// Reads what begins here; gives where it ends.
    fn token(&mut self, at: usize) -> usize {
        if let Some(end) = self.address(at) {
            self.push(at, end);
            return end;
        }
        let c = self.char_at(at).unwrap_or(' ');
        let next = self.char_at(at + c.len_utf8());
        if is_word(c) {
            return self.word(at);
        }
        let year = is_apostrophe(c) && next.is_some_and(|next| next.is_ascii_digit());
        if year {
            let end = self.run(at + c.len_utf8(), |c| c.is_alphanumeric());
            self.push(at, end);
            return end;
        }
        let same = |this: &Self| this.run(at, |other| other == c);
        let end = match c {
            '.' | '-' | '*' | '_' | '=' | '~' | '<' | '>' => same(self),
            '`' | '\'' if next == Some(c) => at + 2,
            '!' | '?' => self.run(at, |other| matches!(other, '!' | '?')),
            _ => self.run(at + c.len_utf8(), is_mark),
        };
        self.push(at, end);
        end
    }

    /// The end of a run of such letters.
    fn run(&self, at: usize, wanted: impl Fn(char) -> bool) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
    }

    /// The end of an address of the net or of mail, if one begins here.
    fn address(&self, at: usize) -> Option<usize> {
        let begins =
            |chunk: &str| ["http://", "https://", "ftp://", "www."].iter().any(|b| chunk.starts_with(b));
        if !self.mail && !begins(&self.text[at..]) {
            return None;
        }
        let end = self.run(at, |c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”'));
        let chunk = self.text[at..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
        let mail = chunk.split_once('@').is_some_and(|(name, host)| {
            name.chars().next().is_some_and(is_word) && host.contains('.') && host.len() > 3
        });
        (mail || begins(chunk)).then_some(at + chunk.len())
    }

    /// A word, which may give several tokens; gives where it ends.
    fn word(&mut self, start: usize) -> usize {
        let plain = |byte: &&u8| byte.is_ascii_alphanumeric();
        let mut at = start + self.text.as_bytes()[start..].iter().take_while(plain).count();
        while let Some(c) = self.char_at(at) {
            let after = at + c.len_utf8();
            if is_word(c) {
                at = after;
            } else if let Some(joined) = self.joins(start, at, c, after) {
                at = joined;
            } else {
                break;
            }
        }
        if self.char_at(at) == Some('.') && self.keeps_stop(start, at) {
            at += 1;
        }
        self.contractions(start, at);
        at
    }

    /// Where the word goes on, if the sign `c` at `at` does not end it.
    fn joins(&self, start: usize, at: usize, c: char, after: usize) -> Option<usize> {
        let word = &self.text[start..at];
        let last = word.chars().next_back()?;
        let next = self.char_at(after);
        let follows = |wanted: fn(char) -> bool| next.is_some_and(wanted);
        let digits = last.is_ascii_digit() && follows(|c| c.is_ascii_digit());
        let goes_on = match c {
            '\'' | '’' | '`' => last.is_alphanumeric() && follows(char::is_alphabetic),
            '.' => {
                let initials = word.rsplit('.').next().is_some_and(|part| part.chars().count() == 1);
                digits
                    || initials && last.is_alphabetic() && follows(char::is_alphabetic)
                    || last.is_lowercase() && self.domain(after)
            }
            ',' => digits && self.run(after, |c| c.is_ascii_digit()) == after + 3,
            ':' | '/' => digits,
            '&' => last.is_uppercase() && follows(char::is_uppercase),
            '_' | '@' => follows(is_word),
            '\u{ad}' => follows(is_word),
            '-' | '‐' | '‑' => return self.hyphen(word, last, after),
            _ => false,
        };
        goes_on.then_some(after)
    }

    /// Whether the rest looks like the end of a host's name.
    fn domain(&self, after: usize) -> bool {
        let end = self.run(after, char::is_alphabetic);
        matches!(&self.text[after..end], "com" | "org" | "net" | "gov" | "edu" | "doc" | "pdf" | "xls")
    }

    /// Where the word goes on after a hyphen, if it does not end there.
    fn hyphen(&self, word: &str, last: char, after: usize) -> Option<usize> {
        let next = self.char_at(after)?;
        let lower = lower(word);
        let prefix = PREFIXES.has(&lower);
        if next.is_whitespace() {
            let line = self.run(after, |c| c.is_whitespace());
            let gap = &self.text[after..line];
            let broken = gap.matches('\n').count() == 1
                && self.char_at(line).is_some_and(|c| prefix && c.is_alphabetic() || c.is_lowercase())
                && word.chars().all(|c| c.is_lowercase() || c == '-' || prefix)
                && last.is_alphabetic();
            return broken.then_some(line);
        }
        let number = last.is_ascii_digit() && next.is_ascii_digit() && {
            let second = self.run(after, |c| c.is_ascii_digit());
            word.contains('-') || self.char_at(second) == Some('-')
        };
        (number || prefix && next.is_alphanumeric()).then_some(after)
    }

    /// Whether the full stop at `at` belongs to the word before it.
    fn keeps_stop(&self, start: usize, at: usize) -> bool {
        let word = &self.text[start..at];
        let rest = self.text[at + 1..].trim_start();
        let next = rest.chars().find(|c| !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']'));
        if self.text[at + 1..].starts_with('.') {
            return false;
        }
        let lower = word.to_lowercase();
        let letters = word.chars().count();
        let initials = word.contains('.')
            && word.split('.').all(|part| part.chars().count() <= 2)
            && word.chars().all(|c| c.is_alphabetic() || c == '.');
        let initial = letters == 1
            && word.chars().all(char::is_uppercase)
            && word != "I"
            && next.is_some_and(char::is_alphanumeric);
        let number = BEFORE_NUMBERS.contains(&lower.as_str()) && next.is_some_and(|c| c.is_ascii_digit());
        initials || initial || number || ABBREVIATIONS.has(&lower)
    }

    /// Cuts a word's contractions and possessive off.
    fn contractions(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if plain || !word.contains(['\'', '’', '`']) {
            // What stands here is cut without an apostrophe.
            let cut = UNMARKED.iter().any(|whole| word.eq_ignore_ascii_case(whole));
            if cut {
                self.push(start, start + 3);
                self.push(start + 3, end);
            } else {
                self.push(start, end);
            }
            return;
        }
        let lower = word.to_lowercase().replace(['’', '`'], "'");
        let whole = lower.len() == word.replace(['’', '`'], "'").len();
        let cut = match () {
            _ if !whole => None,
            _ if lower.ends_with("n't") && lower.len() > 3 => Some(self.before(start, end, 3)),
            _ => ["'s", "'m", "'d", "'re", "'ve", "'ll"]
                .iter()
                .find(|tail| lower.ends_with(*tail) && lower.len() > tail.len())
                .map(|tail| self.before(start, end, tail.len())),
        };
        match cut {
            Some(cut) if cut < end - start => {
                // "wouldn't've" is cut twice.
                self.contractions(start, start + cut);
                self.push(start + cut, end);
            }
            _ => self.push(start, end),
        }
    }

    /// The offset in the word of its last `count` letters.
    fn before(&self, start: usize, end: usize, count: usize) -> usize {
        let word = &self.text[start..end];
        word.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at)
    }
}

/// Takes the break at the end of a line out of a word: "govern-⏎ment", but "anti-⏎Chinese".
fn clean(piece: &str) -> SmolStr {
    if piece.bytes().all(|b| b.is_ascii_graphic()) {
        return piece.into();
    }
    let mut form = String::with_capacity(piece.len());
    for (i, part) in piece.split_whitespace().enumerate() {
        if i > 0 {
            let stem = form.trim_end_matches(['-', '‐', '‑']);
            if !PREFIXES.has(&stem.to_lowercase()) {
                form.truncate(stem.len());
            }
        }
        form.push_str(part);
    }
    let bare = form.replace('\u{ad}', "");
    if bare.is_empty() { form.into() } else { bare.into() }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

/// Letters, digits and the marks that stand on them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}
