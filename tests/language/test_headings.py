from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policygraph.language.headings import shouted_tokens

if TYPE_CHECKING:
    from spacy.language import Language


def _shouted(nlp: Language, text: str) -> str:
    doc = nlp(text)
    tokens = shouted_tokens(doc)
    return "".join(token.text_with_ws for token in doc if token.i in tokens).strip()


@pytest.mark.parametrize(
    "heading",
    [
        "Ministers Announce Further Money Towards Older Canals",
        "MINISTERS ANNOUNCE FURTHER MONEY TOWARDS OLDER CANALS",
    ],
)
def test_a_heading_with_capitals_throughout_is_shouted(nlp: Language, heading: str) -> None:
    assert _shouted(nlp, f"{heading}\n\nThe Home Office said that canals matter.") == heading


@pytest.mark.parametrize(
    "text",
    [
        "Ministers announce further money towards older canals",
        "Kent Canal Board",
        "Chief Constable Anne Smith told Ofsted and the Home Office that Kent County Council had paid.",
        "The NHS, the BBC and the DVLA wrote to the Cabinet Office.",
        "2024",
        "",
    ],
)
def test_a_sentence_and_a_short_name_are_not(nlp: Language, text: str) -> None:
    assert _shouted(nlp, text) == ""


def test_no_name_is_read_out_of_a_shouted_heading(nlp: Language) -> None:
    doc = nlp("Ministers Announce Further Money Towards Older Canals\n\nThe Home Office said so.")
    assert [m.text for m in doc._.mentions if m.form == "name"] == ["Home Office"]
