"""Tables as streams of rows, so that a graph of any size is written in little memory, and the cells of spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from policygraph.export.claims import finite
from policygraph.export.texts import refuse_unwritable
from policygraph.model import GraphContents

if TYPE_CHECKING:
    from collections.abc import Iterable

ColumnKind = Literal["text", "texts", "whole", "number", "truth", "day"]
Value = str | tuple[str, ...] | int | float | bool | date | None
Row = tuple[Value, ...]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Table(NamedTuple):
    """A table of a graph.

    Args:
        name: Its name, such as ``entities``.
        columns: The kind of value in each column, by the column's name.
        rows: Makes its rows of a graph, in a fixed order.
    """

    name: str
    columns: dict[str, ColumnKind]
    rows: Callable[[GraphContents], Iterator[Row]]


def checked(row: Row, bearer: str) -> Row:
    r"""Return a row if its texts and its numbers can be written.

    Args:
        row: The row.
        bearer: Whose they are, for the message.

    Raises:
        PolicyGraphError: If a text has half a surrogate pair, or a NUL, at which many programs end a text; or if a
            number is infinite or none.

    >>> checked(("a\0b",), "urn:kent")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: <urn:kent> has a text that cannot be written, 'a\x00b': take ...
    """
    for value in row:
        if isinstance(value, str):
            refuse_unwritable(value, bearer)
        elif isinstance(value, tuple):
            for text in value:
                refuse_unwritable(text, bearer)
        elif isinstance(value, float):
            finite(value, bearer)
    return row


def spreadsheet_cell(value: object) -> object:
    """Return a value as it stands in a cell of a CSV file that people open in a spreadsheet.

    Several values are separated by ``"; "``. A text that begins as a formula does has an apostrophe before it, because
    a spreadsheet would run a formula that somebody put into a document.

    >>> spreadsheet_cell("=1+1"), spreadsheet_cell(-1), spreadsheet_cell(("a", "b")), spreadsheet_cell(True)
    ("'=1+1", -1, 'a; b', 'true')
    """
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield rows in lists.

    Args:
        rows: The rows.
        size: How many a list has, the last apart.

    >>> [len(batch) for batch in batches([("a",), ("b",), ("c",)], 2)]
    [2, 1]
    """
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
