"""JSON files: one record or a list of records; and JSON Lines: a record a line.

A record has its `text` and may have `id`, `title`, `date` and `source`; other keys make no difference. A date is
ISO 8601, a time of day is cut off; what is no such date counts as none, for no day is better than a wrong one.
"""

from __future__ import annotations

import codecs
import json
from datetime import datetime
from typing import TYPE_CHECKING

from policygraph.documents.encoding import decode
from policygraph.documents.found import FoundText, place_of
from policygraph.errors import DocumentError
from policygraph.model import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHAPE = 'a record is an object such as {"id": "minutes-1", "text": "…", "date": "2024-05-01"}'


def read_json(path: Path, data: bytes) -> Iterator[FoundText | Failure]:
    """Read a file of one record or a list of them; a record that cannot be read loses only itself.

    Args:
        path: The file, as it was found.
        data: What it holds.

    Raises:
        DocumentError: If the file is empty or not JSON, with line and column.

    >>> from pathlib import Path
    >>> [found] = read_json(Path("prevent.json"), b'{"text": "Councils lead on Prevent.", "pages": 1}')
    >>> found.document.id
    'prevent'
    """
    text = decode(data)
    if not text.strip():
        raise DocumentError("is empty: give it a record or leave it out")
    content = _parse(text)
    if not isinstance(content, list):
        yield _document(content, path, None)
        return
    if not content:
        raise DocumentError("has no records: give it one or leave it out")
    for number, record in enumerate(content, 1):
        try:
            yield _document(record, path, number)
        except DocumentError as error:
            yield Failure(place_of(str(path), None), f"record {number}: {error}")


def read_json_lines(path: Path, data: bytes) -> Iterator[FoundText | Failure]:
    """Read a file with a record on every line that is not blank; a bad line loses only itself.

    Args:
        path: The file, as it was found.
        data: What it holds.

    Raises:
        DocumentError: If it has no lines.

    >>> from pathlib import Path
    >>> list(read_json_lines(Path("minutes.jsonl"), b'{"text": 7}'))
    [Failure(path='minutes.jsonl', reason='line 1: has no "text"; a record is an object such as ...')]
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = decode(data).encode("utf-8", "surrogatepass")
    numbered = [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    if not numbered:
        raise DocumentError("is empty: give it a record or leave it out")
    for number, line in numbered:
        try:
            yield _document(_parse(decode(line), a_line=True), path, number)
        except DocumentError as error:
            yield Failure(place_of(str(path), None), f"line {number}: {error}")


def _parse(text: str, a_line: bool = False) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if a_line else f"line {error.lineno}, column {error.colno}"
        raise DocumentError(f"is not JSON at {where} ({error.msg}): correct it there") from None
    except (ValueError, RecursionError):
        raise DocumentError(f"has numbers too long or lists too deep to be read; {_SHAPE}") from None


def _document(record: object, path: Path, number: int | None) -> FoundText:
    if not isinstance(record, dict):
        raise DocumentError(f"is no record; {_SHAPE}")
    text = record.get("text")
    if not isinstance(text, str):
        raise DocumentError(f'has no "text"; {_SHAPE}')
    if not text.strip():
        raise DocumentError('has an empty "text": give it one or leave the record out')
    _check_characters("text", text)
    name = record.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    document = Document(
        _string("id", name) or place_of(path.stem, number),
        text,
        _string("title", record.get("title")),
        _day(record.get("date")),
        _string("source", record.get("source")) or place_of(str(path), number),
    )
    return FoundText(path, number, document)


def _string(key: str, value: object) -> str | None:
    """Return the text of a key, or None if it has no text."""
    if not isinstance(value, str) or not value.strip():
        return None
    _check_characters(key, value)
    return value.strip()


def _check_characters(key: str, value: str) -> None:
    """Raise an error for characters that JSON can escape but no text can hold."""
    nul = value.find("\0")
    if nul >= 0:
        raise DocumentError(f'has a NUL (\\u0000) at character {nul} of its "{key}": take it out')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        code = f"\\u{ord(value[error.start]):04x}"
        raise DocumentError(
            f'has half a character ({code}) at character {error.start} of its "{key}": take it out'
        ) from None


def _day(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip()).date().isoformat()
    except ValueError:
        return None
