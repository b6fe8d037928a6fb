"""How a graph is said in RDF: the one mapping behind `to_rdf` and `write_turtle`.

An entity has a direct triple for each statement that the documents themselves affirm and assert, so that simple
SPARQL finds the facts and nothing but them. Every statement, also a negated, a proposed or an attributed one, is a
node of its own with its evidence. Evidence is an ``oa:SpecificResource`` of the Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/): a document, and selectors by quotation and by position. There are no
blank nodes: a store that loads a file twice has every triple once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from rdflib import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef

from policygraph.export.vocabulary import OA, classes_of
from policygraph.identifiers import document_iri, evidence_iris, is_iri
from policygraph.knowledge.ontology import default_ontology
from policygraph.knowledge.turtle import PG, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policygraph.model import Amount, Document, Entity, Evidence, GraphContents, Statement

    Term = URIRef | Literal

# What no RDF string can hold (half a surrogate pair), and what C programs end a text at or parsers refuse.
_NOT_TEXT = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Description:
    """What the graph says of one subject.

    Args:
        subject: The subject.
        values: Predicates with their objects, both in the order in which a reader wants them.
    """

    subject: URIRef
    values: tuple[tuple[URIRef, tuple[Term, ...]], ...]


def descriptions(contents: GraphContents) -> Iterator[Description]:
    """Yield all that is said: entities by name, statements by theirs, documents, quotations by place.

    Args:
        contents: What the graph holds.
    """
    names = {entity.id: entity.name.casefold() for entity in contents.entities}
    documents = {document.id: document for document in contents.documents}
    facts = _facts(contents.statements)
    for entity in sorted(contents.entities, key=lambda entity: (names[entity.id], entity.id)):
        yield _entity(entity, facts[entity.id])
    for statement in sorted(
        contents.statements,
        key=lambda item: (names[item.subject], item.relation, names[item.object], item.id),
    ):
        yield _statement(statement)
    for document in contents.documents:
        yield _document(document)
    for place, quotations in sorted(_quotations(contents.statements).items()):
        document = documents[place.document]
        for statement_id, evidence in sorted(quotations.items()):
            yield _evidence(statement_id, evidence, document)
        yield from _selectors(place, evidence[0])


class _Place(NamedTuple):
    """Where a document is quoted."""

    document: str
    start: int
    end: int

    def selector(self, name: str) -> URIRef:
        return URIRef(f"{document_iri(self.document)}#{name}-{self.start}-{self.end}")


def _quotations(statements: Sequence[Statement]) -> dict[_Place, dict[str, list[Evidence]]]:
    """Return the evidence by place and statement; one statement may have several there, of different rules."""
    quotations: dict[_Place, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        for evidence in statement.evidence:
            place = _Place(evidence.document, evidence.start, evidence.end)
            quotations[place][statement.id].append(evidence)
    return quotations


def _facts(statements: Sequence[Statement]) -> dict[str, list[tuple[URIRef, URIRef]]]:
    """Return the direct triples by subject: of a symmetric relation both ways."""
    facts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for statement in statements:
        if (statement.polarity, statement.modality, statement.attributed_to) == ("affirmed", "asserted", None):
            facts[statement.subject].add((statement.relation, statement.object))
            if default_ontology().relations[statement.relation].symmetric:
                facts[statement.object].add((statement.relation, statement.subject))
    return defaultdict(
        list,
        {
            subject: [(_property(relation), URIRef(object)) for relation, object in sorted(pairs)]
            for subject, pairs in facts.items()
        },
    )


def _entity(entity: Entity, facts: list[tuple[URIRef, URIRef]]) -> Description:
    label = _text(entity.name)
    return _description(
        entity.id,
        *((RDF.type, iri) for iri in classes_of(entity.type)),
        (RDFS.label, label),
        (SKOS.prefLabel, label),
        *((SKOS.altLabel, _text(alias)) for alias in entity.aliases),
        (PG.kind, Literal(entity.kind)),
        *facts,
    )


def _statement(statement: Statement) -> Description:
    speaker = None if statement.attributed_to is None else URIRef(statement.attributed_to)
    return _description(
        statement.id,
        (RDF.type, PG.Statement),
        (RDF.type, RDF.Statement),
        (RDF.subject, URIRef(statement.subject)),
        (RDF.predicate, _property(statement.relation)),
        (RDF.object, URIRef(statement.object)),
        (PG.polarity, Literal(statement.polarity)),
        (PG.modality, Literal(statement.modality)),
        (PG.attributedTo, speaker),
        (PROV.wasAttributedTo, speaker),
        (PG.confidence, _decimal(statement.confidence)),
        *((PG.evidence, URIRef(iri)) for iri in evidence_iris(statement.id, statement.evidence)),
        *((PROV.wasDerivedFrom, URIRef(document_iri(item.document))) for item in statement.evidence),
    )


def _document(document: Document) -> Description:
    title = _text(document.title or document.id)
    return _description(
        document_iri(document.id),
        (RDF.type, FOAF.Document),
        (RDF.type, SCHEMA.DigitalDocument),
        (RDF.type, PROV.Entity),
        (RDFS.label, title),
        (DCTERMS.title, title if document.title else None),
        (DCTERMS.identifier, _text(document.id)),
        (DCTERMS.issued, _day(document.date)),
        (DCTERMS.source, _source(document.source)),
    )


def _evidence(statement: str, quotations: Sequence[Evidence], document: Document) -> Description:
    place = _Place(document.id, quotations[0].start, quotations[0].end)
    source = URIRef(document_iri(document.id))
    return _description(
        evidence_iris(statement, quotations[:1])[0],
        (RDF.type, PG.Evidence),
        (RDF.type, OA.SpecificResource),
        (OA.hasSource, source),
        (OA.hasSelector, place.selector("quotation")),
        (OA.hasSelector, place.selector("position")),
        (PROV.wasDerivedFrom, source),
        *((PG.trigger, _text(evidence.trigger)) for evidence in quotations),
        *((PG.rule, _text(evidence.rule)) for evidence in quotations),
        *((PG.date, _text(evidence.date)) for evidence in quotations),
        *((PG.period, _text(evidence.period)) for evidence in quotations),
        *((PG.status, _text(evidence.status)) for evidence in quotations),
        *((PG.amount, _money(evidence.amount)) for evidence in quotations),
        (PG.statedWhen, _day(document.date)),
    )


def _selectors(place: _Place, evidence: Evidence) -> Iterator[Description]:
    yield _description(
        place.selector("quotation"),
        (RDF.type, OA.TextQuoteSelector),
        (OA.prefix, _text(evidence.prefix)),
        (OA.exact, _text(evidence.text)),
        (OA.suffix, _text(evidence.suffix)),
    )
    yield _description(
        place.selector("position"),
        (RDF.type, OA.TextPositionSelector),
        (OA.start, Literal(str(place.start), datatype=XSD.nonNegativeInteger)),
        (OA.end, Literal(str(place.end), datatype=XSD.nonNegativeInteger)),
    )


def _description(subject: str, *pairs: tuple[URIRef, Term | None]) -> Description:
    """Return the pairs by predicate, without those that have no value."""
    values: dict[URIRef, dict[Term, None]] = defaultdict(dict)
    for predicate, value in pairs:
        if value is not None:
            values[predicate][value] = None
    return Description(URIRef(subject), tuple((name, tuple(objects)) for name, objects in values.items()))


def _property(relation: str) -> URIRef:
    return URIRef(default_ontology().relations[relation].iri)


def _text(text: str | None) -> Literal | None:
    return Literal(_NOT_TEXT.sub("\ufffd", text)) if text else None


def _decimal(number: float) -> Literal:
    digits = format(Decimal(repr(float(number))), "f")
    return Literal(digits if "." in digits else f"{digits}.0", datatype=XSD.decimal)


def _money(amount: Amount | None) -> Literal | None:
    return None if amount is None else _text(str(amount))


def _day(day: str | None) -> Literal | None:
    """Return a date; what is none stays a text."""
    try:
        return None if day is None else Literal(date.fromisoformat(day).isoformat(), datatype=XSD.date)
    except ValueError:
        return _text(day)


def _source(source: str | None) -> Term | None:
    is_address = source is not None and source.startswith(("http://", "https://")) and is_iri(source)
    return URIRef(str(source)) if is_address else _text(source)
