"""Ask a graph in SPARQL, without the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyparsing import ParseException, ParseResults
from rdflib import Graph, Literal
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from policygraph.errors import PolicyGraphError
from policygraph.export.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

Answer = list[dict[str, Any]] | bool | Graph

# Both make rdflib fetch what the query names, from wherever that is.
_FETCHING = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def ask(graph: Graph, query: str) -> Answer:
    """Return the answer to a SPARQL 1.1 query.

    The prefixes of `policygraph.export.vocabulary` need no declaration.

    Args:
        graph: The graph.
        query: A SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Returns:
        For SELECT a list of rows, each a dictionary from variable to value: a text, a number, a date, an IRI as a
        text, or None where the variable is not bound. For ASK a truth value, else a graph.

    Raises:
        PolicyGraphError: If it is no such query; the message names line and column. Also if it would use the
            network (SERVICE, FROM).

    >>> ask(Graph(), "ASK { ?entity a pg:Person }")
    False
    >>> ask(Graph(), "SELECT ?entity { ?entity a }")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: the query cannot be understood at line 1, column 18: ...
    """
    parsed = _parse(query)
    try:
        result = graph.query(translateQuery(parsed, initNs=PREFIXES))
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return result.graph if result.graph is not None else Graph()
        names = [str(variable) for variable in result.vars or ()]
        rows = [dict(zip(names, row, strict=True)) for row in result if isinstance(row, tuple)]
    # rdflib raises bare exceptions, for a prefix that is not declared, a graph that it does not know and the like.
    except Exception as error:
        raise PolicyGraphError(f"the query cannot be answered: {error}") from error
    if parsed[1].projection is None:  # SELECT *: rdflib has the variables in a set
        names.sort(key=lambda name: (_first_use(name, query), name))
    return [{name: _plain(row[name]) for name in names} for row in rows]


def _parse(query: str) -> ParseResults:
    try:
        parsed = parseQuery(query)
    except ParseException as error:
        raise PolicyGraphError(
            f"the query cannot be understood at line {error.lineno}, column {error.column}: {error.msg}; "
            "what stands there or just before it is no SPARQL"
        ) from error
    for construct in _constructs(parsed):
        if construct in _FETCHING:
            raise PolicyGraphError(
                f"{_FETCHING[construct]} is not allowed in a query: nothing is fetched from elsewhere"
            )
    return parsed


def _first_use(variable: str, query: str) -> int:
    found = re.search(rf"[?$]{re.escape(variable)}(?!\w)", query)
    return found.start() if found else len(query)


def _constructs(parsed: Any) -> Iterator[str]:
    """Yield the names of all that a parsed query is made of."""
    if isinstance(parsed, CompValue):
        yield parsed.name
        children: Iterable[Any] = parsed.values()
    else:
        children = parsed if isinstance(parsed, list | tuple | ParseResults) else ()
    for child in children:
        yield from _constructs(child)


def _plain(value: Node | None) -> Any:
    if value is None:
        return None
    return value.toPython() if isinstance(value, Literal) else str(value)
