use super::look::line_of;
use super::*;
use crate::export::json;

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

fn draw(extraction: &Extraction, options: &DotOptions) -> String {
    to_dot(&Graph::build(extraction), extraction, options)
}

/// The statement lines of nodes and edges.
fn lines(dot: &str) -> Vec<&str> {
    dot.lines().filter(|l| l.starts_with("  \"")).collect()
}

fn line<'a>(dot: &'a str, start: &str) -> &'a str {
    lines(dot).into_iter().find(|l| l.trim_start().starts_with(start)).unwrap()
}

fn add(extraction: &mut Extraction, source: &str, stance: Stance, target: &str) {
    let mut row = letter().statements[0].clone();
    row.id = format!("added-{}", extraction.statements.len());
    (row.holder, row.target) = (source.into(), target.into());
    (row.stance, row.polarity) = (stance, stance.polarity());
    extraction.statements.push(row);
}

#[test]
fn kinds_and_stances_are_told_apart_without_colours() {
    let dot = draw(&letter(), &DotOptions::default());
    for (node, shape) in [
        ("\"leader/kim-il-sung\"[", "shape=ellipse"),
        ("\"party/polish-united-workers-party\"[", "shape=box"),
        ("\"country/united-states\"[", "shape=hexagon"),
    ] {
        assert!(line(&dot, node).contains(shape), "{node}");
    }
    for (edge, look) in [
        ("\"leader/kim-il-sung\" -> \"country/north-vietnam\"", "style=solid arrowhead=normal penwidth=1.00"),
        ("\"leader/kim-il-sung\" -> \"country/united-states\"", "style=solid arrowhead=tee penwidth=1.62"),
        ("\"leader/kim-il-sung\" -> \"leader/wladyslaw-gomulka\"", "style=dashed arrowhead=vee"),
    ] {
        assert!(line(&dot, edge).contains(look), "{edge}: {}", line(&dot, edge));
    }
    let looks: HashSet<_> = [1, 0, -1]
        .into_iter()
        .flat_map(|p| Stance::ALL.into_iter().filter(move |s| s.polarity() == p))
        .map(|s| (line_of(s).style, line_of(s).head))
        .collect();
    assert_eq!(looks.len(), 4);
}

#[test]
fn edges_show_their_sentences() {
    let dot = draw(&letter(), &DotOptions::default());
    let edge = line(&dot, "\"leader/kim-il-sung\" -> \"country/united-states\"");
    assert!(edge.contains("label=\"criticize 2\""));
    assert!(edge.contains(r"criticize 2\n• We condemn the “American” imperialists.\n• The DRV is fighting"));
}

#[test]
fn long_sentences_are_cut_between_characters() {
    let long = "Nguyễn ".repeat(90);
    let cut = shortened(&long);
    assert!(cut.ends_with('…') && cut.chars().count() <= 201);
    assert_eq!(shortened("two\n  lines"), "two lines");
}

#[test]
fn hostile_names_make_no_other_graph() {
    let mut extraction = letter();
    let names = [
        "the \"Great\" Leader\\",
        "two\nlines\r\n",
        "<script>alert(1)</script>",
        "金日成 Хрущёв Đặng",
        "",
        "\u{0}\u{1b}[31m",
        "]; evil -> \"node\" [",
        "&lt;&amp;\\N\\G\\",
    ];
    for (n, name) in names.iter().enumerate() {
        let id = format!("leader/{name}{n}");
        add(&mut extraction, &id, Stance::Praise, "country/united-states");
        let entity = extraction.entities["leader/kim-il-sung"].clone();
        let entity = crate::record::EntityRecord { label: (*name).to_owned(), ..entity };
        extraction.entities.insert(EntityId::new(&id), entity);
    }
    let options = DotOptions { title: Some("<B>\"Title\"</B> & \u{7}".into()), ..DotOptions::default() };
    let dot = draw(&extraction, &options);
    assert!(!dot.chars().any(|c| c.is_control() && c != '\n'));
    let graph = Graph::build(&extraction);
    let expected = graph.node_count() + graph.bundles(Grouping::Pair).len();
    assert_eq!(lines(&dot).len(), expected);
    assert!(line(&dot, "\"leader/4\"").contains("label=\"4\""), "an empty label gives way to the id");
    assert!(dot.contains("&lt;B&gt;&quot;Title&quot;&lt;/B&gt; &amp; "));
    let read = graphviz_rust::parse(&dot).unwrap();
    let dot::Graph::DiGraph { stmts, .. } = read else { panic!("no digraph") };
    let things = stmts.iter().filter(|s| matches!(s, dot::Stmt::Node(_) | dot::Stmt::Edge(_)));
    assert_eq!(things.count(), expected);
}

#[test]
fn mentions_give_way_as_the_graph_grows() {
    let mut extraction = letter();
    let auto = DotOptions::default();
    add(&mut extraction, "leader/kim-il-sung", Stance::Mention, "country/united-states");
    let graph = Graph::build(&extraction);
    let drawn = selection(&graph, &auto);
    assert_eq!((graph.edge_count(), drawn.edge_count()), (6, 5), "the pair has another edge");
    assert_eq!(drawn.node_count(), graph.node_count());

    for n in 0..200 {
        add(&mut extraction, "leader/kim-il-sung", Stance::Mention, &format!("party/{n}"));
    }
    add(&mut extraction, "leader/kim-il-sung", Stance::Mention, "party/199");
    let graph = Graph::build(&extraction);
    let drawn = selection(&graph, &auto);
    assert_eq!(drawn.edge_count(), MENTIONS_UP_TO);
    assert!(drawn.node("party/199").is_some(), "the more frequent mention is kept");
    assert!(drawn.node_count() < graph.node_count(), "who is not joined is not drawn");

    for (options, edges) in [
        (DotOptions { mentions: Mentions::All, ..auto.clone() }, 206),
        (DotOptions { mentions: Mentions::None, ..auto.clone() }, 3),
        (DotOptions { strongest: Some(2), ..auto.clone() }, 2),
        (DotOptions { min_count: 2, ..auto.clone() }, 2),
        (DotOptions { min_count: 9, ..auto.clone() }, 0),
    ] {
        assert_eq!(selection(&graph, &options).edge_count(), edges, "{options:?}");
    }
    let dot = draw(&extraction, &auto);
    let caption = "80 of 205 entities, 80 of 205 edges (the others are mentions)";
    assert!(dot.contains(caption), "{}", dot.lines().nth(1).unwrap());
    let fewer = draw(&extraction, &DotOptions { min_count: 2, ..auto });
    assert!(fewer.contains("2 of 205 edges</TD>"), "not only mentions are left out");
}

#[test]
fn lines_grow_with_the_count_and_mentions_less() {
    let edge = |stance: Stance, count| {
        let graph = Graph::build(&letter());
        let mut bundle = graph.bundles(Grouping::Pair).remove(0);
        bundle.stances = vec![(stance, count)];
        bundle.sums = crate::graph::Degree { neutral: count, ..Default::default() };
        width(&bundle)
    };
    assert_eq!((edge(Stance::Oppose, 1), edge(Stance::Mention, 1)), (1.0, 1.0));
    assert!(edge(Stance::Oppose, 4) > edge(Stance::Oppose, 3));
    assert!(edge(Stance::Mention, 11) > edge(Stance::Mention, 10));
    assert!(edge(Stance::Mention, 11) < edge(Stance::Oppose, 3));
    assert_eq!(edge(Stance::Oppose, 1_000_000), 6.0);
}

#[test]
fn many_edges_are_drawn_straight() {
    let mut extraction = letter();
    assert!(draw(&extraction, &DotOptions::default()).contains(" splines=true "));
    for n in 0..BENT_UP_TO {
        add(&mut extraction, "leader/kim-il-sung", Stance::Praise, &format!("party/{n}"));
    }
    assert!(draw(&extraction, &DotOptions::default()).contains(" splines=line "));
}

#[test]
fn the_legend_can_be_left_out() {
    let with = draw(&letter(), &DotOptions::default());
    let without = draw(&letter(), &DotOptions { legend: false, ..DotOptions::default() });
    assert!(with.contains("hexagon: country") && with.contains("bar:<BR/>criticize, oppose, threaten"));
    assert!(!without.contains("hexagon: country"));
    assert!(without.contains("5 entities, 5 edges"));
}

#[test]
fn names_are_wrapped_at_spaces() {
    assert_eq!(wrap("Kim Il Sung"), "Kim Il Sung");
    assert_eq!(wrap("Communist Party of the Soviet Union"), "Communist Party of\nthe Soviet Union");
    assert_eq!(wrap("  a\n b "), "a b");
}

#[test]
fn stances_of_a_pair_are_one_line_that_tells_both_signs() {
    let mut extraction = letter();
    for stance in [Stance::Support, Stance::Oppose, Stance::Urge] {
        add(&mut extraction, "leader/kim-il-sung", stance, "country/united-states");
    }
    let dot = draw(&extraction, &DotOptions::default());
    let edge = line(&dot, "\"leader/kim-il-sung\" -> \"country/united-states\"");
    assert!(edge.contains(r#"label="criticize 2\nsupport 1\noppose 1\nurge 1""#), "{edge}");
    assert!(edge.contains(r#"color="red3:darkgreen""#) && edge.contains("arrowhead=tee"), "{edge}");
    assert!(dot.contains("two lines:<BR/>for and against"));
    let apart = draw(&extraction, &DotOptions { edges: Grouping::Stance, ..DotOptions::default() });
    let of_pair = |dot: &str| lines(dot).iter().filter(|l| l.contains("sung\" -> \"country/united")).count();
    assert_eq!((of_pair(&dot), of_pair(&apart)), (1, 4));
    assert!(!apart.contains("for and against"), "no line has both signs");
    let sure = DotOptions { min_count: 3, ..DotOptions::default() };
    assert_eq!(of_pair(&draw(&extraction, &sure)), 1, "five statements in all");
    assert_eq!(of_pair(&draw(&extraction, &DotOptions { edges: Grouping::Stance, ..sure })), 0);
}

#[test]
fn frames_hold_what_belongs_together() {
    let options = |clusters| DotOptions { clusters, ..DotOptions::default() };
    let by_country = draw(&letter(), &options(Clusters::Country));
    let frame = |dot: &str, label: &str| {
        let (_, rest) = dot.split_once("subgraph cluster_").filter(|(_, rest)| rest.contains(label))?;
        rest.split_once('}').map(|(frame, _)| frame.to_owned())
    };
    let poland = frame(&by_country, "label=\"poland\"").unwrap();
    assert!(
        poland.contains("leader/wladyslaw-gomulka") && poland.contains("party/polish-united"),
        "{poland}"
    );
    assert!(!by_country.contains("label=\"United States\" labelloc"), "one node makes no frame");
    let by_bloc = draw(&letter(), &options(Clusters::Bloc));
    assert!(
        by_bloc.contains("label=\"Other communist states\"") && by_bloc.contains("label=\"Warsaw Pact\"")
    );
    graphviz_rust::parse(&by_bloc).unwrap();
    let linked =
        draw(&letter(), &DotOptions { link: Some("seeds \"x\".html".into()), ..DotOptions::default() });
    assert!(
        linked.contains(r#"URL="seeds \"x\".html#edge=leader/kim-il-sung>country/united-states""#),
        "{linked}"
    );
}
