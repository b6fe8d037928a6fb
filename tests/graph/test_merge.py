from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.errors import PolicyGraphError
from policygraph.graph.merge import merge
from policygraph.model import BASE, Document, Entity, Evidence, Extraction, Mention, Statement

if TYPE_CHECKING:
    from policygraph.graph import PolicyGraph
    from policygraph.model import GraphContents

AGENCY = "https://w3id.org/policygraph/uk/environment-agency"


def entity(id: str, name: str, type: str = "PublicBody", mentions: int = 1, **more: Any) -> Entity:
    made = Entity(id, name, type, mentions=tuple(Mention("?", at, at + 1, "x", "name") for at in range(mentions)))
    return replace(made, **more)


def extraction(id: str, *entities: Entity, statements: tuple[Statement, ...] = ()) -> Extraction:
    return Extraction(
        Document(id, "…"),
        tuple(
            replace(item, mentions=tuple(replace(mention, document=id) for mention in item.mentions))
            for item in entities
        ),
        statements,
    )


def statement(subject: str, relation: str, object: str, document: str = "a", confidence: float = 1.0) -> Statement:
    return Statement("s1", subject, relation, object, (Evidence(document, 0, 1, "…", "", ""),), confidence=confidence)


def only(contents: GraphContents) -> Entity:
    (found,) = contents.entities
    return found


def test_each_entity_is_one_node(graph: PolicyGraph) -> None:
    assert sorted(entity.name for entity in graph.entities) == [
        "Councils",
        "Department for Transport",
        "Environment Agency",
        "Mara Ellison",
        "Ofwat",
        "Waterways Strategy",
        "canal trusts",
        "consultant",
        "polluter",
        "report",
        "report",
    ]


def test_a_statement_of_two_documents_has_the_evidence_of_both_and_the_higher_confidence(
    graph: PolicyGraph,
) -> None:
    (published,) = [
        item
        for item in graph.statements
        if item.relation == "publishes" and item.object == graph["Waterways Strategy"].id
    ]
    assert [evidence.document for evidence in published.evidence] == [
        "2024/letter to ministers",
        "waterways-strategy",
    ]
    assert published.confidence == 0.95


def test_a_symmetric_statement_is_one_whichever_way_it_is_put(graph: PolicyGraph) -> None:
    (together,) = [item for item in graph.statements if item.relation == "works_with"]
    assert together.subject < together.object
    assert len(together.evidence) == 2


def test_what_is_possible_is_not_what_is_asserted(graph: PolicyGraph) -> None:
    support = [item for item in graph.statements if item.relation == "supports"]
    assert sorted(item.modality for item in support) == ["asserted", "possible"]


def test_speakers_are_entities_of_the_graph(graph: PolicyGraph) -> None:
    (denied,) = [item for item in graph.statements if item.relation == "oversees"]
    assert denied.attributed_to == graph["Mara Ellison"].id


@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_and_of_what_is_in_them_does_not_matter(chance: random.Random) -> None:
    made = [
        extraction(
            id,
            entity("e1", "Ofwat", mentions=number),
            entity("e2", name, mentions=number, iri=AGENCY),
            entity("e3", "OFWAT" if number else "Ofwat", "Company"),
            statements=(statement("e1", "works_with", "e2", id, number / 9), statement("e1", "funds", "e3", id)),
        )
        for number, (id, name) in enumerate((("a", "EA"), ("b", "the Agency"), ("c", "Environment Agency")))
    ]
    shuffled = [
        replace(
            item,
            entities=tuple(chance.sample(item.entities, 3)),
            statements=tuple(chance.sample(item.statements, 2)),
        )
        for item in chance.sample(made, 3)
    ]
    assert merge(shuffled) == merge(made)


def test_an_added_document_changes_no_identifier(extractions: list[Extraction]) -> None:
    alone, both = merge(extractions[:1]), merge(extractions)
    assert {item.id for item in alone.entities} < {item.id for item in both.entities}
    assert {item.id for item in alone.statements} < {item.id for item in both.statements}


def test_a_linked_entity_has_the_name_and_the_type_of_the_knowledge_base() -> None:
    merged = only(merge([extraction("a", entity("e1", "EA", "Company", iri=AGENCY))]))
    assert (merged.id, merged.name, merged.type) == (AGENCY, "Environment Agency", "PublicBody")
    assert merged.aliases == ("EA",)


def test_an_entity_linked_elsewhere_has_its_fullest_name_and_its_most_frequent_type() -> None:
    iri = "https://example.org/body"
    merged = only(
        merge(
            [
                extraction("a", entity("e1", "CB", "Company", 2, iri=iri)),
                extraction("b", entity("e1", "Canal Board", "PublicBody", 5, iri=iri, aliases=("the board",))),
                extraction("c", entity("e1", "CANAL BOARD", "Company", 4, iri=iri)),
            ]
        )
    )
    assert (merged.name, merged.type) == ("Canal Board", "Company")
    assert merged.aliases == ("CANAL BOARD", "CB", "the board")
    assert len(merged.mentions) == 11


def test_equal_counts_of_types_are_decided_by_the_alphabet() -> None:
    iri = "https://example.org/body"
    parts = [extraction(type, entity("e1", "Board", type, iri=iri)) for type in ("PublicBody", "Charity")]
    assert only(merge(parts)).type == "Charity"


def test_a_named_entity_without_a_statement_stays() -> None:
    assert only(merge([extraction("a", entity("e1", "Ofwat"))])).id == f"{BASE}entity/PublicBody/ofwat"


def test_a_statement_between_two_mentions_of_one_entity_is_left_out() -> None:
    parts = (entity("e1", "EA", iri=AGENCY), entity("e2", "Environment Agency", iri=AGENCY))
    merged = merge([extraction("a", *parts, statements=(statement("e1", "works_with", "e2"),))])
    assert merged.statements == ()


def test_the_same_extraction_twice_counts_once(extractions: list[Extraction]) -> None:
    assert merge(extractions * 2) == merge(extractions)


def test_nothing_merges_to_nothing() -> None:
    assert merge([]).entities == ()


def test_two_documents_with_one_id_are_an_error() -> None:
    with pytest.raises(PolicyGraphError, match="two different documents have the id 'a'"):
        merge([Extraction(Document("a", "x")), Extraction(Document("a", "y"))])


def test_a_type_or_relation_that_the_ontology_lacks_is_an_error() -> None:
    with pytest.raises(PolicyGraphError, match="'a', entity e1: the ontology has no type 'Charty'; did you mean Char"):
        merge([extraction("a", entity("e1", "Shelter", "Charty"))])
    ends = (entity("e1", "A"), entity("e2", "B"))
    with pytest.raises(PolicyGraphError, match="statement s1: the ontology has no relation 'xyz'; it has advises,"):
        merge([extraction("a", *ends, statements=(statement("e1", "xyz", "e2"),))])
