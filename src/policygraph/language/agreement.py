"""Whether a pronoun may stand for an entity: number, gender and what it can refer to at all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from policygraph.language.clusters import Clusters, Traits
    from policygraph.language.mentions import MentionSpan

_PEOPLE = frozenset({"Person", "Role"})
_NEVER_IT = frozenset({"Place", "Document", "Event"})
_THINGS = frozenset({"Document", "Event", "Fund", "Strategy", "Legislation", "Programme"})


@cache
def pronouns(name: str) -> frozenset[str]:
    """Return a list of ``words/pronouns.yaml``."""
    return frozenset(words("pronouns")[name])


def agrees(clusters: Clusters, pronoun: MentionSpan, candidate: MentionSpan) -> bool:
    """Return whether a pronoun of the third person may stand for the entity of ``candidate``."""
    traits = clusters.traits(candidate)
    type_ = traits.type
    if type_ is None:
        return False
    if pronoun.concept in pronouns("male") | pronouns("female"):
        return type_ in _PEOPLE and _is_introduced(clusters, candidate) and _agrees_in_gender(pronoun, traits)
    if pronoun.concept in pronouns("plural"):
        if type_ in _THINGS:
            return traits.described_plural
        if type_ in {"Person", "Place"}:
            return traits.described_plural and type_ == "Person"
        return traits.described_plural or clusters.ontology.is_a(type_, "Organisation")
    if type_ in _PEOPLE or type_ == "Group" or traits.described_plural:
        return False
    if candidate.concept == "house":  # in a debate the House is spoken to, not of
        return False
    return type_ not in _NEVER_IT or pronoun.concept == "its"


def _is_introduced(clusters: Clusters, candidate: MentionSpan) -> bool:
    """Whether a text says more of a person than one word, which may as well name a place or a firm."""
    members = clusters.members(candidate)
    return any(m.type != "Person" or m.form != "name" or " " in m.text for m in members)


def _agrees_in_gender(pronoun: MentionSpan, traits: Traits) -> bool:
    wanted, other = ("male", "female") if pronoun.concept in pronouns("male") else ("female", "male")
    if traits.plural or traits.pronouns & pronouns(other):
        return False
    return traits.genders <= {wanted}
