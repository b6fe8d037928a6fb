"""What surrounds an entity, and what leads from one to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal

import networkx

from policygraph.graph.tables import Table, qualifiers_of, statement_row
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policygraph.model import Entity, Statement

Direction = Literal["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity, and how it is related to the one that was asked for.

    Args:
        entity: The neighbour.
        relation: The verb phrase from the entity that was asked for to the neighbour: `is funded by`; in brackets
            what keeps it from being a plain fact: `funds (not)`, `vets (proposed)`.
        direction: ``out`` where the neighbour is the object, ``in`` where it is the subject, ``both`` where the
            relation is symmetric.
        statements: The statements, in order of their ids.
    """

    entity: Entity
    relation: str
    direction: Direction
    statements: tuple[Statement, ...]

    @property
    def quotations(self) -> tuple[str, ...]:
        """The sentences that state it."""
        return tuple(evidence.text for statement in self.statements for evidence in statement.evidence)


@dataclass(frozen=True, slots=True)
class Step:
    """Two entities, and what is stated of them.

    Args:
        start: The one.
        end: The other.
        statements: All statements between the two, whichever is the subject, in order of their ids.
    """

    start: Entity
    end: Entity
    statements: tuple[Statement, ...]


Path = tuple[Step, ...]


def neighbours(entity: Entity, statements: Sequence[Statement], entities: Mapping[str, Entity]) -> Table[Neighbour]:
    """Return the entities that statements relate to one, those that it acts upon first.

    Args:
        entity: The entity.
        statements: The graph's statements.
        entities: The graph's entities by IRI.
    """
    grouped: dict[tuple[Direction, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if entity.id not in (statement.subject, statement.object):
            continue
        outward = statement.subject == entity.id
        relation = default_ontology().relations[statement.relation]
        phrase = relation.label if outward else relation.inverse_label or relation.label
        qualifiers = qualifiers_of(statement)
        label = f"{phrase} ({', '.join(qualifiers)})" if qualifiers else phrase
        other = statement.object if outward else statement.subject
        direction: Direction = "both" if relation.symmetric else "out" if outward else "in"
        grouped[direction, label, other].append(statement)
    found = [
        Neighbour(entities[other], label, direction, tuple(group))
        for (direction, label, other), group in grouped.items()
    ]
    found.sort(key=lambda item: (item.direction == "in", item.relation, item.entity.name, item.entity.id))
    return Table(found, (statement_row(item, entities) for row in found for item in row.statements))


def shortest_paths(
    start: Entity,
    end: Entity,
    network: networkx.MultiDiGraph[str],
    contents: tuple[Sequence[Statement], Mapping[str, Entity]],
    limit: int,
) -> Table[Path]:
    """Return the shortest paths between two entities; which is subject and which object does not matter.

    Args:
        start: The one.
        end: The other.
        network: The graph.
        contents: The graph's statements, and its entities by IRI.
        limit: How many paths at most; there can be very many.
    """
    statements, entities = contents
    between: dict[frozenset[str], list[Statement]] = defaultdict(list)
    for statement in statements:
        between[frozenset((statement.subject, statement.object))].append(statement)
    found = networkx.all_shortest_paths(networkx.Graph(network), start.id, end.id)
    try:
        routes = sorted(islice(found, limit))
    except networkx.NetworkXNoPath:
        routes = []
    paths = [
        tuple(Step(entities[a], entities[b], tuple(between[frozenset((a, b))])) for a, b in pairwise(route))
        for route in routes
    ]
    return Table(paths, (statement_row(item, entities) for path in paths for step in path for item in step.statements))
