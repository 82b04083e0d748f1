//! Letters without their marks, and the words of a name.

/// Each line: the plain form, then the letters that it stands for.
const LETTERS: [(&str, &str); 27] = [
    ("a", "àáâãäåāăąǎảạắằẳẵặấầẩẫậ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẻẽẹếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıỉị"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņň"),
    ("o", "òóôõöøōŏőỏọốồổỗộơớờởỡợ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("ss", "ß"),
    ("t", "ţťŧț"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųủụưứừửữựǔǖǘǚǜ"),
    ("w", "ŵ"),
    ("y", "ýÿŷỳỷỹỵ"),
    ("z", "źżž"),
    ("m", "ḿ"),
    ("", "'’‘ʼʻ`´′ʾʿ"),
    ("", "\u{ad}\u{300}\u{301}\u{302}\u{303}\u{304}\u{306}\u{308}\u{30a}\u{30c}\u{323}\u{327}\u{328}"),
    ("", ".,"),
];

/// Words that a reader of English meets as words; none of them is given as a name of one word.
const COMMON: &str = "a ah ai am an and any are as at bad ban bang bar bat be bee below best big bin boo but by \
    can canine chap chin china chop chow come cow cuisine dad day den deny dial did die din ding do doctrine done \
    due dun dung eh engine even examine fan fang far fee fen few fin fine for fun fur gal gang gin girl go gong \
    gun ha had hair ham hang has he hen her hi him his ho home hue huh hum hung hut hymn i if im imagine in inn is it \
    jade jail jam jar jaw jay june jung king kin kit lain lane lay led lee let lie line lo long lung machine mad \
    main man mar margin marine may me medicine men mine mole moon more mow my nan nap new no noon nor not now nun \
    of oh old on once or our out over own pa pan pang park pen pie pin pine ping pun put rail rain ran rang ray \
    review ring routine rue run rung sack sad saline same sane sang saw say see sew shall sham she shin shine \
    shoo shoe show shun sin sing sit so son song soon sue suit sun sung sure tan tang tart tea ten than the then \
    they thin thing this thou tin ting to toe ton tone tong too tow tune turbine up us van view vine wan wane \
    war was we wen who win wine wing woe won woo yak yam ye yea yen yes yet yin you young your";

/// Lower-case ASCII without apostrophes: as names are compared.
pub(super) fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if let Some((to, _)) = LETTERS.iter().find(|(_, from)| from.contains(c)) {
            out.push_str(to);
        } else if c.is_alphanumeric() {
            out.push(c);
        }
    }
    out
}

/// Lower case, of all marks only ŏ, ŭ, ü and one kind of apostrophe kept: those that tell syllables apart.
pub(super) fn marked(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ŏ' | 'ŭ' | 'ü' => out.push(c),
            'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => out.push('ü'),
            '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | 'ʾ' | 'ʿ' => out.push('\''),
            // Marks that stand on their own: a breve and a diaeresis behind their letter.
            '\u{306}' | '\u{308}' => {
                let with = match (out.pop(), c) {
                    (Some('o'), '\u{306}') => Some('ŏ'),
                    (Some('u'), '\u{306}') => Some('ŭ'),
                    (Some('u'), '\u{308}') => Some('ü'),
                    (other, _) => other,
                };
                out.extend(with);
            }
            _ => out.push_str(&plain(c.encode_utf8(&mut [0; 4]))),
        }
    }
    out
}

/// The words of a name, each cut at its hyphens.
pub(super) fn words(name: &str) -> Vec<Vec<&str>> {
    name.split_whitespace()
        .map(|word| word.split(['-', '‐', '‑', '–']).filter(|part| !part.is_empty()).collect::<Vec<_>>())
        .filter(|parts| !parts.is_empty())
        .collect()
}

/// What two spellings are compared by: their plain words, hyphens as spaces.
pub(super) fn key(name: &str) -> String {
    words(name).into_iter().flatten().map(plain).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// With a capital first letter.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The little words among them: a name of several words may not consist of these alone.
const LITTLE: &str = "a ah am an any at be by can do for go had has he her him his i if in is it may no nor not of oh \
    on or our so the to too us was we you";

/// True if a reader of English would take this for words, not for a name.
fn common(key: &str) -> bool {
    if key.len() < 2 {
        return true;
    }
    let list = if key.contains(' ') { LITTLE } else { COMMON };
    key.split(' ').all(|word| list.split_whitespace().any(|common| common == word))
}

/// Collects spellings in order: each once, no English words, not the name that they are spellings of.
pub(super) struct Spellings {
    seen: Vec<String>,
    out: Vec<String>,
    limit: usize,
}

impl Spellings {
    /// None yet of those of a name; at most `limit` are taken.
    pub(super) fn of(name: &str, limit: usize) -> Self {
        Spellings { seen: vec![key(name)], out: Vec::new(), limit }
    }

    /// Takes a spelling, if it is new.
    pub(super) fn add(&mut self, spelling: impl Into<String>) {
        let spelling = spelling.into();
        let key = key(&spelling);
        if self.out.len() < self.limit && !key.is_empty() && !common(&key) && !self.seen.contains(&key) {
            self.seen.push(key);
            self.out.push(spelling);
        }
    }

    /// All of them, in the order in which they came.
    pub(super) fn into_vec(self) -> Vec<String> {
        self.out
    }
}
