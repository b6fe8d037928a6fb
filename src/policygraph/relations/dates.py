"""When something is stated to have been: the time beside the words that state it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from policygraph.language.predication import Predication

_ATTACHED = frozenset({"npadvmod", "pobj", "nummod", "advmod", "nmod", "pcomp", "dep"})


def date_of(predication: Predication) -> str | None:
    """Return the time that the text gives for a predication, as written: `last year`, `since 2010`, `former`.

    Args:
        predication: What is dated; a date counts if it hangs on its verb or noun.
    """
    past = _past_word(predication.token)
    if past is not None:
        return past
    event = predication.support or predication.token
    sentence = event.sent
    for token in sentence:
        if token.ent_type_ == "DATE" and token.ent_iob_ == "B":
            end = token.i + 1
            while end < sentence.end and event.doc[end].ent_iob_ == "I":
                end += 1
            span = event.doc[token.i : end]
            preposition = _attached(span, event)
            if preposition is not None:
                return f"{preposition}{_to_its_end(span, preposition).text}".strip()
    return None


def _to_its_end(span: Span, preposition: str) -> Span:
    """`from 2010` with `to 2015`, where the two stand together."""
    doc, end = span.doc, span.end
    if preposition.strip() not in {"from", "between"} or end + 1 >= len(doc):
        return span
    dated = doc[end + 1].ent_type_ == "DATE" or doc[end + 1].shape_ == "dddd"
    if doc[end].lower_ not in words("dates")["through"] or not dated:
        return span
    end += 2
    while end < len(doc) and doc[end].ent_type_ == "DATE" and doc[end].ent_iob_ == "I":
        end += 1
    return doc[span.start : end]


def is_past(noun: Token) -> bool:
    """Whether the text puts a post or body into the past (`former`)."""
    return _past_word(noun) is not None


def _past_word(noun: Token) -> str | None:
    """`former`, beside a noun or the first of those that it is coordinated with."""
    for token in (noun, noun.head) if noun.dep_ == "conj" else (noun,):
        for child in token.lefts:
            if child.dep_ in {"amod", "advmod"} and child.lower_ in _past_words():
                return str(child.lower_)
    return None


@cache
def _past_words() -> frozenset[str]:
    return frozenset(words("dates")["past"])


def _attached(span: Span, event: Token) -> str | None:
    """Return an empty string, or `since` and the like, where the span hangs on the event; None where it does not."""
    outer = (token for token in span if token.dep_ in _ATTACHED and not span.start <= token.head.i < span.end)
    root: Token = next(outer, span.root)
    if span[0].lower_ in words("dates")["durations"] or root.head.lower_ == "for":
        return None
    head: Token = root.head
    if root.i == span.start and root.lower_ in words("dates")["kept_prepositions"]:  # `between 2010 and 2015`
        return "" if head.i == event.i else None
    if root.dep_ not in _ATTACHED:
        return None
    if head.i == event.i:
        return ""
    if head.dep_ == "prep" and head.head.i == event.i:
        return f"{head.lower_} " if head.lower_ in words("dates")["kept_prepositions"] else ""
    return None
