"""The component that finds descriptions and pronouns: posts, groups and things named by a common noun.

A description becomes part of the graph only if it takes part in a statement or refers to something named; here all
are collected, for coreference and the rules to choose from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.descriptions import descriptions
from policygraph.language.mentions import LABELLED, MentionSpan
from policygraph.language.nouns import PRONOUNS, is_colleague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

COLLEAGUE = "honourable colleague"


@Language.component("policygraph_nominals")
def nominals(doc: Doc) -> Doc:
    """Add descriptions and pronouns to ``doc._.mentions``."""
    covered: dict[int, MentionSpan] = {}
    for mention in doc._.mentions:
        for index in range(mention.start, mention.end):
            covered[index] = mention
    found = [*descriptions(doc, covered), *_anyone(doc, covered), *_colleagues(doc, covered), *_pronouns(doc, covered)]
    doc._.mentions = sorted([*doc._.mentions, *found], key=lambda m: (m.start, -m.end))
    return doc


def _anyone(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    """`anyone wanting advice`, `those who hold office`: what follows says who is meant, and belongs to the mention."""
    for token in doc:
        if token.lower_ not in PRONOUNS["indefinite"] or token.i in covered or token.i + 1 >= len(doc):
            continue
        clause = next((c for c in token.children if c.dep_ in {"relcl", "acl"}), None)
        if clause is None or clause.left_edge.i != token.i + 1:
            continue
        edge = clause.right_edge.i + 1
        end = next((i for i in range(token.i + 1, edge) if doc[i].text in ";:()" or doc[i].is_space), edge)
        yield MentionSpan(
            doc,
            token.i,
            end,
            token.i,
            "Group",
            LABELLED,
            "nominal",
            "generic",
            concept=doc[token.i : end].text.lower(),
            plural=True,
        )


def _colleagues(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    """`my right hon. Friend`, `the hon. Lady`: they stand for a member whom the debate has named."""
    for token in doc[1:]:
        if is_colleague(token) and token.text in PRONOUNS["colleague"] and token.i not in covered:
            yield MentionSpan(doc, token.i, token.i + 1, token.i, None, 0, "pronoun", "generic", concept=COLLEAGUE)


def _pronouns(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    personal = frozenset(PRONOUNS["personal"])
    for token in doc:
        if token.lower_ in personal and token.i not in covered and token.pos_ in {"PRON", "DET"}:
            yield MentionSpan(doc, token.i, token.i + 1, token.i, None, 0, "pronoun", "generic", concept=token.lower_)
