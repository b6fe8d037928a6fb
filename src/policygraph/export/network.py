"""The graph as a networkx graph: entities are nodes, statements are edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from policygraph.model import GraphContents


def to_networkx(contents: GraphContents) -> networkx.MultiDiGraph[str]:
    """Return the graph with a node for each entity and an edge for each statement.

    Nodes are entity IRIs, with the attributes ``name``, ``type``, ``kind``, ``aliases`` and ``mentions`` of
    `policygraph.model.Entity`. Edges are keyed by statement IRI, with the attributes ``relation``, ``polarity``,
    ``modality``, ``attributed_to``, ``confidence`` and ``evidence`` of `policygraph.model.Statement`.

    Args:
        contents: The entities and statements; nodes and edges are in their order.

    >>> from policygraph.model import Entity, GraphContents
    >>> network = to_networkx(GraphContents(entities=(Entity("urn:ofwat", "Ofwat", "PublicBody"),)))
    >>> network.nodes["urn:ofwat"]["name"]
    'Ofwat'
    """
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in contents.entities:
        network.add_node(
            entity.id,
            name=entity.name,
            type=entity.type,
            kind=entity.kind,
            aliases=entity.aliases,
            mentions=entity.mentions,
        )
    for statement in contents.statements:
        network.add_edge(
            statement.subject,
            statement.object,
            key=statement.id,
            relation=statement.relation,
            polarity=statement.polarity,
            modality=statement.modality,
            attributed_to=statement.attributed_to,
            confidence=statement.confidence,
            evidence=statement.evidence,
        )
    return network
