"""Reads whatever paths hold, a reader a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from policygraph.documents.files import find_files
from policygraph.documents.found import FoundText, place_of
from policygraph.documents.identifiers import identify
from policygraph.documents.json_records import read_json, read_json_lines
from policygraph.documents.text import read_text
from policygraph.errors import DocumentError
from policygraph.model import Failure, Reading

Reader = Callable[[Path, bytes], Iterator[FoundText | Failure]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_text,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""The reader of each suffix, in lower case."""


def read_documents(paths: Sequence[Path], skip: Sequence[Path] = ()) -> Reading:
    """Read all documents that the paths hold; what cannot be read never loses what can.

    The order of the paths makes no difference.

    Args:
        paths: Files, and folders that are searched to the bottom.
        skip: Files and folders within the paths that are passed over, such as the place of the output.

    Returns:
        The documents, what failed and why, and what was found twice.

    >>> reading = read_documents([Path("no-such-file.txt")])
    >>> reading.failures
    (Failure(path='no-such-file.txt', reason='cannot be read (no such file or directory): check the path'),)
    """
    files, failures = find_files(paths, READERS, skip)
    found: list[FoundText] = []
    for file in files:
        try:
            for item in READERS[file.suffix.lower()](file, file.read_bytes()):
                if isinstance(item, FoundText):
                    found.append(item)
                else:
                    failures.append(item)
        except DocumentError as error:
            failures.append(Failure(place_of(str(file), None), str(error)))
        except OSError as error:
            failures.append(Failure(place_of(str(file), None), f"cannot be read ({error.strerror})"))
    documents, duplicates = identify(found)
    failures.sort(key=lambda failure: failure.path)
    return Reading(tuple(documents), tuple(failures), tuple(duplicates))
