"""Looking into the knowledge base: bearers of a name, the line they stand in, posts, and names that are near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.base import Appointment, KnowledgeBase, KnowledgeEntity
from policygraph.knowledge.lookup import appointments_of, bearers, bearers_on, line, posts_of, search


def body(iri: str, name: str, *names: str, since: str | None, until: str | None, replaces: str = "") -> KnowledgeEntity:
    return KnowledgeEntity(iri, name, "PublicBody", names, since=since, until=until, replaces=tuple(replaces.split()))


STAGES = [
    body("urn:2", "Rivers Board", "RB", since="1974", until="1989-08", replaces="urn:0 urn:1"),
    body("urn:1", "North Rivers Board", since="1950", until="1974"),
    body("urn:0", "South Rivers Board", since="1965", until="1974"),
    body("urn:3", "Rivers Authority", since="1989-09-01", until="1996-04-01", replaces="urn:2"),
    body("urn:4", "Rivers Board", "RB", since="1996-04-01", until=None, replaces="urn:3"),
    body("urn:5", "Rivers Trading Company", since="1996-05", until=None, replaces="urn:3"),
]
CHAIR = KnowledgeEntity("urn:chair", "Chair of the Rivers Board", "Role", part_of=("urn:4",))
CLERK = KnowledgeEntity("urn:clerk", "Clerk", "Role", post_in=("urn:4",))
UNIT = KnowledgeEntity("urn:unit", "Tide Unit", "PublicBody", part_of=("urn:4",))
ANN = KnowledgeEntity("urn:ann", "Ann Example", "Person")
BEN = KnowledgeEntity("urn:ben", "Ben Example", "Person")
HELD = [
    Appointment("urn:chair", "2001", None, "urn:ben"),
    Appointment("urn:chair", "1996", "2001", "urn:ann"),
    Appointment("urn:clerk", None, None, "urn:ann"),
]
KNOWLEDGE = KnowledgeBase([*STAGES, CHAIR, CLERK, UNIT, ANN, BEN], HELD)


def iris(entities: tuple[KnowledgeEntity, ...]) -> list[str]:
    return [entity.iri for entity in entities]


@pytest.mark.parametrize("name", ["RB", "the rivers board", "RIVERS BOARD"])
def test_a_name_has_its_bearers_the_earliest_first(name: str) -> None:
    assert iris(bearers(KNOWLEDGE, name)) == ["urn:2", "urn:4"]


def test_an_identifier_is_a_name_too() -> None:
    assert iris(bearers(KNOWLEDGE, "urn:3")) == ["urn:3"]
    assert bearers(KNOWLEDGE, "urn:none") == ()


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("1980-01-01", ["urn:2"]),
        ("1989-08-31", ["urn:2"]),
        ("1990", ["urn:3"]),
        ("1996-04-01", ["urn:4"]),
        ("2024-01", ["urn:4"]),
        ("1970-06-01", ["urn:1", "urn:0"]),
        ("1900", []),
    ],
)
def test_on_a_day_a_name_means_the_stage_that_existed(day: str, meant: list[str]) -> None:
    assert iris(bearers_on(KNOWLEDGE, "Rivers Board", day)) == meant


def test_a_line_goes_from_the_first_predecessor_to_the_last_successor() -> None:
    assert iris(line(KNOWLEDGE, STAGES[0])) == ["urn:1", "urn:0", "urn:2", "urn:3", "urn:4", "urn:5"]


def test_what_came_by_another_way_is_not_in_the_line() -> None:
    assert iris(line(KNOWLEDGE, STAGES[1])) == ["urn:1", "urn:2", "urn:3", "urn:4", "urn:5"]
    assert iris(line(KNOWLEDGE, STAGES[4])) == ["urn:1", "urn:0", "urn:2", "urn:3", "urn:4"]
    assert iris(line(KNOWLEDGE, ANN)) == ["urn:ann"]


def test_posts_and_those_who_held_them() -> None:
    assert iris(posts_of(KNOWLEDGE, STAGES[4])) == ["urn:chair", "urn:clerk"]
    assert [held.person for held in appointments_of(KNOWLEDGE, CHAIR)] == ["urn:ann", "urn:ben"]
    assert [held.post for held in appointments_of(KNOWLEDGE, ANN)] == ["urn:clerk", "urn:chair"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rivers board", ["Rivers Board", "Rivers Board", "North Rivers Board", "South Rivers Board"]),
        ("BOARD", ["Rivers Board", "Rivers Board", "North Rivers Board", "South Rivers Board"]),
        ("rading", ["Rivers Trading Company"]),
        ("Rivres Bord", ["Rivers Board", "Rivers Board", "North Rivers Board", "South Rivers Board"]),
        ("trding riverz", ["Rivers Trading Company"]),
        ("Anne Exampel", ["Ann Example"]),
        ("motorways", []),
        ("", []),
        ("—", []),
    ],
)
def test_names_that_contain_a_text_are_found_else_those_that_resemble_it(text: str, names: list[str]) -> None:
    found = [name for _, name in search(KNOWLEDGE, text)]
    assert found[: len(names)] == names
    assert bool(found) is bool(names)


def test_an_entity_is_found_once_by_the_name_that_fits_best() -> None:
    assert [(entity.iri, name) for entity, name in search(KNOWLEDGE, "rb")] == [("urn:2", "RB"), ("urn:4", "RB")]


@given(st.text(max_size=20))
def test_any_text_can_be_searched_for(text: str) -> None:
    for entity, name in search(KNOWLEDGE, text):
        assert name in entity.all_names
