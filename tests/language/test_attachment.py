"""Each arc that is mended: as the language model alone has it, and as it is once the names are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    Arc = tuple[str, str]
    Arcs = Callable[[str, str], tuple[Arc, Arc]]


def _arc(doc: Doc, word: str) -> Arc:
    """The label and the head of the last token with this text."""
    token = [token for token in doc if token.text == word][-1]
    return token.dep_, token.head.text


@pytest.fixture
def arcs(model: Language, nlp: Language) -> Arcs:
    """The arc of a word in a text, before it is mended and after."""
    return lambda text, word: (_arc(model(text), word), _arc(nlp(text), word))


def test_a_name_that_was_read_as_a_clause_is_one_unit(arcs: Arcs) -> None:
    text = "James Weir, founder of Changing Faces, the UK charity, welcomed the plan."
    assert arcs(text, "Changing") == (("pcomp", "of"), ("compound", "Faces"))


def test_a_name_that_begins_like_a_clause_is_headed_by_its_noun(arcs: Arcs) -> None:
    text = "The council runs the Get Boats Moving programme with boaters."
    assert arcs(text, "programme") == (("dobj", "Moving"), ("dobj", "runs"))
    assert arcs(text, "Moving") == (("ccomp", "runs"), ("compound", "programme"))


def test_the_noun_after_a_name_keeps_the_place_that_it_has_in_the_sentence(arcs: Arcs) -> None:
    text = "Ministers launched the Make Leeds Better programme in May."
    assert arcs(text, "programme") == (("dobj", "launched"), ("dobj", "launched"))


def test_what_hangs_on_a_name_hangs_on_the_word_that_heads_it(arcs: Arcs) -> None:
    text = "Ministers welcomed the National Joint Registry for England and Wales (NJR)."
    assert arcs(text, "NJR") == (("appos", "Wales"), ("appos", "Registry"))


@pytest.mark.parametrize("auxiliary", ["have", "has"])
def test_the_subject_of_an_auxiliary_is_that_of_its_verb(arcs: Arcs, auxiliary: str) -> None:
    text = f"The Government {auxiliary}, therefore, committed to funding the police."
    assert arcs(text, "Government") == (("nsubj", auxiliary), ("nsubj", "committed"))


def test_a_second_post_is_coordinated_with_the_first(arcs: Arcs) -> None:
    text = "She is chair of Kent and Medway NHS Trust and director of Age UK."
    assert arcs(text, "director") == (("conj", "Kent"), ("conj", "chair"))


def test_a_body_is_described_right_after_its_name(arcs: Arcs) -> None:
    text = "James Weir, founder of Changing Faces, the UK charity, welcomed the plan."
    assert arcs(text, "charity") == (("appos", "Weir"), ("appos", "Faces"))


def test_bodies_in_a_list_are_coordinated(arcs: Arcs) -> None:
    text = "The strategy was written by the Home Office, the Department of Health and the police."
    assert arcs(text, "Department") == (("appos", "Office"), ("conj", "Office"))


@pytest.mark.parametrize(
    ("text", "word", "before", "after"),
    [
        (
            "The panel works with Ofsted, the Boaters Association and charities.",
            "Association",
            ("appos", "panel"),
            ("conj", "Ofsted"),
        ),
        (
            "Ministers spoke to Age UK, the Environment Agency and Ofsted about canals.",
            "Agency",
            ("appos", "UK"),
            ("conj", "UK"),
        ),
        (
            "The board listens to the Environment Agency, the Boaters Association and charities.",
            "Association",
            ("dobj", "listens"),
            ("conj", "Agency"),
        ),
    ],
)
def test_bodies_after_a_preposition_are_coordinated_whatever_the_parser_makes_of_the_second(
    arcs: Arcs, text: str, word: str, before: Arc, after: Arc
) -> None:
    assert arcs(text, word) == (before, after)


def test_a_body_beside_a_person_or_a_thing_is_no_item_of_a_list(arcs: Arcs) -> None:
    text = "Jo Brown, the Home Office and councils met."
    assert arcs(text, "Office")[1] != ("conj", "Brown")


def test_a_name_stands_beside_the_post_and_not_beside_its_place(arcs: Arcs) -> None:
    text = "The police and crime commissioner for Kent, Anne Smith, welcomed the plan."
    assert arcs(text, "Smith") == (("appos", "Kent"), ("appos", "commissioner"))


def test_a_name_stands_beside_the_post_and_not_beside_its_body(arcs: Arcs) -> None:
    text = "The chief executive of Leeds City Council, Tom Weir, wrote to ministers."
    assert arcs(text, "Weir") == (("appos", "Council"), ("appos", "executive"))


def test_the_body_after_the_comma_is_the_post_s(arcs: Arcs) -> None:
    text = "The report was signed by Jo Brown, Minister of State, Department of Health."
    assert arcs(text, "Department") == (("conj", "Minister"), ("appos", "Minister"))


def test_a_clause_after_a_comma_describes_what_is_mentioned(arcs: Arcs) -> None:
    text = "The council read the report on risks to children, published by the National Audit Office."
    assert arcs(text, "published") == (("acl", "risks"), ("acl", "report"))


def test_a_post_is_at_the_body_right_after_it(arcs: Arcs) -> None:
    text = "Ministers praised the work of the director of nursing at Barts Health NHS Trust."
    assert arcs(text, "at") == (("prep", "work"), ("prep", "director"))


def test_a_body_is_in_the_place_right_after_it(arcs: Arcs) -> None:
    text = "Ministers criticised the closure of the hospital in Leeds."
    assert arcs(text, "in") == (("prep", "closure"), ("prep", "hospital"))


def test_people_have_what_they_are_with(arcs: Arcs) -> None:
    text = "The fund supports families with a disability."
    assert arcs(text, "with") == (("prep", "supports"), ("prep", "families"))


@pytest.mark.parametrize(
    "text",
    [
        "Kent County Council, the Boaters Association and the Home Office signed it.",
        "The council works with the Home Office in Leeds.",
        "Anne Smith, chief executive of Shelter, the housing charity, criticised the fund.",
        "Ministers asked the director at Public Health England about the plan.",
        "The strategy, published by Ofsted in May, helps older people who live with dementia.",
        "Boaters want the Get Boats Moving programme to end.",
        "Councils said the Support Families Together fund works.",
        "The Home Secretary will have been told by the Secretary of State for Health and Social Care.",
    ],
)
def test_the_mended_parse_is_a_tree(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for sentence in doc.sents:
        (root,) = [token for token in sentence if token.head.i == token.i]
        assert {token.i for token in root.subtree} == {token.i for token in sentence}


def test_a_parse_that_is_right_is_left_as_it_is(model: Language, nlp: Language) -> None:
    text = "The Treasury funds the canals that the council owns."
    assert [(t.dep_, t.head.i) for t in nlp(text)] == [(t.dep_, t.head.i) for t in model(text)]


def test_a_member_in_brackets_is_not_the_post_before(arcs: Arcs) -> None:
    text = "The exchange between the Leader of the House and the hon. Member for Glasgow North (Patrick Grady) ended."
    assert arcs(text, "Grady")[1] == ("appos", "Member")
