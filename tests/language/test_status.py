"""How far a policy step has come: the table is in status.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policygraph.language.pipeline import load
from policygraph.language.words import words
from policygraph.model import Status

if TYPE_CHECKING:
    from spacy.language import Language

TABLE = yaml.safe_load(Path(__file__).with_name("status.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(row["text"], lemma, status, id=f"{heading}-{number}-{lemma}")
    for heading, rows in TABLE.items()
    for number, row in enumerate(rows, 1)
    for lemma, status in row.items()
    if lemma != "text"
]
STATUSES: tuple[str, ...] = get_args(Status)
PIPELINE = load()
CUES = [
    word for status in STATUSES for kind in ("verbs", "nouns", "adjectives") for word in words("status")[status][kind]
]


@pytest.mark.parametrize(("text", "lemma", "status"), ROWS)
def test_what_a_predication_states_has_the_status_that_the_text_gives_it(
    nlp: Language, text: str, lemma: str, status: str | None
) -> None:
    assert [predication.verdict.status for predication in nlp(text)._.predications if predication.lemma == lemma] == [
        status
    ]


def test_the_table_has_each_sentence_once_and_every_status() -> None:
    texts = [row["text"] for rows in TABLE.values() for row in rows]
    assert len(set(texts)) == len(texts) >= 40
    assert {*STATUSES, "outermost", "none"} == set(TABLE)


def test_each_item_of_a_list_has_the_status_that_its_introduction_gives(nlp: Language) -> None:
    doc = nlp("The ministry plans to:\n\n- publish a code\n- inspect dams")
    found = {p.lemma: p.verdict.status for p in doc._.predications if p.lemma in {"publish", "inspect"}}
    assert found == {"publish": "proposed", "inspect": "proposed"}


def test_a_second_step_has_the_status_of_the_first(nlp: Language) -> None:
    doc = nlp("The minister pledged to fund the lifeboats and repair the pier.")
    found = {p.lemma: p.verdict.status for p in doc._.predications if p.lemma in {"fund", "repair"}}
    assert found == {"fund": "committed", "repair": "committed"}


@given(st.lists(st.sampled_from([*CUES, "the", "to", "county", "not", "levy", "of", ",", "."]), max_size=12))
def test_any_words_have_a_status_that_is_known_or_none(cues: list[str]) -> None:
    assert {predication.verdict.status for predication in PIPELINE(" ".join(cues))._.predications} <= {None, *STATUSES}
