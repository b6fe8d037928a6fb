"""Whether something is so, is wanted or may be, and on whose word: the table is in factuality.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from policygraph.language.factuality import outer_speaker

if TYPE_CHECKING:
    from spacy.language import Language

    from policygraph.language.predication import Predication

TABLE = yaml.safe_load(Path(__file__).with_name("factuality.yaml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(row["text"], lemma, expected, id=f"{cue}-{number}-{lemma}")
    for cue, rows in TABLE.items()
    for number, row in enumerate(rows, 1)
    for lemma, expected in row.items()
    if lemma != "text"
]
PLAIN = {"stated": True, "polarity": "affirmed", "modality": "asserted", "speaker": None}


def judged(predication: Predication) -> dict[str, Any]:
    if not predication.verdict.stated:
        return {"stated": False}
    speaker = (
        predication.token.doc[predication.verdict.speaker].text if predication.verdict.speaker is not None else None
    )
    return {
        "stated": True,
        "polarity": predication.verdict.polarity,
        "modality": predication.verdict.modality,
        "speaker": speaker,
    }


@pytest.mark.parametrize(("text", "lemma", "expected"), ROWS)
def test_what_is_said_of_a_predicate(nlp: Language, text: str, lemma: str, expected: dict[str, Any]) -> None:
    found = [judged(predication) for predication in nlp(text)._.predications if predication.lemma == lemma]
    assert (expected if expected.get("stated") is False else PLAIN | expected) in found


def test_the_table_has_each_sentence_once() -> None:
    texts = [row["text"] for rows in TABLE.values() for row in rows]
    assert len(set(texts)) == len(texts) >= 120


def test_the_speaker_of_a_quotation_holds_for_all_its_sentences(nlp: Language) -> None:
    doc = nlp("Mara Ellison said: “The board is slow. It ignores patients.” The trust funds the board.")
    [ignores] = [token for token in doc if token.text == "ignores"]
    [funds] = [token for token in doc if token.text == "funds"]
    speaker = outer_speaker(ignores)
    assert speaker is not None
    assert doc[speaker].text == "Ellison"
    assert outer_speaker(funds) is None


def test_a_question_that_was_tabled_is_none_of_its_askers_claims(nlp: Language) -> None:
    doc = nlp("Mara Ellison: Does the council fund the trust? The council funds the shelter.")
    assert [p.verdict.stated for p in doc._.predications if p.lemma == "fund" and p.pos == "verb"] == [False, True]
