"""The graph in N-Triples and N-Quads, a line a triple: for bulk loaders, and to compare with ``sort`` and ``comm``.

Reference: RDF 1.1 N-Triples, https://www.w3.org/TR/n-triples/, and N-Quads, https://www.w3.org/TR/n-quads/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.export.options import USUAL
from policygraph.export.sections import sections, sections_by_document
from policygraph.export.terms import Iri, Text, Typed
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.export.options import RdfOptions
    from policygraph.export.terms import Section, Term
    from policygraph.model import GraphContents

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Besides what must be escaped, what a reader would not see: controls, line separators, bidirectional overrides.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]')


def write_ntriples(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in N-Triples, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has what RDF cannot hold.
    """
    write_lines(path, ntriples(contents, options))


def write_nquads(contents: GraphContents, path: Path, options: RdfOptions = USUAL) -> None:
    """Write the graph in N-Quads, with a named graph for each document, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.
        options: What is said in another way.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has what RDF cannot hold.
    """
    write_lines(path, _lines(sections_by_document(contents, options)))


def ntriples(contents: GraphContents, options: RdfOptions = USUAL) -> Iterator[str]:
    r"""Yield the graph's triples, a line each, in the order of `policygraph.export.sections.sections`.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: If a text has what RDF cannot hold.

    >>> from policygraph.model import Entity, GraphContents
    >>> lines = ntriples(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)))
    >>> [line for line in lines if "prefLabel" in line]
    ['<urn:kent> <http://www.w3.org/2004/02/skos/core#prefLabel> "Kent" .\n']
    """
    return _lines(sections(contents, options))


def quoted(text: str) -> str:
    r"""Return a text as a string of Turtle and N-Triples.

    >>> print(quoted('a "b"' + chr(10)))
    "a \"b\"\n"
    """
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _lines(parts: Iterable[Section]) -> Iterator[str]:
    for section in parts:
        end = " .\n" if section.graph is None else f" <{section.graph}> .\n"
        for description in section.descriptions:
            subject = f"<{description.subject}>"
            for predicate, values in description.values:
                for value in values:
                    yield f"{subject} <{predicate}> {_term(value)}{end}"


def _term(term: Term) -> str:
    if isinstance(term, Iri):
        return f"<{term}>"
    if isinstance(term, Text):
        return quoted(term)
    if isinstance(term, Typed):
        return f"{quoted(term.text)}^^<{term.datatype}>"
    return f"<<( <{term.subject}> <{term.predicate}> <{term.object}> )>>"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
