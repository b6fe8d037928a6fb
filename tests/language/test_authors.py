"""Who `I` and `we` are outside quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.authors import Author, author_of
from policygraph.language.clusters import Clusters

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    Gathered = Callable[[str], list[list[str]]]


def _with(found: list[list[str]], name: str) -> list[str]:
    (mentions,) = [mentions for mentions in found if name in mentions]
    return mentions


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Statement by Priya Shah", "Priya Shah"),
        ("Foreword by Priya Shah", "Priya Shah"),
        ("Priya Shah's speech to the conference", "Priya Shah"),
        ("The Home Secretary, Priya Shah, gave a speech in Leeds on Monday.", "Priya Shah"),
        ("The following statement was issued by Priya Shah today.", "Priya Shah"),
        ("The Minister for Canals gave a speech in Leeds.", "Minister for Canals"),
    ],
)
def test_i_am_who_the_first_lines_say_speaks(gathered: Gathered, lead: str, name: str) -> None:
    assert _with(gathered(f"{lead}\n\nI welcome the canal. My officials dug it."), name) == [name, "I", "My"]


@pytest.mark.parametrize(
    "text",
    [
        "Priya Shah opened the canal. I was there.",
        "A letter to Priya Shah\n\nI am glad of the canal.",
        "The speech was about Priya Shah.\n\nI am glad of the canal.",
    ],
)
def test_i_am_nobody_where_no_words_are_said_to_be_somebody_s(gathered: Gathered, text: str) -> None:
    assert ["Priya Shah"] in gathered(text)


def test_inside_a_quotation_i_am_who_is_quoted_and_not_the_author(gathered: Gathered) -> None:
    found = gathered("Foreword by Priya Shah\n\nI welcome the canal. “I dug it,” said Tom Hill.")
    assert _with(found, "Priya Shah") == ["Priya Shah", "I"]
    assert sorted(_with(found, "Tom Hill")) == ["I", "Tom Hill"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Environment Agency looks after rivers. We repair locks. Our staff work in Leeds.", "Environment Agency"),
        ("The Canal Agency is a public body. We look after locks. Our staff work in Leeds.", "Canal Agency"),
    ],
)
def test_we_are_the_body_whose_page_it_is(gathered: Gathered, text: str, name: str) -> None:
    assert {name, "We", "Our"} <= set(_with(gathered(text), name))


def test_a_single_we_may_be_anybody(gathered: Gathered) -> None:
    assert ["Ofsted"] in gathered("The council wrote to Ofsted. We should wait.")


def test_the_subject_of_a_sentence_is_the_author_before_another_body(nlp: Language) -> None:
    text = "With the Home Office, the Environment Agency looks after rivers. We mend locks. We dredge."
    author = author_of(Clusters(nlp(text)))
    assert author.person is None
    assert author.body is not None
    assert author.body.text == "Environment Agency"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Environment Agency looks after rivers.",
        "Anne Smith: We dig canals. We are glad. I am glad.",
        "Two boaters met. We mend locks. We dredge.",
    ],
)
def test_a_text_without_first_person_a_debate_and_a_text_without_names_have_no_author(nlp: Language, text: str) -> None:
    assert author_of(Clusters(nlp(text))) == Author()
