"""Sums of money, and the statements that they belong to: `£4.8bn of funding`, `a £500 million fund`.

Currencies and multipliers are in ``language/words/amounts.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words
from policygraph.model import Amount

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Span, Token

    from policygraph.language.predication import Predication

# How an amount may hang on what it is an amount of.
_LINKS = frozenset(
    {"quantmod", "nummod", "compound", "nmod", "amod", "pobj", "prep", "appos", "npadvmod", "dep", "poss"}
)
_PREPOSITIONS = frozenset({"of", "worth", "by", "with", "at", "in", "to", "from", "up"})
_FARTHEST = 5


def parse_amount(text: str) -> Amount | None:
    """Return the first sum of money in a text, or None.

    Args:
        text: Words such as `£4.8bn`, `12 million euros`, `about $3,000`.

    >>> str(parse_amount("£4.8bn")), str(parse_amount("some 1,500 pounds a year"))
    ('GBP 4800000000', 'GBP 1500')
    """
    found = _money().search(text)
    return _amount(found) if found else None


def amount_of(predication: Predication, subject: int, object_: int) -> Amount | None:
    """Return the sum of money that a statement is about.

    Args:
        predication: What states it.
        subject: The token that heads the subject's mention.
        object_: The token that heads the object's mention.

    Returns:
        The sum that hangs most closely on the predicate, on what it is done to, or on either entity.
    """
    event = predication.token
    anchors = {event.i, subject, object_, *(t.i for t in predication.arguments.get("patient", ()))}
    if predication.support is not None:
        anchors.add(predication.support.i)
    sentence = event.sent
    best: tuple[int, int, Amount] | None = None
    for found in _money().finditer(sentence.text):
        start = sentence.start_char + found.start()
        span = event.doc.char_span(start, sentence.start_char + found.end(), alignment_mode="expand")
        steps = None if span is None else _steps(span, anchors)
        if steps is not None and (best is None or (steps, start) < best[:2]):
            best = steps, start, _amount(found)
    return best[2] if best else None


def _steps(span: Span, anchors: Collection[int]) -> int | None:
    """How far up the parse from an amount one of the anchors stands; None where none does."""
    node: Token = span.root
    for steps in range(_FARTHEST):
        if node.i in anchors:
            return steps
        linked = node.dep_ in _LINKS or (node.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and node in span)
        if not linked or (node.dep_ == "prep" and node.lower_ not in _PREPOSITIONS):
            return None
        node = node.head
    return None


def _amount(found: re.Match[str]) -> Amount:
    currency = _currencies()[(found["sign"] or found["name"]).casefold()]
    times = (found["times"] or found["multiple"] or "").casefold()
    number = float((found["number"] or found["count"]).replace(",", ""))
    return Amount(currency, round(number * float(words("amounts")["multipliers"].get(times, 1)), 2))


@cache
def _currencies() -> dict[str, str]:
    named = {**words("amounts")["signs"], **words("amounts")["names"]}
    return {name.casefold(): code for name, code in named.items()}


@cache
def _money() -> re.Pattern[str]:
    signs = _any(words("amounts")["signs"])
    names = _any(words("amounts")["names"])
    times = _any(words("amounts")["multipliers"])
    number = r"\d+(?:,\d{3})*(?:\.\d+)?"
    to = r"(?: ?[-–] ?| to )"  # `£20-25 million`
    signed = rf"(?P<sign>{signs}) ?(?P<number>{number})(?:(?:{to}(?:{signs})?{number})?[ -]?(?P<times>{times})\b)?"
    named = rf"\b(?P<count>{number})(?: ?(?P<multiple>{times}))? (?P<name>{names})\b"
    return re.compile(rf"{signed}|{named}", re.IGNORECASE)


def _any(alternatives: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(alternatives, key=lambda word: (-len(word), word))))
