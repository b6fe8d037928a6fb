"""Link an entity of a text to the knowledge base: by its names, its type, and the date of the document.

Names change hands. MHCLG was a department from 2018 to 2021 and is another one since 2024; which is meant follows
from the day the document bears.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOR_EVER = "9999"


def link(
    candidates: Iterable[str], type_: str, day: str | None = None, knowledge: KnowledgeBase | None = None
) -> KnowledgeEntity | None:
    """Return the entity of the knowledge base that is meant, or None where that is uncertain.

    Args:
        candidates: The IRIs of the entities that bear the names.
        type_: The type that the text gives it.
        day: The document's date, ``YYYY-MM-DD``; without one the body that exists today is meant.
        knowledge: The knowledge base; by default the package's own.

    >>> mhclg = [entity.iri for entity in default_knowledge_base().named("MHCLG")]
    >>> [link(mhclg, "GovernmentDepartment", day).since for day in ("2019-05-01", "2025-05-01")]
    ['2018-01-08', '2024-07-09']
    """
    knowledge = default_knowledge_base() if knowledge is None else knowledge
    ontology = default_ontology()
    known = [entity for iri in sorted(set(candidates)) if (entity := knowledge.get(iri)) is not None]
    fitting = [e for e in known if ontology.is_a(e.type, type_) or ontology.is_a(type_, e.type)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    alive = [e for e in fitting if e.existed_on(day)] if day else [e for e in fitting if e.until is None]
    if len(alive) == 1:
        return alive[0]
    if alive or not _one_line(fitting):
        return None
    return _nearest(fitting, day)


def _one_line(entities: list[KnowledgeEntity]) -> bool:
    """Whether the entities are stages of one thing, each with its dates."""
    return all(e.since is not None or e.until is not None for e in entities)


def _nearest(entities: list[KnowledgeEntity], day: str | None) -> KnowledgeEntity:
    """Return the last stage that had begun: a document may name a body for some time after its end."""
    begun = [e for e in entities if day is None or (e.since or "") <= day] or entities
    return max(begun, key=lambda e: (e.until or _FOR_EVER, e.since or "", e.iri))
