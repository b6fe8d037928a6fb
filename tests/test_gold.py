"""The annotated documents, read and scored: the figures below which this project may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.corpus import extract_all
from policygraph.evaluation.gold import read_annotations
from policygraph.evaluation.scoring import Evaluation, evaluate

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev"

pytestmark = pytest.mark.skipif(
    not GOLD.is_dir(), reason=f"the annotated documents are not here: {GOLD} (they are not part of the repository)"
)


@pytest.fixture(scope="module")
def result() -> Evaluation:
    annotations = read_annotations(GOLD)
    run = extract_all([annotation.extraction.document for annotation in annotations])
    return evaluate(annotations, {extraction.document.id: extraction for extraction in run.extractions})


def test_every_annotated_document_is_read(result: Evaluation) -> None:
    assert result.documents >= 11
    assert result.missing == []


@pytest.mark.parametrize(
    ("measure", "floor"), [("entity", 0.86), ("typed", 0.80), ("mention", 0.80), ("pair", 0.62), ("statement", 0.60)]
)
def test_a_measure_has_not_fallen(result: Evaluation, measure: str, floor: float) -> None:
    assert result.measures[measure].f1 >= floor


@pytest.mark.parametrize(("qualifier", "floor"), [("polarity", 0.97), ("modality", 0.90), ("attribution", 0.85)])
def test_the_statements_that_are_right_are_not_more_often_wrong_in_a_qualifier(
    result: Evaluation, qualifier: str, floor: float
) -> None:
    assert result.share(qualifier) >= floor
