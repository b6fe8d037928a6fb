"""The ontology: the types of entity, the relations between them, and which relation may join what."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, BNode

from policygraph.errors import KnowledgeError
from policygraph.knowledge.classes import Classes, EntityType, described
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib.term import Node


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
        abstract_types: Those that only gather others (``Actor``, ``Instrument``, ``Entity``), likewise.
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
        classes = Classes(turtles)
        self.types: Mapping[str, EntityType] = MappingProxyType(classes.types())
        self.abstract_types: Mapping[str, EntityType] = MappingProxyType(classes.abstract_types())
        self._ancestors = {name: classes.above(name) for name in (*self.types, *self.abstract_types)}
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


def _relations(turtles: list[TurtleFile], classes: Classes) -> dict[str, Relation]:
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


def _relation(file: TurtleFile, subject: Node, name: str, classes: Classes) -> Relation:
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
        described(file, subject, RDFS.label),
        described(file, subject, SKOS.definition),
        str(subject),
        classes.expand(file, subject, values[SCHEMA.domainIncludes]),
        classes.expand(file, subject, values[SCHEMA.rangeIncludes]),
        OWL.SymmetricProperty in values[RDF.type],
        file.one(subject, PG.inverseLabel),
        tuple(str(broader) for broader in values[RDFS.subPropertyOf]),
        tuple(sorted(signatures, key=lambda pair: (sorted(pair[0]), sorted(pair[1])))),
    )
