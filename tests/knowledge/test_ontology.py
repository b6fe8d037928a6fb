"""The ontology that is shipped, and ontologies that users write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, URIRef

from policygraph.errors import KnowledgeError
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.knowledge.turtle import PG, TurtleFile

GUIDELINES = Path(__file__).parents[3] / "shared" / "gold" / "GUIDELINES.md"
SHIPPED = ontologies_folder() / "policygraph.ttl"
PREFIXES = """@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
QUANGO = """ex:Quango a owl:Class ; rdfs:subClassOf pg:PublicBody ;
    rdfs:label "quango"@en ; skos:definition "A body at arm's length."@en .
"""


def extended(folder: Path, text: str) -> Ontology:
    path = folder / "mine.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8", newline="\n")
    return Ontology([SHIPPED, path])


def test_every_term_is_described() -> None:
    ontology = default_ontology()
    for type_ in ontology.types.values():
        assert type_.label and type_.definition.endswith("."), type_.name
    for relation in ontology.relations.values():
        assert relation.label and relation.definition.endswith("."), relation.name


def test_the_relations_are_those_of_the_guidelines() -> None:
    if not GUIDELINES.is_file():
        pytest.skip(f"the annotation guidelines are not at {GUIDELINES}")
    table = re.findall(r"^\| ([a-z_]+) \|", GUIDELINES.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(default_ontology().relations) == set(table) - {"relation"}


def test_no_entity_has_an_abstract_class_as_its_type() -> None:
    assert not {"Entity", "Actor", "Instrument"} & set(default_ontology().types)


@pytest.mark.parametrize(
    ("relation", "subject", "object_", "allowed"),
    [
        ("vets", "SecurityService", "Role", True),
        ("vets", "Place", "Role", False),
        ("part_of", "Programme", "Strategy", True),
        ("part_of", "Strategy", "Strategy", True),
        ("part_of", "Programme", "PublicBody", False),
        ("part_of", "PublicBody", "GovernmentDepartment", True),
        ("holds_role", "Person", "Role", True),
        ("holds_role", "PublicBody", "Role", False),
        ("legislates", "LegislativeBody", "Legislation", True),
        ("legislates", "LegislativeBody", "Fund", False),
        ("replaces", "Place", "Programme", False),
        ("hosts", "LocalAuthority", "Event", True),
        ("works_with", "Association", "GovernmentDepartment", True),
    ],
)
def test_a_relation_joins_only_what_it_may(relation: str, subject: str, object_: str, allowed: bool) -> None:
    assert default_ontology().allows(relation, subject, object_) is allowed


def test_a_type_stands_for_the_types_below_it() -> None:
    ontology = default_ontology()
    for name, relation in ontology.relations.items():
        for subject in relation.domain:
            below = [other for other in ontology.types if ontology.is_a(other, subject)]
            for object_ in relation.range:
                if ontology.allows(name, subject, object_):
                    assert all(ontology.allows(name, other, object_) for other in below), (name, subject)


def test_only_works_with_has_no_direction() -> None:
    assert [r.name for r in default_ontology().relations.values() if r.symmetric] == ["works_with"]


def test_a_relation_that_is_misspelt_is_named_with_the_nearest() -> None:
    with pytest.raises(KnowledgeError, match="no relation 'oversee'; did you mean oversees"):
        default_ontology().allows("oversee", "PublicBody", "PublicBody")


def test_every_example_of_the_file_is_a_sentence_or_a_list_of_names() -> None:
    file = TurtleFile(SHIPPED)
    relations = [subject for subject, values in file.subjects.items() if PG.name in values]
    assert len(relations) == len(default_ontology().relations)
    for subject in relations:
        assert (file.one(subject, SKOS.example) or "").endswith("."), subject


def test_a_user_may_add_a_type_below_one_that_is_shipped(tmp_path: Path) -> None:
    ontology = extended(tmp_path, QUANGO)
    assert ontology.types["Quango"].parent == "PublicBody"
    assert ontology.is_a("Quango", "Organisation")
    assert ontology.is_a("Quango", "Actor")
    assert ontology.allows("oversees", "Quango", "LocalAuthority")


def test_a_user_may_add_a_relation(tmp_path: Path) -> None:
    ontology = extended(
        tmp_path,
        QUANGO
        + """ex:lobbies a owl:ObjectProperty ; pg:name "lobbies" ; rdfs:label "lobbies"@en ;
    skos:definition "The subject tries to sway the object."@en ;
    schema:domainIncludes pg:Organisation ; schema:rangeIncludes pg:Actor .""",
    )
    assert ontology.allows("lobbies", "Company", "Person")
    assert ontology.allows("lobbies", "Quango", "Role")
    assert not ontology.allows("lobbies", "Person", "Company")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "ex:Quango a owl:Class ;\n    rdfs:subClassOf pg:PublicBody .",
            r"mine\.ttl, line 7: ex:Quango has no rdfs:label: add one",
        ),
        (
            'ex:p a owl:ObjectProperty ; pg:name "p" ;\n    schema:domainIncludes pg:Person .',
            r"mine\.ttl, line 7: ex:p has no schema:rangeIncludes",
        ),
        (
            'ex:p a owl:ObjectProperty ; pg:name "p" ; rdfs:label "p"@en ; skos:definition "P."@en ;\n'
            "    schema:domainIncludes pg:Persn ; schema:rangeIncludes pg:Person .",
            r"mine\.ttl, line 8: ex:p names the class pg:Persn, which is none",
        ),
        (
            'ex:p a owl:ObjectProperty ; pg:name "vets" ; rdfs:label "p"@en ; skos:definition "P."@en ;\n'
            "    schema:domainIncludes pg:Person ; schema:rangeIncludes pg:Person .",
            r'mine\.ttl, line 7: ex:p has the name "vets", which .*vets has already',
        ),
        (
            "ex:Person a owl:Class ; rdfs:subClassOf pg:Actor .",
            r"has the name of a class in .*: give it another",
        ),
    ],
)
def test_a_badly_described_term_is_an_error_with_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        extended(tmp_path, text)


def test_every_class_and_relation_has_an_iri_of_the_package_namespace() -> None:
    ontology = default_ontology()
    assert all(term.iri.startswith(str(PG)) for term in ontology.types.values())
    assert all(term.iri.startswith(str(PG)) for term in ontology.relations.values())


def test_every_term_of_the_package_has_a_label() -> None:
    file = TurtleFile(SHIPPED)
    own = [s for s in file.subjects if isinstance(s, URIRef) and s.startswith(str(PG))]
    assert own
    assert all(RDFS.label in file.subjects[subject] and RDF.type in file.subjects[subject] for subject in own)
