"""What the language model takes for a name, and what its label says of the type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.language.capitals import Capitals, after_part
from policygraph.language.mentions import GUESSED, LABELLED, WORDED, MentionSpan, block_of
from policygraph.language.name_types import type_of_words
from policygraph.language.nouns import head_noun, is_colleague, is_of_nation
from policygraph.language.titles import given_names
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from policygraph.model import Form

_ARTICLES = frozenset({"the", "a", "an"})
# What a name in capitals may be called by a noun in small letters after it.
_HEADED = frozenset({"Programme", "Strategy", "Fund", "Legislation"})
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{2,9}")


def _is_common(token: Token) -> bool:
    """Whether a word alone is no name, whatever its capital: a description, or an adjective of nationality."""
    return head_noun(token) is not None or is_colleague(token) or token.text in words("names")["demonyms"]


def capital_mention(doc: Doc, found: Capitals) -> MentionSpan | None:
    """Return the mention that a run of capitals makes, by its words or by the model's label; None where neither."""
    start, end = found.start, found.end
    if found.type in {None, "Place"} and (headed := _headed_by(doc, start, end)) is not None:
        return headed
    if found.type == "Place" and _is_given(doc[start:end]):
        return MentionSpan(doc, start, end, doc[start:end].root.i, "Person", WORDED, "name")
    if found.type is not None:
        return MentionSpan(doc, start, end, doc[start:end].root.i, found.type, WORDED, "name")
    text = doc[start:end].text
    if end - start == 1 and _is_common(doc[start]):
        return None
    if is_of_nation(doc, start, end):
        return None
    root = doc[start:end].root
    labels = {token.ent_type_ for token in doc[start:end]} - {""}
    label_types = words("names")["labels"]
    if _is_given(doc[start:end]) and not labels & {"GPE", "LOC", "FAC"}:
        return MentionSpan(doc, start, end, root.i, "Person", LABELLED, "name")
    for label in ("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "NORP"):
        if label in labels and label in label_types:
            form: Form = "abbreviation" if _ACRONYM.fullmatch(text) else "name"
            certainty = GUESSED if label in {"ORG", "WORK_OF_ART"} else LABELLED
            return MentionSpan(doc, start, end, doc[start:end].root.i, label_types[label], certainty, form)
    if end - start > 1 and any(child.dep_ == "appos" and _is_post(child) for child in root.children):
        return MentionSpan(doc, start, end, root.i, "Person", LABELLED, "name")
    placed = start > 0 and doc[start - 1].lower_ in {"in", "at", "near"}
    if placed and not labels and all(token.pos_ == "PROPN" for token in doc[start:end]):
        return MentionSpan(doc, start, end, doc[start:end].root.i, "Place", GUESSED, "name")
    if _ACRONYM.fullmatch(text) and doc[start].pos_ in {"PROPN", "NOUN"}:
        return MentionSpan(doc, start, end, doc[start:end].root.i, "Organisation", GUESSED, "abbreviation")
    return None


def _headed_by(doc: Doc, start: int, end: int) -> MentionSpan | None:
    """`the Get Britain Building programme`: several capitals and the noun that says what they name."""
    if end - start < 2 or end >= len(doc) or doc[end].tag_ not in {"NN", "NNP"} or not doc[end].is_lower:
        return None
    listed = head_noun(doc[end])
    if listed is None or listed[0] != end or listed[1] not in _HEADED:
        return None
    return MentionSpan(doc, start, end + 1, end, listed[1], WORDED, "name")


def _is_given(span: Span) -> bool:
    """Whether a name of up to three words begins with a given name: `Nicola Sturgeon`."""
    return len(span) <= 3 and span[0].text in given_names() and span.text.istitle()


def _is_post(noun: Token) -> bool:
    listed = head_noun(noun)
    return listed is not None and listed[1] == "Role" and noun.tag_ == "NN"


def _after_owner(doc: Doc, start: int, end: int) -> int:
    """Where a name begins of which the model took the owner for a part: `Defra's British Food Plan`."""
    for index in range(start + 1, end - 1):
        owned = doc[index].text in {"'s", "’s"} and doc[index + 1].text[0].isupper()
        if owned and doc[index - 1].text.casefold() not in words("names")["possessive_names"]:
            return index + 1
    return start


def _parts(doc: Doc, index: int) -> bool:
    """Whether a name ends before a token that the model took into it: `X and the Y`, `X, Y`, `my Friends the X`."""
    token: Token = doc[index]
    if token.text in {"(", ",", "–", "—"} or token.lower_ == "or":
        return True
    if token.text == "-" and token.whitespace_ and index and doc[index - 1].whitespace_:
        return True
    if token.lower_ == "the" and doc[index - 1].tag_ in {"NNS", "NNPS"}:
        return True
    return token.lower_ == "and" and index + 1 < len(doc) and doc[index + 1].lower_ == "the"


def _never_ends(token: Token) -> bool:
    """Whether no name ends in a token: a possessive, a mark, a small word."""
    return token.text in {"'s", "’s"} or token.is_space or token.is_punct or (token.is_stop and token.is_lower)


def labelled(doc: Doc, shouted: set[int]) -> list[MentionSpan]:
    """What the language model names and nothing else has: nationalities, places, works."""
    label_types = words("names")["labels"]
    found = []
    for ent in doc.ents:
        type_ = label_types.get(ent.label_)
        start, end = ent.start, ent.end
        while start < end and (doc[start].lower_ in _ARTICLES or doc[start].is_quote or doc[start].text[0].islower()):
            start += 1
        while end > start and _never_ends(doc[end - 1]):
            end -= 1
        if start < end:
            start = after_part(doc, start, end)
        start = _after_owner(doc, start, end)
        end = next((index for index in range(start + 1, end) if _parts(doc, index)), end)
        if start + 1 < end and doc[start].text in words("names")["parts"] and doc[start + 1].like_num:
            continue
        if type_ is None or type_ == "Person" or start >= end or shouted.intersection(range(start, end)):
            continue
        if ent.label_ in {"ORG", "WORK_OF_ART", "FAC"} and not doc[start].text[0].isupper():
            continue
        if end - start == 1 and (_is_common(doc[start]) or doc[start].text in words("names")["not_first"]):
            continue
        if _is_given(doc[start:end]) and type_ in {"Organisation", "Document"}:
            continue
        if end - start == 1 and type_ == "Organisation" and block_of(doc, doc[start].idx).kind == "heading":
            continue
        if ent.label_ == "NORP" and not doc[end - 1].text.endswith("s"):
            continue
        typed = type_of_words([token.text for token in doc[start:end]]) if end - start > 1 else None
        if (
            typed is None
            and end - start > 1
            and doc[end - 1].is_lower
            and (listed := head_noun(doc[end - 1])) is not None
        ):
            typed = listed[1]
        certainty = WORDED if typed else (GUESSED if type_ in {"Organisation", "Document"} else LABELLED)
        found.append(MentionSpan(doc, start, end, doc[start:end].root.i, typed or type_, certainty, "name"))
    return found
