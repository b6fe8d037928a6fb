from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.errors import EntityNotFoundError
from policygraph.graph import PolicyGraph
from policygraph.interchange import from_record

if TYPE_CHECKING:
    from policygraph.model import Extraction


def test_neighbours_are_related_in_the_direction_of_the_statement(graph: PolicyGraph) -> None:
    found = [(item.relation, item.direction, item.entity.name) for item in graph.neighbours("DfT")]
    assert found == [
        ("funds (proposed)", "out", "canal trusts"),
        ("publishes", "out", "Waterways Strategy"),
        ("employs", "in", "Mara Ellison"),
    ]


def test_a_symmetric_relation_has_both_directions(graph: PolicyGraph) -> None:
    for one, other in (("Ofwat", "Environment Agency"), ("Environment Agency", "Ofwat")):
        (neighbour,) = [item for item in graph.neighbours(one) if item.relation == "works with"]
        assert (neighbour.direction, neighbour.entity.name) == ("both", other)
        assert neighbour.quotations == (
            "The Environment Agency (EA) and Ofwat work together on sewage.",
            "Ofwat works with the Environment Agency.",
        )


def test_what_is_said_to_be_possible_stands_apart_from_the_fact(graph: PolicyGraph) -> None:
    found = {item.relation: item.statements for item in graph.neighbours("Waterways Strategy")}
    assert {item.modality for item in found["is supported by"]} == {"asserted"}
    assert {item.modality for item in found["is supported by (possible)"]} == {"possible"}


def test_neighbours_show_themselves_as_a_table(graph: PolicyGraph) -> None:
    shown = graph.neighbours("canal trusts")._repr_html_()
    assert shown.count("<tr>") == 3
    assert "<strong>(proposed)</strong>" in shown
    assert "<strong>(not)</strong>" in shown
    assert "<bdi>Mara Ellison</bdi>" in shown
    assert "does not oversee the trusts" in shown


def test_who_has_no_neighbours_has_an_empty_table() -> None:
    record = {"id": "a", "text": "x", "entities": [{"id": "e1", "name": "Ofwat", "type": "PublicBody"}]}
    table = PolicyGraph.from_extractions([from_record(record)]).neighbours("Ofwat")
    assert len(table) == 0
    assert "None." in table._repr_html_()


def test_a_table_shows_three_quotations_of_a_statement_and_counts_the_others(
    extractions: list[Extraction],
) -> None:
    text = "Ofwat oversees Severn. " * 5
    entities = [
        {"id": "e1", "name": "Ofwat", "type": "PublicBody"},
        {"id": "e2", "name": "Severn", "type": "Company"},
    ]
    statements = [
        {"subject": "e1", "relation": "oversees", "object": "e2", "evidence": {"start": at, "end": at + 22}}
        for at in range(0, 115, 23)
    ]
    record = {"id": "a", "text": text, "entities": entities, "statements": statements}
    shown = PolicyGraph.from_extractions([from_record(record)]).neighbours("Ofwat")._repr_html_()
    assert shown.count("<q>") == 3
    assert "and 2 more" in shown


def test_a_path_has_the_statements_of_each_step(graph: PolicyGraph) -> None:
    (path,) = graph.paths("Mara Ellison", "councils")
    assert [(step.start.name, step.end.name) for step in path] == [
        ("Mara Ellison", "Department for Transport"),
        ("Department for Transport", "Waterways Strategy"),
        ("Waterways Strategy", graph["councils"].name),
    ]
    assert [len(step.statements) for step in path] == [1, 1, 2]
    assert "minister at DfT" in graph.paths("Mara Ellison", "councils")._repr_html_()


def test_all_shortest_paths_are_found_up_to_the_limit() -> None:
    names = ["Start", *(f"Middle {number}" for number in range(5)), "End"]
    entities = [{"id": name, "name": name, "type": "PublicBody"} for name in names]
    statements = [
        {"subject": a, "relation": "funds", "object": b, "evidence": {"start": 0, "end": 1}}
        for middle in names[1:-1]
        for a, b in (("Start", middle), (middle, "End"))
    ]
    record = {"id": "a", "text": "x", "entities": entities, "statements": statements}
    graph = PolicyGraph.from_extractions([from_record(record)])
    assert len(graph.paths("start", "end")) == 5
    assert len(graph.paths("start", "end", limit=2)) == 2


def test_nothing_leads_where_nothing_connects(graph: PolicyGraph) -> None:
    assert graph.paths("Mara Ellison", "polluter") == ()


def test_the_path_to_oneself_has_no_step(graph: PolicyGraph) -> None:
    assert graph.paths("Ofwat", "OFWAT") == ((),)


def test_unknown_names_are_errors(graph: PolicyGraph) -> None:
    with pytest.raises(EntityNotFoundError):
        graph.neighbours("Nobody")
    with pytest.raises(EntityNotFoundError):
        graph.paths("Ofwat", "Nobody")
