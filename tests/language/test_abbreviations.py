from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.language.abbreviations import long_form_before

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from policygraph.language.mentions import MentionSpan


def _of(doc: Doc, text: str) -> list[MentionSpan]:
    return [mention for mention in doc._.mentions if mention.text == text]


@pytest.mark.parametrize(
    ("text", "short", "long_form"),
    [
        ("run by the Canal Safety Board ", "CSB", "Canal Safety Board "),
        ("the Board for Locks and Weirs ", "BLW", "Board for Locks and Weirs "),
        ("the Waterways Act and Waterways Agency ", "WA", "Waterways Agency "),
        ("chief constables ", "CCs", "chief constables "),
    ],
)
def test_the_long_form_begins_where_the_letters_of_the_short_form_do(text: str, short: str, long_form: str) -> None:
    start = long_form_before(text, short)
    assert start is not None
    assert text[start:] == long_form


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("some boats in winter ", "CSB"),
        ("Canal. Safety Board ", "CSB"),
        ("the council ", "C"),
        ("the council ", "2C"),
        ("a commission that after some years of much debate built boats ", "CSB"),
        ("Childsafeboats ", "CSB"),
        ("", "CSB"),
    ],
)
def test_there_is_no_long_form_where_the_words_do_not_fit(text: str, short: str) -> None:
    assert long_form_before(text, short) is None


@given(st.text(), st.text(min_size=1, max_size=8))
def test_a_long_form_begins_with_the_first_letter_of_a_word(text: str, short: str) -> None:
    start = long_form_before(text, short)
    if start is not None:
        assert text[start].lower() == short[0].lower()
        assert start == 0 or not text[start - 1].isalnum()


def test_a_short_form_is_a_mention_wherever_it_stands(nlp: Language) -> None:
    doc = nlp("The Canal Safety Panel (CSP) met. Councils asked CSP to act. The CSP’s chair agreed.")
    found = _of(doc, "CSP")
    assert len(found) == 3
    assert {mention.form for mention in found} == {"abbreviation"}
    assert {mention.type for mention in found} == {_of(doc, "Canal Safety Panel")[0].type}


@pytest.mark.parametrize("bracket", ["(the CSP)", "(“CSP”)", "(the ‘CSP’)", '("CSP")'])
def test_the_short_form_may_have_an_article_and_marks(nlp: Language, bracket: str) -> None:
    doc = nlp(f"The Canal Safety Panel {bracket} met. The CSP voted.")
    assert len(_of(doc, "CSP")) == 2


def test_the_definition_vouches_for_a_name_that_was_not_known(nlp: Language) -> None:
    (mention,) = _of(nlp("Ministers fund the Calder Lock Keepers (CLK) in May."), "Calder Lock Keepers")
    assert mention.form == "name"


def test_a_bracket_that_abbreviates_nothing_defines_nothing(nlp: Language) -> None:
    doc = nlp("The council (Kent) met. The panel (which sat in May) agreed with it (NB).")
    assert [m.text for m in doc._.mentions if m.form == "abbreviation" and m.certainty > 1] == []


def test_a_short_form_with_the_signs_of_a_regular_expression_stands_for_itself(nlp: Language) -> None:
    doc = nlp("The Boats & Locks Trust (B&L.T) met. BXLYT left.")
    assert not any(m.concept for m in _of(doc, "BXLYT"))


def test_a_definition_holds_in_its_own_document_only(nlp: Language) -> None:
    nlp("The Canal Safety Panel (ZQP) met.")
    assert not any(m.concept.startswith("abbreviation:") for m in nlp("Councils asked ZQP to act.")._.mentions)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The Maternity Pay Period (MPP) lasts 39 weeks. The MPP begins in May.", "Maternity Pay Period"),
        ("Councils set the Mooring Duty Rate (MDR). The MDR is low.", "Mooring Duty Rate"),
        ("Boaters have an Annual Lock Income (ALI) of their own.", "Annual Lock Income"),
        ("They sold an initial coin offering (ICO). The ICO was new.", "initial coin offering"),
    ],
)
def test_what_is_short_for_a_mere_term_is_no_entity(nlp: Language, text: str, term: str) -> None:
    doc = nlp(text)
    short = text[text.index("(") + 1 : text.index(")")]
    assert _of(doc, term) == _of(doc, short) == []


def test_what_its_words_make_a_body_is_one(nlp: Language) -> None:
    doc = nlp("The Maternity Pay Board (MPB) met. The MPB agreed.")
    assert [mention.type for mention in _of(doc, "Maternity Pay Board")] == ["PublicBody"]
    assert len(_of(doc, "MPB")) == 2


def test_the_long_form_is_the_whole_name_where_it_is_known(nlp: Language) -> None:
    doc = nlp("This is a Department for Business, Innovation & Skills (BIS) report. BIS wrote it.")
    [name] = _of(doc, "Department for Business, Innovation & Skills")
    assert {(mention.type, mention.iris) for mention in _of(doc, "BIS")} == {(name.type, name.iris)}
