"""The graph as FollowTheMoney entities, a JSON object a line: for Aleph, OpenSanctions' tools and yente.

What is what there says ``followthemoney.yaml``. FollowTheMoney is about particular people and bodies, which its tools
find again in other data by name, and its links are facts. So an entity that stands for a kind (`councils`) is left out
where it would be compared. A fact is a link with its quotations and, as ``proof``, its documents. Whatever is negated,
proposed, possible or only somebody's claim is no link of any kind but a ``Note`` about those whom it concerns, in words
that say what it is; so is a fact of which one end is left out. Identifiers are made of IRIs, because those of
FollowTheMoney have letters, digits, dots and hyphens only. Reference: https://followthemoney.tech/
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from policygraph.export.claims import ends, in_words, is_fact, relation_label, sums, whole_day
from policygraph.export.followthemoney_schema import (
    addresses,
    identifier,
    made,
    mapping,
    named,
    schema_of,
)
from policygraph.identifiers import document_iri
from policygraph.knowledge.dates import is_date
from policygraph.writing import write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from policygraph.model import Document, Entity, GraphContents, Statement

_WIKIDATA = "http://www.wikidata.org/entity/"


def write_followthemoney(contents: GraphContents, path: Path) -> None:
    """Write the graph as FollowTheMoney entities, in place of what stands at ``path``.

    Args:
        contents: What the graph holds.
        path: The file; its folder must exist.

    Raises:
        OSError: If it cannot be written; what stood there is then unchanged.
        PolicyGraphError: If a text has a NUL or half a surrogate pair, or a sum of money is infinite or none; the
            message names its bearer.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from policygraph.model import Entity, GraphContents
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "graph.jsonl")
    ...     write_followthemoney(GraphContents(entities=(Entity("urn:kent", "Kent", "Place"),)), path)
    ...     print(path.read_text("utf-8"), end="")
    {"id": "pg-...", "schema": "Territory", "properties": {"name": ["Kent"]}, "iri": "urn:kent"}
    """
    maker = _Maker(contents)
    write_lines(path, (json.dumps(entity, ensure_ascii=False) + "\n" for entity in maker.all()))


class _Maker:
    """Makes FollowTheMoney entities of a graph."""

    def __init__(self, contents: GraphContents) -> None:
        self._contents = contents
        self._names = {entity.id: entity.name for entity in contents.entities}
        self._schemata = {entity.id: schema for entity in contents.entities if (schema := schema_of(entity))}
        self._shortcuts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for statement in filter(is_fact, contents.statements):
            self._shorten(statement)

    def all(self) -> Iterator[dict[str, Any]]:
        for document in self._contents.documents:
            yield self._document(document)
        yield from (self._entity(entity) for entity in self._contents.entities if entity.id in self._schemata)
        successors = [entity for entity in self._contents.entities if self._is_party(entity.id)]
        bodies = {body.iri: body.name for entity in successors for body in entity.replaces}
        for iri in sorted(bodies.keys() - self._names.keys()):
            yield made(iri, "LegalEntity", {"name": [named(bodies[iri], iri)]})
        for entity in successors:
            yield from self._successions(entity)
        for statement in self._contents.statements:
            if about := self._statement(statement):
                yield about

    def _is_party(self, iri: str) -> bool:
        return self._schemata.get(iri) in mapping()["relations"]["replaces"]["subject"]["schemata"]

    def _shorten(self, statement: Statement) -> None:
        """Keep in mind what a fact says as a property of one of its ends."""
        shortcut = mapping()["shortcuts"].get(statement.relation)
        if shortcut is None or statement.subject == statement.object:
            return
        both = (statement.subject, statement.object)
        bearer, other = both if shortcut["bearer"] == "subject" else reversed(both)
        if self._schemata.get(bearer) not in shortcut["schemata"]:
            return
        if "values" not in shortcut:
            self._shortcuts[bearer][shortcut["property"]].add(self._names[other])
        elif self._schemata.get(other) in shortcut["values"]:
            self._shortcuts[bearer][shortcut["property"]].add(identifier(other))

    def _document(self, document: Document) -> dict[str, Any]:
        longest = mapping()["limits"]["bodyText"]
        iri, text, day = document_iri(document.id, self._contents.base), document.text, whole_day(document.date)
        properties = {
            "fileName": [named(document.id, iri)],
            "title": [document.title or ""],
            "publishedAt": [] if day is None else [day.isoformat()],
            "sourceUrl": addresses([document.source or ""]),
            "bodyText": [text[start : start + longest] for start in range(0, len(text), longest)],
        }
        return made(iri, "Document", properties)

    def _entity(self, entity: Entity) -> dict[str, Any]:
        schema = self._schemata[entity.id]
        known: dict[str, Iterable[str]] = {
            "codes": entity.codes,
            "since": [entity.since] if entity.since and is_date(entity.since) else [],
            "until": [entity.until] if entity.until and is_date(entity.until) else [],
        }
        properties: dict[str, Iterable[str]] = {
            "name": [named(entity.name, entity.id)],
            # Its tools look for an entity by its aliases, too, as they do not by a weakAlias.
            "alias": (*entity.aliases, *entity.known_as),
            "wikidataId": [iri.removeprefix(_WIKIDATA) for iri in entity.same_as if iri.startswith(_WIKIDATA)],
            "sourceUrl": addresses(iri for iri in entity.same_as if not iri.startswith(_WIKIDATA)),
            "proof": self._proofs(mention.document for mention in entity.mentions),
        }
        properties |= {name: known[kept] for kept, name in mapping()["properties"][schema].items()}
        properties |= {name: sorted(values) for name, values in self._shortcuts.get(entity.id, {}).items()}
        return made(entity.id, schema, properties)

    def _successions(self, entity: Entity) -> Iterator[dict[str, Any]]:
        """Yield what the knowledge base knows of whose place a body took."""
        for body in entity.replaces:
            if body.iri not in self._names or self._is_party(body.iri):
                properties = {
                    "successor": [identifier(entity.id)],
                    "predecessor": [identifier(body.iri)],
                    "role": [relation_label("replaces")],
                    "date": [entity.since] if entity.since and is_date(entity.since) else [],
                }
                yield made(f"{entity.id}\n{body.iri}", "Succession", properties, has_iri=False)

    def _statement(self, statement: Statement) -> dict[str, Any] | None:
        subject, object = self._schemata.get(statement.subject), self._schemata.get(statement.object)
        if is_fact(statement) and subject and object:
            return self._link(statement, subject, object)
        concerned = dict.fromkeys((statement.subject, statement.object, statement.attributed_to))
        ids = [identifier(iri) for iri in concerned if iri in self._schemata]
        return self._note(statement, ids) if ids else None

    def _link(self, statement: Statement, subject: str, object: str) -> dict[str, Any]:
        own = mapping()["relations"].get(statement.relation)
        if own is None or subject not in own["subject"]["schemata"] or object not in own["object"]["schemata"]:
            own = mapping()["other"]
        periods = [ends(evidence.period) for evidence in statement.evidence]
        properties: dict[str, Iterable[str]] = {
            own["subject"]["property"]: [identifier(statement.subject)],
            own["object"]["property"]: [identifier(statement.object)],
            "role": [relation_label(statement.relation)],
            "status": sorted({evidence.status for evidence in statement.evidence if evidence.status}),
            "startDate": sorted({first.isoformat() for first, _ in periods if first}),
            "endDate": sorted({last.isoformat() for _, last in periods if last}),
            "summary": [self._words(statement)],
            "description": [evidence.text for evidence in statement.evidence],
            "recordId": [statement.id],
            "proof": self._proofs(evidence.document for evidence in statement.evidence),
        }
        kept = {name: values for name, values in properties.items() if name not in own.get("without", ())}
        return made(statement.id, own["schema"], kept)

    def _note(self, statement: Statement, concerned: list[str]) -> dict[str, Any]:
        properties = {
            "name": [self._words(statement)],
            "entity": concerned,
            "description": [evidence.text for evidence in statement.evidence],
            "proof": self._proofs(evidence.document for evidence in statement.evidence),
        }
        return made(statement.id, "Note", properties)

    def _words(self, statement: Statement) -> str:
        """Return a statement in words that say what it is other than a fact, and the money that it is about."""
        speaker = statement.attributed_to
        said = [] if speaker is None else [f"according to {self._names[speaker]}"]
        return in_words(statement, self._names, [*sums(statement), *said])

    def _proofs(self, documents: Iterable[str]) -> list[str]:
        return [identifier(document_iri(document, self._contents.base)) for document in sorted(set(documents))]
