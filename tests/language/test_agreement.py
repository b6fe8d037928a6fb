from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.agreement import agrees
from policygraph.language.clusters import Clusters

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "pronoun", "candidate", "fits"),
    [
        ("She thanked Mrs Jones.", "She", "Mrs Jones", True),
        ("He thanked Mrs Jones.", "He", "Mrs Jones", False),
        ("He thanked Chris Jones.", "He", "Chris Jones", True),
        ("It thanked Chris Jones.", "It", "Chris Jones", False),
        ("They thanked Chris Jones.", "They", "Chris Jones", False),
        ("She thanked the ministers.", "She", "ministers", False),
        ("They thanked the ministers.", "They", "ministers", True),
        ("They thanked Ofsted.", "They", "Ofsted", True),
        ("It thanked Ofsted.", "It", "Ofsted", True),
        ("She thanked Ofsted.", "She", "Ofsted", False),
        ("It thanked the councils.", "It", "councils", False),
        ("They read the strategy.", "They", "strategy", False),
        ("It left Leeds.", "It", "Leeds", False),
        ("He thanked Jones.", "He", "Jones", False),
        ("He thanked Mr Jones.", "He", "Mr Jones", True),
        ("He thanked a minister.", "He", "minister", True),
    ],
)
def test_a_pronoun_agrees_in_number_gender_and_kind(
    nlp: Language, text: str, pronoun: str, candidate: str, fits: bool
) -> None:
    clusters = Clusters(nlp(text))
    found = {mention.text: mention for mention in clusters.mentions}
    assert agrees(clusters, found[pronoun], found[candidate]) is fits


def test_a_place_has_what_is_its_own(nlp: Language) -> None:
    clusters = Clusters(nlp("Leeds lost its canal."))
    leeds, its = clusters.mentions[:2]
    assert agrees(clusters, its, leeds)


def test_a_single_word_is_a_person_once_the_text_says_more_of_him(nlp: Language) -> None:
    clusters = Clusters(nlp("Chris Jones wrote. Jones was late. His deputy left."))
    full, short, his = clusters.mentions[:3]
    assert (full.text, short.text, his.text) == ("Chris Jones", "Jones", "His")
    assert not agrees(clusters, his, short)
    clusters.merge(short, full)
    assert agrees(clusters, his, short)


def test_his_does_not_refer_to_a_word_that_nothing_introduces(gathered: Callable[[str], list[list[str]]]) -> None:
    assert ["Ashcombe"] in gathered("Ashcombe was late. His deputy left.")
    assert ["Mr Ashcombe", "His"] in gathered("Mr Ashcombe was late. His deputy left.")
