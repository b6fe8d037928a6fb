"""A predication: a verb, noun or adjective with its arguments by role, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from policygraph.model import Modality, Polarity, Status

PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a predication is so, is wanted or may be, and on whose word.

    Args:
        polarity: Whether the text affirms or denies it.
        modality: Whether it is asserted, proposed or possible.
        speaker: The token that heads the mention of whose claim it is; None where the text itself says so.
        stated: False for what is only supposed or asked.
        status: How far a policy step has come, where the text says so.
    """

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    speaker: int | None = None
    stated: bool = True
    status: Status | None = None


@dataclass(slots=True, eq=False)
class Predication:
    """A predicate and its arguments.

    Args:
        token: The token that heads the predicate.
        lemma: Its lemma, with the particle of a phrasal verb (`set up`).
        pos: ``verb``, ``noun`` or ``adjective``.
        arguments: By role, the tokens that head the arguments. The roles are ``agent``, ``patient``, ``recipient``,
            ``attribute``, ``complement`` (the subject of a clause that is its object), ``beneficiary`` (who acts with
            the help that the noun names), ``holder`` (whom a noun is said of), ``beside`` (what stands in
            apposition to it), ``possessor``, ``compound``, ``self``
            (a noun itself), ``bridged`` (the body that
            `the members` implies), ``formerly`` (what a noun was called before) and each preposition by its name.
        support: For a noun, the light verb that carries it (`provide` in `provide advice`), as a token.
        judge: Gives the verdict on it; set by the component `factuality`, and asked only of what a rule could use.
    """

    token: Token
    lemma: str
    pos: PartOfSpeech
    arguments: dict[str, list[Token]] = field(default_factory=dict)
    support: Token | None = None
    judge: Callable[[Predication], Verdict] | None = None
    _verdict: Verdict | None = None

    @property
    def verdict(self) -> Verdict:
        """Return whether it is so, is wanted or may be, and on whose word; worked out once."""
        if self._verdict is None:
            self._verdict = self.judge(self) if self.judge is not None else Verdict()
        return self._verdict
