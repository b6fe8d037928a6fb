"""What a query may not have: what would use the network, and what would end the process.

The store's parser and its evaluation are recursive: with a stack of 8 MB some 1,000 levels, or 3,000 parts of a chain
such as 1+1+1, end the process. One megabyte, as elsewhere, must do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from policygraph.graph.sparql_tokens import Token

_DEEPEST = 64
_MOST_STEPS = 400
_STEPS = frozenset("{+-*/|&!")


def refuse_what_is_unsafe(tokens: Sequence[Token], place: Callable[[int], str]) -> None:
    """Look through a query before the store reads it.

    Args:
        tokens: The query's tokens.
        place: Says in words where a position of theirs is.

    Raises:
        PolicyGraphError: If it is too long or nested too deeply, if a text in it has no end, or if it would use the
            network.
    """
    steps = 0
    brackets: list[bool] = []
    values = False
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if token.kind == "mark" and token.text in "\"'":
            raise PolicyGraphError(
                f"the query cannot be understood at {place(token.start)}: the text that begins there has no end"
            )
        if token.depth > _DEEPEST:
            raise PolicyGraphError("the query is nested too deeply to be answered: make it simpler")
        if _asks_elsewhere(token, after):
            raise PolicyGraphError(
                f"SERVICE is not allowed in a query ({place(token.start)}): nothing is fetched from elsewhere"
            )
        # A long table of VALUES is harmless.
        in_table = bool(brackets) and brackets[-1]
        steps += not in_table and (_is_step(token) or token.text == "(")
        if token.text in {"(", "[", "{"}:
            brackets.append(token.text == "{" and values)
            values = values and token.text == "("
        elif token.text in {")", "]", "}"}:
            del brackets[-1:]
        elif token.kind == "word":
            values = token.text.upper().endswith("VALUES")
    if any(token.says("DESCRIBE") for token in tokens):
        steps += sum(token.depth == 0 for token in tokens)
    if steps > _MOST_STEPS:
        raise PolicyGraphError("the query is too long to be answered: make it simpler, or ask in several queries")


def _asks_elsewhere(token: Token, after: Token | None) -> bool:
    """Return whether it is SERVICE, also where that sticks to the word before or to the name behind it."""
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    opens_group = after is not None and after.text == "{"
    return token.kind == "name" and opens_group and "SERVICE" in token.text.partition(":")[0].upper()


def _is_step(token: Token) -> bool:
    """Return whether it is a part of a chain; a keyword may stick to the word before it, as in trueAS."""
    word = token.text.upper()
    if token.kind == "word":
        return "FILTER" in word or word.endswith("AS")
    return word in _STEPS or (token.kind == "name" and "FILTER" in word)
