"""What exporters need to know of a statement: whether it is a fact, its words, its numbers and its days."""

from __future__ import annotations

from datetime import date
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.model import Statement


def is_fact(statement: Statement, attributed: bool = False) -> bool:
    """Return whether the documents themselves affirm and assert it, and not only somebody whom they quote.

    Args:
        statement: The statement.
        attributed: A fact is also what only somebody whom they quote affirms and asserts.

    >>> from policygraph.model import Statement
    >>> is_fact(Statement("urn:s", "urn:a", "funds", "urn:b", ()))
    True
    >>> is_fact(Statement("urn:s", "urn:a", "funds", "urn:b", (), modality="proposed"))
    False
    >>> claim = Statement("urn:s", "urn:a", "funds", "urn:b", (), attributed_to="urn:a")
    >>> is_fact(claim), is_fact(claim, attributed=True)
    (False, True)
    """
    own = attributed or statement.attributed_to is None
    return own and not marks(statement.polarity, statement.modality)


@cache
def relation_label(relation: str) -> str:
    """Return the verb phrase of a relation; of one that the ontology lacks, its name in words.

    >>> relation_label("part_of"), relation_label("lies_beside")
    ('is part of', 'lies beside')
    """
    known = default_ontology().relations.get(relation)
    return relation.replace("_", " ") if known is None else known.label


def marked(words: str, statement: Statement, more: Iterable[str] = ()) -> str:
    """Return words for a statement with what the claim is other than affirmed and asserted at their end.

    Args:
        words: What says it as if it were a fact.
        statement: The statement.
        more: What else there is to say of it.

    >>> from policygraph.model import Statement
    >>> denied = Statement("urn:s", "urn:a", "funds", "urn:b", (), polarity="negated")
    >>> marked("Ofwat funds trusts", denied, ["GBP 12"])
    'Ofwat funds trusts (negated, GBP 12)'
    """
    said = ", ".join((*marks(statement.polarity, statement.modality), *more))
    return f"{words} ({said})" if said else words


def phrase(statement: Statement) -> str:
    """Return what stands between subject and object, with what the claim is other than affirmed and asserted.

    >>> from policygraph.model import Statement
    >>> phrase(Statement("urn:s", "urn:a", "oversees", "urn:b", (), polarity="negated", modality="possible"))
    'oversees (negated, possible)'
    """
    return marked(relation_label(statement.relation), statement)


def in_words(statement: Statement, names: Mapping[str, str], more: Iterable[str] = ()) -> str:
    """Return a statement as a sentence, with what the claim is other than affirmed and asserted at its end.

    Args:
        statement: The statement.
        names: The names of entities by IRI.
        more: What else there is to say of it.

    >>> from policygraph.model import Statement
    >>> in_words(Statement("urn:s", "urn:a", "funds", "urn:b", (), "negated"), {"urn:a": "Ofwat", "urn:b": "trusts"})
    'Ofwat funds trusts (negated)'
    """
    words = f"{names[statement.subject]} {relation_label(statement.relation)} {names[statement.object]}"
    return marked(words, statement, more)


def finite(number: float, bearer: str) -> float:
    """Return a number if it can be written: JSON has no words for infinity and for what is no number.

    Args:
        number: A confidence, or how much money.
        bearer: Whose it is, for the message: an IRI.

    Raises:
        PolicyGraphError: If it is infinite, or no number.

    >>> finite(float("nan"), "urn:s")
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: <urn:s> has a number that cannot be written, nan: give it one that is finite
    """
    if isfinite(number):
        return number
    named = bearer.encode("utf-8", "backslashreplace").decode()
    raise PolicyGraphError(f"<{named}> has a number that cannot be written, {number}: give it one that is finite")


def sums(statement: Statement) -> list[str]:
    """Return the money that a statement is about, each sum once, in words.

    Raises:
        PolicyGraphError: If one is infinite, or no number.

    >>> from policygraph.model import Amount, Evidence, Statement
    >>> evidence = Evidence("letter", 0, 9, "It paid £5.", "paid", "", amount=Amount("GBP", 5))
    >>> sums(Statement("urn:s", "urn:a", "funds", "urn:b", (evidence, evidence)))
    ['GBP 5']
    """
    amounts = {evidence.amount for evidence in statement.evidence if evidence.amount is not None}
    for amount in amounts:
        finite(amount.value, statement.id)
    return sorted(map(str, amounts))


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
