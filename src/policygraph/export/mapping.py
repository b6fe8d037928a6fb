"""How a graph is said in RDF: the one mapping behind every RDF format, and behind reading them back.

A record of `policygraph.model` is a subject, and each `Field` of it a predicate. An entity has a direct triple for each
statement that the documents themselves affirm and assert, so that simple SPARQL finds the facts and nothing but them.
Every statement, also a negated, a proposed or an attributed one, is a node of its own with its evidence. Evidence is an
``oa:SpecificResource`` of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): a document, and
selectors by quotation and by position. There are no blank nodes: a store that loads a file twice has every triple
once. `policygraph.export.describing` puts a graph in these words, `policygraph.export.rdf_reading` takes it out of
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, VOID

from policygraph.errors import PolicyGraphError
from policygraph.export.terms import BOOLEAN, DATE, DECIMAL, MONTH, POSITION, YEAR, Iri, Term, Text, Typed
from policygraph.export.vocabulary import OA
from policygraph.identifiers import is_iri
from policygraph.knowledge.ontology import default_ontology
from policygraph.knowledge.turtle import PG, SCHEMA
from policygraph.model import Amount

_DAY, _MONTH = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_YEAR, _DIGITS = re.compile(r"[0-9]{4}"), re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Field:
    """What of a record is said by a predicate.

    Args:
        predicate: The predicate.
        attribute: The record's attribute.
        write: Makes a term of its value, or of each where there may be several.
        read: Makes the value again of a term's IRI or lexical form.
        many: The attribute is a tuple.
        unsaid: The value for which there is no triple; without a value of its own the predicate is always there.
    """

    predicate: Iri
    attribute: str
    write: Callable[[Any], Term]
    read: Callable[[str], Any]
    many: bool = False
    unsaid: Any = ...


def property_of(relation: str) -> Iri:
    """Return the property of a relation.

    >>> property_of("part_of")
    'https://w3id.org/policygraph/ontology#partOf'
    """
    return _properties()[relation]


@cache
def _properties() -> dict[str, Iri]:
    return {name: Iri(relation.iri) for name, relation in default_ontology().relations.items()}


def relation_of(iri: str) -> str:
    """Return the relation that has a property.

    Raises:
        KeyError: If none has it.
    """
    return _relations()[iri]


@cache
def _relations() -> dict[str, str]:
    return {iri: name for name, iri in _properties().items()}


def day(value: str) -> Term:
    """Return a day, a month or a year; what is none of these stays a text."""
    if _DAY.fullmatch(value):
        try:
            date.fromisoformat(value)
        except ValueError:
            return Text(value)
        return Typed(value, DATE)
    if _MONTH.fullmatch(value):
        return Typed(value, MONTH)
    return Typed(value, YEAR) if _YEAR.fullmatch(value) else Text(value)


def address(value: str) -> Term:
    """Return an address of the web as an IRI; whatever else it is stays a text."""
    return Iri(value) if value.startswith(("http://", "https://")) and is_iri(value) else Text(value)


def decimal(value: float) -> Typed:
    """Return a number with all its digits, and at least one after the point.

    Raises:
        PolicyGraphError: If it is infinite or none.
    """
    if not isfinite(value):
        raise PolicyGraphError(f"{value} is no confidence: it must be a number between 0 and 1")
    digits = format(Decimal(repr(float(value))), "f")
    return Typed(digits if "." in digits else f"{digits}.0", DECIMAL)


def position(value: int) -> Typed:
    """Return a number of characters."""
    return Typed(str(value), POSITION)


def true(_value: bool) -> Typed:
    """Return true: what is false is left unsaid."""
    return Typed("true", BOOLEAN)


def money(value: Amount) -> Text:
    """Return a sum of money as currency and number, such as ``GBP 12.5``.

    Raises:
        PolicyGraphError: If the number is infinite or none.
    """
    if not isfinite(value.value):
        raise PolicyGraphError(f"{value.currency} {value.value} is no sum of money: it must be a number")
    return Text(str(value))


def read_money(value: str) -> Amount:
    """Return the sum that `money` wrote.

    >>> read_money("GBP 12.5")
    Amount(currency='GBP', value=12.5)
    """
    currency, _, number = value.rpartition(" ")
    return Amount(currency, _finite(number))


def share(value: str) -> float:
    """Return a number between 0 and 1.

    Raises:
        ValueError: If it is none.
    """
    number = _finite(value)
    if not 0 <= number <= 1:
        raise ValueError(value)
    return number


def offset(value: str) -> int:
    """Return a number of characters.

    Raises:
        ValueError: If it is none.
    """
    if not _DIGITS.fullmatch(value):
        raise ValueError(value)
    return int(value)


def _finite(value: str) -> float:
    number = float(value)
    if not isfinite(number):
        raise ValueError(value)
    return number


def is_true(value: str) -> bool:
    """Return whether an ``xsd:boolean`` is true."""
    return value in {"true", "1"}


LABEL, REFERS_TO, IS_PART_OF = Iri(RDFS.label), Iri(PG.refersTo), Iri(DCTERMS.isPartOf)
EVIDENCE, STATED_WHEN, REIFIES = Iri(PG.evidence), Iri(PG.statedWhen), Iri(str(RDF) + "reifies")
DERIVED_FROM, HAS_SOURCE, HAS_SELECTOR = Iri(PROV.wasDerivedFrom), Iri(OA.hasSource), Iri(OA.hasSelector)
REPLACES, URI_SPACE = Iri(DCTERMS.replaces), Iri(VOID.uriSpace)
LINKED, KIND, IDENTIFIER = Iri(PG.linked), Iri(PG.kind), Iri(DCTERMS.identifier)

# Of each the first is the class that tells a subject for what it is.
DATASET_CLASSES = (Iri(VOID.Dataset),)
DOCUMENT_CLASSES = (Iri(SCHEMA.DigitalDocument), Iri(FOAF.Document), Iri(PROV.Entity))
STATEMENT_CLASSES = (Iri(PG.Statement), Iri(RDF.Statement))
EVIDENCE_CLASSES = (Iri(PG.Evidence), Iri(OA.SpecificResource))
QUOTATION_CLASSES = (Iri(OA.TextQuoteSelector),)
POSITION_CLASSES = (Iri(OA.TextPositionSelector),)
MENTION_CLASSES = (Iri(PG.Mention),)

DOCUMENT_FIELDS = (
    Field(Iri(DCTERMS.title), "title", Text, str, unsaid=None),
    Field(IDENTIFIER, "id", Text, str),
    Field(Iri(DCTERMS.issued), "date", day, str, unsaid=None),
    Field(Iri(DCTERMS.source), "source", address, str, unsaid=None),
    Field(Iri(SCHEMA.text), "text", Text, str, unsaid=""),
)
"""A document is also labelled, with its title or its id."""

ENTITY_FIELDS = (
    Field(LABEL, "name", Text, str),
    Field(Iri(SKOS.prefLabel), "name", Text, str),
    Field(Iri(SKOS.altLabel), "aliases", Text, str, many=True, unsaid=()),
    Field(Iri(SKOS.hiddenLabel), "known_as", Text, str, many=True, unsaid=()),
    Field(KIND, "kind", Text, str),
    Field(Iri(PG.plural), "plural", true, is_true, unsaid=False),
    Field(Iri(PG.candidate), "candidates", Iri, str, many=True, unsaid=()),
    Field(Iri(SKOS.notation), "codes", Text, str, many=True, unsaid=()),
    Field(Iri(SCHEMA.foundingDate), "since", day, str, unsaid=None),
    Field(Iri(SCHEMA.dissolutionDate), "until", day, str, unsaid=None),
    Field(Iri(SKOS.exactMatch), "same_as", Iri, str, many=True, unsaid=()),
)
"""An entity also has its classes, ``pg:linked`` where the knowledge base has it, whom it replaces, and its facts."""

CLAIM_FIELDS = (
    Field(Iri(RDF.subject), "subject", Iri, str),
    Field(Iri(RDF.predicate), "relation", property_of, relation_of),
    Field(Iri(RDF.object), "object", Iri, str),
)
STATEMENT_FIELDS = (
    Field(Iri(PG.polarity), "polarity", Text, str),
    Field(Iri(PG.modality), "modality", Text, str),
    Field(Iri(PG.attributedTo), "attributed_to", Iri, str, unsaid=None),
    Field(Iri(PROV.wasAttributedTo), "attributed_to", Iri, str, unsaid=None),
    Field(Iri(PG.confidence), "confidence", decimal, share),
)
"""A statement also has its claim, a label in words, its evidence and the documents that state it."""

EVIDENCE_FIELDS = (
    Field(Iri(PG.trigger), "trigger", Text, str, unsaid=""),
    Field(Iri(PG.rule), "rule", Text, str, unsaid=""),
    Field(Iri(PG.date), "date", Text, str, unsaid=None),
    Field(Iri(PG.period), "period", Text, str, unsaid=None),
    Field(Iri(PG.status), "status", Text, str, unsaid=None),
    Field(Iri(PG.amount), "amount", money, read_money, unsaid=None),
)
"""Evidence also has its document, the day that this bears, and a selector of each of the following kinds."""

QUOTATION_FIELDS = (
    Field(Iri(OA.prefix), "prefix", Text, str, unsaid=""),
    Field(Iri(OA.exact), "text", Text, str),
    Field(Iri(OA.suffix), "suffix", Text, str, unsaid=""),
)
POSITION_FIELDS = (Field(Iri(OA.start), "start", position, offset), Field(Iri(OA.end), "end", position, offset))

MENTION_FIELDS = (Field(Iri(PG.form), "form", Text, str), Field(Iri(OA.exact), "text", Text, str), *POSITION_FIELDS)
"""A mention also has the entity that it refers to and the document that it is a part of."""
