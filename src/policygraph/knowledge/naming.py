"""What a reader calls the things that Turtle files describe, and where the files describe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, XSD, BNode, Literal, URIRef

from policygraph.knowledge.ontology import default_ontology
from policygraph.knowledge.turtle import PG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.term import Node

    from policygraph.knowledge.turtle import TurtleFile

_PARTS = {PG.evidence: "evidence", URIRef("http://www.w3.org/ns/oa#hasSelector"): "selector"}
_LABELS = (SKOS.prefLabel, RDFS.label, DCTERMS.title, DCTERMS.identifier)


class Naming:
    """Names for the things of some Turtle files.

    Args:
        files: The files; what one refers to another may describe.

    >>> from rdflib import URIRef
    >>> from policygraph.knowledge.files import ontologies_folder
    >>> from policygraph.knowledge.turtle import TurtleFile
    >>> naming = Naming([TurtleFile(ontologies_folder() / "policygraph.ttl")])
    >>> naming.thing(PG.partOf), naming.thing(URIRef("urn:nowhere")), naming.thing(PG.Nowhere)
    ('“is part of”', '<urn:nowhere>', 'pg:Nowhere')
    """

    def __init__(self, files: Sequence[TurtleFile]) -> None:
        self._files = files
        ontology = default_ontology()
        self._types = {kind.iri: kind.label for kind in ontology.types.values()}
        self._relations = {relation.iri: relation.label for relation in ontology.relations.values()}
        self._part_of: dict[Node, tuple[str, Node]] = {}
        self._named: dict[Node, TurtleFile] = {}
        for file in files:
            for subject, values in file.subjects.items():
                for predicate, objects in values.items():
                    for value in objects:
                        self._named.setdefault(value, file)
                        if predicate in _PARTS:
                            self._part_of.setdefault(value, (_PARTS[predicate], subject))

    def describes(self, node: Node) -> bool:
        """Return whether a file says something of the thing."""
        return any(node in file.subjects for file in self._files)

    def thing(self, node: Node) -> str:
        """Return what a reader calls a thing: a statement in full, anything else by its label and its type."""
        if self._values(node, RDF.predicate):
            subject, relation, object = (self._part(node, part) for part in (RDF.subject, RDF.predicate, RDF.object))
            return f"statement {subject} {relation} {object}"
        if node in self._part_of:
            part, whole = self._part_of[node]
            return f"{part} of the {self.thing(whole)}"
        if ORG.Membership in self._values(node, RDF.type):
            return f"appointment of {self._part(node, ORG.member)} as {self._part(node, ORG.role)}"
        types = [self._types[str(kind)] for kind in self._values(node, RDF.type) if str(kind) in self._types]
        return f"{self._name(node)} ({' and '.join(types)})" if types else self._name(node)

    def value(self, node: Node) -> str:
        """Return a value for a reader: a literal in quotation marks, with its datatype if it is more than a text."""
        if not isinstance(node, Literal):
            return self.thing(node)
        datatype = f" as {self._short(node.datatype)}" if node.datatype not in (None, XSD.string) else ""
        return f'"{node}"{datatype}'

    def place(self, node: Node) -> tuple[str, int]:
        """Return the file that describes the thing, or else names it, and the line where it does."""
        describing = [file for file in self._files if node in file.subjects]
        file = describing[0] if describing else self._named.get(node, self._files[0])
        return str(file.path), 1 if isinstance(node, BNode) else file.line_of(node)

    def _part(self, statement: Node, part: URIRef) -> str:
        values = self._values(statement, part)
        if part == RDF.predicate:
            return " and ".join(self._relations.get(str(value), self._short(value)) for value in values)
        return " and ".join(self._name(value) for value in values) or "nothing"

    def _name(self, node: Node) -> str:
        for predicate in _LABELS:
            for label in self._values(node, predicate):
                return f"“{' '.join(str(label).split())}”"
        return "something without an IRI" if isinstance(node, BNode) else self._short(node)

    def _short(self, node: Node) -> str:
        written = (file.short(node) for file in self._files)
        return next((form for form in written if not form.startswith("<")), f"<{node}>")

    def _values(self, node: Node, predicate: URIRef) -> list[Node]:
        return [value for file in self._files for value in file.subjects.get(node, {}).get(predicate, [])]
