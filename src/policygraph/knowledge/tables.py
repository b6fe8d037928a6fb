"""The entities that a table in CSV describes, as analysts keep one: a row an entity."""

from __future__ import annotations

import csv
import difflib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.identifiers import is_iri, slug
from policygraph.knowledge.dates import is_date
from policygraph.knowledge.description import Description
from policygraph.knowledge.names import normalise_name
from policygraph.model import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policygraph.knowledge.base import KnowledgeBase
    from policygraph.knowledge.ontology import Ontology

REQUIRED = ("name", "type")
COLUMNS = (
    *REQUIRED,
    "names",
    "abbreviations",
    "since",
    "until",
    "replaces",
    "part_of",
    "same_as",
    "ordinary",
    "iri",
)
_SEVERAL = ("names", "abbreviations", "replaces", "part_of", "same_as")
_SEPARATOR = ";"
_ANSWERS = {"yes": True, "no": False, "": False}


@dataclass(frozen=True, slots=True)
class Row:
    """Where in a table an entity is described.

    Args:
        path: The file.
        line: The line on which the row begins, from 1.
        cells: What its columns hold, without the white space around it.
    """

    path: Path
    line: int
    cells: dict[str, str]

    def term(self, field: str) -> str:
        """Return the column for a field of `KnowledgeEntity`."""
        return "ordinary" if field == "ordinary_words" else field

    def shown(self, reference: str) -> str:
        """Return a name as the table writes it."""
        return f'"{reference}"'

    def error(self, what: str, value: str | None = None) -> KnowledgeError:  # noqa: ARG002 (a row is one line)
        """Return an error about the row's entity that names file and line."""
        return KnowledgeError(f'{self.path}, line {self.line}: "{self.cells["name"]}" {what}')

    def several(self, column: str) -> tuple[str, ...]:
        """Return what a cell lists, separated by semicolons."""
        parts = (" ".join(part.split()) for part in self.cells.get(column, "").split(_SEPARATOR))
        return tuple(part for part in parts if part)


def read_table(path: Path, ontology: Ontology, known: KnowledgeBase) -> list[Description]:
    """Read what a CSV file says of entities; ``replaces`` and ``part_of`` may hold names instead of IRIs.

    Args:
        path: The file, in UTF-8, with a row of column names first: those of `COLUMNS`, in any order.
        ontology: Has the types; case and spaces make no difference to them (`Public body`).
        known: A row without an IRI is about its entity of this full name and type, where there is one.

    Raises:
        KnowledgeError: If the file cannot be read, a column is missing or unknown, or a cell holds what it may
            not. The message names file and line.
    """
    return [_description(row, ontology, known) for row in _rows(path)]


def _rows(path: Path) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    columns: list[str] = []
    line = 1
    try:
        for cells in lines:
            begin, line = line, lines.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = _columns(path, begin, cells)
                continue
            if any(cell.strip() for cell in cells[len(columns) :]):
                raise KnowledgeError(
                    f"{path}, line {begin}: has {len(cells)} cells for {len(columns)} columns: put a cell that "
                    f"contains a comma in quotation marks, and separate several names by {_SEPARATOR}"
                )
            yield Row(path, begin, dict.fromkeys(columns, "") | dict(zip(columns, map(str.strip, cells), strict=False)))
    except csv.Error as error:
        raise KnowledgeError(
            f"{path}, line {line}: is not CSV: {error}; look for a quotation mark without its other half"
        ) from None
    if not columns:
        raise KnowledgeError(f"{path}, line 1: has no columns: begin with a line {','.join(COLUMNS)}")


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if b"\0" in content:
            line = content.count(b"\n", 0, content.index(b"\0")) + 1
            raise KnowledgeError(f"{path}, line {line}: is not text: save the table as CSV UTF-8")
        return content.decode("utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise KnowledgeError(
            f"{path}, line {line}: is not UTF-8 text: save it as UTF-8 (in Excel: CSV UTF-8)"
        ) from None


def _columns(path: Path, line: int, cells: list[str]) -> list[str]:
    columns = ["_".join(cell.casefold().split()) for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    for column in columns:
        if column not in COLUMNS:
            raise KnowledgeError(
                f'{path}, line {line}: has a column "{column}"; {_near(column, {name: name for name in COLUMNS})}'
            )
        if columns.count(column) > 1:
            raise KnowledgeError(f'{path}, line {line}: has the column "{column}" twice: keep one')
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise KnowledgeError(f"{path}, line {line}: lacks the column {' and the column '.join(missing)}: add it")
    return columns


def _description(row: Row, ontology: Ontology, known: KnowledgeBase) -> Description:
    name = " ".join(row.cells["name"].split())
    if not normalise_name(name):
        raise row.error("is no name: write one into the column name")
    type_ = _type(row, ontology)
    values = {"name": (name,), "type": (type_,), **{column: row.several(column) for column in _SEVERAL}}
    for column in ("since", "until"):
        if written := row.cells.get(column):
            if not is_date(written):
                raise row.error(f'has "{written}" as {column}, which is no date: write 2024-07-09, 2024-07 or 2024')
            values[column] = (written,)
    for iri in values["same_as"]:
        _must_be_iri(row, iri, "same_as")
    if _ordinary(row):
        all_names = (name, *values["names"], *values["abbreviations"])
        values["ordinary_words"] = tuple(word for word in all_names if " " not in word) or all_names
    return Description(_iri(row, name, type_, known), row, values)


def _type(row: Row, ontology: Ontology) -> str:
    written = row.cells["type"]
    types = {name.casefold(): name for name in ontology.types}
    folded = "".join(written.split()).casefold()
    if folded not in types:
        what = f'has "{written}" as type, which the ontology does not have' if written else "has no type"
        raise row.error(f"{what}; {_near(folded, types)}")
    return types[folded]


def _near(written: str, known: dict[str, str]) -> str:
    near = difflib.get_close_matches(written, known, n=1)
    return f"did you mean {known[near[0]]}?" if near else f"there are {', '.join(known.values())}"


def _ordinary(row: Row) -> bool:
    written = row.cells.get("ordinary", "")
    if written.casefold() not in _ANSWERS:
        raise row.error(f'has "{written}" as ordinary: write yes or no')
    return _ANSWERS[written.casefold()]


def _iri(row: Row, name: str, type_: str, known: KnowledgeBase) -> str:
    if written := row.cells.get("iri"):
        return _must_be_iri(row, written, "iri")
    normal = normalise_name(name)
    same = [body for body in known.named(name) if body.type == type_ and normalise_name(body.name) == normal]
    if len(same) > 1:
        several = " or ".join(f"<{body.iri}>" for body in same)
        raise row.error(f"is the name of several: write into the column iri which is meant, {several}")
    return same[0].iri if same else f"{BASE}entity/{type_}/{slug(name)}"


def _must_be_iri(row: Row, written: str, column: str) -> str:
    if not is_iri(written):
        raise row.error(f'has "{written}" as {column}, which is no IRI: write one such as https://example.org/body')
    return written
