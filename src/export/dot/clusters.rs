//! Frames around entities that belong together.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use graphviz_rust::dot_structures as dot;

use super::{attribute, node};
use crate::entity::{EntityId, Kind};
use crate::export::escape;
use crate::graph::{Bloc, Graph, Node};

/// What stands in a frame of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Clusters {
    /// Nothing.
    #[default]
    None,
    /// A country with its leaders and parties.
    Country,
    /// The countries of an alliance, with their leaders and parties: as they stood at the middle of the graph's
    /// dates. See [`Bloc`].
    Bloc,
}

impl Clusters {
    const ALL: [(Clusters, &'static str); 3] =
        [(Clusters::None, "none"), (Clusters::Country, "country"), (Clusters::Bloc, "bloc")];
}

impl fmt::Display for Clusters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Clusters::ALL.iter().find(|(c, _)| c == self).map_or("", |(_, name)| name))
    }
}

impl FromStr for Clusters {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Clusters::ALL.into_iter().find(|(_, name)| *name == text).map(|(clusters, _)| clusters);
        found.ok_or_else(|| "expected none, country or bloc".to_owned())
    }
}

/// The nodes' statements: those without a frame, then frame after frame. A frame has two nodes at least.
pub(super) fn nodes(drawn: &Graph, clusters: Clusters) -> Vec<dot::Stmt> {
    let date = middle(drawn);
    let mut frames: BTreeMap<String, Vec<&Node>> = BTreeMap::new();
    let mut stmts = Vec::new();
    for one in drawn.nodes() {
        match frame(drawn, one, clusters, date) {
            Some(name) => frames.entry(name).or_default().push(one),
            None => stmts.push(node(one).into()),
        }
    }
    for (at, (name, members)) in frames.into_iter().enumerate() {
        let members: Vec<dot::Stmt> = members.into_iter().map(|n| node(n).into()).collect();
        if members.len() < 2 {
            stmts.extend(members);
            continue;
        }
        let look = dot::GraphAttributes::Graph(vec![
            attribute("label", escape::text(&name)),
            attribute("labelloc", "t"),
            attribute("style", "rounded"),
            attribute("color", "gray60"),
            attribute("fontcolor", "gray25"),
            attribute("tooltip", escape::text(&name)),
        ]);
        let stmts_of = std::iter::once(look.into()).chain(members).collect();
        let id = dot::Id::Plain(format!("cluster_{at}"));
        stmts.push(dot::Subgraph { id, stmts: stmts_of }.into());
    }
    stmts
}

/// The frame that an entity stands in.
fn frame(graph: &Graph, node: &Node, clusters: Clusters, date: Option<&str>) -> Option<String> {
    let country = if node.kind == Kind::Country { Some(&node.id) } else { node.country.as_ref() };
    match clusters {
        Clusters::None => None,
        Clusters::Country => country.map(|id| label(graph, id)),
        Clusters::Bloc => Bloc::of(country?, date).map(|bloc| bloc.label().to_owned()),
    }
}

fn label(graph: &Graph, id: &EntityId) -> String {
    graph.node(id.as_str()).map_or_else(|| id.name().replace('-', " "), |node| node.label.clone())
}

/// The date that half of the statements do not come after.
fn middle(graph: &Graph) -> Option<&str> {
    let mut dates: BTreeMap<&str, usize> = BTreeMap::new();
    for (date, count) in graph.edges().flat_map(|e| &e.dates) {
        *dates.entry(date).or_default() += count;
    }
    let half = dates.values().sum::<usize>().div_ceil(2);
    let mut before = 0;
    dates.into_iter().find_map(|(date, count)| {
        before += count;
        (before >= half).then_some(date)
    })
}
