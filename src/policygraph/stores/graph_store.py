"""A store that speaks the SPARQL 1.1 Graph Store Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policygraph.stores.connection import Connection

_NTRIPLES = "application/n-triples"
_ANY_RDF = f"{_NTRIPLES}, text/turtle;q=0.8, application/rdf+xml;q=0.5, */*;q=0.1"
_CANNOT_SAY = {400, 404, 405, 406, 415, 501}


class GraphStore:
    """A client of the protocol, with graphs named in the query of the address.

    Args:
        connection: How requests are sent.
        endpoint: The address of the graph store.
    """

    name = "the SPARQL 1.1 Graph Store Protocol"
    most_bytes: int | None = None

    def __init__(self, connection: Connection, endpoint: str) -> None:
        self._connection = connection
        self._endpoint = endpoint

    def read(self, graph: str) -> str:
        """Return a small graph in the format that the store prefers, empty if there is none.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store does not say.
        """
        answer = self._connection.send(
            "GET", self._endpoint, parameters={"graph": graph}, headers={"Accept": _ANY_RDF}, also={404}
        )
        return "" if answer.status == 404 else answer.text

    def holds(self, graph: str) -> bool:
        """Return whether a graph is there; a store that cannot say so is believed to have it.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store cannot be reached.
        """
        # Virtuoso answers HEAD with 501; to GET it would make up the whole graph first.
        answer = self._connection.send(
            "HEAD", self._endpoint, parameters={"graph": graph}, headers={"Accept": _ANY_RDF}, also=_CANNOT_SAY
        )
        return answer.status != 404

    def replace(self, graph: str, lines: bytes) -> None:
        """Put lines of N-Triples in place of all that a graph holds.

        Args:
            graph: The graph's IRI.
            lines: The lines, in UTF-8.

        Raises:
            PolicyGraphError: If the store does not take them.
        """
        self._write("PUT", graph, lines)

    def add(self, graph: str, lines: bytes) -> None:
        """Add lines of N-Triples to a graph.

        Args:
            graph: The graph's IRI.
            lines: The lines, in UTF-8.

        Raises:
            PolicyGraphError: If the store does not take them.
        """
        self._write("POST", graph, lines)

    def remove(self, graph: str) -> None:
        """Remove a graph, if it is there.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store does not do it.
        """
        self._connection.send("DELETE", self._endpoint, parameters={"graph": graph}, also={404})

    def _write(self, method: str, graph: str, lines: bytes) -> None:
        self._connection.send(
            method, self._endpoint, parameters={"graph": graph}, body=lines, headers={"Content-Type": _NTRIPLES}
        )
