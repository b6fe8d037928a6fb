"""A store that speaks SPARQL 1.1 Update: https://www.w3.org/TR/sparql11-update/, and answers queries, too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from policygraph.stores.answers import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policygraph.stores.answers import HttpAnswer
    from policygraph.stores.connection import Connection

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_RESULTS = {"Accept": "application/sparql-results+json"}
_NOT_TAKEN = {400, 404, 405, 406, 415, 501}


class Update:
    """A client that writes by updates and reads by queries.

    Args:
        connection: How requests are sent.
        endpoint: The address for updates.
        query_endpoint: The address for queries, often the same.
    """

    name = "SPARQL 1.1 Update"
    # Stores make one transaction, and some one program, of a whole update.
    most_bytes: int | None = 1_000_000

    def __init__(self, connection: Connection, endpoint: str, query_endpoint: str) -> None:
        self._connection = connection
        self._endpoint = endpoint
        self._query_endpoint = query_endpoint
        self._as_form = False

    def read(self, graph: str) -> str | None:
        """Return the literals of a small graph, None if the endpoint answers no queries.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store cannot be reached, or refuses to answer.
        """
        rows = self._rows(f"SELECT ?value WHERE {{ GRAPH <{graph}> {{ ?subject ?predicate ?value }} }} LIMIT 9")
        return None if rows is None else "\n".join(str(row.get("value", {}).get("value", "")) for row in rows)

    def holds(self, graph: str) -> bool:
        """Return whether there are triples in a graph.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store cannot be reached, or refuses to answer.
        """
        return bool(self._rows(f"SELECT ?subject WHERE {{ GRAPH <{graph}> {{ ?subject ?predicate ?value }} }} LIMIT 1"))

    def replace(self, graph: str, lines: bytes) -> None:
        """Put lines of N-Triples in place of all that a graph holds, in one request.

        Args:
            graph: The graph's IRI.
            lines: The lines, in UTF-8.

        Raises:
            PolicyGraphError: If the store does not take them.
        """
        if lines:
            self._update(f"DROP SILENT GRAPH <{graph}> ;\n".encode() + _insertion(graph, lines))
        else:
            self.remove(graph)

    def add(self, graph: str, lines: bytes) -> None:
        """Add lines of N-Triples to a graph.

        Args:
            graph: The graph's IRI.
            lines: The lines, in UTF-8.

        Raises:
            PolicyGraphError: If the store does not take them.
        """
        self._update(_insertion(graph, lines))

    def remove(self, graph: str) -> None:
        """Remove a graph, if it is there.

        Args:
            graph: The graph's IRI.

        Raises:
            PolicyGraphError: If the store does not do it.
        """
        self._update(f"DROP SILENT GRAPH <{graph}>".encode())

    def _update(self, request: bytes) -> None:
        if self._as_form:
            self._post_form(request)
            return
        try:
            self._connection.send(
                "POST", self._endpoint, body=request, headers={"Content-Type": "application/sparql-update"}
            )
        except RefusedError as refusal:
            if refusal.status not in {400, 415}:
                raise
            try:
                self._post_form(request)
            except RefusedError:
                # What is wrong with the update itself, the answer to the plain one says.
                raise refusal from None
            self._as_form = True

    def _post_form(self, request: bytes) -> None:
        self._connection.send("POST", self._endpoint, body=_form("update", request), headers=_FORM)

    def _rows(self, query: str) -> list[Mapping[str, Any]] | None:
        answer = self._connection.send(
            "GET", self._query_endpoint, parameters={"query": query}, headers=_RESULTS, also=_NOT_TAKEN
        )
        if answer.status in _NOT_TAKEN:
            answer = self._connection.send(
                "POST",
                self._query_endpoint,
                body=_form("query", query.encode()),
                headers={**_FORM, **_RESULTS},
                also=_NOT_TAKEN,
            )
        return _bindings(answer)


def _insertion(graph: str, lines: bytes) -> bytes:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode() + lines + b"} }"


def _form(name: str, value: bytes) -> bytes:
    return urlencode({name: value}).encode("ascii")


def _bindings(answer: HttpAnswer) -> list[Mapping[str, Any]] | None:
    try:
        found = json.loads(answer.text)["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if isinstance(found, list) and all(isinstance(row, dict) for row in found) else None
