"""How far a name extends: the small words beside it that belong to it, and change what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.mentions import KNOWN, WORDED, MentionSpan
from policygraph.language.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc, Token

    from policygraph.knowledge.base import KnowledgeBase


def extend(mention: MentionSpan, taken: Mapping[int, MentionSpan], knowledge: KnowledgeBase) -> None:
    """Take in what belongs to a name: `shadow home secretary`, `Kent police`, `the Renewal programme`.

    Args:
        mention: The mention, changed in place; one that means another thing then, loses its ``iris``.
        taken: The mention that holds a token, by the token's index.
        knowledge: The knowledge base that may have the longer name, too.
    """
    before = mention.doc[mention.start - 1].lower_ if mention.start else ""
    if mention.type == "Role" and before in words("posts")["before"]:
        mention.start -= 1
        mention.iris = ()
    if _is_seat(mention):
        mention.type, mention.certainty = "Place", WORDED
    _take_in_place(mention, taken, knowledge)
    end = with_head_noun(mention.doc, mention.end, mention.type)
    if mention.certainty == WORDED and end > mention.end and end - 1 not in taken:
        mention.end = end
        mention.root = mention.doc[mention.start : end].root.i


def with_head_noun(doc: Doc, end: int, type_: str | None) -> int:
    """Take in the noun that repeats the type: `Prevent` + `programme`, `Levelling Up` + `agenda`."""
    repeating = words("names")["repeating"].get(type_, ())
    if end >= len(doc) or not repeating:
        return end
    following: Token = doc[end]
    repeats = following.is_lower and following.lemma_.lower() in repeating
    return end + 1 if repeats and following.tag_ == "NN" and not following.is_sent_start else end


def within_longer_name(mention: MentionSpan, taken: Mapping[int, MentionSpan]) -> bool:
    """Whether a known place is but a part of a name that nobody knows: `Leeds United`, `the Duke of Sussex`.

    Args:
        mention: The mention.
        taken: The mention that holds a token, by the token's index.
    """
    if mention.type != "Place" or mention.certainty != KNOWN:
        return False
    doc: Doc = mention.doc
    before = doc[max(0, mention.start - 2) : mention.start]
    if len(before) == 2 and before[1].lower_ == "of" and before[0].text in words("names")["peerages"]:
        return True
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is None or mention.end in taken or not after.is_title or after.pos_ != "PROPN":
        return False
    return doc[mention.root].dep_ == "compound" and doc[mention.root].head.i == after.i and not after.is_sent_start


def seats(doc: Doc) -> list[MentionSpan]:
    """Return the places that members sit for: `the Member for Sheffield South East`."""
    found: list[MentionSpan] = []
    if not any(f"{seated} for " in doc._.written for seated in words("posts")["seated"]):
        return found
    for token in doc[2:]:
        if doc[token.i - 1].lower_ != "for" or doc[token.i - 2].text not in words("posts")["seated"]:
            continue
        end = token.i
        while end < len(doc) and _in_seat(doc, end):
            end += 1
        while end > token.i and not doc[end - 1].text[0].isupper():
            end -= 1
        if end > token.i:
            found.append(MentionSpan(doc, token.i, end, doc[token.i : end].root.i, "Place", WORDED, "name"))
    return found


def nations(doc: Doc, knowledge: KnowledgeBase) -> list[MentionSpan]:
    """Return each government of `the Welsh, Scottish and Northern Irish governments`."""
    found: list[MentionSpan] = []
    if "overnments" not in doc._.written and "dministrations" not in doc._.written:
        return found
    demonyms = frozenset(words("names")["demonyms"]) | {"UK"}
    for token in doc:
        if token.tag_ not in {"NNS", "NNPS"} or token.lower_ not in {"governments", "administrations"}:
            continue
        position = token.i - 1
        while position >= 0 and (doc[position].text in demonyms or doc[position].text in {",", "and", "Northern"}):
            position -= 1
        names = [index for index in range(position + 1, token.i) if doc[index].text in demonyms - {"Northern"}]
        for index in names if len(names) > 1 else []:
            start = index - 1 if doc[index - 1].text == "Northern" else index
            known = knowledge.named(f"{doc[start : index + 1].text} Government")
            iris = tuple(entity.iri for entity in known)
            found.append(MentionSpan(doc, start, index + 1, index, "Government", WORDED, "name", iris=iris))
    return found


def _in_seat(doc: Doc, index: int) -> bool:
    token: Token = doc[index]
    small = token.lower_ in {"and", "upon", "on", "under", "the", "of", "-", "’s", "'s"} or token.text == ","
    if not small:
        return bool(token.text[0].isupper()) and token.is_alpha
    following = doc[index + 1] if index + 1 < len(doc) else None
    if "-" in {token.text, following.text if following is not None else ""} and not token.whitespace_:
        return following is not None  # `Berwick-upon-Tweed`
    if following is None or token.text == "," or not following.text[0].isupper():
        return False
    if any(following.text in titles for titles in words("names")["titles"].values()):
        return False
    # `Chesham and Amersham (Cheryl Gillan)`, but `Leeds and Anne Smith`
    after = index + 2
    while after < len(doc) and doc[after].text[0].isupper() and doc[after].is_alpha:
        after += 1
    return following.ent_type_ != "PERSON" or (after < len(doc) and doc[after].text == "(")


def _is_seat(mention: MentionSpan) -> bool:
    """Whether a name is of the place that somebody sits for: `the Member for Torfaen`."""
    before = mention.doc[max(0, mention.start - 2) : mention.start]
    after = mention.doc[mention.end] if mention.end < len(mention.doc) else None
    seat = after is not None and after.lower_ in {"constituency", "constituents"} and mention.certainty < WORDED
    member = len(before) == 2 and before[1].lower_ == "for" and before[0].text in words("posts")["seated"]
    return seat or member


def _take_in_place(mention: MentionSpan, taken: Mapping[int, MentionSpan], knowledge: KnowledgeBase) -> None:
    """`Enfield council`, `Kent police`, `east London`: small words that make of a place a body, or a part of it."""
    doc = mention.doc
    if mention.type == "Place" and mention.start and doc[mention.start - 1].lower_ in words("names")["directions"]:
        mention.start -= 1
        mention.iris = ()
    after = doc[mention.end] if mention.end < len(doc) else None
    if mention.type not in {"Place", "Organisation"} or after is None or mention.end in taken or mention.form != "name":
        return
    further = doc[mention.end + 1] if mention.end + 1 < len(doc) else None
    ends = further is None or further.pos_ not in {"NOUN", "PROPN"}
    if ends and after.lower_ in words("names")["local_bodies"] and mention.certainty != WORDED:
        mention.end += 1
        mention.root = after.i
        mention.type, mention.certainty = words("names")["local_bodies"][after.lower_], WORDED
        named = knowledge.named(f"{doc[mention.start : mention.end - 1].text} {after.text.capitalize()}")
        mention.iris = tuple(entity.iri for entity in named if entity.type == mention.type)
