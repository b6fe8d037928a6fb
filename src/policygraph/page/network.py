"""The picture of a graph as a pyvis network: nodes in their places, and edges that can be told apart."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt
from typing import TYPE_CHECKING

import networkx as nx
from pyvis.network import Network

from policygraph.page.appearance import relation_called
from policygraph.page.layout import most_connected, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policygraph.model import GraphContents, Statement

_DASHES = {"asserted": False, "proposed": [9, 6], "possible": [2, 5]}
_BEND = 0.24


def to_network(contents: GraphContents) -> Network:
    """Return the pyvis network of a graph.

    Nodes and edges are numbered as the contents order them. A node has its place, a size that grows with the root of
    the number of its statements, and ``opens`` where the page opens with it. An edge is bent away from others that
    join the same two nodes, dashed where its statement is proposed and dotted where it is possible; without an
    arrowhead where its relation has no direction.

    Args:
        contents: The graph's contents.

    >>> from policygraph.model import Entity, GraphContents
    >>> network = to_network(GraphContents(entities=(Entity("urn:x", "Prevent", "Programme"),)))
    >>> [(node["id"], node["label"]) for node in network.nodes]
    [(0, 'Prevent')]
    """
    number = {entity.id: place for place, entity in enumerate(contents.entities)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(number)))
    statements = [(number[one.subject], number[one.object]) for one in contents.statements]
    for one, other in statements:
        if one != other:
            weight = graph.edges[one, other]["weight"] + 1 if graph.has_edge(one, other) else 1
            graph.add_edge(one, other, weight=weight)
    opens = most_connected(graph)
    degrees = graph.degree(weight="weight")

    network = Network(directed=True)
    places = place(graph, [entity.name for entity in contents.entities])
    for node, (entity, (x, y)) in enumerate(zip(contents.entities, places, strict=True)):
        size = round(min(7 + 3 * sqrt(degrees[node]), 24), 1)
        more = {"opens": True} if node in opens else {}
        network.add_node(node, label=entity.name, shape="custom", group=entity.type, x=x, y=y, size=size, **more)
    bends = _bends(contents.statements, number)
    for edge, statement in enumerate(contents.statements):
        relation = relation_called(statement.relation)
        network.add_edge(
            number[statement.subject],
            number[statement.object],
            id=edge,
            label=relation.label,
            arrows="" if relation.symmetric else "to",
            dashes=_DASHES[statement.modality],
            smooth=_smooth(bends[edge]),
        )
    return network


def _bends(statements: tuple[Statement, ...], number: Mapping[str, int]) -> dict[int, float]:
    """Return how far each edge bends to the right of its own direction, so that those of a pair fan out evenly."""
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for edge, statement in enumerate(statements):
        one, other = sorted((number[statement.subject], number[statement.object]))
        pairs[one, other].append(edge)
    bends: dict[int, float] = {}
    for (first, _), edges in pairs.items():
        for place_in_fan, edge in enumerate(edges):
            bend = round((place_in_fan - (len(edges) - 1) / 2) * _BEND, 3)
            bends[edge] = bend if number[statements[edge].subject] == first else -bend
    return bends


def _smooth(bend: float) -> dict[str, object] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
