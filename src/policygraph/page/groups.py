"""Groups of entities: which belong together, and how these communities stand so that each is seen as one.

Places are complex numbers, in which to turn is to multiply.
"""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

SMALLEST_GROUP = 3
"""How many entities are a group that is worth a number."""

_SEED = 2015
_BETWEEN = 50.0  # the hulls of two communities
_STEPS = 200
_DIRECTIONS = np.exp(2j * pi * np.arange(16) / 16)


def communities(graph: nx.Graph[int]) -> list[list[int]]:
    """Return what belongs together: each node with those to which it is joined more than chance would have it.

    These are the communities of highest modularity that the Louvain method finds (Blondel and others 2008): of those
    that networkx has, the one that needs no number of groups, makes none of two unconnected parts, and takes a second
    where greedy modularity takes a minute.

    Args:
        graph: Its edges' ``weight`` draws nodes together.

    Returns:
        Each node in one community, the largest first; a node without an edge is one by itself.

    >>> communities(nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]))
    [[0, 1, 2], [3, 4, 5]]
    """
    # Rebuilt in order, since the method visits nodes and edges as they come.
    joined: nx.Graph[int] = nx.Graph()
    joined.add_nodes_from(node for node in sorted(graph) if graph.degree[node])
    joined.add_weighted_edges_from(
        (one, other, graph.edges[one, other].get("weight", 1))
        for one, other in sorted((min(edge), max(edge)) for edge in graph.edges)
    )
    found = map(sorted, nx.community.louvain_communities(joined, seed=_SEED)) if joined else ()
    alone = [[node] for node in graph if not graph.degree[node]]
    return sorted([*found, *alone], key=lambda members: (-len(members), members))


def group_numbers(communities: Iterable[Sequence[int]]) -> dict[int, int]:
    """Number the communities that are large enough to be seen as groups, and return each member's number.

    Args:
        communities: The largest first.

    >>> group_numbers([[0, 1, 2, 3], [4, 6, 7], [5, 8]])
    {0: 0, 1: 0, 2: 0, 3: 0, 4: 1, 6: 1, 7: 1}
    """
    return {
        node: number for number, members in enumerate(communities) if len(members) >= SMALLEST_GROUP for node in members
    }


def wanted_distances(ties: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far apart the middles of groups should be: the nearer, the more of their ties lead to one another.

    Args:
        ties: How strongly each is tied to each; all are connected.
        radii: How far each reaches from its middle.

    >>> wanted_distances(np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]]), np.array([10, 10, 10]))
    array([[  0.,  70., 140.],
           [ 70.,   0.,  70.],
           [140.,  70.,   0.]])
    """
    every = ties.sum(axis=1)
    share = ties / np.maximum(np.minimum(every[:, None], every[None, :]), 1)
    beside = radii[:, None] + radii[None, :] + _BETWEEN
    far = np.where(ties > 0, beside / np.maximum(share, 0.02) ** 0.75, np.inf)
    np.fill_diagonal(far, 0)
    for between in range(len(far)):  # shortest paths (Floyd 1962)
        far = np.minimum(far, far[:, between, None] + far[None, between, :])
    return far


def facing(shape: dict[int, complex], ways: Mapping[int, complex]) -> dict[int, complex]:
    """Turn a group, or turn it over, so that its nodes look where their ties lead.

    Args:
        shape: Its nodes' places, around 0.
        ways: In which direction the ties of a node lead, and how many.

    >>> facing({0: 1 + 0j, 1: -1 + 0j}, {0: 1j})
    {0: 1j, 1: -1j}
    """
    turn = sum(place.conjugate() * ways[node] for node, place in shape.items() if node in ways)
    over = sum(place * ways[node] for node, place in shape.items() if node in ways)
    if abs(over) > abs(turn):
        return {node: place.conjugate() * (over / abs(over)) for node, place in shape.items()}
    return {node: place * (turn / abs(turn)) for node, place in shape.items()} if turn else shape


def hull(shape: Mapping[int, complex], rooms: Mapping[int, float]) -> NDArray[np.float64]:
    """Return how far a group reaches from 0 in each of sixteen directions, with the room around each node.

    Args:
        shape: Its nodes' places.
        rooms: How much room is around each.

    >>> hull({0: 3 + 4j}, {0: 1.0})[[0, 4, 8, 12]].round()
    array([ 4.,  5., -2., -3.])
    """
    ahead = (np.array(list(shape.values()))[:, None] * _DIRECTIONS.conj()[None, :]).real
    reach: NDArray[np.float64] = (ahead + np.array([rooms[node] for node in shape])[:, None]).max(axis=0)
    return reach


def apart(
    middles: NDArray[np.complex128], hulls: NDArray[np.float64], areas: NDArray[np.float64]
) -> NDArray[np.complex128]:
    """Draw groups together and push their hulls apart, the smaller of two by more.

    Two hulls are apart if they are along one of few directions, as the polytopes of Klosowski and others (1998); the
    push is along that which needs the least, as in the force transfer of Huang and Lai (2003).

    Args:
        middles: Where the groups are.
        hulls: How far each reaches from its middle in each direction.
        areas: How large each is.

    >>> apart(np.array([0j, 1j]), np.full((2, 16), 10.0), np.array([9, 1])).round()
    array([ 0. -6.j,  0.+63.j])
    """
    backwards = np.roll(hulls, len(_DIRECTIONS) // 2, axis=1)
    share = 2 * areas[None, :] / (areas[:, None] + areas[None, :])
    for step in range(_STEPS):
        between = middles[None, :] - middles[:, None]
        gaps = (between[:, :, None] * _DIRECTIONS.conj()).real - hulls[:, None, :] - backwards[None, :, :]
        lacking = np.maximum(_BETWEEN - gaps.max(axis=2), 0)
        np.fill_diagonal(lacking, 0)
        together = 0.1 * max(1 - step / (0.7 * _STEPS), 0)
        if not together and lacking.max() < 1:
            break
        inwards = together * ((middles * areas).sum() / areas.sum() - middles)
        middles = middles + inwards + pushes(lacking * share, -_DIRECTIONS[gaps.argmax(axis=2)])
    return middles


def pushes(lacking: NDArray[np.float64], outwards: NDArray[np.complex128]) -> NDArray[np.complex128]:
    """Return where to move each so that it comes away from those that it is too near to.

    Half of what is lacking would do for each of two; among many, less of it keeps them from swinging to and fro.

    Args:
        lacking: How much is lacking between each and each.
        outwards: In which direction each is from each.

    >>> pushes(np.array([[0, 4], [4, 0]]), np.array([[0, -1], [1, 0]]))
    array([-2.,  2.])
    """
    crowd = np.maximum((lacking > 0).sum(axis=1), 1)
    away: NDArray[np.complex128] = (lacking * outwards).sum(axis=1) / (1 + np.sqrt(crowd))
    return away
