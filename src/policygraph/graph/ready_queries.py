"""Questions that analysts ask of a graph, ready in SPARQL: a file each in `policygraph/queries`.

The files are plain SPARQL 1.1 and can be pasted into any store. A parameter is a line such as
``VALUES ?asked { "Home Office" }``, in which another text may stand.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARAMETER = re.compile(r'^([ \t]*VALUES[ \t]+\?)(\w+)([ \t]*\{[ \t]*)"((?:[^"\\\r\n]|\\.)*)"([ \t]*\}[ \t]*)$', re.M)
_HEADING = re.compile(r"^# (Columns|Parameters).*:$")
_EXPLAINED = re.compile(r"^#   (\w+): (.+)$")
_NAME = re.compile(r"[\w.-]+")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
_ESCAPED = re.compile(r'[\\"\n\r\t\b\f]')


class Column(NamedTuple):
    """A column of an answer.

    Args:
        name: The variable.
        meaning: What stands there.
    """

    name: str
    meaning: str


class Parameter(NamedTuple):
    """What can be set in a query.

    Args:
        name: Its name.
        meaning: What it stands for; that it may also be an IRI, and nothing for everything, goes without saying.
        example: A text that it may be.
    """

    name: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A question in SPARQL.

    Args:
        name: The name of its file, without the suffix.
        question: The question in English.
        columns: What it answers with.
        parameters: What can be set in it.
        sparql: The text of the file, which asks for all.

    >>> ready_query("who-oversees").question
    'Who oversees a body?'
    >>> [column.name for column in ready_query("who-oversees").columns][:2]
    ['overseer', 'overseen']
    >>> ready_query("who-oversees").parameters
    (Parameter(name='asked', meaning='the body that is overseen', example='Ofsted'),)
    """

    name: str
    question: str
    columns: tuple[Column, ...]
    parameters: tuple[Parameter, ...]
    sparql: str

    def text(self, **values: str) -> str:
        r"""Return the query in SPARQL.

        Args:
            **values: What its parameters shall be, each a name or an IRI; case does not matter, and nothing ("")
                stands for everything.

        Raises:
            PolicyGraphError: If it has no such parameter.

        >>> print(ready_query("who-oversees").text(asked='the "Office"'))
        # Who oversees a body?
        ...
                VALUES ?asked { "the \"Office\"" }
        ...
        >>> ready_query("who-oversees").text(body="Ofsted")
        Traceback (most recent call last):
        policygraph.errors.PolicyGraphError: who-oversees has no parameter 'body': it has asked
        """
        return _with_values(self.sparql, values, self.name)


@cache
def ready_queries() -> tuple[ReadyQuery, ...]:
    """Return all ready queries, in order of their names.

    >>> for query in ready_queries()[:2]:
    ...     print(f"{query.name}: {query.question}")
    contradictions: Where do documents contradict each other, or themselves?
    critics: Who criticises or opposes something, and where did they say so?
    """
    folder = files("policygraph") / "queries"
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".rq"))
    return tuple(_read(name.removesuffix(".rq"), (folder / name).read_text(encoding="utf-8")) for name in found)


def ready_query(name: str) -> ReadyQuery:
    """Return a ready query.

    Args:
        name: Its name.

    Raises:
        PolicyGraphError: If there is none of that name; the message suggests similar ones.

    >>> ready_query("who-overses")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: no ready query is called 'who-overses'; did you mean 'who-oversees'?
    """
    by_name = {query.name: query for query in ready_queries()}
    if name in by_name:
        return by_name[name]
    raise PolicyGraphError(f"no ready query is called {name!r}; {_hint(name, list(by_name))}")


def query_text(query: str, values: Mapping[str, str]) -> str:
    """Return SPARQL.

    Args:
        query: SPARQL, or the name of a ready query.
        values: What the query's parameters shall be.

    Raises:
        PolicyGraphError: If it is neither, or has no such parameter.

    >>> query_text("ASK { ?a ?b ?c }", {})
    'ASK { ?a ?b ?c }'
    """
    if _NAME.fullmatch(query.strip()):
        ready = ready_query(query.strip())
        return _with_values(ready.sparql, values, ready.name)
    return _with_values(query, values, "the query")


def _with_values(sparql: str, values: Mapping[str, str], name: str) -> str:
    """Return a query with other values in the lines of its parameters."""
    known = dict.fromkeys(match[2] for match in _PARAMETER.finditer(sparql))
    for unknown in values:
        if unknown not in known:
            has = f"it has {' and '.join(known)}" if known else f'a parameter is a line VALUES ?{unknown} {{ "…" }}'
            raise PolicyGraphError(f"{name} has no parameter {unknown!r}: {has}")

    def written(match: re.Match[str]) -> str:
        literal = _escaped(values[match[2]]) if match[2] in values else match[4]
        return f'{match[1]}{match[2]}{match[3]}"{literal}"{match[5]}'

    return _PARAMETER.sub(written, sparql)


def _escaped(value: str) -> str:
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], value)


def _read(name: str, sparql: str) -> ReadyQuery:
    """Return the query of a file; the comment at its head says what it is."""
    question, *head = sparql.partition("\n\n")[0].splitlines()
    explained: dict[str, list[tuple[str, str]]] = {"Columns": [], "Parameters": []}
    under: list[tuple[str, str]] = []
    for line in head:
        if heading := _HEADING.match(line):
            under = explained[heading[1]]
        elif found := _EXPLAINED.match(line):
            under.append((found[1], found[2]))
    parameters = []
    for parameter, meaning in explained["Parameters"]:
        text, _, example = meaning.partition(", such as ")
        parameters.append(Parameter(parameter, text, example))
    columns = tuple(Column(*column) for column in explained["Columns"])
    return ReadyQuery(name, question.removeprefix("# "), columns, tuple(parameters), sparql)


def _hint(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else f"there are {', '.join(known)}"
