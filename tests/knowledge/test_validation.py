"""What is wrong with a graph is said of the right thing, at the right line, in words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.export.turtle import write_turtle
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.validation import validate
from policygraph.model import GraphContents

PREFIXES = """@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FIRST = PREFIXES.count("\n") + 1
KENT = 'ex:kent a pg:Place ; skos:prefLabel "Kent"@en .\n'


def turtle(folder: Path, text: str, name: str = "graph.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text, encoding="utf-8", newline="\n")
    return path


def problems(folder: Path, text: str) -> list[str]:
    """What is wrong with the text: line, counted from the end of the prefixes, thing, problem and value."""
    found = validate([turtle(folder, text)])
    return [f"{one.line - FIRST + 1} {one.thing}: {one.problem} {one.value}".rstrip() for one in found]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph in which each thing has one fault."""
    return turtle(
        tmp_path_factory.mktemp("broken"),
        """ex:kent a pg:Place ; rdfs:label "Kent" ; skos:prefLabel "Kent" ; pg:kind "named" .
ex:two a pg:Place, pg:Event ; rdfs:label "Two" ; skos:prefLabel "Two" ; pg:kind "named" .
ex:names a pg:Place ; rdfs:label "Names" ; skos:prefLabel "Names", "Other" ; pg:kind "named" .
ex:kind a pg:Place ; rdfs:label "Kind" ; skos:prefLabel "Kind" ; pg:kind "plural" .
ex:label a pg:Place ; skos:prefLabel "Label" ; pg:kind "named" .
ex:untyped skos:prefLabel "Untyped" .
ex:slip a pg:Plaice ; skos:prefLabel "Slip" .
ex:direct a pg:Place ; rdfs:label "Direct" ; skos:prefLabel "Direct" ; pg:kind "named" ; pg:locatedIn ex:two, ex:kent .

<https://example.org/statement> a pg:Statement, rdf:Statement ;
    rdf:subject ex:kent ; rdf:predicate pg:locatedIn ; rdf:object ex:nowhere ;
    pg:polarity "so" ; pg:modality "asserted", "possible" ; pg:confidence 1.5 .
ex:evidence a pg:Evidence ; oa:hasSource ex:source ; oa:hasSelector ex:position .
ex:position a oa:TextPositionSelector ;
    oa:start "4"^^xsd:nonNegativeInteger ; oa:end "2"^^xsd:nonNegativeInteger .
ex:source a schema:DigitalDocument ; rdfs:label "Source" ; dct:identifier "source" ; dct:issued "soon"^^xsd:date .
""",
    )


def test_a_graph_that_is_exported_is_valid(contents: GraphContents, tmp_path: Path) -> None:
    write_turtle(contents, tmp_path / "graph.ttl")
    assert validate([tmp_path / "graph.ttl"]) == ()


def test_every_fault_is_found_and_nothing_else(broken: Path) -> None:
    statement = "statement “Kent” is in ex:nowhere"
    assert [
        f"{one.line - FIRST + 1} {one.thing}: {one.problem} {one.value}".rstrip() for one in validate([broken])
    ] == [
        "2 “Two” (event and place): It must have one type of the ontology, such as pg:PublicBody.",
        "3 “Names” (place): It must have one name: a text as skos:prefLabel.",
        '4 “Kind” (place): Its pg:kind must be "named" or "generic". "plural"',
        "5 “Label” (place): It must have one rdfs:label.",
        "6 “Untyped”: It has a name and no type: give it a class of the ontology, such as pg:PublicBody.",
        "7 pg:Plaice: The ontology has no such class.",
        f'10 {statement}: Its pg:confidence must be one decimal number from 0 to 1. "1.5" as xsd:decimal',
        f'10 {statement}: Its pg:modality must be "asserted", "proposed" or "possible".',
        f'10 {statement}: Its pg:polarity must be "affirmed" or "negated". "so"',
        f"10 {statement}: Its prov:wasDerivedFrom must be the document that states it, a foaf:Document.",
        f"10 {statement}: No evidence bears it: give it a pg:evidence.",
        f"10 {statement}: The object of “is in” must have the type place. ex:nowhere",
        "13 ex:evidence: It is evidence of no statement.",
        "13 ex:evidence: It must have one quotation, an oa:TextQuoteSelector.",
        '14 selector of the ex:evidence: It must end after it starts. "4" as xsd:nonNegativeInteger',
        '16 “Source”: Its dct:issued must be one day, "YYYY-MM-DD"^^xsd:date, or a text. "soon" as xsd:date',
        "16 “Source”: What is quoted must be a foaf:Document.",
    ]


def test_the_report_is_the_same_whatever_the_hash_seed(broken: Path) -> None:
    command = [sys.executable, "-m", "policygraph.cli", "validate", str(broken)]
    reports = [
        subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False)
        for seed in ("1", "2")
    ]
    assert reports[0].stdout and reports[0].stderr == b""
    assert reports[0].stdout == reports[1].stdout


def test_a_direct_triple_to_something_of_another_type_is_found(tmp_path: Path) -> None:
    assert problems(tmp_path, f'{KENT}ex:law a pg:Legislation ; skos:prefLabel "Act" ; pg:partOf ex:kent .') == [
        "2 “Act” (legislation): The object of “is part of” must have the type document or policy instrument "
        "where the subject has the type document or policy instrument. “Kent” (place)"
    ]


@pytest.mark.parametrize(
    ("date", "valid"),
    [
        ('"2024-02-29"^^xsd:date', True),
        ('"2024-02"^^xsd:gYearMonth', True),
        ('"2024"^^xsd:gYear', True),
        ('"2023-02-29"^^xsd:date', False),
        ('"2024"', False),
        ('"2024"^^xsd:gYear, "2025"^^xsd:gYear', False),
    ],
)
def test_a_body_begins_and_ends_on_dates(tmp_path: Path, date: str, valid: bool) -> None:
    text = 'ex:board a pg:PublicBody ; skos:prefLabel "Board" ; schema:{} {} .'
    for predicate in ("foundingDate", "dissolutionDate"):
        assert (problems(tmp_path, text.format(predicate, date)) == []) is valid


def test_what_a_body_replaces_is_of_a_kind_with_it(tmp_path: Path) -> None:
    board = 'ex:board a pg:PublicBody ; skos:prefLabel "Board" ; dct:replaces ex:{} .\n'
    assert problems(tmp_path, board.format("elsewhere")) == []
    assert problems(tmp_path, KENT + board.format("kent")) == [
        "2 “Board” (public body): The object of “replaces” must have the type group or organisation where the subject "
        "has the type group or organisation. “Kent” (place)"
    ]


def test_an_appointment_has_a_person_and_a_post(tmp_path: Path) -> None:
    assert problems(tmp_path, f"{KENT}ex:a a org:Membership ; org:member ex:kent .") == [
        "1 “Kent” (place): Only a person can be the org:member of an appointment.",
        "2 appointment of “Kent” as nothing: It must have one org:role, the post that was held.",
    ]


def test_files_are_read_as_one_graph_and_each_thing_is_found_in_its_own(tmp_path: Path) -> None:
    first = turtle(tmp_path, "ex:a a pg:Place ; pg:locatedIn ex:kent .\n", "a.ttl")
    second = turtle(tmp_path, f"\n{KENT}", "b.ttl")
    assert [str(one) for one in validate([first])] == [
        f"{first}, line {FIRST}: ex:a (place): It must have one name: a text as skos:prefLabel.",
        f"{first}, line {FIRST}: ex:a (place): The object of “is in” must have the type place. Found: ex:kent.",
    ]
    assert [one.problem for one in validate([first, second])] == ["It must have one name: a text as skos:prefLabel."]
    doubled = turtle(tmp_path, 'ex:kent skos:prefLabel "County of Kent"@en .\n', "c.ttl")
    assert [(one.file, one.line) for one in validate([second, doubled])] == [(str(second), FIRST + 1)]


def test_a_name_in_a_document_cannot_forge_a_line_of_the_report(tmp_path: Path) -> None:
    (found,) = validate([turtle(tmp_path, 'ex:a a pg:Place ; skos:prefLabel "A\\nb.ttl, line 1" ; pg:kind "named" .')])
    assert found.thing == "“A b.ttl, line 1” (place)"
    assert "\n" not in str(found)


def test_a_thing_without_an_iri_is_called_so(tmp_path: Path) -> None:
    found = validate([turtle(tmp_path, "[] a pg:Place .")])
    assert {one.thing for one in found} == {"something without an IRI (place)"}


def test_the_line_is_found_below_a_base(tmp_path: Path) -> None:
    path = tmp_path / "base.ttl"
    path.write_text(
        "@base <https://example.org/id/> .\n@prefix pg: <https://w3id.org/policygraph/ontology#> .\n\n"
        "<a> pg:vets <place/kent> .\n<place/kent> a pg:Place .\n",
        encoding="utf-8",
    )
    assert {(one.line, one.thing) for one in validate([path])} == {
        (4, "<https://example.org/id/a>"),
        (5, "<https://example.org/id/place/kent> (place)"),
    }


def test_every_file_of_the_knowledge_base_is_valid() -> None:
    assert validate(sorted((ontologies_folder() / "uk").rglob("*.ttl"))) == ()


def test_shapes_can_be_others(tmp_path: Path) -> None:
    shapes = turtle(
        tmp_path,
        "ex:Short sh:targetClass pg:Place ; sh:property [ sh:path skos:prefLabel ; sh:maxLength 3 ] .",
        "shapes.ttl",
    )
    (found,) = validate([turtle(tmp_path, KENT)], shapes)
    assert (found.thing, found.value) == ("“Kent” (place)", '"Kent"')
    assert "length" in found.problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (KENT, "shapes.ttl: holds no SHACL shapes"),
        (
            'ex:s a sh:NodeShape ; sh:targetClass pg:Place ; sh:sparql [ sh:select "SELECT $this FROM <urn:x> {}" ] .',
            "shapes.ttl: uses sh:sparql, which is not run: write the shape in SHACL Core",
        ),
        (
            "ex:s sh:targetClass pg:Place ; sh:property [ sh:path skos:prefLabel ; sh:minCount 1, 2 ] .",
            "shapes.ttl: cannot be used: ",
        ),
        ("ex:s a sh:NodeShape", "shapes.ttl: not Turtle: a statement or a text in it has no end"),
        ("ex:s a sh:NodeShape ex:t .", "shapes.ttl, line 12: not Turtle"),
    ],
)
def test_shapes_that_cannot_be_used_are_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        validate([turtle(tmp_path, KENT)], turtle(tmp_path, text, "shapes.ttl"))
    assert message in str(raised.value)
