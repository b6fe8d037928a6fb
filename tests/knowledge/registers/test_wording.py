"""The names of registers are made fit to be read and searched for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.registers.wording import clean, local_name, proper_case, repaired


@given(st.text())
def test_cleaning_leaves_nothing_to_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean(text) == " ".join(clean(text).split())


@given(st.text())
def test_a_segment_of_an_iri_is_readable(name: str) -> None:
    assert re.fullmatch("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", local_name(name))


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_case_is_all_that_proper_case_changes(name: str) -> None:
    assert normalise_name(proper_case(name)) == normalise_name(name)


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("THE QUEEN ELIZABETH HOSPITAL, KING'S LYNN, NHS FOUNDATION TRUST",
         "The Queen Elizabeth Hospital, King's Lynn, NHS Foundation Trust"),
        ("ISLE OF WIGHT NHS TRUST", "Isle of Wight NHS Trust"),
        ("stoke-on-trent city council", "Stoke-on-Trent City Council"),
        ("of mice and men", "Of Mice and Men"),
    ],
)  # fmt: skip
def test_small_words_stay_small_and_initials_large(written: str, proper: str) -> None:
    assert proper_case(written) == proper


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_a_text_that_was_never_broken_stays_as_it_is(text: str) -> None:
    assert repaired(text) == text


def test_a_text_is_repaired_unless_a_character_is_lost() -> None:
    assert repaired("Cityï¾\xa0and County of Swansea") == "City and County of Swansea"
    assert repaired("Victoria Climbié Inquiry") == "Victoria Climbié Inquiry"
    assert repaired("Sir Ynys M\ufffdn") is None
