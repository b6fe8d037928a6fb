from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.language.coreference_names import folded_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    Gathered = Callable[[str], list[list[str]]]


@given(st.text())
def test_a_folded_name_has_words_and_single_spaces_only(text: str) -> None:
    folded = folded_name(text)
    assert folded == folded.casefold() == " ".join(folded.split())
    assert re.fullmatch(r"[\w' ]*", folded)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Locks & Weirs Board", "the Locks and Weirs Board"),
        ("Children’s Commissioner", "the Children's Commissioner"),
        ("Prevent programme", "Prevent"),
        ("Mr Weir", "Weir"),
        ("Stoke-on-Trent", "Stoke on Trent"),
    ],
)
def test_names_that_differ_in_small_things_fold_to_one(a: str, b: str) -> None:
    assert folded_name(a) == folded_name(b)


def test_a_noun_with_a_capital_is_part_of_the_name() -> None:
    assert folded_name("Waterways Programme") == "waterways programme"


# Equal names.


def test_equal_names_are_one_entity(gathered: Gathered) -> None:
    text = "Leeds Canal Museum opened in May. Schools visit the Leeds Canal Museum."
    assert ["Leeds Canal Museum", "Leeds Canal Museum"] in gathered(text)


def test_names_of_one_entity_of_the_knowledge_base_are_one(gathered: Gathered) -> None:
    assert ["Home Office", "Home Department"] in gathered("The Home Office paid. The Home Department agreed.")


def test_the_government_is_the_one_that_the_knowledge_base_knows(gathered: Gathered) -> None:
    text = "The government will mend the locks. The UK Government said so."
    assert ["government", "UK Government"] in gathered(text)


def test_a_post_at_another_body_is_another_post(gathered: Gathered) -> None:
    text = "The Chief Inspector of Prisons wrote to the Chief Inspector of Constabulary."
    assert gathered(text) == [["Chief Inspector of Prisons"], ["Chief Inspector of Constabulary"]]


# Abbreviations.


def test_a_short_form_is_its_long_form(gathered: Gathered) -> None:
    text = "The Canal Safety Panel (CSP) met. The CSP agreed."
    assert ["Canal Safety Panel", "CSP", "CSP"] in gathered(text)


def test_the_abbreviation_of_a_known_body_needs_no_definition(gathered: Gathered) -> None:
    assert ["Local Government Association", "LGA"] in gathered(
        "The Local Government Association wrote. The LGA was angry."
    )


def test_an_abbreviation_that_nobody_defines_stays_by_itself(gathered: Gathered) -> None:
    assert ["Canal Safety Panel"] in gathered("The Canal Safety Panel met. Ministers wrote to the ZQP.")


# Surnames.


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Chris Weir runs the trust. Mr Weir said so.", ["Chris Weir", "Mr Weir"]),
        ("Dr Anne Smith runs the trust. Anne Smith said so.", ["Dr Anne Smith", "Anne Smith"]),
        ("C. Williams wrote. Chris Williams signed.", ["C. Williams", "Chris Williams"]),
        ("Anne Smith chairs the panel. Anne said so.", ["Anne Smith", "Anne"]),
        ("Sir John Smith met Dame Anne Smith. Lady Smith left.", ["Dame Anne Smith", "Lady Smith"]),
    ],
)
def test_a_surname_or_a_forename_is_the_person_of_that_name(gathered: Gathered, text: str, person: list[str]) -> None:
    assert person in gathered(text)


def test_a_surname_with_a_title_is_the_last_person_of_that_name(gathered: Gathered) -> None:
    text = "Chris Williams spoke. Karen Williams disagreed. Ms Williams left."
    assert ["Karen Williams", "Ms Williams"] in gathered(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chris Williams spoke. Karen Williams disagreed.",
        "Sir John Smith met Dame Anne Smith.",
        "Anne Smith met Anne Jones.",
    ],
)
def test_another_forename_or_gender_is_another_person(gathered: Gathered, text: str) -> None:
    assert len(gathered(text)) == 2


def test_a_forename_that_two_people_have_is_neither(gathered: Gathered) -> None:
    assert ["Anne"] in gathered("Anne Smith met Anne Jones. Anne left.")


# Shorter names.


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Kent and Medway Health Board met. The Medway Health Board agreed.",
            ["Kent and Medway Health Board", "Medway Health Board"],
        ),
        (
            "The Waterways Safety Strategy is old. Ministers read the Safety Strategy.",
            ["Waterways Safety Strategy", "Safety Strategy"],
        ),
    ],
)
def test_a_shorter_name_with_the_same_last_word_is_the_longer_one(
    gathered: Gathered, text: str, names: list[str]
) -> None:
    assert names in gathered(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kent Health Board met. The Essex Health Board did not.",
        "Kent County Council met. Essex County Council did not.",
    ],
)
def test_a_word_of_its_own_makes_another_name(gathered: Gathered, text: str) -> None:
    assert all(len(names) == 1 for names in gathered(text))


# Descriptions beside names.


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        (
            "Ministers praised CONTEST, the counter-terrorism strategy, in May.",
            ["CONTEST", "counter-terrorism strategy"],
        ),
        ("The government’s strategy CONTEST is old.", ["strategy", "CONTEST"]),
        ("Ofsted is an independent regulator.", ["Ofsted", "independent regulator"]),
        ("Shelter, the housing charity, met ministers.", ["Shelter", "housing charity"]),
    ],
)
def test_a_description_beside_a_name_is_of_it(gathered: Gathered, text: str, entity: list[str]) -> None:
    assert entity in gathered(text)


def test_what_something_is_not_is_something_else(gathered: Gathered) -> None:
    assert ["Ofsted"] in gathered("Ofsted is not a charity.")


def test_a_post_beside_a_person_is_kept_apart(gathered: Gathered) -> None:
    assert gathered("Anne Smith, the minister, left.") == [["Anne Smith"], ["minister"]]


def test_who_has_a_post_beside_the_name_is_a_person(nlp: Language) -> None:
    entities = nlp("Shera Chok, a GP, works in Tower Hamlets.")._.entities
    assert (entities[0].name, entities[0].type) == ("Shera Chok", "Person")
