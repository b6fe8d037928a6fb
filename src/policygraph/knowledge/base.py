"""The knowledge base: bodies, programmes, laws and places that are known by name, and when they existed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDF, SKOS, XSD, Literal, URIRef

from policygraph.errors import KnowledgeError
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.names import normalise_name
from policygraph.knowledge.ontology import Ontology, default_ontology
from policygraph.knowledge.turtle import PG, SCHEMA, TurtleFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rdflib.term import Node

_DATE_TYPES = {XSD.date: "", XSD.gYearMonth: "-01", XSD.gYear: "-01-01"}


@dataclass(frozen=True, slots=True)
class KnowledgeEntity:
    """An entity of the knowledge base.

    Args:
        iri: Its identifier.
        name: Its full name.
        type: The name of an ontology class, such as ``PublicBody``.
        names: Its other names, sorted; neither the full name nor the abbreviations.
        abbreviations: Its abbreviations, sorted.
        ordinary_words: Those of all these names that are also ordinary words (`Shelter`), sorted.
        since: The day, month or year of its beginning, ISO 8601; None where it is not known.
        until: The day, month or year of its end; None where it still exists or that is not known.
        replaces: The IRIs of those whose place it took, sorted.
        part_of: The IRIs of what it is a part of, sorted.
        same_as: IRIs that other data sets have for it, sorted.
    """

    iri: str
    name: str
    type: str
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    ordinary_words: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    replaces: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()

    def existed_on(self, day: str) -> bool:
        """Return whether it existed on a day, as far as is known; the day of its end counts.

        Args:
            day: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

        >>> body = KnowledgeEntity("urn:x", "X", "PublicBody", since="2006-05-05", until="2018")
        >>> [body.existed_on(day) for day in ("2006-05-04", "2006-05-05", "2018-12-31", "2019-01-01")]
        [False, True, True, False]
        """
        begun = self.since is None or day >= self.since[: len(day)]
        return begun and (self.until is None or day[: len(self.until)] <= self.until)


class KnowledgeBase:
    """Known entities, by IRI and by name.

    Args:
        entities: The entities; no two with one IRI.

    Raises:
        KnowledgeError: If two have the same IRI.

    >>> knowledge = default_knowledge_base()
    >>> [entity.name for entity in knowledge.named("the home department")]
    ['Home Office']
    """

    def __init__(self, entities: Iterable[KnowledgeEntity]) -> None:
        self._entities: dict[str, KnowledgeEntity] = {}
        for entity in sorted(entities, key=lambda entity: entity.iri):
            if entity.iri in self._entities:
                raise KnowledgeError(f"two entities have the identifier {entity.iri}: give one another")
            self._entities[entity.iri] = entity
        by_name: dict[str, list[KnowledgeEntity]] = defaultdict(list)
        for entity in self._entities.values():
            for name in {normalise_name(name) for name in (entity.name, *entity.names, *entity.abbreviations)}:
                by_name[name].append(entity)
        self._by_name = {name: tuple(entities) for name, entities in by_name.items()}

    @classmethod
    def read(cls, files: Iterable[Path], ontology: Ontology | None = None) -> KnowledgeBase:
        """Read a knowledge base from Turtle files; one file may say more of an entity that another has.

        Args:
            files: The files.
            ontology: Has the classes of the entities; by default the package's own.

        Raises:
            KnowledgeError: If a file is not Turtle, or an entity has no name, no known type, a date that is
                none, or refers to an entity that no file has. The message names file and line.
        """
        ontology = ontology or default_ontology()
        types = {URIRef(entity_type.iri): name for name, entity_type in ontology.types.items()}
        described: dict[str, list[tuple[TurtleFile, Node]]] = defaultdict(list)
        for file in map(TurtleFile, files):
            for subject, values in file.subjects.items():
                if isinstance(subject, URIRef) and not _is_foreign(values.get(RDF.type, []), types):
                    described[str(subject)].append((file, subject))
        return cls(_Description(described[iri], types, described.keys()).entity() for iri in sorted(described))

    def get(self, iri: str) -> KnowledgeEntity | None:
        """Return the entity with this IRI, or None."""
        return self._entities.get(iri)

    def named(self, name: str) -> tuple[KnowledgeEntity, ...]:
        """Return all the entities that bear the name or the abbreviation, in order of their IRIs.

        >>> [entity.name for entity in default_knowledge_base().named("HM Revenue & Customs")]
        ['HM Revenue and Customs']
        """
        return self._by_name.get(normalise_name(name), ())

    def __iter__(self) -> Iterator[KnowledgeEntity]:
        """Yield the entities in order of their IRIs."""
        return iter(self._entities.values())

    def __len__(self) -> int:
        return len(self._entities)

    def __repr__(self) -> str:
        return f"KnowledgeBase({len(self)} entities)"


@cache
def default_knowledge_base() -> KnowledgeBase:
    """Return the knowledge base of the United Kingdom that comes with the package; read once."""
    return KnowledgeBase.read(sorted((ontologies_folder() / "uk").glob("*.ttl")))


class _Description:
    """What one or several files say of one entity."""

    def __init__(self, sources: list[tuple[TurtleFile, Node]], types: dict[URIRef, str], known: Iterable[str]) -> None:
        self._sources = sources
        self._types = types
        self._known = known

    def entity(self) -> KnowledgeEntity:
        name = self._only(SKOS.prefLabel)
        if name is None:
            raise self._error("has no name: add skos:prefLabel")
        abbreviations = self._texts(PG.abbreviation)
        names = self._texts(SKOS.altLabel) - abbreviations - {name}
        ordinary = self._texts(PG.ordinaryWord)
        for word in sorted(ordinary - {name} - names - abbreviations):
            raise self._error(f'has the ordinary word "{word}", which is none of its names: add it as skos:altLabel')
        return KnowledgeEntity(
            str(self._sources[0][1]),
            name,
            self._type(),
            tuple(sorted(names)),
            tuple(sorted(abbreviations)),
            tuple(sorted(ordinary)),
            self._date(SCHEMA.foundingDate),
            self._date(SCHEMA.dissolutionDate),
            self._references(DCTERMS.replaces),
            self._references(DCTERMS.isPartOf),
            tuple(sorted(self._texts(OWL.sameAs) | self._texts(SKOS.exactMatch))),
        )

    def _values(self, predicate: URIRef) -> list[tuple[TurtleFile, Node]]:
        return [(file, value) for file, subject in self._sources for value in file.subjects[subject].get(predicate, [])]

    def _texts(self, predicate: URIRef) -> set[str]:
        return {" ".join(str(value).split()) for _, value in self._values(predicate)}

    def _only(self, predicate: URIRef) -> str | None:
        texts = sorted(self._texts(predicate))
        if len(texts) > 1:
            file, value = self._values(predicate)[-1]
            several = " and ".join(f'"{text}"' for text in texts)
            raise file.error(self._sources[0][1], f"has {several} as {file.short(predicate)}: keep one", value)
        return texts[0] if texts else None

    def _type(self) -> str:
        found: set[str] = set()
        for file, value in self._values(RDF.type):
            if value in self._types:
                found.add(self._types[URIRef(str(value))])
            elif str(value).startswith(str(PG)):
                raise file.error(
                    self._sources[0][1],
                    f"has the type {file.short(value)}, which the ontology does not have",
                    value,
                )
        if len(found) != 1:
            several = f"has the types {', '.join(sorted(found))}" if found else "has no type"
            raise self._error(f"{several}: give it one class of the ontology, such as pg:PublicBody")
        return found.pop()

    def _date(self, predicate: URIRef) -> str | None:
        for file, value in self._values(predicate):
            if not _is_date(value):
                raise file.error(
                    self._sources[0][1],
                    f'has "{value}" as {file.short(predicate)}, which is no date: '
                    'write "YYYY-MM-DD"^^xsd:date, "YYYY-MM"^^xsd:gYearMonth or "YYYY"^^xsd:gYear',
                    value,
                )
        return self._only(predicate)

    def _references(self, predicate: URIRef) -> tuple[str, ...]:
        for file, value in self._values(predicate):
            if str(value) not in self._known:
                raise file.error(
                    self._sources[0][1],
                    f"refers to {file.short(value)}, which no file describes: add it or correct the name",
                    value,
                )
        return tuple(sorted(self._texts(predicate)))

    def _error(self, what: str) -> KnowledgeError:
        file, subject = self._sources[0]
        return file.error(subject, what)


def _is_date(value: Node) -> bool:
    if not isinstance(value, Literal) or value.datatype not in _DATE_TYPES:
        return False
    try:
        date.fromisoformat(f"{value}{_DATE_TYPES[value.datatype]}")
    except ValueError:
        return False
    return True


def _is_foreign(classes: list[Node], types: dict[URIRef, str]) -> bool:
    """Return whether a subject is something else than an entity, such as the file's own description."""
    return bool(classes) and not any(item in types or str(item).startswith(str(PG)) for item in classes)
