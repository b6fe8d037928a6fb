"""What exporters need to know of a statement before they call it a fact."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology
from policygraph.model import marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policygraph.model import Statement


def is_fact(statement: Statement) -> bool:
    """Return whether the documents themselves affirm and assert it, and not only somebody whom they quote.

    >>> from policygraph.model import Statement
    >>> is_fact(Statement("urn:s", "urn:a", "funds", "urn:b", ()))
    True
    >>> is_fact(Statement("urn:s", "urn:a", "funds", "urn:b", (), modality="proposed"))
    False
    """
    return statement.attributed_to is None and not marks(statement.polarity, statement.modality)


@cache
def relation_label(relation: str) -> str:
    """Return the verb phrase of a relation; of one that the ontology lacks, its name in words.

    >>> relation_label("part_of"), relation_label("lies_beside")
    ('is part of', 'lies beside')
    """
    known = default_ontology().relations.get(relation)
    return relation.replace("_", " ") if known is None else known.label


def phrase(statement: Statement) -> str:
    """Return what stands between subject and object, with what the claim is other than affirmed and asserted.

    >>> from policygraph.model import Statement
    >>> phrase(Statement("urn:s", "urn:a", "oversees", "urn:b", (), polarity="negated", modality="possible"))
    'oversees (negated, possible)'
    """
    label = relation_label(statement.relation)
    marked = ", ".join(marks(statement.polarity, statement.modality))
    return f"{label} ({marked})" if marked else label


def in_words(statement: Statement, names: Mapping[str, str]) -> str:
    """Return a statement as a sentence, with what the claim is other than affirmed and asserted at its end.

    Args:
        statement: The statement.
        names: The names of entities by IRI.

    >>> from policygraph.model import Statement
    >>> in_words(Statement("urn:s", "urn:a", "funds", "urn:b", (), "negated"), {"urn:a": "Ofwat", "urn:b": "trusts"})
    'Ofwat funds trusts (negated)'
    """
    words = f"{names[statement.subject]} {relation_label(statement.relation)} {names[statement.object]}"
    marked = ", ".join(marks(statement.polarity, statement.modality))
    return f"{words} ({marked})" if marked else words


def whole_day(text: str | None) -> date | None:
    """Return the day that a text is, None where it is none, such as a month or a year.

    >>> whole_day("2024-07-09"), whole_day("2024-07"), whole_day("last year")
    (datetime.date(2024, 7, 9), None, None)
    """
    if text is None or len(text) != len("2024-07-09"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def ends(period: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of an interval; None for one that is open.

    >>> ends("2015-04-01/..")
    (datetime.date(2015, 4, 1), None)
    """
    first, _, last = (period or "").partition("/")
    return whole_day(first), whole_day(last)
