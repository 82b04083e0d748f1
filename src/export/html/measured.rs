//! What was measured of the whole graph, as the page finds it.

use serde::Serialize;

use super::names::Names;
use crate::graph::Graph;
use crate::measure::{Measures, Network};

/// Pairs of holder and target beyond which nothing is measured: it would take minutes.
const MOST: usize = 20_000;

/// An entity: its number, betweenness, PageRank, community, bloc.
type Row = (usize, Option<f64>, Option<f64>, Option<usize>, Option<usize>);

/// The measures of the signed graph. See the documentation of `measure`.
#[derive(Debug, Default, Serialize)]
pub(super) struct Measured {
    /// Those that take or receive a side.
    nodes: Vec<Row>,
    /// The share of triads that are balanced, and what is expected where signs fall by chance.
    balanced: Option<f64>,
    chance: Option<f64>,
    /// Net statements that contradict the blocs, of how many.
    against_blocs: (u64, u64),
    /// How well the communities divide the network.
    modularity: Option<f64>,
}

impl Measured {
    /// Nothing for a graph that is too large.
    pub fn of(graph: &Graph, names: &Names<'_>) -> Option<Measured> {
        let network = Network::of(graph);
        if network.ties().len() > MOST {
            return None;
        }
        let measures = Measures::of(&network);
        let nodes = measures.nodes.iter().filter(|node| node.bloc.is_some()).filter_map(|node| {
            let number = names.known(node.actor.id.as_str())?;
            Some((number, node.betweenness, node.pagerank, node.community, node.bloc))
        });
        Some(Measured {
            nodes: nodes.collect(),
            balanced: measures.balance.balanced,
            chance: measures.balance.chance.as_ref().map(|chance| chance.mean),
            against_blocs: (measures.blocs.blocs.statements, measures.blocs.blocs.of_statements),
            modularity: measures.communities.modularity,
        })
    }
}
