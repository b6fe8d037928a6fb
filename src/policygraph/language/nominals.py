"""The component that finds descriptions: posts, groups and things named by a common noun.

`council chief executives`, `a director of children's services`, `campaigners`, `the programme`. The head noun decides
the type (`words/nouns.yaml`). A description becomes part of the graph only if it takes part in a statement or refers
to something named; here all are collected, for coreference and the rules to choose from.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.mentions import KNOWN, LABELLED, WORDED, MentionSpan
from policygraph.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from policygraph.model import Form

_LEFT = frozenset(
    {"amod", "compound", "nmod", "nummod", "advmod", "quantmod", "npadvmod", "punct", "cc", "conj", "poss"}
)
_NARROWING = frozenset({"amod", "compound", "nmod", "nummod"})
_POSTMODIFIED = {"Role": frozenset({"of", "for", "in"}), "Group": frozenset({"of", "with", "in"})}
_LONGEST_WORDS = 4
PRONOUNS: dict[str, tuple[str, ...]] = words("pronouns")


@Language.component("policygraph_nominals")
def nominals(doc: Doc) -> Doc:
    """Add descriptions and pronouns to ``doc._.mentions``."""
    covered: dict[int, MentionSpan] = {}
    for mention in doc._.mentions:
        for index in range(mention.start, mention.end):
            covered[index] = mention
    found = [*_descriptions(doc, covered), *_pronouns(doc, covered)]
    doc._.mentions = sorted([*doc._.mentions, *found], key=lambda m: (m.start, -m.end))
    return doc


@cache
def noun_types() -> dict[str, tuple[str, str]]:
    """Map each head noun to its type and to the concept that it shares with its synonyms."""
    table: dict[str, tuple[str, str]] = {}
    for type_, entries in words("nouns").items():
        for entry in entries:
            synonyms = [entry] if isinstance(entry, str) else entry
            for word in synonyms:
                table.setdefault(word, (type_, synonyms[0]))
    return table


def head_noun(token: Token) -> tuple[int, str, str] | None:
    """Return first token, type and concept of the longest noun of the list that ends at ``token``, or None."""
    table = noun_types()
    doc: Doc = token.doc
    for length in range(_LONGEST_WORDS, 0, -1):
        start = token.i - length + 1
        if start < 0:
            continue
        phrase = (
            " ".join(_lemma(t) for t in doc[start : token.i + 1]).replace(" - ", "-").replace(" 's", "'s")
        )
        if phrase in table:
            return (start, *table[phrase])
    return None


def _lemma(token: Token) -> str:
    lemma: str = token.lemma_.lower().replace("’", "'")
    if token.tag_ == "NNPS" or (token.pos_ == "PROPN" and lemma.endswith("s") and lemma not in noun_types()):
        singular = lemma[:-3] + "y" if lemma.endswith("ies") else lemma.removesuffix("s")
        return singular if singular in noun_types() else lemma
    return lemma


def _descriptions(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.i in covered:
            continue
        found = head_noun(token)
        if found is None or (token.pos_ == "ADJ" and token.dep_ not in {"nsubj", "dobj", "pobj", "conj"}):
            continue
        start, type_, concept = found
        if (
            token.dep_ in {"compound", "nmod"}
            and token.head.i > token.i
            and head_noun(token.head) is not None
        ):
            if type_ not in {"Role", "PoliceForce", "LocalAuthority", "Group", "Government"}:
                continue
        yield _description(doc, token, start, type_, concept, covered)


def _description(
    doc: Doc, token: Token, start: int, type_: str, concept: str, covered: dict[int, MentionSpan]
) -> MentionSpan:
    modifiers: set[str] = set()
    definite = False
    left = start
    for child in token.lefts:
        if child.dep_ in {"det", "poss"}:
            definite |= child.lower_ in PRONOUNS["definite"] or child.dep_ == "poss"
        elif child.dep_ in _LEFT and child.i < start:
            edge = child.left_edge.i
            if doc[edge].dep_ not in {"det", "predet"} and not (doc[edge].is_punct or doc[edge].is_quote):
                left = min(left, edge)
            if child.dep_ in _NARROWING and child.i not in covered:
                modifiers.add(child.lemma_.lower())
    while left < start and (
        doc[left].is_punct
        or doc[left].dep_ in {"det", "cc", "case"}
        or doc[left].lower_ in PRONOUNS["quantifiers"]
    ):
        left += 1
    owner = covered.get(left)
    if owner is not None and type_ in {"Role", "Group"} and owner.end <= start and token.text[0].islower():
        left = owner.end if owner.type != "Role" else left
    end = token.i + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in _POSTMODIFIED.get(type_, ()) and child.i == end:
            tail = next((c for c in child.children if c.dep_ == "pobj"), None)
            if tail is not None and tail.i not in covered and tail.i - token.i <= _LONGEST_WORDS + 2:
                if head_noun(tail) is None or type_ == "Group":
                    end = tail.i + 1
                    modifiers.add(tail.lemma_.lower())
    plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in PRONOUNS["plural_nouns"]
    capital = token.text[0].isupper() and not token.is_sent_start
    named = type_ == "Role" and capital and end - left > 1
    narrowing = frozenset(
        m for m in modifiers if m not in PRONOUNS["idle_modifiers"] and m not in concept.split()
    )
    if concept in {"government"} and not narrowing & {"local", "foreign", "previous", "overseas"}:
        return MentionSpan(
            doc, left, end, token.i, "Government", KNOWN, "name", concept=concept, definite=True
        )
    form: Form = "name" if named else "nominal"
    return MentionSpan(
        doc,
        left,
        end,
        token.i,
        type_,
        WORDED if named else LABELLED,
        form,
        "named" if named else "generic",
        concept=concept,
        modifiers=narrowing,
        definite=definite,
        plural=plural,
    )


def _pronouns(doc: Doc, covered: dict[int, MentionSpan]) -> Iterator[MentionSpan]:
    personal = frozenset(PRONOUNS["personal"])
    for token in doc:
        if token.lower_ in personal and token.i not in covered and token.pos_ in {"PRON", "DET"}:
            yield MentionSpan(
                doc, token.i, token.i + 1, token.i, None, 0, "pronoun", "generic", concept=token.lower_
            )
