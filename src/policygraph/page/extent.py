"""How much of a graph the page holds: what nobody's browser can open helps nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.model import GraphContents

MOST_HELD = 10_000
"""How many entities the page holds at most, unless its maker says otherwise."""


def most_connected_part(contents: GraphContents, most: int = MOST_HELD) -> GraphContents:
    """Return the part of a graph that its most connected entities and the statements between them make.

    Whoever a statement is attributed to comes with it, above the number if need be: without its speaker it would be
    a claim of the document's.

    Args:
        contents: The graph's contents.
        most: How many entities to keep.

    Returns:
        The contents themselves if they have no more; else documents that state something of what is kept.

    >>> from policygraph.model import Entity, GraphContents, Statement
    >>> entities = tuple(Entity(f"urn:{name}", name, "Person") for name in "abc")
    >>> both = Statement("urn:s", "urn:b", "meets", "urn:c", ())
    >>> [entity.name for entity in most_connected_part(GraphContents((), entities, (both,)), 2).entities]
    ['b', 'c']
    """
    if len(contents.entities) <= most:
        return contents
    degrees = Counter(end for one in contents.statements for end in (one.subject, one.object))
    ranked = sorted((entity.id for entity in contents.entities), key=lambda id: (-degrees[id], id))
    kept = set(ranked[:most])
    statements = tuple(one for one in contents.statements if one.subject in kept and one.object in kept)
    kept |= {one.attributed_to for one in statements if one.attributed_to is not None}
    documents = {evidence.document for one in statements for evidence in one.evidence}
    return replace(
        contents,
        documents=tuple(document for document in contents.documents if document.id in documents),
        entities=tuple(entity for entity in contents.entities if entity.id in kept),
        statements=statements,
    )
