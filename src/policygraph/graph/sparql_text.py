"""The text of a SPARQL query, taken apart as far as it must be known before a store answers it.

The store's own parser says whether a query is one.
"""

from __future__ import annotations

from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from policygraph.graph.sparql_order import tie_breakers, with_safe_orders
from policygraph.graph.sparql_safety import refuse_what_is_unsafe
from policygraph.graph.sparql_tokens import tokens_of, without_doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.graph.sparql_tokens import Edited, Token

UPDATES = frozenset(("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"))
"""The words that updates begin with."""


class QueryText:
    """A query that a store can read and answer without harm.

    Args:
        query: What somebody wrote.

    Attributes:
        text: The query, changed only where the store could read it otherwise, and in what it orders by.
        tokens: Its tokens, without spaces and comments.

    Raises:
        PolicyGraphError: If it is too long or nested too deeply, if a text in it has no end, or if it would use the
            network.

    >>> query = QueryText("SELECT ?body WHERE { ?body a pg:Charity } LIMIT 3  # of all")
    >>> query.form, query.variables
    ('SELECT', ('body',))
    >>> QueryText('ASK { SERVICE <https://example.org/sparql> { ?a ?b "SERVICE" } }')
    Traceback (most recent call last):
    policygraph.errors.PolicyGraphError: SERVICE is not allowed in a query (line 1, column 7): nothing is fetched ...
    """

    def __init__(self, query: str) -> None:
        self._query = query
        certain = without_doubt(query)
        self._changes: tuple[Edited, ...] = (certain,)
        refuse_what_is_unsafe(tuple(tokens_of(certain.text)), self.place)
        orderly = with_safe_orders(certain.text)
        self._changes = (certain, orderly)
        self.text = orderly.text
        self.tokens = tuple(tokens_of(self.text))

    @property
    def form(self) -> str:
        """Its first keyword after the prologue in capitals; empty where there is none."""
        return self._first.text.upper() if self._first is not None and self._first.kind == "word" else ""

    @property
    def begins(self) -> int:
        """Where it begins after the prologue."""
        return 0 if self._first is None else self._first.start

    @cached_property
    def _first(self) -> Token | None:
        position = 0
        while position < len(self.tokens) and self.tokens[position].says("PREFIX", "BASE", "VERSION"):
            position += 3 if self.tokens[position].says("PREFIX") else 2
        return self.tokens[position] if position < len(self.tokens) else None

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables in order of their first use."""
        return tuple(dict.fromkeys(token.text[1:] for token in self.tokens if token.kind == "variable"))

    @cached_property
    def graphs(self) -> tuple[Token, ...]:
        """The graphs that it asks by FROM and FROM NAMED."""
        return tuple(
            following[1] if following[0].says("NAMED") else following[0]
            for index, token in enumerate(self.tokens)
            if token.says("FROM") and len(following := self.tokens[index + 1 : index + 3]) > 0
            if len(following) > 1 or not following[0].says("NAMED")
        )

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that it declares, with their namespaces as they are written."""
        return {
            name.text[:-1]: iri.text[1:-1]
            for word, name, iri in zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
            if word.says("PREFIX") and name.kind == "name" and iri.kind == "iri"
        }

    def unknown_prefix(self, known: Sequence[str]) -> Token | None:
        """Return the first name whose prefix is neither known nor declared."""
        for token in self.tokens:
            prefix = token.text.partition(":")[0]
            if token.kind == "name" and prefix not in known and prefix not in self.prefixes:
                return token
        return None

    def place(self, position: int) -> str:
        """Return line and column of a position in the text, as they are in what was written."""
        for changed in reversed(self._changes):
            position = changed.before(position)
        line_start = self._query.rfind("\n", 0, position) + 1
        return f"line {self._query.count(chr(10), 0, position) + 1}, column {position - line_start + 1}"

    def ordered(self, columns: Sequence[str]) -> str:
        """Return the query with its rows ordered: first as it says, then by columns.

        Args:
            columns: The names of the variables.

        >>> print(QueryText("SELECT ?a { ?a ?b ?c } LIMIT 3").ordered(["a"]))
        SELECT ?a { ?a ?b ?c } ORDER BY (IF(isNumeric(?a) ...)) (isLITERAL(?a)) ... (DATATYPE(?a))  LIMIT 3
        """
        after = self._modifiers
        if not columns or after is None:
            return self.text
        begun = any(token.says("ORDER") for token in after)
        following = next((token for token in after if token.says("LIMIT", "OFFSET", "VALUES")), None)
        end = self.tokens[-1 if following is None else self.tokens.index(following) - 1].end
        return f"{self.text[:end]} {'' if begun else 'ORDER BY '}{tie_breakers(columns)} {self.text[end:]}"

    def selecting(self, columns: Sequence[str]) -> str:
        """Return a SELECT query with its rows ordered, which names its columns also where it says ``*``.

        Args:
            columns: The names of the variables that it selects; those of ``*`` may come in any order.

        >>> QueryText("SELECT * { ?a ?b ?c } LIMIT 3").selecting(["c", "a", "b"])
        'SELECT  ?a ?b ?c  { ?a ?b ?c } ORDER BY ...'
        """
        star = self._star
        if star is None:
            return self.ordered(columns)
        in_order = [variable for variable in self.variables if variable in columns]
        if not in_order:
            return self.text
        # What is added for the order stands further on.
        ordered, names = self.ordered(in_order), " ".join(f"?{name}" for name in in_order)
        return f"{ordered[: star.start]} {names} {ordered[star.end :]}"

    @property
    def _star(self) -> Token | None:
        select = next(index for index, token in enumerate(self.tokens) if token.says("SELECT"))
        following = self.tokens[select + 1 : select + 3]
        return next((token for token in following if token.text == "*" and token.depth == 0), None)

    @property
    def is_cut(self) -> bool:
        """Whether it wants only some of the rows, by LIMIT or OFFSET."""
        return any(token.says("LIMIT", "OFFSET") for token in self._modifiers or ())

    @cached_property
    def _modifiers(self) -> tuple[Token, ...] | None:
        """What stands after the outermost group and outside all brackets; None where there is no such group."""
        outer = [token for token in self.tokens if token.depth == 0]
        ends = [index for index, token in enumerate(outer) if token.text == "}"]
        if not ends:
            return None
        # CONSTRUCT has its template first, unless template and group are one.
        has_template = self.form.startswith("CONSTRUCT") and not any(
            token.says("WHERE") for token in takewhile(lambda token: token.text != "{", outer)
        )
        return tuple(outer[ends[min(int(has_template), len(ends) - 1)] + 1 :])
