"""Abbreviations that a text defines: `Hospital Food Standards Panel (HFSP)`.

The algorithm is Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (PSB 2003): the short form's characters must occur in order in the words before the bracket, the first at the
beginning of a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.mentions import KNOWN, WORDED, MentionSpan
from policygraph.language.name_types import type_of_words
from policygraph.language.nouns import head_noun
from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_BRACKET = re.compile(r"\((?:the )?[“\"‘']?([A-Z][A-Za-z0-9&.\-]{1,11})[”\"’']?\)")
_WINDOW = 160


@Language.component("policygraph_abbreviations")
def abbreviations(doc: Doc) -> Doc:
    """Make each short form that the text defines a mention with the long form's type, wherever it stands.

    A definition also vouches for the long form: a name that was not recognised before is one now. What is short for
    a mere term (`initial coin offering (ICO)`) is no name in this text.
    """
    text: str = doc._.written
    hosts: dict[str, MentionSpan] = {}
    terms: set[str] = set()
    for match in _BRACKET.finditer(text):
        short = match.group(1)
        lead = text[max(0, match.start() - _WINDOW) : match.start()]
        offset = match.start() - len(lead)
        long_form = long_form_before(lead, short) if short not in hosts else None
        if long_form is None:
            continue
        span = doc.char_span(offset + long_form, offset + len(lead.rstrip()), alignment_mode="expand")
        if span is None:
            continue
        if not (span[0].text[0].isupper() or head_noun(span.root) is not None) or _is_term(span):
            if not doc._.knowledge.named(span.text):
                terms.add(short)
            continue
        host = _long_mention(doc, span.start, span.end)
        if host is not None:
            hosts[short] = host
    terms -= hosts.keys()
    if terms:
        doc._.mentions = [m for m in doc._.mentions if m.text not in terms]
    if hosts:
        _mention_everywhere(doc, text, hosts)
    return doc


def long_form_before(text: str, short: str) -> int | None:
    """Return the offset where the long form of ``short`` begins in the text that stands before the bracket.

    Args:
        text: What stands before the opening bracket.
        short: The short form.

    >>> text = "run by the Civil Aviation Authority "
    >>> text[long_form_before(text, "CAA"):]
    'Civil Aviation Authority '
    >>> long_form_before("an apple ", "CAA") is None
    True
    """
    letters = [character.lower() for character in short if character.isalnum()]
    if len(letters) < 2 or not short[0].isalpha():
        return None
    window = max(0, len(text) - _WINDOW)
    position = len(text.rstrip())
    for rank, letter in reversed(list(enumerate(letters))):
        position -= 1
        while position >= window and (
            text[position].lower() != letter or (rank == 0 and position > 0 and text[position - 1].isalnum())
        ):
            if text[position] in "\n.;:!?":
                return None
            position -= 1
        if position < window:
            return None
    word_count = len(re.findall(r"\w+", text[position:]))
    return position if word_count <= min(len(letters) + 5, len(letters) * 2 + 1) and word_count > 1 else None


def _is_term(span: Span) -> bool:
    """`Maternity Pay Period (MPP)`: what it is short for is no entity, though it has capitals."""
    return span[-1].lower_ in words("not_names")["term_heads"] and type_of_words([t.text for t in span]) is None


def _long_mention(doc: Doc, start: int, end: int) -> MentionSpan | None:
    overlapping = [m for m in doc._.mentions if m.start < end and start < m.end]
    for mention in overlapping:
        whole = mention.start < start and (mention.certainty == KNOWN or mention.type == "GovernmentDepartment")
        if abs(mention.end - end) <= 1 and (whole or abs(mention.start - start) <= 1):
            return mention  # type: ignore[no-any-return]
    type_ = type_of_words([token.text for token in doc[start:end]])
    listed = head_noun(doc[start:end].root)
    type_ = (
        type_
        or (listed[1] if listed is not None else None)
        or next((m.type for m in overlapping if m.end == end), None)
        or "Organisation"
    )
    mention = MentionSpan(doc, start, end, doc[start:end].root.i, type_, WORDED, "name")
    doc._.mentions = sorted(
        [*(m for m in doc._.mentions if m not in overlapping), mention], key=lambda m: (m.start, -m.end)
    )
    return mention


def _mention_everywhere(doc: Doc, text: str, hosts: dict[str, MentionSpan]) -> None:
    longest_first = sorted(hosts, key=lambda short: (-len(short), short))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    covering: dict[int, list[MentionSpan]] = defaultdict(list)
    for mention in doc._.mentions:
        for index in range(mention.start, mention.end):
            covering[index].append(mention)
    replaced: set[int] = set()
    added: list[MentionSpan] = []
    for match in pattern.finditer(text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None:
            continue
        over = {id(m): m for index in range(span.start, span.end) for m in covering[index]}
        exact = [m for m in over.values() if m.end - m.start <= 2 and m.start >= span.start - 1]
        if over and not exact:
            continue
        replaced.update(map(id, exact))
        host = hosts[match.group()]
        added.append(
            MentionSpan(
                doc,
                span.start,
                span.end,
                span.root.i,
                host.type,
                host.certainty,
                "abbreviation",
                iris=host.iris,
                concept=f"abbreviation:{host.start}",
            )
        )
    kept = [m for m in doc._.mentions if id(m) not in replaced]
    doc._.mentions = sorted([*kept, *added], key=lambda m: (m.start, -m.end))
