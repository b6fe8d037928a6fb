from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.page.layout import MOST_SHOWN, most_connected, place

edges = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)).filter(lambda edge: edge[0] != edge[1]), max_size=25)


def graph(nodes: int, edges: list[tuple[int, int]]) -> nx.Graph[int]:
    made: nx.Graph[int] = nx.Graph()
    made.add_nodes_from(range(nodes))
    made.add_edges_from(edges)
    return made


@given(edges)
@settings(max_examples=40)
def test_no_two_entities_cover_each_other(edges: list[tuple[int, int]]) -> None:
    places = place(graph(15, edges), ["Somebody"] * 15)
    assert all(abs(x - u) >= 40 or abs(y - v) >= 40 for (x, y), (u, v) in combinations(places, 2))


@given(edges)
@settings(max_examples=20)
def test_places_do_not_depend_on_the_order_of_the_edges(edges: list[tuple[int, int]]) -> None:
    labels = ["Somebody"] * 15
    assert place(graph(15, edges), labels) == place(graph(15, edges[::-1]), labels)


def test_labels_of_a_small_graph_have_room() -> None:
    labels = ["A rather long name of a body"] * 12
    places = place(nx.star_graph(11), labels)
    assert all(abs(x - u) >= 160 or abs(y - v) >= 50 for (x, y), (u, v) in combinations(places, 2))


def test_a_graph_without_edges_is_a_grid() -> None:
    assert len(set(place(graph(50, []), ["x"] * 50))) == 50
    assert place(graph(0, []), []) == []


def test_thousands_are_placed_near_their_neighbours() -> None:
    spokes = [(hub, 10 + hub * 200 + n) for hub in range(10) for n in range(200)]
    places = place(graph(2010, [*spokes, *combinations(range(10), 2)]), ["x"] * 2010)
    assert len(set(places)) == 2010


def test_the_most_connected_are_never_alone() -> None:
    pairs = [(2 * n, 2 * n + 1) for n in range(MOST_SHOWN)]
    chosen = most_connected(graph(2 * MOST_SHOWN, pairs))
    assert len(chosen) == MOST_SHOWN
    assert all(number ^ 1 in chosen for number in chosen)
