from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.graph.reading import read_store
from policygraph.graph.sparql import ask

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph


def test_what_several_graphs_of_a_file_state_is_found_once(graph: PolicyGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "graph.trig")
    graph.export(tmp_path / "graph.nq")
    graph.to_turtle(tmp_path / "graph.ttl")
    counted = "SELECT (COUNT(*) AS ?number) { ?a ?b ?c }"
    named = (
        "SELECT ?label ?document { GRAPH ?graph { ?s a pg:Statement ; rdfs:label ?label } ?graph rdfs:label ?document }"
    )
    once = "SELECT ?s ?label { ?s a pg:Statement ; rdfs:label ?label }"
    plain, *others = (read_store(tmp_path / name) for name in ("graph.ttl", "graph.trig", "graph.nq"))
    for store in others:
        assert ask(store, counted) == ask(plain, counted)
        assert ask(store, once) == ask(plain, once)
        answer = ask(store, named)
        assert isinstance(answer, list)
        assert len(answer) == sum(len({item.document for item in s.evidence}) for s in graph.statements)
