from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.export.gexf import write_gexf
from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

ANY_TEXT = st.text(st.characters(exclude_categories=()))
NAMESPACE = "{http://gexf.net/1.3}"
# The attributes that the schema of GEXF 1.3 has for what we write of it.
ALLOWED = {
    "gexf": {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "meta": set(),
    "creator": set(),
    "graph": {"mode", "defaultedgetype", "idtype"},
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "nodes": set(),
    "node": {"id", "label"},
    "edges": set(),
    "edge": {"id", "source", "target", "kind", "label", "weight"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
}


@pytest.fixture
def path(graph: PolicyGraph, tmp_path: Path) -> Path:
    write_gexf(graph.contents, tmp_path / "graph.gexf")
    return tmp_path / "graph.gexf"


def test_networkx_reads_nodes_and_edges_with_typed_attributes(graph: PolicyGraph, path: Path) -> None:
    network = networkx.read_gexf(path, version="1.3")
    assert set(network) == {entity.id for entity in graph.entities}
    assert network.number_of_edges() == len(graph.contents.statements)
    trusts = network.nodes[graph["canal trusts"].id]
    assert (trusts["label"], trusts["type"], trusts["plural"], trusts["mentions"]) == (
        "canal trusts",
        "Charity",
        True,
        2,
    )
    (edge,) = network.get_edge_data(graph["Ofwat"].id, graph["canal trusts"].id).values()
    assert edge["label"] == "oversees (negated)"
    assert (edge["relation"], edge["polarity"], edge["confidence"]) == ("oversees", "negated", 1.0)
    assert (edge["speaker"], edge["speaker_iri"]) == ("Mara Ellison", graph["Mara Ellison"].id)


def test_the_weight_of_an_edge_is_the_number_of_its_quotations(graph: PolicyGraph, path: Path) -> None:
    network = networkx.read_gexf(path, version="1.3")
    ends = sorted((graph["Ofwat"].id, graph["Environment Agency"].id))
    (edge,) = network.get_edge_data(*ends).values()
    assert edge["weight"] == 2.0
    assert len(edge["quotations"].split("\n")) == 2


def test_a_node_has_the_names_that_only_the_knowledge_base_has(tmp_path: Path) -> None:
    entity = Entity("urn:dft", "DfT", "PublicBody", known_as=("Dept for Transport", "DFT"), candidates=("urn:x",))
    write_gexf(GraphContents(entities=(entity,)), tmp_path / "graph.gexf")
    node = networkx.read_gexf(tmp_path / "graph.gexf", version="1.3").nodes["urn:dft"]
    assert (node["known_as"], node["candidates"]) == ("Dept for Transport; DFT", "urn:x")


def test_parallel_edges_of_different_claims_have_different_kinds(graph: PolicyGraph, path: Path) -> None:
    edges = [
        edge
        for edge in ElementTree.parse(path).iter(f"{NAMESPACE}edge")
        if edge.get("source") == graph["councils"].id and edge.get("target") == graph["Waterways Strategy"].id
    ]
    assert sorted(edge.attrib["kind"] for edge in edges) == ["supports", "supports (possible)"]


def test_elements_and_attributes_are_those_of_gexf(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.tag == f"{NAMESPACE}gexf"
    for element in root.iter():
        assert set(element.attrib) <= ALLOWED[element.tag.removeprefix(NAMESPACE)]
    for owner in ("node", "edge"):
        declared = {
            attribute.get("id"): attribute.get("type")
            for attributes in root.iter(f"{NAMESPACE}attributes")
            if attributes.get("class") == owner
            for attribute in attributes
        }
        assert set(declared.values()) <= {"string", "integer", "double", "boolean"}
        used = {
            value.get("for")
            for element in root.iter(f"{NAMESPACE}{owner}")
            for value in element.iter(f"{NAMESPACE}attvalue")
        }
        assert used <= set(declared)


def test_edges_join_nodes_that_are_there(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    nodes = {node.get("id") for node in root.iter(f"{NAMESPACE}node")}
    for edge in root.iter(f"{NAMESPACE}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes


def test_the_same_graph_gives_the_same_bytes(graph: PolicyGraph, path: Path) -> None:
    before = path.read_bytes()
    write_gexf(graph.contents, path)
    assert path.read_bytes() == before


@given(text=ANY_TEXT, title=st.none() | ANY_TEXT)
def test_any_text_gives_sound_xml(tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None) -> None:
    entities = tuple(
        Entity(iri, text, "Person", aliases=(text,), mentions=(Mention("a", 0, 1, text, "name"),))
        for iri in ("urn:a", "urn:b")
    )
    evidence = Evidence("a", 0, 1, text, text, text)
    statement = Statement("urn:s", "urn:a", "informs", "urn:b", (evidence,), attributed_to="urn:b")
    path = tmp_path_factory.mktemp("gexf") / "graph.gexf"
    write_gexf(GraphContents((Document("a", text, title),), entities, (statement,)), path)
    assert networkx.read_gexf(path, version="1.3").number_of_edges() == 1


def test_an_empty_graph_is_read(tmp_path: Path) -> None:
    write_gexf(GraphContents(), tmp_path / "graph.gexf")
    assert len(networkx.read_gexf(tmp_path / "graph.gexf", version="1.3")) == 0
