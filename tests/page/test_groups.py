from __future__ import annotations

import cmath
from itertools import combinations, pairwise
from math import pi

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.page.groups import (
    SMALLEST_GROUP,
    communities,
    facing,
    hull,
    hulls_apart,
    lying,
    nodes_apart,
    wanted_distances,
)

edges = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)).filter(lambda edge: edge[0] != edge[1]), max_size=40)
places = st.complex_numbers(max_magnitude=500, allow_nan=False, allow_infinity=False)
shapes = st.dictionaries(st.integers(0, 9), places, min_size=1)


def graph(edges: list[tuple[int, int]]) -> nx.Graph[int]:
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(20))
    made.add_edges_from(edges)
    return made


@given(edges)
def test_each_entity_is_in_one_community_with_none_that_it_is_not_connected_to(edges: list[tuple[int, int]]) -> None:
    made = graph(edges)
    found = communities(made)
    assert sorted(node for members in found for node in members) == list(range(20))
    assert all(nx.has_path(made, members[0], node) for members in found for node in members)
    assert [len(members) for members in found] == sorted(map(len, found), reverse=True)


@given(edges)
def test_what_is_connected_is_never_torn_into_less_than_groups(edges: list[tuple[int, int]]) -> None:
    made = graph(edges)
    for members in communities(made):
        if len(members) < SMALLEST_GROUP:
            assert set(members) == nx.node_connected_component(made, members[0])


@given(edges)
def test_communities_do_not_depend_on_the_order_of_the_edges(edges: list[tuple[int, int]]) -> None:
    assert communities(graph(edges)) == communities(graph([(other, one) for one, other in reversed(edges)]))


def test_circles_that_know_one_another_little_are_found() -> None:
    assert communities(nx.ring_of_cliques(6, 5)) == [list(range(n, n + 5)) for n in range(0, 30, 5)]


def test_many_statements_tie_more_than_one() -> None:
    square: nx.Graph[int] = nx.cycle_graph(6)
    nx.set_edge_attributes(square, {(1, 2): 9, (2, 3): 9, (4, 5): 9, (0, 5): 9}, "weight")
    assert communities(square) == [[0, 4, 5], [1, 2, 3]]


def test_communities_are_as_good_as_those_that_networkx_finds() -> None:
    club = nx.convert_node_labels_to_integers(nx.karate_club_graph())
    theirs = nx.community.louvain_communities(club, seed=1)
    assert nx.community.modularity(club, map(set, communities(club))) > nx.community.modularity(club, theirs) - 0.02


def test_a_long_chain_comes_to_an_end() -> None:
    # In networkx's fractions nodes of such a chain move to and fro without end.
    found = communities(nx.path_graph(30_000))
    assert 50 < len(found) < 1000


def test_the_closer_two_groups_are_tied_the_nearer_they_should_be() -> None:
    far = wanted_distances(np.array([[0.0, 8, 1], [8, 0, 4], [1, 4, 0]]), np.full(3, 100.0))
    assert far[0, 1] < far[1, 2] < far[0, 2] <= far[0, 1] + far[1, 2]
    assert far[0, 1] >= 200


@given(shapes, st.dictionaries(st.integers(0, 9), places))
def test_turning_a_group_moves_its_nodes_to_where_their_ties_lead(
    shape: dict[int, complex], ways: dict[int, complex]
) -> None:
    def gain(shape: dict[int, complex]) -> float:
        return sum((ways[node].conjugate() * place).real for node, place in shape.items() if node in ways)

    turned = facing(shape, ways)
    assert gain(turned) >= gain(shape) - 1e-3
    assert [abs(place) for place in turned.values()] == pytest.approx([abs(place) for place in shape.values()])


def test_a_group_whose_ties_cross_is_turned_over() -> None:
    assert facing({0: 1 + 0j, 1: 1j}, {0: 1 + 0j, 1: -1j}) == {0: 1, 1: -1j}


@given(shapes)
def test_nothing_of_a_group_is_outside_its_hull(shape: dict[int, complex]) -> None:
    reach = hull(shape, dict.fromkeys(shape, 7.0))
    for step, far in enumerate(reach):
        ahead = [(place * cmath.rect(1, -2 * pi * step / len(reach))).real for place in shape.values()]
        assert max(ahead) + 7 == pytest.approx(far)


@given(shapes)
def test_what_is_long_lies(shape: dict[int, complex]) -> None:
    turned = np.array(list(lying(shape).values()))
    assert turned.real.var() >= turned.imag.var() - 1
    assert (turned.real.min(), turned.imag.min()) == pytest.approx((0, 0), abs=1e-6)


@given(st.lists(st.tuples(places, st.floats(10, 60)), min_size=2, max_size=12, unique_by=lambda one: one[0]))
@settings(max_examples=50)
def test_nodes_that_are_apart_have_the_room_they_need(nodes: list[tuple[complex, float]]) -> None:
    points, rooms = np.array([place for place, _ in nodes]), np.array([room for _, room in nodes])
    points = points + np.arange(len(points)) * (1 + 2j)
    moved = nodes_apart(points, rooms)
    assert all(
        abs(moved[one] - moved[other]) > 0.9 * (rooms[one] + rooms[other])
        for one, other in combinations(range(len(moved)), 2)
    )


def test_a_ring_without_room_becomes_a_larger_ring() -> None:
    ring = np.append(20 * np.exp(2j * pi * np.arange(8) / 8), 0)
    moved = nodes_apart(ring, np.full(9, 25.0))
    assert np.abs(moved[:8] - moved[8]) == pytest.approx(np.full(8, abs(moved[0] - moved[8])))


@given(st.lists(st.tuples(places, st.floats(20, 200)), min_size=2, max_size=8, unique_by=lambda one: one[0]))
@settings(max_examples=50)
def test_hulls_of_groups_come_apart(groups: list[tuple[complex, float]]) -> None:
    middles, radii = np.array([place for place, _ in groups]), np.array([radius for _, radius in groups])
    middles = middles + np.arange(len(middles)) * (3 + 5j)
    moved = hulls_apart(middles, np.repeat(radii[:, None], 16, axis=1), radii**2)
    for one, other in combinations(range(len(moved)), 2):
        assert abs(moved[one] - moved[other]) > radii[one] + radii[other]


def test_groups_far_from_one_another_are_drawn_together() -> None:
    moved = hulls_apart(np.array([-5000 + 0j, 5000, 5000j]), np.full((3, 16), 100.0), np.ones(3))
    assert all(abs(one - other) < 400 for one, other in pairwise(moved))


@pytest.mark.parametrize("number", [6, 9, 12, 16])
def test_a_line_of_groups_becomes_rather_square(number: int) -> None:
    line = np.array([complex(260 * step, 20 * abs(step % 4 - 2)) for step in range(number)])
    moved = hulls_apart(line, np.full((number, 16), 100.0), np.ones(number))
    assert np.ptp(moved.real) < 1.6 * np.ptp(moved.imag)
