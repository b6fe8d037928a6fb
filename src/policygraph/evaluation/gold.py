"""Annotated documents: what a careful reader says a document states."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policygraph.errors import DocumentError
from policygraph.interchange import from_record
from policygraph.records import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.model import Extraction

Fact = tuple[str, str, str]
"""A statement's subject, relation and object."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What somebody annotated in a document.

    Args:
        extraction: Its entities and statements.
        optional: The facts that a reasonable reader might leave out; they count neither way.
    """

    extraction: Extraction
    optional: frozenset[Fact] = frozenset()


def read_annotations(path: Path) -> list[Annotation]:
    """Read annotated documents.

    Args:
        path: A folder of JSON files, a document each; one such file; or a JSON Lines file, a document a line. What
            holds neither ``text`` nor ``entities`` is no document and is passed over.

    Raises:
        DocumentError: If a file cannot be read, holds no annotation or one that is wrong; the message names the
            place.
    """
    found: dict[str, Annotation] = {}
    for place, record in _records(path):
        if isinstance(record, dict) and not {"text", "entities"} & record.keys():
            continue
        try:
            annotation = _annotation(record)
        except DocumentError as error:
            raise DocumentError(f"{place}: {error}") from error
        if annotation.extraction.document.id in found:
            raise DocumentError(f"{place}: a document {annotation.extraction.document.id!r} came before: rename one")
        found[annotation.extraction.document.id] = annotation
    if not found:
        raise DocumentError(f"{path}: holds no annotated documents (JSON records with text, entities and statements)")
    return list(found.values())


def _annotation(record: Any) -> Annotation:
    fields = Fields(record)
    extraction = from_record(record)
    optional = frozenset(
        (statement.subject, statement.relation, statement.object)
        for statement, part in zip(extraction.statements, fields.parts("statements"), strict=True)
        if part.flag("optional")
    )
    return Annotation(extraction, optional)


def _records(path: Path) -> Iterator[tuple[str, Any]]:
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise DocumentError(f"{file}: cannot be read: {error.strerror}: check the path") from error
        except UnicodeDecodeError as error:
            raise DocumentError(f"{file}: is not UTF-8 text at byte {error.start}: save it as UTF-8") from error
        if file.suffix == ".jsonl":
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    yield f"{file}, line {number}", _parsed(line, f"{file}, line {number}")
        else:
            yield str(file), _parsed(text, str(file))


def _parsed(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{place}: is not JSON: {error}") from error
