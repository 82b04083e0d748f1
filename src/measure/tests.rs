use super::balance::Triads;
use super::frustration::Method;
use super::random::Random;
use super::*;
use crate::export::json;
use crate::graph::Graph;
use crate::record::{DocumentRecord, Extraction, Stance, StatementRecord};

fn letter() -> Extraction {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/letter.json"));
    json::read("letter.json", text).unwrap()
}

/// "a + b" is a statement in favour, "a - b" one against, "a . b" one without a side; a number behind says how many.
fn rows(text: &str) -> Vec<StatementRecord> {
    let template = letter().statements[0].clone();
    let mut all = Vec::new();
    for row in text.split(',').map(|row| row.split_whitespace().collect::<Vec<_>>()) {
        let stance = match row[1] {
            "+" => Stance::Support,
            "-" => Stance::Oppose,
            _ => Stance::Mention,
        };
        for _ in 0..row.get(3).map_or(1, |times| times.parse().unwrap()) {
            all.push(StatementRecord {
                id: format!("s{}", all.len()),
                holder: format!("country/{}", row[0]).as_str().into(),
                target: format!("country/{}", row[2]).as_str().into(),
                polarity: stance.polarity(),
                stance,
                ..template.clone()
            });
        }
    }
    all
}

fn network(text: &str) -> Network {
    Network::of(&Graph::build(&Extraction { statements: rows(text), ..Extraction::default() }))
}

fn names(members: &[EntityId]) -> String {
    members.iter().map(EntityId::name).collect::<Vec<_>>().join(" ")
}

/// Those in each camp of the largest part.
fn camps(measures: &Measures) -> [String; 2] {
    [Camp::A, Camp::B].map(|camp| {
        let within = measures.nodes.iter().filter(|n| n.part == Some(1) && n.camp == Some(camp));
        names(&within.map(|n| n.actor.id.clone()).collect::<Vec<_>>())
    })
}

/// Two blocs, each friends among themselves, each an enemy of the other.
const BLOCS: &str =
    "a + b 3, b + c 2, c + a, x + y 4, y + z, z + x 2, a - x 5, b - y 2, c - z, y - a 3, z - b";

/// A network of chance; about one tie in three is against.
fn chance(nodes: usize, ties: usize, seed: u64) -> Network {
    let mut random = Random::new(seed);
    let mut row = || {
        let sign = if random.below(3) == 0 { "-" } else { "+" };
        format!("n{:04} {sign} n{:04} {}", random.below(nodes), random.below(nodes), 1 + random.below(3))
    };
    network(&(0..ties).map(|_| row()).collect::<Vec<_>>().join(","))
}

#[test]
fn two_hostile_camps_are_found_by_every_measure() {
    let measures = Measures::of(&network(BLOCS));
    assert_eq!(measures.communities.members.iter().map(|m| names(m)).collect::<Vec<_>>(), ["a b c", "x y z"]);
    assert_eq!(camps(&measures), ["a b c", "x y z"]);
    assert_eq!(measures.blocs.members, measures.communities.members);
    let split = &measures.frustration;
    assert_eq!((split.method, split.statements, split.of_statements, split.pairs), (Method::Exact, 0, 25, 0));
    assert_eq!(measures.balance.balanced, Some(1.0));
    let Triads { ppp, ppn, pnn, nnn } = measures.balance.triads;
    assert_eq!([ppp.count, ppn.count, pnn.count, nnn.count], [2, 0, 4, 0]);
    let chance = measures.balance.chance.unwrap();
    assert!(chance.p < 0.05 && chance.z.unwrap() > 2.0 && chance.mean < 0.7, "{chance:?}");
}

#[test]
fn triangles_are_balanced_or_not() {
    for (text, balanced, frustrated) in [
        ("a + b, b + c, c + a", 1.0, 0),
        ("a + b, b + c, c - a", 0.0, 1),
        ("a + b, b - c, c - a", 1.0, 0),
        ("a - b 2, b - c 3, c - a 4", 0.0, 2),
    ] {
        let measures = Measures::of(&network(text));
        assert_eq!(measures.balance.balanced, Some(balanced), "{text}");
        assert_eq!(measures.frustration.statements, frustrated, "{text}");
        assert_eq!(measures.frustration.method, Method::Exact);
    }
}

#[test]
fn three_hostile_blocs_are_three() {
    let measures = Measures::of(&network(
        "a + b 3, x + y 3, m + n 3, a - x 2, x - m 2, m - a 2, b - y, y - n, n - b, lone - a",
    ));
    let blocs: Vec<_> = measures.blocs.members.iter().map(|m| names(m)).collect();
    assert_eq!(blocs, ["a b", "m n", "x y", "lone"]);
    assert_eq!((measures.blocs.blocs.statements, measures.blocs.blocs.of_statements), (0, 19));
    assert_eq!(measures.frustration.statements, 3);
}

#[test]
fn a_pair_has_the_sign_of_both_directions_together_and_even_pairs_have_none() {
    let measures = Measures::of(&network("a + b 3, b - a 2, b - c, c + b, c - a 2"));
    let balance = &measures.balance;
    assert_eq!((balance.positive_pairs, balance.negative_pairs, balance.even_pairs), (1, 1, 1));
    assert_eq!((balance.balanced, &balance.chance), (None, &None));
    assert_eq!(measures.frustration.of_statements, 3);
}

#[test]
fn a_star_stands_between_all() {
    // Everybody speaks of the hub, and the hub of everybody: all ways between the others lead through it.
    let spokes = ["p", "q", "r", "s"].map(|s| format!("hub + {s}, {s} + hub"));
    let network = network(&spokes.join(","));
    let between = between::of(&network);
    assert_eq!(between, [Some(1.0), Some(0.0), Some(0.0), Some(0.0), Some(0.0)]);
    // The hub's rank h and a spoke's s: s = 0.15/5 + 0.85 h/4 and h + 4 s = 1.
    let ranks = rank::of(&network);
    let hub = (1.0 - 0.15 * 4.0 / 5.0) / 1.85;
    assert!((ranks[0].unwrap() - hub).abs() < 1e-9, "{ranks:?}");
    assert!((ranks.iter().flatten().sum::<f64>() - 1.0).abs() < 1e-9);
    let (given, received) = strength::of(&network)[0];
    assert_eq!((given.counterparts.positive, received.statements.positive), (4, 4));
}

#[test]
fn who_is_only_mentioned_is_no_part_of_the_signed_graph() {
    let measures = Measures::of(&network("a + b, a . c 3, b - b, d . a"));
    let node = |name: &str| measures.nodes.iter().find(|n| n.actor.id.name() == name).unwrap();
    assert_eq!(node("c").received.statements, BySign { neutral: 3, ..BySign::default() });
    let c = node("c");
    assert_eq!((c.betweenness, c.pagerank, c.community, c.camp), (None, None, None, None));
    assert_eq!((measures.to_self, measures.statements.total()), (1, 5));
    assert_eq!(node("b").pagerank.map(|rank| rank > 0.5), Some(true));
    assert_eq!(measures.communities.members.len(), 1);
}

#[test]
fn nobody_is_measured_without_fault() {
    for empty in [Network::default(), network("a . b"), network("unknown - unknown")] {
        let measures = Measures::of(&empty);
        assert_eq!(measures.communities.modularity, None);
        assert_eq!((measures.balance.balanced, measures.frustration.share()), (None, None));
        assert!(measures.likeness.is_empty());
    }
    let report = Timeline::new(Options { by: Some(Unit::Year), ..Options::default() }).unwrap().measure();
    assert!(report.slices.is_empty() && report.shifts.is_empty());
}

#[test]
fn few_statements_can_be_left_out() {
    let network = network("a + b 3, b - c, c . d, d - a 2").with_min_count(2);
    let measures = Measures::of(&network);
    let ties: Vec<_> = measures.ties.iter().map(|t| (t.holder.name(), t.target.name())).collect();
    assert_eq!(ties, [("a", "b"), ("c", "d"), ("d", "a")]);
    assert_eq!(measures.nodes.len(), 4);
    assert_eq!(measures.nodes.iter().filter(|n| n.pagerank.is_some()).count(), 3);
}

#[test]
fn profiles_agree_and_disagree() {
    let alike =
        Measures::of(&network("a + x 2, a - y, b + x 4, b - y 2, c - x, c + y 2, d + x, a + z")).likeness;
    let row = |n: usize| {
        let LikenessOf { a, b, likeness } = &alike[n];
        (a.name(), b.name(), likeness.common, (likeness.cosine * 100.0).round())
    };
    // a and c: (2, −1) and (−1, 2) have the cosine −4/5.
    assert_eq!((alike.len(), row(0), row(1)), (3, ("a", "b", 2, 100.0), ("a", "c", 2, -80.0)));
}

/// The lowest cost over all splits.
fn lowest(network: &Network) -> u64 {
    let pairs: Vec<_> = network.pairs().iter().map(|p| (p.a, p.b, p.statements.net())).collect();
    let cost = |split: u32| {
        let side = |at: usize| split >> at & 1;
        pairs
            .iter()
            .filter(|(a, b, net)| (side(*a) == side(*b)) == (*net < 0))
            .map(|p| p.2.unsigned_abs())
            .sum::<u64>()
    };
    (0..1 << (network.actors().len() - 1)).map(cost).min().unwrap()
}

#[test]
fn the_best_split_is_the_best_of_all() {
    for seed in 0..25 {
        let network = chance(12, 20 + seed as usize, seed);
        let split = frustration::of(&network);
        assert_eq!((split.method, split.statements), (Method::Exact, lowest(&network)), "seed {seed}");
        let against: i64 = split.contradictions.iter().map(|(_, _, net)| net.abs()).sum();
        assert_eq!(against as u64, split.statements);
    }
}

#[test]
fn modularity_is_as_high_as_any_division_of_a_small_network() {
    // All divisions of six nodes; Q by the definition, pair by pair.
    let network = network("a + b 2, b - c, c + d 3, d - a, e + a, e - d 2, f + c, f - e, b - d");
    let found = communities::of(&network).modularity.unwrap();
    let (mut net, mut s, mut w) = (vec![vec![0.0; 6]; 6], vec![[0.0; 2]; 6], [0.0; 2]);
    for pair in network.pairs() {
        net[pair.a][pair.b] = pair.statements.net() as f64;
        net[pair.b][pair.a] = net[pair.a][pair.b];
        for (sign, count) in [pair.statements.positive, pair.statements.negative].into_iter().enumerate() {
            s[pair.a][sign] += count as f64;
            s[pair.b][sign] += count as f64;
            w[sign] += 2.0 * count as f64;
        }
    }
    let mut highest = f64::MIN;
    for code in 0..6_usize.pow(6) {
        let group = |at: usize| code / 6_usize.pow(at as u32) % 6;
        let mut q = 0.0;
        for a in 0..6 {
            for b in (0..6).filter(|&b| group(a) == group(b)) {
                q += net[a][b] - s[a][0] * s[b][0] / w[0] + s[a][1] * s[b][1] / w[1];
            }
        }
        highest = f64::max(highest, q / (w[0] + w[1]));
    }
    assert!((found - highest).abs() < 1e-9, "{found} {highest}");
}

#[test]
fn blocs_are_never_worse_than_camps() {
    for seed in 0..10 {
        let network = chance(30, 80, seed);
        let split = frustration::of(&network);
        assert!(blocs::of(&network, &split).statements <= split.statements, "seed {seed}");
    }
}

#[test]
fn equal_networks_have_equal_measures_on_any_number_of_threads() {
    let network = chance(40, 110, 7);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        serde_json::to_string(&pool.install(|| Measures::of(&network))).unwrap()
    };
    let one = on(1);
    assert!(one.contains("\"pagerank\":0."));
    assert!(one == on(3) && one == on(1));
}

/// Statements in documents of these dates.
fn dated(parts: &[(Option<&str>, &str)]) -> Extraction {
    let mut all = Extraction::default();
    for (n, (date, text)) in parts.iter().enumerate() {
        let id = format!("d{n}");
        let date = date.map(str::to_owned);
        all.documents.push(DocumentRecord { id: id.clone(), date, ..letter().documents[0].clone() });
        all.statements.extend(rows(text).into_iter().map(|s| {
            let text = format!("{} {}", s.stance, s.id);
            StatementRecord { id: format!("{id}#{}", s.id), document: id.clone(), text, ..s }
        }));
    }
    all
}

fn report(options: Options, parts: &[(Option<&str>, &str)]) -> Report {
    let mut timeline = Timeline::new(options).unwrap();
    timeline.extend(&dated(parts));
    timeline.measure()
}

/// A report with slices, likeness and shifts.
pub(crate) fn shifting() -> Report {
    let parts = [(Some("1959"), BLOCS), (Some("1963"), "a - b 4, b + y, y + a, c - x, c + b, a + b")];
    report(Options { by: Some(Unit::Year), ..Options::default() }, &parts)
}

#[test]
fn dates_decide_and_what_is_less_exact_is_counted() {
    let parts = [
        (Some("1961-12-31"), "a + b"),
        (Some("1962-01"), "a - b, c . a"),
        (Some("1962"), "a + c 2"),
        (None, "b - c"),
        (Some("spring"), "b + c"),
    ];
    let by = |by| report(Options { by: Some(by), ..Options::default() }, &parts);
    let periods = |report: &Report| report.slices.iter().map(|s| s.period.clone()).collect::<Vec<_>>();
    let month = by(Unit::Month);
    assert_eq!(periods(&month), ["1961-12", "1962-01"]);
    assert_eq!((month.undated, month.inexact, month.whole.statements.total()), (1, 3, 7));
    assert_eq!(periods(&by(Unit::Quarter)), ["1961-Q4", "1962-Q1"]);
    let year = by(Unit::Year);
    assert_eq!(periods(&year), ["1961", "1962"]);
    assert_eq!((year.inexact, year.slices[1].measures.statements.sided()), (1, 3));
    let whole = report(Options::default(), &parts);
    assert_eq!((whole.slices.len(), whole.undated), (0, 0));
    assert_eq!(whole.whole, year.whole);
}

#[test]
fn windows_move_on_by_one_slice() {
    let parts = [(Some("1960"), "a + b"), (Some("1961"), "a + b 2"), (Some("1964"), "a - b 4")];
    let window = |window| report(Options { by: Some(Unit::Year), window, ..Options::default() }, &parts);
    let found: Vec<_> =
        window(2).slices.iter().map(|s| (s.period.clone(), s.measures.statements.sided())).collect();
    let expected = [("1960/1961", 3), ("1961/1962", 2), ("1963/1964", 4)];
    assert_eq!(found, expected.map(|(period, count)| (period.to_owned(), count)));
    let shifts = window(2).shifts;
    assert_eq!(shifts.len(), 1);
    assert_eq!(
        (shifts[0].before.period.as_str(), shifts[0].after.period.as_str()),
        ("1961/1962", "1963/1964")
    );
    assert_eq!(window(9).slices.len(), 1);
    assert!(Timeline::new(Options { window: 2, ..Options::default() }).is_err());
    assert!(Timeline::new(Options { window: 0, ..Options::default() }).is_err());
}

#[test]
fn shifts_come_with_their_evidence_and_the_surest_first() {
    let parts = [
        (Some("1959-05"), "a + b 6, a - b, c + d, e + f 2"),
        (Some("1960"), "e + f 3"),
        (Some("1963-08-01"), "a + b, a - b 7, c - d, e . f"),
    ];
    let report = report(Options { by: Some(Unit::Year), evidence: 2, ..Options::default() }, &parts);
    let [first, second] = &report.shifts[..] else { panic!("{:?}", report.shifts) };
    assert_eq!((first.holder.id.name(), first.target.id.name()), ("a", "b"));
    assert_eq!((first.before.positive, first.before.negative, first.after.negative), (6, 1, 7));
    assert!((first.change + 5.0 / 7.0 + 0.75).abs() < 1e-12 && first.z < second.z && second.z < 0.0);
    assert_eq!((first.before.period.as_str(), first.after.period.as_str()), ("1959", "1963"));
    let texts = |side: &shifts::Side| side.evidence.iter().map(|e| e.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&first.before), ["support s0", "support s1"]);
    assert_eq!(texts(&first.after), ["oppose s1", "oppose s2"]);
    assert_eq!(first.after.evidence[0].id, "d2#s1");
}
