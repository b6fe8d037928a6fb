"""The passes of the sieve that resolve descriptions with `the` or a possessive: `the department`, `the minister`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph.language.nouns import noun_types

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.clusters import Clusters
    from policygraph.language.mentions import MentionSpan
    from policygraph.language.structure import Block

_NEAR_BLOCKS = 6
_LOOK_BACK = 150
_VAGUE = {"Group", "Place", "Document", "Fund", "Event"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def holder_pass(clusters: Clusters) -> None:
    """`the minister` is the person who has just been introduced as one (Lee et al. 2013, precise constructs)."""
    introduced: dict[str, MentionSpan] = {}
    people = {m.root: m for m in clusters.mentions if m.type == "Person" and m.form == "name"}
    for mention in clusters.mentions:
        if mention.type != "Role" or mention.plural or mention.form not in {"nominal", "name"}:
            continue
        post: Token = clusters.doc[mention.root]
        holder = next((people[i] for i in _beside(post) if i in people), None)
        concept = mention.concept or post.lemma_.casefold()
        if holder is not None:
            introduced[concept] = holder
        elif concept in introduced and mention.form == "nominal" and _refers_back(clusters, mention):
            clusters.merge(mention, introduced[concept])
            clusters.retype(mention, mention.type, 0)


def _beside(post: Token) -> list[int]:
    """Tokens that may head the name of who holds a post: in apposition to it, or the noun that it modifies."""
    found = [child.i for child in post.children if child.dep_ == "appos"]
    if post.dep_ in {"appos", "compound", "nmod"}:
        found.append(post.head.i)
    return found


def _refers_back(clusters: Clusters, mention: MentionSpan) -> bool:
    post: Token = clusters.doc[mention.root]
    own = any(
        c.dep_ in {"poss", "compound"} or (c.dep_ == "prep" and c.lower_ in {"of", "for", "at"}) for c in post.children
    )
    predicate = post.dep_ in {"attr", "appos", "compound"} or (post.dep_ == "pobj" and post.head.lower_ == "as")
    return mention.definite and not mention.modifiers and not own and not predicate and not clusters.resolved(mention)


def definite_pass(clusters: Clusters) -> None:
    """A definite description is the most salient entity before that it may describe.

    Head match first, then agreement of type (strict head matching, Lee et al. 2013), within a few paragraphs, with the
    number agreeing; a description whose modifiers the candidate lacks is something else. Among several the one wins
    that is spoken of most, as a subject and nearest.
    """
    for index, mention in enumerate(clusters.mentions):
        if mention.form == "nominal" and mention.definite and not mention.plural and not clusters.resolved(mention):
            candidates = _candidates(clusters, index, mention)
            if candidates:
                best = max(candidates, key=lambda candidate: candidate.rank)
                clusters.merge(mention, best.mention)


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: MentionSpan
    rank: tuple[int, int]


def _candidates(clusters: Clusters, index: int, mention: MentionSpan) -> list[_Candidate]:
    if (mention.modifiers and mention.type == "Role") or _is_owned(clusters, mention):
        return []
    near = _near(clusters, mention)
    fitting: list[tuple[int, MentionSpan]] = []
    since = index
    for position in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        candidate = clusters.mentions[position]
        if clusters.block(candidate) < near[0]:
            break
        since = position
        if candidate.form == "pronoun" or candidate.plural or candidate.end > mention.start:
            continue
        if fit := _fit(clusters, mention, candidate):
            fitting.append((fit, candidate))
    best = max((fit for fit, _ in fitting), default=0)
    return [
        _Candidate(candidate, (_salience(clusters, candidate, mention, near, since), candidate.start))
        for fit, candidate in fitting
        if fit == best
    ]


def _is_owned(clusters: Clusters, mention: MentionSpan) -> bool:
    """`the Channel panel`, `Leeds's scheme`: a name before the noun says which one is meant."""
    before = [c for c in clusters.doc[mention.root].lefts if c.dep_ in {"compound", "nmod", "amod", "poss"}]
    owners = [clusters.by_root.get(child.i) for child in before]
    if any(child.dep_ == "compound" and child.pos_ == "PROPN" and child.text[0].isupper() for child in before):
        return True
    return any(m is not None and m.form in {"name", "abbreviation"} and m.type != "Government" for m in owners)


def _near(clusters: Clusters, mention: MentionSpan) -> list[int]:
    """The blocks in which a description's antecedent is looked for; the items of a list before it do not count."""
    blocks: list[Block] = clusters.doc._.blocks
    position = clusters.block(mention)
    found = [position]
    while position > 0 and len(found) <= _NEAR_BLOCKS:
        position -= 1
        if blocks[position].kind != "item":
            found.append(position)
    return found[::-1]


def _salience(clusters: Clusters, candidate: MentionSpan, mention: MentionSpan, near: list[int], since: int) -> int:
    before = clusters.members(candidate, since, clusters.index(mention))
    blocks = {clusters.block(m) for m in before}
    subject = any(clusters.doc[m.root].dep_ in _SUBJECTS for m in before)
    return len(before) + subject + 2 * (near[-1] in blocks) + (len(near) > 1 and near[-2] in blocks)


def _fit(clusters: Clusters, mention: MentionSpan, candidate: MentionSpan) -> int:
    """How well a description fits: 3 by a word of the name, 2 by its head, 1 by its type, 0 not at all."""
    if candidate.form == "nominal":
        same = candidate.concept == mention.concept
        return 2 if same and (mention.modifiers <= candidate.modifiers or not candidate.modifiers) else 0
    type_ = clusters.type_of(candidate)
    called = clusters.words(candidate)
    last = called[-1]
    if mention.type in {"Person", "Role", "Government"} or type_ in {"Person", "Role", "Place", "Government"}:
        return 2 if mention.type == type_ == "Role" and last == mention.concept else 0
    name = [word for word in called if word.isalpha()]
    head = mention.concept.split()[-1]
    root: Token = clusters.doc[candidate.root]
    if " " in mention.concept and not frozenset(mention.concept.split()[:-1]) <= _words_of(candidate):
        return 0  # the fire service is no Prison Service
    if mention.modifiers and type_ == mention.type:
        borne = mention.modifiers <= _words_of(candidate)
        if borne or type_ == "GovernmentDepartment":
            return 3 if borne else 0
    if (name and head == name[-1]) or root.lemma_.casefold() == head or (name and name[-1] == f"{head}s"):
        return 2
    if mention.modifiers or mention.type in _VAGUE or mention.type != type_:
        return 0
    listed = noun_types().get(name[-1]) if name else None
    other = listed is not None and listed[1] != mention.concept and mention.type != "PoliceForce"
    return 0 if other else 1


def _words_of(named: MentionSpan) -> frozenset[str]:
    """The words of all the names of what a name means: MHCLG is `the housing department`."""
    known = (named.doc._.knowledge.get(iri) for iri in named.iris)
    names = [named.text, *(name for entity in known if entity is not None for name in (entity.name, *entity.names))]
    return frozenset(re.findall(r"\w+", " ".join(names).casefold()))
