"""Every construction gives the same predication of the same facts: the table is in predications.yaml."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.language.pipeline import load

if TYPE_CHECKING:
    from spacy.language import Language

TABLE = yaml.safe_load(Path(__file__).with_name("predications.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(row["text"], lemma, arguments, id=f"{construction}-{number}-{lemma}")
    for construction, rows in TABLE.items()
    for number, row in enumerate(rows, 1)
    for lemma, arguments in row.items()
    if lemma != "text"
]
PIPELINE = load()
WORDS = ["The", "council", "Home", "Office", "funded", "is", "by", "that", "to", "and", "not", "of", ",", "“", "”", "."]
MORE_WORDS = ["which", "its", "said", "£5", "million", "responsible", "for", "police", "with", "\n\n", "- ", ": ", "1."]


@pytest.mark.parametrize(("text", "lemma", "arguments"), ROWS)
def test_a_predicate_has_its_arguments(nlp: Language, text: str, lemma: str, arguments: dict[str, list[str]]) -> None:
    found = [
        {role: sorted(token.text for token in predication.arguments.get(role, [])) for role in arguments}
        for predication in nlp(text)._.predications
        if predication.lemma == lemma
    ]
    assert {role: sorted(words) for role, words in arguments.items()} in found


def test_the_table_has_each_sentence_once() -> None:
    texts = [row["text"] for rows in TABLE.values() for row in rows]
    assert len(set(texts)) == len(texts) >= 220


def test_a_light_verb_carries_its_noun(nlp: Language) -> None:
    doc = nlp("The committee gave support to the bill.")
    [support] = [predication for predication in doc._.predications if predication.lemma == "support"]
    assert support.support is not None
    assert support.support.text == "gave"


def test_the_members_stand_for_the_body_that_was_named_before(nlp: Language) -> None:
    doc = nlp("The Public Accounts Committee met on Monday. The members approved the plan.")
    [members] = [predication for predication in doc._.predications if predication.lemma == "member"]
    assert [token.text for token in members.arguments["bridged"]] == ["Committee"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS + MORE_WORDS), max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_and_each_word_is_one_predicate_at_most(text: str) -> None:
    doc = PIPELINE(text)
    assert doc.text == text
    predications = doc._.predications
    assert all(first.token.i < second.token.i for first, second in pairwise(predications))
    for predication in predications:
        assert predication.pos in {"verb", "noun", "adjective"}
        assert predication.verdict.polarity in {"affirmed", "negated"}
        assert predication.verdict.modality in {"asserted", "proposed", "possible"}
        assert predication.verdict.speaker is None or 0 <= predication.verdict.speaker < len(doc)
        for tokens in predication.arguments.values():
            indices = [token.i for token in tokens]
            assert indices and len(set(indices)) == len(indices)
