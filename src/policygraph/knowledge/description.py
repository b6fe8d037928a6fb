"""What one file says of one entity, and how what several say becomes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from policygraph.knowledge.entity import KnowledgeEntity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from policygraph.errors import KnowledgeError

REFERENCES = ("replaces", "part_of", "post_in")
"""The fields of `KnowledgeEntity` that refer to other entities."""


class Place(Protocol):
    """Where in a file an entity is described."""

    def term(self, field: str) -> str:
        """Return what the file calls a field of `KnowledgeEntity`: ``skos:prefLabel``, or a column."""
        ...

    def shown(self, reference: str) -> str:
        """Return a reference to another entity as the file writes it."""
        ...

    def error(self, what: str, value: str | None = None) -> KnowledgeError:
        """Return an error about the entity that names file and line: that of the value, where there is one."""
        ...


@dataclass(frozen=True, slots=True)
class Description:
    """What one file says of one entity.

    Args:
        iri: The entity's identifier.
        place: Where it is said.
        values: For each field of `KnowledgeEntity` the values given; dates are dates, types those of the ontology.
    """

    iri: str
    place: Place
    values: Mapping[str, tuple[str, ...]]


def combined(descriptions: Sequence[Description], known: KnowledgeEntity | None = None) -> KnowledgeEntity:
    """Return the entity that the descriptions are of.

    Args:
        descriptions: At least one, all with the same identifier.
        known: What is known of it already; the descriptions may add to it, and another full name is one more name.

    Raises:
        KnowledgeError: If it has no name or no type, or they contradict one another; names file and line.
    """
    return _Combination(descriptions, known).entity()


class _Combination:
    def __init__(self, descriptions: Sequence[Description], known: KnowledgeEntity | None) -> None:
        self._descriptions = descriptions
        self._known = known
        self._first = descriptions[0].place

    def entity(self) -> KnowledgeEntity:
        name = self._name()
        abbreviations = self._all("abbreviations") - {name}
        names = (self._all("names") | self._stated("name")) - abbreviations - {name}
        ordinary = self._all("ordinary_words")
        for word in sorted(ordinary - {name} - names - abbreviations):
            raise self._first.error(
                f'has the ordinary word "{word}", which is none of its names: add it as {self._first.term("names")}'
            )
        return KnowledgeEntity(
            self._descriptions[0].iri,
            name,
            self._type(),
            tuple(sorted(names)),
            tuple(sorted(abbreviations)),
            tuple(sorted(ordinary)),
            *self._lifetime(),
            *(
                tuple(sorted(self._all(field)))
                for field in ("replaces", "part_of", "post_in", "same_as", "codes", "notes", "sources")
            ),
        )

    def _name(self) -> str:
        if self._known is not None:
            return self._known.name
        name = self._only("name")
        if name is None:
            raise self._first.error(f"has no name: add {self._first.term('name')}")
        return name

    def _type(self) -> str:
        stated = self._stated("type")
        if self._known is None and len(stated) != 1:
            several = f"has the types {', '.join(sorted(stated))}" if stated else "has no type"
            raise self._first.error(f"{several}: give it one class of the ontology, such as PublicBody")
        return self._only("type") or ""

    def _lifetime(self) -> tuple[str | None, str | None]:
        since, until = self._only("since"), self._only("until")
        if since is not None and until is not None and until < since[: len(until)]:
            place, value = next(
                ((d.place, until) for d in self._descriptions if until in d.values.get("until", ())),
                (self._first, since),
            )
            raise place.error(f"ends ({until}) before it begins ({since}): correct one of the two", value)
        return since, until

    def _stated(self, field: str) -> set[str]:
        return {text for description in self._descriptions for text in description.values.get(field, ())}

    def _all(self, field: str) -> set[str]:
        known: tuple[str, ...] = () if self._known is None else getattr(self._known, field)
        return self._stated(field) | set(known)

    def _only(self, field: str) -> str | None:
        """Return the field's only value; what is known already must be the same."""
        stated = sorted(self._stated(field))
        known: str | None = None if self._known is None else getattr(self._known, field)
        if len(stated) > 1:
            place, value = next(
                (d.place, d.values[field][-1]) for d in reversed(self._descriptions) if d.values.get(field)
            )
            several = " and ".join(f'"{text}"' for text in stated)
            raise place.error(f"has {several} as {place.term(field)}: keep one", value)
        if stated and known is not None and stated[0] != known:
            place = next(d.place for d in self._descriptions if d.values.get(field))
            raise place.error(
                f'has "{stated[0]}" as {place.term(field)}, but <{self._descriptions[0].iri}> is known with "{known}": '
                "write that, or give this one an identifier of its own",
                stated[0],
            )
        return stated[0] if stated else known
