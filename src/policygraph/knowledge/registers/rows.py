"""Read the tables of a register, and say of anything wrong in one on which line it stands."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.knowledge.registers.wording import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Args:
        path: The file.
        line: The line on which the row ends, from 1.
        values: The values by column.
    """

    path: Path
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a value without white space around it; empty where there is none."""
        return clean(self.values[column])

    def required(self, column: str) -> str:
        """Return a value that must be there.

        Raises:
            KnowledgeError: If it is blank.
        """
        value = self[column]
        if not value:
            raise self.error(f"has no {column}: fill it in or remove the row")
        return value

    def date(self, column: str) -> str | None:
        """Return a day, ``YYYY-MM-DD``; None where there is none.

        Raises:
            KnowledgeError: If it is no date.
        """
        value = self[column]
        if not value:
            return None
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise self.error(f'has "{value}" as {column}, which is no date: write YYYY-MM-DD') from None

    def error(self, what: str) -> KnowledgeError:
        """Return an error that names the file and the line."""
        return KnowledgeError(f"{self.path}, line {self.line}: {what}")


def read_text(path: Path) -> str:
    """Return the text of a register's file.

    Raises:
        KnowledgeError: If it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KnowledgeError(f"{path}: there is no such file: is this the folder of the registers?") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise KnowledgeError(f"{path}: cannot be read: {reason}") from error


def read_rows(path: Path, columns: Sequence[str], delimiter: str = ",", key: str | None = None) -> list[Row]:
    """Return the rows of a table with a header.

    Args:
        path: A file of comma-separated values.
        columns: The columns that it must have.
        delimiter: What separates values, if not a comma.
        key: The column whose value no two rows share, if there is one.

    Raises:
        KnowledgeError: If the file cannot be read, lacks a column, or has a row that is too short or too long, or two
            with one key.
    """
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    keys: set[str] = set()
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise KnowledgeError(f"{path}, line 1: lacks the column {', '.join(missing)}: is it this register's file?")
        for values in reader:
            row = Row(path, reader.line_num, values)
            if None in values or None in values.values():
                raise row.error(f"has not the {len(reader.fieldnames or ())} values that line 1 names")
            if key and row.required(key) in keys:
                raise row.error(f'has "{row[key]}" as {key}, as an earlier row has: remove one of them')
            keys.add(row[key] if key else "")
            rows.append(row)
    except csv.Error as error:
        raise KnowledgeError(f"{path}, line {reader.reader.line_num}: is no row of values: {error}") from error
    return rows
