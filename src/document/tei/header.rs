//! What a TEI header says of a document: its title, and of a letter, who sent it to whom and when.

use roxmltree::Node;

use super::date_of_mark;
use crate::document::{Metadata, NamedParty};

/// Reads `correspDesc` and `titleStmt`; what is not there stays empty.
pub(super) fn read(root: Node) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(header) = root.children().find(|n| n.tag_name().name() == "teiHeader") else { return metadata };
    let within = |name: &'static str| header.descendants().filter(move |n| n.tag_name().name() == name);
    metadata.title = within("titleStmt")
        .flat_map(|n| n.children())
        .find(|n| n.tag_name().name() == "title")
        .and_then(words);
    for action in within("correspAction") {
        let party = action
            .descendants()
            .find(|n| matches!(n.tag_name().name(), "persName" | "orgName" | "name"))
            .and_then(words)
            .map(|name| NamedParty { name, ..NamedParty::default() });
        match action.attribute("type") {
            Some("sent") => {
                metadata.author_named = party;
                metadata.date =
                    action.descendants().filter(|n| n.tag_name().name() == "date").find_map(date_of_mark);
            }
            Some("received") => metadata.addressee_named = party,
            _ => {}
        }
    }
    metadata
}

/// An element's text on one line.
fn words(node: Node) -> Option<String> {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|t| t.text()).collect();
    let line = crate::plain::one_line(&text);
    (!line.is_empty()).then_some(line)
}
