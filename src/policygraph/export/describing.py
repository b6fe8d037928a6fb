"""What is said of each record of a graph, in the words of `policygraph.export.mapping`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from policygraph.errors import PolicyGraphError
from policygraph.export import mapping
from policygraph.export.mapping import property_of
from policygraph.export.terms import TYPE, Claim, Description, Iri, Text
from policygraph.export.texts import refuse_unwritable
from policygraph.export.vocabulary import classes_of
from policygraph.identifiers import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.export.mapping import Field
    from policygraph.export.options import RdfOptions
    from policygraph.export.terms import Term
    from policygraph.model import Document, Entity, Evidence, Mention, Statement

    Pairs = list[tuple[Iri, tuple[Term, ...]]]


def of_dataset(base: str) -> Pairs:
    """Return what is said of the graph itself: the base of its identifiers."""
    return [(TYPE, mapping.DATASET_CLASSES), (mapping.URI_SPACE, (Text(base),))]


def of_entity(entity: Entity, facts: Pairs) -> Pairs:
    """Return what is said of an entity.

    Args:
        entity: The entity.
        facts: Its direct triples.
    """
    pairs: Pairs = [(TYPE, classes_of(entity.type)), *of_fields(mapping.ENTITY_FIELDS, entity)]
    if entity.iri is not None:
        pairs.append((mapping.LINKED, (mapping.true(True),)))
    if entity.replaces:
        pairs.append((mapping.REPLACES, tuple(Iri(body.iri) for body in entity.replaces)))
    return pairs + facts


def of_statement(
    statement: Statement, words: str, evidence: Iterable[str], documents: Iterable[Iri], options: RdfOptions
) -> Pairs:
    """Return what is said of a statement.

    Args:
        statement: The statement.
        words: The statement as a sentence.
        evidence: The IRIs of its quotations.
        documents: The IRIs of the documents that state it, each once.
        options: What is said in another way.
    """
    pairs: Pairs = [(TYPE, mapping.STATEMENT_CLASSES), (mapping.LABEL, (Text(words),))]
    if options.reifiers:
        claim = Claim(Iri(statement.subject), property_of(statement.relation), Iri(statement.object))
        pairs.append((mapping.REIFIES, (claim,)))
    else:
        pairs += of_fields(mapping.CLAIM_FIELDS, statement)
    pairs += of_fields(mapping.STATEMENT_FIELDS, statement)
    quotations = tuple(map(Iri, evidence))
    if quotations:
        pairs += [(mapping.EVIDENCE, quotations), (mapping.DERIVED_FROM, tuple(documents))]
    return pairs


def of_document(document: Document) -> Pairs:
    """Return what is said of a document."""
    label = Text(document.title or document.id)
    return [(TYPE, mapping.DOCUMENT_CLASSES), (mapping.LABEL, (label,)), *of_fields(mapping.DOCUMENT_FIELDS, document)]


def of_evidence(evidence: Evidence, document: Iri, day: str | None, selectors: tuple[Iri, ...]) -> Pairs:
    """Return what is said of a quotation in its function as evidence.

    Args:
        evidence: The quotation.
        document: The IRI of its document.
        day: The day that the document bears.
        selectors: The IRIs of what selects it by its words and by its place.
    """
    pairs: Pairs = [
        (TYPE, mapping.EVIDENCE_CLASSES),
        (mapping.HAS_SOURCE, (document,)),
        (mapping.HAS_SELECTOR, selectors),
        (mapping.DERIVED_FROM, (document,)),
        *of_fields(mapping.EVIDENCE_FIELDS, evidence),
    ]
    if day is not None:
        pairs.append((mapping.STATED_WHEN, (mapping.day(day),)))
    return pairs


def of_quotation(evidence: Evidence) -> Pairs:
    """Return what is said of the selector of a quotation by its words."""
    return [(TYPE, mapping.QUOTATION_CLASSES), *of_fields(mapping.QUOTATION_FIELDS, evidence)]


def of_position(evidence: Evidence) -> Pairs:
    """Return what is said of the selector of a quotation by its place."""
    return [(TYPE, mapping.POSITION_CLASSES), *of_fields(mapping.POSITION_FIELDS, evidence)]


def of_mention(mention: Mention, entity: str, document: Iri) -> Pairs:
    """Return what is said of a mention.

    Args:
        mention: The mention.
        entity: The IRI of the entity that it refers to.
        document: The IRI of its document.
    """
    return [
        (TYPE, mapping.MENTION_CLASSES),
        (mapping.REFERS_TO, (Iri(entity),)),
        *of_fields(mapping.MENTION_FIELDS, mention),
        (mapping.IS_PART_OF, (document,)),
    ]


def of_fields(fields: tuple[Field, ...], record: object) -> Pairs:
    """Return what a table of fields says of a record."""
    pairs: Pairs = []
    for field in fields:
        value: Any = getattr(record, field.attribute)
        if value != field.unsaid:
            terms = tuple(map(field.write, value)) if field.many else (field.write(value),)
            pairs.append((field.predicate, terms))
    return pairs


def described(subject: str, pairs: Pairs) -> Description:
    """Return a description if it can be written.

    Args:
        subject: The IRI of what it is about.
        pairs: What is said of it.

    Raises:
        PolicyGraphError: If an IRI is none, or a text has what RDF cannot hold; the message names the subject.
    """
    _refuse_unless_iri(subject, subject)
    for _, terms in pairs:
        for term in terms:
            if isinstance(term, Text):
                refuse_unwritable(term, subject)
            elif isinstance(term, Iri):
                _refuse_unless_iri(term, subject)
    return Description(Iri(subject), tuple(pairs))


def _refuse_unless_iri(iri: str, subject: str) -> None:
    if not _is_iri(iri):
        raise PolicyGraphError(
            f"<{subject.encode('utf-8', 'backslashreplace').decode()}> speaks of {iri!r}, which is no IRI: it must be "
            "absolute and written in full, such as https://example.org/id/7"
        )


_is_iri = lru_cache(1 << 16)(is_iri)
