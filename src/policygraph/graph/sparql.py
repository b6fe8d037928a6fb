"""Ask a graph in SPARQL, without the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyparsing import ParseException, ParseResults
from rdflib import Graph, Literal, Variable
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from policygraph.errors import PolicyGraphError
from policygraph.export.vocabulary import PREFIXES
from policygraph.graph.tables import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node


class Rows(list[dict[str, Any]]):
    """The rows of an answer; without rows it still has its columns.

    Args:
        columns: The variables, in the order of the query.
        rows: The values, each row in the order of the columns.
    """

    def __init__(self, columns: Iterable[str] = (), rows: Iterable[Iterable[Any]] = ()) -> None:
        self.columns = tuple(columns)
        super().__init__(dict(zip(self.columns, row, strict=True)) for row in rows)

    def _repr_html_(self) -> str:
        return render("answer.html", columns=self.columns, rows=self)


Answer = Rows | bool | Graph

# Both make rdflib fetch what the query names, from wherever that is.
_FETCHING = {"ServiceGraphPattern": "SERVICE", "DatasetClause": "FROM"}


def ask(graph: Graph, query: str) -> Answer:
    """Return the answer to a SPARQL 1.1 query.

    The prefixes of `policygraph.export.vocabulary` need no declaration. What ORDER BY leaves open is ordered by the
    columns from left to right, so that the same rows come in the same order every time, also under a LIMIT.

    Args:
        graph: The graph.
        query: A SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Returns:
        For SELECT the rows, each a dictionary from variable to value: a text, a number, a date, an IRI as a text, or
        None where the variable is not bound. For ASK a truth value, else a graph.

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
        translated = translateQuery(parsed, initNs=PREFIXES)
        columns = _columns(translated.algebra, query, named=parsed[1].projection is not None)
        _order(translated.algebra, columns)
        result = graph.query(translated)
        if result.type == "ASK":
            return bool(result.askAnswer)
        if result.type in ("CONSTRUCT", "DESCRIBE"):
            return result.graph if result.graph is not None else Graph()
        found = [[_plain(bound.get(column)) for column in columns] for bound in result.bindings]
    # rdflib raises bare exceptions, for a prefix that is not declared, a graph that it does not know and the like.
    except Exception as error:
        raise PolicyGraphError(f"the query cannot be answered: {error}") from error
    return Rows(map(str, columns), found)


def _parse(query: str) -> ParseResults:
    try:
        parsed = parseQuery(query)
    except ParseException as error:
        raise PolicyGraphError(
            f"the query cannot be understood at line {error.lineno}, column {error.column}: {error.msg}; "
            "what stands there or just before it is no SPARQL"
        ) from error
    except RecursionError:
        raise PolicyGraphError("the query is nested too deeply to be understood: make it simpler") from None
    for construct in _constructs(parsed):
        if construct in _FETCHING:
            raise PolicyGraphError(
                f"{_FETCHING[construct]} is not allowed in a query: nothing is fetched from elsewhere"
            )
    return parsed


def _columns(algebra: CompValue, query: str, named: bool) -> list[Variable]:
    """Return the variables of a query in its order; those that it does not name (SELECT *) rdflib has in a set."""
    variables = list(dict.fromkeys(algebra.PV or ()))
    return variables if named else sorted(variables, key=lambda variable: (_first_use(variable, query), variable))


def _order(algebra: CompValue, columns: list[Variable]) -> None:
    """Order the rows by the columns where the query leaves their order open; rdflib joins in the order of sets."""
    part = algebra
    while part.name != "Project":
        if part.p is None:
            return
        part = part.p
    conditions = [CompValue("OrderCondition", expr=column) for column in columns]
    if part.p.name == "OrderBy":
        part.p.expr = [*part.p.expr, *conditions]
    else:
        part.p = CompValue("OrderBy", p=part.p, expr=conditions)


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
