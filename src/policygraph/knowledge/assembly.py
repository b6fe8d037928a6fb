"""A knowledge base out of files: what they say is joined, and what they refer to must be there."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.knowledge.description import REFERENCES, Description, combined
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.tables import read_table
from policygraph.knowledge.turtle_entities import TurtlePlace, read_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policygraph.knowledge.base import KnowledgeBase
    from policygraph.knowledge.entity import Appointment, KnowledgeEntity
    from policygraph.knowledge.ontology import Ontology

_ACYCLIC = {"replaces": "replaces itself", "part_of": "is part of itself"}


def assemble(
    files: Iterable[Path], known: KnowledgeBase, ontology: Ontology
) -> tuple[list[KnowledgeEntity], list[Appointment]]:
    """Return what is known once files have added to it.

    Args:
        files: Turtle or CSV files; one may say more of an entity that another, or ``known``, has.
        known: What is known already.
        ontology: Has the types of the entities.

    Returns:
        The entities in order of their IRIs, and the appointments in order.

    Raises:
        KnowledgeError: If a file cannot be read, breaks its format or contradicts another, refers to an entity
            that none has, or makes an entity a part or a successor of itself. The message names file and line.
    """
    descriptions: dict[str, list[Description]] = defaultdict(list)
    appointments: list[tuple[Appointment, TurtlePlace]] = []
    for path in files:
        if path.suffix.lower() == ".csv":
            read = read_table(path, ontology, known)
        elif path.suffix.lower() == ".ttl":
            read, held = read_turtle(path, ontology)
            appointments += held
        else:
            raise KnowledgeError(f"{path}: is neither Turtle nor a table: name a .ttl or a .csv file")
        for description in read:
            descriptions[description.iri].append(description)
    _resolve_references(descriptions, known)
    entities = {entity.iri: entity for entity in known}
    entities |= {iri: combined(said, known.get(iri)) for iri, said in descriptions.items()}
    entities = dict(sorted(entities.items()))
    for field in _ACYCLIC:
        _check_acyclic(field, entities, descriptions)
    for appointment, place in appointments:
        for iri in (appointment.post, appointment.person):
            if iri not in entities:
                raise place.error(_unknown(place.shown(iri)), iri)
    return list(entities.values()), sorted({*known.appointments, *(held for held, _ in appointments)}, key=_order)


def _resolve_references(descriptions: dict[str, list[Description]], known: KnowledgeBase) -> None:
    """Put IRIs in place of the names by which descriptions refer to entities."""
    named: dict[str, set[str]] = defaultdict(set)
    for said in descriptions.values():
        for description in said:
            for field in ("name", "names", "abbreviations"):
                for name in description.values.get(field, ()):
                    named[normalise_name(name)].add(description.iri)

    def resolved(reference: str, description: Description) -> str:
        if reference in descriptions or known.get(reference) is not None:
            return reference
        found = named.get(normalise_name(reference), set()) | {entity.iri for entity in known.named(reference)}
        shown = description.place.shown(reference)
        if not found:
            near = difflib.get_close_matches(normalise_name(reference), [*named, *known.by_name], n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise description.place.error(_unknown(shown) + hint, reference)
        if len(found) > 1:
            several = " or ".join(f"<{iri}>" for iri in sorted(found))
            raise description.place.error(f"refers to {shown}, as several are called: write which, {several}")
        return found.pop()

    for iri, said in descriptions.items():
        descriptions[iri] = [
            replace(
                description,
                values={
                    **description.values,
                    **{
                        field: tuple(resolved(text, description) for text in description.values.get(field, ()))
                        for field in REFERENCES
                    },
                },
            )
            for description in said
        ]


def _unknown(shown: str) -> str:
    return f"refers to {shown}, which no file describes: add it or correct the name"


def _check_acyclic(
    field: str, entities: Mapping[str, KnowledgeEntity], descriptions: Mapping[str, list[Description]]
) -> None:
    try:
        TopologicalSorter({iri: getattr(entity, field) for iri, entity in entities.items()}).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1][::-1]
        # What is known already has no cycle, so at least one link of it is new.
        description, target = next(
            (description, target)
            for iri, target in pairwise(cycle)
            for description in descriptions.get(iri, [])
            if target in description.values[field]
        )
        begin = cycle.index(description.iri)
        around = [*cycle[begin:-1], *cycle[: begin + 1]]
        chain = " → ".join(f'"{entities[iri].name}"' for iri in around)
        raise description.place.error(f"{_ACYCLIC[field]}: {chain}; take one of these links out", target) from None


def _order(appointment: Appointment) -> tuple[str, str, str, str]:
    return appointment.post, appointment.since or "", appointment.until or "", appointment.person
