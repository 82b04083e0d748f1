//! Which column of a query's results holds what. Queries name their columns as they like.

use std::collections::{BTreeMap, BTreeSet};

use super::Cells;

/// What is looked for, and the columns that hold it, in lower case; the first that is there is taken.
const KNOWN: [(&str, &[&str]); 7] = [
    ("aliases", &["altlabel", "altlabels", "alias", "aliases"]),
    ("country", &["countrylabel", "nationalitylabel", "citizenshiplabel", "statelabel"]),
    ("position", &["positionlabel", "officelabel", "positionheldlabel"]),
    ("start", &["start", "starttime", "startdate", "from", "inception", "begin"]),
    ("end", &["end", "endtime", "enddate", "to", "dissolved", "until"]),
    ("birth", &["birth", "born", "birthdate", "dateofbirth", "dob"]),
    ("death", &["death", "died", "deathdate", "dateofdeath", "dod"]),
];

/// The columns in use.
#[derive(Debug)]
pub(super) struct Columns {
    item: String,
    label: String,
    others: BTreeMap<&'static str, String>,
}

impl Columns {
    /// Looks at all results, since cells without a value are left out. None where no item with a label is there.
    pub fn of(results: &[Cells]) -> Option<Columns> {
        let names: BTreeSet<&str> = results.iter().flat_map(|r| r.keys().map(String::as_str)).collect();
        let label_of = |item: &str| {
            let wanted = format!("{item}Label").to_lowercase();
            names.iter().find(|n| n.to_lowercase() == wanted).copied()
        };
        let is_item = |name: &str| {
            let values = results.iter().filter_map(|r| r.get(name));
            let number = |v: &String| v.rsplit('/').next().is_some_and(|q| q.starts_with('Q'));
            values.clone().next().is_some() && values.into_iter().all(number)
        };
        let preferred = ["item", "person", "human", "leader", "politician", "party", "organization"];
        let others = names.iter().copied().filter(|n| !matches!(*n, "country" | "position" | "office"));
        let item = preferred.into_iter().chain(others).find(|n| is_item(n) && label_of(n).is_some())?;
        let mut columns =
            Columns { item: item.to_owned(), label: label_of(item)?.to_owned(), others: BTreeMap::new() };
        for (what, spellings) in KNOWN {
            let own = format!("{item}altlabel").to_lowercase();
            let fits = |name: &str, spelling: &str| {
                let name = name.to_lowercase();
                name == spelling || what == "aliases" && name == own
            };
            let found = spellings.iter().find_map(|s| names.iter().find(|n| fits(n, s)));
            columns.others.extend(found.map(|name| (what, (*name).to_owned())));
        }
        Some(columns)
    }

    /// True if they are about persons.
    pub fn tell_persons(&self) -> bool {
        ["birth", "death", "position"].iter().any(|what| self.others.contains_key(what))
    }

    pub fn item<'c>(&self, result: &'c Cells) -> &'c str {
        result.get(&self.item).map_or("", String::as_str)
    }

    pub fn label<'c>(&self, result: &'c Cells) -> &'c str {
        result.get(&self.label).map_or("", String::as_str)
    }

    /// The text of one of [`KNOWN`]; empty where there is none.
    pub fn get<'c>(&self, result: &'c Cells, what: &str) -> &'c str {
        self.others.get(what).and_then(|column| result.get(column)).map_or("", String::as_str)
    }
}
