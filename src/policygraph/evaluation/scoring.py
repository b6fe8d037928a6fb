"""Extractions against annotations: precision, recall and F1 of entities, mentions and statements, and the errors.

The measures are micro-averaged over all documents:

``entity``
    Named entities found, aligned by overlapping mentions or else by an equal name.
``typed``
    The same, where the type is right, too.
``mention``
    Mentions of aligned entities, with the annotated extent or nearly so.
``pair``
    A statement between the right two entities, whatever the relation and its direction.
``statement``
    Subject, relation and object are right; a symmetric relation counts either way round.

Generic entities count only through the statements in which they take part. Optional facts count neither way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from policygraph.evaluation.alignment import align, near, overlap
from policygraph.evaluation.figures import Figures
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.evaluation.gold import Annotation, Fact
    from policygraph.model import Entity, Extraction, Statement

MEASURES = ("entity", "typed", "mention", "pair", "statement")
QUALIFIERS = ("polarity", "modality", "attribution")


@dataclass(frozen=True, slots=True)
class Error:
    """Something that extraction and annotation disagree on.

    Args:
        document: The document's id.
        kind: ``missed`` (annotated, not found), ``spurious`` (found, not annotated), ``type`` of an entity, or the
            qualifier of a statement that is wrong.
        what: The entity or the statement, in words.
        quotation: The sentence behind a statement; for an entity its first mention.
        rule: The rule that found a statement; empty where none did.
    """

    document: str
    kind: Literal["missed", "spurious", "type", "polarity", "modality", "attribution"]
    what: str
    quotation: str
    rule: str = ""


@dataclass(slots=True)
class Evaluation:
    """How extractions compare with annotations.

    Args:
        measures: The figures of each of `MEASURES`.
        types: The figures of entities with their type, by type.
        relations: The figures of statements, by relation.
        qualifiers: Of the statements that are right, how many have each of `QUALIFIERS` right.
        judged: Every statement that counts, and whether it is right.
        documents: How many documents are annotated.
        missing: The ids of those that were not extracted.
        errors: What is wrong, by document.
    """

    measures: dict[str, Figures] = field(default_factory=lambda: dict.fromkeys(MEASURES, Figures()))
    types: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    relations: dict[str, Figures] = field(default_factory=lambda: defaultdict(Figures))
    qualifiers: Counter[str] = field(default_factory=Counter)
    judged: list[tuple[Statement, bool]] = field(default_factory=list)
    documents: int = 0
    missing: list[str] = field(default_factory=list)
    errors: list[Error] = field(default_factory=list)

    def share(self, qualifier: str) -> float:
        """Return the share of right statements whose qualifier is right, too; 0 where no statement is right."""
        right = self.measures["statement"].right
        return self.qualifiers[qualifier] / right if right else 0.0


def evaluate(annotations: Iterable[Annotation], extractions: Mapping[str, Extraction]) -> Evaluation:
    """Compare extractions with annotations.

    Args:
        annotations: What is right.
        extractions: What was found, by document id; a document that is missing counts as empty.

    >>> evaluate([], {}).measures["statement"].f1
    0.0
    """
    result = Evaluation()
    for annotation in annotations:
        document = annotation.extraction.document
        result.documents += 1
        if document.id not in extractions:
            result.missing.append(document.id)
        extraction = extractions.get(document.id)
        _Comparison(annotation, extraction, result).run()
    return result


class _Comparison:
    """One document's annotation beside its extraction."""

    def __init__(self, annotation: Annotation, extraction: Extraction | None, result: Evaluation) -> None:
        self.result = result
        self.document = annotation.extraction.document.id
        self.wanted = {entity.id: entity for entity in annotation.extraction.entities}
        self.found = {entity.id: entity for entity in (extraction.entities if extraction else ())}
        self.aligned = align(annotation.extraction.entities, tuple(self.found.values()))
        optional = {_turned(fact) for fact in annotation.optional}
        self.optional = optional
        self.facts = {fact: s for fact, s in _facts(annotation.extraction.statements).items() if fact not in optional}
        statements = extraction.statements if extraction else ()
        renamed = {id: self.aligned.get(id, f"? {id}") for id in self.found}
        self.claims = {fact: s for fact, s in _facts(statements, renamed).items() if fact not in optional}

    def run(self) -> None:
        self._entities()
        self._mentions()
        self._statements()

    def _count(self, measure: str, right: int, found: int, wanted: int) -> None:
        self.result.measures[measure] += Figures(right, found, wanted)

    def _entities(self) -> None:
        named = [e for e in self.wanted.values() if e.kind == "named"]
        generic = {e.id for e in self.wanted.values() if e.kind != "named"}
        found = [e for e in self.found.values() if e.kind == "named" and self.aligned.get(e.id) not in generic]
        right = [e for e in found if e.id in self.aligned]
        typed = [e for e in right if e.type == self.wanted[self.aligned[e.id]].type]
        self._count("entity", len(right), len(found), len(named))
        self._count("typed", len(typed), len(found), len(named))
        for entity in found:
            self.result.types[entity.type] += Figures(entity in typed, 1, 0)
        for entity in named:
            self.result.types[entity.type] += Figures(0, 0, 1)
        targets = {self.aligned[entity.id] for entity in right}
        for entity in found:
            if entity.id not in self.aligned:
                self._error("spurious", f"{entity.name} ({entity.type})", _first_mention(entity))
            elif entity not in typed:
                type_ = self.wanted[self.aligned[entity.id]].type
                self._error("type", f"{entity.name}: {entity.type}, not {type_}", _first_mention(entity))
        for entity in named:
            if entity.id not in targets:
                self._error("missed", f"{entity.name} ({entity.type})", _first_mention(entity))

    def _mentions(self) -> None:
        for entity in self.found.values():
            if entity.id in self.aligned:
                wanted = self.wanted[self.aligned[entity.id]].mentions
                hits = sum(any(near(a, b) and overlap(a, b) for b in wanted) for a in entity.mentions)
                self._count("mention", min(hits, len(wanted)), len(entity.mentions), len(wanted))

    def _statements(self) -> None:
        hits = self.facts.keys() & self.claims.keys()
        self._count("statement", len(hits), len(self.claims), len(self.facts))
        for fact, statement in self.claims.items():
            self.result.relations[fact[1]] += Figures(fact in hits, 1, 0)
            self.result.judged.append((statement, fact in hits))
            if fact not in hits:
                self._wrong("spurious", statement, self.found)
        for fact, statement in self.facts.items():
            self.result.relations[fact[1]] += Figures(0, 0, 1)
            if fact not in hits:
                self._wrong("missed", statement, self.wanted)
        loose = _pairs(self.optional)
        wanted, found = _pairs(self.facts) - loose, _pairs(self.claims) - loose
        self._count("pair", len(wanted & found), len(found), len(wanted))
        for fact in sorted(hits):
            self._qualifiers(self.facts[fact], self.claims[fact])

    def _qualifiers(self, wanted: Statement, found: Statement) -> None:
        speaker = None if found.attributed_to is None else self.aligned.get(found.attributed_to)
        right = {
            "polarity": wanted.polarity == found.polarity,
            "modality": wanted.modality == found.modality,
            "attribution": speaker == wanted.attributed_to,
        }
        for qualifier in QUALIFIERS:
            self.result.qualifiers[qualifier] += right[qualifier]
        if not right["polarity"]:
            self._wrong("polarity", found, self.found)
        if not right["modality"]:
            self._wrong("modality", found, self.found)
        if not right["attribution"]:
            self._wrong("attribution", found, self.found)

    def _wrong(
        self,
        kind: Literal["missed", "spurious", "polarity", "modality", "attribution"],
        statement: Statement,
        entities: Mapping[str, Entity],
    ) -> None:
        said = f"{entities[statement.subject].name} | {statement.relation} | {entities[statement.object].name}"
        unusual = marks(statement.polarity, statement.modality)
        if statement.attributed_to is not None:
            unusual.append(f"says {entities[statement.attributed_to].name}")
        what = f"{said} ({', '.join(unusual)})" if unusual else said
        (evidence,) = statement.evidence
        self._error(kind, what, evidence.text, evidence.rule)

    def _error(
        self,
        kind: Literal["missed", "spurious", "type", "polarity", "modality", "attribution"],
        what: str,
        quotation: str,
        rule: str = "",
    ) -> None:
        self.result.errors.append(Error(self.document, kind, what, " ".join(quotation.split()), rule))


def _facts(statements: Iterable[Statement], names: Mapping[str, str] | None = None) -> dict[Fact, Statement]:
    found: dict[Fact, Statement] = {}
    for statement in statements:
        subject, object_ = statement.subject, statement.object
        if names is not None:
            subject, object_ = names[subject], names[object_]
        found.setdefault(_turned((subject, statement.relation, object_)), statement)
    return found


def _turned(fact: Fact) -> Fact:
    subject, relation, object_ = fact
    known = default_ontology().relations.get(relation)
    if known is not None and known.symmetric and object_ < subject:
        return object_, relation, subject
    return fact


def _pairs(facts: Iterable[Fact]) -> set[tuple[str, ...]]:
    return {tuple(sorted((subject, object_))) for subject, _, object_ in facts}


def _first_mention(entity: Entity) -> str:
    return entity.mentions[0].text if entity.mentions else entity.name
