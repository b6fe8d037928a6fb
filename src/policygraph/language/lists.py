"""The items of a list and the clause that introduces them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.mentions import block_of
from policygraph.language.verbs import has_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.structure import Block


def list_stems(doc: Doc) -> dict[int, list[Token]]:
    """Tie the items of a list to the clause that introduces it.

    An item's verb gets the stem's subject (`The department will: publish …`). The noun that a stem counts its items
    under (`The members are:`) gets the items as holders.
    """
    stems: dict[int, list[Token]] = {}
    heads: dict[int, Token | None] = {}
    for block in doc._.blocks:
        if block.kind != "item" or block.stem is None:
            continue
        item = doc.char_span(block.content, block.end, alignment_mode="contract")
        if item is None or not len(item):
            continue
        if block.stem not in heads:
            heads[block.stem] = _stem_root(doc, block)
        stem = heads[block.stem]
        root = next((t for t in item if t.dep_ == "ROOT" and not t.is_space and not t.is_punct), None)
        if stem is None or root is None:
            continue
        subject = next((c for c in stem.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
        if root.pos_ == "VERB" and subject is not None and not has_subject(root):
            stems[root.i] = [subject]
        elif stem.lemma_ in {"be", "include", "comprise"} and subject is not None and root.pos_ in {"NOUN", "PROPN"}:
            stems.setdefault(subject.i, []).append(root)
    return stems


def _stem_root(doc: Doc, item: Block) -> Token | None:
    stem = block_of(doc, item.stem or 0)
    span = doc.char_span(stem.content, stem.end, alignment_mode="contract")
    if span is None:
        return None
    return next((t for t in reversed(span) if t.dep_ == "ROOT"), None)
