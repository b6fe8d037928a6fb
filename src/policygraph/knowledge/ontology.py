"""The ontology: the types of entity, the relations between them, and which relation may join what."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, BNode, URIRef

from policygraph.errors import KnowledgeError
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity.

    Args:
        name: The local name of its class, such as ``GovernmentDepartment``.
        label: What a reader calls it.
        definition: What falls under it.
        iri: Its class.
        parent: The name of the type above it, where there is one: ``Organisation``.
    """

    name: str
    label: str
    definition: str
    iri: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a text can state of two entities.

    Args:
        name: Its name in programs and files, such as ``part_of``.
        label: The verb phrase between subject and object: `is part of`.
        definition: What it says.
        iri: Its property.
        domain: The types that a subject may have; a type stands for its subtypes.
        range: The types that an object may have.
        symmetric: Subject and object may change places.
        inverse_label: The verb phrase from object to subject: `has part`.
        broader: The IRIs of the properties that it is a kind of, sorted.
        signatures: Subjects and the objects that go with them, where not every object goes with every subject.
    """

    name: str
    label: str
    definition: str
    iri: str
    domain: frozenset[str]
    range: frozenset[str]
    symmetric: bool = False
    inverse_label: str | None = None
    broader: tuple[str, ...] = ()
    signatures: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


class Ontology:
    """The types and the relations, as Turtle files describe them.

    Args:
        files: The Turtle files; one may describe subclasses of classes that another has.

    Attributes:
        types: The types of entity by name, in alphabetical order.
        relations: The relations by name, in alphabetical order.

    Raises:
        KnowledgeError: If a file is not Turtle or describes a term badly; the message names file and line.

    >>> ontology = default_ontology()
    >>> ontology.types["PoliceForce"].parent
    'Organisation'
    >>> ontology.is_a("PoliceForce", "Organisation")
    True
    >>> ontology.relations["vets"].label
    'vets'
    >>> ontology.allows("vets", "SecurityService", "Role"), ontology.allows("vets", "Place", "Role")
    (True, False)
    """

    def __init__(self, files: Iterable[Path]) -> None:
        turtles = [TurtleFile(path) for path in files]
        classes = _Classes(turtles)
        self.types: Mapping[str, EntityType] = MappingProxyType(classes.types())
        self._ancestors = {name: classes.above(name) for name in self.types}
        self.relations: Mapping[str, Relation] = MappingProxyType(_relations(turtles, classes))
        self._joins = {
            name: [
                (self._and_below(subjects), self._and_below(objects))
                for subjects, objects in relation.signatures or ((relation.domain, relation.range),)
            ]
            for name, relation in self.relations.items()
        }

    def is_a(self, type: str, ancestor: str) -> bool:
        """Return whether the type is the ancestor or one of the types below it.

        The abstract classes ``Actor``, ``Instrument`` and ``Entity`` are ancestors, too.

        >>> default_ontology().is_a("Role", "Actor"), default_ontology().is_a("Place", "Organisation")
        (True, False)
        """
        return type == ancestor or ancestor in self._ancestors.get(type, ())

    def allows(self, relation: str, subject_type: str, object_type: str) -> bool:
        """Return whether the relation may join a subject and an object of these types.

        Raises:
            KnowledgeError: If there is no such relation.

        >>> default_ontology().allows("replaces", "PublicBody", "GovernmentDepartment")
        True
        >>> default_ontology().allows("replaces", "PublicBody", "Legislation")
        False
        """
        if relation not in self._joins:
            near = difflib.get_close_matches(relation, self.relations, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise KnowledgeError(f"the ontology has no relation {relation!r}{hint}")
        return any(subject_type in subjects and object_type in objects for subjects, objects in self._joins[relation])

    def _and_below(self, names: frozenset[str]) -> frozenset[str]:
        return names | {name for name, above in self._ancestors.items() if above & names}


@cache
def default_ontology() -> Ontology:
    """Return the ontology that comes with the package; read once.

    >>> len(default_ontology().relations)
    31
    """
    return Ontology([ontologies_folder() / "policygraph.ttl"])


class _Classes:
    """The classes below pg:Entity, with the file that describes each."""

    def __init__(self, turtles: list[TurtleFile]) -> None:
        self._files: dict[URIRef, TurtleFile] = {}
        self._parents: dict[URIRef, list[URIRef]] = {}
        described: dict[URIRef, TurtleFile] = {}
        for file in turtles:
            for subject, values in file.subjects.items():
                if isinstance(subject, URIRef) and OWL.Class in values.get(RDF.type, []):
                    described.setdefault(subject, file)
        for iri, file in described.items():
            self._parents[iri] = [
                parent for parent in map(_iri, file.subjects[iri].get(RDFS.subClassOf, [])) if parent in described
            ]
        for iri, file in described.items():
            if PG.Entity in self._all_above(iri):
                self._files[iri] = file
        self._abstract = {
            iri
            for iri, file in self._files.items()
            if (file.one(iri, PG.abstract) or "false") == "true" or iri == PG.Entity
        }
        self._by_name: dict[str, URIRef] = {}
        for iri in sorted(self._files):
            name = _local_name(iri)
            if name in self._by_name:
                first = self._files[self._by_name[name]]
                raise self._files[iri].error(iri, f"has the name of a class in {first.path}: give it another")
            self._by_name[name] = iri

    def types(self) -> dict[str, EntityType]:
        """Return the classes that an entity can have as its type, by name."""
        return {
            name: EntityType(
                name,
                _described(self._files[iri], iri, RDFS.label),
                _described(self._files[iri], iri, SKOS.definition),
                str(iri),
                next((_local_name(p) for p in self._parents[iri] if p not in self._abstract), None),
            )
            for name, iri in self._by_name.items()
            if iri not in self._abstract
        }

    def above(self, name: str) -> frozenset[str]:
        """Return the names of all the classes above one, without itself."""
        iri = self._by_name[name]
        return frozenset(_local_name(parent) for parent in self._all_above(iri) - {iri})

    def expand(self, file: TurtleFile, subject: Node, values: Iterable[Node]) -> frozenset[str]:
        """Return the names of the classes, those below it for an abstract one."""
        names: set[str] = set()
        for value in values:
            if value not in self._files:
                raise file.error(
                    subject,
                    f"names the class {file.short(value)}, which is none: describe it or correct it",
                    value,
                )
            names |= self._concrete(_iri(value))
        return frozenset(names)

    def _concrete(self, iri: URIRef) -> set[str]:
        if iri not in self._abstract:
            return {_local_name(iri)}
        below = (child for child, parents in self._parents.items() if iri in parents)
        return {name for child in below for name in self._concrete(child)}

    def _all_above(self, iri: URIRef) -> set[URIRef]:
        found: set[URIRef] = set()
        waiting = [iri]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self._parents[current])
        return found


def _relations(turtles: list[TurtleFile], classes: _Classes) -> dict[str, Relation]:
    relations: dict[str, Relation] = {}
    for file in turtles:
        for subject, values in file.subjects.items():
            if OWL.ObjectProperty not in values.get(RDF.type, []) or SCHEMA.domainIncludes not in values:
                continue
            name = file.one(subject, PG.name)
            if name is None:
                continue
            if name in relations:
                raise file.error(subject, f'has the name "{name}", which {relations[name].iri} has already')
            relations[name] = _relation(file, subject, name, classes)
    return dict(sorted(relations.items()))


def _relation(file: TurtleFile, subject: Node, name: str, classes: _Classes) -> Relation:
    values = defaultdict(list, file.subjects[subject])
    if not values[SCHEMA.rangeIncludes]:
        raise file.error(subject, "has no schema:rangeIncludes: say which types its objects may have")
    signatures = [
        (
            classes.expand(file, subject, file.subjects[node].get(PG.subjects, [])),
            classes.expand(file, subject, file.subjects[node].get(PG.objects, [])),
        )
        for node in values[PG.signature]
        if isinstance(node, BNode)
    ]
    return Relation(
        name,
        _described(file, subject, RDFS.label),
        _described(file, subject, SKOS.definition),
        str(subject),
        classes.expand(file, subject, values[SCHEMA.domainIncludes]),
        classes.expand(file, subject, values[SCHEMA.rangeIncludes]),
        OWL.SymmetricProperty in values[RDF.type],
        file.one(subject, PG.inverseLabel),
        tuple(str(broader) for broader in values[RDFS.subPropertyOf]),
        tuple(sorted(signatures, key=lambda pair: (sorted(pair[0]), sorted(pair[1])))),
    )


def _described(file: TurtleFile, subject: Node, predicate: URIRef) -> str:
    text = file.one(subject, predicate)
    if text is None:
        raise file.error(subject, f"has no {file.short(predicate)}: add one")
    return text


def _local_name(iri: URIRef) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]


def _iri(node: Node) -> URIRef:
    return URIRef(str(node))
