from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Gathered = Callable[[str], list[list[str]]]

DEBATE = (
    "Anne Smith (North Calder) (Lab): What is the Government doing for canals?\n\n"
    "Tom Hill: {answer}\n\n"
    "Anne Smith: {reply}"
)


def _of(found: list[list[str]], name: str) -> list[str]:
    (mentions,) = [mentions for mentions in found if name in mentions]
    return mentions


@pytest.mark.parametrize(
    ("text", "name", "pronouns"),
    [
        ("“I welcome the canal,” said Priya Shah. “My officials dug it.”", "Priya Shah", ["I", "My"]),
        ("Priya Shah said: “It was my canal.”", "Priya Shah", ["my"]),
        ("Anne Smith: I am glad.\n\nTom Hill: It pleases me.", "Tom Hill", ["me"]),
    ],
)
def test_i_am_who_speaks(gathered: Gathered, text: str, name: str, pronouns: list[str]) -> None:
    assert set(pronouns) <= set(_of(gathered(text), name))


def test_outside_a_quotation_i_am_nobody(gathered: Gathered) -> None:
    assert ["Priya Shah"] in gathered("Priya Shah opened the canal. I was there.")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("“We welcome the canal,” said a Home Office official.", "Home Office"),
        ("“We welcome the canal,” said Mark Jones, chief executive of the LGA.", "LGA"),
        ("The Local Government Association said: “We welcome the canal.”", "Local Government Association"),
    ],
)
def test_we_are_the_body_that_the_speaker_is_introduced_with(gathered: Gathered, text: str, body: str) -> None:
    assert "We" in _of(gathered(text), body)


def test_where_the_text_names_no_body_we_are_nobody(gathered: Gathered) -> None:
    assert not any("We" in mentions for mentions in gathered("“We welcome the canal,” said Mark Jones."))


def test_who_answers_speaks_for_the_government(gathered: Gathered) -> None:
    found = gathered(DEBATE.format(answer="We have opened them.", reply="I am glad."))
    assert "We" in _of(found, "Government")


def test_who_asks_does_not(gathered: Gathered) -> None:
    found = gathered(DEBATE.format(answer="It has opened them.", reply="We in the north need more."))
    assert "We" not in _of(found, "Government")
