"""What programs that draw graphs are told of an entity and of a statement: texts and numbers only, as Gephi needs it.

GraphML and GEXF are made of it. XML 1.0 cannot hold some characters, not even escaped; they are left out, and white
space is one space, so that a line of a program's table is a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from xml.sax.saxutils import escape, quoteattr

from policygraph.export.claims import finite, phrase, sums
from policygraph.export.texts import NOT_XML

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.model import Entity, GraphContents, Statement

AttributeKind = Literal["string", "whole", "number", "truth"]

NODE_ATTRIBUTES: dict[str, AttributeKind] = {
    "label": "string",
    "type": "string",
    "kind": "string",
    "plural": "truth",
    "linked": "truth",
    "aliases": "string",
    "known_as": "string",
    "mentions": "whole",
    "documents": "string",
    "same_as": "string",
    "codes": "string",
    "since": "string",
    "until": "string",
    "replaces": "string",
    "candidates": "string",
}
"""What a node has, in the order of `Viewer.node`."""

EDGE_ATTRIBUTES: dict[str, AttributeKind] = {
    "label": "string",
    "relation": "string",
    "polarity": "string",
    "modality": "string",
    "speaker": "string",
    "speaker_iri": "string",
    "confidence": "number",
    "status": "string",
    "periods": "string",
    "amounts": "string",
    "quotations": "string",
    "documents": "string",
}
"""What an edge has, in the order of `Viewer.edge`."""


class Viewer:
    """Puts entities and statements of a graph in words.

    Args:
        contents: What the graph holds.

    >>> from policygraph.model import Entity, GraphContents
    >>> entity = Entity("urn:mara", "Mara  Ellison", "Person", aliases=("Ms Ellison", "Mara"))
    >>> dict(zip(NODE_ATTRIBUTES, Viewer(GraphContents()).node(entity)))["aliases"]
    'Ms Ellison; Mara'
    """

    def __init__(self, contents: GraphContents) -> None:
        self._names = {entity.id: entity.name for entity in contents.entities}
        self._titles = {document.id: document.title or document.id for document in contents.documents}

    def node(self, entity: Entity) -> tuple[str, ...]:
        """Return the values of `NODE_ATTRIBUTES`."""
        return (
            one_line(entity.name),
            one_line(entity.type),
            entity.kind,
            _truth(entity.plural),
            _truth(entity.iri is not None),
            _joined(entity.aliases),
            _joined(entity.known_as),
            str(len(entity.mentions)),
            _joined(sorted({mention.document for mention in entity.mentions})),
            _joined(entity.same_as),
            _joined(entity.codes),
            one_line(entity.since or ""),
            one_line(entity.until or ""),
            _joined(body.name for body in entity.replaces),
            _joined(entity.candidates),
        )

    def edge(self, statement: Statement) -> tuple[str, ...]:
        """Return the values of `EDGE_ATTRIBUTES`; quotations are one a line."""
        speaker, evidence = statement.attributed_to, statement.evidence
        return (
            one_line(phrase(statement)),
            one_line(statement.relation),
            statement.polarity,
            statement.modality,
            "" if speaker is None else one_line(self._names[speaker]),
            "" if speaker is None else one_line(speaker),
            repr(finite(float(statement.confidence), statement.id)),
            _distinct(item.status for item in evidence),
            _distinct(item.period for item in evidence),
            _joined(sums(statement)),
            "\n".join(one_line(item.text) for item in evidence),
            _distinct(self._titles[item.document] for item in evidence),
        )


def one_line(text: str) -> str:
    r"""Return a text on one line, without what XML cannot hold.

    >>> one_line(" Home\n\x00Office ")
    'Home Office'
    """
    return " ".join(NOT_XML.sub("", text).split())


def attribute(text: str) -> str:
    """Return a text as the value of an XML attribute, in quotation marks.

    >>> print(attribute('<"A" & B>'))
    '&lt;"A" &amp; B&gt;'
    """
    return quoteattr(NOT_XML.sub("", text))


def content(text: str) -> str:
    """Return a text as the content of an XML element.

    >>> content("<A & B>")
    '&lt;A &amp; B&gt;'
    """
    return escape(text)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(map(one_line, texts))


def _distinct(texts: Iterable[str | None]) -> str:
    return _joined(sorted({text for text in texts if text}))


def _truth(value: bool) -> str:
    return "true" if value else "false"
