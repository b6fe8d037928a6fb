"""Link an entity of a text to the knowledge base: by its names, its type, the document's date, and what else it names.

Names change hands. MHCLG was a department from 2018 to 2021 and is another one since 2024; which is meant follows
from the day the document bears. Names are shared, too: of two bodies with one abbreviation the one is meant that the
rest of the document speaks of, and where nothing tells, neither is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base
from policygraph.knowledge.ontology import default_ontology
from policygraph.linking.context import Context, homes, region_of, regions_named

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOR_EVER = "9999"


def link(
    candidates: Iterable[str], type_: str, context: Context | None = None, knowledge: KnowledgeBase | None = None
) -> KnowledgeEntity | None:
    """Return the entity of the knowledge base that is meant, or None where that is uncertain.

    Args:
        candidates: The IRIs of the entities that bear the names.
        type_: The type that the text gives it.
        context: What the document tells; without a day the body that exists today is meant.
        knowledge: The knowledge base; by default the package's own.

    >>> mhclg = [entity.iri for entity in default_knowledge_base().named("MHCLG")]
    >>> days = ("2019-05-01", "2025-05-01")
    >>> [link(mhclg, "GovernmentDepartment", Context(day)).since for day in days]
    ['2018-01-08', '2024-07-09']
    """
    knowledge = default_knowledge_base() if knowledge is None else knowledge
    context = context or Context()
    ontology = default_ontology()
    known = [entity for iri in sorted(set(candidates)) if (entity := knowledge.get(iri)) is not None]
    fitting = [e for e in known if ontology.is_a(e.type, type_) or ontology.is_a(type_, e.type)]
    fitting = [e for e in fitting if _is_borne_out(knowledge, e, context)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    day = context.day
    alive = [e for e in fitting if e.existed_on(day)] if day else [e for e in fitting if e.until is None]
    if not alive:
        return _nearest(fitting, day) if _one_line(fitting) else None
    return alive[0] if len(alive) == 1 else _spoken_of(knowledge, alive, context)


def _is_borne_out(knowledge: KnowledgeBase, entity: KnowledgeEntity, context: Context) -> bool:
    """Whether the document lets a post be that body's, and a person be that office-holder."""
    if entity.type == "Person":
        return not context.doubtful and bool(_offices(knowledge, entity) & context.named)
    if entity.type == "Role" and context.owners:
        regions = regions_named(knowledge, context.owners)
        if regions:
            return region_of(knowledge, entity) in regions
        return not entity.post_in or bool(homes(knowledge, entity) & context.owners)
    return True


def _offices(knowledge: KnowledgeBase, person: KnowledgeEntity) -> frozenset[str]:
    """The posts that a person held, and the bodies that have them."""
    posts = {held.post for held in knowledge.held_by(person.iri)}
    bodies = (homes(knowledge, post) for iri in posts if (post := knowledge.get(iri)) is not None)
    return frozenset(posts).union(*bodies)


def _spoken_of(knowledge: KnowledgeBase, bearers: list[KnowledgeEntity], context: Context) -> KnowledgeEntity | None:
    """Of several bearers of a name, the only one that has to do with what the document names."""
    related = [e for e in bearers if (homes(knowledge, e) | set(e.replaces)) & context.named]
    if len(related) == 1:
        return related[0]
    regions = regions_named(knowledge, context.named)
    local = [e for e in bearers if region_of(knowledge, e) in regions]
    if len(local) == 1:
        return local[0]
    central = [e for e in bearers if region_of(knowledge, e) is None]
    return central[0] if len(central) == 1 and not local else None


def _one_line(entities: list[KnowledgeEntity]) -> bool:
    """Whether the entities are stages of one thing, each with its dates."""
    return all(e.since is not None or e.until is not None for e in entities)


def _nearest(entities: list[KnowledgeEntity], day: str | None) -> KnowledgeEntity:
    """Return the last stage that had begun: a document may name a body for some time after its end."""
    begun = [e for e in entities if day is None or (e.since or "") <= day] or entities
    return max(begun, key=lambda e: (e.until or _FOR_EVER, e.since or "", e.iri))
