use super::*;
use crate::export::json;
use crate::record::{DocumentRecord, StatementRecord};

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

fn statement(id: &str, speaker: &str, holder: &str, stance: Stance, target: &str) -> StatementRecord {
    StatementRecord {
        id: id.into(),
        speaker: speaker.into(),
        holder: holder.into(),
        target: target.into(),
        stance,
        polarity: stance.polarity(),
        ..letter().statements[0].clone()
    }
}

fn ids(graph: &Graph) -> Vec<&str> {
    graph.nodes().map(|n| n.id.as_str()).collect()
}

#[test]
fn edges_sum_statements_and_keep_their_ids() {
    let graph = Graph::build(&letter());
    let rows: Vec<_> =
        graph.edges().map(|e| (e.source.name(), e.stance.as_str(), e.target.name(), e.count)).collect();
    assert_eq!(
        rows,
        [
            ("north-vietnam", "oppose", "united-states", 1),
            ("kim-il-sung", "support", "north-vietnam", 1),
            ("kim-il-sung", "criticize", "united-states", 2),
            ("kim-il-sung", "mention", "wladyslaw-gomulka", 1),
            ("kim-il-sung", "mention", "polish-united-workers-party", 1),
        ]
    );
    let twice = graph.edges().find(|e| e.count == 2).unwrap();
    assert_eq!(twice.statements, ["letter.txt#59-2", "letter.txt#99-4"]);
}

#[test]
fn parallel_edges_are_sorted_by_the_stance_s_name() {
    let mut extraction = Extraction::default();
    for (n, stance) in Stance::ALL.into_iter().enumerate() {
        extraction.statements.push(statement(&n.to_string(), "leader/a", "leader/a", stance, "country/b"));
    }
    let graph = Graph::build(&extraction);
    let keys: Vec<_> = graph.edges().map(|e| e.stance.as_str()).collect();
    let mut sorted = keys.clone();
    sorted.sort_unstable();
    assert_eq!((keys.len(), &keys), (8, &sorted));
    assert_eq!(graph.out_degree("leader/a"), Degree { positive: 3, neutral: 2, negative: 3 });
    assert_eq!(graph.in_degree("country/b").total(), 8);
}

#[test]
fn everyone_with_a_part_is_a_node_and_the_editor_never() {
    let mut extraction = Extraction::default();
    extraction.documents.push(DocumentRecord {
        author: Some("leader/author".into()),
        addressee: Some("leader/addressee".into()),
        ..letter().documents[0].clone()
    });
    let mut nested = statement("1", "leader/author", "country/holder", Stance::Oppose, "party/target");
    nested.via = vec!["leader/between".into()];
    extraction.statements = vec![
        nested,
        statement("2", EDITOR, "country/holder", Stance::Support, "party/target"),
        statement("3", EDITOR, EDITOR, Stance::Mention, "organization/noted"),
    ];
    for speaker in ["leader/speaker", EDITOR, UNKNOWN] {
        let mut passage = letter().speakers[0].clone();
        passage.speaker = speaker.into();
        extraction.speakers.push(passage);
    }
    let graph = Graph::build(&extraction);
    assert_eq!(
        ids(&graph),
        [
            "country/holder",
            "leader/addressee",
            "leader/author",
            "leader/between",
            "leader/speaker",
            "organization/noted",
            "party/target",
        ]
    );
    assert_eq!(graph.edge_count(), 2);
    let unknown = graph.node("organization/noted").unwrap();
    assert_eq!((unknown.kind, unknown.listed, unknown.label.as_str()), (Kind::Organization, false, "noted"));
}

#[test]
fn a_node_says_what_the_gazetteer_knows() {
    let graph = Graph::build(&letter());
    let kim = graph.node("leader/kim-il-sung").unwrap();
    assert_eq!((kim.label.as_str(), kim.mentions, kim.listed), ("Kim Il Sung", 1, true));
    assert_eq!(kim.country.as_ref().map(EntityId::as_str), Some("country/north-korea"));
    assert!(graph.node("leader/kim").is_none());
}

#[test]
fn filters_keep_the_order() {
    let graph = Graph::build(&letter());
    assert_eq!(graph.with_kinds(&[Kind::Country]).edge_count(), 1);
    assert_eq!(graph.with_stances(&[Stance::Support, Stance::Oppose]).edge_count(), 2);
    assert_eq!(graph.without_mentions().edge_count(), 3);
    let few = graph.filter_nodes(|n| n.id.as_str() != "country/north-vietnam");
    let mut sorted = ids(&few);
    sorted.sort_unstable();
    assert_eq!(ids(&few), sorted);
    assert_eq!(few.node("leader/kim-il-sung"), graph.node("leader/kim-il-sung"));
    assert_eq!(few.out_degree("leader/kim-il-sung").positive, 0);
}

#[test]
fn components_come_by_size_and_then_by_id() {
    let mut extraction = Extraction::default();
    for (n, (a, b)) in
        [("leader/x", "leader/y"), ("leader/b", "leader/c"), ("leader/c", "leader/a")].into_iter().enumerate()
    {
        extraction.statements.push(statement(&n.to_string(), a, a, Stance::Agree, b));
    }
    let parts: Vec<Vec<_>> = Graph::build(&extraction)
        .components()
        .into_iter()
        .map(|part| part.iter().map(|id| id.name().to_owned()).collect())
        .collect();
    assert_eq!(parts, [vec!["a", "b", "c"], vec!["x", "y"]]);
}

#[test]
fn urging_comes_behind_any_side_and_before_mentions() {
    let mut extraction = Extraction::default();
    let rows = [(Stance::Mention, 9), (Stance::Urge, 5), (Stance::Agree, 1), (Stance::Threaten, 2)];
    for (stance, times) in rows {
        for n in 0..times {
            let id = format!("{stance}{n}");
            extraction.statements.push(statement(&id, "leader/a", "leader/a", stance, "country/b"));
        }
    }
    let graph = Graph::build(&extraction);
    let order: Vec<_> = graph.strongest(3).iter().map(|e| e.stance.as_str()).collect();
    assert_eq!(order, ["threaten", "agree", "urge"]);
}
