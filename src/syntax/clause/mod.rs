//! Clauses: predicates with the roles around them. The only view of syntax that later stages have; they never
//! see trees, so that another parser can take the place of ours.

mod arguments;
mod attach;
mod control;
mod doing;
mod draft;
mod mains;
mod modality;
mod names;
mod nominal;
mod relative;
mod repair;
mod retag;
mod roles;
mod small;
mod telegram;
mod tense;
mod verbs;

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use smol_str::SmolStr;

use super::tree::Tree;
use crate::span::{Byte, Span};

/// A predicate with its roles: a verb, a noun of action, an adjective.
#[derive(Debug, Clone, Serialize)]
pub struct Clause {
    /// Index of its word in the sentence.
    pub word: usize,
    /// What kind of word it is.
    pub class: Class,
    /// Its lemma in lower case.
    pub lemma: SmolStr,
    /// The word as it stands, in lower case.
    pub form: SmolStr,
    /// Where the word stands.
    pub span: Span<Byte>,
    /// Where everything that depends on it stands.
    pub extent: Span<Byte>,
    /// Who acts: the subject, or a passive's agent; for a noun, its possessor.
    pub subject: Option<Argument>,
    /// Who or what is acted on: the object, or a passive's subject.
    pub object: Option<Argument>,
    /// The receiver of what is given.
    pub indirect: Option<Argument>,
    /// What stands with prepositions, in order.
    pub obliques: Vec<Oblique>,
    /// The noun that an adjective or noun stands with as a modifier or predicate.
    pub modified: Option<Argument>,
    /// Lemmas of what stands around it and belongs to it: "out" of "lash out", "blame" and "on" of "lay the
    /// blame on".
    pub vicinity: Vec<SmolStr>,
    /// Particles of a phrasal verb: "in" of "give in".
    pub particles: Vec<SmolStr>,
    /// True if it has a subject of its own, not one shared with another clause.
    pub own_subject: bool,
    /// A noun's own phrase.
    pub nominal: Option<Nominal>,
    /// True for a passive.
    pub passive: bool,
    /// True for an odd number of negations.
    pub negated: bool,
    /// How firmly it is said.
    pub mood: Mood,
    /// Its finite form's tense; `None` for infinitives, participles, commands and under "would" and its like.
    pub tense: Option<Tense>,
    /// True for a perfect: "has refused", "will have left".
    pub perfect: bool,
    /// True between quotation marks of its sentence.
    pub quoted: bool,
    /// The clause that it hangs from, as an index into the sentence's clauses, and how.
    pub parent: Option<(usize, Link)>,
    /// What is said, thought or wanted: the complement's extent.
    pub complement: Option<Span<Byte>>,
    /// Index of the complement's own clause.
    pub complement_clause: Option<usize>,
}

/// Kinds of predicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective or participle used like one.
    Adjective,
}

/// How a clause hangs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// A clause with its own subject that completes it ("said that X came").
    Complement,
    /// An infinitive or participle whose subject it shares ("refused to come").
    Open,
    /// An adverbial clause.
    Adverbial,
    /// A relative clause or participle beside a noun.
    Relative,
    /// One of several joined by "and" or "or".
    Conjunct,
    /// Loosely beside it.
    Beside,
    /// A noun or adjective within one of its roles.
    Inside,
}

/// How firmly a clause is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Mood {
    /// "must", "should", "ought", "need": a demand.
    pub demand: bool,
    /// "may", "might", "could", "can".
    pub possible: bool,
    /// "will", "shall", "is ready to", "intends to".
    pub will: bool,
    /// "would".
    pub would: bool,
    /// Under "if", "unless", "whether", "in case".
    pub conditional: bool,
    /// In a question.
    pub question: bool,
    /// A command.
    pub imperative: bool,
    /// Said not to be so: "denied that", "it is untrue that", "nobody claims that".
    pub denied: bool,
    /// Under "refuse", "fail", "decline", "cease", "stop", "avoid".
    pub withheld: bool,
    /// Under "try", "seek", "want", "wish", "hope".
    pub wanted: bool,
}

/// Tenses of the finite form, in the sense of Universal Dependencies, and the future of "will" and "shall".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    /// "refused", "had refused", "was refused".
    Past,
    /// "refuses", "has refused", "is refused".
    Present,
    /// "will refuse", "shall refuse".
    Future,
}

/// A role's noun phrase: one nominal, or several joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Argument {
    /// Where all of it stands.
    pub extent: Span<Byte>,
    /// The nominals joined in it, first to last; clauses share them.
    pub nominals: Arc<[Nominal]>,
}

/// A noun or pronoun with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nominal {
    /// The head word.
    pub head: Span<Byte>,
    /// The head's lemma in lower case.
    pub lemma: SmolStr,
    /// True for a pronoun.
    pub pronoun: bool,
    /// True with "no" before it: "no country".
    pub negated: bool,
    /// Words before the head that modify it.
    pub modifiers: Vec<Span<Byte>>,
    /// Names and nouns beside it that say what it is.
    pub appositions: Vec<Nominal>,
    /// Whose it is.
    pub possessor: Option<Box<Argument>>,
    /// What follows with a preposition: "of the Chinese leaders".
    pub complements: Vec<Oblique>,
    /// Head, modifiers and what belongs to the name, without complements.
    pub core: Span<Byte>,
}

/// A noun phrase with its preposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Oblique {
    /// The preposition in lower case, "because of" with a space.
    pub preposition: SmolStr,
    /// The noun phrase.
    pub argument: Argument,
}

impl Clause {
    /// The first oblique with a preposition.
    pub fn oblique(&self, preposition: &str) -> Option<&Argument> {
        self.obliques.iter().find(|o| o.preposition == preposition).map(|o| &o.argument)
    }
}

/// The clauses of a sentence, in the order of their words.
///
/// ```
/// use demarche::syntax::{Parser, clauses};
/// let text = "Moscow was attacked by Peking.";
/// let tree = Parser::builtin().parse(text, 0, text.len());
/// let clauses = clauses(&tree);
/// let attack = clauses.iter().find(|c| c.lemma == "attack").expect("a clause of its verb");
/// assert!(attack.passive);
/// assert_eq!(attack.subject.as_ref().map(|a| a.extent.of(text)), Some("by Peking"));
/// assert_eq!(attack.object.as_ref().map(|a| a.extent.of(text)), Some("Moscow"));
/// ```
pub fn clauses(tree: &Tree) -> Vec<Clause> {
    clauses_of(Cow::Borrowed(tree))
}

/// The same, of a tree that nobody needs afterwards.
pub(super) fn clauses_of(tree: Cow<'_, Tree>) -> Vec<Clause> {
    let tree = &*attach::mended(tree);
    let view = nominal::View::new(tree);
    let mut clauses: Vec<Clause> = Vec::with_capacity(tree.words.len() / 2);
    clauses.extend((0..tree.words.len()).filter_map(|word| roles::clause(&view, word)));
    let index = |word: usize, clauses: &[Clause]| clauses.binary_search_by_key(&word, |c| c.word).ok();
    for n in 0..clauses.len() {
        let word = clauses[n].word;
        clauses[n].parent =
            roles::parent(&view, word).and_then(|(up, link)| index(up, &clauses).map(|p| (p, link)));
        clauses[n].complement_clause = roles::complement_word(&view, word).and_then(|w| index(w, &clauses));
    }
    modality::settle(&view, &mut clauses);
    tense::settle(&view, &mut clauses);
    arguments::share(&view, &mut clauses);
    clauses
}
