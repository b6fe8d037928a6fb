from __future__ import annotations

from dataclasses import replace

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from pyvis.network import Network

from policygraph.model import Entity, GraphContents, Statement
from policygraph.page.network import most_connected, to_network

pairs = st.tuples(st.integers(0, 29), st.integers(0, 29)).filter(lambda edge: edge[0] != edge[1])
edges = st.lists(pairs, min_size=10, max_size=40)


def oversight(entities: int, edges: list[tuple[int, int]]) -> GraphContents:
    return GraphContents(
        entities=tuple(Entity(f"urn:{n}", f"Agency {n}", "PublicBody") for n in range(entities)),
        statements=tuple(
            Statement(f"urn:s{n}", f"urn:{one}", "oversees", f"urn:{other}", ()) for n, (one, other) in enumerate(edges)
        ),
    )


def test_statements_of_one_pair_are_edges_of_their_own_that_bend_apart(memo: GraphContents) -> None:
    pair = ("urn:home-office", "urn:prevent")
    statements = (
        Statement("urn:1", pair[0], "oversees", pair[1], ()),
        Statement("urn:2", pair[1], "informs", pair[0], ()),
        Statement("urn:3", pair[0], "funds", pair[1], ()),
    )
    edges = to_network(replace(memo, statements=statements)).edges
    assert [edge["label"] for edge in edges] == ["oversees", "informs", "funds"]
    # Each to the left or right of its own direction: the second runs the other way, straight between the two.
    assert [edge["smooth"] and edge["smooth"]["type"] for edge in edges] == ["curvedCCW", False, "curvedCW"]


def test_two_statements_in_opposite_directions_bend_to_opposite_sides(memo: GraphContents) -> None:
    statements = (
        Statement("urn:1", "urn:lga", "informs", "urn:prevent", ()),
        Statement("urn:2", "urn:prevent", "informs", "urn:lga", ()),
    )
    bends = [edge["smooth"] for edge in to_network(replace(memo, statements=statements)).edges]
    # Seen from either end, so that the two curves enclose the straight line.
    assert bends[0] == bends[1]
    assert bends[0]["roundness"] > 0


def test_lines_tell_what_is_proposed_or_possible_and_what_has_no_direction(memo: GraphContents) -> None:
    both_ways = Statement("urn:s5", "urn:lga", "works_with", "urn:prevent", ())
    edges = to_network(replace(memo, statements=(*memo.statements, both_ways))).edges
    assert [bool(edge["dashes"]) for edge in edges] == [False, False, True, True, False]
    assert edges[2]["dashes"] != edges[3]["dashes"]
    assert [edge["arrows"] for edge in edges] == ["to", "to", "to", "to", ""]


def test_a_statement_of_an_entity_about_itself_is_drawn(memo: GraphContents) -> None:
    alone = Statement("urn:s5", "urn:leeds", "supports", "urn:leeds", ())
    network = to_network(replace(memo, statements=(alone,)))
    assert [(edge["from"], edge["to"]) for edge in network.edges] == [(3, 3)]


def test_size_grows_with_connection(memo: GraphContents) -> None:
    sizes = {node["label"]: node["size"] for node in to_network(memo).nodes}
    assert sizes["Leeds"] < sizes["Home Office"] < sizes["Prevent"]


def test_sizes_are_between_two_bounds_and_a_hub_is_clearly_larger_than_its_leaves() -> None:
    network = to_network(oversight(120, [(0, n) for n in range(1, 119)]))
    assert [node["size"] for node in network.nodes] == [26.0, *[7.4] * 118, 7.0]
    assert {type(node["size"]) for node in network.nodes} == {float}


def test_communities_are_numbered_from_the_largest_and_a_pair_is_none() -> None:
    trios = [(0, 1), (1, 2), (3, 4), (4, 5), (5, 3), (3, 6), (7, 8)]
    nodes = to_network(oversight(10, trios)).nodes
    assert [node.get("cluster") for node in nodes] == [1, 1, 1, 0, 0, 0, 0, None, None, None]
    assert {node["group"] for node in nodes} == {"PublicBody"}


def test_the_page_opens_with_as_many_as_are_asked_for() -> None:
    network = to_network(oversight(50, [(0, n) for n in range(1, 50)]), most=20)
    assert sum("opens" in node for node in network.nodes) == 20
    assert network.nodes[0]["opens"] is True


def test_the_network_is_what_pyvis_would_make_of_it(memo: GraphContents) -> None:
    made = to_network(memo)
    asked = Network(directed=True)
    for node in made.nodes:
        asked.add_node(node["id"], **{key: value for key, value in node.items() if key != "id"})
    for edge in made.edges:
        asked.add_edge(edge["from"], edge["to"], **{key: edge[key] for key in edge.keys() - {"from", "to"}})
    assert (made.nodes, made.edges, made.node_ids) == (asked.nodes, asked.edges, asked.node_ids)
    assert made.get_adj_list() == asked.get_adj_list()


@given(edges, st.integers(2, 15))
def test_what_is_shown_first_of_a_part_hangs_together(edges: list[tuple[int, int]], most: int) -> None:
    made: nx.Graph[int] = nx.Graph(edges)
    chosen = most_connected(made, most)
    assert len(chosen) <= most
    for part in nx.connected_components(made):
        if shown := part & chosen:
            assert len(shown) > 1
            assert nx.is_connected(made.subgraph(shown))


@given(edges)
def test_who_is_shown_first_does_not_depend_on_the_order_of_the_edges(edges: list[tuple[int, int]]) -> None:
    assert most_connected(nx.Graph(edges), 10) == most_connected(nx.Graph(edges[::-1]), 10)


def test_a_hub_is_shown_first_even_where_only_a_leaf_leads_to_it() -> None:
    made: nx.Graph[int] = nx.Graph([(0, n) for n in range(2, 40)] + [(1, n) for n in range(39, 70)])
    made.add_edges_from([(60, 61), (61, 62)])  # of its leaves others are more connected
    assert {0, 1, 39} < most_connected(made, 10)


def test_pairs_fill_what_is_shown_first() -> None:
    chosen = most_connected(nx.Graph([(2 * n, 2 * n + 1) for n in range(20)]), 20)
    assert len(chosen) == 20
    assert all(number ^ 1 in chosen for number in chosen)


def test_very_many_statements_of_one_pair_fan_out_no_farther_than_some(memo: GraphContents) -> None:
    statements = tuple(Statement(f"urn:{n:02}", "urn:lga", "funds", "urn:leeds", ()) for n in range(40))
    edges = to_network(replace(memo, statements=statements)).edges
    bends = [edge["smooth"]["roundness"] for edge in edges if edge["smooth"]]
    assert max(bends) <= 0.5
    assert len({(edge["smooth"]["type"], edge["smooth"]["roundness"]) for edge in edges}) == 40
