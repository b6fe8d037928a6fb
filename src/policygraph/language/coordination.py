"""Mends of the parse where things are listed: which of the nouns before it a name, post or phrase stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from policygraph.language.mentions import MentionSpan

_NOMINAL_ARCS = frozenset({"conj", "pobj", "prep", "compound", "appos"})
_DEEPEST = 6


def first_above(token: Token, wanted: Callable[[Token], bool], through: frozenset[str] = _NOMINAL_ARCS) -> Token | None:
    """Return the nearest token above another that is wanted and that only arcs of some kinds lead to, or None."""
    node = token
    for _ in range(_DEEPEST):
        if node.dep_ not in through:
            return None
        node = node.head
        if wanted(node):
            return node
    return None


def attach(token: Token, head: Token, dep: str) -> None:
    """Move an arc, where that leaves a tree and does not leave the sentence."""
    if head.i == token.i or token.is_ancestor(head) or head.sent.start != token.sent.start:
        return
    token.head = head
    token.dep_ = dep


def is_body(type_: str | None) -> bool:
    """Whether a type is one of organisations."""
    return type_ is not None and default_ontology().is_a(type_, "Organisation")


def is_post(mention: MentionSpan | None) -> bool:
    """Whether a mention is a post."""
    return mention is not None and mention.type == "Role"


def coordinate_names(mention: MentionSpan, ends: dict[int, MentionSpan]) -> None:
    """`the Home Office, the Department of Health and the police`: a list of names, and no apposition."""
    doc = mention.doc
    root: Token = doc[mention.root]
    if root.dep_ not in {"appos", "dobj"} or mention.form == "pronoun":
        return
    if not any(c.dep_ == "conj" for c in root.children):
        return
    comma = mention.start - 1 if doc[mention.start - 1].text == "," else mention.start - 2
    before = ends.get(comma)
    alike = (
        before is not None
        and (before.form == "nominal") == (mention.form == "nominal")
        and is_body(before.type)
        and is_body(mention.type)
    )
    if before is None or not alike or comma <= 0 or doc[comma].text != ",":
        return
    beside: Token = doc[before.root]
    if root.dep_ == "appos" or (beside.dep_ == "pobj" and beside.head.head.i == root.head.i):
        attach(root, doc[before.root], "conj")


def coordinate_posts(mention: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`chair of a trust and director of another`: the second post is coordinated with the first, not with the trust."""
    root: Token = mention.doc[mention.root]
    if mention.type != "Role" or root.dep_ != "conj" or is_post(heads.get(root.head.i)):
        return
    post = first_above(root.head, lambda node: is_post(heads.get(node.i)) and node.i < root.i)
    if post is not None:
        attach(root, post, "conj")


def coordinate_prepositions(preposition: Token) -> None:
    """`thanks to the police, who came, and to the crews`: the second phrase goes where the first of its kind went."""
    for token in reversed(list(preposition.sent)[: preposition.i - preposition.sent.start]):
        if token.lower_ == preposition.lower_ and token.dep_ in {"prep", "dative"}:
            attach(preposition, token.head, token.dep_)
            return


def coordinate_groups(mention: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`experts at the Met Office and scientists from Leeds`: people are listed with people, not with a body."""
    root: Token = mention.doc[mention.root]
    if mention.form != "nominal" or mention.type != "Group" or root.dep_ != "conj" or root.head.dep_ != "pobj":
        return
    beside, people = heads.get(root.head.i), heads.get(root.head.head.head.i)
    if beside is None or people is None or beside.form == "nominal" or not is_body(beside.type):
        return
    if people.form == "nominal" and people.type == "Group" and people.root < beside.root:
        attach(root, mention.doc[people.root], "conj")


def coordinate_first(mention: MentionSpan, heads: dict[int, MentionSpan]) -> None:
    """`between Ofwat and Southern Water`: the first of two bodies is no part of the second's name."""
    root: Token = mention.doc[mention.root]
    other = heads.get(root.head.i)
    if root.dep_ not in {"nmod", "compound"} or other is None or other.start < mention.end or not is_body(mention.type):
        return
    between = [token.lower_ for token in mention.doc[mention.end : other.start]]
    if not is_body(other.type) or between not in (["and"], ["and", "the"]):
        return
    last = root.head
    _take_place(root, last)
    attach(last, root, "conj")


def _take_place(token: Token, head: Token) -> None:
    """Let a token take the place of its head in the tree."""
    if head.dep_ == "ROOT":
        token.head = token
        token.dep_ = "ROOT"
    else:
        attach(token, head.head, head.dep_)
