from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    Gathered = Callable[[str], list[list[str]]]

QUESTION = "Anne Smith (North Calder) (Lab): Will the Minister open the canal?\n\n"


def _of(found: list[list[str]], name: str) -> list[str]:
    """The mentions of whoever is called by this name."""
    (mentions,) = [mentions for mentions in found if name in mentions]
    return mentions


# Members of a parliament.


@pytest.mark.parametrize("colleague", ["my hon. Friend", "the hon. Lady", "my right hon. Friend", "the hon. Member"])
def test_an_honourable_colleague_is_the_other_party(gathered: Gathered, colleague: str) -> None:
    found = gathered(f"{QUESTION}Tom Hill: I thank {colleague} for this.")
    assert _of(found, "Anne Smith") == ["Anne Smith", colleague.rsplit(maxsplit=1)[-1]]


def test_the_minister_is_the_other_party(gathered: Gathered) -> None:
    assert _of(gathered(f"{QUESTION}Tom Hill: It has opened."), "Tom Hill") == ["Minister", "Tom Hill"]


@pytest.mark.parametrize(
    ("answer", "name", "colleague"),
    [
        ("My right hon. Friend the Home Secretary has agreed.", "Home Secretary", "Friend"),
        ("My hon. Friend, the Prime Minister, has agreed.", "Prime Minister", "Friend"),
        ("The hon. Member for Torfaen (Nick Jones) asked me this.", "Nick Jones", "Member"),
        ("I thank the right hon. Lady (Mrs May) for this.", "Mrs May", "Lady"),
    ],
)
def test_a_colleague_who_is_named_at_once_is_that_person(
    gathered: Gathered, answer: str, name: str, colleague: str
) -> None:
    found = gathered(f"{QUESTION}Tom Hill: {answer}")
    assert colleague in _of(found, name)
    assert _of(found, "Anne Smith") == ["Anne Smith"]


@pytest.mark.parametrize("chair", ["John Bell", "Mr Speaker", "Madam Deputy Speaker"])
@pytest.mark.parametrize("said", ["Order. I call Tom Hill.", "Order.", "I call Tom Hill.", "Tom Hill."])
def test_whoever_gives_the_floor_is_not_the_minister(gathered: Gathered, chair: str, said: str) -> None:
    found = gathered(f"{QUESTION}{chair}: {said}\n\nTom Hill: It has opened.")
    assert "Minister" in _of(found, "Tom Hill")
    assert "Minister" not in _of(found, chair)


def test_who_says_more_than_whose_turn_it_is_may_be_the_minister(gathered: Gathered) -> None:
    found = gathered(f"{QUESTION}John Bell: We opened the canal in May.\n\nTom Hill: It has opened.")
    assert "Minister" in _of(found, "John Bell")


def test_the_secretary_of_state_is_the_minister_who_answers(gathered: Gathered) -> None:
    question = QUESTION.replace("the Minister", "the Secretary of State")
    assert _of(gathered(f"{question}Tom Hill: It has opened."), "Tom Hill") == ["Secretary of State", "Tom Hill"]


def test_a_person_s_name_is_never_his_post(nlp: Language) -> None:
    question = QUESTION.replace("the Minister", "the Secretary of State")
    entities = nlp(f"{question}Tom Hill: It has opened.")._.entities
    [minister] = [
        entity for entity in entities if {m.text for m in entity.mentions} == {"Secretary of State", "Tom Hill"}
    ]
    assert (minister.name, minister.type) == ("Tom Hill", "Person")


@pytest.mark.parametrize(
    "text",
    [
        f"{QUESTION}Tom Hill: My right hon. Friend the Secretary of State has agreed.",
        QUESTION.replace("the Minister", "my right hon. Friend the Secretary of State") + "Tom Hill: It has opened.",
    ],
)
def test_my_right_honourable_friend_the_secretary_of_state_is_somebody_else(gathered: Gathered, text: str) -> None:
    found = gathered(text)
    assert "Secretary of State" in _of(found, "Friend")
    assert not {"Secretary of State", "Friend"} & {*_of(found, "Tom Hill"), *_of(found, "Anne Smith")}


def test_a_minister_of_something_is_not_just_the_minister(gathered: Gathered) -> None:
    found = gathered(QUESTION.replace("the Minister", "the Minister for Canals") + "Tom Hill: It has opened.")
    assert _of(found, "Tom Hill") == ["Tom Hill"]


def test_outside_a_debate_a_minister_is_no_other_party(gathered: Gathered) -> None:
    assert ["Anne Smith"] in gathered("Anne Smith asked a question. The Minister said that the canal had opened.")


def test_nobody_is_the_other_party_to_himself(gathered: Gathered) -> None:
    found = gathered("Anne Smith: The canal opened.\n\nAnne Smith: The hon. Lady agrees.")
    assert _of(found, "Anne Smith") == ["Anne Smith", "Anne Smith"]


# The first sentence of a news item.


LEAD = "A senior council official has resigned over the floods.\n\n"


@pytest.mark.parametrize("second", ["Jane Porter said that the lock was unsafe.", "Jane Porter left in May."])
def test_the_lead_describes_whom_the_next_paragraph_names(gathered: Gathered, second: str) -> None:
    assert "senior council official" in _of(gathered(f"{LEAD}{second}"), "Jane Porter")


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD}In Leeds, Jane Porter met Tom Hill.",
        f"{LEAD}Jane Porter met Tom Hill.",
        "The council official has resigned over the floods.\n\nJane Porter said that the lock was unsafe.",
        "A senior council official has resigned, Tom Hill said.\n\nJane Porter said that the lock was unsafe.",
    ],
)
def test_otherwise_the_lead_is_of_somebody_else(gathered: Gathered, text: str) -> None:
    assert _of(gathered(text), "Jane Porter") == ["Jane Porter"]


# Descriptions of many.


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Councils met in May. Councils need money.", ["Councils", "Councils"]),
        ("Local authorities met in May. Voters asked councils for money.", ["Local authorities", "councils"]),
        (
            "Voters met council chief executives. Later chief executives left.",
            ["council chief executives", "chief executives"],
        ),
    ],
)
def test_descriptions_with_one_head_are_one_entity(gathered: Gathered, text: str, entity: list[str]) -> None:
    assert entity in gathered(text)


@pytest.mark.parametrize(
    "text",
    [
        "She met hospital chief executives. She met council chief executives.",
        "She wrote a report. She wrote a report.",
        "A minister spoke. A minister left.",
    ],
)
def test_those_of_other_bodies_and_single_ones_are_apart(gathered: Gathered, text: str) -> None:
    described = [mentions for mentions in gathered(text) if set(mentions) - {"She", "council", "hospital"}]
    assert [len(mentions) for mentions in described] == [1, 1]
