"""The words, names, texts and marks of a SPARQL query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = f"0-9_{_START}\u00b7\u0300-\u036f\u203f\u2040"
_MORE = rf"(?:[-{_INNER}]|\.+(?=[-{_INNER}]))*"
_ESCAPED = r"""%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?\#@%]"""
_LOCAL = rf"(?:[:0-9_{_START}]|{_ESCAPED})(?:[-:{_INNER}]|{_ESCAPED}|\.+(?=[-:%\\{_INNER}]))*"
_CODE_POINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
    (?P<space>  (?: [ \t\r\n] | \#[^\r\n]* )+ )
  | (?P<iri>    < (?: [^\x00-\x20<>"{{}}|^`\\] | {_CODE_POINT} )* > )
  | (?P<string> \"\"\" (?: "{{0,2}} (?: [^"\\] | \\. ) )* \"\"\" | ''' (?: '{{0,2}} (?: [^'\\] | \\. ) )* '''
              | " (?: [^"\\\r\n] | \\. )* " | ' (?: [^'\\\r\n] | \\. )* ' )
  | (?P<variable> [?$] [0-9_{_START}] [{_INNER}]* )
  | (?P<blank>  _: [0-9_{_START}] {_MORE} )
  | (?P<name>   (?> [{_START}] {_MORE} )? : (?:{_LOCAL})? )
  | (?P<word>   [_{_START}] {_MORE} )
  | (?P<language> @ [A-Za-z]+ (?: - [A-Za-z0-9]+ | -- [a-z]+ )* )
  | (?P<number> (?: [0-9]+ (?: \.[0-9]* )? | \.[0-9]+ ) (?: [eE][-+]?[0-9]+ )? )
  | (?P<mark>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING, _CLOSING = "([{", ")]}"
# In an IRI that may be an operator and what follows it, these would hide what follows from us or from the store.
_HIDING = re.compile(r"['#()\[\]]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, name, text or mark of a query.

    Args:
        kind: ``iri``, ``string``, ``variable``, ``blank``, ``name``, ``word``, ``language``, ``number`` or ``mark``.
        text: As it is written.
        start: Where it begins.
        depth: How many brackets are open around it; a bracket stands outside itself.
    """

    kind: str
    text: str
    start: int
    depth: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def says(self, *keywords: str) -> bool:
        """Return whether it is a keyword; the store's parser wants no space behind one, so the word may go on."""
        return self.kind == "word" and self.text.upper().startswith(keywords)


@dataclass(frozen=True, slots=True)
class Edited:
    """A text that was changed in places.

    Args:
        text: What it is now.
        edits: Where each place began and ended before, in their order, and how long it is now.
    """

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def before(self, position: int) -> int:
        """Return where a position in the text was before.

        >>> edited("one two three", [(4, 7, "2")]).before(6)
        8
        """
        longer = 0
        for start, end, length in self.edits:
            if position < start + longer:
                break
            if position < start + longer + length:
                return start
            longer += length - (end - start)
        return position - longer


def edited(text: str, edits: Sequence[tuple[int, int, str]]) -> Edited:
    """Return a text with other words in some places.

    Args:
        text: The text.
        edits: Where each place begins and ends, in their order, and what shall stand there.
    """
    parts: list[str] = []
    done = 0
    for start, end, written in edits:
        parts += text[done:start], written
        done = end
    return Edited("".join([*parts, text[done:]]), tuple((start, end, len(written)) for start, end, written in edits))


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, without spaces and comments.

    Args:
        text: The query.

    >>> [token.text for token in tokens_of("ASK { ?a pg:funds 'it'@en }  # or not")]
    ['ASK', '{', '?a', 'pg:funds', "'it'", '@en', '}']
    """
    depth = 0
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind == "space":
            continue
        if kind == "mark" and match[0] in _CLOSING:
            depth -= 1
        yield Token(kind, match[0], match.start(), depth)
        if kind == "mark" and match[0] in _OPENING:
            depth += 1


def without_doubt(query: str) -> Edited:
    r"""Return a query with IRIs that nobody can take for an operator.

    In brackets, what begins with ``<`` and ends with ``>`` is an IRI by the rules of SPARQL, but the store takes ``<``
    for an operator where one can stand. Escaped, it is what we take it for, or an error.

    Args:
        query: The query.

    >>> print(without_doubt("ASK { <urn:a#b> ?p ?o FILTER(?o = <urn:c#d>) }").text)
    ASK { <urn:a#b> ?p ?o FILTER(?o = <urn:c\u0023d>) }
    """
    edits = []
    brackets: list[str] = []
    for token in tokens_of(query):
        if token.kind == "mark" and token.text in _OPENING:
            brackets.append(token.text)
        elif token.kind == "mark" and token.text in _CLOSING:
            del brackets[-1:]
        elif token.kind == "iri" and brackets[-1:] == ["("]:
            found = _HIDING.finditer(query, token.start, token.end)
            edits += [(match.start(), match.end(), f"\\u{ord(match[0]):04X}") for match in found]
    return edited(query, edits)
