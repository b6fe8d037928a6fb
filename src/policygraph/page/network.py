"""The picture of a graph as a pyvis network: nodes in their places, and edges that can be told apart."""

from __future__ import annotations

from collections import defaultdict, deque
from math import sqrt
from typing import TYPE_CHECKING

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from policygraph.page.appearance import relation_called
from policygraph.page.groups import SMALLEST_GROUP, communities
from policygraph.page.layout import MOST_SHOWN, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.model import GraphContents, Statement

_DASHES = {"asserted": False, "proposed": [9, 6], "possible": [2, 5]}
_BEND = 0.24
_WIDEST_FAN = 1.0  # from the outermost edge of a pair to the other
_SMALLEST, _LARGEST = 7.0, 26.0
_MANY = 36  # statements that make an entity as large as any, where none has more


def to_network(contents: GraphContents, most: int = MOST_SHOWN) -> Network:
    """Return the pyvis network of a graph.

    Nodes and edges are numbered as the contents order them. A node has its place; a size, whose square grows with the
    number of its statements; ``opens`` where the page opens with it; and as ``cluster`` the number of its community, 0
    for the largest, where that is no mere pair. An edge is bent away from others that join the same two nodes, dashed
    where its statement is proposed and dotted where it is possible; without an arrowhead where its relation has no
    direction.

    Args:
        contents: The graph's contents.
        most: How many entities the page opens with at most.

    >>> from policygraph.model import Entity, GraphContents
    >>> network = to_network(GraphContents(entities=(Entity("urn:x", "Prevent", "Programme"),)))
    >>> [(node["id"], node["label"]) for node in network.nodes]
    [(0, 'Prevent')]
    """
    number = {entity.id: place for place, entity in enumerate(contents.entities)}
    graph = _graph(contents.statements, number)
    opens = most_connected(graph, most)
    together = communities(graph)
    groups = (members for members in together if len(members) >= SMALLEST_GROUP)
    clusters = {node: cluster for cluster, members in enumerate(groups) for node in members}
    sizes = _sizes(graph)
    bends = _bends(contents.statements, number)

    network = Network(directed=True)
    # Filled as add_node and add_edge do, but for their search through all nodes, twice an edge.
    for node, (entity, (x, y)) in enumerate(zip(contents.entities, place(graph, opens, together), strict=True)):
        drawn = Node(node, "custom", entity.name, group=entity.type, x=x, y=y, size=sizes[node]).options
        if node in opens:
            drawn["opens"] = True
        if node in clusters:
            drawn["cluster"] = clusters[node]
        network.nodes.append(drawn)
    network.node_ids = list(range(len(network.nodes)))
    network.node_map = dict(enumerate(network.nodes))
    for edge, statement in enumerate(contents.statements):
        relation = relation_called(statement.relation)
        line = Edge(
            number[statement.subject],
            number[statement.object],
            directed=True,
            id=edge,
            label=relation.label,
            arrows="" if relation.symmetric else "to",
            dashes=_DASHES[statement.modality],
            smooth=_smooth(bends[edge]),
        )
        network.edges.append(line.options)
    return network


def most_connected(graph: nx.Graph[int], most: int = MOST_SHOWN) -> set[int]:
    """Return the nodes to open with: all that are connected, or of too many the most connected and what ties them.

    The most connected come first, each with those that lie between it and the ones already chosen, so that no part of
    the graph is torn in what is shown of it; and nobody is shown alone.

    Args:
        graph: Any graph.
        most: How many nodes at most.

    >>> sorted(most_connected(nx.Graph([(0, 1), (1, 2)])))
    [0, 1, 2]
    >>> wheel = most_connected(nx.star_graph(1000))
    >>> len(wheel), 0 in wheel
    (300, True)
    >>> sorted(most_connected(nx.barbell_graph(5, 1), most=4))
    [0, 4, 5, 6]
    """
    connected = [node for node in _ranked(graph, graph) if graph.degree[node]]
    if len(connected) <= most:
        return set(connected)
    inwards = _ways_inwards(graph, connected)
    chosen: set[int] = set()
    for node in connected:
        way = [] if node in chosen else [node]
        while way and chosen.isdisjoint(graph[way[-1]]) and way[-1] in inwards and len(chosen) + len(way) <= most:
            way.append(inwards[way[-1]])
        if way == [node] and chosen.isdisjoint(graph[node]):
            way.append(_ranked(graph, graph[node])[0])
        if len(chosen) + len(way) <= most:
            chosen.update(way)
    return chosen


def _ways_inwards(graph: nx.Graph[int], ranked: Iterable[int]) -> dict[int, int]:
    """Return for each node the next on its shortest way to the most connected one of its part, which has none."""
    inwards: dict[int, int] = {}
    seen: set[int] = set()
    for middle in ranked:
        waiting = deque([] if middle in seen else [middle])
        seen.add(middle)
        while waiting:
            node = waiting.popleft()
            for other in _ranked(graph, graph[node]):
                if other not in seen:
                    seen.add(other)
                    inwards[other] = node
                    waiting.append(other)
    return inwards


def _ranked(graph: nx.Graph[int], nodes: Iterable[int]) -> list[int]:
    return sorted(nodes, key=lambda node: (-graph.degree[node], node))


def _graph(statements: tuple[Statement, ...], number: Mapping[str, int]) -> nx.Graph[int]:
    """Return which entities statements join, and as ``weight`` how many."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(number)))
    for statement in statements:
        one, other = number[statement.subject], number[statement.object]
        if one != other:
            weight = graph.edges[one, other]["weight"] + 1 if graph.has_edge(one, other) else 1
            graph.add_edge(one, other, weight=weight)
    return graph


def _sizes(graph: nx.Graph[int]) -> list[float]:
    """Return how large each node is drawn: its area grows with the number of its statements."""
    degrees = [graph.degree(node, weight="weight") for node in range(len(graph))]
    most = max([_MANY, *degrees])
    return [round(sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * degree / most), 1) for degree in degrees]


def _bends(statements: tuple[Statement, ...], number: Mapping[str, int]) -> dict[int, float]:
    """Return how far each edge bends to the right of its own direction, so that those of a pair fan out evenly."""
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for edge, statement in enumerate(statements):
        one, other = sorted((number[statement.subject], number[statement.object]))
        pairs[one, other].append(edge)
    bends: dict[int, float] = {}
    for (first, _), edges in pairs.items():
        between = min(_BEND, _WIDEST_FAN / max(len(edges) - 1, 1))
        for place_in_fan, edge in enumerate(edges):
            bend = round((place_in_fan - (len(edges) - 1) / 2) * between, 3)
            bends[edge] = bend if number[statements[edge].subject] == first else -bend
    return bends


def _smooth(bend: float) -> dict[str, object] | bool:
    if not bend:
        return False
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
