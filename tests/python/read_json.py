"""Reads outputs of demarche with networkx and checks that nothing is lost on the way.

    read_json.py OUTPUT.json ...

Where the documents' text is in the output (`extract --with-text`), offsets are checked against it.
"""

import json
import sys

import networkx


def one_line(text):
    return " ".join(text.split())


def check_graph(data):
    graph = networkx.node_link_graph(data, edges="edges")
    assert graph.is_directed() and graph.is_multigraph()
    assert graph.number_of_nodes() == len(data["nodes"])
    assert graph.number_of_edges() == len(data["edges"])
    for node in data["nodes"]:
        assert graph.nodes[node["id"]]["label"] == node["label"], node
    statements = {statement["id"]: statement for statement in data["statements"]}
    assert len(statements) == len(data["statements"]), "statement ids are unique"
    for holder, target, stance, edge in graph.edges(keys=True, data=True):
        assert edge["stance"] == stance and edge["count"] == len(edge["statements"]), edge
        for id in edge["statements"]:
            statement = statements[id]
            found = (statement["holder"], statement["target"], statement["stance"])
            assert found == (holder, target, stance), statement
    return graph


def check_offsets(data):
    texts = {document["id"]: document.get("text") for document in data["documents"]}
    checked = 0
    for row in data["mentions"] + data["statements"]:
        text = texts[row["document"]]
        if text is None:
            continue
        assert text[row["start"] : row["end"]] == row["text"], row
        cue = row.get("cue")
        if cue is not None:
            assert one_line(text[cue["start"] : cue["end"]]) == cue["text"], row
        checked += 1
    return checked


def main(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
        graph, spans = check_graph(data), check_offsets(data)
        print(f"{path}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, {spans} spans checked")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
