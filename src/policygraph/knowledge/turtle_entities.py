"""The entities and appointments that a Turtle file describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import DCTERMS, ORG, OWL, RDF, SKOS, VOID, XSD, Literal, URIRef

from policygraph.knowledge.dates import is_date
from policygraph.knowledge.description import REFERENCES, Description
from policygraph.knowledge.entity import Appointment
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

    from policygraph.errors import KnowledgeError
    from policygraph.knowledge.ontology import Ontology

_PREDICATES = {
    "name": (SKOS.prefLabel,),
    "names": (SKOS.altLabel,),
    "abbreviations": (PG.abbreviation,),
    "ordinary_words": (PG.ordinaryWord,),
    "since": (SCHEMA.foundingDate,),
    "until": (SCHEMA.dissolutionDate,),
    "replaces": (DCTERMS.replaces,),
    "part_of": (DCTERMS.isPartOf,),
    "post_in": (ORG.postIn,),
    "same_as": (OWL.sameAs, SKOS.exactMatch),
    "codes": (SKOS.notation,),
    "notes": (SKOS.note,),
    "sources": (DCTERMS.source,),
}
_LENGTHS = {XSD.date: 10, XSD.gYearMonth: 7, XSD.gYear: 4}


@dataclass(frozen=True, slots=True)
class TurtlePlace:
    """Where in a Turtle file something is described.

    Args:
        file: The file.
        subject: What is described.
    """

    file: TurtleFile
    subject: Node

    def term(self, field: str) -> str:
        """Return the property that the file has for a field of `KnowledgeEntity`."""
        return self.file.short(RDF.type if field == "type" else _PREDICATES[field][0])

    def shown(self, reference: str) -> str:
        """Return an IRI as the file writes it."""
        return self.file.short(URIRef(reference))

    def error(self, what: str, value: str | None = None) -> KnowledgeError:
        """Return an error about the subject that names file and line: that of the value, where there is one."""
        values = self.file.subjects[self.subject].values()
        node = next((node for nodes in values for node in nodes if str(node) == value), None)
        return self.file.error(self.subject, what, node)


def read_turtle(path: Path, ontology: Ontology) -> tuple[list[Description], list[tuple[Appointment, TurtlePlace]]]:
    """Read what a Turtle file says of entities, and which appointments (``org:Membership``) it has.

    A subject whose class is none of the ontology's, such as the file's own description, is left out. Where the file
    describes itself as a ``void:Dataset``, its ``dct:source`` is that of each entity for which it names none.

    Args:
        path: The file.
        ontology: Has the classes of the entities.

    Raises:
        KnowledgeError: If it is not Turtle, or has an unknown type, a date that is none, or a reference that is no
            IRI. The message names file and line.
    """
    file = TurtleFile(path)
    types = {URIRef(entity_type.iri): name for name, entity_type in ontology.types.items()}
    sources = _sources(file)
    descriptions, appointments = [], []
    for subject, values in file.subjects.items():
        place = TurtlePlace(file, subject)
        classes = values.get(RDF.type, [])
        if ORG.Membership in classes:
            appointments.append((_appointment(place), place))
        elif isinstance(subject, URIRef) and not _is_foreign(classes, types):
            said = _values(place, types)
            descriptions.append(Description(str(subject), place, said | {"sources": said["sources"] or sources}))
    return descriptions, appointments


def _values(place: TurtlePlace, types: dict[URIRef, str]) -> dict[str, tuple[str, ...]]:
    found = {"type": _types(place, types)}
    for field, predicates in _PREDICATES.items():
        nodes = [node for predicate in predicates for node in place.file.subjects[place.subject].get(predicate, [])]
        if field in {"since", "until"}:
            found[field] = tuple(_date(place, node, place.term(field)) for node in nodes)
        elif field in REFERENCES:
            found[field] = tuple(_reference(place, node) for node in nodes)
        else:
            found[field] = tuple(map(_text, nodes))
    return found


def _sources(file: TurtleFile) -> tuple[str, ...]:
    """Return the sources that the file gives for all that it says."""
    about = (values for values in file.subjects.values() if VOID.Dataset in values.get(RDF.type, []))
    return tuple(_text(source) for values in about for source in values.get(DCTERMS.source, []))


def _text(node: Node) -> str:
    return " ".join(str(node).split())


def _types(place: TurtlePlace, types: dict[URIRef, str]) -> tuple[str, ...]:
    found = []
    for node in place.file.subjects[place.subject].get(RDF.type, []):
        if node in types:
            found.append(types[URIRef(str(node))])
        elif str(node).startswith(str(PG)):
            raise place.error(f"has the type {place.file.short(node)}, which the ontology does not have", str(node))
    return tuple(found)


def _date(place: TurtlePlace, node: Node, term: str) -> str:
    datatype = node.datatype if isinstance(node, Literal) else None
    if datatype not in _LENGTHS or len(str(node)) != _LENGTHS[datatype] or not is_date(str(node)):
        raise place.error(
            f'has "{node}" as {term}, which is no date: '
            'write "YYYY-MM-DD"^^xsd:date, "YYYY-MM"^^xsd:gYearMonth or "YYYY"^^xsd:gYear',
            str(node),
        )
    return str(node)


def _reference(place: TurtlePlace, node: Node) -> str:
    if not isinstance(node, URIRef):
        raise place.error(f'refers to "{node}", which is no identifier: write an IRI', str(node))
    return str(node)


def _appointment(place: TurtlePlace) -> Appointment:
    file, subject = place.file, place.subject

    def end(predicate: URIRef) -> str | None:
        nodes = file.subjects[subject].get(predicate, [])
        file.one(subject, predicate)
        return _date(place, nodes[0], file.short(predicate)) if nodes else None

    post, person = file.one(subject, ORG.role), file.one(subject, ORG.member)
    if post is None or person is None:
        lacking = ORG.role if post is None else ORG.member
        raise place.error(f"has no {file.short(lacking)}: say which post this is and who held it")
    return Appointment(post, end(SCHEMA.startDate), end(SCHEMA.endDate), person)


def _is_foreign(classes: list[Node], types: dict[URIRef, str]) -> bool:
    return bool(classes) and not any(item in types or str(item).startswith(str(PG)) for item in classes)
