"""The JSON form of extractions: one record a document, one record a line of a JSON Lines file.

A record has ``id``, ``title``, ``source``, ``date``, ``text``, ``entities`` and ``statements``. All offsets count
characters of ``text``, end exclusive. Annotations made by hand have the same form, without ``rule`` and
``confidence``.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from policygraph.errors import DocumentError
from policygraph.identifiers import is_iri
from policygraph.model import (
    Amount,
    Document,
    Entity,
    Evidence,
    Extraction,
    Form,
    Kind,
    Mention,
    Modality,
    Polarity,
    Statement,
    Status,
)
from policygraph.records import Fields
from policygraph.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d|\.\.)/(\d{4}-\d\d-\d\d|\.\.)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_record(extraction: Extraction) -> dict[str, Any]:
    """Return the JSON form of an extraction.

    Args:
        extraction: Each of its statements has one piece of evidence; their ids are ``s1``, ``s2`` … in order,
            and are not written.

    Raises:
        ValueError: If a statement has no evidence or several pieces.

    >>> document = Document("note", "Ofwat fined Southern Water.", date="2021-07-09")
    >>> to_record(Extraction(document))["date"]
    '2021-07-09'
    """
    document = extraction.document
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "date": document.date,
        "text": document.text,
        "entities": [_entity_record(entity) for entity in extraction.entities],
        "statements": [_statement_record(statement) for statement in extraction.statements],
    }


def from_record(record: dict[str, Any]) -> Extraction:
    """Return the extraction that a record describes.

    Keys that are missing have the defaults of `policygraph.model`; keys that are not known are ignored. The
    quotation of an evidence is taken from the record's ``text``.

    Args:
        record: A JSON object, as `to_record` makes it or as an annotator wrote it.

    Raises:
        DocumentError: If a key that is needed is missing, a value has the wrong type, an offset lies outside the
            text or does not fit the words it is for, or an id refers to nothing. The message names the key.

    >>> from_record({"id": "note", "text": "Ofwat fined Southern Water."}).document.id
    'note'
    >>> from_record({"id": "note"})
    Traceback (most recent call last):
    policygraph.errors.DocumentError: text: is missing
    """
    fields = Fields(record)
    document = Document(
        fields.name("id"),
        fields.text("text"),
        fields.optional("title"),
        fields.optional("date"),
        fields.optional("source"),
    )
    entities: dict[str, Entity] = {}
    for part in fields.parts("entities"):
        entity = _entity(part, document)
        if entity.id in entities:
            raise part.error("id", f"{entity.id!r} is another entity's id: give each its own")
        entities[entity.id] = entity
    statements = (
        _statement(part, f"s{number}", document, entities)
        for number, part in enumerate(fields.parts("statements"), start=1)
    )
    return Extraction(document, tuple(entities.values()), tuple(statements))


def write_extractions(extractions: Iterable[Extraction], path: Path) -> None:
    """Write extractions as JSON Lines in UTF-8, in place of what stands at ``path``.

    Args:
        extractions: Written in the order given.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
    """
    write_text(path, "".join(f"{_line(extraction)}\n" for extraction in extractions))


def read_extractions(path: Path) -> list[Extraction]:
    """Read the extractions of a JSON Lines file; empty lines are skipped.

    Args:
        path: The file, in UTF-8.

    Raises:
        DocumentError: If it cannot be read; the message names file, line and key.
    """
    extractions: list[Extraction] = []
    try:
        # Read in bytes, of which only "\n" ends a line: Python ends a line of text at some other characters, too.
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    extractions.append(_read_line(line.rstrip(), f"{path}, line {number}"))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}: check the path") from error
    return extractions


def _line(extraction: Extraction) -> str:
    line = json.dumps(to_record(extraction), ensure_ascii=False)
    # JSON can hold half of a surrogate pair, UTF-8 cannot.
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _read_line(line: bytes, where: str) -> Extraction:
    try:
        return from_record(json.loads(line.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise DocumentError(f"{where}: is not UTF-8 text at byte {error.start}: save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"{where}, column {error.colno}: is not JSON: {error.msg}; extractions are a JSON record a line"
        ) from error
    except ValueError as error:
        raise DocumentError(f"{where}: holds a number that is too long") from error
    except RecursionError as error:
        raise DocumentError(f"{where}: is nested too deeply to be an extraction") from error
    except DocumentError as error:
        raise DocumentError(f"{where}: {error}") from error


def _entity_record(entity: Entity) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "kind": entity.kind,
        "mentions": [
            {"start": mention.start, "end": mention.end, "text": mention.text, "form": mention.form}
            for mention in entity.mentions
        ],
    }
    if entity.iri is not None:
        record["iri"] = entity.iri
    if entity.plural:
        record["plural"] = True
    if entity.candidates:
        record["candidates"] = list(entity.candidates)
    return record


def _statement_record(statement: Statement) -> dict[str, Any]:
    (evidence,) = statement.evidence
    amount = evidence.amount
    return {
        "subject": statement.subject,
        "relation": statement.relation,
        "object": statement.object,
        "evidence": {"start": evidence.start, "end": evidence.end, "text": evidence.text},
        "trigger": evidence.trigger,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "attributed_to": statement.attributed_to,
        "date": evidence.date,
        "period": evidence.period,
        "status": evidence.status,
        "amount": None if amount is None else {"currency": amount.currency, "value": _number(amount.value)},
        "rule": evidence.rule,
        "confidence": statement.confidence,
    }


def _entity(fields: Fields, document: Document) -> Entity:
    iri = fields.optional("iri")
    candidates = fields.texts("candidates")
    for key, value in (("iri", iri), *(("candidates", candidate) for candidate in candidates)):
        if value is not None and not is_iri(value):
            raise fields.error(key, f"{value!r} is not an absolute IRI such as https://example.org/id/7")
    return Entity(
        fields.name("id"),
        fields.name("name"),
        fields.name("type"),
        fields.choice("kind", get_args(Kind), "named"),
        tuple(sorted(fields.texts("aliases"))),
        tuple(_mention(part, document) for part in fields.parts("mentions")),
        iri,
        fields.flag("plural"),
        tuple(sorted(candidates)),
    )


def _mention(fields: Fields, document: Document) -> Mention:
    start, end = fields.offsets(document.text)
    return Mention(document.id, start, end, document.text[start:end], fields.choice("form", get_args(Form), "name"))


def _statement(fields: Fields, id: str, document: Document, entities: dict[str, Entity]) -> Statement:
    start, end = fields.part("evidence").offsets(document.text)
    evidence = Evidence(
        document.id,
        start,
        end,
        document.text[start:end],
        fields.text("trigger", ""),
        fields.text("rule", ""),
        fields.optional("date"),
        _period(fields),
        fields.choice("status", get_args(Status), None),
        _amount(fields),
    )
    statement = Statement(
        id,
        fields.one_of("subject", entities),
        fields.name("relation"),
        fields.one_of("object", entities),
        (evidence,),
        fields.choice("polarity", get_args(Polarity), "affirmed"),
        fields.choice("modality", get_args(Modality), "asserted"),
        confidence=fields.share("confidence", 1.0),
    )
    if fields.optional("attributed_to") is None:
        return statement
    return replace(statement, attributed_to=fields.one_of("attributed_to", entities))


def _period(fields: Fields) -> str | None:
    period = fields.optional("period")
    if period is not None and not _PERIOD.fullmatch(period):
        raise fields.error("period", f"{period!r} is no interval of days such as 2015-04-01/2016-03-31")
    return period


def _amount(fields: Fields) -> Amount | None:
    part = fields.optional_part("amount")
    return None if part is None else Amount(part.name("currency"), part.number("value"))


def _number(value: float) -> int | float:
    """A whole number without a fraction: pounds rarely have pence."""
    return int(value) if value == int(value) else value
