from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import igraph
import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.export.graphml import write_graphml
from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Mention, Predecessor, Statement

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.graph import PolicyGraph

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_nodes_and_edges_carry_what_gephi_shows(graph: PolicyGraph, tmp_path: Path) -> None:
    write_graphml(graph.contents, tmp_path / "graph.graphml")
    network = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    ofwat, trusts = graph["Ofwat"].id, graph["canal trusts"].id
    assert network.nodes[ofwat] == {
        "label": "Ofwat",
        "type": "PublicBody",
        "kind": "named",
        "plural": False,
        "linked": False,
        "aliases": "",
        "known_as": "",
        "mentions": 2,
        "documents": "2024/letter to ministers; waterways-strategy",
        "same_as": "",
        "codes": "",
        "since": "",
        "until": "",
        "replaces": "",
        "candidates": "",
    }
    (edge,) = network.get_edge_data(ofwat, trusts).values()
    assert edge == {
        "label": "oversees (negated)",
        "relation": "oversees",
        "polarity": "negated",
        "modality": "asserted",
        "speaker": "Mara Ellison",
        "speaker_iri": graph["Mara Ellison"].id,
        "confidence": 1.0,
        "status": "",
        "periods": "",
        "amounts": "",
        "quotations": "“Ofwat does not oversee the trusts,” said Mara Ellison",
        "documents": "A strategy for the waterways",
    }


def test_igraph_reads_the_same(graph: PolicyGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    write_graphml(graph.contents, path)
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    assert sorted(read.vs["id"]) == sorted(entity.id for entity in graph.entities)
    # Not by the ids of edges: for those igraph 1.0 reads the ids of nodes.
    assert read.ecount() == len(graph.contents.statements)
    edge = read.es.find(relation="oversees")
    assert (read.vs[edge.source]["label"], edge["polarity"]) == ("Ofwat", "negated")
    assert read.vs.find(label="canal trusts")["plural"] is True


def test_what_the_knowledge_base_knows_of_a_body_is_kept(tmp_path: Path) -> None:
    entity = Entity(
        "urn:dft",
        "Department for Transport",
        "GovernmentDepartment",
        iri="urn:dft",
        same_as=("http://www.wikidata.org/entity/Q1191701", "https://www.gov.uk/dft"),
        codes=("D9",),
        since="2002-05-29",
        until="2030",
        replaces=(Predecessor("urn:dtlr", "DTLR"), Predecessor("urn:detr", "DETR")),
        known_as=("DFT", "Dept for Transport"),
    )
    write_graphml(GraphContents(entities=(entity,)), tmp_path / "graph.graphml")
    node = networkx.read_graphml(tmp_path / "graph.graphml").nodes["urn:dft"]
    assert node["linked"] is True
    assert node["same_as"] == "http://www.wikidata.org/entity/Q1191701; https://www.gov.uk/dft"
    assert (node["codes"], node["since"], node["until"]) == ("D9", "2002-05-29", "2030")
    assert node["replaces"] == "DTLR; DETR"
    assert node["known_as"] == "DFT; Dept for Transport"


def test_the_same_graph_gives_the_same_bytes(graph: PolicyGraph, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_graphml(graph.contents, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_several_quotations_are_one_a_line(graph: PolicyGraph, tmp_path: Path) -> None:
    write_graphml(graph.contents, tmp_path / "graph.graphml")
    network = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    ends = sorted((graph["Ofwat"].id, graph["Environment Agency"].id))
    (edge,) = network.get_edge_data(*ends).values()
    assert len(edge["quotations"].split("\n")) == 2


def test_periods_statuses_and_amounts_of_all_quotations_are_gathered(graph: PolicyGraph, tmp_path: Path) -> None:
    ends = graph["DfT"], graph["canal trusts"]
    evidence = (
        Evidence("a", 0, 1, "x", "funds", "r", None, "2015-04-01/2016-03-31", "in force", Amount("GBP", 4_800_000_000)),
        Evidence("a", 1, 2, "y", "funds", "r", None, "2015-04-01/2016-03-31", "announced", Amount("EUR", 12.5)),
        Evidence("a", 2, 3, "z", "funds", "r"),
    )
    statement = Statement("urn:s", ends[0].id, "funds", ends[1].id, evidence)
    write_graphml(GraphContents((Document("a", "xyz"),), ends, (statement,)), tmp_path / "graph.graphml")
    network = networkx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    (edge,) = network.get_edge_data(ends[0].id, ends[1].id).values()
    assert edge["periods"] == "2015-04-01/2016-03-31"
    assert edge["status"] == "announced; in force"
    assert edge["amounts"] == "EUR 12.5; GBP 4800000000"


def test_text_is_written_as_it_is_in_utf_8(graph: PolicyGraph, tmp_path: Path) -> None:
    write_graphml(graph.contents, tmp_path / "graph.graphml")
    assert "“Ofwat does" in (tmp_path / "graph.graphml").read_text(encoding="utf-8")


@given(text=ANY_TEXT, title=st.none() | ANY_TEXT)
def test_any_text_gives_sound_xml(tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None) -> None:
    entities = tuple(
        Entity(iri, text, "Person", aliases=(text,), mentions=(Mention("a", 0, 1, text, "name"),))
        for iri in ("urn:a", "urn:b")
    )
    evidence = Evidence("a", 0, 1, text, text, text)
    statement = Statement("urn:s", "urn:a", "informs", "urn:b", (evidence,), attributed_to="urn:b")
    path = tmp_path_factory.mktemp("graphml") / "graph.graphml"
    write_graphml(GraphContents((Document("a", text, title),), entities, (statement,)), path)
    assert len(list(ElementTree.parse(path).iter())) > 20


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused_with_the_name_of_the_statement(tmp_path: Path, number: float) -> None:
    entity = Entity("urn:a", "A", "Fund")
    evidence = Evidence("d", 0, 1, "x", "", "", amount=Amount("GBP", number))
    for statement in (
        Statement("urn:s", "urn:a", "funds", "urn:a", (evidence,)),
        Statement("urn:s", "urn:a", "funds", "urn:a", (), confidence=number),
    ):
        with pytest.raises(PolicyGraphError, match="<urn:s> has a number that cannot be written"):
            write_graphml(GraphContents((Document("d", ""),), (entity,), (statement,)), tmp_path / "graph.graphml")
    assert not list(tmp_path.iterdir())


def test_an_empty_graph_is_sound_xml(tmp_path: Path) -> None:
    write_graphml(GraphContents(), tmp_path / "graph.graphml")
    assert len(networkx.read_graphml(tmp_path / "graph.graphml")) == 0
