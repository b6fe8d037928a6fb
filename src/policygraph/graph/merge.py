"""Many extractions to one graph: each entity once, each statement once with all its evidence."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from policygraph.errors import PolicyGraphError
from policygraph.identifiers import checked_base, entity_iris, statement_iri
from policygraph.knowledge.base import KnowledgeBase, KnowledgeEntity, default_knowledge_base
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.ontology import default_ontology
from policygraph.model import (
    BASE,
    CONTEXT,
    Document,
    Entity,
    Evidence,
    Extraction,
    GraphContents,
    Predecessor,
    Statement,
    evidence_order,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def merge(
    extractions: Iterable[Extraction],
    knowledge: KnowledgeBase | None = None,
    base: str = BASE,
    with_texts: bool = False,
) -> GraphContents:
    """Merge what many documents state.

    Entities are the same where `policygraph.identifiers.entity_iris` gives them the same IRI. A linked entity has
    the name and the type that the knowledge base gives it; another has its fullest name, in the spelling that is
    most frequent, and the type with which it is mentioned most. A statement that several documents make has the
    evidence of all and the highest confidence. Of a symmetric relation the object is the one whose IRI comes
    later, whatever the base. A statement whose subject and object turn out to be the same entity is left out.

    Args:
        extractions: In any order; the result is the same.
        knowledge: The knowledge base that entities were linked to; by default the package's own.
        base: What the IRIs begin with that the knowledge base does not give; ends in a slash.
        with_texts: Keep the documents' texts, which may be long and confidential, in the graph.

    Raises:
        PolicyGraphError: If the base is no absolute IRI that ends in a slash, two documents with different content
            have one id, or an extraction has a type or a relation that the ontology lacks.

    >>> merge([Extraction(Document("a", "")), Extraction(Document("b", ""))]).documents[1].id
    'b'
    """
    knowledge = default_knowledge_base() if knowledge is None else knowledge
    checked_base(base)
    documents: dict[str, Document] = {}
    parts: dict[str, list[Entity]] = defaultdict(list)
    evidence: dict[Statement, set[Evidence]] = defaultdict(set)
    confidence: dict[Statement, float] = {}
    for extraction in extractions:
        document = extraction.document
        if documents.setdefault(document.id, document) != document:
            raise PolicyGraphError(f"two different documents have the id {document.id!r}: rename one of them")
        _check(extraction)
        iris = entity_iris(extraction, base)
        linked = {entity.iri for entity in extraction.entities if entity.iri is not None}
        for entity in extraction.entities:
            parts[iris[entity.id]].append(entity)
        for statement in extraction.statements:
            fact = _fact(statement, iris, base, linked)
            if fact.subject != fact.object:
                evidence[fact].update(_in_context(item, document.text) for item in statement.evidence)
                confidence[fact] = max(statement.confidence, confidence.get(fact, 0.0))
    return GraphContents(
        tuple(documents[id] if with_texts else replace(documents[id], text="") for id in sorted(documents)),
        tuple(_entity(iri, parts[iri], knowledge) for iri in sorted(parts)),
        tuple(
            replace(fact, evidence=tuple(sorted(evidence[fact], key=evidence_order)), confidence=confidence[fact])
            for fact in sorted(evidence, key=lambda fact: fact.id)
        ),
        base,
    )


def _in_context(evidence: Evidence, text: str) -> Evidence:
    before, after = text[max(0, evidence.start - CONTEXT) : evidence.start], text[evidence.end : evidence.end + CONTEXT]
    return replace(evidence, prefix=before, suffix=after)


def _fact(statement: Statement, iris: dict[str, str], base: str, linked: set[str]) -> Statement:
    """Return the statement between IRIs, without what may differ where another document states the same."""
    subject, object = iris[statement.subject], iris[statement.object]
    if default_ontology().relations[statement.relation].symmetric:
        subject, object = sorted((subject, object), key=lambda iri: iri if iri in linked else iri.removeprefix(base))
    speaker = None if statement.attributed_to is None else iris[statement.attributed_to]
    fact = replace(
        statement,
        id="",
        subject=subject,
        object=object,
        evidence=(),
        attributed_to=speaker,
        confidence=1.0,
    )
    return replace(fact, id=statement_iri(fact, base, linked))


def _entity(iri: str, parts: list[Entity], knowledge: KnowledgeBase) -> Entity:
    names: Counter[str] = Counter()
    types: Counter[str] = Counter()
    for part in parts:
        names[part.name] += len(part.mentions)
        types[part.type] += len(part.mentions)
    linked = next((part.iri for part in parts if part.iri is not None), None)
    known = None if linked is None else knowledge.get(linked)
    name = known.name if known else min(names, key=lambda name: (-len(normalise_name(name)), -names[name], name))
    aliases = {alias for part in parts for alias in part.aliases} | set(names)
    merged = Entity(
        iri,
        name,
        known.type if known else min(types, key=lambda type: (-types[type], type)),
        "named" if any(part.kind == "named" for part in parts) else "generic",
        tuple(sorted(aliases - {name})),
        tuple(sorted({mention for part in parts for mention in part.mentions})),
        linked,
        any(part.plural for part in parts),
        () if linked else tuple(sorted({iri for part in parts for iri in part.candidates})),
    )
    return merged if known is None else _with_knowledge(merged, known, knowledge)


def _with_knowledge(entity: Entity, known: KnowledgeEntity, knowledge: KnowledgeBase) -> Entity:
    earlier = ((iri, knowledge.get(iri)) for iri in known.replaces)
    return replace(
        entity,
        same_as=known.same_as,
        codes=known.codes,
        since=known.since,
        until=known.until,
        replaces=tuple(sorted(Predecessor(iri, body.name) for iri, body in earlier if body is not None)),
        known_as=tuple(sorted({*known.all_names} - {entity.name, *entity.aliases})),
    )


def _check(extraction: Extraction) -> None:
    ontology = default_ontology()
    for entity in extraction.entities:
        _must_be_known("type", entity.type, ontology.types, f"entity {entity.id}", extraction)
    for statement in extraction.statements:
        _must_be_known("relation", statement.relation, ontology.relations, f"statement {statement.id}", extraction)


def _must_be_known(what: str, name: str, known: Collection[str], where: str, extraction: Extraction) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(sorted(known))}"
        raise PolicyGraphError(
            f"document {extraction.document.id!r}, {where}: the ontology has no {what} {name!r}; {hint}"
        )
