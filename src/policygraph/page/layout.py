"""Where the entities stand in the picture: worked out here once, so that it is the same each time it is opened.

A level at a time, so that communities are seen. In each, the entities that the page opens with are laid out by stress,
and those beyond them stand around their neighbours as seeds do in a sunflower. The communities of a connected part,
each turned to face those it is tied to, are laid out by stress in their turn and pushed apart. The parts stand in rows.
Of all that was tried (force or stress over the whole, with longer edges between communities) this keeps communities
apart best, crosses few edges, and is the fastest.

Places are complex numbers until the end. Sums are numpy's own: those of linear algebra differ between processors.
"""

from __future__ import annotations

import cmath
from collections import defaultdict, deque
from itertools import count, groupby
from math import floor, pi, sqrt
from operator import mul
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from policygraph.page.groups import facing, hull, hulls_apart, lying, nodes_apart, wanted_distances

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from policygraph.page.groups import Numbers, Places

MOST_SHOWN = 300
"""How many entities the page opens with at most; more are a ball of wool in any layout."""

Point = tuple[int, int]

_WIDER = 1.4  # screens and labels are; what follows is before the picture is widened
_ROOM = 42.0  # from an entity halfway to the next, so that most labels find a place
_HUB = 1.0  # how much more the most connected has
_CLOSE = 19.0  # the same for those that the page does not open with
_SMALL = 12  # entities of a connected part in which all have room for their labels
_MARGIN = 100.0  # between two such parts
_STEPS = 200  # at most, of what is done until it is good enough
_GOLDEN_ANGLE = pi * (3 - sqrt(5))


def place(graph: nx.Graph[int], opens: Set[int], communities: Iterable[Sequence[int]]) -> list[Point]:
    """Give each node of a graph its place.

    Args:
        graph: Has the nodes 0, 1, 2 …; its edges' ``weight`` draws communities together.
        opens: The nodes that the page opens with, which have room for their labels.
        communities: Has each node once, with none that it is not connected to.

    Returns:
        A place for each node, x to the right and y downwards, in the picture's own units.

    >>> place(nx.Graph([(0, 1)]), {0, 1}, [[0, 1]])
    [(70, 50), (214, 50)]
    """
    part_of = {node: number for number, part in enumerate(nx.connected_components(graph)) for node in part}
    parts: dict[int, list[list[int]]] = defaultdict(list)
    for members in sorted(map(sorted, communities)):
        parts[part_of[members[0]]].append(members)
    most = max([20, *(degree for _, degree in graph.degree)])
    rooms: dict[int, float] = {}
    for part in parts.values():
        small = sum(map(len, part)) <= _SMALL
        for node in (node for members in part for node in members):
            room = _ROOM * (1 + _HUB * sqrt(graph.degree[node] / most))
            rooms[node] = room if small or node in opens else _CLOSE
    placed = _in_rows([_part(graph, part, rooms) for part in parts.values()], opens)
    return [(round(placed[node].real * _WIDER), round(placed[node].imag)) for node in range(len(graph))]


def _part(graph: nx.Graph[int], communities: Sequence[Sequence[int]], rooms: Mapping[int, float]) -> dict[int, complex]:
    """Lay out a connected part: its communities, and these among one another."""
    shapes = [_community(graph, members, rooms) for members in communities]
    if len(shapes) == 1:
        return lying(shapes[0])
    number = {node: place for place, members in enumerate(communities) for node in members}
    links = sorted((node, other) for node in number for other in graph[node] if number[node] != number[other])
    ties = np.zeros((len(shapes), len(shapes)))
    for node, other in links:
        ties[number[node], number[other]] += graph.edges[node, other].get("weight", 1)
    areas = np.array([_area(members, rooms) for members in communities])
    middles = _by_stress(wanted_distances(ties, np.sqrt(areas / pi)))

    ways: dict[int, complex] = defaultdict(complex)
    for node, other in links:
        way = complex(middles[number[other]] - middles[number[node]])
        ways[node] += way / (abs(way) or 1)
    shapes = [facing(shape, ways) for shape in shapes]
    middles = hulls_apart(middles, np.array([hull(shape, rooms) for shape in shapes]), areas)
    whole: dict[int, complex] = {}
    for shape, middle in zip(shapes, map(complex, middles), strict=True):
        whole.update((node, place + middle) for node, place in shape.items())
    return lying(whole)


def _community(graph: nx.Graph[int], members: Sequence[int], rooms: Mapping[int, float]) -> dict[int, complex]:
    """Lay out a community: those who have room for their labels, then the others around these."""
    if len(members) == 1:
        return {members[0]: 0j}
    inside = graph.subgraph(members).copy()
    ranked = sorted(members, key=lambda node: (-rooms[node], -graph.degree[node], node))
    first = [node for node in ranked if rooms[node] > _CLOSE] or ranked[:1]
    own, whole = _area(first, rooms), _area(members, rooms)
    points = _by_stress(2 * _ROOM * _steps_between(inside, first))
    points = points * min(1, sqrt(own / max(float(np.ptp(points.real) * np.ptp(points.imag)), 1)))
    points = nodes_apart(points, np.array([rooms[node] for node in first]))
    # The others find room in between; but nobody stands outside the disc that all of them fill.
    points = points - points.mean()
    farthest = max(float(np.abs(points).max()), 1)
    points = points * max(1, min(sqrt(whole / own), 0.8 * sqrt(whole / pi) / farthest))

    places = dict(zip(first, map(complex, points), strict=True))
    free = _FreePlaces()
    for node, point in places.items():
        free.take(point, 0.7 * rooms[node])
    for node in _outwards(inside, first, ranked):
        beside = [places[other] for other in sorted(inside[node]) if other in places]
        # A little towards the middle, so that a chain coils up.
        places[node] = free.nearest(0.9 * sum(beside) / max(len(beside), 1))
    return places


def _area(nodes: Iterable[int], rooms: Mapping[int, float]) -> float:
    return sum((2 * rooms[node]) ** 2 for node in nodes)


def _steps_between(graph: nx.Graph[int], nodes: Sequence[int]) -> Numbers:
    """Return the length of the shortest path from each to each; one more than the longest where there is none."""
    lengths = [nx.single_source_shortest_path_length(graph, node) for node in nodes]
    steps = np.array([[found.get(other, -1.0) for other in nodes] for found in lengths])
    steps[steps < 0] = steps.max() + 1
    return steps


def _by_stress(wanted: Numbers) -> Places:
    """Place points so that their distances are as near as may be to those wanted, above all the short ones.

    By classical scaling (Torgerson 1952), with the power method, then by majorising the stress of Kamada and Kawai
    (Gansner, Koren and North 2004), with a step of three quarters because all points move at once.
    """
    if len(wanted) < 3:
        return np.array([0j, wanted.max()][: len(wanted)])
    squares: Numbers = wanted**2
    products = (squares.mean(axis=0)[:, None] + squares.mean(axis=0)[None, :] - squares - squares.mean()) / 2
    points: Places = _sunflower(len(wanted))
    for _ in range(50):
        x, y = ((products * side[None, :]).sum(axis=1) for side in (points.real, points.imag))
        x = x / sqrt(max((x * x).sum(), 1e-9))
        y = y - (x * y).sum() * x
        y = y / sqrt(max((y * y).sum(), 1e-9))
        points = x + 1j * y
    x, y = (side * sqrt(abs((side[:, None] * products * side[None, :]).sum())) for side in (x, y))
    # Those whose paths are the same are in one place so far, and would remain there.
    points = x + 1j * y + _sunflower(len(wanted))

    weights = np.divide(1, squares, out=np.zeros_like(squares), where=squares > 0)
    for _ in range(_STEPS):
        between = points[:, None] - points[None, :]
        outwards = between / np.maximum(np.abs(between), 1e-9)
        better = (weights * (points[None, :] + wanted * outwards)).sum(axis=1) / weights.sum(axis=1)
        moves = 0.75 * (better - points)
        points = points + moves
        if np.abs(moves).max() < 0.5:
            break
    return points


def _sunflower(number: int) -> Places:
    """Return places that fill a disc evenly (Vogel 1979)."""
    steps = np.arange(number) + 0.5
    seeds: Places = np.sqrt(steps) * np.exp(1j * _GOLDEN_ANGLE * steps)
    return seeds


def _in_rows(parts: Iterable[dict[int, complex]], opens: Set[int]) -> dict[int, complex]:
    """Put parts side by side in rows, the highest first: above those that the page opens with, below single nodes."""
    placed: dict[int, complex] = {}
    width = area = top = 0.0

    def level(part: dict[int, complex]) -> tuple[bool, bool]:
        return opens.isdisjoint(part), len(part) == 1

    for _, group in groupby(sorted(parts, key=level), key=level):
        alike = sorted(group, key=lambda part: (-round(max(place.imag for place in part.values())), min(part)))
        across = [max(place.real for place in part.values()) + _MARGIN for part in alike]
        down = [max(place.imag for place in part.values()) + _MARGIN for part in alike]
        area += sum(map(mul, across, down))
        width = max(width, sqrt(1.4 * area), *across)
        left = height = 0.0
        for part, right, below in zip(alike, across, down, strict=True):
            if left + right > width or (not top and below < height / 2):
                left, top, height = 0.0, top + height, 0.0
            corner = complex(left + _MARGIN / 2, top + _MARGIN / 2)
            placed.update((node, place + corner) for node, place in part.items())
            left, height = left + right, max(height, below)
        top += height
    return placed


def _outwards(graph: nx.Graph[int], placed: Iterable[int], ranked: Iterable[int]) -> Iterator[int]:
    """Yield the nodes not yet placed: neighbours of those that are, theirs in turn, then the others."""
    waiting = deque(placed)
    seen = set(waiting)
    for start in ranked:
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


class _FreePlaces:
    """Where there is still room, found by squares that know what reaches into them."""

    def __init__(self) -> None:
        self._reaching: dict[Point, list[tuple[complex, float]]] = defaultdict(list)
        self._tried: dict[Point, int] = defaultdict(int)

    def take(self, place: complex, room: float) -> None:
        """Let nobody come nearer to a place than the room that both need."""
        reach = room + _CLOSE
        left, top = _square(place - complex(reach, reach))
        right, bottom = _square(place + complex(reach, reach))
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                self._reaching[column, row].append((place, reach))

    def nearest(self, place: complex) -> complex:
        """Take the first free place of a sunflower around another, after those that were taken around its square."""
        square = _square(place)
        for step in count(self._tried[square]):
            chosen = place + cmath.rect(1.24 * _CLOSE * sqrt(step + 0.5), _GOLDEN_ANGLE * step)
            if all(abs(chosen - other) >= reach for other, reach in self._reaching[_square(chosen)]):
                break
        self._tried[square] = step + 1
        self.take(chosen, _CLOSE)
        return chosen


def _square(place: complex) -> Point:
    return floor(place.real / (2 * _CLOSE)), floor(place.imag / (2 * _CLOSE))
