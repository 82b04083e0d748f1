//! The rows that all formats give, and how they are gathered and written.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::sync::OnceLock;

use crate::entity::{EntityId, Kind};
use crate::error::Finding;
use crate::gazetteer::local::surnames_of;
use crate::gazetteer::{Entry, Gazetteer, Office, Period};
use crate::structure::MatchTokens;

/// A name that was taken, with all that is known of its bearer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: EntityId,
    /// What it names.
    pub kind: Kind,
    /// Its usual name.
    pub label: String,
    /// A leader's short forms that the file gives. Without any they are made from the label.
    pub surnames: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// The country it belongs to.
    pub country: Option<EntityId>,
    /// A leader's life; when anything else existed.
    pub period: Period,
    /// Where the facts come from.
    pub source: String,
    /// What a reader should know: what was guessed, what was not taken.
    pub note: Vec<String>,
    /// The file it stands in.
    pub path: String,
    /// The line it stands in.
    pub line: usize,
}

impl Named {
    pub(crate) fn new() -> Named {
        Named {
            id: EntityId::new(""),
            kind: Kind::Leader,
            label: String::new(),
            surnames: Vec::new(),
            aliases: Vec::new(),
            country: None,
            period: Period::default(),
            source: String::new(),
            note: Vec::new(),
            path: String::new(),
            line: 0,
        }
    }

    /// A warning about this row.
    pub(super) fn finding(&self, code: &'static str, message: String) -> Finding {
        Finding { path: self.path.clone(), line: self.line, code, message, warning: true }
    }

    /// Takes what another row of the same id says.
    fn absorb(&mut self, other: Named) -> Option<Finding> {
        let differs = matches!((&self.country, &other.country), (Some(a), Some(b)) if a != b);
        let finding = differs.then(|| {
            let message = format!(
                "{} belongs to another country here than in {}:{}; that one's was kept",
                self.id, self.path, self.line
            );
            other.finding("I007", message)
        });
        self.country = self.country.take().or(other.country);
        self.period.from = self.period.from.take().or(other.period.from);
        self.period.to = self.period.to.take().or(other.period.to);
        self.surnames.extend(other.surnames);
        self.aliases.push(other.label);
        self.aliases.extend(other.aliases);
        self.note.extend(other.note);
        if !self.source.split("; ").any(|s| s == other.source) {
            self.source = format!("{}; {}", self.source, other.source);
        }
        finding
    }

    /// Spellings that make no difference are listed once. Gives the names that hold no letters, and are out.
    fn tidy(&mut self) -> Vec<Finding> {
        let no_name = |n: &String| !n.trim().is_empty() && !n.chars().any(char::is_alphabetic);
        let all = self.aliases.iter().chain(&self.surnames);
        let empty: Vec<String> = all.filter(|n| no_name(n)).cloned().collect();
        self.aliases.retain(|n| !no_name(n));
        self.surnames.retain(|n| !no_name(n));
        let mut seen = BTreeSet::from([spelling(&self.label)]);
        let plain = |n: &String| crate::plain::one_line(&n.replace('|', " "));
        self.aliases = self.aliases.iter().map(plain).filter(|a| !fold(a).is_empty()).collect();
        self.aliases.retain(|a| seen.insert(spelling(a)));
        if self.kind == Kind::Leader && self.surnames.is_empty() {
            self.surnames = surnames(&self.label, self.country.as_ref());
        }
        let mut seen = BTreeSet::new();
        self.surnames.retain(|s| !fold(s).is_empty() && seen.insert(fold(s)));
        let mut seen = BTreeSet::new();
        self.note.retain(|n| seen.insert(n.clone()));
        let told = |name: &String| {
            let message = format!("{name:?}, another name of {}, holds no letters; left out", self.id);
            self.finding("I002", message)
        };
        empty.iter().map(told).collect()
    }
}

/// Makes one row of all rows of an id, tidies and sorts them.
pub(super) fn gather(names: &mut Vec<Named>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut by_id: BTreeMap<EntityId, Named> = BTreeMap::new();
    for named in names.drain(..) {
        match by_id.get_mut(&named.id) {
            Some(first) => findings.extend(first.absorb(named)),
            None => {
                by_id.insert(named.id.clone(), named);
            }
        }
    }
    names.extend(by_id.into_values());
    findings.extend(names.iter_mut().flat_map(Named::tidy));
    findings
}

/// A leader's short forms: the last word, the first where the family name stands first.
pub(crate) fn surnames(label: &str, country: Option<&EntityId>) -> Vec<String> {
    const FAMILY_FIRST: [&str; 8] = [
        "country/china",
        "country/north-korea",
        "country/south-korea",
        "country/korea",
        "country/taiwan",
        "country/vietnam",
        "country/north-vietnam",
        "country/south-vietnam",
    ];
    let mut words = label.split(' ');
    let first = words.next().unwrap_or("");
    if country.is_some_and(|c| FAMILY_FIRST.contains(&c.as_str()))
        && words.next().is_some()
        && !first.ends_with('.')
    {
        return vec![first.to_owned()];
    }
    surnames_of(label)
}

/// A name as texts are compared with it.
pub(crate) fn fold(name: &str) -> String {
    let tokens = MatchTokens::of(name);
    let words: Vec<&str> = (0..tokens.len()).map(|i| tokens.fold(i)).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// As [`fold`]; abbreviations in capitals are names of their own.
fn spelling(name: &str) -> (String, bool) {
    let fold = fold(name);
    let capitals = !fold.contains(' ') && !name.chars().any(char::is_lowercase);
    (fold, capitals)
}

/// All names of an entry, folded.
pub(super) fn spellings(entry: &Entry) -> BTreeSet<String> {
    entry.forms().map(|(name, _)| fold(name)).collect()
}

/// The country with a name, whatever language of the gazetteer's the name is in.
pub(super) fn country_named(name: &str) -> Option<EntityId> {
    static COUNTRIES: OnceLock<HashMap<String, EntityId>> = OnceLock::new();
    let countries = COUNTRIES.get_or_init(|| {
        let entries = || Gazetteer::builtin().entries().filter(|e| e.kind == Kind::Country);
        let aliases = entries().flat_map(|e| e.aliases.iter().map(|a| (fold(a), e.id.clone())));
        let labels = entries().map(|e| (fold(&e.label), e.id.clone()));
        // A usual name goes before another country's other name.
        aliases.chain(labels).collect()
    });
    countries.get(&fold(name)).cloned()
}

/// The columns that are written.
const COLUMNS: [&str; 11] =
    ["id", "label", "surname", "aliases", "country", "born", "died", "from", "to", "source", "note"];

/// Writes rows as a gazetteer.
pub(crate) fn write_names(names: &[Named], to: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(COLUMNS)?;
    for named in names {
        let date = |date: &Option<String>, is: bool| date.clone().filter(|_| is).unwrap_or_default();
        let leader = named.kind == Kind::Leader;
        let Period { from, to } = &named.period;
        csv.write_record([
            named.id.as_str(),
            &named.label,
            &named.surnames.join("|"),
            &named.aliases.join("|"),
            named.country.as_ref().map_or("", EntityId::as_str),
            &date(from, leader),
            &date(to, leader),
            &date(from, !leader),
            &date(to, !leader),
            &named.source,
            &named.note.join("; "),
        ])?;
    }
    csv.flush()
}

/// Writes offices.
pub(super) fn write_offices(offices: &[Office], to: &mut dyn Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(["leader", "office", "role", "country", "post", "from", "to", "source"])?;
    for office in offices {
        csv.write_record([
            office.leader.as_str(),
            &office.title,
            office.role.as_str(),
            office.country.as_ref().map_or("", EntityId::as_str),
            office.post.as_ref().map_or("", EntityId::as_str),
            office.period.from.as_deref().unwrap_or(""),
            office.period.to.as_deref().unwrap_or(""),
            &office.source,
        ])?;
    }
    csv.flush()
}
