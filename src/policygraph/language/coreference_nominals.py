"""The passes of the sieve that resolve descriptions: `the department`, `chief executives`, `my hon. Friend`."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology
from policygraph.language.nominals import COLLEAGUE
from policygraph.language.nouns import PRONOUNS, noun_types

if TYPE_CHECKING:
    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan
    from policygraph.language.quotations import Quotation

_LOOK_BACK = 100
# How many turns before and after his own a speaker means by `the Minister`.
_REACH = 3
_LEAST_WORDS = 10
_OWNED = {"Document", "Event", "Fund"}
_ONE_PERSON = {"minister", "secretary of state"}


def parliamentary_pass(clusters: Clusters) -> None:
    """In a debate, `my hon. Friend`, `the hon. Lady` and `the Minister` are the other party to the exchange.

    Unless the text says at once who is meant: `my right hon. Friend the Secretary of State`.
    """
    turns: list[Quotation] = [q for q in clusters.doc._.quotations if q.turn]
    speakers = {m.root: m for m in clusters.mentions if m.type == "Person"}
    by_start = {m.start: m for m in reversed(clusters.mentions) if m.form != "pronoun"}
    for mention in clusters.mentions:
        colleague = mention.concept == COLLEAGUE
        post = mention.type == "Role" and not mention.modifiers and _is_minister(mention)
        if not colleague and not post:
            continue
        if colleague and (told := _told_at_once(mention, by_start)) is not None:
            clusters.merge(mention, told)
            continue
        if colleague and _is_somebody_else(mention):
            continue
        other = _other_party(clusters, turns, speakers, mention)
        if other is not None:
            clusters.merge(mention, other)
            mention.form = mention.form if colleague else "nominal"
            clusters.retype(mention, mention.type, 0)


def _is_minister(mention: MentionSpan) -> bool:
    """`the Minister`, `the Secretary of State`, without saying of what."""
    called = mention.concept or mention.text.casefold()
    before = mention.doc[max(0, mention.start - 2) : mention.start]
    if len(before) == 2 and before[0].text in PRONOUNS["colleague"]:
        return False  # `my right hon. Friend the Secretary of State` is somebody else
    return called in _ONE_PERSON and (mention.definite or (len(before) > 0 and before[-1].lower_ == "the"))


def _told_at_once(mention: MentionSpan, by_start: dict[int, MentionSpan]) -> MentionSpan | None:
    doc = mention.doc
    for token in doc[mention.end : doc[mention.start].sent.end]:
        if token.text == "(" and (told := by_start.get(token.i + 1)) is not None and told.type == "Person":
            return told
        if token.is_punct or token.pos_ in {"VERB", "AUX"}:
            break
    after = mention.end
    while after < len(doc) and doc[after].lower_ in {",", "the"}:
        after += 1
    told = by_start.get(after)
    plain = after == mention.end or doc[after - 1].lower_ == "the"
    if told is not None and told.type == "Role":
        people = {m.root: m for m in by_start.values() if m.type == "Person"}
        told = next((people[c.i] for c in doc[told.root].children if c.dep_ == "appos" and c.i in people), told)
    return told if told is not None and plain and told.type in {"Person", "Role"} else None


def _is_somebody_else(mention: MentionSpan) -> bool:
    """`my hon. Friend the Member for Torfaen` is a third member, not the one who is being answered."""
    following = mention.doc[mention.end : mention.end + 3]
    seat = mention.text == "Member" and len(following) > 1 and following[0].lower_ == "for" and following[1].is_title
    return seat or any(token.text == "Member" for token in following)


def _other_party(
    clusters: Clusters, turns: list[Quotation], speakers: dict[int, MentionSpan], mention: MentionSpan
) -> MentionSpan | None:
    at = next((i for i, q in enumerate(turns) if q.start <= mention.start < q.end), None)
    if at is None or len(turns) < 2:
        return None
    by_turn = [speakers.get(turn.speaker) if turn.speaker is not None else None for turn in turns]
    own = by_turn[at]
    near = [at + step * side for step in range(1, _REACH + 1) for side in (-1, 1)]
    near = [i for i in near if 0 <= i < len(turns) and not _gives_the_floor(clusters, turns[i])]
    others = [other for i in near if (other := by_turn[i]) is not None]
    if mention.concept == COLLEAGUE:  # the one who has just spoken, or will answer
        others = others[:1]
    else:  # ministers speak again and again, whoever chairs the debate now and then
        turns_of = Counter(clusters.find(speaker) for speaker in by_turn if speaker is not None)
        others.sort(key=lambda other: -turns_of[clusters.find(other)])
        others = [other for other in others if own is None or clusters.find(other) != clusters.find(own)]
    other = others[0] if others else None
    return other if own is None or other is None or clusters.find(own) != clusters.find(other) else None


def _gives_the_floor(clusters: Clusters, turn: Quotation) -> bool:
    """Whoever chairs a debate says but `Order`, and whose turn it is."""
    said = clusters.doc[turn.start : turn.end]
    if len(said) >= _LEAST_WORDS:
        return False
    return said[0].text == "Order" or said[:2].text == "I call" or not any(t.pos_ in {"VERB", "AUX"} for t in said)


def lead_pass(clusters: Clusters) -> None:
    """The first sentence describes whom the next paragraph names, as news is written: `A senior official has …`.

    Only where the description is the subject of the first sentence, which names nobody, and the next paragraph opens
    with the only person in it.
    """
    doc = clusters.doc
    paragraphs = [block for block in doc._.blocks if block.kind == "paragraph"]
    if len(paragraphs) < 2:
        return
    first, second = paragraphs[:2]
    lead = [m for m in clusters.mentions if first.start <= m.start_char < first.end]
    people = [m for m in clusters.mentions if second.start <= m.start_char < second.end and m.type == "Person"]
    described = [
        m
        for m in lead
        if m.type == "Role"
        and m.form == "nominal"
        and not m.definite
        and not m.plural
        and doc[m.root].dep_ == "nsubj"
        and doc[m.root].head.dep_ == "ROOT"
    ]
    if len(described) != 1 or any(m.type == "Person" for m in lead) or not people:
        return
    opens = people[0].start == next(t.i for t in doc if t.idx >= second.content)
    if opens and len({clusters.find(p) for p in people}) == 1:
        clusters.retype(described[0], "Role", 0)
        clusters.merge(people[0], described[0])


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
        for earlier in seen[key][: -_LOOK_BACK - 1 : -1]:
            if _same_generic(mention, earlier):
                clusters.merge(mention, earlier)
                break
        seen[key].append(mention)


def _same_generic(mention: MentionSpan, earlier: MentionSpan) -> bool:
    if mention.definite and not mention.plural and earlier.plural:
        return False
    if not mention.plural and mention.type in _OWNED and (not mention.definite or _owner(mention) != _owner(earlier)):
        return False
    if mention.type == "Role" and not mention.plural and not earlier.plural:
        return mention.modifiers == earlier.modifiers and mention.definite
    if mention.modifiers == earlier.modifiers:
        return True
    if mention.type == "Role" and mention.plural and earlier.plural:
        bodies = _bodies(mention), _bodies(earlier)
        return not all(bodies) or bodies[0] == bodies[1]
    if mention.type == "Group" and not mention.definite:
        return False
    if mention.plural != earlier.plural and mention.type in {
        "Document",
        "Event",
        "Fund",
        "Strategy",
        "Programme",
    }:
        return False
    return mention.modifiers < earlier.modifiers or (earlier.modifiers < mention.modifiers and mention.type != "Group")


def _owner(mention: MentionSpan) -> str:
    """Whose report, event or fund a description says it is: `the EY report`, `its report`."""
    owners = [
        c for c in mention.doc[mention.root].lefts if c.dep_ in {"poss", "compound", "nmod"} and c.pos_ == "PROPN"
    ]
    return owners[-1].lemma_ if owners else ""


def _bodies(mention: MentionSpan) -> frozenset[str]:
    """Which of the words before a post are bodies: chief executives of councils are not those of hospitals."""
    types = noun_types()
    return frozenset(
        word for word in mention.modifiers if word in types and default_ontology().is_a(types[word][0], "Organisation")
    )
