"""The graph for programs that work on RDF: as an rdflib graph, and as a pyoxigraph store."""

from __future__ import annotations

from functools import lru_cache
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

import pyoxigraph
from rdflib import Graph, Literal, URIRef

from policygraph.errors import PolicyGraphError
from policygraph.export.ntriples import ntriples
from policygraph.export.options import RdfOptions
from policygraph.export.sections import sections
from policygraph.export.terms import Iri, Text, Typed
from policygraph.export.vocabulary import PREFIXES

if TYPE_CHECKING:
    from policygraph.export.terms import Term
    from policygraph.model import GraphContents


_MOST_IN_MEMORY = 8_000_000  # bytes


def to_rdf(contents: GraphContents, attributed_facts: bool = False) -> Graph:
    """Return the graph in RDF 1.1, as `policygraph.export.mapping` says it, with its prefixes bound.

    Args:
        contents: What the graph holds.
        attributed_facts: There are also direct triples for what only a speaker affirms and asserts.

    Raises:
        PolicyGraphError: If a text has what RDF cannot hold.

    >>> from rdflib import RDFS, URIRef
    >>> from policygraph.model import Entity, GraphContents
    >>> graph = to_rdf(GraphContents(entities=(Entity("urn:ofwat", "Ofwat", "PublicBody"),)))
    >>> str(graph.value(URIRef("urn:ofwat"), RDFS.label))
    'Ofwat'
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for section in sections(contents, RdfOptions(attributed_facts)):
        for description in section.descriptions:
            subject = _iri(description.subject)
            for predicate, values in description.values:
                for value in values:
                    graph.add((subject, _iri(predicate), _term(value)))
    return graph


def to_store(contents: GraphContents) -> pyoxigraph.Store:
    """Return the graph in a store that answers SPARQL, in memory.

    Args:
        contents: What the graph holds.

    Raises:
        PolicyGraphError: If a text has what RDF cannot hold.
    """
    store = pyoxigraph.Store()
    with SpooledTemporaryFile(max_size=_MOST_IN_MEMORY) as file:
        file.writelines(line.encode("utf-8") for line in ntriples(contents))
        file.seek(0)
        store.bulk_load(file, pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def _term(term: Term) -> URIRef | Literal:
    if isinstance(term, Iri):
        return _iri(term)
    if isinstance(term, Text):
        return Literal(str(term))
    if isinstance(term, Typed):
        return Literal(term.text, datatype=_iri(term.datatype))
    raise PolicyGraphError("an rdflib graph has no reifiers: take turtle, trig, ntriples or nquads")


@lru_cache(1 << 16)
def _iri(iri: str) -> URIRef:
    return URIRef(iri)
