//! Lists of persons in TEI: `listPerson`, and `list type="persons"` as in *Foreign Relations of the United States*.

use roxmltree::Node;

use super::{Taker, row};
use crate::document::tei::{listed_name, parse};
use crate::entity::Kind;
use crate::error::Error;
use crate::gazetteer::{Period, is_iso};

/// Reads every person listed. Further names of a `person` become aliases; what stands behind a name in an `item` is
/// its note.
pub(super) fn read(text: &str, taker: &mut Taker<'_>) -> Result<(), Error> {
    let lost = text.len() - text.trim_start().len();
    let before = text[..lost].matches('\n').count();
    let tree = parse(taker.path, text)?;
    let lists = |n: &Node| match n.tag_name().name() {
        "listPerson" => true,
        "list" => n.attribute("type") == Some("persons"),
        _ => false,
    };
    let mut found = 0;
    for list in tree.descendants().filter(|n| lists(n) && !n.ancestors().skip(1).any(|a| lists(&a))) {
        for person in list.descendants().filter(|n| matches!(n.tag_name().name(), "person" | "item")) {
            found += 1;
            let line = tree.text_pos_at(person.range().start).row as usize + before;
            person_of(person, line, taker);
        }
    }
    if found == 0 {
        let message =
            "no list of persons; expected listPerson with person, or list type=\"persons\" with item";
        return Err(Error::data(taker.path, 0, message));
    }
    Ok(())
}

fn person_of(person: Node, line: usize, taker: &mut Taker<'_>) {
    let is_person = person.tag_name().name() == "person";
    let named = person.descendants().filter(|n| n.tag_name().name() == "persName");
    let mut names = named.filter_map(listed_name).take(if is_person { usize::MAX } else { 1 });
    let Some(label) = names.next() else {
        taker.leave(line, "I002", "no persName with a name in it; expected one");
        return;
    };
    let aliases: Vec<String> = names.collect();
    let child = |name: &str| person.children().find(|n| n.tag_name().name() == name);
    let mut dates = [None, None];
    for (date, name) in dates.iter_mut().zip(["birth", "death"]) {
        let Some(node) = child(name) else { continue };
        let told = node.attribute("when").or_else(|| node.text()).unwrap_or("").trim();
        match told {
            "" => {}
            told if is_iso(told) => *date = Some(told.to_owned()),
            told => {
                taker.leave(line, "I004", format!("{name} {told:?}; expected YYYY, YYYY-MM or YYYY-MM-DD"))
            }
        }
    }
    let nation =
        child("nationality").and_then(|n| n.attribute("key").or_else(|| n.text())).unwrap_or("").trim();
    let country = row::country_named(nation);
    if country.is_none() && !nation.is_empty() {
        taker.leave(line, "I003", format!("nationality {nation:?}; expected the name of a country"));
    }
    let kind = taker.options.kind.unwrap_or(Kind::Leader);
    let note = if is_person { String::new() } else { description(person) };
    if let Some(named) = taker.take(line, kind, &label) {
        named.aliases = aliases;
        let [from, to] = dates;
        named.period = Period { from, to };
        named.country = country.or_else(|| named.country.take());
        named.note.extend(Some(note).filter(|n| !n.is_empty()));
    }
}

/// What an item says behind the name.
fn description(item: Node) -> String {
    let told = item.descendants().filter(|n| n.is_text());
    let outside = told.filter(|n| !n.ancestors().any(|a| a.tag_name().name() == "persName"));
    let text: String = outside.filter_map(|n| n.text()).collect();
    crate::plain::one_line(&text).trim_matches([',', ' ', ';']).to_owned()
}
