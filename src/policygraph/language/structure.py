"""The shape of a plain text: paragraphs, headings, list items and speakers' turns.

Every later stage leans on it: a paragraph is parsed as a text of its own, a heading in title case is not full of
names, a list item continues its stem, and a turn of a debate has a speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "turn"]

_BREAK = re.compile(r"[ \t\r\f\v]*\n(?:[ \t\r\f\v]*\n)+\s*|\n[ \t]*(?=(?:[-•–*·▪●]|\(?[0-9a-z]{1,3}[.)])[ \t])|\n")
_BULLET = re.compile(r"(?:[-•–*·▪●]|\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+")
_TURN = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|of|and|the|for|de|von|van)){1,8})"
    r"(?P<office>(?: \([^()\n]{2,80}\)){0,3})\s*:\s+(?=\S)"
)
_HEADING_LENGTH = 90
_OPENING_QUOTES = ("“", "‘", '"', "'")
_LONGEST_PIECE = 20_000
_LONGEST_LINE = 130


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text, in the wide sense.

    Args:
        start: First character.
        content: First character after a bullet or a speaker's label.
        end: One past the last character; the white space after a block belongs to it.
        kind: ``paragraph``, ``heading``, ``item`` (of a list) or ``turn`` (of a debate).
        stem: For an item, the start of the block that introduces the list (`The members are:`).
    """

    start: int
    content: int
    end: int
    kind: BlockKind
    stem: int | None = None


def blocks(text: str) -> list[Block]:
    r"""Divide a text into blocks that cover it without gap or overlap.

    >>> [(b.kind, b.content - b.start) for b in blocks("Aims\n\nWe will:\n- listen\n- learn")]
    [('heading', 0), ('paragraph', 0), ('item', 2), ('item', 2)]
    """
    pieces = _pieces(text, wrapped=_is_wrapped(text))
    turns = {start: match for start, end in pieces if (match := _TURN.match(text, start, end))}
    debate = len(turns) > 1
    found: list[Block] = []
    stem: int | None = None
    for start, end in pieces:
        body = text[start:end].strip()
        content, kind = start, _kind(body)
        if debate and start in turns:
            content, kind = turns[start].end(), "turn"
        elif bullet := _BULLET.match(text, start, end):
            content, kind = bullet.end(), "item"
        elif stem is not None and not body.endswith((".", ":")) and not body.startswith(_OPENING_QUOTES):
            kind = "item"
        found.append(Block(start, content, end, kind, stem if kind == "item" else None))
        if body.endswith(":"):
            stem = start
        elif kind != "item":
            stem = None
    return found


def parse_pieces(block: Block) -> list[tuple[int, int]]:
    """Return the stretches of a block to parse as texts of their own: its label, then its content.

    A content longer than 20,000 characters is cut, so that a file without line ends stays within memory.
    """
    ends = [block.content, *range(block.content + _LONGEST_PIECE, block.end, _LONGEST_PIECE), block.end]
    starts = [block.start, *ends[:-1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _kind(body: str) -> BlockKind:
    if (
        len(body) <= _HEADING_LENGTH
        and "\n" not in body
        and not body.endswith((".", "!", "?", ":", ";", ",", "”", '"'))
    ):
        return "heading"
    return "paragraph"


def _is_wrapped(text: str) -> bool:
    """Whether the text was written with lines of a limited length, so that most line ends mean nothing."""
    return max(map(len, text.splitlines()), default=0) <= _LONGEST_LINE


def _pieces(text: str, *, wrapped: bool) -> list[tuple[int, int]]:
    """Cut at blank lines, and at single line ends that do not merely wrap a line."""
    cuts = [0]
    for match in _BREAK.finditer(text):
        if match.group().count("\n") > 1 or not wrapped or not _wraps(text, cuts[-1], match.start(), match.end()):
            cuts.append(match.end())
    return [(start, end) for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True) if start < end]


def _wraps(text: str, start: int, line_end: int, next_start: int) -> bool:
    if _BULLET.match(text, next_start):
        return False
    line = text[max(start, text.rfind("\n", start, line_end) + 1) : line_end].rstrip()
    following = text[next_start : next_start + 1]
    return len(line) > 45 and not line.endswith((".", ":", "?", "!", "”", '"')) and following.strip() != ""
