"""What a document tells of whom its names mean: its day, the bodies it names for certain, and whose posts they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from policygraph.language.words import words

if TYPE_CHECKING:
    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for one bearer of a name and against another.

    Args:
        day: The document's date, ``YYYY-MM-DD``; None where it has none.
        named: The IRIs of what the document names without doubt.
        owners: Of a post or body, the IRIs of the body or place that the text says it is of.
        abroad: The text says that it is of another country.
        described: The types of what the text says that it is: `Sage, a software company`.
        political: Of a person, whether the text gives a political office; None where it gives no occupation.
    """

    day: str | None = None
    named: frozenset[str] = field(default=frozenset())
    owners: frozenset[str] = field(default=frozenset())
    abroad: bool = False
    described: frozenset[str] = field(default=frozenset())
    political: bool | None = None


def homes(knowledge: KnowledgeBase, entity: KnowledgeEntity) -> frozenset[str]:
    """Return the IRIs of all that an entity is a part or a post of, near and far.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> knowledge = default_knowledge_base()
    >>> (body,) = knowledge.named("Department for Infrastructure")
    >>> any(iri.endswith("northern-ireland-executive") for iri in homes(knowledge, body))
    True
    """
    found: set[str] = set()
    waiting = [entity]
    for _ in range(_DEEPEST):
        above = {iri for current in waiting for iri in (*current.part_of, *current.post_in)} - found
        found |= above
        waiting = [known for iri in sorted(above) if (known := knowledge.get(iri)) is not None]
    return frozenset(found)


def region_of(knowledge: KnowledgeBase, entity: KnowledgeEntity) -> str | None:
    """Return the part of the United Kingdom that an entity belongs to, if that has a government of its own.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> knowledge = default_knowledge_base()
    >>> [region_of(knowledge, knowledge.named(name)[0]) for name in ("Audit Scotland", "National Audit Office")]
    ['Scotland', None]
    """
    above = homes(knowledge, entity) | {entity.iri}
    name = f" {entity.name.casefold()} "
    for region, signs in _signs()["regions"].items():
        if above.intersection([*signs["governments"], *signs["places"]]):
            return str(region)
        if any(f" {word} " in name for word in signs["words"]):
            return str(region)
    return None


def regions_named(knowledge: KnowledgeBase, iris: frozenset[str]) -> frozenset[str]:
    """Return the regions that a document is about, as far as what it names tells."""
    known = (knowledge.get(iri) for iri in iris)
    return frozenset(region for e in known if e is not None and (region := region_of(knowledge, e)) is not None)


def region_called(word: str) -> str | None:
    """Return the IRI of the place that a word is of, if it is a region's.

    >>> region_called("Welsh"), region_called("Kentish")
    ('https://w3id.org/policygraph/uk/wales', None)
    """
    for signs in _signs()["regions"].values():
        if word.casefold() in signs["words"]:
            return str(signs["places"][0])
    return None


def is_abroad(knowledge: KnowledgeBase, place: KnowledgeEntity) -> bool:
    """Whether a place is in another country.

    >>> from policygraph.knowledge.base import default_knowledge_base
    >>> knowledge = default_knowledge_base()
    >>> [is_abroad(knowledge, knowledge.named(name)[0]) for name in ("Russia", "Kent", "UK")]
    [True, False, False]
    """
    return place.type == "Place" and not (homes(knowledge, place) | {place.iri}).intersection(_signs()["home"])


def is_nationality(word: str) -> bool:
    """Whether a word says that something is of another country.

    >>> is_nationality("French"), is_nationality("Cornish")
    (True, False)
    """
    return word in words("names")["demonyms"] and word.casefold() not in _signs()["at_home"]


@cache
def _signs() -> dict[str, Any]:
    text = files("policygraph.linking").joinpath("regions.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
