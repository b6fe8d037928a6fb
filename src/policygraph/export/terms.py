"""The terms that the RDF of a graph is made of: plain strings, because a graph has millions of them.

rdflib's terms are checked as they are made, which takes longer than all the rest of an export.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rdflib import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Text(str):
    """A literal that is a plain text, an ``xsd:string``."""

    __slots__ = ()


class Typed(NamedTuple):
    """A literal of another datatype.

    Args:
        text: Its lexical form.
        datatype: The datatype.
    """

    text: str
    datatype: Iri


class Claim(NamedTuple):
    """A triple as a term, which RDF 1.2 has: what a statement says, without saying it.

    Args:
        subject: The subject.
        predicate: The predicate.
        object: The object.
    """

    subject: Iri
    predicate: Iri
    object: Iri


Term = Iri | Text | Typed | Claim
Values = tuple[tuple[Iri, tuple[Term, ...]], ...]

TYPE = Iri(RDF.type)
BOOLEAN, DATE, DECIMAL, MONTH, POSITION, YEAR = (
    Iri(name) for name in (XSD.boolean, XSD.date, XSD.decimal, XSD.gYearMonth, XSD.nonNegativeInteger, XSD.gYear)
)


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of one subject.

    Args:
        subject: The subject.
        values: Predicates with their objects, both in the order in which a reader wants them.
    """

    subject: Iri
    values: Values


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what the graph says.

    Args:
        title: What it is about, in a word or two.
        descriptions: Each subject once.
        graph: The IRI of the named graph that has it; None for the default graph.
    """

    title: str
    descriptions: Iterator[Description]
    graph: Iri | None = None
