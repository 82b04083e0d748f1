"""Reads a graph in every form that other programs take, and compares it with the JSON.

    read_graphs.py FOLDER

FOLDER holds graph.json, graph.graphml, graph.gexf, graph.cyjs and the tables of --csv under tables/, all of one run
with `--edges sign`.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import igraph
import networkx
from lxml import etree


def expected(data):
    """What an edge of one pair and sign must say: its count, its stances, its statements."""
    edges = {}
    for edge in data["edges"]:
        key = (edge["source"], edge["target"], edge["polarity"])
        count, stances, statements = edges.setdefault(key, [0, Counter(), set()])
        edges[key][0] = count + edge["count"]
        stances[edge["stance"]] += edge["count"]
        statements.update(edge["statements"])
    return edges


def check_edges(form, wanted, found):
    """found: (source, target, attributes) of every edge."""
    found = list(found)
    assert len(found) == len(wanted), (form, len(found), len(wanted))
    for source, target, row in found:
        count, stances, statements = wanted[source, target, int(row["polarity"])]
        assert int(row["count"]) == count, (form, row)
        assert row["stance"] in stances, (form, row)
        assert set(json.loads(row["statements"])) == statements, (form, row)
        by_sign = {1: "positive", 0: "neutral", -1: "negative"}[int(row["polarity"])]
        assert int(row[by_sign]) == count, (form, row)
        assert row["sentence"], (form, row)
    print(f"{form}: {len(found)} edges")


def check_nodes(form, data, found):
    """found: attributes by id."""
    assert set(found) == {node["id"] for node in data["nodes"]}, form
    for node in data["nodes"]:
        row = found[node["id"]]
        for name in ("label", "kind", "mentions", "listed"):
            assert row[name] == node[name], (form, name, row[name], node[name])
    print(f"{form}: {len(found)} nodes")


def check_types(form, attributes, wanted):
    for name, kind in wanted.items():
        assert isinstance(attributes[name], kind), (form, name, attributes[name])


def main(folder):
    data = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    wanted = expected(data)
    typed = {"polarity": int, "count": int, "stance": str, "weight": float}

    for name in ("graph.graphml", "graph.gexf"):
        read = networkx.read_graphml if name.endswith("ml") else networkx.read_gexf
        graph = read(folder / name)
        assert graph.is_directed() and graph.is_multigraph(), name
        check_nodes(name, data, dict(graph.nodes(data=True)))
        edges = list(graph.edges(data=True))
        check_types(name, edges[0][2], typed)
        check_edges(name, wanted, edges)
        if name.endswith("gexf"):
            assert any("spells" in row for _, _, row in edges), "times"

    schema = etree.RelaxNG(file=str(Path(__file__).with_name("gexf.rng")))
    schema.assertValid(etree.parse(folder / "graph.gexf"))
    print("graph.gexf: follows its schema")

    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    ids = graph.vs["id"]
    check_types("igraph", graph.es[0].attributes(), {"count": float, "stance": str, "weight": float})
    check_edges("igraph", wanted, ((ids[e.source], ids[e.target], e.attributes()) for e in graph.es))
    listed = [{**v.attributes(), "listed": bool(v["listed"]), "mentions": int(v["mentions"])} for v in graph.vs]
    check_nodes("igraph", data, dict(zip(ids, listed)))

    elements = json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))["elements"]
    check_nodes("Cytoscape", data, {n["data"]["id"]: n["data"] for n in elements["nodes"]})
    rows = [e["data"] for e in elements["edges"]]
    check_edges("Cytoscape", wanted, ((row["source"], row["target"], row) for row in rows))

    tables = {}
    for name in ("nodes", "edges", "statements", "mentions"):
        with open(folder / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    check_edges("CSV", wanted, ((row["source"], row["target"], row) for row in tables["edges"]))
    assert [row["id"] for row in tables["nodes"]] == [node["id"] for node in data["nodes"]]
    for name in ("statements", "mentions"):
        assert len(tables[name]) == len(data[name]), name
    for row, statement in zip(tables["statements"], data["statements"]):
        assert (row["id"], int(row["polarity"])) == (statement["id"], statement["polarity"]), row
        assert row["text"].lstrip("'") == " ".join(statement["text"].split()).lstrip("'"), row
    print("CSV:", ", ".join(f"{len(rows)} {name}" for name, rows in tables.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
