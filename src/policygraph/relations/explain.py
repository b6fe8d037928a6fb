"""Why a text states what it is found to state: which rules fired, which nearly did, and what they lacked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.relations.conditions import unmet
from policygraph.relations.fillers import Fillers

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policygraph.language.predication import Predication
    from policygraph.relations.matcher import Match, Matcher
    from policygraph.relations.schema import Rule


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule whose word a text has, and what became of it.

    Args:
        rule: The rule.
        predication: The predicate that triggered it.
        matches: What it found; empty where it did not fire.
        reason: Why it did not fire, in words; None where it did.
        near: Only one thing was wanting: one end, or a condition although both ends are there.
    """

    rule: Rule
    predication: Predication
    matches: tuple[Match, ...] = ()
    reason: str | None = None
    near: bool = True


def attempts(doc: Doc, matcher: Matcher) -> list[Attempt]:
    """Try the rules on a Doc and keep account of each that its words trigger, in reading order.

    Args:
        doc: A Doc of the pipeline.
        matcher: The rules.

    >>> from policygraph.language.pipeline import load
    >>> from policygraph.relations.matcher import Matcher
    >>> doc = load()("The Home Office funded a painting.")
    >>> [(a.rule.id, a.reason) for a in attempts(doc, Matcher()) if a.rule.id == "funds/fund"]
    [('funds/fund', 'no mention fills the object: patient')]
    """
    fillers = Fillers(doc)
    return [
        _attempt(rule, predication, matcher, fillers)
        for predication in doc._.predications
        for rule in matcher.triggered(predication, fillers)
    ]


def _attempt(rule: Rule, predication: Predication, matcher: Matcher, fillers: Fillers) -> Attempt:
    subjects = matcher.filled(rule.subject, predication, fillers)
    objects = matcher.filled(rule.object, predication, fillers)
    if (condition := unmet(rule, predication)) is not None:
        return Attempt(rule, predication, reason=condition, near=bool(subjects and objects))
    if matches := matcher.fire(rule, predication, fillers):
        return Attempt(rule, predication, tuple(matches))
    ends = (("subject", rule.subject, subjects, objects), ("object", rule.object, objects, subjects))
    for end, roles, found, other in ends:
        if not found:
            missing = f"no mention fills the {end}: {' or '.join(roles)}"
            return Attempt(rule, predication, reason=missing, near=bool(other) and "self" not in rule.subject)
    reason = matcher.refused(rule, subjects[0][0], objects[0][0])
    return Attempt(rule, predication, reason=reason)
