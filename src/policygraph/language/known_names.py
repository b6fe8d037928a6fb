"""Find the names of the knowledge base in a text, all of them in one pass.

A name is a sequence of words; between words only white space, hyphens, commas, full stops of initials and
apostrophes may stand, and `&` is `and`. The index goes from a name's first word to the names that begin with it, so
the cost of a text does not grow with the number of names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from policygraph.knowledge.base import KnowledgeEntity

_WORD = re.compile(r"\w+|&")
_GAP = re.compile(r"[ \t\r\xa0]*(?:[-–‐,.'’/][ \t\r\xa0]*|\n)?[ \t\xa0]*")


# Types whose names of several words are often written without capitals: `the pupil premium`.
_OFTEN_LOWER = frozenset({"Programme", "Strategy", "Fund", "Legislation"})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of the knowledge base that stands in a text.

    Args:
        start: First character.
        end: One past the last character.
        entities: The entities that bear it.
        exact_case: Every word is written as the name is.
        ordinary: The name is also an ordinary word, and needs evidence that it is meant as a name.
        abbreviation: It is an abbreviation.
    """

    start: int
    end: int
    entities: tuple[KnowledgeEntity, ...]
    exact_case: bool
    ordinary: bool
    abbreviation: bool


@dataclass(slots=True)
class _Name:
    written: tuple[str, ...]
    entities: list[KnowledgeEntity]
    ordinary: bool
    abbreviation: bool


class KnownNames:
    """An index over the names of a knowledge base.

    Args:
        entities: The entities whose names are to be found.

    >>> from policygraph.knowledge.base import KnowledgeEntity
    >>> mhclg = KnowledgeEntity("uk:mhclg", "Ministry of Housing, Communities and Local Government",
    ...                         "GovernmentDepartment", (), ("MHCLG",))
    >>> found = KnownNames([mhclg]).find("the Ministry of Housing, Communities & Local Government (MHCLG)")
    >>> [(match.start, match.end) for match in found]
    [(4, 55), (57, 62)]
    """

    def __init__(self, entities: Iterable[KnowledgeEntity]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[_Name]]] = defaultdict(dict)
        for entity in entities:
            ordinary = set(entity.ordinary_words)
            for written in dict.fromkeys((entity.name, *entity.names)):
                self._add(written, entity, written in ordinary, abbreviation=False)
            for written in dict.fromkeys(entity.abbreviations):
                self._add(written, entity, written in ordinary, abbreviation=True)
        self._lengths = {
            first: sorted({len(rest) for rest in names}, reverse=True) for first, names in self._by_first.items()
        }

    def _add(self, written: str, entity: KnowledgeEntity, ordinary: bool, *, abbreviation: bool) -> None:
        words = tuple(_WORD.findall(written))
        if not words:
            return
        folded = tuple(map(_fold, words))
        variants = self._by_first[folded[0]].setdefault(folded, [])
        for name in variants:
            if name.written == words:
                if entity not in name.entities:
                    name.entities.append(entity)
                name.ordinary |= ordinary
                return
        variants.append(_Name(words, [entity], ordinary, abbreviation))

    def find(self, text: str) -> Iterator[NameMatch]:
        """Yield the names in ``text`` from left to right, the longest where several begin or overlap."""
        tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [_fold(token[0]) for token in tokens]
        position = 0
        while position < len(tokens):
            match = self._longest(text, tokens, folded, position) if folded[position] in self._lengths else None
            if match is None:
                position += 1
                continue
            length, found = match
            if self._begins_within(text, tokens, folded, position, length):
                position += 1
                continue
            yield found
            position += length

    def _begins_within(
        self, text: str, tokens: list[tuple[str, int, int]], folded: list[str], position: int, length: int
    ) -> bool:
        """Whether a longer name begins inside one: `The Independent` is no newspaper before `Office for …`."""
        for inner in range(position + 1, position + length):
            longer = self._longest(text, tokens, folded, inner) if folded[inner] in self._lengths else None
            if longer is not None and longer[0] > length and longer[1].exact_case:
                return True
        return False

    def _longest(
        self, text: str, tokens: list[tuple[str, int, int]], folded: list[str], position: int
    ) -> tuple[int, NameMatch] | None:
        first = folded[position]
        for length in self._lengths[first]:
            last = position + length
            names = self._by_first[first].get(tuple(folded[position:last])) if last <= len(tokens) else None
            if not names or not _joined(text, tokens, position, last):
                continue
            words = [token[0] for token in tokens[position:last]]
            fitting = [(name, case) for name in names if (case := _case_fits(words, name))]
            if fitting:
                exact = [name for name, case in fitting if case == "exact"]
                chosen = exact or [name for name, _ in fitting]
                entities = tuple(dict.fromkeys(entity for name in chosen for entity in name.entities))
                return length, NameMatch(
                    tokens[position][1],
                    tokens[last - 1][2],
                    tuple(sorted(entities, key=lambda entity: entity.iri)),
                    bool(exact),
                    any(name.ordinary for name in chosen),
                    all(name.abbreviation for name in chosen),
                )
        return None


def _fold(word: str) -> str:
    return "and" if word == "&" else word.casefold()


def _joined(text: str, tokens: list[tuple[str, int, int]], first: int, last: int) -> bool:
    return all(
        _GAP.fullmatch(text, tokens[index][2], tokens[index + 1][1]) is not None for index in range(first, last - 1)
    )


def _same(words: Sequence[str], written: Sequence[str]) -> bool:
    return all(_fold(word) == "and" or word == other for word, other in zip(words, written, strict=True))


def _case_fits(words: list[str], name: _Name) -> str | None:
    """Say how the words' capitals fit the name's: exactly, loosely (a heading in capitals), or not at all."""
    if _same(words, name.written):
        return "exact"
    if len(words) > 2 and words[-1] == name.written[-1].casefold() and _same(words[:-1], name.written[:-1]):
        return "exact"
    if len(words) == 1 or name.ordinary:
        return None
    if all(word.islower() for word in words) and all(e.type in _OFTEN_LOWER for e in name.entities):
        return "loose"
    capitals = [word[0].isupper() for word, written in zip(words, name.written, strict=True) if written[0].isupper()]
    return "loose" if capitals and capitals[0] and (all(capitals) or len(words) > 1) else None
