"""The same graph under another base: only the beginnings of its IRIs change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policygraph.identifiers import checked_base

if TYPE_CHECKING:
    from policygraph.model import Entity, GraphContents, Statement


def rebased(contents: GraphContents, base: str) -> GraphContents:
    """Return a graph with other IRIs for all that the knowledge base does not name.

    It is the graph that merging with this base would have given.

    Args:
        contents: What the graph holds.
        base: What its IRIs shall begin with; ends in a slash.

    Raises:
        PolicyGraphError: If the base is no absolute IRI that ends in a slash.

    >>> from policygraph.model import Entity, GraphContents
    >>> kent = Entity("https://w3id.org/policygraph/id/entity/Place/kent", "Kent", "Place")
    >>> rebased(GraphContents(entities=(kent,)), "https://data.example.org/").entities[0].id
    'https://data.example.org/entity/Place/kent'
    """
    checked_base(base)
    iris = {entity.id: _iri(entity, contents.base, base) for entity in contents.entities}

    def moved(statement: Statement) -> Statement:
        return replace(
            statement,
            id=_moved(statement.id, contents.base, base),
            subject=iris[statement.subject],
            object=iris[statement.object],
            attributed_to=None if statement.attributed_to is None else iris[statement.attributed_to],
        )

    entities = (replace(entity, id=iris[entity.id]) for entity in contents.entities)
    return replace(
        contents,
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        statements=tuple(sorted(map(moved, contents.statements), key=lambda statement: statement.id)),
        base=base,
    )


def _iri(entity: Entity, old: str, new: str) -> str:
    return _moved(entity.id, old, new) if entity.iri is None else entity.id


def _moved(iri: str, old: str, new: str) -> str:
    return new + iri.removeprefix(old) if iri.startswith(old) else iri
