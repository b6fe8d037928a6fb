from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.arguments import Arguments, add, conjuncts, noun_arguments, particle, prepositions

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def word(nlp: Language, text: str, wanted: str) -> Token:
    [found] = [token for token in nlp(text) if token.text == wanted]
    return found


def texts(arguments: Arguments) -> dict[str, list[str]]:
    return {role: [token.text for token in tokens] for role, tokens in arguments.items()}


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("The police and the councils agreed.", "police", ["police", "councils"]),
        ("It helps farmers, fishermen and foresters.", "farmers", ["farmers", "fishermen", "foresters"]),
        ("It helps farmers or fishermen.", "farmers", ["farmers", "fishermen"]),
        ("It helps farmers.", "farmers", ["farmers"]),
        ("Ministers came and left.", "came", ["came"]),
    ],
)
def test_conjuncts_are_the_nouns_that_are_coordinated(
    nlp: Language, text: str, first: str, expected: list[str]
) -> None:
    assert [token.text for token in conjuncts(word(nlp, text, first))] == expected


def test_an_argument_is_added_once_and_an_empty_role_not_at_all(nlp: Language) -> None:
    police = word(nlp, "The police and the councils agreed.", "police")
    arguments: Arguments = {}
    add(arguments, "agent", [police])
    add(arguments, "agent", [police])
    add(arguments, "patient", [])
    assert texts(arguments) == {"agent": ["police", "councils"]}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("They set up a panel.", "set", "set up"),
        ("They carried out the review.", "carried", "carry out"),
        ("Police and councils work together.", "work", "work together"),
        ("They funded the panel.", "funded", "fund"),
    ],
)
def test_a_verb_has_its_particle(nlp: Language, text: str, verb: str, expected: str) -> None:
    assert particle(word(nlp, text, verb)) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The council works with police.", "works", {"with": ["police"]}),
        ("It applies to landlords and tenants.", "applies", {"to": ["landlords", "tenants"]}),
        ("The money went out of the fund.", "went", {"of": ["fund"]}),
        ("It was opened by the mayor.", "opened", {"by": ["mayor"]}),
        ("The council agreed.", "agreed", {}),
    ],
)
def test_prepositions_have_their_objects(nlp: Language, text: str, head: str, expected: dict[str, list[str]]) -> None:
    arguments: Arguments = {}
    prepositions(word(nlp, text, head), arguments, lambda found: [found])
    assert texts(arguments) == expected


@pytest.mark.parametrize(
    ("text", "noun", "role", "expected"),
    [
        ("The council's chief executive resigned.", "executive", "possessor", ["council"]),
        ("The council's mayor and leader resigned.", "leader", "possessor", ["council"]),
        ("A Treasury official wrote the letter.", "official", "compound", ["Treasury"]),
        ("The regulation of hospitals by the commission began.", "regulation", "by", ["commission"]),
        ("Mara Ellison, a senior adviser to the board, resigned.", "adviser", "holder", ["Ellison"]),
        ("Health Secretary Mara Ellison visited the hospital.", "Secretary", "holder", ["Ellison"]),
        ("The housing minister, Owen Pryce, spoke.", "minister", "holder", ["Pryce"]),
    ],
)
def test_a_noun_has_what_stands_around_it(nlp: Language, text: str, noun: str, role: str, expected: list[str]) -> None:
    arguments: Arguments = {}
    noun_arguments(word(nlp, text, noun), arguments)
    assert texts(arguments).get(role) == expected


def test_a_bare_noun_has_nothing_around_it(nlp: Language) -> None:
    arguments: Arguments = {}
    noun_arguments(word(nlp, "The mayor spoke.", "mayor"), arguments)
    assert arguments == {}
