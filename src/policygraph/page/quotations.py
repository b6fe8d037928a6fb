"""A quotation cut into pieces, so that the page can mark the words for the subject, the relation and the object."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policygraph.model import Evidence, Mention

Piece = str | tuple[str, str]


def pieces(evidence: Evidence, subject: Sequence[Mention], object: Sequence[Mention]) -> list[Piece]:
    """Cut a quotation into plain text and marked words; joined, the pieces are the quotation.

    Pieces and not offsets, because Python counts characters and a browser counts UTF-16 code units.

    Args:
        evidence: The quotation.
        subject: The subject's mentions; those outside the quotation are left alone.
        object: The object's mentions.

    Returns:
        Plain text as it is, marked text as ``(role, text)`` with the role ``subject``, ``trigger`` or ``object``.

    >>> from policygraph.model import Evidence, Mention
    >>> said = Evidence("memo", 0, 22, "It backs Prevent fully", trigger="backs", rule="supports/verb")
    >>> pieces(said, [], [Mention("memo", 9, 16, "Prevent", "name")])
    ['It ', ('trigger', 'backs'), ' ', ('object', 'Prevent'), ' fully']
    """
    spans = [(*span, "subject") for span in _mentioned(evidence, subject)]
    spans += [(*span, "object") for span in _mentioned(evidence, object)]
    # The longest first: of `Home Office official`, the words `Home Office` stay visible as the other entity.
    spans.sort(key=lambda span: (span[0] - span[1], span))
    spans += [(*span, "trigger") for span in _triggering(evidence)]
    roles = [""] * len(evidence.text)
    for start, end, role in spans:
        roles[start:end] = [role] * (end - start)
    found: list[Piece] = []
    position = 0
    for role, run in groupby(roles):
        text = evidence.text[position : position + len(list(run))]
        position += len(text)
        found.append((role, text) if role else text)
    return found


def _mentioned(evidence: Evidence, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    spans = (
        (mention.start - evidence.start, mention.end - evidence.start, mention.text)
        for mention in mentions
        if mention.document == evidence.document
    )
    return [(start, end) for start, end, text in spans if 0 <= start < end and evidence.text[start:end] == text]


def _triggering(evidence: Evidence) -> list[tuple[int, int]]:
    """Return where the trigger stands: as one phrase, else its words one after the other."""
    for parts in ([evidence.trigger], evidence.trigger.split()):
        spans: list[tuple[int, int]] = []
        for part in parts:
            begin = spans[-1][1] if spans else 0
            word = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)").search(evidence.text, begin)
            if part and word:
                spans.append(word.span())
        if len(spans) == len(parts):
            return spans
    return []
