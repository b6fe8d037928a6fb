"""Several files and what is known already, joined: what they add, and how they may not contradict."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.base import (
    Appointment,
    KnowledgeBase,
    KnowledgeEntity,
    default_knowledge_base,
    knowledge_base,
)

PREFIXES = """@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
AIR = KnowledgeEntity("https://example.org/air", "Air Board", "PublicBody", until="2010")
POST = """ex:head a pg:Role ; skos:prefLabel "Head of Air"@en ; org:postIn ex:air .
ex:ann a pg:Person ; skos:prefLabel "Ann Example"@en .
"""


def write(path: Path, text: str) -> Path:
    path.write_text(PREFIXES + text if path.suffix == ".ttl" else text, encoding="utf-8", newline="\n")
    return path


def test_what_files_say_is_added_and_the_rest_stays(tmp_path: Path) -> None:
    known = KnowledgeBase([AIR])
    more = write(
        tmp_path / "more.ttl",
        'ex:air skos:altLabel "Air Office"@en ; schema:foundingDate "1999"^^xsd:gYear .\n'
        'ex:sea a pg:PublicBody ; skos:prefLabel "Sea Board"@en ; dct:replaces ex:air ; skos:notation "E1" ;\n'
        '    skos:note "Executive agency"@en ; dct:source <https://example.org/list> .',
    )
    extended = known.extended([more])
    assert list(extended) == [
        KnowledgeEntity(AIR.iri, "Air Board", "PublicBody", ("Air Office",), since="1999", until="2010"),
        KnowledgeEntity(
            "https://example.org/sea",
            "Sea Board",
            "PublicBody",
            replaces=(AIR.iri,),
            codes=("E1",),
            notes=("Executive agency",),
            sources=("https://example.org/list",),
        ),
    ]
    assert list(known) == [AIR]


def test_another_full_name_of_a_known_entity_is_one_more_name(tmp_path: Path) -> None:
    found = KnowledgeBase([AIR]).extended([write(tmp_path / "a.ttl", 'ex:air skos:prefLabel "Board of Air"@en .')])
    assert [(entity.name, entity.names) for entity in found] == [("Air Board", ("Board of Air",))]


def test_turtle_and_tables_go_together_in_any_order(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "a.ttl", 'ex:sea a pg:PublicBody ; skos:prefLabel "Sea Board"@en .'),
        write(tmp_path / "b.csv", "name,type,part_of\nTide Unit,Public body,Sea Board\n"),
        write(tmp_path / "c.CSV", "name,type,replaces,iri\nSea Board,Public body,Air Board,https://example.org/sea\n"),
    ]
    found = [list(KnowledgeBase([AIR]).extended(order)) for order in permutations(files)]
    assert all(entities == found[0] for entities in found)
    assert [(entity.name, entity.part_of, entity.replaces) for entity in found[0]] == [
        ("Air Board", (), ()),
        ("Sea Board", (), (AIR.iri,)),
        ("Tide Unit", ("https://example.org/sea",), ()),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:air\n    dct:isPartOf ex:air .", r'line 8: ex:air is part of itself: "Air Board" → "Air Board"; take one'),
        (
            'ex:sea a pg:PublicBody ; skos:prefLabel "Sea Board"@en ;\n    dct:replaces ex:air .\n'
            "ex:air\n    dct:replaces ex:sea .",
            r'line 11: ex:air replaces itself: "Air Board" → "Sea Board" → "Air Board"; take one of these links out',
        ),
        ("ex:air a pg:Charity .", 'line 8: ex:air has "Charity" as rdf:type, but <.*> is known with "PublicBody"'),
        (
            'ex:air\n    schema:dissolutionDate "2011"^^xsd:gYear .',
            'line 9: ex:air has "2011" as schema:dissolutionDate, but <.*/air> is known with "2010"',
        ),
        (
            'ex:air\n    schema:foundingDate "2011"^^xsd:gYear .',
            r"line 9: ex:air ends \(2010\) before it begins \(2011\): correct one of the two",
        ),
        ('ex:air\n    dct:isPartOf "Sea Board"@en .', 'line 9: ex:air refers to "Sea Board", which is no identifier'),
        (POST + "ex:head org:postIn ex:sea .", "line 10: ex:head refers to ex:sea, which no file describes"),
        ("ex:air dct:isPartOf ex:sea .", "line 8: ex:air refers to ex:sea, which no file describes"),
        (
            POST + "ex:m a org:Membership ;\n    org:role ex:tail ;\n    org:member ex:ann .",
            "line 11: ex:m refers to ex:tail, which no file describes",
        ),
        ("ex:m a org:Membership ; org:member ex:ann .", "line 8: ex:m has no org:role: say which post"),
        ("ex:m a org:Membership ; org:role ex:head .", "line 8: ex:m has no org:member: say which post"),
        (
            POST + 'ex:m a org:Membership ; org:role ex:head ; org:member ex:ann ;\n    schema:endDate "May"@en .',
            'line 11: ex:m has "May" as schema:endDate, which is no date',
        ),
    ],
)
def test_what_cannot_be_joined_is_an_error_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=rf"more\.ttl, {message}"):
        KnowledgeBase([AIR]).extended([write(tmp_path / "more.ttl", text)])


def test_a_file_of_another_kind_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"bodies\.xlsx: is neither Turtle nor a table: name a \.ttl or a \.csv"):
        KnowledgeBase([]).extended([tmp_path / "bodies.xlsx"])


def test_appointments_are_no_entities(tmp_path: Path) -> None:
    membership = (
        "ex:m a org:Membership ; org:role ex:head ; org:member ex:ann ;\n"
        '    schema:startDate "2005-05-06"^^xsd:date ; schema:endDate "2007"^^xsd:gYear .\n'
        "ex:n a org:Membership ; org:role ex:head ; org:member ex:ann .\n"
    )
    found = KnowledgeBase([AIR]).extended([write(tmp_path / "posts.ttl", POST + membership)])
    assert [(entity.name, entity.post_in) for entity in found if entity.post_in] == [("Head of Air", (AIR.iri,))]
    assert len(found) == 3
    post, person = "https://example.org/head", "https://example.org/ann"
    assert found.appointments == (
        Appointment(post, None, None, person),
        Appointment(post, "2005-05-06", "2007", person),
    )
    assert found.extended([]).appointments == found.appointments


def test_a_user_s_files_add_to_what_is_shipped(tmp_path: Path) -> None:
    assert knowledge_base([]) is default_knowledge_base()
    found = knowledge_base([write(tmp_path / "a.csv", "name,type,part_of\nTide Unit,Public body,Home Office\n")])
    assert len(found) == len(default_knowledge_base()) + 1
    assert [unit.part_of for unit in found.named("Tide Unit")] == [("https://w3id.org/policygraph/uk/home-office",)]
