//! A volume's list of persons.

use std::collections::HashMap;

use roxmltree::Node;

use super::XML;
use crate::document::LocalEntity;
use crate::entity::{EntityId, Kind};

/// The persons that a volume lists, as entities, and which of its ids mean which.
#[derive(Default)]
pub(super) struct Persons {
    pub entities: Vec<LocalEntity>,
    ids: HashMap<String, EntityId>,
}

impl Persons {
    /// Persons of `listPerson` and of `list type="persons"` below a node.
    pub fn of(root: Node) -> Self {
        let mut persons = Persons::default();
        for node in root.descendants().filter(|n| n.tag_name().name() == "persName") {
            let listed = node.ancestors().skip(1).any(|n| match n.tag_name().name() {
                "listPerson" => true,
                "list" => n.attribute("type") == Some("persons"),
                _ => false,
            });
            if listed {
                persons.add(node);
            }
        }
        persons.entities.sort_by(|a, b| a.id.cmp(&b.id));
        persons.entities.dedup_by(|a, b| a.id == b.id);
        persons
    }

    fn add(&mut self, node: Node) {
        let id = node
            .attribute((XML, "id"))
            .or_else(|| node.parent().filter(|p| p.tag_name().name() == "person")?.attribute((XML, "id")));
        // A name within another person's description has no id of its own.
        if id.is_none() && !node.ancestors().any(|n| n.tag_name().name() == "person") {
            return;
        }
        let Some(label) = label(node) else { return };
        let entity = EntityId::from_name(Kind::Leader, &without_initials(&label));
        if let Some(id) = id {
            self.ids.insert(id.to_owned(), entity.clone());
        }
        self.entities.push(LocalEntity { id: entity, kind: Kind::Leader, label, aliases: Vec::new() });
    }

    /// The entity's id where the target is on the list; else the target without its `#`.
    pub fn target(&self, reference: &str) -> String {
        let reference = reference.strip_prefix('#').unwrap_or(reference);
        self.ids.get(reference).map_or(reference, EntityId::as_str).to_owned()
    }
}

/// "Given Surname" of a listed name, from its parts or from "Surname, Given,".
pub(crate) fn label(node: Node) -> Option<String> {
    let words = |n: Node| {
        let text: String = n
            .descendants()
            .filter(|t| {
                t.is_text() && !t.ancestors().take_while(|a| *a != n).any(|a| a.tag_name().name() == "note")
            })
            .filter_map(|t| t.text())
            .collect();
        crate::plain::one_line(&text)
    };
    let part = |name: &str| node.children().find(|c| c.tag_name().name() == name).map(words);
    if let (Some(given), Some(surname)) = (part("forename"), part("surname")) {
        return Some(format!("{} {}", given.trim_matches(','), surname.trim_matches(',')));
    }
    let whole = words(node);
    let mut parts = whole.split(',').map(str::trim).filter(|p| !p.is_empty());
    let surname = parts.next()?;
    let suffix = parts.clone().find(|p| matches!(*p, "Jr." | "Sr." | "II" | "III"));
    let given = parts.next().filter(|p| Some(*p) != suffix).map(given_name).unwrap_or_default();
    let name = format!("{given} {surname}");
    let label = suffix.map_or(name.trim().to_owned(), |suffix| format!("{}, {suffix}", name.trim()));
    label.chars().any(char::is_alphabetic).then_some(label)
}

/// A given name without the rank before it and the nickname in brackets.
fn given_name(given: &str) -> String {
    const RANKS: [&str; 20] = [
        "General",
        "Gen.",
        "Admiral",
        "Adm.",
        "Vice",
        "Rear",
        "Lieutenant",
        "Lt.",
        "Major",
        "Maj.",
        "Colonel",
        "Col.",
        "Captain",
        "Marshal",
        "Brigadier",
        "Prince",
        "Princess",
        "Sir",
        "Lord",
        "Dr.",
    ];
    let mut bare = String::new();
    let mut depth = 0;
    for c in given.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 && c != ')' {
            bare.push(c);
        }
    }
    bare.split_whitespace().skip_while(|w| RANKS.contains(w)).collect::<Vec<_>>().join(" ")
}

/// Ids drop the initials that stand before a surname and behind or before a given name.
fn without_initials(label: &str) -> String {
    let initial = |w: &str| w.chars().count() == 2 && w.ends_with('.');
    let label = label.split(',').next().unwrap_or(label);
    let kept: Vec<&str> = label.split_whitespace().filter(|w| !initial(w)).collect();
    if kept.len() >= 2 { kept.join(" ") } else { label.to_owned() }
}
