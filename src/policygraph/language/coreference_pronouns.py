"""The pass of the sieve that resolves pronouns of the third person.

By number, gender and type, nearest and most prominent first, with the subject before the object of a sentence
(Hobbs's preference, as in Lee et al. 2013, pass 10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.agreement import agrees, pronouns
from policygraph.language.nominals import COLLEAGUE
from policygraph.language.nouns import head_noun
from policygraph.language.quotations import speaker_at
from policygraph.language.verbs import has_subject
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan
    from policygraph.language.quotations import Quotation

_SENTENCES_BACK = 3
_LOOK_BACK = 100
# Conjunctions of clauses that stand beside the main one rather than for its subject.
_WHEN = frozenset({"when", "while", "because", "although", "though", "if", "as", "since", "after", "before", "until"})


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
        if mention.concept in pronouns("first_singular") | pronouns("first_plural"):
            continue
        antecedent = _third_person(clusters, mention, by_sentence, number[mention.start])
        if antecedent is not None:
            clusters.merge(mention, antecedent)


def _third_person(
    clusters: Clusters, mention: MentionSpan, by_sentence: dict[int, list[MentionSpan]], here: int
) -> MentionSpan | None:
    token: Token = clusters.doc[mention.start]
    if mention.concept in pronouns("singular") and _expletive(token):
        return None
    before = [m for m in by_sentence.get(here, []) if m.end <= mention.start][-_LOOK_BACK:]
    own = [m for m in before if not _binds(clusters, m, token)]
    possessive = token.dep_ == "poss"
    candidates = _by_prominence(clusters, own, nearest_first=True)
    if possessive:
        candidates.sort(key=lambda m: not _is_subject_of(clusters, m, token))
    reach = 1 if possessive and mention.concept in pronouns("plural") else _SENTENCES_BACK
    for back in range(1, reach + 1):
        candidates.extend(_by_prominence(clusters, by_sentence.get(here - back, [])[-_LOOK_BACK:], nearest_first=False))
    if mention.concept in pronouns("plural"):
        candidates.sort(key=lambda m: not _acts(clusters, m))
    elif mention.concept == "it" and token.dep_ in {"dobj", "pobj"}:
        candidates.sort(key=lambda m: _acts(clusters, m))
    outside = speaker_at(clusters.doc, mention.start)
    for candidate in candidates:
        if not agrees(clusters, mention, candidate) or _speaks(clusters, candidate, outside):
            continue
        quoted = speaker_at(clusters.doc, candidate.start)
        if (
            mention.concept in pronouns("male") | pronouns("female")
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
    speaker = clusters.by_root.get(quotation.speaker)
    return speaker is not None and clusters.find(speaker) == clusters.find(candidate)


def _by_prominence(clusters: Clusters, mentions: list[MentionSpan], *, nearest_first: bool) -> list[MentionSpan]:
    def rank(mention: MentionSpan) -> tuple[int, int]:
        return (0 if _is_subject(clusters.doc[mention.root]) else 1, -mention.start if nearest_first else mention.start)

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
    while verb.i != root.head.i and verb.dep_ in {"xcomp", "conj"} and not has_subject(verb):
        verb = verb.head
    return bool(root.head.i == verb.i)


def _expletive(token: Token) -> bool:
    """`it is important that …`, `it is expected that …`, `it took two years to …`: refers to nothing."""
    if token.dep_ not in {"nsubj", "expl", "nsubjpass"}:
        return token.dep_ == "expl"
    verb = token.head
    said_to_be = [c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
    if verb.lemma_ == "be" and said_to_be and head_noun(said_to_be[0]) is None:
        return True  # `it can be a waste`: a state of affairs is, not a body
    clauses = [c for c in verb.subtree if c.dep_ in {"ccomp", "xcomp", "advcl", "csubj", "csubjpass", "acl", "relcl"}]
    later = [c for c in clauses if c.i > verb.i and not any(g.dep_ == "mark" and g.lower_ in _WHEN for g in c.children)]
    if not later:
        return False
    complement = any(c.dep_ in {"acomp", "oprd", "attr"} or c.lower_ == "up" for c in verb.children)
    if verb.lemma_ in {"be", "seem", "appear", "remain", "become"}:
        return complement
    return verb.lemma_ == "take" or (token.dep_ == "nsubjpass" and verb.lemma_ in words("speech")["reporting"])
