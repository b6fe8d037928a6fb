"""From the token that fills a role to the mentions it stands for.

Not every argument is a mention: `a proportion of chief executives` is about the chief executives, `the objectives of
the programme` about the programme. What may be looked through is in ``language/words/transparent.yaml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.arguments import conjuncts
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from policygraph.language.mentions import MentionSpan

_DEEPEST = 4


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("transparent")[name])


class Fillers:
    """The mentions of one Doc, by the tokens that stand for them.

    Args:
        doc: A Doc whose coreference has been resolved.
    """

    def __init__(self, doc: Doc) -> None:
        self._heads: dict[int, MentionSpan] = {}
        self._inside: dict[int, MentionSpan] = {}
        for mention in sorted(doc._.mentions, key=lambda m: (m.end - m.start, m.start)):
            if mention.entity >= 0:
                self._heads[mention.root] = mention
                if mention.form in {"name", "abbreviation"}:
                    for index in range(mention.start, mention.end):
                        self._inside[index] = mention

    def headed_by(self, token: Token) -> MentionSpan | None:
        """Return the longest mention that the token heads, or that it stands in the middle of."""
        return self._heads.get(token.i) or self._inside.get(token.i)

    def _holders(self, post: MentionSpan) -> list[MentionSpan]:
        """Who holds a post, where the text says so on the spot: what the commissioner, X, does is X's deed."""
        if post.type != "Role":
            return []
        beside = [self.headed_by(child) for child in post.doc[post.root].children if child.dep_ == "appos"]
        return [mention for mention in beside if mention is not None and mention.type == "Person"]

    def mentions(self, token: Token, depth: int = 0) -> list[MentionSpan]:
        """Return the mentions that a token stands for: its own, or those that a transparent noun is about."""
        found = self.headed_by(token)
        if found is not None and found.kind == "generic" and token.lemma_.lower() in _words("delegates"):
            bodies = [m for noun in _objects(token, ("from", "at", "in")) for m in self.mentions(noun, depth + 1)]
            return [m for m in bodies if m.kind == "named"] or [found]
        if found is not None and found.concept == "government" and found.plural:
            named = [self._heads[i] for i in range(found.start, found.root) if i in self._heads]
            return [m for m in named if m.type == "Government"] or [found]
        if found is not None and found.kind == "generic" and token.lemma_.lower() in _words("staff"):
            owners = [self.headed_by(c) for c in token.children if c.dep_ in {"compound", "nmod"}]
            return [m for m in owners if m is not None and m.kind == "named" and m.type != "Place"] or [found]
        if found is not None:
            return self._holders(found) or [found]
        if depth >= _DEEPEST:
            return []
        if token.dep_ == "attr" and token.head.lemma_ == "be" and depth < _DEEPEST:
            subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
            return [mention for noun in subjects for mention in self.mentions(noun, depth + 1)]
        lemma = token.lemma_.lower()
        about: list[Token] = []
        if lemma in _words("quantities") or token.pos_ in {"NUM", "DET", "PRON"} or token.text == "%":
            about = _objects(token, ("of", "among"))
        elif lemma in _words("aspects") and token.pos_ == "NOUN":
            about = _objects(token, ("of", "for")) or [c for c in token.children if c.dep_ == "poss"]
            about = about or [c for c in token.children if c.dep_ in {"compound", "nmod"}]
        elif lemma in _words("places") and token.pos_ == "NOUN":
            about = [c for c in token.children if c.dep_ in {"compound", "nmod", "amod"}] or _objects(
                token, ("of", "in")
            )
        return [mention for noun in about for mention in self.mentions(noun, depth + 1)]


def _objects(noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [
        member
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in prepositions
        for found in child.children
        if found.dep_ == "pobj"
        for member in conjuncts(found)
    ]
