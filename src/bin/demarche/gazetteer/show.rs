//! `demarche gazetteer show`.

use std::io::{self, Write};

use demarche::Error;
use demarche::document::Document;
use demarche::entity::EntityId;
use demarche::export::write;
use demarche::gazetteer::{Entry, EntryIndex, Form, Gazetteer, Office, Period, check_date};
use demarche::mention::Mentions;
use demarche::structure::{MatchTokens, Structure};
use serde::Serialize;

use crate::args::{Form as Shape, Show};
use crate::status::Status;
use crate::terminal::{BOLD, DIM, complain, of_kind, show, styled};

/// Looks the name up and links it.
///
/// # Errors
/// A gazetteer that cannot be used, a date or country that is none.
pub fn run(args: &Show) -> Result<Status, Error> {
    args.date.as_deref().map_or(Ok(()), check_date)?;
    let gazetteer = Gazetteer::load(!args.no_builtin, &args.gazetteer)?;
    let shown = Shown::new(args, &gazetteer)?;
    match args.format {
        Shape::Json => write::to("-".as_ref(), &mut io::stdout(), |to| {
            serde_json::to_writer_pretty(&mut *to, &shown)?;
            to.write_all(b"\n")
        })?,
        Shape::Text => show(|to| shown.write(to))?,
    }
    if shown.candidates.is_empty() {
        complain(format!("{:?} is in no gazetteer in use; expected a name or an id", args.name));
        return Ok(Status::Partly);
    }
    Ok(Status::Done)
}

/// Everybody of a name, and who is meant.
#[derive(Debug, Serialize)]
struct Shown {
    name: String,
    date: Option<String>,
    candidates: Vec<Candidate>,
    /// The one who is meant.
    chosen: Option<EntityId>,
    /// Why this one, or why none.
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct Candidate {
    id: EntityId,
    kind: &'static str,
    label: String,
    /// As what it bears the name: its name, surname, adjective, seat, prefix.
    by: Option<&'static str>,
    surnames: Vec<String>,
    aliases: Vec<String>,
    adjectives: Vec<String>,
    seats: Vec<String>,
    country: Option<EntityId>,
    period: Period,
    prominence: u8,
    source: String,
    offices: Vec<Held>,
}

#[derive(Debug, Serialize)]
struct Held {
    office: String,
    role: &'static str,
    country: Option<EntityId>,
    post: Option<EntityId>,
    from: Option<String>,
    to: Option<String>,
    /// True if the date lies in the term; absent without a date or a term.
    held: Option<bool>,
}

impl Shown {
    fn new(args: &Show, gazetteer: &Gazetteer) -> Result<Shown, Error> {
        let date = args.date.clone();
        let country = match &args.country {
            Some(id) => Some(gazetteer.get(id.as_str()).ok_or_else(|| {
                Error::usage(format!("{id} is in no gazetteer in use; expected the id of a country there"))
            })?),
            None => None,
        };
        let of = |index: EntryIndex, by| Candidate::new(gazetteer, index, by, date.as_deref());
        if let Some(index) = gazetteer.index(&args.name) {
            let (name, candidates) = (args.name.clone(), vec![of(index, None)]);
            return Ok(Shown { name, date, candidates, chosen: None, reason: None });
        }
        let mut candidates: Vec<Candidate> =
            bearers(gazetteer, &args.name).into_iter().map(|(index, form)| of(index, Some(form))).collect();
        candidates.sort_by(|a, b| a.id.cmp(&b.id));
        candidates.dedup_by(|a, b| a.id == b.id);
        let (chosen, reason) = choose(args, gazetteer, country);
        Ok(Shown { name: args.name.clone(), date, candidates, chosen, reason: Some(reason) })
    }

    fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        for (n, candidate) in self.candidates.iter().enumerate() {
            if n > 0 {
                writeln!(to)?;
            }
            candidate.write(to)?;
        }
        match (&self.chosen, &self.reason) {
            (Some(id), Some(reason)) => writeln!(to, "\n{} {}: {reason}", styled(BOLD, "chosen"), id),
            (None, Some(reason)) if !self.candidates.is_empty() => {
                writeln!(to, "\n{}: {reason}", styled(BOLD, "unresolved"))
            }
            _ => Ok(()),
        }
    }
}

impl Candidate {
    fn new(gazetteer: &Gazetteer, index: EntryIndex, by: Option<Form>, date: Option<&str>) -> Candidate {
        let entry: &Entry = gazetteer.entry(index);
        let by = by.map(|form| match form {
            Form::Name => "name",
            Form::Surname => "surname",
            Form::Adjective => "adjective",
            Form::Seat => "seat",
            Form::Prefix => "prefix",
        });
        let mut offices: Vec<Held> = gazetteer.offices_of(index).map(|o| held(o, date)).collect();
        offices.sort_by(|a, b| (&a.from, &a.to, &a.office).cmp(&(&b.from, &b.to, &b.office)));
        Candidate {
            id: entry.id.clone(),
            kind: entry.kind.as_str(),
            label: entry.label.clone(),
            by,
            surnames: entry.surnames.clone(),
            aliases: entry.aliases.clone(),
            adjectives: entry.adjectives.clone(),
            seats: entry.seats.clone(),
            country: entry.country.clone(),
            period: entry.period.clone(),
            prominence: entry.prominence,
            source: entry.source.clone(),
            offices,
        }
    }

    fn write(&self, to: &mut dyn Write) -> io::Result<()> {
        let label = self.id.kind().map_or(self.label.clone(), |kind| styled(of_kind(kind), &self.label));
        let by = self.by.map(|by| format!(", by its {by}")).unwrap_or_default();
        writeln!(to, "{}  {label}{}", self.id, styled(DIM, by))?;
        let period = term(self.period.from.as_deref(), self.period.to.as_deref());
        let prominence = if self.kind == "leader" { self.prominence.to_string() } else { String::new() };
        let country = self.country.as_ref().map(ToString::to_string).unwrap_or_default();
        for (what, told) in [
            ("surnames", self.surnames.join(" | ")),
            ("aliases", self.aliases.join(" | ")),
            ("adjectives", self.adjectives.join(" | ")),
            ("seats", self.seats.join(" | ")),
            ("country", country),
            (if self.kind == "leader" { "lived" } else { "existed" }, period),
            ("prominence", prominence),
            ("source", self.source.clone()),
        ] {
            if !told.is_empty() {
                writeln!(to, "  {}  {told}", styled(DIM, format!("{what:10}")))?;
            }
        }
        for office in &self.offices {
            let mark = if office.held == Some(true) { "*" } else { " " };
            let term = term(office.from.as_deref(), office.to.as_deref());
            let told =
                [term, office.role.to_owned()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>();
            writeln!(to, "  {mark} {}  {}", office.office, styled(DIM, told.join(", ")))?;
        }
        Ok(())
    }
}

fn held(office: &Office, date: Option<&str>) -> Held {
    let period = &office.period;
    Held {
        office: office.title.clone(),
        role: office.role.as_str(),
        country: office.country.clone(),
        post: office.post.clone(),
        from: period.from.clone(),
        to: period.to.clone(),
        held: date.filter(|_| !period.is_open()).map(|d| period.holds(d)),
    }
}

fn term(from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (None, None) => String::new(),
        (from, to) => format!("{}/{}", from.unwrap_or(""), to.unwrap_or("")),
    }
}

/// Everybody who bears the whole name, with the sort of name that it is.
fn bearers(gazetteer: &Gazetteer, name: &str) -> Vec<(EntryIndex, Form)> {
    let tokens = MatchTokens::of(name);
    if tokens.is_empty() {
        return Vec::new();
    }
    let found = gazetteer.longest_at(name, &tokens, 0).filter(|m| m.end == tokens.len());
    found.map(|m| m.patterns.iter().map(|p| (p.entry, p.form)).collect()).unwrap_or_default()
}

/// Has the name linked in a sentence that says nothing.
fn choose(args: &Show, gazetteer: &Gazetteer, country: Option<&Entry>) -> (Option<EntityId>, String) {
    let before = args.title.as_deref().map(|t| format!("{} ", t.trim())).unwrap_or_default();
    let about = country.map(|c| format!(" This is about {0}. It is about {0}.", c.label)).unwrap_or_default();
    let front = format!("It is about {before}");
    let text = format!("{front}{} and nothing more.{about}", args.name);
    let mut document = Document::from_text("show", text);
    document.metadata.date.clone_from(&args.date);
    let structure = Structure::of(&document);
    let mentions = Mentions::find(&document, &structure, gazetteer);
    let span = front.len()..front.len() + args.name.len();
    let unresolved = mentions.unresolved.iter().find(|(s, _)| s.start < span.end && s.end > span.start);
    if let Some((_, reason)) = unresolved {
        return (None, reason.clone());
    }
    match mentions.items.iter().find(|m| m.span.start < span.end && m.span.end > span.start) {
        Some(mention) => {
            let reason =
                format!("{} ({}, {:.2})", mention.reason, mention.method.as_str(), mention.confidence);
            (Some(mention.entity.clone()), reason)
        }
        None => {
            let reason = "too little to go by; a title, a date, a country or the full name would tell more";
            (None, reason.to_owned())
        }
    }
}
