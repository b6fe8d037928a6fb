"""Ask a graph in SPARQL, without the network."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph
from rdflib import Graph
from rdflib.exceptions import ParserError

from policygraph.errors import PolicyGraphError
from policygraph.export.vocabulary import PREFIXES
from policygraph.graph.sparql_text import UPDATES, QueryText
from policygraph.graph.tables import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policygraph.graph.sparql_tokens import Token


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
Results = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_WHERE = re.compile(r"error at (\d+):(\d+): ")
# Amid what its parser expected, the store says in words what else is wrong.
_WORDS = re.compile(r"[A-Z][a-z]* [a-zA-Z ]{10,}")
_XSD = PREFIXES["xsd"]


def ask(store: pyoxigraph.Store, query: str) -> Answer:
    """Return the answer to a SPARQL 1.1 query.

    The prefixes of `policygraph.export.vocabulary` need no declaration. Without FROM, what stands in the
    default graph is found, where `policygraph.graph.reading.read_store` puts what a file's graphs have. What ORDER BY
    leaves open is ordered by the columns from left to right, so that the same rows come in the same order every time,
    also under a LIMIT.

    Args:
        store: The graph.
        query: A SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Returns:
        For SELECT the rows, each a dictionary from variable to value: a text, a number, a date, an IRI as a text, or
        None where the variable is not bound. For ASK a truth value, else a graph.

    Raises:
        PolicyGraphError: If it is no such query; the message names line and column. Also if it would use the
            network (SERVICE), asks a graph that is not in the store (FROM), or is too long or too deep.

    >>> ask(pyoxigraph.Store(), "ASK { ?entity a pg:Person }")
    False
    >>> ask(pyoxigraph.Store(), "SELECT ?entity { ?entity a }")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: the query cannot be understood at line 1, column 28: ...
    """
    with answering():
        answer = results(store, query)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return bool(answer)
        if isinstance(answer, pyoxigraph.QueryTriples):
            return _graph(answer)
        columns = [variable.value for variable in answer.variables]
        return Rows(columns, ([_plain(solution[column]) for column in columns] for solution in answer))


def results(store: pyoxigraph.Store, query: str) -> Results:
    r"""Return the answer to a query as `ask` has it, in the store's own form, which can be written in many formats.

    Args:
        store: The graph.
        query: A SELECT, ASK, CONSTRUCT or DESCRIBE query.

    Raises:
        PolicyGraphError: As for `ask`. Much of an answer is found only while it is read: read it in `answering`.

    >>> with answering():
    ...     results(pyoxigraph.Store(), "SELECT * { ?s a ?o }").serialize(format=pyoxigraph.QueryResultsFormat.CSV)
    b's,o\r\n'
    """
    text = QueryText(query)
    if text.form in UPDATES:
        raise PolicyGraphError(f"a query cannot change the graph: {text.form} is not allowed; ask with SELECT")
    if not text.form.startswith(_FORMS):
        raise PolicyGraphError(
            f"the query cannot be understood at {text.place(text.begins)}: a query begins with "
            f"{', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
        )
    understood = _understood(text)
    for graph in text.graphs:
        _refuse_unless_stored(graph, text, store)
    safe = text.text
    if isinstance(understood, pyoxigraph.QuerySolutions):
        safe = text.selecting([variable.value for variable in understood.variables])
    elif isinstance(understood, pyoxigraph.QueryTriples) and text.is_cut:
        safe = text.ordered(text.variables)
    with answering():
        return _run(store, safe)


@contextmanager
def answering() -> Iterator[None]:
    """Read an answer in the block; what the store cannot answer is an error for a person.

    Raises:
        PolicyGraphError: If the query cannot be answered.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError, ParserError) as error:
        raise PolicyGraphError(f"the query cannot be answered: {error}") from error


def _run(store: pyoxigraph.Store, query: str) -> Results:
    return store.query(query, prefixes=PREFIXES)


def _understood(text: QueryText) -> Results:
    """Ask nothing at all, which shows whether the query is one, of which form, and with what columns."""
    try:
        return _run(_nothing(), text.text)
    except SyntaxError as error:
        message = str(error.msg)
    except UnicodeEncodeError:
        raise PolicyGraphError("the query has half a character, which no text in a graph has") from None
    unknown = text.unknown_prefix(tuple(PREFIXES))
    if unknown is not None:
        raise PolicyGraphError(
            f"the query cannot be understood at {text.place(unknown.start)}: the prefix of {unknown.text} is not "
            f"declared; known without PREFIX are {', '.join(PREFIXES)}"
        )
    found, words = _WHERE.match(message), _WORDS.search(message)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    position = sum(len(before) + 1 for before in text.text.split("\n")[: line - 1]) + column - 1
    why = words[0] if words else "what stands there or just before it is no SPARQL"
    raise PolicyGraphError(f"the query cannot be understood at {text.place(position)}: {why}")


@cache
def _nothing() -> pyoxigraph.Store:
    return pyoxigraph.Store()


def _refuse_unless_stored(graph: Token, text: QueryText, store: pyoxigraph.Store) -> None:
    prefix, _, local = graph.text.partition(":")
    namespace = text.prefixes.get(prefix, PREFIXES.get(prefix, ""))
    iri = graph.text[1:-1] if graph.kind == "iri" else namespace + local
    try:
        stored = store.contains_named_graph(pyoxigraph.NamedNode(iri))
    except ValueError:  # relative to a BASE, or with escapes: the store knows
        return
    if not stored:
        raise PolicyGraphError(
            f"FROM names {iri} ({text.place(graph.start)}), which is no graph of this file: nothing is fetched from "
            "elsewhere"
        )


def _graph(triples: pyoxigraph.QueryTriples) -> Graph:
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.parse(data=triples.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")


def _plain(term: Any) -> Any:
    """Return a term as a value of Python; a literal that does not fit its datatype is its text."""
    if term is None:
        return None
    if not isinstance(term, pyoxigraph.Literal):
        return str(term) if isinstance(term, pyoxigraph.BlankNode | pyoxigraph.Triple) else term.value
    convert = _CONVERSIONS.get(term.datatype.value)
    if convert is not None:
        with suppress(ValueError, ArithmeticError):
            return convert(term.value)
    return term.value


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise ValueError(text)
    return int(text)


def _decimal(text: str) -> Decimal:
    if not re.fullmatch(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", text):
        raise ValueError(text)
    return Decimal(text)


def _truth(text: str) -> bool:
    if text not in {"true", "false", "1", "0"}:
        raise ValueError(text)
    return text in {"true", "1"}


_WHOLE_NUMBERS = (
    "byte int integer long negativeInteger nonNegativeInteger nonPositiveInteger positiveInteger short unsignedByte "
    "unsignedInt unsignedLong unsignedShort"
)
_CONVERSIONS: dict[str, Callable[[str], Any]] = {
    **{f"{_XSD}{name}": _number for name in _WHOLE_NUMBERS.split()},
    f"{_XSD}decimal": _decimal,
    f"{_XSD}double": float,
    f"{_XSD}float": float,
    f"{_XSD}boolean": _truth,
    f"{_XSD}date": date.fromisoformat,
    f"{_XSD}dateTime": datetime.fromisoformat,
}
