from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.relations.fillers import Fillers

if TYPE_CHECKING:
    from spacy.language import Language


def stands_for(nlp: Language, text: str, word: str) -> list[str]:
    doc = nlp(text)
    [token] = [token for token in doc if token.text == word]
    return [mention.text for mention in Fillers(doc).mentions(token)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The council funds the Home Office.", "Office", ["Home Office"]),
        ("The council funds the Home Office.", "Home", ["Home Office"]),
        ("A number of councils agreed.", "number", ["councils"]),
        ("Some of the councils agreed.", "Some", ["councils"]),
        ("A majority of councils and charities agreed.", "majority", ["councils", "charities"]),
        ("The objectives of the Prevent programme are clear.", "objectives", ["Prevent programme"]),
        ("The council's garden is small.", "garden", []),
        ("The council's budget is small.", "budget", ["council"]),
        ("Patients' needs come first.", "needs", ["Patients"]),
        ("The weather was poor.", "weather", []),
        ("It was said in the Leeds area.", "area", ["Leeds"]),
    ],
)
def test_a_word_stands_for_a_mention(nlp: Language, text: str, word: str, expected: list[str]) -> None:
    assert stands_for(nlp, text, word) == expected


def test_a_colleague_from_a_body_stands_for_it(nlp: Language) -> None:
    assert stands_for(nlp, "We met colleagues from the Civil Aviation Authority.", "colleagues") == [
        "Civil Aviation Authority"
    ]


def test_what_the_holder_of_a_post_does_is_his_deed(nlp: Language) -> None:
    text = "The children's commissioner, Mara Ellison, wrote to the Home Office."
    assert stands_for(nlp, text, "commissioner") == ["Mara Ellison"]


def test_the_longest_mention_that_a_token_heads_is_meant(nlp: Language) -> None:
    doc = nlp("The Prevent programme helps councils.")
    fillers = Fillers(doc)
    programme, helps = doc[2], doc[3]
    mention = fillers.headed_by(programme)
    assert mention is not None
    assert mention.text == "Prevent programme"
    assert fillers.headed_by(helps) is None
    assert fillers.mentions(helps) == []


def test_a_doc_without_mentions_has_no_fillers(nlp: Language) -> None:
    doc = nlp("It rained.")
    assert [Fillers(doc).mentions(token) for token in doc] == [[]] * len(doc)
