from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.mentions import LABELLED, WORDED
from policygraph.language.people import borders, people

if TYPE_CHECKING:
    from spacy.language import Language


def _people(nlp: Language, text: str) -> list[str]:
    return [person.text for person in people(nlp(text))]


@pytest.mark.parametrize(
    "name",
    [
        "Mr Williams",
        "Dame Sally Davies",
        "Cllr Khan",
        "Prof. Mary-Jane Watson",
        "Rev Dr Anne Smith",
        "Sir Keir Starmer",
    ],
)
def test_a_title_makes_a_person_of_the_name_after_it(nlp: Language, name: str) -> None:
    (person,) = people(nlp(f"Councils wrote to {name} about the locks."))
    assert person.text == name
    assert person.certainty == WORDED
    assert person.type == "Person"


def test_a_name_without_a_title_is_the_model_s(nlp: Language) -> None:
    (person,) = people(nlp("The chair, Anne Smith, left early."))
    assert (person.text, person.certainty) == ("Anne Smith", LABELLED)


def test_a_possessive_is_no_part_of_a_name(nlp: Language) -> None:
    assert _people(nlp, "They read Chris Williams’s letter.") == ["Chris Williams"]


def test_a_post_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert _people(nlp, "Home Secretary Priya Shah visited the locks.") == ["Priya Shah"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bill was read and left there.",
        "The right hon. Lady asked for it.",
        "The general public and the captain of the boat agreed.",
        "Lord, it was cold.",
    ],
)
def test_a_word_that_describes_names_nobody(nlp: Language, text: str) -> None:
    assert _people(nlp, text) == []


def test_the_speakers_of_a_debate_are_people_without_their_seat_and_party(nlp: Language) -> None:
    text = "Tam Weir (North Calder) (Lab): Will it open?\n\nBo Lock: It will.\n\nThe Minister for Canals: It has."
    assert _people(nlp, text) == ["Tam Weir", "Bo Lock"]


def test_a_new_name_begins_at_a_person_and_after_one(nlp: Language) -> None:
    doc = nlp("Councils wrote to Mr Khan Ofsted.")
    found = people(doc)
    assert {found[0].start, found[0].end} <= borders(doc, found)


def test_people_are_in_reading_order(nlp: Language) -> None:
    text = "Tom Hill met Dr Khan, Anne Jones and Mrs Brown."
    assert _people(nlp, text) == ["Tom Hill", "Dr Khan", "Anne Jones", "Mrs Brown"]


def test_the_ministers_of_a_nation_are_no_person(nlp: Language) -> None:
    types = {m.text: m.type for m in nlp("We would welcome Welsh Ministers sitting down with us.")._.mentions}
    assert types["Welsh Ministers"] == "Role"
