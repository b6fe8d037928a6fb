"""The names of people: with a title, as the language model sees them, and the speakers of a debate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.mentions import LABELLED, WORDED, MentionSpan
from policygraph.language.name_types import type_of_words
from policygraph.language.nouns import head_noun, is_colleague, is_of_nation
from policygraph.language.titles import given_names
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON_LENGTH = 5


def people(doc: Doc) -> list[MentionSpan]:
    """Return the people who are named in a Doc."""
    titles = words("names")["titles"]
    plain, kept = frozenset(titles["plain"]), frozenset(titles["kept"])
    spans: dict[int, tuple[int, int, int]] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            start, end = _trim_person(doc, ent.start, ent.end)
            if start < end and not (end - start == 1 and _is_common(doc[start])):
                spans[start] = (start, end, LABELLED)
    for token in doc:
        if token.text in plain | kept and token.i + 1 < len(doc):
            end = token.i + 1
            while (
                end < len(doc)
                and end - token.i < _PERSON_LENGTH
                and (doc[end].text in plain | kept or _name_like(doc[end]))
            ):
                end += 1
            titled = end > token.i + 1 and not (token.i and doc[token.i - 1].text in plain | kept)
            if titled and type_of_words([t.text for t in doc[token.i : end]]) != "Role":  # the Lord Chancellor
                for start in [s for s in spans if token.i <= s < end]:
                    end = max(end, spans[start][1])
                    del spans[start]
                spans[token.i] = (token.i, end, WORDED)
    for block in doc._.blocks:
        if block.kind == "turn":
            label = doc.char_span(block.start, block.content, alignment_mode="contract")
            names = [t for t in label if not t.is_punct and not t.is_space] if label is not None else []
            if names and label is not None:
                end = next((t.i for t in label if t.text in "(:"), names[-1].i + 1)
                for start in [s for s in spans if label.start <= s < label.end]:
                    del spans[start]
                if type_of_words([t.text for t in doc[label.start : end]]) != "Role":
                    spans[label.start] = (label.start, end, WORDED)
    ordered = sorted(spans.values())
    return [
        MentionSpan(doc, start, end, doc[start:end].root.i, "Person", certainty, "name")
        for start, end, certainty in ordered
    ]


def _is_common(token: Token) -> bool:
    """Whether a word alone names nobody: `Bill`, the hon. `Lady`."""
    listed = head_noun(token) is not None or token.text in words("names")["not_first"]
    return listed or is_colleague(token) or token.text in words("names")["demonyms"]


def _name_like(token: Token) -> bool:
    text: str = token.text
    return (text[0].isupper() and token.is_alpha and (token.pos_ == "PROPN" or not token.is_stop)) or (
        text in {"-", "’", "'"}
        and bool(token.i + 1 < len(token.doc))
        and not token.whitespace_
        and not token.doc[token.i - 1].whitespace_
    )


def _trim_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Cut what the model takes into a person's name: possessive, brackets, a post before it."""
    while end > start and (doc[end - 1].text in {"'s", "’s", "’", "'"} or not doc[end - 1].text[0].isalpha()):
        end -= 1
    lasts = frozenset(phrase.split()[-1] for phrase in words("names")["last"]["Role"])
    for index in range(start, end - 1):
        if doc[index].text in lasts:
            return _trim_person(doc, index + 1, end)
    while start < end and not doc[start].text[0].isupper():
        start += 1
    if type_of_words([token.text for token in doc[start:end]]) is not None:
        return start, start
    if is_of_nation(doc, start, end):
        return start, start
    return start, end


def borders(doc: Doc, named: list[MentionSpan]) -> set[int]:
    """Tokens where a name begins whatever stands before: a person, and what follows one."""
    found = {person.start for person in named} | {person.end for person in named}
    lasts = frozenset(phrase.split()[-1] for phrase in words("names")["last"]["Role"])
    for person in named:
        before = doc[person.start - 1].text if person.start else ""
        if before not in lasts and person.certainty != WORDED and before[:1].isupper():
            found.discard(person.start)
    given = given_names()
    found.update(t.i for t in doc[1:] if t.text in given and t.nbor(-1).text in lasts)
    return found
