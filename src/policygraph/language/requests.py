"""Questions that ask somebody in a debate to act, such as `Will the Minister publish the figures?`.

They state nothing of the minister, but that the speaker asks it of him: an indirect speech act (Searle, "Indirect
Speech Acts", Syntax and Semantics 3, 1975).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.language.quotations import speaker_at
from policygraph.language.verbs import verbs
from policygraph.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

REQUEST = "will you"
"""The lemma under which rules find such a question."""


def is_asked(sentence: Span) -> bool:
    """Whether a question mark ends a sentence, be it inside a quotation mark."""
    return sentence.text.rstrip().rstrip("”’\"'").endswith("?")


def requests(doc: Doc) -> Iterator[tuple[Token, Token, Token]]:
    """Yield each request of a debate: the modal verb, who asks, and who is asked.

    Args:
        doc: A Doc with its quotations.
    """
    if not any(quotation.turn for quotation in doc._.quotations):
        return
    asking = frozenset(words("pronouns")["first_singular"] + words("pronouns")["first_plural"]) | {"you", "it", "they"}
    for sentence in doc.sents:
        if not is_asked(sentence):
            continue
        turn = speaker_at(doc, sentence.start)
        if turn is None or not turn.turn or turn.speaker is None:
            continue
        for modal in sentence:
            if modal.dep_ != "aux" or modal.lower_ not in verbs("requesting"):
                continue
            if modal.head.lemma_ in verbs("conceding"):
                continue
            subject = next((c for c in modal.head.children if c.dep_ == "nsubj" and c.i > modal.i), None)
            if subject is not None and subject.lower_ not in asking and not _is_wh(modal):
                yield modal, doc[turn.speaker], subject


def _is_wh(modal: Token) -> bool:
    """`What will the Minister do?` asks for an answer, not for a deed."""
    return any(child.tag_ in {"WP", "WRB", "WDT"} for child in modal.head.children)
