//! The closed sets of the treebank: universal tags, Penn tags, relations.

use std::fmt;

macro_rules! upos {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// A universal part-of-speech tag.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Upos { $($(#[$doc])* $name),+ }

        impl Upos {
            /// All seventeen tags, in the order of the enum.
            pub const ALL: [Upos; 17] = [$(Upos::$name),+];

            /// The tag as Universal Dependencies writes it.
            ///
            /// ```
            /// # use demarche::syntax::Upos;
            /// assert_eq!(Upos::Propn.as_str(), "PROPN");
            /// ```
            pub fn as_str(self) -> &'static str {
                match self { $(Upos::$name => $text),+ }
            }
        }
    };
}

upos! {
    /// Adjective.
    Adj = "ADJ",
    /// Adposition: preposition or verb particle.
    Adp = "ADP",
    /// Adverb.
    Adv = "ADV",
    /// Auxiliary verb, the copula among them.
    Aux = "AUX",
    /// Coordinating conjunction.
    Cconj = "CCONJ",
    /// Determiner.
    Det = "DET",
    /// Interjection.
    Intj = "INTJ",
    /// Common noun.
    Noun = "NOUN",
    /// Numeral.
    Num = "NUM",
    /// Particle: "not", "to", possessive "'s".
    Part = "PART",
    /// Pronoun.
    Pron = "PRON",
    /// Proper noun.
    Propn = "PROPN",
    /// Punctuation.
    Punct = "PUNCT",
    /// Subordinating conjunction.
    Sconj = "SCONJ",
    /// Symbol.
    Sym = "SYM",
    /// Main verb.
    Verb = "VERB",
    /// Anything else.
    X = "X",
}

impl Upos {
    /// The tag of this name, if there is one.
    pub fn parse(text: &str) -> Option<Upos> {
        Upos::ALL.into_iter().find(|tag| tag.as_str() == text)
    }
}

impl fmt::Display for Upos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

const XPOS: [&str; 50] = [
    "NN", "IN", "DT", "NNP", "PRP", "JJ", "RB", ".", "VB", "NNS", ",", "CC", "VBD", "VBP", "VBZ", "CD",
    "VBN", "VBG", "MD", "TO", "PRP$", "-RRB-", "-LRB-", "WDT", ":", "WRB", "``", "''", "WP", "RP", "UH",
    "POS", "HYPH", "NNPS", "JJR", "JJS", "EX", "NFP", "RBR", "ADD", "GW", "$", "SYM", "PDT", "LS", "FW",
    "RBS", "AFX", "WP$", "XX",
];

/// A Penn Treebank tag, as the English Web Treebank uses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Xpos(u8);

impl Xpos {
    /// A tag that nothing is known about.
    pub const XX: Xpos = Xpos(XPOS.len() as u8 - 1);

    /// The tag of this name; `XX` stands for a name that is not in the set.
    ///
    /// ```
    /// # use demarche::syntax::Xpos;
    /// assert_eq!(Xpos::new("VBD").as_str(), "VBD");
    /// assert_eq!(Xpos::new("nonsense").as_str(), "XX");
    /// ```
    #[inline]
    pub fn new(text: &str) -> Xpos {
        if text == "XX" {
            return Xpos::XX;
        }
        XPOS.iter().position(|&tag| tag == text).map_or(Xpos::XX, |at| Xpos(at as u8))
    }

    /// The tag's name.
    #[inline]
    pub fn as_str(self) -> &'static str {
        XPOS[self.0 as usize]
    }
}

impl fmt::Display for Xpos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

const RELATIONS: [&str; 55] = [
    "punct",
    "case",
    "nsubj",
    "det",
    "root",
    "advmod",
    "obj",
    "amod",
    "obl",
    "conj",
    "compound",
    "mark",
    "nmod",
    "cc",
    "aux",
    "cop",
    "advcl",
    "nmod:poss",
    "xcomp",
    "ccomp",
    "acl:relcl",
    "flat",
    "parataxis",
    "nummod",
    "appos",
    "acl",
    "aux:pass",
    "nsubj:pass",
    "obl:unmarked",
    "nmod:unmarked",
    "discourse",
    "compound:prt",
    "iobj",
    "list",
    "expl",
    "fixed",
    "nmod:desc",
    "obl:agent",
    "csubj",
    "nsubj:outer",
    "det:predet",
    "vocative",
    "goeswith",
    "advcl:relcl",
    "cc:preconj",
    "reparandum",
    "orphan",
    "csubj:pass",
    "dislocated",
    "csubj:outer",
    "clf",
    "obl:tmod",
    "nmod:tmod",
    "flat:foreign",
    "dep",
];

/// A Universal Dependencies relation with its subtype, such as `nsubj:pass`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Relation(u8);

impl Relation {
    /// The relation of the root to its sentence.
    pub const ROOT: Relation = Relation(4);
    /// Punctuation.
    pub const PUNCT: Relation = Relation(0);
    /// A dependency that nothing is known about.
    pub const DEP: Relation = Relation(RELATIONS.len() as u8 - 1);

    /// The relation of this name; [`Relation::DEP`] for a name that is not in the set.
    ///
    /// ```
    /// # use demarche::syntax::Relation;
    /// assert_eq!(Relation::new("nsubj:pass").as_str(), "nsubj:pass");
    /// assert_eq!(Relation::new("nsubj:nonsense").as_str(), "nsubj");
    /// assert_eq!(Relation::new("nonsense").as_str(), "dep");
    /// ```
    pub fn new(text: &str) -> Relation {
        let find = |name: &str| RELATIONS.iter().position(|&relation| relation == name);
        let universal = text.split(':').next().unwrap_or(text);
        let at = find(text).or_else(|| find(universal));
        at.map_or(Relation::DEP, |at| Relation(at as u8))
    }

    /// The name with its subtype.
    #[inline]
    pub fn as_str(self) -> &'static str {
        RELATIONS[self.0 as usize]
    }

    /// The name without the subtype.
    ///
    /// ```
    /// # use demarche::syntax::Relation;
    /// assert_eq!(Relation::new("acl:relcl").universal(), "acl");
    /// ```
    #[inline]
    pub fn universal(self) -> &'static str {
        UNIVERSAL[self.0 as usize]
    }
}

/// Some relations at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Relations(u64);

impl Relations {
    /// The relations of these names, which must be in the set.
    pub(super) const fn of(names: &[&str]) -> Relations {
        Relations(bits(&RELATIONS, names))
    }

    /// The relations of these names with all their subtypes.
    pub(super) const fn under(names: &[&str]) -> Relations {
        let (mut bits, mut n) = (0, 0);
        while n < names.len() {
            let mut at = 0;
            while at < UNIVERSAL.len() {
                if same(UNIVERSAL[at], names[n]) {
                    bits |= 1 << at;
                }
                at += 1;
            }
            n += 1;
        }
        Relations(bits)
    }

    #[inline]
    pub(super) fn add(&mut self, relation: Relation) {
        self.0 |= 1 << relation.0;
    }

    #[inline]
    pub(super) fn has(self, relation: Relation) -> bool {
        self.0 >> relation.0 & 1 == 1
    }

    /// True if one relation is in both.
    #[inline]
    pub(super) fn meet(self, other: Relations) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut n = 0;
    while n < one.len() && n < other.len() && one[n] == other[n] {
        n += 1;
    }
    n == one.len() && n == other.len()
}

/// Some Penn tags at once.
#[derive(Clone, Copy)]
pub(super) struct Tags(u64);

impl Tags {
    /// The tags of these names, which must be in the set.
    pub(super) const fn of(names: &[&str]) -> Tags {
        Tags(bits(&XPOS, names))
    }

    #[inline]
    pub(super) fn has(self, tag: Xpos) -> bool {
        self.0 >> tag.0 & 1 == 1
    }
}

/// One bit for each of some names, by their places among all.
const fn bits(all: &[&str], names: &[&str]) -> u64 {
    let (mut bits, mut n) = (0, 0);
    while n < names.len() {
        let mut at = 0;
        while !same(all[at], names[n]) {
            at += 1;
        }
        bits |= 1 << at;
        n += 1;
    }
    bits
}

/// The tags of some names, known when the program is built.
macro_rules! tags {
    ($($name:literal),+ $(,)?) => {
        const { $crate::syntax::tags::Tags::of(&[$($name),+]) }
    };
}
pub(super) use tags;

/// The relations of some names, known when the program is built.
macro_rules! rel {
    ($($name:literal),+ $(,)?) => {
        const { $crate::syntax::tags::Relations::of(&[$($name),+]) }
    };
}
pub(super) use rel;

/// The relations of some names with all their subtypes, known when the program is built.
macro_rules! under {
    ($($name:literal),+ $(,)?) => {
        const { $crate::syntax::tags::Relations::under(&[$($name),+]) }
    };
}
pub(super) use under;

/// Every relation's name without its subtype.
const UNIVERSAL: [&str; RELATIONS.len()] = {
    let (mut names, mut at) = (RELATIONS, 0);
    while at < names.len() {
        let name = names[at].as_bytes();
        let mut colon = 0;
        while colon < name.len() && name[colon] != b':' {
            colon += 1;
        }
        names[at] = names[at].split_at(colon).0;
        at += 1;
    }
    names
};

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_comes_back() {
        assert!(Upos::ALL.iter().all(|&tag| Upos::parse(tag.as_str()) == Some(tag)));
        assert!(XPOS.iter().all(|name| Xpos::new(name).as_str() == *name));
        assert!(RELATIONS.iter().all(|name| Relation::new(name).as_str() == *name));
        assert_eq!(Relation::ROOT.as_str(), "root");
        assert_eq!(Relation::PUNCT.as_str(), "punct");
        assert_eq!(Upos::parse("noun"), None);
    }
}
