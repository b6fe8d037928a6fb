from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from policygraph.export.network import to_networkx
from policygraph.model import GraphContents

if TYPE_CHECKING:
    from policygraph.graph import PolicyGraph


def test_entities_are_nodes_and_statements_are_edges(graph: PolicyGraph) -> None:
    network = to_networkx(graph.contents)
    assert isinstance(network, networkx.MultiDiGraph)
    assert list(network) == [entity.id for entity in graph.entities]
    assert network.number_of_edges() == len(graph.statements)
    for statement in graph.statements:
        edge = network.edges[statement.subject, statement.object, statement.id]
        assert edge["relation"] == statement.relation
        assert edge["evidence"] == statement.evidence


def test_two_statements_between_a_pair_are_two_edges(graph: PolicyGraph) -> None:
    ends = graph["councils"].id, graph["Waterways Strategy"].id
    edges = to_networkx(graph.contents).get_edge_data(*ends)
    assert sorted(edge["modality"] for edge in edges.values()) == ["asserted", "possible"]


def test_nothing_gives_an_empty_network() -> None:
    assert len(to_networkx(GraphContents())) == 0
