from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
import rdflib

from policygraph.errors import EntityNotFoundError
from policygraph.graph import PolicyGraph
from policygraph.interchange import from_record
from policygraph.model import Failure, GraphContents

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name",
    [
        "Department for Transport",
        "the department for transport",
        "dft",
        "https://w3id.org/policygraph/uk/department-for-transport",
    ],
)
def test_an_entity_is_found_by_name_alias_and_iri(graph: PolicyGraph, name: str) -> None:
    assert graph[name] is graph.entity(name)
    assert graph[name].name == "Department for Transport"


def test_a_linked_entity_is_found_by_an_abbreviation_that_only_the_knowledge_base_has(
    extractions: list[object],
) -> None:
    record = {"id": "a", "text": "x", "entities": [{
        "id": "e1", "name": "Home Office", "type": "GovernmentDepartment",
        "iri": "https://w3id.org/policygraph/uk/home-office",
    }]}  # fmt: skip
    graph = PolicyGraph.from_extractions([from_record(record)])
    assert graph["The Home Department"].name == "Home Office"


def test_a_name_that_nothing_bears_is_an_error_with_suggestions(graph: PolicyGraph) -> None:
    with pytest.raises(EntityNotFoundError, match="no entity is called 'Ofwatt'; did you mean 'Ofwat'\\?"):
        graph["Ofwatt"]
    with pytest.raises(KeyError):
        graph["Ofwatt"]
    with pytest.raises(EntityNotFoundError, match="the graph is empty"):
        PolicyGraph(GraphContents())["Ofwat"]


def test_of_several_entities_a_named_one_is_preferred_and_then_the_one_mentioned_most() -> None:
    text = "Prevent prevent prevent prevent"
    mentions = [{"start": start, "end": start + 7} for start in (0, 8, 16, 24)]
    graph = PolicyGraph.from_extractions([from_record({"id": "a", "text": text, "entities": [
        {"id": "e1", "name": "prevent", "type": "Group", "kind": "generic", "mentions": mentions},
        {"id": "e2", "name": "Prevent", "type": "Programme", "mentions": mentions[:1]},
        {"id": "e3", "name": "Prevent", "type": "Strategy", "mentions": mentions[:2]},
    ]})])  # fmt: skip
    assert graph["prevent"].type == "Strategy"


def test_it_says_what_it_holds_in_one_line(graph: PolicyGraph) -> None:
    assert repr(graph) == "PolicyGraph(2 documents, 11 entities, 9 statements)"
    assert repr(PolicyGraph(GraphContents())) == "PolicyGraph(0 documents, 0 entities, 0 statements)"


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(graph: PolicyGraph) -> None:
    shown = graph._repr_html_()
    assert re.match(r'<iframe sandbox="allow-scripts [^"]*"', shown)
    assert "allow-same-origin" not in shown
    assert "2 documents, 11 entities, 9 statements · this page: " in shown
    (page,) = re.findall(r'srcdoc="([^"]*)"', shown)
    assert '"Waterways Strategy"' in html.unescape(page)
    assert "<script" not in shown


def test_an_empty_graph_can_be_shown_and_exported(tmp_path: Path) -> None:
    empty = PolicyGraph(GraphContents())
    assert "0 statements" in empty._repr_html_()
    empty.to_turtle(tmp_path / "graph.ttl")
    empty.to_graphml(str(tmp_path / "graph.graphml"))
    assert len(rdflib.Graph().parse(tmp_path / "graph.ttl")) == 2  # that it is a graph, and its base


def test_exports_are_the_callers_own(graph: PolicyGraph) -> None:
    graph.to_rdf().remove((None, None, None))
    graph.to_networkx().clear()
    assert graph.query("ASK { ?s a pg:Statement }") is True
    assert len(graph.to_networkx()) == 11


def test_a_graph_is_written_as_a_page(graph: PolicyGraph, tmp_path: Path) -> None:
    graph.to_html(tmp_path / "graph.html", title="Waterways")
    assert "Waterways" in (tmp_path / "graph.html").read_text(encoding="utf-8")


def test_failures_are_kept() -> None:
    failure = Failure("a.txt", "is empty")
    assert PolicyGraph(GraphContents(), [failure]).failures == (failure,)
