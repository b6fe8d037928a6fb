from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Gathered = Callable[[str], list[list[str]]]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The Home Office published a plan. The department agreed.", ["Home Office", "department"]),
        ("Kent County Council met in May. The council agreed.", ["Kent County Council", "council"]),
        ("Ofsted met a charity in Leeds. The charity agreed.", ["charity", "charity"]),
        ("The Waterways Fund opened in May. Towns asked the fund for money.", ["Waterways Fund", "fund"]),
        ("MHCLG met in May. The housing department agreed.", ["MHCLG", "housing department"]),
        ("The Canal Safety Panel met. The committee did not. The panel agreed.", ["Canal Safety Panel", "panel"]),
    ],
)
def test_a_definite_description_is_what_has_its_head_or_its_type(
    gathered: Gathered, text: str, entity: list[str]
) -> None:
    assert entity in gathered(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Home Office met in May. A department agreed.",
        "The Home Office met in May. The departments agreed.",
        "Kent County Council met in May. The charity agreed.",
        "The Department for Education met in May. The health department agreed.",
        "Priya Shah met voters in May. The department agreed.",
    ],
)
def test_an_indefinite_a_plural_or_another_type_is_not(gathered: Gathered, text: str) -> None:
    assert all(len(mentions) == 1 for mentions in gathered(text))


def test_of_two_that_fit_the_one_wins_that_is_spoken_of_most(gathered: Gathered) -> None:
    text = (
        "The Home Office wrote a plan. The Home Office asked the Cabinet Office about it. "
        "The Home Office agreed. The department will act."
    )
    assert any(mentions.count("Home Office") == 3 and "department" in mentions for mentions in gathered(text))


def test_what_is_many_paragraphs_away_is_forgotten(gathered: Gathered) -> None:
    gap = "\n\n".join(f"The canal froze in week {number}." for number in range(10))
    assert ["Home Office"] in gathered(f"The Home Office met.\n\n{gap}\n\nThe department agreed.")


@pytest.mark.parametrize(
    "text",
    [
        "Anne Smith, the minister, met voters. The minister thanked them.",
        "The minister, Anne Smith, met voters. The minister thanked them.",
    ],
)
def test_a_post_is_who_has_just_been_introduced_as_holding_it(gathered: Gathered, text: str) -> None:
    (person,) = [mentions for mentions in gathered(text) if "Anne Smith" in mentions]
    assert person == ["Anne Smith", "minister"]


@pytest.mark.parametrize(
    "text",
    [
        "Anne Smith, the minister, met voters. A minister thanked them.",
        "Anne Smith, the minister, met voters. The director thanked them.",
        "Anne Smith, the minister, met voters. The minister for canals thanked them.",
        "Anne Smith, the minister, met voters. The ministers thanked them.",
    ],
)
def test_another_post_is_not(gathered: Gathered, text: str) -> None:
    assert ["Anne Smith"] in gathered(text)
