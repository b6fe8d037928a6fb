"""Show statements as a table in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.model import Entity, Statement

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in words.

    Args:
        subject: The subject's name.
        relation: The verb phrase.
        object: The object's name.
        qualifiers: `not`, `proposed`, `possible`, as they apply; empty for a plain fact.
        speaker: The name of whoever claims it; None where the documents themselves say so.
        quotations: The sentences that state it, each with the id of its document.
    """

    subject: str
    relation: str
    object: str
    qualifiers: tuple[str, ...]
    speaker: str | None
    quotations: tuple[tuple[str, str], ...]


def qualifiers_of(statement: Statement) -> tuple[str, ...]:
    """Return what keeps a statement from being a plain fact: `not`, `proposed`, `possible`."""
    denied = ("not",) if statement.polarity == "negated" else ()
    return denied if statement.modality == "asserted" else (*denied, statement.modality)


def statement_row(statement: Statement, entities: Mapping[str, Entity]) -> StatementRow:
    """Return a statement in words.

    Args:
        statement: The statement.
        entities: The graph's entities by IRI.
    """
    speaker = statement.attributed_to
    return StatementRow(
        entities[statement.subject].name,
        default_ontology().relations[statement.relation].label,
        entities[statement.object].name,
        qualifiers_of(statement),
        None if speaker is None else entities[speaker].name,
        tuple((" ".join(evidence.text.split()), evidence.document) for evidence in statement.evidence),
    )


class Table(tuple[Item_co, ...], Generic[Item_co]):
    """A tuple that shows itself in a notebook as a table of the statements in it.

    Args:
        items: What the tuple holds.
        rows: The statements in it.
    """

    rows: tuple[StatementRow, ...]

    def __new__(cls, items: Iterable[Item_co], rows: Iterable[StatementRow]) -> Self:
        """Make the tuple."""
        table = super().__new__(cls, items)
        table.rows = tuple(rows)
        return table

    def _repr_html_(self) -> str:
        return render("statements.html", rows=self.rows)


def render(template: str, **values: object) -> str:
    """Return a template of this package filled in; all values are escaped.

    Args:
        template: Its file name.
        values: What it shows.
    """
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("policygraph.graph"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
