"""A graph as descriptions of subjects in an order for readers: as one graph, or with a graph for each document."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from policygraph.export import describing, mapping
from policygraph.export.claims import in_words, is_fact
from policygraph.export.describing import described
from policygraph.export.mapping import property_of
from policygraph.export.options import USUAL, RdfOptions
from policygraph.export.terms import Description, Iri, Section, Text
from policygraph.identifiers import document_iri, evidence_with_iris
from policygraph.knowledge.ontology import default_ontology

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policygraph.export.describing import Pairs
    from policygraph.model import Evidence, GraphContents, Mention, Statement

    # Where a document is quoted, the IRI of the evidence, the evidence, and the statement that it bears.
    Quotation = tuple[tuple[int, int], str, Evidence, Statement]


def sections(contents: GraphContents, options: RdfOptions = USUAL) -> Iterator[Section]:
    """Yield all that is said, as one graph: entities by name, statements by theirs, documents, quotations, mentions.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: If an IRI is none, or a text has what RDF cannot hold; the message names its bearer.
    """
    parts = _Parts(contents, options)
    documents = sorted(parts.documents)
    yield Section("Graph", parts.dataset())
    yield Section("Entities", parts.entities(parts.facts(contents.statements)))
    yield Section("Statements", parts.statements(contents.statements))
    yield Section("Documents", parts.of_documents())
    yield Section("Evidence", (item for document in documents for item in parts.evidence(document)))
    yield Section("Mentions", (item for document in documents for item in parts.mentions(document)))


def sections_by_document(contents: GraphContents, options: RdfOptions = USUAL) -> Iterator[Section]:
    """Yield the same with a named graph for each document: all that rests on its text alone.

    Entities and documents are described in the default graph. The union of all graphs is what `sections` yields.

    Args:
        contents: What the graph holds.
        options: What is said in another way.

    Raises:
        PolicyGraphError: As `sections`.
    """
    parts = _Parts(contents, options)
    yield Section("Graph", parts.dataset())
    yield Section("Entities", parts.entities({}))
    yield Section("Documents", parts.of_documents())
    for document in sorted(parts.documents):
        graph = parts.document_iris[document]
        stated = {item.id: item for *_, item in parts.quotations.get(document, ())}
        yield Section("Facts", parts.facts_alone(parts.facts(stated.values())), graph)
        yield Section("Statements", parts.statements(stated.values(), document), graph)
        yield Section("Evidence", parts.evidence(document), graph)
        yield Section("Mentions", parts.mentions(document), graph)


class _Parts:
    def __init__(self, contents: GraphContents, options: RdfOptions) -> None:
        self.documents = {document.id: document for document in contents.documents}
        self.document_iris = {id: Iri(document_iri(id, contents.base)) for id in self.documents}
        self._contents = contents
        self._options = options
        self._names = {entity.id: entity.name for entity in contents.entities}
        self._folded = {entity.id: entity.name.casefold() for entity in contents.entities}

    @cached_property
    def quotations(self) -> dict[str, list[Quotation]]:
        """What is quoted of each document."""
        found: dict[str, list[Quotation]] = defaultdict(list)
        for statement in self._contents.statements:
            for iri, evidence in evidence_with_iris(statement, self._contents.base):
                found[evidence.document].append(((evidence.start, evidence.end), iri, evidence, statement))
        return found

    @cached_property
    def _mentions(self) -> dict[str, list[tuple[Mention, str]]]:
        found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
        for entity in self._contents.entities:
            for mention in entity.mentions:
                found[mention.document].append((mention, entity.id))
        return found

    def dataset(self) -> Iterator[Description]:
        base = self._contents.base
        yield described(f"{base}graph", describing.of_dataset(base))

    def entities(self, facts: dict[str, Pairs]) -> Iterator[Description]:
        earlier: dict[str, str] = {}
        for entity in sorted(self._contents.entities, key=lambda entity: (self._folded[entity.id], entity.id)):
            yield described(entity.id, describing.of_entity(entity, facts.get(entity.id, [])))
            earlier |= {body.iri: body.name for body in entity.replaces if body.iri not in self._names}
        for iri, name in sorted(earlier.items(), key=itemgetter(1, 0)):
            yield described(iri, [(mapping.LABEL, (Text(name),))])

    def facts(self, statements: Iterable[Statement]) -> dict[str, Pairs]:
        """Return the direct triples by subject: of a symmetric relation both ways."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        relations = default_ontology().relations
        for statement in statements:
            if is_fact(statement, attributed=self._options.attributed_facts):
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
        for subject in sorted(facts, key=lambda iri: (self._folded[iri], iri)):
            yield described(subject, facts[subject])

    def statements(self, statements: Iterable[Statement], document: str | None = None) -> Iterator[Description]:
        """Describe statements with all their evidence, or with that of one document."""
        own: dict[str, list[str]] = defaultdict(list)
        for _, iri, _, statement in sorted(self.quotations.get(document or "", ()), key=itemgetter(0, 1)):
            own[statement.id].append(iri)
        folded = self._folded
        for statement in sorted(
            statements, key=lambda item: (folded[item.subject], item.relation, folded[item.object], item.id)
        ):
            words = in_words(statement, self._names)
            if document is None:
                iris = [iri for iri, _ in evidence_with_iris(statement, self._contents.base)]
                documents = dict.fromkeys(self.document_iris[item.document] for item in statement.evidence)
            else:
                iris, documents = own[statement.id], {self.document_iris[document]: None}
            yield described(statement.id, describing.of_statement(statement, words, iris, documents, self._options))

    def of_documents(self) -> Iterator[Description]:
        for document in self._contents.documents:
            yield described(self.document_iris[document.id], describing.of_document(document))

    def evidence(self, document: str) -> Iterator[Description]:
        """Describe the quotations of a document by place; each place with its selectors once."""
        base, day = self.document_iris[document], self.documents[document].date
        found = sorted(self.quotations.get(document, ()), key=itemgetter(0, 1))
        for (start, end), group in groupby(found, key=itemgetter(0)):
            words, place = (Iri(f"{base}#{name}-{start}-{end}") for name in ("quotation", "position"))
            quotations = [(iri, evidence) for _, iri, evidence, _ in group]
            for iri, evidence in quotations:
                yield described(iri, describing.of_evidence(evidence, base, day, (words, place)))
            yield described(words, describing.of_quotation(quotations[0][1]))
            yield described(place, describing.of_position(quotations[0][1]))

    def mentions(self, document: str) -> Iterator[Description]:
        base = self.document_iris[document]
        seen: Counter[str] = Counter()
        for mention, entity in sorted(self._mentions.get(document, ())):
            iri = f"{base}#mention-{mention.start}-{mention.end}"
            seen[iri] += 1
            numbered = iri if seen[iri] == 1 else f"{iri}-{seen[iri]}"
            yield described(numbered, describing.of_mention(mention, entity, base))
