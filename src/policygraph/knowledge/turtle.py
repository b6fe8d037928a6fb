"""Read a Turtle file, and say of anything in it on which line it stands."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.plugins.parsers.notation3 import BadSyntax

from policygraph.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rdflib.term import Node

PG = Namespace("https://w3id.org/policygraph/ontology#")

# The namespace that rdflib calls SDO; spelt out because its closed list of terms warns of newer ones.
SCHEMA = Namespace("https://schema.org/")

Values = dict[URIRef, list["Node"]]

_BASE = re.compile(r"^\s*(?:@base|base)\s+<([^>]*)>", re.IGNORECASE | re.MULTILINE)


class TurtleFile:
    """A Turtle file with its triples, by subject.

    Args:
        path: The file, in UTF-8.

    Raises:
        KnowledgeError: If it cannot be read or is not Turtle; the message names the line.

    >>> from policygraph.knowledge.files import ontologies_folder
    >>> file = TurtleFile(ontologies_folder() / "policygraph.ttl")
    >>> [str(label) for label in file.subjects[PG.partOf][URIRef("http://www.w3.org/2000/01/rdf-schema#label")]]
    ['is part of']
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise KnowledgeError(f"{path}: cannot be read: {reason}") from error
        graph = Graph()
        try:
            with _quiet_literals():
                graph.parse(data=self._text, format="turtle", publicID=path.name)
        except BadSyntax as error:
            raise self._syntax_error(error) from error
        except (IndexError, AssertionError) as error:
            # So rdflib's parser ends where the text stops within a statement, and where a string has no end.
            raise KnowledgeError(
                f"{path}: not Turtle: a statement or a text in it has no end; "
                "look at its last lines, and for a missing quotation mark"
            ) from error
        except ValueError as error:
            raise KnowledgeError(f"{path}: holds a number that is too long") from error
        self._prefixes = {str(namespace): prefix for prefix, namespace in graph.namespaces()}
        base = _BASE.search(self._text)
        self._base = base[1] if base else ""
        subjects: dict[Node, Values] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in graph:
            subjects[subject][URIRef(str(predicate))].append(value)
        # A graph has no order: values are sorted, so that nothing depends on the hash seed.
        self.subjects: dict[Node, Values] = {
            subject: {predicate: sorted(values, key=_order) for predicate, values in subjects[subject].items()}
            for subject in sorted(subjects, key=_order)
        }

    def one(self, subject: Node, predicate: URIRef) -> str | None:
        """Return the subject's only value, or None where it has none.

        Raises:
            KnowledgeError: If it has several.
        """
        values = self.subjects[subject].get(predicate, [])
        if len(values) > 1:
            several = " and ".join(f'"{value}"' for value in values)
            raise self.error(subject, f"has {several} as {self.short(predicate)}: keep one", values[1])
        return str(values[0]) if values else None

    def short(self, iri: Node) -> str:
        """Return the IRI as the file writes it: with a prefix, where it declares one."""
        for namespace, prefix in self._prefixes.items():
            if str(iri).startswith(namespace) and str(iri) != namespace:
                return f"{prefix}:{str(iri)[len(namespace) :]}"
        return f"<{iri}>"

    def line_of(self, subject: Node, value: Node | None = None) -> int:
        """Return the line on which the subject's description begins, or within it the one with ``value``.

        Of a subject that the file does not describe, it is the first line that names it; 1 where no line does.
        """
        forms = self._forms(subject)
        begun = (self._beginnings[form] for form in forms if form in self._beginnings)
        first = min(begun, default=None) or _first_line(self._lines, forms) or 1
        if value is None:
            return first
        return _first_line(self._lines, self._forms(value), begin=first) or first

    def error(self, subject: Node, what: str, value: Node | None = None) -> KnowledgeError:
        """Return an error about a subject that names file, line and subject."""
        return KnowledgeError(f"{self.path}, line {self.line_of(subject, value)}: {self.short(subject)} {what}")

    def _forms(self, node: Node) -> tuple[str, ...]:
        """Return the ways in which the file may write a node."""
        if isinstance(node, Literal):
            return (str(node),)
        below = str(node).removeprefix(self._base) if self._base else str(node)
        return self.short(node), f"<{node}>", f"<{below}>"

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.splitlines()

    @cached_property
    def _beginnings(self) -> dict[str, int]:
        """The lines on which descriptions begin, by their first words."""
        beginnings: dict[str, int] = {}
        for number, line in enumerate(self._lines, start=1):
            if line and not line[0].isspace():
                beginnings.setdefault(line.split(maxsplit=1)[0], number)
        return beginnings

    def _syntax_error(self, error: BadSyntax) -> KnowledgeError:
        found = re.search(r"Bad syntax \((.*)\) at \^", str(error), re.DOTALL)
        reason = found.group(1) if found else "it cannot be parsed"
        return KnowledgeError(
            f"{self.path}, line {error.lines + 1}: not Turtle: {reason}; "
            "look there and at the line before for a missing full stop, semicolon, quotation mark or prefix"
        )


def _order(node: Node) -> tuple[bool, str, str]:
    language = node.language if isinstance(node, Literal) else None
    return isinstance(node, Literal), str(node), language or ""


def _first_line(lines: list[str], forms: tuple[str, ...], *, begin: int = 1) -> int | None:
    for number, line in enumerate(lines[begin - 1 :], start=begin):
        for form in forms:
            position = line.find(form)
            if position < 0:
                continue
            following = line[position + len(form) : position + len(form) + 1]
            if form.startswith("<") or not (following.isalnum() or following in {"-", "_"}):
                return number
    return None


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from printing a traceback for a date that is none; `base` raises an error for it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
