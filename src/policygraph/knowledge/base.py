"""The knowledge base: bodies, programmes, laws and places that are known by name, and when they existed."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from policygraph.errors import KnowledgeError
from policygraph.knowledge.cache import Cache
from policygraph.knowledge.entity import Appointment, KnowledgeEntity
from policygraph.knowledge.files import ontologies_folder
from policygraph.knowledge.names import normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from policygraph.knowledge.ontology import Ontology

__all__ = ["Appointment", "KnowledgeBase", "KnowledgeEntity", "default_knowledge_base", "knowledge_base"]


class KnowledgeBase:
    """Known entities, by IRI and by name, and who held which post.

    Args:
        entities: The entities; no two with one IRI.
        appointments: The posts that people held; both are among the entities.

    Attributes:
        by_name: All the entities that bear a name, in order of their IRIs, by its form in `normalise_name`.
        appointments: The appointments as they were given.

    Raises:
        KnowledgeError: If two entities have the same IRI.

    >>> knowledge = default_knowledge_base()
    >>> [entity.name for entity in knowledge.named("the home department")]
    ['Home Office']
    """

    def __init__(self, entities: Iterable[KnowledgeEntity], appointments: Iterable[Appointment] = ()) -> None:
        self._entities: dict[str, KnowledgeEntity] = {}
        for entity in sorted(entities, key=lambda entity: entity.iri):
            if entity.iri in self._entities:
                raise KnowledgeError(f"two entities have the identifier {entity.iri}: give one another")
            self._entities[entity.iri] = entity
        by_name: dict[str, list[KnowledgeEntity]] = defaultdict(list)
        for entity in self._entities.values():
            for name in {normalise_name(name) for name in entity.all_names}:
                by_name[name].append(entity)
        self.by_name = MappingProxyType({name: tuple(entities) for name, entities in by_name.items()})
        self.appointments = tuple(appointments)
        self._held_by: dict[str, list[Appointment]] = defaultdict(list)
        for appointment in self.appointments:
            self._held_by[appointment.person].append(appointment)

    @classmethod
    def read(cls, files: Iterable[Path], ontology: Ontology | None = None) -> KnowledgeBase:
        """Read a knowledge base from files; one file may say more of an entity that another has.

        Args:
            files: Turtle files (``.ttl``) and tables (``.csv``, see `policygraph.knowledge.tables`).
            ontology: Has the types of the entities; by default the package's own.

        Raises:
            KnowledgeError: If a file cannot be understood, or an entity has no name, no known type, a date that is
                none, refers to an entity that no file has, or is a part or a successor of itself. The message
                names file and line.
        """
        return cls(()).extended(files, ontology)

    def extended(self, files: Iterable[Path], ontology: Ontology | None = None) -> KnowledgeBase:
        """Return a knowledge base that also has what the files say; this one stays as it is.

        Args:
            files: As for `read`. What they say of an entity that is known already is added to it.
            ontology: As for `read`.

        Raises:
            KnowledgeError: As for `read`, and if a file contradicts what is known.
        """
        # Imported here, because a knowledge base that comes from the cache does without rdflib.
        from policygraph.knowledge.assembly import assemble  # noqa: PLC0415
        from policygraph.knowledge.ontology import default_ontology  # noqa: PLC0415

        return KnowledgeBase(*assemble(files, self, ontology or default_ontology()))

    def get(self, iri: str) -> KnowledgeEntity | None:
        """Return the entity with this IRI, or None."""
        return self._entities.get(iri)

    def held_by(self, person: str) -> tuple[Appointment, ...]:
        """Return the appointments of the person with this IRI."""
        return tuple(self._held_by.get(person, ()))

    def named(self, name: str) -> tuple[KnowledgeEntity, ...]:
        """Return all the entities that bear the name or the abbreviation, in order of their IRIs.

        >>> [entity.name for entity in default_knowledge_base().named("HM Revenue & Customs")]
        ['HM Revenue and Customs']
        """
        return self.by_name.get(normalise_name(name), ())

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
    folder = ontologies_folder()
    files = sorted((folder / "uk").rglob("*.ttl"))
    stored = Cache(folder, [folder / "policygraph.ttl", *files])
    kept = stored.load()
    if kept is not None:
        return KnowledgeBase(*kept)
    knowledge = KnowledgeBase.read(files)
    stored.store(knowledge, knowledge.appointments)
    return knowledge


def knowledge_base(files: Sequence[Path]) -> KnowledgeBase:
    """Return the package's knowledge base with what a user's files add to it.

    Args:
        files: Turtle files and tables; without any it is the package's own.

    Raises:
        KnowledgeError: If a file cannot be understood or contradicts what is known; names file and line.
    """
    return default_knowledge_base().extended(files) if files else default_knowledge_base()
