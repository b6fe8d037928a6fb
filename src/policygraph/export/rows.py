"""The tables of a graph: entities, statements, evidence, mentions and documents, a row a record.

Entities, statements and evidence are known by their IRIs, documents by their ids. What is true only of a claim (its
polarity, its modality, its speaker) stands beside ``fact``, which says whether the documents themselves state it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.export.claims import ends, is_fact, phrase, whole_day
from policygraph.export.columns import Table, checked
from policygraph.identifiers import document_iri, evidence_with_iris

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policygraph.export.columns import Row
    from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement


def _documents(contents: GraphContents) -> Iterator[Row]:
    for document in contents.documents:
        iri = document_iri(document.id, contents.base)
        yield checked((iri, *_document(document)), iri)


def _document(document: Document) -> Row:
    return (
        document.id,
        document.title,
        document.date,
        whole_day(document.date),
        document.source,
        document.text or None,
    )


def _entities(contents: GraphContents) -> Iterator[Row]:
    for entity in contents.entities:
        yield checked(_entity(entity), entity.id)


def _entity(entity: Entity) -> Row:
    return (
        entity.id,
        entity.name,
        entity.type,
        entity.kind,
        entity.plural,
        entity.iri is not None,
        entity.aliases,
        entity.known_as,
        entity.same_as,
        entity.codes,
        entity.since,
        whole_day(entity.since),
        entity.until,
        whole_day(entity.until),
        tuple(body.iri for body in entity.replaces),
        tuple(body.name for body in entity.replaces),
        entity.candidates,
        len(entity.mentions),
        len({mention.document for mention in entity.mentions}),
    )


def _mentions(contents: GraphContents) -> Iterator[Row]:
    for entity in contents.entities:
        for mention in entity.mentions:
            yield checked((entity.id, *_mention(mention)), entity.id)


def _mention(mention: Mention) -> Row:
    return mention.document, mention.start, mention.end, mention.text, mention.form


def _statements(contents: GraphContents) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in contents.entities}
    for statement in contents.statements:
        yield checked(_statement(statement, names), statement.id)


def _statement(statement: Statement, names: dict[str, str]) -> Row:
    speaker = statement.attributed_to
    return (
        statement.id,
        statement.subject,
        names[statement.subject],
        statement.relation,
        phrase(statement),
        statement.object,
        names[statement.object],
        is_fact(statement),
        statement.polarity,
        statement.modality,
        speaker,
        None if speaker is None else names[speaker],
        float(statement.confidence),
        len(statement.evidence),
        len({evidence.document for evidence in statement.evidence}),
    )


def _evidence(contents: GraphContents) -> Iterator[Row]:
    for statement in contents.statements:
        for iri, evidence in evidence_with_iris(statement, contents.base):
            yield checked((iri, statement.id, *_quotation(evidence)), iri)


def _quotation(evidence: Evidence) -> Row:
    amount = evidence.amount
    return (
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.prefix or None,
        evidence.text,
        evidence.suffix or None,
        evidence.trigger or None,
        evidence.rule or None,
        evidence.date,
        evidence.period,
        *ends(evidence.period),
        evidence.status,
        None if amount is None else amount.currency,
        None if amount is None else float(amount.value),
    )


DOCUMENTS = Table(
    "documents",
    {"iri": "text", "id": "text", "title": "text", "date": "text", "day": "day", "source": "text", "text": "text"},
    _documents,
)
ENTITIES = Table(
    "entities",
    {
        "iri": "text",
        "name": "text",
        "type": "text",
        "kind": "text",
        "plural": "truth",
        "linked": "truth",
        "aliases": "texts",
        "known_as": "texts",
        "same_as": "texts",
        "codes": "texts",
        "since": "text",
        "since_day": "day",
        "until": "text",
        "until_day": "day",
        "replaces": "texts",
        "replaces_names": "texts",
        "candidates": "texts",
        "mentions": "whole",
        "documents": "whole",
    },
    _entities,
)
MENTIONS = Table(
    "mentions",
    {"entity": "text", "document": "text", "start": "whole", "end": "whole", "text": "text", "form": "text"},
    _mentions,
)
STATEMENTS = Table(
    "statements",
    {
        "iri": "text",
        "subject": "text",
        "subject_name": "text",
        "relation": "text",
        "label": "text",
        "object": "text",
        "object_name": "text",
        "fact": "truth",
        "polarity": "text",
        "modality": "text",
        "speaker": "text",
        "speaker_name": "text",
        "confidence": "number",
        "quotations": "whole",
        "documents": "whole",
    },
    _statements,
)
EVIDENCE = Table(
    "evidence",
    {
        "iri": "text",
        "statement": "text",
        "document": "text",
        "start": "whole",
        "end": "whole",
        "before": "text",
        "quotation": "text",
        "after": "text",
        "trigger": "text",
        "rule": "text",
        "date": "text",
        "period": "text",
        "first_day": "day",
        "last_day": "day",
        "status": "text",
        "currency": "text",
        "amount": "number",
    },
    _evidence,
)
TABLES = (ENTITIES, STATEMENTS, EVIDENCE, MENTIONS, DOCUMENTS)
"""All of them, those first that people open first."""
