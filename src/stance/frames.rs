//! Frames: what a predicate means for the fillers of its roles. Data in `gazetteers/stances/*.toml`.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;
use sha2::{Digest, Sha256};
use toml::Spanned;

use super::index::Index;
use super::predicate::{Predicate, WordClass};
use crate::error::{Error, Finding, error_of};
use crate::record::Stance;

/// The built-in files.
const FILES: [(&str, &str); 7] = [
    ("agree.toml", include_str!("../../gazetteers/stances/agree.toml")),
    ("criticize.toml", include_str!("../../gazetteers/stances/criticize.toml")),
    ("oppose.toml", include_str!("../../gazetteers/stances/oppose.toml")),
    ("praise.toml", include_str!("../../gazetteers/stances/praise.toml")),
    ("support.toml", include_str!("../../gazetteers/stances/support.toml")),
    ("threaten.toml", include_str!("../../gazetteers/stances/threaten.toml")),
    ("urge.toml", include_str!("../../gazetteers/stances/urge.toml")),
];

/// A role of a predicate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who acts.
    Subject,
    /// Who is acted on.
    Object,
    /// Who receives.
    Indirect,
    /// Whose noun it is.
    Possessor,
    /// What a label or adjective stands with.
    Modified,
    /// Who speaks the sentence.
    Speaker,
    /// The subject of the clause that depends on it.
    ComplementSubject,
    /// What stands with a preposition.
    With(String),
}

impl Role {
    fn parse(word: &str) -> Role {
        match word {
            "subject" => Role::Subject,
            "object" => Role::Object,
            "indirect" => Role::Indirect,
            "possessor" => Role::Possessor,
            "modified" => Role::Modified,
            "speaker" => Role::Speaker,
            "complement-subject" => Role::ComplementSubject,
            preposition => Role::With(preposition.to_string()),
        }
    }
}

/// An example sentence: the frame's test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The sentence.
    pub text: String,
    /// `holder -> target`, ids without their kind; `stance: holder -> target` for another stance than the frame's.
    pub rows: Vec<String>,
}

/// What negation does to a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnNegation {
    /// No row.
    Drop,
    /// Another stance.
    Turn(Stance),
    /// The same stance.
    Keep,
}

/// A further row of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Also {
    pub holder: Vec<Role>,
    pub target: Vec<Role>,
    pub stance: Stance,
}

/// One frame.
#[derive(Debug, Clone)]
pub struct Frame {
    /// `stance/what-it-recognises`.
    pub id: String,
    /// The stance that it gives.
    pub stance: Stance,
    /// Its words.
    pub predicates: Vec<Predicate>,
    /// Where the holder stands; the first role that is filled counts.
    pub holder: Vec<Role>,
    /// Where the target stands.
    pub target: Vec<Role>,
    /// Its tests.
    pub examples: Vec<Example>,
    /// The file and line that it stands in.
    pub place: (String, usize),
    pub(super) also: Vec<Also>,
    pub(super) on_negation: OnNegation,
    pub(super) requires_negation: bool,
    /// The stance where both are states: "Israel attacked Syria" is no criticism.
    pub(super) between_states: Option<Stance>,
}

impl Frame {
    /// Every role that the frame fills.
    pub(super) fn roles(&self) -> impl Iterator<Item = &Role> {
        let also = self.also.iter().flat_map(|a| a.holder.iter().chain(&a.target));
        self.holder.iter().chain(&self.target).chain(also)
    }
}

/// All frames with an index over their words.
#[derive(Debug, Clone, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    index: Index,
    digest: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stance: String,
    #[serde(default)]
    frame: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    name: Spanned<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    adverbs: Vec<String>,
    #[serde(default)]
    prepositions: Vec<String>,
    holder: Vec<String>,
    target: Vec<String>,
    #[serde(default)]
    also: Vec<AlsoRow>,
    negated: Option<String>,
    negated_stance: Option<String>,
    between_states: Option<String>,
    #[serde(default)]
    requires_negation: bool,
    /// Said for the reader; the roles carry it.
    #[serde(default, rename = "judged-act")]
    _judged_act: bool,
    #[serde(default, rename = "note")]
    _note: String,
    #[serde(default)]
    examples: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlsoRow {
    holder: Vec<String>,
    target: Vec<String>,
    stance: String,
}

impl Frames {
    /// The built-in frames, read at the first call.
    ///
    /// ```
    /// use demarche::stance::Frames;
    /// assert!(Frames::builtin().predicates() >= 700);
    /// ```
    pub fn builtin() -> &'static Frames {
        shared()
    }

    /// The built-in frames behind a counter, to own without a copy.
    pub fn shared_builtin() -> Arc<Frames> {
        shared().clone()
    }

    /// Reads frames from a file or every `.toml` file of a directory.
    ///
    /// # Errors
    /// What cannot be read, or all faults of the files, each with its line.
    pub fn load(path: &Path) -> Result<Frames, Error> {
        let (frames, findings) = Frames::load_with_findings(path)?;
        match error_of(&findings) {
            Some(error) => Err(error),
            None => Ok(frames),
        }
    }

    /// The same, with the faults told instead of failing.
    ///
    /// # Errors
    /// Only for what cannot be read at all.
    pub fn load_with_findings(path: &Path) -> Result<(Frames, Vec<Finding>), Error> {
        let mut files = vec![path.to_path_buf()];
        if path.is_dir() {
            files = std::fs::read_dir(path)
                .map_err(|e| Error::io(path, "list this directory", e))?
                .filter_map(Result::ok)
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "toml"))
                .collect();
            files.sort();
        }
        let mut texts = Vec::new();
        for file in files {
            let text =
                std::fs::read_to_string(&file).map_err(|e| Error::io(&file, "read these frames", e))?;
            texts.push((file.display().to_string(), text));
        }
        let texts: Vec<(&str, &str)> = texts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        Ok(Frames::from_texts(&texts))
    }

    /// Frames out of texts with their names, and every fault found.
    pub fn from_texts(texts: &[(&str, &str)]) -> (Frames, Vec<Finding>) {
        let mut hash = Sha256::new();
        texts.iter().for_each(|(_, text)| hash.update(text));
        Frames::with_digest(texts, crate::plain::hex(&hash.finalize()))
    }

    fn with_digest(texts: &[(&str, &str)], digest: String) -> (Frames, Vec<Finding>) {
        let mut frames = Frames { digest, ..Frames::default() };
        let mut findings = Vec::new();
        for (name, text) in texts {
            frames.read(name, text, &mut findings);
        }
        findings.sort();
        (frames, findings)
    }

    fn read(&mut self, name: &str, text: &str, findings: &mut Vec<Finding>) {
        let mut fault = |line: usize, code: &'static str, message: String| {
            findings.push(Finding { path: name.into(), line, code, message, warning: false });
        };
        let file: File = match toml::from_str(text) {
            Ok(file) => file,
            Err(e) => {
                let line = e.span().map_or(0, |s| line_of(text, s.start));
                return fault(line, "F001", e.message().to_string());
            }
        };
        let stance: Stance = match file.stance.parse() {
            Ok(stance) => stance,
            Err(e) => return fault(1, "F002", e),
        };
        let (mut line, mut seen) = (1, 0);
        for row in file.frame {
            // Frames come in the order of the file.
            let start = row.name.span().start;
            line += line_of(text.get(seen..).unwrap_or_default(), start.saturating_sub(seen)) - 1;
            seen = start;
            let id = format!("{stance}/{}", row.name.get_ref());
            if let Some(other) = self.frames.iter().find(|f| f.id == id) {
                fault(line, "F003", format!("{id} stands already in {}:{}", other.place.0, other.place.1));
                continue;
            }
            match frame(stance, id, (name.to_string(), line), row) {
                Ok(frame) => self.push(frame),
                Err(message) => fault(line, "F004", message),
            }
        }
    }

    fn push(&mut self, frame: Frame) {
        self.index.add(self.frames.len(), &frame);
        self.frames.push(frame);
    }

    /// All frames, file by file.
    pub fn iter(&self) -> impl Iterator<Item = &Frame> {
        self.frames.iter()
    }

    /// One frame by itself, as its examples are tried.
    pub(super) fn only(&self, frame: &Frame) -> Frames {
        let mut alone = Frames::default();
        alone.push(frame.clone());
        alone
    }

    /// How many words and phrases the frames have.
    pub fn predicates(&self) -> usize {
        self.frames.iter().map(|f| f.predicates.len()).sum()
    }

    /// SHA-256 of the files, in hexadecimal.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Where the words of the frames are found.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// A frame with one of its predicates.
    pub(super) fn at(&self, (frame, predicate): (usize, usize)) -> (&Frame, &Predicate) {
        (&self.frames[frame], &self.frames[frame].predicates[predicate])
    }
}

fn shared() -> &'static Arc<Frames> {
    static FRAMES: OnceLock<Arc<Frames>> = OnceLock::new();
    // `build.rs` has taken the digest of the built-in files.
    FRAMES.get_or_init(|| Arc::new(Frames::with_digest(&FILES, env!("DEMARCHE_FRAMES").into()).0))
}

fn frame(stance: Stance, id: String, place: (String, usize), row: Row) -> Result<Frame, String> {
    let roles = |words: &[String]| -> Vec<Role> { words.iter().map(|w| Role::parse(w)).collect() };
    let parse = |word: &str| word.parse::<Stance>();
    let mut predicates = Vec::new();
    for (class, words) in [
        (WordClass::Verb, &row.verbs),
        (WordClass::Noun, &row.nouns),
        (WordClass::Adjective, &row.adjectives),
        (WordClass::Label, &row.labels),
        (WordClass::Adverb, &row.adverbs),
        (WordClass::Preposition, &row.prepositions),
    ] {
        predicates.extend(words.iter().flat_map(|w| Predicate::of(class, w)));
    }
    if predicates.is_empty() {
        return Err(format!(
            "{id} has no words; expected verbs, nouns, adjectives, labels, adverbs or prepositions"
        ));
    }
    let default_turn = match stance {
        Stance::Support | Stance::Agree => OnNegation::Turn(Stance::Oppose),
        Stance::Praise => OnNegation::Turn(Stance::Criticize),
        _ => OnNegation::Drop,
    };
    let on_negation = match (row.negated.as_deref(), row.negated_stance.as_deref()) {
        (None, None) => default_turn,
        (Some("drop"), _) => OnNegation::Drop,
        (Some("keep"), _) => OnNegation::Keep,
        (Some("turn") | None, Some(word)) => OnNegation::Turn(parse(word)?),
        (Some("turn"), None) => default_turn,
        (Some(other), _) => return Err(format!("negated = {other:?}; expected drop, turn or keep")),
    };
    let also = row
        .also
        .iter()
        .map(|a| Ok(Also { holder: roles(&a.holder), target: roles(&a.target), stance: parse(&a.stance)? }))
        .collect::<Result<_, String>>()?;
    Ok(Frame {
        id,
        stance,
        predicates,
        holder: roles(&row.holder),
        target: roles(&row.target),
        examples: row.examples,
        place,
        also,
        on_negation,
        requires_negation: row.requires_negation,
        between_states: row.between_states.as_deref().map(parse).transpose()?,
    })
}

fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_have_lines() {
        let (_, findings) = Frames::from_texts(&[
            (
                "a.toml",
                "stance = \"praise\"\n\n[[frame]]\nname = \"x\"\nholder = [\"subject\"]\ntarget = [\"object\"]\n",
            ),
            ("b.toml", "stance = \"loves\"\n"),
            ("c.toml", "stance = \"praise\"\n[[frame]]\nname = \"y\"\ncolour = 1\n"),
        ]);
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        assert!(told[0].starts_with("a.toml:4: F004"), "{told:?}");
        assert!(told[1].starts_with("b.toml:1: F002: unknown stance \"loves\""), "{told:?}");
        assert!(told[2].starts_with("c.toml:4: F001"), "{told:?}");
    }

    #[test]
    fn the_built_in_frames_have_no_fault() {
        let (frames, findings) = Frames::from_texts(&FILES);
        assert_eq!(findings, []);
        assert_eq!(frames.digest(), shared().digest(), "the digest that build.rs took");
    }
}
