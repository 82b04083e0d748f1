//! A tree while its words are hung anew.

use std::borrow::Cow;
use std::ops::Deref;

use super::super::tags::{Relation, Relations};
use super::super::tree::{Tree, Word};
use crate::plain::lower;

/// Stands for no head.
const NONE: u32 = u32::MAX;

fn number(head: Option<usize>) -> u32 {
    head.and_then(|head| u32::try_from(head).ok()).unwrap_or(NONE)
}

/// A tree that rules change, with what they ask for most at hand.
pub(super) struct Draft<'t> {
    tree: Cow<'t, Tree>,
    /// Every word's form in lower case where that is another; no rule changes a form.
    forms: Vec<Option<Box<str>>>,
    /// Every word's head, close together because it is asked for again and again; [`NONE`] for none.
    heads: Vec<u32>,
    /// For each word by what relations words hang from it, or hung from it before.
    below: Vec<Relations>,
}

impl Deref for Draft<'_> {
    type Target = Tree;

    #[inline]
    fn deref(&self) -> &Tree {
        &self.tree
    }
}

impl<'t> Draft<'t> {
    pub(super) fn new(tree: Cow<'t, Tree>) -> Self {
        let other = |form: Cow<'_, str>| match form {
            Cow::Borrowed(_) => None,
            Cow::Owned(form) => Some(form.into()),
        };
        let forms = tree.words.iter().map(|word| other(lower(&word.form))).collect();
        let mut below = vec![Relations::default(); tree.words.len()];
        for word in &tree.words {
            if let Some(relations) = word.head.and_then(|head| below.get_mut(head)) {
                relations.add(word.relation);
            }
        }
        let heads = tree.words.iter().map(|word| number(word.head)).collect();
        Draft { tree, forms, heads, below }
    }

    /// The tree as it is now.
    pub(super) fn finish(self) -> Cow<'t, Tree> {
        self.tree
    }

    /// A word's form in lower case.
    pub(super) fn form(&self, i: usize) -> &str {
        self.forms[i].as_deref().unwrap_or(&self.words[i].form)
    }

    /// A word's lemma in lower case.
    pub(super) fn lemma(&self, i: usize) -> Cow<'_, str> {
        lower(&self.words[i].lemma)
    }

    /// True if a word depends on its head by one of some relations.
    #[inline]
    pub(super) fn is(&self, i: usize, relations: Relations) -> bool {
        relations.has(self.words[i].relation)
    }

    /// The words that depend on a word, in the order of the text.
    pub(super) fn children(&self, i: usize) -> impl Iterator<Item = usize> {
        let none = self.below[i].is_empty();
        let heads = if none { &[] } else { self.heads.as_slice() };
        let own = number(Some(i));
        heads.iter().enumerate().filter(move |(_, head)| **head == own).map(|(child, _)| child)
    }

    /// The first word that depends on a word by one of some relations (subtypes spelled out).
    pub(super) fn child(&self, i: usize, relations: Relations) -> Option<usize> {
        if !self.below[i].meet(relations) {
            return None;
        }
        self.children(i).find(|child| relations.has(self.words[*child].relation))
    }

    /// Changes a word.
    pub(super) fn change(&mut self, i: usize, change: impl FnOnce(&mut Word)) {
        let word = &mut self.tree.to_mut().words[i];
        change(word);
        self.heads[i] = number(word.head);
        if let Some(relations) = word.head.and_then(|head| self.below.get_mut(head)) {
            relations.add(word.relation);
        }
    }

    /// Says anew how a word depends on its head.
    pub(super) fn relate(&mut self, i: usize, relation: &str) {
        self.change(i, |word| word.relation = Relation::new(relation));
    }

    /// Gives a word another head, whatever that makes of the tree.
    pub(super) fn place(&mut self, i: usize, head: Option<usize>) {
        self.change(i, |word| word.head = head);
    }
}
