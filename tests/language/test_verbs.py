from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.verbs import (
    absolute,
    by_agent,
    has_relative,
    has_subject,
    is_infinitive,
    is_passive,
    object_of,
    shared_object,
    stranded_object,
    verbs,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def word(nlp: Language, text: str, wanted: str) -> Token:
    [found] = [token for token in nlp(text) if token.text == wanted]
    return found


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The programme is delivered by councils.", "delivered"),
        ("The scheme was scrapped.", "scrapped"),
        ("A review led by Lord Marsh begins today.", "led"),
        ("Founded by nurses in 1916, the college represents patients.", "Founded"),
        ("The scheme was designed by the council and delivered by charities.", "delivered"),
        ("The board is to be replaced.", "replaced"),
    ],
)
def test_a_verb_is_passive(nlp: Language, text: str, verb: str) -> None:
    assert is_passive(word(nlp, text, verb))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The council delivered the programme.", "delivered"),
        ("The council has delivered the programme.", "delivered"),
        ("The council closed the centre, angering residents.", "angering"),
        ("The council is delivering the programme.", "delivering"),
    ],
)
def test_a_verb_is_active(nlp: Language, text: str, verb: str) -> None:
    assert not is_passive(word(nlp, text, verb))


def test_a_passive_verb_has_its_agents_after_by(nlp: Language) -> None:
    assert [token.text for token in by_agent(word(nlp, "It was opened by the mayor.", "opened"))] == ["mayor"]
    assert by_agent(word(nlp, "The mayor opened the centre.", "opened")) == []


def test_the_object_of_a_verb_is_no_preposition(nlp: Language) -> None:
    found = object_of(word(nlp, "The mayor opened the centre.", "opened"))
    assert found is not None
    assert found.text == "centre"
    assert object_of(word(nlp, "The ministers arrived.", "arrived")) is None


def test_the_subject_of_a_verb_is_its_own_not_an_inherited_one(nlp: Language) -> None:
    text = "The mayor wants to open the centre."
    assert has_subject(word(nlp, text, "wants"))
    assert not has_subject(word(nlp, text, "open"))
    assert is_infinitive(word(nlp, text, "open"))
    assert not is_infinitive(word(nlp, text, "wants"))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The agency, which regulates rivers, published a report.", "regulates", True),
        ("The minister who opened the hospital has resigned.", "opened", True),
        ("The panel to which residents complained has met.", "complained", True),
        ("The agency regulates rivers.", "regulates", False),
        ("A review led by Lord Marsh begins today.", "led", False),
    ],
)
def test_a_relative_pronoun_is_among_the_arguments(nlp: Language, text: str, verb: str, expected: bool) -> None:
    assert has_relative(word(nlp, text, verb)) is expected


def test_who_speaks_in_an_absolute_construction(nlp: Language) -> None:
    text = "Northgate has faced long-term criticism, with campaigners claiming it harms patients."
    assert [token.text for token in absolute(word(nlp, text, "faced"))] == ["campaigners"]
    assert absolute(word(nlp, "The council works with campaigners.", "works")) == []


def test_two_verbs_share_the_object_of_the_second(nlp: Language) -> None:
    text = "The union is supporting and representing nurses."
    assert [token.text for token in shared_object(word(nlp, text, "supporting"))] == ["nurses"]
    assert shared_object(word(nlp, text, "representing")) == []


def test_an_object_that_became_the_subject_of_a_clause_is_found(nlp: Language) -> None:
    text = "Campaigners say the programme unfairly targets Muslims and the threshold for intervention is set too low."
    assert [token.text for token in stranded_object(word(nlp, text, "targets"))] == ["Muslims"]
    assert stranded_object(word(nlp, "They said the police and the board agree.", "said")) == []


@pytest.mark.parametrize("name", ["object_control", "light_giving", "light_receiving"])
def test_the_lists_of_verbs_hold_lemmas(name: str) -> None:
    assert all(lemma == lemma.lower().strip() for lemma in verbs(name))
