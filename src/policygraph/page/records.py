"""What the page knows of a graph: records for its script, that refer to one another by number."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from policygraph.export.vocabulary import classes_of
from policygraph.model import evidence_order
from policygraph.page.appearance import appearance_of, relation_called
from policygraph.page.quotations import pieces
from policygraph.page.texts import Texts

if TYPE_CHECKING:
    from pyvis.network import Network

    from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

Record = dict[str, Any]

_NAMELESS = "(no name)"


def records(contents: GraphContents, network: Network) -> Record:
    """Return the records of a graph's contents, ready to be written as JSON.

    Types are in the order of the legend, relations in alphabetical order of their labels; documents, entities and
    statements in the order of the contents. What goes without saying (affirmed, asserted, no alias) is left out.
    ``script/data/types.d.ts`` describes them.

    Args:
        contents: The graph's contents; statements join entities that it has.
        network: Its picture: for each entity a node, for each statement an edge.

    >>> from policygraph.model import Entity, GraphContents
    >>> from policygraph.page.network import to_network
    >>> contents = GraphContents(entities=(Entity("urn:x", "Leeds City Council", "LocalAuthority"),))
    >>> made = records(contents, to_network(contents))
    >>> made["types"][0]["label"], made["entities"][0]["name"]
    ('local authority', 'Leeds City Council')
    """
    return _Records(contents, network).made


class _Records:
    def __init__(self, contents: GraphContents, network: Network) -> None:
        self._base = contents.base
        kinds = Counter(entity.type for entity in contents.entities)
        looks = {name: appearance_of(name) for name in kinds}
        types = sorted(kinds, key=lambda name: (looks[name].place, looks[name].label, name))
        joined = {statement.relation for statement in contents.statements}
        relations = sorted((relation_called(name) for name in joined), key=lambda one: (one.label, one.name))
        self._types = _numbers(types)
        self._relations = _numbers([relation.name for relation in relations])
        self._documents = _numbers([document.id for document in contents.documents])
        self._entities = _numbers([entity.id for entity in contents.entities])
        self._mentions = _mentions_by_document(contents)
        self._texts = Texts(contents)
        self.made: Record = {
            "base": contents.base,
            "types": [
                {
                    "name": name,
                    "label": looks[name].label,
                    "glyph": looks[name].glyph,
                    "colour": looks[name].colour,
                    "count": kinds[name],
                    "classes": classes_of(name),
                }
                for name in types
            ],
            "relations": [
                _said(
                    name=one.name,
                    label=one.label,
                    inverse=one.inverse_label or f"{one.label} (the other way round)",
                    iri=one.iri,
                    symmetric=one.symmetric,
                )
                for one in relations
            ],
            "documents": [self._document(document) for document in contents.documents],
            "entities": [
                self._entity(entity) | _picked(node, "x", "y", "size", "cluster", "opens")
                for entity, node in zip(contents.entities, network.nodes, strict=True)
            ],
            "statements": [
                self._statement(statement) | _said(bend=_bend(edge))
                for statement, edge in zip(contents.statements, network.edges, strict=True)
            ],
        }

    def _document(self, document: Document) -> Record:
        title = document.title if document.title and document.title.strip() else document.id
        return {"id": document.id, "title": title if title.strip() else _NAMELESS} | _said(
            date=document.date,
            source=document.source,
            text=self._texts.paragraphs(document),
        )

    def _entity(self, entity: Entity) -> Record:
        name = entity.name if entity.name.strip() else _NAMELESS
        return {"id": self._short(entity.id), "name": name} | _said(
            type=self._types[entity.type],
            aliases=[alias for alias in entity.aliases if alias != entity.name],
            knownAs=[name for name in entity.known_as if name != entity.name and name not in entity.aliases],
            generic=entity.kind == "generic",
            plural=entity.plural,
            mentions=len(entity.mentions),
            mentionedIn=sorted(
                {self._documents[one.document] for one in entity.mentions if one.document in self._documents}
            ),
            iri=entity.iri,
            candidates=list(entity.candidates),
            sameAs=list(entity.same_as),
            codes=list(entity.codes),
            since=entity.since,
            until=entity.until,
            replaces=[{"iri": body.iri, "name": body.name} for body in entity.replaces],
        )

    def _short(self, iri: str) -> str:
        return iri.removeprefix(self._base)

    def _statement(self, statement: Statement) -> Record:
        speaker = statement.attributed_to
        return {"id": self._short(statement.id)} | _said(
            subject=self._entities[statement.subject],
            relation=self._relations[statement.relation],
            object=self._entities[statement.object],
            negated=statement.polarity == "negated",
            modality=None if statement.modality == "asserted" else statement.modality,
            speaker=None if speaker is None else self._entities[speaker],
            confidence=round(statement.confidence, 2),
            evidence=[self._evidence(one, statement) for one in sorted(statement.evidence, key=evidence_order)],
        )

    def _evidence(self, evidence: Evidence, statement: Statement) -> Record:
        quotation = pieces(
            evidence,
            self._mentions[statement.subject, evidence.document],
            self._mentions[statement.object, evidence.document],
        )
        return {"quotation": quotation} | _said(
            document=self._documents.get(evidence.document),
            start=evidence.start,
            end=evidence.end,
            paragraph=self._texts.paragraph_of(evidence),
            trigger=evidence.trigger,
            date=evidence.date,
            period=evidence.period,
            status=evidence.status,
            amount=None if evidence.amount is None else str(evidence.amount),
            rule=evidence.rule,
        )


def _mentions_by_document(contents: GraphContents) -> dict[tuple[str, str], list[Mention]]:
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for entity in contents.entities:
        for mention in entity.mentions:
            mentions[entity.id, mention.document].append(mention)
    return mentions


def _numbers(names: list[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _bend(edge: Record) -> float | None:
    smooth = edge["smooth"]
    return (smooth["roundness"] if smooth["type"] == "curvedCW" else -smooth["roundness"]) if smooth else None


def _picked(values: Record, *names: str) -> Record:
    return {name: values[name] for name in names if name in values}


def _said(**values: object) -> Record:
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value not in ("", [])
    }
