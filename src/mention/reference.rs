//! Roles that mean one person without naming him: "the Secretary", "the Soviet Ambassador".

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::entity::{EntityId, Kind};
use crate::gazetteer::{Office, Role};
use crate::span::{Byte, Span, overlapping};
use crate::structure::folded;

use super::context::Context;
use super::origin;
use super::titles::{self, Title};
use super::{Mention, Mentions};

/// A role noun with the person whom it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Where, article included.
    pub span: Span<Byte>,
    /// Whom it means.
    pub entity: EntityId,
    /// Why.
    pub reason: String,
}

pub(super) fn find(context: &Context<'_>, out: &Mentions) -> Vec<Reference> {
    let (tokens, text) = (&context.structure.tokens, context.text());
    let titled = titled_persons(context, out);
    let mut offices = BTreeMap::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !matches!(tokens.fold(at), "the" | "his" | "their" | "your" | "our") {
            at += 1;
            continue;
        }
        let next = (at + 1 < tokens.len()).then(|| tokens.get(at + 1).span);
        let nation = next
            .and_then(|s| overlapping(&out.items, s, |m| m.span).first())
            .filter(|m| m.kind == Kind::Country);
        let from = nation.map_or(at + 1, |m| tokens.within(m.span).end);
        let Some((title, end)) = (from < tokens.len()).then(|| titles::at(text, tokens, from)).flatten()
        else {
            at += 1;
            continue;
        };
        let span: Span<Byte> = Span::new(tokens.get(at).span.start, tokens.get(end - 1).span.end);
        at = end;
        if title.honorific || !tokens.get(from).capital || is_before_name(context, out, end) {
            continue;
        }
        if let Some((entity, reason)) = resolve(context, out, &titled, &mut offices, title, nation, span) {
            found.push(Reference { span, entity: context.canonical(entity), reason });
        }
    }
    found
}

/// "the President Kennedy Library", "the Secretary of Commerce": no role alone.
fn is_before_name(context: &Context<'_>, out: &Mentions, end: usize) -> bool {
    let tokens = &context.structure.tokens;
    if end >= tokens.len() {
        return false;
    }
    let gap = context.text().get(tokens.get(end - 1).span.end..tokens.get(end).span.start).unwrap_or("");
    gap.trim().is_empty()
        && (tokens.get(end).capital
            && (!gap.contains('\n') || !overlapping(&out.items, tokens.get(end).span, |m| m.span).is_empty())
            || matches!(tokens.fold(end), "of" | "for" | "to"))
}

/// A title beside a person's name.
struct Titled {
    title: String,
    at: usize,
    person: EntityId,
    country: Option<EntityId>,
}

/// Where each title stands beside a person's name.
fn titled_persons(context: &Context<'_>, out: &Mentions) -> Vec<Titled> {
    let mut titled = Vec::new();
    for mention in out.items.iter().filter(|m| m.kind == Kind::Leader) {
        let first = context.structure.tokens.within(mention.span).start;
        if let Some((title, _)) = titles::before(context, first) {
            let country = out.country_of_entry(context, &mention.entity);
            let (title, person) = (title.name.clone(), mention.entity.clone());
            titled.push(Titled { title, at: mention.span.start, person, country });
        }
    }
    for (party, person) in origin::participants(context) {
        let Some(office) = party.office.as_deref() else { continue };
        if let Some(title) = titles::of_phrase(office) {
            let named = || origin::country_in(context, office);
            let country = out.country_of_entry(context, &person).or_else(named);
            let (title, at) = (title.name.clone(), party.span.map_or(0, |s| s.start));
            titled.push(Titled { title, at, person, country });
        }
    }
    titled
}

/// Who holds an office, by title and country.
type Offices = BTreeMap<(String, EntityId), Option<EntityId>>;

fn resolve(
    context: &Context<'_>,
    out: &Mentions,
    titled: &[Titled],
    offices: &mut Offices,
    title: &Title,
    nation: Option<&Mention>,
    span: Span<Byte>,
) -> Option<(EntityId, String)> {
    let short = format!(" {}", title.name);
    let same = |name: &str| {
        // "the Minister" is the Foreign Minister who was named.
        let ends = !title.name.contains(' ') && name.ends_with(&short);
        ends || name == title.name
            || matches!((name, title.name.as_str()), ("Amb." | "Amb" | "AMB", "Ambassador"))
    };
    let of_nation = |country: &Option<EntityId>| nation.is_none_or(|n| country.as_ref() == Some(&n.entity));
    let before = titled
        .iter()
        .filter(|t| same(&t.title) && t.at < span.start && of_nation(&t.country))
        .max_by_key(|t| (t.title == title.name, t.at));
    if let Some(before) = before {
        return Some((before.person.clone(), format!("the last {} named before", title.name)));
    }
    let date = context.date()?;
    let sides = match nation {
        Some(nation) => vec![nation.entity.clone()],
        None => out.side.iter().cloned().chain(origin::post(context)).collect(),
    };
    sides.into_iter().find_map(|side| {
        let holder = offices.entry((title.name.clone(), side.clone())).or_insert_with(|| {
            let known = nation.is_some() || is_called(context, title, &side);
            let holder = known.then(|| office_holder(context, &title.roles, &side, date)).flatten();
            holder.or_else(|| envoy(context, out, &title.roles, &side, date))
        });
        holder.clone().map(|id| (id, format!("{} of {} at {date}", title.name, side.name())))
    })
}

/// True if a country has an office that goes by such a title: the United States has no "Foreign Minister".
fn is_called(context: &Context<'_>, title: &Title, country: &EntityId) -> bool {
    let name = folded(title.name.rsplit(' ').next().unwrap_or_default());
    title.roles.iter().any(|role| context.gazetteer.has_title_word(*role, country, &name))
}

/// The one ambassador of a country where the document was written: at the post that wrote it, or else with the
/// state for which it speaks.
fn envoy(
    context: &Context<'_>,
    out: &Mentions,
    roles: &[Role],
    country: &EntityId,
    date: &str,
) -> Option<EntityId> {
    if !roles.contains(&Role::Ambassador) {
        return None;
    }
    let post = origin::post(context).or_else(|| out.side.clone())?;
    let at_date = |office: &Office| office.period.from.is_some() && office.period.holds(date);
    let terms = context.gazetteer.accredited(&post);
    origin::only_one(terms.filter(|(_, office)| office.country.as_ref() == Some(country) && at_date(office)))
}

/// The one person who held the first of these roles for a country at a date.
fn office_holder(context: &Context<'_>, roles: &[Role], country: &EntityId, date: &str) -> Option<EntityId> {
    const SINGLE: [Role; 6] = [
        Role::HeadOfState,
        Role::HeadOfGovernment,
        Role::ForeignMinister,
        Role::DefenseMinister,
        Role::PartyLeader,
        Role::ViceHead,
    ];
    let role = *roles.iter().find(|r| SINGLE.contains(r))?;
    let mut holders: Vec<(Reverse<u8>, &EntityId)> = context
        .gazetteer
        .holders(role, country)
        .filter(|(_, office)| office.period.from.is_some() && office.period.holds(date))
        .map(|(entry, _)| (Reverse(entry.prominence), &entry.id))
        .collect();
    holders.sort();
    holders.dedup();
    match holders.as_slice() {
        [(_, one)] => Some((*one).clone()),
        [(first, one), (second, _), ..] => (first < second).then(|| (*one).clone()),
        [] => None,
    }
}

impl Mentions {
    fn country_of_entry(&self, context: &Context<'_>, id: &EntityId) -> Option<EntityId> {
        context.entry_of(id).and_then(|e| e.country.clone())
    }
}
