from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.bridging import bridged_body

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def _body(nlp: Language, text: str, noun: str, arguments: dict[str, list[Token]] | None = None) -> str | None:
    doc = nlp(text)
    token = [token for token in doc if token.text == noun][-1]
    found = bridged_body(doc, token, arguments or {})
    return None if found is None else found.text


@pytest.mark.parametrize("noun", ["members", "trustees", "board", "secretariat"])
def test_a_part_of_a_body_is_of_the_one_just_spoken_of(nlp: Language, noun: str) -> None:
    assert _body(nlp, f"Ofsted wrote to the Canal Trust. The {noun} replied in May.", noun) == "Trust"


def test_without_the_article_it_is_of_any(nlp: Language) -> None:
    assert _body(nlp, "The Canal Trust met in Leeds. Some members left.", "members") is None


def test_where_the_text_says_whose_they_are_nothing_is_implied(nlp: Language) -> None:
    text = "The Canal Trust met in Leeds. The members of the council left."
    council = nlp(text)[10]
    assert _body(nlp, text, "members", {"of": [council]}) is None
    assert _body(nlp, text, "members", {"possessor": [council]}) is None


def test_a_noun_that_implies_no_body_has_none(nlp: Language) -> None:
    assert _body(nlp, "The Canal Trust met in Leeds. The boats left.", "boats") is None


def test_one_member_is_nobody_s(nlp: Language) -> None:
    assert _body(nlp, "The Canal Trust met in Leeds. The Member for Torfaen left.", "Member") is None


def test_a_body_that_is_named_only_in_a_list_is_passed_over(nlp: Language) -> None:
    text = "The Canal Trust asked:\n\n- Ofsted;\n- the Home Office.\n\nThe members agreed with it."
    assert _body(nlp, text, "members") == "Trust"


def test_with_no_body_before_there_is_none(nlp: Language) -> None:
    assert _body(nlp, "Anne Smith met Tom Hill in Leeds. The members left.", "members") is None
