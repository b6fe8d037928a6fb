"""What is found of a predicate on the way up the parse, and what stands right beside it: modals and negation."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.model import Modality

_STRENGTH: dict[Modality, int] = {"asserted": 0, "proposed": 1, "possible": 2}
_MODALITIES: tuple[Modality, ...] = ("proposed", "possible")


@dataclass(slots=True)
class Judgement:
    """What has been found of one predicate on the way up.

    Args:
        negated: It is not so.
        modality: The weakest that stood on the way.
        speaker: The token that heads the subject of the first verb of reporting.
        reported: A verb of reporting stood on the way.
        stated: It is neither a condition nor asked.
        settled: What stands further up bears on who says it, no longer on whether it is so.
        above: The words that govern the predicate, as far as they bear on it, the nearest first.
    """

    negated: bool = False
    modality: Modality = "asserted"
    speaker: int | None = None
    reported: bool = False
    stated: bool = True
    settled: bool = False
    above: list[Token] = field(default_factory=list)

    def weaken(self, modality: Modality) -> None:
        """Take in a modality, if it claims less."""
        if not self.settled and _STRENGTH[modality] > _STRENGTH[self.modality]:
            self.modality = modality

    def negate(self) -> None:
        """Take in a negation; a second one undoes the first."""
        if not self.settled:
            self.negated = not self.negated


@cache
def cues(name: str) -> frozenset[str]:
    """Return a list of ``words/factuality.yaml``."""
    return frozenset(words("factuality")[name])


@cache
def reporting(name: str) -> frozenset[str]:
    """Return a list of ``words/speech.yaml``."""
    return frozenset(words("speech")[name])


def own_negation(node: Token, found: Judgement) -> None:
    """Take in the negation beside a word itself."""
    for child in node.children:
        if child.dep_ == "neg" and _is_emphatic(node):
            continue
        adverb = child.dep_ == "neg" and not (child.i + 1 < len(child.doc) and child.nbor().lower_ in {"only", "just"})
        argument = child.dep_ in {"nsubj", "dobj", "nsubjpass", "attr", "agent"} and node.pos_ in {"VERB", "AUX"}
        if child.dep_ in {"nsubj", "nsubjpass"} and _not_all(child):
            found.stated = found.stated and found.settled
        if adverb or _denies(child) or (argument and _has_no(child)):
            found.negate()


def _not_all(noun: Token) -> bool:
    """`Not all women are entitled`: that says of nobody in particular that she is, or is not."""
    whole = [child for child in noun.children if child.lower_ in {"all", "every", "everyone"}]
    return any(child.dep_ == "neg" for token in (noun, *whole) for child in token.children)


def _is_emphatic(verb: Token) -> bool:
    """`could not agree more` agrees."""
    words_beside = {child.lower_ for child in verb.children}
    return bool(words_beside & {"could", "can"}) and bool(words_beside & {"more", "better", "enough"})


def _denies(adverb: Token) -> bool:
    """`hardly`, `no longer`, `neither owns nor runs`; `longer` alone denies nothing."""
    if adverb.dep_ == "preconj":
        return bool(adverb.lower_ == "neither")
    if adverb.dep_ != "advmod" or adverb.lower_ not in cues("adverbs_of_negation"):
        return False
    return adverb.lower_ != "longer" or any(child.lower_ == "no" for child in adverb.children)


def _has_no(noun: Token) -> bool:
    denying = cues("determiners_of_negation")
    if noun.dep_ == "agent":
        return any(_has_no(child) for child in noun.children)
    return noun.lower_ in denying or any(c.dep_ == "det" and c.lower_ in denying for c in noun.children)


def own_modality(verb: Token, found: Judgement) -> None:
    """Take in a verb's modals, and the conjunction of its clause."""
    performed = is_performed(verb) or (_is_emphatic(verb) and any(c.dep_ == "neg" for c in verb.children))
    for child in verb.children:
        if child.dep_ == "aux" and not (performed and child.lower_ in cues("polite_modals") | {"could"}):
            weaken_by(child, found)
    if any(c.dep_ == "mark" and c.lower_ in cues("conditional_marks") for c in verb.children):
        found.stated = found.stated and found.settled


def weaken_by(modal: Token, found: Judgement) -> None:
    """Take in what a modal verb says."""
    for modality in _MODALITIES:
        if modal.lower_ in words("factuality")["modals"][modality]:
            found.weaken(modality)


def is_performed(verb: Token) -> bool:
    """`I would urge`, `may I thank`: said by the one who does it, it is done by being said (Austin 1962)."""
    if verb.lemma_ not in cues("performative"):
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in {"i", "we"} for child in verb.children)
