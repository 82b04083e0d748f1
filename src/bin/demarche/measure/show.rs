//! What `demarche measure` shows where no output is asked for.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use demarche::entity::EntityId;
use demarche::measure::balance::Balance;
use demarche::measure::frustration::{Camp, Method};
use demarche::measure::{LikenessOf, Measures, NodeMeasures, Report};

use super::time;
use crate::terminal::{BOLD, DIM, counted, of_kind, of_polarity, shortened, styled};

/// Letters of a name in a table.
const NAME: usize = 26;
pub(super) type Out<'o> = &'o mut dyn Write;

/// Writes tables of everything measured, with so many rows each.
///
/// # Errors
/// Those of writing.
pub fn report(report: &Report, (kept, read): (usize, usize), top: usize, to: Out<'_>) -> io::Result<()> {
    let whole = &report.whole;
    let s = whole.statements;
    let of_read = if kept == read { String::new() } else { format!(" of {read}") };
    let sums = format!("{} in favour, {} against, {} that take no side", s.positive, s.negative, s.neutral);
    writeln!(to, "{}{of_read}: {sums}", styled(BOLD, counted(kept, "statement", "statements")))?;
    let sided = whole.ties.iter().filter(|t| t.statements.sided() > 0).count();
    let part = whole.nodes.iter().filter(|n| n.pagerank.is_some()).count();
    writeln!(to, "{part} entities take or receive a side, in {sided} ties of a holder and a target")?;
    let view = View::new(whole, top);
    view.nodes(to)?;
    view.camps(to)?;
    view.blocs(to)?;
    view.communities(to)?;
    balance(&whole.balance, to)?;
    view.likeness(to)?;
    if report.by.is_some() {
        time::periods(report, to)?;
        time::shifts(report, top, to)?;
    }
    Ok(())
}

pub(super) fn heading(text: &str, note: &str, to: Out<'_>) -> io::Result<()> {
    let note = if note.is_empty() { String::new() } else { format!("  {}", styled(DIM, note)) };
    writeln!(to, "\n{}{note}", styled(BOLD, text))
}

pub(super) fn nothing(text: &str, to: Out<'_>) -> io::Result<()> {
    writeln!(to, "  {}", styled(DIM, text))
}

/// A name in a column.
fn column(label: &str, width: usize) -> String {
    let label = shortened(label, width);
    let blank = width.saturating_sub(label.chars().count());
    format!("{label}{}", " ".repeat(blank))
}

pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

struct View<'m> {
    measures: &'m Measures,
    top: usize,
    nodes: BTreeMap<&'m EntityId, &'m NodeMeasures>,
}

impl<'m> View<'m> {
    fn new(measures: &'m Measures, top: usize) -> View<'m> {
        View { measures, top, nodes: measures.nodes.iter().map(|n| (&n.actor.id, n)).collect() }
    }

    fn label(&self, id: &'m EntityId) -> &'m str {
        self.nodes.get(id).map_or(id.as_str(), |n| n.actor.label.as_str())
    }

    /// Those of whom something holds, by the sides that they take and receive.
    fn by_weight(&self, keep: impl Fn(&NodeMeasures) -> bool) -> Vec<&'m NodeMeasures> {
        let mut nodes: Vec<_> = self.measures.nodes.iter().filter(|n| keep(n)).collect();
        nodes.sort_by_key(|n| Reverse(weight(n)));
        nodes
    }

    fn nodes(&self, to: Out<'_>) -> io::Result<()> {
        heading("Who takes sides, and toward whom sides are taken", "", to)?;
        let nodes = self.by_weight(|n| n.pagerank.is_some());
        if nodes.is_empty() {
            return nothing("nobody, as far as could be told", to);
        }
        let head = format!(
            "  {}    gives        receives     between  PageRank   bloc  camp\n  {}    +     −      +     −",
            " ".repeat(NAME),
            " ".repeat(NAME)
        );
        writeln!(to, "{}", styled(DIM, head))?;
        for node in nodes.iter().take(self.top) {
            let name = styled(of_kind(node.actor.kind), column(&node.actor.label, NAME));
            let (given, received) = (node.given.statements, node.received.statements);
            let number = |sign: i8, n: usize| match n {
                0 => styled(DIM, format!("{:>5}", "·")),
                _ => styled(of_polarity(sign), format!("{n:>5}")),
            };
            let signs = format!(
                "{} {}  {} {}",
                number(1, given.positive),
                number(-1, given.negative),
                number(1, received.positive),
                number(-1, received.negative)
            );
            let (between, rank) = (node.betweenness.unwrap_or_default(), node.pagerank.unwrap_or_default());
            let bloc = node.bloc.map_or("·".into(), |n| n.to_string());
            let camp = match (node.camp, node.part) {
                (Some(camp), Some(1)) => camp.as_str(),
                _ => "·",
            };
            writeln!(to, "  {name}{signs}     {between:.3}     {rank:.3}  {bloc:>5}     {camp}")?;
        }
        more(nodes.len().saturating_sub(self.top), to)
    }

    fn camps(&self, to: Out<'_>) -> io::Result<()> {
        let split = &self.measures.frustration;
        heading("The best split into two camps", "who favours whom, and who shares enemies", to)?;
        let Some(share) = split.share() else { return nothing("nobody takes a side", to) };
        for camp in [Camp::A, Camp::B] {
            let members = self.by_weight(|n| n.part == Some(1) && n.camp == Some(camp));
            self.list(camp.as_str(), &members, to)?;
        }
        let apart = self.measures.nodes.iter().filter(|n| n.part.is_some_and(|part| part > 1)).count();
        if apart > 0 {
            nothing(&format!("{} apart from these", counted(apart, "entity hangs", "entities hang")), to)?;
        }
        let how = match split.method {
            Method::Exact => "no split has fewer",
            Method::Heuristic => "found by local search: another split may have fewer",
        };
        writeln!(
            to,
            "  {} of {} net statements ({}) contradict it, of {} of {} pairs; {how}",
            split.statements,
            split.of_statements,
            percent(share),
            split.pairs,
            split.of_pairs
        )?;
        for pair in self.measures.contradictions.iter().take(self.top.div_ceil(3)) {
            let net = styled(of_polarity(pair.net.signum() as i8), format!("{:+}", pair.net));
            writeln!(to, "      {net}  {} – {}", self.label(&pair.a), self.label(&pair.b))?;
        }
        more(self.measures.contradictions.len().saturating_sub(self.top.div_ceil(3)), to)
    }

    fn blocs(&self, to: Out<'_>) -> io::Result<()> {
        let found = &self.measures.blocs;
        heading("Blocs", "as many camps as there are: friends within, enemies between", to)?;
        self.groups(&found.members, |node| node.bloc, to)?;
        let (wrong, all) = (found.blocs.statements, found.blocs.of_statements);
        if all > 0 {
            let share = percent(wrong as f64 / all as f64);
            writeln!(to, "  {wrong} of {all} net statements ({share}) contradict them")?;
        }
        Ok(())
    }

    fn communities(&self, to: Out<'_>) -> io::Result<()> {
        let found = &self.measures.communities;
        let note = found.modularity.map(|q| format!(", signed modularity {q:.3}")).unwrap_or_default();
        heading("Communities", &format!("closer than the sums of statements let expect{note}"), to)?;
        self.groups(&found.members, |node| node.community, to)
    }

    /// Groups of several members, whose number `of` tells; those alone are counted.
    fn groups(
        &self,
        groups: &[Vec<EntityId>],
        of: impl Fn(&NodeMeasures) -> Option<usize>,
        to: Out<'_>,
    ) -> io::Result<()> {
        if groups.is_empty() {
            return nothing("nobody takes a side", to);
        }
        let several = groups.iter().filter(|members| members.len() > 1).count();
        for n in 1..=several.min(self.top) {
            self.list(&n.to_string(), &self.by_weight(|node| of(node) == Some(n)), to)?;
        }
        more(several.saturating_sub(self.top), to)?;
        let alone = self.by_weight(|node| of(node).is_some_and(|n| n > several));
        if alone.is_empty() { Ok(()) } else { self.list("alone", &alone, to) }
    }

    fn list(&self, name: &str, members: &[&NodeMeasures], to: Out<'_>) -> io::Result<()> {
        let names: Vec<String> =
            members.iter().take(self.top).map(|n| styled(of_kind(n.actor.kind), &n.actor.label)).collect();
        let rest = members.len().saturating_sub(self.top);
        let rest = if rest > 0 { styled(DIM, format!(" and {rest} more")) } else { String::new() };
        writeln!(to, "  {name:>5}  {}{rest}", names.join(", "))
    }

    fn likeness(&self, to: Out<'_>) -> io::Result<()> {
        heading("Who takes the same sides", "cosine over common targets, from −1 to 1", to)?;
        let mut rows: Vec<&LikenessOf> = self.measures.likeness.iter().collect();
        if rows.is_empty() {
            return nothing("no two take sides toward two targets in common", to);
        }
        rows.sort_by(|a, b| b.likeness.weight().total_cmp(&a.likeness.weight()));
        let half = self.top.div_ceil(2);
        let last = rows.len().saturating_sub(half).max(half.min(rows.len()));
        let unlike = rows[last..].iter().filter(|row| row.likeness.cosine < 0.0);
        for row in rows[..half.min(rows.len())].iter().filter(|row| row.likeness.cosine > 0.0).chain(unlike) {
            let cosine = row.likeness.cosine;
            let sign = if cosine < 0.0 { -1 } else { 1 };
            writeln!(
                to,
                "  {}  {} {} {}",
                styled(of_polarity(sign), format!("{cosine:>5.2}")),
                column(self.label(&row.a), NAME),
                column(self.label(&row.b), NAME),
                styled(DIM, self.common(row))
            )?;
        }
        Ok(())
    }

    /// Toward whom both take sides.
    fn common(&self, row: &LikenessOf) -> String {
        let of = |id: &EntityId| {
            let ties = self.measures.ties.iter().filter(|t| t.holder == *id && t.statements.sided() > 0);
            ties.map(|t| (&t.target, t.statements.sided())).collect::<BTreeMap<_, _>>()
        };
        let (a, b) = (of(&row.a), of(&row.b));
        let mut common: Vec<_> = a.iter().filter_map(|(t, n)| Some((n.min(b.get(t)?), *t))).collect();
        common.sort_by_key(|(n, id)| (Reverse(**n), *id));
        let names: Vec<&str> = common.iter().take(3).map(|(_, id)| self.label(id)).collect();
        let rest = common.len().saturating_sub(3);
        let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        format!("on {}{rest}", names.join(", "))
    }
}

fn weight(node: &NodeMeasures) -> usize {
    node.given.statements.sided() + node.received.statements.sided()
}

pub(super) fn more(rest: usize, to: Out<'_>) -> io::Result<()> {
    if rest == 0 { Ok(()) } else { nothing(&format!("and {rest} more"), to) }
}

fn balance(balance: &Balance, to: Out<'_>) -> io::Result<()> {
    heading("Structural balance", "is the enemy of an enemy a friend?", to)?;
    let (Some(balanced), Some(chance)) = (balance.balanced, balance.chance) else {
        return nothing("no three take sides toward each other", to);
    };
    let triads = balance.triads.each();
    let number: usize = triads.iter().map(|(_, t)| t.count).sum();
    let shown: Vec<String> = triads
        .iter()
        .map(|(signs, t)| {
            format!("{signs} {} {}", t.count, styled(DIM, format!("(by chance {:.0})", t.expected)))
        })
        .collect();
    writeln!(to, "  {}", shown.join("   "))?;
    let z = chance.z.map(|z| format!(", z {z:.1}")).unwrap_or_default();
    writeln!(
        to,
        "  {} of {} balanced; by chance {} ± {:.0}{z}, p {:.3}",
        percent(balanced),
        counted(number, "triad", "triads"),
        percent(chance.mean),
        chance.sd * 100.0,
        chance.p
    )
}
