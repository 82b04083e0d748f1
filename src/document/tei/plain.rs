//! Marked-up text to plain text, with hints.

use roxmltree::Node;

use super::{Persons, date_of_mark};
use crate::document::{Hint, HintKind, Note};
use crate::span::{Byte, Span};

/// The plain text of one document.
#[derive(Default)]
pub(super) struct Plain {
    pub text: String,
    pub hints: Vec<Hint>,
    pub notes: Vec<Note>,
    /// What the heading marks as `from` or `to`, and whether as a person.
    pub roles: Vec<(String, bool, Span<Byte>)>,
    gap: Gap,
}

/// Markup nested deeper than this is read as its bare text.
const DEEPEST: usize = 200;

/// What has to stand before the next word.
#[derive(Default, PartialEq, PartialOrd, Clone, Copy)]
enum Gap {
    #[default]
    None,
    Space,
    Cell,
    Block,
}

pub(super) fn read(node: Node, persons: &Persons) -> Plain {
    let mut plain = Plain::default();
    plain.walk(node, persons, 0);
    plain.hints.sort_by_key(|h| (h.span.start, std::cmp::Reverse(h.span.end)));
    plain
}

impl Plain {
    fn walk(&mut self, node: Node, persons: &Persons, depth: usize) {
        if node.is_text() {
            self.add(node.text().unwrap_or_default());
            return;
        }
        if depth > DEEPEST {
            for text in node.descendants().filter(Node::is_text) {
                self.add(text.text().unwrap_or_default());
            }
            return;
        }
        let name = node.tag_name().name();
        if !node.is_element() || matches!(name, "teiHeader" | "facsimile" | "graphic" | "figDesc" | "fw") {
            return;
        }
        if name == "note" && !stands_inline(node) {
            let mut note = read_children(node, persons, depth + 1);
            note.hints.clear();
            self.notes.push(Note { at: self.text.len(), text: note.text });
            return;
        }
        // Of "sic" and "corr", "abbr" and "expan", "orig" and "reg", the reader is shown the better one.
        if node.parent().is_some_and(|p| p.tag_name().name() == "choice")
            && matches!(name, "sic" | "abbr" | "orig")
            && node.parent().is_some_and(|p| p.children().filter(Node::is_element).count() > 1)
        {
            return;
        }
        match name {
            "lb" if node.attribute("break") == Some("no") => {}
            "lb" | "space" | "gap" => self.widen(Gap::Space),
            "cell" => self.widen(Gap::Cell),
            "item" if follows_label(node) => self.widen(Gap::Space),
            _ if is_block(name) => self.widen(Gap::Block),
            _ => {}
        }
        let before = self.text.len();
        for child in node.children() {
            self.walk(child, persons, depth + 1);
        }
        self.hint(node, before, persons);
        match name {
            "cell" => self.widen(Gap::Space),
            "label" if node.next_sibling_element().is_some_and(|n| n.tag_name().name() == "item") => {
                self.widen(Gap::Space);
            }
            _ if is_block(name) => self.widen(Gap::Block),
            _ => {}
        }
    }

    /// Marks what this element added to the text.
    fn hint(&mut self, node: Node, before: usize, persons: &Persons) {
        let added = &self.text[before..];
        let start = before + (added.len() - added.trim_start_matches([' ', '\n', '|']).len());
        let span = Span::new(start, self.text.len());
        if span.is_empty() {
            return;
        }
        let name = node.tag_name().name();
        let reference = || {
            ["corresp", "ref", "key"]
                .iter()
                .find_map(|key| node.attribute(*key))
                .map(|target| persons.target(target))
        };
        if matches!(name, "persName" | "gloss" | "orgName")
            && let Some(role @ ("from" | "to")) = node.attribute("type")
        {
            self.roles.push((role.to_owned(), name == "persName", span));
        }
        let (kind, target) = match name {
            "persName" => (HintKind::Person, reference()),
            "orgName" => (HintKind::Organization, reference()),
            "placeName" | "geogName" => (HintKind::Place, reference()),
            "date" => (HintKind::Date, date_of_mark(node)),
            "signed" => (HintKind::Signed, None),
            "head" => (HintKind::Heading, None),
            "note" => (HintKind::Note, None),
            _ => return,
        };
        self.hints.push(Hint { span, kind, target });
    }

    fn widen(&mut self, gap: Gap) {
        if gap > self.gap {
            self.gap = gap;
        }
    }

    /// Adds words, with one space between them.
    fn add(&mut self, words: &str) {
        if words.starts_with(is_space) {
            self.widen(Gap::Space);
        }
        for word in words.split(is_space).filter(|w| !w.is_empty()) {
            if !self.text.is_empty() {
                self.text.push_str(match self.gap {
                    Gap::None => "",
                    Gap::Space => " ",
                    Gap::Cell => " | ",
                    Gap::Block => "\n\n",
                });
            }
            self.text.push_str(word);
            self.gap = Gap::Space;
        }
        if words.ends_with(is_space) || words.is_empty() {
            self.widen(Gap::Space);
        } else {
            self.gap = Gap::None;
        }
    }
}

/// "1." stands before its item, on the same line.
fn follows_label(item: Node) -> bool {
    item.prev_sibling_element().is_some_and(|n| n.tag_name().name() == "label")
}

fn read_children(node: Node, persons: &Persons, depth: usize) -> Plain {
    let mut plain = Plain::default();
    for child in node.children() {
        plain.walk(child, persons, depth);
    }
    plain
}

/// XML's own white space: a no-break space is a character of the text.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// A note that the edition prints within the text; the archive's file number above a heading is none.
fn stands_inline(note: Node) -> bool {
    if note.attribute("type") == Some("source") {
        return false;
    }
    [note.attribute("rend"), note.attribute("place")].contains(&Some("inline"))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "div1"
            | "div2"
            | "div3"
            | "div4"
            | "p"
            | "ab"
            | "head"
            | "list"
            | "item"
            | "table"
            | "row"
            | "dateline"
            | "opener"
            | "closer"
            | "signed"
            | "salute"
            | "byline"
            | "lg"
            | "l"
            | "sp"
            | "speaker"
            | "stage"
            | "trailer"
            | "postscript"
            | "argument"
            | "epigraph"
            | "figure"
            | "floatingText"
            | "body"
            | "front"
            | "back"
            | "text"
            | "titlePage"
            | "docTitle"
            | "titlePart"
            | "docDate"
            | "docAuthor"
            | "docImprint"
            | "attachment"
            | "addrLine"
            | "u"
            | "label"
            | "listBibl"
            | "TEI"
    )
}
