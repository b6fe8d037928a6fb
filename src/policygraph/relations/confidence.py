"""How likely it is that what a rule found is right: a probability, learnt from documents that people annotated.

A statement's traits (its relation, how it is triggered, how its subject and object are mentioned, its modality) each
have a weight, and the confidence is the logistic function of their sum. The weights are in ``calibration.yaml``, made
by ``policygraph rules calibrate``; a trait that no annotated document had weighs nothing.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.language.mentions import MentionSpan
    from policygraph.language.predication import Predication
    from policygraph.model import Modality
    from policygraph.relations.schema import Rule

ALWAYS = "always"
"""The trait that every statement has: what is true of all of them."""


def traits(
    rule: Rule, predication: Predication, subject: MentionSpan, object_: MentionSpan, modality: Modality
) -> tuple[str, ...]:
    """Return the traits of what a rule found, each as a kind and a value.

    Args:
        rule: The rule that fired.
        predication: What it fired on.
        subject: The mention that fills its subject.
        object_: The mention that fills its object.
        modality: Whether it is asserted, proposed or possible.
    """
    described = "self" in rule.subject + rule.object
    return (
        ALWAYS,
        f"relation {rule.relation}",
        f"trigger {'description' if described else predication.pos}",
        f"subject {subject.form}",
        f"object {object_.form}",
        f"subject {_kind(subject)}",
        f"object {_kind(object_)}",
        f"modality {modality}",
    )


def confidence_of(found: Iterable[str], weights: Mapping[str, float] | None = None) -> float:
    """Return the probability that a statement with these traits is right.

    Args:
        found: The traits.
        weights: By trait; those that come with the package by default.

    >>> confidence_of(["always"], {"always": 0.0})
    0.5
    """
    weights = _weights() if weights is None else weights
    return 1 / (1 + math.exp(-sum(weights.get(trait, 0.0) for trait in found)))


@cache
def _weights() -> dict[str, float]:
    text = files("policygraph.relations").joinpath("calibration.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return {trait: float(weight) for trait, weight in data["weights"].items()}


def _kind(mention: MentionSpan) -> str:
    kind: str = mention.doc._.entities[mention.entity].kind
    return kind
