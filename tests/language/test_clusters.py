from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.clusters import Clusters, Sum, Traits, bare_name

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


# What the mentions of a cluster say together.


def _total(sums: list[Sum]) -> Sum:
    whole = Sum()
    for one in sums:
        whole = whole.plus(one)
    return whole


@st.composite
def sums(draw: st.DrawFn) -> list[Sum]:
    """What several mentions say, each of which has its own place in the text."""
    said = draw(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, "Person", "PublicBody", "Company"]))))
    genders = st.frozensets(st.sampled_from(["male", "female"]), max_size=1)
    return [
        Sum(
            {} if type_ is None else {(certainty, type_): (1, index)},
            draw(st.integers(0, 1)),
            plural := draw(st.integers(0, 1)),
            described := draw(st.integers(0, 1)),
            plural * described,
            draw(genders),
            draw(st.frozensets(st.sampled_from(["he", "it"]), max_size=1)),
        )
        for index, (certainty, type_) in enumerate(said)
    ]


@given(sums(), st.data())
def test_adding_up_in_any_order_gives_the_same_traits(said: list[Sum], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(said))
    cut = data.draw(st.integers(0, len(said)))
    assert _total(mixed) == _total(said)
    assert _total(mixed).traits() == _total(said).traits()
    assert _total(said[:cut]).plus(_total(said[cut:])).traits() == _total(said).traits()
    assert Sum().plus(_total(said)) == _total(said)


def test_adding_up_leaves_what_is_added_as_it_was() -> None:
    one, other = Sum({(3, "PublicBody"): (1, 0)}, named=1), Sum({(3, "PublicBody"): (1, 4)}, plural=1)
    assert one.plus(other) == Sum({(3, "PublicBody"): (2, 0)}, named=1, plural=1)
    assert (one, other) == (Sum({(3, "PublicBody"): (1, 0)}, named=1), Sum({(3, "PublicBody"): (1, 4)}, plural=1))


@pytest.mark.parametrize(
    ("votes", "type_"),
    [
        ({}, None),
        ({(2, "Person"): (5, 0), (3, "Company"): (1, 9)}, "Company"),
        ({(3, "Person"): (1, 0), (3, "Company"): (2, 1)}, "Company"),
        ({(3, "Person"): (2, 5), (3, "Company"): (2, 1)}, "Company"),
    ],
)
def test_the_surest_type_counts_then_the_most_frequent_then_the_first(
    votes: dict[tuple[int, str], tuple[int, int]], type_: str | None
) -> None:
    assert Sum(votes).traits().type == type_


def test_descriptions_are_plural_where_all_of_them_are() -> None:
    assert Sum(described=2, described_plural=2).traits().described_plural
    assert not Sum(described=2, described_plural=1).traits().described_plural
    assert Sum().traits() == Traits(None, False, False, False, frozenset(), frozenset())


MANY = (
    "Mrs Jones wrote to Ofsted. She said that the councils and the council met it. They thanked Mr Weir, who runs the "
    "Canal Board and its boats.\n\nThe board met the ministers. He left."
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=14), st.data())
def test_merging_in_any_order_says_what_counting_anew_says(
    nlp: Language, pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    doc = nlp(MANY)

    def merged(pairs: list[tuple[int, int]]) -> Clusters:
        clusters = Clusters(doc)
        for a, b in pairs:
            clusters.merge(clusters.mentions[a % len(clusters.mentions)], clusters.mentions[b % len(clusters.mentions)])
        return clusters

    def said(clusters: Clusters) -> list[tuple[Traits, list[str]]]:
        return [(clusters.traits(m), [other.text for other in clusters.members(m)]) for m in clusters.mentions]

    clusters = merged(pairs)
    assert said(merged(data.draw(st.permutations(pairs)))) == said(clusters)
    before = said(clusters)
    for mention in clusters.mentions:
        clusters.retype(mention, mention.type, mention.certainty)  # forgets what was added up
    assert said(clusters) == before


def test_a_new_type_of_a_mention_is_the_cluster_s(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    clusters.merge(found["it"], found["Ofsted"])
    assert clusters.type_of(found["it"]) == "PublicBody"
    type_, certainty = found["Ofsted"].type, found["Ofsted"].certainty
    clusters.retype(found["Ofsted"], "Charity", certainty)
    assert clusters.type_of(found["it"]) == "Charity"
    clusters.retype(found["Ofsted"], type_, certainty)
    assert clusters.type_of(found["it"]) == "PublicBody"


def test_a_person_is_not_called_by_the_post_that_stands_for_him(nlp: Language) -> None:
    clusters = Clusters(nlp("The Secretary of State for Transport spoke. Tom Hill left."))
    post, person = clusters.mentions
    assert (post.form, person.form, len(post.text) > len(person.text)) == ("name", "name", True)
    clusters.retype(post, "Role", 0)
    clusters.merge(person, post)
    [entity] = clusters.entities()
    assert (entity.name, entity.type) == ("Tom Hill", "Person")


def test_members_may_be_asked_for_between_two_places(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    for text in ("council", "it"):
        clusters.merge(found[text], found["Kent County Council"])
    council = clusters.index(found["council"])
    assert [m.text for m in clusters.members(found["it"], council)] == ["council", "it"]
    assert [m.text for m in clusters.members(found["it"], 0, council)] == ["Kent County Council"]
    assert clusters.members(found["it"], council, council) == []


def test_the_words_of_a_mention_are_small(nlp: Language) -> None:
    clusters, found = _clusters(nlp)
    assert clusters.words(found["Kent County Council"]) == ["kent", "county", "council"]
    assert clusters.words(found["it"]) == ["it"]


def test_a_mention_stands_in_a_block_of_the_text(nlp: Language) -> None:
    clusters = Clusters(nlp("Ofsted met.\n\nThe Home Office met Ofsted.\n\nOfwat met."))
    assert [(m.text, clusters.block(m)) for m in clusters.mentions] == [
        ("Ofsted", 0),
        ("Home Office", 1),
        ("Ofsted", 1),
        ("Ofwat", 2),
    ]
