"""The shapes follow from the ontology, and are SHACL."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Graph

from policygraph.export.turtle import write_turtle
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.knowledge.shapes import Join, joins, shapes
from policygraph.knowledge.validation import validate
from policygraph.model import Document, Entity, Evidence, GraphContents, Statement

SHIPPED = ontologies_folder() / "shapes.ttl"
BASE = "https://w3id.org/policygraph/id"
# Of each family one; of organisations a kind, so that what holds of the type above has to hold of it.
TYPES = ("Document", "Event", "Person", "Place", "PoliceForce", "Programme")


def test_the_shipped_shapes_are_those_of_the_shipped_ontology() -> None:
    made = "policygraph ontology --format shapes --output ontologies/shapes.ttl"
    assert SHIPPED.read_text(encoding="utf-8") == shapes(default_ontology()), f"make them again: {made}"


def test_the_shapes_are_well_formed_shacl() -> None:
    graph = Graph().parse(SHIPPED)
    assert len(set(graph.subjects(RDF.type, SH.NodeShape))) > 2 * len(default_ontology().relations)
    conforms, _, report = pyshacl.validate(Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, report


def test_the_shapes_need_nothing_but_the_core_of_shacl() -> None:
    used = set(Graph().parse(SHIPPED).predicates())
    assert not used & {SH.sparql, SH.select, SH.js, SH.rule, SH.expression}


def test_every_violation_has_a_sentence_of_its_own() -> None:
    graph = Graph().parse(SHIPPED)
    messages = [str(message) for message in graph.objects(None, SH.message)]
    assert all(message.endswith(".") and message[0] in "I“TWNO" for message in messages)


def test_a_join_names_the_fewest_types() -> None:
    ontology = default_ontology()
    assert joins(ontology, ontology.relations["legislates"]) == (Join(("Actor",), ("Legislation",)),)
    assert joins(ontology, ontology.relations["investigates"])[0].objects == ("Entity",)
    assert [join.subjects for join in joins(ontology, ontology.relations["replaces"])] == [
        ("Document", "Instrument"),
        ("Event",),
        ("Group", "Organisation"),
        ("Person", "Role"),
        ("Place",),
    ]


def test_the_shapes_allow_just_what_the_ontology_allows(tmp_path: Path) -> None:
    ontology = default_ontology()
    entities = {kind: Entity(f"{BASE}/entity/{kind}/x", f"the {kind}", kind) for kind in TYPES}
    evidence = Evidence("note", 0, 4, "Note", "note", "note/note")
    statements, forbidden = [], set()
    for number, (relation, subject, object_) in enumerate(product(ontology.relations.values(), TYPES, TYPES)):
        ends = entities[subject].id, entities[object_].id
        statements.append(Statement(f"{BASE}/statement/{number:05}", ends[0], relation.name, ends[1], (evidence,)))
        if not ontology.allows(relation.name, subject, object_):
            forbidden.add(f"statement “the {subject}” {relation.label} “the {object_}”")
    path = tmp_path / "graph.ttl"
    write_turtle(GraphContents((Document("note", "Note"),), tuple(entities.values()), tuple(statements)), path)
    found = validate([path])
    assert {one.thing for one in found if one.thing.startswith("statement")} == forbidden
    # The direct triples that say the same are found as well.
    assert {one.thing.partition(" (")[0] for one in found} - forbidden == {f"“the {kind}”" for kind in TYPES}


def test_a_relation_that_users_add_has_its_shapes(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text(
        """@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix pg: <https://w3id.org/policygraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:lobbies a owl:ObjectProperty ; pg:name "lobbies" ; rdfs:label "\\"lobbies\\""@en ;
    skos:definition "The subject tries to sway the object."@en ;
    schema:domainIncludes pg:Organisation ; schema:rangeIncludes pg:Actor .
""",
        encoding="utf-8",
    )
    text = shapes(Ontology([ontologies_folder() / "policygraph.ttl", path]))
    assert "sh:targetSubjectsOf <https://example.org/lobbies> ;" in text
    assert 'The subject of “\\"lobbies\\"” must have the type organisation.' in text
    assert Graph().parse(data=text)
