from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.knowledge.base import KnowledgeEntity
from policygraph.language.known_names import KnownNames, NameMatch

TRUST = KnowledgeEntity("x:trust", "Canal & River Trust", "Charity", ("Waterways Trust",), ("CRT",))
PLEDGE = KnowledgeEntity("x:pledge", "Clean Rivers Pledge", "Programme")
SHELTER = KnowledgeEntity("x:shelter", "Shelter", "Charity", ordinary_words=("Shelter",))
MINISTRY = KnowledgeEntity(
    "x:ministry", "Ministry of Canals", "GovernmentDepartment", ("Ministry of Canals and Locks",)
)
INDEX = KnownNames([TRUST, PLEDGE, SHELTER, MINISTRY])
WORDS = st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=8)


def _found(text: str, index: KnownNames = INDEX) -> list[str]:
    return [text[match.start : match.end] for match in index.find(text)]


def _only(text: str) -> NameMatch:
    (match,) = INDEX.find(text)
    return match


@pytest.mark.parametrize(
    "written",
    [
        "Canal & River Trust",
        "Canal and River Trust",
        "Canal  and\nRiver Trust",
        "Canal and River\xa0Trust",
        "Canal-and-River Trust",
        "Canal and River, Trust",
    ],
)
def test_a_name_is_found_however_its_words_are_joined(written: str) -> None:
    assert _found(f"the {written}’s boats") == [written]


@pytest.mark.parametrize(
    "text",
    ["Canal and River. The Trust", "Canal (and River) Trust", "Canal and River\n\nTrust", "Canal; River Trust"],
)
def test_a_name_does_not_run_over_a_sentence_a_bracket_or_a_paragraph(text: str) -> None:
    assert "Trust" not in "".join(_found(text))


def test_a_name_is_no_part_of_a_longer_word() -> None:
    assert _found("CRTs and Shelters, preShelter") == []


def test_the_longest_name_is_found_where_several_begin() -> None:
    assert _found("the Ministry of Canals and Locks, the Ministry of Canals and the CRT") == [
        "Ministry of Canals and Locks",
        "Ministry of Canals",
        "CRT",
    ]


def test_a_longer_name_that_begins_inside_a_shorter_one_is_meant() -> None:
    names = [
        KnowledgeEntity("urn:paper", "The Independent", "MediaOrganisation"),
        KnowledgeEntity("urn:office", "Independent Office for Police Conduct", "PublicBody"),
    ]
    text = "The Independent Office for Police Conduct told The Independent."
    found = [text[match.start : match.end] for match in KnownNames(names).find(text)]
    assert found == ["Independent Office for Police Conduct", "The Independent"]


def test_a_name_of_one_word_is_found_in_its_own_case_only() -> None:
    assert _found("shelter SHELTER crt Shelter CRT") == ["Shelter", "CRT"]


def test_a_heading_in_capitals_is_a_looser_match() -> None:
    assert _only("CANAL AND RIVER TRUST").exact_case is False
    assert _found("the canal and river trust") == []


def test_the_last_word_of_a_longer_name_may_be_written_small() -> None:
    assert _only("the Ministry of canals").exact_case


def test_programmes_are_found_without_capitals() -> None:
    match = _only("the clean rivers pledge")
    assert match.entities == (PLEDGE,)
    assert not match.exact_case


def test_a_match_says_what_kind_of_name_it_is() -> None:
    assert _only("the CRT").abbreviation
    assert not _only("the Waterways Trust").abbreviation
    assert _only("Shelter").ordinary
    assert not _only("the Waterways Trust").ordinary


def test_a_name_that_two_bear_has_both_in_the_order_of_their_identifiers() -> None:
    later, earlier = (KnowledgeEntity(iri, "Canal Office", "PublicBody") for iri in ("x:b", "x:a"))
    (match,) = KnownNames([later, earlier]).find("The Canal Office opened.")
    assert match.entities == (earlier, later)


@pytest.mark.parametrize("name", ["Boats (UK)", "C++ Trust", "[Lock].*", "St. Anne's", "^Weir$", "a|b", "\\d+ Weirs"])
def test_a_name_with_the_signs_of_a_regular_expression_stands_for_itself(name: str) -> None:
    index = KnownNames([KnowledgeEntity("x:x", name, "Charity")])
    assert len(_found(f"We met {name}, at last.", index)) <= 1
    assert _found("We met nobody, xLock UK, 7 Weirs.", index) == []


def test_a_name_without_a_word_is_never_found() -> None:
    assert _found("... !!! ...", KnownNames([KnowledgeEntity("x:x", "...", "Charity", ("!!!",))])) == []


def test_twenty_thousand_names_are_all_found_by_their_own() -> None:
    entities = [KnowledgeEntity(f"x:{n}", f"Canal {n // 100} of Weir {n % 100}", "Charity") for n in range(20_000)]
    index = KnownNames(entities)
    text = "; ".join(entity.name for entity in entities)
    assert [match.entities for match in index.find(text)] == [(entity,) for entity in entities]


@given(st.lists(WORDS, min_size=1, max_size=5), st.text(max_size=40), st.text(max_size=40))
def test_a_name_between_other_words_is_covered_by_what_is_found(name: list[str], before: str, after: str) -> None:
    written = " ".join(name)
    index = KnownNames([KnowledgeEntity("x:x", written, "Charity")])
    text = f"{before} ; {written} ; {after}"
    start = len(before) + 3
    assert any(match.start <= start < match.end for match in index.find(text))


@given(st.text(st.sampled_from("Canal River Trust&and-,.’\n CRT()"), max_size=80))
def test_matches_are_in_order_and_do_not_overlap(text: str) -> None:
    matches = list(INDEX.find(text))
    assert all(a.end <= b.start for a, b in pairwise(matches))
    assert all(re.search(r"\w", text[match.start : match.end]) for match in matches)
