"""What a file was found to hold, before the documents of all files are given their identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from policygraph.model import Document


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text, and where it was found.

    Args:
        file: The file that has it.
        record: Its number in the file, from 1 (of a line, where a line is a record); None if it is the whole file.
        document: The text with what is said of it; its id is not yet compared with those of other files.
    """

    file: Path
    record: int | None
    document: Document

    @property
    def place(self) -> str:
        """Where it is within its folder: the file's name, with the record's number: ``minutes.jsonl#3``."""
        return place_of(self.file.name, self.record)

    @property
    def path(self) -> str:
        """Where it is, for a reader: the path as it was found, with the record's number."""
        return place_of(str(self.file), self.record)


def place_of(name: str, record: int | None) -> str:
    """Return a file's name or path with a record's number, in characters that every file can hold.

    >>> place_of("minutes.jsonl", 3)
    'minutes.jsonl#3'
    """
    # Names that are not UTF-8 reach Python as lone surrogates, which no file of ours could hold.
    valid = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return valid if record is None else f"{valid}#{record}"
