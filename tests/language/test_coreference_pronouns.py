from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Gathered = Callable[[str], list[list[str]]]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Mrs Jones met Mr Hill in Leeds. She was late.", ["Mrs Jones", "She"]),
        ("Mrs Jones met Mr Hill in Leeds. He was late.", ["Mr Hill", "He"]),
        ("Tom Hill said that he welcomed the canal.", ["Tom Hill", "he"]),
        ("Ministers met a spokesman in Leeds. He was late.", ["spokesman", "He"]),
        ("Kent County Council met in May. It was late.", ["Kent County Council", "It"]),
        ("The Environment Agency warned Kent County Council that it would sue.", ["Environment Agency", "it"]),
        ("The councils met Mr Hill. They asked for money.", ["councils", "They"]),
        ("Mr Hill met the Home Office. They asked for money.", ["Home Office", "They"]),
        ("The fund helps councils. It gives them money.", ["fund", "It"]),
        ("The fund helps councils. It gives them money.", ["councils", "them"]),
        ("Kent County Council published its report.", ["Kent County Council", "its"]),
    ],
)
def test_a_pronoun_is_the_most_prominent_that_agrees_with_it(gathered: Gathered, text: str, entity: list[str]) -> None:
    assert entity in gathered(text)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Mrs Jones met voters in May. He was late.", ["Mrs Jones"]),
        ("Mr Hill left in May. It was late.", ["Mr Hill"]),
        ("Ofsted left. They froze. They froze. They froze. The canal froze. It froze. She left.", None),
        ("Kent County Council met. She was late.", ["Kent County Council"]),
    ],
)
def test_what_does_not_agree_is_not_meant(gathered: Gathered, text: str, entity: list[str] | None) -> None:
    found = gathered(text)
    assert entity is None or entity in found
    assert not any("She" in mentions for mentions in found)


def test_an_antecedent_is_no_more_than_three_sentences_away(gathered: Gathered) -> None:
    froze = "The canal froze again. "
    assert ["Mrs Jones", "She"] in gathered(f"Mrs Jones left. {froze * 2}She was late.")
    assert ["Mrs Jones"] in gathered(f"Mrs Jones left. {froze * 3}She was late.")


@pytest.mark.parametrize(
    "text", ["Ofsted met. It is clear that boats froze.", "Ofsted met. It was right that the lock closed."]
)
def test_it_that_stands_for_a_clause_refers_to_nothing(gathered: Gathered, text: str) -> None:
    assert ["Ofsted"] in gathered(text)


def test_a_pronoun_is_no_other_argument_of_its_own_verb(gathered: Gathered) -> None:
    assert ["Mr Hill"] in gathered("Mr Hill thanked him.")


def test_nobody_calls_himself_he(gathered: Gathered) -> None:
    found = gathered("“He was late for the meeting,” said Mr Hill.")
    assert ["Mr Hill"] in found


def test_outside_a_quotation_a_pronoun_means_nobody_who_is_only_quoted(gathered: Gathered) -> None:
    text = "Mrs Jones said: “Mr Hill was late for it.” He had left."
    assert ["Mr Hill"] in gathered(text)
