from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.language.judgement import Judgement, cues, is_performed, own_modality, own_negation, reporting
from policygraph.model import Modality

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

MODALITIES: tuple[Modality, ...] = get_args(Modality)


def word(nlp: Language, text: str, wanted: str) -> Token:
    [found] = [token for token in nlp(text) if token.text == wanted]
    return found


@given(st.lists(st.sampled_from(MODALITIES)))
def test_the_weakest_modality_on_the_way_holds(modalities: list[Modality]) -> None:
    found = Judgement()
    for modality in modalities:
        found.weaken(modality)
    assert found.modality == max(["asserted", *modalities], key=["asserted", "proposed", "possible"].index)


@given(st.integers(min_value=0, max_value=9))
def test_a_second_negation_undoes_the_first(times: int) -> None:
    found = Judgement()
    for _ in range(times):
        found.negate()
    assert found.negated is (times % 2 == 1)


def test_what_stands_above_a_settled_judgement_no_longer_bears_on_it() -> None:
    found = Judgement(settled=True)
    found.negate()
    found.weaken("possible")
    assert found == Judgement(settled=True)


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("The council does not fund the trust.", "fund", True),
        ("The council never funded the trust.", "funded", True),
        ("No council funds the trust.", "funds", True),
        ("The council funds no trust.", "funds", True),
        ("The council not only funds the trust but runs it.", "funds", False),
        ("The council funds the trust.", "funds", False),
    ],
)
def test_a_negation_beside_the_verb(nlp: Language, text: str, verb: str, negated: bool) -> None:
    found = Judgement()
    own_negation(word(nlp, text, verb), found)
    assert found.negated is negated


@pytest.mark.parametrize(
    ("text", "verb", "stated"),
    [
        ("Not all women are entitled to the grant.", "entitled", False),
        ("Not every council funds the trust.", "funds", False),
        ("Not everyone supports the plan.", "supports", False),
        ("All women are entitled to the grant.", "entitled", True),
        ("No women are entitled to the grant.", "entitled", True),
        ("All women are not entitled to the grant.", "entitled", True),
        ("The council funds not all trusts.", "funds", True),
    ],
)
def test_what_holds_of_not_all_is_said_of_nobody(nlp: Language, text: str, verb: str, stated: bool) -> None:
    found = Judgement()
    own_negation(word(nlp, text, verb), found)
    assert found.stated is stated


@pytest.mark.parametrize(
    ("text", "verb", "modality", "stated"),
    [
        ("The council will fund the trust.", "fund", "proposed", True),
        ("The council should fund the trust.", "fund", "proposed", True),
        ("The council may fund the trust.", "fund", "possible", True),
        ("The council has funded the trust.", "funded", "asserted", True),
        ("If the council funds the trust, it will grow.", "funds", "asserted", False),
        ("I would urge the council to fund the trust.", "urge", "asserted", True),
        ("The mayor would urge the council to fund the trust.", "urge", "proposed", True),
    ],
)
def test_modals_and_conditions_of_the_verb(
    nlp: Language, text: str, verb: str, modality: Modality, stated: bool
) -> None:
    found = Judgement()
    own_modality(word(nlp, text, verb), found)
    assert (found.modality, found.stated) == (modality, stated)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("I welcome the report.", "welcome", True),
        ("We urge ministers to act.", "urge", True),
        ("The mayor welcomes the report.", "welcomes", False),
        ("We funded the trust.", "funded", False),
    ],
)
def test_what_is_done_by_being_said(nlp: Language, text: str, verb: str, expected: bool) -> None:
    assert is_performed(word(nlp, text, verb)) is expected


def test_the_lists_are_read_from_the_words() -> None:
    assert "fail" in cues("negative_verbs")
    assert "say" in reporting("reporting")
