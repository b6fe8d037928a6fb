"""What the page knows of a graph beside its picture: records for its script, that refer to one another by number."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from policygraph.page.appearance import appearance_of, relation_called
from policygraph.page.quotations import pieces

if TYPE_CHECKING:
    from policygraph.model import Entity, Evidence, GraphContents, Mention, Statement

Record = dict[str, Any]


class Records:
    """The records of a graph's contents, ready to be written as JSON.

    What goes without saying (affirmed, asserted, no alias) is left out.

    Args:
        contents: The graph's contents; statements join entities that it has.

    Attributes:
        types: The types that occur, in the order of the legend, each with its label, look and number of entities.
        relations: The relations that occur, in alphabetical order of their labels.
        documents: The documents in the order of the contents.
        entities: The entities in the order of the contents, each with the number of its type.
        statements: The statements in the order of the contents, each with the numbers of what it joins.

    >>> from policygraph.model import Entity, GraphContents
    >>> Records(GraphContents(entities=(Entity("urn:x", "Leeds City Council", "LocalAuthority"),))).types
    [{'label': 'local authority', 'glyph': 'house', 'colour': 'teal', 'count': 1}]
    """

    def __init__(self, contents: GraphContents) -> None:
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
        self.types: list[Record] = [
            {
                "label": looks[name].label,
                "glyph": looks[name].glyph,
                "colour": looks[name].colour,
                "count": kinds[name],
            }
            for name in types
        ]
        self.relations: list[Record] = [
            {"label": one.label, "inverse": one.inverse_label or f"{one.label} (the other way round)"}
            for one in relations
        ]
        self.documents: list[Record] = [
            _said(title=document.title or document.id, date=document.date, source=document.source)
            for document in contents.documents
        ]
        self.entities: list[Record] = [self._entity(entity) for entity in contents.entities]
        self.statements: list[Record] = [self._statement(statement) for statement in contents.statements]

    def _entity(self, entity: Entity) -> Record:
        aliases = [alias for alias in entity.aliases if alias != entity.name]
        return _said(
            name=entity.name,
            type=self._types[entity.type],
            aliases=aliases,
            generic=entity.kind == "generic",
            iri=entity.iri,
        )

    def _statement(self, statement: Statement) -> Record:
        speaker = statement.attributed_to
        return _said(
            subject=self._entities[statement.subject],
            relation=self._relations[statement.relation],
            object=self._entities[statement.object],
            negated=statement.polarity == "negated",
            modality=None if statement.modality == "asserted" else statement.modality,
            speaker=None if speaker is None else self._entities[speaker],
            confidence=round(statement.confidence, 2),
            evidence=[self._evidence(one, statement) for one in sorted(statement.evidence, key=_place)],
        )

    def _evidence(self, evidence: Evidence, statement: Statement) -> Record:
        return _said(
            document=self._documents.get(evidence.document),
            quotation=pieces(
                evidence,
                self._mentions[statement.subject, evidence.document],
                self._mentions[statement.object, evidence.document],
            ),
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


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return evidence.document, evidence.start, evidence.end, evidence.rule


def _numbers(names: list[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _said(**values: object) -> Record:
    return {
        name: value
        for name, value in values.items()
        if value is not None and value is not False and value not in ("", [])
    }
