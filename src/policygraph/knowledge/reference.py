"""The ontology as a document: its terms in the order in which a reader wants them, with all that is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, URIRef

from policygraph.knowledge.classes import described
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib.term import Node


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A term that a description refers to.

    Args:
        name: As the file writes it: ``org:Post``; without the prefix for a term of the file's own.
        iri: Its IRI.
        own: The file describes it.
    """

    name: str
    iri: str
    own: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property.

    Args:
        name: Its local name, such as ``PoliceForce``.
        iri: Its IRI.
        label: What a reader calls it.
        definition: What it means.
        example: An example; empty where there is none.
        abstract: It only gathers others.
        broader: What it is a kind of.
        close: Terms of other vocabularies that mean nearly the same.
        related: Other terms to look at: the same in the other direction, or as an action.
        subjects: What a property can start from.
        objects: What it can lead to.
        signatures: Subjects and the objects that go with them, where not every object goes with every subject.
        called: The name of a relation in programs and rules; empty for other terms.
        inverse: The verb phrase from object to subject; empty where there is none.
        symmetric: Subject and object may change places.
        depth: How many of the file's own classes are above it; 0 for a property.
    """

    name: str
    iri: str
    label: str
    definition: str
    example: str
    abstract: bool
    broader: tuple[Reference, ...]
    close: tuple[Reference, ...]
    related: tuple[Reference, ...]
    subjects: tuple[Reference, ...]
    objects: tuple[Reference, ...]
    signatures: tuple[tuple[tuple[Reference, ...], tuple[Reference, ...]], ...]
    called: str
    inverse: str
    symmetric: bool
    depth: int


class OntologyDocument:
    """An ontology file as a document.

    Args:
        path: The file.

    Attributes:
        title: Its title.
        description: What it is about.
        version: Its version.
        version_iri: The IRI of this version.
        issued: When it was first issued, ``YYYY-MM-DD``.
        types: The types of entity, each below the one that it is a kind of.
        relations: The relations, in the file's order.
        others: Classes and properties of statements and their evidence, likewise.
        annotations: Properties that describe names and terms, likewise.

    Raises:
        KnowledgeError: If the file is not Turtle, or a term has no label or no definition.

    >>> from policygraph.knowledge.files import ontologies_folder
    >>> document = OntologyDocument(ontologies_folder() / "policygraph.ttl")
    >>> [term.name for term in document.types[:3]], document.relations[1].label
    (['Entity', 'Actor', 'Person'], 'is part of')
    """

    def __init__(self, path: Path) -> None:
        self._file = TurtleFile(path)
        subjects = self._file.subjects
        head = next(subject for subject, values in subjects.items() if OWL.Ontology in values.get(RDF.type, []))
        self.iri = str(head)
        self.title = described(self._file, head, DCTERMS.title)
        self.description = described(self._file, head, DCTERMS.description)
        self.version = described(self._file, head, OWL.versionInfo)
        self.version_iri = described(self._file, head, OWL.versionIRI)
        self.issued = described(self._file, head, DCTERMS.issued)
        self._own = {subject for subject in subjects if isinstance(subject, URIRef) and subject != head}
        in_order = sorted(self._own, key=self._file.line_of)
        types = list(self._below(PG.Entity, in_order))
        relations = [subject for subject in in_order if PG.relatedTo in self._above(subject)]
        annotations = [subject for subject in in_order if OWL.AnnotationProperty in subjects[subject][RDF.type]]
        placed = {*types, *relations, *annotations}
        self.types = self._terms(types)
        self.relations = self._terms(relations)
        self.others = self._terms(subject for subject in in_order if subject not in placed)
        self.annotations = self._terms(annotations)

    def _terms(self, subjects: Iterable[Node]) -> tuple[Term, ...]:
        return tuple(self._term(subject) for subject in subjects)

    def _term(self, subject: Node) -> Term:
        file, values = self._file, self._file.subjects[subject]
        return Term(
            self._reference(subject).name,
            str(subject),
            described(file, subject, RDFS.label),
            described(file, subject, SKOS.definition),
            file.one(subject, SKOS.example) or "",
            file.one(subject, PG.abstract) == "true",
            self._references(subject, RDFS.subClassOf, RDFS.subPropertyOf),
            self._references(subject, SKOS.closeMatch),
            self._references(subject, RDFS.seeAlso),
            self._references(subject, SCHEMA.domainIncludes),
            self._references(subject, SCHEMA.rangeIncludes),
            tuple(
                sorted(
                    (self._references(node, PG.subjects), self._references(node, PG.objects))
                    for node in values.get(PG.signature, [])
                    if isinstance(node, BNode)
                )
            ),
            file.one(subject, PG.name) or "",
            file.one(subject, PG.inverseLabel) or "",
            OWL.SymmetricProperty in values[RDF.type],
            len(self._above(subject) & self._own) - 1,
        )

    def _references(self, subject: Node, *predicates: URIRef) -> tuple[Reference, ...]:
        values = (value for predicate in predicates for value in self._file.subjects[subject].get(predicate, []))
        return tuple(sorted(map(self._reference, values), key=lambda reference: (not reference.own, reference.name)))

    def _reference(self, node: Node) -> Reference:
        written = self._file.short(node)
        own = node in self._own
        return Reference(written.removeprefix("pg:") if own else written, str(node), own)

    def _below(self, subject: URIRef, in_order: list[URIRef]) -> Iterable[URIRef]:
        yield subject
        for other in in_order:
            if subject in self._file.subjects[other].get(RDFS.subClassOf, []):
                yield from self._below(other, in_order)

    def _above(self, subject: Node) -> set[Node]:
        """Return the term and all the terms above it."""
        found: set[Node] = set()
        waiting = [subject]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                values = self._file.subjects.get(current, {})
                waiting.extend(values.get(RDFS.subClassOf, []) + values.get(RDFS.subPropertyOf, []))
        return found
