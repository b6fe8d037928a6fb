"""A graph as descriptions of subjects, in the words of `policygraph.export.mapping` and in an order for readers."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from policygraph.export import mapping
from policygraph.export.claims import in_words, is_fact
from policygraph.export.mapping import property_of
from policygraph.export.terms import BOOLEAN, TYPE, Claim, Description, Iri, Section, Term, Text, Typed
from policygraph.export.texts import refuse
from policygraph.export.vocabulary import classes_of
from policygraph.identifiers import document_iri, evidence_iris
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policygraph.export.mapping import Field
    from policygraph.model import Document, Entity, Evidence, GraphContents, Mention, Statement

    Pairs = list[tuple[Iri, tuple[Term, ...]]]


@dataclass(frozen=True, slots=True)
class RdfOptions:
    """What is said in another way than usual.

    Args:
        attributed_facts: There are also direct triples for what only a speaker affirms and asserts.
        reifiers: A statement is a reifier of RDF 1.2, ``rdf:reifies <<( … )>>``, in place of ``rdf:subject``,
            ``rdf:predicate`` and ``rdf:object``.
    """

    attributed_facts: bool = False
    reifiers: bool = False


USUAL = RdfOptions()


def sections(contents: GraphContents, options: RdfOptions = USUAL) -> Iterator[Section]:
    """Yield all that is said, as one graph: entities by name, statements by theirs, documents, quotations, mentions.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: If a text has what RDF cannot hold; the message names its bearer.
    """
    describer = _Describer(contents, options)
    facts = describer.facts(contents.statements)
    yield Section("Graph", describer.dataset())
    yield Section("Entities", describer.entities(facts))
    yield Section("Statements", describer.statements(contents.statements))
    yield Section("Documents", describer.documents())
    yield Section("Evidence", describer.evidence(contents.statements))
    yield Section("Mentions", describer.mentions())


def sections_by_document(contents: GraphContents, options: RdfOptions = USUAL) -> Iterator[Section]:
    """Yield the same with a named graph for each document: all that rests on its text alone.

    Entities and documents are described in the default graph. The union of all graphs is what `sections` yields.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: As `sections`.
    """
    describer = _Describer(contents, options)
    yield Section("Graph", describer.dataset())
    yield Section("Entities", describer.entities({}))
    yield Section("Documents", describer.documents())
    stated: dict[str, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        for id in {evidence.document for evidence in statement.evidence}:
            stated[id].append(statement)
    for document in contents.documents:
        graph = describer.document_iris[document.id]
        statements = stated[document.id]
        yield Section("Facts", describer.facts_alone(describer.facts(statements)), graph)
        yield Section("Statements", describer.statements(statements, document.id), graph)
        yield Section("Evidence", describer.evidence(statements, document.id), graph)
        yield Section("Mentions", describer.mentions(document.id), graph)


class _Place(NamedTuple):
    """Where a document is quoted."""

    document: str
    start: int
    end: int


class _Describer:
    def __init__(self, contents: GraphContents, options: RdfOptions) -> None:
        self._contents = contents
        self._options = options
        self._names = {entity.id: entity.name for entity in contents.entities}
        self._documents = {document.id: document for document in contents.documents}
        self.document_iris = {id: Iri(document_iri(id, contents.base)) for id in self._documents}
        self._mentions: dict[str, list[tuple[Mention, str]]] | None = None

    def dataset(self) -> Iterator[Description]:
        base = self._contents.base
        space = (mapping.URI_SPACE, (Text(base),))
        yield Description(Iri(f"{base}graph"), ((TYPE, mapping.DATASET_CLASSES), space))

    def entities(self, facts: dict[str, Pairs]) -> Iterator[Description]:
        earlier: dict[str, str] = {}
        for entity in sorted(self._contents.entities, key=lambda entity: (entity.name.casefold(), entity.id)):
            yield _described(entity.id, _entity, entity, facts.get(entity.id, []))
            earlier |= {body.iri: body.name for body in entity.replaces if body.iri not in self._names}
        for iri, name in sorted(earlier.items(), key=itemgetter(1, 0)):
            yield _described(iri, _label, name)

    def facts(self, statements: Iterable[Statement]) -> dict[str, Pairs]:
        """Return the direct triples by subject: of a symmetric relation both ways."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        relations = default_ontology().relations
        for statement in statements:
            claimed = replace(statement, attributed_to=None) if self._options.attributed_facts else statement
            if is_fact(claimed):
                found[statement.subject].add((statement.relation, statement.object))
                if relations[statement.relation].symmetric:
                    found[statement.object].add((statement.relation, statement.subject))
        return {
            subject: [
                (property_of(relation), tuple(Iri(object) for _, object in group))
                for relation, group in groupby(sorted(pairs), key=itemgetter(0))
            ]
            for subject, pairs in found.items()
        }

    def facts_alone(self, facts: dict[str, Pairs]) -> Iterator[Description]:
        for subject in sorted(facts, key=lambda iri: (self._names[iri].casefold(), iri)):
            yield Description(Iri(subject), tuple(facts[subject]))

    def statements(self, statements: Iterable[Statement], document: str | None = None) -> Iterator[Description]:
        """Describe statements with all their evidence, or with that of one document."""
        names = {iri: name.casefold() for iri, name in self._names.items()}
        for statement in sorted(
            statements, key=lambda item: (names[item.subject], item.relation, names[item.object], item.id)
        ):
            yield _described(statement.id, self._statement, statement, document)

    def documents(self) -> Iterator[Description]:
        for document in self._contents.documents:
            yield _described(self.document_iris[document.id], _document, document)

    def evidence(self, statements: Iterable[Statement], document: str | None = None) -> Iterator[Description]:
        """Describe the quotations of all documents or of one by place; each place with its selectors once."""
        found = (
            (_Place(evidence.document, evidence.start, evidence.end), iri, evidence)
            for statement in statements
            for iri, evidence in zip(
                evidence_iris(statement.id, statement.evidence, self._contents.base), statement.evidence, strict=True
            )
            if document in {None, evidence.document}
        )
        for place, quotations in groupby(sorted(found, key=itemgetter(0, 1)), key=itemgetter(0)):
            base = self.document_iris[place.document]
            selectors = [Iri(f"{base}#{name}-{place.start}-{place.end}") for name in ("quotation", "position")]
            first = None
            for _, iri, evidence in quotations:
                first = first or evidence
                yield _described(iri, self._evidence, evidence, tuple(selectors))
            yield _described(selectors[0], _typed, mapping.QUOTATION_CLASSES, mapping.QUOTATION_FIELDS, first)
            yield _described(selectors[1], _typed, mapping.POSITION_CLASSES, mapping.POSITION_FIELDS, first)

    def mentions(self, document: str | None = None) -> Iterator[Description]:
        if self._mentions is None:
            self._mentions = defaultdict(list)
            for entity in self._contents.entities:
                for mention in entity.mentions:
                    self._mentions[mention.document].append((mention, entity.id))
        for id in sorted(self._mentions) if document is None else [document]:
            base = self.document_iris[id]
            seen: Counter[str] = Counter()
            for mention, of in sorted(self._mentions.get(id, ())):
                iri = f"{base}#mention-{mention.start}-{mention.end}"
                seen[iri] += 1
                numbered = iri if seen[iri] == 1 else f"{iri}-{seen[iri]}"
                yield _described(numbered, _mention, mention, of, base)

    def _statement(self, statement: Statement, document: str | None) -> Pairs:
        label = Text(in_words(statement, self._names))
        pairs: Pairs = [(TYPE, mapping.STATEMENT_CLASSES), (mapping.LABEL, (label,))]
        if self._options.reifiers:
            claim = Claim(Iri(statement.subject), property_of(statement.relation), Iri(statement.object))
            pairs.append((mapping.REIFIES, (claim,)))
        else:
            pairs += _values(mapping.CLAIM_FIELDS, statement)
        pairs += _values(mapping.STATEMENT_FIELDS, statement)
        own = [
            (iri, evidence.document)
            for iri, evidence in zip(
                evidence_iris(statement.id, statement.evidence, self._contents.base), statement.evidence, strict=True
            )
            if document in {None, evidence.document}
        ]
        if own:
            pairs.append((mapping.EVIDENCE, tuple(Iri(iri) for iri, _ in own)))
            documents = dict.fromkeys(document for _, document in own)
            pairs.append((mapping.DERIVED_FROM, tuple(self.document_iris[document] for document in documents)))
        return pairs

    def _evidence(self, evidence: Evidence, selectors: tuple[Term, ...]) -> Pairs:
        document = self.document_iris[evidence.document]
        pairs: Pairs = [
            (TYPE, mapping.EVIDENCE_CLASSES),
            (mapping.HAS_SOURCE, (document,)),
            (mapping.HAS_SELECTOR, selectors),
            (mapping.DERIVED_FROM, (document,)),
            *_values(mapping.EVIDENCE_FIELDS, evidence),
        ]
        day = self._documents[evidence.document].date
        if day is not None:
            pairs.append((mapping.STATED_WHEN, (mapping.day(day),)))
        return pairs


def _entity(entity: Entity, facts: Pairs) -> Pairs:
    pairs: Pairs = [(TYPE, classes_of(entity.type)), *_values(mapping.ENTITY_FIELDS, entity)]
    if entity.iri is not None:
        pairs.append((mapping.LINKED, (Typed("true", BOOLEAN),)))
    if entity.replaces:
        pairs.append((mapping.REPLACES, tuple(Iri(body.iri) for body in entity.replaces)))
    return pairs + facts


def _document(document: Document) -> Pairs:
    label = Text(document.title or document.id)
    return [(TYPE, mapping.DOCUMENT_CLASSES), (mapping.LABEL, (label,)), *_values(mapping.DOCUMENT_FIELDS, document)]


def _mention(mention: Mention, entity: str, document: Iri) -> Pairs:
    return [
        (TYPE, mapping.MENTION_CLASSES),
        (mapping.REFERS_TO, (Iri(entity),)),
        *_values(mapping.MENTION_FIELDS, mention),
        (mapping.IS_PART_OF, (document,)),
    ]


def _typed(types: tuple[Term, ...], fields: tuple[Field, ...], record: object) -> Pairs:
    return [(TYPE, types), *_values(fields, record)]


def _values(fields: tuple[Field, ...], record: object) -> Pairs:
    pairs: Pairs = []
    for field in fields:
        value: Any = getattr(record, field.attribute)
        if value != field.unsaid:
            terms = tuple(map(field.write, value)) if field.many else (field.write(value),)
            pairs.append((field.predicate, terms))
    return pairs


def _label(name: str) -> Pairs:
    return [(mapping.LABEL, (Text(name),))]


def _described(subject: str, describe: Callable[..., Pairs], *what: object) -> Description:
    pairs = describe(*what)
    for _, terms in pairs:
        for term in terms:
            if isinstance(term, Text):
                refuse(term, subject)
    return Description(Iri(subject), tuple(pairs))
