"""The nouns that head descriptions, with the types of what they describe (``words/nouns.yaml``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS: dict[str, tuple[str, ...]] = words("pronouns")
_LONGEST_WORDS = 6


@cache
def noun_types() -> dict[str, tuple[str, str]]:
    """Map each head noun to its type and to the concept that it shares with its synonyms."""
    table: dict[str, tuple[str, str]] = {}
    for type_, entries in words("nouns").items():
        for entry in entries:
            synonyms = [entry] if isinstance(entry, str) else entry
            for word in synonyms:
                table.setdefault(word, (type_, synonyms[0]))
    return table


@cache
def nouns_of(type_: str) -> frozenset[str]:
    """Return the head nouns of descriptions of one type."""
    entries = words("nouns")[type_]
    return frozenset(word for entry in entries for word in ([entry] if isinstance(entry, str) else entry))


def head_noun(token: Token) -> tuple[int, str, str] | None:
    """Return first token, type and concept of the longest noun of the list that ends at ``token``, or None."""
    last = _lemma(token)
    longest = _lengths().get(last)
    if longest is None:
        return None
    table = noun_types()
    doc: Doc = token.doc
    lemmas = [last]
    best = (token.i, *table[last]) if last in table else None
    for start in range(token.i - 1, max(-1, token.i - longest), -1):
        lemmas.insert(0, _lemma(doc[start]))
        phrase = " ".join(lemmas).replace(" - ", "-").replace(" 's", "'s")
        if phrase in table:
            best = (start, *table[phrase])
    return best


def is_of_nation(doc: Doc, start: int, end: int) -> bool:
    """Whether words are a noun with a nationality before it, `Welsh Ministers`, which the model takes for a name."""
    national = end - start > 1 and doc[start].text in words("names")["demonyms"]
    return national and head_noun(doc[end - 1]) is not None


@cache
def _lengths() -> dict[str, int]:
    """How many tokens a listed noun has at most, by its last one; most nouns of a text need no further look."""
    found: dict[str, int] = {}
    for noun in noun_types():
        tokens = noun.replace("-", " - ").replace("'s", " 's").split()
        for last in {tokens[-1], noun.split()[-1]}:
            found[last] = max(found.get(last, 1), min(len(tokens), _LONGEST_WORDS))
    return found


def _lemma(token: Token) -> str:
    lemma: str = token.lemma_.lower().replace("’", "'")
    if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma.endswith("s") and lemma not in noun_types()):
        singular = lemma[:-3] + "y" if lemma.endswith("ies") else lemma.removesuffix("s")
        return singular if singular in noun_types() else lemma
    return lemma


def is_colleague(token: Token) -> bool:
    """Whether a word is `Friend` or `Lady` as members of a parliament call one another."""
    return token.i > 0 and token.text in PRONOUNS["colleague"] and token.nbor(-1).text in PRONOUNS["honourable"]
