from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policygraph.evaluation.alignment import align, near, overlap
from policygraph.model import Entity, Mention

if TYPE_CHECKING:
    from policygraph.model import Extraction


def mention(start: int, end: int) -> Mention:
    return Mention("a", start, end, "", "name")


def entity(id: str, name: str, *places: tuple[int, int], aliases: tuple[str, ...] = ()) -> Entity:
    return Entity(id, name, "PublicBody", aliases=aliases, mentions=tuple(mention(*place) for place in places))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Home Office", "Home Office"),
        ("Home Office", "the home office"),
        ("Ministry of Health & Care", "Ministry of Health and Care"),
        ("King’s Trust", "The King's Trust"),
        ("Stop-the-Boats", "stop the boats"),
    ],
)
def test_a_name_is_the_same_whatever_its_article_case_and_punctuation(wanted: str, found: str) -> None:
    assert align([entity("g1", wanted)], [entity("e1", found)]) == {"e1": "g1"}


@pytest.mark.parametrize(("wanted", "found"), [("Home Office", "Cabinet Office"), ("–", "…"), ("", "the ")])
def test_other_names_without_a_common_mention_are_not_paired(wanted: str, found: str) -> None:
    assert align([entity("g1", wanted)], [entity("e1", found)]) == {}


def test_an_alias_is_a_name() -> None:
    wanted = entity("g1", "Local Government Association", aliases=("LGA",))
    assert align([wanted], [entity("e1", "the LGA")]) == {"e1": "g1"}
    assert align([wanted], [entity("e1", "councils", aliases=("lga",))]) == {"e1": "g1"}


def test_a_common_mention_pairs_entities_of_other_names() -> None:
    assert align([entity("g1", "Home Office", (0, 15))], [entity("e1", "Office", (4, 15))]) == {"e1": "g1"}


def test_a_name_in_common_is_worth_two_mentions() -> None:
    wanted = [entity("g1", "Ofwat", (0, 5), (20, 25), (40, 45))]
    named = entity("e1", "Ofwat", (90, 95))
    twice, thrice = entity("e2", "it", (0, 5), (20, 25)), entity("e3", "it", (0, 5), (20, 25), (40, 45))
    assert align(wanted, [named, twice]) == {"e2": "g1"}  # of equals, the one with more mentions
    assert align(wanted, [named, entity("e2", "it", (0, 5))]) == {"e1": "g1"}
    assert align(wanted, [named, thrice]) == {"e3": "g1"}


def test_an_entity_is_paired_once_and_the_next_best_gets_the_rest() -> None:
    wanted = [entity("g1", "Ofwat", (0, 5)), entity("g2", "Ofgem", (20, 25))]
    found = [entity("e1", "Ofwat", (0, 5), (20, 25)), entity("e2", "the regulator", (20, 25), (0, 5))]
    assert align(wanted, found) == {"e1": "g1", "e2": "g2"}
    assert align(wanted[:1], found) == {"e1": "g1"}
    assert align(wanted, []) == align([], found) == {}


@pytest.mark.parametrize(
    ("a", "b", "overlaps", "nearly"),
    [
        ((10, 20), (10, 20), True, True),
        ((10, 20), (6, 20), True, True),
        ((10, 20), (10, 32), True, True),
        ((10, 20), (10, 33), True, False),
        ((13, 20), (0, 20), True, False),
        ((10, 20), (20, 25), False, True),
        ((10, 20), (50, 60), False, False),
    ],
)
def test_mentions_are_compared_by_their_ends(
    a: tuple[int, int], b: tuple[int, int], overlaps: bool, nearly: bool
) -> None:
    for one, other in ((a, b), (b, a)):
        assert overlap(mention(*one), mention(*other)) is overlaps
        assert near(mention(*one), mention(*other)) is nearly


# The extractions are only read, so that all examples may share them.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_the_entities_does_not_matter(data: st.DataObject, extractions: list[Extraction]) -> None:
    wanted, found = (extraction.entities for extraction in extractions)
    expected = align(wanted, found)
    assert expected
    assert align(data.draw(st.permutations(wanted)), data.draw(st.permutations(found))) == expected


def test_every_entity_of_an_annotation_is_paired_with_itself(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        assert align(extraction.entities, extraction.entities) == {e.id: e.id for e in extraction.entities}
