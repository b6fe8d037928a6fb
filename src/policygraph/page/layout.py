"""Where the entities stand in the picture: worked out here once, so that it is the same each time it is opened.

The most connected entities are laid out by force (Fruchterman and Reingold 1991, as networkx has it: of its layouts
the one that needs no more than numpy and shows groups), a connected part at a time; then those whose labels would
collide are pushed apart (the force transfer of Huang and Lai 2003, along the shorter way only), and the parts are
packed in rows. All the others stand in the nearest free place to their neighbours, which takes no time at any size.
"""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

MOST_SHOWN = 300
"""How many entities the page opens with at most; more are a ball of wool in any layout."""

Point = tuple[int, int]

_SEED = 2015
_DISTANCE = 100.0  # between two that are joined
_WIDER = 1.1  # screens and labels are
_ALL_LABELLED = 60  # up to so many, each label has room
_HUBS = 10  # of more, the labels of so many
_GLYPH = 52.0
_LOOSE = 1.5  # times the area of what is in it
_PUSHES = 200
_CELL = (110, 80)
_MARGIN = (150, 80)
_BETWEEN_PARTS = 60.0


def most_connected(graph: nx.Graph[int]) -> set[int]:
    """Return the nodes to open with: all that are connected, or of more than `MOST_SHOWN` the most connected.

    >>> sorted(most_connected(nx.Graph([(0, 1), (1, 2)])))
    [0, 1, 2]
    >>> wheel = most_connected(nx.star_graph(1000))
    >>> len(wheel), 0 in wheel
    (300, True)
    """
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), node))
    chosen = {node for node in ranked[:MOST_SHOWN] if graph.degree(node)}
    if len(ranked) > MOST_SHOWN:
        chosen = {node for node in chosen if any(other in chosen for other in graph[node])}
    return chosen


def place(graph: nx.Graph[int], labels: Sequence[str]) -> list[Point]:
    """Give each node of a graph its place.

    Args:
        graph: Has the nodes 0, 1, 2 …; its edges' ``weight`` draws nodes together.
        labels: What stands below each node.

    Returns:
        A place for each node, x to the right and y downwards, in the picture's own units.

    >>> place(nx.Graph([(0, 1)]), ["Home Office", "Prevent"]) == place(nx.Graph([(0, 1)]), ["Home Office", "Prevent"])
    True
    """
    first = most_connected(graph)
    places = _by_force(graph.subgraph(sorted(first)), labels)
    free = _FreePlaces(places.values())
    for node in _outwards(graph, places):
        beside = [places[other] for other in sorted(graph[node]) if other in places]
        places[node] = free.nearest(_middle(beside) if beside else (0, free.below))
    return [places[node] for node in range(len(graph))]


def _by_force(graph: nx.Graph[int], labels: Sequence[str]) -> dict[int, Point]:
    parts: list[tuple[list[int], NDArray[np.float64]]] = []
    for part in sorted(map(sorted, nx.connected_components(graph)), key=lambda nodes: (-len(nodes), nodes)):
        # Rebuilt in order: a view's iteration follows the set that it was made from.
        ordered: nx.Graph[int] = nx.Graph()
        ordered.add_nodes_from(part)
        ordered.add_weighted_edges_from(
            (one, other, graph.edges[one, other].get("weight", 1))
            for one, other in sorted(tuple(sorted(edge)) for edge in graph.subgraph(part).edges)
        )
        laid = nx.spring_layout(ordered, seed=_SEED, iterations=300, scale=None, method="force")
        points = np.array([laid[node] for node in part], dtype=np.float64)
        boxes = _boxes(ordered, labels)
        edges = [[part.index(one), part.index(other)] for one, other in ordered.edges]
        parts.append((part, _apart(_spread(points, boxes, edges), boxes)))
    return _packed(parts)


def _boxes(graph: nx.Graph[int], labels: Sequence[str]) -> NDArray[np.float64]:
    """Return the width and height that each node needs with its label.

    Of many, not every label finds room at once: what then counts is that the picture stays small. The most connected
    have theirs, larger because such a picture is seen from farther away.
    """
    nodes = list(graph)
    sizes = np.array([(min(max(len(labels[node]), 6) * 7.5, 160) + 10, 56) for node in nodes], dtype=np.float64)
    if len(nodes) <= _ALL_LABELLED:
        return sizes
    hubs = sorted(nodes, key=lambda node: (-graph.degree(node), node))[:_HUBS]
    large = np.isin(nodes, hubs)[:, None]
    return np.where(large, sizes * (1.6, 2.2), np.maximum(sizes * (_ALL_LABELLED / len(nodes)) ** 0.5, _GLYPH))


def _spread(points: NDArray[np.float64], boxes: NDArray[np.float64], edges: list[list[int]]) -> NDArray[np.float64]:
    """Scale so that edges have a middling length, or less where the whole is more than its boxes need."""
    ends = points[edges]
    by_edges = _DISTANCE / float(np.median(np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1)))
    needed = float(np.prod(boxes, axis=1).sum()) * _LOOSE
    by_area = (needed / max(float(np.prod(np.ptp(points, axis=0))), 1e-9)) ** 0.5
    spread: NDArray[np.float64] = points * (_WIDER, 1.0) * min(by_edges, by_area)
    return spread


def _apart(points: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Push apart what overlaps: each pair along the axis on which it needs the smaller push."""
    x, y = points.T
    needed_x, needed_y = ((side[:, None] + side[None, :]) / 2 for side in boxes.T)
    numbers = np.arange(len(points))
    order = np.sign(numbers[:, None] - numbers[None, :])
    for _ in range(_PUSHES):
        from_x, from_y = x[:, None] - x[None, :], y[:, None] - y[None, :]
        lacking_x, lacking_y = needed_x - np.abs(from_x), needed_y - np.abs(from_y)
        overlapping = (np.minimum(lacking_x, lacking_y) > 0.5) & (order != 0)
        if not overlapping.any():
            break
        sideways = overlapping & (lacking_x <= lacking_y)
        push_x = lacking_x * sideways * np.where(from_x == 0, order, np.sign(from_x))
        push_y = lacking_y * (overlapping & ~sideways) * np.where(from_y == 0, order, np.sign(from_y))
        # Half to each of a pair would do for two; among many, less of each keeps them from swinging to and fro.
        share = 1 + np.maximum(overlapping.sum(axis=1), 1) ** 0.5
        x, y = x + push_x.sum(axis=1) / share, y + push_y.sum(axis=1) / share
    return np.stack([x, y], axis=1)


def _packed(parts: list[tuple[list[int], NDArray[np.float64]]]) -> dict[int, Point]:
    """Put the parts side by side in rows, the largest first, under a width that makes the whole rather square."""
    margin = np.array(_MARGIN)
    sizes = [np.ptp(points, axis=0) + margin for _, points in parts]
    area = sum(float(size[0] * size[1]) for size in sizes)
    width = max([float(size[0]) for size in sizes] + [area**0.5 * _WIDER])
    places: dict[int, Point] = {}
    x = y = height = 0.0
    for (nodes, points), size in zip(parts, sizes, strict=True):
        if x > 0 and x + float(size[0]) > width:
            x, y, height = 0.0, y + height + _BETWEEN_PARTS, 0.0
        corner = points.min(axis=0) - margin / 2
        for node, (left, top) in zip(nodes, points - corner, strict=True):
            places[node] = (round(x + float(left)), round(y + float(top)))
        x, height = x + float(size[0]) + _BETWEEN_PARTS, max(height, float(size[1]))
    return places


def _outwards(graph: nx.Graph[int], placed: Iterable[int]) -> Iterator[int]:
    """Yield the nodes not yet placed: neighbours of those that are, theirs in turn, then part after part the rest."""
    seen = set(placed)
    starts = sorted(graph, key=lambda node: (-graph.degree(node), node))
    waiting = deque(node for node in starts if node in seen)
    for start in starts:
        while waiting:
            for node in sorted(graph[waiting.popleft()]):
                if node not in seen:
                    seen.add(node)
                    waiting.append(node)
                    yield node
        if start not in seen:
            seen.add(start)
            waiting.append(start)
            yield start


def _middle(points: Sequence[Point]) -> Point:
    return round(sum(x for x, _ in points) / len(points)), round(sum(y for _, y in points) / len(points))


class _FreePlaces:
    """A grid of cells, each large enough for a node and its label."""

    def __init__(self, taken: Iterable[Point]) -> None:
        self._taken = {_cell(point) for point in taken}
        self.below = (max((y for _, y in self._taken), default=-3) + 3) * _CELL[1]

    def nearest(self, point: Point) -> Point:
        """Take the free cell nearest to a point and return its middle."""
        column, row = _cell(point)
        for reach in count():
            ring = {
                (column + across, row + down)
                for step in range(-reach, reach + 1)
                for across, down in ((step, -reach), (step, reach), (-reach, step), (reach, step))
            } - self._taken
            if ring:
                chosen = min(ring, key=lambda cell: (_squared(cell, (column, row)), cell))
                self._taken.add(chosen)
                return chosen[0] * _CELL[0], chosen[1] * _CELL[1]
        raise AssertionError("a grid without end has a free cell")  # pragma: no cover


def _cell(point: Point) -> Point:
    return round(point[0] / _CELL[0]), round(point[1] / _CELL[1])


def _squared(one: Point, other: Point) -> int:
    return ((one[0] - other[0]) * _CELL[0]) ** 2 + ((one[1] - other[1]) * _CELL[1]) ** 2
