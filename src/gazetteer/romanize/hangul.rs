//! Korean syllables and how each system writes them.

use std::sync::OnceLock;

/// The syllables of given names, the more frequent first.
const SYLLABLES: &str = "영성철정호수진희일상동재용종창선명순기경인원길국현준민석광규근문봉범병식승학태형훈환주중만무숙은배덕대연운윤율우\
    웅익자제조지찬천춘충치택필하한해혁홍화황회효후흥섭남옥복백산삼세소송신양언억업엽오완욱유의이임장전점초최탁표풍행\
    향협항금룡렬록련량례림래로류관구권균극걸건강갑공과교군계고김곤능단달도돈두득등락란매면모목묘미박반방벽변별보부북\
    분비빈사서설숭습시심아악안암애앙여역염예요위을음응읍잠적절접존좌증직집차채척첨청촌추축출칠쾌탐통특파판팔평폐포품\
    허헌혜혼활훤휘휴흠렴륜률령름린립열월가다담답라마묵막말맥멸몽바발뱅벌법본새색섬솔쇠슬쌍와외올잔저족즉짐참책체총측\
    친침타탄탈탕토투패편폭할합험혹확획흉흑흡나내냉년녹농눌니당랑려력론롱루륙리망맹메밀뢰";

/// Initial sounds in the order of Unicode: McCune–Reischauer (without apostrophe), Revised, North Korean, in names
/// that came through Russian.
const INITIALS: [[&str; 4]; 19] = [
    ["k", "g", "k", "k"],
    ["kk", "kk", "kk", "kk"],
    ["n", "n", "n", "n"],
    ["t", "d", "t", "t"],
    ["tt", "tt", "tt", "tt"],
    ["r", "r", "r", "r"],
    ["m", "m", "m", "m"],
    ["p", "b", "p", "p"],
    ["pp", "pp", "pp", "pp"],
    ["s", "s", "s", "s"],
    ["ss", "ss", "ss", "ss"],
    ["", "", "", ""],
    ["ch", "j", "j", "ch"],
    ["tch", "jj", "jj", "ch"],
    ["ch", "ch", "ch", "ch"],
    ["k", "k", "kh", "kh"],
    ["t", "t", "th", "t"],
    ["p", "p", "ph", "p"],
    ["h", "h", "h", "kh"],
];

/// Vowels in the order of Unicode, in the same systems, then as usual in English.
const VOWELS: [[&str; 5]; 21] = [
    ["a", "a", "a", "a", "a"],
    ["ae", "ae", "ae", "e", "ae"],
    ["ya", "ya", "ya", "ya", "ya"],
    ["yae", "yae", "yae", "ye", "yae"],
    ["o", "eo", "o", "e", "u"],
    ["e", "e", "e", "e", "e"],
    ["yo", "yeo", "yo", "e", "you"],
    ["ye", "ye", "ye", "e", "ye"],
    ["o", "o", "o", "o", "o"],
    ["wa", "wa", "wa", "va", "wa"],
    ["wae", "wae", "wae", "ve", "wae"],
    ["oe", "oe", "oe", "oi", "oe"],
    ["yo", "yo", "yo", "e", "yo"],
    ["u", "u", "u", "u", "oo"],
    ["wo", "wo", "wo", "vo", "wo"],
    ["we", "we", "we", "ve", "we"],
    ["wi", "wi", "wi", "vi", "wi"],
    ["yu", "yu", "yu", "yu", "yoo"],
    ["u", "eu", "u", "y", "eu"],
    ["ui", "ui", "ui", "i", "ee"],
    ["i", "i", "i", "i", "i"],
];

/// How else vowels are written: by English ear, in the order of Unicode.
const BY_EAR: [&[&str]; 21] = [
    &["ah"],
    &["ai"],
    &[],
    &[],
    &["u", "eu"],
    &["ay"],
    &["you", "yu", "yuh", "youn"],
    &[],
    &["oh"],
    &[],
    &[],
    &["oi"],
    &[],
    &["oo"],
    &["weo"],
    &[],
    &["wee"],
    &["yoo", "you"],
    &["eu", "uh"],
    &["eui", "ee", "i"],
    &["ee"],
];

/// A way to write Korean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    /// McCune–Reischauer, a consonant voiced between voiced sounds.
    McCune,
    /// The same, each syllable as if it stood alone.
    McCuneApart,
    /// Revised Romanization.
    Revised,
    /// The official system of the North.
    North,
    /// As usual in English, with `g`, `d`, `b`, `j`.
    English,
    /// As usual in English, with `k`, `t`, `p`, `ch`.
    EnglishHard,
    /// Through Russian: "Kim Ir Sen".
    Russian,
    /// Through Russian as Koreans of the Soviet Union had it: "Pak Den Ai".
    SovietKorean,
}

/// One syllable: initial, vowel, final, by their places in Unicode's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable {
    initial: usize,
    vowel: usize,
    last: usize,
    /// Its place in the list: the smaller, the more frequent.
    pub(super) rank: usize,
}

const NONE: usize = 0;
const NG: usize = 21;

/// A spelling by which a syllable is read.
struct Reading {
    spelling: String,
    syllable: Syllable,
    /// A breve or an apostrophe is left out in it.
    bare: (bool, bool),
}

fn syllables() -> impl Iterator<Item = Syllable> {
    SYLLABLES.chars().enumerate().filter_map(|(rank, c)| {
        let code = (c as usize).checked_sub(0xac00).filter(|code| *code < 11_172)?;
        Some(Syllable { initial: code / 588, vowel: code % 588 / 28, last: code % 28, rank })
    })
}

/// What a final sound is written with in all systems but the Russian one.
fn last_of(last: usize) -> &'static str {
    match last {
        1 => "k",
        4 => "n",
        8 => "l",
        16 => "m",
        17 => "p",
        NG => "ng",
        _ => "",
    }
}

fn readings() -> &'static [Reading] {
    static READINGS: OnceLock<Vec<Reading>> = OnceLock::new();
    READINGS.get_or_init(|| {
        let mut out: Vec<Reading> = Vec::new();
        for syllable in syllables() {
            let from = out.len();
            for (initial, bare_initial) in initials(&syllable) {
                for (vowel, bare_vowel) in vowels(&syllable) {
                    let spelling = format!("{initial}{vowel}{}", last_of(syllable.last));
                    if !out[from..].iter().any(|reading| reading.spelling == spelling) {
                        out.push(Reading { spelling, syllable, bare: (bare_vowel, bare_initial) });
                    }
                }
            }
        }
        out
    })
}

fn initials(syllable: &Syllable) -> Vec<(&'static str, bool)> {
    match syllable.initial {
        0 => vec![("k", false), ("g", false)],
        3 => vec![("t", false), ("d", false)],
        5 => vec![("r", false), ("l", false), ("n", false)],
        7 => vec![("p", false), ("b", false)],
        9 if matches!(syllable.vowel, 16 | 20) => vec![("s", false), ("sh", false)],
        11 if matches!(syllable.vowel, 13) => vec![("", false), ("w", false)],
        12 => vec![("ch", false), ("j", false)],
        14 => vec![("ch'", false), ("ch", true)],
        15 => vec![("k'", false), ("kh", false), ("k", true)],
        16 => vec![("t'", false), ("th", false), ("t", true)],
        17 => vec![("p'", false), ("ph", false), ("p", true)],
        other => vec![(INITIALS[other][0], false)],
    }
}

fn vowels(syllable: &Syllable) -> Vec<(&'static str, bool)> {
    let v = syllable.vowel;
    let mut out = match v {
        4 => vec![("ŏ", false), ("eo", false), ("o", true)],
        6 => vec![("yŏ", false), ("yeo", false), ("yo", true)],
        14 => vec![("wŏ", false), ("weo", false), ("wo", false)],
        18 => vec![("ŭ", false), ("eu", false), ("u", true)],
        19 => vec![("ŭi", false), ("ui", false)],
        _ => vec![(VOWELS[v][0], false), (VOWELS[v][1], false)],
    };
    out.extend(BY_EAR[v].iter().map(|ear| (*ear, true)));
    out
}

/// The syllables that a part of a name may be; `marks` tells that the name has breves and apostrophes.
pub(super) fn read(part: &str, marks: (bool, bool)) -> Vec<Syllable> {
    let fits = |r: &&Reading| r.spelling == part && !(r.bare.0 && marks.0) && !(r.bare.1 && marks.1);
    readings().iter().filter(fits).map(|r| r.syllable).collect()
}

/// The parts of a given name as a system writes them.
pub(super) fn write(syllables: &[Syllable], system: System) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (at, syllable) in syllables.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| syllables[at]);
        let mut initial = initial_of(syllable, system);
        let voices = matches!(system, System::McCune | System::Russian | System::SovietKorean);
        if let (true, Some(before)) = (voices, before) {
            initial = match (before.last, syllable.initial) {
                (8, 5) => "l",
                (NONE | 4 | 8 | 16 | NG, 0 | 3 | 7) => voiced(syllable.initial),
                (NONE | 4 | 8 | 16 | NG, 12) if system == System::McCune => "j",
                _ => initial,
            };
        }
        let mut last = final_of(syllable, system);
        if system == System::McCune {
            // "Paek" and "ryong" become "Paengnyong".
            let after = syllables.get(at + 1).map(|after| after.initial);
            (initial, last) = match (before.map(|b| b.last), syllable.last, after) {
                (Some(1 | 16 | 17 | NG), _, _) if syllable.initial == 5 => ("n", last),
                (_, 1, Some(2 | 5 | 6)) => (initial, "ng"),
                (_, 17, Some(2 | 5 | 6)) => (initial, "m"),
                _ => (initial, last),
            };
        }
        out.push(format!("{initial}{}{last}", vowel_of(syllable, system)));
    }
    out
}

fn initial_of(syllable: &Syllable, system: System) -> &'static str {
    let row = INITIALS[syllable.initial];
    match system {
        System::McCune | System::McCuneApart | System::EnglishHard => row[0],
        System::Revised => row[1],
        System::North => row[2],
        // "Kyung", not "Gyung", but "Dong", "Bong", "Jung".
        System::English if syllable.initial == 0 => "k",
        System::English if syllable.initial == 9 && syllable.vowel == 20 => "sh",
        System::English if syllable.initial == 11 && syllable.vowel == 13 => "w",
        System::English => row[1],
        System::SovietKorean if syllable.initial == 12 => "d",
        System::SovietKorean if syllable.initial == 18 => "h",
        System::Russian | System::SovietKorean => row[3],
    }
}

fn voiced(initial: usize) -> &'static str {
    match initial {
        0 => "g",
        3 => "d",
        _ => "b",
    }
}

fn vowel_of(syllable: &Syllable, system: System) -> &'static str {
    let row = VOWELS[syllable.vowel];
    match system {
        System::McCune | System::McCuneApart => row[0],
        System::Revised => row[1],
        System::North => row[2],
        System::SovietKorean if syllable.vowel == 1 => "ai",
        System::SovietKorean if matches!(syllable.vowel, 6 | 12) && syllable.initial == 11 => "ye",
        System::Russian | System::SovietKorean => row[3],
        System::English | System::EnglishHard => match (syllable.vowel, syllable.last) {
            // "Hyun", "Kyung" and "Hyung", but "Young".
            (6, _) if syllable.initial != 11 => "yu",
            (6, NG) => "you",
            (6, _) => "yeo",
            // "Kook" beside "Kuk", but "Kun", "Chung".
            (13, NONE | 4) => "oo",
            (13, _) => "u",
            (14, _) => "wo",
            (18, _) => "u",
            _ => row[4],
        },
    }
}

fn final_of(syllable: &Syllable, system: System) -> &'static str {
    match (system, syllable.last) {
        (System::Russian | System::SovietKorean, 8) => "r",
        (System::Russian | System::SovietKorean, NG) => "n",
        (_, last) => last_of(last),
    }
}
