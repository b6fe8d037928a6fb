from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.capitals import capitalised

if TYPE_CHECKING:
    from spacy.language import Language


def _runs(model: Language, text: str, border: str | None = None) -> list[tuple[str, str | None]]:
    doc = model(text)
    borders = {token.i for token in doc if token.text == border}
    return [(doc[found.start : found.end].text, found.type) for found in capitalised(doc, borders)]


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "It went from the Waterways Council to the University of Calder.",
            ["Waterways Council", "University of Calder"],
        ),
        (
            "It went from the Boaters Association to the Locks Committee.",
            ["Boaters Association", "Locks Committee"],
        ),
        ("The Locks Committee on Monday met.", ["Locks Committee", "Monday"]),
        ("She met the Special Envoy to Libya.", ["Special Envoy to Libya"]),
        ("She met the Select Committee on Health.", ["Select Committee on Health"]),
    ],
)
def test_what_leads_to_another_body_or_a_day_is_no_part_of_a_name(model: Language, text: str, names: list[str]) -> None:
    assert [name for name, _ in _runs(model, text)] == names


def test_a_name_that_is_known_goes_on_with_no_preposition(model: Language) -> None:
    doc = model("The advice of the Locks Commission on Canals was read.")
    runs = [doc[c.start : c.end].text for c in capitalised(doc, set(), frozenset({(4, 6)}))]
    assert runs == ["Locks Commission", "Canals"]
    assert [doc[c.start : c.end].text for c in capitalised(doc, set())] == ["Locks Commission on Canals"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is in Part II of the Waterways Act 2015.", ["Waterways Act 2015"]),
        ("It is in Schedule 3A of the Waterways Act.", ["Waterways Act"]),
        ("It was made on the Floor of the House.", ["House"]),
        ("She met the Leader of the House.", ["Leader of the House"]),
    ],
)
def test_the_cited_part_of_a_name_is_none_of_it(model: Language, text: str, names: list[str]) -> None:
    assert [name for name, _ in _runs(model, text)] == names


def test_a_known_name_does_not_run_on_to_what_it_is_for(model: Language) -> None:
    doc = model("The case made by the Boaters Association for the Locks Bill is weak.")
    assert [doc[c.start : c.end].text for c in capitalised(doc, set(), frozenset({(5, 7)}))] == [
        "Boaters Association",
        "Locks Bill",
    ]


def test_a_post_is_no_part_of_the_name_of_its_body(model: Language) -> None:
    assert _runs(model, "She is Chair of the Audit and Locks Committee.")[-2:] == [
        ("Chair", "Role"),
        ("Audit and Locks Committee", "LegislativeBody"),
    ]
    assert [text for text, _ in _runs(model, "She is Leader of the House and Lord President of the Council.")] == [
        "Leader of the House",
        "Lord President of the Council",
    ]


def test_a_post_whose_title_has_a_hyphen_keeps_its_field(model: Language) -> None:
    found = _runs(model, "She was made Parliamentary Under-Secretary of State for Locks and Weirs last year.")
    assert found == [("Parliamentary Under-Secretary of State for Locks and Weirs", "Role")]


def test_i_ends_a_name(model: Language) -> None:
    found = _runs(model, "Since they made me Secretary of State for Canals I have been happy.")
    assert found == [("Secretary of State for Canals", "Role")]
