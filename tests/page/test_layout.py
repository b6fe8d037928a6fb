from __future__ import annotations

import cmath
from itertools import combinations, pairwise
from math import hypot, pi

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.page.groups import communities
from policygraph.page.layout import MOST_SHOWN, Point, place
from policygraph.page.network import most_connected

edges = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda edge: edge[0] != edge[1]), max_size=25)


def graph(nodes: int, edges: list[tuple[int, int]]) -> nx.Graph[int]:
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(nodes))
    made.add_edges_from(edges)
    return made


def placed(graph: nx.Graph[int], most: int = MOST_SHOWN) -> list[Point]:
    return place(graph, most_connected(graph, most), communities(graph))


def nearest_two(places: list[Point]) -> float:
    """Return the distance of the two that are nearest to each other, as if the picture were not wider than high."""
    return min(hypot((x - u) / 1.4, y - v) for (x, y), (u, v) in combinations(places, 2))


@given(edges)
@settings(max_examples=60)
def test_each_entity_has_room_for_its_label(edges: list[tuple[int, int]]) -> None:
    assert nearest_two(placed(graph(15, edges))) >= 76


def test_many_leaves_of_a_hub_have_room_for_their_labels() -> None:
    assert nearest_two(placed(nx.star_graph(59))) >= 80


@given(edges)
@settings(max_examples=20)
def test_places_do_not_depend_on_the_order_of_the_edges(edges: list[tuple[int, int]]) -> None:
    assert placed(graph(15, edges)) == placed(graph(15, [(other, one) for one, other in reversed(edges)]))


def test_a_graph_without_edges_stands_in_rows() -> None:
    places = placed(graph(50, []))
    assert len(set(places)) == 50
    assert len({y for _, y in places}) < 10
    assert placed(graph(0, [])) == []


def test_communities_do_not_run_into_one_another() -> None:
    towns: nx.Graph[int] = nx.random_partition_graph([30, 25, 20, 20, 15, 10], 0.25, 0.01, seed=5)
    places = np.array([complex(*point) for point in placed(towns)])
    groups = [places[members] for members in communities(towns)]
    assert len(groups) > 4
    for one, other in combinations(groups, 2):
        sides = [cmath.rect(1, pi * step / 180) for step in range(360)]
        gaps = [(other * side.conjugate()).real.min() - (one * side.conjugate()).real.max() for side in sides]
        assert max(gaps) > 60


def test_a_hub_is_in_the_middle_of_its_leaves_which_surround_it_evenly() -> None:
    hub, *leaves = (complex(x / 1.4, y) for x, y in placed(nx.star_graph(10)))
    distances = [abs(leaf - hub) for leaf in leaves]
    assert max(distances) < 1.1 * min(distances)
    angles = sorted(cmath.phase(leaf - hub) for leaf in leaves)
    assert [after - before for before, after in pairwise(angles)] == pytest.approx([2 * pi / 10] * 9, rel=0.2)


def test_those_who_are_tied_to_another_community_stand_towards_it() -> None:
    rings = [(n, (n + 1) % 12) for n in range(12)] + [(12 + n, 12 + (n + 1) % 12) for n in range(12)]
    tied = [(0, 12), (1, 13), (2, 14)]
    places = place(graph(24, [*rings, *tied]), set(range(24)), [range(12), range(12, 24)])
    far = {
        (one, other): hypot(places[one][0] - places[other][0], places[one][1] - places[other][1])
        for one in range(12)
        for other in range(12, 24)
    }
    assert sum(far[pair] for pair in tied) / 3 < 0.6 * sum(far.values()) / len(far)


@given(edges)
@settings(max_examples=20)
def test_what_is_long_lies(edges: list[tuple[int, int]]) -> None:
    chain = [(n, n + 1) for n in range(14)]
    x, y = np.array(placed(graph(15, [*chain, *edges[:4]]))).T
    assert (x / 1.4).var() > y.var() - 10


def test_those_beyond_the_open_ones_surround_their_hub_and_cover_nobody() -> None:
    spokes = [(hub, 3 + 200 * hub + n) for hub in range(3) for n in range(200)]
    places = placed(graph(603, [*spokes, (0, 1), (1, 2), (0, 2)]), most=30)
    assert nearest_two(places) >= 36
    strays = 0
    for hub, leaf in spokes:
        reach = [hypot(places[leaf][0] - places[other][0], places[leaf][1] - places[other][1]) for other in range(3)]
        strays += min(reach) < reach[hub]
    assert strays < 20
    for hub in range(3):
        beside = [places[leaf] for other, leaf in spokes if other == hub]
        quarters = [(x > places[hub][0], y > places[hub][1]) for x, y in beside]
        assert min(quarters.count((right, below)) for right in (True, False) for below in (True, False)) > 30


def test_a_chain_of_those_beyond_coils_up() -> None:
    chain = [(n, n + 1) for n in range(60)]
    places = place(graph(61, chain), set(), [range(61)])
    assert max(hypot(x - u, y - v) for (x, y), (u, v) in combinations(places, 2)) < 900


def test_small_parts_stand_in_rows_below_the_largest() -> None:
    pairs = [(40 + 2 * n, 41 + 2 * n) for n in range(20)]
    places = placed(graph(80, [*nx.balanced_tree(3, 3).edges, *pairs]))
    tree, rest = places[:40], places[40:]
    assert max(y for _, y in tree) < min(y for _, y in rest)
    assert all(places[one][1] == places[other][1] for one, other in pairs)
    assert len({y for _, y in rest}) < 8
    assert max(x for x, _ in rest) <= max(x for x, _ in tree) * 1.5


def test_the_picture_is_as_wide_as_a_screen() -> None:
    towns: nx.Graph[int] = nx.random_partition_graph([30] * 9, 0.2, 0.01, seed=1)
    x, y = np.array(placed(towns)).T
    assert 1.1 < np.ptp(x) / np.ptp(y) < 2


def test_the_picture_is_not_much_larger_than_what_is_in_it() -> None:
    towns: nx.Graph[int] = nx.random_partition_graph([30, 25, 20, 20, 15, 10], 0.25, 0.01, seed=5)
    x, y = np.array(placed(towns)).T
    assert np.ptp(x) * np.ptp(y) < 6 * 120 * 118 * 84


def test_thousands_have_each_a_place_of_their_own() -> None:
    town: nx.Graph[int] = nx.barabasi_albert_graph(3000, 2, seed=1)
    assert len(set(placed(town))) == 3000
