//! Noun phrases out of a tree.

use crate::words::Words;
use std::borrow::Cow;
use std::cell::OnceCell;

use super::super::tags::{Relations, Upos, rel, tags};
use super::super::tree::{Tree, Word};
use super::{Argument, Nominal, Oblique};
use crate::plain::lower;
use crate::span::{Byte, Span};

/// Verbs whose object is their subject's word, work or way.
static OWNING: Words = Words::of(
    "adopt advance advocate claim commit conduct declare do follow issue make perpetrate practice \
    practise preach present proclaim propagate propose publish pursue put say show spread submit \
    suggest utter wage write",
);
/// Verbs whose object goes from their subject to somebody.
static GIVING: Words = Words::of(
    "accord deliver direct extend furnish give grant launch lend mount offer provide render sell send \
    supply",
);

/// A tree with each word's children at hand.
pub(super) struct View<'t> {
    pub tree: &'t Tree,
    /// All children, word by word, and where each word's begin.
    children: Vec<usize>,
    begins: Vec<usize>,
    /// By what relations words hang from each word.
    below: Vec<Relations>,
    extents: Vec<Span<Byte>>,
    /// Forms and lemmas in lower case.
    forms: Vec<Cow<'t, str>>,
    lemmas: Vec<Cow<'t, str>>,
    /// The noun phrases around words that were asked for, by their depth in others.
    arguments: Vec<OnceCell<Box<[OnceCell<Argument>; DEEPEST + 1]>>>,
}

/// Deepest nesting of noun phrases that is followed.
const DEEPEST: usize = 5;

impl<'t> View<'t> {
    pub(super) fn new(tree: &'t Tree) -> Self {
        let length = tree.words.len();
        let heads = || tree.words.iter().map(|word| word.head.filter(|head| *head < length));
        let mut begins = vec![0; length + 1];
        heads().flatten().for_each(|head| begins[head + 1] += 1);
        for i in 0..length {
            begins[i + 1] += begins[i];
        }
        let mut next = begins.clone();
        let mut children = vec![0; begins[length]];
        let mut below = vec![Relations::default(); length];
        for (i, head) in heads().enumerate() {
            if let Some(head) = head {
                children[next[head]] = i;
                next[head] += 1;
                below[head].add(tree.words[i].relation);
            }
        }
        let mut extents: Vec<Span<Byte>> = tree.words.iter().map(|w| Span::new(w.start, w.end)).collect();
        for (i, own) in extents.clone().into_iter().enumerate() {
            // Every ancestor covers this word; a sound tree has no cycles, the bound keeps an unsound one finite.
            let mut up = tree.words[i].head;
            for _ in 0..tree.words.len() {
                let Some(head) = up.filter(|h| *h < extents.len()) else { break };
                if tree.words[i].upos != Upos::Punct {
                    extents[head] = extents[head].join(own);
                }
                up = tree.words[head].head;
            }
        }
        let forms = tree.words.iter().map(|w| lower(&w.form)).collect();
        let lemmas = tree.words.iter().map(|w| lower(&w.lemma)).collect();
        let arguments = vec![OnceCell::new(); length];
        View { tree, children, begins, below, extents, forms, lemmas, arguments }
    }

    pub(super) fn word(&self, i: usize) -> &'t Word {
        &self.tree.words[i]
    }

    pub(super) fn span(&self, i: usize) -> Span<Byte> {
        Span::new(self.word(i).start, self.word(i).end)
    }

    /// Where a word and all that depends on it stands.
    pub(super) fn extent(&self, i: usize) -> Span<Byte> {
        self.extents[i]
    }

    pub(super) fn relation(&self, i: usize) -> &'static str {
        self.word(i).relation.as_str()
    }

    /// True if a word depends on its head by one of some relations.
    #[inline]
    pub(super) fn is(&self, i: usize, relations: Relations) -> bool {
        relations.has(self.word(i).relation)
    }

    /// A word's lemma in lower case.
    pub(super) fn lemma(&self, i: usize) -> &str {
        &self.lemmas[i]
    }

    /// A word's form in lower case.
    pub(super) fn form(&self, i: usize) -> &str {
        &self.forms[i]
    }

    pub(super) fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        self.children[self.begins[i]..self.begins[i + 1]].iter().copied()
    }

    /// The children with one of some relations (subtypes spelled out).
    pub(super) fn with(&self, i: usize, relations: Relations) -> impl Iterator<Item = usize> + '_ {
        let range = if self.below[i].meet(relations) { self.begins[i]..self.begins[i + 1] } else { 0..0 };
        let children = self.children[range].iter().copied();
        children.filter(move |c| relations.has(self.word(*c).relation))
    }

    pub(super) fn first(&self, i: usize, relations: Relations) -> Option<usize> {
        self.with(i, relations).next()
    }

    /// True for "who", "which", "that" as pronouns.
    pub(super) fn is_relative(&self, i: usize) -> bool {
        tags!["WDT", "WP", "WP$"].has(self.word(i).xpos)
            || self.lemma(i) == "that" && self.word(i).upos == Upos::Pron
    }

    /// The preposition before a nominal, several words joined.
    pub(super) fn preposition(&self, i: usize) -> Option<Cow<'_, str>> {
        let mut joined: Option<Cow<'_, str>> = None;
        let mut add = |word| match &mut joined {
            None => joined = Some(Cow::Borrowed(word)),
            Some(words) => {
                let words = words.to_mut();
                words.push(' ');
                words.push_str(word);
            }
        };
        for case in self.with(i, rel!["case", "mark"]) {
            if self.word(case).upos == Upos::Part || case > i {
                continue;
            }
            add(self.form(case));
            self.with(case, rel!["fixed"]).for_each(|f| add(self.form(f)));
        }
        joined
    }

    /// The noun phrase around a word, its conjuncts as further nominals.
    pub(super) fn argument(&self, i: usize) -> Argument {
        self.argument_at(i, 0)
    }

    fn argument_at(&self, i: usize, depth: usize) -> Argument {
        let known = self.arguments[i].get_or_init(Box::default);
        let argument = known[depth.min(DEEPEST)].get_or_init(|| {
            let joined = self.with(i, rel!["conj"]).filter(|conjunct| self.is_nominal(*conjunct));
            let nominals = std::iter::once(i).chain(joined).map(|word| self.nominal(word, depth)).collect();
            Argument { extent: self.extent(i), nominals }
        });
        argument.clone()
    }

    /// The noun that a relative pronoun stands for.
    pub(super) fn antecedent(&self, pronoun: usize) -> Option<usize> {
        if !self.is_relative(pronoun) {
            return None;
        }
        let mut up = pronoun;
        for _ in 0..self.tree.words.len() {
            let head = self.word(up).head?;
            if self.is(up, rel!["acl:relcl", "acl"]) {
                return Some(head).filter(|head| *head < pronoun);
            }
            up = head;
        }
        None
    }

    pub(super) fn is_nominal(&self, i: usize) -> bool {
        matches!(
            self.word(i).upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj | Upos::X
        )
    }

    /// A single nominal.
    pub(super) fn nominal(&self, i: usize, depth: usize) -> Nominal {
        let word = self.word(i);
        let mut nominal = Nominal {
            head: self.span(i),
            lemma: self.lemma(i).into(),
            pronoun: word.upos == Upos::Pron && self.owner(i).is_none(),
            negated: false,
            modifiers: Vec::new(),
            appositions: Vec::new(),
            possessor: None,
            complements: Vec::new(),
            core: self.span(i),
        };
        for child in self.children(i) {
            let is = |relations: Relations| self.is(child, relations);
            if is(rel!["det"]) && matches!(self.lemma(child), "no" | "neither") {
                nominal.negated = true;
            } else if child < i && is(rel!["amod", "compound", "nummod", "det", "nmod:unmarked"]) {
                nominal.core = nominal.core.join(self.extent(child));
                if !is(rel!["det"]) {
                    self.modifier(child, &mut nominal.modifiers);
                }
            } else if is(rel!["flat", "compound", "goeswith", "list"]) {
                nominal.core = nominal.core.join(self.extent(child));
            } else if depth >= DEEPEST {
                continue;
            } else if is(rel!["appos"]) {
                nominal.appositions.push(self.nominal(child, depth + 1));
            } else if is(rel!["nmod:poss"]) {
                let whose = self.antecedent(child).unwrap_or(child);
                nominal.possessor = Some(Box::new(self.argument_at(whose, depth + 1)));
            } else if is(rel!["nmod", "nmod:desc", "obl", "obl:agent"]) {
                if let Some(preposition) = self.preposition(child) {
                    let argument = self.argument_at(child, depth + 1);
                    nominal.complements.push(Oblique { preposition: preposition.into(), argument });
                } else if child < i {
                    self.modifier(child, &mut nominal.modifiers);
                }
            }
        }
        if depth < DEEPEST {
            if nominal.possessor.is_none() {
                nominal.possessor = self.owner(i).map(|s| Box::new(self.argument_at(s, depth + 1)));
            }
            nominal.appositions.extend(self.is_named(i).map(|name| self.nominal(name, DEEPEST)));
        }
        nominal
    }

    /// The verb of a relative clause whose object a noun is, with a subject that says, does or gives it: "what X
    /// said", "the aid which X sends".
    fn had(&self, i: usize) -> Option<usize> {
        let verb = self.first(i, rel!["acl:relcl"]).filter(|v| *v > i)?;
        let subject = self.first(verb, rel!["nsubj"]).filter(|s| *s < verb && !self.is_relative(*s))?;
        let other = self.with(verb, rel!["obj", "ccomp", "nsubj:pass", "aux:pass", "mark"]);
        let gap = other.filter(|o| !self.is_relative(*o)).count() == 0;
        let bare = self.with(verb, rel!["advmod", "aux"]).all(|a| !matches!(self.lemma(a), "not" | "never"));
        let direct = self.with(verb, rel!["obl"]).all(|o| o > verb);
        (gap && bare && direct && self.is_nominal(subject)).then_some(verb)
    }

    /// Whose a noun is by its relative clause.
    fn owner(&self, i: usize) -> Option<usize> {
        let verb = self.had(i)?;
        let lemma = self.lemma(verb);
        let makes = OWNING.has(lemma) || GIVING.has(lemma);
        makes.then(|| self.first(verb, rel!["nsubj"])).flatten()
    }

    /// The verb that gives, sends or directs what a noun is the name of: its prepositions are the noun's, too.
    pub(super) fn given(&self, i: usize) -> Option<usize> {
        self.had(i).filter(|v| GIVING.has(self.lemma(*v)))
    }

    /// The name that a noun with "the" is said to be: "the country that X attacked is Y".
    pub(super) fn is_named(&self, i: usize) -> Option<usize> {
        let name = self.word(i).head.filter(|h| *h > i && self.word(*h).upos == Upos::Propn)?;
        let told = self.is(i, rel!["nsubj"]) && self.word(i).upos == Upos::Noun;
        let the = self.with(i, rel!["det"]).any(|d| self.lemma(d) == "the");
        let is = self.first(name, rel!["cop"]).is_some_and(|c| c > i);
        let bare = self.with(name, rel!["case", "advmod"]).next().is_none();
        (told && the && is && bare).then_some(name)
    }

    /// A modifier, its own conjuncts and modifiers too: "American and South Korean authorities".
    fn modifier(&self, i: usize, out: &mut Vec<Span<Byte>>) {
        let mut own = self.span(i);
        for child in self.children(i) {
            if self.is(child, rel!["conj", "nmod:poss", "appos"]) {
                self.modifier(child, out);
            } else if child.abs_diff(i) <= 3
                && self.is(child, rel!["compound", "amod", "flat", "punct", "goeswith"])
            {
                own = own.join(self.span(child));
            }
        }
        out.push(own);
    }
}
