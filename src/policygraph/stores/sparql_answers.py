"""Answers to SPARQL queries in the formats of the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from policygraph.graph.sparql import answering, results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store

# The first is what those get who do not mind.
_TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
_GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


class NotAcceptableError(Exception):
    """Nobody can have the answer in the format that was asked for."""


def answer(store: Store, query: str, accept: str) -> tuple[str, bytes]:
    """Return the answer to a query: its media type, and the answer in it.

    Args:
        store: The graph.
        query: A query, as for `policygraph.graph.sparql.ask`.
        accept: The value of the header ``Accept``; empty for any.

    Raises:
        PolicyGraphError: If the query cannot be understood, would use the network, or cannot be answered.
        NotAcceptableError: If there is no answer in a format that is accepted.

    >>> import pyoxigraph
    >>> answer(pyoxigraph.Store(), "ASK { ?a ?b ?c }", "text/html, application/json;q=0.9")
    ('application/json', b'{"head":{},"boolean":false}')
    """
    found = results(store, query)
    with answering():
        if isinstance(found, QueryTriples):
            media_type = _preferred(_GRAPHS, accept)
            data = found.serialize(format=_GRAPHS[media_type])
        else:
            media_type = _preferred(_TABLES, accept)
            data = found.serialize(format=_TABLES[media_type])
    if media_type.endswith("+xml"):
        _refuse_what_is_no_xml(data or b"", media_type)
    # Some clients take a text for Latin-1 that does not say.
    return media_type + "; charset=utf-8" * media_type.startswith("text/"), data or b""


def _refuse_what_is_no_xml(data: bytes, media_type: str) -> None:
    """Look whether it can be read: the store writes form feeds, too, and properties whose IRIs end in no name."""
    try:
        ParserCreate(namespace_separator=" ").Parse(data, True)
    except ExpatError:
        raise NotAcceptableError(
            f"there is something in this answer that {media_type} cannot hold: take another format"
        ) from None


def _preferred(offered: Mapping[str, object], accept: str) -> str:
    """Return the offer that is wanted most (RFC 9110, section 12.5.1); of equals the first."""
    wanted = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]

    def quality(media_type: str) -> float:
        matching = [
            (name.count("*"), -share)
            for name, share in wanted
            if name in {media_type, f"{media_type.partition('/')[0]}/*", "*/*"}
        ]
        return -min(matching)[1] if matching else 0.0

    best = max(offered, key=quality)
    if quality(best) <= 0:
        raise NotAcceptableError(f"the answer is there as {', '.join(offered)}, and not as {accept}")
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                share = float(parameter[2:])
            except ValueError:
                return name, 0.0
            return name, share if 0 <= share <= 1 else 0.0
    return name, 1.0
