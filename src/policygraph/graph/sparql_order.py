"""Orders of rows that are orders: every two values have one, and no three go round in a circle.

The store compares numbers as numbers and as texts with texts, so that 2 < 10 < "10" < 2; at more than twenty rows it
then ends the process. So what a query orders by is compared as numbers where it is numbers, and as texts otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.graph.sparql_tokens import edited, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policygraph.graph.sparql_tokens import Edited, Token

_IS_NUMBER = "isNumeric({0}) && {0} = {0}"  # which NaN is not
_NUMBER = f"IF({_IS_NUMBER}, <http://www.w3.org/2001/XMLSchema#double>({{0}}), 1/0)"
_IS_LITERAL = "isLITERAL({0})"
_OTHER = f'IF({_IS_NUMBER}, "", STR({{0}}))'
_MOST = 30
_ENDS = ("LIMIT", "OFFSET", "VALUES")


def with_safe_orders(text: str) -> Edited:
    """Return a query in which all that it orders by can be ordered; numbers come after everything else.

    Args:
        text: The query.

    Raises:
        PolicyGraphError: If it has ORDER BY in a form that the store reads and nobody else.

    >>> print(with_safe_orders("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?c) LIMIT 3").text)
    SELECT ?a { ?a ?b ?c } ORDER BY DESC(IF(isNumeric(((?c))) ...)) DESC(isLITERAL(((?c)))) DESC(...) LIMIT 3
    """
    tokens = tuple(tokens_of(text))
    edits = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if token.kind != "word" or "ORDER" not in token.text.upper():
            continue
        if token.text.upper() != "ORDER" or not (position < len(tokens) and tokens[position].text.upper() == "BY"):
            raise PolicyGraphError(f"the query cannot be understood: {token.text!r} is no SPARQL; write ORDER BY so")
        position += 1
        for first, last in _conditions(tokens, position, token.depth):
            if any("ORDER" in inner.text.upper() for inner in tokens[first : last + 1] if inner.kind == "word"):
                raise PolicyGraphError("the query cannot be answered: it has ORDER BY in what it orders by")
            written = text[tokens[first].start : tokens[last].end]
            edits.append((tokens[first].start, tokens[last].end, _safe(written, tokens[first])))
            position = last + 1
    if len(edits) > _MOST:
        raise PolicyGraphError("the query cannot be answered: it orders by too much; order by less")
    return edited(text, edits)


def tie_breakers(columns: Sequence[str]) -> str:
    """Return conditions under which no two different rows are equal.

    Args:
        columns: The names of the variables.
    """
    keys = (_NUMBER, _IS_LITERAL, "STR({0})", "LANG({0})", "DATATYPE({0})")
    return " ".join(f"({key.format(f'?{column}')})" for column in columns[:_MOST] for key in keys)


def _conditions(tokens: Sequence[Token], position: int, depth: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last token of each condition; the store says what is none."""
    while position < len(tokens) and tokens[position].depth >= depth and not tokens[position].says(*_ENDS):
        if tokens[position].text in {"}", ")", "]"}:
            return
        first = position
        # ASC, DESC, NOT, EXISTS and functions come before their brackets.
        while position < len(tokens) - 1 and tokens[position].kind in {"word", "name", "iri"}:
            position += 1
        if tokens[position].kind != "variable":
            if tokens[position].text not in {"(", "{"}:
                return
            closing = range(position + 1, len(tokens))
            position = next((index for index in closing if tokens[index].depth == depth), -1)
            if position < 0:
                return
        yield first, position
        position += 1


def _safe(condition: str, first: Token) -> str:
    """Return conditions that order as one does, and leave equal what it leaves equal."""
    direction = first.text.upper() if first.kind == "word" and first.text.upper() in {"ASC", "DESC"} else ""
    expression = condition[len(direction) :].strip()
    return " ".join(f"{direction}({key.format(f'({expression})')})" for key in (_NUMBER, _IS_LITERAL, _OTHER))
