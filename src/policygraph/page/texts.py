"""The texts of documents, cut so that the page can mark in them who is mentioned and what is quoted.

Pieces and not offsets, because Python counts characters and a browser counts UTF-16 code units. The form of the pieces
is in ``script/data/types.d.ts``: a page of many documents is mostly made of them, so they say no more than they must.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policygraph.model import Document, Evidence, GraphContents

Segment = str | list[str | int]
Passage = dict[str, Any]
Paragraph = list[Segment | Passage]


class _Span(NamedTuple):
    start: int
    end: int
    number: int
    """Of the entity that is mentioned, or of the statement that the quotation bears."""
    unnamed: bool = False
    """A mention that is no name, such as `the department`."""


class _Piece(NamedTuple):
    segment: Segment
    statements: tuple[int, ...]
    """Whose quotations it is part of."""
    continues: tuple[int, ...]
    """Of these, those whose quotations go on after it."""


class Texts:
    r"""The texts of a graph's documents, where it has them, with the places of mentions and quotations.

    Args:
        contents: The graph's contents. Entities and statements are numbered by their places there.

    >>> from policygraph.model import Document, Entity, GraphContents, Mention
    >>> text = "Aims\n\nPrevent grows. It is old."
    >>> said = (Mention("memo", 6, 13, "Prevent", "name"), Mention("memo", 21, 23, "It", "pronoun"))
    >>> memo = Document("memo", text)
    >>> texts = Texts(GraphContents((memo,), (Entity("urn:p", "Prevent", "Programme", mentions=said),)))
    >>> texts.paragraphs(memo)
    [['Aims'], [['Prevent', 0], ' grows. ', ['It', 0, 1], ' is old.']]
    """

    def __init__(self, contents: GraphContents) -> None:
        self._texts = {document.id: document.text for document in contents.documents if document.text.strip()}
        self._bounds = {name: _bounds(text) for name, text in self._texts.items()}
        self._mentions: dict[str, set[_Span]] = defaultdict(set)
        self._quotations: dict[str, set[_Span]] = defaultdict(set)
        for number, entity in enumerate(contents.entities):
            for mention in entity.mentions:
                if span := self._fitting(mention.document, mention.start, mention.end, mention.text):
                    unnamed = mention.form in ("nominal", "pronoun")
                    self._mentions[mention.document].add(_Span(*span, number, unnamed))
        for number, statement in enumerate(contents.statements):
            for evidence in statement.evidence:
                if span := self._fitting(evidence.document, evidence.start, evidence.end, evidence.text):
                    self._quotations[evidence.document].add(_Span(*span, number))

    def paragraphs(self, document: Document) -> list[Paragraph]:
        """Return the paragraphs of a document; none if the graph has no text of it.

        Joined, the pieces of a paragraph are its text. What does not fit the text is left unmarked.
        """
        if document.id not in self._texts:
            return []
        text, bounds = self._texts[document.id], self._bounds[document.id]
        mentions = _by_paragraph(self._mentions.get(document.id, set()), bounds)
        quotations = _by_paragraph(self._quotations.get(document.id, set()), bounds)
        return [
            _passages(list(_pieces(text, *bound, mentions[place], quotations[place])))
            for place, bound in enumerate(bounds)
        ]

    def paragraph_of(self, evidence: Evidence) -> int | None:
        r"""Return the number of the paragraph in which a quotation begins, from 1; None where it is not known.

        >>> from policygraph.model import Document, Evidence, GraphContents
        >>> texts = Texts(GraphContents((Document("memo", "Aims\n\nIt backs Prevent."),)))
        >>> texts.paragraph_of(Evidence("memo", 6, 23, "It backs Prevent.", "backs", "supports/verb"))
        2
        """
        span = self._fitting(evidence.document, evidence.start, evidence.end, evidence.text)
        return _paragraph_at(self._bounds[evidence.document], span[0]) + 1 if span else None

    def _fitting(self, document: str, start: int, end: int, words: str) -> tuple[int, int] | None:
        """Return where the words stand, without white space around them; None if they do not stand there."""
        fits = start >= 0 and end - start == len(words) and self._texts.get(document, "")[start:end] == words
        if not fits or not words.strip():
            return None
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _bounds(text: str) -> list[tuple[int, int]]:
    """Return where paragraphs begin and end: at blank lines, or at the ends of lines in a text without any."""
    lines: list[tuple[int, int]] = []
    paragraphs: list[tuple[int, int]] = []
    position = 0
    follows = False
    for line in text.split("\n"):
        if content := line.rstrip():
            bound = (position, position + len(content))
            lines.append(bound)
            if follows:
                paragraphs[-1] = (paragraphs[-1][0], bound[1])
            else:
                paragraphs.append(bound)
        follows = bool(content)
        position += len(line) + 1
    return paragraphs if len(paragraphs) > 1 else lines


def _paragraph_at(bounds: list[tuple[int, int]], position: int) -> int:
    return bisect_right(bounds, position, key=lambda bound: bound[1])


def _by_paragraph(spans: set[_Span], bounds: list[tuple[int, int]]) -> list[list[_Span]]:
    """Return the spans of each paragraph, in order; one that runs over a break is in both."""
    found: list[list[_Span]] = [[] for _ in bounds]
    for span in sorted(spans):
        for place in range(_paragraph_at(bounds, span.start), len(bounds)):
            if bounds[place][0] >= span.end:
                break
            found[place].append(span)
    return found


def _pieces(text: str, start: int, end: int, mentions: list[_Span], quotations: list[_Span]) -> Iterator[_Piece]:
    """Cut a paragraph wherever a mention or a quotation begins or ends."""
    cuts = {start, end}
    for span in (*mentions, *quotations):
        cuts.add(max(span.start, start))
        cuts.add(min(span.end, end))
    ordered = sorted(cuts)
    mentioned = _Open(mentions)
    quoted = _Open(quotations)
    for here, there in pairwise(ordered):
        open_ = quoted.at(here)
        statements = tuple(sorted({span.number for span in open_})) if open_ else ()
        continues = tuple(sorted({span.number for span in open_ if span.end > there})) if open_ else ()
        yield _Piece(_segment(text[here:there], mentioned.at(here)), statements, continues)


class _Open:
    """The spans that are open at a place, as the places go by."""

    def __init__(self, spans: list[_Span]) -> None:
        self._spans = spans
        self._next = 0
        self._open: list[_Span] = []

    def at(self, place: int) -> list[_Span]:
        if self._open:
            self._open = [span for span in self._open if span.end > place]
        while self._next < len(self._spans) and self._spans[self._next].start <= place:
            self._open.append(self._spans[self._next])
            self._next += 1
        return self._open


def _segment(words: str, mentions: list[_Span]) -> Segment:
    if not mentions:
        return words
    # The innermost is what the words are a link to: in `council chief executives` the council stays visible.
    inner, *others = sorted(mentions, key=lambda span: (-span.start, span.end, span)) if mentions[1:] else mentions
    around = [number for number in dict.fromkeys(span.number for span in others) if number != inner.number]
    segment: list[str | int] = [words, inner.number]
    return segment + [int(inner.unnamed)] * bool(inner.unnamed or around) + around


def _passages(pieces: list[_Piece]) -> Paragraph:
    """Put pieces together that bear the same statements."""
    found: Paragraph = []
    for statements, run in groupby(pieces, key=lambda piece: piece.statements):
        together = list(run)
        segments = [piece.segment for piece in together]
        if not statements:
            found.extend(segments)
            continue
        passage: Passage = {"statements": list(statements), "segments": segments}
        if together[-1].continues:
            passage["continues"] = list(together[-1].continues)
        found.append(passage)
    return found
