"""Reading a knowledge base, finding in it, and telling its user what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.errors import KnowledgeError
from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity

PREFIXES = """@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
WATER = """ex:water a pg:PublicBody ;
    skos:prefLabel "Office of Water"@en ;
    skos:altLabel "Water Office"@en, "OW"@en ;
    pg:abbreviation "OW"@en ;
    schema:foundingDate "2004-05"^^xsd:gYearMonth ;
    schema:dissolutionDate "2019"^^xsd:gYear ;
    dct:replaces ex:rivers ;
    owl:sameAs <https://example.com/1> .
ex:rivers a pg:PublicBody ; skos:prefLabel "Rivers Board"@en .
"""


def read(folder: Path, *texts: str) -> KnowledgeBase:
    paths = [folder / f"{number}.ttl" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(PREFIXES + text, encoding="utf-8", newline="\n")
    return KnowledgeBase.read(paths)


def test_an_entity_has_all_that_its_file_says(tmp_path: Path) -> None:
    assert read(tmp_path, WATER).get("https://example.org/water") == KnowledgeEntity(
        "https://example.org/water",
        "Office of Water",
        "PublicBody",
        names=("Water Office",),
        abbreviations=("OW",),
        since="2004-05",
        until="2019",
        replaces=("https://example.org/rivers",),
        same_as=("https://example.com/1",),
    )


def test_one_file_may_say_more_of_an_entity_that_another_has(tmp_path: Path) -> None:
    more = 'ex:water skos:altLabel "H2Office"@en ; pg:ordinaryWord "H2Office"@en .'
    found = read(tmp_path, WATER, more).get("https://example.org/water")
    assert found is not None
    assert found.names == ("H2Office", "Water Office")
    assert found.ordinary_words == ("H2Office",)


def test_the_order_of_the_files_makes_no_difference(tmp_path: Path) -> None:
    more = 'ex:air a pg:PublicBody ; skos:prefLabel "Air Office"@en ; dct:isPartOf ex:water .'
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert list(read(tmp_path / "a", WATER, more)) == list(read(tmp_path / "b", more, WATER))


def test_entities_are_found_by_any_of_their_names(tmp_path: Path) -> None:
    knowledge = read(tmp_path, WATER)
    for name in ("Office of Water", "the office of water", "Water  Office", "OW", "O.W."):
        assert [found.name for found in knowledge.named(name)] == ["Office of Water"], name
    assert knowledge.named("Office") == ()
    assert knowledge.get("https://example.org/none") is None


def test_entities_that_share_a_name_are_all_found_in_order_of_their_iris(tmp_path: Path) -> None:
    more = 'ex:a-water a pg:PublicBody ; skos:prefLabel "Water Office"@en .'
    found = read(tmp_path, WATER, more).named("Water Office")
    assert [body.iri for body in found] == ["https://example.org/a-water", "https://example.org/water"]


def test_what_describes_the_file_is_no_entity(tmp_path: Path) -> None:
    about = '<https://example.org/file> a owl:Ontology ; dct:title "Water bodies"@en .'
    assert len(read(tmp_path, WATER, about)) == 2


def test_the_source_of_a_file_is_that_of_what_names_none(tmp_path: Path) -> None:
    about = '<> a <http://rdfs.org/ns/void#Dataset> ; dct:source "the  water yearbook"@en .\n'
    air = 'ex:air a pg:PublicBody ; skos:prefLabel "Air Office"@en ; dct:source <https://example.com/air> .\n'
    elsewhere = 'ex:water dct:source "another list"@en .'
    knowledge = read(tmp_path, about + WATER + air, elsewhere)
    assert {entity.name: entity.sources for entity in knowledge} == {
        "Air Office": ("https://example.com/air",),
        "Office of Water": ("another list", "the water yearbook"),
        "Rivers Board": ("the water yearbook",),
    }


def test_two_entities_with_one_iri_are_an_error() -> None:
    with pytest.raises(KnowledgeError, match="two entities have the identifier urn:x"):
        KnowledgeBase([KnowledgeEntity("urn:x", "X", "PublicBody"), KnowledgeEntity("urn:x", "Y", "Charity")])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ex:x a pg:PublicBody .", r"0\.ttl, line 8: ex:x has no name: add skos:prefLabel"),
        ('ex:x skos:prefLabel "X"@en .', r"line 8: ex:x has no type: give it one class"),
        (
            'ex:x a pg:PublicBody,\n    pg:Charity ; skos:prefLabel "X"@en .',
            r"line 8: ex:x has the types Charity, PublicBody: give it one class",
        ),
        (
            'ex:x\n    a pg:Quango ; skos:prefLabel "X"@en .',
            r"line 9: ex:x has the type pg:Quango, which the ontology does not have",
        ),
        (
            'ex:x a pg:PublicBody ; skos:prefLabel "X"@en ;\n    skos:prefLabel "Y"@en .',
            r'line 9: ex:x has "X" and "Y" as skos:prefLabel: keep one',
        ),
        (
            'ex:x a pg:PublicBody ; skos:prefLabel "X"@en ;\n    schema:foundingDate "last May" .',
            r'line 9: ex:x has "last May" as schema:foundingDate, which is no date: write "YYYY-MM-DD"',
        ),
        (
            'ex:x a pg:PublicBody ; skos:prefLabel "X"@en ;\n    schema:foundingDate "2001-02-30"^^xsd:date .',
            r'line 9: ex:x has "2001-02-30" as schema:foundingDate, which is no date',
        ),
        (
            'ex:x a pg:PublicBody ; skos:prefLabel "X"@en ;\n\n    dct:replaces ex:y .',
            r"line 10: ex:x refers to ex:y, which no file describes",
        ),
        (
            'ex:x a pg:PublicBody ; skos:prefLabel "X"@en ; pg:ordinaryWord "Ex"@en .',
            r'line 8: ex:x has the ordinary word "Ex", which is none of its names',
        ),
    ],
)
def test_a_badly_described_entity_is_an_error_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        read(tmp_path, text)
