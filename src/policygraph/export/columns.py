"""Tables as streams of rows, so that a graph of any size is written in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from policygraph.export.texts import refuse
from policygraph.model import GraphContents

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["text", "texts", "whole", "number", "truth", "day"]
Value = str | tuple[str, ...] | int | float | bool | date | None
Row = tuple[Value, ...]


class Table(NamedTuple):
    """A table of a graph.

    Args:
        name: Its name, such as ``entities``.
        columns: The kind of value in each column, by the column's name.
        rows: Makes its rows of a graph, in a fixed order.
    """

    name: str
    columns: dict[str, Kind]
    rows: Callable[[GraphContents], Iterator[Row]]


def checked(row: Row, bearer: str) -> Row:
    r"""Return a row if its texts can be written.

    Args:
        row: The row.
        bearer: Whose texts they are, for the message.

    Raises:
        PolicyGraphError: If one has half a surrogate pair, or a NUL, at which many programs end a text.

    >>> checked(("a\0b",), "urn:kent")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: <urn:kent> has a text that cannot be written, 'a\x00b': take ...
    """
    for value in row:
        if isinstance(value, str):
            refuse(value, bearer)
        elif isinstance(value, tuple):
            for text in value:
                refuse(text, bearer)
    return row


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
