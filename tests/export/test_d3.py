from __future__ import annotations

import json
from typing import TYPE_CHECKING

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.d3 import write_d3
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Mention, Predecessor, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def read(path: Path) -> networkx.MultiDiGraph[str]:
    network = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="links")
    assert isinstance(network, networkx.MultiDiGraph)
    return network


def test_networkx_reads_every_node_and_edge(graph: PolicyGraph, tmp_path: Path) -> None:
    write_d3(graph.contents, tmp_path / "graph.json")
    network = read(tmp_path / "graph.json")
    assert set(network) == {entity.id for entity in graph.entities}
    assert {key for _, _, key in network.edges(keys=True)} == {item.id for item in graph.contents.statements}
    (edge,) = network.get_edge_data(graph["Ofwat"].id, graph["canal trusts"].id).values()
    assert (edge["label"], edge["fact"]) == ("oversees (negated)", False)
    assert edge["speaker"] == graph["Mara Ellison"].id
    (evidence,) = edge["evidence"]
    assert evidence["text"] == "“Ofwat does not oversee the trusts,” said Mara Ellison"
    assert [document["id"] for document in network.graph["documents"]] == [item.id for item in graph.documents]


def test_only_what_documents_affirm_and_assert_is_marked_as_fact(graph: PolicyGraph, tmp_path: Path) -> None:
    write_d3(graph.contents, tmp_path / "graph.json")
    links = json.loads((tmp_path / "graph.json").read_text("utf-8"))["links"]
    facts = [link for link in links if link["fact"]]
    assert 0 < len(facts) < len(links)
    assert all(
        (link["polarity"], link["modality"], link["speaker"]) == ("affirmed", "asserted", None) for link in facts
    )


def test_dates_amounts_and_predecessors_are_kept(tmp_path: Path) -> None:
    entities = (Entity("urn:a", "A", "Fund"), Entity("urn:b", "B", "Charity", replaces=(Predecessor("urn:c", "C"),)))
    evidence = Evidence("d", 0, 1, "x", "funds", "r", "in 2015", "2015-04-01/..", "in force", Amount("GBP", 12.5))
    statement = Statement("urn:s", "urn:a", "funds", "urn:b", (evidence,))
    write_d3(GraphContents((Document("d", ""),), entities, (statement,)), tmp_path / "graph.json")
    network = read(tmp_path / "graph.json")
    assert network.nodes["urn:b"]["replaces"] == [{"id": "urn:c", "label": "C"}]
    (edge,) = network.get_edge_data("urn:a", "urn:b").values()
    assert edge["evidence"][0]["period"] == "2015-04-01/.."
    assert edge["evidence"][0]["amount"] == {"currency": "GBP", "value": 12.5}


def test_a_node_has_every_name_and_place_and_a_document_its_text(tmp_path: Path) -> None:
    mention = Mention("d", 4, 9, "Towns", "name")
    entity = Entity("urn:a", "Towns Fund", "Fund", mentions=(mention,), known_as=("TF",))
    evidence = Evidence("d", 0, 9, "The Towns", "", "", prefix="Before. ", suffix=" after")
    statement = Statement("urn:s", "urn:a", "funds", "urn:a", (evidence,))
    documents = (Document("d", "The Towns Fund."), Document("e", ""))
    write_d3(GraphContents(documents, (entity,), (statement,)), tmp_path / "graph.json")
    network = read(tmp_path / "graph.json")
    node = network.nodes["urn:a"]
    assert (node["known_as"], node["mentions"]) == (["TF"], 1)
    assert node["mentioned"] == [{"document": "d", "start": 4, "end": 9, "text": "Towns", "form": "name"}]
    (edge,) = network.get_edge_data("urn:a", "urn:a").values()
    assert (edge["evidence"][0]["prefix"], edge["evidence"][0]["suffix"]) == ("Before. ", " after")
    assert [document["text"] for document in network.graph["documents"]] == ["The Towns Fund.", None]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused_with_the_name_of_the_statement(tmp_path: Path, number: float) -> None:
    entity = Entity("urn:a", "A", "Fund")
    evidence = Evidence("d", 0, 1, "x", "", "", amount=Amount("GBP", number))
    for statement in (
        Statement("urn:s", "urn:a", "funds", "urn:a", (evidence,)),
        Statement("urn:s", "urn:a", "funds", "urn:a", (), confidence=number),
    ):
        with pytest.raises(PolicyGraphError, match="<urn:s> has a number that cannot be written"):
            write_d3(GraphContents((Document("d", ""),), (entity,), (statement,)), tmp_path / "graph.json")
    assert not list(tmp_path.iterdir())


def test_a_label_cannot_end_a_script(tmp_path: Path) -> None:
    name = "</script><!-- <script>alert(1)"
    write_d3(GraphContents(entities=(Entity("urn:a", name, "Group"),)), tmp_path / "graph.json")
    assert "<" not in (tmp_path / "graph.json").read_text("utf-8")
    assert read(tmp_path / "graph.json").nodes["urn:a"]["label"] == name


@given(name=TEXT, quotation=TEXT)
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, name: str, quotation: str) -> None:
    entity = Entity("urn:a", name, "Group", aliases=(name,))
    statement = Statement("urn:s", "urn:a", "informs", "urn:a", (Evidence("d", 0, 1, quotation, "", ""),))
    path = tmp_path_factory.mktemp("d3") / "graph.json"
    write_d3(GraphContents((Document("d", "", name),), (entity,), (statement,)), path)
    network = read(path)
    assert network.nodes["urn:a"]["label"] == name
    assert network.nodes["urn:a"]["aliases"] == [name]
    (edge,) = network.get_edge_data("urn:a", "urn:a").values()
    assert edge["evidence"][0]["text"] == quotation


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\\\0"])
def test_half_a_surrogate_pair_and_nul_are_refused_with_the_name_of_the_bearer(tmp_path: Path, text: str) -> None:
    with pytest.raises(PolicyGraphError, match="<urn:a> has a text that cannot be written"):
        write_d3(GraphContents(entities=(Entity("urn:a", "A", "Group", aliases=(text,)),)), tmp_path / "graph.json")
    assert not list(tmp_path.iterdir())


def test_an_empty_graph_is_read(tmp_path: Path) -> None:
    write_d3(GraphContents(), tmp_path / "graph.json")
    assert len(read(tmp_path / "graph.json")) == 0
