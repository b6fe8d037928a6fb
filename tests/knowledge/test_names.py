"""Ways of writing one name that must be equal, and names that must stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.names import normalise_name

WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzéïŵ", min_size=1, max_size=10).filter(lambda word: word != "the"),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HM Revenue & Customs", "hm revenue and customs"),
        ("B&NES", "B & NES"),
        ("King’s Fund", "King's Fund"),
        ("King`s Fund", "Kingʼs Fund"),
        ("The King's Fund", "King's Fund"),
        ("Counter-Terrorism Policing", "Counter Terrorism Policing"),
        ("Counter–Terrorism Policing", "Counter‑Terrorism Policing"),
        ("Department for Culture, Media and Sport", "Department for Culture Media and Sport"),
        ("Department\nfor\u00a0Transport", "Department for Transport"),
        ("St. Helens Council", "St Helens Council"),
        ("U.K. Government", "UK Government"),
        ("Oﬃce for National Statistics", "Office for National Statistics"),
        ("Sinn Fe\u0301in", "Sinn F\u00e9in"),
        ("ＮＨＳ", "NHS"),
    ],
)
def test_ways_of_writing_one_name_are_equal(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Education Act 1996", "Education Act 2002"),
        ("Sinn Féin", "Sinn Fein"),
        ("Department of Health", "Department for Health"),
        ("Theatre Trust", "atre Trust"),
        ("Northern Ireland", "NorthernIreland"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


@pytest.mark.parametrize("name", ["", " ", "—", "...", ", ,"])
def test_a_name_without_words_is_empty(name: str) -> None:
    assert normalise_name(name) == ""


@given(st.text(max_size=40))
def test_a_normalised_name_is_its_own_normal_form(name: str) -> None:
    once = normalise_name(name)
    assert normalise_name(once) == once


@given(st.text(max_size=40))
def test_a_normalised_name_has_single_spaces_and_none_at_its_ends(name: str) -> None:
    assert normalise_name(name).split(" ") == normalise_name(name).split() or normalise_name(name) == ""


@given(WORDS, st.sampled_from([" ", "  ", "\n", "-", "–", ", ", "\u00a0"]), st.sampled_from(["", "the ", "The "]))
def test_separators_case_and_article_make_no_difference(words: list[str], between: str, article: str) -> None:
    written = article + between.join(words)
    assert normalise_name(written) == normalise_name(written.upper()) == normalise_name(" ".join(words))


@given(WORDS, WORDS)
def test_an_ampersand_is_and(left: list[str], right: list[str]) -> None:
    one, other = " ".join(left), " ".join(right)
    assert normalise_name(f"{one} & {other}") == normalise_name(f"{one} and {other}")
