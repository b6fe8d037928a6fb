"""Mentions while a text is being read: spans of tokens with what is known of each so far.

The components of the pipeline add them and refine them; `entities` gathers them. The frozen record that leaves the
stage is `policygraph.model.Mention`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokens import Token

    from policygraph.language.structure import Block
    from policygraph.model import Form, Kind

# How sure a mention's type is: said by the knowledge base; by the words of the name; by a description beside it or
# a label of the language model; guessed.
KNOWN, WORDED, LABELLED, GUESSED = 4, 3, 2, 1


@dataclass(slots=True, eq=False)
class MentionSpan:
    """A span of tokens that may refer to an entity.

    Args:
        doc: The Doc it lies in.
        start: First token.
        end: One past the last token.
        root: The token that heads it.
        type: Its type, or None where nothing is known (pronouns).
        certainty: How sure the type is: `KNOWN` to `GUESSED`.
        form: ``name``, ``abbreviation``, ``nominal`` or ``pronoun``.
        kind: ``named`` or ``generic``.
        iris: The entities of the knowledge base that bear this name.
        concept: For a nominal, what it describes: one word for all its synonyms.
        modifiers: For a nominal, the lemmas that narrow it down.
        definite: A nominal with `the`, `this` or a possessive.
        plural: It is grammatically plural.
        entity: The number of the entity it refers to, once coreference has run.
    """

    doc: Doc
    start: int
    end: int
    root: int
    type: str | None
    certainty: int
    form: Form
    kind: Kind = "named"
    iris: tuple[str, ...] = ()
    concept: str = ""
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    plural: bool = False
    entity: int = -1

    @property
    def text(self) -> str:
        """The words it spans."""
        text: str = self.doc[self.start : self.end].text
        return text.strip()

    @property
    def start_char(self) -> int:
        """Offset of its first character."""
        first: Token = self.doc[self.start]
        return int(first.idx)

    @property
    def end_char(self) -> int:
        """Offset one past its last character."""
        last: Token = self.doc[self.end - 1]
        return int(last.idx) + len(last.text)


@dataclass(slots=True, eq=False)
class EntityMentions:
    """An entity of the text: the mentions that refer to it, with what they say of it together.

    Args:
        number: Its place in ``doc._.entities``.
        name: Its fullest name.
        type: The surest type that its mentions give.
        kind: ``named`` where any of its mentions is a name.
        mentions: In reading order.
        iris: Candidates of the knowledge base.
    """

    number: int
    name: str
    type: str
    kind: Kind
    mentions: list[MentionSpan] = field(default_factory=list)
    iris: tuple[str, ...] = ()


def token_mentions(doc: Doc) -> dict[int, MentionSpan]:
    """Map each token that heads a mention to it, the longest where several share a head."""
    heads: dict[int, MentionSpan] = {}
    for mention in doc._.mentions:
        other = heads.get(mention.root)
        if other is None or mention.end - mention.start > other.end - other.start:
            heads[mention.root] = mention
    return heads


def block_of(doc: Doc, character: int) -> Block:
    """Return the block of the text that a character lies in."""
    found: list[Block] = doc._.blocks
    return found[bisect_right(found, character, key=lambda block: block.start) - 1]


def register_extensions() -> None:
    """Declare the attributes that the components set on a Doc."""
    for name in (
        "mentions",
        "entities",
        "quotations",
        "innermost_quotation",
        "predications",
        "blocks",
        "stems",
        "knowledge",
        "cited",
        "written",
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
