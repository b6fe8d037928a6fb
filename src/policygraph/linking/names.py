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
    meant = may_mean(candidates, type_, context, knowledge)
    return meant[0] if len(meant) == 1 else None


def may_mean(
    candidates: Iterable[str], type_: str, context: Context | None = None, knowledge: KnowledgeBase | None = None
) -> list[KnowledgeEntity]:
    """Return the entities of the knowledge base that may be meant: several where nothing tells which.

    Args:
        candidates: The IRIs of the entities that bear the names.
        type_: The type that the text gives it.
        context: What the document tells; without a day a body that exists today is meant.
        knowledge: The knowledge base; by default the package's own.

    >>> ofcom = [entity.iri for entity in default_knowledge_base().named("Ofcom")]
    >>> [entity.name for entity in may_mean(ofcom, "PublicBody")], may_mean(ofcom, "Person")
    (['Office of Communications'], [])
    """
    knowledge = default_knowledge_base() if knowledge is None else knowledge
    context = context or Context()
    if context.abroad:
        return []
    known = [entity for iri in sorted(set(candidates)) if (entity := knowledge.get(iri)) is not None]
    fitting = [e for e in known if _may_be(e.type, type_)]
    if len(fitting) < len(known) and type_ == "Organisation":
        return known if len(known) > 1 else []
    fitting = _of_region(knowledge, [e for e in fitting if _is_borne_out(knowledge, e, context)], context)
    if len(fitting) < 2:
        return fitting
    day = context.day
    alive = [e for e in fitting if e.existed_on(day)] if day else [e for e in fitting if e.until is None]
    if not alive:
        return [_nearest(fitting, day)] if _one_line(fitting) else fitting
    spoken_of = _spoken_of(knowledge, alive, context) if len(alive) > 1 else None
    return alive if spoken_of is None else [spoken_of]


def _is_borne_out(knowledge: KnowledgeBase, entity: KnowledgeEntity, context: Context) -> bool:
    """Whether the document lets a post be that body's, and a person be that office-holder."""
    if entity.type == "Person":
        return _is_office_holder(knowledge, entity, context)
    if any(not _may_be(entity.type, described) for described in context.described):
        return False
    if not context.owners or entity.type == "Place":
        return True
    regions = regions_named(knowledge, context.owners)
    if regions:
        return region_of(knowledge, entity) in regions
    related = bool((homes(knowledge, entity) | {entity.iri}) & context.owners)
    if entity.type == "Role":
        return related or not entity.post_in
    return related or not _is_inner(knowledge, entity, context)


def _is_inner(knowledge: KnowledgeBase, entity: KnowledgeEntity, context: Context) -> bool:
    """Whether a body is one of its kind in another: `its Cabinet`, said of a council, is not the government's."""
    bodies = [owner for iri in context.owners if (owner := knowledge.get(iri)) is not None and owner.type != "Place"]
    return bool(bodies) and bool(homes(knowledge, entity))


def _is_office_holder(knowledge: KnowledgeBase, person: KnowledgeEntity, context: Context) -> bool:
    """Whether the document speaks of a politician: by an office, a body where that is, or on a day of office.

    A person of whom no office is known was added for the documents at hand, and is meant by the name.
    """
    held = knowledge.held_by(person.iri)
    if not held or context.political is not None:
        return not held or bool(context.political)
    in_office = context.day is not None and any(appointment.lasted_on(context.day) for appointment in held)
    return in_office or bool(_offices(knowledge, person) & context.named)


def _may_be(one: str, other: str) -> bool:
    ontology = default_ontology()
    return ontology.is_a(one, other) or ontology.is_a(other, one)


def _offices(knowledge: KnowledgeBase, person: KnowledgeEntity) -> frozenset[str]:
    """The posts that a person held, and the bodies that have them."""
    posts = {held.post for held in knowledge.held_by(person.iri)}
    bodies = (homes(knowledge, post) for iri in posts if (post := knowledge.get(iri)) is not None)
    return frozenset(posts).union(*bodies)


def _of_region(knowledge: KnowledgeBase, bearers: list[KnowledgeEntity], context: Context) -> list[KnowledgeEntity]:
    """Of namesakes in London, Edinburgh, Cardiff and Belfast those of whose government the document speaks."""
    central = [e for e in bearers if region_of(knowledge, e) is None]
    if len(central) == len(bearers) or not central:
        return bearers
    of_government = frozenset(
        iri for iri in context.named if (known := knowledge.get(iri)) is not None and known.type != "Place"
    )
    regions = regions_named(knowledge, of_government | context.owners)
    return [e for e in bearers if region_of(knowledge, e) in regions] or central


def _spoken_of(knowledge: KnowledgeBase, bearers: list[KnowledgeEntity], context: Context) -> KnowledgeEntity | None:
    """Of several bearers of a name, the only one that the document names, or that has to do with what it names."""
    regions = regions_named(knowledge, context.named)
    for near in (
        [e for e in bearers if e.iri in context.named],
        [e for e in bearers if (homes(knowledge, e) | set(e.replaces)) & context.named],
        [e for e in bearers if region_of(knowledge, e) in regions],
    ):
        if len(near) == 1:
            return near[0]
    return None


def _one_line(entities: list[KnowledgeEntity]) -> bool:
    """Whether the entities are stages of one thing, each with its dates."""
    return all(e.since is not None or e.until is not None for e in entities)


def _nearest(entities: list[KnowledgeEntity], day: str | None) -> KnowledgeEntity:
    """Return the last stage that had begun: a document may name a body for some time after its end."""
    begun = [e for e in entities if day is None or (e.since or "") <= day] or entities
    return max(begun, key=lambda e: (e.until or _FOR_EVER, e.since or "", e.iri))
