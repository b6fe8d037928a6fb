"""What a document tells of whom its names mean: its day, the bodies it names for certain, and whose posts they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Context:
    """What speaks for one bearer of a name and against another.

    Args:
        day: The document's date, ``YYYY-MM-DD``; None where it has none.
        named: The IRIs of what the document names without doubt.
        owners: Of a post, the IRIs of the body or place that the text says it is of.
        doubtful: Of a person, the text gives an occupation that the knowledge base does not have.
    """

    day: str | None = None
    named: frozenset[str] = field(default=frozenset())
    owners: frozenset[str] = field(default=frozenset())
    doubtful: bool = False


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
    for region, signs in _regions().items():
        if above.intersection([*signs["governments"], *signs["places"]]):
            return region
        if any(f" {word} " in name for word in signs["words"]):
            return region
    return None


def regions_named(knowledge: KnowledgeBase, iris: frozenset[str]) -> frozenset[str]:
    """Return the regions that a document is about, as far as what it names tells."""
    known = (knowledge.get(iri) for iri in iris)
    return frozenset(region for e in known if e is not None and (region := region_of(knowledge, e)) is not None)


@cache
def _regions() -> dict[str, dict[str, Any]]:
    text = files("policygraph.linking").joinpath("regions.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return loaded
