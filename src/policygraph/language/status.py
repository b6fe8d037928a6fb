"""How far the policy step that a predication states has come: proposed, announced, in force, withdrawn, and so on.

What is said of a step stands above it (`pledged to fund`, `is consulting on plans to close`), in its own word
(`scrapped the scheme`), in a phrase (`comes into force`), or beside one of its arguments (`the draft bill`). Of
several the outermost decides for what is yet to be, the step's own word for what is so: `plans to scrap` is proposed,
`announced that it had scrapped` is withdrawn. The words are in ``words/status.yaml``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from policygraph.language.arguments import particle
from policygraph.language.words import words
from policygraph.model import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.judgement import Judgement
    from policygraph.language.predication import Predication

_STATUSES: tuple[Status, ...] = get_args(Status)
_ENACTED: Status = "in force"


def status_of(predication: Predication, found: Judgement) -> Status | None:
    """Return the status that the text gives to what a predication states, or None.

    Args:
        predication: The predication.
        found: What was found of its polarity and modality, with the words that govern it, the nearest first.
    """
    above = found.above
    if found.negated:
        return next((status for word in above if (status := _says(word)) in {"rejected", "withdrawn"}), None)
    governing = [status for word in above if (status := _says(word)) is not None]
    event = predication.support or predication.token
    own = _says(event) if event.pos_ == "VERB" else _says(predication.token)
    if found.modality != "asserted" and governing:
        return governing[-1]
    own = own or next((status for word in above[:1] if (status := _says(word)) in {"withdrawn", "amended"}), None)
    if own is not None and found.modality == "asserted":
        return own
    return _of_arguments(predication) or (governing[-1] if governing else None)


def _says(word: Token) -> Status | None:
    if word.pos_ in {"VERB", "AUX"}:
        return _phrase(word) or _cues("verbs").get(particle(word)) or _cues("verbs").get(word.lemma_.lower())
    if word.pos_ in {"NOUN", "PROPN"}:
        return _cues("nouns").get(word.lemma_.lower())
    return None


def _phrase(verb: Token) -> Status | None:
    """`comes into force`, `is in force`, `took effect`."""
    phrases: dict[str, list[str]] = words("status")["phrases"][_ENACTED]
    for child in verb.children:
        for noun in (child, *child.children) if child.dep_ == "prep" else (child,):
            if noun.dep_ in {"dobj", "pobj"} and verb.lemma_ in phrases.get(noun.lower_, ()):
                return _ENACTED
    return None


def _of_arguments(predication: Predication) -> Status | None:
    """What an adjective says of an instrument that takes part (`the proposed levy`)."""
    for role in ("patient", "agent", "self"):
        for token in predication.arguments.get(role, ()):
            for child in token.children:
                if child.dep_ in {"amod", "compound"} and (found := _cues("adjectives").get(child.lower_)):
                    return found
                if child.dep_ in {"relcl", "acl"} and child.i != predication.token.i and (found := _phrase(child)):
                    return found
    return None


@cache
def _cues(kind: str) -> dict[str, Status]:
    """The words of one kind with their status; a word in two lists counts for the first."""
    found: dict[str, Status] = {}
    for status in _STATUSES:
        for word in words("status")[status][kind]:
            found.setdefault(cast("str", word), status)
    return found
