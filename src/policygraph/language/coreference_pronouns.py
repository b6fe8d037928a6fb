"""The passes of the sieve that resolve pronouns.

First and second person first, inside the words of a known speaker (speaker sieve, Lee et al. 2013, pass 1); then the
third person by number, gender and type, nearest and most prominent first, with the subject before the object of a
sentence (Hobbs's preference, as in Lee et al. 2013, pass 10).
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from policygraph.knowledge.base import default_knowledge_base
from policygraph.language.coreference_names import gender_of
from policygraph.language.nominals import COLLEAGUE
from policygraph.language.quotations import speaker_at
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan
    from policygraph.language.nominals import COLLEAGUE
from policygraph.language.quotations import Quotation

_SENTENCES_BACK = 3
_PEOPLE = {"Person", "Role"}
_INANIMATE = {"Place", "Document", "Event"}


@cache
def _class(name: str) -> frozenset[str]:
    return frozenset(words("pronouns")[name])


def first_person_pass(clusters: Clusters) -> None:
    """`I` is the speaker; `we` the body the speaker speaks for, where the text says which."""
    by_root = {m.root: m for m in clusters.mentions}
    answering = _answering_speakers(clusters)
    for mention in clusters.mentions:
        singular = mention.concept in _class("first_singular")
        if mention.form != "pronoun" or not (singular or mention.concept in _class("first_plural")):
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


def pronoun_pass(clusters: Clusters) -> None:
    """Resolve `he`, `she`, `it` and `they` to the most prominent fitting entity of the sentences just before."""
    sentences = list(clusters.doc.sents)
    number = {token.i: rank for rank, sentence in enumerate(sentences) for token in sentence}
    by_sentence: dict[int, list[MentionSpan]] = {}
    for mention in clusters.mentions:
        by_sentence.setdefault(number[mention.start], []).append(mention)
    for mention in clusters.mentions:
        if mention.form != "pronoun" or clusters.resolved(mention) or mention.concept == COLLEAGUE:
            continue
        if mention.concept in _class("first_singular") | _class("first_plural"):
            continue
        antecedent = _third_person(clusters, mention, by_sentence, number[mention.start])
        if antecedent is not None:
            clusters.merge(mention, antecedent)


def _third_person(
    clusters: Clusters, mention: MentionSpan, by_sentence: dict[int, list[MentionSpan]], here: int
) -> MentionSpan | None:
    token: Token = clusters.doc[mention.start]
    if mention.concept in _class("singular") and _expletive(token):
        return None
    own = [m for m in by_sentence.get(here, []) if m.end <= mention.start and not _binds(clusters, m, token)]
    possessive = token.dep_ == "poss"
    candidates = _by_prominence(clusters, own, nearest_first=True, clause=token)
    if possessive:
        candidates.sort(key=lambda m: not _is_subject_of(clusters, m, token))
    for back in range(1, _SENTENCES_BACK + 1):
        candidates.extend(_by_prominence(clusters, by_sentence.get(here - back, []), nearest_first=False, clause=token))
    if mention.concept in _class("plural"):
        candidates.sort(key=lambda m: not _acts(clusters, m))
    elif mention.concept == "it" and token.dep_ in {"dobj", "pobj"}:
        candidates.sort(key=lambda m: _acts(clusters, m))
    outside = speaker_at(clusters.doc, mention.start)
    for candidate in candidates:
        if not _agrees(clusters, mention, candidate) or _speaks(clusters, candidate, outside):
            continue
        quoted = speaker_at(clusters.doc, candidate.start)
        if (
            mention.concept in _class("male") | _class("female")
            and outside is None
            and quoted is not None
            and not quoted.turn
        ):
            continue
        return candidate
    return None


def _acts(clusters: Clusters, mention: MentionSpan) -> bool:
    type_ = clusters.type_of(mention)
    return type_ is not None and clusters.ontology.is_a(type_, "Actor")


def _speaks(clusters: Clusters, candidate: MentionSpan, quotation: Quotation | None) -> bool:
    """Nobody calls himself `he`."""
    if quotation is None or quotation.speaker is None:
        return False
    return any(m.root == quotation.speaker for m in clusters.members(candidate))


def _by_prominence(
    clusters: Clusters, mentions: list[MentionSpan], *, nearest_first: bool, clause: Token
) -> list[MentionSpan]:
    def rank(mention: MentionSpan) -> tuple[int, int]:
        return (0 if _is_subject(clusters.doc[mention.root]) else 1, -mention.start if nearest_first else mention.start)

    del clause
    return sorted((m for m in mentions if m.form != "pronoun" or clusters.resolved(m)), key=rank)


def _is_subject(root: Token) -> bool:
    """Whether a noun is a subject, itself or as what a quantity is of (`a proportion of chief executives`)."""
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_ in words("transparent")["quantities"]:
        root = root.head.head
    return root.dep_ in {"nsubj", "nsubjpass"}


def _is_subject_of(clusters: Clusters, mention: MentionSpan, token: Token) -> bool:
    root: Token = clusters.doc[mention.root]
    return root.dep_ in {"nsubj", "nsubjpass"} and root.head.is_ancestor(token)


def _binds(clusters: Clusters, candidate: MentionSpan, pronoun: Token) -> bool:
    """A pronoun that is no possessive cannot be another argument of its own verb (binding principle B)."""
    root: Token = clusters.doc[candidate.root]
    if candidate.start <= pronoun.i < candidate.end or (
        root.is_ancestor(pronoun) and pronoun.dep_ == "poss" and candidate.root == pronoun.head.i
    ):
        return True
    if pronoun.dep_ == "poss" or root.dep_ == "poss":
        return False
    verb = pronoun.head
    while verb.pos_ in {"ADP", "ADJ"} and verb.head.i != verb.i:
        verb = verb.head
    while verb.i != root.head.i and verb.dep_ in {"xcomp", "conj"} and not _has_subject(verb):
        verb = verb.head
    return bool(root.head.i == verb.i)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _expletive(token: Token) -> bool:
    """`it is important that …`, `it seems …`: refers to nothing."""
    if token.dep_ not in {"nsubj", "expl", "nsubjpass"}:
        return False
    verb = token.head
    clausal = any(c.dep_ in {"ccomp", "xcomp", "advcl", "csubj"} for c in verb.children)
    adjective = any(c.dep_ == "acomp" for c in verb.children)
    return (verb.lemma_ in {"be", "seem", "appear"} and clausal and adjective) or token.dep_ == "expl"


def _agrees(clusters: Clusters, mention: MentionSpan, candidate: MentionSpan) -> bool:
    type_ = clusters.type_of(candidate)
    members = clusters.members(candidate)
    if type_ is None:
        return False
    if mention.concept in _class("male") | _class("female"):
        if type_ not in _PEOPLE or any(m.plural for m in members):
            return False
        wanted = "male" if mention.concept in _class("male") else "female"
        genders = {gender_of(m.text) for m in members} - {None}
        if any(m.form == "pronoun" and m.concept in _class("female" if wanted == "male" else "male") for m in members):
            return False
        return not genders or genders == {wanted}
    plural = all(m.plural for m in members if m.form == "nominal") and any(m.form == "nominal" for m in members)
    if mention.concept in _class("plural"):
        if type_ in {"Person", "Place", "Document", "Event", "Fund", "Strategy", "Legislation", "Programme"}:
            return plural and type_ not in {"Place"}
        return plural or (clusters.ontology.is_a(type_, "Organisation") and type_ != "Role")
    if type_ in _PEOPLE or type_ == "Group" or plural:
        return type_ == "Role" and False
    return type_ not in _INANIMATE or mention.concept == "its"
