"""The component that finds who says what: quotations with their speakers, and the turns of a debate.

A quotation runs from an opening to a closing mark, or, where the paragraph ends without one, on into the next
paragraph that opens with a mark, as British papers print it. Its speaker is the subject of the nearest verb of
saying outside the marks, in its own paragraph or, where that ends in a colon, the one before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language

from policygraph.language.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from policygraph.language.structure import Block

_OPENING = re.compile(r"“|(?<![\w”’])\"(?=\S)|(?<![\w”’.,!?])[‘'](?=\w|\[)")
_CLOSING = {
    "“": re.compile(r"”"),
    '"': re.compile(r'"'),
    "‘": re.compile(r"’(?!\w)"),
    "'": re.compile(r"'(?!\w)"),
}
_SCARE_QUOTE = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a text that is somebody's words.

    Args:
        start: First token.
        end: One past the last token.
        speaker: The token that heads the speaker's mention, or None where the text does not say.
        turn: It is a turn of a debate rather than a quotation.
        whole: It is at least a clause, and not a few words quoted inside a sentence.
    """

    start: int
    end: int
    speaker: int | None
    turn: bool
    whole: bool


@Language.component("policygraph_quotations")
def quotations(doc: Doc) -> Doc:
    """Set ``doc._.quotations``, in reading order; turns before the quotations inside them."""
    text: str = doc._.written
    found = [*_turns(doc, len(text)), *_quotes(doc, text), *_statements(doc, len(text))]
    doc._.quotations = sorted(found, key=lambda q: (q.start, -q.end))
    innermost: list[Quotation | None] = [None] * len(doc)
    for quotation in doc._.quotations:
        if quotation.whole or quotation.turn:
            innermost[quotation.start : quotation.end] = [quotation] * (quotation.end - quotation.start)
    doc._.innermost_quotation = innermost
    return doc


def speaker_at(doc: Doc, token: int) -> Quotation | None:
    """Return the innermost quotation or turn that a token stands in."""
    found: Quotation | None = doc._.innermost_quotation[token]
    return found


def _turns(doc: Doc, length: int) -> list[Quotation]:
    found: list[Quotation] = []
    turns: list[Block] = [block for block in doc._.blocks if block.kind == "turn"]
    mentions = {m.start: m for m in doc._.mentions}
    for index, block in enumerate(turns):
        end = turns[index + 1].start if index + 1 < len(turns) else length
        label = doc.char_span(block.start, block.content, alignment_mode="expand")
        body = doc.char_span(block.content, end, alignment_mode="contract")
        if label is None or body is None:
            continue
        speaker = next((mentions[t.i].root for t in label if t.i in mentions), None)
        found.append(Quotation(body.start, body.end, speaker, turn=True, whole=True))
    return found


def _statements(doc: Doc, length: int) -> list[Quotation]:
    """`X has made the following statement:` makes all that follows X's words, to the end of the turn or the text."""
    found: list[Quotation] = []
    turns = [block.start for block in doc._.blocks if block.kind == "turn"]
    for block in doc._.blocks:
        span = doc.char_span(block.content, block.end, alignment_mode="contract")
        if span is None or not span.text.rstrip().endswith(":"):
            continue
        for noun in span:
            if (
                noun.lemma_ == "statement"
                and noun.dep_ == "dobj"
                and any(c.lower_ == "following" for c in noun.children)
            ):
                end = next((start for start in turns if start >= block.end), length)
                body = doc.char_span(block.end, end, alignment_mode="contract")
                if body is not None and len(body):
                    found.append(Quotation(body.start, body.end, said_by(noun.head), turn=False, whole=True))
    return found


def _quotes(doc: Doc, text: str) -> list[Quotation]:
    found: list[Quotation] = []
    open_speaker: int | None = None
    still_open = False
    before: Span | None = None
    for block in doc._.blocks:
        span = doc.char_span(block.content, block.end, alignment_mode="contract")
        if span is None or not len(span):
            continue
        marked, runs_on = _marked(text, block)
        inside = [
            s for s in (doc.char_span(a, b, alignment_mode="contract") for a, b in marked) if s is not None and len(s)
        ]
        continued = still_open
        still_open = runs_on
        said = _sayings(span, inside) if inside else []
        for quoted in inside:
            speaker = _speaker(span, said, quoted)
            if speaker is None and quoted.start - span.start <= 1:
                speaker = open_speaker if continued else _introduced(before)
            whole = len(quoted) > _SCARE_QUOTE and any(t.pos_ in {"VERB", "AUX"} for t in quoted)
            found.append(Quotation(quoted.start, quoted.end, speaker, turn=False, whole=whole))
            open_speaker = speaker if speaker is not None else open_speaker
        before = span
    return found


def _marked(text: str, block: Block) -> tuple[list[tuple[int, int]], bool]:
    """Return the stretches between quotation marks, and whether the last one is left open."""
    found: list[tuple[int, int]] = []
    position = block.content
    while opening := _OPENING.search(text, position, block.end):
        closing = _CLOSING[opening.group()].search(text, opening.end(), block.end)
        if closing is None:
            led = text[block.content : opening.start()].rstrip()
            if opening.group() in '“‘"' and (not led or led.endswith((":", ","))):
                found.append((opening.end(), block.end))
                return found, True
            position = opening.end()
            continue
        found.append((opening.end(), closing.start()))
        position = closing.end()
    return found, False


def _sayings(paragraph: Span, inside: list[Span]) -> list[tuple[int, int]]:
    """The verbs of saying outside the quotation marks and `according to`, each with the token of who says it."""
    verbs = frozenset(words("speech")["direct"])
    quoted = {index for span in inside for index in range(span.start, span.end)}
    outside = [token for token in paragraph if token.i not in quoted]
    spoken = [token for token in outside if token.pos_ == "VERB" and token.lemma_ in verbs]
    found = [(verb.i, subject) for verb in spoken if (subject := said_by(verb)) is not None]
    if found:
        return found
    cited = [token for token in outside if token.lower_ == "according"]
    sources = [(token.i, next((t.i for t in token.subtree if t.dep_ == "pobj"), None)) for token in cited]
    return [(index, source) for index, source in sources if source is not None]


def _speaker(paragraph: Span, said: list[tuple[int, int]], quoted: Span) -> int | None:
    """Who says it: the subject of the verb before a colon that introduces it, else of the nearest verb."""
    doc = paragraph.doc
    mark = quoted.start - 1
    before = next((i for i in range(mark - 1, paragraph.start - 1, -1) if not doc[i].is_space), None)
    if before is not None and doc[before].text == ":":
        introducing = [subject for verb, subject in said if verb < before]
        if introducing:
            return introducing[-1]
    nearest = min(said, key=lambda item: min(abs(item[0] - quoted.start), abs(item[0] - quoted.end)), default=None)
    return nearest[1] if nearest is not None else None


def said_by(verb: Token) -> int | None:
    """Return the token that heads the subject of a verb of saying, across a shared subject (`came and said`)."""
    for candidate in (verb, verb.head if verb.dep_ in {"conj", "advcl", "xcomp"} else None):
        if candidate is None:
            continue
        for child in candidate.children:
            if child.dep_ == "nsubj":
                relative = child.tag_ in {"WP", "WDT"} and candidate.dep_ == "relcl"
                return int(candidate.head.i if relative else child.i)
    if verb.dep_ in {"acl", "relcl"}:
        return int(verb.head.i)
    return None


def _introduced(before: Span | None) -> int | None:
    """The speaker whom the paragraph before announces: `The Home Secretary, X, said:`."""
    if before is None or not before.text.rstrip().endswith(":"):
        return None
    verbs = frozenset(words("speech")["direct"])
    for token in reversed(list(before)):
        if token.lemma_ in verbs and token.pos_ == "VERB":
            return said_by(token)
    return None
