"""Whether a pronoun may stand for an entity: number, gender and what it can refer to at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan

_PEOPLE = frozenset({"Person", "Role"})
_NEVER_IT = frozenset({"Place", "Document", "Event"})
_THINGS = frozenset({"Document", "Event", "Fund", "Strategy", "Legislation", "Programme"})


@cache
def pronouns(name: str) -> frozenset[str]:
    """Return a list of ``words/pronouns.yaml``."""
    return frozenset(words("pronouns")[name])


def gender_of(name: str) -> str | None:
    """Return ``male`` or ``female`` where a title tells, else None.

    >>> gender_of("Dame Anne Smith"), gender_of("Chris Williams")
    ('female', None)
    """
    titles = words("names")["titles"]
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if first in titles["female"]:
        return "female"
    return "male" if first in titles["male"] else None


def agrees(clusters: Clusters, pronoun: MentionSpan, candidate: MentionSpan) -> bool:
    """Return whether a pronoun of the third person may stand for the entity of ``candidate``."""
    type_ = clusters.type_of(candidate)
    if type_ is None:
        return False
    members = clusters.members(candidate)
    if pronoun.concept in pronouns("male") | pronouns("female"):
        return type_ in _PEOPLE and _agrees_in_gender(pronoun, members)
    described = [member.plural for member in members if member.form == "nominal"]
    plural = bool(described) and all(described)
    if pronoun.concept in pronouns("plural"):
        if type_ in _THINGS:
            return plural
        if type_ in {"Person", "Place"}:
            return plural and type_ == "Person"
        return plural or clusters.ontology.is_a(type_, "Organisation")
    if type_ in _PEOPLE or type_ == "Group" or plural:
        return False
    return type_ not in _NEVER_IT or pronoun.concept == "its"


def _agrees_in_gender(pronoun: MentionSpan, members: list[MentionSpan]) -> bool:
    wanted, other = ("male", "female") if pronoun.concept in pronouns("male") else ("female", "male")
    if any(member.plural or (member.form == "pronoun" and member.concept in pronouns(other)) for member in members):
        return False
    return {gender_of(member.text) for member in members if member.form != "pronoun"} <= {None, wanted}
