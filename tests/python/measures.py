"""Checks what `demarche measure --json` says against networkx, and against definitions worked out the long way.

    measures.py GRAPH.json MEASURES.json ...

GRAPH.json is an output of `demarche extract --json`, the first MEASURES.json what was measured of it without filters;
the others may be of any graph.
"""

import itertools
import json
import math
import sys

import networkx

# The one of networkx's PageRanks that needs no numpy.
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as pagerank

SIGNS = ("positive", "neutral", "negative")
SPLITS = 15  # of so many nodes at most all splits are tried
PARTITIONS = 8  # and of so many all divisions into blocs


def close(a, b, what, tolerance=1e-9):
    assert (a is None) == (b is None) and (a is None or abs(a - b) <= tolerance), f"{what}: {a} and {b}"


def sums_of(graph):
    """Statements by holder, target and sign, as `extract` wrote them."""
    sums = {}
    for edge in graph["edges"]:
        if edge["source"] != edge["target"] and "unknown" not in (edge["source"], edge["target"]):
            tie = sums.setdefault((edge["source"], edge["target"]), dict.fromkeys(SIGNS, 0))
            tie[SIGNS[1 - edge["polarity"]]] += edge["count"]
    return sums


def ties_of(measures):
    return {(tie["holder"], tie["target"]): {sign: tie[sign] for sign in SIGNS} for tie in measures["ties"]}


def check_strength(nodes, ties):
    for sign in SIGNS:
        graph = networkx.DiGraph()
        graph.add_nodes_from(nodes)
        graph.add_weighted_edges_from((a, b, tie[sign]) for (a, b), tie in ties.items() if tie[sign])
        for id, node in nodes.items():
            assert node["given"]["counterparts"][sign] == graph.out_degree(id), id
            assert node["given"]["statements"][sign] == graph.out_degree(id, weight="weight"), id
            assert node["received"]["counterparts"][sign] == graph.in_degree(id), id
            assert node["received"]["statements"][sign] == graph.in_degree(id, weight="weight"), id


def check_centrality(nodes, ties):
    sided = networkx.DiGraph()
    for (a, b), tie in ties.items():
        if tie["positive"] + tie["negative"]:
            sided.add_edge(a, b)
    favour = networkx.DiGraph()
    favour.add_nodes_from(sided)
    favour.add_weighted_edges_from((a, b, tie["positive"]) for (a, b), tie in ties.items() if tie["positive"])
    between = networkx.betweenness_centrality(sided, normalized=True)
    rank = pagerank(favour, alpha=0.85, weight="weight", tol=1e-13, max_iter=1000)
    for id, node in nodes.items():
        close(node["betweenness"], between.get(id), f"betweenness of {id}")
        close(node["pagerank"], rank.get(id), f"PageRank of {id}")


def pairs_of(ties):
    """Statements in favour and against of every two, both directions together."""
    pairs = {}
    for (a, b), tie in ties.items():
        if tie["positive"] + tie["negative"]:
            pair = pairs.setdefault(frozenset((a, b)), [0, 0])
            pair[0] += tie["positive"]
            pair[1] += tie["negative"]
    return pairs


def check_balance(balance, pairs):
    net = {pair: favour - against for pair, (favour, against) in pairs.items()}
    signed = {pair: value for pair, value in net.items() if value}
    negative = sum(value < 0 for value in signed.values())
    assert balance["positive_pairs"] == len(signed) - negative and balance["negative_pairs"] == negative
    assert balance["even_pairs"] == len(net) - len(signed)
    counts = [0, 0, 0, 0]
    for three in itertools.combinations(sorted(set().union(*signed)), 3):
        values = [signed.get(frozenset(two)) for two in itertools.combinations(three, 2)]
        if None not in values:
            counts[sum(value < 0 for value in values)] += 1
    assert [balance["triads"][kind]["count"] for kind in ("ppp", "ppn", "pnn", "nnn")] == counts, counts
    all = sum(counts)
    close(balance["balanced"], (counts[0] + counts[2]) / all if all else None, "the share balanced")
    if all:
        # Of three pairs with signs dealt out at random, so many are against by the hypergeometric distribution.
        m, chance = len(signed), balance["chance"]
        share = [math.comb(negative, k) * math.comb(m - negative, 3 - k) / math.comb(m, 3) for k in range(4)]
        error = 5 * chance["sd"] / math.sqrt(chance["draws"]) + 1e-9
        close(chance["mean"], share[0] + share[2], "the share balanced by chance", error)
        if chance["z"] is not None:
            close(chance["z"], (balance["balanced"] - chance["mean"]) / chance["sd"], "z")
        assert 0 < chance["p"] <= 1


def check_modularity(communities, pairs, nodes):
    group = {id: n for n, members in enumerate(communities["members"]) for id in members}
    assert {id: n + 1 for id, n in group.items()} == {
        id: node["community"] for id, node in nodes.items() if node["community"] is not None
    }
    if not pairs:
        return
    assert set(group) == set().union(*pairs)
    all = [2 * sum(pair[sign] for pair in pairs.values()) for sign in (0, 1)]
    strength = {id: [0, 0] for id in group}
    for two, pair in pairs.items():
        for id in two:
            for sign in (0, 1):
                strength[id][sign] += pair[sign]
    value = 0
    for a, b in itertools.product(group, group):
        if group[a] == group[b]:
            expected = [strength[a][sign] * strength[b][sign] / all[sign] if all[sign] else 0 for sign in (0, 1)]
            favour, against = pairs.get(frozenset((a, b)), (0, 0)) if a != b else (0, 0)
            value += favour - against - expected[0] + expected[1]
    close(communities["modularity"], value / sum(all), "modularity")


def check_frustration(measures, pairs, nodes):
    split, camp = measures["frustration"], {id: node["camp"] for id, node in nodes.items()}
    signed = {tuple(sorted(two)): favour - against for two, (favour, against) in pairs.items() if favour != against}
    against = {two: net for two, net in signed.items() if (camp[two[0]] == camp[two[1]]) == (net < 0)}
    assert split["statements"] == sum(map(abs, against.values())) and split["pairs"] == len(against)
    assert split["of_statements"] == sum(map(abs, signed.values())) and split["of_pairs"] == len(signed)
    assert {(row["a"], row["b"]): row["net"] for row in measures["contradictions"]} == against
    members = sorted({id for two in signed for id in two})
    if not members or len(members) > SPLITS:
        return 0
    place = {id: n for n, id in enumerate(members)}
    rows = [(place[a], place[b], net) for (a, b), net in signed.items()]
    costs = (
        sum(abs(net) for a, b, net in rows if ((code >> a ^ code >> b) & 1 == 0) == (net < 0))
        for code in range(1 << len(members) - 1)
    )
    assert split["method"] == "exact" and split["statements"] == min(costs), split
    return 1


def partitions(members):
    """All divisions of a list into groups."""
    if not members:
        yield []
        return
    for groups in partitions(members[1:]):
        yield [[members[0]], *groups]
        for n, group in enumerate(groups):
            yield [*groups[:n], [members[0], *group], *groups[n + 1 :]]


def check_blocs(blocs, pairs, nodes):
    net = {two: favour - against for two, (favour, against) in pairs.items() if favour != against}

    def cost(groups):
        of = {id: n for n, group in enumerate(groups) for id in group}
        return sum(abs(value) for two, value in net.items() if (len({of[id] for id in two}) == 1) == (value < 0))

    assert {id: n + 1 for n, group in enumerate(blocs["members"]) for id in group} == {
        id: node["bloc"] for id, node in nodes.items() if node["bloc"] is not None
    }
    assert blocs["statements"] == cost(blocs["members"])
    assert blocs["of_statements"] == sum(map(abs, net.values()))
    members = sorted(set().union(*net))
    if len(members) <= PARTITIONS:
        rest = [[id] for group in blocs["members"] for id in group if id not in members]
        assert blocs["statements"] == min(cost(groups + rest) for groups in partitions(members))


def check_likeness(likeness, ties):
    net = {}
    for (holder, target), tie in ties.items():
        if tie["positive"] + tie["negative"]:
            net.setdefault(holder, {})[target] = tie["positive"] - tie["negative"]
    expected = {}
    for a, b in itertools.combinations(sorted(net), 2):
        common = net[a].keys() & net[b].keys()
        length = math.hypot(*(net[a][t] for t in common)) * math.hypot(*(net[b][t] for t in common))
        if len(common) >= 2 and length:
            expected[a, b] = (len(common), sum(net[a][t] * net[b][t] for t in common) / length)
    found = {(row["a"], row["b"]): (row["common"], row["cosine"]) for row in likeness}
    assert found.keys() == expected.keys()
    for key, (common, cosine) in found.items():
        assert common == expected[key][0]
        close(cosine, expected[key][1], f"likeness of {key}")


def check_shifts(report):
    """Without windows: every change from one slice with a side to the next."""
    course = {}
    for slice in report["slices"]:
        for key, tie in ties_of(slice["measures"]).items():
            if tie["positive"] + tie["negative"]:
                course.setdefault(key, []).append((slice["period"], tie["positive"], tie["negative"]))
    expected = {}
    for key, periods in course.items():
        for (before, p, n), (after, q, m) in itertools.pairwise(periods):
            change = (q - m) / (q + m) - (p - n) / (p + n)
            one, other = (p + 1) / (p + n + 2), (q + 1) / (q + m + 2)
            error = one * (1 - one) / (p + n + 2) + other * (1 - other) / (q + m + 2)
            if change:
                expected[(*key, before, after)] = (change, (other - one) / math.sqrt(error))
    found = {
        (s["holder"]["id"], s["target"]["id"], s["before"]["period"], s["after"]["period"]): (s["change"], s["z"])
        for s in report["shifts"]
    }
    assert found.keys() == expected.keys()
    for key, (change, z) in found.items():
        close(change, expected[key][0], f"the change of {key}")
        close(z, expected[key][1], f"z of {key}")
    sizes = [abs(shift["z"]) for shift in report["shifts"]]
    assert sizes == sorted(sizes, reverse=True)
    assert all(shift[side]["evidence"] for shift in report["shifts"] for side in ("before", "after"))


def check(measures):
    nodes, ties = {node["id"]: node for node in measures["nodes"]}, ties_of(measures)
    pairs = pairs_of(ties)
    check_strength(nodes, ties)
    check_centrality(nodes, ties)
    if pairs:
        check_balance(measures["balance"], pairs)
        check_blocs(measures["blocs"], pairs, nodes)
    check_modularity(measures["communities"], pairs, nodes)
    check_likeness(measures["likeness"], ties)
    return check_frustration(measures, pairs, nodes)


def main(graph, *paths):
    tried = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        assert report["schema"] == "demarche-measures/1"
        whole = report["whole"]
        if path == paths[0]:
            with open(graph, encoding="utf-8") as file:
                assert ties_of(whole) == sums_of(json.load(file)), "the ties are the sums of the edges"
        all = [whole] + [slice["measures"] for slice in report["slices"]]
        tried += sum(check(measures) for measures in all)
        if report["window"] == 1:
            check_shifts(report)
        print(f"{path}: {len(whole['nodes'])} nodes, {len(report['slices'])} slices, {len(report['shifts'])} shifts checked")
    assert tried, "no graph was small enough to try all splits"


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
