"""The pass of the sieve that resolves the first person, inside the words of a known speaker.

Speaker sieve, Lee et al. 2013, pass 1; whom `we` stands for follows from how the text introduces the speaker.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from policygraph.knowledge.base import default_knowledge_base
from policygraph.language.agreement import pronouns
from policygraph.language.quotations import speaker_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan


def first_person_pass(clusters: Clusters) -> None:
    """`I` is the speaker; `we` the body the speaker speaks for, where the text says which."""
    by_root = {m.root: m for m in clusters.mentions}
    answering = _answering_speakers(clusters)
    for mention in clusters.mentions:
        singular = mention.concept in pronouns("first_singular")
        if mention.form != "pronoun" or not (singular or mention.concept in pronouns("first_plural")):
            continue
        quotation = speaker_at(clusters.doc, mention.start)
        speaker = by_root.get(quotation.speaker) if quotation and quotation.speaker is not None else None
        if speaker is None or quotation is None:
            continue
        if singular:
            clusters.merge(mention, speaker)
            continue
        spoken_for = _government(clusters) if quotation.turn and clusters.find(speaker) in answering else None
        spoken_for = spoken_for or (None if quotation.turn else _employer(clusters, speaker))
        if spoken_for is not None:
            clusters.merge(mention, spoken_for)


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
    meant = {entity.iri for entity in default_knowledge_base().named("government")}
    return next(
        (m for m in clusters.mentions if m.concept == "government" or (m.iris and meant.issuperset(m.iris))), None
    )


def _employer(clusters: Clusters, speaker: MentionSpan) -> MentionSpan | None:
    """The body that a speaker is introduced with: `a Home Office official`, `X, chief executive of the LGA`."""
    bodies = {m.root: m for m in clusters.mentions if m.kind == "named" and _is_body(clusters, m)}
    for mention in clusters.members(speaker):
        head: Token = clusters.doc[mention.root]
        near = [head, *(c for c in head.children if c.dep_ in {"appos", "compound", "nmod"})]
        if head.dep_ == "appos":
            near.append(head.head)
        for token in near:
            for child in token.subtree if token is not head else token.children:
                if child.i in bodies and child.dep_ in {"compound", "nmod", "pobj", "poss"} and child.sent == head.sent:
                    return bodies[child.i]
        if clusters.type_of(mention) in {"Organisation"} or _is_body(clusters, mention):
            return mention
    return None


def _is_body(clusters: Clusters, mention: MentionSpan) -> bool:
    type_ = clusters.type_of(mention)
    return type_ is not None and clusters.ontology.is_a(type_, "Organisation")
