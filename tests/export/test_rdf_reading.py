from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.errors import DocumentError
from policygraph.export.rdf_reading import read_rdf
from policygraph.export.turtle import turtle

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import GraphContents


def changed(contents: GraphContents, tmp_path: Path, old: str, new: str) -> Path:
    """Return a file of the graph with a part of it changed."""
    text = turtle(contents)
    assert old in text
    path = tmp_path / "graph.ttl"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_what_others_added_is_passed_over(contents: GraphContents, tmp_path: Path) -> None:
    more = """
<urn:ours> a <https://schema.org/DigitalDocument> .
<urn:shelf> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#uriSpace> "urn:" .
uk:environment-agency rdfs:label "Asiantaeth yr Amgylchedd"@cy ; dct:subject <urn:water> ; rdfs:seeAlso [] .
[] a pg:Statement .
# ---- Statements
"""
    assert read_rdf(changed(contents, tmp_path, "# ---- Statements\n", more)) == contents


def test_an_entity_without_statements_and_mentions_is_read(contents: GraphContents, tmp_path: Path) -> None:
    alone = changed(
        contents, tmp_path, "# ---- Statements\n", '<urn:x> a pg:Place ; rdfs:label "X" ; pg:kind "named" .\n'
    )
    assert {entity.id for entity in read_rdf(alone).entities} == {*(e.id for e in contents.entities), "urn:x"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('pg:kind "named"', 'pg:kind "nameless"', "has the kind 'nameless': known are named", id="kind"),
        pytest.param("a pg:Person,", "a", "must have one type of the ontology", id="no type"),
        pytest.param("a pg:Person,", "a pg:Person, pg:Place,", "must have one type of the ontology", id="two types"),
        pytest.param("rdf:predicate pg:funds", "rdf:predicate pg:fonds", "as its relation, which", id="relation"),
        pytest.param("pg:confidence 0.95", 'pg:confidence "high"', "as its confidence, which", id="number"),
        pytest.param("pg:refersTo", "pg:refers", "must have one <.*refersTo>, not 0", id="a mention of nothing"),
        pytest.param("oa:hasSource", "oa:has", "must have one <.*hasSource>, not 0", id="no document"),
        pytest.param("oa:hasSelector", "oa:has", "must have a selector of the class", id="no selector"),
        pytest.param('rdfs:label "Mara Ellison"', 'rdfs:label "M", "E"', "must have one <.*label>, not 2", id="names"),
        pytest.param('dct:identifier "waterways', 'dct:id "waterways', "which is not described", id="no such document"),
        pytest.param('pg:kind "named"', 'pg:kin "named"', "which is not described|has no graph", id="no entities"),
    ],
)
def test_what_is_wrong_is_said_with_its_subject(
    contents: GraphContents, tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = changed(contents, tmp_path, old, new)
    with pytest.raises(DocumentError, match=rf"graph\.ttl: <\S+> .*{message}|{message}"):
        read_rdf(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("graph.ttl", b"<urn:a> <urn:b> 'c", "is not Turtle: .*line 1"),
        ("graph.ttl", b"\xff\xfe", "is not Turtle"),
        ("graph.nt", b"<urn:a> <urn:b> .", "is not N-Triples: .*line 1"),
        ("graph.jsonld", b'{"@context": "https://example.org/context"}', "is not JSON-LD"),
        ("graph.rdf", b"<rdf>", "is not RDF/XML"),
        ("graph.rdf", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', "is not RDF/XML"),
        ("graph.ttl", b"<urn:a> a <urn:b> .", "has no graph of policygraph's"),
        ("graph.ttl", b"", "has no graph of policygraph's"),
        ("graph.txt", b"", "its name must end in one of .ttl, .trig"),
    ],
)
def test_a_file_that_is_something_else_is_an_error(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentError, match=rf"{name}: {message}"):
        read_rdf(tmp_path / name)


@pytest.mark.parametrize("value", ['"NaN"', "7", "-0.5", '"INF"'])
def test_a_confidence_that_is_no_share_is_said(contents: GraphContents, tmp_path: Path, value: str) -> None:
    with pytest.raises(DocumentError, match="as its confidence, which that cannot be"):
        read_rdf(changed(contents, tmp_path, "pg:confidence 0.95", f"pg:confidence {value}"))


@pytest.mark.parametrize("value", ["GBP inf", "GBP nan", "GBP", "GBP five"])
def test_an_amount_that_is_none_is_said(contents: GraphContents, tmp_path: Path, value: str) -> None:
    path = changed(contents, tmp_path, 'pg:trigger "funded"', f'pg:trigger "funded" ; pg:amount "{value}"')
    with pytest.raises(DocumentError, match="as its amount, which that cannot be"):
        read_rdf(path)


def test_an_offset_before_the_beginning_is_said(contents: GraphContents, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="has '-4' as its start, which that cannot be"):
        read_rdf(changed(contents, tmp_path, 'oa:start "4"^^', 'oa:start "-4"^^'))


@pytest.mark.parametrize("term", ["<urn:x>", "<<( <urn:a> pg:funds <urn:b> )>>, <<( <urn:b> pg:funds <urn:a> )>>"])
def test_a_statement_that_reifies_no_one_triple_is_said(contents: GraphContents, tmp_path: Path, term: str) -> None:
    path = changed(contents, tmp_path, "rdf:predicate pg:funds", f"rdf:predicate pg:funds ; rdf:reifies {term}")
    with pytest.raises(DocumentError, match="must reify one triple"):
        read_rdf(path)


def test_an_entity_that_is_said_not_to_be_linked_is_not(contents: GraphContents, tmp_path: Path) -> None:
    read = read_rdf(changed(contents, tmp_path, "pg:linked true", "pg:linked false"))
    assert not any(entity.iri for entity in read.entities)


def test_a_byte_order_mark_is_passed_over(contents: GraphContents, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(turtle(contents), encoding="utf-8-sig")
    assert read_rdf(tmp_path / "graph.ttl") == contents


def test_a_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"gone\.ttl: cannot be read: No such file"):
        read_rdf(tmp_path / "gone.ttl")
