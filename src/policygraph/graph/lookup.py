"""Find an entity by a name that somebody typed."""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING

from policygraph.errors import EntityNotFoundError
from policygraph.knowledge.names import normalise_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.model import Entity


class Lookup:
    """The entities of a graph by IRI, name, alias and abbreviation.

    Args:
        entities: The entities; their ids are IRIs.

    >>> from policygraph.model import Entity
    >>> lookup = Lookup([Entity("urn:ofwat", "Ofwat", "PublicBody", aliases=("the water regulator",))])
    >>> lookup.entity("The Water Regulator").name
    'Ofwat'
    >>> lookup.entity("Offwat")
    Traceback (most recent call last):
    policygraph.errors.EntityNotFoundError: no entity is called 'Offwat'; did you mean 'Ofwat'?
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_iri = {entity.id: entity for entity in entities}
        self._by_name: dict[str, list[Entity]] = defaultdict(list)
        self._by_known_name: dict[str, list[Entity]] = defaultdict(list)
        for entity in self._by_iri.values():
            for name in {normalise_name(name) for name in (entity.name, *entity.aliases)}:
                self._by_name[name].append(entity)
            for name in {normalise_name(name) for name in entity.known_as}:
                self._by_known_name[name].append(entity)

    def entity(self, name: str) -> Entity:
        """Return the entity that bears the name; of several a named one, then the one that is mentioned most.

        A linked entity is also found by the names that the knowledge base has for it.

        Args:
            name: A name, an alias, an abbreviation or an IRI; case does not matter.

        Raises:
            EntityNotFoundError: If there is none; the message suggests similar names.
        """
        if name in self._by_iri:
            return self._by_iri[name]
        key = normalise_name(name)
        found = self._by_name.get(key) or self._by_known_name.get(key)
        if not found:
            raise EntityNotFoundError(f"no entity is called {name!r}; {self._hint(name)}")
        return min(found, key=lambda entity: (entity.kind != "named", -len(entity.mentions), entity.id))

    def _hint(self, name: str) -> str:
        near = difflib.get_close_matches(normalise_name(name), self._by_name)
        names = dict.fromkeys(self._by_name[match][0].name for match in near)
        if names:
            return f"did you mean {' or '.join(map(repr, names))}?"
        return "`entities` lists those of the graph" if self._by_iri else "the graph is empty"
