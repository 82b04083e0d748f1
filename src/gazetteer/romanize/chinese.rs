//! Pinyin and Wade–Giles, by a table of syllables.

use std::sync::OnceLock;

use super::plain::{Spellings, capital, marked, plain, words};

/// `pinyin,wade_giles,source`; the spellings of Wade–Giles separated by `|`, the standard one first.
const TABLE: &str = include_str!("../../../gazetteers/romanization/pinyin.csv");

/// Family names in pinyin, those of two syllables with a hyphen.
const SURNAMES: &str = "ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang chao che chen cheng chi chong \
    chu cui dai dang deng di diao ding dong dou du duan e fan fang fei feng fu gan gao ge geng gong gou gu guan guang \
    gui guo hai han hao he hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jie jin jing ju kang ke kong \
    kou kuang lai lan lang lao le lei leng li lian liang liao lin ling liu long lou lu luan luo lü ma mai man mao mei \
    meng mi miao min ming mo mou mu na ni nie ning niu ou pan pang pei peng pi piao ping pu qi qian qiang qiao qin qiu \
    qu quan que ran rao ren rong rui ruan sa sang seng sha shan shang shao she shen sheng shi shou shu shui si song su \
    sui sun tai tan tang tao teng tian tie tong tu tuo wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing \
    xiong xiu xu xuan xue xun yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao \
    zheng zhi zhong zhou zhu zhuang zhuo zi zong zou zu zuo ou-yang si-ma si-tu zhu-ge shang-guan huang-fu xia-hou";

/// Family names as English has long printed them, beside both systems.
const CUSTOMARY: [(&str, &str); 8] = [
    ("li", "lee"),
    ("song", "soong"),
    ("zhou", "chow"),
    ("jiang", "kiang"),
    ("jiang", "tsiang"),
    ("gu", "koo"),
    ("wu", "woo"),
    ("huang", "hwang"),
];

/// Syllables frequent in given names: of two readings the one with more of them is likelier.
const FREQUENT: &str = "ai an bang bao bi bin bing bo cai chang chao chen cheng chun cong da dan de dong en fa fan fang \
    fei feng fu gang gao guang gui guo hai han hao he heng hong hou hua huai huan hui ji jia jian jiang jie jin jing \
    jun kai kang ke kui kun lan lei li lian liang lie lin ling long lu luo mei meng min ming nan ning pei peng ping qi \
    qian qiang qiao qin qing qiu quan qun ren rong ru rui shan shao shen sheng shi shu shun si song sui tai tang tao \
    tian ting wei wen wu xi xia xian xiang xiao xin xing xiong xiu xu xue xun yan yang yao ye yi yin ying yong you yu \
    yuan yue yun ze zeng zhang zhao zhen zheng zhi zhong zhou zhu zi zong zuo";

/// One syllable in both systems.
struct Syllable {
    pinyin: &'static str,
    wade: Vec<&'static str>,
}

/// A name cut into syllables, each the index of one in the table.
#[derive(Clone, PartialEq, Eq)]
struct Reading {
    family: Vec<usize>,
    given: Vec<usize>,
}

fn table() -> &'static [Syllable] {
    static TABLE_READ: OnceLock<Vec<Syllable>> = OnceLock::new();
    TABLE_READ.get_or_init(|| {
        let rows = TABLE.lines().skip(1).filter_map(|line| {
            let mut cells = line.split(',');
            let (pinyin, wade) = (cells.next()?, cells.next()?);
            Some(Syllable { pinyin, wade: wade.split('|').collect() })
        });
        rows.collect()
    })
}

/// What the marks of a name say: with none, apostrophes and dots may have been left out.
#[derive(Clone, Copy)]
struct Marks {
    apostrophes: bool,
    dots: bool,
}

impl Marks {
    fn of(name: &str) -> Self {
        let name = marked(name);
        Marks { apostrophes: name.contains('\''), dots: name.contains('ü') }
    }

    fn drop(self, syllable: &str) -> String {
        let mut out = syllable.to_string();
        if !self.apostrophes {
            out = out.replace('\'', "");
        }
        if !self.dots {
            out = out.replace('ü', "u");
        }
        out
    }
}

/// Other spellings of a full name.
pub(super) fn variants(name: &str) -> Vec<String> {
    let mut out = Spellings::of(name, 12);
    let Some((family, given)) = shape(name) else { return Vec::new() };
    let marks = Marks::of(name);
    let pinyin = pinyin_reading(&family, &given);
    if let Some(reading) = &pinyin {
        for spelling in reading.wade() {
            out.add(spelling);
        }
        for spelling in reading.pinyin() {
            out.add(spelling);
        }
    }
    let readings = wade_readings(&family, &given, marks, pinyin.is_some());
    for reading in &readings {
        out.add(reading.pinyin()[0].clone());
    }
    for reading in &readings {
        for spelling in reading.wade() {
            out.add(spelling);
        }
    }
    for reading in &readings {
        out.add(reading.pinyin()[1].clone());
    }
    if let ([family], [_, _], false) = (family.as_slice(), given.as_slice(), readings.is_empty()) {
        // "Chung-hui Wang": as diplomats signed.
        let given: Vec<String> = given.iter().map(|part| plain(part)).collect();
        out.add(format!("{} {}", capital(&given.join("-")), capital(&plain(family))));
    }
    out.into_vec()
}

/// Other spellings of a family name.
pub(super) fn surname_variants(surname: &str) -> Vec<String> {
    let mut out = Spellings::of(surname, 6);
    let words = words(surname);
    let [parts] = words.as_slice() else { return Vec::new() };
    if let Some(family) = pinyin_word(parts).filter(|family| is_surname(family)) {
        out.add(joined(&family, wade_of, "-"));
    }
    let mut families = wade_word(parts, Marks::of(surname));
    families.extend(customary(parts));
    for family in families.iter().filter(|family| is_surname(family)) {
        out.add(joined(family, pinyin_of, ""));
    }
    out.into_vec()
}

/// Family name and given name, each in the parts in which they are written.
fn shape(name: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let mut words = words(name);
    if !(2..=3).contains(&words.len()) {
        return None;
    }
    let last = words.len() - 1;
    // "Kai-shek Chiang": given name first.
    let reversed = words.len() == 2 && words[0].len() == 2 && words[last].len() == 1;
    let family = if reversed { words.pop()? } else { words.remove(0) };
    let given: Vec<&str> = words.into_iter().flatten().collect();
    (given.len() <= 2).then_some((family, given))
}

/// The family name that a customary spelling stands for.
fn customary(family: &[&str]) -> Option<Vec<usize>> {
    let [one] = family else { return None };
    let (pinyin, _) = CUSTOMARY.iter().find(|(_, spelling)| *spelling == plain(one))?;
    pinyin_syllable(pinyin).map(|syllable| vec![syllable])
}

fn pinyin_reading(family: &[&str], given: &[&str]) -> Option<Reading> {
    let (family, given) = (pinyin_word(family)?, pinyin_word(given)?);
    (family.len() == 1 || is_surname(&family)).then_some(Reading { family, given })
}

/// The readings of a name in Wade–Giles, the likeliest first; `pinyin` tells that it can be pinyin.
fn wade_readings(family: &[&str], given: &[&str], marks: Marks, pinyin: bool) -> Vec<Reading> {
    let mut families = wade_word(family, marks);
    families.extend(customary(family));
    if families.iter().any(|family| is_surname(family)) {
        families.retain(|family| is_surname(family));
    } else if families.len() > 1 || families.iter().any(|family| family.len() > 1) {
        return Vec::new();
    }
    let mut givens = wade_word(given, marks);
    let rare = |given: &Vec<usize>| given.iter().filter(|s| !is_frequent(**s)).count();
    givens.sort_by_key(rare);
    if pinyin && let Some(least) = givens.first().map(rare) {
        // What can be pinyin is only read as Wade–Giles where that gives a likely name too.
        givens.retain(|given| rare(given) == least);
    }
    let pairs = givens.iter().flat_map(|given| families.iter().map(move |family| (family, given)));
    pairs.map(|(family, given)| Reading { family: family.clone(), given: given.clone() }).collect()
}

/// The syllables of a word in pinyin, one or two.
fn pinyin_word(parts: &[&str]) -> Option<Vec<usize>> {
    let parts: Vec<String> = parts.iter().map(|part| marked(part)).collect();
    match parts.as_slice() {
        [first, second] => Some(vec![pinyin_syllable(first)?, pinyin_syllable(second)?]),
        [one] => match one.split_once('\'') {
            // "Xi'an": the apostrophe stands between syllables.
            Some((first, second)) => Some(vec![pinyin_syllable(first)?, pinyin_syllable(second)?]),
            None => pinyin_syllable(one).map(|s| vec![s]).or_else(|| {
                let cuts = |vowel: bool| {
                    one.char_indices().skip(1).find_map(|(at, c)| {
                        let pair = || Some(vec![pinyin_syllable(&one[..at])?, pinyin_syllable(&one[at..])?]);
                        (matches!(c, 'a' | 'e' | 'o') == vowel).then(pair).flatten()
                    })
                };
                // A second syllable that begins with a vowel should have had its apostrophe.
                cuts(false).or_else(|| cuts(true))
            }),
        },
        _ => None,
    }
}

fn pinyin_syllable(part: &str) -> Option<usize> {
    let found = table().iter().position(|s| s.pinyin == part);
    // "Lue", "Nue" can only be "Lüe", "Nüe".
    found.or_else(|| table().iter().position(|s| s.pinyin.replace('ü', "u") == part))
}

/// The syllables that a word in Wade–Giles may be, one or two.
fn wade_word(parts: &[&str], marks: Marks) -> Vec<Vec<usize>> {
    let parts: Vec<String> = parts.iter().map(|part| marked(part)).collect();
    let pairs = |first: &str, second: &str| -> Vec<Vec<usize>> {
        let (first, second) = (wade_syllables(first, marks), wade_syllables(second, marks));
        first.iter().flat_map(|a| second.iter().map(move |b| vec![*a, *b])).collect()
    };
    match parts.as_slice() {
        [first, second] => pairs(first, second),
        [one] => {
            let single = wade_syllables(one, marks);
            if single.is_empty() {
                one.char_indices().skip(1).flat_map(|(at, _)| pairs(&one[..at], &one[at..])).collect()
            } else {
                single.into_iter().map(|s| vec![s]).collect()
            }
        }
        _ => Vec::new(),
    }
}

fn wade_syllables(part: &str, marks: Marks) -> Vec<usize> {
    let fits = |s: &Syllable| s.wade.iter().any(|wade| marks.drop(wade) == part);
    table().iter().enumerate().filter(|(_, s)| fits(s)).map(|(i, _)| i).collect()
}

fn is_surname(family: &[usize]) -> bool {
    let written = family.iter().map(|s| table()[*s].pinyin).collect::<Vec<_>>().join("-");
    SURNAMES.split_whitespace().any(|surname| surname == written)
}

fn is_frequent(syllable: usize) -> bool {
    FREQUENT.split_whitespace().any(|frequent| frequent == table()[syllable].pinyin)
}

fn pinyin_of(syllable: usize) -> String {
    plain(table()[syllable].pinyin)
}

fn wade_of(syllable: usize) -> String {
    plain(table()[syllable].wade[0])
}

/// Syllables as one word with a capital.
fn joined(syllables: &[usize], spell: fn(usize) -> String, between: &str) -> String {
    capital(&syllables.iter().map(|s| spell(*s)).collect::<Vec<_>>().join(between))
}

impl Reading {
    /// Given name joined, then with a hyphen.
    fn pinyin(&self) -> [String; 2] {
        let family = joined(&self.family, pinyin_of, "");
        ["", "-"].map(|between| format!("{family} {}", joined(&self.given, pinyin_of, between)))
    }

    /// With a hyphen, joined, and with the other spellings of single syllables.
    fn wade(&self) -> Vec<String> {
        let family = joined(&self.family, wade_of, "-");
        let mut out: Vec<String> =
            ["-", ""].map(|between| format!("{family} {}", joined(&self.given, wade_of, between))).into();
        for (at, syllable) in self.given.iter().enumerate() {
            for other in table()[*syllable].wade.iter().skip(1) {
                let mut parts: Vec<String> = self.given.iter().map(|s| wade_of(*s)).collect();
                parts[at] = plain(other);
                out.push(format!("{family} {}", capital(&parts.join("-"))));
            }
        }
        if let [only] = self.family.as_slice() {
            for other in table()[*only].wade.iter().skip(1) {
                out.push(format!("{} {}", capital(&plain(other)), joined(&self.given, wade_of, "-")));
            }
            for (_, other) in CUSTOMARY.iter().filter(|(pinyin, _)| *pinyin == table()[*only].pinyin) {
                out.push(format!("{} {}", capital(other), joined(&self.given, wade_of, "-")));
            }
        }
        out
    }
}
