"""Learning what confidence is worth: from annotated documents, the weights of the traits of statements.

Logistic regression with an L2 penalty (ridge; le Cessie and van Houwelingen, Applied Statistics 41(1), 1992), solved by
Newton's method, so that the same documents give the same weights. The penalty is strong because annotated documents
are few: a trait must recur before it counts. How well the result is calibrated is measured on documents left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from policygraph.corpus.extraction import Extractor, extraction_of
from policygraph.evaluation.scoring import evaluate
from policygraph.relations.confidence import ALWAYS, confidence_of, traits
from policygraph.relations.matcher import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from policygraph.evaluation.gold import Annotation

PENALTY = 8.0
_STEPS = 100
_CLOSE = 1e-10
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Observation:
    """A statement that was found in an annotated document.

    Args:
        document: The document's id.
        traits: The statement's traits.
        right: Whether it is annotated.
    """

    document: str
    traits: tuple[str, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Statements of similar confidence, and how many of them are right.

    Args:
        low: The least confidence of the band.
        high: Its end; the next band begins there.
        count: How many statements are in it.
        expected: Their mean confidence.
        right: The share that is right.
    """

    low: float
    high: float
    count: int
    expected: float
    right: float


def observe(annotations: Iterable[Annotation], extractor: Extractor) -> list[Observation]:
    """Extract annotated documents, and tell of each statement that counts whether it is right."""
    found: list[Observation] = []
    for annotation in annotations:
        document = annotation.extraction.document
        doc = extractor.nlp(document.text)
        matches = extractor.matcher.matches(doc)
        extraction = extraction_of(document, doc, matches, extractor.knowledge)
        judged = {statement.id: right for statement, right in evaluate([annotation], {document.id: extraction}).judged}
        for match, statement in zip(facts(matches), extraction.statements, strict=True):
            if statement.id in judged:
                own = traits(match.rule, match.predication, match.subject, match.object, match.modality)
                found.append(Observation(document.id, own, judged[statement.id]))
    return found


def fit(observations: Sequence[Observation], penalty: float = PENALTY) -> dict[str, float]:
    """Return the weight of each trait, in alphabetical order.

    Args:
        observations: What was found, right and wrong.
        penalty: How strongly weights are drawn towards nothing.

    >>> weights = fit([Observation("a", ("always", "relation vets"), True)] * 9)
    >>> weights["always"] > weights["relation vets"] > 0
    True
    """
    names = sorted({trait for one in observations for trait in one.traits})
    place = {name: index for index, name in enumerate(names)}
    rows = np.zeros((len(observations), len(names)))
    for number, one in enumerate(observations):
        rows[number, [place[trait] for trait in one.traits]] = 1.0
    right = np.array([one.right for one in observations], dtype=float)
    penalties = np.array([0.01 if name == ALWAYS else penalty for name in names])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (expected - right) + penalties * weights
        bend = (rows * (expected * (1 - expected))[:, None]).T @ rows + np.diag(penalties)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if float(np.abs(step).max()) < _CLOSE:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def cross_validated(observations: Sequence[Observation], penalty: float = PENALTY) -> list[tuple[float, bool]]:
    """Return each statement's confidence by weights that know nothing of its document, and whether it is right."""
    found: list[tuple[float, bool]] = []
    for document in sorted({one.document for one in observations}):
        weights = fit([one for one in observations if one.document != document], penalty)
        found.extend(
            (confidence_of(one.traits, weights), one.right) for one in observations if one.document == document
        )
    return found


def reliability(judged: Sequence[tuple[float, bool]]) -> list[Band]:
    """Return, band by band, how far confidence and the share that is right agree; empty bands are left out.

    >>> reliability([(0.95, True), (0.91, False)])
    [Band(low=0.9, high=1.0, count=2, expected=0.93, right=0.5)]
    """
    bands = []
    for low, high in pairwise(_BANDS):
        inside = [(share, right) for share, right in judged if low <= share < high or share == high == 1.0]
        if inside:
            expected = math.fsum(share for share, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            bands.append(Band(low, high, len(inside), round(expected, 3), round(right, 3)))
    return bands
