from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.subjects import Subjects

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def word(nlp: Language, text: str, wanted: str) -> Token:
    [found] = [token for token in nlp(text) if token.text == wanted]
    return found


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The council funds the trust.", "funds", ["council"]),
        ("The council runs the home and funds the trust.", "funds", ["council"]),
        ("The council offered to fund the trust.", "fund", ["council"]),
        ("The mayor asked the council to fund the trust.", "fund", ["council"]),
        ("The mayor promised to ask the council to fund the trust.", "fund", ["council"]),
        ("The council was asked to fund the trust.", "fund", ["council"]),
        ("The mayor called on the council to fund the trust.", "fund", ["council"]),
        ("The agency, which regulates rivers, agreed.", "regulates", ["agency"]),
        ("Companies supplying water were fined.", "supplying", ["Companies"]),
        ("Speaking at the conference, the minister praised nurses.", "Speaking", ["minister"]),
        ("The agency was criticised for ignoring residents.", "ignoring", ["agency"]),
        ("The council's plan to close the library was dropped.", "close", ["council"]),
        ("The council is able to close the library.", "close", ["council"]),
    ],
)
def test_a_verb_has_a_subject_or_inherits_one(nlp: Language, text: str, verb: str, expected: list[str]) -> None:
    assert [token.text for token in Subjects({}).agent(word(nlp, text, verb))] == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister said that prices rose.", "rose"),
        ("The minister said it was raining.", "raining"),
        ("The minister said there is a plan.", "is"),
        ("The minister said the scheme was scrapped.", "scrapped"),
    ],
)
def test_a_subject_is_never_inherited_by_a_clause_with_that(nlp: Language, text: str, verb: str) -> None:
    assert "minister" not in [token.text for token in Subjects({}).agent(word(nlp, text, verb))]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The scheme was scrapped.", "scrapped", ["scheme"]),
        ("A review led by Lord Marsh begins today.", "led", ["review"]),
        ("The scheme, which was launched in May, has closed.", "launched", ["scheme"]),
        ("The scheme was designed by the council and delivered by charities.", "delivered", ["scheme"]),
        ("The trust agreed to be inspected.", "inspected", ["trust"]),
        ("The council closed the ward.", "closed", []),
    ],
)
def test_to_whom_a_passive_verb_is_done(nlp: Language, text: str, verb: str, expected: list[str]) -> None:
    assert [token.text for token in Subjects({}).passive_subject(word(nlp, text, verb))] == expected


@pytest.mark.parametrize(
    ("text", "adjective", "expected"),
    [
        ("The department is responsible for prisons.", "responsible", ["department"]),
        ("The body responsible for prisons has closed.", "responsible", ["body"]),
        ("The board is ready and able to act.", "able", ["board"]),
    ],
)
def test_of_whom_an_adjective_is_said(nlp: Language, text: str, adjective: str, expected: list[str]) -> None:
    assert [token.text for token in Subjects({}).of_adjective(word(nlp, text, adjective))] == expected


@pytest.mark.parametrize(
    ("text", "verb"), [("The fund was scrapped.", "scrapped"), ("The fund helps tenants.", "helps")]
)
def test_the_grammatical_subject_is_who_does_it_or_to_whom_it_is_done(nlp: Language, text: str, verb: str) -> None:
    assert [token.text for token in Subjects({}).subject_of(word(nlp, text, verb))] == ["fund"]


def test_an_item_of_a_list_has_the_subject_of_its_stem(nlp: Language) -> None:
    doc = nlp("The department agreed. Publish the strategy.")
    department, publish = doc[1], next(token for token in doc if token.text == "Publish")
    assert Subjects({publish.i: [department]}).agent(publish) == [department]
    assert Subjects({}).agent(publish) == []


def test_a_relative_pronoun_stands_for_the_noun_it_describes(nlp: Language) -> None:
    which = word(nlp, "The agency, which regulates rivers, agreed.", "which")
    assert [token.text for token in Subjects({}).antecedents(which, which.head)] == ["agency"]
    council = word(nlp, "The council agreed.", "council")
    assert Subjects({}).antecedents(council, council.head) == [council]
