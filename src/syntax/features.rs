//! What the parser sees of a word: its form, its shape, its first and last letters.

/// The key of the sentence's root, which stands before the first word.
pub const ROOT_KEY: u64 = 1;

/// The kinds of feature, so that training can treat them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The word in lower case.
    Word,
    /// The word as written, when that is not in lower case.
    Form,
    /// Capitals, small letters, digits and the rest, repeated ones shortened.
    Shape,
    /// The first or last one to four letters.
    Affix,
}

/// The features of a word, each as a 64-bit key.
///
/// Typographic quotes and dashes count as the typewriter's, and every digit as 0.
///
/// ```
/// use demarche::syntax::features::keys;
/// assert_eq!(keys("’s"), keys("'s"));
/// assert_eq!(keys("1956"), keys("1968"));
/// assert_ne!(keys("Polish"), keys("polish"));
/// ```
pub fn keys(form: &str) -> Vec<(Kind, u64)> {
    let form = plain(form);
    let lower: Vec<char> = form.chars().flat_map(char::to_lowercase).collect();
    let word: String = lower.iter().collect();
    let mut keys = Vec::with_capacity(12);
    keys.push((Kind::Word, hash(b'w', &word)));
    if form != word {
        keys.push((Kind::Form, hash(b'f', &form)));
    }
    keys.push((Kind::Shape, hash(b's', &shape(&form))));
    for length in 1..=lower.len().min(4) {
        let prefix: String = lower[..length].iter().collect();
        let suffix: String = lower[lower.len() - length..].iter().collect();
        keys.push((Kind::Affix, hash(b'p', &prefix)));
        keys.push((Kind::Affix, hash(b'e', &suffix)));
    }
    keys
}

fn plain(form: &str) -> String {
    let mut plain = String::with_capacity(form.len());
    for c in form.chars() {
        match c {
            '0'..='9' => plain.push('0'),
            '‘' | '’' | '‛' | '′' | '`' | '´' => plain.push('\''),
            '“' | '”' | '„' | '«' | '»' => plain.push('"'),
            '‐' | '‑' | '–' | '−' => plain.push('-'),
            '—' | '―' => plain.push_str("--"),
            '…' => plain.push_str("..."),
            '\u{ad}' => {}
            c => plain.push(c),
        }
    }
    plain
}

fn shape(form: &str) -> String {
    let mut shape = String::new();
    let (mut last, mut run) = ('\0', 0);
    for c in form.chars() {
        let class = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '0',
            c => c,
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 && shape.len() < 12 {
            shape.push(class);
        }
    }
    shape
}

/// FNV-1a over the kind and the text, with a final mix.
fn hash(kind: u8, text: &str) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in [kind].into_iter().chain(text.bytes()) {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    state ^= state >> 32;
    state.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
