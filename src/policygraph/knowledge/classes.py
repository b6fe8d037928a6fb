"""The classes of the ontology: the types of entity, and which is a kind of which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, URIRef

from policygraph.knowledge.turtle import PG, TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class Classes:
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
        return {name: self._type(name) for name, iri in self._by_name.items() if iri not in self._abstract}

    def abstract_types(self) -> dict[str, EntityType]:
        """Return the classes that only gather others, by name."""
        return {name: self._type(name) for name, iri in self._by_name.items() if iri in self._abstract}

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

    def _type(self, name: str) -> EntityType:
        iri = self._by_name[name]
        return EntityType(
            name,
            described(self._files[iri], iri, RDFS.label),
            described(self._files[iri], iri, SKOS.definition),
            str(iri),
            next((_local_name(parent) for parent in self._parents[iri] if parent not in self._abstract), None),
        )

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


def described(file: TurtleFile, subject: Node, predicate: URIRef) -> str:
    """Return the text that describes a term; it must have one.

    Raises:
        KnowledgeError: If it has none, or several; the message names file and line.
    """
    text = file.one(subject, predicate)
    if text is None:
        raise file.error(subject, f"has no {file.short(predicate)}: add one")
    return text


def _local_name(iri: URIRef) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]


def _iri(node: Node) -> URIRef:
    return URIRef(str(node))
