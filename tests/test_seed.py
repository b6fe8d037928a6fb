"""The article that this project began with: who is in it, and most of what it states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from policygraph.corpus import Extractor
from policygraph.interchange import to_record
from policygraph.model import Document

if TYPE_CHECKING:
    from types import ModuleType

GOLD = Path(__file__).parents[2] / "shared" / "gold"
ARTICLE = GOLD / "dev" / "seed-prevent.json"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason=f"the annotated article is not here: {ARTICLE} (it is not part of the repository)"
)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(ARTICLE.read_text(encoding="utf-8"))
    return record


@pytest.fixture(scope="module")
def found(gold: dict[str, Any]) -> dict[str, Any]:
    return to_record(Extractor().extract(Document(gold["id"], gold["text"], gold["title"], gold["date"])))


def same(mention: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two mentions have one head, and one no more than a word or two before it that the other has not."""
    longer, shorter = sorted((mention["text"], other["text"]), key=len, reverse=True)
    near = longer.endswith(shorter) and len(longer) - len(shorter) <= 12
    return mention["form"] != "pronoun" and bool(mention["end"] == other["end"]) and near


@pytest.mark.parametrize(
    "name",
    [
        "Home Office",
        "Ministry of Housing, Communities & Local Government",
        "Local Government Association",
        "LGC",
        "Prevent",
        "CONTEST",
        "Chris Williams",
        "council chief executives",
        "councils",
        "police",
        "security services",
    ],
)
def test_who_the_article_is_about_is_one_entity_of_the_right_type(
    name: str, gold: dict[str, Any], found: dict[str, Any]
) -> None:
    [wanted] = [entity for entity in gold["entities"] if entity["name"] == name]
    bearers = [
        entity
        for entity in found["entities"]
        if any(same(mention, other) for mention in wanted["mentions"] for other in entity["mentions"])
    ]
    assert [entity["type"] for entity in bearers] == [wanted["type"]], [entity["name"] for entity in bearers]


def test_most_of_what_the_article_states_is_found(
    scorer: ModuleType, gold: dict[str, Any], found: dict[str, Any]
) -> None:
    figures = scorer.score({gold["id"]: gold}, {gold["id"]: found})["statement"]
    assert figures["wanted"] == 24
    assert figures["right"] >= 15
