from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.clusters import Clusters, bare_name

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.language.mentions import MentionSpan

TEXT = "Kent County Council wrote to Ofsted. The council said that it works with the Canal Board and Mr Weir."


def _clusters(nlp: Language) -> tuple[Clusters, dict[str, MentionSpan]]:
    clusters = Clusters(nlp(TEXT))
    return clusters, {mention.text: mention for mention in clusters.mentions}


def test_at_first_each_mention_is_by_itself(nlp: Language) -> None:
    clusters, _ = _clusters(nlp)
    assert all(clusters.members(mention) == [mention] for mention in clusters.mentions)
    assert not any(clusters.resolved(mention) for mention in clusters.mentions)


def test_merging_is_transitive_and_keeps_reading_order(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    clusters.merge(found["it"], found["council"])
    clusters.merge(found["council"], found["Kent County Council"])
    clusters.merge(found["it"], found["Kent County Council"])
    assert [m.text for m in clusters.members(found["it"])] == ["Kent County Council", "council", "it"]
    assert clusters.find(found["it"]) == clusters.find(found["Kent County Council"])
    assert clusters.resolved(found["council"])
    assert not clusters.resolved(found["Ofsted"])


def test_a_cluster_has_a_name_only_where_a_mention_is_one(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    clusters.merge(found["it"], found["council"])
    assert not clusters.named(found["it"])
    clusters.merge(found["it"], found["Kent County Council"])
    assert clusters.named(found["it"])


def test_the_surest_type_is_the_cluster_s(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    assert clusters.type_of(found["it"]) is None
    clusters.merge(found["it"], found["Ofsted"])
    clusters.merge(found["council"], found["Ofsted"])
    assert clusters.type_of(found["it"]) == "PublicBody"


def test_types_are_compatible_where_one_is_a_kind_of_the_other(nlp: Language) -> None:
    clusters, _ = _clusters(nlp)
    assert clusters.compatible("PublicBody", "Organisation")
    assert clusters.compatible("Organisation", "PublicBody")
    assert clusters.compatible(None, "Person")
    assert not clusters.compatible("Person", "Place")


def test_entities_are_numbered_in_reading_order_without_lone_pronouns(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    clusters.merge(found["council"], found["Kent County Council"])
    entities = clusters.entities()
    assert [entity.name for entity in entities] == ["Kent County Council", "Ofsted", "Canal Board", "Weir"]
    assert [entity.number for entity in entities] == [0, 1, 2, 3]
    assert found["council"].entity == 0


def _entities(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(entity.name, entity.type) for entity in nlp(text)._.entities if entity.kind == "named"]


@pytest.mark.parametrize(
    "text", ["The contract went to Marlowfield.", "Ferries are run by Marlowfield, which owns two ports."]
)
def test_a_name_that_no_word_explains_is_a_firm(nlp: Language, text: str) -> None:
    assert _entities(nlp, text) == [("Marlowfield", "Company")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Tides are measured by Brightwater. Brightwater is a charity.", ("Brightwater", "Charity")),
        ("Ferries are run by QZWX.", ("QZWX", "Organisation")),
        ("Ferries are run by the Marlowfield Trust.", ("Marlowfield Trust", "PublicBody")),
        ("Nurseries are inspected by Ofsted.", ("Ofsted", "PublicBody")),
    ],
)
def test_a_name_that_a_word_or_the_knowledge_base_explains_is_no_firm(
    nlp: Language, text: str, entity: tuple[str, str]
) -> None:
    assert _entities(nlp, text) == [entity]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_the_order_of_merging_does_not_matter(nlp: Language, pairs: list[tuple[int, int]]) -> None:
    def partition(pairs: list[tuple[int, int]]) -> list[list[str]]:
        clusters, _ = _clusters(nlp)
        for a, b in pairs:
            clusters.merge(clusters.mentions[a], clusters.mentions[b])
        return [[m.text for m in clusters.members(mention)] for mention in clusters.mentions]

    assert partition(pairs) == partition([(b, a) for a, b in reversed(pairs)])


def test_a_bare_name_keeps_its_last_word() -> None:
    assert bare_name("the") == "the"
    assert bare_name("The The") == "The"
    assert bare_name("the  Canal\nBoard") == "Canal Board"
    assert bare_name("Mr Weir", frozenset({"Mr"})) == "Weir"
