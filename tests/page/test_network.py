from __future__ import annotations

from dataclasses import replace

from policygraph.model import GraphContents, Statement
from policygraph.page.network import to_network


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
