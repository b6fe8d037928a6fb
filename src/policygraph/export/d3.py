"""The graph as node-link JSON, for D3, Observable, sigma.js and ``networkx.node_link_graph``.

A node, a link and a document stand on a line of their own, each with all that the graph knows of it: mentions and
quotations with their places, documents with their texts where the graph has them. ``<`` is written as an escape, so
that the file may stand in a page's ``<script>`` whatever a document says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from policygraph.export.claims import finite, is_fact, phrase
from policygraph.export.texts import refuse_unwritable
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement


def write_d3(contents: GraphContents, path: Path) -> None:
    """Write the graph as node-link JSON, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has a NUL or half a surrogate pair, or a number is infinite or none, for which JSON
            has no words; the message names its bearer.

    >>> import tempfile
    >>> from pathlib import Path
    >>> import networkx
    >>> from policygraph.model import Entity, GraphContents
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "graph.json")
    ...     write_d3(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)), path)
    ...     network = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="links")
    ...     network.nodes["urn:kent"]["label"]
    'Kent'
    """
    write_lines(path, _lines(contents))


def _lines(contents: GraphContents) -> Iterator[str]:
    documents = ((document.id, _document(document)) for document in contents.documents)
    nodes = ((entity.id, _node(entity)) for entity in contents.entities)
    links = ((statement.id, _link(statement)) for statement in contents.statements)
    yield '{\n"directed": true,\n"multigraph": true,\n"graph": {"documents": ['
    yield from _array(documents)
    yield ']},\n"nodes": ['
    yield from _array(nodes)
    yield '],\n"links": ['
    yield from _array(links)
    yield "]\n}\n"


def _array(objects: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    separator = "\n"
    for bearer, made in objects:
        line = json.dumps(made, ensure_ascii=False, check_circular=False, allow_nan=False)
        if not line.isascii() or "\\u0000" in line:
            _refuse_all(made, bearer)
        yield separator + line.replace("<", "\\u003c")
        separator = ",\n"


def _refuse_all(value: object, bearer: str) -> None:
    if isinstance(value, str):
        refuse_unwritable(value, bearer)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            _refuse_all(part, bearer)


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date,
        "source": document.source,
        "text": document.text or None,
    }


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "label": entity.name,
        "type": entity.type,
        "kind": entity.kind,
        "plural": entity.plural,
        "linked": entity.iri is not None,
        "aliases": list(entity.aliases),
        "known_as": list(entity.known_as),
        "mentions": len(entity.mentions),
        "mentioned": [_mention(mention) for mention in entity.mentions],
        "documents": sorted({mention.document for mention in entity.mentions}),
        "same_as": list(entity.same_as),
        "codes": list(entity.codes),
        "since": entity.since,
        "until": entity.until,
        "replaces": [{"id": body.iri, "label": body.name} for body in entity.replaces],
        "candidates": list(entity.candidates),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "document": mention.document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "form": mention.form,
    }


def _link(statement: Statement) -> dict[str, Any]:
    return {
        "source": statement.subject,
        "target": statement.object,
        "key": statement.id,
        "label": phrase(statement),
        "relation": statement.relation,
        "fact": is_fact(statement),
        "polarity": statement.polarity,
        "modality": statement.modality,
        "speaker": statement.attributed_to,
        "confidence": finite(statement.confidence, statement.id),
        "evidence": [_evidence(evidence, statement.id) for evidence in statement.evidence],
    }


def _evidence(evidence: Evidence, bearer: str) -> dict[str, Any]:
    amount = evidence.amount
    money = None if amount is None else {"currency": amount.currency, "value": finite(amount.value, bearer)}
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "prefix": evidence.prefix,
        "text": evidence.text,
        "suffix": evidence.suffix,
        "trigger": evidence.trigger,
        "rule": evidence.rule,
        "date": evidence.date,
        "period": evidence.period,
        "status": evidence.status,
        "amount": money,
    }
