"""What the rules leave out: predicates between two entities that no rule takes, the most frequent first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph.relations.fillers import Fillers

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from policygraph.language.mentions import MentionSpan
    from policygraph.language.predication import Predication
    from policygraph.relations.matcher import Matcher

Pattern = tuple[str, str, str]
"""A predicate's lemma and part of speech, and the roles that entities fill."""

_BY_ITSELF = frozenset({"self", "beside", "holder"})


@dataclass(slots=True)
class Coverage:
    """How many of the predications between two entities the rules take.

    Args:
        taken: Those that at least one rule fires on.
        left: Those that none does, by pattern.
        examples: For each pattern its first sentences, at most three.
    """

    taken: int = 0
    left: Counter[Pattern] = field(default_factory=Counter)
    examples: dict[Pattern, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def share(self) -> float:
        """Return the share that the rules take; 0 where there is nothing to take."""
        total = self.taken + self.left.total()
        return self.taken / total if total else 0.0

    def add(self, doc: Doc, matcher: Matcher) -> None:
        """Take in a Doc of the pipeline."""
        fillers = Fillers(doc)
        fired = [match.predication for match in matcher.matches(doc)]
        # A light verb is taken with the noun that it carries.
        taken = {token.i for predication in fired for token in (predication.token, predication.support) if token}
        for predication in doc._.predications:
            roles = _filled_roles(predication, fillers)
            if predication.token.i in taken:
                self.taken += 1
            elif predication.verdict.stated and len(roles) > 1:
                pattern = (predication.lemma, predication.pos, " + ".join(roles))
                self.left[pattern] += 1
                sentence = " ".join(predication.token.sent.text.split())
                if len(self.examples[pattern]) < 3 and sentence not in self.examples[pattern]:
                    self.examples[pattern].append(sentence)


def _filled_roles(predication: Predication, fillers: Fillers) -> list[str]:
    """The roles that different entities fill, in alphabetical order; what a name's own words stand for is itself."""
    found: dict[str, set[int]] = {}
    whole = fillers.headed_by(predication.token)
    for role, tokens in predication.arguments.items():
        if role in _BY_ITSELF:
            continue
        mentions: list[MentionSpan] = [m for token in tokens for m in fillers.mentions(token) if m is not whole]
        if mentions:
            found[role] = {m.entity for m in mentions}
    several = set().union(*found.values()) if found else set()
    return sorted(found) if len(several) > 1 else []
