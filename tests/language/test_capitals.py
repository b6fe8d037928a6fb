from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.capitals import capitalised, type_of_words

if TYPE_CHECKING:
    from spacy.language import Language


def _runs(model: Language, text: str, border: str | None = None) -> list[tuple[str, str | None]]:
    doc = model(text)
    borders = {token.i for token in doc if token.text == border}
    return [(doc[found.start : found.end].text, found.type) for found in capitalised(doc, borders)]


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Calder Borough Council", "LocalAuthority"),
        ("Department for Canals", "GovernmentDepartment"),
        ("Waterways Act 2015", "Legislation"),
        ("Locks and Weirs Bill", "Legislation"),
        ("Calder Teaching Hospitals NHS Foundation Trust", "PublicBody"),
        ("Canal Safety Strategy", "Strategy"),
        ("Safer Locks Fund", "Fund"),
        ("Boaters Association", "Association"),
        ("University of North Calder", "EducationBody"),
        ("Secretary of State for Canals", "Role"),
        ("Transport Select Committee", "LegislativeBody"),
        ("Calder Constabulary", "PoliceForce"),
        ("Minister for Canals", "Role"),
        ("NHS Standard Contract", "Document"),
    ],
)
def test_the_words_of_a_name_tell_its_type(name: str, type_: str) -> None:
    assert type_of_words(name.split()) == type_


@pytest.mark.parametrize("name", ["Calder Valley Locks", "Anne Smith", "Calder", "Council"])
def test_words_that_tell_nothing_give_no_type(name: str) -> None:
    assert type_of_words(name.split()) is None


@pytest.mark.parametrize(
    "name",
    [
        "Department for Environment, Food and Rural Affairs",
        "Calder & River Trust",
        "Chelsea and Westminster Hospital NHS Foundation Trust",
        "Office for Locks and Weirs",
        "Children's Canal Commissioner",
        "Multi-Academy Trust",
        "Waterways Act 2015",
    ],
)
def test_a_name_with_small_words_and_marks_is_one(model: Language, name: str) -> None:
    assert name in [text for text, _ in _runs(model, f"She wrote to the {name} in May.")]


def test_two_names_that_and_joins_are_two(model: Language) -> None:
    assert _runs(model, "She wrote to Calder Borough Council and the Boaters Association in May.")[:2] == [
        ("Calder Borough Council", "LocalAuthority"),
        ("Boaters Association", "Association"),
    ]
    assert _runs(model, "She met Calder Borough Council and Leeds City Council.") == [
        ("Calder Borough Council", "LocalAuthority"),
        ("Leeds City Council", "LocalAuthority"),
    ]


def test_a_list_of_names_is_many(model: Language) -> None:
    found = [text for text, _ in _runs(model, "She visited Leeds, Bury and Kent.")]
    assert found == ["Leeds", "Bury", "Kent"]


def test_a_possessive_divides_two_names(model: Language) -> None:
    assert _runs(model, "They read the Calder Borough Council's Waterways Plan.") == [
        ("Calder Borough Council", "LocalAuthority"),
        ("Waterways Plan", "Strategy"),
    ]


def test_a_name_begins_at_a_border(model: Language) -> None:
    assert [text for text, _ in _runs(model, "They met Transport Secretary Anne Smith.", "Anne")] == [
        "Transport Secretary",
        "Anne Smith",
    ]


def test_letters_after_a_name_are_no_name(model: Language) -> None:
    assert "MP" not in [text for text, _ in _runs(model, "They met Anne Smith MP today.")]


def test_the_capital_at_the_start_of_a_sentence_makes_no_name(model: Language) -> None:
    assert _runs(model, "However, the canals froze. They thawed. When will it end?") == []


def test_a_name_does_not_run_into_the_next_sentence(model: Language) -> None:
    found = [text for text, _ in _runs(model, "They met the Waterways Board. Anne Smith left early.")]
    assert found == ["Waterways Board", "Anne Smith"]
