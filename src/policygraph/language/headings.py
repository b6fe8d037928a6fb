"""Headings written with capitals throughout, in which a capital says nothing about names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.mentions import block_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policygraph.language.structure import Block

_SHOUTED = 0.6


def shouted_tokens(doc: Doc) -> set[int]:
    """Tokens of headings written with capitals throughout, where a capital says nothing."""
    found: set[int] = set()
    for sentence in doc.sents:
        letters = [token for token in sentence if token.is_alpha and len(token) > 3]
        big = [token for token in letters if token.text[0].isupper()]
        upper = [token for token in letters if token.is_upper]
        block: Block | None = None
        if len(letters) >= 3 and len(big) / len(letters) > _SHOUTED:
            block = block_of(doc, sentence[0].idx)
        if (len(upper) > 4 and len(upper) / len(letters) > _SHOUTED) or (
            block is not None and block.kind == "heading" and len(letters) > 4 and len(big) == len(letters)
        ):
            found.update(token.i for token in sentence)
    return found
