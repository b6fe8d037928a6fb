"""The pass of the sieve that resolves the first person, inside the words of a known speaker.

Speaker sieve, Lee et al. 2013, pass 1; whom `we` stands for follows from how the text introduces the speaker.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policygraph.language.agreement import pronouns
from policygraph.language.authors import author_of
from policygraph.language.quotations import speaker_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan

# A speaker is introduced at the first mentions; later ones say nothing new.
_INTRODUCTIONS = 6


def first_person_pass(clusters: Clusters) -> None:
    """`I` is the speaker; `we` the body the speaker speaks for, where the text says which.

    Outside quotations both are the author's, as far as the first lines tell who that is.
    """
    answering = _answering_speakers(clusters)
    government = _government(clusters)
    author = author_of(clusters)
    bodies = {m.root: m for m in clusters.mentions if m.kind == "named" and clusters.is_body(m)}
    for mention in clusters.mentions:
        singular = mention.concept in pronouns("first_singular")
        if mention.form != "pronoun" or not (singular or mention.concept in pronouns("first_plural")):
            continue
        quotation = speaker_at(clusters.doc, mention.start)
        if quotation is None and (own := author.person if singular else author.body) is not None:
            clusters.merge(mention, own)
            continue
        speaker = _speaker(clusters, quotation.speaker) if quotation else None
        if speaker is None or quotation is None:
            continue
        if singular:
            clusters.merge(mention, speaker)
            continue
        spoken_for = government if quotation.turn and clusters.find(speaker) in answering else None
        spoken_for = spoken_for or (None if quotation.turn else _employer(clusters, speaker, bodies))
        if spoken_for is not None:
            clusters.merge(mention, spoken_for)


def _speaker(clusters: Clusters, token: int | None) -> MentionSpan | None:
    """Who speaks: of `the Home Secretary, Priya Shah,` the person."""
    mention: MentionSpan | None = clusters.by_root.get(token) if token is not None else None
    if mention is None or mention.type != "Role":
        return mention
    beside = (clusters.by_root.get(c.i) for c in clusters.doc[mention.root].children if c.dep_ == "appos")
    return next((m for m in beside if m is not None and m.type == "Person"), mention)


def _answering_speakers(clusters: Clusters) -> set[int]:
    """Ministers at question time: those who speak right after a turn that asks."""
    by_root = {m.root: m for m in clusters.mentions if m.type == "Person"}
    turns = [q for q in clusters.doc._.quotations if q.turn]
    found: set[int] = set()
    for before, after in pairwise(turns):
        text = clusters.doc[before.start : before.end].text
        asks = "?" in text or text.split(" ", 1)[0] in {"What", "How", "Whether", "If", "When", "To", "Why"}
        if asks and after.speaker in by_root and before.speaker != after.speaker:
            found.add(clusters.find(by_root[after.speaker]))
    asked_first = {clusters.find(by_root[turns[0].speaker])} if turns and turns[0].speaker in by_root else set()
    return found - asked_first


def _government(clusters: Clusters) -> MentionSpan | None:
    meant = {entity.iri for entity in clusters.doc._.knowledge.named("government")}
    return next(
        (m for m in clusters.mentions if m.concept == "government" or (m.iris and meant.issuperset(m.iris))), None
    )


def _employer(clusters: Clusters, speaker: MentionSpan, bodies: dict[int, MentionSpan]) -> MentionSpan | None:
    """The body that a speaker is introduced with: `a Home Office official`, `X, chief executive of the LGA`."""
    for mention in clusters.members(speaker)[:_INTRODUCTIONS]:
        head: Token = clusters.doc[mention.root]
        near = [head, *(c for c in head.children if c.dep_ in {"appos", "compound", "nmod"})]
        if head.dep_ == "appos":
            near.append(head.head)
        for token in near:
            beside = [*token.children, *(c for p in token.children if p.dep_ == "prep" for c in p.children)]
            for child in beside if token is head else token.subtree:
                if child.i in bodies and child.dep_ in {"compound", "nmod", "pobj", "poss"} and child.sent == head.sent:
                    return bodies[child.i]
        if clusters.is_body(mention):
            return mention
    return None
