"""The passes of the sieve that resolve descriptions: `the department`, `chief executives`, `my hon. Friend`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from policygraph.language.mentions import block_of

if TYPE_CHECKING:
    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan
    from policygraph.language.quotations import Quotation

_NEAR_BLOCKS = 6
_VAGUE = {"Group", "Place", "Document", "Fund", "Event"}
_ONE_PERSON = {"minister", "secretary of state"}


def parliamentary_pass(clusters: Clusters) -> None:
    """In a debate, `my hon. Friend`, `the hon. Lady` and `the Minister` are the other party to the exchange."""
    turns: list[Quotation] = [q for q in clusters.doc._.quotations if q.turn]
    speakers = {m.root: m for m in clusters.mentions if m.type == "Person"}
    if len(turns) < 2:
        return
    for mention in clusters.mentions:
        if mention.type != "Role" or mention.form != "nominal" or mention.concept not in _ONE_PERSON:
            continue
        at = next((i for i, q in enumerate(turns) if q.start <= mention.start < q.end), None)
        if at is None or not mention.definite:
            continue
        others = [turns[i].speaker for i in (at - 1, at + 1) if 0 <= i < len(turns)]
        other = next((speakers[s] for s in others if s is not None and s in speakers), None)
        own = speakers.get(turns[at].speaker) if turns[at].speaker is not None else None
        if other is not None and (own is None or clusters.find(own) != clusters.find(other)):
            clusters.merge(mention, other)
            mention.form = "nominal"
            mention.certainty = 0


def definite_pass(clusters: Clusters) -> None:
    """A definite description is the nearest entity before of its type, named or with the same head.

    Head match and type agreement as in Lee et al. 2013 (strict head matching), within a few paragraphs, with the
    number agreeing; a description whose modifiers the candidate lacks is something else.
    """
    for index, mention in enumerate(clusters.mentions):
        if mention.form != "nominal" or not mention.definite or mention.plural or clusters.resolved(mention):
            continue
        antecedent = _antecedent(clusters, index, mention)
        if antecedent is not None:
            clusters.merge(mention, antecedent)


def _antecedent(clusters: Clusters, index: int, mention: MentionSpan) -> MentionSpan | None:
    here = block_of(clusters.doc, mention.start_char)
    blocks = clusters.doc._.blocks
    first = blocks[max(0, blocks.index(here) - _NEAR_BLOCKS)].start
    if mention.modifiers and mention.type == "Role":
        return None
    for candidate in reversed(clusters.mentions[:index]):
        if candidate.start_char < first:
            return None
        if candidate.form == "pronoun" or candidate.plural or candidate.end > mention.start:
            continue
        type_ = clusters.type_of(candidate)
        same_head = candidate.form == "nominal" and candidate.concept == mention.concept
        if same_head and (mention.modifiers <= candidate.modifiers or not candidate.modifiers):
            return candidate
        if candidate.form != "nominal" and _fits_name(clusters, mention, candidate, type_):
            return candidate
    return None


def _fits_name(clusters: Clusters, mention: MentionSpan, candidate: MentionSpan, type_: str | None) -> bool:
    """Whether a name may be meant by a description: its last word is the head, or its type is the head's."""
    if mention.type in {"Person", "Role", "Government"} or type_ in {"Person", "Role", "Place", "Government"}:
        last = candidate.text.split()[-1].casefold()
        return mention.type == type_ == "Role" and last == mention.concept
    words_of_name = candidate.text.casefold().split()
    if mention.concept.split()[-1] in words_of_name[-2:]:
        return True
    if mention.modifiers or mention.type in _VAGUE:
        return False
    return mention.type == type_


def generic_pass(clusters: Clusters) -> None:
    """Descriptions of many are one entity where head and modifiers agree, or one only says less than the other."""
    seen: dict[str, list[MentionSpan]] = defaultdict(list)
    for mention in clusters.mentions:
        if (
            mention.form != "nominal"
            or mention.certainty == 0
            or (clusters.resolved(mention) and clusters.named(mention))
        ):
            continue
        key = mention.concept
        for earlier in reversed(seen[key]):
            if _same_generic(mention, earlier):
                clusters.merge(mention, earlier)
                break
        seen[key].append(mention)


def _same_generic(mention: MentionSpan, earlier: MentionSpan) -> bool:
    if mention.type == "Role" and not mention.plural and not earlier.plural:
        return mention.modifiers == earlier.modifiers and mention.definite
    if mention.modifiers == earlier.modifiers:
        return True
    if mention.plural != earlier.plural and mention.type in {
        "Document",
        "Event",
        "Fund",
        "Strategy",
        "Programme",
    }:
        return False
    return mention.modifiers < earlier.modifiers or (
        earlier.modifiers < mention.modifiers and mention.type != "Group"
    )
