"""The graph in GraphML, for Gephi, Cytoscape and yEd."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import networkx

from policygraph.knowledge.ontology import default_ontology
from policygraph.writing import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from policygraph.model import Entity, GraphContents, Statement

# Characters that no XML 1.0 document can hold, not even escaped (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(contents: GraphContents, path: Path) -> None:
    """Write the graph in GraphML, in place of what stands at ``path``.

    Nodes and edges carry texts and numbers only, as Gephi needs it, and each carries all its attributes. A
    statement's quotations are one a line. Characters that XML forbids are left out.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
    """
    names = {entity.id: entity.name for entity in contents.entities}
    titles = {document.id: document.title or document.id for document in contents.documents}
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in contents.entities:
        network.add_node(entity.id, **_node(entity))
    for statement in contents.statements:
        network.add_edge(statement.subject, statement.object, key=statement.id, **_edge(statement, names, titles))
    with replacing(path) as file:
        # Not write_graphml, which gives other bytes where lxml happens to be installed.
        networkx.write_graphml_xml(network, file)


def _node(entity: Entity) -> dict[str, str | int]:
    return {
        "label": _clean(entity.name),
        "type": entity.type,
        "kind": entity.kind,
        "aliases": _joined(entity.aliases, "; "),
        "mentions": len(entity.mentions),
        "documents": _joined({mention.document for mention in entity.mentions}, "; "),
    }


def _edge(statement: Statement, names: dict[str, str], titles: dict[str, str]) -> dict[str, str | float]:
    speaker = statement.attributed_to
    return {
        "label": default_ontology().relations[statement.relation].label,
        "relation": statement.relation,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "speaker": "" if speaker is None else _clean(names[speaker]),
        "confidence": float(statement.confidence),
        "status": _joined({evidence.status for evidence in statement.evidence if evidence.status}, "; "),
        "periods": _joined({evidence.period for evidence in statement.evidence if evidence.period}, "; "),
        "amounts": _joined({str(evidence.amount) for evidence in statement.evidence if evidence.amount}, "; "),
        "quotations": _joined((evidence.text for evidence in statement.evidence), "\n"),
        "documents": _joined({titles[evidence.document] for evidence in statement.evidence}, "; "),
    }


def _joined(texts: Iterable[str], separator: str) -> str:
    ordered = sorted(texts) if isinstance(texts, set) else texts
    return separator.join(_clean(text) for text in ordered)


def _clean(text: str) -> str:
    return " ".join(_NOT_XML.sub("", text).split())
