"""Groups of entities: which belong together, and how these communities stand so that each is seen as one.

Places are complex numbers, in which to turn is to multiply.
"""

from __future__ import annotations

import cmath
from collections import defaultdict, deque
from math import pi
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Places = NDArray[np.complex128]

SMALLEST_GROUP = 3
"""How many entities it takes to be seen as a group."""

_BETWEEN = 50.0  # the hulls of two communities
_STEPS = 200
_DIRECTIONS = np.exp(2j * pi * np.arange(16) / 16)


def communities(graph: nx.Graph[int]) -> list[list[int]]:
    """Return what belongs together: each node with those to which it is joined more than chance would have it.

    By the Louvain method, which raises the modularity (Blondel and others 2008), and needs no number of communities;
    of a node's moves those are tried again that a neighbour's may have changed (Traag, Waltman and van Eck 2019). In
    whole numbers, so that it comes to an end: networkx has it in fractions, whose rounding lets nodes move to and fro
    for ever. What is too small to be seen as a group joins the community that it is tied to most.

    Args:
        graph: Its edges' ``weight``, a whole number, draws nodes together.

    Returns:
        Each node in one community, the largest first; a node without an edge is one by itself.

    >>> communities(nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]))
    [[0, 1, 2], [3, 4, 5]]
    """
    members = [[node] for node in sorted(graph)]
    place = {node: number for number, (node,) in enumerate(members)}
    ties: list[dict[int, int]] = [
        {place[other]: edge.get("weight", 1) for other, edge in graph[node].items()} for (node,) in members
    ]
    degrees = [sum(tied.values()) for tied in ties]
    while True:
        chosen = _settled(ties, degrees)
        number = {community: place for place, community in enumerate(sorted(set(chosen)))}
        if len(number) == len(members):
            break
        # Each community is a node of the next round.
        merged: list[list[int]] = [[] for _ in number]
        between: list[dict[int, int]] = [defaultdict(int) for _ in number]
        weights = [0] * len(number)
        for node, community in enumerate(chosen):
            merged[number[community]] += members[node]
            weights[number[community]] += degrees[node]
            for other, weight in ties[node].items():
                if chosen[other] != community:
                    between[number[community]][number[chosen[other]]] += weight
        members, ties, degrees = merged, between, weights
    return sorted(map(sorted, _large_enough(members, ties)), key=lambda community: (-len(community), community))


def _settled(ties: Sequence[Mapping[int, int]], degrees: Sequence[int]) -> list[int]:
    """Return each node's community after all moves that raise the modularity, first of those with the least choice."""
    whole = sum(degrees)
    community = list(range(len(ties)))
    inside = list(degrees)
    waiting = deque(sorted(community, key=lambda node: (degrees[node], node)))
    asked = set(community)
    while waiting:
        node = waiting.popleft()
        asked.remove(node)
        own = community[node]
        inside[own] -= degrees[node]
        gains = defaultdict(int, {own: 0})
        for other, weight in ties[node].items():
            gains[community[other]] += weight * whole
        best = min(gains, key=lambda to: (degrees[node] * inside[to] - gains[to], to != own, to))
        inside[best] += degrees[node]
        if best != own:
            community[node] = best
            again = [other for other in sorted(ties[node]) if community[other] != best and other not in asked]
            waiting.extend(again)
            asked.update(again)
    return community


def _large_enough(communities: Sequence[list[int]], ties: Sequence[Mapping[int, int]]) -> list[list[int]]:
    """Join each that is too small for a group to the one it is tied to most."""
    joined, large = list(range(len(communities))), list(communities)
    for small in sorted(joined, key=lambda number: (len(communities[number]), number)):
        others = [number for number in ties[small] if joined[number] != small]
        if others and len(large[small]) < SMALLEST_GROUP:
            to = joined[max(others, key=lambda number: (ties[small][number], -number))]
            large[to], large[small] = large[to] + large[small], []
            joined = [to if number == small else number for number in joined]
    return [members for members in large if members]


def wanted_distances(ties: Numbers, radii: Numbers) -> Numbers:
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
    # Of the one that has fewer, so that a small community comes near to a large one that it depends on.
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

    >>> facing({0: 1 + 0j, 1: 0j}, {0: 1j})
    {0: 1j, 1: 0j}
    """
    turn = sum(place.conjugate() * ways[node] for node, place in shape.items() if node in ways)
    over = sum(place * ways[node] for node, place in shape.items() if node in ways)
    if abs(over) > max(abs(turn), 1e-9):
        return {node: place.conjugate() * (over / abs(over)) for node, place in shape.items()}
    return {node: place * (turn / abs(turn)) for node, place in shape.items()} if abs(turn) > 1e-9 else shape


def hull(shape: Mapping[int, complex], rooms: Mapping[int, float]) -> Numbers:
    """Return how far a group reaches from 0 in each of sixteen directions, with the room around each node.

    Args:
        shape: Its nodes' places.
        rooms: How much room is around each.

    >>> hull({0: 3 + 4j}, {0: 1.0})[[0, 4, 8, 12]].round()
    array([ 4.,  5., -2., -3.])
    """
    ahead = (np.array(list(shape.values()))[:, None] * _DIRECTIONS.conj()[None, :]).real
    reach: Numbers = (ahead + np.array([rooms[node] for node in shape])[:, None]).max(axis=0)
    return reach


def lying(shape: Mapping[int, complex]) -> dict[int, complex]:
    """Turn what is long so that it lies, and put its corner at 0.

    Args:
        shape: Its nodes' places.

    >>> [abs(place) for place in lying({0: 0j, 1: 4j, 2: 8j}).values()]
    [0.0, 4.0, 8.0]
    """
    middle = sum(shape.values()) / len(shape)
    spread = sum((place - middle) ** 2 for place in shape.values())
    turn = cmath.rect(1, -cmath.phase(spread) / 2) if abs(spread) > 1 else 1
    turned = {node: (place - middle) * turn for node, place in shape.items()}
    corner = complex(min(place.real for place in turned.values()), min(place.imag for place in turned.values()))
    return {node: place - corner for node, place in turned.items()}


def nodes_apart(points: Places, rooms: Numbers) -> Places:
    """Push apart nodes that have not the room they need.

    Args:
        points: Where they are.
        rooms: How much room is around each.

    >>> nodes_apart(np.array([0j, 2]), np.array([3, 3]))
    array([-2.+0.j,  4.+0.j])
    """
    needed = rooms[:, None] + rooms[None, :]
    np.fill_diagonal(needed, 0)
    # Where that takes little room, all are spread, which keeps a ring a ring.
    tightest = (needed / np.maximum(np.abs(points[:, None] - points[None, :]), 1e-9)).max()
    if 1 < tightest < 3 and np.ptp(points.real) * np.ptp(points.imag) * tightest**2 < 6 * (rooms**2).sum():
        points = points * tightest
    for _ in range(_STEPS):
        between = points[:, None] - points[None, :]
        length = np.maximum(np.abs(between), 1e-9)
        lacking = np.maximum(needed - length, 0)
        if lacking.max() < 1:
            break
        points = points + _pushes(lacking, between / length)
    return points


def hulls_apart(middles: Places, hulls: Numbers, areas: Numbers) -> Places:
    """Draw groups together and push their hulls apart, the smaller of two by more.

    Two hulls are apart if they are along one of few directions, as the polytopes of Klosowski and others (1998); the
    push is along that which needs the least, as in the force transfer of Huang and Lai (2003).

    Args:
        middles: Where the groups are.
        hulls: How far each reaches from its middle in each direction.
        areas: How large each is.

    >>> hulls_apart(np.array([0j, 1j]), np.full((2, 16), 10.0), np.array([9, 1])).round()
    array([0. -7.j, 0.+63.j])
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
        # More along the longer side, so that the whole becomes rather square.
        across = (middles.real + hulls[:, 0]).max() - (middles.real - hulls[:, 8]).min()
        down = (middles.imag + hulls[:, 4]).max() - (middles.imag - hulls[:, 12]).min()
        longer = min(max(across / down, 1 / 3), 3)
        middles = middles + longer * inwards.real + 1j * inwards.imag / longer
        middles = middles + _pushes(lacking * share, -_DIRECTIONS[gaps.argmax(axis=2)])
    return middles


def _pushes(lacking: Numbers, outwards: Places) -> Places:
    """Return where to move each so that it comes away from those that it is too near to.

    Half of what is lacking would do for each of two; among many, less of it keeps them from swinging to and fro.
    """
    crowd = 1 + np.sqrt(np.maximum((lacking > 0).sum(axis=1), 1))
    away: Places = (lacking * outwards).sum(axis=1) / crowd
    return away
