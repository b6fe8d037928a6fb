"""The graph as an rdflib graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph

from policygraph.export.mapping import descriptions
from policygraph.export.vocabulary import PREFIXES

if TYPE_CHECKING:
    from policygraph.model import GraphContents


def to_rdf(contents: GraphContents) -> Graph:
    """Return the graph in RDF 1.1, as `policygraph.export.mapping` says it, with its prefixes bound.

    Args:
        contents: What the graph holds.

    >>> from rdflib import RDFS, URIRef
    >>> from policygraph.model import Entity, GraphContents
    >>> graph = to_rdf(GraphContents(entities=(Entity("urn:ofwat", "Ofwat", "PublicBody"),)))
    >>> str(graph.value(URIRef("urn:ofwat"), RDFS.label))
    'Ofwat'
    """
    # rdflib's default store keeps triples in a set, whose order changes with the hash seed; this one in dictionaries.
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for description in descriptions(contents):
        for predicate, values in description.values:
            for value in values:
                graph.add((description.subject, predicate, value))
    return graph
